"""What a reader is spared where a sign is missing: without its help the records are equal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed_vault import ANNA, BORIS, parsed
from parsed_vault import reading as parsed_reading

from vaultnet.core.once import once
from vaultnet.vault import tasks
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse import days
from vaultnet.vault.parse.entry_index import EntryIndex
from vaultnet.vault.parse.interactions import attendees
from vaultnet.vault.parse.lines import direction, said
from vaultnet.vault.parse.lines.entries import Page
from vaultnet.vault.parse.report import Report
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.records import Network

OTHERS = {
    **ANNA,
    **BORIS,
    "Events/Fair.md": "---\ntype: event\ndate: 2026-05-01\n---\n",
    "Projects/Loom.md": "---\ntype: project\n---\n",
    "Notes/Weaving.md": "#weaving\n",
    "2026-05-02.md": "",
}
PIECES = st.sampled_from(
    [
        *("\n", "\n", "\n\n", "\r\n", "- ", "  - ", "    ", "- [ ] ", "- [x] ", "1. ", "> ", "| "),
        *(
            "# Fair\n",
            "## Log\n",
            "## Plan\n",
            "## Attendees\n",
            "**Attendees:** ",
            "private:: yes",
        ),
        *("[[Anna Petrova]]", "[[Boris Stone|B]]", "[[Fair]]", "[[Loom]]", "[[Weaving]]"),
        *("[[2026-05-02]]", "[[@Nobody]]", "2026-05-20", "20.05.26 ", "12 мая 2026", "27 of 130"),
        *("call with ", "called ", "wrote to ", "need to call ", "(text) "),
        *("созвон с ", "met ", "talk "),
        *("tea, ", "word ", ": ", " — ", "; ", ". ", "`code` ", "~~old~~ ", "e\u0301", "\u2028"),
        *(
            "📅 2026-12-01",
            "✅ 2026-05-21",
            "☕ ",
            "📞 ",
            "#call ",
            "#gave/advice ",
            "#award ",
            "^id",
        ),
        *(
            "(gave:: advice)",
            "received:: a book",
            "with:: Boris Stone",
            "event:: [[Fair]]",
            "x:: y",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=24).map("".join)
PATHS = st.sampled_from(
    ["2026-05-20.md", "Meetings/2026-05-21 Tea.md", "People/Cora.md", "Notes/Tea 2026-05-20.md"]
)
HEADS = st.sampled_from(["", "---\ntype: meeting\nattendees: [Anna Petrova]\n---\n"])


def read_without_signs(files: Mapping[str, str]) -> Network:
    """Parse notes, everything that a missing sign spares looked for all the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(direction, "_may_say_how", lambda *_: True)
        patch.setattr(attendees, "_may_name_any", lambda *_: True)
        patch.setattr(said, "may_hold_day", lambda _: True)
        patch.setattr(EntryIndex, "kinds_linked", lambda *_: frozenset(NoteKind))
        patch.setattr(EntryIndex, "names_value", lambda *_: True)
        patch.setattr(Page, "in_turn", lambda page: iter(page.entries))
        patch.setattr(tasks, "_ONE_DAY", re.compile(r"(?!)"))
        tasks.parse_task.cache_clear()
        tasks.task_text.cache_clear()
        return parsed(files)


@given(HEADS, TEXTS, PATHS)
def test_the_records_are_the_same_without_signs(head: str, text: str, path: str) -> None:
    files = {**OTHERS, path: head + text}
    assert parsed(files) == read_without_signs(files)


@given(
    st.sampled_from(
        ["", "date:\n", "date: 2026-02-31\n", "date: 2026-05-20\n", "aliases: [20 May 2026]\n"]
    ),
    st.sampled_from(["Notes/Tea.md", "Notes/Tea 2026-05-20.md", "2026-05-20.md", "2026-W20.md"]),
)
def test_a_note_that_can_have_no_day_has_none_and_no_fault_in_one(head: str, path: str) -> None:
    note = read_note(f"---\nx: y\n{head}---\n".encode(), path)
    reading, report = parsed_reading(), Report()
    day = days.day_of_note(note, NoteKind.OTHER, reading, report)
    if not days.may_have_day(note, reading):
        assert (day, report) == (None, Report())


def test_what_is_worked_out_once_is_an_attribute_from_then_on() -> None:
    class Named:
        def __init__(self) -> None:
            self.asked = 0

        @once
        def name(self) -> str:
            """Its name."""
            self.asked += 1
            return "Anna"

    one, other = Named(), Named()
    assert [one.name, one.name, one.asked, other.asked] == ["Anna", "Anna", 1, 0]
    del one.__dict__["name"]
    assert [one.name, one.asked] == ["Anna", 2]
    assert Named.name.__doc__ == "Its name."
