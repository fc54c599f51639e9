"""The table of conventions and the tables of words fit one another."""

from __future__ import annotations

import pytest
from parsed_vault import WORDS

from vaultnet.core.names import fold
from vaultnet.core.words import vocabulary_of
from vaultnet.languages import LANGUAGES, load
from vaultnet.vault.conventions import MEANINGS, NoteKind, key_meanings
from vaultnet.vault.parse.affairs.parts import OFFICES, PARTS
from vaultnet.vault.parse.interactions.sources import SOURCES
from vaultnet.vault.parse.lines.wording import LONGEST_PHRASE

# Names of the format itself, which no language writes otherwise.
LANGUAGELESS = {"aliases", "title", "cadence-days", "cc"}


def test_every_key_has_a_meaning_that_is_known() -> None:
    assert set(WORDS.keys.values()) == set(MEANINGS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meaning_has_a_word_in_every_language(language: str) -> None:
    words = vocabulary_of([load(language)])
    assert set(MEANINGS) - LANGUAGELESS <= set(words.keys.values())


def test_every_kind_of_note_is_a_kind() -> None:
    named = set(WORDS.kinds.values()) | set(WORDS.folders.values())
    assert named <= set(NoteKind)
    assert set(SOURCES) == set(NoteKind)


@pytest.mark.parametrize(
    ("section", "meanings"),
    [
        ("headings", {"plan", "log", "notes", "attendees", "private"}),
        ("statuses", {"paused", "archived", "deceased", "private", "public"}),
        ("parts", set(PARTS)),
        ("group_kinds", {"community", "education", "project", "meetup"}),
        (
            "leads",
            {
                *("opener", "act", "errand", "dated", "inbound", "outbound", "author", "purpose"),
                *("with", "filler", "crowd", "talk"),
            },
        ),
        ("unheld", {"intended", "called-off", "unanswered", "passed-over"}),
    ],
)
def test_small_words_mean_what_the_code_asks_for(section: str, meanings: set[str]) -> None:
    assert set(getattr(WORDS, section).values()) == meanings


def test_every_part_in_an_event_is_one_in_a_group() -> None:
    assert set(OFFICES) == set(PARTS) - {"absent"}  # of a group nobody is absent for good


def test_value_acts_are_of_twelve_kinds() -> None:
    assert len(set(WORDS.values.values())) == 12


def test_no_phrase_is_longer_than_the_search_for_it() -> None:
    phrases = [*WORDS.channels, *WORDS.values, *WORDS.kinds, *WORDS.folders]
    assert max(len(phrase.split()) for phrase in phrases) <= LONGEST_PHRASE


def test_an_own_key_wins_and_may_mean_nothing() -> None:
    keys = key_meanings(
        {"Rhythm": "cadence", "dob": "", "city": "last contact", "x": "nonsense"}, WORDS
    )
    assert keys[fold("rhythm")] == "cadence"
    assert keys["city"] == "last-contact"
    assert "dob" not in keys
    assert "x" not in keys
