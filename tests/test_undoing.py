"""A tick is undone, and what was typed with it stands somewhere, whatever became of its line."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from digest_vault import (
    ADA,
    DIGEST,
    MONDAY,
    line_with,
    mark,
    marked,
    page_of,
    refresh,
    text_of,
    undo,
    vault_at,
)

from vaultnet import api

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NEXT_WEEK: Final = MONDAY + timedelta(days=7)
COPY: Final = "Due this week.sync-conflict-20261123-101010-ABCDEFG.md"
WORDS: Final = "WORDONE ✅ 2026-11-23"
UNDER: Final = ("    - UNDERONE ✅ 2026-11-23", "        1. DEEPER", "    - [ ] BOXED")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a vault with its page of Monday."""
    refresh(vault_at(tmp_path))
    return tmp_path


def with_words(page: str) -> str:
    return marked(page, "[[Ada Berg]]", "x", words=WORDS, under=UNDER)


def ticked(root: Path) -> None:
    (root / DIGEST).write_text(with_words(page_of(root)), encoding="utf-8")
    refresh(root)
    assert "WORDONE" in text_of(root, ADA)


def ticked_on_a_copy(root: Path) -> None:
    (root / COPY).write_text(with_words(page_of(root)), encoding="utf-8")
    refresh(root)
    (root / COPY).unlink()
    refresh(root)


def words_taken_out(root: Path) -> None:
    ticked(root)
    page = page_of(root).replace(f" {WORDS}", "")
    for line in UNDER:
        page = page.replace(f"{line}\n", "")
    (root / DIGEST).write_text(page, encoding="utf-8")
    refresh(root)


def line_rewritten(root: Path) -> None:
    ticked(root)
    line = line_with(page_of(root), "[[Ada Berg]]")
    new = f"- [x] my own words ^{line.rpartition('^')[2]}"
    (root / DIGEST).write_text(page_of(root).replace(line, new), encoding="utf-8")
    refresh(root)


def in_the_next_week(root: Path) -> None:
    ticked(root)
    refresh(root, NEXT_WEEK)


BECAME: Final[tuple[Callable[[Path], None], ...]] = (
    ticked,
    ticked_on_a_copy,
    words_taken_out,
    line_rewritten,
    in_the_next_week,
)


@pytest.mark.parametrize("became", BECAME)
def test_all_that_was_typed_stands_on_the_page_as_it_was(
    root: Path, became: Callable[[Path], None]
) -> None:
    before = text_of(root, ADA)
    became(root)
    undo(root, NEXT_WEEK if became is in_the_next_week else MONDAY)
    assert text_of(root, ADA) == before
    assert page_of(root).count(WORDS) == 1
    lines = page_of(root).split("\n")
    for line in UNDER:  # twice, where a part of it stayed in its place
        assert line in lines


def test_a_page_that_is_odd_hinders_no_undo_of_a_tick_without_words(root: Path) -> None:
    before = text_of(root, ADA)
    mark(root, "[[Ada Berg]]", "x")
    refresh(root)
    page = page_of(root).replace("%% vaultnet:end", "%% vaultnet:ends")
    (root / DIGEST).write_text(page, encoding="utf-8")
    assert undo(root) is None
    assert text_of(root, ADA) == before
    assert page_of(root) == page


def test_a_dry_run_shows_what_would_come_back_and_writes_nothing(root: Path) -> None:
    in_the_next_week(root)
    page, log = page_of(root), text_of(root, ADA)
    done = api.last_act(root)
    assert done is not None
    change = api.undo_last(api.read_vault(root), NEXT_WEEK, done, dry_run=True)
    assert change is not None
    assert WORDS in change.new.decode()
    assert (page_of(root), text_of(root, ADA)) == (page, log)


def test_a_rewritten_copy_below_a_ticked_line_goes_into_the_log_without_its_id(
    root: Path,
) -> None:
    line_id = line_with(page_of(root), "[[Ada Berg]]").rpartition("^")[2]
    own = f"    - [ ] MYOWN rewritten ^{line_id}"
    page = marked(page_of(root), "[[Ben Stone]]", "x", under=(own,))
    (root / DIGEST).write_text(page, encoding="utf-8")
    assert refresh(root).problems == ()
    assert "- 2026-11-23: MYOWN rewritten ^vn-" in text_of(root, "People/Ben Stone.md")
    assert own in page_of(root)
