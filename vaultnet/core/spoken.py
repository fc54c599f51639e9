"""Spans, rules, what a reminder asks for: the parts of sentences that page and terminal share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.budget import OFFERED
from vaultnet.core.dates import Span
from vaultnet.core.plan import ReminderKind
from vaultnet.core.records import Layer
from vaultnet.core.roles import role_of_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vaultnet.core.dates import PartialDate
    from vaultnet.core.gates import Criterion
    from vaultnet.core.plan import Reason, Reminder
    from vaultnet.core.words import Phrases

# The kinds that ask for contact of a depth.
_BY_LAYER: Final = {ReminderKind.KEEP_IN_TOUCH, ReminderKind.DRIFTING, ReminderKind.RECONNECT}


def every(span: Span, phrases: Phrases) -> str:
    """Say a span as a rhythm: "every 3 months"; one of several units in days."""
    units = {"years": span.years, "months": span.months, "weeks": span.weeks, "days": span.days}
    named = [(unit, count) for unit, count in units.items() if count]
    unit, count = named[0] if len(named) == 1 else ("days", round(span.days_about))
    return phrases.say(f"every.{unit}.1" if count == 1 else f"every.{unit}", n=count)


def decimal(figure: float, phrases: Phrases) -> str:
    """Write a figure with one digit after the decimal sign of the language."""
    return f"{figure:.1f}".replace(".", phrases.say("number.decimal"))


def day_text(day: PartialDate, phrases: Phrases) -> str:
    """Say a day: as 1990-05-20, or in words where its year is not known."""
    return day.iso() if day.year else phrases.say(f"day.{day.month}", day=day.day)


def role_name(role: str, phrases: Phrases) -> str:
    """Name a role such as `mentor/career`, or a group of roles such as `mentor`."""
    code = f"role.{role.replace('/', '.')}"
    return phrases.say(code) if phrases.has(code) else role


def rule_name(kind: str, name: str, phrases: Phrases) -> str:
    """Name what a cadence rule went by: roles and stages in words, tags and folders as written."""
    if kind in {"stage", "kept"}:
        return phrases.say(f"stage.{name}")
    if kind == "role":
        return ", ".join(role_name(role, phrases) for role in name.split(", "))
    return name


def cadence_reason(reason: Reason, phrases: Phrases) -> str:
    """Say why a layer fell due: how often, and by which rule; its name may be left out."""
    kind = str(reason.facts["rule"])
    span = _span(reason, "span")
    if "name" not in reason.facts:
        said = phrases.say("rule.untold", every=every(span, phrases))
    else:
        name = rule_name(kind, str(reason.facts["name"]), phrases)
        said = phrases.say(f"rule.{kind}", every=every(span, phrases), name=name)
    if "gap" not in reason.facts:
        return said
    return phrases.say("rule.gap", rule=said, gap=gap_text(reason, phrases))


def cadence_often(reason: Reason, phrases: Phrases) -> str:
    """Say how often a layer is wanted, where the rule has been said."""
    return every(_span(reason, "span"), phrases)


def gap_text(reason: Reason, phrases: Phrases) -> str:
    """Say the contact's minimum gap; nothing where another day decides."""
    if "gap" not in reason.facts:
        return ""
    return phrases.say("limit.gap", every=every(_span(reason, "gap"), phrases))


def offer_reasons(reason: Reason, phrases: Phrases, shown: Callable[[str], str] = str) -> str:
    """Say why somebody drifting or dormant is offered: the rhythm, or trust and novelty."""
    facts = reason.facts
    if reason.code == "drifting":
        return phrases.say(
            "thought-of.rhythm", every=every(Span(days=int(facts["rhythm"])), phrases)
        )
    told = [
        f"thought-of.{code}" for code in ("trust", "stage", "information", "new") if code in facts
    ]
    said = []
    for code in told:
        fact = facts[code.removeprefix("thought-of.")]
        if code == "thought-of.stage":
            fact = phrases.say(f"stage.{fact}")
        elif isinstance(fact, str):
            fact = shown(fact)
        said.append(phrases.say(code, fact=fact))
    return ", ".join(said) or phrases.say("thought-of.known")


def _span(reason: Reason, fact: str) -> Span:
    return Span.parse_iso(str(reason.facts[fact])) or Span()


def health_reason(reason: Reason, phrases: Phrases) -> str:
    """Say why a contact's health is what it is: the silence, and by what it is measured."""
    facts = reason.facts
    told: dict[str, str | int] = dict(facts)
    code = f"health.why.{reason.code}"
    if reason.code == "warmth" and facts["episodes"] == 1:
        code += ".once"
    if "rule" in facts:
        told["rule"] = cadence_reason(reason, phrases)
        told["what"] = phrases.say(f"layer.{facts['layer']}")
    if "silent" in facts:
        told["n"] = facts["silent"]
    return phrases.say(code, **told)


def asked(reminder: Reminder, phrases: Phrases, shown: Callable[[str], str] = str) -> str:
    """Say what a reminder asks for; `shown` makes the words of notes safe where they will stand."""
    code = reminder.reason.code
    if reminder.kind in _BY_LAYER:
        return phrases.say(f"layer.{reminder.layer or Layer.ANY}")
    if reminder.kind is ReminderKind.YEARLY_DAY:
        return yearly_day(reminder.reason, phrases, shown)
    return _told(f"asked.{code}", phrases, reminder.reason.facts, shown)


def yearly_day(reason: Reason, phrases: Phrases, shown: Callable[[str], str] = str) -> str:
    """Name a yearly day: by the person's own word, by its kind, by the organisation."""
    label = shown(str(reason.facts.get("label", "")))
    if reason.code == "company-anniversary":
        return _told("yearly.company-anniversary", phrases, {"label": label} if label else {})
    return label or phrases.say(f"yearly.{reason.code}")


def _told(
    code: str,
    phrases: Phrases,
    facts: Mapping[str, str | int],
    shown: Callable[[str], str] = str,
) -> str:
    """Say a phrase, or the one for the case that the words of the note are not to be had."""
    needed = phrases.facts_of(code)
    if not needed <= facts.keys():
        return phrases.say(f"{code}.untold")
    return phrases.say(code, **_shown({name: facts[name] for name in needed}, shown))


def criterion_text(
    criterion: Criterion, phrases: Phrases, shown: Callable[[str], str] = str
) -> str:
    """Say what a gate asks for as it was found: what is there, what is missing, what is unknown."""
    facts = _shown(criterion.facts, shown)
    return phrases.say(f"criterion.{criterion.code}.{criterion.verdict}", **facts)


def _shown(facts: Mapping[str, str | int], shown: Callable[[str], str]) -> Mapping[str, str | int]:
    return {key: shown(fact) if isinstance(fact, str) else fact for key, fact in facts.items()}


def why(reminder: Reminder, phrases: Phrases, written: str) -> str:
    """Say the rule by which a reminder fell due; `written` says where its day is written.

    A cadence may come from a rule of the settings, and is written nowhere.
    """
    reason = reminder.reason
    if reminder.is_unnoted and "last" in reason.facts:
        rule = cadence_reason(reason, phrases)
        return phrases.say("why.unnoted", rule=rule, day=reason.facts["last"])
    if reminder.kind is ReminderKind.KEEP_IN_TOUCH:
        return cadence_reason(reason, phrases)
    if reminder.kind is ReminderKind.FOLLOW_UP:
        wave, waves = reason.facts["wave"], reason.facts["waves"]
        said = phrases.say("why.follow-up", wave=wave, waves=waves, place=written)
        return "; ".join(filter(None, (said, gap_text(reason, phrases))))
    if reminder.kind in OFFERED:
        said = offer_reasons(reason, phrases)
        if reminder.kind is ReminderKind.DRIFTING or said == phrases.say("thought-of.known"):
            return said
        return phrases.say("thought-of.long-silent", why=said)
    if reason.code == "profile":
        rhythm = every(_span(reason, "span"), phrases)
        return phrases.say("why.profile", every=rhythm, place=written)
    if reason.code == "professional-holiday":
        word = str(reason.facts["word"])
        return phrases.say(
            "why.holiday", word=role_name(role_of_kind(word) or word, phrases), place=written
        )
    return written
