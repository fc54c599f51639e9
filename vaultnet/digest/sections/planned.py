"""Planned: the appointments of the week and of the two weeks after it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from vaultnet.core.identity import action_id
from vaultnet.core.records import Recognition
from vaultnet.core.reminders.setting import told_apart
from vaultnet.digest.page import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.records import Interaction
    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View

# Counted from the end of the week, so that on each of its days the page looks as far.
_AHEAD: Final = timedelta(days=14)


def planned(view: View) -> tuple[Line, ...]:
    """Give a line for each appointment, the next first."""
    return tuple(
        Line(line_id, _text("digest.planned", one, view))
        for line_id, one in _of_page(view)
        if one.day > view.plan.today
    )


def closings(view: View) -> Iterator[Closing]:
    """Give what became of appointments: their day has come."""
    for line_id, one in _of_page(view):
        yield line_id, partial(_text, "digest.closed.planned", one, view)


def _of_page(view: View) -> Iterator[tuple[str, Interaction]]:
    """Give the interactions of the week and of the days ahead, with the ids of their lines."""
    week = view.plan.week
    # The newest stand first.
    since_its_first_day = takewhile(lambda one: one.day >= week.first, view.network.interactions)
    found = [
        one
        for one in since_its_first_day
        if one.recognition is not Recognition.PARTICIPANTS
        and one.day <= week.last + _AHEAD
        and any(map(view.shows, one.contacts))
    ]
    found.sort(key=lambda one: (one.day, one.source, one.contacts))
    for one, about in told_apart(found, _words_of):
        yield action_id(one.source.path, f"planned/{about}", week.name), one


def _text(code: str, interaction: Interaction, view: View) -> str:
    who = view.names(interaction.contacts)
    return view.phrases.say(code, who=who, contact=view.contact_of(interaction))


def _words_of(interaction: Interaction) -> str:
    """Give what stays the same while lines above the appointment come and go."""
    contacts = "\0".join(interaction.contacts)
    return f"{interaction.source.path}\0{interaction.day}\0{interaction.channel}\0{contacts}"
