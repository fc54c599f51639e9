"""The exported calendar, read back by other libraries and by a real client: the same days."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import vobject
from dateutil.rrule import rrulestr
from exported import WORDS, client, exported, folded_well, material_of, one_line
from hypothesis import given
from hypothesis import strategies as st
from life import MONDAY, life
from network_of import contact, day, met, network
from records_of import organisation, promise

from vaultnet.core.dates import Feb29, PartialDate, Span, yearly_on
from vaultnet.core.plan import ReminderKind
from vaultnet.core.records import Channel, Layer, Organisation, Source, YearlyDay
from vaultnet.core.settings import DaySettings, DigestSettings, Settings
from vaultnet.exports import export
from vaultnet.exports.material import Wishes

if TYPE_CHECKING:
    from vaultnet.core.records import Contact, Network

MONTHLY: Final = {Layer.ANY: Span(months=1)}
HOSTILE: Final = (
    "Ada, Countess; of \"looms\" \\N \\n C:\\New | [x](y) {z} <b>& 'q' #tag %% BEGIN:VEVENT\n"
    "END:VCALENDAR\r\nnext\u2028line\u0085 \U0001f9f5" + "ё" * 90 + "e\u0301" * 50
)


def events(data: bytes) -> list[Any]:
    """Read the entries with another library."""
    return list(vobject.readOne(data.decode()).contents.get("vevent", []))


def days(data: bytes) -> dict[str, date]:
    return {one.summary.value: one.dtstart.value for one in events(data)}


def born(name: str, month: int, on: int, year: int | None) -> Contact:
    source = Source(f"People/{name}.md", 3)
    yearly = YearlyDay("birthday", PartialDate(month, on, year), source)
    return contact(name, yearly_days=(yearly,), birthday=yearly.day)


def test_every_reminder_with_a_place_stands_on_its_day() -> None:
    known = life()
    material = material_of(known)
    data = exported("ics", known)
    read = {
        (one.summary.value, one.dtstart.value)
        for one in events(data)
        if "rrule" not in one.contents
    }
    assert read
    placed = [
        one
        for one in material.disclosure.plan.reminders
        if one.kind is not ReminderKind.YEARLY_DAY or one.reason.code == "professional-holiday"
    ]
    late = [one for one in placed if one.slot == "later" and one.due <= day("2026-11-29")]
    assert len(read) == len(placed) - len(late)
    wanted = {max(one.due, day(MONDAY)) for one in placed if one not in late}
    assert {on for _, on in read} == wanted


def test_what_is_overdue_stands_on_today_and_says_since_when() -> None:
    known = network([contact("Ada", cadence=MONTHLY)], (met("Ada", "2026-09-10", Channel.CALL),))
    (event,) = events(exported("ics", known))
    assert event.dtstart.value == day(MONDAY)
    assert event.description.value == (
        "Due since 2026-10-10.\nevery month, as the note says\n"
        "Last contact: 2026-09-10 (Daily/2026-09-10.md:1).\nNote: People/Ada.md"
    )


def test_who_waits_for_a_later_week_waits_in_the_calendar_too() -> None:
    names = [f"Person {number}" for number in range(20)]
    known = network(
        [contact(name, cadence=MONTHLY) for name in names],
        [met(name, "2026-10-01", Channel.CALL) for name in names],
    )
    data = export("ics", material_of(known, Settings(digest=DigestSettings(budget=3))))
    assert len([one for one in events(data) if one.dtstart.value == day(MONDAY)]) == 3


def test_an_entry_keeps_its_id_from_day_to_day_and_week_to_week() -> None:
    known = network([contact("Ada", cadence=MONTHLY)], (met("Ada", "2026-11-10", Channel.CALL),))
    again = replace(known, interactions=(met("Ada", "2026-11-20", Channel.CALL),))
    found = [
        {one.uid.value for one in events(export("ics", material_of(each, today=today)))}
        for each, today in ((known, MONDAY), (known, "2026-12-03"), (again, MONDAY))
    ]
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 1


def test_two_promises_of_the_same_words_are_two_entries() -> None:
    known = network(
        [contact("Ada")],
        promises=(
            promise("Ada", due="2026-11-25"),
            promise("Ada", due="2026-11-26", source=Source("Daily/2026-11-02.md", 9)),
        ),
    )
    assert len({one.uid.value for one in events(exported("ics", known))}) == 2


def test_no_moment_of_writing_stands_in_it() -> None:
    known = network([contact("Ada", cadence=MONTHLY)], (met("Ada", "2026-11-10", Channel.CALL),))
    (event,) = events(exported("ics", known))
    assert event.dtstamp.value.date() == event.dtstart.value
    assert exported("ics", known) == exported("ics", known)
    tomorrow = export("ics", material_of(known, today="2026-11-24"))
    assert tomorrow == exported("ics", known)  # nothing fell due, so nothing is written


@pytest.mark.parametrize("feb29", ["02-28", "03-01"])
@pytest.mark.parametrize("year", [1992, None])
def test_29_february_is_kept_each_year(feb29: Feb29, year: int | None) -> None:
    settings = Settings(days=DaySettings(feb29=feb29))
    (event,) = events(export("ics", material_of(network([born("Ada", 2, 29, year)]), settings)))
    first = event.dtstart.value
    assert first == date(year or 2000, 2, 29)
    rule = rrulestr(event.rrule.value, dtstart=datetime.combine(first, time()))
    found = [one.date() for one in rule.between(datetime(2023, 1, 1), datetime(2033, 1, 1))]  # noqa: DTZ001  days alone
    assert found == [yearly_on(PartialDate(2, 29), on, feb29) for on in range(2023, 2033)]


@given(
    st.dates(date(1800, 1, 1), date(2026, 11, 1)),
    st.booleans(),
    st.sampled_from(["02-28", "03-01"]),
)
def test_every_yearly_day_comes_back_as_it_is_kept(on: date, known: bool, feb29: Feb29) -> None:
    person = born("Ada", on.month, on.day, on.year if known else None)
    settings = Settings(days=DaySettings(feb29=feb29))
    (event,) = events(export("ics", material_of(network([person]), settings)))
    assert set(event.rrule.value.split(";")) >= {"FREQ=YEARLY"}
    start = datetime.combine(event.dtstart.value, time())
    rule = rrulestr(event.rrule.value, dtstart=start)
    assert rule[0] == start
    for year in (2027, 2028, 2100):
        kept = yearly_on(PartialDate(on.month, on.day), year, feb29)
        found = rule.between(datetime(year, 1, 1), datetime(year, 12, 31), inc=True)  # noqa: DTZ001  days alone
        assert [one.date() for one in found] == [kept]


def test_an_anniversary_begins_with_its_first_year_and_a_firm_has_one_entry() -> None:
    acme = (Organisation("Acme"),)
    known = network(
        [contact("Ada", organisations=acme), contact("Bo", organisations=acme)],
        organisations=(organisation("Acme", (11, 27, 2016)),),
    )
    assert days(exported("ics", known)) == {"Ada, Bo: anniversary of Acme": date(2017, 11, 27)}


def test_the_deceased_have_no_days() -> None:
    gone = replace(born("Ada", 11, 25, 1950), deceased=True)
    assert events(exported("ics", network([gone]))) == []


def test_an_alarm_rings_at_its_time_on_the_day() -> None:
    known = network([born("Ada", 11, 25, 1990)])
    assert b"VALARM" not in exported("ics", known)
    (event,) = events(export("ics", material_of(known, wishes=Wishes(alarm=time(8, 30)))))
    assert event.valarm.trigger.value == timedelta(hours=8, minutes=30)
    assert event.valarm.action.value == "DISPLAY"


def hostile(text: str) -> Network:
    return network(
        [replace(contact("Ada"), name=text)],
        promises=(promise("Ada", due="2026-11-25", text=text),),
    )


@pytest.mark.parametrize("text", [HOSTILE, "\\", ";", ",", "\\,", "\ufeffAda", "a" * 200])
def test_hostile_words_come_back_as_they_were(text: str) -> None:
    data = exported("ics", hostile(text))
    assert folded_well(data)
    (event,) = events(data)
    shown = one_line(text)
    assert event.summary.value == f"{shown}: you promised: {shown}"


@given(WORDS)
def test_any_words_come_back_as_they_were(text: str) -> None:
    data = exported("ics", hostile(text))
    assert folded_well(data)
    (event,) = events(data)
    shown = one_line(text)
    assert event.summary.value == f"{shown}: you promised: {shown}"


def test_khal_shows_the_same_days(tmp_path: Path) -> None:
    khal = client("khal")
    known = life()
    store = tmp_path / "calendar"
    store.mkdir()
    data = exported("ics", known)
    (tmp_path / "due.ics").write_bytes(data)
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[network]]\npath = {store}\n[locale]\ndateformat = %Y-%m-%d\n"
        "longdateformat = %Y-%m-%d\ntimeformat = %H:%M\ndatetimeformat = %Y-%m-%d %H:%M\n"
        "longdatetimeformat = %Y-%m-%d %H:%M\nlocal_timezone = UTC\ndefault_timezone = UTC\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
    )
    environment = {**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}

    def run(*args: str) -> str:
        return subprocess.run(  # noqa: S603  the client that was found
            [khal, "-c", str(config), *args],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout

    run("import", "--batch", "-a", "network", str(tmp_path / "due.ics"))
    listed = run("list", "--format", "{start-date} {title}", "--day-format", "", MONDAY, "100d")
    shown = {line for line in listed.splitlines() if line}
    wanted = set()
    for one in events(data):
        start = datetime.combine(one.dtstart.value, time())
        found = [start]
        if "rrule" in one.contents:
            rule = rrulestr(one.rrule.value, dtstart=start)
            found = rule.between(datetime(2026, 11, 23), datetime(2027, 3, 2), inc=True)  # noqa: DTZ001  days alone
        wanted |= {
            f"{each.date()} {one.summary.value}"
            for each in found
            if day(MONDAY) <= each.date() <= date(2027, 3, 2)
        }
    assert wanted
    assert shown == wanted


def test_vdirsyncer_takes_it_apart(tmp_path: Path) -> None:
    """It subscribes to the file, and keeps a file for each entry: none is refused or doubled."""
    vdirsyncer = client("vdirsyncer")
    known = life()
    data = exported("ics", known)
    (tmp_path / "due.ics").write_bytes(data)
    (tmp_path / "entries").mkdir()
    config = tmp_path / "config"
    config.write_text(
        f'[general]\nstatus_path = "{tmp_path / "status"}"\n'
        '[pair network]\na = "file"\nb = "folder"\ncollections = null\n'
        f'[storage file]\ntype = "singlefile"\npath = "{tmp_path / "due.ics"}"\nread_only = true\n'
        f'[storage folder]\ntype = "filesystem"\npath = "{tmp_path / "entries"}"\n'
        'fileext = ".ics"\n'
    )
    for verb in ("discover", "sync", "sync"):
        subprocess.run(  # noqa: S603  the client that was found
            [vdirsyncer, "-c", str(config), verb],
            env={**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=True,
            timeout=120,
        )
    kept = [vobject.readOne(one.read_text("utf-8")) for one in (tmp_path / "entries").iterdir()]
    assert {one.vevent.uid.value for one in kept} == {one.uid.value for one in events(data)}
    assert len(kept) == len(events(data))
