"""docs/problems.md is written from the tables of problems: `make golden` after a change of one."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import run
from fuzz.reading import read_anything
from fuzz.vocabulary import SEEDS

from vaultnet import api, settings
from vaultnet.core import appointments, block_problems, lifetimes, mark_problems
from vaultnet.core.records import Severity, Source
from vaultnet.imports import problems as import_problems
from vaultnet.languages import LANGUAGES, load
from vaultnet.settings import problems as settings_problems
from vaultnet.vault import file_problems, obsidian, read
from vaultnet.vault.frontmatter import explain
from vaultnet.vault.parse import problems as parse_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vaultnet.core.problems import ProblemKind

PAGE: Final = Path(__file__).parents[1] / "docs" / "problems.md"
HOUSE: Final = Path(settings.__file__).parents[1]

ROOMS: Final = {
    "Files": (*file_problems.PROBLEMS, *read.PROBLEMS),
    "Properties": explain.PROBLEMS,
    "People, days, meetings": parse_problems.PROBLEMS,
    "Marks on the page": mark_problems.PROBLEMS,
    "Generated blocks": block_problems.PROBLEMS,
    "Days": (appointments.AHEAD, *lifetimes.PROBLEMS),
    "Files of other programs": import_problems.PROBLEMS,
    "Obsidian's own settings": obsidian.PROBLEMS,
    "vaultnet.toml": settings_problems.PROBLEMS,
}
KINDS: Final = [kind for kinds in ROOMS.values() for kind in kinds]


def test_every_room_is_among_all() -> None:
    assert Counter(KINDS) == Counter(api.PROBLEM_KINDS)


HEAD: Final = """\
# Problems

`vaultnet check` lists what in a vault cannot be understood, each with its place, its code, a
sentence and a way out. An *error* loses something, a *warning* may mislead, an *info* is good to
know. `--code`, `--severity` and `--folder` choose among them; the exit code is 1 for errors, with
`--strict` for any. A problem never ends the reading of the other notes.

This page is written from the tables of the program, in general words; `…` stands for a name.
"""

# How a problem is reported, and the severity that this says.
CALLS: Final = {"error": Severity.ERROR, "warn": Severity.WARNING, "note": Severity.INFO}
CODE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def page() -> str:
    return HEAD + "".join(section(name, kinds) for name, kinds in ROOMS.items())


def section(name: str, kinds: Iterable[ProblemKind]) -> str:
    rows = "".join(row(kind) for kind in sorted(kinds, key=lambda kind: kind.code))
    return f"\n## {name}\n\n| code | | what is wrong | the way out |\n|---|---|---|---|\n{rows}"


def row(kind: ProblemKind) -> str:
    return f"| `{kind.code}` | {kind.severity} | {cell(kind.message)} | {cell(kind.hint)} |\n"


def cell(sentence: str) -> str:
    filled = sentence.format_map(dict.fromkeys(facts_of(sentence), "…"))
    return filled.replace("|", "\\|")


def facts_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def calls() -> Iterator[tuple[str, str, str]]:
    """Give the module, the name and the code of each call that makes or reports a problem."""
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            named = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if isinstance(node.func, ast.Name):
                named = node.func.id
            if named in {*CALLS, "_warn", "_report", "Problem", "ProblemKind"}:
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and CODE.fullmatch(str(argument.value)):
                        yield path.relative_to(HOUSE).as_posix(), named, str(argument.value)


def test_the_page_of_problems_is_current(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, page())


def test_every_code_stands_in_a_table_of_the_page() -> None:
    known = {kind.code for kind in KINDS}
    reported = list(calls())
    assert len(reported) > 20
    missing = {f"{code} ({module})" for module, _, code in reported if code not in known}
    assert not missing, f"add {missing} to the problems of that room, and those to ROOMS here"


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_code_is_said_in_every_language(language: str) -> None:
    """In English the code says it, with the words of the note."""
    said = load(language)["problems"]
    assert isinstance(said, dict)
    assert list(said) == sorted({kind.code for kind in KINDS})
    for message, hint in said.values():
        assert message.endswith(".")
        assert hint.endswith(".")
        assert len(f"{message} {hint}") < 220


def test_a_problem_is_told_in_the_language_of_the_vault(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    note = {"People/Ada.md": "---\ntype: person\nbirthday: 1961-02-30\n---\n"}
    vault = make_vault({**note, "vaultnet.toml": 'language = "ru"\n'})
    done = run(vault, "check")
    place = "People/Ada.md:3: warning: "
    assert (
        f"{place}Здесь ожидается день, но записанное как день не читается (birthday: 1961-02-30)."
        in done.stdout
    )
    assert "    Напишите его как 2026-05-20.\n" in done.stdout
    annotations = run(vault, "check", "--format", "github").stdout
    assert "Здесь ожидается день" in annotations
    assert "1961-02-30 is no day" in run(vault, "check", "--json").stdout


def test_a_code_has_the_severity_of_its_calls() -> None:
    severities = {kind.code: kind.severity for kind in KINDS}
    for module, named, code in calls():
        if named in CALLS:
            assert severities[code] is CALLS[named], (module, code)


def test_every_code_of_the_notes_is_reported_somewhere() -> None:
    reported = {code for _, named, code in calls() if named != "ProblemKind"}
    for kinds in (parse_problems.PROBLEMS, settings_problems.PROBLEMS):
        assert {kind.code for kind in kinds} <= reported


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_kind_is_in_order(kind: ProblemKind) -> None:
    assert CODE.fullmatch(kind.code)
    assert {one.severity for one in KINDS if one.code == kind.code} == {kind.severity}
    for sentence in (kind.message, kind.hint):
        assert sentence[:1].isupper()
        assert sentence.endswith((".", "?"))
        assert "\n" not in sentence


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_kind_makes_a_problem(kind: ProblemKind) -> None:
    facts: dict[str, str | int | None] = dict.fromkeys(facts_of(kind.message), "{x}")
    problem = kind.at(Source("a.md", 3), **facts)
    assert (problem.code, problem.severity) == (kind.code, kind.severity)
    assert ("{x}" in problem.message) is bool(facts)
    if facts:
        with pytest.raises(KeyError):
            kind.at(Source("a.md", 3))


def test_what_is_found_in_odd_notes_stands_in_a_table() -> None:
    severities = {kind.code: kind.severity for kind in KINDS}
    found = [
        problem
        for seed in SEEDS.iterdir()
        for note, network in [read_anything(seed.read_bytes())]
        for problem in (*note.problems, *network.problems)
    ]
    assert found
    for problem in found:
        assert severities[problem.code] is problem.severity
