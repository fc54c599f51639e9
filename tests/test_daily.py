"""Which note is the daily note of which day (S9, rows D)."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.vault.daily import DailyNotes

DAY: Final = date(2026, 3, 9)  # a Monday

FOLDERS: Final = DailyNotes("Daily", "YYYY/MM-MMMM/YYYY-MM-DD-dddd")
SPLIT: Final = DailyNotes("Daily", "YYYY/MM/DD")
RUSSIAN: Final = DailyNotes("Дневник", "D MMMM YYYY", "ru")
LITERAL: Final = DailyNotes("", "[Diary/of] YYYYMMDD")


@pytest.mark.parametrize(
    ("daily", "path", "day"),
    [
        pytest.param(DailyNotes(), "2026-03-09.md", DAY, id="default"),
        pytest.param(DailyNotes(), "deep/er/2026-03-09.md", DAY, id="bare-day-anywhere"),
        pytest.param(DailyNotes("Daily"), "Other/2026-03-09.md", DAY, id="bare-day-elsewhere"),
        pytest.param(DailyNotes("Daily"), "Daily/2026-03-09.MD", DAY, id="capital-extension"),
        pytest.param(DailyNotes(), "2026-03-09 Meeting.md", None, id="D7-strict"),
        pytest.param(DailyNotes(), "2026-02-30.md", None, id="D8-no-such-day"),
        pytest.param(DailyNotes(), "2026-3-9.md", None, id="other-digits"),
        pytest.param(DailyNotes(), "２０２６-03-09.md", None, id="wide-digits"),
        pytest.param(DailyNotes(), "2026-03-09.png", None, id="no-note"),
        pytest.param(DailyNotes(), "2026-03-09", None, id="no-extension"),
        pytest.param(DailyNotes("Daily", "DD.MM.YYYY"), "Daily/09.03.2026.md", DAY, id="pattern"),
        pytest.param(DailyNotes("Daily", "DD.MM.YYYY"), "09.03.2026.md", None, id="not-in-folder"),
        pytest.param(
            DailyNotes("Daily", "DD.MM.YYYY"), "Dailyx/09.03.2026.md", None, id="longer-folder"
        ),
        pytest.param(DailyNotes("Daily", "DD.MM.YYYY"), "daily/09.03.2026.md", DAY, id="capitals"),
        pytest.param(
            DailyNotes("Daily", "DD.MM.YYYY"), "Daily/Old/09.03.2026.md", DAY, id="moved-below"
        ),
        pytest.param(FOLDERS, "Daily/2026/03-March/2026-03-09-Monday.md", DAY, id="D3-folders"),
        pytest.param(FOLDERS, "Daily/2026-03-09-Monday.md", DAY, id="last-part-alone"),
        pytest.param(FOLDERS, "Daily/2026-03-09-Sunday.md", None, id="another-weekday"),
        pytest.param(SPLIT, "Daily/2026/03/09.md", DAY, id="day-over-all-parts"),
        pytest.param(SPLIT, "Daily/09.md", None, id="last-part-is-no-whole-day"),
        pytest.param(SPLIT, "Daily/2026/03/31.md", date(2026, 3, 31), id="last-of-month"),
        pytest.param(SPLIT, "Daily/2026/02/31.md", None, id="no-such-day-over-all-parts"),
        pytest.param(RUSSIAN, "Дневник/9 марта 2026.md", DAY, id="D5-russian"),
        pytest.param(RUSSIAN, "Дневник/9 March 2026.md", None, id="another-language"),
        pytest.param(LITERAL, "Diary/of 20260309.md", DAY, id="slash-in-literal"),
        pytest.param(LITERAL, "of 20260309.md", None, id="slash-in-literal-divides-nothing"),
        pytest.param(DailyNotes("", "gggg-[W]ww"), "2026-W10.md", None, id="a-week-is-no-day"),
    ],
)
def test_day_of(daily: DailyNotes, path: str, day: date | None) -> None:
    assert daily.day_of(path) == day


@pytest.mark.parametrize(
    ("daily", "path"),
    [
        (DailyNotes(), "2026-03-09.md"),
        (DailyNotes("a/b"), "a/b/2026-03-09.md"),
        (FOLDERS, "Daily/2026/03-March/2026-03-09-Monday.md"),
        (RUSSIAN, "Дневник/9 марта 2026.md"),
        (DailyNotes("", "YYYY-MM-DD[\u00a0И\u0306]"), "2026-03-09 Й.md"),
    ],
)
def test_path_of(daily: DailyNotes, path: str) -> None:
    assert daily.path_of(DAY) == path


@settings(deadline=None)
@given(
    st.dates(),
    st.sampled_from(["", "Daily", "a/b"]),
    st.sampled_from(["YYYY-MM-DD", "YYYY/MM/DD", "D MMMM YYYY", "gggg-[W]ww-e", "DDDD.YYYY"]),
    st.sampled_from(["en", "ru"]),
)
def test_the_path_of_a_day_is_read_as_that_day(
    day: date, folder: str, pattern: str, locale: str
) -> None:
    daily = DailyNotes(folder, pattern, locale)
    assert daily.day_of(daily.path_of(day)) == day


@settings(deadline=None)
@given(st.text(max_size=20), st.text(st.sampled_from("YMDdgGwWeE[]/\\ .-"), max_size=12))
def test_any_path_and_any_pattern(path: str, pattern: str) -> None:
    daily = DailyNotes("", pattern)
    daily.day_of(f"{path}.md")
    daily.path_of(DAY)
