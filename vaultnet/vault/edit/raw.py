"""The text of a note cut into lines that keep their ends, so that joined they give the note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BOM: Final = "\ufeff"
_LINE: Final = pattern(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_ENDS: Final = ("\n", "\r")


@frozen_record
class RawNote:
    """A note's text as lines with their ends, and the line end that it uses most."""

    bom: str
    lines: tuple[str, ...]  # lines[n - 1] is line n, as everywhere
    eol: str

    @classmethod
    def of(cls, data: bytes, path: str) -> RawNote:
        """Cut the bytes of a note. Raises `NoteRefusedError` where they are not UTF-8."""
        try:
            usual = decode(data).eol
        except UnicodeDecodeError as error:
            raise NoteRefusedError(
                "{path} is not UTF-8 and was left alone: save it as UTF-8.",
                code="not-utf8",
                path=path,
            ) from error
        text = data.decode()
        bom = _BOM if text.startswith(_BOM) else ""
        return cls(bom, tuple(_LINE.findall(text, len(bom))), usual)

    def bare(self, number: int) -> str:
        """Give line `number`, counted from 1, without its end."""
        return self.lines[number - 1].rstrip("\r\n")

    def with_lines(self, first: int, last: int, lines: Iterable[str]) -> bytes:
        """Put lines, given without ends, in the place of those from `first` to `last`.

        With `last` one less than `first` they are put in before `first`. A note without a final
        line end keeps none, and a line that it had last gets one where others follow; without
        those, it loses it again.
        """
        before, after = list(self.lines[: first - 1]), self.lines[last:]
        new = [line + self.eol for line in lines]
        if new and before and not before[-1].endswith(_ENDS):
            before[-1] += self.eol
        if not after and self.lines and not self.lines[-1].endswith(_ENDS):
            if new:
                new[-1] = new[-1].removesuffix(self.eol)
            elif before:
                before[-1] = before[-1].removesuffix("\n").removesuffix("\r")
        return self.joined([*before, *new, *after])

    def joined(self, lines: Sequence[str]) -> bytes:
        """Give the bytes of a note of these lines, which have their ends."""
        return (self.bom + "".join(lines)).encode()
