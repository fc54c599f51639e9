"""Charts in Mermaid, as Obsidian draws them; no label can break one, whatever a name holds."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.digest.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FENCE: Final = "```"
_LONGEST: Final = 40  # characters of a label: longer ones run into one another
_SIGNS: Final = frozenset(" -.,'’–—")  # beside letters, marks and figures, what no chart reads
_SPACE: Final = pattern(r" {2,}")
_NAMELESS: Final = "…"
# Words that a timeline reads at the head of a line.
_WORDS: Final = pattern(r"(?:timeline|title|section|acc(?:title|descr))", re.IGNORECASE)


def label(text: str) -> str:
    """Give a text as a label: letters, figures and a few signs; it is never empty."""
    kept = (
        char if unicodedata.category(char)[0] in "LMN" or char in _SIGNS else " "
        for char in unicodedata.normalize("NFC", one_line(text))
    )
    short = _SPACE.sub(" ", "".join(kept)).strip(" -.,–—")
    if len(short) > _LONGEST:
        short = f"{short[: _LONGEST - 1].rstrip()}{_NAMELESS}"
    return short or _NAMELESS


def pie(title: str, parts: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Draw shares of a whole; those of nothing are left out, and there is no pie of nothing."""
    rows = [f'    "{label(name)}" : {n}' for name, n in parts if n > 0]
    if not rows:
        return ()
    return (f"{FENCE}mermaid", f"pie showData title {label(title)}", *rows, FENCE)


def bars(title: str, unit: str, columns: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """Draw a column for each of some figures; none where all of them are nought."""
    most = max((n for _, n in columns), default=0)
    if not most:
        return ()
    names = ", ".join(f'"{label(name)}"' for name, _ in columns)
    return (
        f"{FENCE}mermaid",
        "xychart-beta",
        f'    title "{label(title)}"',
        f"    x-axis [{names}]",
        f'    y-axis "{label(unit)}" 0 --> {most}',
        f"    bar [{', '.join(str(n) for _, n in columns)}]",
        FENCE,
    )


def timeline(title: str, rows: Iterable[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """Draw what happened when: for each time the names, in their order; none without any."""
    lines = [
        " : ".join((f"    {_head(time)}", *map(label, names))) for time, names in rows if names
    ]
    if not lines:
        return ()
    return (f"{FENCE}mermaid", "timeline", f"    title {label(title)}", *lines, FENCE)


def _head(text: str) -> str:
    shown = label(text)
    return f"– {shown}" if _WORDS.match(shown) else shown
