"""People, days and words for lives that are too large to be written out; no person is meant."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

TODAY: Final = date(2026, 11, 23)

FIRST: Final = (
    "Aino", "Basim", "Cleo", "Dunja", "Edvin", "Freya", "Gwil", "Hana", "Ilir", "Jorun", "Kofi",
    "Lumi", "Mirza", "Noor", "Oisin", "Petra", "Quim", "Rasa", "Sefa", "Tove", "Ulf", "Vida",
    "Wanda", "Xenia", "Yusra", "Zoran",
)  # fmt: skip
LAST: Final = (
    "Abelmoor", "Brightwater", "Calderon-Voss", "Dovrefield", "Elmhaven", "Fjordane", "Greyling",
    "Holmquill", "Ironbeck", "Juniper", "Kestrelby", "Larkspur", "Mossgrave", "Nightingow",
    "Oakenshaw", "Pellworth", "Quarrystone", "Rowantree", "Saltmarsh", "Thistlewood", "Umberfell",
    "Vantongeren", "Westerlynd", "Yarrowby", "Zephyrine",
)  # fmt: skip
RUSSIAN: Final = (
    "Агния Полуэктова-Речная", "Борис Камышов", "Вера Лодочникова", "Глеб Паромщиков",
    "Дина Бережная", "Егор Причалов", "Жанна Мостовая", "Захар Бакенов", "Инна Якорева",
    "Кирилл Плотвин", "Лада Заводь", "Марк Волнорезов",
)  # fmt: skip
TOWNS: Final = ("Lisbon", "Tartu", "Utrecht", "Ghent", "Казань", "Porto", "Graz", "Oulu")


class Dice:
    """Seeded chance, by the one method whose sequence Python promises never to change."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed).random  # noqa: S311  the same lives each time are meant

    def below(self, end: int) -> int:
        return int(self._chance() * end)

    def pick(self, things: Sequence[T]) -> T:
        return things[self.below(len(things))]

    def happens(self, chance: float) -> bool:
        return self._chance() < chance

    def ago(self, least: int, most: int) -> date:
        return TODAY - timedelta(days=least + self.below(most - least + 1))


def name_of(number: int) -> str:
    """Give one of 650 names, each another one."""
    step = number // len(FIRST)
    return f"{FIRST[number % len(FIRST)]} {LAST[(number * 7 + step) % len(LAST)]}"
