"""The network in figures, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.cli import bars, wording
from vaultnet.cli.tables import Column, print_table, table_of
from vaultnet.cli.terminal import say, visible
from vaultnet.core.promises import PromiseState
from vaultnet.core.records import Promiser
from vaultnet.core.warmth import Health

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping, Sequence

    from vaultnet.cli.session import Session
    from vaultnet.core.bridges import Bridge
    from vaultnet.core.stats import Contacted, HealthCount, Stats

_NAMED: Final = 5  # people whom one part of the screen names


def print_stats(session: Session, stats: Stats) -> None:
    """Print the figures of a network; of private people none is named."""
    _print_people(session, stats)
    if stats.people:
        _print_health(session, stats)
    _print_balance(session, stats)
    _print_channels(session, stats)
    _print_promises(session, stats)
    _print_contacted(session, stats)
    _print_bridges(session, stats.bridges)
    _print_cadences(session, stats)


def _print_people(session: Session, stats: Stats) -> None:
    say(session.say("cli.stats.people", n=stats.people))
    for code, count in (
        ("private", stats.private),
        ("paused", stats.paused),
        ("unknown", stats.unknown),
    ):
        if count:
            say(f"  {session.say(f'cli.stats.{code}', n=count)}")


def _print_health(session: Session, stats: Stats) -> None:
    _heading(session, "health")
    _print_counts(
        session,
        "health",
        {session.say(f"health.{one}"): stats.health[one] for one in Health if stats.health[one]},
    )
    stages = {
        session.say(f"stage.{stage}" if stage else "cli.stats.no-stage"): counts
        for stage, counts in stats.by_stage.items()
    }
    roles = {
        session.say(f"role.{role}" if role else "cli.stats.no-role"): counts
        for role, counts in stats.by_role.items()
    }
    for code, rows in (("stage", stages), ("roles", roles)):
        say()
        _print_healths(session, code, rows)


def _print_healths(session: Session, code: str, rows: Mapping[str, HealthCount]) -> None:
    columns = (
        Column(session.say(f"cli.column.{code}")),
        Column(session.say("cli.column.people"), breaks=False),
        *(Column(session.say(f"health.{one}").upper(), breaks=False) for one in Health),
    )
    print_table(
        table_of(
            columns,
            (
                (name, str(counts.total()), *(_count(counts[one]) for one in Health))
                for name, counts in rows.items()
            ),
        )
    )


def _print_balance(session: Session, stats: Stats) -> None:
    _heading(session, "balance")
    balance = stats.balance
    code, facts = "unknown", dict[str, str | int]()
    if balance.with_acts:
        code, facts = "few", {"gave": balance.gave, "received": balance.received}
    if balance.given_share is not None:
        code, facts["percent"] = "told", _percent(balance.given_share)
    unknown = stats.people - balance.with_acts
    say(f"  {session.say(f'cli.stats.balance.{code}', **facts)}")
    if unknown and balance.with_acts:
        say(f"  {session.say('cli.stats.balance.rest', n=unknown)}")
    if balance.begun_share is None:
        say(f"  {session.say('cli.stats.begun.unknown')}")
    else:
        percent = _percent(balance.begun_share)
        say(f"  {session.say('cli.stats.begun', n=balance.begun_known, percent=percent)}")


def _print_channels(session: Session, stats: Stats) -> None:
    _heading(session, "channels")
    if not stats.channels:
        say(f"  {session.say('measure.unknown')}")
    counts = {session.say(f"channel.{one}"): n for one, n in stats.channels.items()}
    if stats.untold_days:
        counts[session.say("cli.stats.untold")] = stats.untold_days
    _print_counts(session, "how", counts, "days-of-contact")
    if stats.diversity is not None:
        say(session.say("cli.stats.diversity", percent=_percent(stats.diversity)))


def _print_promises(session: Session, stats: Stats) -> None:
    _heading(session, "promises")
    if not any(counts.total() for counts in stats.promises.values()):
        say(f"  {session.say('cli.promises.none')}")
        return
    columns = (
        Column(session.say("cli.column.whose")),
        *(Column(session.say(f"promise.state.{one}").upper()) for one in PromiseState),
        Column(session.say("cli.column.kept"), breaks=False),
    )
    print_table(table_of(columns, (_promises(session, stats, one) for one in Promiser)))
    unended = sum(stats.without_end.values())
    if unended:
        say(f"  {session.say('cli.stats.without-end', n=unended)}")


def _promises(session: Session, stats: Stats, promiser: Promiser) -> Sequence[str]:
    counts: Counter[PromiseState] = stats.promises[promiser]
    share = stats.kept[promiser]
    return (
        session.say(f"promise.{promiser}"),
        *(_count(counts[one]) for one in PromiseState),
        session.say("measure.unknown") if share is None else f"{_percent(share)} %",
    )


def _print_contacted(session: Session, stats: Stats) -> None:
    named = [one for one in stats.contacted if not session.is_private(one.path)]
    most = [one for one in named if one.episodes][:_NAMED]
    least = [
        one for one in reversed(named) if one not in most and not session.contacts[one.path].paused
    ][:_NAMED]
    for code, people in (("most", most), ("least", least)):
        if people:
            _heading(session, code)
            _print_people_contacted(session, people)
    _heading(session, "duration")
    duration = stats.duration
    if duration.median is None or duration.longest is None:
        say(f"  {session.say('measure.unknown')}")
    else:
        days = round(duration.median)
        say(f"  {session.say('cli.stats.duration.told', n=duration.known, days=days)}")
        path, longest = duration.longest
        if not session.is_private(path):
            who = visible(wording.who(session, (path,)))
            say(f"  {session.say('cli.stats.duration.longest', n=longest, who=who)}")
    if duration.once:
        say(f"  {session.say('cli.stats.duration.once', n=duration.once)}")


def _print_people_contacted(session: Session, people: Iterable[Contacted]) -> None:
    columns = (
        Column(session.say("cli.column.who")),
        Column(session.say("cli.column.times"), breaks=False),
        Column(session.say("cli.column.days-of-contact"), breaks=False),
        Column(session.say("cli.column.last"), below=True),
    )
    rows = (
        (
            wording.who(session, (one.path,)),
            str(one.episodes),
            str(one.days),
            wording.evidence(session, one.last, private=False),
        )
        for one in people
    )
    print_table(table_of(columns, rows))


def _print_bridges(session: Session, bridges: Iterable[Bridge]) -> None:
    rows = [
        (
            wording.who(session, (bridge.path,)),
            session.say(f"cli.stats.world.{world.kind}", name=world.name),
            ", ".join(
                wording.place(one) for one in world.evidence if not session.is_private(one.path)
            ),
        )
        for bridge in bridges
        if not session.is_private(bridge.path)
        for world in bridge.worlds
        if session.told_all or not world.private
    ]
    if rows:
        _heading(session, "bridges")
        columns = (
            Column(session.say("cli.column.who")),
            Column(session.say("cli.column.leads-to")),
            Column(session.say("cli.column.evidence"), below=True),
        )
        print_table(table_of(columns, rows[:_NAMED]))
        if len(rows) > _NAMED:
            say(session.say("cli.stats.more", n=len(rows) - _NAMED))


def _print_cadences(session: Session, stats: Stats) -> None:
    for code, paths in (("no-cadence", stats.no_cadence), ("declined", stats.declined)):
        if paths:
            _heading(session, code)
            open_paths = [path for path in paths if not session.is_private(path)]
            names = [session.contacts[path].name for path in open_paths[:_NAMED]]
            more = len(paths) - len(names)
            if more:
                names.append(session.say("cli.stats.others", n=more))
            say(f"  {len(paths)}: {visible(', '.join(names))}")
            unknown = sum(session.history.last(path) is None for path in paths)
            if unknown:
                say(f"  {session.say('cli.stats.of-unknown', n=unknown)}")


def _print_counts(
    session: Session, code: str, counts: Mapping[str, int], counted: str = "people"
) -> None:
    """Print one count in a line, with a bar on a terminal."""
    drawn = bars.are_drawn()
    columns = [Column(session.say(f"cli.column.{one}"), breaks=False) for one in (code, counted)]
    if drawn:
        columns.append(Column(""))
    most = max(counts.values(), default=0)
    rows = ((name, str(n), *([bars.bar(n, most)] if drawn else [])) for name, n in counts.items())
    print_table(table_of(columns, rows))


def _heading(session: Session, code: str) -> None:
    say()
    say(session.say(f"cli.stats.{code}"))


def _count(number: int) -> str:
    return str(number) if number else ""


def _percent(share: float) -> int:
    return round(share * 100)
