"""Conflict copies, by the names that sync tools give them and by their text."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.vault.conflicts import (
    CERTAIN,
    UNCERTAIN,
    agreement,
    conflict_of,
    original_of,
)

NAMES: Final = [
    pytest.param("Ann.sync-conflict-20261123-023251-OPLQ5BK", "Syncthing", "Ann", id="syncthing"),
    pytest.param("Ann.sync-conflict-20161123-023251", "Syncthing", "Ann", id="syncthing-old"),
    pytest.param(
        "Ann (Conflicted copy Pixel 9 202611230232)", "Obsidian Sync", "Ann", id="obsidian-sync"
    ),
    pytest.param(
        "Ann (conflicted copy 2026-11-23 023251)", "Nextcloud", "Ann", id="nextcloud-no-user"
    ),
    pytest.param(
        "Ann (conflicted copy Lee 2026-11-23 023251)", "Nextcloud", "Ann", id="nextcloud-user"
    ),
    pytest.param("Ann_conflict-20261123-023251", "ownCloud", "Ann", id="owncloud"),
    pytest.param("Ann (Lee's conflicted copy 2026-11-23)", "Dropbox", "Ann", id="dropbox"),
    pytest.param(
        "Ann (old) (Lee’s conflicted copy 2026-11-23 (1))", "Dropbox", "Ann (old)", id="dropbox-2"
    ),
    pytest.param("Ann (conflicted copy 2026-10-01)", "Dropbox", "Ann", id="dropbox-no-user"),
    pytest.param("Ann (Conflicted Copy)", "Dropbox", "Ann", id="dropbox-bare"),
    pytest.param("Ann (Case Conflict)", "Dropbox", "Ann", id="dropbox-case"),
    pytest.param("Ann (Case Conflict 1)", "Dropbox", "Ann", id="dropbox-case-2"),
    pytest.param(
        "Ann (конфликтующая копия Lee 2026-11-23)", "Dropbox", "Ann", id="dropbox-russian"
    ),
    pytest.param("Ann (конфликтующая копия 2026-11-23)", "Dropbox", "Ann", id="russian-no-user"),
    pytest.param("Ann (conflict 2026-11-23-02-32-51)", "a sync tool", "Ann", id="day"),
    pytest.param("Ann.sync-conflict", "a sync tool", "Ann", id="bare-sync-conflict"),
    pytest.param("Ann [conflicted]", "pCloud", "Ann", id="pcloud"),
    pytest.param("Ann.Conflict", "Resilio Sync", "Ann", id="resilio"),
    pytest.param("Ann (SFConflict lee@example.org 2026-11-23-02-32-51)", "Seafile", "Ann", id="sf"),
    pytest.param("Ann.conflict1", "rclone", "Ann", id="rclone"),
    pytest.param("Ann (vaultnet recovered 01ab23cd)", "vaultnet", "Ann", id="recovered"),
    pytest.param(
        "Иван Белый.sync-conflict-20261123-023251-OPLQ5BK", "Syncthing", "Иван Белый", id="cyrillic"
    ),
    pytest.param(
        "Ann.conflict2.sync-conflict-20261123-023251-OPLQ5BK", "Syncthing", "Ann", id="copy-of-copy"
    ),
]
DOUBTFUL: Final = [
    pytest.param("Ann 2", "iCloud Drive", ["Ann"], id="icloud"),
    pytest.param("Ann 13", "iCloud Drive", ["Ann"], id="icloud-many"),
    pytest.param("Ann (1)", "Google Drive or OneDrive", ["Ann"], id="google-drive"),
    pytest.param("Ann (2)", "Google Drive or OneDrive", ["Ann"], id="onedrive-upload"),
    pytest.param("Ann-LAPTOP", "OneDrive", ["Ann"], id="onedrive-host"),
    pytest.param("Ann-MacBook", "OneDrive", ["Ann"], id="onedrive-mac"),
    pytest.param(
        "Ann-DESKTOP-7F3K2A1-2",
        "OneDrive",
        ["Ann-DESKTOP", "Ann"],
        id="onedrive-host-again",
    ),
]
ORDINARY: Final = [
    "Ann",
    "Ann-Marie",
    "Smith-Jones",
    "Анна-Мария",
    "2026-11-23",
    "2026-11-23 Meeting",
    "Chapter 1",
    "Chapter 100",
    "Notes (draft)",
    "On conflict",
    "How we solved the conflict (in short)",
    "Conflicted copy",
    "Ann (conflict of interest)",
    "Case conflict",
    "-LAPTOP",
    " 2",
]


@pytest.mark.parametrize(("stem", "tool", "original"), NAMES)
def test_a_certain_name(stem: str, tool: str, original: str) -> None:
    name = conflict_of(f"People/{stem}.md")
    assert name is not None
    assert (name.tool, name.originals, name.certain) == (tool, (f"People/{original}.md",), True)
    assert original_of(f"{stem}.md", lambda _path: None) == f"{original}.md"


@pytest.mark.parametrize(("stem", "tool", "originals"), DOUBTFUL)
def test_a_doubtful_name(stem: str, tool: str, originals: list[str]) -> None:
    name = conflict_of(f"{stem}.md")
    assert name is not None
    assert (name.tool, name.certain) == (tool, False)
    assert name.originals == tuple(f"{original}.md" for original in originals)


@pytest.mark.parametrize("stem", ORDINARY)
def test_an_ordinary_name(stem: str) -> None:
    assert conflict_of(f"{stem}.md") is None


def test_only_notes_are_judged() -> None:
    assert conflict_of("photo 2.png") is None


def test_every_tool_has_a_case() -> None:
    cases = [*NAMES, *DOUBTFUL]
    assert {case.values[1] for case in cases} == {*CERTAIN, *UNCERTAIN, "OneDrive"}


TEN: Final = [f"line {number}" for number in range(10)]


@pytest.mark.parametrize(
    ("copy", "original", "is_copy"),
    [
        pytest.param(TEN, TEN, True, id="equal"),
        pytest.param([*TEN[:8], "x", "y"], TEN, True, id="eight-of-ten"),
        pytest.param([*TEN[:7], "x", "y", "z"], TEN, False, id="seven-of-ten"),
        pytest.param([*TEN[:8], "x", "y", ""], [*TEN, ""], True, id="blank-lines-do-not-count"),
        pytest.param(TEN, TEN[:7], False, id="the-longer-note-counts"),
        pytest.param([], TEN, False, id="empty-copy"),
        pytest.param([], [], False, id="both-empty"),
        pytest.param(TEN, None, False, id="no-note-beside"),
    ],
)
def test_a_doubtful_name_counts_beside_the_note_it_repeats(
    copy: list[str], original: list[str] | None, is_copy: bool
) -> None:
    texts = {"People/Ann 2.md": copy, "People/Ann.md": original}
    found = original_of("People/Ann 2.md", texts.get)
    assert found == ("People/Ann.md" if is_copy else None)


def test_the_computer_is_told_from_the_name_by_the_note_that_is_there() -> None:
    texts = {"Ann-DESKTOP-7F3K2A1.md": TEN, "Ann.md": TEN, "Ann-DESKTOP.md": ["other"]}
    assert original_of("Ann-DESKTOP-7F3K2A1.md", texts.get) == "Ann.md"


def test_an_ordinary_note_is_no_copy() -> None:
    assert original_of("Ann.md", {"Ann.md": TEN}.get) is None


@settings(deadline=None)
@given(st.lists(st.sampled_from("abc "), max_size=8), st.lists(st.sampled_from("abc "), max_size=8))
def test_agreement_is_a_share_and_mutual(one: list[str], other: list[str]) -> None:
    assert 0 <= agreement(one, other) <= 1
    assert agreement(one, other) == agreement(other, one)
    assert agreement(one, one) == (1 if any(line.strip() for line in one) else 0)


@settings(deadline=None)
@given(st.text(st.sampled_from("Ann-2 ()[].conflict0123456789'ABCD"), max_size=60))
def test_any_name(stem: str) -> None:
    name = conflict_of(f"a/{stem}.md")
    assert name is None or all(original.startswith("a/") for original in name.originals)
