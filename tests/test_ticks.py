"""The digest as an interface: a box is ticked, and it is done, once."""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from digest_vault import (
    ADA,
    DIGEST,
    MONDAY,
    NOTES,
    act,
    line_with,
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


def log_of(root: Path, path: str = ADA) -> list[str]:
    """Give the entries of a log, the newest first."""
    rows = text_of(root, path).split("\n")
    return sorted((row for row in rows if row.startswith("- 20")), reverse=True)


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


@pytest.mark.parametrize(
    "link", ["[[Ben Stone#^vn-0a1b2c3d|there]]", "[x](Ben%20Stone.md#^vn-0a1b2c3d) again"]
)
def test_the_id_in_a_link_of_a_person_is_not_that_of_the_line(root: Path, link: str) -> None:
    """A link to an entry that a tick has logged, added to a line that is ticked."""
    mark(root, "[[Ben Stone]]", "x", words=f"see {link}")
    line_id = line_with(page_of(root), "[[Ben Stone]]").rpartition("^")[2]
    assert refresh(root).problems == ()
    entry = f"- 2026-11-23: see {link} ^{line_id}"
    assert log_of(root, "People/Ben Stone.md")[0] == entry
    assert line_with(page_of(root), "[[Ben Stone]]").endswith(f" see {link} ^{line_id}")


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


def test_unticking_takes_back_what_nobody_changed(root: Path) -> None:
    before = text_of(root, ADA)
    mark(root, "[[Ada Berg]]", "x", words="#call")
    refresh(root)
    assert text_of(root, ADA) != before
    page = page_of(root).replace("- [x] [[Ada", "- [ ] [[Ada")
    (root / DIGEST).write_bytes(page.encode())
    refresh(root, TUESDAY)
    assert text_of(root, ADA) == before
    assert line_with(page_of(root), "[[Ada Berg]]").startswith("- [ ] [[Ada Berg]]: a conversation")
    assert "#call" in line_with(page_of(root), "[[Ada Berg]]")


@pytest.mark.parametrize(
    ("part", "box", "path"),
    [
        pytest.param("[[Ben Stone]]", ">", "People/Ben Stone.md", id="later"),
        pytest.param("[[Ada Berg]]", "-", ADA, id="not this time"),
        pytest.param("[[Dov Hale]]", "x", "Daily/2026-10-01.md", id="promise"),
    ],
)
def test_emptying_a_box_takes_back_what_it_did(root: Path, part: str, box: str, path: str) -> None:
    before = text_of(root, path)
    mark(root, part, box)
    refresh(root)
    assert text_of(root, path) != before
    line = line_with(page_of(root), part)
    page = page_of(root).replace(line, f"- [ ]{line[5:]}")
    (root / DIGEST).write_bytes(page.encode())
    refresh(root, TUESDAY)
    assert text_of(root, path) == before
    assert line_with(page_of(root), part).startswith("- [ ] ")
    assert refresh(root, TUESDAY).changes == ()


def test_emptying_a_box_leaves_a_day_that_the_page_did_not_set(root: Path) -> None:
    mark(root, "[[Ben Stone]]", ">")
    refresh(root)
    path = "People/Ben Stone.md"
    text = text_of(root, path).replace("2026-11-30", "2027-01-15")
    (root / path).write_bytes(text.encode())
    line = line_with(page_of(root), "[[Ben Stone]]")
    page = page_of(root).replace(line, f"- [ ]{line[5:]}")
    (root / DIGEST).write_bytes(page.encode())
    refresh(root, TUESDAY)
    assert text_of(root, path) == text


@pytest.mark.parametrize("words", ["", "about the looms", "talked of the looms"])
@pytest.mark.parametrize("path", [ADA, "People/Ben Stone.md", "People/Cid Moor.md"])
def test_unticking_takes_back_a_line_that_names_its_depth(
    root: Path, path: str, words: str
) -> None:
    before = text_of(root, path)
    part = f"[[{path[7:-3]}]]: {'a meeting' if 'Cid' in path else ''}"
    mark(root, part, "x", words=words)
    refresh(root)
    line = line_with(page_of(root), part)
    (root / DIGEST).write_bytes(page_of(root).replace(line, f"- [ ]{line[5:]}").encode())
    assert refresh(root, TUESDAY).problems == ()
    assert text_of(root, path) == before
    assert line_with(page_of(root), part).startswith("- [ ] ")


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_unticking_leaves_a_note_without_a_final_line_end(tmp_path: Path, eol: str) -> None:
    before = NOTES[ADA].removesuffix("\n").replace("\n", eol)
    refresh(vault_at(tmp_path, {ADA: before}))
    mark(tmp_path, "[[Ada Berg]]", "x")
    refresh(tmp_path)
    page = page_of(tmp_path).replace("- [x] [[Ada", "- [ ] [[Ada")
    (tmp_path / DIGEST).write_bytes(page.encode())
    refresh(tmp_path, TUESDAY)
    assert text_of(tmp_path, ADA) == before


LOG_FORMS: Final = {
    "row": "---\ntype: person\ncadence: monthly\n---\n## Log\n\n"
    "| Date | Type | Notes |\n|---|---|---|\n| 2026-08-01 | call | hi |\n",
    "heading": "---\ntype: person\ncadence: monthly\n---\n## Log\n### 2026-08-01\ncall\n",
    "mappings": "---\ntype: person\ncadence: monthly\ninteractions:\n"
    "  - date: 2026-08-01\n    text: call\n---\n",
    "texts": "---\ntype: person\ncadence: monthly\ninteractions:\n"
    '  - "2026-08-01: mail #work"\n---\n',
    "days": "---\ntype: person\ncadence: monthly\ninteractions:\n  2026-08-01: call hi\n---\n",
}


@pytest.mark.parametrize("form", LOG_FORMS)
def test_unticking_takes_an_entry_out_of_a_log_of_any_form(tmp_path: Path, form: str) -> None:
    path = "People/Eve.md"
    refresh(vault_at(tmp_path, {path: LOG_FORMS[form]}))
    mark(tmp_path, "[[Eve]]", "x", words="#call")
    refresh(tmp_path)
    assert text_of(tmp_path, path) != LOG_FORMS[form]
    page = page_of(tmp_path).replace("- [x] [[Eve", "- [ ] [[Eve")
    (tmp_path / DIGEST).write_bytes(page.encode())
    assert refresh(tmp_path, TUESDAY).problems == ()
    assert text_of(tmp_path, path) == LOG_FORMS[form]
    assert " ✓ " not in line_with(page_of(tmp_path), "[[Eve]]: ")


@pytest.mark.parametrize("form", LOG_FORMS)
def test_what_is_logged_in_any_form_does_not_go_below(tmp_path: Path, form: str) -> None:
    refresh(vault_at(tmp_path, {"People/Eve.md": LOG_FORMS[form]}))
    mark(tmp_path, "[[Eve]]", "x", words="#call", under=("  - a good talk",))
    refresh(tmp_path)
    refresh(tmp_path, NEXT_WEEK)
    below = page_of(tmp_path).partition("vaultnet:end")[2]
    assert "#call" not in below
    assert "a good talk" not in below


@pytest.mark.parametrize("form", LOG_FORMS)
def test_a_lighter_tick_stays_ticked_in_a_log_of_any_form(tmp_path: Path, form: str) -> None:
    cadence = "cadence: {light: 1 month, deep: 3 months}"
    text = LOG_FORMS[form].replace("cadence: monthly", cadence).replace("2026-08-01", "2026-01-01")
    refresh(vault_at(tmp_path, {"People/Eve.md": text}))
    mark(tmp_path, "[[Eve]]: ", "x", words="#message")
    refresh(tmp_path)
    assert "- [x] [[Eve]]" in page_of(tmp_path)
    assert refresh(tmp_path, TUESDAY).done == ()
    assert "- [x] [[Eve]]" in page_of(tmp_path)


def test_unticking_leaves_a_line_that_was_changed(root: Path) -> None:
    mark(root, "[[Ada Berg]]", "x")
    refresh(root)
    text = text_of(root, ADA).replace(" ^vn-", " she was glad ^vn-")
    (root / ADA).write_bytes(text.encode())
    page = page_of(root).replace("- [x] [[Ada", "- [ ] [[Ada")
    (root / DIGEST).write_bytes(page.encode())
    assert [one.code for one in refresh(root, TUESDAY).problems] == ["entry-not-taken-back"]
    assert text_of(root, ADA) == text
    assert "- [x] [[Ada" in page_of(root)
    assert refresh(root, TUESDAY).problems == ()


def test_a_line_of_a_renamed_contact_still_acts(root: Path) -> None:
    (root / ADA).rename(root / "People/Ada Moss.md")
    page = page_of(root).replace("[[Ada Berg", "[[Ada Moss")
    (root / DIGEST).write_bytes(page.encode())
    refresh(root)
    rows = [row for row in page_of(root).split("\n") if "[[Ada Moss]]: a conversation" in row]
    assert len(rows) == 1
    mark(root, "[[Ada Moss]]", "x")
    refresh(root)
    assert len(log_of(root, "People/Ada Moss.md")) == 2


def test_a_tick_made_before_the_rename_still_acts(root: Path) -> None:
    mark(root, "[[Ada Berg]]", "x", words="#call")
    (root / ADA).rename(root / "People/Ada Moss.md")
    page = page_of(root).replace("[[Ada Berg", "[[Ada Moss")
    (root / DIGEST).write_bytes(page.encode())
    refresh(root)
    assert log_of(root, "People/Ada Moss.md")[0].startswith("- 2026-11-23: #call ^vn-")
    assert page_of(root).count("[[Ada Moss]]: a conversation") == 1


@pytest.mark.parametrize("words", ["", "#call the looms"])
@pytest.mark.parametrize("box", ["x", ">", "-"])
@pytest.mark.parametrize("path", [ADA, "People/Ben Stone.md"])
def test_a_line_closed_before_its_contact_was_renamed_can_be_opened(
    root: Path, path: str, box: str, words: str
) -> None:
    """A renamed contact's closed line, with the links rewritten by Obsidian; then the box emptied.

    It bears one sign, and what the mark did is taken back.
    """
    before, old, new = text_of(root, path), f"[[{path[7:-3]}]]", "[[Eve Moss]]"
    mark(root, old, box, words=words)
    refresh(root)
    closed = line_with(page_of(root), old)
    (root / path).rename(root / "People/Eve Moss.md")
    (root / DIGEST).write_bytes(page_of(root).replace(old, new).encode())
    for today in (MONDAY, TUESDAY):
        assert refresh(root, today).problems == ()
        assert line_with(page_of(root), new) == closed.replace(old, new)
    page = page_of(root).replace(f"- [{box}] {new}", f"- [ ] {new}")
    (root / DIGEST).write_bytes(page.encode())
    assert refresh(root, TUESDAY).problems == ()
    assert text_of(root, "People/Eve Moss.md") == before
    line = line_with(page_of(root), new)
    assert line.startswith(f"- [ ] {new}: ")
    assert "✓" not in line
    assert "⇒" not in line
    assert line.rpartition(" ^")[0].endswith(words)
    assert refresh(root, TUESDAY).problems == ()


def test_a_closed_line_has_one_sign_where_its_log_was_changed_as_it_was_renamed(
    root: Path,
) -> None:
    mark(root, "[[Ben Stone]]", "x")
    refresh(root)
    text = text_of(root, "People/Ben Stone.md").replace("## Log\n", "Of the looms.\n\n## Log\n")
    (root / "People/Ben Stone.md").unlink()
    (root / "People/Ben Moss.md").write_bytes(text.encode())
    (root / DIGEST).write_bytes(page_of(root).replace("[[Ben Stone]]", "[[Ben Moss]]").encode())
    refresh(root)
    line = line_with(page_of(root), "[[Ben Moss]]")
    assert line.startswith("- [x] [[Ben Moss]]: get in touch")
    assert line.count("✓") == 1
    (root / DIGEST).write_bytes(page_of(root).replace(line, f"- [ ]{line[5:]}").encode())
    assert refresh(root, TUESDAY).problems == ()
    assert "^vn-" not in text_of(root, "People/Ben Moss.md")
    assert "✓" not in line_with(page_of(root), "- [ ] [[Ben Moss]]")


@pytest.mark.parametrize("boxes", ["x ", " x", "xx"])
def test_a_line_that_its_owner_copied_acts_once_whichever_is_ticked(root: Path, boxes: str) -> None:
    """One line twice, one right below the other, one of the boxes ticked, or both."""
    path = "People/Ben Stone.md"
    before, old = text_of(root, path), line_with(page_of(root), "[[Ben Stone]]")
    lines = (old.replace("[ ]", f"[{box}]").replace(" ^", " she called ^") for box in boxes)
    (root / DIGEST).write_bytes(page_of(root).replace(old, "\n".join(lines)).encode())
    acted = refresh(root)
    assert (len(acted.done), acted.problems) == (1, ())
    assert text_of(root, path).count("she called") == 1
    page = page_of(root)
    done = [row for row in page.split("\n") if row.startswith("- [x] [[Ben Stone]]")]
    assert len(done) == 2
    assert refresh(root).done == ()
    assert page_of(root) == page
    last = f"- [ ]{done[1][5:]}"
    (root / DIGEST).write_bytes(page.replace("\n".join(done), f"{done[0]}\n{last}").encode())
    assert refresh(root).problems == ()
    assert refresh(root).done == ()
    assert text_of(root, path) == before
    assert page_of(root).count("- [ ] [[Ben Stone]]") == 2
    refresh(root, NEXT_WEEK)
    assert page_of(root).count("she called") == 2
    assert page_of(root).count("- [ ] [[Ben Stone]]") == 1


def test_a_copied_line_with_a_link_to_somebody_else_is_reported_and_left(root: Path) -> None:
    old = line_with(page_of(root), "[[Ben Stone]]")
    new = old.replace("[[Ben Stone]]", "[[Ada Berg]]").replace("[ ]", "[x]")
    (root / DIGEST).write_bytes(page_of(root).replace(old, f"{old}\n{new}").encode())
    before = {path: text_of(root, path) for path in NOTES}
    for _ in range(2):
        assert [one.code for one in refresh(root).problems] == ["mark-on-changed-line"]
    assert before == {path: text_of(root, path) for path in NOTES}
    assert old in page_of(root)
    assert new in page_of(root)
    own = new.replace("[x]", "[ ]")
    ticked = old.replace("[ ]", "[x]")
    page = page_of(root).replace(f"{old}\n{new}", f"{ticked}\n{own}")
    (root / DIGEST).write_bytes(page.encode())
    assert len(refresh(root).done) == 1
    assert own in page_of(root)


def test_a_link_to_somebody_else_is_reported_and_left(root: Path) -> None:
    old = line_with(page_of(root), "[[Ada Berg]]")
    new = old.replace("[[Ada Berg]]:", "[[Ben Stone]]:").replace("[ ]", "[x]")
    (root / DIGEST).write_bytes(page_of(root).replace(old, new).encode())
    before = {path: text_of(root, path) for path in NOTES}
    for _ in range(2):
        assert [one.code for one in refresh(root).problems] == ["mark-on-changed-line"]
    assert before == {path: text_of(root, path) for path in NOTES}
    assert "[[Ben Stone]]: a conversation" in page_of(root)


def test_an_id_that_the_page_cannot_have_never_acts(root: Path) -> None:
    old = line_with(page_of(root), "[[Ada Berg]]")
    forged = "- [x] [[Ada Berg]]: get in touch ^vn-00000000"
    (root / DIGEST).write_bytes(page_of(root).replace(old, f"{old}\n{forged}").encode())
    assert [one.code for one in refresh(root).problems] == ["mark-on-unknown-line"]
    assert len(log_of(root)) == 1


@pytest.mark.parametrize("day", ["2026-11-02", "2026-11-27", "2027-01-01"])
def test_a_day_outside_of_the_week_or_ahead_is_said(root: Path, day: str) -> None:
    mark(root, "[[Ben Stone]]", "x", words=f"✅ {day}")
    assert [one.code for one in refresh(root, WEDNESDAY).problems] == ["day-outside-week"]
    assert log_of(root, "People/Ben Stone.md")[0].startswith("- 2026-11-25 ^vn-")


def test_a_tick_found_after_its_week_counts_on_the_last_day_of_it(root: Path) -> None:
    mark(root, "[[Ben Stone]]", "x")
    refresh(root, NEXT_WEEK)
    assert log_of(root, "People/Ben Stone.md")[0].startswith("- 2026-11-29 ^vn-")
    assert "2026-W49" in page_of(root)


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


def test_an_undone_tick_opens_its_box_again(root: Path) -> None:
    before = text_of(root, ADA)
    mark(root, "[[Ada Berg]]", "x", words="#call")
    refresh(root)
    done = api.last_act(root)
    assert done is not None
    assert done.kind == "tick"
    api.undo_last(root, done)
    refresh(root)
    assert text_of(root, ADA) == before
    assert line_with(page_of(root), "[[Ada Berg]]").startswith("- [ ] [[Ada Berg]]: a conversation")


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

    monkeypatch.setattr("vaultnet.api.acting.apply_act", full)
    acted = refresh(root)
    assert [one.code for one in acted.problems] == ["mark-not-done"]
    assert "disk is full" in acted.problems[0].message
    assert line_with(page_of(root), "[[Ada Berg]]").startswith("- [x] [[Ada Berg]]")
    monkeypatch.undo()
    refresh(root)
    assert len(log_of(root)) == 2


def test_the_day_of_a_page_of_another_week_start(tmp_path: Path) -> None:
    vault_at(tmp_path, {**NOTES, "vaultnet.toml": '[digest]\nweek_start = "sunday"\n'})
    refresh(tmp_path, date(2026, 11, 22))
    mark(tmp_path, "[[Ben Stone]]", "x")
    refresh(tmp_path, date(2026, 11, 29))
    assert log_of(tmp_path, "People/Ben Stone.md")[0].startswith("- 2026-11-28 ^vn-")
