"""The page of a life in both languages: every section, steadily, and nothing private."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from life import CANARY, CONTACTS, life
from page_of import ids_of, page, section

from vaultnet import languages
from vaultnet.core.records import (
    Network,
    Source,
)
from vaultnet.core.words import phrases_of
from vaultnet.digest.sections import SECTIONS
from vaultnet.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDENS: Final = Path(__file__).parent / "goldens"
WEEK: Final = [f"2026-11-{number}" for number in range(23, 30)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_life(language: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDENS / f"life-{language}.md", page(life(), language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_has_a_heading_and_the_life_fills_it(language: str) -> None:
    phrases = phrases_of(languages.load(language))
    text = page(life(), language=language)
    empty = {"this-week"}
    for code in SECTIONS.keys() - empty:
        assert section(text, phrases.say(f"digest.heading.{code}")), code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("today", WEEK)
def test_nothing_private_is_named_on_any_day(language: str, today: str) -> None:
    monday = page(life(), language=language)
    assert CANARY not in page(life(), today, language=language)
    assert CANARY not in page(life(), today, monday, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_becomes_private_within_the_week_is_taken_off_the_page(language: str) -> None:
    monday = page(life(), language=language)
    names = [one.name for one in CONTACTS]
    hidden = replace(life(), contacts=tuple(replace(one, private=True) for one in life().contacts))
    tuesday = page(hidden, "2026-11-24", monday, language)
    assert ids_of(tuesday)[: len(ids_of(monday))] == ids_of(monday)
    for name in names:
        assert f"[[{name}]]" not in tuesday, name


def test_the_head_of_the_page_is_short_and_begins_with_what_to_do() -> None:
    rows = page(life()).split("\n")
    assert rows[2].startswith("- Begin with ")
    assert rows[:25].index("## Already due") <= 7


@examples(max_examples=60)
@given(st.lists(st.integers(0, 2**16), min_size=2, max_size=4))
def test_no_line_of_any_section_is_moved_or_removed_within_its_week(seeds: list[int]) -> None:
    """Some days of one week; each day other records are there, on other lines of their notes."""
    text: str | None = None
    for number, seed in enumerate(seeds):
        today, known = WEEK[number], part_of(life(), random.Random(seed))  # noqa: S311  no secret
        renewed = page(known, today, text)
        if text is not None:
            assert ids_of(renewed)[: len(ids_of(text))] == ids_of(text)
        assert len(set(ids_of(renewed))) == len(ids_of(renewed))
        assert page(known, today, renewed) == renewed
        assert CANARY not in renewed
        text = renewed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counts_are_the_numbers_of_lines(language: str) -> None:
    text = page(life(), language=language)
    counts = next(row for row in text.split("\n") if row.endswith("^vn-counts"))
    say = phrases_of(languages.load(language)).say
    counted = ("overdue", "promises", "follow-ups", "yearly-days", "achievements", "stages")
    for code in counted:
        lines = section(text, say(f"digest.heading.{code}"))
        assert say(f"digest.count.{code}", n=len(lines)) in counts


def part_of(known: Network, chance: random.Random) -> Network:
    """Leave out some records of each kind, and move the others down in their notes."""

    def some(records: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(
            replace(one, source=Source(one.source.path, one.source.line + chance.randrange(3)))  # type: ignore[attr-defined, type-var]  # every record has its source
            for one in records
            if chance.random() < 0.7
        )

    kinds = ("promises", "events", "groups", "organisations", "achievements", "activities")
    changed = {kind: some(getattr(known, kind)) for kind in kinds}
    met_of = tuple(one for one in known.interactions if chance.random() < 0.7)
    return replace(known, interactions=met_of, **changed)  # type: ignore[arg-type]  # likewise
