"""What is remembered between runs: the disk's word for it, the seal, the folder."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import sys
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.core.settings import VaultSettings
from vaultnet.vault import obsidian
from vaultnet.vault.remembering import looks
from vaultnet.vault.remembering.answers import MOST_BYTES, MOST_KEPT, Answers
from vaultnet.vault.remembering.looks import CONFIG_FILES, GRAIN, Look, look_at, look_at_program
from vaultnet.vault.remembering.seals import seal, unseal
from vaultnet.vault.walk import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NOTES: Final[Mapping[str, str]] = {
    "People/Ada Berg.md": "---\ntype: person\n---\n",
    "Daily/2026-11-02.md": "- call with [[Ada Berg]]\n",
    "plan.canvas": "{}",
    "vaultnet.toml": "",
    ".obsidian/app.json": "{}",
}
LOOK: Final = Look(b"k" * 32, 0)
QUESTION: Final = b"due"


@pytest.fixture
def root(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault(NOTES)


@pytest.fixture
def answers(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Answers:
    monkeypatch.setenv("VAULTNET_CACHE", str(tmp_path / "home" / "cache"))
    return Answers(str(root))


def kept_in(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "home" / "cache").glob("*/*"))


def edit_in_place(root: Path) -> None:
    """As long as before, and with the time of modification set back."""
    note = root / "Daily/2026-11-02.md"
    before = note.stat()
    note.write_text(NOTES["Daily/2026-11-02.md"].replace("call", "mail"), newline="")
    os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (note.stat().st_size, note.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


CHANGES: Final[Mapping[str, Callable[[Path], object]]] = {
    "a note is longer": lambda root: (root / "People/Ada Berg.md").write_text("longer " * 9),
    "as long, its time set back": edit_in_place,
    "another file of the same name": lambda root: shutil.copy2(
        root / "plan.canvas", root / "People/Ada Berg.md"
    ),
    "a note came": lambda root: (root / "People/Bo.md").write_text(""),
    "a note went": lambda root: (root / "People/Ada Berg.md").unlink(),
    "a note was renamed": lambda root: (root / "People/Ada Berg.md").rename(root / "Ada Berg.md"),
    "an attachment came": lambda root: (root / "looms.pdf").write_text(""),
    "an attachment went": lambda root: (root / "plan.canvas").unlink(),
    "an empty folder came": lambda root: (root / "Empty").mkdir(),
    "a note is a folder": lambda root: (root / "Daily/2026-11-03.md").mkdir(),
    "a note in the cloud": lambda root: (root / "People/.Cy.md.icloud").write_text(""),
    "the settings": lambda root: (root / "vaultnet.toml").write_text('language = "ru"\n'),
    "the settings went": lambda root: (root / "vaultnet.toml").unlink(),
    "the configuration": lambda root: (root / ".obsidian/app.json").write_text('{"a": 1}'),
    "a part of it came": lambda root: (root / ".obsidian/templates.json").write_text("{}"),
    "another hidden folder": lambda root: (root / ".other").mkdir(),
    "capitals in the extension": lambda root: (root / "People/Bo.MD").write_text(""),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_look_shows_every_change(root: Path, change: Callable[[Path], object]) -> None:
    before = look_at(str(root))
    assert look_at(str(root)).sum == before.sum
    change(root)
    after = look_at(str(root))
    assert after.sum != before.sum
    assert walk(root, after.folders) == walk(root)


def test_a_look_follows_links(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "linked").symlink_to(elsewhere)
    (root / "around").symlink_to(root)
    (root / "note.md").symlink_to(root / "not there.md")
    sums = {look_at(str(root)).sum}
    (elsewhere / "Cy.md").write_text("hello")
    sums.add(look_at(str(root)).sum)
    (elsewhere / "Cy.md").write_text("hello again")
    sums.add(look_at(str(root)).sum)
    (root / "not there.md").write_text("")
    sums.add(look_at(str(root)).sum)
    (root / "linked").unlink()
    (root / "linked").symlink_to(tmp_path / "gone")
    sums.add(look_at(str(root)).sum)
    assert len(sums) == 5


def test_a_vault_that_is_not_there_looks_like_no_other(tmp_path: Path, root: Path) -> None:
    assert look_at(str(tmp_path / "nowhere")).sum != look_at(str(root)).sum


def test_the_note_changed_last_may_change_again_within_one_tick(root: Path) -> None:
    changed = max(path.stat().st_ctime_ns for path in root.rglob("*.*") if path.is_file())
    look = look_at(str(root))
    assert look.newest == changed
    assert not look.is_settled(changed)
    assert not look.is_settled(changed + GRAIN)
    assert look.is_settled(changed + GRAIN + 1)


def test_a_look_knows_every_file_of_the_configuration(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()

    def read_file(_root: Path, name: str, _most: int) -> bytes:
        asked.add(name.removeprefix(".obsidian/"))
        raise FileNotFoundError

    monkeypatch.setattr(obsidian, "read_file", read_file)
    obsidian.read_config(root, VaultSettings())
    assert asked == set(CONFIG_FILES)


def test_another_program_is_another_question(tmp_path: Path) -> None:
    (tmp_path / "core").mkdir()
    module = tmp_path / "core" / "plan.py"
    module.write_text("one")
    before = look_at_program(str(tmp_path))
    (tmp_path / "core" / "plan.pyc").write_text("made of it")
    assert look_at_program(str(tmp_path)) == before
    module.write_text("another")
    assert look_at_program(str(tmp_path)) != before


def test_an_answer_is_recalled(answers: Answers) -> None:
    answers.keep(QUESTION, LOOK, b"\0 Ada")
    assert answers.recall(QUESTION, LOOK) == b"\0 Ada"


def test_another_question_or_another_look_recalls_nothing(answers: Answers) -> None:
    answers.keep(QUESTION, LOOK, b"Ada")
    assert answers.recall(b"check", LOOK) is None
    assert answers.recall(QUESTION, Look(b"l" * 32, 0)) is None


def test_a_vault_that_moved_is_worked_out_anew(answers: Answers, tmp_path: Path) -> None:
    answers.keep(QUESTION, LOOK, b"Ada")
    assert Answers(str(tmp_path / "moved")).recall(QUESTION, LOOK) is None


def test_a_link_to_a_vault_is_that_vault(answers: Answers, root: Path, tmp_path: Path) -> None:
    answers.keep(QUESTION, LOOK, b"Ada")
    (tmp_path / "link").symlink_to(root)
    assert Answers(str(tmp_path / "link")).recall(QUESTION, LOOK) == b"Ada"


def test_only_its_owner_may_look_in_and_nothing_is_readable(
    answers: Answers, tmp_path: Path
) -> None:
    answers.keep(QUESTION, LOOK, b"xyzzy" * 20)
    (file,) = kept_in(tmp_path)
    assert b"xyzzy" not in file.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(file.parent.parent.stat().st_mode) == 0o700


def test_the_oldest_answers_go(answers: Answers, tmp_path: Path) -> None:
    for number in range(MOST_KEPT + 5):
        answers.keep(str(number).encode(), LOOK, b"%d" % number)
    kept = kept_in(tmp_path)
    assert len(kept) == MOST_KEPT
    assert answers.recall(str(MOST_KEPT + 4).encode(), LOOK) == b"%d" % (MOST_KEPT + 4)


def test_what_is_too_long_is_not_kept(answers: Answers, tmp_path: Path) -> None:
    answers.keep(QUESTION, LOOK, os.urandom(MOST_BYTES))
    assert kept_in(tmp_path) == []


def test_where_nothing_can_be_written_nothing_is_said(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("")
    monkeypatch.setenv("VAULTNET_CACHE", str(blocked))
    answers = Answers(str(root))
    answers.keep(QUESTION, LOOK, b"Ada")
    assert answers.recall(QUESTION, LOOK) is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_for_reading_only_is_no_fault(answers: Answers, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(mode=0o500)
    answers.keep(QUESTION, LOOK, b"Ada")
    assert answers.recall(QUESTION, LOOK) is None


@given(st.binary(max_size=200), st.binary(min_size=1, max_size=64))
def test_what_is_sealed_opens_with_its_key_alone(text: bytes, key: bytes) -> None:
    sealed = seal(text, key)
    assert unseal(sealed, key) == text
    assert unseal(sealed, bytes([key[0] ^ 1, *key[1:]])) is None
    assert seal(text, key) != sealed


def test_a_long_text_is_sealed_in_pieces_none_like_another() -> None:
    text = bytes(1_000_000)
    sealed = seal(text, b"key")
    assert unseal(sealed, b"key") == text
    assert len({sealed[at : at + 32] for at in range(0, len(sealed), 32)}) > len(text) // 33


@given(st.binary(max_size=64), st.data())
def test_a_damaged_file_does_not_open(text: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seal(text, b"key"))
    at = data.draw(st.integers(0, len(sealed) - 1))
    if data.draw(st.booleans()):
        del sealed[at:]
    else:
        sealed[at] ^= data.draw(st.integers(1, 255))
    assert unseal(bytes(sealed), b"key") is None


@given(st.binary(max_size=300))
def test_a_foreign_file_does_not_open(data: bytes) -> None:
    assert unseal(data, b"key") is None


def _keep_for_ever(root: str) -> None:
    answers = Answers(root)
    while True:
        answers.keep(QUESTION, LOOK, b"Ada" * 5_000)


def _keep_often(root: str) -> None:
    answers = Answers(root)
    for _ in range(40):
        answers.keep(QUESTION, LOOK, b"Ada" * 500)
        assert answers.recall(QUESTION, LOOK) == b"Ada" * 500


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
def test_two_processes_at_once_do_no_harm(answers: Answers, root: Path) -> None:
    both = [get_context("fork").Process(target=_keep_often, args=(str(root),)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    assert answers.recall(QUESTION, LOOK) == b"Ada" * 500


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
def test_a_process_killed_while_it_writes_leaves_nothing_false(
    answers: Answers, root: Path, tmp_path: Path
) -> None:
    for _ in range(10):
        child = get_context("fork").Process(target=_keep_for_ever, args=(str(root),))
        child.start()
        while not kept_in(tmp_path):
            pass
        child.join(0.005)
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        assert answers.recall(QUESTION, LOOK) in (None, b"Ada" * 5_000)
    for number in range(MOST_KEPT):
        answers.keep(str(number).encode(), LOOK, b"%d" % number)
    assert not [path for path in kept_in(tmp_path) if path.suffix == ".part"]


def test_the_settings_file_is_that_of_the_reading() -> None:
    from vaultnet import api  # noqa: PLC0415  the one question that this file has to it

    assert looks._SETTINGS == api.SETTINGS_FILE
