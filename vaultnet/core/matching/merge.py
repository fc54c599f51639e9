"""Two records of one person made one: what the first says stands, lists are joined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultnet.core.names import fold

if TYPE_CHECKING:
    from vaultnet.core.imported import ImportedPerson


def merged(one: ImportedPerson, other: ImportedPerson) -> ImportedPerson:
    """Join two records of one person; only a second job, place or day is lost."""
    names = _joined((*one.other_names, other.name, *other.other_names), without=one.name)
    keys = dict.fromkeys((*one.properties, *other.properties))
    return replace(
        one,
        name=one.name or other.name,
        given=one.given or other.given,
        other_names=names if one.name else other.other_names,
        emails=_joined((*one.emails, *other.emails)),
        phones=_joined((*one.phones, *other.phones)),
        links=_joined((*one.links, *other.links)),
        organisations=_joined((*one.organisations, *other.organisations)),
        job=one.job or other.job,
        location=one.location or other.location,
        birthday=one.birthday or other.birthday,
        anniversary=one.anniversary or other.anniversary,
        met=one.met or other.met,
        tags=_joined((*one.tags, *other.tags)),
        properties={key: one.properties.get(key) or other.properties[key] for key in keys},
        text="\n\n".join(dict.fromkeys(filter(None, (one.text, other.text)))),
    )


def _joined(texts: tuple[str, ...], without: str = "") -> tuple[str, ...]:
    """Keep each text once, by its fold, in the first spelling."""
    found = {fold(text): text for text in reversed(texts) if text}
    found.pop(fold(without), None)
    return tuple(text for text in dict.fromkeys(texts) if found.get(fold(text)) == text)
