"""What a vault is read by: its settings and Obsidian's, and the words of the languages."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Final

from vaultnet import languages
from vaultnet.api.finding import SETTINGS_FILE
from vaultnet.core.holidays import Holiday, holidays_of
from vaultnet.core.settings import Settings
from vaultnet.core.words import Phrases, Vocabulary, phrases_of, vocabulary_of
from vaultnet.errors import (
    NoteRefusedError,
    SettingsError,
    VaultError,
    VaultnetError,
    WriteFailedError,
)
from vaultnet.settings import language_in, parse_settings
from vaultnet.vault import files
from vaultnet.vault.obsidian import VaultConfig, read_config

if TYPE_CHECKING:
    from pathlib import Path

    from vaultnet.core.records import Problem

_MAX_SETTINGS_BYTES: Final = 1024 * 1024


def folder_of_vault(root: Path) -> Path:
    """Give the folder of a vault, absolute; raises `VaultError` where there is none."""
    if not root.exists():
        raise VaultError(f"There is no folder {root}: name the vault with --vault.")
    if not root.is_dir():
        raise VaultError(f"{root} is a file, no vault: name its folder with --vault.")
    return root.resolve()


def read_rules(root: Path) -> tuple[Vocabulary, Settings, VaultConfig]:
    """Read what the notes of the vault at `root` are read by; raises `SettingsError`."""
    words = read_words()
    settings, _ = read_settings(root, words)
    return words, settings, read_config(root, settings.vault)[0]


def read_settings(root: Path, words: Vocabulary) -> tuple[Settings, list[Problem]]:
    """Read the settings of the vault at `root`, and what in them is odd; raises `SettingsError`."""
    settings, problems = parse_settings(settings_data(root) or b"", SETTINGS_FILE, words)
    return settings, list(problems)


def settings_data(root: Path) -> bytes | None:
    """Read the settings file of the vault at `root`; None where it has none.

    Raises `SettingsError` for what cannot be read, or is a link that leads nowhere or elsewhere:
    without them people who are to be private would be open.
    """
    found = None
    try:
        found = files.read_file_if_any(root, SETTINGS_FILE, _MAX_SETTINGS_BYTES)
    except WriteFailedError as fault:
        raise SettingsError(
            "{path} cannot be read: {reason}. Make it a file that you may read, or take it away.",
            code="settings-unread",
            path=SETTINGS_FILE,
            reason=str(fault.facts["reason"]),
        ) from fault
    except NoteRefusedError:
        pass  # a link, as below
    if found is None and (root / SETTINGS_FILE).is_symlink():
        raise SettingsError(
            "{path} is a link that leads to no file of the vault: put the file in its place.",
            code="settings-link",
            path=SETTINGS_FILE,
        )
    return found


@cache
def read_words() -> Vocabulary:
    """Give the words that notes are read by, those of every language together."""
    return vocabulary_of(languages.load_all())


@cache
def read_holidays() -> tuple[Holiday, ...]:
    """Give the professional holidays, those of every language together."""
    return holidays_of(languages.load_all())


def read_phrases(root: Path) -> Phrases:
    """Give the phrases of the language that the settings of a vault choose; its notes are not read.

    Raises as `read_vault` does.
    """
    settings, _ = read_settings(folder_of_vault(root), read_words())
    return phrases_in(settings.language)


@cache
def phrases_in(language: str) -> Phrases:
    """Give the phrases of a language, by its code."""
    return phrases_of(languages.load(language))


def spoken_of(root: Path) -> Phrases:
    """Give the phrases to say in what ends a run on the vault at `root`.

    Where its settings cannot be read they may still name the language; English where nothing does.
    """
    with suppress(VaultnetError):
        language = language_in(settings_data(root) or b"")
        if language is not None and language in languages.LANGUAGES:
            return phrases_in(language)
    return phrases_in(Settings().language)
