"""What ends a run is said in the language of the vault, wherever that can be known."""

from __future__ import annotations

import ast
import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import run
from digest_vault import mark

import vaultnet
from vaultnet.core.words import phrases_of
from vaultnet.errors import NoteRefusedError, VaultnetError, WriteFailedError, reason_of
from vaultnet.languages import LANGUAGES, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

RUSSIAN: Final = 'language = "ru"\n'
ADA: Final = {"People/Ada Berg.md": "---\ntype: person\n---\n"}


def told() -> Iterator[tuple[str, frozenset[str]]]:
    """Give the code of each fault that is raised with one, and the names of its facts."""
    for path in Path(vaultnet.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "").endswith("Error"):
                given = {one.arg: one.value for one in node.keywords if one.arg}
                code = given.pop("code", None)
                if isinstance(code, ast.Constant):
                    yield str(code.value), frozenset(given)


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_fault_has_its_words_and_no_fact_is_lacking(language: str) -> None:
    raised = dict(told())
    assert load(language)["faults"].keys() == raised.keys()  # type: ignore[attr-defined]  # a table
    phrases = phrases_of(load(language))
    for code, facts in raised.items():
        fault = VaultnetError("", code=code, **dict.fromkeys(facts, "x"))
        assert phrases.fault(fault).strip(), code


def test_a_fault_without_a_code_or_words_is_said_as_it_stands() -> None:
    phrases = phrases_of(load("ru"))
    assert phrases.fault(NoteRefusedError("{odd} as it is")) == "{odd} as it is"
    assert phrases.fault(NoteRefusedError("{n} new", code="new-one", n=3)) == "3 new"


def test_why_the_system_refused_is_said_in_every_language() -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    fault = WriteFailedError("{reason}", code="no-output", reason=reason_of(full))
    assert phrases_of(load("en")).fault(fault) == "the disk is full"
    assert phrases_of(load("ru")).fault(fault) == "Вывод не записывается: на диске нет места."


CASES: Final = {
    "refused": (
        ("new", "Ada Berg"),
        12,
        "vaultnet: People/Ada Berg.md: это уже заметка о Ada Berg.",
    ),
    "export": (
        ("export", "ics", "-o", "/nowhere/people.ics"),
        12,
        "vaultnet: /nowhere/people.ics: не записано, папки /nowhere нет; сначала создайте её.",
    ),
    "import": (
        ("import", "/nowhere/people.vcf"),
        15,
        "vaultnet: /nowhere/people.vcf не читается: нет такого файла или папки.",
    ),
    "a day": (
        ("log", "Ada Berg", "--on", "05.11.2026"),
        2,
        "vaultnet: '05.11.2026': это не день, пишите как 2026-11-23.",
    ),
    "a time": (
        ("export", "ics", "--alarm", "25:00"),
        2,
        "vaultnet: '25:00': это не время суток, пишите как 09:00.",
    ),
    "a pair": (
        ("import", "people.csv", "--map", "Mobile"),
        2,
        "vaultnet: --map Mobile: пишите через `=`, как в справке.",
    ),
    "two": (
        ("digest", "--check", "--dry-run"),
        2,
        "vaultnet: --check и --dry-run просят о разном: задайте что-то одно.",
    ),
    "many": (
        ("watch", "--poll", "--once"),
        2,
        "vaultnet: Задайте только одно: --poll, --once, --install, --uninstall, --print.",
    ),
    "a day that goes on": (
        ("watch", "--today", "2026-11-23"),
        2,
        "vaultnet: --today годится только вместе с --once: наблюдение живёт изо дня в день.",
    ),
    "no note": (
        ("inspect",),
        2,
        "vaultnet: Назовите заметку или несколько либо попросите все: --all.",
    ),
}


@pytest.mark.parametrize(("args", "code", "sentence"), CASES.values(), ids=CASES)
def test_it_is_said_in_the_language_of_the_vault(
    make_vault: Callable[[Mapping[str, str]], Path],
    args: tuple[str, ...],
    code: int,
    sentence: str,
) -> None:
    result = run(make_vault({**ADA, "vaultnet.toml": RUSSIAN}), *args)
    assert (result.exit_code, result.stderr) == (code, f"{sentence}\n")


BROKEN: Final = {
    "no TOML": (f"{RUSSIAN}x = [\n", "vaultnet: vaultnet.toml:2: это не TOML ("),
    "no time zone": (
        f'{RUSSIAN}[vault]\ntimezone = "Nowhere"\n',
        'vaultnet: vaultnet.toml:3: vault.timezone – это "Nowhere", а такое значение не подходит; ',
    ),
    "a list": (
        f'{RUSSIAN}[vault]\npeople = ["../x"]\n',
        "vaultnet: vaultnet.toml:3: vault.people – это список, а такое значение не подходит; ",
    ),
    "a table": (
        f"{RUSSIAN}[vault.people]\n",
        "vaultnet: vaultnet.toml:2: vault.people – это таблица, а такое значение не подходит; ",
    ),
    "another language first": (f"x = [\n{RUSSIAN}", "vaultnet: vaultnet.toml:2: это не TOML ("),
    "of a table": ('[vault]\nlanguage = "ru"\nx = [\n', "vaultnet: vaultnet.toml:3: not TOML: "),
    "unknown": ('language = "xx"\nx = [\n', "vaultnet: vaultnet.toml:2: not TOML: "),
}


@pytest.mark.parametrize(("settings", "begin"), BROKEN.values(), ids=BROKEN)
def test_settings_that_cannot_be_read_may_still_name_the_language(
    make_vault: Callable[[Mapping[str, str]], Path], settings: str, begin: str
) -> None:
    result = run(make_vault({**ADA, "vaultnet.toml": settings}), "contacts")
    assert result.exit_code == 11
    assert result.stderr.startswith(begin)


def test_where_no_vault_is_known_it_is_english(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere", "due")
    assert result.exit_code == 10
    assert "name the vault with --vault" in result.stderr


MARKS: Final = {
    "a block that YAML rejects": (
        ">",
        "---\ntype: person\ncadence: monthly\nx: [\n---\n## Log\n- 2026-05-01\n",
        "впишите `snoozed_until: 2026-11-30` в её свойства сами",
    ),
    "a task that recurs": (
        "x",
        "---\ntype: person\n---\n- [ ] write to [[Ada]] 🔁 every week 📅 2026-11-24\n",
        "строка повторяется или исчезает, когда сделана: отметьте её в Obsidian",
    ),
}


@pytest.mark.parametrize(("box", "note", "says"), MARKS.values(), ids=MARKS)
def test_why_a_mark_was_not_acted_on_is_said_so_too(
    make_vault: Callable[[Mapping[str, str]], Path], box: str, note: str, says: str
) -> None:
    vault = make_vault({"People/Ada.md": note, "vaultnet.toml": RUSSIAN})
    run(vault, "digest")
    mark(vault, "[[Ada]]", box)
    said = run(vault, "digest").stderr
    assert "Отметка не исполнена (People/Ada.md:" in said
    assert says in said
    assert said.count("отметка на месте") == 1


ODD: Final = {
    "an alias": (
        "cadence: &x monthly\nsnooze: *x",
        ":4: в `snooze` стоит якорь, ссылка на него или тег YAML; ",
    ),
    "no list that ends": ("snooze: [", ":3: Скобки в свойствах не сходятся; "),
    "a remark": ("snooze:\n  - 2026-01-01 # why", ":3: внутри `snooze` стоит замечание; "),
}


@pytest.mark.parametrize(("properties", "says"), ODD.values(), ids=ODD)
def test_why_properties_are_left_alone_is_said_so(
    make_vault: Callable[[Mapping[str, str]], Path], properties: str, says: str
) -> None:
    note = f"---\ntype: person\n{properties}\n---\n"
    vault = make_vault({"People/Odd.md": note, "vaultnet.toml": RUSSIAN})
    result = run(vault, "snooze", "Odd")
    assert result.exit_code == 12
    said = result.stderr.splitlines()[-1]
    assert said.startswith(f"vaultnet: People/Odd.md{says}")
    way_out = "заметка оставлена как была: впишите `{key}: 2026-11-30` в её свойства сами."
    assert said.endswith(tuple(way_out.format(key=key) for key in ("snooze", "snoozed_until")))


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("kind", ["dangling", "out of the vault", "a folder"])
def test_settings_that_cannot_be_read_end_the_run_and_are_not_taken_for_none(
    make_vault: Callable[[Mapping[str, str]], Path],
    tmp_path_factory: pytest.TempPathFactory,
    kind: str,
) -> None:
    """Without them whoever is private by a folder would be open."""
    vault = make_vault(ADA)
    place = vault / "vaultnet.toml"
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "vaultnet.toml"
    elsewhere.write_text("[privacy]\nfolders = ['People']\n")
    if kind == "a folder":
        place.mkdir()
    else:
        place.symlink_to(elsewhere if kind == "out of the vault" else "nowhere.toml")
    for verb in ("due", "check", "digest"):
        result = run(vault, verb)
        assert result.exit_code == 11
        assert "vaultnet.toml" in result.stderr
