"""What `vaultnet due` says: who is due to be contacted, and why."""

from __future__ import annotations

from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from vaultnet import api
from vaultnet.cli import wording
from vaultnet.cli.session import Session, begin
from vaultnet.cli.tables import Column, Table, print_table, shown_cell
from vaultnet.cli.terminal import print_json, say, visible
from vaultnet.core.circumstances import circumstances
from vaultnet.core.limits import is_silent
from vaultnet.core.plan import ReminderKind, Slot
from vaultnet.core.planning import due_within, waiting
from vaultnet.core.together import gathered, occasion_of, told_once

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    import click

    from vaultnet.core.plan import Plan, Reminder

_ROWS: Final = "rows of due"
_ID: Final = attrgetter("id")
_NAMED: Final = 5  # people whom one row names


def say_due(
    ctx: click.Context, days: int | None, *, everybody: bool, as_json: bool, include_private: bool
) -> Session:
    """Say who is due, as people or other programs read it; give the session of that answer."""
    session = begin(ctx)
    plan = session.plan(days)
    reminders = due_within(plan, days)
    if as_json:
        _print_shapes(session, reminders, include_private=include_private)
        return session
    wait = 0
    if days is None and not everybody:
        reminders = tuple(one for one in reminders if one.slot is not Slot.LATER)
        wait = len(waiting(plan))
    if not reminders and not wait:
        say(session.say("cli.due.none"))
    if len(reminders) > 1:
        say(session.say("cli.due.order"))
    print_reminders(session, reminders, where=True)
    _say_holidays(session, reminders, max(plan.week.last, plan.today + timedelta(days=days or 0)))
    if wait:
        say(session.say("cli.due.waiting", n=wait))
    _say_unknown(session, plan)
    _say_silent(session)
    return session


def _print_shapes(
    session: Session, reminders: Iterable[Reminder], *, include_private: bool
) -> None:
    from vaultnet.cli.ideas_text import best_idea_shapes  # noqa: PLC0415  a table has no ideas
    from vaultnet.cli.shapes import audience_of, reminder_shapes  # noqa: PLC0415  likewise

    audience = audience_of(session, include_private=include_private)
    shapes = reminder_shapes(reminders, audience)
    print_json(
        [{**one, "ideas": best_idea_shapes(session, one["contact"], audience)} for one in shapes]
    )


def print_reminders(
    session: Session, reminders: Iterable[Reminder], *, where: bool = False
) -> None:
    """Print reminders as a table; of private people only name and dates.

    With `where`, the country, time zone and language beside each name. A day that many have at
    once, as the anniversary of their organisation or that of a word after an event, is one row.
    """
    columns = (
        Column(session.say("cli.column.due"), breaks=False),
        Column(session.say("cli.column.when"), breaks=False),
        Column(session.say("cli.column.who")),
        Column(session.say("cli.column.what")),
        Column(session.say("cli.column.why"), below=True),
        Column(session.say("cli.column.last"), below=True),
    )
    told = told_once(reminders)
    private = {one.id for one in told if wording.is_private(session, one)}
    kept = session.vault.kept.within(_ROWS)
    occasions = kept.each("occasions", (), told, _ID, occasion_of)
    lines = gathered(told, lambda one: one.id in private, occasions)
    if where:
        rows = tuple(
            _rows_by_id(session, told, {one[0].id: one for one in lines}, private).values()
        )
    else:
        rows = tuple(_row(session, one, where=False, private=one[0].id in private) for one in lines)
    print_table(Table(columns, rows))


def _rows_by_id(
    session: Session,
    told: Iterable[Reminder],
    lines: Mapping[str, tuple[Reminder, ...]],
    private: Collection[str],
) -> Mapping[str, tuple[str, ...]]:
    """Give the rows of the reminders that are told together; what stands is not said again."""
    contacts, kept = session.contacts, session.vault.kept.within(_ROWS)
    hides = _hidden_last(session, told)

    def say_rows(ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        return {one: _row(session, lines[one], where=True, private=one in private) for one in ids}

    asked = {
        name: (
            together,
            tuple([contacts[path] for one in together for path in one.contacts]),
            name in private,
            [one.id for one in together if one.id in hides],
        )
        for name, together in lines.items()
    }
    return kept.answers(_ROWS, (session.vault.phrases,), asked, say_rows)


def _hidden_last(session: Session, told: Iterable[Reminder]) -> Collection[str]:
    """Give the ids of the reminders of which the last contact was noted where nobody may look."""
    hidden, kept, told = session.hidden_sources, session.vault.kept.within(_ROWS), tuple(told)
    if not hidden:
        return ()
    last = kept.each("last", (), told, _ID, lambda one: one.last and one.last.source)
    by_id = {one.id: source for one, source in zip(reversed(told), reversed(last), strict=True)}
    return {one for one, source in by_id.items() if source in hidden}  # of equal ids the first


def _row(
    session: Session, together: tuple[Reminder, ...], *, where: bool, private: bool
) -> tuple[str, ...]:
    """Give the row of a reminder, or of several whose day is one."""
    reminder = together[0]
    last = wording.evidence(session, reminder.last, private=private)
    if len(together) > 1:
        who = _count(session, together)
        last = last if len({one.last for one in together}) == 1 else ""
    elif where and not private:
        who = _who(session, reminder)
    else:
        who = wording.who(session, reminder.contacts)
    cells = (
        "" if reminder.when == "open" else reminder.due.isoformat(),
        wording.when(session, reminder),
        who,
        wording.what(session, reminder, private=private),
        wording.why(session, reminder, private=private),
        last,
    )
    return tuple(map(shown_cell, cells))


def _count(session: Session, together: tuple[Reminder, ...]) -> str:
    """Say of how many people a day is, and name the nearest; after an event, all to write to."""
    most = len(together) if together[0].kind is ReminderKind.FOLLOW_UP else _NAMED
    names = wording.who(session, tuple(one.contacts[0] for one in together[:most]))
    if len(together) > most:
        names = session.say("digest.names.more", names=names, n=len(together) - most)
    return session.say("cli.due.people", n=len(together), names=names)


def _who(session: Session, reminder: Reminder) -> str:
    """Name the person, with country, time zone and language where they are known."""
    who = wording.who(session, reminder.contacts)
    if len(reminder.contacts) != 1:
        return who
    there = circumstances(session.contacts[reminder.contacts[0]])
    return f"{who} ({', '.join(there)})" if there else who


def _say_holidays(session: Session, reminders: Iterable[Reminder], last: date) -> None:
    """Say which public holidays the people listed have at home, as far as they are known."""
    contacts, people = session.contacts, dict[str, dict[str, None]]()
    for one in reminders:
        homes = [(country, path) for path in one.contacts if (country := contacts[path].country)]
        for country, path in () if homes and wording.is_private(session, one) else homes:
            people.setdefault(country, {})[contacts[path].name] = None
    for country, names in sorted(people.items()):
        for day in api.find_public_holidays(session.vault, country, session.today, last):
            facts = {"name": day.name, "day": day.day.isoformat(), "country": country}
            told = session.say("cli.due.holiday", who=", ".join(names), **facts)
            say(visible(told))


def _say_unknown(session: Session, plan: Plan) -> None:
    if plan.unknown:
        say(session.say("cli.due.unknown", n=len(plan.unknown)))


def _say_silent(session: Session) -> None:
    """Say how many people nothing asks for, since a pause or a snooze silences them."""
    living = [one for one in session.contacts.values() if not one.deceased]
    silent = [one for one in living if is_silent(one, session.today)]
    paused = sum(one.paused for one in silent)
    counts = {"paused": paused, "snoozed": len(silent) - paused}
    told = [session.say(f"cli.due.silent.{code}", n=n) for code, n in counts.items() if n]
    if told:
        say(session.say("cli.due.silent", who=", ".join(told)))
