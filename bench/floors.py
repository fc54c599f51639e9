"""What the disk allows: `python floors.py nothing|stat|read VAULT`, timed as a process of its own.

Nothing is imported that the work does not need, so that a floor is as low as Python lets it be.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in `typing`, whose import would take longer than the walk
if TYPE_CHECKING:
    from collections.abc import Callable

CHUNK = 1 << 16  # most notes come in one call, and none makes Python map a large buffer


def measure(folder: str, length_of: Callable[[os.DirEntry[str]], int]) -> tuple[int, int]:
    """Count the notes below `folder`, dot-folders left out, and their bytes."""
    notes = size = 0
    for entry in os.scandir(folder):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            more_notes, more_size = measure(entry.path, length_of)
            notes += more_notes
            size += more_size
        elif entry.name.endswith(".md"):
            notes += 1
            size += length_of(entry)
    return notes, size


def stat_length(entry: os.DirEntry[str]) -> int:
    """Give a note's length as the disk states it."""
    return entry.stat(follow_symlinks=False).st_size


def read_length(entry: os.DirEntry[str]) -> int:
    """Read a note whole, in as few system calls as there can be, and give its length."""
    descriptor = os.open(entry.path, os.O_RDONLY)
    length = last = len(os.read(descriptor, CHUNK))
    while last == CHUNK:
        last = len(os.read(descriptor, CHUNK))
        length += last
    os.close(descriptor)
    return length


def main() -> None:
    """Do the floor that the command line names."""
    floor, vault = sys.argv[1:]
    if floor == "stat":
        print(*measure(vault, stat_length))
    elif floor == "read":
        print(*measure(vault, read_length))
    elif floor != "nothing":
        sys.exit("usage: floors.py nothing|stat|read VAULT")


if __name__ == "__main__":
    main()
