"""Which stages are suggested in a week: a few, the best founded, none that was lately dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.dates import Span, Week
from vaultnet.core.gates import GATES, Verdict
from vaultnet.core.grounds import were_known
from vaultnet.core.history import History
from vaultnet.core.identity import action_id
from vaultnet.core.kept import Kept
from vaultnet.core.names import fold
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Stage
from vaultnet.core.stages import Confidence, Grounds, next_stage, stage_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from vaultnet.core.records import Contact, Network
    from vaultnet.core.settings import Settings, StageSettings
    from vaultnet.core.stages import StageSuggestion


def suggestion_id(contact: str, to_stage: Stage, week: str) -> str:
    """Give the id of a suggestion: of its line on the page of a week."""
    return action_id(contact, f"stage/{to_stage}", week)


def suggest_stages(
    network: Network,
    settings: Settings,
    today: date,
    shown: AbstractSet[str] = frozenset(),
    kept: Kept | None = None,
) -> tuple[StageSuggestion, ...]:
    """Suggest the next stage to the contacts whose gate is open, the best founded first.

    There are at most three in a week (setting), those dismissed in that week counted. Private
    contacts come last, and take the places that others leave: pages that leave them out lose
    nothing. For paused and deceased contacts there is none.

    `shown` holds the ids of this week's suggestions: they keep their places while they hold, and
    once they are settled nobody comes in their stead before the next week. `kept` is what was
    judged before: only those are judged again on whom something bears that is new.
    """
    kept = kept or Kept()
    grounds = Grounds(network, settings, History(network, today, kept), kept)
    judged = _judged(network.contacts, grounds, kept)
    week = Week.containing(today, settings.digest.week_start)
    ids_of = _ids(network.contacts, week, kept)
    every_id = kept.answer(
        "ids of stages",
        (ids_of,),
        lambda: frozenset(one for ids in ids_of.values() for one in ids.values()),
    )
    of_stages = shown & every_id
    rests_on = (network.contacts, settings.stages, today, week, judged, of_stages)
    choice = _Choice(settings.stages, today, week, ids_of, of_stages)
    return kept.answer("suggestions", rests_on, lambda: _chosen(network.contacts, judged, choice))


@frozen_record
class _Choice:
    """By what it is chosen whose stage is suggested."""

    settings: StageSettings
    today: date
    week: Week
    ids_of: Mapping[str, Mapping[Stage, str]]
    shown: AbstractSet[str]


def _chosen(
    contacts: Iterable[Contact], judged: Mapping[str, StageSuggestion | None], by: _Choice
) -> tuple[StageSuggestion, ...]:
    """Choose whose stage is suggested in a week, of those whose gate may be open."""
    dismissed_for = Span(days=by.settings.dismissed_days)
    places = by.settings.per_week
    staying: list[tuple[Contact, StageSuggestion]] = []
    fresh: list[tuple[Contact, StageSuggestion]] = []
    for contact in contacts:
        ids = by.ids_of[contact.path]
        taken = sum(one in by.shown for one in ids.values())
        places -= taken
        if contact.paused or contact.deceased:
            continue
        dismissal = contact.stage_dismissed
        if not taken and dismissal is not None and by.week.first <= dismissal.day <= by.week.last:
            places -= 1
        suggestion = judged[contact.path]
        if suggestion is None or not suggestion.is_open:
            continue
        if _is_dismissed(contact, suggestion, dismissed_for, by.today):
            continue
        is_kept = ids[suggestion.to_stage] in by.shown
        (staying if is_kept else fresh).append((contact, suggestion))
    fresh.sort(key=lambda pair: _rank(*pair))
    chosen = sorted([*staying, *fresh[: max(places, 0)]], key=lambda pair: _rank(*pair))
    return tuple(suggestion for _, suggestion in chosen)


def _ids(contacts: Iterable[Contact], week: Week, kept: Kept) -> Mapping[str, Mapping[Stage, str]]:
    """Give the ids of all suggestions that may be made of each contact, by path."""

    def ids(paths: Iterable[str]) -> Mapping[str, Mapping[Stage, str]]:
        return {
            path: {stage: suggestion_id(path, stage, week.name) for stage in Stage}
            for path in paths
        }

    return kept.answers("stages by id", (week,), {one.path: () for one in contacts}, ids)


def _judged(
    contacts: tuple[Contact, ...], grounds: Grounds, kept: Kept
) -> Mapping[str, StageSuggestion | None]:
    """Judge each contact of whom a suggestion may be made, by path."""

    def judge(contact: Contact) -> StageSuggestion | None:
        if contact.paused or contact.deceased or _is_shut(contact, grounds):
            return None
        return next_stage(contact, grounds)

    def judge_some(paths: Iterable[str]) -> Mapping[str, StageSuggestion | None]:
        by_path = {one.path: one for one in contacts}
        return {path: judge(by_path[path]) for path in paths}

    return kept.answers("stages", grounds.shared, grounds.of_each(contacts), judge_some)


def _is_shut(contact: Contact, grounds: Grounds) -> bool:
    """Tell whether a first demand shuts the gate: of most contacts no more need be looked at."""
    to_stage = stage_after(contact)
    if to_stage is None:
        return True
    case = grounds.case(contact)
    return any(
        all(judge(case).verdict is Verdict.MISSING for judge in demand)
        for demand in GATES[to_stage]
    )


def _is_dismissed(
    contact: Contact, suggestion: StageSuggestion, dismissed_for: Span, today: date
) -> bool:
    """Tell whether a suggestion waits: it was dismissed of late, and has no ground that is new."""
    dismissal = contact.stage_dismissed
    if dismissal is None or today >= dismissed_for.after(dismissal.day):
        return False
    unmet = (*suggestion.missing, *suggestion.unknown)
    return not dismissal.fingerprint or were_known(
        dismissal.fingerprint,
        suggestion.from_stage,
        suggestion.to_stage,
        [one.code for one in suggestion.met],
        [one.code for one in unmet],
    )


def _rank(contact: Contact, suggestion: StageSuggestion) -> tuple[bool, int, int, str, str]:
    confidence = list(Confidence).index(suggestion.confidence)
    lines = len(suggestion.evidence)
    return (suggestion.private, confidence, -lines, fold(contact.name), contact.path)
