"""Mail: mailboxes (`mbox`) and single messages (`.eml`), their headers alone; bodies are passed by.

Of a message its day, its direction and its subject count. They are folded to days while the file is
read: what is held grows with the contacts and their days, not with the mailbox.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from vaultnet.core.imported import Imported, ImportedDay
from vaultnet.core.matching.addresses import email_key
from vaultnet.core.patterns import pattern
from vaultnet.core.records import Channel, Direction, Source
from vaultnet.imports import problems
from vaultnet.imports.lines import lines_of
from vaultnet.imports.texts import one_line

if TYPE_CHECKING:
    from datetime import date
    from email.message import Message

    from vaultnet.core.records import Problem
    from vaultnet.imports.manner import ForeignFile, Manner

MOST_HEADER_BYTES: Final = 256 * 1024  # of one message
MOST_RECIPIENTS: Final = 10  # a message to more is written to nobody in particular
_MOST_PROBLEMS: Final = 100

# Before each message of a mailbox; Thunderbird and Gmail write their own words behind `From`.
_FROM_LINE: Final = pattern(rb"From (?:\S+ +)?\S* *\w{3},? +\w{3} +\d{1,2} +\d\d:\d\d")
_HEADER: Final = pattern(rb"(?:[!-9;-~]+:|[ \t])")
_MESSAGE: Final = pattern(
    rb"\A(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:From|Date|Message-ID|Received):",
    re.IGNORECASE,
)
_REPLY: Final = pattern(
    r"(?:(?:re|aw|fwd?|wg|отв|ответ|пересл|sv|vs)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
_OF_A_LIST: Final = ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID")
_BULK: Final = frozenset({"bulk", "list", "junk", "auto_reply"})


def is_mailbox(_name: str, head: bytes) -> bool:
    """Tell whether a file begins as a mailbox does."""
    return _FROM_LINE.match(head) is not None


def is_message(name: str, head: bytes) -> bool:
    """Tell whether a file is one message."""
    return name.casefold().endswith(".eml") and _MESSAGE.match(head) is not None


@dataclass(slots=True)
class _Day:
    """The messages between the owner and one address on one day."""

    line: int
    subject: str = ""
    sent: int = 0
    received: int = 0

    @property
    def direction(self) -> Direction:
        if self.sent and self.received:
            return Direction.MUTUAL
        return Direction.OUTBOUND if self.sent else Direction.INBOUND


@dataclass(slots=True)
class _Folded:
    """What was read so far, by day and address."""

    manner: Manner
    path: str
    days: dict[tuple[date, str], _Day] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    def take(self, line: int, message: Message) -> None:
        """Take one message in; what is from or to nobody known is only counted."""
        day = self._day(line, message)
        if day is None:
            return
        if _is_of_a_list(message):
            self.left["mail-list"] += 1
            return
        senders = _addresses(message, "From")
        mine = any(address in self.manner.owner for address in senders)
        people = senders if not mine else _addresses(message, "To", "Cc", "Bcc")
        if len(people) > MOST_RECIPIENTS:
            self.left["mail-many"] += 1
            return
        known = {key for one in people if (key := email_key(one)) in self.manner.known}
        if not known:
            self.left["mail-stranger"] += 1
        for key in sorted(filter(None, known)):
            held = self.days.setdefault((day, key), _Day(line))
            held.subject = held.subject or _subject(message)
            held.sent += mine
            held.received += not mine

    def records(self) -> Imported:
        """Give the days, by day and address."""
        days = tuple(
            ImportedDay(
                source=Source(self.path, one.line),
                day=day,
                channel=Channel.EMAIL,
                people=((address, ""),),
                direction=one.direction,
                subject=one.subject,
            )
            for (day, address), one in sorted(self.days.items())
        )
        return Imported(days=days, problems=tuple(self.problems), left=dict(self.left))

    def _day(self, line: int, message: Message) -> date | None:
        """Give the day as the message has it, in the vault's time zone where it has one."""
        text = _decoded(message, "Date")
        try:
            written = parsedate_to_datetime(text)
            day = (
                written.astimezone(self.manner.zone).date()
                if (self.manner.zone and written.tzinfo)
                else written.date()
            )
        except (TypeError, ValueError, OverflowError):
            if len(self.problems) < _MOST_PROBLEMS:
                kind = problems.MESSAGE_DAY
                self.problems.append(problems.at_line(kind, self.path, line, text=text[:80]))
            self.left["mail-undated"] += 1
            return None
        if day > self.manner.today:
            self.left["ahead"] += 1
            return None
        if day < self.manner.since:
            self.left["older"] += 1
            return None
        return day


def read_mailbox(file: ForeignFile, manner: Manner) -> Imported:
    """Read a mailbox of any size; only the headers of one message are held at a time."""
    return _read(file, manner, _messages(file.stream))


def read_message(file: ForeignFile, manner: Manner) -> Imported:
    """Read one message."""
    return _read(file, manner, _headers(file.stream))


def _read(file: ForeignFile, manner: Manner, found: Iterable[tuple[int, bytes]]) -> Imported:
    folded = _Folded(manner, file.name)
    if not manner.owner:
        folded.problems.append(problems.at_line(problems.NO_OWN_ADDRESS, file.name, 1))
    parser = BytesHeaderParser()
    for line, header in found:
        folded.take(line, parser.parsebytes(header))
    return folded.records()


def _messages(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Give the headers of each message of a mailbox, with the line on which it begins."""
    header: list[bytes] = []
    size = start = 0
    in_header = False
    blank = True
    for number, line in lines_of(stream):
        if blank and _FROM_LINE.match(line):
            if header:
                yield start, b"\n".join(header)
            header, size, start, in_header = [], 0, number, True
        elif in_header:
            in_header = _HEADER.match(line) is not None
            size += len(line)
            if in_header and size <= MOST_HEADER_BYTES:
                header.append(line)
        blank = not line
    if header:
        yield start, b"\n".join(header)


def _headers(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Give the header of the one message of a file."""
    header = []
    size = 0
    for _, line in lines_of(stream):
        size += len(line)
        if not _HEADER.match(line) or size > MOST_HEADER_BYTES:
            break
        header.append(line)
    if header:
        yield 1, b"\n".join(header)


def _is_of_a_list(message: Message) -> bool:
    bulk = _decoded(message, "Precedence").casefold() in _BULK
    automatic = _decoded(message, "Auto-Submitted").casefold() not in {"", "no"}
    return bulk or automatic or any(one in message for one in _OF_A_LIST)


def _addresses(message: Message, *names: str) -> list[str]:
    """Give the addresses of some headers, folded, each once."""
    values = [str(value) for name in names for value in message.get_all(name, [])]
    found = (address.casefold() for _, address in getaddresses(values) if "@" in address)
    return list(dict.fromkeys(found))


def _subject(message: Message) -> str:
    return _REPLY.sub("", one_line(_decoded(message, "Subject")), count=1)


def _decoded(message: Message, name: str) -> str:
    """Decode a header as far as it can be; an encoding that nobody knows is left as it stands."""
    raw = str(message.get(name, ""))
    try:
        parts = decode_header(raw)
    except (MessageError, ValueError):
        return raw
    return "".join(
        part if isinstance(part, str) else _text(part, charset) for part, charset in parts
    )


def _text(data: bytes, charset: str | None) -> str:
    for encoding in (charset or "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    return data.decode("windows-1252", "replace")
