"""Notes made from the vault's own templates, with `{{title}}`, `{{date}}` and `{{time}}` filled in.

What Obsidian's core plugins Templates and Daily notes understand is filled in, and of Templater the
title, the day and the cursor; what other plugins would run is left as it is.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.daily import DEFAULT_PATTERN
from vaultnet.vault.frontmatter import split_note
from vaultnet.vault.moment import format_day
from vaultnet.vault.paths import file_name, without_extension

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from vaultnet.vault.edit.writing import Writing
    from vaultnet.vault.obsidian import VaultConfig

_PLACE: Final = pattern(r"\{\{[ \t]*(title|date|time)[ \t]*(?::([^{}\r\n]*))?\}\}", re.IGNORECASE)
# The few commands of Templater whose whole answer is a name or a day.
_TEMPLATER: Final = pattern(
    r"<%-?[ \t]*tp\.(?:(file\.title)|(file\.cursor\([0-9]*\))"
    r"|date\.now\((?:\"([^\"]*)\"|'([^']*)')?\))"
    r"[ \t]*-?%>"
)
_CLOCK: Final = pattern(r"\[[^\[\]]*\]|HH|H|hh|h|mm|m|ss|s|A|a")
_NOON: Final = 12


def fill(text: str, title: str, now: datetime, config: VaultConfig) -> str:
    """Fill the places of a template; a place with a format of its own has it in Moment's signs."""

    def filled(found: re.Match[str]) -> str:
        name, pattern = found[1].lower(), found[2]
        if name == "title":
            return title if pattern is None else found[0]
        usual = config.template_date if name == "date" else config.template_time
        return format_moment(now, (pattern or "").strip() or usual, config.daily.locale)

    def told(found: re.Match[str]) -> str:
        if found[1] or found[2]:
            return title if found[1] else ""
        pattern = found[3] or found[4] or DEFAULT_PATTERN
        return format_moment(now, pattern, config.daily.locale)

    return _TEMPLATER.sub(told, _PLACE.sub(filled, text))


def without_moments(data: bytes) -> bytes:
    """Take the places for days and times out of a template's text; its properties keep theirs."""
    below = split_note(data).body
    text = below.decode("utf-8", "surrogateescape")
    text = _PLACE.sub(lambda found: found[0] if found[1].lower() == "title" else "", text)
    text = _TEMPLATER.sub(lambda found: found[0] if found[1] or found[2] else "", text)
    return data.removesuffix(below) + text.encode("utf-8", "surrogateescape")


def format_moment(now: datetime, pattern: str, locale: str) -> str:
    """Write a day and a time of the day as Moment does, for the signs of hours to seconds."""
    clock = {
        "HH": f"{now:%H}",
        "H": str(now.hour),
        "hh": f"{now:%I}",
        "h": str(now.hour % _NOON or _NOON),
        "mm": f"{now:%M}",
        "m": str(now.minute),
        "ss": f"{now:%S}",
        "s": str(now.second),
        "A": "AM" if now.hour < _NOON else "PM",
        "a": "am" if now.hour < _NOON else "pm",
    }
    shielded = _CLOCK.sub(
        lambda found: f"[{clock[found[0]]}]" if found[0] in clock else found[0], pattern
    )
    return format_day(now.date(), shielded, locale)


def new_daily_note(
    day: date, read: Callable[[str], bytes | None], writing: Writing, now: datetime
) -> bytes:
    """Give a new daily note from the template that Obsidian's configuration names, else empty."""
    config = writing.reading.config
    data = read(config.daily.template) if config.daily.template else None
    title = without_extension(file_name(config.daily_path(day)))
    that_day = datetime.combine(day, now.time())
    return fill((data or b"").decode("utf-8", "surrogateescape"), title, that_day, config).encode(
        "utf-8", "surrogateescape"
    )
