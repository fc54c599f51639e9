"""The follow-up list in an event's own note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from blocks_vault import FAIR, LIST, NOTES, TODAY, block_in, found, freshen, vault_with
from digest_vault import text_of

from vaultnet import api

if TYPE_CHECKING:
    from pathlib import Path

FAIR_TEXT: Final = NOTES[FAIR]
WITH_LIST: Final = {FAIR: f"{FAIR_TEXT}\n{LIST}"}
CID: Final = "People/Cid Moor.md"


def test_it_says_whom_one_met_and_who_is_still_to_be_written_to(tmp_path: Path) -> None:
    root = vault_with(tmp_path, WITH_LIST)
    assert freshen(root) == (FAIR,)
    assert block_in(root, FAIR).split("\n") == [
        "",
        "Written to or heard from since: 1 of 2.",
        "Reminders: 2026-11-15, 2026-11-27, 2027-02-13.",
        "",
        "**Still to be written to**",
        "",
        "- [[Ada Berg]]: reminder 1 of 3, due since 2026-11-15 (line 9 here)",
        "",
        "**In touch since**",
        "",
        (
            "- [[Ben Stone]]: in touch since (reminder 1 of 3): 2026-11-16, [[Ben Stone]], line 7 "
            "(line 9 here)"
        ),
        "",
        "",
    ]
    assert freshen(root) == ()


def test_it_has_no_boxes(tmp_path: Path) -> None:
    """A box must act once and by the checks of the page: there it stands, and nowhere else."""
    root = vault_with(tmp_path, WITH_LIST)
    freshen(root)
    assert "[ ]" not in text_of(root, FAIR)
    vault = api.read_vault(root)
    page = api.refresh_digest(vault, TODAY)
    assert page is not None
    assert "- [ ] [[Ada Berg]]: " in page.new.decode()


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        pytest.param("", "Whether you were there is not noted: write `my_role: attended`", id="?"),
        pytest.param(
            "my_role: absent", "You were not there, so nobody is to be written to.", id="no"
        ),
        pytest.param(
            "my_role: attended\nfollowup: false", "**Nothing to write now**", id="refused"
        ),
    ],
)
def test_what_the_note_says_decides(tmp_path: Path, properties: str, said: str) -> None:
    text = FAIR_TEXT.replace("my_role: attended", properties)
    root = vault_with(tmp_path, {FAIR: f"{text}\n{LIST}"})
    freshen(root)
    assert said in block_in(root, FAIR)


def test_of_an_event_ahead_it_says_who_will_be_there(tmp_path: Path) -> None:
    text = FAIR_TEXT.replace("2026-11-1", "2026-12-1")
    root = vault_with(tmp_path, {FAIR: f"{text}\n{LIST}"})
    freshen(root)
    block = block_in(root, FAIR)
    assert block.startswith("\n**Will be there**\n\n- [[Ada Berg]] (line 9 here)\n")
    assert "since" not in block


def test_private_people_are_counted_and_not_named(tmp_path: Path) -> None:
    root = vault_with(tmp_path, {FAIR: f"{FAIR_TEXT}- [[Cid Moor]]\n\n{LIST}"})
    freshen(root)
    block = block_in(root, FAIR)
    assert "Cid" not in block
    assert "One more is private and not named." in block


def test_a_private_event_has_no_list(tmp_path: Path) -> None:
    text = FAIR_TEXT.replace("type: conference", "type: conference\nprivate: true")
    assert found(vault_with(tmp_path, {FAIR: f"{text}\n{LIST}"})).changes == ()


def test_in_russian(tmp_path: Path) -> None:
    root = vault_with(tmp_path, {**WITH_LIST, "vaultnet.toml": 'language = "ru"\n'})
    freshen(root)
    told = block_in(root, FAIR)
    assert "**Кому ещё написать**\n\n- [[Ada Berg]]: напоминание 1 из 3, пора с" in told


def test_what_is_generated_yields_no_records(tmp_path: Path) -> None:
    """The list stands under the very heading for participants: nobody comes to the event by it."""
    bare = vault_with(tmp_path / "bare", {FAIR: f"{FAIR_TEXT}\n"})
    root = vault_with(tmp_path / "with", WITH_LIST)
    freshen(root)
    assert api.read_vault(root).network == api.read_vault(bare).network
