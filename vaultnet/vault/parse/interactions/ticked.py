"""Interactions that a tick on the page has logged: each bears the id of the line that was ticked.

Two devices may both log one tick before a sync brings their notes together. Equal ids are one
interaction; the line that counts for nothing is reported.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.note import Region

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from vaultnet.core.records import Interaction, Source
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.report import Report

_ACTION: Final = pattern(r"(?<!\S)\^(vn-[0-9a-f]{8})[ \t]*\Z")
_IN_CELL: Final = pattern(r"(?<!\S)\^(vn-[0-9a-f]{8})[ \t]*(?:\||\Z)")
_IN_PROPERTY: Final = pattern(r"""(?<![^\s"'])\^(vn-[0-9a-f]{8})[ \t]*["']?[ \t]*\Z""")
_MARK: Final = b"^vn-"


def with_actions(found: Iterable[Interaction], note: Note) -> tuple[Interaction, ...]:
    """Give interactions of a note with the ids of the ticks that logged them."""
    found = tuple(found)
    if _MARK not in note.utf_8:
        return found
    ids = _ids_of(note, found)
    return tuple(replace(one, action=ids.get(one.source.line, "")) for one in found)


def counted_once(found: Iterable[Interaction], report: Report) -> tuple[Interaction, ...]:
    """Leave out what is logged a second time under one id, and report its line.

    The earliest day counts, on it the first place by path and line, whatever their order here.
    """
    found = tuple(found)
    first: dict[str, Source] = {}
    ticked = [one for one in found if one.action]
    for one in sorted(ticked, key=lambda one: (one.day, one.source)):
        first.setdefault(one.action, one.source)
    for one in ticked:
        if one.source != first[one.action]:
            other = first[one.action]
            message = f"One tick is logged twice: here and at {other.path}:{other.line}."
            hint = (
                "This line counts for nothing: delete it, or the id at its end if it was another."
            )
            report.warn(one.source, "tick-logged-twice", message, hint)
    return tuple(one for one in found if not one.action or one.source == first[one.action])


def _ids_of(note: Note, interactions: Iterable[Interaction]) -> Mapping[int, str]:
    """Give the ids by the line of what they were logged as.

    That of a list item stands anywhere in it, that of a dated heading in the text right under it,
    that of an entry in the properties in any of its lines.
    """
    found = {
        number: match[1]
        for number, line in enumerate(note.lines, 1)
        if "^" in line and (match := _expression_at(number, note).search(line))
    }
    for item in note.body.items:
        for number in range(item.line + 1, item.end_line + 1):
            if number in found:
                found.setdefault(item.line, found[number])
    for heading in note.body.headings:
        below = heading.line + 1
        if note.body.regions[below - 1 : below] == (Region.BLANK,):
            below += 1
        if below in found and note.body.regions[below - 1] is Region.TEXT:
            found.setdefault(heading.line, found[below])
    first = note.frontmatter.last_line + 1
    lines = sorted(one.source.line for one in interactions if 0 < one.source.line < first)
    for number in [one for one in found if one < first]:
        if above := [line for line in lines if line <= number]:
            found.setdefault(above[-1], found[number])
    return found


def _expression_at(number: int, note: Note) -> re.Pattern[str]:
    """Give the expression that finds an id in a line of that number."""
    if number <= note.frontmatter.last_line:
        return _IN_PROPERTY
    return _IN_CELL if note.body.regions[number - 1] is Region.TABLE else _ACTION
