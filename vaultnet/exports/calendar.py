"""`ics`: reminders as all-day entries, and yearly days as rules that come back (RFC 5545).

No moment of writing stands in it: DTSTAMP is the beginning of the entry's own day, so that a file
says the same as long as the vault does.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

from vaultnet.exports import plain
from vaultnet.exports.content_line import Text
from vaultnet.exports.entries import entries_of
from vaultnet.exports.seal import UNSEALED

if TYPE_CHECKING:
    from vaultnet.exports.entries import Entry
    from vaultnet.exports.material import Material


def write(material: Material) -> bytes:
    """Write the calendar."""
    calendar = Calendar()
    calendar.add("prodid", f"-//vaultnet//{UNSEALED}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", material.say("export.calendar"))
    # How often a program that subscribes should look again: the page changes with the day.
    calendar.add("x-published-ttl", "PT6H")
    for entry in entries_of(material):
        calendar.add_component(_event(entry, material.wishes.alarm))
    return bytes(calendar.to_ical())


def _event(entry: Entry, alarm: time | None) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", datetime.combine(entry.day, time(), UTC))
    event.add("dtstart", entry.day)
    event.add("summary", Text(plain.line(entry.title)))
    event.add("description", Text(plain.lines(entry.text)))
    event.add("categories", [entry.kind])
    event.add("transp", "TRANSPARENT")  # the day stays free
    if entry.yearly:
        event.add("rrule", {"freq": "yearly", **entry.rule})
    if alarm is not None:
        event.add_component(_alarm(entry, alarm))
    return event


def _alarm(entry: Entry, alarm: time) -> Alarm:
    bell = Alarm()
    bell.add("action", "DISPLAY")
    bell.add("description", Text(plain.line(entry.title)))
    bell.add("trigger", timedelta(hours=alarm.hour, minutes=alarm.minute))
    return bell
