"""Days ahead: what is dated after today is an appointment, and `check` says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.history import is_appointment
from vaultnet.core.problems import ProblemKind
from vaultnet.core.records import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.core.records import Network, Problem

AHEAD: Final = ProblemKind(
    "future-interaction",
    Severity.INFO,
    "The day {day} is ahead: this is an appointment, and no contact yet.",
    "If it has happened, correct the day.",
)


def appointments_noted(network: Network, today: date) -> Iterator[Problem]:
    """Give a problem for each interaction that is dated after `today`."""
    for interaction in network.interactions:
        if is_appointment(interaction, today):
            yield AHEAD.at(interaction.source, day=interaction.day.isoformat())
