"""The network in figures: everybody is counted, and unknown is counted as unknown."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from network_of import act, contact, day, met, network
from records_of import promise

from vaultnet.core.dates import Span
from vaultnet.core.history import History
from vaultnet.core.promises import PromiseState
from vaultnet.core.records import Channel, Direction, Layer, Network, Promiser, Stage
from vaultnet.core.settings import Settings
from vaultnet.core.stats import Stats, stats_of
from vaultnet.core.warmth import Health

TODAY = day("2026-11-23")
MONTHLY = {Layer.ANY: Span(months=1)}


def stats(known: Network) -> Stats:
    return stats_of(known, History(known, TODAY), Settings())


LIFE = network(
    [
        contact("Ada", stage=Stage.TRUST, roles=("mentor/career", "expert"), cadence=MONTHLY),
        contact("Ben", roles=("mentor/life", "mentor/career"), no_cadence=True),
        contact("Cid", private=True),
        contact("Dov", paused=True),
        contact("Eve"),
        contact("Fay", deceased=True),
    ],
    [
        met("Ada", "2026-11-20", Channel.CALL, gave=act(), direction=Direction.OUTBOUND),
        met("Ada", "2026-11-02", Channel.CALL, received=act(), direction=Direction.OUTBOUND),
        met("Ada", "2026-10-01", Channel.EMAIL, gave=act(), direction=Direction.INBOUND),
        met("Ben", "2020-01-01", Channel.MEETING),
        met("Cid", "2026-11-22", Channel.UNKNOWN),
        met("Dov", "2026-11-22", Channel.CALL, line=2),
        met("Fay", "2026-11-22", Channel.CALL, line=3, gave=act()),
        met("Eve", "2026-12-22", Channel.CALL),
    ],
    promises=(
        promise("Ada", due="2026-10-01", done="2026-09-30"),
        promise("Ada", due="2026-10-01", done="2026-10-30"),
        promise("Ben", due="2026-10-01", done="2026-09-30"),
        promise("Ben", due="2026-12-01", promiser=Promiser.THEM),
        promise("Ben"),
    ),
)


def test_who_is_counted() -> None:
    found = stats(LIFE)
    assert (found.people, found.private, found.paused, found.unknown) == (5, 1, 1, 1)
    assert found.health[Health.UNKNOWN] == 1
    assert found.health.total() == 5


def test_health_by_stage_and_by_role() -> None:
    found = stats(LIFE)
    assert found.by_stage[Stage.TRUST] == Counter({Health.FRESH: 1})
    assert list(found.by_stage) == [Stage.TRUST, None]
    assert {role: counts.total() for role, counts in found.by_role.items()} == {
        "mentor": 2, "expert": 1, None: 3,
    }  # fmt: skip


def test_giving_and_receiving_in_all() -> None:
    """An act with somebody who died is no part of the network of today."""
    balance = stats(LIFE).balance
    assert (balance.gave, balance.received, balance.with_acts) == (2, 1, 1)
    assert balance.given_share == 2 / 3
    assert (balance.begun_share, balance.begun_known) == (2 / 3, 1)


def test_an_act_for_several_people_is_one_act() -> None:
    shared = met("Ada", "2026-11-20", gave=act(), contacts=("People/Ada.md", "People/Ben.md"))
    balance = stats(network([contact("Ada"), contact("Ben")], [shared])).balance
    assert (balance.gave, balance.with_acts, balance.given_share) == (1, 2, None)


def test_channels_of_twelve_months() -> None:
    found = stats(LIFE)
    assert found.channels == {Channel.EMAIL: 1, Channel.CALL: 3}
    assert found.untold_days == 1
    assert found.diversity is not None


def test_a_day_with_a_mention_beside_a_call_is_told() -> None:
    both = [
        met("Ada", "2026-11-20", Channel.CALL),
        met("Ada", "2026-11-20", Channel.UNKNOWN, line=2),
    ]
    found = stats(network([contact("Ada")], both))
    assert (found.channels, found.untold_days) == ({Channel.CALL: 1}, 0)


def test_promises_of_mine_and_theirs() -> None:
    found = stats(LIFE)
    assert found.promises[Promiser.ME] == Counter({PromiseState.KEPT: 2, PromiseState.LATE: 1})
    assert found.promises[Promiser.THEM] == Counter({PromiseState.OPEN: 1})
    assert found.kept == {Promiser.ME: 2 / 3, Promiser.THEM: None}
    assert found.without_end == {Promiser.ME: 0, Promiser.THEM: 0}


def test_promises_that_nobody_ticks_are_in_no_share() -> None:
    never = [promise("Ada", due=f"2026-08-{on:02}") for on in range(1, 6)]
    found = stats(network([contact("Ada")], promises=tuple(never)))
    assert (found.kept[Promiser.ME], found.without_end[Promiser.ME]) == (None, 5)


def test_who_was_in_touch_most_first_and_only_who_ever_was() -> None:
    found = [(one.path, one.episodes, one.days) for one in stats(LIFE).contacted]
    assert found == [
        ("People/Ada.md", 3, 3),
        ("People/Cid.md", 1, 1),
        ("People/Dov.md", 1, 1),
        ("People/Ben.md", 0, 0),
    ]


def test_for_how_long() -> None:
    """Three were seen on a single day: nothing is known of how long, and that is not 0 days."""
    duration = stats(LIFE).duration
    assert (duration.known, duration.median, duration.once) == (1, 50, 3)
    assert duration.longest == ("People/Ada.md", 50)
    once = stats(network([contact("Ada")], [met("Ada", "2026-11-02")])).duration
    assert (once.known, once.median, once.once) == (0, None, 1)


def test_who_has_no_cadence_and_who_wants_none() -> None:
    found = stats(LIFE)
    assert found.no_cadence == ("People/Cid.md", "People/Eve.md")
    assert found.declined == ("People/Ben.md",)


def test_of_nobody_nothing_is_known() -> None:
    found = stats(Network())
    assert (found.people, found.balance.given_share, found.diversity) == (0, None, None)
    assert (found.duration.median, found.duration.longest) == (None, None)
    assert found.kept == dict.fromkeys(Promiser)


@given(st.sets(st.sampled_from("abcdefgh")), st.sets(st.sampled_from("abcdefgh")))
def test_every_person_has_one_health_and_strangers_are_unknown(
    names: set[str], spoken: set[str]
) -> None:
    known = [met(name, "2026-11-01") for name in sorted(names & spoken)]
    found = stats(network(map(contact, names), known))
    assert found.health.total() == found.people == len(names)
    assert found.unknown == len(names - spoken)
    assert sum(counts.total() for counts in found.by_stage.values()) == len(names)
    assert len(found.contacted) == len(names & spoken)
