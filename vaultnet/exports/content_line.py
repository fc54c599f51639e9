r"""Content lines, which calendars and address books share (RFC 5545 3.1, RFC 6350 3.2 and 3.4).

They are folded by the library for calendars; what stands in them is escaped here, since that
library takes `\N` in a text, as in the path `C:\New`, for the end of a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icalendar import vText
from icalendar.parser import Contentline

from vaultnet.exports import plain

if TYPE_CHECKING:
    from collections.abc import Iterable


class Text(vText):
    """A text as the value of a calendar's property."""

    def to_ical(self) -> bytes:
        """Write it escaped."""
        return escaped(self).encode()


def escaped(text: str) -> str:
    """Give a text as the value of a property: no comma, semicolon or line end stands bare."""
    for sign in ("\\", ",", ";"):
        text = text.replace(sign, f"\\{sign}")
    return plain.lines(text).replace("\n", "\\n")


def parts(*values: Iterable[str]) -> str:
    """Give a value of several parts, each of one or more texts: a name, an address."""
    return ";".join(",".join(map(escaped, part)) for part in values)


def content_line(name: str, value: str) -> bytes:
    """Give a line of an escaped value, folded at 75 octets; `name` holds the parameters too."""
    line = Contentline(f"{name}:{value}")  # type: ignore[no-untyped-call]  # typed in part alone
    return bytes(line.to_ical()) + b"\r\n"  # type: ignore[no-untyped-call]  # likewise
