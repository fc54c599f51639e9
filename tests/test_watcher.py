"""The watcher's loop, in a world whose clock stands still but for the test."""

from __future__ import annotations

import os
import shutil
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from watched_vault import ADA, CALL, DAILY, NOTES, PAGE, FakeWorld, Listener, Watched

from vaultnet import api
from vaultnet.errors import NoteChangedError, NoteRefusedError, VaultError, WriteFailedError
from vaultnet.vault import contents, files
from vaultnet.vault.read import read_note
from vaultnet.vault.walk import Listing
from vaultnet.watcher import loop as loop_module
from vaultnet.watcher import page as page_module
from vaultnet.watcher.events import Deafness
from vaultnet.watcher.loop import Watch
from vaultnet.watcher.quiet import APART, APART_CLOSED, QUIET, Batch

if TYPE_CHECKING:
    from pathlib import Path

    from vaultnet.core.records import Problem
    from vaultnet.vault.changes import Change
    from vaultnet.vault.note import Note


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    watched = Watched(tmp_path / "vault")
    watched.run(1)
    assert watched.voice.codes == ["watch.began", "watch.made"]
    watched.voice.told.clear()
    return watched


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the notes that are parsed from now on."""
    read: list[str] = []

    def counted(data: bytes, path: str) -> Note:
        read.append(path)
        return read_note(data, path)

    monkeypatch.setattr(contents, "read_note", counted)
    return read


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


def test_a_vault_that_goes_is_waited_for(watched: Watched) -> None:
    elsewhere = watched.root.with_name("elsewhere")
    watched.root.rename(elsewhere)
    watched.world.hint(everything=True)
    watched.run(100)
    assert [code for code, _ in watched.voice.warned] == ["watch.away"]
    assert not watched.root.exists()
    elsewhere.rename(watched.root)
    watched.write(DAILY, CALL)
    watched.run(10)
    assert watched.voice.codes == ["watch.back", "watch.refreshed"]
    assert watched.world.listened == 2


def test_an_empty_mount_point_is_no_vault_whose_notes_were_deleted(watched: Watched) -> None:
    elsewhere = watched.root.with_name("elsewhere")
    watched.root.rename(elsewhere)
    watched.root.mkdir()
    watched.run(100)
    assert list(watched.root.iterdir()) == []
    assert [code for code, _ in watched.voice.warned] == ["watch.away"]


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


def test_settings_that_cannot_be_read_are_said_once_and_waited_for(watched: Watched) -> None:
    watched.write("vaultnet.toml", "[digest\n")
    watched.world.hint(everything=True)
    watched.run(300)
    assert [code for code, _ in watched.voice.warned] == ["watch.fault"]
    watched.write("vaultnet.toml", 'language = "ru"\n')
    watched.write(DAILY, CALL)
    watched.run(100)
    assert watched.shows_call


def test_a_faulty_note_stops_nothing(watched: Watched) -> None:
    (watched.root / "Notes/Looms.md").write_bytes(b"\xff\xfe\x00---\n[[[[")
    watched.save("People/Cy.md", "---\na: [[[[\n---\n" + CALL)
    watched.save(DAILY, CALL)
    watched.run(3)
    assert watched.shows_call


def test_what_nobody_thought_of_is_one_sentence_without_a_word_of_a_note(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("Bo Lund is secret")

    with monkeypatch.context() as patch:
        patch.setattr(loop_module, "refresh", fail)
        watched.save(DAILY, CALL)
        watched.run(200)
    [(code, facts)] = watched.voice.warned
    assert code == "watch.unforeseen"
    assert str(facts["sentence"]).startswith("ZeroDivisionError in ")
    assert "Bo" not in str(facts)
    watched.run(100)
    assert watched.shows_call


def test_a_page_that_is_refused_is_said_once_and_mended(watched: Watched) -> None:
    page = watched.page
    watched.save(PAGE, "My own words.\n" * 200)
    watched.save(DAILY, CALL)
    watched.run(200)
    assert [code for code, _ in watched.voice.warned] == ["watch.fault"]
    watched.save(PAGE, page)
    watched.run(5)
    assert watched.shows_call


def test_a_page_saved_slowly_in_pieces_is_no_page_to_complain_of(watched: Watched) -> None:
    """Its last marker comes seconds after its first: nothing was wrong with it."""
    whole = watched.page + "\nMy own word.\n"
    for second, share in enumerate((0.3, 0.6, 0.7, 0.8, 1)):
        text = whole[: int(len(whole) * share)]
        watched.world.later(second, partial(watched.save, PAGE, text))
    watched.save(DAILY, CALL)
    watched.run(30)
    assert watched.voice.warned == []
    assert watched.shows_call
    assert watched.page.endswith("\nMy own word.\n")


def test_a_full_disk_is_waited_for(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise WriteFailedError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(api, "apply_change", fail)
        watched.save(DAILY, CALL)
        watched.run(100)
    watched.run(100)
    assert watched.shows_call
    assert [code for code, _ in watched.voice.warned] == ["watch.fault"]


def test_a_page_saved_meanwhile_is_read_again(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine = api.apply_change
    tries: list[Change] = []

    def apply_change(vault: api.Vault, change: Change) -> tuple[Problem, ...]:
        tries.append(change)
        if len(tries) == 1:
            watched.write(PAGE, watched.page + "\nMy own word.\n")
        return genuine(vault, change)

    monkeypatch.setattr(api, "apply_change", apply_change)
    watched.save(DAILY, CALL)
    watched.run(5)
    assert len(tries) == 2
    assert watched.page.endswith("\nMy own word.\n")
    assert watched.shows_call
    assert watched.voice.warned == []


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


def test_a_page_saved_again_and_again_ends_in_one_sentence(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NoteRefusedError("it was saved meanwhile")

    monkeypatch.setattr(api, "apply_change", refuse)
    watched.save(DAILY, CALL)
    watched.run(10)
    assert [code for code, _ in watched.voice.warned] == ["watch.fault"]


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


def test_it_cannot_begin_without_a_vault(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "vault")
    shutil.rmtree(watched.root)
    with pytest.raises(VaultError):
        watched.run(1)


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
