"""What other tools got wrong, each as a small vault judged the whole way: notes, records, plan.

A case is a few notes, a day, and every line that is then said: what is due and since when, the
health of each contact, and who is not known. `Ada`, `Bo` and `Cy` are notes in `People`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner
from network_of import day
from parsed_vault import parsed

from vaultnet import api
from vaultnet.cli import session
from vaultnet.cli.group import vaultnet
from vaultnet.core.history import History
from vaultnet.core.holidays import holidays_of
from vaultnet.core.measures import measure
from vaultnet.core.planning import make_plan
from vaultnet.core.settings import Settings
from vaultnet.core.warmth import health
from vaultnet.languages import load_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import tzinfo
    from pathlib import Path

    from vaultnet.core.plan import Plan, Reminder
    from vaultnet.core.records import Network

PERSON: Final = "---\ntype: person\n---\n"
MONTHLY: Final = "---\ntype: person\ncadence: monthly\n---\n"
LAYERED: Final = "---\ntype: person\ncadence: {light: monthly, deep: quarterly}\n---\n"
MONDAY: Final = day("2026-11-23")
HOLIDAYS: Final = holidays_of(load_all())


@dataclass(frozen=True, slots=True)
class Case:
    """Notes, the day they are judged on, and all that is said of them."""

    notes: Mapping[str, str]
    today: str
    said: tuple[str, ...]


def daily(*lines: tuple[str, str]) -> dict[str, str]:
    """Make daily notes of a line each."""
    return {f"Daily/{on}.md": f"- {text}\n" for on, text in lines}


def messages(first: str, count: int, every: int) -> dict[str, str]:
    """Make daily notes with a message to Ada, so many days apart."""
    days = (day(first) + timedelta(days=every * number) for number in range(count))
    return daily(*((on.isoformat(), "message to [[Ada]]") for on in days))


CASES: Final = {
    "a birthday today is 0 days away": Case(
        {"People/Ada.md": "---\ntype: person\nbirthday: 1990-11-23\n---\n"},
        "2026-11-23",
        ("Ada: yearly-day due 2026-11-23, 0 late, years 36", "unknown: Ada"),
    ),
    "a birthday tomorrow, across the new year": Case(
        {"People/Ada.md": "---\ntype: person\nbirthday: 01-01\n---\n"},
        "2026-12-31",
        ("Ada: yearly-day due 2027-01-01, -1 late", "unknown: Ada"),
    ),
    "31 January seen on 15 March, a month being until the end of February": Case(
        {"People/Ada.md": MONTHLY, **daily(("2026-01-31", "call with [[Ada]]"))},
        "2026-03-15",
        (
            "Ada: keep-in-touch any due 2026-02-28, 15 late, last 2026-01-31",
            "Ada is cooling, days of contact in a year: 1",
        ),
    ),
    "never contacted is unknown, and neither overdue nor 20,000 days late": Case(
        {"People/Ada.md": MONTHLY}, "2026-11-23", ("unknown: Ada",)
    ),
    "never contacted, though the note says since when one knows them": Case(
        {"People/Ada.md": MONTHLY.replace("---\n---", "met: 2024-05-01\n---")},
        "2026-11-23",
        ("unknown: Ada",),
    ),
    "a note dated ahead is an appointment and resets nothing": Case(
        {
            "People/Ada.md": MONTHLY,
            **daily(("2026-10-10", "call with [[Ada]]"), ("2026-12-05", "call with [[Ada]]")),
        },
        "2026-11-23",
        (
            "Ada: keep-in-touch any due 2026-11-10, 13 late, last 2026-10-10",
            "Ada is cooling, days of contact in a year: 1",
        ),
    ),
    "only a note dated ahead is no contact at all": Case(
        {"People/Ada.md": MONTHLY, **daily(("2026-12-05", "call with [[Ada]]"))},
        "2026-11-23",
        ("unknown: Ada",),
    ),
    "two notes on one day are one contact day, by the deeper of them": Case(
        {
            "People/Ada.md": LAYERED,
            "Daily/2026-08-20.md": "- message to [[Ada]]\n- and met [[Ada]]\n",
            "Meetings/2026-08-20 Plans.md": "---\ntype: meeting\nattendees: [[Ada]]\n---\n",
        },
        "2026-11-23",
        (
            "Ada: keep-in-touch light due 2026-09-20, 64 late, last 2026-08-20",
            "Ada: keep-in-touch deep due 2026-11-20, 3 late, last 2026-08-20",
            "Ada is cooling, days of contact in a year: 1",
        ),
    ),
    "fifty old messages and one new: the new one counts, the fifty are history": Case(
        {
            "People/Ada.md": MONTHLY,
            **messages("2019-01-01", 50, 7),
            **daily(("2026-11-20", "message to [[Ada]]")),
        },
        "2026-11-23",
        ("Ada is fresh, days of contact in a year: 1",),
    ),
    "fifty old messages alone keep nobody fresh": Case(
        {"People/Ada.md": MONTHLY, **messages("2019-01-01", 50, 7)},
        "2026-11-23",
        (
            "Ada: keep-in-touch any due 2020-01-10, 2509 late, last 2019-12-10",
            "Ada: reconnect due 2020-08-10, 2296 late, last 2019-12-10",
            "Ada is dormant, days of contact in a year: 0",
        ),
    ),
    "three conference days, then silent for 200: judged and not skipped": Case(
        {
            "People/Ada.md": MONTHLY,
            **daily(*((f"2026-05-0{n}", "met [[Ada]] at the conference") for n in (5, 6, 7))),
        },
        "2026-11-23",
        (
            "Ada: keep-in-touch any due 2026-06-07, 169 late, last 2026-05-07",
            "Ada is cooling, days of contact in a year: 3",
        ),
    ),
    "a missed reminder stays": Case(
        {
            "People/Ada.md": "---\ntype: person\nnext_contact: 2025-11-24\n---\n",
            **daily(("2025-11-01", "call with [[Ada]]")),
        },
        "2026-11-23",
        (
            "Ada: next-contact due 2025-11-24, 364 late, last 2025-11-01",
            "Ada is dormant, days of contact in a year: 0",
        ),
    ),
    "one call with ten people is a light contact with each, and no conversation": Case(
        {
            "People/Ada.md": LAYERED,
            "Daily/2026-06-01.md": "- call with [[Ada]]\n",
            "Meetings/2026-11-20 All hands.md": (
                "---\ntype: call\n---\nParticipants: [[Ada]], "
                + ", ".join(f"[[Guest {number}]]" for number in range(9))
                + "\n"
            ),
        },
        "2026-11-23",
        (
            "Ada: keep-in-touch deep due 2026-09-01, 83 late, last 2026-06-01",
            "Ada is fresh, days of contact in a year: 2",
        ),
    ),
    "the same, told by a number": Case(
        {
            "People/Ada.md": LAYERED,
            **daily(
                ("2026-06-01", "call with [[Ada]]"),
                ("2026-11-20", "call with [[Ada]] and nine others"),
            ),
        },
        "2026-11-23",
        (
            "Ada: keep-in-touch deep due 2026-09-01, 83 late, last 2026-06-01",
            "Ada is fresh, days of contact in a year: 2",
        ),
    ),
    "the same call with three people is a conversation": Case(
        {
            "People/Ada.md": LAYERED,
            "Daily/2026-06-01.md": "- call with [[Ada]]\n",
            "Meetings/2026-11-20 Plans.md": (
                "---\ntype: call\n---\nParticipants: [[Ada]], [[Guest 1]], [[Guest 2]]\n"
            ),
        },
        "2026-11-23",
        ("Ada is fresh, days of contact in a year: 2",),
    ),
    "a day is the day that is written, whatever the hour and the zone beside it": Case(
        {
            "People/Ada.md": MONTHLY,
            "Meetings/Late.md": "---\ntype: call\ndate: 2026-10-22T23:55:00-08:00\n"
            'attendees: "[[Ada]]"\n---\n',
        },
        "2026-11-23",
        (
            "Ada: keep-in-touch any due 2026-11-22, 1 late, last 2026-10-22",
            "Ada is cooling, days of contact in a year: 1",
        ),
    ),
    "29 February is kept on the 28th in other years": Case(
        {"People/Ada.md": "---\ntype: person\nbirthday: 2000-02-29\n---\n"},
        "2027-02-28",
        ("Ada: yearly-day due 2027-02-28, 0 late, years 27", "unknown: Ada"),
    ),
    "the birthday of the dead is not announced": Case(
        {"People/Ada.md": "---\ntype: person\nbirthday: 1990-11-23\ndied: 2020-01-01\n---\n"},
        "2026-11-23",
        (),
    ),
}


def said_of(plan: Plan, known: Network) -> Iterator[str]:
    """Say all of a plan, and the health of whom it can be said."""
    for reminder in sorted(plan.reminders, key=lambda one: one.due):
        yield _line_of(reminder)
    history = History(known, plan.today)
    for contact in known.contacts:
        days = [one.day for one in history.of(contact.path)]
        found = measure(contact, history)
        if days:
            stands = health(days, plan.today)
            yield f"{contact.name} is {stands}, days of contact in a year: {found.contact_days}"
    for path in plan.unknown:
        yield f"unknown: {_name(path)}"


def _line_of(reminder: Reminder) -> str:
    who = ", ".join(map(_name, reminder.contacts))
    kind = f"{reminder.kind} {reminder.layer}" if reminder.layer else reminder.kind
    last = f", last {reminder.last.day}" if reminder.last else ""
    years = f", years {reminder.reason.facts['years']}" if "years" in reminder.reason.facts else ""
    return f"{who}: {kind} due {reminder.due}, {reminder.days_late} late{last}{years}"


def _name(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_others_got_wrong(case: Case) -> None:
    known = parsed(case.notes)
    plan = make_plan(known, Settings(), day(case.today), holidays=HOLIDAYS)
    assert list(said_of(plan, known)) == list(case.said)


def test_a_snooze_holds_through_every_refresh(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    """The snooze stands in the contact's own note, which no refresh of the page touches."""
    snoozed = "---\ntype: person\ncadence: monthly\nsnoozed_until: 2026-11-30\n---\n"
    notes = {"People/Ada.md": snoozed, **daily(("2026-09-01", "call with [[Ada]]"))}
    root = make_vault(notes)
    for today, is_due in (("2026-11-23", False), ("2026-11-29", False), ("2026-11-30", True)):
        vault = api.read_vault(root)
        change = api.refresh_digest(vault, day(today), rebuild=True)
        if change is not None:
            api.apply_change(vault, change)
        page = (root / "Due this week.md").read_text(encoding="utf-8")
        assert ("[[Ada]]" in page) is is_due
        assert (root / "People/Ada.md").read_text(encoding="utf-8") == snoozed


@pytest.mark.parametrize(
    ("zone", "late"),
    [
        pytest.param("Europe/Berlin", 0, id="half past midnight: it is the birthday"),
        pytest.param("UTC", -1, id="half past eleven: it is tomorrow"),
        pytest.param("America/New_York", -1, id="the evening before"),
        pytest.param("Pacific/Auckland", 0, id="the day after, at noon"),
    ],
)
def test_the_day_is_the_local_one_near_midnight(
    zone: str,
    late: int,
    make_vault: Callable[[Mapping[str, str]], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Clock:
            return cls(2026, 11, 22, 23, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(session, "datetime", Clock)
    root = make_vault(
        {
            "vaultnet.toml": f'[vault]\ntimezone = "{zone}"\n',
            "People/Ada.md": "---\ntype: person\nbirthday: 11-23\n---\n",
        }
    )
    printed = CliRunner().invoke(vaultnet, ["--vault", str(root), "due", "--days", "7", "--json"])
    (reminder,) = json.loads(printed.stdout)
    assert (reminder["due"], reminder["days_late"]) == ("2026-11-23", late)


RENAMED: Final = "---\ntype: person\ncadence: monthly\naliases: [Ada]\n---\n"


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("[[Ada Berg]]", id="Obsidian renamed the links"),
        pytest.param("[[Ada Berg|Ada]]", id="and kept what they show"),
    ],
)
def test_a_renamed_contact_keeps_its_history(link: str) -> None:
    before = {"People/Ada.md": MONTHLY, **daily(("2026-09-01", "call with [[Ada]]"))}
    after = {"People/Ada Berg.md": RENAMED, **daily(("2026-09-01", f"call with {link}"))}
    said = [
        [
            (one.due, one.days_late, one.last)
            for one in make_plan(known, Settings(), MONDAY).reminders
        ]
        for known in map(parsed, (before, after))
    ]
    assert said[0] == said[1] != []
