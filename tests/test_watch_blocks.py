"""The watcher keeps blocks fresh: those that change, in one batch, and never under a hand."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, Final

import pytest
from blocks_vault import GLANCE
from watched_vault import ADA, CALL, DAILY, NOTES, PAGE, Watched

from vaultnet import api

if TYPE_CHECKING:
    from pathlib import Path

    from vaultnet.core.records import Problem
    from vaultnet.vault.changes import Change

STILL: Final = 30  # seconds, the default of [digest] still
MANY: Final = 60


def with_glance(path: str) -> str:
    return NOTES[path] + GLANCE


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    """Watch a vault whose note of Ada has a glance, written at the start."""
    watched = Watched(tmp_path / "vault")
    watched.write(ADA, with_glance(ADA))
    watched.run(1)
    assert watched.voice.codes == ["watch.began", "watch.blocks", "watch.made"]
    watched.voice.told.clear()
    return watched


def text_of(watched: Watched, path: str) -> str:
    return (watched.root / path).read_text(encoding="utf-8")


def states(watched: Watched) -> dict[str, tuple[int, int]]:
    found = {}
    for place in watched.root.rglob("*.md"):
        status = place.stat()
        found[place.relative_to(watched.root).as_posix()] = status.st_ino, status.st_mtime_ns
    return found


def is_current(watched: Watched) -> bool:
    vault = api.read_vault(watched.root)
    return not api.refresh_blocks(vault, watched.world.day).changes


def test_a_contact_elsewhere_is_in_the_block_after_the_quiet_time(watched: Watched) -> None:
    watched.save(DAILY, CALL)
    watched.run(1)
    assert "**Last contacts:** call ([[2026-11-20]], line 1);" in text_of(watched, ADA)
    assert watched.shows_call
    assert watched.voice.codes == ["watch.blocks", "watch.refreshed"]
    assert is_current(watched)


def test_a_note_that_is_saved_as_it_is_filled_rests_first_and_nobody_is_told(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    work_out, calls = api.refresh_blocks, count()

    def late(*of: Any, **how: Any) -> api.Blocks:  # noqa: ANN401  whatever it is given
        if next(calls) == 0:
            watched.write(ADA, text_of(watched, ADA) + "One word more.\n")
        return work_out(*of, **how)

    monkeypatch.setattr(api, "refresh_blocks", late)
    watched.save(DAILY, CALL)
    watched.run(120)
    assert watched.voice.warned == []
    assert text_of(watched, ADA).endswith("One word more.\n")
    assert is_current(watched)
    assert watched.shows_call


def test_only_notes_with_a_marker_are_touched(watched: Watched) -> None:
    before = states(watched)
    watched.save(DAILY, CALL)
    watched.run(120)
    after = states(watched)
    assert {path for path in after if after[path] != before.get(path)} == {ADA, DAILY, PAGE}


def test_where_nothing_matters_nothing_is_written(watched: Watched) -> None:
    before = states(watched)
    watched.save("Notes/Looms.md", "Of other looms.\n")
    watched.run(120)
    after = states(watched)
    assert {path for path in after if after[path] != before.get(path)} == {"Notes/Looms.md"}
    assert watched.voice.told == watched.voice.warned == []


def test_the_own_write_is_known_by_its_content(watched: Watched) -> None:
    watched.save(DAILY, CALL)
    watched.run(1)
    before = states(watched)
    watched.world.hint(ADA)  # as the system tells of it
    watched.run(120)
    assert states(watched) == before


def test_a_note_is_left_alone_while_somebody_writes_in_it(watched: Watched) -> None:
    """A line typed into the block stays under the cursor until the note was still for long."""
    mine = text_of(watched, ADA).replace("- **Health:**", "my words\n- **Health:**")
    watched.save(ADA, mine)
    watched.run(STILL - 2)
    assert text_of(watched, ADA) == mine
    watched.run(4)
    text = text_of(watched, ADA)
    assert text.partition("vaultnet:end")[2].split("\n")[2] == "my words"
    assert is_current(watched)


def test_the_blocks_of_others_do_not_wait_for_it(watched: Watched) -> None:
    watched.save("People/Cy Young.md", f"---\ntype: person\n---\n{GLANCE}")
    watched.save(DAILY, CALL)
    watched.run(2)
    assert "call ([[2026-11-20]], line 1)" in text_of(watched, ADA)
    assert "Health" not in text_of(watched, "People/Cy Young.md")
    watched.run(STILL)
    assert "**Health:** unknown" in text_of(watched, "People/Cy Young.md")


def test_a_storm_is_one_batch_and_no_loop(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[int] = []

    def counted(vault: api.Vault, changes: object) -> object:
        done = write(vault, changes)  # type: ignore[arg-type]  # passed on as it is
        rounds.append(len(done.done))
        return done

    write = api.write_blocks
    monkeypatch.setattr(api, "write_blocks", counted)
    paths = [f"People/P{number}.md" for number in range(MANY)]
    for path in paths:
        watched.save(path, f"---\ntype: person\n---\n{GLANCE}")
    watched.run(STILL + 5)
    assert rounds == [MANY]
    for path in paths:
        watched.world.hint(path)
    watched.run(300)
    assert rounds == [MANY]
    assert is_current(watched)


def test_a_day_later_a_block_says_what_fell_due(watched: Watched) -> None:
    watched.world.day = watched.world.day.replace(month=12, day=9)
    watched.run(31)
    assert is_current(watched)


def test_a_block_that_cannot_be_written_is_told_once(watched: Watched) -> None:
    (watched.root / "twin.txt").hardlink_to(watched.root / ADA)
    for number in range(3):
        watched.save(DAILY, CALL + "x\n" * number)
        watched.run(60)
    assert [code for code, _ in watched.voice.warned] == ["watch.blocks-left"]
    assert watched.shows_call


def test_what_is_saved_right_after_the_own_write_is_seen(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The own writes are read again: what somebody saved by then must not pass for one of them."""
    write = api.write_blocks

    def then_saved(vault: api.Vault, changes: object) -> object:
        done = write(vault, changes)  # type: ignore[arg-type]  # passed on as it is
        if done.done:
            monkeypatch.undo()
            watched.save(ADA, text_of(watched, ADA).replace("- 2026-09-01", "- 2026-11-02"))
        return done

    monkeypatch.setattr(api, "write_blocks", then_saved)
    watched.save(DAILY, CALL)
    watched.run(STILL - 5)
    assert "call on 2026-09-01 (" in text_of(watched, ADA)
    watched.run(10)
    assert "call on 2026-11-02 (" in text_of(watched, ADA)
    assert is_current(watched)


def test_a_tick_that_is_saved_right_after_the_own_write_is_acted_on(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = api.apply_change

    def then_ticked(vault: api.Vault, change: Change) -> tuple[Problem, ...]:
        done = write(vault, change)
        monkeypatch.undo()
        watched.save(PAGE, watched.page.replace("- [ ] [[Cy Young]]", "- [x] [[Cy Young]]"))
        return done

    note = "---\ntype: person\ncadence: monthly\n---\n## Log\n- 2026-09-01 (call): of looms\n"
    watched.run(STILL + 5)  # it looks for ticks of before once, when it begins
    monkeypatch.setattr(api, "apply_change", then_ticked)
    watched.save("People/Cy Young.md", note)
    watched.run(STILL + 10)
    assert "^vn-" in text_of(watched, "People/Cy Young.md")
