"""Spans, stages, roles and rules in words: the parts of sentences that page and terminal share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.dates import Span

if TYPE_CHECKING:
    from vaultnet.core.plan import Reason
    from vaultnet.core.words import Phrases


def every(span: Span, phrases: Phrases) -> str:
    """Say a span as a rhythm: "every 3 months"; one of several units in days."""
    units = {"years": span.years, "months": span.months, "weeks": span.weeks, "days": span.days}
    named = [(unit, count) for unit, count in units.items() if count]
    unit, count = named[0] if len(named) == 1 else ("days", round(span.days_about))
    return phrases.say(f"every.{unit}.1" if count == 1 else f"every.{unit}", n=count)


def role_name(role: str, phrases: Phrases) -> str:
    """Name a role such as `mentor/career`, or a group of roles such as `mentor`."""
    code = f"role.{role.replace('/', '.')}"
    return phrases.say(code) if phrases.has(code) else role


def rule_name(kind: str, name: str, phrases: Phrases) -> str:
    """Name what a cadence rule went by: roles and stages in words, tags and folders as written."""
    if kind == "stage":
        return phrases.say(f"stage.{name}")
    if kind == "role":
        return ", ".join(role_name(role, phrases) for role in name.split(", "))
    return name


def cadence_reason(reason: Reason, phrases: Phrases) -> str:
    """Say why a layer fell due: how often, and by which rule."""
    kind = str(reason.facts["rule"])
    span = Span.parse_iso(str(reason.facts["span"])) or Span()
    name = rule_name(kind, str(reason.facts["name"]), phrases)
    return phrases.say(f"rule.{kind}", every=every(span, phrases), name=name)
