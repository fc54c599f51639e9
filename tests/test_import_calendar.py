"""Calendars: meetings that have been, as Google, Outlook, Apple and Nextcloud write them."""

from __future__ import annotations

from datetime import date

import pytest
from foreign import manner, read, recognised
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.core.records import Channel, Direction
from vaultnet.imports.recurrence import MOST_OCCURRENCES, occurrences

ME = "ATTENDEE;CN=Me;PARTSTAT=ACCEPTED:mailto:me@example.org"
ADA = (
    "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Ada Berg"
    ":mailto:Ada@Example.org"
)
START = "DTSTART;TZID=Europe/Berlin:20261005T233000"


def calendar(*events: tuple[str, ...]) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", "BEGIN:VTIMEZONE"]
    lines += ["TZID:Europe/Berlin", "BEGIN:STANDARD", "DTSTART:19701025T030000"]
    lines += ["TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE"]
    for number, event in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}@x", *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def test_a_meeting() -> None:
    alarm = ("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT10M", "END:VALARM")
    text = calendar((START, "SUMMARY:Looms\\, and har", " bours", ME, ADA, *alarm))
    (day,) = read(text, "a.ics").days
    assert (day.day, day.channel, day.subject) == (
        date(2026, 10, 5),
        Channel.MEETING,
        "Looms, and harbours",
    )
    assert day.people == (("ada@example.org", "Ada Berg"),)
    assert day.source.line == 12


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("SUMMARY:Call with Ada", Channel.CALL),
        ("SUMMARY:Звонок Аде", Channel.CALL),
        ("LOCATION:https://us02web.zoom.us/j/1", Channel.VIDEO),
        ("X-GOOGLE-CONFERENCE:https://meet.google.com/abc", Channel.VIDEO),
        ("X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/x", Channel.VIDEO),
        ("LOCATION:Office", Channel.MEETING),
    ],
)
def test_how(line: str, channel: Channel) -> None:
    (day,) = read(calendar((START, line, ADA)), "a.ics").days
    assert day.channel is channel


@pytest.mark.parametrize(
    ("organiser", "direction"),
    [
        ("ORGANIZER;CN=Me:mailto:me@example.org", Direction.OUTBOUND),
        ("ORGANIZER;CN=Ada:MAILTO:ada@example.org", Direction.INBOUND),
        ("COMMENT:none", Direction.UNKNOWN),
    ],
)
def test_who_began(organiser: str, direction: Direction) -> None:
    (day,) = read(calendar((START, organiser, ADA)), "a.ics").days
    assert day.direction is direction


@pytest.mark.parametrize(
    ("event", "left"),
    [
        ((START, ME), {"no-guests": 1}),
        ((START, ADA, "STATUS:CANCELLED"), {"cancelled": 1}),
        ((START, ADA, ME.replace("ACCEPTED", "DECLINED")), {"cancelled": 1}),
        ((START, ADA.replace("ACCEPTED", "DECLINED")), {"no-guests": 1}),
        ((START, ADA.replace("INDIVIDUAL", "ROOM")), {"no-guests": 1}),
        (("DTSTART;VALUE=DATE:20261224", ADA), {"ahead": 1}),
        (("DTSTART:20201005T100000Z", ADA), {"older": 1}),
        (
            (START, *(f"ATTENDEE:mailto:a{number}@example.org" for number in range(40))),
            {"many-guests": 1},
        ),
    ],
)
def test_what_is_left_out(event: tuple[str, ...], left: dict[str, int]) -> None:
    found = read(calendar(event), "a.ics", since=date(2026, 1, 1))
    assert (found.days, found.left, found.problems) == ((), left, ())


def test_a_series_has_its_days_and_its_exceptions() -> None:
    series = (
        "DTSTART;TZID=Europe/Berlin:20261005T100000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101T000000Z",
        "EXDATE;TZID=Europe/Berlin:20261012T100000",
        "SUMMARY:Sync",
        ADA,
    )
    moved = ("DTSTART:20261021T100000Z", "RECURRENCE-ID:20261019T080000Z", "SUMMARY:Sync", ADA)
    text = calendar(series, moved).replace("UID:1@x", "UID:0@x")
    days = [one.day for one in read(text, "a.ics").days]
    assert days == [date(2026, 10, n) for n in (5, 21, 26)] + [
        date(2026, 11, n) for n in (2, 9, 16, 23)
    ]


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("FREQ=DAILY;COUNT=3", 3),
        ("FREQ=DAILY;COUNT=3;UNTIL=20261006", 2),
        ("FREQ=SECONDLY", 50),
        ("FREQ=HOURLY;INTERVAL=2;BYMINUTE=5", 50),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1),
    ],
)
def test_a_rule_is_bounded(rule: str, count: int) -> None:
    days, is_cut = occurrences(date(2026, 10, 5), rule, (), date(2026, 11, 23))
    assert (len(days), is_cut) == (count, False)


def test_an_endless_series_is_cut_and_says_so() -> None:
    days, is_cut = occurrences(date(1990, 1, 1), "FREQ=DAILY", (), date(2026, 11, 23))
    assert (len(days), is_cut) == (MOST_OCCURRENCES, True)
    with pytest.raises(ValueError, match="never ends"):
        occurrences(date(2026, 1, 1), "FREQ=DAILY;INTERVAL=0;BYMONTHDAY=31", (), date(2026, 2, 1))


def test_a_broken_event_is_one_problem_and_the_next_goes_on() -> None:
    broken = [
        (ADA,),
        ("DTSTART:nonsense", ADA),
        (START, "RRULE:FREQ=NEVER", ADA),
        (START, "RRULE:FREQ=DAILY;INTERVAL=0", ADA),
    ]
    found = read(calendar(*broken, (START, ADA)), "a.ics")
    assert len(found.days) == 1
    assert [one.code for one in found.problems] == ["import-event"] * len(broken)


def test_recognised() -> None:
    text = calendar((START, ADA))
    assert recognised(text) == "ics"
    assert recognised(b"\xef\xbb\xbf" + text.encode()) == "ics"
    assert manner().zone is None


LINES = st.one_of(
    st.sampled_from(
        [START, ADA, ME, "RRULE:FREQ=WEEKLY", "RRULE:FREQ=DAILY;COUNT=9999", "SUMMARY:x", " y",
         "BEGIN:VALARM", "END:VALARM", "BEGIN:VEVENT", "END:VEVENT", "EXDATE:20261005", "DTSTART:1"]
    ),
    st.text(st.sampled_from('aё:;=,\\"T0129\u2028e\u0301 \t'), max_size=20),
)  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(st.lists(LINES, max_size=6), max_size=4),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.booleans(),
)
def test_any_calendar(events: list[list[str]], end: str, bom: bool, final: bool) -> None:
    lines = [line for event in events for line in ("BEGIN:VEVENT", "UID:1", *event, "END:VEVENT")]
    text = end.join(["BEGIN:VCALENDAR", *lines]) + (end if final else "")
    found = read((b"\xef\xbb\xbf" if bom else b"") + text.encode(), "a.ics", "ics")
    plain = read("\n".join(["BEGIN:VCALENDAR", *lines]), "a.ics", "ics")
    assert (found.days, found.left) == (plain.days, plain.left)
    assert all(day.day <= manner().today for day in found.days)
