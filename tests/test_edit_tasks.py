"""A task ticked in the form of its line, and a tick taken back."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.errors import NoteRefusedError
from vaultnet.vault.edit.tasks import reopen_task, tick_task
from vaultnet.vault.read import read_note
from vaultnet.vault.tasks import parse_task

DAY: Final = date(2026, 11, 25)
PATH: Final = "Plans.md"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("- [ ] x", "- [x] x ✅ 2026-11-25", id="plain"),
        pytest.param("  * [/] x #promise", "  * [x] x #promise ✅ 2026-11-25", id="begun"),
        pytest.param("1. [ ] x 📅 2026-11-20", "1. [x] x 📅 2026-11-20 ✅ 2026-11-25", id="emoji"),
        pytest.param("- [ ] x ^ab-1 ", "- [x] x ✅ 2026-11-25 ^ab-1 ", id="before-a-block-id"),
        pytest.param(
            "- [ ] x [due:: 2026-11-20]",
            "- [x] x [due:: 2026-11-20] [completion:: 2026-11-25]",
            id="brackets",
        ),
        pytest.param(
            "- [ ] x (due:: 2026-11-20)",
            "- [x] x (due:: 2026-11-20) (completion:: 2026-11-25)",
            id="parentheses",
        ),
        pytest.param("> - [ ] x", "> - [x] x ✅ 2026-11-25", id="in-a-quote"),
        pytest.param("- [x] x", "- [x] x", id="ticked-already"),
    ],
)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_tick(old: str, new: str, eol: str) -> None:
    before = eol.join(("# Plans", old, "", "after")).encode()
    after = tick_task(before, PATH, 2, old, DAY)
    assert after == eol.join(("# Plans", new, "", "after")).encode()
    if after != before:
        opened = before.replace(b"[/]", b"[ ]")
        assert reopen_task(after, PATH, 2, new, DAY) == opened
        assert reopen_task(opened, PATH, 2, opened.decode().split(eol)[1], DAY) == opened


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param("- [ ] x 🔁 every week 📅 2026-11-20", "in Obsidian", id="recurring"),
        pytest.param("- [ ] x [repeat:: every day]", "in Obsidian", id="recurring-field"),
        pytest.param("- [ ] x 🏁 delete", "in Obsidian", id="vanishing"),
        pytest.param("- [-] x", "no open task", id="cancelled"),
        pytest.param("- x", "no task", id="no-task"),
    ],
)
def test_refused(line: str, why: str) -> None:
    with pytest.raises(NoteRefusedError, match=why):
        tick_task(f"{line}\n".encode(), PATH, 1, line, DAY)


def test_a_line_that_moved_is_found_and_one_that_changed_is_not() -> None:
    assert tick_task(b"new\n- [ ] x\n", PATH, 1, "- [ ] x", DAY).startswith(b"new\n- [x] x")
    with pytest.raises(NoteRefusedError, match="not as it was read"):
        tick_task(b"- [ ] y\n", PATH, 1, "- [ ] x", DAY)
    with pytest.raises(NoteRefusedError, match="twice"):
        tick_task(b"new\n- [ ] x\n- [ ] x\n", PATH, 1, "- [ ] x", DAY)


def test_a_tick_of_another_day_stays_and_words_added_since_are_kept() -> None:
    after = tick_task(b"- [ ] x\n", PATH, 1, "- [ ] x", DAY)
    later = after.replace(b"2026-11-25", b"2026-11-26")
    with pytest.raises(NoteRefusedError, match="since it was ticked"):
        reopen_task(later, PATH, 1, later.decode().rstrip("\n"), DAY)
    more = after.replace(b"x ", b"x, at last ")
    opened = reopen_task(more, PATH, 1, more.decode().rstrip("\n"), DAY)
    assert opened == b"- [ ] x, at last\n"


TEXTS = st.text(st.sampled_from("abй е\u0301 []()#^✅📅🔁:-0123\u2028\\`%"), max_size=16)


@given(
    TEXTS,
    st.sampled_from(("- [ ] ", "* [/] ", "  - [!] ", "1) [ ] ")),
    st.sampled_from(("\n", "\r\n", "\r")),
    st.sampled_from(("", "\ufeff")),
    st.booleans(),
)
def test_whatever_the_task_says(text: str, head: str, eol: str, bom: str, closed: bool) -> None:
    line = head + text
    before = (bom + "a" + eol + eol + line + (eol if closed else "")).encode()
    try:
        after = tick_task(before, PATH, 3, line, DAY)
    except NoteRefusedError:
        return
    old, new = before.decode().split(eol), after.decode().split(eol)
    assert [one for one in old if one != line] == [one for one in new if one != new[2]]
    item = next(one for one in read_note(after, PATH).body.items if one.line == 3)
    assert item.task == "x"
    assert parse_task(item.text).done
    opened = [re.sub(r"\[[/!]\]", "[ ]", one, count=1) if one == line else one for one in old]
    assert reopen_task(after, PATH, 3, new[2], DAY) == eol.join(opened).encode()
