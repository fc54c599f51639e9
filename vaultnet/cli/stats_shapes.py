"""The network in figures as JSON for other programs: see `vaultnet.cli.shapes`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from vaultnet.cli.shapes import evidence_shape, place_shape
from vaultnet.core.promises import PromiseState
from vaultnet.core.warmth import Health

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping

    from vaultnet.cli.shapes import Audience, Shape
    from vaultnet.core.bridges import Bridge, World
    from vaultnet.core.stats import Contacted, HealthCount, Stats

_Key = TypeVar("_Key", bound=StrEnum)
_Group = TypeVar("_Group", bound=str | None)


def stats_shape(stats: Stats, audience: Audience) -> Shape:
    """Give the figures; private people are counted, and named only if that was asked for.

    What is not known is null; whom no stage or role was noted of is counted under "unknown".
    """
    balance, duration = stats.balance, stats.duration
    longest = duration.longest
    return {
        "people": stats.people,
        "private": stats.private,
        "paused": stats.paused,
        "unknown": stats.unknown,
        "health": _counts(stats.health, Health),
        "by_stage": _healths(stats.by_stage),
        "by_role": _healths(stats.by_role),
        "gave": balance.gave,
        "received": balance.received,
        "given_share": balance.given_share,
        "with_acts": balance.with_acts,
        "begun_share": balance.begun_share,
        "begun_known": balance.begun_known,
        "channels": dict(stats.channels),
        "diversity": stats.diversity,
        "untold_days": stats.untold_days,
        "promises": {
            promiser: {
                **_counts(counts, PromiseState),
                "kept_share": stats.kept[promiser],
                "without_end": stats.without_end[promiser],
            }
            for promiser, counts in stats.promises.items()
        },
        "contacted": [
            _contacted(one, audience) for one in stats.contacted if audience.sees(one.path)
        ],
        "duration": {
            "median": duration.median,
            "known": duration.known,
            "once": duration.once,
            "longest": {"contact": longest[0], "days": longest[1]}
            if longest and audience.sees(longest[0])
            else None,
        },
        "no_cadence": _people(stats.no_cadence, audience),
        "declined": _people(stats.declined, audience),
        "bridges": [
            shape
            for one in stats.bridges
            if audience.sees(one.path) and (shape := _bridge(one, audience))["leads_to"]
        ],
    }


def _people(paths: tuple[str, ...], audience: Audience) -> Shape:
    return {"count": len(paths), "contacts": list(filter(audience.sees, paths))}


def _contacted(one: Contacted, audience: Audience) -> Shape:
    return {
        "contact": one.path,
        "episodes": one.episodes,
        "contact_days": one.days,
        "last": evidence_shape(one.last, audience),
    }


def _bridge(bridge: Bridge, audience: Audience) -> Shape:
    worlds = [
        _world(one, audience)
        for one in bridge.worlds
        if audience.told_all or (not one.private and audience.tells(one.name))
    ]
    return {"contact": bridge.path, "leads_to": worlds}


def _world(world: World, audience: Audience) -> Shape:
    return {
        "kind": world.kind,
        "name": world.name,
        "path": world.path if world.path and audience.may_link(world.path) else None,
        "evidence": [place_shape(one, audience) for one in world.evidence],
    }


def _healths(table: Mapping[_Group, HealthCount]) -> Shape:
    return {str(key or "unknown"): _counts(counts, Health) for key, counts in table.items()}


def _counts(counts: Counter[_Key], keys: type[_Key]) -> dict[str, int]:
    """Give every count in the order of its kind, those that are nothing too."""
    return {str(key): counts[key] for key in keys}
