"""Which contacts belong together, and how often they come."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import day, met

from vaultnet.core.episodes import EPISODE, episodes_of, rhythm_of
from vaultnet.core.records import Event, Interaction, Source

FAIR = "Events/Fair.md"
RALLY = "Events/Rally.md"
START = day("2026-03-02")


def event(path: str, first: str | None, last: str | None) -> Event:
    return Event(
        path,
        path.rpartition("/")[2],
        Source(path, 1),
        first=day(first) if first else None,
        last=day(last) if last else None,
    )


def history(*days: str, people: int = 1) -> list[Interaction]:
    return [met("Ilse", on, line=line, people=people) for line, on in enumerate(days, 1)]


@pytest.mark.parametrize(
    ("days", "starts"),
    [
        pytest.param([], [], id="no contact"),
        pytest.param(["2026-03-02"], ["2026-03-02"], id="one"),
        pytest.param(["2026-03-02"] * 2, ["2026-03-02"], id="two notes on one day"),
        pytest.param(
            ["2026-03-02", "2026-03-03", "2026-03-04"], ["2026-03-02"], id="three conference days"
        ),
        pytest.param(["2026-03-02", "2026-03-08"], ["2026-03-02"], id="six days after"),
        pytest.param(
            ["2026-03-02", "2026-03-09"], ["2026-03-02", "2026-03-09"], id="seven days after"
        ),
        pytest.param(
            ["2026-03-02", "2026-03-07", "2026-03-12"],
            ["2026-03-02", "2026-03-12"],
            id="never chained",
        ),
        pytest.param(
            ["2026-03-12", "2026-03-02", "2026-03-07"],
            ["2026-03-02", "2026-03-12"],
            id="in any order",
        ),
    ],
)
def test_an_episode_is_a_day_and_the_six_after_it(days: list[str], starts: list[str]) -> None:
    assert [one.first.isoformat() for one in episodes_of(history(*days))] == starts


def test_a_daily_exchange_is_one_episode_a_week() -> None:
    days = [(START + timedelta(days=n)).isoformat() for n in range(28)]
    assert [len(one.interactions) for one in episodes_of(history(*days))] == [7, 7, 7, 7]


@pytest.mark.parametrize(
    ("of_event", "days", "sizes"),
    [
        pytest.param(
            event(FAIR, "2026-03-02", "2026-03-11"),
            ["2026-03-03", "2026-03-11"],
            [2],
            id="an event of ten days",
        ),
        pytest.param(
            event(FAIR, "2026-03-02", "2026-03-11"),
            ["2026-03-03", "2026-03-12"],
            [1, 1],
            id="the day after it",
        ),
        pytest.param(
            event(FAIR, "2025-03-02", "2025-03-04"),
            ["2026-03-03", "2026-03-11"],
            [1, 1],
            id="a link to last year's",
        ),
        pytest.param(
            event(FAIR, "2026-01-01", "2026-12-31"),
            ["2026-03-03", "2026-03-11"],
            [1, 1],
            id="a programme of a year",
        ),
        pytest.param(
            event(FAIR, None, None),
            ["2026-03-03", "2026-03-11"],
            [1, 1],
            id="an event without days",
        ),
        pytest.param(
            event(FAIR, "2026-03-02", None),
            ["2026-03-03", "2026-03-11"],
            [1, 1],
            id="an event without an end",
        ),
        pytest.param(
            event(RALLY, "2026-03-02", "2026-03-11"),
            ["2026-03-03", "2026-03-11"],
            [1, 1],
            id="another event",
        ),
    ],
)
def test_one_event_is_one_episode(of_event: Event, days: list[str], sizes: list[int]) -> None:
    interactions = [met("Ilse", on, event=FAIR) for on in days]
    episodes = episodes_of(interactions, {of_event.path: of_event})
    assert [len(one.interactions) for one in episodes] == sizes


def test_an_event_is_not_cut_in_two() -> None:
    """A message on Monday; a fair from Sunday to Wednesday, whose last days are another week."""
    fair = [met("Ilse", f"2026-03-{on}", event=FAIR) for on in ("08", "09", "10", "11")]
    events = {FAIR: event(FAIR, "2026-03-08", "2026-03-11")}
    (episode,) = episodes_of([met("Ilse", "2026-03-02"), *fair], events)
    assert len(episode.interactions) == 5


WEEKLY = [(START + timedelta(days=7 * n)).isoformat() for n in range(50)]


@pytest.mark.parametrize(
    ("days", "rhythm"),
    [
        pytest.param([], None, id="no contact"),
        pytest.param(["2026-01-01", "2026-02-01", "2026-03-01"], None, id="two gaps"),
        pytest.param(
            ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"], 31.0, id="three gaps"
        ),
        pytest.param(
            ["2026-01-01", "2026-01-21", "2026-02-10", "2026-03-12", "2026-04-11"],
            25.0,
            id="an even number of gaps",
        ),
        pytest.param([*WEEKLY, "2029-01-01"], 7.0, id="fifty old and one new"),
        pytest.param(
            [*WEEKLY[:20], *(f"20{year}-01-01" for year in range(28, 42))],
            365.0,
            id="the last twelve gaps",
        ),
    ],
)
def test_a_rhythm_is_the_median_gap(days: list[str], rhythm: float | None) -> None:
    assert rhythm_of(history(*days)) == rhythm


def test_three_conference_days_a_year_are_a_yearly_rhythm() -> None:
    days = [f"{year}-05-{on}" for year in range(2022, 2026) for on in ("10", "11", "12")]
    assert rhythm_of(history(*days)) == 365.0


@pytest.mark.parametrize(("people", "rhythm"), [(3, 30.0), (4, None), (10, None)])
def test_gatherings_define_no_rhythm(people: int, rhythm: float | None) -> None:
    days = [(START + timedelta(days=30 * n)).isoformat() for n in range(6)]
    assert rhythm_of(history(*days, people=people)) == rhythm


def test_a_gathering_between_does_not_disturb_the_rhythm() -> None:
    days = [(START + timedelta(days=30 * n)).isoformat() for n in range(6)]
    calls = history(*days)
    group = [
        met("Ilse", (START + timedelta(days=30 * n + 15)).isoformat(), people=10) for n in (1, 2)
    ]
    assert rhythm_of([*calls, *group]) == rhythm_of(calls)


EVENTS = {
    FAIR: event(FAIR, "2026-03-05", "2026-03-20"),
    RALLY: event(RALLY, "2026-03-18", "2026-03-26"),
}
CONTACTS = st.builds(
    lambda on, at, line: met("Ilse", (START + timedelta(days=on)).isoformat(), line=line, event=at),
    st.integers(0, 40),
    st.sampled_from([None, FAIR, RALLY]),
    st.integers(1, 3),
)


@given(st.lists(CONTACTS, max_size=12), CONTACTS)
def test_more_contact_never_makes_fewer_episodes(
    interactions: list[Interaction], one: Interaction
) -> None:
    assert len(episodes_of([*interactions, one], EVENTS)) >= len(episodes_of(interactions, EVENTS))


@given(st.lists(CONTACTS, max_size=12), st.randoms())
def test_episodes_do_not_depend_on_order(interactions: list[Interaction], random: object) -> None:
    shuffled = list(interactions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' Random
    assert [
        (one.first, [(i.day, i.source) for i in one.interactions])
        for one in episodes_of(shuffled, EVENTS)
    ] == [
        (one.first, [(i.day, i.source) for i in one.interactions])
        for one in episodes_of(interactions, EVENTS)
    ]


@given(st.lists(CONTACTS, max_size=12))
def test_each_contact_is_in_one_episode_and_episodes_lie_a_week_apart(
    interactions: list[Interaction],
) -> None:
    episodes = episodes_of(interactions, EVENTS)
    held = [one for episode in episodes for one in episode.interactions]
    assert sorted(held, key=repr) == sorted(interactions, key=repr)
    assert all(after.first - before.first > EPISODE for before, after in pairwise(episodes))
