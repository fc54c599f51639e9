"""Interactions that a tick on the page has logged: each bears the id of the line that was ticked.

Two devices may both log one tick before a sync brings their notes together. Equal ids are one
interaction; the line that counts for nothing is reported.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vaultnet.core.records import Interaction, Source
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.report import Report

_ACTION: Final = re.compile(r"(?<!\S)\^(vn-[0-9a-f]{8})[ \t]*\Z")
_MARK: Final = "vn-"


def with_actions(
    found: Iterable[Interaction], notes: Mapping[str, Note]
) -> tuple[Interaction, ...]:
    """Give interactions with the ids of the ticks that logged them."""
    ids = {path: _ids_of(note) for path, note in notes.items() if _has_any(note)}
    if not ids:
        return tuple(found)
    return tuple(
        replace(one, action=ids[one.source.path].get(one.source.line, ""))
        if one.source.path in ids
        else one
        for one in found
    )


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


def _has_any(note: Note) -> bool:
    return any(one.startswith(_MARK) for one in note.body.block_ids)


def _ids_of(note: Note) -> Mapping[int, str]:
    """Give the ids by line; that of a list item by its first line, wherever in it the id stands."""
    found = {
        number: match[1]
        for number, line in enumerate(note.lines, 1)
        if (match := _ACTION.search(line))
    }
    for item in note.body.items:
        for number in range(item.line + 1, item.end_line + 1):
            if number in found:
                found.setdefault(item.line, found[number])
    return found
