"""A task ticked at its line, or a tick taken back: box and done day, in the form of the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.edit.raw import RawNote
from vaultnet.vault.read import read_note
from vaultnet.vault.tasks import CALLED_OFF_BOXES, OPEN_BOXES, TaskMarks, parse_task

if TYPE_CHECKING:
    from datetime import date

    from vaultnet.vault.note import ListItem

_BOX: Final = pattern(r"((?:[ \t>]|(?:[-*+]|[0-9]{1,9}[.)])[ \t])*\[)(.)(\])")
_BLOCK_ID: Final = pattern(r"[ \t]+\^[A-Za-z0-9-]+[ \t]*\Z")
_DATAVIEW: Final = pattern(
    r"([\[(])[ \t]*(?:due|scheduled|start|created|priority|repeat|id|dependson)::", re.IGNORECASE
)
_CLOSERS: Final = {"[": "]", "(": ")"}
_DONE: Final = frozenset("xX")


def tick_task(data: bytes, path: str, line: int, expected: str, day: date) -> bytes:
    """Give the bytes of a note in which the open task at `line` is done on `day`.

    `expected` is that line as it was read, without its end; if it has moved, and stands once, it is
    found. The day is written in the form that the line has: `✅ 2026-11-25`, or `[completion::
    2026-11-25]` beside fields in brackets; a line that is ticked already stays. Raises
    `NoteRefusedError` for a line that is no longer there or no open task, and for a task that
    recurs or vanishes when it is done: Obsidian's own plugin must do that.
    """
    raw = RawNote.of(data, path)
    number = _find(raw, path, line, expected)
    task = _task_at(data, path, number)
    if task is None or task.task is None:
        raise _refused(path, number, NoteRefusedError("is no task any more", code="task-gone"))
    marks = parse_task(task.text)
    if task.task in _DONE:
        return data
    if task.task in CALLED_OFF_BOXES or task.task not in OPEN_BOXES:
        raise _refused(path, number, NoteRefusedError("is no open task", code="task-not-open"))
    if marks.recurrence or marks.on_completion:
        raise _refused(
            path,
            number,
            NoteRefusedError(
                "recurs or vanishes when it is done: tick it in Obsidian", code="task-recurs"
            ),
        )
    written = raw.bare(number)
    block_id = _BLOCK_ID.search(written)
    text = written[: block_id.start()] if block_id else written.rstrip(" \t")
    rest = written[len(text) :]
    ticked = _BOX.sub(r"\g<1>x\g<3>", text, count=1)
    stands = "" if marks.done else f" {_done_mark(text, day)}"
    new = raw.with_lines(number, number, [f"{ticked}{stands}{rest}"])
    return _checked(new, path, number, marks, marks.done or day)


def reopen_task(data: bytes, path: str, line: int, expected: str, day: date) -> bytes:
    """Give the bytes of a note in which a task that `tick_task` has done on `day` is open again.

    `expected` is that line as it was read. A line that is open stays; one that was begun, `[/]`, is
    open as any other. Raises `NoteRefusedError`
    for a line that `tick_task` would not have made of an open one.
    """
    raw = RawNote.of(data, path)
    number = _find(raw, path, line, expected)
    task = _task_at(data, path, number)
    if task is not None and task.task in OPEN_BOXES:
        return data
    mark = re.compile(rf" (?:✅ {day}|([\[(])completion:: {day}[\])])")
    before = _BOX.sub(r"\g<1> \g<3>", mark.sub("", raw.bare(number), count=1), count=1)
    opened = raw.with_lines(number, number, [before])
    is_marked = mark.search(raw.bare(number)) is not None
    if is_marked and task is not None and tick_task(opened, path, number, before, day) == data:
        return opened
    raise _refused(
        path, number, NoteRefusedError("was changed since it was ticked", code="task-changed")
    )


def _find(raw: RawNote, path: str, line: int, expected: str) -> int:
    """Give the number of the expected line: where it was, else the only one where it is now."""
    if 0 < line <= len(raw.lines) and raw.bare(line) == expected:
        return line
    places = [number for number in range(1, len(raw.lines) + 1) if raw.bare(number) == expected]
    if len(places) == 1:
        return places[0]
    if places:
        raise _refused(path, line, NoteRefusedError("stands there twice", code="task-twice"))
    raise _refused(path, line, NoteRefusedError("is not as it was read", code="task-moved"))


def _task_at(data: bytes, path: str, line: int) -> ListItem | None:
    items = read_note(data, path).body.items
    return next((item for item in items if item.line == line), None)


def _done_mark(text: str, day: date) -> str:
    field = _DATAVIEW.search(text)
    if field is None:
        return f"✅ {day.isoformat()}"
    return f"{field[1]}completion:: {day.isoformat()}{_CLOSERS[field[1]]}"


def _checked(new: bytes, path: str, line: int, marks: TaskMarks, day: date) -> bytes:
    """Give the new bytes if our own reader finds the task done on that day, its text the same."""
    task = _task_at(new, path, line)
    done = parse_task(task.text) if task else None
    if task is None or task.task not in _DONE or done is None or done.done != day:
        raise _refused(
            path,
            line,
            NoteRefusedError("is written in an unusual way: tick it by hand", code="task-unusual"),
        )
    if (done.description, done.due) != (marks.description, marks.due):
        raise _refused(
            path,
            line,
            NoteRefusedError("is written in an unusual way: tick it by hand", code="task-unusual"),
        )
    return new


def _refused(path: str, line: int, reason: NoteRefusedError) -> NoteRefusedError:
    return NoteRefusedError(
        "{path}:{line}: the note was left alone: the line {reason}.",
        code="task-refused",
        path=path,
        line=line,
        reason=reason,
    )
