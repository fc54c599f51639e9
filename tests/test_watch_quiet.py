"""How long the watcher waits before it reads what was saved, by a clock that a test moves."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from watched_vault import ADA, CALL, DAILY, PAGE, Watched, begun, count_reads

from vaultnet.vault import files
from vaultnet.vault.walk import Listing
from vaultnet.watcher import loop as loop_module
from vaultnet.watcher.quiet import APART, APART_CLOSED, QUIET, Batch

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return begun(tmp_path / "vault")


def test_a_saved_note_is_on_the_page_after_the_quiet_time(watched: Watched) -> None:
    watched.save(DAILY, CALL)
    begun = watched.world.clock
    watched.run(0.2)
    assert watched.voice.told == []
    watched.run(0.5)
    assert watched.shows_call
    assert watched.world.clock - begun < 1
    [(code, facts)] = watched.voice.told
    assert (code, facts["path"], facts["n"]) == ("watch.refreshed", PAGE, 1)


def test_a_single_note_that_is_closed_waits_for_no_quiet(watched: Watched) -> None:
    watched.save(DAILY, CALL, closed=True)
    watched.run(0.1)
    assert watched.shows_call


def test_a_note_that_is_written_after_it_was_closed_waits(watched: Watched) -> None:
    watched.save(DAILY, "- call", closed=True)
    watched.world.later(0.03, lambda: watched.save(DAILY, CALL))
    watched.run(0.2)
    assert watched.voice.told == []
    watched.run(0.3)
    assert watched.shows_call


def test_several_notes_that_are_closed_wait_for_quiet(watched: Watched) -> None:
    watched.save("Notes/Looms.md", "Of other looms.\n", closed=True)
    watched.world.later(0.03, lambda: watched.save(DAILY, CALL, closed=True))
    watched.run(0.25)
    assert watched.voice.told == []
    watched.run(0.25)
    assert watched.shows_call


@pytest.mark.parametrize("old", [None, ""])
def test_a_note_that_is_new_or_was_empty_waits_for_what_comes_after(
    watched: Watched, old: str | None
) -> None:
    """A template is filled in when the note is already there: it may say that it is private."""
    if old is not None:
        watched.save("People/Vera Quill.md", old)
        watched.run(3)
    before = watched.page
    watched.save("People/Vera Quill.md", "---\ncadence: monthly\n---\n", closed=True)
    private = "---\ncadence: monthly\nprivate: true\n---\n"
    seen: list[str] = []
    watched.world.later(0.15, lambda: seen.append(watched.page))
    watched.world.later(0.15, lambda: watched.save("People/Vera Quill.md", private, closed=True))
    watched.run(3)
    assert seen == [before]
    assert "Vera" not in watched.page


def test_a_note_that_is_written_while_it_is_read_is_read_again(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine = files.read_file
    half: list[str] = ["- call with [[Vera Quill]]\n" * 3]

    def written_meanwhile(root: Path, name: str, most: int) -> bytes:
        data = genuine(root, name, most)
        if name == DAILY and half:
            watched.write(DAILY, CALL)
            return half.pop().encode()
        return data

    monkeypatch.setattr(files, "read_file", written_meanwhile)
    read = count_reads(monkeypatch)
    watched.save(DAILY, CALL * 2, closed=True)
    watched.run(1)
    assert read == [DAILY, PAGE]
    assert watched.shows_call


def test_signs_without_end_are_read_after_two_seconds(watched: Watched) -> None:
    for tenth in range(40):
        watched.world.later(tenth / 10, partial(watched.save, DAILY, CALL * (tenth + 1)))
    watched.run(2.3)
    assert watched.shows_call


def test_a_note_written_in_pieces_is_read_when_it_is_whole(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = count_reads(monkeypatch)
    whole = "---\ntype: person\nstage: trust\n---\n" + CALL
    watched.save(ADA, "")
    watched.world.later(0.6, lambda: watched.save(ADA, whole[:20]))
    watched.world.later(1.2, lambda: watched.save(ADA, whole))
    watched.run(3)
    assert [path for path in read if path != PAGE] == [ADA]


def test_an_emptied_note_is_believed_when_it_stays_empty(watched: Watched) -> None:
    watched.save(ADA, "")
    watched.run(1.5)
    assert "Ada Berg" in watched.page
    watched.run(1.5)
    vault = watched.watch._vault
    assert vault is not None
    assert vault.notes[ADA].lines in {(), ("",)}


def test_a_storm_is_one_batch_with_progress(watched: Watched) -> None:
    for number in range(loop_module.STORM):
        watched.save(f"Daily/{date(2020, 1, 1 + number % 28)}-{number}.md", CALL)
    watched.save(DAILY, CALL)
    watched.run(10)
    assert watched.voice.codes == ["watch.refreshed"]
    assert watched.voice.counts[-1] == (loop_module.STORM + 1, loop_module.STORM + 1)


def test_a_closed_note_is_looked_at_at_once_and_once_more() -> None:
    batch, found = Batch(), Listing((), (), ())
    batch.hear(1.0, ["a.md"], closed={"a.md"})
    assert batch.due == 1.0
    assert not batch.look(1.0, found)
    assert batch.due == pytest.approx(1.0 + APART_CLOSED)
    batch.hear(1.01, ["b.md"], closed={"b.md"})
    assert batch.due == pytest.approx(1.01 + QUIET - APART)


def test_a_sign_between_the_two_looks_begins_the_quiet_anew() -> None:
    batch, found = Batch(), Listing((), (), ())
    batch.hear(0.0, ["a.md"])
    assert batch.due == pytest.approx(0.2)
    assert not batch.look(0.2, found)
    batch.hear(0.25, ["a.md"])
    assert batch.due == pytest.approx(0.45)
    assert not batch.look(0.45, found)
    assert batch.due == pytest.approx(0.55)
    assert batch.look(0.55, found)
