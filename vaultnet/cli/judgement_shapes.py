"""Stages and measures as JSON for other programs: see `vaultnet.cli.shapes`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultnet.cli.shapes import day_shape, evidence_shape, facts_shape, place_shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.cli.shapes import Audience, Shape
    from vaultnet.core.gates import Criterion
    from vaultnet.core.health import HealthReading
    from vaultnet.core.measures import Measures
    from vaultnet.core.records import Source
    from vaultnet.core.stages import StageSuggestion


def suggestion_shapes(suggestions: Iterable[StageSuggestion], audience: Audience) -> list[Shape]:
    """Give the suggestions of stages to those whom the audience may know of."""
    return [
        suggestion_shape(suggestion, audience)
        for suggestion in suggestions
        if audience.sees(suggestion.contact)
    ]


def suggestion_shape(suggestion: StageSuggestion, audience: Audience) -> Shape:
    """Give what speaks for the next stage, and what is missing; hidden evidence is left out."""
    if not audience.told_all:
        hidden = audience.hidden_sources | suggestion.hidden
        audience = replace(audience, hidden_sources=hidden)
    return {
        "contact": suggestion.contact,
        "from": suggestion.from_stage,
        "to": suggestion.to_stage,
        "open": suggestion.is_open,
        "met": [_criterion(one, audience) for one in suggestion.met],
        "missing": [_criterion(one, audience) for one in suggestion.missing],
        "unknown": [_criterion(one, audience) for one in suggestion.unknown],
        "lacks": [list(codes) for codes in suggestion.lacks],
        "evidence": _places(suggestion.evidence, audience),
        "confidence": suggestion.confidence,
        "fingerprint": suggestion.fingerprint,
    }


def health_shape(reading: HealthReading, audience: Audience) -> Shape:
    """Give the health of a contact with its reason, a code and the facts of its sentence."""
    reason = reading.reason
    return {
        "state": reading.health,
        "reason": {"code": reason.code, **facts_shape(reason.facts, audience)},
        "last": evidence_shape(reading.last, audience),
    }


def measures_shape(measures: Measures) -> Shape:
    """Give the figures of a contact; what is not known is null."""
    return {
        "episodes": measures.episodes,
        "contact_days": measures.contact_days,
        "channels": dict(measures.channels),
        "diversity": measures.diversity,
        "gave": measures.gave,
        "received": measures.received,
        "given_share": measures.given_share,
        "begun_share": measures.begun_share,
        "first": day_shape(measures.first),
        "last": day_shape(measures.last),
        "duration": measures.duration,
        "silence": measures.silence,
        "rhythm": measures.rhythm,
        "silence_by_rhythm": measures.silence_by_rhythm,
        "ratings": {
            name: {
                "value": one.value,
                "day": day_shape(one.day),
                "age": one.age,
                "due_again": one.due_again,
            }
            for name, one in measures.ratings.items()
        },
    }


def _criterion(criterion: Criterion, audience: Audience) -> Shape:
    return {
        "code": criterion.code,
        **facts_shape(criterion.facts, audience),
        "evidence": _places(criterion.evidence, audience),
    }


def _places(sources: Iterable[Source], audience: Audience) -> list[Shape]:
    places = (place_shape(one, audience) for one in sources)
    return [place for place in places if place["path"] is not None]
