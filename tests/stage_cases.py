"""Ilse, what is noted of her, and how she is judged by the gate to her next stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from network_of import act, contact, day, met, network

from vaultnet.core.history import History
from vaultnet.core.records import (
    Channel,
    Contact,
    Group,
    Interaction,
    Owner,
    Promise,
    Promiser,
    Source,
    Stage,
)
from vaultnet.core.settings import Settings
from vaultnet.core.stages import (
    Grounds,
    StageSuggestion,
    next_stage,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.core.gates import Criterion, Verdict


TODAY: Final = day("2026-11-25")  # a Wednesday
WEAVING: Final = Owner("Me.md", ("Weaving", "tide pools"))
LOOM: Final = "Projects/Loom.md"
CALL, EMAIL, MEETING, EVENT = Channel.CALL, Channel.EMAIL, Channel.MEETING, Channel.EVENT


def ago(days: int, channel: Channel = Channel.MESSAGE, **facts: object) -> Interaction:
    return met("Ilse", (TODAY - timedelta(days=days)).isoformat(), channel, **facts)  # type: ignore[arg-type]  # a line may be among the facts


def judged(
    who: Contact,
    interactions: Iterable[Interaction] = (),
    settings: Settings | None = None,
    **records: object,
) -> StageSuggestion:
    found = network([who], interactions, **{"me": WEAVING, **records})
    suggestion = next_stage(who, Grounds(found, settings or Settings(), History(found, TODAY)))
    assert suggestion is not None
    return suggestion


def codes(criteria: Iterable[Criterion]) -> set[str]:
    return {one.code for one in criteria}


def criterion(suggestion: StageSuggestion, code: str) -> Criterion:
    criteria = (*suggestion.met, *suggestion.missing, *suggestion.unknown)
    (found,) = (one for one in criteria if one.code == code)
    return found


def verdict(suggestion: StageSuggestion, code: str) -> Verdict:
    return criterion(suggestion, code).verdict


def promise(line: int, *, kept: bool = True, **facts: object) -> Promise:
    made = Promise(
        promiser=Promiser.ME,
        contacts=("People/Ilse.md",),
        source=Source("Daily/2026-05-01.md", line),
        due=day("2026-05-10"),
        done=day("2026-05-09" if kept else "2026-05-20"),
        settled=True,
        counted=True,
    )
    return replace(made, **facts)  # type: ignore[arg-type]  # checked by the tests that use them


def loom(*members: str, **facts: object) -> Group:
    made = Group(LOOM, "Loom", Source(LOOM, 2), "project", tuple(f"People/{m}.md" for m in members))
    return replace(made, **facts)  # type: ignore[arg-type]  # likewise


WEAVER = contact("Ilse", interests=("weaving",))
GARDENER = contact("Ilse", interests=("gardening",))
NOBODY_KNOWS = contact("Ilse")
THREE = [ago(20), ago(60), ago(100)]
GAVE = [ago(20, gave=act()), ago(60), ago(100)]


IN_TOUCH = replace(WEAVER, stage=Stage.COMMUNICATION)
HALF_A_YEAR = [
    ago(200, EVENT),
    ago(160),
    ago(120, gave=act()),
    ago(60, MEETING),
    ago(20, received=act("advice")),
]
KEPT = (promise(1), promise(2), promise(3), promise(4), promise(5, kept=False))


TRUSTED = replace(GARDENER, stage=Stage.TRUST)
TWICE = [ago(90, CALL, project=LOOM), ago(40, EMAIL, project=LOOM)]
