"""Under which key a note gets a value: its own, the vault's, else ours in the note's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import run
from digest_vault import mark, refresh, text_of, vault_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PATH: Final = "People/Анна Ким.md"
LOG: Final = "## Журнал\n- 2026-05-01 (звонок)\n"


def note(*keys: str) -> str:
    return "\n".join(("---", "type: person", *keys, "---", LOG))


CASES: Final[Mapping[str, tuple[Mapping[str, str], str]]] = {
    "a Russian key": ({PATH: note("частота: ежемесячно")}, "отложить_до: "),
    "a Russian key of two words": ({PATH: note("день рождения: 1990-05-01")}, "отложить до: "),
    "a key with a dash": ({PATH: note("день-рождения: 1990-05-01")}, "отложить-до: "),
    "one of each": ({PATH: note("частота: ежемесячно", "job: ткач")}, "отложить_до: "),
    "more in English": (
        {PATH: note("частота: ежемесячно", "job: ткач", "city: Тверь")},
        "snoozed_until: ",
    ),
    "none of its own, Russian ones beside it": (
        {PATH: note(), "People/Б.md": note("этап: общение", "дата_знакомства: 2025-01-01")},
        "отложить_до: ",
    ),
    "none at all": ({PATH: note("tags: [люди]", "aliases: [Аня]")}, "snoozed_until: "),
    "keys of no meaning": ({PATH: note("любимый цвет: синий")}, "snoozed_until: "),
    "a key that the vault has for it": (
        {PATH: note("этап: общение"), "People/Б.md": note("отложено до: 2026-01-01")},
        "отложено до: ",
    ),
    "its own key": ({PATH: note("этап: общение", "snooze: 2026-01-01")}, "snooze: "),
    "a word that the settings take away": (
        {PATH: note("этап: общение"), "vaultnet.toml": '[keys]\n"отложить до" = "next-contact"\n'},
        "отложено_до: ",
    ),
}


@pytest.mark.parametrize(("notes", "key"), CASES.values(), ids=CASES)
def test_snooze_writes_the_key_of_the_notes_language(
    make_vault: Callable[[Mapping[str, str]], Path], notes: Mapping[str, str], key: str
) -> None:
    vault = make_vault(notes)
    assert run(vault, "snooze", "Анна Ким").exit_code == 0
    assert f"{key}2026-11-30" in (vault / PATH).read_text("utf-8").splitlines()
    shown = run(vault, "show", "Анна Ким").stdout
    assert "2026-11-30" in shown


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("pause", "Анна Ким"), "на_паузе: true"),
        (("stage", "Анна Ким", "доверие"), "этап: trust"),
    ],
)
def test_other_acts_do_so_too(
    make_vault: Callable[[Mapping[str, str]], Path], args: tuple[str, ...], line: str
) -> None:
    vault = make_vault({PATH: note("дата_знакомства: 2025-01-01")})
    assert run(vault, *args).exit_code == 0
    assert line in (vault / PATH).read_text("utf-8").splitlines()


def test_a_mark_on_the_page_does_so_too(tmp_path: Path) -> None:
    before = note("частота: ежемесячно")
    refresh(vault_at(tmp_path, {".obsidian/app.json": "{}", PATH: before}))
    mark(tmp_path, "[[Анна Ким]]: get in touch", ">")
    refresh(tmp_path)
    assert "отложить_до: 2026-11-30\n" in text_of(tmp_path, PATH)
