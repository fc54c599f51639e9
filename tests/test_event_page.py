"""An event's page: before it, at it, and how it stands with each person after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from network_of import contact, day, met, network
from records_of import event

from vaultnet.core.dates import Span
from vaultnet.core.event_page import EventPage, FollowUp, FollowUpState, event_page
from vaultnet.core.events import Attendance, edition_before
from vaultnet.core.history import History
from vaultnet.core.plan import Evidence, ReminderKind
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Source
from vaultnet.core.settings import FollowUpSettings, Settings

if TYPE_CHECKING:
    from vaultnet.core.records import Contact, Event, Interaction

ADA = "People/Ada.md"
FAIR = event("Fair 2026", "2026-03-10", "Ada", last="2026-03-12", place="Riga", part="attended")


def page_of(
    today: str,
    *events: Event,
    history: tuple[Interaction, ...] = (),
    people: tuple[Contact, ...] = (contact("Ada"),),
    settings: FollowUpSettings | None = None,
) -> EventPage:
    """Give the page of the first of some events."""
    held = events or (FAIR,)
    known = network(people, history, events=held)
    on = day(today)
    attendance, past = Attendance(known, on), History(known, on)
    return event_page(held[0], known, attendance, past, settings or FollowUpSettings())


def follow_up(today: str, *events: Event, **facts: object) -> FollowUp | None:
    (guest,) = page_of(today, *events, **facts).guests  # type: ignore[arg-type]  # handed on
    return guest.follow_up


LATER = event("Meetup", "2026-03-20", "Ada")
WAVES: dict[str, tuple[str, tuple[Event, ...], dict[str, object], FollowUp | None]] = {
    "before": ("2026-03-09", (), {}, None),
    "while-it-lasts": ("2026-03-11", (), {}, None),
    "the-first-is-ahead": (
        "2026-03-12", (), {}, FollowUp(FollowUpState.AHEAD, 1, 3, day("2026-03-14")),
    ),
    "the-first-is-due": (
        "2026-03-14", (), {}, FollowUp(FollowUpState.DUE, 1, 3, day("2026-03-14")),
    ),
    "the-second-is-due": (
        "2026-03-27", (), {}, FollowUp(FollowUpState.DUE, 2, 3, day("2026-03-26")),
    ),
    "the-third-is-due": (
        "2026-09-01", (), {}, FollowUp(FollowUpState.DUE, 3, 3, day("2026-06-12")),
    ),
    "too-long-ago": ("2027-03-13", (), {}, FollowUp(FollowUpState.ENDED)),
    "done-in-the-first": (
        "2026-09-01", (), {"history": (met("Ada", "2026-03-13"), met("Ada", "2026-08-01"))},
        FollowUp(
            FollowUpState.DONE, 1, 3,
            done=Evidence(day("2026-03-13"), Source("Daily/2026-03-13.md", 1)),
        ),
    ),
    "done-in-the-second": (
        "2026-09-01", (), {"history": (met("Ada", "2026-04-13"),)},
        FollowUp(
            FollowUpState.DONE, 2, 3,
            done=Evidence(day("2026-04-13"), Source("Daily/2026-04-13.md", 1)),
        ),
    ),
    "contact-at-it-is-none-after-it": (
        "2026-03-14", (), {"history": (met("Ada", "2026-03-12"),)},
        FollowUp(FollowUpState.DUE, 1, 3, day("2026-03-14")),
    ),
    "met-again": ("2026-03-27", (LATER,), {}, FollowUp(FollowUpState.MET_AGAIN, again=LATER.path)),
    "a-later-event-that-the-owner-missed": (
        "2026-03-27", (replace(LATER, part="absent"),), {},
        FollowUp(FollowUpState.DUE, 2, 3, day("2026-03-26")),
    ),
    "a-later-event-ahead": (
        "2026-03-15", (LATER,), {}, FollowUp(FollowUpState.DUE, 1, 3, day("2026-03-14")),
    ),
    "snoozed": (
        "2026-03-15", (), {"people": (contact("Ada", snoozed_until=day("2026-05-01")),)},
        FollowUp(FollowUpState.SILENT, silence="snoozed", until=day("2026-05-01")),
    ),
    "deceased": (
        "2026-03-15", (), {"people": (contact("Ada", deceased=True),)},
        FollowUp(FollowUpState.SILENT, silence="deceased"),
    ),
    "no-waves": (
        "2026-03-15", (), {"settings": FollowUpSettings(waves=())},
        FollowUp(FollowUpState.NOT_ASKED),
    ),
    "not-more-often-than": (
        "2026-03-15", (),
        {
            "people": (contact("Ada", minimum_gap=Span(weeks=2)),),
            "history": (met("Ada", "2026-03-10"),),
        },
        FollowUp(FollowUpState.AHEAD, 1, 3, day("2026-03-24")),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("today", "others", "facts", "expected"), WAVES.values(), ids=WAVES)
def test_how_it_stands_after_an_event(
    today: str, others: tuple[Event, ...], facts: dict[str, object], expected: FollowUp | None
) -> None:
    assert follow_up(today, FAIR, *others, **facts) == expected


@pytest.mark.parametrize("facts", [{"follow_up": False}, {"part": "absent"}])
def test_events_after_which_nothing_is_asked(facts: dict[str, object]) -> None:
    held = replace(FAIR, **facts)  # type: ignore[arg-type]
    assert follow_up("2026-03-15", held) == FollowUp(FollowUpState.NOT_ASKED)


@pytest.mark.parametrize(("today", "others", "facts", "expected"), WAVES.values(), ids=WAVES)
def test_the_page_and_the_reminders_agree(
    today: str, others: tuple[Event, ...], facts: dict[str, object], expected: FollowUp | None
) -> None:
    """A wave is due on the page exactly where a reminder after this event is due."""
    people = facts.get("people", (contact("Ada"),))
    known = network(people, facts.get("history", ()), events=(FAIR, *others))  # type: ignore[arg-type]
    settings = Settings(follow_up=facts.get("settings", FollowUpSettings()))  # type: ignore[arg-type]
    found = [
        (one.reason.facts["wave"], one.due)
        for one in make_plan(known, settings, day(today)).reminders
        if one.kind is ReminderKind.FOLLOW_UP
        and one.reason.facts["event"] == FAIR.name
        and one.due <= day(today)
    ]
    due = expected is not None and expected.state is FollowUpState.DUE
    assert found == ([(expected.wave, expected.due)] if expected and due else [])


def test_who_was_there_with_evidence() -> None:
    held = replace(FAIR, participants_line=6)
    people = (
        contact("Cid"),
        contact("ben", met_text="Fair 2026"),
        contact("Ada"),
        contact("Dov"),
    )
    spoken = met("Cid", "2026-03-11", event=FAIR.path)
    page = page_of("2026-03-20", held, people=people, history=(spoken,))
    assert [(one.path, one.evidence) for one in page.guests] == [
        (ADA, (Source(FAIR.path, 6),)),
        ("People/ben.md", (Source("People/ben.md", 1),)),
        ("People/Cid.md", (spoken.source,)),
    ]
    assert page.is_over


def test_who_lives_there_and_is_not_said_to_come() -> None:
    people = (
        contact("Ada", location="Riga"),
        contact("Ben", location="Riga, Latvia"),
        contact("Cid", location="Rome"),
        contact("Dov", location="Riga", deceased=True),
        contact("Eve"),
    )
    page = page_of("2026-03-01", people=people)
    assert page.local == ("People/Ben.md",)
    nowhere = page_of("2026-03-01", replace(FAIR, place=None), people=people)
    assert nowhere.local == ()


LAST = event("Fair 2025", "2025-03-10", "Ada", "Ben")
EDITIONS = {
    "by-name-and-year": ((LAST,), LAST),
    "the-latest-of-them": ((event("Fair 2024", "2024-03-10"), LAST), LAST),
    "by-series": ((replace(LAST, name="Riga days", series="Fair"),), "Riga days"),
    "of-another-series": ((event("Market 2025", "2025-03-10"),), None),
    "that-the-owner-missed": (
        (event("Fair 2024", "2024-03-10"), replace(LAST, part="absent")), "Fair 2024",
    ),
    "a-later-one": ((event("Fair 2027", "2027-03-10"),), None),
    "of-no-day": ((event("Fair 2025", None),), None),
}  # fmt: skip


@pytest.mark.parametrize("today", ["2026-03-01", "2027-06-01"])
@pytest.mark.parametrize(("others", "expected"), EDITIONS.values(), ids=EDITIONS)
def test_the_edition_before(
    today: str, others: tuple[Event, ...], expected: Event | str | None
) -> None:
    found = edition_before(FAIR, (FAIR, *others), day(today))
    assert (found.name if found else None) == (
        expected if isinstance(expected, str) or expected is None else expected.name
    )


def test_whom_one_met_at_the_last_edition() -> None:
    page = page_of("2026-03-01", FAIR, LAST, people=(contact("Ben"), contact("Ada")))
    assert page.last_edition == LAST
    assert page.met_then == (ADA, "People/Ben.md")
