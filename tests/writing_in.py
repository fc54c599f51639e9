"""A vault of notes written in a test, ready for entries to be written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parsed_vault import WORDS, parsed

from vaultnet.core.settings import Settings
from vaultnet.core.words import phrases_of
from vaultnet.languages import load
from vaultnet.vault.edit.writing import Writing
from vaultnet.vault.links import LinkIndex
from vaultnet.vault.obsidian import VaultConfig
from vaultnet.vault.parse.reading import Reading
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Mapping

ANNA: Final = "People/Anna Petrova.md"
BORIS: Final = "People/Boris Stone.md"


def writing_in(
    notes: Mapping[str, str | bytes],
    language: str = "en",
    config: VaultConfig | None = None,
    settings: Settings | None = None,
) -> Writing:
    """Read the vault of these notes and two people, Anna and Boris."""
    data = {
        path: text if isinstance(text, bytes) else text.encode()
        for path, text in {ANNA: "", BORIS: "", **notes}.items()
    }
    config, settings = config or VaultConfig(), settings or Settings()
    network = parsed(data, settings, config)
    read = {path: read_note(held, path) for path, held in data.items()}
    reading = Reading.of(read, LinkIndex(data), config, settings, WORDS)
    contacts = {contact.path: contact for contact in network.contacts}
    return Writing(reading, contacts, phrases_of(load(language)), network.owner)
