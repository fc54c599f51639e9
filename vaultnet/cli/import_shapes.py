"""What an import comes to, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.cli.acts import change_shape

if TYPE_CHECKING:
    from vaultnet.api import ImportPlan
    from vaultnet.cli.shapes import Audience, Shape
    from vaultnet.core.contact_days import DayOfContact
    from vaultnet.core.matching.match import Match


def plan_shape(plan: ImportPlan, state: str, audience: Audience) -> Shape:
    """Give a plan, and what has become of it; of private people only that they are there."""
    return {
        "act": "import",
        "state": state,
        "files": [
            {
                "path": one.name,
                "format": one.format,
                "people": len(one.records.people),
                "days": len(one.records.days),
                "understood": dict(one.keys.understood) if one.keys else {},
                "offered": dict(one.keys.offered) if one.keys else {},
            }
            for one in plan.files
        ],
        "people": [_match(match, plan, audience) for match in plan.matches],
        "days": [_day(day, path, audience) for day, path in plan.days.written],
        "left": dict(sorted(plan.left.items())),
        "problems": [
            {
                "path": one.source.path,
                "line": one.source.line,
                "severity": one.severity,
                "code": one.code,
                "message": audience.told(one.message),
                "hint": one.hint,
            }
            for one in plan.problems
        ],
        "changes": [change_shape(change, audience) for change in plan.changes],
    }


def _match(match: Match, plan: ImportPlan, audience: Audience) -> Shape:
    source = match.person.source
    notes = [key for key in match.keys if key.endswith(".md")]
    note = plan.taken.made.get(source) or next(iter(notes), None)
    may_tell = all(map(audience.may_link, (*notes, *([note] if note else []))))
    return {
        "kind": match.kind,
        "path": source.path,
        "line": source.line,
        "name": audience.told(match.person.name) if may_tell else None,
        "note": note if may_tell else None,
        "candidates": list(match.keys) if may_tell and match.kind == "doubtful" else [],
        "agrees": list(match.verdict.agrees) if match.verdict else [],
        "differs": list(match.verdict.differs) if match.verdict else [],
    }


def _day(day: DayOfContact, note: str, audience: Audience) -> Shape:
    record = day.record
    may_tell = all(map(audience.may_link, (note, *day.contacts)))
    return {
        "path": record.source.path,
        "line": record.source.line,
        "day": record.day.isoformat(),
        "channel": record.channel,
        "direction": record.direction,
        "contacts": [path for path in day.contacts if audience.may_link(path)],
        "note": note if may_tell else None,
        "summary": audience.told(day.subject) if may_tell else None,
    }
