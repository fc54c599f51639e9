"""Ideas what to offer, of a network made in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from network_of import contact, day, met

from vaultnet.core.history import History
from vaultnet.core.ideas import all_ideas, best_ideas
from vaultnet.core.ideas.ground import Ground
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Channel, Knowledge, Source
from vaultnet.core.settings import Settings

if TYPE_CHECKING:
    from vaultnet.core.ideas import Idea
    from vaultnet.core.records import Contact, Interaction, Network

TODAY: Final = "2026-11-23"
DEFAULTS: Final = Settings()


def ground(known: Network, today: str = TODAY, settings: Settings = DEFAULTS) -> Ground:
    plan = make_plan(known, settings, day(today))
    return Ground(known, settings, plan, History(known, day(today)))


def ideas(
    known: Network, name: str = "Ada", today: str = TODAY, settings: Settings = DEFAULTS
) -> tuple[Idea, ...]:
    """Give all ideas for one contact."""
    return all_ideas(f"People/{name}.md", ground(known, today, settings))


def best(
    known: Network, name: str = "Ada", today: str = TODAY, settings: Settings = DEFAULTS
) -> tuple[Idea, ...]:
    """Give the ideas for one contact's line."""
    return best_ideas(f"People/{name}.md", ground(known, today, settings))


def said(found: tuple[Idea, ...]) -> list[str]:
    """Give each idea as `code about facts`."""
    return [
        " ".join((one.code, *([one.about] if one.about else []), *map(str, one.facts.values())))
        for one in found
    ]


def weaver(name: str, **facts: object) -> tuple[Contact, Interaction]:
    """Make somebody who likes weaving, and was called once."""
    return contact(name, **{"interests": ("weaving",), **facts}), met(
        name, "2026-09-01", Channel.CALL
    )


def note(name: str, *topics: str, **facts: object) -> Knowledge:
    lines = {topic: number for number, topic in enumerate(topics, 3)}
    return Knowledge(f"Notes/{name}.md", name, tuple(sorted(topics)), lines=lines, **facts)  # type: ignore[arg-type]  # facts are checked by the tests that use them


def place(path: str, line: int) -> Source:
    return Source(path, line)
