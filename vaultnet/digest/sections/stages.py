"""Perhaps the next stage: at most three people a week for whom their notes speak."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Stage
from vaultnet.core.spoken import criterion_text
from vaultnet.core.suggestions import suggestion_id
from vaultnet.digest.once import once
from vaultnet.digest.page import Line
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultnet.core.gates import Criterion
    from vaultnet.core.stages import StageSuggestion
    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View

# How many of a kind one line says, those with evidence being long; `vaultnet stages` says them all.
_MOST_SAID: Final[Mapping[str, int]] = {"met": 2, "missing": 2, "unknown": 3}

# What another criterion says as well: the drivers stand there one by one.
_SAID_BY: Final[Mapping[str, str]] = {
    "drivers": "drivers",
    "meeting": "meeting-after-first",
    "value-act": "value-both-ways",
}


@once
def stages(view: View) -> tuple[Line, ...]:
    """Give a line for each suggestion: what speaks for it, what is missing, how sure it is."""
    return tuple(_line(one, view) for one in view.suggestions if view.shows(one.contact))


def closings(view: View) -> Iterator[Closing]:
    """Give what became of suggestions: taken, declined, or without their grounds."""
    week = view.plan.week.name
    for path in filter(view.shows, view.contacts):
        for stage in Stage:
            yield suggestion_id(path, stage, week), partial(_closed_text, path, stage, view)


def _closed_text(path: str, stage: Stage, view: View) -> str:
    say, who, contact = view.phrases.say, view.who(path), view.contacts[path]
    order = list(Stage)
    if order.index(contact.stage or Stage.ACQUAINTANCE) >= order.index(stage):
        return say("digest.closed.stage", who=who, stage=say(f"stage.{contact.stage}"))
    dismissal = contact.stage_dismissed
    if dismissal is not None and dismissal.day >= view.plan.week.first:
        return say("digest.closed.stage.dismissed", who=who)
    return say("digest.closed.stage.lacks", who=who)


def _line(suggestion: StageSuggestion, view: View) -> Line:
    say = view.phrases.say
    old, new = (say(f"stage.{one}") for one in (suggestion.from_stage, suggestion.to_stage))
    parts = [say("digest.stage", who=view.who(suggestion.contact), old=old, new=new)]
    codes = {one.code for one in suggestion.met}
    found = {
        "met": [one for one in suggestion.met if _SAID_BY.get(one.code) not in codes],
        "missing": suggestion.missing,
        "unknown": suggestion.unknown,
    }
    for code, criteria in found.items():
        if criteria:
            most = _MOST_SAID[code]
            text = "; ".join(_criteria(criteria[:most], suggestion, view))
            if len(criteria) > most:
                text = say("digest.stage.more", criteria=text, n=len(criteria) - most)
            parts.append(say(f"digest.stage.{code}", criteria=text))
    parts.append(say(f"digest.stage.evidence.{suggestion.confidence}"))
    line_id = suggestion_id(suggestion.contact, suggestion.to_stage, view.plan.week.name)
    return Line(line_id, " ".join(parts))


def _criteria(
    criteria: Iterable[Criterion], suggestion: StageSuggestion, view: View
) -> Iterator[str]:
    """Say criteria, each with the newest line of evidence that may be named."""
    for criterion in criteria:
        text = criterion_text(criterion, view.phrases, plain)
        named = (
            one for one in criterion.evidence if one not in suggestion.hidden and view.links_to(one)
        )
        newest = next(named, None)
        yield f"{text} ({view.source(newest)})" if newest else text
