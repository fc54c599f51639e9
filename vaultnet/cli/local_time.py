"""How the clock of another place stands to one's own; of days alone, never of now."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from vaultnet.cli.session import Session

_HOUR = timedelta(hours=1)


def zone_text(session: Session, zone: str | None) -> str:
    """Say a contact's time zone, and how far its clock is ahead of the vault's, if both are known.

    Without a zone of the vault, how far from UTC; of what is no zone the word alone.
    """
    if not zone:
        return ""
    theirs = _offset(zone, session.today)
    if theirs is None:
        return zone
    own = _offset(session.vault.settings.vault.timezone, session.today)
    code, ahead = ("utc", theirs) if own is None else ("own", theirs - own)
    if code == "own" and not ahead:
        return session.say("cli.zone.same", zone=zone)
    if code == "own":
        code = "ahead" if ahead > timedelta() else "behind"
    return session.say(f"cli.zone.{code}", zone=zone, hours=_hours(ahead, signed=code == "utc"))


def hours_ahead(session: Session, zone: str | None) -> float | None:
    """Give by how many hours a contact's clock is ahead of the vault's; None where not known."""
    theirs = _offset(zone or "", session.today)
    own = _offset(session.vault.settings.vault.timezone, session.today)
    return None if theirs is None or own is None else (theirs - own) / _HOUR


def _offset(zone: str, day: date) -> timedelta | None:
    """Give how far a zone is ahead of UTC at noon of a day; None for what is no zone."""
    try:
        there = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return None
    return datetime.combine(day, time(12), UTC).astimezone(there).utcoffset()


def _hours(span: timedelta, *, signed: bool) -> str:
    minutes = round(span.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = ("-" if minutes < 0 else "+") if signed else ""
    return f"{sign}{hours}:{rest:02d}"
