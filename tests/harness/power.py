"""What a loss of power leaves: images of a disk, taken right after a write; the long form.

    cd tests && python -m harness.power --rounds 15

Needs Linux, root, loop mounts, and `mkfs` of each file system. The disk is a file that is mounted;
what the system has not yet written to it is not in a copy of it, as it would not be on a disk
whose power fails. Another program flushes a file of its own in between, which brings the names to
the disk, but not everybody's bytes. The copy is mounted in turn, and the note read. To rename
without a flush is tried as well, to show that the images can tell the two apart.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from vaultnet.vault.changes import Change, apply

NAME: Final = "Due this week.md"
OLD: Final = b"old\n" * 500
NEW: Final = b"new\n" * 700

# The size of the disk, how it is made, how it is mounted.
DISKS: Final[Mapping[str, tuple[int, Sequence[str], str]]] = {
    "ext4": (64, ("mkfs.ext4", "-q", "-F"), "loop"),
    "ext4, noauto_da_alloc": (64, ("mkfs.ext4", "-q", "-F"), "loop,noauto_da_alloc"),
    "xfs": (400, ("mkfs.xfs", "-q", "-f"), "loop,nouuid"),
}


def rename_alone(root: Path, change: Change) -> None:
    """Write as many programs do: a file beside, renamed over the note, and nothing flushed."""
    beside = root / "beside.tmp"
    beside.write_bytes(change.new)
    beside.replace(root / change.path)


def flush_another_file(file: Path) -> None:
    """Do what other programs do at any time."""
    with file.open("wb") as stream:
        stream.write(b"x")
        stream.flush()
        os.fsync(stream.fileno())


def change_new(root: Path, change: Change) -> None:
    """Write the note as one that is new, under our guard."""
    (root / change.path).unlink()
    apply(root, Change(change.path, None, change.new))


WAYS: Final[Mapping[str, Callable[[Path, Change], None]]] = {
    "rename alone": rename_alone,
    "apply": apply,
    "apply, new": change_new,
}


@contextmanager
def mounted(image: Path, place: Path, options: str) -> Iterator[Path]:
    """Mount an image for as long as something is done there."""
    place.mkdir(exist_ok=True)
    _do("mount", "-o", options, str(image), str(place))
    try:
        yield place
    finally:
        _do("umount", str(place))


def outcome(folder: Path, disk: str, way: Callable[[Path, Change], None]) -> str:
    """Write once, take an image at once, and say what the note holds in it."""
    size, make, options = DISKS[disk]
    image, copy = folder / "disk", folder / "copy"
    with image.open("wb") as file:
        file.truncate(size << 20)
    _do(*make, str(image))
    with mounted(image, folder / "before", options) as root:
        (root / NAME).write_bytes(OLD)
        _do("sync", "-f", str(root))
        way(root, Change(NAME, OLD, NEW))
        flush_another_file(root / "other.md")
        shutil.copyfile(image, copy)
    with mounted(copy, folder / "after", options) as root:
        try:
            data = (root / NAME).read_bytes()
        except FileNotFoundError:
            return "gone"
    named = {OLD: "old", NEW: "new", b"": "EMPTY"}
    return named.get(data, "TORN")


def main() -> None:
    """Print what became of the note, for each disk and each way of writing."""
    parser = argparse.ArgumentParser(description="Take images of a disk right after a write.")
    parser.add_argument("--rounds", type=int, default=15)
    rounds: int = parser.parse_args().rounds
    for disk, (_, make, _) in DISKS.items():
        if shutil.which(make[0]) is None:
            print(f"{disk}: {make[0]} is not installed")  # noqa: T201
            continue
        for name, way in WAYS.items():
            with tempfile.TemporaryDirectory() as folder:
                counts = Counter(outcome(Path(folder), disk, way) for _ in range(rounds))
            print(f"{disk}, {name}: {dict(counts)}", flush=True)  # noqa: T201


def _do(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603  our own commands


if __name__ == "__main__":
    main()
