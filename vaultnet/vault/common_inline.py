"""Links and tags of texts that hold nothing by which either could be hidden: most texts of a vault.

Where a text has a backslash, code, HTML, math, a comment, a Markdown link or three brackets in a
row, `scanner` reads it by every rule. Which of the two read a text is not seen in the result.
"""

from __future__ import annotations

import re
from typing import Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.inline_findings import NOTHING, Findings, FoundLink
from vaultnet.vault.inline_tags import TagPlaces
from vaultnet.vault.link_text import default_display, parse_link_text, without_size

# Each alternative begins with a sign of its own, which the engine looks for by itself.
_LINK_OR_TAG: Final = pattern(r"\[\[((?:[^\[\]\n]|\[(?!\[)|\](?!\]))++)\]\]|\#")
# A wikilink where nothing hides one, and its inner text.
WIKILINK: Final = pattern(r"\[\[((?:[^\[\]\n]|\[(?!\[)|\](?!\]))++)\]\]")


def may_hold(text: str) -> bool:
    """Tell whether a reader of texts could find anything in one, be it a part of a longer one.

    A class of characters would be looked up for each character; each of these is one search in C.
    """
    return (
        "[" in text
        or "#" in text
        or "`" in text
        or "<" in text
        or "$" in text
        or "%" in text
        or "\\" in text
        or "]" in text
    )


def _takes_every_rule(text: str) -> bool:
    return (
        "`" in text
        or "<" in text
        or "$" in text
        or "%" in text
        or "](" in text
        or "[[[" in text
        or "]]]" in text
    )


def may_hide(text: str) -> bool:
    """Tell whether a text, or a part of it, may hold anything by which a link is hidden."""
    return "\\" in text or _takes_every_rule(text)


def scan_common(text: str) -> Findings | None:
    """Find the wikilinks, embeds and tags of a text; `None` where that takes every rule."""
    if _takes_every_rule(text):
        return None
    escapes = text.count("\\")
    if "#" in text:
        pattern, places = _LINK_OR_TAG, TagPlaces(text)
    elif "[[" in text:
        pattern, places = WIKILINK, None
    else:
        return None if escapes else NOTHING
    links: list[FoundLink] = []
    tags: list[tuple[int, str]] = []
    boundary = 0  # the offset after what was last understood
    for found in pattern.finditer(text):
        start, inner = found.start(), found[1]
        if inner is None:
            tag = places and places.read(start, boundary)
            if tag:
                name, boundary = tag
                tags.append((start, name))
        elif inner.strip():
            links.append(link_at(text, found, boundary))
            boundary = found.end()
            escapes -= inner.count("\\")  # as of the `|` in a table: within a link it hides nothing
    return None if escapes else Findings(tuple(links), tuple(tags), ())


def may_hold_tag(text: str) -> bool:
    """Tell whether a `#` stands outside of the wikilinks of a text, as that of a tag does."""
    return "#" in (WIKILINK.sub("", text) if "[[" in text else text)


def link_at(text: str, found: re.Match[str], boundary: int) -> FoundLink:
    """Give a wikilink, an embed where a `!` after `boundary` stands before it."""
    start, end = found.span()
    target, subpath, display = parse_link_text(found[1])
    if start == boundary or text[start - 1] != "!":
        return FoundLink(start, end, target, subpath, display, False, False)  # noqa: FBT003  in a loop
    display = without_size(display, default_display(f"{target}#{subpath}"))
    return FoundLink(start - 1, end, target, subpath, display, embed=True, comment=False)
