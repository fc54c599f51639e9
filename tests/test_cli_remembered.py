"""An answer that is remembered: the same as without it, sooner, and of nothing private."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import BO_STRAND, CLEAN, NOTES, TODAY, reads, run
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vaultnet.api.vault import read_vault
from vaultnet.cli import remembered
from vaultnet.cli.group import vaultnet
from vaultnet.cli.session import Session, hours_of
from vaultnet.cli.terminal import remark, say, say_again
from vaultnet.vault.remembering import looks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


ODD: Final = "People/Odd One.md"  # with a problem, which is said beside the answer
COUNT: Final = sum(path.endswith(".md") for path in NOTES) + 1
DAYS: Final = (TODAY, "2027-03-01")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Remember in a folder of the test, and notes that were written a moment ago as well."""
    monkeypatch.setenv("VAULTNET_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(looks, "GRAIN", -(10**12))
    return tmp_path / "cache"


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault({**NOTES, ODD: "---\ntype: person\ncadence: sometimes\n---\n"})


FORMS: Final = ((), ("--json",), ("--all",), ("--days", "90"), ("--days", "90", "--json"))
ASKED: Final = (
    *(("due", *form) for form in FORMS),
    ("contacts",),
    ("contacts", "--unknown", "--json"),
    ("interactions", "--contact", "Ada", "--since", "2026-01-01"),
    ("interactions", "--planned"),
    ("promises",),
    ("events",),
    ("groups", "--json"),
    ("stages", "--all"),
    ("show", "Ada"),
    ("show", "Ada", "--json"),
    ("stats",),
)


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_a_second_answer_opens_no_note_and_is_the_same(
    vault: Path, asked: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = reads(monkeypatch)
    first = run(vault, *asked)
    assert len({*opened}) == COUNT
    opened.clear()
    second = run(vault, *asked)
    assert opened == []
    assert (second.stdout, second.stderr) == (first.stdout, first.stderr)
    assert first.stdout
    assert first.stderr


def test_a_page_that_is_current_needs_no_note_to_be_opened(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = reads(monkeypatch)
    said = []
    for known in (False, False, True, True):  # made, found current, remembered
        opened.clear()
        said.append(run(vault, "digest").stdout)
        assert bool(opened) is not known
    assert said[1:] == [said[1]] * 3 != [said[0]] * 3
    page = vault / "Due this week.md"
    page.write_text(page.read_text().replace("- [ ]", "- [x]", 1))
    run(vault, "digest")
    assert opened
    assert "^vn-" in "".join(path.read_text() for path in (vault / "People").iterdir())


def test_a_page_that_is_not_current_is_said_to_be_so_each_time(vault: Path) -> None:
    checked = [run(vault, "digest", "--check") for _ in range(3)]
    assert [one.exit_code for one in checked] == [1] * 3
    assert len({one.output for one in checked}) == 1


def test_another_day_and_another_form_are_other_questions(vault: Path) -> None:
    asked = [(form, day) for form in FORMS for day in DAYS]
    said = [run(vault, "due", *form, today=day).stdout for form, day in asked]
    assert len({*said}) > len(FORMS)
    again = [run(vault, "due", *form, today=day).stdout for form, day in asked]
    assert again == said


def test_a_note_changed_a_moment_ago_is_read_again(
    vault: Path, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("VAULTNET_CACHE", str(cache))
    opened = reads(monkeypatch)
    run(vault, "due")
    opened.clear()
    run(vault, "due")
    assert opened


@pytest.mark.parametrize("how", [("--no-cache", "due"), ("due", "--no-cache")], ids=" ".join)
def test_nothing_is_remembered_where_that_is_not_wanted(
    vault: Path, how: tuple[str, ...], cache: Path
) -> None:
    said = run(vault, *how).stdout
    assert not cache.exists()
    assert run(vault, "due").stdout == said


def test_the_environment_can_switch_it_off(
    vault: Path, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    monkeypatch.setenv("VAULTNET_NO_CACHE", "1")
    run(vault, "due")
    assert not cache.exists()


def test_nothing_private_is_remembered(vault: Path, cache: Path) -> None:
    run(vault, "due", "--json", "--include-private")
    assert not cache.exists()
    assert "Bo Lund" in run(vault, "due").stdout  # a private person's name, to the owner alone
    kept = [path.read_bytes() for path in cache.rglob("*") if path.is_file()]
    assert kept
    for word in ("Lund", "Berg", "Ёлкина", "secret", "harbours"):
        assert not any(word.encode() in data for data in kept)


def test_a_damaged_or_foreign_file_is_thrown_away_without_a_word(vault: Path, cache: Path) -> None:
    first = run(vault, "due")
    (file,) = cache.rglob("*.answer")
    whole = file.read_bytes()
    for damaged in (whole[:-1], b"", b"[]" * 500, whole + b"x"):
        file.write_bytes(damaged)
        again = run(vault, "due")
        assert (again.stdout, again.stderr) == (first.stdout, first.stderr)


def test_an_answer_is_of_its_day_in_the_vaults_own_time_zone(vault: Path) -> None:
    (vault / "vaultnet.toml").write_text('[vault]\ntimezone = "Pacific/Auckland"\n')
    session = Session(read_vault(vault), date(2026, 11, 23))
    begin, end = hours_of(session)
    assert datetime.fromtimestamp(begin, UTC) == datetime(2026, 11, 22, 11, tzinfo=UTC)
    assert datetime.fromtimestamp(end, UTC) == datetime(2026, 11, 23, 11, tzinfo=UTC)
    kept = remembered._packed((begin, end), [(True, "Ada")])
    assert remembered._said_at(kept, begin) == [(True, b"Ada\n")]
    assert remembered._said_at(kept, end) is None
    assert remembered._said_at(kept, begin - 1) is None
    assert remembered._said_at(None, begin) is None


class Stream(io.TextIOWrapper):
    """A stream as the program has it, of a pipe or of a terminal."""

    def __init__(self, encoding: str, *, is_terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding, errors="backslashreplace")
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def written(self) -> bytes:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


@pytest.mark.parametrize(
    ("encoding", "is_terminal"), [("utf-8", False), ("utf-8", True), ("latin-1", True)]
)
@given(st.lists(st.tuples(st.booleans(), st.text(st.characters()))))
def test_an_answer_is_said_again_as_it_was(
    encoding: str, is_terminal: bool, said: list[tuple[bool, str]]
) -> None:
    said.append((True, "lone \udcff, separator \u2028, Ёлкина, \x1b[1mbold\x1b[0m, line\r\n"))

    def heard(speak: Callable[[], None]) -> list[bytes]:
        streams = [Stream(encoding, is_terminal=is_terminal) for _ in range(2)]
        with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
            speak()
        return [one.written() for one in streams]

    kept: list[tuple[bool, bytes]] = []

    def speak() -> None:
        for is_answer, text in said:
            (say if is_answer else remark)(text)
        kept.extend(remembered._said_at(remembered._packed((0.0, float("inf")), said), 5.0) or ())

    def speak_again() -> None:
        for is_answer, text in kept:
            say_again(text, is_answer=is_answer)

    assert heard(speak) == heard(speak_again)


def test_an_answer_without_a_day_named_is_kept_too(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = reads(monkeypatch)
    first, second = (
        CliRunner().invoke(vaultnet, ["--vault", str(vault), "due"], catch_exceptions=False)
        for _ in range(2)
    )
    assert len(opened) == COUNT
    assert first.output == second.output


def modules_of(*args: str, first: str = "") -> set[str]:
    """Give the modules that a run of the command line has imported when it ends."""
    code = (
        f"{first}\n"
        "import sys, atexit\n"
        "atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))\n"
        "from vaultnet.cli import main\n"
        f"sys.argv = ['vaultnet', *{args!r}]\n"
        "main()\n"
    )
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", code],
        env={**CLEAN, "VAULTNET_CACHE": os.environ["VAULTNET_CACHE"]},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    return set(done.stderr.splitlines()[-1].split())


GUESTS: Final = (
    "yaml",
    "frontmatter",
    "markdown_it",
    "rich",
    "watchdog",
    "platformdirs",
    "holidays",
)
HELP: Final = {
    "vaultnet",
    "vaultnet.cli",
    "vaultnet.cli.group",
    "vaultnet.cli.options",
    "vaultnet.cli.terminal",
    "vaultnet.cli.verbs",
    "vaultnet.errors",
}
WARM: Final = HELP | {
    "vaultnet.api",
    "vaultnet.cli.place",
    "vaultnet.cli.remembered",
    "vaultnet.cli.verbs.due",
    "vaultnet.vault",
    "vaultnet.vault.remembering",
    "vaultnet.vault.remembering.answers",
    "vaultnet.vault.remembering.cache_folder",
    "vaultnet.vault.remembering.looks",
    "vaultnet.vault.remembering.seals",
}


def test_help_imports_click_and_little_else() -> None:
    found = modules_of("--help")
    assert {name for name in found if name.startswith("vaultnet")} == HELP
    assert not found.intersection((*GUESTS, "pathlib", "json", "hashlib", "dataclasses"))


def test_a_remembered_answer_imports_nothing_that_reads(vault: Path) -> None:
    args = ("--vault", str(vault), "--today", TODAY, "due")
    settled = "from vaultnet.vault.remembering import looks; looks.GRAIN = -10**12"
    modules_of(*args, first=settled)
    found = modules_of(*args, first=settled)
    assert {name for name in found if name.startswith("vaultnet")} == WARM
    assert not found.intersection((*GUESTS, "pathlib", "dataclasses", "zoneinfo", "tomllib"))


def modules_after_a_save(vault: Path, *verb: str) -> set[str]:
    """Give the modules that a verb imports where one note was saved since it was asked last."""
    args = ("--vault", str(vault), "--today", TODAY, *verb)
    settled = (
        "from vaultnet.vault.remembering import looks, shares\n"
        "looks.GRAIN, shares.TOGETHER = -10**12, 2"
    )
    modules_of(*args, first=settled)
    with (vault / BO_STRAND).open("a", newline="") as file:
        file.write("- 2026-11-20 (call): again\n")
    return modules_of(*args, first=settled)


def test_after_a_save_of_a_plain_note_no_library_reads_it_and_nothing_writes(vault: Path) -> None:
    found = modules_after_a_save(vault, "due")
    assert "vaultnet.vault.plain_body" in found
    assert not found.intersection((*GUESTS, "difflib", "decimal", "subprocess"))
    rooms = ("vaultnet.vault.changes", "vaultnet.vault.edit", "vaultnet.core.ideas")
    assert not [name for name in found if name.startswith((*rooms, "vaultnet.core.stages"))]


def test_a_page_that_nobody_marked_is_renewed_without_what_carries_marks_out(vault: Path) -> None:
    run(vault, "digest")
    found = modules_after_a_save(vault, "digest")
    assert "vaultnet.vault.changes" in found
    assert not found.intersection((*GUESTS, "difflib", "decimal", "subprocess", "tempfile"))
    rooms = ("vaultnet.vault.edit", "vaultnet.vault.journal", "vaultnet.digest.blocks")
    assert not [name for name in found if name.startswith((*rooms, "vaultnet.core.ticks"))]


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[str, str, str]]:
    paths = st.sampled_from((*NOTES, "People/Cy Young.md", "Due this week.md", "vaultnet.toml"))
    texts = st.sampled_from((*NOTES.values(), "", "private: true\n", 'language = "ru"\n'))
    one = st.tuples(st.sampled_from(("write", "remove", "rename", "digest")), paths, texts)
    return draw(st.lists(one, min_size=1, max_size=4))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits(), st.sampled_from(ASKED), st.sampled_from((TODAY, "2026-12-24")))
def test_what_is_remembered_changes_no_answer(
    vault: Path, steps: list[tuple[str, str, str]], verb: tuple[str, ...], today: str
) -> None:
    for what, path, text in (("write", next(iter(NOTES)), NOTES[next(iter(NOTES))]), *steps):
        file = vault / path
        if what == "write":
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, newline="")
        elif what == "remove":
            file.unlink(missing_ok=True)
        elif what == "rename" and file.exists():
            file.rename(file.with_name(f"{file.stem} moved.md"))
        elif what == "digest":
            run(vault, "digest", today=today)
        for asked in (verb, ("digest", "--check")):
            warm = [run(vault, *asked, today=today) for _ in range(2)]
            cold = run(vault, "--no-cache", *asked, today=today)
            assert [one.output for one in warm] == [cold.output] * 2
            assert [one.exit_code for one in warm] == [cold.exit_code] * 2
