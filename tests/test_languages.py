"""What holds for every language; a new one is checked by these tests as it is."""

from __future__ import annotations

import re
from dataclasses import fields
from importlib import resources
from typing import Final

import pytest

from vaultnet import languages
from vaultnet.core.cadence_text import TIMES, UNIT_SPANS, read_cadence
from vaultnet.core.names import fold
from vaultnet.core.records import Layer, Stage
from vaultnet.core.words import Vocabulary, phrases_of, vocabulary_of
from vaultnet.languages import LANGUAGES, load, load_all

_ADVICE: Final = re.compile(r"`([\w-]+): ([^`]+)`")
SECTIONS: Final = [section.name for section in fields(Vocabulary)]
every_language = pytest.mark.parametrize("language", LANGUAGES)


def words_of(language: str) -> Vocabulary:
    return vocabulary_of([load(language)])


def test_every_file_is_a_language() -> None:
    files = {entry.name for entry in resources.files(languages).iterdir()}
    assert {name.removesuffix(".toml") for name in files if name.endswith(".toml")} == set(
        LANGUAGES
    )


@every_language
def test_a_file_has_all_sections_and_names_its_language(language: str) -> None:
    assert set(load(language)) == {
        "language",
        *SECTIONS,
        "plurals",
        "holidays",
        "phrases",
        "problems",
        "faults",
    }
    assert load(language)["language"] == language


def test_no_word_means_two_things() -> None:
    assert vocabulary_of(load_all()).months["мая"] == 5


@every_language
def test_every_meaning_of_the_core_has_a_word(language: str) -> None:
    words = words_of(language)
    assert set(words.months.values()) == set(range(1, 13))
    assert set(words.layers.values()) == set(Layer)
    assert set(words.stages.values()) == set(Stage)
    assert set(words.truths.values()) == {True, False}
    assert {"day", "week", "month", "quarter", "year", "every"} <= set(words.units.values())


@every_language
def test_every_unit_has_a_length(language: str) -> None:
    assert set(words_of(language).units.values()) - {"every", *TIMES} <= UNIT_SPANS.keys()


@every_language
def test_words_can_be_found_by_their_folded_form(language: str) -> None:
    words = words_of(language)
    for section in SECTIONS:
        assert all(word and word == fold(word) for word in getattr(words, section)), section


@every_language
def test_every_phrase_needs_the_same_facts_in_every_language(language: str) -> None:
    phrases, english = phrases_of(load(language)), phrases_of(load("en"))
    assert phrases.codes == english.codes
    needed = {code: phrases.facts_of(code) for code in phrases.codes}
    assert needed == {code: english.facts_of(code) for code in english.codes}


@every_language
def test_every_phrase_can_be_said(language: str) -> None:
    phrases = phrases_of(load(language))
    for code in phrases.codes:
        for number in (0, 1, 2, 5, 11, 21):
            facts: dict[str, str | int] = dict.fromkeys(phrases.facts_of(code), "x")
            facts["n"] = number
            assert phrases.say(code, **facts).strip(), code


@every_language
def test_what_a_phrase_advises_to_write_is_understood_and_in_its_language(language: str) -> None:
    """`cadence: quarterly` for some, `частота: раз в квартал` for others."""
    words = words_of(language)
    phrases = str(load(language)["phrases"])
    advised = set(_ADVICE.findall(phrases))
    assert {words.keys[fold(key)] for key, _ in advised} == {"cadence", "my-role", "type"}
    for key, value in advised:
        match words.keys[fold(key)]:
            case "cadence":
                assert read_cadence(value, words), value
            case "my-role":
                assert fold(value) in words.parts, value
            case _:
                assert fold(value) in words.kinds, value
