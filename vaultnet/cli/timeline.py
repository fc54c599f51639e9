"""The timeline of one contact: what belongs together is one episode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.cli import wording
from vaultnet.cli.shapes import interaction_shape
from vaultnet.cli.tables import Column, print_table, table_of
from vaultnet.core.episodes import episodes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vaultnet.cli.session import Session
    from vaultnet.cli.shapes import Audience, Shape
    from vaultnet.core.records import Event, Interaction


def print_timeline(session: Session, interactions: Sequence[Interaction], most: int) -> None:
    """Print the newest of one contact's interactions, each with the number of its episode.

    Episodes count from the first on. Of private ones only the days are printed.
    """
    columns = (
        Column(session.say("cli.column.episode"), breaks=False),
        Column(session.say("cli.column.day"), breaks=False),
        Column(session.say("cli.column.how")),
        Column(session.say("cli.column.summary")),
        Column(session.say("cli.column.note"), below=True),
    )
    events = {one.path: one for one in session.vault.network.events}
    numbered = _numbered(interactions, events)
    print_table(table_of(columns, (_row(session, number, one) for number, one in numbered[:most])))


def timeline_shapes(
    interactions: Sequence[Interaction], session: Session, audience: Audience
) -> list[Shape]:
    """Give one contact's interactions, the newest first, each with the number of its episode."""
    events = {one.path: one for one in session.vault.network.events}
    return [
        {"episode": number, **interaction_shape(one, session.today, audience)}
        for number, one in _numbered(interactions, events)
    ]


def _numbered(
    interactions: Iterable[Interaction], events: Mapping[str, Event]
) -> list[tuple[int, Interaction]]:
    """Give interactions with the numbers of their episodes, the newest first."""
    episodes = episodes_of(interactions, events)
    numbered = [(n, one) for n, episode in enumerate(episodes, 1) for one in episode.interactions]
    return sorted(numbered, key=lambda pair: (-pair[0], -pair[1].day.toordinal(), pair[1].source))


def _row(session: Session, number: int, one: Interaction) -> tuple[str, ...]:
    day = one.day.isoformat()
    if session.hides(one):
        return (str(number), day, "", "", "")
    return (
        str(number),
        day,
        wording.how(session, one),
        one.summary or _event_name(session, one),
        wording.place(one.source),
    )


def _event_name(session: Session, one: Interaction) -> str:
    events = session.vault.network.events
    there = (each.name for each in events if each.path == one.event and not session.hides(each))
    return next(there, "")
