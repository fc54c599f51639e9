"""Notes are put back when their records are made: what is held, and what if a file changes then."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tracemalloc
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import reads, run
from digest_vault import ADA, MONDAY, mark, refresh, text_of, vault_at

from vaultnet import api
from vaultnet.errors import NoteChangedError
from vaultnet.vault import files
from vaultnet.vault.read import read_note
from vaultnet.vault.unread import UnreadNote, put_back

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from vaultnet.vault.changes import Change

GENERATOR: Final = Path(__file__).resolve().parents[1] / "bench" / "vault_generator.py"
NOTES: Final = 300
PERSON: Final = "---\ntype: person\n---\n- 2026-11-03 call\n"
TOPIC: Final = "# Tea\n\nWhat [[Zoe Moss]] may like #tea\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "People").mkdir()
    (tmp_path / "People" / "Ada Berg.md").write_text(PERSON)
    (tmp_path / "Tea.md").write_text(TOPIC)
    return tmp_path


def add_zoe(root: Path) -> None:
    """Let somebody come whom a quiet note has asked about."""
    (root / "People" / "Zoe Moss.md").write_text(PERSON)


def test_no_note_holds_its_text_once_it_is_read(root: Path) -> None:
    vault = api.read_vault(root)
    assert {type(note) for note in vault.notes.values()} == {UnreadNote}
    note = vault.notes["Tea.md"]
    assert "utf_8" not in vars(note)
    assert "frontmatter" not in vars(note)
    assert note.text == TOPIC  # whoever asks has it read again
    assert note.tags[0].name == "tea"


def test_what_is_held_does_not_grow_with_what_is_written(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    subprocess.run(  # noqa: S603  the project's own script
        [sys.executable, str(GENERATOR), str(root), str(NOTES)], check=True, capture_output=True
    )
    api.read_vault(root)  # what is made once for all readings
    plainly = _bytes_held(root)
    assert plainly < 7_700 * NOTES
    for path in (root / "Notes").rglob("*.md"):
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" + "Nothing of anybody, in so many words. 🍵\n" * 200)
    assert _bytes_held(root) - plainly < 1_000 * NOTES  # 8,400 signs of four bytes in each


def _bytes_held(root: Path) -> int:
    gc.collect()
    tracemalloc.start()
    vault = api.read_vault(root)
    gc.collect()
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert len(vault.notes) == NOTES
    return held


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_text("Another.\n"),
        lambda path: path.unlink(),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: path.write_bytes(b"\xff"),
    ],
    ids=["other words", "gone", "a folder", "not UTF-8"],
)
def test_a_note_that_is_another_by_then_is_never_taken_for_it(
    root: Path, change: Callable[[Path], object]
) -> None:
    note = api.read_vault(root).notes["Tea.md"]
    change(root / "Tea.md")
    with pytest.raises(NoteChangedError, match=r"Tea\.md was changed meanwhile; run again\."):
        note.text  # noqa: B018  to ask is the point
    (root / "Tea.md").rmdir() if (root / "Tea.md").is_dir() else None
    (root / "Tea.md").write_text(TOPIC)  # and as it was
    assert note.text == TOPIC


def test_a_note_of_no_file_keeps_its_text() -> None:
    note = read_note(TOPIC.encode(), "Tea.md")
    assert note.lines
    put_back(note)
    assert "lines" not in vars(note)
    assert note.text == TOPIC


@pytest.mark.parametrize("become", [None, "Nothing.\n", TOPIC + "[[Ada Berg]] 📅 2026-11-30\n"])
def test_a_note_saved_while_it_is_asked_again_is_read_with_the_rest(
    root: Path, become: str | None
) -> None:
    vault = api.read_vault(root)
    add_zoe(root)
    listing = api.look(vault)
    (root / "Tea.md").unlink()  # after the look, before the reading
    if become is not None:
        (root / "Tea.md").write_text(become)
    vault = api.reread(vault, listing, ["People/Zoe Moss.md"])
    fresh = api.read_vault(root)
    assert vault.network == fresh.network
    assert vault.problems == fresh.problems


def test_a_note_half_saved_while_it_is_asked_again_is_waited_for(root: Path) -> None:
    vault = api.read_vault(root)
    add_zoe(root)
    listing = api.look(vault)
    (root / "Tea.md").write_text("")
    waiting = api.reread(vault, listing, ["People/Zoe Moss.md"], api.Patience(waits=True))
    assert waiting.network is vault.network
    assert waiting.contents.unfinished == {"People/Zoe Moss.md", "Tea.md"}
    (root / "Tea.md").write_text(TOPIC)
    assert api.reread(waiting, api.look(waiting)).network == api.read_vault(root).network


@pytest.mark.parametrize("option", [(), ("--no-cache",)], ids=["remembered", "not"])
def test_a_verb_that_reads_begins_anew_where_a_note_changed_meanwhile(
    root: Path, option: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    interested = "---\ntype: person\ninterests: [tea]\ncadence: {light: 1 week}\n---\n"
    (root / "People" / "Ada Berg.md").write_text(f"{interested}\n## Log\n- 2026-10-03 call\n")
    (root / "People" / "Odd.md").write_text("---\ntype: person\ncadence: soon\n---\n")
    opened: list[str] = []
    read_file = files.read_file

    def reading(root: Path, name: str, most: int) -> bytes:
        opened.append(name)
        if opened.count("Tea.md") == 2:  # for an idea, after all notes were read
            (root / name).write_text("Another, not on #tea but on #coffee.\n")
        return read_file(root, name, most)

    monkeypatch.setattr(files, "read_file", reading)
    said = run(root, *option, "due", "--json")
    assert said.exit_code == 0
    assert opened.count("Tea.md") > 2
    assert "Tea" not in "".join(one for one in said.stdout.splitlines() if "problems" not in one)
    monkeypatch.undo()
    assert run(root, "--no-cache", "due", "--json").stdout == said.stdout
    assert "1 place in the notes" in said.stderr  # which is no answer yet


def test_what_a_note_is_is_not_read_of_it_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = reads(monkeypatch)
    assert run(root, "--no-cache", "new", "--dry-run", "Zoe Moss").exit_code == 0
    assert opened.count("Tea.md") == 1


@pytest.mark.parametrize(
    "verb", [("export", "base"), ("inspect", "People/Ada Berg.md"), ("check",)]
)
def test_a_verb_that_remembers_nothing_begins_anew_likewise(
    root: Path, verb: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = root / "People" / "Ada Berg.md"
    ada.write_text("---\ntype: person\ncadence: soon\n---\n")  # a problem, for `check`
    read_file, opened = files.read_file, list[str]()

    def reading(root: Path, name: str, most: int) -> bytes:
        opened.append(name)
        if opened.count("People/Ada Berg.md") == 2:  # after all notes were read
            ada.write_text("---\ntype: person\ncadence: some day\n---\n")
        return read_file(root, name, most)

    monkeypatch.setattr(files, "read_file", reading)
    said = run(root, *verb)
    assert opened.count("People/Ada Berg.md") > 2
    monkeypatch.undo()
    assert (said.exit_code, said.stdout) == ((again := run(root, *verb)).exit_code, again.stdout)


def test_a_digest_that_begins_anew_says_what_it_did_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mark is acted on when a note turns out to have been saved meanwhile."""
    root = vault_at(tmp_path)
    refresh(root)
    mark(root, "[[Ada Berg]]", "x")
    tries = count()
    refresh_digest = api.refresh_digest

    def refreshing(
        vault: api.Vault, today: date, *, rebuild: bool, settled: frozenset[str]
    ) -> Change | None:
        if not next(tries):
            raise NoteChangedError("{path} was saved.", code="changed-now", path=ADA)
        return refresh_digest(vault, today, rebuild=rebuild, settled=settled)

    monkeypatch.setattr(api, "refresh_digest", refreshing)
    said = run(root, "digest", "--json", today=str(MONDAY))
    assert next(tries) == 2
    answer = json.loads(said.stdout)
    assert (answer["acted"], answer["notes"], answer["state"]) == (1, [ADA], "refreshed")
    assert text_of(root, ADA).count("2026-11-23") == 1


def test_what_holds_a_note_that_was_put_back_is_as_small_as_what_it_holds(root: Path) -> None:
    """A table that has grown while the body was read would stay as large."""
    held = vars(api.read_vault(root).notes["People/Ada Berg.md"])
    assert {*held} == {"path", "_file", "keys"}
    assert sys.getsizeof(held) <= sys.getsizeof({"a": 1, "b": 2, "c": 3})
