"""No line of the page names a private person in the words, names and places of open notes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from life import CANARY, CONTACTS, MONDAY, life
from network_of import contact, day, met, network
from page_of import ids_of, page, page_by, section
from records_of import achievement, activities, promise

from vaultnet import languages
from vaultnet.core.dates import PartialDate, Span
from vaultnet.core.records import Channel, Contact, Layer, Network, Organisation, Source, YearlyDay
from vaultnet.core.settings import CadenceSettings, Settings
from vaultnet.core.words import phrases_of
from vaultnet.digest import compose as composing
from vaultnet.digest.page import Line, Section
from vaultnet.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

MONTHLY: Final = {Layer.ANY: Span(months=1)}
VERA: Final = contact("Vera Quill", aliases=("Nyx",), private=True)
PEROVA: Final = contact("Вера Перова", private=True)
FORMS: Final = (
    "Lunch with Vera Quill and Bob",
    "party for vera quill",
    "Vera_Quill-Pam",
    "VeraQuill call",
    "Lunch with Nyx",
    "wedding with [[Vera Quill]]",
    "Обед с Верой Перовой",
)
NAMING: Final = re.compile(r"vera|nyx|вер(?:ой|а) перов", re.IGNORECASE)


def known(*people: Contact, **records: object) -> Network:
    return replace(network([*people, VERA, PEROVA]), **records)  # type: ignore[arg-type]  # facts are checked by the tests that use them


@pytest.mark.parametrize("form", FORMS)
def test_the_name_of_a_note_gives_way_to_private(form: str) -> None:
    evidence = met("Ada", "2026-09-10", Channel.MEETING, source=Source(f"{form}.md", 3))
    ada = contact("Ada", cadence=MONTHLY)
    (line,) = section(page(known(ada, interactions=(evidence,))), "Already due")
    assert "meeting on 2026-09-10 (private)" in line


@pytest.mark.parametrize(
    ("language", "neutral"), [("en", "a day to remember"), ("ru", "памятный день")]
)
@pytest.mark.parametrize("form", FORMS)
def test_a_yearly_day_has_the_neutral_word(form: str, language: str, neutral: str) -> None:
    own = YearlyDay("own", PartialDate(11, 24), Source("People/Ada.md", 4), form)
    text = page(known(contact("Ada", yearly_days=(own,))), language=language)
    assert f"[[Ada]]: {neutral} " in text
    assert not NAMING.search(text)


def test_a_rule_is_named_without_its_name() -> None:
    history = (met("Ada", "2026-09-10"),)
    for person, cadence in (
        (contact("Ada", tier="Vera Quill"), CadenceSettings(tiers={"vera quill": MONTHLY})),
        (contact("Ada", tags=("vera_quill",)), CadenceSettings(tags={"vera_quill": MONTHLY})),
    ):
        text = page_by(Settings(cadence=cadence), known(person, interactions=history))
        assert "every month, by a rule" in text
        assert not NAMING.search(text)


@pytest.mark.parametrize("form", FORMS)
def test_the_words_of_people_are_left_out(form: str) -> None:
    text = page(
        known(
            contact("Ada"),
            promises=(promise("Ada", due="2026-11-25", text=form),),
            achievements=(achievement("2026-11-22", "Ada", text=form),),
            activities=tuple(replace(one, text=form) for one in activities(["2026-11-16"])),
        )
    )
    assert "[[Ada]] – what you promised, " in text
    assert "[[Ada]]: congratulations (" in text
    assert "The last one: [[2026-11-16]]" in text
    assert not NAMING.search(text)


def injected(form: str) -> Network:
    """Put a text into every word, name and place of the open records of the life."""
    place = Source(f"Notes/{form}.md", 3)
    known_life = life()

    def open_ones(records: tuple[object, ...], **facts: object) -> tuple[object, ...]:
        return tuple(
            one if one.private else replace(one, **facts)  # type: ignore[attr-defined, type-var]  # each of these records can be private
            for one in records
        )

    own = YearlyDay("own", PartialDate(11, 25), place, form)
    people = open_ones(
        CONTACTS,
        tier=form,
        organisations=(Organisation(form),),
        interests=(form,),
        yearly_days=(own,),
    )
    return replace(
        known_life,
        contacts=(*people, VERA, PEROVA),  # type: ignore[arg-type]  # they are contacts
        interactions=open_ones(known_life.interactions, source=place, summary=form),  # type: ignore[arg-type]  # likewise
        promises=open_ones(known_life.promises, source=place, text=form),  # type: ignore[arg-type]  # likewise
        achievements=open_ones(known_life.achievements, source=place, text=form),  # type: ignore[arg-type]  # likewise
        activities=open_ones(known_life.activities, source=place, text=form),  # type: ignore[arg-type]  # likewise
        events=tuple(
            one
            if one.private
            else replace(
                one, name=f"{one.name} {form}", path=f"Events/{one.name} {form}.md", place=form
            )
            for one in known_life.events
        ),
        organisations=open_ones(known_life.organisations, source=place, name=form),  # type: ignore[arg-type]  # likewise
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_no_section_says_a_name_that_stands_in_every_open_record(form: str, language: str) -> None:
    monday = page(injected(form), language=language)
    for text in (monday, page(injected(form), "2026-11-25", monday, language)):
        assert not NAMING.search(text)
        assert CANARY not in text
    before = page(injected("of looms"), language=language)
    renewed = page(injected(form), "2026-11-25", before, language)
    assert not NAMING.search(renewed)
    assert ids_of(renewed)[: len(ids_of(before))] == ids_of(before)


@examples(max_examples=60)
@given(
    st.text("abc -_()[]:", max_size=12),
    st.sampled_from(["Vera Quill", "VERA_QUILL", "veraQuill", "Nyx", "Quill Vera", "Вере Перовой"]),
    st.text("abc -_()[]:", max_size=12),
)
def test_a_name_within_any_text_is_not_said(before: str, name: str, after: str) -> None:
    text = page(injected(f"{before} {name} {after}"))
    assert not re.search(r"vera|quill|nyx|перов", text, re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_of_a_section_that_forgets_is_neutral(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: Callable[[object], tuple[Section, ...]] = lambda _: (  # noqa: E731  one value
        Section("A heading", (Line("vn-a", "lunch with Vera Quill"), Line("vn-b", "with Bo"))),
    )
    monkeypatch.setattr(composing, "sections_of", said)
    neutral = phrases_of(languages.load(language)).say("digest.withheld")
    text = page(known(contact("Ada")), language=language)
    assert f"- {neutral} ^vn-a\n- with Bo ^vn-b\n" in text


def test_who_is_open_is_named_beside_a_private_namesake() -> None:
    people = [contact("Vera Quill Younger", cadence=MONTHLY), contact("Nyx Bloom", cadence=MONTHLY)]
    history = (met("Vera Quill Younger", "2026-09-10"), met("Nyx Bloom", "2026-09-10"))
    lines = section(page(known(*people, interactions=history)), "Already due")
    assert [line.split("]]")[0] for line in lines] == ["- [[Nyx Bloom", "- [[Vera Quill Younger"]


def test_a_private_person_called_like_a_word_of_the_page_silences_no_line() -> None:
    people = [contact("Ada", cadence=MONTHLY), contact("Contact", private=True)]
    text = page(network(people, (met("Ada", "2026-09-10"),)), MONDAY)
    assert "Last contact: message" in text
    assert day(MONDAY).isoformat() not in text
