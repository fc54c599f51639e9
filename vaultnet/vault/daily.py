"""Daily notes: which day a path stands for, and the path of a day's note (S9)."""

from __future__ import annotations

from datetime import date
from typing import Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.paths import (
    NOTE_EXTENSION,
    file_name,
    is_in_folder,
    is_note,
    key_path,
    without_extension,
)

DEFAULT_PATTERN: Final = "YYYY-MM-DD"
_BARE_DAY: Final = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LITERAL_OR_SLASH: Final = pattern(r"\[[^\[\]]*\]|/")


@frozen_record
class DailyNotes:
    """Where a vault keeps its daily notes and how their names are made."""

    folder: str = ""  # empty: the vault's root
    pattern: str = DEFAULT_PATTERN  # Moment's; may hold `/` for folders
    locale: str = "en"  # of Obsidian's interface
    template: str = ""  # path of the template; empty: none

    def day_of(self, path: str) -> date | None:
        """Give the day of which the note at `path` is the daily note; None where it is none.

        A bare `YYYY-MM-DD` is a daily note wherever it lies. Else the note must lie in the folder,
        and its path below that fit the pattern strictly, or its name the pattern's last part
        where that tells a whole day (S9.3).
        """
        if not is_note(path):
            return None
        name = without_extension(file_name(path))
        if _BARE_DAY.fullmatch(name):
            return _day(name)
        if not is_in_folder(path, self.folder):
            return None
        from vaultnet.vault.moment import parse_day  # noqa: PLC0415  most are named by the bare day

        below = without_extension(path)[len(self.folder) :].removeprefix("/")
        day, last = parse_day(below, self.pattern, self.locale), _last_part(self.pattern)
        if day is not None or (below == name and last == self.pattern):
            return day
        return parse_day(name, last, self.locale)

    def path_of(self, day: date) -> str:
        """Give the path of a day's daily note, whether there is one or not."""
        from vaultnet.vault.moment import format_day  # noqa: PLC0415  only who writes one needs it

        name = format_day(day, self.pattern, self.locale) + NOTE_EXTENSION
        return key_path(f"{self.folder}/{name}" if self.folder else name)


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


def _last_part(pattern: str) -> str:
    """Give what follows the last `/` of a pattern that is no literal text."""
    if "/" not in pattern:
        return pattern
    slashes = [found.end() for found in _LITERAL_OR_SLASH.finditer(pattern) if found[0] == "/"]
    return pattern[slashes[-1] :] if slashes else pattern
