"""The week of a page is over: what a person wrote is kept, what was logged is not said twice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from digest_vault import (
    DIGEST,
    MONDAY,
    NOTES,
    line_with,
    log_of,
    mark,
    page_of,
    refresh,
    vault_at,
)

if TYPE_CHECKING:
    from pathlib import Path

TUESDAY: Final = MONDAY + timedelta(days=1)
NEXT_WEEK: Final = MONDAY + timedelta(days=7)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a vault with its page of Monday."""
    refresh(vault_at(tmp_path))
    return tmp_path


def test_a_tick_found_after_its_week_counts_on_the_last_day_of_it(root: Path) -> None:
    mark(root, "[[Ben Stone]]", "x")
    refresh(root, NEXT_WEEK)
    assert log_of(root, "People/Ben Stone.md")[0].startswith("- 2026-11-29 ^vn-")
    assert "2026-W49" in page_of(root)


def test_the_words_of_a_person_leave_the_page_with_its_week(root: Path) -> None:
    mark(root, "[[Ada Berg]]", " ", words="ask about May", under=("    - and the looms",))
    page = page_of(root).replace("## Yearly days", "My own line\n\n## Yearly days")
    (root / DIGEST).write_bytes((page + "\nBelow.").encode())
    refresh(root, TUESDAY)
    assert "My own line\n" in page_of(root)
    refresh(root, NEXT_WEEK)
    page = page_of(root)
    assert "ask about May ^vn-" in line_with(page, "[[Ada Berg]]")
    assert "\n    - and the looms\n" in page
    assert page.endswith(" %%\n\nMy own line\n\nBelow.")


@pytest.mark.parametrize("box", ["/", "?", "!"])
@pytest.mark.parametrize("words", ["", "ask about May"])
def test_a_sign_of_a_persons_own_goes_along_with_its_line(root: Path, box: str, words: str) -> None:
    """A box with a character that is none of ours, on a line still due when the week is over."""
    mark(root, "[[Ada Berg]]", box, words=words)
    refresh(root, TUESDAY)
    for today in (NEXT_WEEK, NEXT_WEEK + timedelta(days=1)):
        refresh(root, today)
        line = line_with(page_of(root), "[[Ada Berg]]")
        assert line.startswith(f"- [{box}] [[Ada Berg]]: a conversation")
        assert line.rpartition(" ^")[0].endswith(words)


def test_paragraphs_of_a_person_stay_apart_when_they_leave_the_page(root: Path) -> None:
    own = "One\nof two lines\n\nTwo\n\n```\ncode\n\nmore\n```\n"
    (root / DIGEST).write_bytes(
        page_of(root).replace("%% vaultnet:end", f"{own}%% vaultnet:end").encode() + b"---\nAfter\n"
    )
    refresh(root, NEXT_WEEK)
    assert page_of(root).partition(" %%\n\n")[2].partition(" %%\n\n")[2] == f"{own}\n---\nAfter\n"


def test_what_was_typed_in_two_places_does_not_become_one_paragraph(root: Path) -> None:
    """Right below a task of a person, text would be a part of that task."""
    page = page_of(root).replace("- [ ] [[Ada Berg]]", "- [ ] mine\n- [ ] [[Ada Berg]]", 1)
    page = page.replace("\n## Promises", "\nmore of mine\n\n## Promises", 1)
    (root / DIGEST).write_bytes(page.encode())
    refresh(root, NEXT_WEEK)
    below = page_of(root).partition("vaultnet:end")[2]
    assert below.partition("\n")[2] == "\n- [ ] mine\n\nmore of mine\n"


def test_what_a_tick_has_logged_does_not_go_below(root: Path) -> None:
    mark(root, "[[Ada Berg]]", "x", words="#call", under=("  - a good talk",))
    refresh(root)
    late = line_with(page_of(root), "[[Ada Berg]]")
    (root / DIGEST).write_bytes(page_of(root).replace(late, f"{late} and a late word").encode())
    refresh(root, NEXT_WEEK)
    below = page_of(root).partition("vaultnet:end")[2]
    assert "late word" in below
    assert "#call" not in below
    assert "a good talk" not in below


@pytest.mark.parametrize("late", ["call", "looms", "2026", "t", "talked", "of the"])
def test_a_late_word_that_a_log_happens_to_have_is_not_lost(root: Path, late: str) -> None:
    mark(root, "[[Ada Berg]]", "x", words="#call talked of the looms today")
    refresh(root)
    line = line_with(page_of(root), "[[Ada Berg]]")
    (root / DIGEST).write_bytes(page_of(root).replace(line, f"{line}\n  - {late}").encode())
    refresh(root, NEXT_WEEK)
    below = page_of(root).partition("vaultnet:end")[2]
    assert f"\n  - {late}" in below
    assert "#call" not in below


def test_the_day_of_a_page_of_another_week_start(tmp_path: Path) -> None:
    vault_at(tmp_path, {**NOTES, "vaultnet.toml": '[digest]\nweek_start = "sunday"\n'})
    refresh(tmp_path, date(2026, 11, 22))
    mark(tmp_path, "[[Ben Stone]]", "x")
    refresh(tmp_path, date(2026, 11, 29))
    assert log_of(tmp_path, "People/Ben Stone.md")[0].startswith("- 2026-11-28 ^vn-")
