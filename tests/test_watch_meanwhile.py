"""Others save notes while the watcher works out a page that rests on them: that is no fault."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, Final

from digest_vault import line_with
from watched_vault import ADA, CALL, DAILY, PAGE, Watched

from vaultnet import api
from vaultnet.errors import NoteChangedError

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from vaultnet.vault.changes import Change

TOPIC: Final = "Notes/Looms.md"
OFTEN: Final = 12  # more often than a page that must be mended is tried


def test_notes_that_are_saved_all_the_time_delay_the_page_and_make_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(tmp_path / "vault")
    watched.run(10)
    refresh, tries = api.refresh_digest, count(1)

    def busy(*of: Any, **how: Any) -> Change | None:  # noqa: ANN401  whatever it is given
        number = next(tries)
        if number <= OFTEN:
            watched.save(TOPIC, f"#looms, {number} times\n", closed=True)
            raise NoteChangedError("{path} was saved.", code="changed-now", path=TOPIC)
        return refresh(*of, **how)

    monkeypatch.setattr(api, "refresh_digest", busy)
    watched.save(DAILY, CALL)
    watched.run(60)
    assert next(tries) > OFTEN
    assert watched.shows_call
    assert watched.voice.warned == []


def test_a_page_within_its_week_asks_no_note_that_was_ticked(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "vault")
    watched.run(10)
    line = line_with(watched.page, "[[Ada Berg]]")
    watched.save(PAGE, watched.page.replace(line, line.replace("[ ]", "[x]")))
    watched.run(60)
    assert "✓ done" in watched.page
    vault = api.read_vault(watched.root)
    watched.write(ADA, (watched.root / ADA).read_text() + "saved since\n")
    assert api.refresh_digest(vault, watched.world.day) is None


def test_a_mark_waits_for_a_note_that_was_saved_just_before_it_acts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(tmp_path / "vault")
    task = "- [ ] send [[Ada Berg]] the list 📅 2026-11-24\n"
    watched.write(DAILY, task)
    watched.run(10)
    act = api.act_on_digest
    acts: list[api.Acted] = []

    def late(*of: Any, **how: Any) -> api.Acted:  # noqa: ANN401  whatever it is given
        if not acts:
            watched.write(DAILY, f"{task}\nMore of the day.\n")
        acts.append(act(*of, **how))
        return acts[-1]

    monkeypatch.setattr(api, "act_on_digest", late)
    line = line_with(watched.page, "the list")
    watched.save(PAGE, watched.page.replace(line, line.replace("[ ]", "[x]")))
    watched.run(150)
    assert [len(one.done) for one in acts] == [0, 1]
    assert (watched.root / DAILY).read_text().startswith("- [x] send")
    assert "More of the day." in (watched.root / DAILY).read_text()
    assert watched.voice.warned == []
