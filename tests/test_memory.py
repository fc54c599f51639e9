"""What is remembered of a vault's notes: how few are opened, who can read it, what it may hold."""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
import sys
import zlib
from datetime import date
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Final
from zlib import crc32

import pytest
from cli_vault import ADA, BO_LUND, BO_STRAND, CLEAN, JULIA, NOTES, TODAY, reads, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vaultnet import api
from vaultnet.api import between_runs
from vaultnet.core.records import Source
from vaultnet.vault import files
from vaultnet.vault.remembering import looks, shares
from vaultnet.vault.remembering.cache_folder import cache_folder
from vaultnet.vault.remembering.freezing import Frozen
from vaultnet.vault.remembering.packing import ForeignError, Manner, pack, unpack
from vaultnet.vault.remembering.shares import seal_in_shares, unseal_by_shares
from vaultnet.vault.walk import Entry, Listing, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vaultnet.vault.walk import Seen

MEMORY: Final = "vault.memory"
PAGE: Final = "Due this week.md"
CANARY: Final = "quetzalcoatlus"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Remember in a folder of the test, notes that were written a moment ago and a few alone."""
    monkeypatch.setenv("VAULTNET_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(looks, "GRAIN", -(10**12))
    monkeypatch.setattr(shares, "TOGETHER", 2)
    return tmp_path / "cache"


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault(NOTES)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list that will have the path of each note that is opened."""
    return reads(monkeypatch)


def add(vault: Path, path: str, line: str) -> None:
    with (vault / path).open("a", encoding="utf-8", newline="") as file:
        file.write(f"{line}\n")


def memory_of(cache: Path) -> Path:
    (found,) = cache.rglob(MEMORY)
    return found


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


def test_verbs_in_turns_open_the_saved_notes_alone_once_the_page_is_known(
    vault: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(200):
        topic = vault / f"Topics/{number}.md"
        topic.parent.mkdir(exist_ok=True)
        topic.write_text(f"On looms, as in [[{number + 1}]].\n")
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


def test_only_the_command_line_remembers(vault: Path, cache: Path) -> None:
    api.make_plan(api.read_vault(vault), date(2026, 11, 23))
    assert not cache.exists()
    run(vault, "--no-cache", "due")
    assert not cache.exists()


def test_nothing_of_any_note_lies_there_in_the_clear(
    make_vault: Callable[[Mapping[str, str]], Path], cache: Path
) -> None:
    vault = make_vault(
        {
            **NOTES,
            BO_LUND: f"---\ntype: person\nprivate: true\naliases: [{CANARY}]\n---\n"
            f"## Log\n- 2026-11-02 (call): {CANARY}\n",
            f"People/{CANARY}.md": "---\ntype: person\nprivate: true\n---\n",
            "Daily/2026-11-05.md": "- call with [[Ada Berg]]\n"
            f"## Private\n- call with [[Ada Berg]]: {CANARY}\n",
        }
    )
    run(vault, "digest")
    run(vault, "due")
    held = memory_of(cache).read_bytes()
    for word in (CANARY, "Lund", "Berg", "Ёлкина", "looms", "People/"):
        assert word.encode() not in held
    assert stat.S_IMODE(memory_of(cache).stat().st_mode) == 0o600
    assert stat.S_IMODE(memory_of(cache).parent.stat().st_mode) == 0o700


def test_a_damaged_or_foreign_file_is_thrown_away_without_a_word(vault: Path, cache: Path) -> None:
    run(vault, "due")
    whole = memory_of(cache).read_bytes()
    for damaged in (whole[:-1], b"", b"\xff" * 500, whole + b"x", whole[:4], pickle.dumps(print)):
        memory_of(cache).write_bytes(damaged)
        add(vault, ADA, "- 2026-11-20 (call): again")
        assert run(vault, "due").output == run(vault, "--no-cache", "due").output


def test_a_sealed_file_that_is_no_vault_is_thrown_away(vault: Path, cache: Path) -> None:
    run(vault, "due")
    memory = api.Memory(str(vault), b"p", time_ns())
    listing = api.read_vault(vault).contents.listing
    memory.keep(listing, Frozen(b"no pickle", ()))
    assert api.read_in_run(vault, memory).before is None
    assert not list(cache.rglob(MEMORY))


@pytest.mark.parametrize("content", [b"no zlib", zlib.compress(b""), zlib.compress(b"other")])
def test_what_is_sealed_as_ours_and_is_none_is_thrown_away(
    vault: Path, cache: Path, content: bytes
) -> None:
    run(vault, "due")
    memory = api.Memory(str(vault), b"p", time_ns())
    listing = api.read_vault(vault).contents.listing
    sealed = seal_in_shares(content, listing.notes, memory.question)
    memory_of(cache).write_bytes(sealed)
    assert api.read_in_run(vault, memory).before is None
    assert not list(cache.rglob(MEMORY))


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

    def saved_meanwhile(root: Path, seen: Mapping[str, Sequence[Seen]]) -> Listing:
        rules.write_text(now)
        return walk(root, seen)

    with monkeypatch.context() as patched:
        patched.setattr(between_runs, "walk", saved_meanwhile)
        said = run(vault, "due")
    assert said.output == run(vault, "--no-cache", "due").output
    rules.write_text(before)
    assert run(vault, "due").output == run(vault, "--no-cache", "due").output


def test_nobody_who_has_no_home_finds_the_cache_in_the_folder_at_hand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("VAULTNET_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", str)  # as where the system knows no such user
    assert Path(cache_folder("vault")).is_absolute()


@pytest.mark.skipif(sys.platform == "win32", reason="there no file is a pipe")
def test_a_pipe_in_the_place_of_a_file_is_waited_for_by_nobody(vault: Path, cache: Path) -> None:
    run(vault, "due")
    place = memory_of(cache)
    place.unlink()
    (vault / ".other").mkdir()
    for pipe in (place, vault / ".other/app.json"):
        os.mkfifo(pipe)
    add(vault, ADA, "- 2026-11-20 (call): again")
    asked = [sys.executable, "-m", "vaultnet", "--vault", str(vault), "--today", TODAY, "due"]
    environment = {**CLEAN, "VAULTNET_CACHE": str(cache)}
    # What waited would wait for ever.
    subprocess.run(asked, env=environment, check=True, timeout=60)  # noqa: S603  our own program


def test_a_killed_process_leaves_nothing_for_long(vault: Path, cache: Path) -> None:
    run(vault, "due")
    left = memory_of(cache).with_name("0123.memory-part")
    left.write_bytes(b"half")
    for path in NOTES:
        add(vault, path, "More.")
    run(vault, "due")
    assert not left.exists()


def test_where_the_system_speaks_ascii_alone_it_is_remembered_too(vault: Path, cache: Path) -> None:
    plain = {**CLEAN, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    environment = {**plain, "VAULTNET_CACHE": str(cache)}
    asked = [sys.executable, "-m", "vaultnet", "--vault", str(vault), "--today", TODAY, "contacts"]
    said = [
        subprocess.run(  # noqa: S603  our own program
            [*asked, *more], env=environment, capture_output=True, check=False
        )
        for more in ([], ["--no-cache"], [])
    ]
    assert {(one.returncode, one.stdout, one.stderr) for one in said} == {
        (0, said[1].stdout, said[1].stderr)
    }
    assert memory_of(cache).stat().st_size


def test_no_class_but_those_of_records_is_made() -> None:
    manner = Manner({}, frozenset(), ())
    whole = pack([Source("a.md", 1)], manner)
    assert unpack(whole, {}.__getitem__)() == Source("a.md", 1)
    for foreign in (Path("x"), print, os.system, Manner):
        with pytest.raises(ForeignError):
            unpack(pickle.dumps(foreign), {}.__getitem__)()
    with pytest.raises(ForeignError):
        pack([Path("x")], manner)


ENTRIES: Final = tuple(Entry(f"{at}.md", f"{at}.md", at, at, at, at) for at in range(40))


@given(st.sets(st.integers(0, 39)), st.booleans())
def test_a_seal_opens_while_a_group_of_notes_stands(changed: set[int], other: bool) -> None:
    sealed = seal_in_shares(b"text", ENTRIES, b"question")
    now = [
        Entry(one.path, one.on_disk, one.size, -1, one.ctime_ns, one.inode)
        if one.size in changed
        else one
        for one in ENTRIES
    ]
    found = unseal_by_shares(sealed, now, b"another" if other else b"question")
    assert found in {None, b"text"}
    if other or len(changed) == len(ENTRIES):
        assert found is None
    elif len(changed) < len(ENTRIES) // 2 // shares.TOGETHER:
        assert found == b"text"


def test_a_group_of_too_few_notes_opens_no_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "TOGETHER", 8)
    notes = [Entry(f"{at * at * 35:x}.md", "", at, at, at, at) for at in range(2400)]
    groups: dict[int, list[Entry]] = {at: [] for at in range(300)}
    for one in notes:
        groups[crc32(one.path.encode()) % 300].append(one)
    assert {0, 1, 2, 3, 4} <= {len(group) for group in groups.values()}
    sealed = seal_in_shares(b"text", notes, b"question")
    for group in sorted(groups.values(), key=len)[:40]:
        opens = len(group) >= 4  # of fewer the times are too few, and of none there are none
        assert unseal_by_shares(sealed, group, b"question") == (b"text" if opens else None)


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
