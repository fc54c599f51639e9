"""A network parsed from notes written in a test, with no disk between."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Final

from vaultnet.core.settings import Settings
from vaultnet.core.words import vocabulary_of
from vaultnet.languages import load_all
from vaultnet.vault.links import LinkIndex
from vaultnet.vault.obsidian import VaultConfig
from vaultnet.vault.parse import parse_network
from vaultnet.vault.parse.reading import Reading
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.records import Contact, Interaction, Network

WORDS: Final = vocabulary_of(load_all())
ANNA: Final = {"People/Anna Petrova.md": "---\naliases: [Anya]\nemail: anna@example.org\n---\n"}
BORIS: Final = {"People/Boris Stone.md": ""}
PEOPLE: Final = {**ANNA, **BORIS}


def parsed(
    files: Mapping[str, str | bytes],
    settings: Settings | None = None,
    config: VaultConfig | None = None,
) -> Network:
    """Parse the notes of a vault, given by path."""
    notes = {
        path: read_note(text if isinstance(text, bytes) else text.encode(), path)
        for path, text in files.items()
    }
    links = LinkIndex(files)
    return parse_network(notes, links, config or VaultConfig(), settings or Settings(), WORDS)


def reading(settings: Settings | None = None) -> Reading:
    """Make a reading of an empty vault."""
    return Reading.of({}, LinkIndex(()), VaultConfig(), settings or Settings(), WORDS)


def contact_of(text: str, path: str = "People/Anna Petrova.md") -> Contact:
    """Parse one contact's note."""
    found = parsed({path: text}).contact_at(path)
    assert found is not None, "the note is no contact"
    return found


def note(text: str) -> str:
    """Give a note that is written indented in a test."""
    return dedent(text).strip("\n") + "\n"


def told(network: Network) -> list[str]:
    """Give each interaction as `day names channel`, by day."""
    return sorted(map(line_of, network.interactions))


def line_of(interaction: Interaction) -> str:
    names = (path.rpartition("/")[2].removesuffix(".md") for path in interaction.contacts)
    return f"{interaction.day} {'+'.join(names)} {interaction.channel}"


def codes(network: Network) -> list[str]:
    """Give the codes of the problems with their lines."""
    return [f"{one.code} {one.source.path}:{one.source.line}" for one in network.problems]
