"""Promises, events and the other records beside contacts, made in a line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from network_of import day

from vaultnet.core.dates import PartialDate
from vaultnet.core.records import (
    Achievement,
    Event,
    Group,
    OrganisationNote,
    OwnActivity,
    Promise,
    Promiser,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


def paths(*names: str) -> tuple[str, ...]:
    return tuple(sorted(f"People/{name}.md" for name in names))


def promise(
    *names: str, due: str | None = None, done: str | None = None, **facts: object
) -> Promise:
    made = Promise(
        promiser=Promiser.ME,
        contacts=paths(*names),
        source=Source("Daily/2026-11-01.md", 4),
        text="send the slides",
        due=day(due) if due else None,
        done=day(done) if done else None,
        settled=done is not None,
        counted=due is not None,
    )
    return replace(made, **facts)  # type: ignore[arg-type]  # facts are checked by the tests that use them


def event(
    name: str, first: str | None, *names: str, last: str | None = None, **facts: object
) -> Event:
    path = f"Events/{name}.md"
    made = Event(
        path=path,
        name=name,
        source=Source(path, 2),
        first=day(first) if first else None,
        last=day(last) if last else None,
        participants=paths(*names),
    )
    return replace(made, **facts)  # type: ignore[arg-type]  # likewise


def group(name: str, *names: str, **facts: object) -> Group:
    path = f"Groups/{name}.md"
    made = Group(path, name, Source(path, 1), members=paths(*names))
    return replace(made, **facts)  # type: ignore[arg-type]  # likewise


def organisation(name: str, founded: tuple[int, int, int | None] | None) -> OrganisationNote:
    path = f"Companies/{name}.md"
    partial = PartialDate(*founded) if founded else None
    return OrganisationNote(path, name, Source(path, 3), partial)


def achievement(on: str, *names: str, **facts: object) -> Achievement:
    made = Achievement(day(on), paths(*names), Source(f"Daily/{on}.md", 7), "wrote a book")
    return replace(made, **facts)  # type: ignore[arg-type]  # likewise


def activities(days: Iterable[str]) -> tuple[OwnActivity, ...]:
    return tuple(OwnActivity(day(on), Source(f"Daily/{on}.md", 3), "a talk") for on in days)
