"""The review of a week or a quarter: what is counted, and how it is said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from blocks_vault import ADA, NOTES, TODAY, block_in, found, freshen, vault_with
from digest_vault import text_of

from vaultnet import api
from vaultnet.core.periods import Period, PeriodKind
from vaultnet.core.review import Outcome, Review, review_of
from vaultnet.core.warmth import Health
from vaultnet.errors import NoteRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WEEK: Final = Period.containing(PeriodKind.WEEK, date(2026, 11, 18))
QUARTER: Final = Period.containing(PeriodKind.QUARTER, TODAY)
EVE: Final = "People/Eve Lund.md"
REVIEW: Final = "Reviews/Review 2026-W47.md"


def looked_back(
    root: Path, notes: Mapping[str, str], period: Period = QUARTER, today: date = TODAY
) -> Review:
    vault = api.read_vault(vault_with(root, notes))
    return review_of(vault.network, vault.settings, period, today)


def write(root: Path, period: Period = WEEK, today: date = TODAY) -> bool:
    vault = api.read_vault(root)
    change = api.refresh_review(vault, today, period)
    if change is not None:
        api.apply_change(vault, change)
    return change is not None


def log(*lines: str, properties: str = "") -> str:
    entries = "".join(f"- {line}\n" for line in lines)
    return f"---\ntype: person\n{properties}---\n## Log\n{entries}"


def test_contacts_are_counted_by_episodes(tmp_path: Path) -> None:
    note = log("2026-11-02 (call): a", "2026-11-03 (message): b", "2026-11-17 (call): c")
    (eve,) = (one for one in looked_back(tmp_path, {EVE: note}).met if one.path == EVE)
    assert (eve.episodes, len(eve.days)) == (2, 3)


def test_a_day_outside_the_period_does_not_count(tmp_path: Path) -> None:
    note = log("2026-11-15 (call): a", "2026-11-23 (call): b")
    assert EVE not in {one.path for one in looked_back(tmp_path, {EVE: note}, WEEK).met}


def test_while_it_lasts_it_ends_today(tmp_path: Path) -> None:
    note = log("2026-12-01 (meeting): planned")
    found = looked_back(tmp_path, {EVE: note})
    assert EVE not in {one.path for one in found.met}
    assert found.until == TODAY


def test_who_drifted_and_who_is_nearer_again(tmp_path: Path) -> None:
    far = log("2026-08-01 (call): a", properties="cadence: 6 weeks\n")
    near = log("2026-01-10 (call): a", "2026-11-02 (call): b", properties="cadence: 6 weeks\n")
    found = looked_back(tmp_path, {EVE: far, "People/Fay Quist.md": near})
    drifted = {one.path: (one.before, one.now.health) for one in found.drifted}
    returned = {one.path: (one.before, one.now.health) for one in found.returned}
    assert drifted[EVE] == (Health.DUE, Health.COOLING)
    assert returned["People/Fay Quist.md"] == (Health.COOLING, Health.FRESH)


def test_of_whom_nothing_is_known_nobody_says_that_they_drifted(tmp_path: Path) -> None:
    found = looked_back(tmp_path, {EVE: "---\ntype: person\ncadence: weekly\n---\n"})
    assert EVE not in {one.path for one in (*found.drifted, *found.returned)}


def test_who_is_paused_does_not_drift(tmp_path: Path) -> None:
    note = log("2026-08-20 (call): a", properties="cadence: weekly\npaused: true\n")
    assert EVE not in {one.path for one in looked_back(tmp_path, {EVE: note}).drifted}


@pytest.mark.parametrize(
    ("task", "outcome"),
    [
        ("- [x] send [[Ada Berg]] it 📅 2026-11-20 ✅ 2026-11-19", Outcome.KEPT),
        ("- [x] send [[Ada Berg]] it 📅 2026-11-16 ✅ 2026-11-19", Outcome.KEPT_LATER),
        ("- [ ] send [[Ada Berg]] it 📅 2026-11-16", Outcome.PAST),
        ("- [ ] send [[Ada Berg]] it 📅 2026-12-16", Outcome.OPEN),
        ("- [x] send [[Ada Berg]] it 📅 2026-11-20 ✅ 2026-11-12", None),
        ("- [-] send [[Ada Berg]] it 📅 2026-11-20", None),
        ("- [x] send [[Ada Berg]] it 📅 2026-11-20 ✅ 2026-11-25", Outcome.PAST),
    ],
)
def test_what_became_of_promises(tmp_path: Path, task: str, outcome: Outcome | None) -> None:
    """As it stood at the end of the week: what was done later was open then."""
    notes = {"Daily/2026-11-02.md": f"{task}\n"}
    found = looked_back(tmp_path, notes, WEEK, date(2026, 11, 30))
    told = [one for one, some in found.promises.items() if some]
    assert told == ([outcome] if outcome else [])


def test_a_stage_for_which_the_notes_came_to_speak(tmp_path: Path) -> None:
    days = (
        "2026-10-05 (call): looms (gave:: book)",
        "2026-10-20 (message): a",
        "2026-11-05 (call)",
    )
    note = log(*days, properties="interests: [looms]\n")
    (moved,) = (one for one in looked_back(tmp_path, {EVE: note}).moved if one.path == EVE)
    assert (moved.from_stage, moved.to_stage) == ("acquaintance", "communication")
    assert not looked_back(tmp_path / "x", {EVE: note}, WEEK).moved


def test_a_stage_with_its_typed_day(tmp_path: Path) -> None:
    note = "---\ntype: person\nstage: trust\nstage_since: 2026-11-17\n---\n"
    root = vault_with(tmp_path, {EVE: note})
    write(root)
    assert "## Stages\n\n- [[Eve Lund]]: trust, since 2026-11-17 ([[Eve Lund]], line 4)." in (
        block_in(root, REVIEW)
    )


def test_follow_ups_that_were_met(tmp_path: Path) -> None:
    (one,) = looked_back(tmp_path, {}, WEEK).followed_up
    assert (one.path, one.event.name, one.wave) == ("People/Ben Stone.md", "Loom Fair 2026", 1)
    assert one.done.day == date(2026, 11, 16)


def test_the_note_of_a_week(tmp_path: Path) -> None:
    root = vault_with(
        tmp_path, {"Daily/2026-11-18.md": "- call with [[Ada Berg]] (got:: advice)\n"}
    )
    assert write(root)
    text = text_of(root, REVIEW)
    assert text.startswith(
        "%% vaultnet:begin review 2026-W47 %%\n\nFrom 2026-11-16 to 2026-11-22, as"
    )
    assert (
        "In touch with 2 people.\n\n- [[Ada Berg]]: 1 time; call ([[2026-11-18]], line 1).\n"
        in text
    )
    assert "    2026-11-16 : Ben Stone\n    2026-11-18 : Ada Berg\n" in text
    assert "- Received from [[Ada Berg]]: advice ([[2026-11-18]], line 1)." in text
    assert "0 given, 1 received: too few for a balance." in text
    assert not write(root)


def test_the_same_vault_day_and_settings_give_the_same_bytes(tmp_path: Path) -> None:
    texts = set()
    for name in ("one", "two"):
        root = vault_with(tmp_path / name)
        write(root, QUARTER)
        texts.add((root / "Reviews/Review 2026-Q4.md").read_bytes())
    assert len(texts) == 1


def test_where_nothing_is_noted_it_says_that_this_is_no_zero(tmp_path: Path) -> None:
    root = vault_with(tmp_path)
    write(root, Period.containing(PeriodKind.WEEK, date(2026, 8, 5)))
    block = block_in(root, "Reviews/Review 2026-W32.md")
    assert "No contact is noted in these days." in block
    assert "what there was is not known" in block
    assert "mermaid" not in block


def test_private_people_are_counted_and_not_named(tmp_path: Path) -> None:
    root = vault_with(
        tmp_path,
        {
            "People/Cid Moor.md": log(
                "2026-11-17 (call): a (gave:: book)", properties="private: x\n"
            ),
            "Daily/2026-11-18.md": "- [ ] send [[Cid Moor]] a map 📅 2026-11-20\n",
        },
    )
    write(root)
    block = block_in(root, REVIEW)
    assert "Cid" not in block
    assert "Moor" not in block
    assert "One more is private and not named." in block


def test_a_note_without_the_markers_is_left_alone(tmp_path: Path) -> None:
    root = vault_with(tmp_path, {REVIEW: "mine\n"})
    with pytest.raises(NoteRefusedError, match="vaultnet:begin review 2026-W47"):
        write(root)
    assert text_of(root, REVIEW) == "mine\n"


def test_a_marker_in_ones_own_note_is_filled(tmp_path: Path) -> None:
    mine = "My week\n\n%% vaultnet:begin review 2026-W47 %%\n%% vaultnet:end review %%\n"
    root = vault_with(tmp_path, {"Weeks/47.md": mine})
    assert freshen(root) == ("Weeks/47.md",)
    assert text_of(root, "Weeks/47.md").startswith(
        "My week\n\n%% vaultnet:begin review 2026-W47 %%\n\nF"
    )


@pytest.mark.parametrize("word", ["", "2026-W53x", "2027-W02", "2026-Q9"])
def test_a_marker_of_no_period_that_has_begun_is_a_problem(tmp_path: Path, word: str) -> None:
    marks = f"\n%% vaultnet:begin review {word} %%\n%% vaultnet:end review %%\n"
    blocks = found(vault_with(tmp_path, {"Weeks/47.md": marks}))
    assert blocks.changes == ()
    (problem,) = blocks.problems
    assert (problem.code, problem.source.line) == ("block-period", 2)


def test_a_review_is_kept_where_settings_ask_for_it_and_for_two_weeks(tmp_path: Path) -> None:
    root = vault_with(tmp_path, {"vaultnet.toml": '[review]\nkeep = ["week", "quarter"]\n'})
    assert freshen(root, date(2026, 11, 20)) == ("Reviews/Review 2026-Q4.md", REVIEW)
    late = root / "Daily/2026-11-19.md"
    late.write_text("- call with [[Ada Berg]]\n", encoding="utf-8")
    assert REVIEW in freshen(root, date(2026, 12, 6))
    late.write_text("- video call with [[Ada Berg]]\n", encoding="utf-8")
    assert REVIEW not in freshen(root, date(2026, 12, 7))
    assert write(root, WEEK, date(2026, 12, 7))


def test_a_kept_review_without_a_place_is_a_problem(tmp_path: Path) -> None:
    root = vault_with(
        tmp_path,
        {"vaultnet.toml": '[review]\nkeep = ["week"]\n', "Reviews/Review 2026-W48.md": "me\n"},
    )
    blocks = found(root)
    assert blocks.changes == ()
    assert [one.code for one in blocks.problems] == ["block-not-written"]


def test_in_russian(tmp_path: Path) -> None:
    root = vault_with(tmp_path, {"vaultnet.toml": 'language = "ru"\n'})
    write(root)
    block = block_in(root, REVIEW)
    assert "## На связи\n\nНа связи с 1 человеком.\n\n- [[Ben Stone]]: 1 раз; встреча" in block


def test_it_yields_no_records(tmp_path: Path) -> None:
    root = vault_with(tmp_path)
    before = api.read_vault(root).network
    write(root, QUARTER)
    assert api.read_vault(root).network == before


def test_words_of_a_person_in_the_note_stay(tmp_path: Path) -> None:
    root = vault_with(tmp_path)
    write(root)
    text = text_of(root, REVIEW)
    (root / REVIEW).write_bytes(f"Mine above\n\n{text}\nMine below".encode())
    (root / ADA).write_bytes(NOTES[ADA].encode() + b"- 2026-11-21 (call): x\n")
    assert write(root)
    assert text_of(root, REVIEW).startswith("Mine above\n\n%% vaultnet:begin")
    assert text_of(root, REVIEW).endswith("\nMine below")


def test_the_name_before_a_promise_is_not_said_twice(tmp_path: Path) -> None:
    mine, theirs = "send [[Eve Loom]] it 📅 2026-11-16", "[[Eve Loom]] to send it back #waiting"
    notes = {
        "People/Eve Loom.md": "---\ntype: person\n---\n",
        "Daily/2026-11-02.md": f"- [ ] {mine}\n- [ ] {theirs} 📅 2026-11-17\n",
    }
    root = vault_with(tmp_path, notes)
    write(root)
    text = block_in(root, REVIEW)
    assert "[[Eve Loom]] – send Eve it (" in text
    assert "[[Eve Loom]] – to send it back (" in text
