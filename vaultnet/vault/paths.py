"""Paths of a vault as Obsidian keeps them: relative, `/` between parts, one spelling (S1.5)."""

from __future__ import annotations

import unicodedata
from typing import Final

from vaultnet.core.patterns import pattern

NOTE_EXTENSION: Final = ".md"
_ENDINGS: Final = frozenset({".md", ".mD", ".Md", ".MD"})
_ENDING: Final = slice(-len(NOTE_EXTENSION), None)
_NOT_UNICODE: Final = pattern(r"[\ud800-\udfff]")


def key_path(path: str) -> str:
    """Give the spelling under which a path is kept and compared (S1.5).

    NFC; no-break spaces are spaces; what is no Unicode (names that are not UTF-8) is U+FFFD, as
    the file functions under Obsidian have it.
    """
    if path.isascii():
        return path
    composed = unicodedata.normalize("NFC", path.replace("\u00a0", " "))
    return _NOT_UNICODE.sub("\ufffd", composed)


def is_unicode(name: str) -> bool:
    """Tell whether the system could read all of a name as UTF-8."""
    return name.isascii() or _NOT_UNICODE.search(name) is None


def file_name(path: str) -> str:
    """Give the last part of a path."""
    return path.rpartition("/")[2]


def folder_of(path: str) -> str:
    """Give the folder that a path stands in; empty for the vault's root."""
    return path.rpartition("/")[0]


def is_note(path: str) -> bool:
    """Tell whether a file is a note by its name: `.md`, in capitals too (S1.3)."""
    return path[_ENDING] in _ENDINGS


def without_extension(path: str) -> str:
    """Give a note's path without `.md`, and that of any other file as it is."""
    return path[: _ENDING.start] if path[_ENDING] in _ENDINGS else path


def is_in_folder(path: str, folder: str) -> bool:
    """Tell whether a path lies in a folder or below it, capitals aside; all lie in the root."""
    if not folder:
        return True
    size = len(folder)
    return path[size : size + 1] == "/" and path[:size].lower() == folder.lower()
