"""Records made in a line, for tests of the judgement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from vaultnet.core.channels import layer_of
from vaultnet.core.records import (
    Channel,
    Contact,
    Interaction,
    Network,
    Recognition,
    Source,
    ValueAct,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


def day(text: str) -> date:
    return date.fromisoformat(text)


def contact(name: str, **facts: object) -> Contact:
    path = f"People/{name}.md"
    return Contact(path=path, name=name, source=Source(path, 1), **facts)  # type: ignore[arg-type]  # facts are checked by the tests that use them


def met(
    name: str, on: str, channel: Channel = Channel.MESSAGE, line: int = 1, **facts: object
) -> Interaction:
    made = Interaction(
        day=day(on),
        contacts=(f"People/{name}.md",),
        channel=channel,
        layer=layer_of(channel),
        source=Source(f"Daily/{on}.md", line),
        recognition=Recognition.DAILY,
    )
    made = replace(made, **facts)  # type: ignore[arg-type]  # likewise
    return made if "layer" in facts else replace(made, layer=layer_of(channel, made.people))


def act(kind: str = "article") -> tuple[ValueAct, ...]:
    return (ValueAct(kind),)


def network(
    contacts: Iterable[Contact], interactions: Iterable[Interaction] = (), **records: object
) -> Network:
    newest_first = sorted(interactions, key=lambda one: (-one.day.toordinal(), one.source))
    made = Network(tuple(sorted(contacts, key=lambda one: one.path)), tuple(newest_first))
    return replace(made, **records)  # type: ignore[arg-type]  # likewise


def ready(name: str) -> tuple[Contact, list[Interaction]]:
    """Make somebody whose notes speak for the next stage."""
    days = ("2026-11-10", "2026-10-10", "2026-09-10")
    return contact(name, interests=("weaving",)), [met(name, one, gave=act()) for one in days]
