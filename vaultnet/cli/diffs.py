"""A change as people and programs know it: the lines of a diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.vault.changes import Change


def diff_of(change: Change, *, context: int = 3) -> Iterator[str]:
    """Give the change as `diff -u` would, with so many lines around it."""
    from difflib import unified_diff  # noqa: PLC0415  of what is only done, none is shown

    old, new = (_lines(text or b"") for text in (change.old, change.new))
    before = "/dev/null" if change.old is None else f"a/{change.path}"
    for line in unified_diff(old, new, before, f"b/{change.path}", n=context, lineterm=""):
        yield from line.split("\n", 1)


def _lines(data: bytes) -> list[str]:
    """Cut text at line feeds alone; the last line says so if it has none."""
    *lines, rest = data.decode("utf-8", "backslashreplace").split("\n")
    return [*lines, f"{rest}\n\\ No newline at end of file"] if rest else lines
