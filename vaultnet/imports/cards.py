"""vCards cut out of a file as logical lines; pictures go before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final

from vaultnet.core.patterns import pattern
from vaultnet.imports import problems
from vaultnet.imports.lines import lines_of

if TYPE_CHECKING:
    from vaultnet.core.problems import ProblemKind

MOST_CARD_BYTES: Final = 1024 * 1024  # of one card, without its pictures

_BEGIN: Final = pattern(rb"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END: Final = pattern(rb"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
# What is left out: pictures, sounds, keys, and what programs store beside them.
_PICTURE: Final = pattern(
    rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-IMAGE[\w-]*|X-AVATAR[\w-]*"
    rb"|X-WALLPAPER[\w-]*)[;:]",
    re.IGNORECASE,
)
_AGENT: Final = pattern(rb"(?:[\w-]+\.)?AGENT[^:]*:\s*", re.IGNORECASE)
_BASE64: Final = pattern(rb"[A-Za-z0-9+/=]*")
_QUOTED: Final = pattern(rb"[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]", re.IGNORECASE)


@dataclass(slots=True)
class Card:
    """One card: its logical lines with the numbers of their first lines, and what was wrong."""

    line: int
    lines: list[tuple[int, bytes]] = field(default_factory=list)
    faults: list[ProblemKind] = field(default_factory=list)
    _size: int = 0
    _in_picture: bool = False
    _is_soft: bool = False  # the last line ends in quoted-printable's `=`

    def take(self, number: int, line: bytes) -> None:
        """Take in one line of the file: a new logical line, or the rest of the one before."""
        folded = line[:1] in {b" ", b"\t"}
        if self._in_picture and (folded or _BASE64.fullmatch(line.strip())):
            return
        self._in_picture = bool(_PICTURE.match(line)) and not self._is_soft
        if self._in_picture or not (line.strip() or self._is_soft):
            return
        self._size += len(line)
        if self._size > MOST_CARD_BYTES:
            if problems.CARD_TOO_LONG not in self.faults:
                self.faults.append(problems.CARD_TOO_LONG)
            return
        if self._is_soft and self.lines:
            first, before = self.lines[-1]
            self.lines[-1] = first, before[:-1] + line
        elif folded and self.lines:
            first, before = self.lines[-1]
            self.lines[-1] = first, before + line[1:]
        else:
            self.lines.append((number, line))
        whole = self.lines[-1][1]
        self._is_soft = whole.endswith(b"=") and _QUOTED.match(whole) is not None


def cards_of(stream: BinaryIO) -> Iterator[Card]:
    """Give the cards of a file one after the other; only one is held at a time.

    Folded lines and the soft line ends of quoted-printable are joined. A card within a card (an
    agent) is left out; one that does not end goes as far as the next begins.
    """
    card: Card | None = None
    depth = 0
    for number, line in lines_of(stream):
        if _BEGIN.fullmatch(line):
            if card is not None and card.lines and _AGENT.fullmatch(card.lines[-1][1]):
                depth += 1
                continue
            if card is not None:
                card.faults.append(problems.CARD_UNCLOSED)
                yield card
            card, depth = Card(number), 0
        elif card is None:
            continue
        elif not _END.fullmatch(line):
            if not depth:
                card.take(number, line)
        elif depth:
            depth -= 1
        else:
            yield card
            card = None
    if card is not None:
        card.faults.append(problems.CARD_UNCLOSED)
        yield card
