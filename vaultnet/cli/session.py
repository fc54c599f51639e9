"""What every verb begins with: the vault is found and read, the day is known, problems are said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import chain
from operator import attrgetter
from time import time_ns
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet import api
from vaultnet.cli.discretion import Discretion
from vaultnet.cli.options import NO_CACHE, TODAY
from vaultnet.cli.place import root_of
from vaultnet.cli.progress import ReadingBar
from vaultnet.cli.remembered import LOOK, program
from vaultnet.cli.terminal import remark, visible
from vaultnet.core.events import Attendance
from vaultnet.core.groups import Membership
from vaultnet.core.history import History
from vaultnet.core.records import Severity, Source
from vaultnet.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from zoneinfo import ZoneInfo

    import click

    from vaultnet.core.ideas.ground import Ground
    from vaultnet.core.plan import Plan, Reminder
    from vaultnet.core.records import (
        Achievement,
        Contact,
        Event,
        Group,
        Interaction,
        OrganisationNote,
        OwnActivity,
        Problem,
        Promise,
    )
    from vaultnet.core.stages import Grounds, StageSuggestion

    Record: TypeAlias = (
        Interaction | Promise | Event | Group | OrganisationNote | Achievement | OwnActivity
    )

_RECORDS: Final = (
    *("interactions", "promises", "events", "groups"),
    *("organisations", "achievements", "activities"),
)
_SOURCE: Final = attrgetter("source")
_LINE: Final = attrgetter("source.path", "source.line", "private")
_SHOWN: Final = 10  # problems of the settings beside another verb's answer


@dataclass(frozen=True)
class Session:
    """A vault that was read, the day to judge it by, and what both give."""

    vault: api.Vault
    today: date
    told_all: bool = False  # `--include-private`: what only the owner may see is shown

    @cached_property
    def history(self) -> History:
        """The interactions by contact, up to today and ahead."""
        return History(self.vault.network, self.today)

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        """The contacts by path."""
        return {contact.path: contact for contact in self.vault.network.contacts}

    @cached_property
    def attendance(self) -> Attendance:
        """Who was, or will be, at which event."""
        return Attendance(self.vault.network, self.today)

    @cached_property
    def membership(self) -> Membership:
        """Who belongs to which group."""
        return Membership(self.vault.network)

    @cached_property
    def grounds(self) -> Grounds:
        """The records by contact, as stages are judged by them."""
        from vaultnet.core.stages import Grounds  # noqa: PLC0415  few verbs judge stages

        return Grounds(self.vault.network, self.vault.settings, self.history)

    @cached_property
    def ground(self) -> Ground:
        """The records as ideas what to offer are made of them."""
        from vaultnet.core.ideas.ground import Ground  # noqa: PLC0415  few verbs offer ideas

        return Ground(self.vault.network, self.vault.settings, self.plan(), self.history)

    @cached_property
    def private_notes(self) -> frozenset[str]:
        """The paths of the notes that only their owner may see, where that was not asked for."""
        if self.told_all:
            return frozenset()
        people = (path for path, contact in self.contacts.items() if contact.private)
        return self.vault.network.private_notes.union(people)

    @cached_property
    def private_sources(self) -> frozenset[Source]:
        """Where records are written that only their owner may see, unless that was asked for."""
        if self.told_all:
            return frozenset()
        return frozenset(one.source for one in self._records if one.private)

    @cached_property
    def hidden_sources(self) -> frozenset[Source]:
        """Where a terminal shows no evidence.

        A line that tells of others too, as a list of who was there, is their evidence.
        """
        if self.told_all:
            return frozenset()
        places: dict[bool, set[tuple[str, int]]] = {True: set(), False: set()}
        for path, line, is_private in self._lines_of_records():
            places[is_private].add((path, line))
        return frozenset(Source(*place) for place in places[True] - places[False])

    def _lines_of_records(self) -> Iterable[tuple[str, int, bool]]:
        """Give of each record its note, its line and whether it is private.

        Those that were there last time are not looked at: there are thousands.
        """
        network, kept = self.vault.network, self.vault.kept
        for kind in _RECORDS:
            records = getattr(network, kind)
            yield from kept.each(f"lines of {kind}", (), records, _SOURCE, _LINE)

    @cached_property
    def _records(self) -> tuple[Record, ...]:
        return tuple(chain.from_iterable(getattr(self.vault.network, one) for one in _RECORDS))

    @cached_property
    def discretion(self) -> Discretion:
        """What problems may say aloud."""
        return Discretion(self.vault)

    def plan(self, days: int | None = None) -> Plan:
        """Make the plan of the day, looking at least `days` ahead."""
        return api.make_plan(self.vault, self.today, days=days)

    def say_problems(self, problems: Iterable[Problem]) -> None:
        """Say on standard error what a verb of its own found wrong."""
        told = self.vault.phrases.told if self.told_all else self.discretion.told
        for problem in map(told, problems):
            remark(f"{problem_line(problem)} {visible(problem.hint)}".rstrip())

    def is_private(self, path: str) -> bool:
        """Tell whether a path is that of a private note, of a person or not."""
        return path in self.private_notes

    def hides(self, record: Contact | Record | Reminder | StageSuggestion) -> bool:
        """Tell whether of a record only name and days are to be shown."""
        return record.private and not self.told_all

    def say(self, code: str, /, **facts: str | int) -> str:
        """Say a phrase in the language of the vault's settings."""
        return self.vault.phrases.say(code, **facts)


def begin(ctx: click.Context, *, problems: bool = True) -> Session:
    """Find and read the vault that the options name, and say what in it could not be understood.

    Raises VaultError and SettingsError.
    """
    with ReadingBar() as bar:
        session = _read(ctx, bar)
    if problems:
        _say_problems(session)
    return session


def begin_quietly(ctx: click.Context) -> Session:
    """Do as `begin` without a word to anybody: for the shell that asks how a name goes on."""
    return _read(ctx, None)


def now_of(session: Session) -> datetime:
    """Give the session's day with the time of day that it is now."""
    return datetime.combine(session.today, now_in(session.vault.settings.vault.timezone).time())


def problem_line(problem: Problem) -> str:
    """Write a problem as compilers do: `path:line: severity: message [code]`."""
    where = f"{problem.source.path}:{problem.source.line}"
    return visible(f"{where}: {problem.severity}: {problem.message} [{problem.code}]")


def _read(ctx: click.Context, progress: Callable[[int, int], None] | None) -> Session:
    vault = _vault(ctx, progress)
    today = ctx.meta.get(TODAY) or now_in(vault.settings.vault.timezone).date()
    return Session(vault, today, told_all=bool(ctx.params.get("include_private")))


def _vault(ctx: click.Context, progress: Callable[[int, int], None] | None) -> api.Vault:
    """Read the vault, on from what is remembered of it where that is wanted.

    When the answer is said, it is remembered; not where private people were asked for.
    """
    root = root_of(ctx)
    if ctx.meta.get(NO_CACHE):
        return api.read_vault(root, progress=progress)
    look, begun = ctx.meta.pop(LOOK, None) or (None, time_ns())
    run = api.read_in_run(root, api.Memory(root, program(), begun), look, progress=progress)
    if not ctx.params.get("include_private"):
        ctx.call_on_close(run.remember)
    return run.vault


def _say_problems(session: Session) -> None:
    """Say on standard error what is wrong with the settings, and count what is with notes.

    Settings bear on every answer, one note among many hardly on any: `vaultnet check` names those.
    """
    grave = [one for one in session.vault.problems if one.severity is not Severity.INFO]
    named = [one for one in grave if one.source.path == api.SETTINGS_FILE][:_SHOWN]
    say_these(session, named)
    if len(grave) > len(named):
        remark(session.say("cli.problems.count", n=len(grave) - len(named)))


def say_problems_of(session: Session, path: str) -> None:
    """Say what cannot be understood in the note that an answer is about."""
    grave = (one for one in session.vault.problems if one.severity is not Severity.INFO)
    say_these(session, (one for one in grave if one.source.path == path))


def say_these(session: Session, problems: Iterable[Problem]) -> None:
    """Say problems on standard error, as far as they may be said aloud."""
    session.say_problems(problems)


def now_in(timezone: str) -> datetime:
    """Give the time that it is, in the vault's own time zone where it has one."""
    if not timezone:
        return datetime.now()  # noqa: DTZ005  the system's zone is what is asked for
    return datetime.now(_zone(timezone))


def hours_of(session: Session) -> tuple[float, float]:
    """Give when the session's day begins and ends, in seconds of the system's clock."""
    timezone = session.vault.settings.vault.timezone
    zone = _zone(timezone) if timezone else None
    days = (session.today, session.today + timedelta(days=1))
    begin, end = (datetime.combine(day, time(), zone).timestamp() for day in days)
    return begin, end


def _zone(timezone: str) -> ZoneInfo:
    from zoneinfo import ZoneInfo  # noqa: PLC0415  few vaults name a zone

    try:
        return ZoneInfo(timezone)
    except (KeyError, ValueError, OSError) as fault:
        raise SettingsError(
            "vaultnet.toml: [vault] timezone {name} is no time zone: write one like Europe/Berlin.",
            code="no-time-zone",
            name=repr(timezone),
        ) from fault
