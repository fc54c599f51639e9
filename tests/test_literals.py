"""Dataview's literals (rows I8 to I12, and S10.2)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.literals import Day, Duration, LinkTo, Literal, parse_literal

ANN = LinkTo("Ann Reyes", "", "Ann Reyes")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2026-11-25", Day(date(2026, 11, 25)), id="day"),
        pytest.param("2026-11", Day(date(2026, 11, 1), month_only=True), id="month"),
        pytest.param("2026-11-25T18:00", Day(date(2026, 11, 25), time="18:00"), id="time"),
        pytest.param(
            " 2026-11-25T18:00:05.250+03:00 ",
            Day(date(2026, 11, 25), time="18:00:05.250+03:00"),
            id="time to the millisecond with offset",
        ),
        pytest.param(
            "2026-11-25T18:00:05[Europe/Berlin]",
            Day(date(2026, 11, 25), time="18:00:05[Europe/Berlin]"),
            id="named zone",
        ),
        pytest.param("2026-11-25 18:00", "2026-11-25 18:00", id="I10 a space before the time"),
        pytest.param("2026-02-30", "2026-02-30", id="no such day"),
        pytest.param("2026-13", "2026-13", id="no such month"),
        pytest.param("2026-11-25T25:00", "2026-11-25T25:00", id="no such hour"),
        pytest.param("1h 27m", Duration(hours=1, minutes=27), id="I11 hours and minutes"),
        pytest.param(
            "4yr6w9m3s", Duration(years=4, weeks=6, minutes=9, seconds=3), id="I11 without spaces"
        ),
        pytest.param("9 yrs 8 min", Duration(years=9, minutes=8), id="I11 with spaces"),
        pytest.param("1 week, 2 days", Duration(weeks=1, days=2), id="comma between amounts"),
        pytest.param("1.5 hours", Duration(hours=1.5), id="fraction"),
        pytest.param("-2 mos", Duration(months=-2), id="backwards"),
        pytest.param("1d 1d", Duration(days=2), id="one unit twice"),
        pytest.param("3 m", Duration(minutes=3), id="I12 minutes"),
        pytest.param("3 mo", Duration(months=3), id="I12 months"),
        pytest.param("3 months", Duration(months=3), id="I12 longest unit first"),
        pytest.param("3 M", "3 M", id="units are in lower case"),
        pytest.param("3 y", "3 y", id="no unit"),
        pytest.param("1 monkey", "1 monkey", id="a unit and more"),
        pytest.param(r'"tea, \"green\""', 'tea, "green"', id="quoted text"),
        pytest.param(r'"a\nb\\"', r"a\nb" + "\\", id="other escapes stay"),
        pytest.param('"tea', '"tea', id="a quote never closed"),
        pytest.param("#friend/old", "#friend/old", id="tag"),
        pytest.param("#a, #b", ("#a", "#b"), id="two tags"),
        pytest.param("#a b", "#a b", id="a tag and more"),
        pytest.param("[[Ann Reyes]]", ANN, id="link"),
        pytest.param("[[A#h|b]]", LinkTo("A", "h", "b"), id="link with heading and text"),
        pytest.param("![[a.png]]", LinkTo("a.png", "", "a.png", embed=True), id="embed"),
        pytest.param("[[]]", "[[]]", id="no link"),
        pytest.param("[[Ann Reyes]], [[Ann Reyes]]", (ANN, ANN), id="I9 two links"),
        pytest.param("[[Ann Reyes]],", (ANN,), id="comma after the only one"),
        pytest.param("[[Ann Reyes]] (CTO)", "[[Ann Reyes]] (CTO)", id="a link and text"),
        pytest.param("true", True, id="yes"),
        pytest.param("False", False, id="no"),
        pytest.param("TRUE", "TRUE", id="no boolean"),
        pytest.param("null", None, id="null"),
        pytest.param("  ", None, id="empty"),
        pytest.param("42", 42, id="number"),
        pytest.param("-3.5", -3.5, id="fraction below nought"),
        pytest.param("+44", "+44", id="a plus"),
        pytest.param("8 916 123-45-67", "8 916 123-45-67", id="telephone"),
        pytest.param("1,000", (1, 0), id="a thousand is a list"),
        pytest.param("tea, cake", "tea, cake", id="I8 text with a comma"),
        pytest.param("1, tea", "1, tea", id="text after a number"),
        pytest.param("1, 2,", "1, 2,", id="comma after several"),
        pytest.param(
            "2026-11-25, 1h, [[Ann Reyes]]",
            (Day(date(2026, 11, 25)), Duration(hours=1), ANN),
            id="all kinds",
        ),
        pytest.param("9" * 301, "9" * 301, id="too long for a number"),
    ],
)
def test_parse_literal(text: str, expected: Literal) -> None:
    found = parse_literal(text)
    assert found == expected
    assert type(found) is type(expected)


@given(st.one_of(st.text(), st.text(alphabet='0123456789-T:Zhmoyrsd,."\\#[]!| \u2028\u0301')))
def test_text_that_is_no_literal_stays_as_it_is(text: str) -> None:
    found = parse_literal(text)
    if isinstance(found, str) and not text.strip().startswith('"'):
        assert found == text.strip()


@given(st.dates(), st.integers(), st.floats(0, 1e9).map(lambda amount: round(amount, 3)))
def test_what_is_written_is_read(day: date, number: int, amount: float) -> None:
    written = f"{amount:.3f}"
    assert parse_literal(f"{day}, {number}, {written} hours") == (
        Day(day),
        number,
        Duration(hours=float(written)),
    )


@pytest.mark.parametrize(
    "text",
    ["1h " * 30_000, "1, " * 30_000, '"' * 100_000, "[[" * 50_000, "1" + " " * 100_000 + "x"],
    ids=["amounts", "numbers", "quotes", "brackets", "spaces"],
)
def test_long_values_end_soon(text: str) -> None:
    parse_literal(text)
