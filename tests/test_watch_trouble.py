"""What the watcher does when something is amiss: it says so in one sentence, and goes on."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest
from watched_vault import CALL, DAILY, PAGE, Watched, begun

from vaultnet import api
from vaultnet.errors import NoteRefusedError, VaultError, WriteFailedError
from vaultnet.watcher import loop as loop_module

if TYPE_CHECKING:
    from pathlib import Path

    from vaultnet.core.records import Problem
    from vaultnet.vault.changes import Change


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return begun(tmp_path / "vault")


def test_it_cannot_begin_without_a_vault(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "vault")
    shutil.rmtree(watched.root)
    with pytest.raises(VaultError):
        watched.run(1)


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


def test_a_page_saved_again_and_again_ends_in_one_sentence(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NoteRefusedError("it was saved meanwhile")

    monkeypatch.setattr(api, "apply_change", refuse)
    watched.save(DAILY, CALL)
    watched.run(10)
    assert [code for code, _ in watched.voice.warned] == ["watch.fault"]
