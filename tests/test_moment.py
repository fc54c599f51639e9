"""Days written and read by Moment's patterns."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.moment import format_day, parse_day
from vaultnet.vault.moment_locales import LOCALES, locale_of

if TYPE_CHECKING:
    from pathlib import Path

MONDAY: Final = date(2026, 3, 9)
SUNDAY: Final = date(2026, 3, 8)
locales = st.sampled_from(sorted(LOCALES))
# Two digits tell a year of this range only.
days_of_two_digits = st.dates(date(1969, 2, 1), date(2068, 11, 30))


def test_recorded_texts(outside: Path) -> None:
    """Moment 2.30.1 wrote these texts in English, Russian, British English and German."""
    vectors = json.loads((outside / "vectors" / "moment.json").read_text(encoding="utf-8"))
    wrong = [
        row
        for row in vectors
        if format_day(date.fromisoformat(row["day"]), row["format"], row["locale"]) != row["text"]
    ]
    assert len(vectors) == 812
    assert wrong == []


@pytest.mark.parametrize(
    ("day", "pattern", "locale", "text"),
    [
        pytest.param(MONDAY, "YYYY-MM-DD", "en", "2026-03-09", id="the pattern of most vaults"),
        pytest.param(
            MONDAY,
            "YYYY/MM-MMMM/YYYY-MM-DD-dddd",
            "en",
            "2026/03-March/2026-03-09-Monday",
            id="D3 folders in the pattern",
        ),
        pytest.param(SUNDAY, "gggg-[W]ww", "en", "2026-W11", id="D4 weeks from Sunday"),
        pytest.param(SUNDAY, "gggg-[W]ww", "ru", "2026-W10", id="D4 weeks from Monday"),
        pytest.param(SUNDAY, "GGGG-[W]WW", "en", "2026-W10", id="D4 weeks of ISO"),
        pytest.param(date(2026, 12, 31), "gggg-[W]ww", "en", "2027-W01", id="week of next year"),
        pytest.param(date(2027, 1, 3), "GG [W]W", "en", "26 W53", id="week of last year"),
        pytest.param(MONDAY, "D MMMM YYYY", "ru", "9 марта 2026", id="D5 month after a day"),
        pytest.param(MONDAY, "MMMM YYYY", "ru", "март 2026", id="D5 month by itself"),
        pytest.param(MONDAY, "D[-е] MMM", "ru", "9-е мар.", id="literal between day and month"),
        pytest.param(MONDAY, "MM MMM", "ru", "03 март", id="short month by itself"),
        pytest.param(date(2026, 3, 11), "[в] dddd", "ru", "в среду", id="weekday in a phrase"),
        pytest.param(date(2026, 3, 11), "[у] dddd", "ru", "у среда", id="weekday in no phrase"),
        pytest.param(MONDAY, "Do [of] MMMM", "en", "9th of March", id="D6 ordinal and literal"),
        pytest.param(date(2026, 3, 11), "Do", "en", "11th", id="eleventh"),
        pytest.param(date(2026, 3, 22), "Do", "en-gb", "22nd", id="twenty-second"),
        pytest.param(MONDAY, "Mo Do do wo Qo DDDo", "de", "3. 9. 1. 11. 1. 68.", id="all ordinals"),
        pytest.param(
            MONDAY, "Mo Do do wo Qo yo", "ru", "3-й 9-го 1-й 11-я 1 2026", id="in Russian"
        ),
        pytest.param(MONDAY, "YYYY-[Q]Q", "en", "2026-Q1", id="D6 quarter"),
        pytest.param(MONDAY, "X x", "en", "1773014400 1773014400000", id="D6 stamps of midnight"),
        pytest.param(MONDAY, "yyyy-MM-dd", "en", "2026-03-Mo", id="typed as elsewhere"),
        pytest.param(MONDAY, "d e E", "en", "1 1 1", id="weekdays on a Monday"),
        pytest.param(SUNDAY, "d e E", "de", "0 6 7", id="weekdays on a Sunday"),
        pytest.param(MONDAY, "DDD DDDD", "en", "68 068", id="day of the year"),
        pytest.param(MONDAY, "Y YY YYYYY YYYYYY", "en", "2026 26 02026 +002026", id="years"),
        pytest.param(
            date(33, 4, 3), "YYYY gg N NNNN", "en", "0033 33 AD Anno Domini", id="year 33"
        ),
        pytest.param(MONDAY, "l ll", "en", "3/9/2026 Mar 9, 2026", id="short forms of L and LL"),
        pytest.param(MONDAY, "llll", "de", "Mo., 9. März 2026 00:00", id="short form of LLLL"),
        pytest.param(MONDAY, "LLLL", "ru", "понедельник, 9 марта 2026 г., 0:00", id="LLLL"),
        pytest.param(MONDAY, "LT LTS", "en", "12:00 AM 12:00:00 AM", id="midnight in English"),
        pytest.param(
            MONDAY, "HH:mm:ss.SSS a Z ZZ", "ru", "00:00:00.000 ночи +00:00 +0000", id="time"
        ),
        pytest.param(MONDAY, r"\YYYY \[D] [[x]", "en", "YYYY [9] [x", id="escapes"),
        pytest.param(MONDAY, "[] [a]b] [", "en", " a]b [", id="odd brackets"),
        pytest.param(MONDAY, "D;G?", "en", "9;G?", id="letters that are no tokens"),
        pytest.param(MONDAY, "D MMMM", "ru_RU", "9 марта", id="locale with a country"),
        pytest.param(MONDAY, "D MMMM", "tlh", "9 March", id="unknown locale"),
        pytest.param(MONDAY, "", "en", "", id="empty"),
    ],
)
def test_format_day(day: date, pattern: str, locale: str, text: str) -> None:
    assert format_day(day, pattern, locale) == text


@pytest.mark.parametrize(
    ("text", "pattern", "locale"),
    [
        pytest.param("2026-03-09", "YYYY-MM-DD", "en", id="plain"),
        pytest.param("9 МАРТА 2026", "D MMMM YYYY", "ru", id="capitals"),
        pytest.param("9 март 2026", "D MMMM YYYY", "ru", id="the other form of the month"),
        pytest.param("09.3.2026", "D.M.YYYY", "de", id="leading zero, as 2.29 reads"),
        pytest.param("2026-03-09 1430", "YYYY-MM-DD HHmm", "en", id="any time of the day"),
        pytest.param("2026-03-09 2:30 pm", "YYYY-MM-DD h:mm a", "en", id="afternoon"),
        pytest.param("2026-03-09 W12", "YYYY-MM-DD [W]ww", "en", id="week beside a whole date"),
        pytest.param("2026-03-09 Q4", "YYYY-MM-DD [Q]Q", "en", id="quarter beside a whole date"),
        pytest.param("2026-068", "YYYY-DDDD", "en", id="day of the year"),
        pytest.param("2026-W11-Monday", "GGGG-[W]WW-dddd", "en", id="week and name of weekday"),
        pytest.param("2026-W11-1", "gggg-[W]WW-E", "en", id="a week-year of the other kind"),
        pytest.param("1773059400", "X", "en", id="a stamp within the day"),
        pytest.param("9th March 26", "Do MMMM YY", "en", id="ordinal"),
        pytest.param("Daily/2026-03-09", "[Daily]/YYYY-MM-DD", "en", id="literal"),
    ],
)
def test_parse_day(text: str, pattern: str, locale: str) -> None:
    assert parse_day(text, pattern, locale) == MONDAY


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        pytest.param("2026-03-09 Meeting with Vera Lindqvist", "YYYY-MM-DD", id="D7 text after it"),
        pytest.param("Call 2026-03-09", "YYYY-MM-DD", id="text before it"),
        pytest.param("2026-02-30", "YYYY-MM-DD", id="D8 no such day"),
        pytest.param("2026-13-01", "YYYY-MM-DD", id="no such month"),
        pytest.param("0000-01-01", "YYYY-MM-DD", id="no such year"),
        pytest.param("2026-3-9", "YYYY-MM-DD", id="too few digits"),
        pytest.param("2026-03-09\n", "YYYY-MM-DD", id="line end after it"),
        pytest.param("٢٠٢٦-03-09", "YYYY-MM-DD", id="digits of another script"),
        pytest.param("2026-03-09 Sunday", "YYYY-MM-DD dddd", id="weekday of another day"),
        pytest.param("2025-366", "YYYY-DDDD", id="no such day of the year"),
        pytest.param("2025-W53-1", "GGGG-[W]WW-E", id="no such week"),
        pytest.param("2026-W11-8", "GGGG-[W]WW-E", id="no such weekday"),
        pytest.param("2026-W00-1", "GGGG-[W]WW-E", id="week nought"),
        pytest.param("2026-W01-4", "YYYY-[W]ww-e", id="two days of the year have that week"),
        pytest.param("March 2026", "MMMM YYYY", id="a month"),
        pytest.param("2026-W11", "GGGG-[W]WW", id="a week"),
        pytest.param("9 March", "D MMMM", id="a day without its year"),
        pytest.param("2026-03-Mo", "yyyy-MM-dd", id="a pattern typed as elsewhere"),
        pytest.param("9 Marsh 2026", "D MMMM YYYY", id="no such name"),
        pytest.param("1\u017fth", "Do", id="letters alike"),
        pytest.param("9 \u017feptember 2026", "D MMMM YYYY", id="a long s"),
        pytest.param("999999999999999", "X", id="a stamp beyond the calendar"),
        pytest.param("", "YYYY-MM-DD", id="empty"),
        pytest.param("", "", id="both empty"),
    ],
)
def test_no_day(text: str, pattern: str) -> None:
    assert parse_day(text, pattern) is None


@pytest.mark.parametrize("locale", sorted(LOCALES))
def test_week_years_agree_with_the_calendar(locale: str) -> None:
    """Week 1 holds the 1st of January (English) or the 4th; weeks begin on Sunday or Monday."""
    words = locale_of(locale)
    for year in range(1990, 2040):
        first = date(year, 1, words.first_week_day)
        start = first - timedelta(days=(first.isoweekday() - words.week_start) % 7)
        assert format_day(start, "gggg w e", locale) == f"{year} 1 0"
        before = format_day(start - timedelta(days=1), "gggg e", locale)
        assert before == f"{year - 1} 6"


@given(st.dates())
def test_iso_weeks_are_those_of_the_standard_library(day: date) -> None:
    year, week, weekday = day.isocalendar()
    assert format_day(day, "GGGG-[W]WW-E", "ru") == f"{year:04d}-W{week:02d}-{weekday}"


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), locales, st.data())
def test_parts_in_any_order_come_back(day: date, locale: str, data: st.DataObject) -> None:
    tokens = [
        data.draw(st.sampled_from(["YYYY", "Y", "YYYYY", "YYYYYY", "y"])),
        data.draw(st.sampled_from(["M", "MM", "MMM", "MMMM", "Mo"])),
        data.draw(st.sampled_from(["D", "DD", "Do"])),
        *data.draw(st.lists(st.sampled_from(["dddd", "ddd", "dd", "Q", "ww", "E", "HH", "wo"]))),
    ]
    separator = data.draw(st.sampled_from(["-", " ", "/", "_", " [в] ", "[, ]"]))
    pattern = separator.join(data.draw(st.permutations(tokens)))
    assert parse_day(format_day(day, pattern, locale), pattern, locale) == day


@given(
    days_of_two_digits,
    locales,
    st.sampled_from(
        [
            "YYYYMMDD",
            "YY.M.D",
            "DD/MM/YY",
            "YYYY/MM-MMMM/YYYY-MM-DD-dddd",
            "L",
            "LL",
            "LLLL",
            "ll",
            "X",
            "x",
            "YYYY-DDDD",
            "YYYY DDD",
            "YY DDDo",
            "gggg-[W]ww-e",
            "gggg-[W]ww-d",
            "gg w dddd",
            "gggg wo E",
            "GGGG-[W]WW-E",
            "GG WW ddd",
            "GGGG-[W]W dd",
            "[Tag] D. MMMM YYYY",
        ]
    ),
)
def test_patterns_that_tell_a_day_come_back(day: date, locale: str, pattern: str) -> None:
    assert parse_day(format_day(day, pattern, locale), pattern, locale) == day


@given(st.text(), st.text(alphabet="YMDQdgGwWeEoLlxXhHSsAaZN[]\\ -/мй\u2028\r\n"), st.text())
def test_nothing_raises(text: str, pattern: str, locale: str) -> None:
    written = format_day(MONDAY, pattern, locale)
    assert parse_day(text, pattern, locale) is None or text
    parse_day(written, pattern, locale)


def test_many_tokens_that_could_share_digits_end_at_once() -> None:
    """Each token keeps what it took, so that no other ways to share are tried."""
    assert parse_day("1" * 90 + "x", "MD" * 30) is None


def test_every_locale_has_whole_tables() -> None:
    for locale in LOCALES.values():
        assert len(locale.months) == len(locale.months_short) == 12
        assert {len(locale.months_in_date), len(locale.months_short_in_date)} <= {0, 12}
        assert len(locale.weekdays) == len(locale.weekdays_short) == len(locale.weekdays_min) == 7
        assert len(locale.weekdays_in_phrase) in {0, 7}
        assert set(locale.long_formats) == {"LT", "LTS", "L", "LL", "LLL", "LLLL"}
