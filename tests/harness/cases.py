"""Things to be done to a vault while the disk fails or the process is killed, and their judge."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from digest_vault import mark, refresh, vault_at
from harness.judgement import sweep_all, temporaries, visible

from vaultnet import api
from vaultnet.vault.changes import Change, apply, apply_edit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OLD: Final = b"\xef\xbb\xbfold\r\nwithout a last line end"
NEW: Final = "new text, longer than the old one\nс кириллицей\n".encode()
NAME: Final = "Due this week.md"
DEEP: Final = "People/A/Ada.md"


@dataclass(frozen=True, slots=True)
class WriteCase:
    """A write to a vault of these files, after which it holds those."""

    name: str
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    write: Callable[[Path], object]

    def make(self, root: Path) -> None:
        """Make the vault."""
        for path, data in self.before.items():
            (root / path).write_bytes(data)

    def act(self, root: Path) -> None:
        """Do the write."""
        self.write(root)

    def judge(self, root: Path, name: str) -> None:
        """Hold that all is old or all is new, also after a sweep, and that it can be done then."""
        there = visible(root)
        assert there in (self.before, self.after), name
        sweep_all(root)
        assert temporaries(root) == [], name
        assert visible(root) == there, name
        if there == self.before:
            self.act(root)
            assert visible(root) == self.after, name
            assert temporaries(root) == [], name


replaced: Final = WriteCase(
    "replaced", {NAME: OLD}, {NAME: NEW}, lambda root: apply(root, Change(NAME, OLD, NEW))
)
new: Final = WriteCase("new", {}, {NAME: NEW}, lambda root: apply(root, Change(NAME, None, NEW)))
deep: Final = WriteCase(
    "new-in-new-folders", {}, {DEEP: NEW}, lambda root: apply(root, Change(DEEP, None, NEW))
)
edited: Final = WriteCase(
    "edited",
    {NAME: OLD},
    {NAME: OLD + NEW},
    lambda root: apply_edit(root, NAME, lambda old: (old or b"") + NEW, 1 << 20),
)
CASES: Final = (replaced, new, deep, edited)


class TickCase:
    """A page on which somebody is ticked, put off, a promise kept; acted on, and renewed."""

    name = "ticked"

    def make(self, root: Path) -> None:
        """Make the vault, with a page on which the marks stand and were not acted on."""
        for path, data in _before_and_after()[0].items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)

    def act(self, root: Path) -> None:
        """Do what `vaultnet digest` does."""
        api.sweep_left_overs(api.read_vault(root))
        refresh(root)

    def judge(self, root: Path, name: str) -> None:
        """Hold that each note is old or new as a whole, and that the next run ends it all.

        Then every mark has been acted on once, whenever the first run died.
        """
        old, new = _before_and_after()
        for path, text in visible(root).items():
            assert text in (old[path], new[path]), f"{name}: {path}"
        self.act(root)
        assert visible(root) == new, name
        assert temporaries(root) == [], name


@cache
def _before_and_after() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Give a vault with marks, and what becomes of it where nothing is killed."""
    with TemporaryDirectory() as folder:
        root = vault_at(Path(folder))
        refresh(root)
        mark(root, "[[Ada Berg]]", "x", words="#call looms")
        mark(root, "[[Ben Stone]]", ">")
        mark(root, "[[Dov Hale]]", "x")
        old = visible(root)
        refresh(root)
        new = visible(root)
        refresh(root)
        assert visible(root) == new
        return old, new


ticked: Final = TickCase()
