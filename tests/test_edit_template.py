"""Notes made from templates, as Obsidian's core plugins fill them."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.daily import DailyNotes
from vaultnet.vault.edit.template import fill, format_moment
from vaultnet.vault.obsidian import VaultConfig

NOW: Final = datetime(2026, 11, 3, 14, 5, 9)  # noqa: DTZ001  the clock on the wall


@pytest.mark.parametrize(
    ("template", "text"),
    [
        pytest.param("# {{title}}", "# Ada", id="title"),
        pytest.param("{{date}} {{time}}", "2026-11-03 14:05", id="day-and-time"),
        pytest.param("{{ Date : D MMMM YYYY }}", "3 November 2026", id="a-format"),
        pytest.param("{{time:h:mm a}}", "2:05 pm", id="twelve-hours"),
        pytest.param("{{date:YYYY-MM-DD[T]HH:mm:ss}}", "2026-11-03T14:05:09", id="both"),
        pytest.param("{{date:[at] dddd}}", "at Tuesday", id="literal"),
        pytest.param("<% tp.file.title %>", "Ada", id="templater-title"),
        pytest.param('<% tp.date.now("DD.MM.YYYY") %>', "03.11.2026", id="templater-day"),
        pytest.param("x<% tp.file.cursor(1) %>", "x", id="templater-cursor"),
        pytest.param("{{other}} <% tp.user.x() %>", "{{other}} <% tp.user.x() %>", id="others"),
    ],
)
def test_fill(template: str, text: str) -> None:
    assert fill(template, "Ada", NOW, VaultConfig()) == text


def test_in_the_words_of_the_vault() -> None:
    config = VaultConfig(
        daily=DailyNotes(locale="ru"), template_date="D MMMM", template_time="HH[ч]"
    )
    assert fill("{{date}}, {{time}}", "", NOW, config) == "3 ноября, 14ч"


@given(st.text(), st.datetimes())
def test_whatever_the_template_holds(text: str, now: datetime) -> None:
    filled = fill(text, "Ada", now, VaultConfig())
    if "{{" not in text and "<%" not in text:
        assert filled == text


@given(st.text(st.sampled_from("YMDdHhmsAa[]\\\\: -кL")), st.datetimes())
def test_whatever_the_format_is(pattern: str, now: datetime) -> None:
    assert isinstance(format_moment(now, pattern, "en"), str)
