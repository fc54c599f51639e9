"""The words of each language: one TOML file for each.

To add a language: its file here, its name in `LANGUAGES`, and its plural rule in
`vaultnet.core.plurals` where it has one of its own.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES: Final = ("en", "ru")


@cache
def load(language: str) -> Mapping[str, object]:
    """Load the table of one of `LANGUAGES`; it is shared, so it must not be changed."""
    text = resources.files(__name__).joinpath(f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)


def load_all() -> tuple[Mapping[str, object], ...]:
    """Load the tables of all languages, in the order of `LANGUAGES`."""
    return tuple(load(language) for language in LANGUAGES)
