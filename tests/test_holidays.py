"""Professional holidays: their days, whose they are, and the tables of languages."""

from __future__ import annotations

from datetime import MAXYEAR, date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import contact, day

from vaultnet.core.dates import PartialDate
from vaultnet.core.holidays import (
    DayOfYear,
    Holiday,
    Rule,
    WeekdayOfMonth,
    holidays_for,
    holidays_of,
    rule_of,
)
from vaultnet.languages import LANGUAGES, load_all

ALL = holidays_of(load_all())


def holiday(text: str) -> Holiday:
    rule = rule_of(text)
    assert rule is not None
    return Holiday("x", rule, {"en": "X"}, frozenset({"x"}))


def table(language: str = "en", **rows: object) -> dict[str, object]:
    return {"language": language, "holidays": rows}


def row(on: str = "08.02", name: str = "X day", words: object = ("x",)) -> dict[str, object]:
    return {"day": on, "name": name, "words": list(words) if isinstance(words, tuple) else words}


@pytest.mark.parametrize(
    ("text", "year", "kept"),
    [
        pytest.param("08.02", 2026, "2026-02-08", id="fixed"),
        pytest.param("29.02", 2026, "2026-02-28", id="29 February"),
        pytest.param("29.02", 2028, "2028-02-29", id="29 February of a leap year"),
        pytest.param("day 256", 2026, "2026-09-13", id="256th day"),
        pytest.param("day 256", 2028, "2028-09-12", id="256th day of a leap year"),
        pytest.param("day 1", 2026, "2026-01-01", id="first day"),
        pytest.param("day 365", 2028, "2028-12-30", id="365th day of a leap year"),
        pytest.param("last friday of july", 2026, "2026-07-31", id="last day of the month"),
        pytest.param("last friday of july", 2025, "2025-07-25", id="last Friday"),
        pytest.param("last saturday of april", 2026, "2026-04-25", id="last Saturday"),
        pytest.param("first sunday of august", 2027, "2027-08-01", id="first day of the month"),
        pytest.param("first monday of june", 2027, "2027-06-07", id="first, a week in"),
        pytest.param("second sunday of august", 2026, "2026-08-09", id="second Sunday"),
        pytest.param("third tuesday of march", 2026, "2026-03-17", id="third Tuesday"),
        pytest.param("fourth thursday of november", 2026, "2026-11-26", id="fourth Thursday"),
        pytest.param("last friday of december", MAXYEAR, "9999-12-31", id="the last day there is"),
    ],
)
def test_the_day_of_a_year(text: str, year: int, kept: str) -> None:
    assert holiday(text).next(date(year, 1, 1)) == day(kept)


def test_29_february_by_setting() -> None:
    assert holiday("29.02").next(date(2026, 1, 1), "03-01") == day("2026-03-01")


def test_the_next_one_may_be_next_year() -> None:
    assert holiday("day 256").next(day("2026-09-13")) == day("2026-09-13")
    assert holiday("day 256").next(day("2027-09-14")) == day("2028-09-12")


def test_after_the_last_of_all_the_calendar_ends() -> None:
    assert holiday("day 1").next(date.max) == date(MAXYEAR, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "", "8.2", "31.02", "00.01", "01.13", "day 0", "day 366", "day 256 of the year", "Day 256",
        "fifth friday of july", "last friday", "last friday of juli", "08.02.2026", "08.02 ",
    ],
)  # fmt: skip
def test_what_is_no_day_of_every_year(text: str) -> None:
    assert rule_of(text) is None


RULES: st.SearchStrategy[Rule] = st.one_of(
    st.builds(PartialDate, st.integers(1, 12), st.integers(1, 28)),
    st.builds(DayOfYear, st.integers(1, 365)),
    st.builds(WeekdayOfMonth, st.integers(-1, 3), st.integers(0, 6), st.integers(1, 12)),
)


@given(RULES, st.dates(date(1, 1, 1), date(MAXYEAR - 1, 12, 31)))
def test_the_next_day_is_within_a_year_and_a_week(rule: Rule, start: date) -> None:
    found = Holiday("x", rule, {"en": "X"}, frozenset()).next(start)
    assert 0 <= (found - start).days <= 372
    if isinstance(rule, WeekdayOfMonth):
        assert (found.weekday(), found.month) == (rule.weekday, rule.month)
    if isinstance(rule, DayOfYear):
        assert found.timetuple().tm_yday == rule.number


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        pytest.param({"job": "Programmer"}, {"programmers"}, id="the job"),
        pytest.param({"job": "Senior software-engineer, payments"}, {"programmers"}, id="in a job"),
        pytest.param({"job": "Старший разработчик"}, {"programmers"}, id="a Russian job"),
        pytest.param({"job": "Учёный"}, {"russian-science"}, id="ё is е"),
        pytest.param({"job": "HR-директор"}, {"hr", "personnel"}, id="a job in both languages"),
        pytest.param({"job": "Teacher & translator"}, {"teachers", "translators"}, id="two jobs"),
        pytest.param({"job": "Coordinator"}, set(), id="no part of a word"),
        pytest.param({"job": "engineer of software"}, set(), id="no other order of words"),
        pytest.param({"job": "Chief of nothing"}, set(), id="a job without a holiday"),
        pytest.param({"tags": ("work/nurse",)}, {"nurses"}, id="a part of a tag"),
        pytest.param({"tags": ("nurse_friends",)}, set(), id="no part of a part"),
        pytest.param({"roles": ("employer/recruiter",)}, {"hr"}, id="a role"),
        pytest.param({"roles": ("expert/researcher",)}, {"science"}, id="another role"),
        pytest.param({"roles": ("mentor",)}, set(), id="a role without a holiday"),
        pytest.param({"job": " ,  "}, set(), id="nothing but signs"),
        pytest.param({}, set(), id="nothing known"),
    ],
)
def test_whose_holiday_it_is(facts: dict[str, object], codes: set[str]) -> None:
    assert {one.code for one, _ in holidays_for(contact("Ada", **facts), ALL)} == codes


def test_the_word_that_tells_most_is_given() -> None:
    ((_, word),) = holidays_for(contact("Ada", job="Software developer"), ALL)
    assert word == "software developer"


def test_languages_join_their_names_and_words() -> None:
    english = table(x=row(words=("programmer",)))
    (found,) = holidays_of([english, table("ru", x=row(name="День X", words=("программист",)))])
    assert (found.name_in("en"), found.name_in("ru"), found.name_in("de")) == (
        "X day",
        "День X",
        "X day",
    )
    assert found.words == {"programmer", "программист"}


@pytest.mark.parametrize(
    ("tables", "error"),
    [
        pytest.param([{"language": "en", "holidays": []}], TypeError, id="no table"),
        pytest.param([table(x="08.02")], TypeError, id="no row"),
        pytest.param([table(x={"day": "08.02"})], TypeError, id="facts are missing"),
        pytest.param([table(x={**row(), "week": 3})], TypeError, id="facts too many"),
        pytest.param([table(x=row(words="x"))], TypeError, id="words that are no list"),
        pytest.param([table(x=row(words=("!",)))], TypeError, id="a word without a letter"),
        pytest.param([table(x=row("31.02"))], ValueError, id="no day"),
        pytest.param([table(x=row()), table("ru", x=row("09.02"))], ValueError, id="two days"),
    ],
)
def test_a_faulty_table_is_refused(tables: list[dict[str, object]], error: type[Exception]) -> None:
    with pytest.raises(error, match="holidays"):
        holidays_of(tables)


def test_a_language_may_have_none() -> None:
    assert holidays_of([{"language": "xx"}]) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_holidays_of_its_own(language: str) -> None:
    assert sum(language in one.names for one in ALL) >= 12


def test_every_holiday_has_words_and_no_two_of_a_language_one_name() -> None:
    assert all(one.words for one in ALL)
    for language in LANGUAGES:
        names = [one.names[language] for one in ALL if language in one.names]
        assert len(names) == len(set(names))
