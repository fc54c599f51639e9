"""The names of a contact: what the note says, else the name of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.names import fold
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.conventions import PLACEHOLDERS
from vaultnet.vault.parse.lines.plain_text import plain
from vaultnet.vault.parse.lines.wording import words_in
from vaultnet.vault.parse.markers import person_name
from vaultnet.vault.parse.values import texts_of
from vaultnet.vault.properties import aliases_of

if TYPE_CHECKING:
    from vaultnet.vault.parse.people.card import Card
    from vaultnet.vault.parse.reading import Reading


@frozen_record
class Names:
    """How a contact is called."""

    name: str
    aliases: tuple[str, ...]


def read_names(card: Card, reading: Reading) -> Names:
    """Read name and other names; each name once, the name itself not among the others."""
    file = person_name(card.note.name) or card.note.name
    name = _typed_name(card, reading) or _title(card, file) or file
    others = [
        *aliases_of(card.note.frontmatter, salvaged=True),
        *(plain(text) for text in card.parts("other-names")),
    ]
    if fold(file) != fold(name):
        others.append(file)
    by_fold = {fold(other): other for other in reversed(others) if other.strip()}
    by_fold.pop(fold(name), None)
    kept = [other for other in others if by_fold.get(fold(other)) == other]
    return Names(name, tuple(dict.fromkeys(kept)))


def _typed_name(card: Card, reading: Reading) -> str | None:
    for prop in card.all("name"):
        if isinstance(prop.value, dict):
            name = _joined(
                [
                    (reading.meaning(f"{part} name") or reading.meaning(part) or "", str(value))
                    for part, value in prop.value.items()
                    if isinstance(value, str)
                ]
            )
        else:
            name = plain(next(iter(texts_of(prop)), ""))
        if _is_name(name):
            return name
    parts = [
        (prop.meaning, text)
        for prop in card.all("first-name", "last-name")
        for text in texts_of(prop)
    ]
    name = _joined(parts)
    return name if _is_name(name) else None


def _joined(parts: list[tuple[str, str]]) -> str:
    """Join first and last name; one of them alone is no name to go by."""
    by_meaning = dict(reversed(parts))
    if "name" in by_meaning:
        return plain(by_meaning["name"])
    both = [by_meaning.get("first-name", ""), by_meaning.get("last-name", "")]
    return plain(" ".join(both)) if all(both) else ""


def _title(card: Card, file: str) -> str | None:
    """Give the title where it is the name written otherwise; elsewhere it is one's office."""
    title = card.line("title")
    if title and not set(words_in(title)).isdisjoint(words_in(file)):
        return title
    return None


def _is_name(name: str) -> bool:
    return fold(name) not in PLACEHOLDERS and any(sign.isalpha() for sign in name)
