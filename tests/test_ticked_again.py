"""Somebody met twice in a week: both times can be logged from the page, and each counts once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from digest_vault import (
    ADA,
    DIGEST,
    MONDAY,
    NOTES,
    act,
    empty_box,
    line_with,
    mark,
    page_of,
    refresh,
    text_of,
    undo,
    vault_at,
)

from vaultnet import api
from vaultnet.core.records import Channel, Layer

if TYPE_CHECKING:
    from pathlib import Path

TUESDAY: Final = MONDAY + timedelta(days=1)
THURSDAY: Final = MONDAY + timedelta(days=3)
NEXT_WEEK: Final = MONDAY + timedelta(days=7)
BEN: Final = "People/Ben Stone.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a vault with its page of Monday."""
    refresh(vault_at(tmp_path))
    return tmp_path


def log_of(root: Path, path: str) -> list[str]:
    """Give the entries of this week in a log without their ids, the oldest first."""
    rows = text_of(root, path).split("\n")
    return sorted(row.partition(" ^")[0] for row in rows if row.startswith("- 2026-11-2"))


def ids_of(root: Path, path: str) -> list[str]:
    rows = text_of(root, path).split("\n")
    return [row.rpartition("^")[2] for row in rows if "^vn-" in row]


def lines_of(root: Path, who: str) -> list[str]:
    return [row for row in page_of(root).split("\n") if f"] [[{who}]]: " in row]


def add_to(root: Path, part: str, words: str, under: tuple[str, ...] = ()) -> None:
    """Write on a line as it stands, and below it."""
    line = line_with(page_of(root), part)
    new = "\n".join((f"{line} {words}".rstrip(), *under))
    (root / DIGEST).write_bytes(page_of(root).replace(line, new).encode())


def notes_of(root: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in root.rglob("*.md")}


def test_who_is_still_due_after_a_tick_has_a_line_of_its_own_with_another_id(root: Path) -> None:
    mark(root, "[[Ada Berg]]", "x", words="#message")
    refresh(root)
    done, still = lines_of(root, "Ada Berg")
    assert done.startswith("- [x] [[Ada Berg]]: a conversation")
    assert "✓ done, message" in done
    assert still.startswith("- [ ] [[Ada Berg]]: a conversation")
    assert "## Since then\n" + still in page_of(root)
    page = page_of(root).replace(still, still.replace("[ ]", "[x]"))
    (root / DIGEST).write_bytes(page.replace(" ^vn-", " #call ^vn-").encode())
    refresh(root, THURSDAY)
    assert [row[:12] for row in log_of(root, ADA)] == ["- 2026-11-23", "- 2026-11-26"]
    assert len({*ids_of(root, ADA)}) == 2
    both = [one for one in api.read_vault(root).network.interactions if one.action]
    assert {(one.day, one.layer) for one in both} == {(MONDAY, Layer.LIGHT), (THURSDAY, Layer.DEEP)}
    assert [row[:5] for row in lines_of(root, "Ada Berg")] == ["- [x]", "- [x]"]
    assert refresh(root, THURSDAY).changes == ()


def test_who_is_due_no_more_after_a_tick_has_no_second_line(root: Path) -> None:
    mark(root, "[[Ben Stone]]", "x")
    refresh(root)
    assert len(lines_of(root, "Ben Stone")) == 1


def test_a_layer_that_is_merely_open_asks_for_no_second_line(tmp_path: Path) -> None:
    text = (
        "---\ntype: person\ncadence: {light: 1 month, deep: 3 months}\n---\n## Log\n- 2026-01-01\n"
    )
    refresh(vault_at(tmp_path, {**NOTES, "People/Eva Lund.md": text}))
    mark(tmp_path, "[[Eva Lund]]", "x")
    refresh(tmp_path)
    assert len(lines_of(tmp_path, "Eva Lund")) == 1


def test_taking_back_the_first_tick_opens_the_first_line_again(root: Path) -> None:
    before = text_of(root, ADA)
    mark(root, "[[Ada Berg]]", "x", words="#message")
    refresh(root)
    done, _ = lines_of(root, "Ada Berg")
    empty_box(root, done)
    refresh(root, TUESDAY)
    assert text_of(root, ADA) == before
    first, second = lines_of(root, "Ada Berg")
    assert first.startswith("- [ ] [[Ada Berg]]: a conversation")
    assert second.startswith("- [-] [[Ada Berg]]: a conversation")
    assert refresh(root, TUESDAY).changes == ()


def test_a_page_laid_out_anew_still_asks_for_what_is_due(root: Path) -> None:
    mark(root, "[[Ada Berg]]", "x", words="#message")
    refresh(root)
    refresh(root, TUESDAY, rebuild=True)
    (line,) = lines_of(root, "Ada Berg")
    assert line.startswith("- [ ] [[Ada Berg]]: a conversation")
    mark(root, "[[Ada Berg]]", "x", words="#call")
    refresh(root, TUESDAY)
    assert len({*ids_of(root, ADA)}) == 2


def test_a_later_day_on_a_done_line_is_another_contact(root: Path) -> None:
    mark(root, "[[Ben Stone]]", "x")
    refresh(root)
    add_to(root, "[[Ben Stone]]", "✅ 2026-11-26")
    refresh(root, THURSDAY)
    assert log_of(root, BEN) == ["- 2026-11-23", "- 2026-11-26"]
    assert len({*ids_of(root, BEN)}) == 2
    assert "✓ done, 2026-11-26" in line_with(page_of(root), "[[Ben Stone]]")
    before = notes_of(root)
    assert refresh(root, THURSDAY).done == ()
    assert before == notes_of(root)


def test_a_later_day_below_a_done_line_comes_with_its_own_words(root: Path) -> None:
    mark(root, "[[Ada Berg]]", "x", words="#message ✅ 2026-11-23", under=("    - asked for May",))
    refresh(root)
    line = next(row for row in page_of(root).split("\n") if "asked for May" in row)
    new = f"{line}\n    - [x] #call about the looms ✅ 2026-11-26"
    (root / DIGEST).write_bytes(page_of(root).replace(line, new).encode())
    refresh(root, THURSDAY)
    assert log_of(root, ADA) == [
        "- 2026-11-23: #message; asked for May",
        "- 2026-11-26: #call about the looms",
    ]
    newest = api.read_vault(root).network.interactions[0]
    assert (newest.day, newest.channel) == (THURSDAY, Channel.CALL)
    assert refresh(root, THURSDAY).done == ()


def test_both_contacts_told_at_once_are_two(root: Path) -> None:
    under = ("    - [x] lunch #meeting ✅ 2026-11-25",)
    mark(root, "[[Ben Stone]]", "x", words="#call ✅ 2026-11-24", under=under)
    refresh(root, THURSDAY)
    assert log_of(root, BEN) == ["- 2026-11-24: #call", "- 2026-11-25: lunch #meeting"]
    assert refresh(root, THURSDAY).done == ()


@pytest.mark.parametrize("day", ["2026-11-23", "2026-11-22", "2026-11-27", "2026-12-24"])
def test_an_earlier_day_or_one_ahead_is_no_other_contact(root: Path, day: str) -> None:
    mark(root, "[[Ben Stone]]", "x")
    refresh(root)
    add_to(root, "[[Ben Stone]]", f"✅ {day}")
    acted = refresh(root, THURSDAY)
    assert (acted.done, acted.problems) == ((), ())
    assert log_of(root, BEN) == ["- 2026-11-23"]


def test_a_day_on_a_line_that_no_tick_has_logged_does_nothing(root: Path) -> None:
    (root / "Daily/2026-11-23.md").write_text("- call with [[Ben Stone]]\n", encoding="utf-8")
    refresh(root)
    assert "- [x] [[Ben Stone]]" in page_of(root)
    add_to(root, "[[Ben Stone]]", "✅ 2026-11-26")
    assert refresh(root, THURSDAY).done == ()
    assert log_of(root, BEN) == []


def test_unticking_takes_back_every_contact_of_the_line(root: Path) -> None:
    before = text_of(root, BEN)
    under = ("    - lunch #meeting ✅ 2026-11-26",)
    mark(root, "[[Ben Stone]]", "x", words="#call")
    refresh(root)
    add_to(root, "[[Ben Stone]]", "", under)
    refresh(root, THURSDAY)
    assert len(log_of(root, BEN)) == 2
    empty_box(root, "[[Ben Stone]]")
    assert refresh(root, THURSDAY).problems == ()
    assert text_of(root, BEN) == before
    assert refresh(root, THURSDAY).changes == ()


def test_another_contact_that_was_undone_stays_undone(root: Path) -> None:
    mark(root, "[[Ben Stone]]", "x")
    refresh(root)
    before = text_of(root, BEN)
    add_to(root, "[[Ben Stone]]", "✅ 2026-11-26")
    refresh(root, THURSDAY)
    undo(root, THURSDAY)
    for _ in range(2):
        assert refresh(root, THURSDAY).done == ()
    assert text_of(root, BEN) == before


def test_a_run_that_dies_before_the_page_is_written_logs_the_other_contact_once(
    root: Path,
) -> None:
    mark(root, "[[Ben Stone]]", "x")
    refresh(root)
    add_to(root, "[[Ben Stone]]", "✅ 2026-11-26")
    act(root, THURSDAY)  # and no refresh
    assert refresh(root, THURSDAY + timedelta(days=1)).done == ()
    assert log_of(root, BEN) == ["- 2026-11-23", "- 2026-11-26"]


def test_two_devices_log_the_other_contact_under_one_id(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    mark(root, "[[Ben Stone]]", "x")
    refresh(root)
    add_to(root, "[[Ben Stone]]", "✅ 2026-11-26")
    other = tmp_path_factory.mktemp("other")
    vault_at(other, {one: text_of(root, one) for one in (*NOTES, DIGEST)})
    refresh(root, THURSDAY)
    refresh(other, THURSDAY + timedelta(days=1))
    assert text_of(root, BEN) == text_of(other, BEN)


def test_what_was_logged_of_both_does_not_go_below(root: Path) -> None:
    under = ("    - [x] lunch #meeting ✅ 2026-11-25",)
    mark(root, "[[Ben Stone]]", "x", words="#call ✅ 2026-11-24", under=under)
    refresh(root, THURSDAY)
    refresh(root, NEXT_WEEK)
    assert page_of(root).partition("vaultnet:end")[2].partition("\n")[2].strip() == ""
