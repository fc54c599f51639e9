"""The owner's own note: the interests that can be shared, and when the profile was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.names import fold
from vaultnet.core.records import Owner
from vaultnet.vault.parse.days import day_of_property
from vaultnet.vault.parse.people.card import Card
from vaultnet.vault.parse.people.interests import interests_of
from vaultnet.vault.parse.values import tags_of_note

if TYPE_CHECKING:
    from vaultnet.vault.parse.scene import Scene


def owner_of(path: str | None, scene: Scene) -> Owner:
    """Read the owner's note at `path`; without one, only what the settings say is known.

    The interests of the settings stand behind those of the note.
    """
    typed = scene.reading.settings.own.interests
    if path is None:
        return Owner(interests=typed)
    note = scene.reading.notes[path]
    card = Card(note, scene.page(note), scene.reading)
    mine = interests_of(card, (tag.name for tag in tags_of_note(note)), scene.reading)
    updated = [
        (day, prop.line)
        for prop in card.all("profile-updated")
        if (day := day_of_property(prop, note, scene.reading, scene.report)) is not None
    ]
    day, line = max(updated, default=(None, None))
    known = {fold(text) for text in mine}
    return Owner(path, (*mine, *(one for one in typed if fold(one) not in known)), day, line)
