"""The least there is to do: `python floors.py FLOOR VAULT`, timed as a process of its own.

`nothing`, `stat` and `read` are what the disk allows. `marks` is the least reading: of each note
the hash, the properties apart, and headings, items, links and tags by one pattern. `begin` is the
least run after a save: it imports what `vaultnet due` does, walks, and reads one note. Nothing is
imported that the work does not need, so that a floor is as low as Python lets it be.
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
    """Read a note whole and give its length."""
    return len(bytes_of(entry.path))


def bytes_of(path: str) -> bytes:
    """Read a file whole, in as few system calls as there can be."""
    descriptor = os.open(path, os.O_RDONLY)
    data = last = os.read(descriptor, CHUNK)
    while len(last) == CHUNK:
        last = os.read(descriptor, CHUNK)
        data += last
    os.close(descriptor)
    return data


def marks_counter() -> Callable[[os.DirEntry[str]], int]:
    """Give what reads a note, and counts in its body what Markdown and Obsidian mark."""
    import re  # noqa: PLC0415  the other floors need none
    from hashlib import blake2b  # noqa: PLC0415  likewise

    marks = re.compile(
        r"^(?P<heading>#{1,6}[ \t].*)|^[ \t]*(?P<item>[-*+][ \t](?:\[.\])?)"
        r"|\[\[(?P<link>[^\]\n]+)\]\]|(?<!\S)#(?P<tag>[\w/-]+)",
        re.MULTILINE,
    )

    def count(entry: os.DirEntry[str]) -> int:
        data = bytes_of(entry.path)
        blake2b(data, digest_size=16).digest()
        text = data.decode()
        end = text.find("\n---", 3) if text.startswith("---") else 0
        return len(marks.findall(text, max(end, 0)))

    return count


def begin(vault: str) -> None:
    """Import what a run after a save does, walk through a vault, and read one of its notes."""
    from importlib import import_module  # noqa: PLC0415  what is timed, as the next is

    from vaultnet.vault.read import read_note  # noqa: PLC0415

    import_module("vaultnet.api.between_runs")
    import_module("vaultnet.cli.verbs.due")

    found: list[str] = []

    def stat(entry: os.DirEntry[str]) -> int:
        found[:] = [entry.path]
        return stat_length(entry)

    print(*measure(vault, stat))
    print(len(read_note(bytes_of(found[0]), "a.md").body.links))


def main() -> None:
    """Do the floor that the command line names."""
    floor, vault = sys.argv[1:]
    if floor == "stat":
        print(*measure(vault, stat_length))
    elif floor == "read":
        print(*measure(vault, read_length))
    elif floor == "marks":
        print(*measure(vault, marks_counter()))
    elif floor == "begin":
        begin(vault)
    elif floor != "nothing":
        sys.exit("usage: floors.py nothing|stat|read|marks|begin VAULT")


if __name__ == "__main__":
    main()
