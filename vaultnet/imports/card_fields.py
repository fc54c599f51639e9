"""The fields of one vCard as the library reads them, each line in a try of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.imports import problems

if TYPE_CHECKING:
    from types import ModuleType

    from vaultnet.core.records import Problem
    from vaultnet.imports.cards import Card

_CHARSET: Final = pattern(rb"[^:]*;CHARSET=\"?([\w-]{1,40})", re.IGNORECASE)
_ESCAPED: Final = pattern(r"\\(.)", re.DOTALL)
_LONGEST_REASON: Final = 80


@frozen_record
class CardField:
    """One field: `item1.EMAIL;TYPE=work:a@b.org`."""

    name: str  # in capitals, without its group
    group: str
    types: frozenset[str]  # folded: "work", "pref"
    value: str  # as it stands in the card, escapes and all
    line: int

    @property
    def text(self) -> str:
        """The value as one text."""
        return _plain(self.value)

    def parts(self, separator: str = ";") -> list[str]:
        """Give the parts of a structured value: `Berg;Ada;;;`."""
        return [_plain(part) for part in _cut(self.value, separator)]


def fields_of(card: Card, path: str) -> tuple[list[CardField], list[Problem]]:
    """Read the lines of a card; a line that the library refuses is a problem, the rest goes on."""
    found: list[CardField] = []
    faults: list[Problem] = []
    for number, data in card.lines:
        try:
            found.append(_field(number, data))
        except (_library().VObjectError, ValueError, LookupError) as error:
            reason = " ".join(str(error).split())[:_LONGEST_REASON]
            faults.append(problems.at_line(problems.CARD_LINE, path, number, reason=reason))
    return found, faults


@cache
def _library() -> ModuleType:
    """Load the library when the first card is read: every other run does without it."""
    return import_module("vobject.base")


def _field(number: int, data: bytes) -> CardField:
    line = _library().textLineToContentLine(_decoded(data))
    types = {
        one.casefold()
        for value in (*line.params.get("TYPE", ()), *line.singletonparams)
        for one in value.split(",")
    }
    if "PREF" in line.params:  # as vCard 4.0 has it: PREF=1
        types.add("pref")
    return CardField(
        name=line.name, group=(line.group or "").casefold(), types=frozenset(types),
        value=line.value, line=number,
    )  # fmt: skip


def _decoded(data: bytes) -> str:
    """Decode a line by the character set that it names, else UTF-8, else what Windows writes."""
    named = _CHARSET.match(data)
    names = [named[1].decode("ascii", "replace")] if named and not data.isascii() else []
    for encoding in (*names, "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("windows-1252", "replace")


def _cut(value: str, separator: str) -> Iterator[str]:
    """Cut at a separator that no backslash stands before."""
    start = at = 0
    while at < len(value):
        if value[at] == "\\":
            at += 1
        elif value[at] == separator:
            yield value[start:at]
            start = at + 1
        at += 1
    yield value[start:]


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
