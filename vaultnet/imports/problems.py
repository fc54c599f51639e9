"""What can be wrong with a file of another program."""

from __future__ import annotations

from typing import Final

from vaultnet.core.problems import ProblemKind
from vaultnet.core.records import Problem, Severity, Source

CARD_LINE = ProblemKind(
    "import-card-line",
    Severity.WARNING,
    "A line of the card cannot be understood and was left out: {reason}.",
    "Look at the line; the rest of the card was taken.",
)
CARD_TOO_LONG = ProblemKind(
    "import-card-too-long",
    Severity.WARNING,
    "The card is longer than {most} bytes beside its pictures; the rest of it was left out.",
    "Look whether an END:VCARD is missing.",
)
CARD_UNCLOSED = ProblemKind(
    "import-card-unclosed",
    Severity.WARNING,
    "The card has no END:VCARD; it was taken as far as it goes.",
    "Export it again if something is missing.",
)
DAY = ProblemKind(
    "import-day",
    Severity.INFO,
    "The value {text} of {label} is no day that can be read.",
    "Write it into the note by hand, as 1990-05-20 or --05-20; a new note has it among its text.",
)
DOUBTFUL_ENCODING = ProblemKind(
    "import-encoding",
    Severity.INFO,
    "The file is not UTF-8 and was read as {encoding}.",
    "If names look wrong, export it as UTF-8.",
)
EVENT = ProblemKind(
    "import-event",
    Severity.WARNING,
    "The event cannot be understood and was left out: {reason}.",
    "Look at the event; the rest of the calendar was taken.",
)
JSON = ProblemKind(
    "import-json",
    Severity.ERROR,
    "The file is no JSON that can be read, and nothing of it was taken: {reason}.",
    "Export it again.",
)
MESSAGE_DAY = ProblemKind(
    "import-message-day",
    Severity.INFO,
    "The message has no day that can be read ({text}), and was left out.",
    "Nothing need be done; log the contact by hand if it matters.",
)
NO_OWN_ADDRESS = ProblemKind(
    "import-no-own-address",
    Severity.WARNING,
    "Your own e-mail addresses are not known, so only mail that others wrote was found.",
    "Write them into your own note as `email`, or name each with --own ADDRESS.",
)
RECURRENCE = ProblemKind(
    "import-recurrence",
    Severity.INFO,
    "The event recurs on more than {most} days; only the first of them were looked at.",
    "End the series in the calendar and begin a new one.",
)
NAMELESS = ProblemKind(
    "import-nameless",
    Severity.INFO,
    "The record has neither a name nor an address, and was left out.",
    "Give it a name in the other program.",
)
REFUSED = ProblemKind(
    "import-refused",
    Severity.WARNING,
    "The record of {name} was not taken in: {reason}.",
    "The others were; run the import again once that is settled.",
)
ROW = ProblemKind(
    "import-row",
    Severity.WARNING,
    "The row cannot be understood and was left out: {reason}.",
    "Look at the quotes in this line and the line before.",
)

PROBLEMS: Final = (
    CARD_LINE,
    CARD_TOO_LONG,
    CARD_UNCLOSED,
    DAY,
    DOUBTFUL_ENCODING,
    EVENT,
    JSON,
    MESSAGE_DAY,
    NAMELESS,
    NO_OWN_ADDRESS,
    RECURRENCE,
    REFUSED,
    ROW,
)


def at_line(kind: ProblemKind, path: str, line: int, **facts: str | int | None) -> Problem:
    """Give a problem of a kind at a line of a file."""
    return kind.at(Source(path, line), **facts)


def refused(source: Source, name: str, reason: str) -> Problem:
    """Say that a record was not taken into the vault, and why."""
    return REFUSED.at(source, name=name, reason=reason.rstrip("."))
