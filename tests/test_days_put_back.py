"""A tick brought `last_contact` up to date; its box is emptied, and the day comes back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from digest_vault import (
    ADA,
    DIGEST,
    MONDAY,
    NOTES,
    empty_box,
    line_with,
    mark,
    page_of,
    refresh,
    text_of,
    vault_at,
)

from vaultnet import api
from vaultnet.core.acts import Log
from vaultnet.core.log_entry import LogEntry

if TYPE_CHECKING:
    from pathlib import Path

TUESDAY: Final = MONDAY + timedelta(days=1)
RULES: Final = "[log]\nlast_contact = true\n"
THEN, NOW = "last_contact: 2026-07-01", "last_contact: 2026-11-23"


def ada(line: str) -> str:
    return NOTES[ADA].replace("type: person", f"type: person\n{line}")


def vault_of(root: Path, line: str = THEN, rules: str = RULES) -> Path:
    """Make a vault with a page of Monday; Ada's note types her last contact."""
    refresh(vault_at(root, {ADA: ada(line), "vaultnet.toml": rules}))
    return root


def tick(root: Path, today: date = MONDAY, words: str = "#call") -> None:
    mark(root, "[[Ada Berg]]", "x", words=words)
    refresh(root, today)


def emptied(root: Path, today: date = TUESDAY) -> list[str]:
    """Take the sign out of the box of Ada's line; give the codes of what was not done."""
    empty_box(root, "[[Ada Berg]]")
    return [one.code for one in refresh(root, today).problems]


def put(root: Path, old: str, new: str) -> None:
    """Change Ada's note by hand."""
    assert old in text_of(root, ADA)
    (root / ADA).write_bytes(text_of(root, ADA).replace(old, new).encode())


def log(root: Path, day: date) -> None:
    """Do as `vaultnet log` does on Monday."""
    vault = api.read_vault(root)
    act = Log(LogEntry(day, (ADA,), text="#call of the looms"))
    changes = api.change_by(vault, act, datetime(2026, 11, 23, 12))  # noqa: DTZ001
    api.apply_act(vault, "log", MONDAY, changes)


@pytest.mark.parametrize("where", ["contact", "daily"])
@pytest.mark.parametrize(
    "line",
    [
        THEN,
        'last_contact: "[[2026-07-01]]"',
        "last_contact: '2026-07-01'",
        "last_contact:   01.07.2026",
        "last_contact: 2026-07-01 # at the fair",
        "last_contact:\n  - 2026-07-01",
        "последний_контакт: 2026-07-01",
    ],
)
def test_the_day_comes_back_as_it_was_written(tmp_path: Path, where: str, line: str) -> None:
    root = vault_of(tmp_path, line, f'{RULES}where = "{where}"\n')
    tick(root)
    assert "2026-11-23" in text_of(root, ADA).partition("\n---")[0]
    assert emptied(root) == []
    assert text_of(root, ADA) == ada(line)
    assert line_with(page_of(root), "[[Ada Berg]]").startswith("- [ ] [[Ada Berg]]: a conv")


def test_a_note_that_was_changed_elsewhere_keeps_that(tmp_path: Path) -> None:
    root = vault_of(tmp_path)
    tick(root)
    put(root, "looms", "looms and yarn")
    assert emptied(root) == []
    assert text_of(root, ADA) == ada(THEN).replace("looms", "looms and yarn")


@pytest.mark.parametrize("day", ["2026-11-23", "2026-11-20"])
@pytest.mark.parametrize("setting", ["prompt", "daily note"])
def test_no_day_goes_back_behind_what_the_notes_tell_of(
    tmp_path: Path, day: str, setting: str
) -> None:
    root = vault_of(tmp_path)
    tick(root)
    if setting == "prompt":
        log(root, date.fromisoformat(day))
    else:
        vault_at(root, {f"Daily/{day}.md": "- #call with [[Ada Berg]]\n"})
    assert emptied(root) == []
    assert f"\nlast_contact: {day}\n" in text_of(root, ADA)
    assert "^vn-" not in text_of(root, ADA)


def test_what_is_yet_to_be_raises_no_day(tmp_path: Path) -> None:
    root = vault_of(tmp_path)
    tick(root)
    vault_at(root, {"Daily/2026-12-10.md": "- #meeting with [[Ada Berg]]\n"})
    assert emptied(root) == []
    assert text_of(root, ADA) == ada(THEN)


def test_another_line_that_was_ticked_on_that_day_holds_it(tmp_path: Path) -> None:
    both = {"deep": 3, "meeting": 12}
    cadence = ", ".join(f"{layer}: {months} months" for layer, months in both.items())
    root = vault_of(tmp_path)
    put(root, "cadence: {deep: 3 months}", f"cadence: {{{cadence}}}")
    refresh(root, rebuild=True)
    tick(root, words="#message")
    (since,) = [
        row for row in page_of(root).split("\n") if row.startswith("- [ ] ") and "Ada" in row
    ]
    page = page_of(root).replace(since, since.replace("[ ]", "[x]"))
    (root / DIGEST).write_bytes(page.encode())
    refresh(root)
    empty_box(root, "#message ^vn")
    assert refresh(root, TUESDAY).problems == ()
    assert f"\n{NOW}\n" in text_of(root, ADA)
    assert text_of(root, ADA).count("^vn-") == 1


def test_two_days_on_a_line_go_back_to_the_first(tmp_path: Path) -> None:
    root = vault_of(tmp_path)
    tick(root)
    line = line_with(page_of(root), "[[Ada Berg]]")
    page = page_of(root).replace(line, f"{line}\n    - [x] lunch #meeting ✅ 2026-11-24")
    (root / DIGEST).write_bytes(page.encode())
    refresh(root, TUESDAY)
    assert "last_contact: 2026-11-24" in text_of(root, ADA)
    assert emptied(root) == []
    assert text_of(root, ADA) == ada(THEN)


def test_again_and_again(tmp_path: Path) -> None:
    root = vault_of(tmp_path)
    for day in range(3):
        tick(root, MONDAY + timedelta(days=day), words="" if day else "#call")
        assert f"last_contact: 2026-11-{23 + day}" in text_of(root, ADA)
        assert emptied(root, MONDAY + timedelta(days=day)) == []
        assert text_of(root, ADA) == ada(THEN)


def test_a_day_that_was_there_before_the_tick_stays(tmp_path: Path) -> None:
    """The day was typed after the page was made, so the tick did not change it."""
    root = vault_of(tmp_path)
    put(root, THEN, NOW)
    tick(root)
    assert emptied(root) == []
    assert text_of(root, ADA) == ada(NOW)


def test_a_day_that_another_act_has_set_stays(tmp_path: Path) -> None:
    root = vault_of(tmp_path)
    log(root, MONDAY)
    before = ada(NOW)
    tick(root)
    (entry,) = [row for row in text_of(root, ADA).split("\n") if "of the looms" in row]
    put(root, f"{entry}\n", "")
    assert emptied(root) == []
    assert text_of(root, ADA) == before


def test_a_later_act_on_the_note_does_not_hide_the_tick(tmp_path: Path) -> None:
    root = vault_of(tmp_path)
    tick(root)
    log(root, date(2026, 6, 1))
    assert emptied(root) == []
    assert f"\n{THEN}\n" in text_of(root, ADA)


def test_what_was_taken_back_once_does_not_come_back(tmp_path: Path) -> None:
    """Ticked, emptied, then ticked on another device: what that wrote over is not known."""
    root = vault_of(tmp_path)
    tick(root)
    ticked = text_of(root, ADA)
    emptied(root, MONDAY)
    (root / ADA).write_bytes(ticked.encode())
    mark(root, "[[Ada Berg]]", "x")
    refresh(root)
    assert emptied(root) == []
    assert f"\n{NOW}\n" in text_of(root, ADA)


def test_the_setting_may_be_off_by_then(tmp_path: Path) -> None:
    root = vault_of(tmp_path)
    tick(root)
    (root / "vaultnet.toml").write_text("")
    assert emptied(root) == []
    assert f"\n{NOW}\n" in text_of(root, ADA)
    assert "^vn-" not in text_of(root, ADA)


def test_a_remark_of_now_stays(tmp_path: Path) -> None:
    root = vault_of(tmp_path)
    tick(root)
    put(root, NOW, f"{NOW} # by phone")
    assert emptied(root) == []
    assert text_of(root, ADA) == ada(f"{THEN} # by phone")


def test_a_day_that_cannot_be_put_back_keeps_no_entry(tmp_path: Path) -> None:
    root = vault_of(tmp_path, "last_contact:\n  - 2026-07-01")
    tick(root)
    put(root, NOW, f"{NOW} # by phone")
    assert emptied(root) == ["entry-not-taken-back"]
    assert text_of(root, ADA) == ada(f"{NOW} # by phone")


def test_another_device_leaves_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = vault_of(tmp_path / "vault")
    tick(root)
    monkeypatch.setenv("VAULTNET_STATE", str(tmp_path / "other"))
    assert emptied(root) == []
    assert text_of(root, ADA) == ada(NOW)
