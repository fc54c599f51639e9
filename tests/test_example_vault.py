"""The example vault: its digest in both languages, and that nothing else is touched."""

from __future__ import annotations

import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vaultnet import api, apply_change, read_vault, refresh_digest
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.blocks import find_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).parents[1] / "example_vault"
GOLDENS = Path(__file__).parent / "goldens"
MONDAY = date(2026, 11, 23)
DIGEST = "Due this week.md"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    root = tmp_path / "vault"
    shutil.copytree(EXAMPLE, root)
    (root / DIGEST).unlink(missing_ok=True)
    return root


def hashes(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def refresh(root: Path, today: date = MONDAY, *, rebuild: bool = False) -> bool:
    vault = read_vault(root)
    change = refresh_digest(vault, today, rebuild=rebuild)
    if change is not None:
        apply_change(vault, change)
    return change is not None


def digest(root: Path) -> str:
    return (root / DIGEST).read_bytes().decode()


def test_the_digest_in_english(copy: Path, golden: Callable[[Path, str], None]) -> None:
    assert refresh(copy)
    golden(EXAMPLE / DIGEST, digest(copy))


def test_the_digest_in_russian(copy: Path, golden: Callable[[Path, str], None]) -> None:
    settings = copy / "vaultnet.toml"
    text = settings.read_text(encoding="utf-8").replace('language = "en"', 'language = "ru"')
    settings.write_text(text, encoding="utf-8")
    assert refresh(copy)
    golden(GOLDENS / "due-ru.md", digest(copy))


GLANCED = "People/Lucía Ferrabril.md"
LISTED = "Events/RiverConf 2026.md"
REVIEWED = "Reviews/Review 2026-W47.md"


def write_blocks(root: Path) -> tuple[str, ...]:
    vault = read_vault(root)
    changes = api.refresh_blocks(vault, MONDAY).changes
    assert not api.write_blocks(vault, changes).problems
    return tuple(one.path for one in changes)


def test_the_blocks_in_english(copy: Path, golden: Callable[[Path, str], None]) -> None:
    write_blocks(copy)
    for path in (GLANCED, LISTED, REVIEWED):
        golden(EXAMPLE / path, (copy / path).read_bytes().decode())
    assert write_blocks(copy) == ()


def test_the_blocks_in_russian(copy: Path, golden: Callable[[Path, str], None]) -> None:
    settings = copy / "vaultnet.toml"
    text = settings.read_text(encoding="utf-8").replace('language = "en"', 'language = "ru"')
    settings.write_text(text, encoding="utf-8")
    assert set(write_blocks(copy)) == {GLANCED, LISTED, REVIEWED}
    found = ((copy / path).read_bytes().decode() for path in (GLANCED, LISTED, REVIEWED))
    golden(GOLDENS / "blocks-ru.md", "\n".join(find_blocks(one)[0].content for one in found))


def test_nothing_but_the_digest_is_touched_and_a_second_run_writes_nothing(copy: Path) -> None:
    before = hashes(copy)
    assert refresh(copy)
    after = hashes(copy)
    assert {path for path in after if after[path] != before.get(path)} == {DIGEST}
    assert not refresh(copy)
    assert hashes(copy) == after


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_words_around_the_block_keep_their_bytes(copy: Path, eol: str) -> None:
    mine = f"\ufeffMy own words, NFD e\u0301, U+2028 \u2028.{eol}".encode()
    tail = f"{eol}and these, with no line end".encode()
    block = f"%% vaultnet:begin due %%{eol}%% vaultnet:end due %%".encode()
    (copy / DIGEST).write_bytes(mine + block + tail)
    assert refresh(copy)
    data = (copy / DIGEST).read_bytes()
    assert data.startswith(mine)
    assert data.endswith(tail)
    assert (b"\r\n" in data.removeprefix(mine)) == (eol == "\r\n")
    assert not refresh(copy)


@pytest.mark.parametrize(
    ("blank", "kept"), [(b"", b""), (b"\n \n", b""), (b"\xef\xbb\xbf\n", b"\xef\xbb\xbf")]
)
def test_a_blank_note_is_filled_like_a_new_one(copy: Path, blank: bytes, kept: bytes) -> None:
    (copy / DIGEST).write_bytes(blank)
    assert refresh(copy)
    assert (copy / DIGEST).read_bytes().startswith(kept + b"%% vaultnet:begin due 2026-W48 %%\n")
    assert not refresh(copy)


def test_the_folders_of_a_new_digest_are_made(copy: Path) -> None:
    with (copy / "vaultnet.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[digest]\npath = "Network/Weeks/Due.md"\n')
    assert refresh(copy)
    assert (copy / "Network" / "Weeks" / "Due.md").is_file()
    assert not refresh(copy)


def test_what_is_refused_says_the_way_out(copy: Path) -> None:
    (copy / DIGEST).write_text("mine\n", encoding="utf-8")
    with pytest.raises(NoteRefusedError, match="each alone on its line and at the margin"):
        refresh(copy)


def test_words_between_fresh_markers_go_below_the_page(copy: Path) -> None:
    text = "%% vaultnet:begin due %%\nmine\n%% vaultnet:end due %%\n"
    (copy / DIGEST).write_text(text, encoding="utf-8")
    assert refresh(copy)
    assert digest(copy).endswith(" %%\n\nmine\n")


def test_the_page_is_steady_through_its_week_and_new_in_the_next(copy: Path) -> None:
    refresh(copy)
    monday = digest(copy)
    (copy / "Daily" / "2026-11-24.md").write_text("- 📞 call with [[Amara Lindqvist]]\n", "utf-8")
    refresh(copy, date(2026, 11, 24))
    tuesday = digest(copy)
    ids = [row.rpartition("^")[2] for row in monday.split("\n") if "^vn-" in row]
    assert [row.rpartition("^")[2] for row in tuesday.split("\n") if "^vn-" in row][
        : len(ids)
    ] == ids
    assert "✓ done, call ([[2026-11-24]], line 1). ^vn-7a2000e6" in tuesday
    refresh(copy, date(2026, 11, 30))
    assert "vaultnet:begin due 2026-W49" in digest(copy)
    assert "✓" not in digest(copy)


def test_every_link_of_the_digest_leads_to_the_very_note(copy: Path) -> None:
    refresh(copy)
    vault = read_vault(copy)
    note = vault.notes[DIGEST]
    assert note.links
    for link in note.links:
        path = vault.links.resolve(link.target, DIGEST)
        assert path is not None, link.target
        assert path in vault.notes


def test_the_private_person_is_not_named(copy: Path) -> None:
    refresh(copy)
    assert "Ines" not in digest(copy)
    assert "Carvalmar" not in digest(copy)
