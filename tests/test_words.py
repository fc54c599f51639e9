from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.core.dates import Span
from vaultnet.core.records import Channel, Layer, Stage
from vaultnet.core.words import Phrases, phrases_of, vocabulary_of

TABLE: Final[dict[str, object]] = {
    "months": {"3": ["March", "mar"]},
    "units": {"week": ["week", "weeks"]},
    "cadences": {"P1M": ["monthly"], "P0D": ["never"]},
    "layers": {"light": ["light"]},
    "stages": {"trust": ["trust"]},
    "truths": {"true": ["yes"], "false": ["no"]},
    "channels": {"call": ["Phone-Call", "call"]},
    "keys": {"birthday": ["birthday", "date_of_birth"]},
}


def phrases(rule: str = "english", **said: object) -> Phrases:
    return phrases_of({"language": "xx", "plurals": {"rule": rule}, "phrases": said})


def test_words_are_folded_and_have_their_meaning() -> None:
    vocabulary = vocabulary_of([TABLE])
    assert vocabulary.months == {"march": 3, "mar": 3}
    assert vocabulary.units == {"week": "week", "weeks": "week"}
    assert vocabulary.cadences == {"monthly": Span(months=1), "never": Span()}
    assert vocabulary.layers == {"light": Layer.LIGHT}
    assert vocabulary.stages == {"trust": Stage.TRUST}
    assert vocabulary.truths == {"yes": True, "no": False}
    assert vocabulary.channels == {"phone call": Channel.CALL, "call": Channel.CALL}
    assert vocabulary.keys == {"birthday": "birthday", "date of birth": "birthday"}
    assert vocabulary.roles == {}


def test_languages_are_joined() -> None:
    vocabulary = vocabulary_of([TABLE, {"months": {"3": ["марта", "mar"]}}])
    assert vocabulary.months == {"march": 3, "mar": 3, "марта": 3}


@pytest.mark.parametrize(
    "tables",
    [
        pytest.param([{"months": {"3": ["mar"], "5": ["Mar"]}}], id="in-one-language"),
        pytest.param([{"keys": {"a": ["x"]}}, {"keys": {"b": ["x"]}}], id="between-languages"),
    ],
)
def test_a_word_with_two_meanings_is_refused(tables: list[dict[str, object]]) -> None:
    with pytest.raises(ValueError, match="two meanings"):
        vocabulary_of(tables)


@pytest.mark.parametrize(
    ("table", "named"),
    [
        pytest.param({"months": {"may": ["may"]}}, "may", id="month"),
        pytest.param({"cadences": {"1 month": ["monthly"]}}, "1 month", id="cadence"),
        pytest.param({"channels": {"telepathy": ["thought"]}}, "telepathy", id="channel"),
    ],
)
def test_an_unknown_meaning_is_refused(table: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        vocabulary_of([table])


@pytest.mark.parametrize(
    "table",
    [
        pytest.param({"keys": {"birthday": "bday"}}, id="word-without-list"),
        pytest.param({"keys": ["birthday"]}, id="section-without-table"),
    ],
)
def test_another_shape_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        vocabulary_of([table])


def test_a_phrase_is_said_with_its_facts() -> None:
    said = phrases(late="{name} is {n} days late; {name} {{waits}}")
    assert said.say("late", name="Ada", n=3) == "Ada is 3 days late; Ada {waits}"
    assert said.say("late", name="{n}", n=3, other="unused") == "{n} is 3 days late; {n} {waits}"
    assert said.language == "xx"


def test_the_number_chooses_the_plural_form() -> None:
    forms = {"one": "{n} день", "few": "{n} дня", "many": "{n} дней"}
    said = phrases("russian", days=forms)
    assert [said.say("days", n=n) for n in (1, 2, 5, 11, 21)] == [
        "1 день",
        "2 дня",
        "5 дней",
        "11 дней",
        "21 день",
    ]


def test_other_stands_for_forms_that_are_not_written() -> None:
    said = phrases("russian", people={"one": "один человек", "other": "людей: {n}"})
    assert said.say("people", n=1) == "один человек"
    assert said.say("people", n=2) == "людей: 2"


def test_what_a_phrase_can_need_is_known() -> None:
    said = phrases(late="{name} is late", days={"one": "a day", "other": "{n} days of {what}"})
    assert said.facts_of("late") == {"name"}
    assert said.facts_of("days") == {"n", "what"}
    assert said.codes == {"late", "days"}
    assert said.has("late")
    assert said.has("days")
    assert not said.has("early")


@pytest.mark.parametrize(
    ("code", "facts", "named"),
    [
        pytest.param("early", {}, "early", id="unknown-code"),
        pytest.param("late", {}, "late: no fact name", id="no-fact"),
        pytest.param("days", {}, "days: no number n", id="no-number"),
        pytest.param("days", {"n": "3"}, "days: no number n", id="text-for-a-number"),
    ],
)
def test_what_cannot_be_said_names_its_code(
    code: str, facts: dict[str, str | int], named: str
) -> None:
    said = phrases(late="{name} is late", days={"one": "a day", "other": "{n} days"})
    with pytest.raises(KeyError, match=named):
        said.say(code, **facts)


@pytest.mark.parametrize(
    ("rule", "phrase"),
    [
        pytest.param("english", "{}", id="fact-without-name"),
        pytest.param("english", "{name.upper}", id="attribute"),
        pytest.param("english", "{name[0]}", id="item"),
        pytest.param("english", "{n:>5}", id="format"),
        pytest.param("english", "{name!r}", id="conversion"),
        pytest.param("english", "{name", id="open-brace"),
        pytest.param("english", {"one": "a day"}, id="missing-form"),
        pytest.param("russian", {"one": "день", "few": "дня"}, id="missing-russian-form"),
        pytest.param("english", {"one": "a day", "two": "days", "other": ""}, id="no-such-form"),
        pytest.param("english", {"other": 3}, id="number-as-form"),
    ],
)
def test_a_broken_phrase_is_refused(rule: str, phrase: object) -> None:
    with pytest.raises(ValueError, match="days: "):
        phrases(rule, days=phrase)


def test_a_phrase_of_another_type_is_refused() -> None:
    with pytest.raises(TypeError, match="days"):
        phrases(days=["a day"])


@given(st.text())
def test_text_without_facts_is_said_as_it_is(text: str) -> None:
    written = text.replace("{", "{{").replace("}", "}}")
    assert phrases(x=written).say("x") == text
