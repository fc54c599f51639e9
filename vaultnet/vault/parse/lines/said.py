"""What an entry says of a contact: how, who began, what was given and received."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar
from unicodedata import normalize

from vaultnet.core.channels import CHANNEL_OF_EMOJI, channel_of_emoji
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel, Direction, Layer, ValueAct
from vaultnet.core.written_dates import may_hold_day
from vaultnet.vault.conventions import ENTRY_MEANINGS, PEOPLE_MEANINGS
from vaultnet.vault.note import Field
from vaultnet.vault.parse.lines.direction import read_head
from vaultnet.vault.parse.lines.entries import OBJECT
from vaultnet.vault.parse.lines.plain_text import plain, plain_entry
from vaultnet.vault.parse.lines.unheld import is_unheld
from vaultnet.vault.parse.lines.wording import phrase_of, words_in
from vaultnet.vault.parse.values import cut
from vaultnet.vault.tasks import task_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from vaultnet.vault.parse.lines.direction import Head
    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.reading import Reading

_Word = TypeVar("_Word", Channel, Layer)

_MOST_WORDED: Final = 1 << 8  # texts of entries that are held
OTHER_VALUE: Final = "other"  # an act of none of the twelve kinds
_CODE: Final = pattern(r"`[^`]*`")
_SIGNS: Final = pattern(r"(?:[^\w\ufffc#]|_)*")
# Signs, times and links before the first word of an entry.
_BEFORE_WORDS: Final = pattern(r"(?:[\W_]|[0-9])*")
_HALF: Final = r"[0-9]{1,2}(?:[:.][0-9]{2})?\s?[ap]\.?m\b\.?"  # of the day: `9am`, `9:30 p.m.`
_TIMES: Final = pattern(
    rf"(?:(?:[0-9]{{1,2}}\s?[-–—]\s?(?={_HALF})|{_HALF}|[0-9]{{1,2}}:[0-9]{{2}}\b"
    r"|(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]\b(?!\.[0-9]))(?:[^\w\ufffc#]|_)*)*",
    re.IGNORECASE,
)
_LEFT_OVER: Final = pattern(r"(?:\s|[-–—:;,.|*_)\]])+")  # at the head of what follows
_DIGIT: Final = pattern(r"[0-9]")
_IN_BRACKETS: Final = pattern(r"\(([^()]*)\)")


@frozen_record
class Said:
    """What is said of one contact with one or more people."""

    channel: Channel = Channel.UNKNOWN
    direction: Direction = Direction.UNKNOWN
    gave: tuple[ValueAct, ...] = ()
    received: tuple[ValueAct, ...] = ()
    day: date | None = None  # its own, where it has one
    summary: str = ""
    how: bool = False  # it names a channel or a talk, or has a field of an interaction
    outright: bool = False  # likewise, but not by mere words
    layer: Layer | None = None  # how deep it was, where a field or a word for a talk says so
    unheld: bool = False  # it tells of what never came about


def said_in(entry: Entry, reading: Reading) -> Said:
    """Read one entry: fields come first, then tags, emoji, and the words at its head."""
    is_done, fields = entry.is_done, entry.fields
    text = entry.text if entry.task is None else task_text(entry.text)
    worded = _worded(text, reading, is_done=is_done)
    day, head = worded.day, worded.head
    if fields and day is None:
        day = _day_of_fields(fields, reading)
    marks = _marks_of(entry, fields, reading) if fields or entry.tags else _UNMARKED
    channel = marks.channel or worded.sign or head.channel
    outright = bool(marks.channel or marks.has_field)
    return Said(
        channel or entry.section.label or Channel.UNKNOWN,
        marks.direction or head.direction,
        marks.gave,
        marks.received,
        day,
        _summary(entry, worded, reading),
        channel is not None or marks.has_field or head.talked,
        outright or worded.sign_at_head is not None,
        marks.layer or (Layer.DEEP if head.talked and channel is None else None),
        worded.unheld and not outright,
    )


class _Worded(NamedTuple):
    """What the text of an entry says by itself, whatever its links and fields are."""

    day: date | None  # at its head
    head: Head
    sign: Channel | None  # of its first emoji
    sign_at_head: Channel | None  # of its first emoji before any word
    unheld: bool
    text: str  # without day, time and a bare `(call)`
    skipped: int  # links and fields that stand before that
    signs: str  # emoji that stand before it


def _worded(text: str, reading: Reading, *, is_done: bool) -> _Worded:
    """Read the text of an entry; many lines are worded alike, as `call with [[…]]`."""
    known = reading.at_hand.worded
    found = known.get((text, is_done))
    if found is None:
        if len(known) >= _MOST_WORDED:
            known.clear()
        found = known[text, is_done] = _read_text(text, reading, is_done=is_done)
    return found


def _read_text(text: str, reading: Reading, *, is_done: bool) -> _Worded:
    words = reading.done_words if is_done else reading.words
    found = reading.day_at_head(text)
    rest = _without_times(text[found.end :] if found else text)
    before = text[: len(text) - len(rest)]
    sign, sign_at_head = _channels_of_emoji(text)
    skipped, left = before.count(OBJECT), _without_left_over(rest)
    bracket = _IN_BRACKETS.match(left) if left[:1] == "(" else None
    if bracket and phrase_of(bracket[1]) in reading.words.channels:
        left = left[bracket.end() :]
        skipped += bracket[0].count(OBJECT)
    return _Worded(
        found.day if found else None,
        read_head(rest, words),
        sign,
        sign_at_head,
        not is_done and is_unheld(rest, reading.words),
        left,
        skipped,
        "" if before.isascii() else "".join([one for one in before if one in CHANNEL_OF_EMOJI]),
    )


class _Marks(NamedTuple):
    """What the fields and tags of an entry say; most entries have none."""

    channel: Channel | None = None
    direction: Direction | None = None
    layer: Layer | None = None
    gave: tuple[ValueAct, ...] = ()
    received: tuple[ValueAct, ...] = ()
    has_field: bool = False  # one of an interaction


_UNMARKED: Final = _Marks()


def _marks_of(entry: Entry, fields: Sequence[Field], reading: Reading) -> _Marks:
    gave, received = values_in(entry, reading)
    return _Marks(
        _channel_of_fields(fields, reading) or _first(map(reading.channel_of_tag, entry.tags)),
        _direction_of_fields(fields, reading),
        _layer_of_fields(fields, reading),
        gave,
        received,
        any(is_entry_field(field, reading) for field in fields),
    )


def _channels_of_emoji(text: str) -> tuple[Channel | None, Channel | None]:
    """Give the channel of the first emoji of a text, and of the first before any word."""
    bare = _CODE.sub(" ", text) if "`" in text else text
    first = None if text.isascii() else channel_of_emoji(bare)
    signs = first and _BEFORE_WORDS.match(bare)
    return first, channel_of_emoji(signs[0]) if signs else None


def may_tell_outright(entry: Entry, reading: Reading) -> bool:
    """Tell whether an entry that is no task can have its own day, or say outright how it was.

    Where it cannot, `said_in` finds neither `day` nor `outright`; it is many times dearer.
    """
    text = entry.text
    if may_hold_day(text) or any(_may_say(one, reading) for one in entry.fields):
        return True
    if any(map(reading.channel_of_tag, entry.tags)):
        return True
    return _channels_of_emoji(text)[1] is not None


def _may_say(field: Field, reading: Reading) -> bool:
    return reading.meaning(field.key) == "date" or is_entry_field(field, reading)


def values_in(entry: Entry, reading: Reading) -> tuple[tuple[ValueAct, ...], tuple[ValueAct, ...]]:
    """Give the value acts of an entry: given, received."""
    acts: dict[str, list[ValueAct]] = {"gave": [], "received": []}
    for field in entry.fields:
        meaning = reading.meaning(field.key)
        if meaning in acts:
            acts[meaning] += value_acts(field.value, reading)
    for tag in entry.tags:
        side, _, kind = tag.partition("/")
        meaning = reading.meaning(side)
        if kind and meaning in acts:
            acts[meaning] += value_acts(kind.replace("/", ": "), reading)
    return tuple(dict.fromkeys(acts["gave"])), tuple(dict.fromkeys(acts["received"]))


def value_acts(text: str, reading: Reading) -> list[ValueAct]:
    """Read what a field names: `article`, `intro to Ravi`, `статья, совет`; its kind in English."""
    parts = cut(text)
    kinds = [_value_of(part, reading) for part in parts]
    if len(parts) > 1 and all(kind.kind != OTHER_VALUE for kind in kinds):
        return kinds
    return [_value_of(text, reading)] if text.strip() else []


def is_people_field(field: Field, reading: Reading) -> bool:
    """Tell whether a field names people: `(person:: …)`, `met:: …`, `called:: …`."""
    named = reading.meaning(field.key) in PEOPLE_MEANINGS
    return named or fold(field.key) in reading.words.channels


def is_entry_field(field: Field, reading: Reading) -> bool:
    """Tell whether a field makes its line one about a contact."""
    return reading.meaning(field.key) in ENTRY_MEANINGS or is_people_field(field, reading)


def channel_of_text(text: str, reading: Reading) -> Channel | None:
    """Give the channel that a short text names: by its words, by an emoji, by its first words."""
    exact = reading.words.channels.get(phrase_of(text))
    return exact or channel_of_emoji(text) or read_head(text, reading.words).channel


def _first(found: Iterable[_Word | None]) -> _Word | None:
    return next((one for one in found if one is not None), None)


def _channel_of_fields(fields: Iterable[Field], reading: Reading) -> Channel | None:
    for field in fields:
        if reading.meaning(field.key) == "channel":
            channel = channel_of_text(plain(field.value), reading)
            if channel is not None:
                return channel
    return _first(
        reading.words.channels.get(fold(field.key))
        for field in fields
        if reading.meaning(field.key) != "channel"
    )


def _direction_of_fields(fields: Iterable[Field], reading: Reading) -> Direction | None:
    for field in fields:
        meaning = reading.meaning(field.key)
        if meaning == "direction":
            return reading.words.directions.get(phrase_of(field.value))
        if meaning in {"from", "to"}:
            return Direction.INBOUND if meaning == "from" else Direction.OUTBOUND
    return None


def _layer_of_fields(fields: Iterable[Field], reading: Reading) -> Layer | None:
    found = (field.value for field in fields if reading.meaning(field.key) == "layer")
    return _first(reading.words.layers.get(phrase_of(value)) for value in found)


def _day_of_fields(fields: Iterable[Field], reading: Reading) -> date | None:
    """Give the first day that a field `date` has."""
    days = (reading.day(one.value) for one in fields if reading.meaning(one.key) == "date")
    return next((day for day in days if day is not None), None)


def _without_times(text: str) -> str:
    """Give a text without the times of the day at its head."""
    signs = _SIGNS.match(text)
    at = signs.end() if signs else 0
    times = _TIMES.match(text, at) if _DIGIT.match(text, at) else None
    return text[times.end() :] if times and times[0] else text


def _value_of(text: str, reading: Reading) -> ValueAct:
    """Read one act: the longest phrase at its head that names a kind, and the text after it."""
    text = normalize("NFC", text)
    words = words_in(text)
    for size, kind in reading.words.values.found_at(words):
        return ValueAct(kind, plain(_after_words(text, size)))
    return ValueAct(OTHER_VALUE, plain(text))


def _after_words(text: str, count: int) -> str:
    """Give what follows the first words of a text, without the signs between."""
    found = list(_words_of(text))
    end = found[count - 1] if count <= len(found) else len(text)
    return _without_left_over(text[end:])


def _without_left_over(text: str) -> str:
    if text[:1].isalnum():
        return text  # as most
    found = _LEFT_OVER.match(text)
    return text[found.end() :] if found else text


def _words_of(text: str) -> Iterator[int]:
    """Give where each word of a text ends."""
    for found in re.finditer(r"[^\W_]+(?:[:.'’][^\W_]+)*", text):
        yield found.end()


def _summary(entry: Entry, worded: _Worded, reading: Reading) -> str:
    """Give an entry as one plain line, without its day, time, fields and a bare `(call)`."""
    text = worded.text
    if entry.is_row:
        text = ", ".join(cell.strip() for cell in text.split("|") if cell.strip())
    objects = entry.objects[worded.skipped : worded.skipped + text.count(OBJECT)]
    people = [one for one in objects if type(one) is Field and is_people_field(one, reading)]
    shown = _without_left_over(plain_entry(text, objects, people))
    signs = worded.signs
    return f"{signs} {shown}" if signs and shown else signs or shown
