"""Yearly days beside the typed ones: of a contact's organisations, and of its profession."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from network_of import contact, day, met, network
from records_of import organisation, promise

from vaultnet.core.dates import PartialDate
from vaultnet.core.holidays import Holiday, holidays_of
from vaultnet.core.planning import make_plan
from vaultnet.core.records import (
    Contact,
    Interaction,
    Organisation,
    OrganisationNote,
    Source,
    YearlyDay,
)
from vaultnet.core.settings import DaySettings, Settings
from vaultnet.languages import load_all

if TYPE_CHECKING:
    from vaultnet.core.plan import Reminder

MONDAY = day("2026-11-23")
LOOM = organisation("Loom & Sons", (11, 25, 2006))
AT_LOOM = contact("Ada", organisations=(Organisation("Loom & Sons", LOOM.path),))
PROGRAMMER = contact("Ada", job="Programmer")
HOLIDAYS = holidays_of(load_all())


def reminders(
    person: Contact,
    *organisations: OrganisationNote,
    today: str = "2026-11-23",
    settings: Settings | None = None,
    history: tuple[Interaction, ...] = (),
    holidays: tuple[Holiday, ...] = HOLIDAYS,
) -> tuple[Reminder, ...]:
    known = network([person], history, organisations=organisations)
    return make_plan(known, settings or Settings(), day(today), holidays=holidays).reminders


def test_a_company_anniversary_counts_its_years() -> None:
    (reminder,) = reminders(AT_LOOM, LOOM)
    assert (reminder.kind, reminder.due, reminder.days_late) == (
        "yearly-day",
        day("2026-11-25"),
        -2,
    )
    assert reminder.reason.code == "company-anniversary"
    assert reminder.reason.facts == {"label": "Loom & Sons", "years": 20}
    assert reminder.source == Source("Companies/Loom & Sons.md", 3)
    assert reminder.contacts == ("People/Ada.md",)


@pytest.mark.parametrize("kind", ["work-anniversary", "anniversary"])
@pytest.mark.parametrize("began", [PartialDate(11, 20, 2026), PartialDate(11, 25, 2026)])
def test_the_day_on_which_it_began_is_no_anniversary(kind: str, began: PartialDate) -> None:
    yearly = YearlyDay(kind, began, Source("People/Ada.md", 3))
    ada = contact("Ada", yearly_days=(yearly,))
    for today, years in (("2026-11-23", []), ("2027-11-23", [1])):
        plan = make_plan(network([ada]), Settings(), day(today))
        assert [one.reason.facts["years"] for one in plan.reminders] == years


def test_a_firm_has_no_anniversary_on_the_day_it_was_founded() -> None:
    ada = contact("Ada", organisations=(Organisation("Loom"),))
    known = network([ada], organisations=(organisation("Loom", (11, 25, 2026)),))
    assert make_plan(known, Settings(), day("2026-11-23")).reminders == ()


@pytest.mark.parametrize("known_first", [True, False])
def test_a_day_that_is_noted_twice_is_said_once_with_its_years(known_first: bool) -> None:
    """The property says `birthday: 1980-11-25`, a line below `birthday:: 11-25`."""
    known = YearlyDay("birthday", PartialDate(11, 25, 1980), Source("People/Ada.md", 3))
    bare = YearlyDay("birthday", PartialDate(11, 25), Source("People/Ada.md", 7))
    days = (known, bare) if known_first else (bare, known)
    (reminder,) = reminders(contact("Ada", yearly_days=days))
    assert reminder.reason.facts == {"years": 46}
    assert reminder.source == known.source


def test_two_days_that_do_not_agree_are_both_said() -> None:
    days = tuple(
        YearlyDay("birthday", PartialDate(11, one), Source("People/Ada.md", one))
        for one in (24, 26)
    )
    assert len(reminders(contact("Ada", yearly_days=days))) == 2


def test_without_a_year_there_are_no_years() -> None:
    (reminder,) = reminders(AT_LOOM, organisation("Loom & Sons", (11, 25, None)))
    assert "years" not in reminder.reason.facts


@pytest.mark.parametrize(
    ("person", "notes", "count"),
    [
        pytest.param(AT_LOOM, [organisation("Loom & Sons", None)], 0, id="no day is known"),
        pytest.param(AT_LOOM, [], 0, id="no note"),
        pytest.param(AT_LOOM, [organisation("Other", (11, 25, 2006))], 0, id="another's"),
        pytest.param(
            contact("Ada", organisations=(Organisation("loom & sons"),)), [LOOM], 1, id="by name"
        ),
        pytest.param(
            contact("Ada", organisations=(Organisation("Loom & Sons"),)),
            [LOOM, replace(LOOM, path="Old/Loom & Sons.md")],
            0,
            id="by a name that two have",
        ),
        pytest.param(
            contact(
                "Ada",
                organisations=(Organisation("Loom & Sons", LOOM.path), Organisation("Loom & Sons")),
            ),
            [LOOM],
            1,
            id="named twice",
        ),
        pytest.param(replace(AT_LOOM, deceased=True), [LOOM], 0, id="deceased"),
        pytest.param(replace(AT_LOOM, paused=True), [LOOM], 1, id="paused"),
    ],
)
def test_whose_anniversary_it_is(
    person: Contact, notes: list[OrganisationNote], count: int
) -> None:
    assert len(reminders(person, *notes)) == count


def test_two_organisations_have_two_ids() -> None:
    other = organisation("Other", (11, 25, 2006))
    both = (Organisation("Loom & Sons", LOOM.path), Organisation("Other", other.path))
    found = reminders(contact("Ada", organisations=both), LOOM, other)
    assert len({one.id for one in found}) == 2


def test_an_anniversary_of_a_private_note_is_marked() -> None:
    (reminder,) = reminders(AT_LOOM, replace(LOOM, private=True))
    assert reminder.private


def test_a_professional_holiday_names_the_word_it_is_by() -> None:
    (reminder,) = reminders(PROGRAMMER, today="2026-09-11")
    assert (reminder.kind, reminder.due) == ("yearly-day", day("2026-09-13"))
    assert reminder.reason.code == "professional-holiday"
    assert reminder.reason.facts == {"label": "Programmers' Day", "word": "programmer"}
    assert reminder.source == PROGRAMMER.source


def test_its_name_is_of_the_language_of_the_page() -> None:
    (reminder,) = reminders(PROGRAMMER, today="2026-09-11", settings=Settings(language="ru"))
    assert reminder.reason.facts["label"] == "День программиста"


@pytest.mark.parametrize(
    ("today", "history", "count"),
    [
        pytest.param("2026-09-13", (), 1, id="today"),
        pytest.param("2026-09-20", (), 1, id="a week ago"),
        pytest.param("2026-09-21", (), 0, id="longer ago"),
        pytest.param("2026-08-30", (), 0, id="beyond the lead time"),
        pytest.param("2026-09-14", (met("Ada", "2026-09-13"),), 0, id="met on the day"),
        pytest.param("2026-09-14", (met("Ada", "2026-09-12"),), 1, id="met the day before"),
    ],
)
def test_a_holiday_is_kept_like_any_yearly_day(
    today: str, history: tuple[Interaction, ...], count: int
) -> None:
    assert len(reminders(PROGRAMMER, today=today, history=history)) == count


def test_holidays_can_be_turned_off() -> None:
    off = Settings(days=DaySettings(holidays=False))
    assert reminders(PROGRAMMER, today="2026-09-11", settings=off) == ()


def test_without_a_table_there_are_none() -> None:
    assert reminders(PROGRAMMER, today="2026-09-11", holidays=()) == ()


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        pytest.param({"paused": True}, ["yearly-day", "promise"], id="paused: for a time"),
        pytest.param({"paused": True, "archived": True}, ["promise"], id="archived: for good"),
    ],
)
def test_whoever_was_archived_is_not_to_be_greeted(
    facts: dict[str, bool], kinds: list[str]
) -> None:
    """Neither on a day of their own, nor on that of their firm; a promise is a promise."""
    ada = replace(AT_LOOM, **facts)  # type: ignore[arg-type]  # flags of a contact
    found = network([ada], organisations=(LOOM,), promises=(promise("Ada", due="2026-11-25"),))
    reminders = make_plan(found, Settings(), MONDAY).reminders
    assert sorted(one.kind for one in reminders) == sorted(kinds)
