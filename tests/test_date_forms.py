"""How days are written is named by Moment's tokens, with the order of day and month it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed_vault import WORDS

from vaultnet.core.date_forms import WrittenForm, form_of_day
from vaultnet.core.written_dates import read_partial

if TYPE_CHECKING:
    from vaultnet.core.date_forms import Order

PIECES: Final = (
    *(
        "2026",
        "1604",
        "05",
        "13",
        "7",
        "31",
        "12",
        "/",
        "-",
        ".",
        "--",
        "XXXX-",
        " ",
        ",",
        "|",
        "#",
    ),
    *("[[", "]]", "T13:35", " 09:00", "Z", "+03:00", "May", "мая", "th", " г.", "\u2028", "\r\n"),
    *("\ufeff", "и\u0306ю"),
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("2026-05-20", "YYYY-MM-DD", id="iso"),
        pytest.param("  '2026-05-20' ", "YYYY-MM-DD", id="in-quotes"),
        pytest.param("2026-5-2", "YYYY-MM-DD", id="iso-without-zeros"),
        pytest.param("2026-05-20 13:35", "YYYY-MM-DD", id="with-a-time"),
        pytest.param("2026-05-20T13:35:01.5+03:00", "YYYY-MM-DD", id="with-a-time-and-zone"),
        pytest.param("2026/05/20", "YYYY/MM/DD", id="slashes-year-first"),
        pytest.param("2026.05.20", "YYYY.MM.DD", id="dots-year-first"),
        pytest.param("20260520", "YYYYMMDD", id="compact"),
        pytest.param("20260520T1000", "YYYYMMDD", id="compact-with-a-time"),
        pytest.param("20.05.2026", "DD.MM.YYYY", id="dots"),
        pytest.param("5.6.2026", "DD.MM.YYYY", id="dots-are-always-day-first"),
        pytest.param("05.06.26", "DD.MM.YY", id="dots-short-year"),
        pytest.param("20.05", "DD.MM", id="dots-no-year"),
        pytest.param("--05-20", "--MM-DD", id="no-year"),
        pytest.param("XXXX-05-20", "--MM-DD", id="crossed-out-year"),
        pytest.param("05-20", "MM-DD", id="two-figures"),
        pytest.param("16 February 1976", "D MMMM YYYY", id="month-in-words"),
        pytest.param("13 июля 1980 г.", "D MMMM YYYY", id="month-in-russian"),
        pytest.param("13 июля", "D MMMM", id="month-in-words-no-year"),
        pytest.param("July 13", "MMMM D", id="month-first-bare"),
        pytest.param("July 13th", "MMMM D", id="month-first-no-year"),
        pytest.param("May 5, 2026", "MMMM D YYYY", id="month-first"),
        pytest.param("[[2026-05-20]]", "[[YYYY-MM-DD]]", id="link"),
        pytest.param("[[Daily/2026-05-20|then]]", "[[YYYY-MM-DD]]", id="link-with-path"),
        pytest.param("[[July 22nd]]", "[[MMMM D]]", id="link-in-words"),
    ],
)
def test_a_form_that_leaves_no_doubt(text: str, name: str) -> None:
    assert form_of_day(text, WORDS) == WrittenForm(name)


@pytest.mark.parametrize(
    ("text", "name", "order"),
    [
        pytest.param("13/02/1990", "DD/MM/YYYY", "dmy", id="only-day-first"),
        pytest.param("02/13/1990", "MM/DD/YYYY", "mdy", id="only-month-first"),
        pytest.param("01/02/1990", "??/??/YYYY", "either", id="either"),
        pytest.param("05/05/2026", "??/??/YYYY", "", id="the-same-either-way"),
        pytest.param("20-05-2026", "DD-MM-YYYY", "dmy", id="hyphens"),
        pytest.param("13/02/90", "DD/MM/YY", "dmy", id="short-year"),
        pytest.param("7/22", "MM/DD", "mdy", id="no-year"),
        pytest.param("[[13/02/1990]]", None, None, id="a-link-has-no-slashes-in-its-name"),
    ],
)
def test_the_order_of_day_and_month(text: str, name: str | None, order: Order) -> None:
    expected = WrittenForm(name, order) if name else None
    assert form_of_day(text, WORDS) == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-13-45", "13/13/2026", "[[Anna]]", "1968", "2026-05-20" * 40]
)
def test_what_is_no_day_has_no_form(text: str) -> None:
    assert form_of_day(text, WORDS) is None


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_every_day_that_can_be_read_has_a_form(text: str) -> None:
    form = form_of_day(text, WORDS)
    read = [read_partial(text, WORDS, order) for order in ("dmy", "mdy")]
    assert (form is not None) == any(read)
    if form is not None:
        assert (read[0] != read[1]) == (form.order == "either")
