"""The words of each language: one TOML file for each.

To add a language: its file here, its name in `LANGUAGES`, and its plural rule in
`vaultnet.core.plurals` where it has one of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES: Final = ("en", "ru")


_LOADED: Final[dict[str, Mapping[str, object]]] = {}


def load(language: str) -> Mapping[str, object]:
    """Load the table of one of `LANGUAGES`; it is shared, so it must not be changed."""
    if language not in _LOADED:
        _LOADED[language] = _read(language)
    return _LOADED[language]


def know(tables: Mapping[str, Mapping[str, object]]) -> None:
    """Take tables, by language, that `load` gave in an earlier run of this very program."""
    _LOADED.update((one, table) for one, table in tables.items() if one not in _LOADED)


def _read(language: str) -> Mapping[str, object]:
    import tomllib  # noqa: PLC0415  not needed for what is known, nor is the next
    from importlib import resources  # noqa: PLC0415

    text = resources.files(__name__).joinpath(f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)


def load_all() -> tuple[Mapping[str, object], ...]:
    """Load the tables of all languages, in the order of `LANGUAGES`."""
    return tuple(load(language) for language in LANGUAGES)
