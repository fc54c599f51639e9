"""The file of the program friends: people with their other names, days with them, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.imported import Imported, ImportedDay
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.records import Channel, Source
from vaultnet.core.written_dates import read_day
from vaultnet.imports.draft import Draft
from vaultnet.imports.lines import lines_of
from vaultnet.imports.texts import decode, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.imports.manner import ForeignFile, Manner

_HEADING: Final = pattern(r"### (Activities|Notes|Friends|Locations):\s*")
_HEAD: Final = pattern(rb"(?m)^### (?:Activities|Friends):[ \t]*\r?$")
_DATED: Final = pattern(r"- ([0-9]{4}-[0-9]{2}-[0-9]{2}):\s*(.*)")
_FRIEND: Final = pattern(
    r"- (?P<name>[^(\[@]+)(?:\((?P<names>a\.k\.a\. .*?)\))?\s*(?:\[(?P<place>[^\[\]]*)\])?"
    r"(?P<tags>(?:\s*@\S+)*)\s*"
)
_AKA: Final = pattern(r"\s*a\.k\.a\. ")
_NAME: Final = pattern(r"\*\*([^*]+)\*\*")
_MARKS: Final = pattern(r"\*\*|(?<!\w)_|_(?!\w)|(?<!\w)@")


def is_friends(_name: str, head: bytes) -> bool:
    """Tell whether the headings of the program stand in a file."""
    return len(set(_HEAD.findall(head))) > 1


def read_friends(file: ForeignFile, manner: Manner) -> Imported:
    """Read the people, with the notes on them as text, and the days on which they were met."""
    drafts: dict[str, Draft] = {}
    days = []
    notes: list[tuple[str, str]] = []
    left: dict[str, int] = {}
    for heading, number, line in _entries(file):
        source = Source(file.name, number)
        dated = _DATED.fullmatch(line)
        if heading == "Friends":
            draft = _draft(line, Draft(source, manner))
            drafts.setdefault(fold(draft.single.get("name", "")), draft)
        elif heading == "Notes" and dated:
            text = f"{dated[1]}: {_MARKS.sub('', dated[2])}"
            notes += [(fold(name), text) for name in _NAME.findall(dated[2])]
        elif heading == "Activities" and dated:
            day = _day(dated[1], dated[2], source, manner)
            if day is not None and day.day >= manner.since:
                days.append(day)
            elif day is not None:
                left["older"] = left.get("older", 0) + 1
    for name, text in notes:
        if name in drafts:
            drafts[name].add("summary", text)
    people = [person for draft in drafts.values() if (person := draft.person()) is not None]
    problems = [problem for draft in drafts.values() for problem in draft.problems]
    return Imported(tuple(people), tuple(days), tuple(problems), left)


def _entries(file: ForeignFile) -> Iterator[tuple[str, int, str]]:
    """Give the items of the lists, each with the heading above it and its line."""
    heading = ""
    for number, data in lines_of(file.stream):
        line = decode(data)[0].strip()
        found = _HEADING.fullmatch(line)
        if found:
            heading = found[1]
        elif line.startswith("- "):
            yield heading, number, line


def _draft(line: str, draft: Draft) -> Draft:
    found = _FRIEND.fullmatch(line)
    draft.add("name", found["name"] if found else line.removeprefix("- "))
    if found:
        for name in filter(None, _AKA.split(found["names"] or "")):
            draft.add("aliases", name)
        draft.add("location", found["place"] or "")
        for tag in found["tags"].split():
            draft.add("tags", tag.removeprefix("@"))
    return draft


def _day(written: str, text: str, source: Source, manner: Manner) -> ImportedDay | None:
    day = read_day(written, manner.words)
    names = [one_line(name) for name in _NAME.findall(text)]
    if day is None or day > manner.today or not names:
        return None
    people = tuple(("", name) for name in dict.fromkeys(names))
    return ImportedDay(source, day, Channel.UNKNOWN, people, subject=one_line(_MARKS.sub("", text)))
