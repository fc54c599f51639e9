"""What the temporary files of changes are called, so that every run knows them for ours.

A walk of the vault asks for no more; most runs write nothing.
"""

from __future__ import annotations

from typing import Final

from vaultnet.core.patterns import pattern

# Hidden from Obsidian by the dot, from Dropbox and Nextcloud by `.~`, from others by `.tmp`.
BEGINNING: Final = ".~vaultnet-"
ENDING: Final = ".tmp"
_UNFINISHED: Final = pattern(r"\.~vaultnet-part-[0-9a-f]{8}\.tmp")
_FINISHED: Final = pattern(
    r"\.~vaultnet-(none|[0-9a-f]{8})-([0-9a-f]{8})-([0-9a-f]{8})-[0-9a-f]{8}\.tmp"
)


def is_temporary(name: str) -> bool:
    """Tell whether a file is, by its name, one that a change was written to."""
    return name.startswith(BEGINNING) and (
        is_unfinished(name) or _FINISHED.fullmatch(name) is not None
    )


def is_unfinished(name: str) -> bool:
    """Tell whether a file was, by its name, still being written: nobody else's text is in it."""
    return _UNFINISHED.fullmatch(name) is not None


def fingerprints_in(name: str) -> tuple[str, ...]:
    """Give what the name of a finished one tells: of old, new and name; empty for any other."""
    found = _FINISHED.fullmatch(name)
    return found.groups() if found else ()
