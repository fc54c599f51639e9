"""Where and how a person lives, as far as it bears on being in touch: country, hours, language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from vaultnet.core.records import Contact


def circumstances(contact: Contact) -> tuple[str, ...]:
    """Give what the note says of a person's country, time zone and language, in its words."""
    return tuple(filter(None, (contact.country, contact.timezone, contact.language)))


def foreign_zone(contact: Contact, own: str) -> str | None:
    """Give the time zone of a person, where it is another than one's `own`; empty: not known."""
    zone = contact.timezone
    return zone if zone and fold(zone) != fold(own) else None


def foreign_language(contact: Contact, own: Collection[str]) -> str | None:
    """Give the language of a person, where it is none of the names of one's `own`."""
    language = contact.language
    return language if language and fold(language) not in map(fold, own) else None
