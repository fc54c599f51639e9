"""The watcher's loop, in a world whose clock stands still but for the test."""

from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from watched_vault import (
    ADA,
    CALL,
    DAILY,
    NOTES,
    PAGE,
    FakeWorld,
    Listener,
    Watched,
    begun,
    count_reads,
)

from vaultnet import api
from vaultnet.errors import NoteChangedError
from vaultnet.watcher import page as page_module
from vaultnet.watcher.events import Deafness
from vaultnet.watcher.loop import Watch

if TYPE_CHECKING:
    from pathlib import Path

    from vaultnet.core.records import Problem
    from vaultnet.vault.changes import Change


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return begun(tmp_path / "vault")


def test_only_the_saved_note_is_read(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    read = count_reads(monkeypatch)
    watched.save(DAILY, CALL)
    watched.run(1)
    assert read == [DAILY, PAGE]


def test_nothing_is_written_and_nothing_said_where_nothing_matters(watched: Watched) -> None:
    state = watched.page_state
    watched.save("Notes/Looms.md", "Of other looms.\n")
    watched.save(DAILY, NOTES[DAILY])  # the same bytes
    watched.run(120)
    assert watched.page_state == state
    assert watched.voice.told == watched.voice.warned == []


def test_the_own_write_is_known_by_its_content(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.save(DAILY, CALL)
    watched.run(1)
    state = watched.page_state
    read = count_reads(monkeypatch)
    watched.world.hint(PAGE)  # as the system tells of it
    watched.run(60)
    assert read == []
    assert watched.page_state == state


def test_a_change_that_the_system_did_not_tell_of_is_found(watched: Watched) -> None:
    watched.write(DAILY, CALL)
    watched.run(31)
    assert watched.shows_call


def test_a_save_with_its_time_set_back_is_found(watched: Watched) -> None:
    before = (watched.root / DAILY).stat()
    text = "- [[Ada Berg]]"
    assert len(text) > before.st_size
    watched.write(DAILY, text[: before.st_size - 3] + "]]\n")
    watched.write(DAILY, CALL)
    os.utime(watched.root / DAILY, ns=(before.st_atime_ns, before.st_mtime_ns))
    watched.run(31)
    assert watched.shows_call


def test_a_save_within_one_tick_of_the_disks_clock_is_found(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read lately is read once more, though it looks the same to the disk."""
    watched.save(DAILY, "- a call with nobody\n")
    watched.run(1)
    watched.write(DAILY, CALL)
    monkeypatch.setattr(api, "look", lambda vault, *_: vault.contents.listing)
    watched.run(31)
    monkeypatch.undo()
    assert watched.shows_call


def test_what_was_let_go_is_given_back_once_when_it_rests(watched: Watched) -> None:
    watched.run(31)
    assert watched.world.given_back == 1
    watched.run(300)
    assert watched.world.given_back == 1
    watched.save(DAILY, CALL)
    watched.run(5)
    assert watched.world.given_back == 1
    watched.run(31)
    assert watched.world.given_back == 2


def test_polling_finds_a_change_within_a_few_seconds(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "vault", polls=True)
    watched.run(1)
    watched.write(DAILY, CALL)
    watched.run(6)
    assert watched.shows_call


@pytest.mark.parametrize("deafness", list(Deafness))
def test_where_not_all_is_heard_it_says_so_once_and_looks_more_often(
    tmp_path: Path, deafness: Deafness
) -> None:
    watched = Watched(tmp_path / "vault")
    watched.world.deaf = deafness
    watched.run(100)
    watched.write(DAILY, CALL)
    watched.run(6)
    assert watched.shows_call
    assert [code for code, _ in watched.voice.warned] == [f"watch.deaf.{deafness}"]


def test_a_lost_event_makes_it_look_at_everything(watched: Watched) -> None:
    watched.write(DAILY, CALL)
    watched.world.hint(everything=True)
    watched.run(1)
    assert watched.shows_call


def test_a_folder_moved_and_one_deleted(watched: Watched) -> None:
    (watched.root / "People").rename(watched.root / "Menschen")
    shutil.rmtree(watched.root / "Notes")
    watched.world.hint(everything=True)
    watched.run(1)
    vault = watched.watch._vault
    assert vault is not None
    assert "Menschen/Ada Berg.md" in vault.notes
    assert "Notes/Looms.md" not in vault.notes


def test_the_page_is_renewed_at_midnight_and_its_week_ends(watched: Watched) -> None:
    assert "2026-W48" in watched.page
    watched.world.later(5, lambda: setattr(watched.world, "day", date(2026, 11, 30)))
    watched.run(40)
    assert "2026-W49" in watched.page


def test_midnight_is_never_slept_through(watched: Watched) -> None:
    """A machine that slept goes on with the same seconds and another day."""
    for _ in range(50):
        assert watched.watch.seconds_left() <= 30
        watched.run(7)


def test_the_vaults_own_time_zone_says_which_day_it_is(watched: Watched) -> None:
    watched.write("vaultnet.toml", '[vault]\ntimezone = "Asia/Tokyo"\n')
    watched.world.hint(everything=True)
    watched.run(5)
    assert watched.world.zones[-1] == "Asia/Tokyo"


def test_a_note_saved_while_the_page_is_made_is_on_it_too(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is a note more, so that all of the vault is looked at."""
    genuine = api.apply_change

    def saved_meanwhile(vault: api.Vault, change: Change) -> tuple[Problem, ...]:
        watched.write(DAILY, CALL)
        return genuine(vault, change)

    monkeypatch.setattr(api, "apply_change", saved_meanwhile)
    (watched.root / PAGE).unlink()
    watched.world.hint(PAGE)
    watched.run(2)
    assert watched.shows_call


def test_a_tick_is_logged_when_the_page_was_still(watched: Watched) -> None:
    watched.save(PAGE, watched.page.replace("- [ ] ", "- [x] ", 1))
    watched.world.later(20, lambda: watched.save(PAGE, watched.page + "\nA word.\n"))
    watched.run(45)
    note = watched.root / ADA
    assert note.read_text(encoding="utf-8") == NOTES[ADA]
    watched.run(10)
    assert "2026-11-23" in note.read_text(encoding="utf-8")
    assert watched.page.endswith("\nA word.\n")
    assert "watch.acted" in watched.voice.codes
    state, text = watched.page_state, note.read_text(encoding="utf-8")
    watched.run(200)
    assert (watched.page_state, note.read_text(encoding="utf-8")) == (state, text)


def test_what_was_ticked_while_nobody_watched_is_acted_on(tmp_path: Path) -> None:
    first = Watched(tmp_path / "vault")
    first.run(1)
    first.write(PAGE, first.page.replace("- [ ] ", "- [x] ", 1))
    again = Watch(first.root, FakeWorld(), Listener())
    again.world.later(40, lambda: setattr(again.world, "stopping", True))  # type: ignore[attr-defined]
    again.run()
    assert "2026-11-23" in (first.root / ADA).read_text(encoding="utf-8")


def test_once_acts_at_once(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "vault")
    watched.watch.run_once()
    watched.write(PAGE, watched.page.replace("- [ ] ", "- [x] ", 1))
    watched.watch.run_once()
    assert "2026-11-23" in (watched.root / ADA).read_text(encoding="utf-8")


def test_once_makes_the_page_and_ends(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "vault")
    watched.watch.run_once()
    assert "Ada Berg" in watched.page
    assert watched.world.clock == 0
    assert page_module.refresh(api.read_vault(watched.root), watched.world.day).change is None


def test_what_is_said_names_nobody(watched: Watched) -> None:
    watched.save("Daily/2026-11-21.md", "- call with [[Ada Berg]] and [[Bo Lund]]\n")
    watched.run(60)
    said = str(watched.voice.told + watched.voice.warned)
    assert watched.voice.told
    assert "Ada" not in said
    assert "Bo" not in said


@pytest.mark.parametrize("once", [False, True])
def test_it_begins_though_a_note_is_saved_meanwhile(tmp_path: Path, *, once: bool) -> None:
    watched = Watched(tmp_path / "vault")
    watched.write(ADA, NOTES[ADA].replace("---\n##", "interests: [looms]\n---\n##"))
    watched.write("Notes/Looms.md", "#looms\n")

    def read(root: Path, **how: object) -> api.Vault:
        del how
        vault = api.read_vault(root)
        watched.write("Notes/Looms.md", "#loops\n")  # which an idea for the week rests on
        return vault

    watched.watch.read = read
    if once:
        watched.watch.run_once()
    else:
        watched.run(10)
        assert watched.voice.codes == ["watch.began", "watch.refreshed"]
    assert watched.voice.warned == []
    assert api.refresh_digest(api.read_vault(watched.root), watched.world.day) is None


def test_marks_of_which_the_page_was_not_told_are_acted_on_again(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    act, acted = api.act_on_digest, []

    def interrupted(*of: Any, **how: Any) -> api.Acted:  # noqa: ANN401  whatever it is given
        acted.append(act(*of, **how))
        if len(acted) == 1:
            raise NoteChangedError("{path} is another.", code="changed-now", path=DAILY)
        return acted[-1]

    monkeypatch.setattr(api, "act_on_digest", interrupted)
    watched.save(PAGE, watched.page.replace("- [ ]", "- [>]", 1))
    watched.run(60)
    assert len(acted[0].done) == 1
    assert "[>]" not in watched.page
    assert watched.voice.warned == []
