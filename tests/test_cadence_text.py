from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.core.cadence_text import LONGEST_CADENCE, UNIT_SPANS, read_cadence
from vaultnet.core.dates import Span
from vaultnet.core.records import Layer
from vaultnet.core.words import vocabulary_of
from vaultnet.languages import load_all

VOCABULARY: Final = vocabulary_of(load_all())
WORDS: Final = sorted({*VOCABULARY.units, *VOCABULARY.cadences, *VOCABULARY.layers})
PIECES: Final = st.sampled_from(
    [*WORDS, "2", "30", "0", "-", " ", ",", ":", "=", "P", "\u2028", "́"]
)
VALUES: Final = st.recursive(
    st.none()
    | st.binary()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.lists(PIECES).map("".join),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(WORDS) | st.text(), inner),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("monthly", "P1M"),
        ("Monthly", "P1M"),
        ("bi-weekly", "P2W"),
        ("biweekly", "P2W"),
        ("bi_weekly", "P2W"),
        ("every two weeks", "P2W"),
        ("fortnightly", "P2W"),
        ("weekly", "P1W"),
        ("quarterly", "P3M"),
        ("half-yearly", "P6M"),
        ("semi-annual", "P6M"),
        ("yearly", "P1Y"),
        ("annually", "P1Y"),
        ("twice a year", "P6M"),
        ("4 times a year", "P3M"),
        ("five times a year", "P73D"),
        ("8 times a year", "P6W"),
        ("2 times per month", "P2W"),
        ("2x per month", "P2W"),
        ("twice a month", "P2W"),
        ("twice a quarter", "P6W"),
        ("3 times a month", "P10D"),
        ("twice per week", "P3D"),
        ("twice in 4 months", "P2M"),
        ("one time per month", "P1M"),
        ("once every two months", "P2M"),
        ("every third week", "P3W"),
        ("every other week", "P2W"),
        ("every fifth month", "P5M"),
        ("каждую третью неделю", "P3W"),
        ("5 раз в год", "P73D"),
        ("три раза в месяц", "P10D"),
        ("трижды в год", "P4M"),
        ("раз в 12 месяцев", "P12M"),
        (30, "P30D"),
        (30.0, "P30D"),
        ("30", "P30D"),
        ("2w", "P2W"),
        ("3m", "P3M"),
        ("6 mo", "P6M"),
        ("P30D", "P30D"),
        ("p1y6m", "P1Y6M"),
        ("30 days", "P30D"),
        ("30-day", "P30D"),
        ("every 2 weeks", "P2W"),
        ("every-2-weeks", "P2W"),
        ("every month", "P1M"),
        ("month", "P1M"),
        ("once a week", "P1W"),
        ("once every 3 months", "P3M"),
        ("1 year, 6 months", "P1Y6M"),
        ("2 quarters", "P6M"),
        ("a fortnight", "P2W"),
        ("ежемесячно", "P1M"),
        ("Еженедельно", "P1W"),
        ("раз в неделю", "P1W"),
        ("раз в месяц", "P1M"),
        ("раз в квартал", "P3M"),
        ("раз в полгода", "P6M"),
        ("раз в год", "P1Y"),
        ("раз в 2 недели", "P2W"),
        ("1 раз в 3 месяца", "P3M"),
        ("раз в 3 месяца", "P3M"),
        ("каждые 2 недели", "P2W"),
        ("каждый месяц", "P1M"),
        ("каждую неделю", "P1W"),
        ("каждые две недели", "P2W"),
        ("10 дней", "P10D"),
        ("3 мес.", "P3M"),
        ("2\u00a0недели", "P2W"),
        (["monthly"], "P1M"),
        ("36525", "P36525D"),
        ("100 years", "P100Y"),
    ],
)
def test_one_length_is_for_any_layer(value: object, span: str) -> None:
    read = read_cadence(value, VOCABULARY)
    assert read is not None
    assert {layer: length.iso() for layer, length in read.layers.items()} == {Layer.ANY: span}
    assert not read.none


LAYERED: Final = {Layer.LIGHT: "P1M", Layer.DEEP: "P3M", Layer.MEETING: "P1Y"}


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"light": "monthly", "deep": "3 months", "meeting": "P1Y"}, id="english"),
        pytest.param(
            {"лёгкий": "1 месяц", "глубокий": "раз в квартал", "Встреча": "год"}, id="russian"
        ),
        pytest.param("light: 1 month, deep: 3 months, meeting: 1 year", id="text"),
        pytest.param("light=1m; deep=3m; meeting=1y", id="text-with-equals-signs"),
        pytest.param(
            [{"light": "1 month"}, {"deep": "quarterly"}, {"meeting": "yearly"}], id="list"
        ),
        pytest.param(["light: 1 month", "deep: 1 quarter", "meeting: 1 year"], id="list-of-texts"),
    ],
)
def test_layers(value: object) -> None:
    read = read_cadence(value, VOCABULARY)
    assert read is not None
    spans = {layer: read.layers[layer].days_about for layer in read.layers}
    assert spans == {
        layer: length.days_about
        for layer, iso in LAYERED.items()
        if (length := Span.parse_iso(iso)) is not None
    }


def test_a_layer_of_never_is_left_out() -> None:
    read = read_cadence({"light": "monthly", "meeting": "never", "deep": None}, VOCABULARY)
    assert read is not None
    assert read.layers == {Layer.LIGHT: Span(months=1)}


@pytest.mark.parametrize(
    "value",
    ["none", "never", "no", "нет", "никогда", "False", False, {"any": "never"}, "не напоминать"],
)
def test_never(value: object) -> None:
    read = read_cadence(value, VOCABULARY)
    assert read is not None
    assert read.none
    assert read.layers == {}


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(None, id="null"),
        pytest.param("", id="empty"),
        pytest.param(True, id="true"),
        pytest.param("often", id="prose"),
        pytest.param("every", id="no-unit"),
        pytest.param("every Monday", id="weekday"),
        pytest.param(0, id="zero"),
        pytest.param("0", id="zero-text"),
        pytest.param("P0D", id="zero-span"),
        pytest.param("0 weeks", id="zero-weeks"),
        pytest.param(-7, id="negative"),
        pytest.param("-7", id="negative-text"),
        pytest.param("every -2 weeks", id="negative-length"),
        pytest.param("−2 недели", id="minus-sign"),
        pytest.param(1.5, id="fraction"),
        pytest.param("1.5 months", id="fraction-text"),
        pytest.param(float("nan"), id="nan"),
        pytest.param(float("inf"), id="infinity"),
        pytest.param(36526, id="over-a-hundred-years"),
        pytest.param("101 years", id="over-a-hundred-years-text"),
        pytest.param(10**400, id="beyond-floats"),
        pytest.param("9" * 150, id="many-digits"),
        pytest.param("1-2 weeks", id="range"),
        pytest.param("٣ months", id="other-digits"),
        pytest.param("2 weeks 3", id="number-without-unit"),
        pytest.param("month week", id="two-units-without-number"),
        pytest.param("3 every week", id="three-times"),
        pytest.param("weeks every", id="every-at-the-end"),
        pytest.param("YYYY-MM-DD", id="placeholder"),
        pytest.param({}, id="empty-mapping"),
        pytest.param([], id="empty-list"),
        pytest.param({"light": None}, id="only-nulls"),
        pytest.param({"weekly": "light"}, id="turned-round"),
        pytest.param({"light": "often"}, id="prose-in-a-layer"),
        pytest.param({"light": {"deep": "1 month"}}, id="nested"),
        pytest.param([["monthly"]], id="list-in-list"),
        pytest.param(["monthly", "weekly"], id="two-lengths"),
        pytest.param("other", id="number-word-alone"),
        pytest.param("4 times", id="times-without-unit"),
        pytest.param("0 times a year", id="no-times"),
        pytest.param("9 times a week", id="more-than-daily"),
        pytest.param("twice twice a year", id="times-twice"),
        pytest.param("a year twice", id="times-at-the-end"),
        pytest.param(f"{'9' * 150} times a year", id="many-times"),
        pytest.param({1: "monthly"}, id="number-as-layer"),
    ],
)
def test_what_is_no_cadence(value: object) -> None:
    assert read_cadence(value, VOCABULARY) is None


@pytest.mark.parametrize(
    ("value", "unread"),
    [
        pytest.param(
            {"light": "monthly", "deep": "sometimes"}, (("deep", "sometimes"),), id="length"
        ),
        pytest.param({"light": "monthly", "lite": "yearly"}, (("lite", "yearly"),), id="layer"),
        pytest.param("light: 1 month, quarterly", (("quarterly", ""),), id="no-layer"),
        pytest.param(
            {"light": "1 month", "лёгкий": "2 months"}, (("лёгкий", "2 months"),), id="layer-twice"
        ),
    ],
)
def test_a_layer_that_is_understood_counts_beside_others(
    value: object, unread: tuple[tuple[str, str], ...]
) -> None:
    read = read_cadence(value, VOCABULARY)
    assert read is not None
    assert read.layers == {Layer.LIGHT: Span(months=1)}
    assert read.unread == unread


def test_never_beside_what_is_not_understood_is_no_never() -> None:
    read = read_cadence({"light": "never", "deep": "sometimes"}, VOCABULARY)
    assert read is not None
    assert not read.none


@given(VALUES)
def test_no_value_breaks_the_reading(value: object) -> None:
    read = read_cadence(value, VOCABULARY)
    if read is not None:
        assert all(0 < span.days_about <= LONGEST_CADENCE for span in read.layers.values())
        assert read.none == (not read.layers and not read.unread)


@given(
    st.builds(
        Span,
        years=st.integers(0, 30),
        months=st.integers(0, 99),
        weeks=st.integers(0, 99),
        days=st.integers(1, 999),
    )
)
def test_the_iso_form_reads_back(span: Span) -> None:
    read = read_cadence(span.iso(), VOCABULARY)
    assert read is not None
    assert read.layers == {Layer.ANY: span}


@given(st.sampled_from(sorted(VOCABULARY.units)), st.integers(1, 90))
def test_every_unit_counts(word: str, number: int) -> None:
    read = read_cadence(f"{number} {word}", VOCABULARY)
    if VOCABULARY.units[word] not in UNIT_SPANS:
        assert read is None
    else:
        assert read is not None
        assert read == read_cadence(f"{number}{word}", VOCABULARY)
