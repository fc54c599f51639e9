"""What the boxes of each kind of line do, and pages that are half there, copied or moved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import run
from digest_vault import (
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
from vaultnet.errors import NoteRefusedError

if TYPE_CHECKING:
    from pathlib import Path

TUESDAY: Final = MONDAY + timedelta(days=1)
EVA: Final = "People/Eva Lund.md"
GUS: Final = "People/Gus Hale.md"
HAL: Final = "People/Hal Moor.md"
ME: Final = "Me.md"
NOTES: Final = {
    ".obsidian/app.json": "{}",
    ME: "---\ntype: me\ninterests: [looms]\nprofile_updated: 2026-01-01\n---\n",
    EVA: (
        "---\ntype: person\ninterests: [looms]\n---\n## Log\n"
        "- 2026-09-01 (call): (gave:: article) looms\n"
        "- 2026-09-20 (email)\n- 2026-10-15 (meeting)\n"
    ),
    GUS: "---\ntype: person\n---\n",
    "Events/Loomconf.md": (
        "---\ntype: conference\nstart: 2026-11-20\nend: 2026-11-21\n"
        'participants: ["[[Gus Hale]]"]\nmy_role: attended\n---\n'
    ),
    HAL: "---\ntype: person\n---\n",
    "Daily/2026-11-22.md": "- #achievement [[Hal Moor]] wrote a book\n",
}
STAGE: Final = "from acquaintance to communication"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a vault with its page of Monday."""
    refresh(vault_at(tmp_path, NOTES))
    return tmp_path


@pytest.mark.parametrize(
    ("part", "box", "path", "written"),
    [
        pytest.param(STAGE, "x", EVA, "\nstage: communication\n", id="a stage is set"),
        pytest.param(STAGE, "-", EVA, "\nstage_dismissed: 2026-11-24 ", id="a stage is dismissed"),
        pytest.param("a word after", "x", GUS, "- 2026-11-24 ^vn-", id="a word after an event"),
        pytest.param("a word after", ">", GUS, "snoozed_until: 2026-12-01", id="a word later"),
        pytest.param("wrote a book", "x", HAL, "- 2026-11-24 ^vn-", id="congratulated"),
        pytest.param("own profile", "x", ME, "profile_updated: 2026-11-24\n", id="own profile"),
    ],
)
def test_a_mark_writes_into_the_note_that_it_is_about(
    root: Path, part: str, box: str, path: str, written: str
) -> None:
    before = text_of(root, path)
    mark(root, part, box)
    assert [one.path for one in refresh(root, TUESDAY).changes] == [path]
    assert written in text_of(root, path)
    assert line_with(page_of(root), part).startswith(f"- [{box}] ")
    notes = text_of(root, path), page_of(root)
    assert refresh(root, TUESDAY).changes == ()
    assert notes == (text_of(root, path), page_of(root))
    undo(root)
    refresh(root, TUESDAY)
    assert text_of(root, path) == before
    assert line_with(page_of(root), part).startswith("- [ ] ")


@pytest.mark.parametrize(
    ("part", "box"),
    [(STAGE, ">"), ("wrote a book", ">"), ("wrote a book", "-"), ("own profile", "-")],
)
def test_other_marks_stay_on_the_page_alone(root: Path, part: str, box: str) -> None:
    before = {path: text_of(root, path) for path in NOTES}
    mark(root, part, box)
    assert refresh(root, TUESDAY).changes == ()
    assert before == {path: text_of(root, path) for path in NOTES}
    assert line_with(page_of(root), part).startswith(f"- [{box}] ")


def test_a_suggestion_that_was_dismissed_is_back_after_90_days(root: Path) -> None:
    text = text_of(root, EVA).replace("2026-09-01", "2026-11-01")
    (root / EVA).write_bytes(text.encode())
    mark(root, STAGE, "-")
    refresh(root)
    for days, number in ((7, 0), (88, 0), (98, 1)):
        refresh(root, MONDAY + timedelta(days=days))
        assert page_of(root).count(STAGE) == number, days


def test_a_holiday_of_a_profession_is_marked_on_the_page_alone(tmp_path: Path) -> None:
    notes = {f"People/{name}.md": "---\ntype: person\njob: programmer\n---\n" for name in "AB"}
    refresh(vault_at(tmp_path, {".obsidian/app.json": "{}", **notes}), date(2026, 9, 8))
    mark(tmp_path, "[[A]]", "x")
    before = page_of(tmp_path)
    assert refresh(tmp_path, date(2026, 9, 9)).changes == ()
    assert line_with(page_of(tmp_path), "[[A]]") == line_with(before, "[[A]]")
    assert [text_of(tmp_path, path) for path in notes] == [*notes.values()]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_page_that_is_half_synced_does_nothing_until_it_is_whole(
    root: Path, share: float
) -> None:
    page = marked(page_of(root), "a word after", "x")
    (root / DIGEST).write_bytes(page.encode()[: int(len(page) * share)])
    before = text_of(root, GUS)
    with pytest.raises(NoteRefusedError, match=r"Due this week\.md:1: the block due has no end"):
        refresh(root)
    assert text_of(root, GUS) == before
    (root / DIGEST).write_bytes(page.encode())
    assert len(refresh(root).done) == 1


def test_check_offers_the_second_line_of_a_tick_that_two_devices_logged(root: Path) -> None:
    mark(root, "a word after", "x")
    refresh(root, TUESDAY)
    line = next(row for row in text_of(root, GUS).split("\n") if "^vn-" in row)
    twice = text_of(root, GUS).replace(line, f"{line}\n{line.replace('11-24', '11-25')}")
    (root / GUS).write_bytes(twice.encode())
    said = run(root, "check", today="2026-11-25").output
    assert f"{GUS}:7: warning: One tick is logged twice: here and at {GUS}:6." in said
    assert "This line counts for nothing: delete it" in said


def test_due_gives_the_places_of_a_page_that_was_moved(tmp_path: Path) -> None:
    head = "---\ntype: person\ncadence: monthly\n---\n## Log\n"
    people = {f"People/P{one}.md": f"{head}- 2026-0{one}-01\n" for one in range(1, 9)}
    refresh(vault_at(tmp_path, {".obsidian/app.json": "{}", **people}))
    (tmp_path / "Network").mkdir()
    (tmp_path / DIGEST).rename(tmp_path / "Network/Whom to call.md")
    (tmp_path / "People/Old.md").write_text(f"{head}- 2020-01-01\n", encoding="utf-8")
    plan = api.make_plan(api.read_vault(tmp_path), TUESDAY)
    due = {one.contacts[0] for one in plan.reminders if one.slot == "overdue"}
    page = (tmp_path / "Network/Whom to call.md").read_text(encoding="utf-8")
    assert due == {path for path in people if f"[[{path[7:-3]}]]:" in page}
