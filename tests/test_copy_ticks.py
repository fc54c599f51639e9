"""A conflict copy of the page left lying: each of its marks acts once, and stays taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import run
from digest_vault import (
    ADA,
    DIGEST,
    MONDAY,
    empty_box,
    line_with,
    marked,
    page_of,
    refresh,
    text_of,
    undo,
    vault_at,
)

from vaultnet.errors import VaultnetError

if TYPE_CHECKING:
    from pathlib import Path

COPY: Final = "Due this week.sync-conflict-20261123-023251-OPLQ5BK.md"
TUESDAY: Final = MONDAY + timedelta(days=1)
NEXT_WEEK: Final = MONDAY + timedelta(days=7)
WORDS: Final = {
    "[[Ada Berg]]": (ADA, "x", "#call"),
    "[[Ben Stone]]": ("People/Ben Stone.md", ">", ""),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a vault with its page of Monday."""
    refresh(vault_at(tmp_path))
    return tmp_path


def lay_copy(root: Path, part: str) -> str:
    """Lay a copy of the page with one mark beside it; give the note that it acts on."""
    path, box, words = WORDS[part]
    (root / COPY).write_bytes(marked(page_of(root), part, box, words=words).encode())
    return path


@pytest.mark.parametrize("part", WORDS)
def test_a_mark_of_a_copy_that_was_undone_stays_undone(root: Path, part: str) -> None:
    path = lay_copy(root, part)
    before = text_of(root, path)
    assert len(refresh(root).done) == 1
    assert text_of(root, path) != before
    undo(root)
    for today in (MONDAY, TUESDAY, NEXT_WEEK, NEXT_WEEK + timedelta(days=7)):
        assert refresh(root, today).done == ()
        assert text_of(root, path) == before
    assert page_of(root).count("[[Ben Stone]]: get in touch") == 1


@pytest.mark.parametrize("part", WORDS)
def test_a_mark_of_a_copy_that_the_owner_took_out_stays_out(root: Path, part: str) -> None:
    path = lay_copy(root, part)
    before = text_of(root, path)
    refresh(root)
    empty_box(root, part)
    for _ in range(2):
        refresh(root, TUESDAY)
        assert text_of(root, path) == before
    assert line_with(page_of(root), part).startswith("- [ ] ")


def test_a_tick_of_the_page_that_was_undone_is_not_repeated_by_its_copy(root: Path) -> None:
    before = text_of(root, ADA)
    page = marked(page_of(root), "[[Ada Berg]]", "x", words="#call")
    for name in (DIGEST, COPY):
        (root / name).write_bytes(page.encode())
    assert len(refresh(root).done) == 1
    undo(root)
    assert refresh(root).done == ()
    assert text_of(root, ADA) == before


def test_the_page_itself_may_be_ticked_again(root: Path) -> None:
    lay_copy(root, "[[Ada Berg]]")
    refresh(root)
    undo(root)
    refresh(root)
    again = marked(page_of(root), "[[Ada Berg]]", "x", words="#meeting")
    (root / DIGEST).write_bytes(again.encode())
    assert len(refresh(root, TUESDAY).done) == 1
    assert "- 2026-11-24: #meeting ^vn-" in text_of(root, ADA)


def test_another_mark_of_the_copy_still_acts(root: Path) -> None:
    lay_copy(root, "[[Ada Berg]]")
    refresh(root)
    undo(root)
    refresh(root)
    more = marked(text_of(root, COPY), "[[Ben Stone]]", "x")
    (root / COPY).write_bytes(more.encode())
    assert len(refresh(root).done) == 1


@pytest.mark.parametrize("part", WORDS)
@pytest.mark.parametrize("undone_first", [True, False])
def test_nor_does_it_act_after_its_person_was_renamed(
    root: Path, part: str, undone_first: bool
) -> None:
    """Undo finds no note to change where its name is another by now: the owner takes it out."""
    path = lay_copy(root, part)
    before = text_of(root, path)
    refresh(root)
    renamed = "People/Eve Lund.md"
    if undone_first:
        undo(root)
        (root / path).rename(root / renamed)
    else:
        (root / path).rename(root / renamed)
        with pytest.raises(VaultnetError, match="since"):
            undo(root)
        (root / renamed).write_bytes(before.encode())
    for today in (MONDAY, TUESDAY, NEXT_WEEK):
        assert refresh(root, today).done == ()
        assert text_of(root, renamed) == before
        assert not (root / path).exists()


def test_check_goes_on_reporting_the_copy(root: Path) -> None:
    lay_copy(root, "[[Ada Berg]]")
    refresh(root)
    undo(root)
    refresh(root)
    said = run(root, "check")
    assert f"{COPY}:1" in said.output
    assert "conflict-copy" in said.output
