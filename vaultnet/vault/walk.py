"""Lists what is in a vault, as Obsidian sees it (S1.2 to S1.5), and reports what it leaves out."""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter, itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vaultnet.core.patches import stretches
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Problem, Source
from vaultnet.errors import VaultError
from vaultnet.vault.file_problems import KINDS
from vaultnet.vault.paths import NOTE_EXTENSION, folder_of, is_note, is_unicode, key_path
from vaultnet.vault.temporary_names import is_temporary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Seen = tuple[Any, ...]

# Dot-files and dot-folders (S1.2), and what editors and sync tools lay beside a note (S12.5).
IGNORED_BEGINNINGS: Final = (".", "~$", "~syncthing~")
IGNORED_ENDINGS: Final = (".swp", ".icloud")

_PATH: Final = attrgetter("path")
_FACTS: Final = 4  # of a note that was seen: size, both times, inode

# A file that is in the cloud only; to read it would fetch it, or wait for ever.
_DATALESS_FLAG: Final = 0x40000000  # SF_DATALESS of macOS, in st_flags
_RECALL_ATTRIBUTES: Final = 0x00400000 | 0x00001000  # RECALL_ON_DATA_ACCESS, OFFLINE of Windows
# What ends or breaks a link (N2), and what Windows and Android refuse (N1, S11.7).
_BREAKS_LINKS: Final = pattern(r"[#^|\[\]\\\x00-\x1f\x7f]|%%")
_NOT_PORTABLE: Final = pattern(
    r"""[*"<>:?]|[. ](?:\.md)?\Z|\A(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\.|\Z)""", re.IGNORECASE
)
_DOUBTED_SIGNS: Final = frozenset('#^|[]\\%*"<>:?\x7f').union(map(chr, range(0x20)))
_DEVICES: Final = frozenset({"CON", "PRN", "AUX", "NUL", "COM", "LPT"})


class Entry(NamedTuple):
    """A note on the disk; a tuple, which is made and compared in a tenth of a record's time."""

    path: str  # the key: NFC, `/` between parts
    on_disk: str  # relative to the root, as the system gave it
    size: int  # bytes
    mtime_ns: int
    ctime_ns: int  # moves also where a program sets the modification time back
    inode: int


@frozen_record
class Listing:
    """What is in a vault: its notes, its other files, and what was left out and why."""

    notes: tuple[Entry, ...]  # by path
    others: tuple[str, ...]  # paths of other files: targets of links, never read; sorted
    problems: tuple[Problem, ...]  # by path
    unswept: tuple[str, ...] = ()  # folders, on disk, where writes left temporary files; sorted

    def has_files_of(self, other: Listing) -> bool:
        """Tell whether no file came or went since another listing."""
        then, now = stretches(other.notes, self.notes)
        paths = [list(map(_PATH, some)) for some in (other.notes[then], self.notes[now])]
        return paths[0] == paths[1] and self.others == other.others

    def paths(self) -> Iterator[str]:
        """Give the paths of all files that a link can reach."""
        yield from (entry.path for entry in self.notes)
        yield from self.others


def walk(root: Path, seen: Mapping[str, Sequence[Seen]] = MappingProxyType({})) -> Listing:
    """List the notes and the other files of the vault at `root`.

    Follows a linked folder only if it overlaps neither the vault nor another linked folder (S1.4);
    reads no linked file. Of the folders `seen`, by path on the disk, the disk is not asked again:
    they hold regular notes (name, size, both times, inode) and folders (name and nothing) alone.
    Raises `VaultError` where `root` itself cannot be listed.
    """
    walker = _Walker(os.path.realpath(root), seen)
    try:
        walker.look_into("", "")
    except OSError as error:
        message = f"The vault {root} cannot be read: {error.strerror}; name a folder with --vault."
        raise VaultError(message) from error
    walker.run()
    return walker.listing()


def look_again(root: Path, listing: Listing, paths: Iterable[str]) -> Listing | None:
    """Look again at single notes of a listing; None where one came or went: then `walk`."""
    entries = list(listing.notes)
    for path in paths:
        at = bisect_left(entries, path, key=_PATH)
        if at == len(entries) or entries[at].path != path:
            return None
        entry = entries[at]
        try:
            status = Path(f"{root}/{entry.on_disk}").lstat()
        except OSError:
            return None
        if not stat.S_ISREG(status.st_mode) or is_in_the_cloud(status):
            return None
        entries[at] = _entry(path, entry.on_disk, status)
    return replace(listing, notes=tuple(entries))


def is_as_seen(root: Path, entry: Entry) -> bool:
    """Tell whether the disk still says of a note what it said when that was looked at."""
    try:
        status = Path(f"{root}/{entry.on_disk}").lstat()
    except OSError:
        return False
    return _entry(entry.path, entry.on_disk, status) == entry


def hidden_folders(root: Path) -> tuple[str, ...]:
    """Give the names of the dot-folders in the vault's root, sorted; none where it cannot be."""
    try:
        with os.scandir(root) as entries:
            return tuple(sorted(e.name for e in entries if e.name[0] == "." and e.is_dir()))
    except OSError:
        return ()


class _Walker:
    """One walk through a vault: what is still to be seen and what was found."""

    def __init__(self, root: str, seen: Mapping[str, Sequence[Seen]]) -> None:
        self._root = root
        self._seen = seen
        self._folders: list[tuple[str, str]] = []  # on disk, key; the next one last
        self._taken: dict[str, str] = {}  # key to the name on disk
        self._notes: list[Entry] = []
        self._others: list[str] = []
        self._problems: list[Problem] = []
        self._unswept: set[str] = set()
        self._claimed = {root}  # real folders whose content belongs to the vault
        self._above = _parents(root)

    def run(self) -> None:
        while self._folders:
            on_disk, key = self._folders.pop()
            try:
                self.look_into(on_disk, key)
            except (FileNotFoundError, NotADirectoryError):
                continue  # gone or replaced since its parent was listed
            except OSError as error:
                self._report("folder-unreadable", key, reason=error.strerror)

    def look_into(self, on_disk: str, key: str) -> None:
        """Take in one folder; raises `OSError` where it cannot be listed."""
        seen = self._seen.get(f"{self._root}/{on_disk}" if on_disk else self._root)
        if seen and all(map(_is_as_spelled, map(itemgetter(0), seen))):
            self._take_in(seen, on_disk, key)
            return
        with os.scandir(f"{self._root}/{on_disk}") as scan:
            found = [(key_path(entry.name), entry) for entry in scan]
        # Names in their key spelling come first, so that of two equal ones they are kept.
        found.sort(key=lambda pair: (pair[0] != pair[1].name, pair[1].name))
        first = len(self._folders)
        for name, entry in found:
            path = _under(key, name)
            try:
                self._see(entry, _under(on_disk, entry.name), path)
            except FileNotFoundError:
                continue  # gone since the folder was listed
            except OSError as error:
                if is_note(path):
                    self._report("note-unreadable", path, reason=error.strerror)
        self._folders[first:] = reversed(self._folders[first:])

    def _take_in(self, seen: Sequence[Seen], on_disk: str, key: str) -> None:
        """Take in a folder of which all is known."""
        first = len(self._folders)
        for name, *facts in sorted(seen):
            path, place = _under(key, name), _under(on_disk, name)
            if len(facts) < _FACTS:
                self._folders.append((place, path))
            elif self._take(place, path):
                self._notes.append(Entry(path, path if path == place else place, *facts))
            else:
                continue
            if not _is_ordinary(name):
                self._look_at_spelling(name, path)
        self._folders[first:] = reversed(self._folders[first:])

    def listing(self) -> Listing:
        self._compare_capitals()
        return Listing(
            tuple(sorted(self._notes, key=attrgetter("path"))),
            tuple(sorted(self._others)),
            tuple(sorted(self._problems, key=lambda one: (one.source, one.code, one.message))),
            tuple(sorted(self._unswept)),
        )

    def _see(self, entry: os.DirEntry[str], on_disk: str, key: str) -> None:
        name = entry.name
        if name.startswith(IGNORED_BEGINNINGS) or name.endswith(IGNORED_ENDINGS):
            self._see_placeholder(name, key)
            if is_temporary(name):
                self._unswept.add(folder_of(on_disk))
        elif entry.is_symlink():
            self._see_link(entry, on_disk, key)
        elif entry.is_dir(follow_symlinks=False):
            self._folders.append((on_disk, key))
            self._look_at_spelling(name, key)
        elif entry.is_file(follow_symlinks=False) and self._take(on_disk, key):
            if is_note(name):
                self._see_note(entry, on_disk, key)
            else:
                self._others.append(key)

    def _see_note(self, entry: os.DirEntry[str], on_disk: str, key: str) -> None:
        status = entry.stat(follow_symlinks=False)
        if is_in_the_cloud(status):
            self._others.append(key)
            self._report("cloud-placeholder", key)
            return
        self._notes.append(_entry(key, on_disk, status))
        self._look_at_spelling(entry.name, key)
        if not entry.name.endswith(NOTE_EXTENSION):
            self._report("capital-extension", key)

    def _see_placeholder(self, name: str, key: str) -> None:
        """Report `.NAME.md.icloud`, which stands for a note that was not fetched (N5)."""
        note = name.removeprefix(".").removesuffix(".icloud")
        if name.endswith(".icloud") and is_note(note):
            self._report("cloud-placeholder", _under(folder_of(key), key_path(note)))

    def _see_link(self, entry: os.DirEntry[str], on_disk: str, key: str) -> None:
        try:
            mode = entry.stat().st_mode
        except OSError:
            if is_note(key):
                self._report("broken-link", key)
            return
        if stat.S_ISDIR(mode):
            self._see_linked_folder(on_disk, key)
        elif stat.S_ISREG(mode) and self._take(on_disk, key):
            self._others.append(key)
            if is_note(key):
                self._report("linked-note", key)

    def _see_linked_folder(self, on_disk: str, key: str) -> None:
        target = os.path.realpath(f"{self._root}/{on_disk}")
        above = _parents(target)
        if target in self._above or target in self._claimed or above & self._claimed:
            self._report("linked-folder", key)
            return
        self._claimed.add(target)
        self._above |= above
        self._folders.append((on_disk, key))

    def _take(self, on_disk: str, key: str) -> bool:
        """Claim a path; False, and a report, where another file has it already."""
        if self._taken.setdefault(key, on_disk) == on_disk:
            return True
        self._report("same-name", key)
        return False

    def _look_at_spelling(self, name: str, key: str) -> None:
        if not is_unicode(name):
            self._report("name-not-utf-8", key)
        elif _BREAKS_LINKS.search(name):
            self._report("name-breaks-links", key)
        elif _NOT_PORTABLE.search(name):
            self._report("name-not-portable", key)

    def _compare_capitals(self) -> None:
        first: dict[str, str] = {}
        for path in sorted(entry.path for entry in self._notes):
            twin = first.setdefault(path.lower(), path)
            if twin != path:
                self._report("capitals-only", path, twin=twin)

    def _report(self, code: str, path: str, **facts: str | None) -> None:
        self._problems.append(KINDS[code].at(Source(path, 1), **facts))


def _entry(path: str, on_disk: str, status: os.stat_result) -> Entry:
    """Give what is known of a note; what is equal, as it mostly is, is one object."""
    mtime, ctime = status.st_mtime_ns, status.st_ctime_ns
    return Entry(
        path,
        path if path == on_disk else on_disk,
        status.st_size,
        mtime,
        mtime if mtime == ctime else ctime,
        status.st_ino,
    )


def is_in_the_cloud(status: os.stat_result) -> bool:
    """Tell whether a file's bytes are elsewhere, by what macOS and Windows say of it."""
    flags: int = getattr(status, "st_flags", 0)
    attributes: int = getattr(status, "st_file_attributes", 0)
    return bool(flags & _DATALESS_FLAG or attributes & _RECALL_ATTRIBUTES)


def _is_as_spelled(name: str) -> bool:
    """Tell whether a name is its own key, and none that is passed over."""
    return key_path(name) == name and not (
        name.startswith(IGNORED_BEGINNINGS) or name.endswith(IGNORED_ENDINGS)
    )


def _is_ordinary(name: str) -> bool:
    """Tell whether a name is beyond doubt one that `_BREAKS_LINKS` and `_NOT_PORTABLE` let pass."""
    return (
        _DOUBTED_SIGNS.isdisjoint(name)
        and name[:3].upper() not in _DEVICES
        and name.removesuffix(NOTE_EXTENSION)[-1:] not in {"", ".", " "}
    )


def _under(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _parents(path: str) -> set[str]:
    return {str(parent) for parent in Path(path).parents}
