"""A note without the lines that only its owner may see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vaultnet.vault.note import Body, Frontmatter, Link, Note, Tag, Value


class _Placed(Protocol):
    @property
    def line(self) -> int: ...


_Part = TypeVar("_Part", bound=_Placed)


@frozen_record
class OpenNote:
    """What may be shown of a note, under the names that it has there."""

    path: str
    frontmatter: Frontmatter
    properties: Mapping[str, Value]
    body: Body
    tags: tuple[Tag, ...]
    aliases: tuple[str, ...]
    links: tuple[Link, ...]


def without_lines(note: Note, hidden: frozenset[int]) -> OpenNote:
    """Give what a note holds beside hidden lines, counted from 1.

    A property goes as a whole where any of its lines is hidden; the aliases stay.
    """

    def shown(parts: Iterable[_Part]) -> tuple[_Part, ...]:
        return tuple(part for part in parts if part.line not in hidden)

    body = replace(
        note.body,
        headings=shown(note.body.headings),
        items=shown(note.body.items),
        links=shown(note.body.links),
        tags=shown(note.body.tags),
        fields=shown(note.body.fields),
    )
    front = _without(note.frontmatter, hidden)
    return OpenNote(
        path=note.path,
        frontmatter=front,
        properties=front.salvaged if front.state == "rejected" else front.properties,
        body=body,
        tags=shown(note.tags),
        aliases=note.aliases,
        links=shown(note.links),
    )


def _without(front: Frontmatter, hidden: frozenset[int]) -> Frontmatter:
    gone = {key.partition(".")[0] for key, line in front.lines.items() if line in hidden}
    gone.update(key for key, line in front.lines.items() if line in hidden)

    def kept(properties: Mapping[str, Value]) -> Mapping[str, Value]:
        return {key: value for key, value in properties.items() if key not in gone}

    return replace(front, properties=kept(front.properties), salvaged=kept(front.salvaged))
