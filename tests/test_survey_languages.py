"""A look at a vault: the language of its words, and of the names of its daily notes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from surveyed_vault import surveyed

from vaultnet.core.survey import LocaleFound
from vaultnet.vault.daily import DailyNotes
from vaultnet.vault.obsidian import VaultConfig


@pytest.mark.parametrize(
    ("files", "language"),
    [
        pytest.param({"People/A.md": "Met at the river."}, "en", id="english-text"),
        pytest.param({"People/A.md": "Познакомились у реки."}, "ru", id="russian-text"),
        pytest.param(
            {"Люди/Яна.md": "---\ntype: person\n---\n## История общения\n"}, "ru", id="headings"
        ),
        pytest.param(
            {"Люди/Яна.md": "---\nbirthday: 1990-05-20\nrelationship: friend\n---\n"},
            "ru",
            id="keys-do-not-count",
        ),
        pytest.param(
            {"Clippings/A.md": "An article. " * 9, "2026-11-02.md": "Звонил брату."},
            "ru",
            id="what-is-clipped-does-not-count",
        ),
        pytest.param({"Ideas/A.md": "A thought."}, "en", id="where-there-is-nothing-else"),
        pytest.param({"2026-11-02.md": "12:30"}, None, id="figures-are-no-language"),
    ],
)
def test_language(files: dict[str, str], language: str | None) -> None:
    assert surveyed(files).language == language


def test_as_many_notes_in_two_languages_are_no_language() -> None:
    survey = surveyed({"2026-11-02.md": "Called home.", "2026-11-03.md": "Звонил домой."})
    assert survey.languages == {"en": 1, "ru": 1}
    assert survey.language is None


def test_the_language_of_the_names_of_daily_notes() -> None:
    config = VaultConfig(daily=DailyNotes(folder="Дни", pattern="D MMMM YYYY dddd"))
    named = {"Дни/2 мая 2026 суббота.md": "", "Дни/3 мая 2026 воскресенье.md": ""}
    assert surveyed(named, config=config).locale == LocaleFound("ru", 2, 0)
    russian = replace(config, daily=replace(config.daily, locale="ru"))
    assert surveyed(named, config=russian).locale is None


def test_names_without_words_tell_no_language() -> None:
    config = VaultConfig(daily=DailyNotes(folder="Daily", pattern="DD.MM.YYYY"))
    assert surveyed({"Daily/02.05.2026.md": ""}, config=config).locale is None
