"""Records made in a line, for tests of the judgement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from vaultnet.core.records import (
    Channel,
    Contact,
    Interaction,
    Layer,
    Network,
    Recognition,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

LAYERS = {
    Channel.MESSAGE: Layer.LIGHT,
    Channel.CALL: Layer.DEEP,
    Channel.MEETING: Layer.MEETING,
    Channel.UNKNOWN: Layer.LIGHT,
}


def day(text: str) -> date:
    return date.fromisoformat(text)


def contact(name: str, **facts: object) -> Contact:
    path = f"People/{name}.md"
    return Contact(path=path, name=name, source=Source(path, 1), **facts)  # type: ignore[arg-type]  # facts are checked by the tests that use them


def met(name: str, on: str, channel: Channel = Channel.MESSAGE, line: int = 1) -> Interaction:
    return Interaction(
        day=day(on),
        contacts=(f"People/{name}.md",),
        channel=channel,
        layer=LAYERS[channel],
        source=Source(f"Daily/{on}.md", line),
        recognition=Recognition.DAILY,
    )


def network(contacts: Iterable[Contact], interactions: Iterable[Interaction] = ()) -> Network:
    newest_first = sorted(interactions, key=lambda one: (-one.day.toordinal(), one.source))
    return Network(tuple(sorted(contacts, key=lambda one: one.path)), tuple(newest_first))
