"""Attendees in a quote or a callout: `> **Attendees:** …`, `> [!info] Attendees`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.note import Region
from vaultnet.vault.parse.people.people_labels import LABEL, is_people_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading

_QUOTED: Final = frozenset({Region.QUOTE, Region.CALLOUT})
_SIGNS: Final = pattern(r"[ \t]*(?:>[ \t]?)*")
_TITLE: Final = pattern(r"\[![^\[\]]*\][+-]?[ \t]*")
_ITEM: Final = pattern(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?")
_HIDDEN: Final = pattern(r"%%.*?%%|<!--(?:(?!<!--).)*?-->")


def quoted_attendees(note: Note, reading: Reading) -> Iterator[tuple[int, str]]:
    """Give line and text of what stands at a label for people, or in the list right below it.

    In a callout of which such a label is the title all lines name people.
    """
    if _QUOTED.isdisjoint(note.body.regions):
        return  # as most notes
    titled = listed = False
    for number, (line, region) in enumerate(zip(note.lines, note.body.regions, strict=False), 1):
        if region not in _QUOTED:
            titled = listed = False
            continue
        text = _HIDDEN.sub("", _SIGNS.sub("", line, count=1))
        title, item = _TITLE.match(text), _ITEM.match(text)
        start = item.end() if item else 0
        label = LABEL.match(text, start)
        if title:
            titled, listed = is_people_label(text[title.end() :], reading), False
        elif label and "[" not in label[1] and is_people_label(label[1], reading):
            listed = not label[2]
            if label[2]:
                yield number, label[2]
        elif titled or (listed and item):
            yield number, text[start:]
        else:
            listed = False
