"""Marked-up text as one plain line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.note import Link
from vaultnet.vault.parse.lines.entries import OBJECT
from vaultnet.vault.tag_text import TAG_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from vaultnet.vault.note import Field

LONGEST_SUMMARY: Final = 300  # characters

_WIKILINK: Final = pattern(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_MARKDOWN_LINK: Final = pattern(r"!?\[([^\[\]]*)\]\([^()]*\)")
_TAG: Final = pattern(rf"(?<!\S)#{TAG_CHARACTERS}+")
_HTML: Final = pattern(r"</?[A-Za-z][^<>]*>")
_CODE: Final = pattern(r"`+([^`]*)`+")
_EMPHASIS: Final = pattern(
    r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|~~|==|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)"
)
_ESCAPE: Final = pattern(r"\\([!-/:-@\[-`{-~])")
_MARKUP: Final = pattern(r"[\\\[\]*_`=~<#^(]")
_SHIELD: Final = 0xF0000  # into a private plane, where no text of people stands
_SHIELDED: Final = pattern("[\U000f0021-\U000f007e]")
_BLOCK_ID: Final = pattern(r"(?:^|\s)\^[A-Za-z0-9-]+\s*$")
_FOOTNOTE: Final = pattern(r"\[\^[^\[\]]*\]")
_SPACE: Final = pattern(r"\s+")
_SPACE_BEFORE: Final = pattern(r"  *(?=[,;:.!?)](?: |$))")  # once all space is spaces
_EMPTY_BRACKETS: Final = pattern(r"\(\s*\)|\[\s*\]")


def plain(text: str) -> str:
    """Give marked-up text as one plain line: links by what they show, tags and marks left out."""
    if not _MARKUP.search(text):
        text = _SPACE_BEFORE.sub("", " ".join(text.split()))
        return text if len(text) <= LONGEST_SUMMARY else shortened(text)
    # What a backslash shields is set apart while marks are taken out.
    text = _ESCAPE.sub(lambda found: chr(_SHIELD + ord(found[1])), text)
    text = _WIKILINK.sub(lambda found: found[2] or _shown(found[1]), text)
    text = _MARKDOWN_LINK.sub(r"\1", _FOOTNOTE.sub("", text))
    text = _BLOCK_ID.sub("", _TAG.sub("", _HTML.sub("", text)))
    text = _EMPHASIS.sub("", _CODE.sub(r"\1", text))
    text = _SHIELDED.sub(lambda found: chr(ord(found[0]) - _SHIELD), text)
    text = _EMPTY_BRACKETS.sub("", _SPACE.sub(" ", text))
    return shortened(_SPACE_BEFORE.sub("", text).strip())


def plain_entry(
    text: str, objects: Sequence[Link | Field], shown_fields: Container[Field] = ()
) -> str:
    """Give the text of an entry as one plain line, links by what they show.

    Fields are left out, but for the values of those to be shown and of a line that is a field.
    """
    if not objects:
        return plain(text)
    parts = text.split(OBJECT)
    shown = [parts[0]]
    for one, part in zip(objects, parts[1:], strict=True):
        if isinstance(one, Link):
            shown.append(one.display)
        elif one.form == "line" or one in shown_fields:
            shown.append(one.value)
        shown.append(part)
    return plain("".join(shown))


def shortened(text: str) -> str:
    """Cut a text that is too long for one line of a list."""
    if len(text) <= LONGEST_SUMMARY:
        return text
    return text[: LONGEST_SUMMARY - 1].rstrip() + "…"


def _shown(target: str) -> str:
    return " > ".join(part.strip() for part in target.split("#") if part.strip())
