"""The marks of a task: days, priority, recurrence, who keeps it (S10.3).

Three ways of writing them are read: the emoji of the Tasks plugin at the end of the line, fields
in brackets as Dataview has them, and `(@2026-11-25)`, `(Due: 2026-11-25)`, `(Срок: 2026-11-25)`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.literals import Day, LinkTo, parse_literal
from vaultnet.vault.scanner import scan
from vaultnet.vault.tag_text import TAG_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Mapping

WAITING_TAGS: Final = frozenset({"waiting", "task/waiting_for"})

# What stands in the box. Other signs, such as `?`, `"` or `i`, make a list of remarks of it.
OPEN_BOXES: Final = frozenset(" /!<")
CALLED_OFF_BOXES: Final = frozenset("->")  # `>`: moved on, and to be found where it went

_EMOJI: Final[Mapping[str, str]] = {
    "📅": "due",
    "📆": "due",
    "🗓": "due",
    "⏳": "scheduled",
    "⌛": "scheduled",
    "🛫": "start",
    "➕": "created",
    "✅": "done",
    "❌": "cancelled",
    "🔁": "recurrence",
    "🏁": "on_completion",
    "🆔": "id",
    "⛔": "depends_on",
}
_PRIORITIES: Final[Mapping[str, str]] = {
    "🔺": "highest",
    "⏫": "high",
    "🔼": "medium",
    "🔽": "low",
    "⏬": "lowest",
}
_KEYS: Final[Mapping[str, str]] = {
    "due": "due",
    "scheduled": "scheduled",
    "start": "start",
    "created": "created",
    "completion": "done",
    "cancelled": "cancelled",
    "repeat": "recurrence",
    "priority": "priority",
    "id": "id",
    "dependson": "depends_on",
    "oncompletion": "on_completion",
    "delegated": "delegated",
}
_DAYS: Final = ("due", "scheduled", "start", "created", "done", "cancelled")
_NO_DAY: Final = object()  # nor one that is written and cannot be
_FREE: Final = (*_DAYS, "delegated")  # a field may hold any text; it is judged afterwards
_ID: Final = r"[a-zA-Z0-9_-]+"
_VALUES: Final = {
    **dict.fromkeys(_DAYS, pattern(r" *([0-9]{4}-[0-9]{2}-[0-9]{2})")),
    "recurrence": pattern(r" *([a-zA-Z0-9,!][a-zA-Z0-9,! ]*)"),
    "on_completion": pattern(r" *([a-zA-Z]+)"),
    "id": pattern(rf" *({_ID})"),
    "depends_on": pattern(rf" *({_ID}(?: *, *{_ID})*)"),
    "priority": pattern(" *(highest|high|medium|low|lowest)", re.IGNORECASE | re.ASCII),
}
_SIGNS: Final = frozenset((*_EMOJI, *_PRIORITIES))
# A sign, perhaps followed by the selector of its coloured form. The blocks that signs lie in are
# looked for many times as fast as a set of signs.
_SIGN: Final = pattern("([\u2300-\u27bf\U0001f000-\U0001ffff])\ufe0f?")
# A line whose one sign, at its end, gives a day: the form of nearly all tasks.
_ONE_DAY: Final = pattern(
    "([^\u2300-\u27bf\U0001f000-\U0001ffff]*)([\u2300-\u27bf\U0001f000-\U0001ffff])\ufe0f?"
    r" *([0-9]{4}-[0-9]{2}-[0-9]{2})"
)
# What the Tasks plugin takes for a tag between marks: more than a tag of Obsidian may hold.
_END_TAG: Final = pattern(r"#[^ !@#$%^&*(),.?\":{}|<>]+")
# The two brackets of a field may differ: Tasks is lenient there, Dataview is not (row I20).
_FIELD: Final = pattern(
    rf"(?ai:[\[(][ \t]*(?P<key>{'|'.join(_KEYS)})::"
    r"(?P<value>[ \t]*\[\[[^\[\]\n]*\]\][ \t]*|[^\[\]()\n]*)[\])](?:[ \t]*,)?)"
    r"|(?i:\([ \t]*(?:@|(?:due|срок)[ \t]*:(?!:))[ \t]*"
    r"(?P<due>[0-9]{4}-[0-9]{2}-[0-9]{2})[ \t]*\))"
)
_BLOCK_ID: Final = pattern(r"(?:^|[ \t])\^([a-zA-Z0-9-]+)[ \t]*$", re.MULTILINE)
_TAG: Final = pattern(rf"(?<!\S)#({TAG_CHARACTERS}+)")
_GAP: Final = pattern(r"[ \t]{2,}")
_HIDING: Final = pattern(r"[`<$%]")


@frozen_record
class TaskMarks:
    """What a task says of itself beside its text."""

    description: str  # without marks and block id; tags and further lines stay
    due: date | None = None
    scheduled: date | None = None
    start: date | None = None
    created: date | None = None
    done: date | None = None
    cancelled: date | None = None
    recurrence: str = ""  # as written: "every week"
    priority: str = ""  # "highest", "high", "medium", "low", "lowest"
    id: str = ""
    depends_on: tuple[str, ...] = ()
    on_completion: str = ""  # "keep", "delete"
    delegated: str | None = None  # the target of the link, or the name as written
    waiting: bool = False  # another person's to keep: delegated, or tagged so
    block_id: str = ""
    invalid: tuple[str, ...] = ()  # names of the days above that are written but cannot be


@lru_cache(maxsize=256)  # each task is asked for its channel, its day and its promise
def parse_task(text: str) -> TaskMarks:
    """Read the marks of a task from its text, without list marker and box (rows I15 to I21).

    The emoji form is read on the first line from its end backwards, tags between the marks
    allowed; text after a mark that is no mark ends the reading. The other forms may stand
    anywhere. Of a mark written twice the first counts, of two forms the emoji. A day that no
    calendar has is `None`, and its name stands in `invalid`.
    """
    description, marks, block_id = _split(text)
    if not (marks or block_id):
        return TaskMarks(description, waiting=_is_waiting(text))
    days = {name: _day(written) for name, written in marks.items() if name in _DAYS}
    delegated = _delegate(marks["delegated"]) if "delegated" in marks else None
    needed = marks["depends_on"].split(",") if "depends_on" in marks else ()
    return TaskMarks(
        description=description,
        due=days.get("due"),
        scheduled=days.get("scheduled"),
        start=days.get("start"),
        created=days.get("created"),
        done=days.get("done"),
        cancelled=days.get("cancelled"),
        recurrence=marks.get("recurrence", ""),
        priority=marks.get("priority", "").lower(),
        id=marks.get("id", ""),
        depends_on=tuple([part.strip() for part in needed if part]),
        on_completion=marks.get("on_completion", "").lower(),
        delegated=delegated,
        waiting=delegated is not None or _is_waiting(text),
        block_id=block_id,
        invalid=_invalid(days) if None in days.values() else (),
    )


def _invalid(days: Mapping[str, date | None]) -> tuple[str, ...]:
    """Give the names of the days that are written but cannot be, in the order of `_DAYS`."""
    return tuple([name for name in _DAYS if days.get(name, _NO_DAY) is None])


@lru_cache(maxsize=256)  # likewise
def task_text(text: str) -> str:
    """Give the description of a task, as `parse_task` does, and read no more of its marks."""
    return _split(text)[0]


def _split(text: str) -> tuple[str, dict[str, str], str]:
    """Take a text apart into description, marks as written, and block id."""
    block_ids = _BLOCK_ID.findall(text) if "^" in text else ()
    bare, marks = _split_fields(_BLOCK_ID.sub("", text) if block_ids else text)
    first, line_end, further = bare.partition("\n")
    if not first.isascii():
        first, emoji_marks = _split_emoji(first)
        marks |= emoji_marks
    return (first + line_end + further).strip(), marks, block_ids[-1] if block_ids else ""


def _split_fields(text: str) -> tuple[str, dict[str, str]]:
    """Take the marks in brackets out of a text; the first of each name counts."""
    marks: dict[str, str] = {}
    if "::" not in text and "(" not in text:
        return text, marks
    kept: list[str] = []
    at = 0
    for found in _FIELD.finditer(_visible(text)):
        name = _KEYS[found["key"].lower()] if found["key"] else "due"
        value = (found["value"] or found["due"] or "").strip()
        if value and (name in _FREE or _VALUES[name].fullmatch(value)):
            marks.setdefault(name, value)
            kept.append(text[at : found.start()])
            at = found.end()
    if not marks:
        return text, marks
    bare = "".join((*kept, text[at:]))
    return "\n".join(_GAP.sub(" ", line).rstrip() for line in bare.split("\n")), marks


def _visible(text: str) -> str:
    """Blank what is code, HTML, math or comment, every other character staying in its place."""
    if not _HIDING.search(text):
        return text
    pieces: list[str] = []
    at = 0
    for start, end in sorted(scan(text).hidden):
        pieces += [text[at:start], " " * (end - max(start, at))]
        at = max(end, at)
    return "".join((*pieces, text[at:]))


def _split_emoji(line: str) -> tuple[str, dict[str, str]]:
    """Take the marks of the Tasks plugin off the end of a line; tags between them stay in it."""
    common = _ONE_DAY.fullmatch(line)
    if common is not None and (name := _EMOJI.get(common[2])) in _DAYS:
        return common[1].rstrip(), {name: common[3]}
    return _split_by_every_rule(line)


def _split_by_every_rule(line: str) -> tuple[str, dict[str, str]]:
    """Do as `_split_emoji` for any line."""
    signs = [sign for sign in _SIGN.finditer(line) if sign[1] in _SIGNS]
    marks: dict[str, str] = {}
    tags: list[str] = []
    has_tags = "#" in line
    end = len(line)
    while signs:
        while end and line[end - 1].isspace():
            end -= 1
        sign = signs[-1]
        if sign.start() >= end:
            signs.pop()
        elif has_tags and (start := _end_tag(line, sign.start(), end)):
            tags.append(line[start:end])
            end = start
        elif (value := _emoji_value(line, sign, end)) is not None:
            marks[_EMOJI.get(sign[1], "priority")] = value
            end = sign.start()
        else:
            break
    if not marks:
        return line, marks
    return " ".join([line[:end].rstrip(), *reversed(tags)]), marks


def _end_tag(line: str, after: int, end: int) -> int:
    """Give where the tag begins that is the last word before `end`; 0 where that is none."""
    start = end
    while start > after and not line[start - 1].isspace():
        start -= 1
    return start if start > after and _END_TAG.fullmatch(line, start, end) else 0


def _emoji_value(line: str, sign: re.Match[str], end: int) -> str | None:
    """Give what follows a sign up to `end`; `None` where it is no value of that mark."""
    if sign[1] in _PRIORITIES:
        return _PRIORITIES[sign[1]] if sign.end() == end else None
    value = _VALUES[_EMOJI[sign[1]]].fullmatch(line, sign.end(), end)
    return value and value[1]


@lru_cache(maxsize=1 << 12)  # many tasks are due on one day
def _day(written: str) -> date | None:
    """Give the day of `2026-11-25`, of a date with a time, or of a link to a daily note."""
    literal = parse_literal(written)
    if isinstance(literal, LinkTo):
        literal = parse_literal(literal.target.rpartition("/")[2])
    return literal.day if isinstance(literal, Day) and not literal.month_only else None


def _delegate(written: str) -> str | None:
    literal = parse_literal(written)
    return literal.target if isinstance(literal, LinkTo) else written or None


def _is_waiting(text: str) -> bool:
    if "#" not in text:
        return False
    return any(tag.casefold() in WAITING_TAGS for tag in _TAG.findall(_visible(text)))
