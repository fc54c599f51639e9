"""The text of a link: its path, its subpath, and what Obsidian shows for it."""

from __future__ import annotations

import re
import string
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from vaultnet.core.patterns import pattern

# Characters; no file system takes a longer path, and the time of NFC may grow with the square.
_MAX_PATH: Final = 1024
_NBSP: Final = "\u00a0"
_SIZE: Final = pattern(r"[0-9]+(?:x[0-9]+)?\Z")
_ESCAPE: Final = pattern(r"\\([" + re.escape(string.punctuation) + r"])")
_ENTITY: Final = pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_PERCENTS: Final = pattern(r"(?:%[0-9a-fA-F]{2})+")
_RESERVED: Final = frozenset(";/?:@&=+$,#")  # JavaScript's decodeURI leaves these escaped


@lru_cache(maxsize=1 << 14)  # most notes are linked more than once
def parse_link_text(inner: str) -> tuple[str, str, str]:
    """Split the text between `[[` and `]]` into target, subpath and display (S6.2, S6.3).

    The first `|` that is not at the very beginning divides path from display. The target keeps
    neither outer spaces nor the one backslash that escapes a `|` in a table.
    """
    if "|" not in inner and "#" not in inner and "\\" not in inner and inner.isascii():
        name = inner.strip()
        return name, "", name  # as most
    cut = inner.find("|")
    path, shown = (inner[:cut], inner[cut + 1 :].strip()) if cut > 0 else (inner, "")
    path = _clean(path.strip().removesuffix("\\"))
    return *_split(path), shown or default_display(path)


def target_in(inner: str) -> str:
    """Give the target alone of what `parse_link_text` splits."""
    if inner.isascii() and "\\" not in inner and inner[:1] != "|":
        return inner.partition("|")[0].partition("#")[0].strip()  # as most
    cut = inner.find("|")
    path = inner[:cut] if cut > 0 else inner
    return _split(_clean(path.strip().removesuffix("\\")))[0]


def parse_destination(destination: str) -> tuple[str, str] | None:
    """Split the destination of a Markdown link into target and subpath (S6.4).

    Give `None` where it leads outside the vault, is empty, or holds a broken percent escape.
    """
    written = _ESCAPE.sub(r"\1", destination)
    if "&" in written:
        from html import unescape  # noqa: PLC0415  few links need its long table

        written = _ENTITY.sub(lambda found: unescape(found[0]), written)
    if not written or (":" in written and not written.startswith(("./", "../"))):
        return None
    decoded = decode_uri(written)
    return None if decoded is None else _split(_clean(decoded.strip()))


def default_display(path: str) -> str:
    """Give what Obsidian shows for a path and subpath that bear no display of their own (S6.3)."""
    return " > ".join([part for part in path.split("#") if part]) if "#" in path else path


def without_size(display: str, default: str) -> str:
    """Give the display of an embed, where `100` and `100x145` are sizes and no names (L25)."""
    text, _, size = display.rpartition("|")
    return (text or default) if _SIZE.match(size) else display


def decode_uri(text: str) -> str | None:
    """Decode percent escapes as JavaScript's decodeURI does; `None` where one is malformed."""
    if "%" not in text:
        return text
    if "%" in _PERCENTS.sub("", text):
        return None
    try:
        return _PERCENTS.sub(lambda found: _decode_run(found[0]), text)
    except UnicodeDecodeError:
        return None


def _decode_run(escapes: str) -> str:
    text = bytes.fromhex(escapes.replace("%", "")).decode("utf-8")
    return "".join(f"%{ord(char):02X}" if char in _RESERVED else char for char in text)


def _split(path: str) -> tuple[str, str]:
    target, _, subpath = path.partition("#")
    return target.strip(), subpath


def _clean(path: str) -> str:
    spaced = path.replace(_NBSP, " ")
    if spaced.isascii() or len(spaced) > _MAX_PATH:
        return spaced
    return normalize("NFC", spaced)
