"""What a walk through a vault finds, leaves out and reports (S1.2 to S1.5, N3 to N5)."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.core.records import Severity
from vaultnet.errors import VaultError
from vaultnet.vault import walk as walk_module
from vaultnet.vault.files import read_file
from vaultnet.vault.paths import key_path
from vaultnet.vault.remembering.looks import look_at
from vaultnet.vault.walk import Listing, hidden_folders, is_in_the_cloud, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def make(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"x")
    return root


def notes(listing: Listing) -> list[str]:
    return [entry.path for entry in listing.notes]


def codes(listing: Listing) -> list[tuple[str, str]]:
    return [(problem.code, problem.source.path) for problem in listing.problems]


def test_notes_and_others_by_path(tmp_path: Path) -> None:
    listing = walk(make(tmp_path, "b.md", "a/c.md", "a/b/d.md", "a.png", "x.canvas", "y.base"))
    assert notes(listing) == ["a/b/d.md", "a/c.md", "b.md"]
    assert listing.others == ("a.png", "x.canvas", "y.base")
    assert listing.problems == ()
    assert list(listing.paths()) == ["a/b/d.md", "a/c.md", "b.md", "a.png", "x.canvas", "y.base"]


def test_size_and_time_of_a_note(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    os.utime(tmp_path / "a.md", ns=(1, 5_000_000_000))
    (entry,) = walk(tmp_path).notes
    assert (entry.size, entry.mtime_ns, entry.on_disk) == (1, 5_000_000_000, "a.md")


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(".draft.md", id="hidden-note-N3"),
        pytest.param(".trash/old.md", id="trash"),
        pytest.param("a/.git/x.md", id="nested-hidden-folder"),
        pytest.param(".~vaultnet-0-0-0.tmp", id="our-temporary-file"),
        pytest.param(".syncthing.a.md.tmp", id="syncthing-temporary"),
        pytest.param("~syncthing~a.md.tmp", id="syncthing-temporary-windows"),
        pytest.param("~$a.md", id="office-lock"),
        pytest.param("a.md.swp", id="swap-file"),
        pytest.param("photo.png.icloud", id="placeholder-of-no-note"),
    ],
)
def test_left_out_without_a_word(tmp_path: Path, path: str) -> None:
    listing = walk(make(tmp_path, path))
    assert (listing.notes, listing.others, listing.problems) == ((), (), ())


@pytest.mark.parametrize("name", [".Иван Белый.md.icloud", "Иван Белый.md.icloud"])
def test_a_note_in_the_cloud_only_is_reported(tmp_path: Path, name: str) -> None:
    """N5."""
    listing = walk(make(tmp_path, f"Люди/{name}"))
    assert notes(listing) == []
    assert codes(listing) == [("cloud-placeholder", "Люди/Иван Белый.md")]


def test_a_file_without_its_bytes_is_reported_and_stays_a_target(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk_module, "is_in_the_cloud", lambda _status: True)
    listing = walk(make(tmp_path, "a.md"))
    assert (listing.notes, listing.others) == ((), ("a.md",))
    assert codes(listing) == [("cloud-placeholder", "a.md")]


@pytest.mark.parametrize(
    ("status", "away"),
    [
        pytest.param({"st_flags": 0x40000000}, True, id="macos-dataless"),
        pytest.param({"st_flags": 0x20}, False, id="macos-other-flag"),
        pytest.param({"st_file_attributes": 0x00400020}, True, id="windows-recall"),
        pytest.param({"st_file_attributes": 0x1020}, True, id="windows-offline"),
        pytest.param({"st_file_attributes": 0x20}, False, id="windows-archive"),
        pytest.param({}, False, id="linux"),
    ],
)
def test_is_in_the_cloud(status: dict[str, int], away: bool) -> None:
    assert is_in_the_cloud(cast("os.stat_result", SimpleNamespace(**status))) is away


def test_a_capital_extension_is_a_note_and_reported(tmp_path: Path) -> None:
    listing = walk(make(tmp_path, "Ann.MD"))
    assert notes(listing) == ["Ann.MD"]
    assert codes(listing) == [("capital-extension", "Ann.MD")]
    assert listing.problems[0].severity is Severity.INFO


def test_a_folder_may_look_like_a_note(tmp_path: Path) -> None:
    assert notes(walk(make(tmp_path, "dir.md/inner.md"))) == ["dir.md/inner.md"]


def test_decomposed_and_spaced_names_have_one_key(tmp_path: Path) -> None:
    listing = walk(make(tmp_path, "Cafe\u0301/Ann\u00a0Bell.md"))
    (entry,) = listing.notes
    assert (entry.path, entry.on_disk) == ("Café/Ann Bell.md", "Cafe\u0301/Ann\u00a0Bell.md")
    assert listing.problems == ()


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        pytest.param("Café.md", "Cafe\u0301.md", "Café.md", id="composed-wins"),
        pytest.param("a b.md", "a\u00a0b.md", "a b.md", id="space-wins"),
        pytest.param("Cafe\u0301/x.md", "Café/x.md", "Café/x.md", id="in-twin-folders"),
    ],
)
def test_two_files_of_one_key(tmp_path: Path, first: str, second: str, kept: str) -> None:
    listing = walk(make(tmp_path, first, second))
    assert [entry.on_disk for entry in listing.notes] == [kept]
    assert codes(listing) == [("same-name", key_path(first))]


def test_names_that_differ_in_capitals_alone(tmp_path: Path) -> None:
    listing = walk(make(tmp_path, "ANN.md", "ann.md"))
    if len(listing.notes) == 1:
        pytest.skip("this disk does not tell capitals apart")
    assert notes(listing) == ["ANN.md", "ann.md"]
    assert codes(listing) == [("capitals-only", "ann.md")]
    assert "ANN.md" in listing.problems[0].message


def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    try:
        make(tmp_path, name)
    except OSError:
        pytest.skip("this disk takes UTF-8 names only")
    listing = walk(tmp_path)
    (entry,) = listing.notes
    assert (entry.path, entry.on_disk) == ("caf\ufffd.md", name)
    assert codes(listing) == [("name-not-utf-8", "caf\ufffd.md")]
    assert read_file(tmp_path, entry.on_disk, 10) == b"x"


def test_only_regular_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.md")
    make(tmp_path, "a.md")
    assert notes(walk(tmp_path)) == ["a.md"]


def test_a_linked_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    """S1.4: a folder that shares nothing with the vault."""
    make(tmp_path, "elsewhere/deep/b.md", "vault/a.md")
    (tmp_path / "vault/link").symlink_to(tmp_path / "elsewhere")
    listing = walk(tmp_path / "vault")
    assert notes(listing) == ["a.md", "link/deep/b.md"]
    assert listing.problems == ()


@pytest.mark.parametrize(
    ("link", "target"),
    [
        pytest.param("vault/a/loop", "vault/a", id="its-own-parent"),
        pytest.param("vault/all", "vault", id="the-vault"),
        pytest.param("vault/up", ".", id="above-the-vault"),
        pytest.param("vault/b", "vault/a", id="another-folder-of-the-vault"),
        pytest.param("vault/hidden", "vault/.obsidian", id="a-hidden-folder-of-the-vault"),
        pytest.param("vault/second", "elsewhere", id="a-folder-linked-already"),
        pytest.param("vault/inner", "elsewhere/deep", id="within-a-folder-linked-already"),
        pytest.param("elsewhere/back", "elsewhere", id="a-loop-elsewhere"),
    ],
)
def test_a_linked_folder_that_overlaps_is_not_followed(
    tmp_path: Path, link: str, target: str
) -> None:
    make(tmp_path, "vault/a/a.md", "vault/.obsidian/x.md", "elsewhere/deep/b.md")
    (tmp_path / "vault/Link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / link).symlink_to(tmp_path / target)
    listing = walk(tmp_path / "vault")
    assert notes(listing) == ["Link/deep/b.md", "a/a.md"]
    assert [code for code, _ in codes(listing)] == ["linked-folder"]


def test_two_links_that_lead_to_each_other(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "c.md").symlink_to("c.md")
    listing = walk(tmp_path)
    assert notes(listing) == []
    assert codes(listing) == [("broken-link", "c.md")]


def test_a_linked_note_is_reported_and_not_read(tmp_path: Path) -> None:
    """N4: links to it resolve all the same."""
    make(tmp_path, "secret.txt", "vault/a.md")
    (tmp_path / "vault/out.md").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "vault/in.md").symlink_to("a.md")
    (tmp_path / "vault/gone.md").symlink_to("nothing")
    (tmp_path / "vault/gone.png").symlink_to("nothing")
    (tmp_path / "vault/null").symlink_to(os.devnull)
    listing = walk(tmp_path / "vault")
    assert notes(listing) == ["a.md"]
    assert listing.others == ("in.md", "out.md")
    assert codes(listing) == [
        ("broken-link", "gone.md"),
        ("linked-note", "in.md"),
        ("linked-note", "out.md"),
    ]


@pytest.mark.parametrize("mark", ["#", "^", "[", "]", "|", "\\", "%%", "\t", "\x7f"])
def test_a_name_that_no_link_can_hold(tmp_path: Path, mark: str) -> None:
    """N2: in the name of a note, or of a folder above it; the note is read all the same."""
    listing = walk(make(tmp_path, f"Ann{mark}Bell.md", f"Old{mark}/Zoe.md", f"{mark}.png"))
    assert notes(listing) == [f"Ann{mark}Bell.md", f"Old{mark}/Zoe.md"]
    assert codes(listing) == [
        ("name-breaks-links", f"Ann{mark}Bell.md"),
        ("name-breaks-links", f"Old{mark}"),
    ]


@pytest.mark.parametrize(
    "path",
    [*(f"Ann {mark}.md" for mark in '*"<>:?'), "Ann .md", "Ann..md", "con.md", "LPT1.x.md"],
)
def test_a_name_that_windows_refuses(tmp_path: Path, path: str) -> None:
    """N1."""
    assert codes(walk(make(tmp_path, path))) == [("name-not-portable", path)]


@pytest.mark.parametrize(
    "path", ["Beacon.md", "A & B (Co), 50%.md", "v1.2.md", "…/Ёж!.md", "C#.png"]
)
def test_ordinary_names(tmp_path: Path, path: str) -> None:
    assert codes(walk(make(tmp_path, path))) == []


def test_a_root_that_is_a_link(tmp_path: Path) -> None:
    make(tmp_path, "vault/a.md")
    (tmp_path / "link").symlink_to(tmp_path / "vault")
    assert notes(walk(tmp_path / "link")) == ["a.md"]


@pytest.mark.parametrize("path", ["nothing", "file"])
def test_a_root_that_cannot_be_listed(tmp_path: Path, path: str) -> None:
    make(tmp_path, "file")
    with pytest.raises(VaultError, match=r"cannot be read: .*--vault"):
        walk(tmp_path / path)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        pytest.param(PermissionError(13, "Permission denied"), "folder-unreadable", id="denied"),
        pytest.param(OSError(5, "Input/output error"), "folder-unreadable", id="broken-disk"),
        pytest.param(FileNotFoundError(2, "No such file"), None, id="gone"),
        pytest.param(NotADirectoryError(20, "Not a directory"), None, id="now-a-file"),
    ],
)
def test_a_folder_that_cannot_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, expected: str | None
) -> None:
    make(tmp_path, "a/x.md", "b/y.md")
    scandir = os.scandir

    def faulty(path: str) -> object:
        if path.endswith("/a"):
            raise fault
        return scandir(path)

    monkeypatch.setattr(os, "scandir", faulty)
    listing = walk(tmp_path)
    assert notes(listing) == ["b/y.md"]
    assert codes(listing) == ([(expected, "a")] if expected else [])


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        pytest.param(FileNotFoundError(2, "No such file"), [], id="gone"),
        pytest.param(OSError(5, "Input/output error"), [("note-unreadable", "a.md")], id="broken"),
    ],
)
def test_a_note_that_cannot_be_looked_at(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: OSError,
    expected: list[tuple[str, str]],
) -> None:
    class Faulty:
        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.name = entry.name

        def is_symlink(self) -> bool:
            return False

        def is_dir(self, *, follow_symlinks: bool) -> bool:
            del follow_symlinks
            raise fault

    class Scan:
        def __init__(self, path: str) -> None:
            with scandir(path) as entries:
                self.entries = [Faulty(entry) for entry in entries]

        def __enter__(self) -> Iterable[Faulty]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            return

    make(tmp_path, "a.md", "b.png")
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", Scan)
    listing = walk(tmp_path)
    assert listing.notes == ()
    assert codes(listing) == expected


def test_the_order_of_the_disk_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, *(f"{folder}/{name}.md" for folder in "cab" for name in "zxy"))
    (tmp_path / "c/Ann.md").write_bytes(b"x")
    (tmp_path / "c/ANN.md").write_bytes(b"x")
    straight = walk(tmp_path)
    scandir = os.scandir

    class Backwards:
        def __init__(self, path: str) -> None:
            with scandir(path) as entries:
                self.entries = sorted(entries, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            return

    monkeypatch.setattr(os, "scandir", Backwards)
    assert walk(tmp_path) == straight


NAMES = st.text(
    st.sampled_from(
        "aAбИ\u0306éеe\u0301\u0308\u00a0 .~$#[]|^%\n\t\u2028\u202e👩\u200d🔬\\:*?\"<>'"
    ),
    min_size=1,
    max_size=12,
).filter(lambda name: name not in {".", ".."})


@settings(max_examples=150, deadline=None)
@given(st.sets(NAMES, max_size=6), st.sets(NAMES, max_size=3))
def test_any_names(names: set[str], folders: set[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        written = {
            f"{parent}{name}.md"
            for parent in ("", *(f"{one}/" for one in folders))
            for name in names
        }
        make(root, *written)
        listing = walk(root)
        visible = {
            path
            for path in written
            if not any(part.startswith((".", "~$")) for part in path.split("/"))
        }
        assert set(notes(listing)) == {key_path(path) for path in visible}
        assert {entry.on_disk for entry in listing.notes} <= visible
        for entry in listing.notes:
            assert read_file(root, entry.on_disk, 10) == b"x"
        assert walk(root, look_at(folder).folders) == listing


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file may be in the cloud only")
def test_a_folder_that_was_looked_at_is_not_listed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make(tmp_path, "a.md", "People/b.md", "People/More/c.md", "Drawn/d.md", "Drawn/e.png")
    listing, look = walk(root), look_at(str(root))
    listed: list[str] = []
    scandir = os.scandir

    def counted(path: str) -> Iterator[os.DirEntry[str]]:
        listed.append(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", counted)
    assert walk(root, look.folders) == listing
    assert listed == [f"{root}/Drawn"]


def test_hidden_folders(tmp_path: Path) -> None:
    make(tmp_path, ".obsidian/app.json", ".b/x", "a/.c/x", ".file")
    assert hidden_folders(tmp_path) == (".b", ".obsidian")
    assert hidden_folders(tmp_path / "nothing") == ()
