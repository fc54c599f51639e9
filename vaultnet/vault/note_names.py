"""Makes the name of a new note from any text: one that every system, link and sync can carry."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from vaultnet.core.patterns import pattern

MAX_NAME_BYTES: Final = 120  # UTF-8; 255 are allowed, and sync tools add their own to a name
UNTITLED: Final = "Untitled"  # as Obsidian calls a note that has no name yet

# What Windows, Android and cloud disks refuse in a name, what separates folders, and what ends or
# breaks a link (N1, N2, S11.7).
_RESERVED: Final = pattern(r'[<>:"/\\|?*\[\]#^]|%{2,}')
_EDGES: Final = " .~"  # hidden, or taken for an editor's file; lost at the end on Windows
# Names of devices, in any folder and with any extension (Windows: "Naming Files, Paths").
_DEVICE: Final = pattern(
    r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?= *(?:\.|\Z))", re.IGNORECASE
)
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)


def note_name(text: str) -> str:
    """Make the name of a note, without folder and without `.md`, from what somebody typed.

    NFC, one line, at most `MAX_NAME_BYTES` bytes; `Untitled` where nothing of the text can stand
    in a name. A name that is in order is given as it is.
    """
    visible = "".join(map(_visible, text))
    name = _trimmed(_RESERVED.sub(" ", unicodedata.normalize("NFC", visible)))
    name = _DEVICE.sub(r"\1_", name, count=1) if _DEVICE.match(name) else name
    return _trimmed(_cut(name)) or UNTITLED


def _visible(character: str) -> str:
    """Give a character that may stand in a name; a space, or nothing, for one that may not."""
    category = unicodedata.category(character)
    if category in {"Cc", "Zl", "Zp", "Zs"}:
        return " "
    # Formats turn or hide what stands beside them; half a pair and a non-character are no text.
    code = ord(character)
    no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004  as Unicode has it
    return "" if category in {"Cf", "Cs"} or no_character else character


def _trimmed(name: str) -> str:
    """Take off what may not begin or end a name, until nothing of it is left."""
    before = None
    while before != name:
        before = name
        name = " ".join(name.split()).strip(_EDGES)
        name = name[:-3] if name.lower().endswith(".md") else name
        while name and _continues(name[0]):
            name = name[1:]
    return name


def _cut(name: str) -> str:
    """Cut a name to the bytes it may have, at the end of a whole character with its marks."""
    data = name.encode()
    if len(data) <= MAX_NAME_BYTES:
        return name
    end = len(data[:MAX_NAME_BYTES].decode(errors="ignore"))
    while end and _continues(name[end]):
        end -= 1
    return name[:end]


def _continues(character: str) -> bool:
    """Tell whether a character belongs to the one before it."""
    return unicodedata.category(character).startswith("M") or ord(character) in _SKIN_TONES
