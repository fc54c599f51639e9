from __future__ import annotations

import unicodedata
from datetime import date
from typing import Final, Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vaultnet.core import written_dates
from vaultnet.core.dates import PartialDate
from vaultnet.core.words import vocabulary_of
from vaultnet.core.written_dates import (
    DAY_FORMS,
    NEWEST_BIRTHDAY,
    UNKNOWN_YEAR,
    YEARLESS_FORMS,
    DateOrder,
    find_day,
    is_ambiguous_day,
    read_day,
    read_partial,
)
from vaultnet.languages import LANGUAGES, load, load_all

VOCABULARY: Final = vocabulary_of(load_all())
NORMAL_FORMS: Final[list[Literal["NFC", "NFD"]]] = ["NFC", "NFD"]
ORDERS: Final[list[DateOrder]] = ["", "dmy", "mdy"]
PIECES: Final = st.sampled_from(
    [
        *"0123456789-./T: ,[]()|#!",
        *(
            "2026-05-20",
            "1604",
            "July",
            "13",
            "июля",
            "st",
            "of",
            "г.",
            "XXXX",
            "[[",
            "]]",
            "http://",
        ),
        *("\r\n", "\r", "\ufeff", "\u2028", "\u00a0", "\u0301", "́", "٣", "\0"),
    ]
)
TEXTS: Final = st.text() | st.lists(PIECES).map("".join)
DAYS: Final = st.dates(date(1900, 1, 1), date(2099, 12, 31))

WHOLE_DAYS: Final = [
    pytest.param("2026-05-20", id="iso"),
    pytest.param(" 2026-05-20 ", id="spaces-around"),
    pytest.param('"2026-05-20"', id="quotes-around"),
    pytest.param("2026-5-20", id="one-digit-month"),
    pytest.param("2026/05/20", id="slashes-year-first"),
    pytest.param("2026.05.20", id="dots-year-first"),
    pytest.param("2026-05-20 13:35", id="time"),
    pytest.param("2026-05-20T13:35", id="t-time"),
    pytest.param("2026-05-20T13", id="t-hour"),
    pytest.param("2026-05-20T13:35:10.123Z", id="utc"),
    pytest.param("2026-05-20T23:35+03:00", id="zone"),
    pytest.param("2026-05-20T23:35-0800", id="zone-without-colon"),
    pytest.param("2026-05-20 23:35:00 +0300", id="zone-after-space"),
    pytest.param("2026-05-20T13:35[Europe/Riga]", id="zone-name"),
    pytest.param("2026-05-20 1:35 PM", id="twelve-hours"),
    pytest.param("20260520", id="compact"),
    pytest.param("20260520T133500Z", id="compact-time"),
    pytest.param("202605201335", id="minute-stamp"),
    pytest.param("20.05.2026", id="dots"),
    pytest.param("20.5.2026", id="dots-one-digit"),
    pytest.param("20.05.26", id="dots-short-year"),
    pytest.param("20.05.2026 г.", id="dots-year-word"),
    pytest.param("20.05.2026, 13:35", id="dots-time"),
    pytest.param("20/05/2026", id="slashes-one-reading"),
    pytest.param("05/20/2026", id="slashes-other-reading"),
    pytest.param("20-05-2026", id="dashes-year-last"),
    pytest.param("20 May 2026", id="day-month"),
    pytest.param("20th May 2026", id="ordinal"),
    pytest.param("20th of May, 2026", id="ordinal-of"),
    pytest.param("20-May-2026", id="dashes-month-name"),
    pytest.param("May 20, 2026", id="month-day"),
    pytest.param("May 20th 2026", id="month-ordinal"),
    pytest.param("MAY 20TH, 2026", id="capitals"),
    pytest.param("20 мая 2026", id="russian"),
    pytest.param("20 мая 2026 года", id="russian-year-word"),
    pytest.param("20-го мая 2026 г.", id="russian-ordinal"),
    pytest.param("20\u00a0мая\u00a02026", id="no-break-space"),
    pytest.param("[[2026-05-20]]", id="link"),
    pytest.param("[[Daily/2026-05-20]]", id="link-in-folder"),
    pytest.param("[[Daily/2026-05-20.md|that day]]", id="link-with-name"),
    pytest.param("[[2026-05-20#Call]]", id="link-to-heading"),
    pytest.param("[[20 мая 2026]]", id="link-by-month-name"),
    pytest.param("[[2026-05-20 Call with Ada]]", id="link-to-dated-note"),
    pytest.param("[20 May 2026](Daily/x.md)", id="markdown-link-text"),
    pytest.param("[that day](Daily/2026-05-20.md)", id="markdown-link-path"),
]


@pytest.mark.parametrize("text", WHOLE_DAYS)
def test_every_form_of_a_day(text: str) -> None:
    assert read_day(text, VOCABULARY) == date(2026, 5, 20)
    assert read_partial(text, VOCABULARY) == PartialDate(5, 20, 2026)
    assert not is_ambiguous_day(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param("1990-05-20", "1990-05-20", id="iso"),
        pytest.param("05-20", "--05-20", id="month-and-day"),
        pytest.param("--05-20", "--05-20", id="vcard"),
        pytest.param("--0520", "--05-20", id="vcard-compact"),
        pytest.param("XXXX-05-20", "--05-20", id="x-for-the-year"),
        pytest.param("????-05-20", "--05-20", id="question-marks"),
        pytest.param("0000-05-20", "--05-20", id="year-0"),
        pytest.param("1604-05-20", "--05-20", id="apple"),
        pytest.param("16040520", "--05-20", id="apple-compact"),
        pytest.param("1604-02-29", "--02-29", id="apple-leap-day"),
        pytest.param("--02-29", "--02-29", id="leap-day"),
        pytest.param("16.02.1976", "1976-02-16", id="dots"),
        pytest.param("16.02.76", "1976-02-16", id="dots-short-year"),
        pytest.param("16.02.31", "1931-02-16", id="a-birthday-looks-back"),
        pytest.param("12.05.", "--05-12", id="dots-no-year"),
        pytest.param("12.05", "--05-12", id="one-dot"),
        pytest.param("16 February 1976", "1976-02-16", id="day-month-year"),
        pytest.param("16 Feb. 1976", "1976-02-16", id="abbreviation"),
        pytest.param("Feb 16, 1976", "1976-02-16", id="american"),
        pytest.param("July 13th", "--07-13", id="month-ordinal"),
        pytest.param("13th of July", "--07-13", id="ordinal-month"),
        pytest.param("[[July 22nd]]", "--07-22", id="link"),
        pytest.param("13 июля", "--07-13", id="russian"),
        pytest.param("13 июл", "--07-13", id="russian-abbreviation"),
        pytest.param("13 ИЮЛЬ", "--07-13", id="russian-nominative"),
        pytest.param("29 февраля", "--02-29", id="russian-leap-day"),
        pytest.param("05/20", "--05-20", id="slash-one-reading"),
        pytest.param("20/05", "--05-20", id="slash-other-reading"),
        pytest.param("02.02.1990", "1990-02-02", id="same-either-way"),
    ],
)
def test_every_form_of_a_birthday(text: str, iso: str) -> None:
    partial = read_partial(text, VOCABULARY)
    assert partial is not None
    assert partial.iso() == iso
    if partial.year is None:
        assert read_day(text, VOCABULARY) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("YYYY-MM-DD", id="placeholder"),
        pytest.param("ГГГГ-ММ-ДД", id="russian-placeholder"),
        pytest.param("{{date}}", id="template"),
        pytest.param("2024-13-45", id="month-13"),
        pytest.param("2024-02-30", id="30-february"),
        pytest.param("2023-02-29", id="no-leap-year"),
        pytest.param("31.04.2024", id="31-april"),
        pytest.param("--02-30", id="30-february-no-year"),
        pytest.param("31 июня", id="31-june"),
        pytest.param("0001-01-01", id="empty-in-disguise"),
        pytest.param("0000-00-00", id="zeros"),
        pytest.param("2026", id="year"),
        pytest.param("2026-05", id="month"),
        pytest.param("May 2026", id="named-month"),
        pytest.param("20-05", id="day-before-month-with-dash"),
        pytest.param("20 Mau 2026", id="no-such-month"),
        pytest.param("20 people 2026", id="no-month-at-all"),
        pytest.param("2026-05-20 or so", id="prose-after"),
        pytest.param("about 2026-05-20", id="prose-before"),
        pytest.param("2026-05/20", id="mixed-separators"),
        pytest.param("120260520", id="nine-digits"),
        pytest.param("٢٠٢٦-٠٥-٢٠", id="other-digits"),
        pytest.param("[[Ada]]", id="link-to-a-person"),
        pytest.param("[[2026-05-20]], [[2026-05-21]]", id="two-links"),
        pytest.param("16.2.76", id="short-year-short-month"),
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert read_day(text, VOCABULARY) is None
    assert read_partial(text, VOCABULARY) is None
    assert not is_ambiguous_day(text)


@pytest.mark.parametrize(
    ("text", "dmy", "mdy"),
    [
        ("01/02/1990", "1990-02-01", "1990-01-02"),
        ("1/2/1990", "1990-02-01", "1990-01-02"),
        ("01-02-1990", "1990-02-01", "1990-01-02"),
        ("01/02/99", "1999-02-01", "1999-01-02"),
        ("01/02", "--02-01", "--01-02"),
        ("[[01-02-1990]]", "1990-02-01", "1990-01-02"),
    ],
)
def test_the_setting_orders_day_and_month(text: str, dmy: str, mdy: str) -> None:
    assert is_ambiguous_day(text)
    assert read_partial(text, VOCABULARY) is None
    orders: list[tuple[DateOrder, str]] = [("dmy", dmy), ("mdy", mdy)]
    for order, expected in orders:
        partial = read_partial(text, VOCABULARY, order)
        assert partial is not None
        assert partial.iso() == expected


def test_dots_put_the_day_first_whatever_the_setting() -> None:
    assert read_day("01.02.1990", VOCABULARY, "mdy") == date(1990, 2, 1)


@pytest.mark.parametrize(
    ("line", "written"),
    [
        pytest.param("2026-05-20: text", "2026-05-20", id="head"),
        pytest.param("**2026-05-20** (meeting): text", "2026-05-20", id="bold"),
        pytest.param("[[2026-05-20]]: text", "[[2026-05-20]]", id="link"),
        pytest.param(
            "on [[Daily/2026-05-20|Wed]] met", "[[Daily/2026-05-20|Wed]]", id="named-link"
        ),
        pytest.param("(2026-05-20) …", "2026-05-20", id="brackets"),
        pytest.param("2026-05-20 — Email", "2026-05-20", id="heading"),
        pytest.param("2026-05-20 13:35 called", "2026-05-20 13:35", id="time"),
        pytest.param("20.05.2026 звонок", "20.05.2026", id="dots"),
        pytest.param("с 20.05.2026-21.05.2026", "20.05.2026", id="range"),
        pytest.param("20.05.26: звонок", "20.05.26", id="short-year"),
        pytest.param("met 3 people on 20 May 2026.", "20 May 2026", id="number-before"),
        pytest.param("May 20, 2026: lunch", "May 20, 2026", id="month-first"),
        pytest.param("20 мая 2026 г. встреча", "20 мая 2026 г.", id="russian"),
        pytest.param("13 июля, 20 мая 2026", "20 мая 2026", id="day-without-year-before"),
        pytest.param("2026-02-30, no: 2026-05-20", "2026-05-20", id="impossible-day-before"),
        pytest.param("01/02/2026 or 2026-05-20", "2026-05-20", id="ambiguous-day-before"),
        pytest.param("2026-05-20 and 2026-05-21", "2026-05-20", id="first-of-two"),
        pytest.param("20 May 2026, not 2026-05-21", "20 May 2026", id="first-of-two-forms"),
        pytest.param("[[2026-05-21 Call]] 2026-05-20", "2026-05-20", id="link-to-another-note"),
        pytest.param("![[2026-05-21]] 2026-05-20", "2026-05-20", id="embed-before"),
        pytest.param("https://a.example/2026/05/21 2026-05-20", "2026-05-20", id="address-before"),
        pytest.param("[x](b/2026-05-21%20a.md) 2026-05-20", "2026-05-20", id="markdown-link"),
        pytest.param("see [2026-05-20](a.md) here", "[2026-05-20](a.md)", id="markdown-link-day"),
        pytest.param("2026-05-20_call.pdf", "2026-05-20", id="file-name"),
        pytest.param("call_20260520", "20260520", id="compact-in-file-name"),
    ],
)
def test_the_first_day_of_a_line(line: str, written: str) -> None:
    found = find_day(line, VOCABULARY)
    assert found is not None
    assert found.day == date(2026, 5, 20)
    assert line[found.start : found.end] == written


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("called +79161234567", id="phone"),
        pytest.param("+20260520", id="phone-like-a-day"),
        pytest.param("python 3.11.12 is out", id="version"),
        pytest.param("10.0.12.26", id="address-of-a-machine"),
        pytest.param("on 5 May", id="no-year"),
        pytest.param("in May 2026", id="no-day"),
        pytest.param("born 1604-05-20", id="unknown-year"),
        pytest.param("[[2026-05-20 Call with Ada]]", id="link-to-another-note"),
        pytest.param("![[2026-05-20]]", id="embed"),
        pytest.param("https://a.example/2026-05-20", id="address"),
        pytest.param("01/02/2026", id="ambiguous"),
        pytest.param("12026-05-20", id="five-digits"),
        pytest.param("2026-05-201", id="three-digits"),
    ],
)
def test_lines_without_a_day(line: str) -> None:
    assert find_day(line, VOCABULARY) is None


@given(TEXTS, st.sampled_from(ORDERS))
def test_no_text_breaks_the_reading(text: str, order: DateOrder) -> None:
    day = read_day(text, VOCABULARY, order)
    partial = read_partial(text, VOCABULARY, order)
    assert day is None or partial is not None
    assert isinstance(is_ambiguous_day(text), bool)


@given(TEXTS, st.sampled_from(ORDERS))
def test_what_is_found_stands_where_it_is_said_to(text: str, order: DateOrder) -> None:
    found = find_day(text, VOCABULARY, order)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert read_day(text[found.start : found.end], VOCABULARY, order) == found.day


@given(DAYS)
def test_iso_days_read_back(day: date) -> None:
    assert read_day(day.isoformat(), VOCABULARY) == day
    assert read_day(f"{day:%Y%m%d}", VOCABULARY) == day
    assert read_day(f"{day:%d.%m.%Y}", VOCABULARY) == day
    partial = PartialDate(day.month, day.day)
    assert read_partial(partial.iso(), VOCABULARY) == partial


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=DAYS, data=st.data())
def test_named_months_read_back(language: str, day: date, data: st.DataObject) -> None:
    months = vocabulary_of([load(language)]).months
    names = sorted(name for name, month in months.items() if month == day.month)
    name = data.draw(st.sampled_from(names))
    form = data.draw(st.sampled_from(NORMAL_FORMS))
    for text in (f"{day.day} {name} {day.year}", f"{name.title()} {day.day}, {day.year}"):
        assert read_day(unicodedata.normalize(form, text), VOCABULARY) == day
        found = find_day(unicodedata.normalize(form, f"— {text}: x"), VOCABULARY)
        assert found is not None
        assert found.day == day


@pytest.mark.parametrize(
    "piece", ["[[", "[](", "2026-05-", "1", "1.", "13 ", "May ", "[", "!", "("]
)
def test_long_lines_take_time_in_proportion(piece: str) -> None:
    # Were the search quadratic, this would not end within the time that a run is given.
    assert find_day(piece * 100_000, VOCABULARY) is None


@given(
    DAYS,
    st.sampled_from(
        [
            "%Y-%m-%d",
            "%Y/%m/%d",
            "%Y%m%d",
            "%d.%m.%Y",
            "%d.%m.%y",
            "%d/%m/%y",
            "%d %B %Y",
            "%B %d, %Y",
        ]
    ),
    TEXTS,
)
def test_whatever_is_read_as_a_day_is_found_in_a_line(day: date, form: str, after: str) -> None:
    text = f"{day.strftime(form)} {after}"
    if "[" not in text and "://" not in text:
        assert read_day(text, VOCABULARY) is None or find_day(text, VOCABULARY) is not None
    assert (
        find_day(day.strftime(form), VOCABULARY) or read_day(day.strftime(form), VOCABULARY) is None
    )


@given(TEXTS | st.sampled_from(["????-05-20", "--0520", "0000-05-20", "13/07", "May 5, 2026"]))
def test_a_text_is_read_as_by_all_forms_in_turn(text: str) -> None:
    """No form is left out that could match, though each is tried on some beginnings alone."""
    assume("[" not in text and text == text.strip(" \t\n\"'“”«»"))
    manner = written_dates._Manner(VOCABULARY.months, "", NEWEST_BIRTHDAY)
    read = (
        reading(found, manner)
        for pattern, reading in (*DAY_FORMS, *YEARLESS_FORMS)
        if (found := pattern.fullmatch(text))
    )
    whole = next((one for one in read if one), None)
    if whole is not None and whole.year == UNKNOWN_YEAR:
        whole = PartialDate(whole.month, whole.day)
    assert read_partial(text, VOCABULARY) == whole
