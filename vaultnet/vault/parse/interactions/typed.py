"""A typed last contact: a floor, whose channel nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.records import Recognition, Source
from vaultnet.vault.parse.days import day_of_property
from vaultnet.vault.parse.lines.said import Said
from vaultnet.vault.parse.people.card import ASKED_LATER, card_of
from vaultnet.vault.parse.people.directory import Company
from vaultnet.vault.parse.scene import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.records import Interaction
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene


def from_typed_day(note: Note, scene: Scene) -> Iterator[Interaction]:
    """Give an interaction for the latest last contact that a contact's note types."""
    days = []
    for prop in card_of(scene.page(note), scene.reading).all(*ASKED_LATER):
        day = day_of_property(prop, note, scene.reading, scene.report)
        if day is not None:
            days.append((day, prop.line))
    if days:
        day, line = max(days)
        found = Found(Source(note.path, line), Recognition.TYPED)
        yield scene.interaction(day, Company((note.path,)), Said(), found)
