"""Ideas in words, for page and terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.idea_kinds import IdeaKind
from vaultnet.core.plan import Reason
from vaultnet.core.spoken import yearly_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from vaultnet.core.ideas.idea import Idea
    from vaultnet.core.words import Phrases


def idea_text(
    idea: Idea,
    phrases: Phrases,
    shown: Callable[[str], str] = str,
    linked: Callable[[str, str], str] = lambda _, name: name,
) -> str:
    """Say an idea, without its source.

    `shown` makes the words of notes safe where they will stand; `linked` makes of a path and a name
    what leads to the note, the other contact or the event that the idea is about.
    """
    facts = {key: shown(one) if isinstance(one, str) else one for key, one in idea.facts.items()}
    if idea.kind is IdeaKind.CONGRATULATION and idea.code == "day":
        return phrases.say("idea.day", when=_when(idea, phrases, shown))
    if idea.about is not None:
        for key in facts.keys() & {"note", "name", "event"}:
            facts[key] = linked(idea.about, str(idea.facts[key]))
    code = f"idea.{idea.code}"
    is_told = phrases.facts_of(code) <= facts.keys()
    return phrases.say(code, **facts) if is_told else phrases.say(f"{code}.untold")


def _when(idea: Idea, phrases: Phrases, shown: Callable[[str], str]) -> str:
    """Say which yearly day it is, and when."""
    what = yearly_day(Reason(str(idea.facts["occasion"]), idea.facts), phrases, shown)
    return phrases.say(f"yearly.{idea.facts['when']}", what=what, day=idea.facts["day"])
