"""The public holidays of people's countries, where the library that knows them is there.

They come with the extra `vaultnet[holidays]` and are shown at the terminal alone: the page is to
be the same on every device, with the extra or without it, and whichever release of it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from types import ModuleType

_LANGUAGES: Final[Mapping[str, str]] = {"en": "en_US", "ru": "ru"}
_DEFAULT: Final = "en_US"


@frozen_record
class PublicHoliday:
    """A day on which a country does not work."""

    day: date
    name: str


def public_holidays(
    country: str, first: date, last: date, language: str = "en"
) -> tuple[PublicHoliday, ...]:
    """Give the holidays of a country from `first` to `last`; none where it is not known.

    `country` is its English name or an ISO code, in any case: "Portugal", "pt", "PRT".
    """
    library = _library()
    code = None if library is None else _code_of(country, library)
    if library is None or code is None:
        return ()
    wanted = _LANGUAGES.get(language, _DEFAULT)
    spoken = library.list_localized_countries(include_aliases=False).get(code, ())
    known = library.country_holidays(
        code,
        years=range(first.year, last.year + 1),
        expand=False,
        language=wanted if wanted in spoken else _DEFAULT,
    )
    return tuple(
        PublicHoliday(day, name) for day, name in sorted(known.items()) if first <= day <= last
    )


@cache
def _library() -> ModuleType | None:
    """Load the library, which takes a while and is needed by one command; None without it."""
    try:
        return import_module("holidays")
    except ImportError:
        return None


def _code_of(country: str, library: ModuleType) -> str | None:
    wanted = _letters(country)
    return next((code for code, names in _codes(library) if wanted in names), None)


def _codes(library: ModuleType) -> Iterator[tuple[str, frozenset[str]]]:
    """Give the code of each country that is known, and what it may be called."""
    for module, (_, code, long_code, *_more) in library.registry.COUNTRIES.items():
        yield code, frozenset(map(_letters, (module, code, long_code)))


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, name)).casefold()
