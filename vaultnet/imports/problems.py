"""What can be wrong with a file of another program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.problems import ProblemKind
from vaultnet.core.records import Problem, Severity, Source

if TYPE_CHECKING:
    from vaultnet.core.imported import ImportedPerson

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
    "The value {text} of {label} is no day that can be read; it stands with the person's notes.",
    "Write it into the note by hand, as 1990-05-20 or --05-20.",
)
DOUBTFUL_ENCODING = ProblemKind(
    "import-encoding",
    Severity.INFO,
    "The file is not UTF-8 and was read as {encoding}.",
    "If names look wrong, export it as UTF-8.",
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
    NAMELESS,
    REFUSED,
    ROW,
)


def at_line(kind: ProblemKind, path: str, line: int, **facts: str | int | None) -> Problem:
    """Give a problem of a kind at a line of a file."""
    return kind.at(Source(path, line), **facts)


def refused(person: ImportedPerson, reason: str) -> Problem:
    """Say that somebody was not taken into the vault, and why."""
    return REFUSED.at(person.source, name=person.name, reason=reason.rstrip("."))
