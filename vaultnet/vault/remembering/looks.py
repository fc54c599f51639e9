"""A look at everything that the reading of a vault rests on: no byte of a note, and one sum.

It takes in whatever `walk` and `read_config` may ask the disk: what stands in every folder, of each
note the size, times and inode, where links lead, the files of the configuration. Two looks have the
same sum only if all of that is the same.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from hashlib import blake2b
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vaultnet.vault.remembering.cache_folder import at_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Told = tuple[Any, ...]

# A clock may stand still for so long: the coarsest file system counts every other second (FAT).
GRAIN: Final = 2_000_000_000  # nanoseconds

# What `read_config` reads, below each folder that may be the configuration's; a test compares.
CONFIG_FILES: Final = (
    "app.json",
    "core-plugins.json",
    "community-plugins.json",
    "daily-notes.json",
    "templates.json",
    "types.json",
    "zk-prefixer.json",
    "plugins/periodic-notes/data.json",
    "plugins/templater-obsidian/data.json",
)
_SETTINGS: Final = "vaultnet.toml"

_NOTE: Final = ".md"
_MOST_BYTES: Final = 1 << 21  # of one file: what is longer is not read for its rules
_SUM_BYTES: Final = 32
_MARSHAL: Final = 2  # the last version whose bytes depend on nothing but the value
_ON_WINDOWS: Final = sys.platform == "win32"  # there a change moves `mtime` alone
_PLAIN_STATUS: Final = sys.platform == "linux"  # elsewhere a file may be in the cloud only


class Look(NamedTuple):
    """What the disk told of a vault at one moment."""

    sum: bytes
    newest: int  # nanoseconds: when the latest change of a file was
    # What was told of each entry, by folder, where there are but notes and folders: for `walk`.
    folders: Mapping[str, Sequence[Told]] = MappingProxyType({})
    # All that was told, where a file is told of by the same facts as in `folders`.
    told: Sequence[Any] = ()

    def is_settled(self, begun: int) -> bool:
        """Tell whether a change after the moment `begun`, in nanoseconds, would show.

        A change within one tick of a file system's clock leaves all that it tells as it was.
        """
        return self.newest < begun - GRAIN


def look_at(root: str) -> Look:
    """Look at the vault at `root`; raises nothing: what cannot be looked at is told as such."""
    looking = _Looking(os.path.realpath(root))
    while looking.folders:
        looking.look_into(looking.folders.pop())
    for path in looking.configuration():
        looking.look_at_file(path)
    told = marshal.dumps(looking.told, _MARSHAL)
    return Look(
        blake2b(told, digest_size=_SUM_BYTES).digest(),
        looking.newest,
        looking.plain_folders,
        looking.told if _PLAIN_STATUS else (),
    )


class _Looking:
    """A look that is going on."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._hidden: list[str] = []  # folders in the root, one of which has the configuration
        self._seen = {root}
        self.folders = [root]  # still to be looked into
        self.told: list[Any] = []
        self.newest = 0
        self.plain_folders: dict[str, Sequence[Told]] = {}

    def look_into(self, folder: str) -> None:
        """Take in what stands in a folder: of notes, which are the most by far, first."""
        tell = self.told.append
        tell(folder[len(self._root) :])
        first, newest, is_plain = len(self.told), self.newest, _PLAIN_STATUS
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    name = entry.name
                    if name.endswith(_NOTE) and entry.is_file(follow_symlinks=False):
                        status = entry.stat(follow_symlinks=False)
                        tell(_told_of(name, status))
                        changed = status.st_mtime_ns if _ON_WINDOWS else status.st_ctime_ns
                        newest = max(newest, changed)
                    else:
                        told = self._other(entry, folder)
                        is_plain = is_plain and told == (name, "")
                        tell(told)
        except OSError as error:
            tell(error.errno)
            is_plain = False
        if is_plain:
            self.plain_folders[folder] = self.told[first:]
        self.newest = newest

    def look_at_file(self, path: str) -> None:
        """Take in one file, by a link too, that belongs to the configuration."""
        try:
            status = os.stat(f"{self._root}/{path}")  # noqa: PTH116  plain text, for speed
        except OSError as error:
            self.told.append(error.errno)
            return
        self.newest = max(self.newest, status.st_mtime_ns if _ON_WINDOWS else status.st_ctime_ns)
        self.told.append(_told_of(path, status))

    def configuration(self) -> Iterable[str]:
        """Give the paths of the files that may have settings or configuration."""
        yield _SETTINGS
        for folder in sorted(self._hidden):
            for name in CONFIG_FILES:
                yield f"{folder}/{name}"

    def _other(self, entry: os.DirEntry[str], folder: str) -> Told:
        name = entry.name
        if name[0] == ".":
            if folder == self._root and entry.is_dir():
                self._hidden.append(name)
            return (name,)
        if entry.is_symlink():
            return (name, *self._link(entry.path))
        if entry.is_dir(follow_symlinks=False):
            self.folders.append(entry.path)
            return (name, "")
        return _told_of_other(entry)

    def _link(self, path: str) -> Told:
        """Tell where a link leads; a folder not seen yet is looked into like the vault's own."""
        try:
            status = os.stat(path)  # noqa: PTH116  plain text, for speed
        except OSError as error:
            return (error.errno,)
        real = os.path.realpath(path)
        if stat.S_ISDIR(status.st_mode):
            if real not in self._seen:
                self._seen.add(real)
                self.folders.append(path)
            return (real,)
        return (real, stat.S_IFMT(status.st_mode))


def look_at_rules(root: str) -> bytes:
    """Give the sum of the bytes of all files by which the notes of a vault are read.

    These are the settings and, below each folder that may be the configuration's, what
    `read_config` reads; a file that cannot be read is told by its fault.
    """
    try:
        with os.scandir(root) as entries:
            hidden = sorted(one.name for one in entries if one.name[0] == "." and one.is_dir())
    except OSError:
        hidden = []
    told: list[object] = [hidden]
    for path in (_SETTINGS, *(f"{folder}/{name}" for folder in hidden for name in CONFIG_FILES)):
        try:
            with open(f"{root}/{path}", "rb", opener=at_once) as file:
                told.append(file.read(_MOST_BYTES))
        except OSError as error:
            told.append(error.errno)
    return blake2b(marshal.dumps(told, _MARSHAL), digest_size=_SUM_BYTES).digest()


def look_at_program(folder: str) -> bytes:
    """Give the sum of what the disk tells of the program's own files below `folder`."""
    told: list[Told] = []
    folders = [folder]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    folders.append(entry.path)
                elif not entry.name.endswith(".pyc"):
                    status = entry.stat()
                    told.append((entry.path, status.st_size, status.st_mtime_ns))
    return blake2b(marshal.dumps(sorted(told), _MARSHAL), digest_size=_SUM_BYTES).digest()


def _told_of(name: str, status: os.stat_result) -> Told:
    told = (name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    if _PLAIN_STATUS:
        return told
    cloud = (getattr(status, "st_flags", 0), getattr(status, "st_file_attributes", 0))
    return (*told, *cloud)


def _told_of_other(entry: os.DirEntry[str]) -> Told:
    """Tell of what is no note by its name, or no file: of most only that they are there."""
    status = entry.stat(follow_symlinks=False)
    if _is_note(entry.name):
        return (*_told_of(entry.name, status), status.st_mode)
    return (entry.name, stat.S_IFMT(status.st_mode))


def _is_note(name: str) -> bool:
    return name[-len(_NOTE) :].lower() == _NOTE
