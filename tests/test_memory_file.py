"""The file in which a vault is remembered: who can read it, and what is thrown away."""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Final
from zlib import crc32

import pytest
from cli_vault import ADA, BO_LUND, CLEAN, NOTES, TODAY, run
from hypothesis import given
from hypothesis import strategies as st
from memory_of import MEMORY, add, memory_of, remember_in

from vaultnet import api
from vaultnet.core.records import Source
from vaultnet.vault.remembering import shares
from vaultnet.vault.remembering.cache_folder import cache_folder
from vaultnet.vault.remembering.freezing import Frozen
from vaultnet.vault.remembering.packing import ForeignError, Manner, pack, unpack
from vaultnet.vault.remembering.parts import in_parts
from vaultnet.vault.remembering.shares import facts_of, open_by_shares, seal_in_shares
from vaultnet.vault.walk import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


CANARY: Final = "quetzalcoatlus"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return remember_in(tmp_path / "cache", monkeypatch)


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault(NOTES)


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
    memory.keep(listing, Frozen([b"no pickle"], [], []))
    assert api.read_in_run(vault, memory).before is None
    assert not list(cache.rglob(MEMORY))


@pytest.mark.parametrize(
    "content", [b"", b"no parts", in_parts([]), in_parts([b"other"]), in_parts([bytes(8), b"{}"])]
)
def test_what_is_sealed_as_ours_and_is_none_is_thrown_away(
    vault: Path, cache: Path, content: bytes
) -> None:
    run(vault, "due")
    memory = api.Memory(str(vault), b"p", time_ns())
    listing = api.read_vault(vault).contents.listing
    sealed = seal_in_shares(content, facts_of(listing.notes), memory.question)
    memory_of(cache).write_bytes(sealed)
    assert api.read_in_run(vault, memory).before is None
    assert not list(cache.rglob(MEMORY))


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
    packed = pack([Source("a.md", 1)], manner)
    assert unpack(packed, {}.__getitem__)() == Source("a.md", 1)
    for foreign in (Path("x"), print, os.system, Manner):
        with pytest.raises(ForeignError):
            unpack([pickle.dumps(foreign)], {}.__getitem__)()
    with pytest.raises(ForeignError):
        pack([Path("x")], manner)


ENTRIES: Final = tuple(Entry(f"{at}.md", f"{at}.md", at, at, at, at) for at in range(40))


@given(st.sets(st.integers(0, 39)), st.booleans())
def test_a_seal_opens_while_a_group_of_notes_stands(changed: set[int], other: bool) -> None:
    sealed = seal_in_shares(b"text", facts_of(ENTRIES), b"question")
    now = [
        Entry(one.path, one.on_disk, one.size, -1, one.ctime_ns, one.inode)
        if one.size in changed
        else one
        for one in ENTRIES
    ]
    opened = open_by_shares(sealed, facts_of(now), b"another" if other else b"question")
    found = opened and opened.whole()
    assert found in {None, b"text"}
    if other or len(changed) == len(ENTRIES):
        assert found is None
    elif len(changed) < len(ENTRIES) // 2 // shares.TOGETHER:
        assert found == b"text"


def test_a_group_of_too_few_notes_opens_no_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "TOGETHER", 8)
    notes = [Entry("", f"{at * at * 35:x}.md", at, at, at, at) for at in range(2400)]
    groups: dict[int, list[Entry]] = {at: [] for at in range(300)}
    for one in notes:
        groups[crc32(one.on_disk.encode()) % 300].append(one)
    assert {0, 1, 2, 3, 4} <= {len(group) for group in groups.values()}
    sealed = seal_in_shares(b"text", facts_of(notes), b"question")
    for group in sorted(groups.values(), key=len)[:40]:
        opens = len(group) >= 4  # of fewer the times are too few, and of none there are none
        opened = open_by_shares(sealed, facts_of(group), b"question")
        assert (opened and opened.whole()) == (b"text" if opens else None)
