"""A vault looked at as a whole, and the settings file that follows from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet import languages
from vaultnet.api.finding import SETTINGS_FILE
from vaultnet.api.rules import settings_data
from vaultnet.api.vault import Vault, in_order
from vaultnet.core.proposal import Answers, propose
from vaultnet.core.words import vocabulary_of
from vaultnet.settings import parse_settings, writer
from vaultnet.vault.changes import Change
from vaultnet.vault.obsidian import read_config
from vaultnet.vault.parse import parse_network
from vaultnet.vault.parse.reading import Reading
from vaultnet.vault.survey import survey_vault

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from vaultnet.core.settings import Settings
    from vaultnet.core.survey import Survey
    from vaultnet.settings.writer import Whys

MAX_SURVEYS: Final = 4  # folders of people teach their keys, these the order of days


def survey(vault: Vault, today: date) -> tuple[Survey, ...]:
    """Look at a vault as a whole: where people are, which keys it uses, what is not understood.

    Where the notes teach something about their own reading, as that a folder is one of people, the
    vault is looked at again in that light; the last survey is the one that holds.
    """
    by_language = {one: vocabulary_of([languages.load(one)]) for one in languages.LANGUAGES}
    surveys: list[Survey] = []
    for _ in range(MAX_SURVEYS):
        reading = Reading.of(
            vault.notes, vault.links, vault.config, vault.settings, vault.vocabulary
        )
        found = survey_vault(reading, vault.network, vault.problems, by_language, today)
        surveys.append(found)
        taught = propose(vault.settings, [found], Answers()).settings
        if (taught.vault, taught.keys) == (vault.settings.vault, vault.settings.keys):
            break
        vault = _read_by(vault, taught)
    return tuple(surveys)


def has_settings(vault: Vault) -> bool:
    """Tell whether a vault has a settings file by now."""
    return settings_data(vault.root) is not None


def new_settings(settings: Settings, whys: Whys, head: Iterable[str]) -> Change:
    """Work out a settings file for a vault that has none, as a change that is not yet done."""
    text = writer.write_settings(settings, whys, head)
    return Change(SETTINGS_FILE, None, text.encode())


def missing_settings(vault: Vault, settings: Settings, whys: Whys) -> tuple[str, ...]:
    """Give what of `settings` the settings file of a vault does not say, as lines of a diff.

    Raises `SettingsError` where it has become one that cannot be understood.
    """
    data = settings_data(vault.root) or b""
    current, _ = parse_settings(data, SETTINGS_FILE, vault.vocabulary)
    return writer.missing_settings(data.decode("utf-8-sig"), current, settings, whys)


def _read_by(vault: Vault, settings: Settings) -> Vault:
    """Read the records of a vault's notes anew, by other settings."""
    config, _ = read_config(vault.root, settings.vault)
    network = parse_network(vault.notes, vault.links, config, settings, vault.vocabulary)
    problems = {*vault.problems}.difference(vault.network.problems).union(network.problems)
    return replace(
        vault,
        settings=settings,
        config=config,
        network=network,
        problems=in_order(problems),
    )
