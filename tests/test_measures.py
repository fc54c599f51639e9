"""The figures of a relationship, and what is left unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import act, contact, day, met, network

from vaultnet.core.history import History
from vaultnet.core.measures import KNOWN_CHANNELS, Measures, RatingMeasure, measure, within_a_year
from vaultnet.core.records import (
    Channel,
    Contact,
    Direction,
    Event,
    Interaction,
    Rating,
    Recognition,
    Source,
)

TODAY = day("2026-11-23")
ILSE = contact("Ilse")
OUT, IN, BOTH = Direction.OUTBOUND, Direction.INBOUND, Direction.MUTUAL


def measures(interactions: list[Interaction], who: Contact = ILSE, today: date = TODAY) -> Measures:
    return measure(who, History(network([who], interactions), today))


def ago(days: int, channel: Channel = Channel.MESSAGE, **facts: object) -> Interaction:
    return met("Ilse", (TODAY - timedelta(days=days)).isoformat(), channel, **facts)  # type: ignore[arg-type]  # a line may be among the facts


def test_without_any_contact_nothing_is_a_number() -> None:
    found = measures([])
    assert (found.episodes, found.contact_days, found.diversity, found.rhythm) == (None,) * 4
    assert (found.given_share, found.begun_share, found.first, found.last) == (None,) * 4
    assert (found.silence, found.duration, found.silence_by_rhythm) == (None,) * 3
    assert (found.channels, found.ratings) == ({}, {})


@pytest.mark.parametrize(
    ("interactions", "episodes", "days"),
    [
        pytest.param([ago(30)], 1, 1, id="one"),
        pytest.param([ago(30, line=1), ago(30, Channel.CALL, line=2)], 1, 1, id="two on one day"),
        pytest.param([ago(202), ago(201), ago(200)], 1, 3, id="three conference days"),
        pytest.param([ago(400 + 9 * n) for n in range(50)] + [ago(5)], 1, 1, id="fifty old"),
        pytest.param([ago(400)], 0, 0, id="none this year"),
        pytest.param([ago(365)], 0, 0, id="a year ago today"),
        pytest.param([ago(364)], 1, 1, id="a year ago tomorrow"),
        pytest.param([ago(0)], 1, 1, id="today"),
        pytest.param([ago(30, Channel.UNKNOWN)], 1, 1, id="a bare mention"),
        pytest.param([ago(30, people=10)], 1, 1, id="a group call"),
        pytest.param([ago(30, recognition=Recognition.TYPED)], 1, 1, id="a typed last contact"),
        pytest.param([ago(40), ago(-1)], 1, 1, id="an appointment"),
    ],
)
def test_frequency(interactions: list[Interaction], episodes: int, days: int) -> None:
    found = measures(interactions)
    assert (found.episodes, found.contact_days) == (episodes, days)


def test_an_event_is_one_episode_of_the_year() -> None:
    path = "Events/Fair.md"
    event = Event(path, "Fair", Source(path, 1), day("2026-03-02"), day("2026-03-15"))
    history = History(
        network([ILSE], [met("Ilse", f"2026-03-{on}", event=path) for on in ("03", "14")]), TODAY
    )
    assert measure(ILSE, history).episodes == 2
    assert measure(ILSE, history, {path: event}).episodes == 1


@pytest.mark.parametrize(
    ("channels", "diversity"),
    [
        pytest.param([], None, id="none"),
        pytest.param([Channel.UNKNOWN, Channel.UNKNOWN], None, id="unknown alone"),
        pytest.param([Channel.CALL], None, id="one day"),
        pytest.param([Channel.CALL, Channel.EMAIL], None, id="two days"),
        pytest.param([Channel.CALL] * 2 + [Channel.UNKNOWN], None, id="two, and unknown"),
        pytest.param([Channel.CALL] * 3, 0.0, id="one way"),
        pytest.param([Channel.CALL, Channel.EMAIL] * 2, 0.3155, id="two alike"),
        pytest.param([Channel.CALL] * 3 + [Channel.EMAIL], 0.2559, id="two, one of them more"),
        pytest.param(list(KNOWN_CHANNELS), 1.0, id="all nine"),
    ],
)
def test_diversity(channels: list[Channel], diversity: float | None) -> None:
    found = measures([ago(10 + n, channel) for n, channel in enumerate(channels)])
    expected = diversity if diversity is None else pytest.approx(diversity, abs=0.0001)
    assert found.diversity == expected
    assert Channel.UNKNOWN not in found.channels


def test_ten_messages_on_one_day_are_one_day_of_messages() -> None:
    found = measures([ago(3, line=n) for n in range(1, 11)] + [ago(3, Channel.CALL, line=11)])
    assert found.channels == {Channel.MESSAGE: 1, Channel.CALL: 1}


@pytest.mark.parametrize(
    ("gave", "received", "share"),
    [(0, 0, None), (2, 0, None), (1, 1, None), (3, 0, 1.0), (0, 3, 0.0), (3, 1, 0.75)],
)
def test_the_share_given_needs_three_acts(gave: int, received: int, share: float | None) -> None:
    given = [ago(500 + n, gave=act()) for n in range(gave)]
    taken = [ago(n, received=act("advice")) for n in range(received)]
    found = measures(given + taken)
    assert (found.gave, found.received, found.given_share) == (gave, received, share)


@pytest.mark.parametrize(
    ("directions", "share"),
    [
        pytest.param([], None, id="none"),
        pytest.param([OUT, OUT, Direction.UNKNOWN], None, id="two known"),
        pytest.param([OUT, OUT, OUT], 1.0, id="always me"),
        pytest.param([IN, IN, IN], 0.0, id="never me"),
        pytest.param([OUT, IN, BOTH], 0.5, id="both"),
        pytest.param([OUT, OUT, OUT, IN, Direction.UNKNOWN], 0.75, id="unknown left out"),
    ],
)
def test_the_share_begun_needs_three_beginnings(
    directions: list[Direction], share: float | None
) -> None:
    found = measures([ago(n, direction=one) for n, one in enumerate(directions)])
    assert found.begun_share == share


@pytest.mark.parametrize(
    ("typed", "interactions", "duration", "silence"),
    [
        pytest.param(None, [ago(300), ago(20)], 280, 20, id="first to last"),
        pytest.param(None, [ago(7)], 0, 7, id="one contact"),
        pytest.param(TODAY - timedelta(days=400), [ago(20)], 380, 20, id="from the typed meeting"),
        pytest.param(TODAY - timedelta(days=4), [ago(20)], 0, 20, id="typed after the contact"),
        pytest.param(TODAY + timedelta(days=4), [ago(20)], 0, 20, id="typed for a day ahead"),
        pytest.param(TODAY - timedelta(days=400), [], None, None, id="typed alone"),
    ],
)
def test_duration_and_silence(
    typed: date | None,
    interactions: list[Interaction],
    duration: int | None,
    silence: int | None,
) -> None:
    found = measures(interactions, contact("Ilse", met=typed))
    assert (found.duration, found.silence) == (duration, silence)


def test_a_first_meeting_on_a_day_ahead_is_not_known_yet() -> None:
    assert measures([], contact("Ilse", met=TODAY + timedelta(days=1))).first is None


def test_a_year_ends_today() -> None:
    chosen = within_a_year([ago(-1), ago(0), ago(364), ago(365)], TODAY)
    assert [(TODAY - one.day).days for one in chosen] == [0, 364]


def test_silence_against_the_rhythm() -> None:
    found = measures([ago(60 + 30 * n) for n in range(4)])
    assert (found.silence, found.rhythm, found.silence_by_rhythm) == (60, 30.0, 2.0)


def test_three_conference_days_a_year_then_silent_are_measured() -> None:
    """No rhythm is left out because each conference lies on three days in a row."""
    days = [ago(200 + 365 * year + n) for year in range(4) for n in range(3)]
    found = measures(days)
    assert (found.silence, found.rhythm, found.contact_days) == (200, 365.0, 3)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(None, RatingMeasure(4, None, None, due_again=False), id="nobody wrote when"),
        pytest.param(
            "2026-11-01", RatingMeasure(4, day("2026-11-01"), 22, due_again=False), id="fresh"
        ),
        pytest.param(
            "2025-11-24",
            RatingMeasure(4, day("2025-11-24"), 364, due_again=False),
            id="a day less than a year",
        ),
        pytest.param(
            "2025-11-23", RatingMeasure(4, day("2025-11-23"), 365, due_again=True), id="a year"
        ),
        pytest.param(
            "2027-01-01",
            RatingMeasure(4, day("2027-01-01"), None, due_again=False),
            id="a day ahead",
        ),
    ],
)
def test_a_rating_has_an_age(on: str | None, expected: RatingMeasure) -> None:
    rated = contact("Ilse", ratings={"trust": Rating(4, day(on) if on else None)})
    assert measures([], rated).ratings == {"trust": expected}


def test_ratings_stand_in_the_order_of_the_guide() -> None:
    rated = contact("Ilse", ratings={"influence": Rating(1), "own": Rating(2), "trust": Rating(5)})
    assert list(measures([], rated).ratings) == ["trust", "influence"]


CONTACTS = st.builds(
    lambda days, channel, direction, line, gave, people: ago(
        days, channel, direction=direction, line=line, gave=act() if gave else (), people=people
    ),
    st.integers(-20, 800),
    st.sampled_from(Channel),
    st.sampled_from(Direction),
    st.integers(1, 3),
    st.booleans(),
    st.integers(1, 5),
)
HISTORIES = st.lists(CONTACTS, max_size=15)


@given(HISTORIES, CONTACTS)
def test_more_contact_never_lowers_frequency(history: list[Interaction], one: Interaction) -> None:
    before, after = measures(history), measures([*history, one])
    assert (after.episodes or 0) >= (before.episodes or 0)
    assert (after.contact_days or 0) >= (before.contact_days or 0)
    assert (after.duration or 0) >= (before.duration or 0)


@given(HISTORIES)
def test_a_first_use_of_a_channel_never_lowers_diversity(history: list[Interaction]) -> None:
    history = [one for one in history if one.channel is not Channel.LETTER]
    after = measures([*history, ago(1, Channel.LETTER)]).diversity
    before = measures(history).diversity
    assert (after is not None) or before is None
    assert 0.0 <= (before or 0.0) <= (after or 0.0) + 1e-9 <= 1.0 + 1e-9


@given(HISTORIES, st.randoms())
def test_measures_do_not_depend_on_order(history: list[Interaction], random: object) -> None:
    shuffled = list(history)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' Random
    unsorted = replace(network([ILSE]), interactions=tuple(shuffled))
    assert measure(ILSE, History(unsorted, TODAY)) == measures(history)


@given(HISTORIES, CONTACTS)
def test_contact_with_others_changes_nothing(history: list[Interaction], one: Interaction) -> None:
    other = replace(one, contacts=("People/Odo.md",))
    assert measures([*history, other]) == measures(history)


@given(HISTORIES)
def test_unknown_never_becomes_a_number(history: list[Interaction]) -> None:
    unknown = [
        replace(one, channel=Channel.UNKNOWN, direction=Direction.UNKNOWN, gave=())
        for one in history
    ]
    found = measures(unknown)
    assert (found.diversity, found.begun_share, found.given_share) == (None, None, None)
    assert found.channels == {}
    assert (found.episodes is None) == (not any(one.day <= TODAY for one in unknown))
