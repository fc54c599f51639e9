from __future__ import annotations

from datetime import date, timedelta
from typing import Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.core.dates import (
    Feb29,
    PartialDate,
    Span,
    Week,
    WeekStart,
    next_yearly,
    yearly_on,
)

SPANS: Final = st.builds(
    Span,
    years=st.integers(0, 20_000),
    months=st.integers(0, 200_000),
    weeks=st.integers(0, 900_000),
    days=st.integers(0, 900_000),
)
SHORT_SPANS: Final = st.builds(
    Span, years=st.integers(0, 3), months=st.integers(0, 30), days=st.integers(0, 99)
)
YEARLY: Final = st.builds(
    lambda day, known: PartialDate(day.month, day.day, day.year if known else None),
    st.dates(),
    st.booleans(),
)
FEB29: Final = st.sampled_from(get_args(Feb29))


@pytest.mark.parametrize(
    ("span", "day", "expected"),
    [
        pytest.param(Span(months=1), date(2026, 1, 31), date(2026, 2, 28), id="month-end"),
        pytest.param(Span(months=1), date(2028, 1, 31), date(2028, 2, 29), id="leap-month-end"),
        pytest.param(Span(years=1), date(2028, 2, 29), date(2029, 2, 28), id="leap-day"),
        pytest.param(Span(months=13), date(2026, 12, 15), date(2028, 1, 15), id="over-two-years"),
        pytest.param(Span(weeks=2), date(2026, 11, 23), date(2026, 12, 7), id="weeks"),
        pytest.param(Span(days=30), date(2026, 1, 31), date(2026, 3, 2), id="30-days-no-month"),
        pytest.param(
            Span(months=1, days=1), date(2026, 1, 31), date(2026, 3, 1), id="months-before-days"
        ),
        pytest.param(Span(), date(2026, 5, 20), date(2026, 5, 20), id="nothing"),
        pytest.param(Span(months=1), date(9999, 12, 15), date.max, id="past-the-calendar"),
        pytest.param(Span(days=40), date(9999, 12, 15), date.max, id="days-past-the-calendar"),
    ],
)
def test_a_span_after_a_day(span: Span, day: date, expected: date) -> None:
    assert span.after(day) == expected


@pytest.mark.parametrize(
    ("span", "day", "expected"),
    [
        pytest.param(Span(months=1), date(2026, 3, 31), date(2026, 2, 28), id="month-end"),
        pytest.param(Span(months=1), date(2026, 1, 15), date(2025, 12, 15), id="over-new-year"),
        pytest.param(Span(weeks=1, days=1), date(2026, 1, 9), date(2026, 1, 1), id="days"),
        pytest.param(Span(years=1), date(1, 6, 1), date.min, id="before-the-calendar"),
        pytest.param(Span(days=9), date(1, 1, 5), date.min, id="days-before-the-calendar"),
    ],
)
def test_a_span_before_a_day(span: Span, day: date, expected: date) -> None:
    assert span.before(day) == expected


@given(SPANS, st.dates(), st.dates())
def test_a_later_day_never_gives_an_earlier_one(span: Span, one: date, other: date) -> None:
    first, second = min(one, other), max(one, other)
    assert span.after(first) <= span.after(second)
    assert span.before(first) <= span.before(second)
    assert span.before(first) <= first <= span.after(first)


@given(SHORT_SPANS, SHORT_SPANS)
def test_mean_lengths_order_spans_as_the_calendar_does(one: Span, other: Span) -> None:
    # Clamped month ends and the leap day move a day by three at most, the mean by as many.
    short, long = sorted((one, other), key=lambda span: span.days_about)
    day = date(2027, 1, 31)
    assert short.after(day) <= long.after(day) + timedelta(days=6)


def test_twelve_months_are_as_long_as_a_year_but_not_the_same() -> None:
    assert Span(months=12).days_about == Span(years=1).days_about
    assert Span(months=12) != Span(years=1)
    assert Span(weeks=4).days_about < Span(days=30).days_about < Span(months=1).days_about


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("P1M", Span(months=1)),
        ("P2W", Span(weeks=2)),
        ("P30D", Span(days=30)),
        ("P1Y2M", Span(years=1, months=2)),
        ("P0D", Span()),
    ],
)
def test_iso_spans(text: str, span: Span) -> None:
    assert Span.parse_iso(text) == span
    assert span.iso() == text


@pytest.mark.parametrize(
    "text",
    ["", "P", "1M", "PT1H", "P1", "P-1M", "P1.5M", "P1M1Y", "p1m", "P1M ", "P٣M", "P1234567D"],
)
def test_what_is_no_iso_span(text: str) -> None:
    assert Span.parse_iso(text) is None


@given(SPANS)
def test_spans_survive_their_iso_form(span: Span) -> None:
    assert Span.parse_iso(span.iso()) == span


@given(st.text())
def test_no_text_breaks_the_parsing_of_spans(text: str) -> None:
    span = Span.parse_iso("P" + text)
    assert span is None or isinstance(span.after(date(2026, 1, 1)), date)


@pytest.mark.parametrize(
    ("month", "day", "year", "iso"),
    [
        pytest.param(5, 20, 1990, "1990-05-20", id="whole"),
        pytest.param(5, 20, None, "--05-20", id="no-year"),
        pytest.param(2, 29, None, "--02-29", id="leap-day-of-no-year"),
        pytest.param(2, 29, 1988, "1988-02-29", id="leap-day"),
        pytest.param(1, 2, 987, "0987-01-02", id="year-of-three-digits"),
    ],
)
def test_days_of_the_year(month: int, day: int, year: int | None, iso: str) -> None:
    partial = PartialDate.of(month, day, year)
    assert partial is not None
    assert partial.iso() == iso


@pytest.mark.parametrize(
    ("month", "day", "year"),
    [
        pytest.param(2, 30, None, id="30-february"),
        pytest.param(2, 29, 1990, id="leap-day-of-a-common-year"),
        pytest.param(4, 31, 2000, id="31-april"),
        pytest.param(13, 1, 2000, id="month-13"),
        pytest.param(0, 1, 2000, id="month-0"),
        pytest.param(1, 0, 2000, id="day-0"),
        pytest.param(1, 1, 0, id="year-0"),
        pytest.param(1, 1, 10_000, id="year-10000"),
    ],
)
def test_impossible_days(month: int, day: int, year: int | None) -> None:
    assert PartialDate.of(month, day, year) is None


@given(st.integers(-1, 14), st.integers(-1, 33), st.integers(-1, 10_001))
def test_a_whole_day_of_the_year_is_a_day_of_the_calendar(month: int, day: int, year: int) -> None:
    try:
        expected = date(year, month, day)
    except ValueError:
        assert PartialDate.of(month, day, year) is None
    else:
        partial = PartialDate.of(month, day, year)
        assert partial is not None
        assert partial.iso() == expected.isoformat()


@pytest.mark.parametrize(
    ("year", "feb29", "expected"),
    [
        (2028, "02-28", date(2028, 2, 29)),
        (2028, "03-01", date(2028, 2, 29)),
        (2026, "02-28", date(2026, 2, 28)),
        (2026, "03-01", date(2026, 3, 1)),
        (2100, "03-01", date(2100, 3, 1)),
        (12_345, "02-28", date(9999, 2, 28)),
        (-1, "03-01", date(1, 3, 1)),
    ],
)
def test_29_february_is_kept_each_year(year: int, feb29: Feb29, expected: date) -> None:
    assert yearly_on(PartialDate(2, 29, 1988), year, feb29) == expected


@pytest.mark.parametrize(
    ("today", "following"),
    [
        pytest.param(date(2026, 5, 20), date(2026, 5, 20), id="today"),
        pytest.param(date(2026, 5, 21), date(2027, 5, 20), id="yesterday"),
        pytest.param(date(2026, 5, 19), date(2026, 5, 20), id="tomorrow"),
        pytest.param(date(9999, 12, 1), date(9999, 5, 20), id="last-year"),
        pytest.param(date(1, 1, 1), date(1, 5, 20), id="first-year"),
    ],
)
def test_a_yearly_day_comes_round(today: date, following: date) -> None:
    assert next_yearly(PartialDate(5, 20, 1990), today) == following


@given(YEARLY, st.dates(date(2, 1, 1), date(9998, 12, 31)), FEB29)
def test_a_yearly_day_is_never_more_than_a_year_away(
    day: PartialDate, today: date, feb29: Feb29
) -> None:
    following = next_yearly(day, today, feb29)
    assert timedelta(0) <= following - today <= timedelta(days=366)


@pytest.mark.parametrize(
    ("day", "start", "name", "first", "last"),
    [
        pytest.param(
            date(2026, 11, 23),
            "monday",
            "2026-W48",
            date(2026, 11, 23),
            date(2026, 11, 29),
            id="mon",
        ),
        pytest.param(
            date(2026, 11, 29),
            "monday",
            "2026-W48",
            date(2026, 11, 23),
            date(2026, 11, 29),
            id="sun",
        ),
        pytest.param(
            date(2026, 11, 29),
            "sunday",
            "2026-W49",
            date(2026, 11, 29),
            date(2026, 12, 5),
            id="sunday-begins-the-next-week",
        ),
        pytest.param(
            date(2026, 11, 28),
            "sunday",
            "2026-W48",
            date(2026, 11, 22),
            date(2026, 11, 28),
            id="saturday-ends-a-week-from-sunday",
        ),
        pytest.param(
            date(2027, 1, 1),
            "monday",
            "2026-W53",
            date(2026, 12, 28),
            date(2027, 1, 3),
            id="new-year-in-the-old-week",
        ),
        pytest.param(
            date(2025, 12, 30),
            "monday",
            "2026-W01",
            date(2025, 12, 29),
            date(2026, 1, 4),
            id="old-year-in-the-new-week",
        ),
        pytest.param(
            date.max, "monday", "9999-W52", date(9999, 12, 27), date.max, id="end-of-the-calendar"
        ),
        pytest.param(
            date.min, "sunday", "0001-W01", date.min, date(1, 1, 6), id="start-of-the-calendar"
        ),
    ],
)
def test_weeks(day: date, start: WeekStart, name: str, first: date, last: date) -> None:
    assert Week.containing(day, start) == Week(name, first, last)


@given(st.dates(), st.sampled_from(get_args(WeekStart)))
def test_all_days_of_a_week_find_it(day: date, start: WeekStart) -> None:
    week = Week.containing(day, start)
    assert week.first <= day <= week.last
    assert Week.containing(week.first, start) == week
    assert Week.containing(week.last, start) == week
    assert week.last - week.first <= timedelta(days=6)
