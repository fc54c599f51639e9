"""The literals of Dataview: what the value of an inline field is (S10.2)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.link_text import parse_link_text
from vaultnet.vault.tag_text import TAG_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Callable


@frozen_record
class Day:
    """A date literal; the time of day is kept as written, for planning knows days only."""

    day: date
    month_only: bool = False  # `2026-03`: its first day
    time: str = ""  # what follows the `T`: "18:00", "18:00:05.250+03:00"


@frozen_record
class Duration:
    """A length of time; each unit is the sum of what was written of it."""

    years: float = 0
    months: float = 0
    weeks: float = 0
    days: float = 0
    hours: float = 0
    minutes: float = 0
    seconds: float = 0


@frozen_record
class LinkTo:
    """A link as a value."""

    target: str
    subpath: str
    display: str
    embed: bool = False


Literal: TypeAlias = (
    "Day | Duration | LinkTo | str | bool | int | float | tuple[Literal, ...] | None"
)

# Unit to the spellings of one of it; `m` is minutes and `mo` is months, and there is no `y`.
_UNITS: Final = {
    "years": ("year", "years", "yr", "yrs"),
    "months": ("month", "months", "mo", "mos"),
    "weeks": ("week", "weeks", "wk", "wks", "w"),
    "days": ("day", "days", "d"),
    "hours": ("hour", "hours", "hr", "hrs", "h"),
    "minutes": ("minute", "minutes", "min", "mins", "m"),
    "seconds": ("second", "seconds", "sec", "secs", "s"),
}
_UNIT_OF: Final = {spelled: unit for unit, spellings in _UNITS.items() for spelled in spellings}
_LONGEST_FIRST: Final = "|".join(sorted(_UNIT_OF, key=len, reverse=True))

_NUMBER: Final = r"-?[0-9]{1,300}(?:\.[0-9]{1,300})?"  # longer ones are no figures of a person
_DATE: Final = pattern(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<time>(?:[01][0-9]|2[0-3])(?::[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{3})?)?)?"
    r"(?:Z|[+-][0-9]{1,2}(?::[0-9]{2})?|\[[0-9A-Za-z+\-/_]+\])?))?)?"
)
_AMOUNT: Final = pattern(rf"({_NUMBER})\s*({_LONGEST_FIRST})")
_BETWEEN_AMOUNTS: Final = pattern(r"\s*(?:,\s*)?")
_TEXT: Final = pattern(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE: Final = pattern(r'\\(["\\])')
_TAG: Final = pattern(rf"#{TAG_CHARACTERS}*")
_LINK: Final = pattern(r"(!?)\[\[([^\[\]]+)\]\]")
_WORD: Final = pattern(r"true|false|True|False|null")
_WORDS: Final = {"true": True, "True": True, "false": False, "False": False, "null": None}
_PLAIN_NUMBER: Final = pattern(_NUMBER)
_COMMA: Final = pattern(r"\s*,\s*")


def parse_literal(text: str) -> Literal:
    """Read the value of an inline field as Dataview does (S10.2, rows I8 to I12).

    Tried in this order: date, duration, quoted text, tag, link, boolean, number, null; several
    of them with commas between are a tuple. What is none of these is text, the value as it is:
    `a, b`, `2021-04-17 18:00`, a day that no calendar has. A tag is text with its `#`.
    An empty value is `None`.
    """
    value = text.strip()
    if not value:
        return None
    first = _parse_atom(value, 0)
    if first is None:
        return value
    atom, end = first
    if end == len(value):
        return atom
    atoms = [atom]
    while comma := _COMMA.match(value, end):
        following = _parse_atom(value, comma.end())
        if following is None:
            return tuple(atoms) if len(atoms) == 1 and comma.end() == len(value) else value
        atom, end = following
        atoms.append(atom)
    return tuple(atoms) if end == len(value) else value


def _parse_atom(text: str, start: int) -> tuple[Literal, int] | None:
    """Give the literal that begins at `start` and where it ends."""
    for parse in _ATOMS:
        found = parse(text, start)
        if found is not None:
            return found
    return None


def _parse_date(text: str, start: int) -> tuple[Day, int] | None:
    found = _DATE.match(text, start)
    if found is None:
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"] or 1))
    except ValueError:
        return None
    return Day(day, found["day"] is None, found["time"] or ""), found.end()


def _parse_duration(text: str, start: int) -> tuple[Duration, int] | None:
    amounts: dict[str, float] = {}
    at = start
    end = None
    while found := _AMOUNT.match(text, at):
        unit = _UNIT_OF[found[2]]
        amounts[unit] = amounts.get(unit, 0) + float(found[1])
        end = found.end()
        between = _BETWEEN_AMOUNTS.match(text, end)
        at = between.end() if between else end
    return None if end is None else (Duration(**amounts), end)


def _parse_text(text: str, start: int) -> tuple[str, int] | None:
    found = _TEXT.match(text, start)
    return found and (_ESCAPE.sub(r"\1", found[1]), found.end())


def _parse_tag(text: str, start: int) -> tuple[str, int] | None:
    found = _TAG.match(text, start)
    return found and (found[0], found.end())


def _parse_link(text: str, start: int) -> tuple[LinkTo, int] | None:
    found = _LINK.match(text, start)
    return found and (LinkTo(*parse_link_text(found[2]), embed=bool(found[1])), found.end())


def _parse_word(text: str, start: int) -> tuple[bool | None, int] | None:
    found = _WORD.match(text, start)
    return found and (_WORDS[found[0]], found.end())


def _parse_number(text: str, start: int) -> tuple[float, int] | None:
    found = _PLAIN_NUMBER.match(text, start)
    if found is None:
        return None
    return float(found[0]) if "." in found[0] else int(found[0]), found.end()


_ATOMS: Final[tuple[Callable[[str, int], tuple[Literal, int] | None], ...]] = (
    _parse_date,
    _parse_duration,
    _parse_text,
    _parse_tag,
    _parse_link,
    _parse_word,
    _parse_number,
)
