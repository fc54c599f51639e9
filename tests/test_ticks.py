"""The digest as an interface: a box is ticked, and it is done, once."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from digest_vault import (
    ADA,
    DIGEST,
    MONDAY,
    NOTES,
    act,
    line_with,
    log_of,
    mark,
    marked,
    page_of,
    refresh,
    text_of,
    vault_at,
)

from vaultnet import api
from vaultnet.core.records import Channel, Layer
from vaultnet.errors import NoteRefusedError, WriteFailedError

if TYPE_CHECKING:
    from pathlib import Path

TUESDAY: Final = MONDAY + timedelta(days=1)
WEDNESDAY: Final = MONDAY + timedelta(days=2)
NEXT_WEEK: Final = MONDAY + timedelta(days=7)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a vault with its page of Monday."""
    refresh(vault_at(tmp_path))
    return tmp_path


def test_only_what_can_be_done_has_a_box(root: Path) -> None:
    rows = page_of(root).split("\n")
    assert line_with(page_of(root), "[[Ada Berg]]: a conversation").startswith("- [ ] [[Ada Berg]]")
    assert next(row for row in rows if "^vn-next" in row).startswith("- Begin with")
    assert next(row for row in rows if "^vn-counts" in row).startswith("- Already due")


def test_a_tick_is_logged_with_its_id_and_marked_on_the_page(root: Path) -> None:
    mark(root, "[[Ben Stone]]", "x")
    line_id = line_with(page_of(root), "[[Ben Stone]]").rpartition("^")[2]
    acted = refresh(root, TUESDAY)
    assert log_of(root, "People/Ben Stone.md")[0] == f"- 2026-11-24 ^{line_id}"
    done = line_with(page_of(root), "[[Ben Stone]]")
    assert done.startswith("- [x] [[Ben Stone]]: get in touch, due since 2026-10-01 (")
    assert " ✓ done, 2026-11-24 ([[Ben Stone]], line " in done
    assert [one.id for one in acted.done] == [line_id]
    before = {path: text_of(root, path) for path in (DIGEST, "People/Ben Stone.md")}
    assert refresh(root, TUESDAY).done == ()
    assert before == {path: text_of(root, path) for path in before}


def test_additions_go_into_the_log_and_stay_on_the_page(root: Path) -> None:
    words = "#call (gave:: article) good talk ✅ 2026-11-23"
    under = ("    - she moves in May", "    (got:: advice)")
    mark(
        root,
        "[[Ada Berg]]",
        "x",
        words=words,
        under=under,
    )
    refresh(root, WEDNESDAY)
    (line, _) = log_of(root)
    assert (
        "- 2026-11-23: #call (gave:: article) good talk; she moves in May; (got:: advice)" in line
    )
    newest = api.read_vault(root).network.interactions[0]
    assert (newest.channel, newest.layer, newest.day) == (Channel.CALL, Layer.DEEP, MONDAY)
    assert [one.kind for one in newest.gave + newest.received] == ["article", "advice"]
    page = page_of(root)
    assert words in line_with(page, "[[Ada Berg]]")
    assert "    - she moves in May\n    (got:: advice)\n" in page


def test_words_behind_the_id_count_as_well(root: Path) -> None:
    line = line_with(page_of(root), "[[Ben Stone]]")
    page = page_of(root).replace(line, f"{line.replace('[ ]', '[x]')} by post #letter")
    (root / DIGEST).write_bytes(page.encode())
    refresh(root)
    assert log_of(root, "People/Ben Stone.md")[0].startswith("- 2026-11-23: by post #letter ^vn-")
    assert line_with(page_of(root), "[[Ben Stone]]").endswith(" by post #letter")


def test_a_tick_without_a_channel_has_the_depth_that_the_line_names(root: Path) -> None:
    mark(root, "[[Ada Berg]]", "x")
    mark(root, "[[Cid Moor]]: a meeting", "x")
    refresh(root)
    found = {
        one.contacts[0]: one for one in api.read_vault(root).network.interactions if one.action
    }
    ada, cid = found[ADA], found["People/Cid Moor.md"]
    assert (ada.channel, ada.layer) == (Channel.UNKNOWN, Layer.DEEP)
    # It meets the need of a meeting, and is no evidence of one for the gates of stages.
    assert (cid.channel, cid.layer) == (Channel.UNKNOWN, Layer.MEETING)


def test_a_channel_on_the_line_counts_and_the_deeper_need_stays(root: Path) -> None:
    mark(root, "[[Ada Berg]]", "x", words="#message")
    refresh(root)
    vault = api.read_vault(root)
    newest = vault.network.interactions[0]
    assert (newest.channel, newest.layer) == (Channel.MESSAGE, Layer.LIGHT)
    due = [one.layer for one in api.make_plan(vault, MONDAY).reminders if one.contacts == (ADA,)]
    assert due == [Layer.DEEP]
    assert "✓ done, message" in line_with(page_of(root), "- [x] [[Ada Berg]]")
    assert refresh(root, TUESDAY).done == ()


@pytest.mark.parametrize(
    ("box", "words", "until"),
    [
        (">", "", "2026-11-30"),
        (">", "2 weeks", "2026-12-07"),
        (">", "2 weeks, she is away", "2026-12-07"),
        (">", "(3 дня) пусть отдохнёт", "2026-11-26"),
        (">", "she is away, 3 things to ask", "2026-11-30"),
        (">", "30 people are before her", "2026-11-30"),
        (">", "(3 дня)", "2026-11-26"),
        (">", "after 2026-12-24", "2026-12-24"),
        ("-", "", "2026-12-23"),
    ],
)
def test_later_and_not_this_time_put_off(root: Path, box: str, words: str, until: str) -> None:
    mark(root, "[[Ben Stone]]", box, words=words)
    refresh(root)
    assert f"snoozed_until: {until}\n" in text_of(root, "People/Ben Stone.md")
    line = line_with(page_of(root), "[[Ben Stone]]")
    assert line.startswith(f"- [{box}] [[Ben Stone]]: get in touch")
    assert f" ⇒ put off until {until}." in line
    before = text_of(root, "People/Ben Stone.md")
    assert refresh(root, TUESDAY).changes == ()
    assert text_of(root, "People/Ben Stone.md") == before


def test_a_promise_is_ticked_where_it_stands(root: Path) -> None:
    mark(root, "the list", "x")
    refresh(root, TUESDAY)
    expected = "- [x] send [[Dov Hale]] the list 📅 2026-11-24 ✅ 2026-11-24\n"
    assert text_of(root, "Daily/2026-10-01.md") == expected
    assert " ✓ the promise is kept." in line_with(page_of(root), "the list")


def test_two_marks_in_one_note_are_both_acted_on(tmp_path: Path) -> None:
    """What the second line said is known by then, though the first act has changed the note."""
    tasks = [f"- [ ] send {what} 📅 2026-11-24" for what in ("the draft", "the slides")]
    promised = "\n".join(("", "## Next", *tasks, ""))
    vault_at(tmp_path, {**NOTES, ADA: NOTES[ADA] + promised})
    refresh(tmp_path)
    for part in ("Ada Berg]]: a conversation", "the draft", "the slides"):
        mark(tmp_path, part, "x")
    assert len(refresh(tmp_path, TUESDAY).done) == 3
    text = text_of(tmp_path, ADA)
    assert text.count("- [x] send") == 2
    assert "- 2026-11-24" in text


def test_later_on_a_promise_marks_only_the_page(root: Path) -> None:
    mark(root, "the list", ">")
    before = {path: text_of(root, path) for path in NOTES}
    page = page_of(root)
    assert refresh(root).done == ()
    assert page_of(root) == page
    assert before == {path: text_of(root, path) for path in NOTES}


def test_a_recurring_promise_is_left_to_obsidian_and_said_so(tmp_path: Path) -> None:
    task = "- [ ] write to [[Dov Hale]] 🔁 every week 📅 2026-11-24\n"
    refresh(vault_at(tmp_path, {**NOTES, "Daily/2026-10-01.md": task}))
    mark(tmp_path, "write to", "x")
    (problem,) = refresh(tmp_path).problems
    assert problem.code == "mark-not-done"
    assert "recurs" in problem.message
    assert text_of(tmp_path, "Daily/2026-10-01.md") == task
    assert line_with(page_of(tmp_path), "write to").startswith("- [x] [[Dov Hale]]")


def test_a_yearly_day_greeted_before_it_is_met(root: Path) -> None:
    mark(root, "]]: birthday", "x", words="✅ 2026-11-24")
    refresh(root, WEDNESDAY)
    assert " ✓ done, 2026-11-24" in line_with(page_of(root), "]]: birthday")
    refresh(root, NEXT_WEEK)
    assert "birthday" not in page_of(root)


@pytest.mark.parametrize("box", [">", "-"])
@pytest.mark.parametrize("day", ["2026-11-20", "2026-11-23"])
def test_a_day_to_be_put_off_until_that_is_not_ahead_is_said(
    root: Path, box: str, day: str
) -> None:
    before = text_of(root, "People/Ben Stone.md")
    mark(root, "[[Ben Stone]]", box, words=day)
    for _ in range(2):
        assert [one.code for one in refresh(root).problems] == ["day-not-ahead"]
    assert text_of(root, "People/Ben Stone.md") == before
    line = line_with(page_of(root), "[[Ben Stone]]")
    (root / DIGEST).write_bytes(page_of(root).replace(day, "2026-11-25").encode())
    assert line.startswith(f"- [{box}] ")
    assert refresh(root).problems == ()
    assert refresh(root, NEXT_WEEK).problems == ()
    assert "snoozed_until: 2026-11-25" in text_of(root, "People/Ben Stone.md")


@pytest.mark.parametrize("day", ["2026-11-02", "2026-11-27", "2027-01-01"])
def test_a_day_outside_of_the_week_or_ahead_is_said(root: Path, day: str) -> None:
    mark(root, "[[Ben Stone]]", "x", words=f"✅ {day}")
    assert [one.code for one in refresh(root, WEDNESDAY).problems] == ["day-outside-week"]
    assert log_of(root, "People/Ben Stone.md")[0].startswith("- 2026-11-25 ^vn-")


def test_two_devices_that_tick_log_one_interaction(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = vault_at(tmp_path_factory.mktemp("other"))
    mark(root, "[[Ada Berg]]", "x")
    (other / DIGEST).write_bytes(page_of(root).encode())
    refresh(root, TUESDAY)
    refresh(other, WEDNESDAY)
    one, two = log_of(root)[0], log_of(other)[0]
    merged = text_of(root, ADA).replace(one, f"{two}\n{one}")
    (root / ADA).write_bytes(merged.encode())
    vault = api.read_vault(root)
    assert [i.day for i in vault.network.interactions if i.action] == [TUESDAY]
    assert [p.code for p in vault.problems] == ["tick-logged-twice"]


def test_a_run_that_dies_before_the_page_is_written_acts_once(root: Path) -> None:
    mark(root, "[[Ada Berg]]", "x", words="#call")
    mark(root, "[[Ben Stone]]", ">")
    act(root, MONDAY)  # and no refresh
    notes = [text_of(root, path) for path in NOTES]
    assert refresh(root, TUESDAY).changes == ()
    assert [text_of(root, path) for path in NOTES] == notes
    assert "✓ done, call" in line_with(page_of(root), "[[Ada Berg]]")
    assert " ⇒ put off until 2026-11-30." in line_with(page_of(root), "[>] [[Ben Stone]]")


def test_a_refresh_between_tick_and_act_keeps_the_tick(root: Path) -> None:
    mark(root, "[[Ada Berg]]", "x", words="#call")
    vault = api.read_vault(root)
    assert api.refresh_digest(vault, MONDAY) is None
    refresh(root)
    assert len(log_of(root)) == 2


def test_a_note_that_cannot_be_written_keeps_its_mark_and_the_others_go_on(root: Path) -> None:
    text = text_of(root, ADA).replace("---\n# Ada", "broken: [\n---\n# Ada")
    (root / ADA).write_bytes(text.encode())
    mark(root, "[[Ada Berg]]", ">")
    mark(root, "[[Ben Stone]]", "x")
    assert [one.code for one in refresh(root).problems] == ["mark-not-done"]
    assert text_of(root, ADA) == text
    assert len(log_of(root, "People/Ben Stone.md")) == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_note_is_a_problem(root: Path) -> None:
    (root / ADA).chmod(0o444)
    mark(root, "[[Ada Berg]]", "x")
    assert [one.code for one in refresh(root).problems] == ["mark-not-done"]


@pytest.mark.parametrize(
    "name",
    [
        "Due this week.sync-conflict-20261123-023251-OPLQ5BK.md",
        "Due this week (Conflicted copy phone 202611230232).md",
        "Due this week (conflicted copy 2026-11-23 023251).md",
        "Due this week 2.md",
        "Due this week-DESKTOP1.md",
    ],
)
def test_the_ticks_of_a_conflict_copy_are_read_once_and_the_copy_reported(
    root: Path, name: str
) -> None:
    copy = marked(page_of(root), "[[Ada Berg]]", "x", words="#call")
    copy = marked(copy, "[[Ben Stone]]", ">")
    (root / name).write_bytes(copy.encode())
    told = api.read_vault(root).problems + refresh(root).problems
    assert {one.code for one in told if one.source.path == name} <= {"conflict-copy", "digest-copy"}
    assert [one for one in told if one.source.path == name]
    assert len(log_of(root)) == 2
    assert "snoozed_until: 2026-11-30" in text_of(root, "People/Ben Stone.md")
    assert "✓ done, call" in line_with(page_of(root), "[[Ada Berg]]")
    again = refresh(root, TUESDAY)
    assert again.changes == ()
    assert text_of(root, name) == copy


def test_a_digest_that_was_moved_is_found_by_its_marker(root: Path) -> None:
    (root / "Network").mkdir()
    (root / DIGEST).rename(root / "Network/Whom to call.md")
    refresh(root, TUESDAY)
    assert not (root / DIGEST).exists()
    assert "2026-W48" in text_of(root, "Network/Whom to call.md")
    (root / "Other.md").write_bytes((root / "Network/Whom to call.md").read_bytes())
    with pytest.raises(NoteRefusedError, match=r"Network/Whom to call\.md and Other\.md both"):
        refresh(root)
    (root / "Other.md").rename(root / DIGEST)
    refresh(root, NEXT_WEEK)
    assert "2026-W49" in page_of(root)
    assert "2026-W48" in text_of(root, "Network/Whom to call.md")


def test_logging_into_the_daily_note(tmp_path: Path) -> None:
    vault_at(tmp_path, {**NOTES, "vaultnet.toml": '[log]\nwhere = "daily"\n'})
    refresh(tmp_path)
    mark(tmp_path, "[[Ada Berg]]", "x", words="#call")
    refresh(tmp_path, TUESDAY)
    found = [one for one in api.read_vault(tmp_path).network.interactions if one.action]
    assert [(one.source.path, one.channel) for one in found] == [("2026-11-24.md", Channel.CALL)]
    assert refresh(tmp_path, WEDNESDAY).changes == ()


def test_dry_run_writes_nothing_and_says_all(root: Path) -> None:
    mark(root, "[[Ada Berg]]", "x", words="#call")
    mark(root, "[[Ben Stone]]", "-")
    before = {path: text_of(root, path) for path in (*NOTES, DIGEST)}
    acted = api.act_on_digest(api.read_vault(root), MONDAY, dry_run=True)
    assert {one.path for one in acted.changes} == {ADA, "People/Ben Stone.md"}
    assert before == {path: text_of(root, path) for path in before}
    change = api.refresh_digest(acted.vault, MONDAY, settled=acted.settled)
    assert change is not None
    assert " ✓ done, call" in line_with(change.new.decode(), "[[Ada Berg]]")


def test_failing_to_write_is_told_and_the_mark_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(root, "[[Ada Berg]]", "x")

    def full(*_: object) -> None:
        raise WriteFailedError("the disk is full")

    monkeypatch.setattr("vaultnet.api.carrying_out.apply_act", full)
    acted = refresh(root)
    assert [one.code for one in acted.problems] == ["mark-not-done"]
    assert "disk is full" in acted.problems[0].message
    assert line_with(page_of(root), "[[Ada Berg]]").startswith("- [x] [[Ada Berg]]")
    monkeypatch.undo()
    refresh(root)
    assert len(log_of(root)) == 2
