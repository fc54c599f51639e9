"""A look at a vault whose notes are given by path."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from parsed_vault import WORDS

from vaultnet.core.settings import Settings
from vaultnet.core.words import vocabulary_of
from vaultnet.languages import LANGUAGES, load
from vaultnet.vault.links import LinkIndex
from vaultnet.vault.obsidian import VaultConfig
from vaultnet.vault.parse import parse_network
from vaultnet.vault.parse.reading import Reading
from vaultnet.vault.read import read_note
from vaultnet.vault.survey import survey_vault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.survey import Survey

TODAY: Final = date(2026, 11, 23)
BY_LANGUAGE: Final = {language: vocabulary_of([load(language)]) for language in LANGUAGES}
BLANK: Final = "---\ntype: person\n---\n"


def surveyed(
    files: Mapping[str, str | bytes],
    *,
    config: VaultConfig | None = None,
    settings: Settings | None = None,
    today: date = TODAY,
) -> Survey:
    """Look at a vault whose notes are given by path."""
    notes = {
        path: read_note(text if isinstance(text, bytes) else text.encode(), path)
        for path, text in files.items()
    }
    reading = Reading.of(
        notes, LinkIndex(files), config or VaultConfig(), settings or Settings(), WORDS
    )
    network = parse_network(notes, reading.links, reading.config, reading.settings, WORDS)
    problems = [*network.problems, *(one for note in notes.values() for one in note.problems)]
    return survey_vault(reading, network, problems, BY_LANGUAGE, today)
