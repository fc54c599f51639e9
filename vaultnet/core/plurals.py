"""The plural rules of languages: which form of a phrase goes with a whole number (CLDR 45)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Form: TypeAlias = Literal["one", "few", "many", "other"]


def english(number: int) -> Form:
    """Choose the English form: 1 day, 2 days."""
    return "one" if abs(number) == 1 else "other"


def russian(number: int) -> Form:
    """Choose the Russian form: 1 день, 2 дня, 5 дней; 11 to 14 go with the last."""
    tens, units = divmod(abs(number) % 100, 10)
    if tens != 1 and units == 1:
        return "one"
    return "few" if tens != 1 and units in {2, 3, 4} else "many"


# By the name that a language's [plurals] table gives.
PLURAL_RULES: Final[Mapping[str, Callable[[int], Form]]] = {
    "english": english,
    "russian": russian,
}
