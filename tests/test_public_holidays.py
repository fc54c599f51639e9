"""Public holidays of people's countries: at the terminal, with the extra, and never on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_vault import run
from network_of import day

from vaultnet import public_holidays as room
from vaultnet.public_holidays import public_holidays

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

RUI = "---\ncadence: weekly\ncountry: Portugal\n---\n## Log\n- 2026-11-03 (call): tea\n"
NOTES = {"People/Rui.md": RUI}


@pytest.mark.parametrize("country", ["Portugal", "portugal", "PT", "prt"])
def test_a_country_is_known_by_name_and_code(country: str) -> None:
    days = public_holidays(country, day("2026-12-01"), day("2026-12-24"))
    assert [one.day.isoformat() for one in days] == ["2026-12-01", "2026-12-08"]
    assert all(one.name for one in days)


@pytest.mark.parametrize("country", ["", "Atlantis", "Европа", "P"])
def test_what_is_no_country_that_is_known_has_no_holidays(country: str) -> None:
    assert public_holidays(country, day("2026-01-01"), day("2026-12-31")) == ()


def test_the_names_are_in_the_language_where_there_are_any() -> None:
    first = public_holidays("Russia", day("2026-06-12"), day("2026-06-12"), "ru")
    assert [one.name for one in first] == ["День России"]


def test_a_span_over_the_new_year() -> None:
    days = public_holidays("Portugal", day("2026-12-25"), day("2027-01-01"))
    assert [one.day.isoformat() for one in days] == ["2026-12-25", "2027-01-01"]


def test_due_says_them_and_the_page_does_not(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault(NOTES)
    shown = run(vault, "due", "--days", "10").stdout
    assert "Public holiday in Portugal on 2026-12-01: " in shown
    assert "(Rui)" in shown
    run(vault, "digest")
    assert "holiday" not in (vault / "Due this week.md").read_text("utf-8").casefold()


def test_without_the_extra_nothing_is_said(
    make_vault: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_library", lambda: None)
    assert public_holidays("Portugal", day("2026-01-01"), day("2026-12-31")) == ()
    shown = run(make_vault(NOTES), "due", "--days", "10")
    assert shown.exit_code == 0
    assert "holiday" not in shown.stdout


def test_a_private_persons_country_is_not_told(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    private = {"People/Rui.md": RUI.replace("country", "private: true\ncountry")}
    assert "Portugal" not in run(make_vault(private), "due", "--days", "10").stdout
