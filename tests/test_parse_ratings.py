"""What a contact's note rates and asks for: ratings with their day, limits, dismissed stages."""

from __future__ import annotations

import pytest
from parsed_vault import codes, contact_of, parsed

from vaultnet.core.dates import Span
from vaultnet.core.records import Dismissal, Rating

PATH = "People/Ada.md"

RATINGS = {
    "number": ("trust: 4", "trust", "4 None"),
    "of-five": ("trust: 4/5", "trust", "4 None"),
    "quoted": ('trust: "4"', "trust", "4 None"),
    "with-day": ('trust: "4 (2026-05-01)"', "trust", "4 2026-05-01"),
    "with-bare-day": ("trust: 4 2026-05-01", "trust", "4 2026-05-01"),
    "with-comma": ("trust: 4, 2026-05-01", "trust", "4 2026-05-01"),
    "with-words": ("trust: 4 (kept every word)", "trust", "4 None"),
    "with-russian-day": ("trust: 4 (1 мая 2026)", "trust", "4 2026-05-01"),
    "list": ("trust: [4, 2026-05-01]", "trust", "4 2026-05-01"),
    "mapping": ("trust: {value: 4, date: 2026-05-01}", "trust", "4 2026-05-01"),
    "own-key": ("trust: 4\ntrust_rated: 2026-05-01", "trust", "4 2026-05-01"),
    "one-key-for-all": ("trust: 4\nrated: 2026-05-01", "trust", "4 2026-05-01"),
    "nearest-day": (
        'trust: "4 (2026-05-01)"\ntrust_rated: 2026-04-01\nrated: 2026-03-01',
        "trust",
        "4 2026-05-01",
    ),
    "own-key-before-all": (
        "trust: 4\nrated: 2026-03-01\ntrust_rated: 2026-04-01",
        "trust",
        "4 2026-04-01",
    ),
    "helpfulness": ("helpfulness: 5\nhelpfulness_rated: 2026-05-01", "helpfulness", "5 2026-05-01"),
    "information": ("information: 1\ninformation_rated: 2026-05-01", "information", "1 2026-05-01"),
    "influence": ("influence: 2\ninfluence_rated: 2026-05-01", "influence", "2 2026-05-01"),
    "trust-russian": ("доверие: 3\nдоверие_оценено: 2026-05-01", "trust", "3 2026-05-01"),
    "help-russian": (
        "готовность_помочь: 3\nготовность_помочь_оценена: 2026-05-01",
        "helpfulness",
        "3 2026-05-01",
    ),
    "information-russian": (
        "качество_информации: 3\nкачество_информации_оценено: 2026-05-01",
        "information",
        "3 2026-05-01",
    ),
    "influence-russian": ("влияние: 3\nвлияние_оценено: 2026-05-01", "influence", "3 2026-05-01"),
    "all-russian": ("влияние: 3\nоценено: 2026-05-01", "influence", "3 2026-05-01"),
}


@pytest.mark.parametrize(("front", "name", "expected"), RATINGS.values(), ids=RATINGS)
def test_a_rating_and_its_day(front: str, name: str, expected: str) -> None:
    network = parsed({PATH: f"---\n{front}\n---\n"})
    ((rated, rating),) = network.contacts[0].ratings.items()
    assert (rated, f"{rating.value} {rating.day}") == (name, expected)
    assert not network.problems


def test_a_rating_may_be_a_field() -> None:
    assert contact_of("trust:: 4 (2026-05-01)\n").ratings["trust"].value == 4


WRONG = {
    "six": ("trust: 6", "unknown-rating"),
    "nought": ("trust: 0", "unknown-rating"),
    "ten": ("trust: 10", "unknown-rating"),
    "half": ("trust: 4.5", "unknown-rating"),
    "comma": ("trust: 4,5", "unknown-rating"),
    "negative": ("trust: -1", "unknown-rating"),
    "word": ("trust: high", "unknown-rating"),
    "day-alone": ("trust: 2026-05-01", "unknown-rating"),
    "impossible-day": ("trust: 4 (2026-02-30)", "unreadable-day"),
    "impossible-typed": ("trust_rated: 2026-02-30", "unreadable-day"),
}


@pytest.mark.parametrize(("front", "code"), WRONG.values(), ids=WRONG)
def test_what_is_no_rating_is_reported(front: str, code: str) -> None:
    network = parsed({PATH: f"---\nkey: 1\n{front}\n---\n"})
    assert codes(network) == [f"{code} {PATH}:3"]
    assert network.problems[0].hint
    wanted = {"trust": Rating(4)} if "4 (" in front else {}
    assert network.contacts[0].ratings == wanted


def test_a_rating_left_empty_is_none() -> None:
    network = parsed({PATH: "---\ntrust:\ninfluence: '-'\n---\n"})
    assert (network.contacts[0].ratings, network.problems) == ({}, ())


GAPS = {
    "words": ("minimum_gap: 2 weeks", Span(weeks=2)),
    "number": ("min_gap: 14", Span(days=14)),
    "monthly": ("at_most_every: month", Span(months=1)),
    "once": ("not_more_often_than: once a month", Span(months=1)),
    "iso": ("minimum_gap: P30D", Span(days=30)),
    "russian": ("не_чаще: раз в месяц", Span(months=1)),
    "none": ("minimum_gap: none", None),
    "never": ("minimum_gap: never", None),
    "empty": ("minimum_gap:", None),
}


@pytest.mark.parametrize(("front", "span"), GAPS.values(), ids=GAPS)
def test_not_more_often_than_that(front: str, span: Span | None) -> None:
    network = parsed({PATH: f"---\n{front}\n---\n"})
    assert network.contacts[0].minimum_gap == span
    assert not network.problems


@pytest.mark.parametrize("written", ["often", "{light: monthly, deep: yearly}"])
def test_a_gap_that_is_no_length_is_reported(written: str) -> None:
    network = parsed({PATH: f"---\nminimum_gap: {written}\n---\n"})
    assert codes(network) == [f"unknown-gap {PATH}:2"]
    assert network.contacts[0].minimum_gap is None


DISMISSED = {
    "day-and-fingerprint": ('"2026-05-20 5f0c1a2b"', "2026-05-20", "5f0c1a2b"),
    "unquoted": ("2026-05-20 5f0c1a2b", "2026-05-20", "5f0c1a2b"),
    "capitals": ("2026-05-20 5F0C1A2B", "2026-05-20", "5f0c1a2b"),
    "day-alone": ("2026-05-20", "2026-05-20", ""),
    "latest": ('["2026-05-20 5f0c1a2b", "2026-05-21 00000000"]', "2026-05-21", "00000000"),
}


@pytest.mark.parametrize("key", ["stage_dismissed", "этап_отклонён"])
@pytest.mark.parametrize(("written", "day", "fingerprint"), DISMISSED.values(), ids=DISMISSED)
def test_a_dismissed_stage(key: str, written: str, day: str, fingerprint: str) -> None:
    network = parsed({PATH: f"---\n{key}: {written}\n---\n"})
    dismissed = network.contacts[0].stage_dismissed
    assert isinstance(dismissed, Dismissal)
    assert (str(dismissed.day), dismissed.fingerprint) == (day, fingerprint)
    assert not network.problems


@pytest.mark.parametrize(
    "written", ["yes", "5f0c1a2b", "2026-02-30 5f0c1a2b", "2026-05-20 trust", "2026-05-20 5f0c"]
)
def test_a_dismissal_that_is_not_understood_is_reported(written: str) -> None:
    network = parsed({PATH: f'---\nstage_dismissed: "{written}"\n---\n'})
    assert network.contacts[0].stage_dismissed is None
    assert codes(network) == [f"unknown-dismissal {PATH}:2"]


PLACES = {
    "both": ("country: Latvia\ncity: Riga", "Riga", "Latvia"),
    "country": ("country: Latvia", "Latvia", "Latvia"),
    "linked": ('country: "[[Latvia]]"\ncity: Riga', "Riga", "Latvia"),
    "russian": ("страна: Латвия\nгород: Рига", "Рига", "Латвия"),
    "city": ("city: Riga", "Riga", None),
}


@pytest.mark.parametrize(("front", "location", "country"), PLACES.values(), ids=PLACES)
def test_place_and_country(front: str, location: str, country: str | None) -> None:
    contact = contact_of(f"---\n{front}\n---\n")
    assert (contact.location, contact.country) == (location, country)
