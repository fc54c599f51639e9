"""What is remembered of a vault's notes: how few are opened after a save; no answer differs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import ADA, BO_STRAND, JULIA, NOTES, reads, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from memory_of import MEMORY, add, memory_of, remember_in

from vaultnet.api import between_runs
from vaultnet.api.vault import PAGES
from vaultnet.vault import files
from vaultnet.vault.remembering.late import LateRecords
from vaultnet.vault.remembering.memory import Memory
from vaultnet.vault.remembering.parts import Parts
from vaultnet.vault.walk import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from vaultnet.vault.remembering.freezing import Frozen
    from vaultnet.vault.remembering.shares import Facts
    from vaultnet.vault.walk import Listing, Seen

PAGE: Final = "Due this week.md"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return remember_in(tmp_path / "cache", monkeypatch)


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault(NOTES)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list that will have the path of each note that is opened."""
    return reads(monkeypatch)


ASKED: Final = (
    ("due",),
    ("due", "--days", "90"),
    ("contacts",),
    ("interactions",),
    ("promises",),
    ("stages", "--all"),
    ("stats",),
    ("check",),
)


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_after_a_save_one_note_is_opened(
    vault: Path, asked: tuple[str, ...], opened: list[str]
) -> None:
    run(vault, "due")
    add(vault, ADA, "- 2026-11-20 (call): again")
    opened.clear()
    said = run(vault, *asked)
    assert opened == [ADA]
    assert said.output == run(vault, "--no-cache", *asked).output


def many(vault: Path) -> None:
    """Write people, with ten talks and a promise each."""
    for number in range(150):
        talks = [f"- 2026-0{1 + at % 9}-1{at} (call): on looms {at}" for at in range(10)]
        text = "\n".join(
            ["---", "type: person", "---", "- [ ] send a loom 📅 2026-12-01", "## Log", *talks]
        )
        (vault / f"People/Person {number}.md").write_text(f"{text}\n", encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the vault is walked through")
@pytest.mark.parametrize("asked", [("due",), ("digest", "--check")], ids=" ".join)
def test_after_a_save_little_is_unpacked_and_nothing_walked_through(
    vault: Path, asked: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    many(vault)
    for _ in range(2):
        run(vault, "digest")
    run(vault, "due")
    add(vault, "People/Person 7.md", "- 2026-11-20 (call): again")
    opened: list[int] = []
    sizes: list[int] = []
    fill, give = LateRecords.fill, Parts.__getitem__

    def filled(late: LateRecords, record: object) -> None:
        sizes.append(len(late.drawers))
        fill(late, record)

    def given_out(parts: Parts, at: int) -> bytes:
        opened.append(at)
        return give(parts, at)

    def never(*_: object) -> Listing:
        raise AssertionError("the vault was walked through")

    with monkeypatch.context() as patched:
        patched.setattr(LateRecords, "fill", filled)
        patched.setattr(Parts, "__getitem__", given_out)
        patched.setattr(between_runs, "walk", never)
        said = run(vault, *asked)
    assert sizes[0] > 60  # drawers there are
    assert len(sizes) < 36  # a new talk is put among the others by halves, each in another drawer
    assert len(opened) < 60
    assert said.output == run(vault, "--no-cache", *asked).output


def with_topics(vault: Path) -> None:
    """Write so many notes that to read one or two of them again is little."""
    for number in range(200):
        topic = vault / f"Topics/{number}.md"
        topic.parent.mkdir(exist_ok=True)
        topic.write_text(f"On looms, as in [[{number + 1}]].\n")


def test_verbs_in_turns_open_the_saved_notes_alone_once_the_page_is_known(
    vault: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_topics(vault)
    worked_out: list[int] = []
    remember = between_runs.Run.remember

    def counted(run: between_runs.Run) -> None:
        worked_out.append(run.vault.kept.worked_out)
        remember(run)

    monkeypatch.setattr(between_runs.Run, "remember", counted)
    seen = []
    for turn, verb in enumerate(["due", "digest"] * 4):
        add(vault, ADA, f"- [ ] send [[Bo Strand]] book {turn} 📅 2026-11-24")
        opened.clear()
        run(vault, verb)
        seen.append((verb, {*opened}))
    assert len(seen[0][1]) == 208
    assert all(notes <= {ADA, PAGE} for _, notes in seen[3:])
    assert max(worked_out[4:]) < min(worked_out[:2])
    said = run(vault, "due").output
    assert said == run(vault, "--no-cache", "due").output


def test_lines_of_a_page_are_said_again_once_although_they_are_few_among_all_answers(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talks = [f"- 2025-0{1 + at % 9}-1{at // 9 % 10} (call): on looms {at}" for at in range(900)]
    add(vault, ADA, "\n".join(["## Log", *talks]))
    with_topics(vault)
    worked_out: list[int] = []
    remember = between_runs.Run.remember

    def counted(run: between_runs.Run) -> None:
        worked_out.append(run.vault.kept.within(PAGES).worked_out)
        remember(run)

    monkeypatch.setattr(between_runs.Run, "remember", counted)
    for turn, verb in enumerate(("digest", "due", "digest", "digest")):
        add(vault, ADA, f"- [ ] send [[Bo Strand]] book {turn} 📅 2026-11-24")
        run(vault, verb)
    assert worked_out[-1] < worked_out[-2] / 2


def test_a_watcher_begins_from_what_is_remembered_and_leaves_it_behind(
    vault: Path, opened: list[str], cache: Path
) -> None:
    run(vault, "watch", "--once")
    assert memory_of(cache).exists()
    page = (vault / PAGE).read_bytes()
    run(vault, "due")  # the page is new to what is remembered
    add(vault, ADA, "- [ ] send [[Bo Strand]] a loom 📅 2026-11-24")
    opened.clear()
    run(vault, "watch", "--once")
    assert {*opened} <= {ADA, PAGE}
    renewed = (vault / PAGE).read_bytes()
    assert renewed != page
    run(vault, "--no-cache", "digest")
    assert (vault / PAGE).read_bytes() == renewed


def test_a_watcher_that_is_to_remember_nothing_does_not(vault: Path, cache: Path) -> None:
    run(vault, "--no-cache", "watch", "--once")
    assert not [*cache.rglob(MEMORY)]


ROW_CHANGES: Final[Mapping[str, tuple[str, str, str]]] = {
    "somebody becomes private": (ADA, "stage: trust", "stage: trust\nprivate: true"),
    "and is open again": (ADA, "private: true\n", ""),
    "another country": (ADA, "stage: trust", "stage: trust\ncountry: Portugal"),
    "an alias, which a promise names": (ADA, "[Countess]", "[Countess, Ada Lovelace Berg]"),
    "a contact is noted in private": (
        ADA,
        "- 2026-09-01 (call): spoke about looms (gave:: article)",
        "- 2026-09-01 (call): spoke about looms (gave:: article) (private:: true)",
    ),
    "a promise is another": (BO_STRAND, "the looms to", "two looms to"),
    "another day": (JULIA, "2026-11-24", "2026-11-22"),
}


def test_rows_that_are_remembered_are_as_they_would_be_said_anew(vault: Path) -> None:
    add(vault, BO_STRAND, "- [ ] send the looms to [[Ada Berg]], Ada Lovelace Berg 📅 2026-11-24")
    run(vault, "due")
    for path, old, new in ROW_CHANGES.values():
        text = (vault / path).read_text(encoding="utf-8")
        assert old in text
        (vault / path).write_text(text.replace(old, new), encoding="utf-8")
        for asked in (("due",), ("due", "--all", "--days", "40"), ("due", "--include-private")):
            assert run(vault, *asked).output == run(vault, "--no-cache", *asked).output


def test_a_note_that_came_has_its_place_among_the_others_in_later_runs(vault: Path) -> None:
    run(vault, "due")
    add(vault, "Daily/2026-11-03.md", "- call with [[Bo Strand]]")
    for _ in range(2):
        said = run(vault, "inspect", "--all")
        assert said.output == run(vault, "--no-cache", "inspect", "--all").output


def test_another_day_opens_no_note(vault: Path, opened: list[str]) -> None:
    run(vault, "due")
    opened.clear()
    said = run(vault, "due", today="2026-12-24")
    assert opened == []
    assert said.output == run(vault, "--no-cache", "due", today="2026-12-24").output


def test_whoever_is_touched_is_worked_out_anew_though_not_opened(
    vault: Path, opened: list[str]
) -> None:
    run(vault, "due")
    add(vault, BO_STRAND, "private:: true")
    opened.clear()
    said = run(vault, "contacts", "--json")
    # Only by its text a note on topics tells whom it may speak of.
    assert {*opened} == {BO_STRAND, "Acme.md"}
    assert said.output == run(vault, "--no-cache", "contacts", "--json").output


def test_what_links_to_a_note_that_comes_or_goes_is_opened_beside_it(
    vault: Path, opened: list[str]
) -> None:
    run(vault, "due")
    for change in (
        lambda: (vault / "nowhere yet.md").write_text("---\ntype: person\n---\n"),
        (vault / "nowhere yet.md").unlink,
        lambda: (vault / BO_STRAND).rename(vault / "People/Bo Beach.md"),
    ):
        change()
        opened.clear()
        said = run(vault, "interactions", "--json")
        assert len({*opened}) < len(NOTES) / 2
        assert said.output == run(vault, "--no-cache", "interactions", "--json").output


def test_a_note_that_is_saved_just_before_it_is_opened_has_all_read_anew(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(vault, "due")
    add(vault, BO_STRAND, "private:: true")
    read_file, acme = files.read_file, "Acme.md"
    saved: list[str] = []

    def late(root: Path, name: str, most: int) -> bytes:
        if name == acme and not saved:
            saved.append(name)
            add(vault, acme, "Of [[Ada Berg]], 2026-11-21.")
        return read_file(root, name, most)

    monkeypatch.setattr(files, "read_file", late)
    said = run(vault, "contacts", "--json")
    assert (said.exit_code, saved) == (0, [acme])
    assert said.output == run(vault, "--no-cache", "contacts", "--json").output


def test_other_settings_open_all(vault: Path, opened: list[str]) -> None:
    run(vault, "due")
    (vault / "vaultnet.toml").write_text("[vault]\nfirst_names = true\n")
    opened.clear()
    run(vault, "due")
    assert {*opened} == {*NOTES}


def test_a_note_that_was_away_while_the_vault_was_listed_is_found_later(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program takes it away and brings it again, between two looks that both see it."""
    (vault / "People/portrait.png").write_bytes(b"")  # where a walk asks the disk once more
    place = vault / ADA
    data = place.read_bytes()

    def away(root: Path, seen: Mapping[str, Sequence[Seen]]) -> Listing:
        monkeypatch.setattr(between_runs, "walk", walk)
        place.unlink()
        try:
            return walk(root, seen)
        finally:
            place.write_bytes(data)

    monkeypatch.setattr(between_runs, "walk", away)
    assert ADA not in run(vault, "contacts", "--json").output
    for _ in range(2):
        add(vault, BO_STRAND, "More.")
        assert ADA in run(vault, "contacts", "--json").output


@pytest.mark.parametrize("known", [False, True])
def test_settings_that_are_saved_while_the_run_begins_count_at_once(
    vault: Path, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    rules = vault / "vaultnet.toml"
    before, now = "[vault]\nignore = ['People']\n", "[cadence]\ndefault = 'weekly'\n"
    rules.write_text(before)
    if known:
        run(vault, "due")
        add(vault, BO_STRAND, "More.")

    def saved_meanwhile(memory: Memory, notes: Iterable[Facts]) -> Frozen | None:
        rules.write_text(now)
        return recall(memory, notes)

    recall = Memory.recall
    with monkeypatch.context() as patched:
        patched.setattr(Memory, "recall", saved_meanwhile)
        said = run(vault, "due")
    assert said.output == run(vault, "--no-cache", "due").output
    rules.write_text(before)
    assert run(vault, "due").output == run(vault, "--no-cache", "due").output


PATHS: Final = (*NOTES, "People/Cy Moss.md", "Notes/Looms.md")

TEXTS: Final = (
    *NOTES.values(),
    "---\ntype: person\naliases: [Ada Berg, Countess]\n---\n- 2026-11-03 (call): hello\n",
    "About #looms with [[Ada Berg]].\n",
    "",
)

VERBS: Final = (
    *ASKED,
    ("due", "--json"),
    ("show", "Ada Berg"),
    ("inspect", "--all"),
    ("digest",),
    ("digest", "--check"),
)


@settings(
    max_examples=200 if os.environ.get("VAULTNET_LONG") else 12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(PATHS),
            st.sampled_from([*TEXTS, None]),
            st.sampled_from(VERBS),
            st.sampled_from(["2026-11-23", "2026-11-24"]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_every_command_says_the_same_without_it(
    vault: Path, steps: list[tuple[str, str | None, tuple[str, ...], str]]
) -> None:
    for at, (path, text, asked, today) in enumerate(steps):
        note = vault / path
        note.parent.mkdir(exist_ok=True)
        if text is None:
            note.unlink(missing_ok=True)
        else:  # each of another length: within one tick of the clock the length alone tells
            note.write_text(f"{text}\n{'.' * (at + 1)}\n", encoding="utf-8")
        page = vault / "Due this week.md"
        before = page.read_bytes() if page.exists() else None
        plain = run(vault, "--no-cache", *asked, today=today)
        written = page.read_bytes() if page.exists() else None
        if before is None:
            page.unlink(missing_ok=True)
        elif before != written:
            page.write_bytes(before)
        said = run(vault, *asked, today=today)
        assert (said.output, said.exit_code) == (plain.output, plain.exit_code)
        assert (page.read_bytes() if page.exists() else None) == written
