"""Birthdays and days of death that cannot be; `check` says so, for some only the day tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.problems import ProblemKind
from vaultnet.core.records import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.core.records import Contact, Network, Problem

EARLIEST_BIRTH: Final = 1850  # nobody born before that year lives
_HINT: Final = "Correct it; without a known year write the day alone, such as --05-20."

BIRTH_AHEAD: Final = ProblemKind(
    "birthday-ahead", Severity.WARNING, "The birthday {day} is ahead.", _HINT
)
BIRTH_TOO_EARLY: Final = ProblemKind(
    "birthday-too-early", Severity.WARNING, "The birthday {day} is too long ago.", _HINT
)
DEATH_BEFORE_BIRTH: Final = ProblemKind(
    "death-before-birth",
    Severity.WARNING,
    "The day of death {died} is before the birthday {day}.",
    "Correct one of them; until then there is no reminder.",
)
PROBLEMS: Final = (BIRTH_AHEAD, BIRTH_TOO_EARLY, DEATH_BEFORE_BIRTH)


def impossible_lifetimes(network: Network, today: date) -> Iterator[Problem]:
    """Give a problem for each birthday that cannot be, by itself or beside a day of death."""
    for contact in network.contacts:
        yield from _of_contact(contact, today)


def _of_contact(contact: Contact, today: date) -> Iterator[Problem]:
    for yearly in contact.yearly_days:
        born = yearly.day
        if yearly.kind != "birthday" or born.year is None:
            continue
        day = (born.year, born.month, born.day)
        if day > (today.year, today.month, today.day):
            yield BIRTH_AHEAD.at(yearly.source, day=born.iso())
        elif born.year < EARLIEST_BIRTH:
            yield BIRTH_TOO_EARLY.at(yearly.source, day=born.iso())
        died = contact.died
        if died is not None and (died.year, died.month, died.day) < day:
            yield DEATH_BEFORE_BIRTH.at(yearly.source, day=born.iso(), died=died.isoformat())
