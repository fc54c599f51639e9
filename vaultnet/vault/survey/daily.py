"""The names of daily notes: which of them are no days, and whether another language reads more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from vaultnet.core.survey import LocaleFound
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.moment import format_day
from vaultnet.vault.moment_locales import LOCALES
from vaultnet.vault.paths import is_in_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.vault.daily import DailyNotes
    from vaultnet.vault.survey.sight import Sight

# A Friday and a month whose names differ in every language that we know.
_SAMPLE: Final = date(2026, 5, 22)
_KINDS: Final = (NoteKind.DAILY, NoteKind.OTHER)


def undated_in(sight: Sight) -> int:
    """Count the notes in the folder of daily notes whose names are no days."""
    folder = sight.reading.config.daily.folder
    others = sight.paths(NoteKind.OTHER)
    return sum(is_in_folder(path, folder) for path in others) if folder else 0


def locale_of(sight: Sight) -> LocaleFound | None:
    """Find the language in which more of the names of daily notes are days than in the set one."""
    daily = sight.reading.config.daily
    shown = {locale: format_day(_SAMPLE, daily.pattern, locale) for locale in LOCALES}
    if len(set(shown.values())) == 1:
        return None
    paths = [path for path in sight.paths(*_KINDS) if is_in_folder(path, daily.folder)]
    before = _days(daily, paths)
    days = {locale: _days(replace(daily, locale=locale), paths) for locale in LOCALES}
    most = max(days.values())
    if most <= before:
        return None
    return LocaleFound(min(one for one in days if days[one] == most), most, before)


def _days(daily: DailyNotes, paths: Iterable[str]) -> int:
    return sum(daily.day_of(path) is not None for path in paths)
