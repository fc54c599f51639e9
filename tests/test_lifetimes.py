"""Birthdays that cannot be."""

from __future__ import annotations

import pytest
from network_of import day, network
from parsed_vault import contact_of

from vaultnet.core.lifetimes import impossible_lifetimes

TODAY = day("2026-11-23")


@pytest.mark.parametrize(
    ("front", "found"),
    [
        pytest.param("birthday: 1990-05-20", [], id="in-order"),
        pytest.param("birthday: 2026-11-23", [], id="today"),
        pytest.param("birthday: 2026-11-24", ["birthday-ahead"], id="tomorrow"),
        pytest.param("birthday: 1850-01-01", [], id="earliest"),
        pytest.param("birthday: 1849-12-31", ["birthday-too-early"], id="too-early"),
        pytest.param("birthday: 1604-05-20", [], id="no-year-to-apple"),
        pytest.param("birthday: 12-31", [], id="no-year"),
        pytest.param("birthday: 1950-05-20\ndeathday: 2020-01-01", [], id="a-life"),
        pytest.param(
            "birthday: 1950-05-20\ndeathday: 1950-05-19", ["death-before-birth"], id="death-first"
        ),
        pytest.param("birthday: 05-20\ndeathday: 1950-01-01", [], id="death-without-year-of-birth"),
        pytest.param("anniversary: 1800-01-01", [], id="another-yearly-day"),
    ],
)
def test_dates_that_cannot_be(front: str, found: list[str]) -> None:
    contact = contact_of(f"---\nkey: 1\n{front}\n---\n")
    problems = list(impossible_lifetimes(network([contact]), TODAY))
    assert [one.code for one in problems] == found
    assert all(one.source.line == 3 for one in problems)
