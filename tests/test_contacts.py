"""A contact's note to its record: one case for each key and each form of a value."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from parsed_vault import codes, contact_of, note, parsed

from vaultnet.core.dates import PartialDate, Span
from vaultnet.core.records import Layer, Organisation, Rating, Stage
from vaultnet.core.settings import Settings, VaultSettings

MONTHLY = {Layer.ANY: Span(months=1)}

FACTS: dict[str, tuple[str, str, Any]] = {
    "name-of-the-file": ("birthday:", "name", "Anna Petrova"),
    "name": ("name: Anna S. Petrova", "name", "Anna S. Petrova"),
    "full-name": ("full_name: Anna S. Petrova", "name", "Anna S. Petrova"),
    "name-russian": ("имя: Анна Петрова", "name", "Анна Петрова"),
    "name-vcard": ("FN: Anna S. Petrova", "name", "Anna S. Petrova"),
    "name-vcard-parts": ("N.GN: Anna\nN.FN: Petrova-Ray", "name", "Anna Petrova-Ray"),
    "name-parts": ("first_name: Anna\nlast_name: Ray", "name", "Anna Ray"),
    "name-first-alone": ("first_name: Ann", "name", "Anna Petrova"),
    "name-mapping": ("name:\n  first: Anna\n  last: Ray", "name", "Anna Ray"),
    "title-as-name": ("title: Dr. Anna Petrova", "name", "Dr. Anna Petrova"),
    "title-as-office": ("title: Head of Research", "name", "Anna Petrova"),
    "aliases": ("aliases: [Anya, Ania]", "aliases", ("Anya", "Ania")),
    "aliases-text": ("aliases: Petrova, Anna", "aliases", ("Petrova, Anna",)),
    "aliases-with-null": ("aliases:\n  - Anya\n  -", "aliases", ("Anya",)),
    "nickname": ("nickname: Anya", "aliases", ("Anya",)),
    "also-goes-by": ("also_goes_by: [A.P.]", "aliases", ("A.P.",)),
    "file-as-alias": ("name: Anna Ray", "aliases", ("Anna Petrova",)),
    "email": ("email: anna@example.org", "emails", ("anna@example.org",)),
    "emails": (
        "emails: [a@example.org, b@example.org]",
        "emails",
        ("a@example.org", "b@example.org"),
    ),
    "email-vcard": ("EMAIL[HOME]: anna@example.org", "emails", ("anna@example.org",)),
    "email-mapping": (
        "emails:\n  - label: work\n    value: a@example.org",
        "emails",
        ("a@example.org",),
    ),
    "phone-number": ("phone: +79161234567", "phones", ("+79161234567",)),
    "phone-short": ("phone: 4711", "phones", ("4711",)),
    "phone-emergency": ("phone: 112", "phones", ("112",)),
    "phone-label": ("phones:\n  - label: Work 2\n    value: 004930", "phones", ("004930",)),
    "phone-zero": ("mobile: 0049301234", "phones", ("0049301234",)),
    "phones-in-list": ("phones:\n  - +447700900143", "phones", ("+447700900143",)),
    "phone-vcard": ("TEL[CELL]: +44 7700 900143", "phones", ("+44 7700 900143",)),
    "phone-russian": ('телефон: "8 (916) 123-45-67"', "phones", ("8 (916) 123-45-67",)),
    "organisation-text": ("company: Acme, Inc.", "organisations", (Organisation("Acme, Inc."),)),
    "organisation-unquoted": ("org: [[Acme]]", "organisations", (Organisation("Acme"),)),
    "organisation-list": (
        'organization: ["[[Acme]]", Beta]',
        "organisations",
        (Organisation("Acme"), Organisation("Beta")),
    ),
    "organisation-russian": ('компания: "[[Заря]]"', "organisations", (Organisation("Заря"),)),
    "work": ("work: Acme", "organisations", (Organisation("Acme"),)),
    "team": ("team: Platform", "organisations", (Organisation("Platform"),)),
    "job-position": ("position: Architect", "job", "Architect"),
    "job-title": ("job_title: Architect", "job", "Architect"),
    "job-role": ("role: Data engineer", "job", "Data engineer"),
    "job-of-a-kind": ("role: CTO", "job", "CTO"),
    "job-russian": ("должность: редактор", "job", "редактор"),
    "role": ("role: mentor/career", "roles", ("mentor/career",)),
    "role-is-no-job": ("role: mentor/career", "job", None),
    "role-words": ("relationship: career mentor", "roles", ("mentor/career",)),
    "role-russian": ("роль: эксперт/исследователь", "roles", ("expert/researcher",)),
    "role-relation": ("relationship_type: Colleague", "roles", ("colleague",)),
    "roles": ("roles: [mentor, expert/practice]", "roles", ("mentor", "expert/practice")),
    "roles-prose": ("relationship: we went to school together", "roles", ()),
    "role-kind-in-words": ("роль: коллега/технический лидер", "roles", ("colleague/leader",)),
    "relation-of-ones-own": ("relationship: friend", "relations", ("friend",)),
    "relation-as-role": ("role: Friend", "relations", ("Friend",)),
    "relation-link": ('class: "[[Old friend]]"', "relations", ("Old friend",)),
    "relation-tag": ("tags: [relationship/friend]", "relations", ("friend",)),
    "relation-is-no-kind-of-note": ('categories: ["[[People]]", friend]', "relations", ("friend",)),
    "role-tag": ("tags: [mentor/life]", "roles", ("mentor/life",)),
    "role-tag-prefixed": ("tags: [role/mentor/life]", "roles", ("mentor/life",)),
    "role-tag-of-a-kind": ("tags: [founder]", "roles", ()),
    "category-russian": ("категория: коллега", "roles", ("colleague",)),
    "location": ("city: Riga", "location", "Riga"),
    "location-link": ('location: "[[Riga]]"', "location", "Riga"),
    "location-russian": ("город: Казань", "location", "Казань"),
    "timezone": ("timezone: Europe/Riga", "timezone", "Europe/Riga"),
    "language": ("язык: русский", "language", "русский"),
    "next-contact": ("next_contact: 2026-11-26", "next_contact", PartialDate(11, 26, 2026)),
    "next-follow-up": ("next_follow_up: 2026-11-26", "next_contact", PartialDate(11, 26, 2026)),
    "follow-up-date": ("follow-up-date: 2026-11-26", "next_contact", PartialDate(11, 26, 2026)),
    "next-russian": ("следующий_контакт: 26.11.2026", "next_contact", PartialDate(11, 26, 2026)),
    "next-empty": ("next_contact:", "next_contact", None),
    "snoozed": ("snoozed_until: 2026-12-07", "snoozed_until", PartialDate(12, 7, 2026)),
    "snoozed-prm": ("prm-snooze-until: 2026-12-07", "snoozed_until", PartialDate(12, 7, 2026)),
    "snoozed-russian": ("отложить_до: 2026-12-07", "snoozed_until", PartialDate(12, 7, 2026)),
    "cadence": ("cadence: monthly", "cadence", MONTHLY),
    "cadence-days": ("cadence_days: 30", "cadence", {Layer.ANY: Span(days=30)}),
    "cadence-number": ("contact_frequency: 30", "cadence", {Layer.ANY: Span(days=30)}),
    "cadence-weeks": ("frequency: every 2 weeks", "cadence", {Layer.ANY: Span(weeks=2)}),
    "cadence-iso": ("contact_every: P30D", "cadence", {Layer.ANY: Span(days=30)}),
    "cadence-layers": (
        "cadence: {light: 1 month, meeting: 1 year}",
        "cadence",
        {Layer.LIGHT: Span(months=1), Layer.MEETING: Span(years=1)},
    ),
    "cadence-layer-that-is-none": (
        "cadence: {light: 1 month, deep: sometimes}",
        "cadence",
        {Layer.LIGHT: Span(months=1)},
    ),
    "cadence-prm": ("prm-cadence: monthly", "cadence", MONTHLY),
    "cadence-russian": ("частота: раз в квартал", "cadence", {Layer.ANY: Span(months=3)}),
    "cadence-link": ('cadence: "[[Monthly]]"', "cadence", MONTHLY),
    "cadence-none": ("cadence: none", "no_cadence", True),
    "keep-in-touch-no": ("keep_in_touch: false", "no_cadence", True),
    "keep-in-touch-yes": ("keep_in_touch: true", "no_cadence", False),
    "met-day": ("met: 2019-04-11", "met", PartialDate(4, 11, 2019)),
    "met-russian": ("дата_знакомства: 11.04.2019", "met", PartialDate(4, 11, 2019)),
    "met-text": ("how_we_met: at a lecture", "met_text", "at a lecture"),
    "met-link": ('met: "[[BridgeConf]]"', "met_text", "BridgeConf"),
    "met-russian-text": ("как_познакомились: на лекции", "met_text", "на лекции"),
    "introduced-by": ('introduced_by: "[[Boris]]"', "introduced_by", ("Boris",)),
    "tier": ("relationship_tier: inner", "tier", "inner"),
    "tier-number": ("relationship_strength: 4", "tier", "4"),
    "tier-prm": ("prm-tier: A", "tier", "A"),
    "tier-tag": ("tags: [alist]", "tier", "A"),
    "tier-tag-capital": ("tags: [x, FList]", "tier", "F"),
    "tier-tag-other": ("tags: [glist, listing]", "tier", None),
    "stage": ("stage: trust", "stage", Stage.TRUST),
    "stage-russian": ("этап: общение", "stage", Stage.COMMUNICATION),
    "stage-yo": ("стадия: партнёрство", "stage", Stage.PARTNERSHIP),
    "stage-tag": ("tags: [stage/trust]", "stage", Stage.TRUST),
    "status-paused": ("status: inactive", "paused", True),
    "status-archive": ("статус: архив", "paused", True),
    "status-active": ("status: active", "paused", False),
    "do-not-contact": ("do_not_contact: true", "paused", True),
    "paused-prm": ("prm-paused: true", "paused", True),
    "paused-false": ("paused: false", "paused", False),
    "archived": ("archived: yes", "paused", True),
    "archived-for-good": ("archived: yes", "archived", True),
    "archived-status": ("статус: архив", "archived", True),
    "do-not-contact-for-good": ("do_not_contact: true", "archived", True),
    "paused-is-not-archived": ("paused: true", "archived", False),
    "deceased": ("status: deceased", "deceased", True),
    "deathday": ("deathday: 2025-06-01", "deceased", True),
    "day-of-death": ("deathday: 2025-06-01", "died", date(2025, 6, 1)),
    "death-without-day": ("died: yes", "died", None),
    "deathday-empty": ("deathday:", "deceased", False),
    "interests": ("interests: [maps, teaching]", "interests", ("maps", "teaching")),
    "interests-text": ("topics: maps, teaching", "interests", ("maps", "teaching")),
    "interests-tags": ('interests: ["#maps"]', "interests", ("maps",)),
    "interests-tags-in-one-text": ("interests: '#tea #rust'", "interests", ("tea", "rust")),
    "interests-links": ('интересы: ["[[Карты]]"]', "interests", ("Карты",)),
    "links": (
        "website: https://example.org\ngithub: annap",
        "links",
        ("https://example.org", "annap"),
    ),
    "link-with-text": (
        "linkedin: '[Anna](https://example.org/in/anna)'",
        "links",
        ("https://example.org/in/anna",),
    ),
    "ratings": ("trust: 4\nинформация: 9", "ratings", {"trust": Rating(4)}),
    "projects": ('projects: ["[[Bridges]]"]', "projects", ("Bridges",)),
    "private": ("private: true", "private", True),
}


@pytest.mark.parametrize(("front", "name", "expected"), FACTS.values(), ids=FACTS)
def test_a_key(front: str, name: str, expected: object) -> None:
    contact = contact_of(f"---\n{front}\n---\n")
    found = getattr(contact, name)
    if isinstance(expected, PartialDate):
        found = PartialDate(found.month, found.day, found.year)
    assert found == expected


BIRTHDAYS = {
    "iso": ("1990-05-20", PartialDate(5, 20, 1990)),
    "quoted": ('"1990-05-20"', PartialDate(5, 20, 1990)),
    "no-year": ("05-20", PartialDate(5, 20)),
    "no-year-dashes": ("--05-20", PartialDate(5, 20)),
    "no-year-crosses": ("XXXX-05-20", PartialDate(5, 20)),
    "dots": ("16.02.1976", PartialDate(2, 16, 1976)),
    "words": ("16 February 1976", PartialDate(2, 16, 1976)),
    "words-no-year": ("July 13th", PartialDate(7, 13)),
    "link": ('"[[July 22nd]]"', PartialDate(7, 22)),
    "russian": ("13 июля", PartialDate(7, 13)),
    "apple": ("1604-05-20", PartialDate(5, 20)),
    "leap": ("1992-02-29", PartialDate(2, 29, 1992)),
    "placeholder": ("YYYY-MM-DD", None),
    "null": ("null", None),
    "year-alone": ("1990", None),
    "prose": ("in spring", None),
}


@pytest.mark.parametrize("key", ["birthday", "bday", "dob", "born", "geburtstag", "день_рождения"])
def test_keys_of_birthdays(key: str) -> None:
    assert contact_of(f"---\n{key}: 1990-05-20\n---\n").birthday == PartialDate(5, 20, 1990)


@pytest.mark.parametrize(("written", "day"), BIRTHDAYS.values(), ids=BIRTHDAYS)
def test_forms_of_birthdays(written: str, day: PartialDate | None) -> None:
    path = "People/Ada.md"
    network = parsed({path: f"---\nbirthday: {written}\n---\n"})
    assert network.contacts[0].birthday == day
    assert not network.problems


UNREADABLE = {
    "impossible": ("birthday: 1990-02-30", "unreadable-day"),
    "no-leap-day": ("birthday: 1961-02-29", "no-such-day"),
    "no-leap-day-quoted": ('birthday: "29.02.1961"', "no-such-day"),
    "no-leap-day-in-words": ("birthday: 29 February 1961", "no-such-day"),
    "no-leap-day-in-russian": ("birthday: 29 февраля 1900", "no-such-day"),
    "no-leap-day-of-contact": ("last_contact: 2026-02-29", "no-such-day"),
    "impossible-month": ("birthday: 1990-13-45", "unreadable-day"),
    "ambiguous": ("birthday: 01/02/1990", "ambiguous-day"),
    "last-contact": ("last_contact: 2026-02-30", "unreadable-day"),
    "next-contact": ("next_contact: next week", "unreadable-day"),
    "snoozed": ("snoozed_until: 03/04/2026", "ambiguous-day"),
    "cadence": ("cadence: now and then", "unknown-cadence"),
    "cadence-layer": ("cadence: {light: monthly, deep: sometimes}", "unknown-cadence"),
    "stage": ("stage: besties", "unknown-stage"),
    "role": ("role: mentor/foo", "unknown-role"),
    "tags-in-text": ("tags: a, b", "tags-in-text"),
    "tags-in-text-of-a-list": ('tags: [c, "#a #b"]', "tags-in-text"),
    "links-in-text": ('people: "[[Boris]], [[Vera]]"', "links-in-text"),
    "near-key": ("brithday: 1990-05-20", "unknown-key"),
    "near-key-letter": ("intrests: maps", "unknown-key"),
    "unquoted-link": ("company: [[Acme]]", "unquoted-link"),
}


@pytest.mark.parametrize(("front", "code"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_reported(front: str, code: str) -> None:
    network = parsed({"People/Ada.md": f"---\nkey: 1\n{front}\n---\n"})
    assert codes(network) == [f"{code} People/Ada.md:3"]
    assert network.problems[0].hint


def test_a_29_february_that_never_was_is_told_as_such() -> None:
    (problem,) = parsed({"People/Ada.md": "---\nbirthday: 1961-02-29\n---\n"}).problems
    assert (
        problem.message == "birthday: 1961-02-29 is a day that never was: 1961 had no 29 February."
    )
    assert "1961-02-28 or 1961-03-01" in problem.hint


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("true", "true"),
        ("{days: 30}", "{days: 30}"),
        ("[1, true, often]", "[1, true, often]"),
        ("{light: monthly, deep: sometimes}", "deep: sometimes"),
        ("weekly-ish", "weekly-ish"),
    ],
)
def test_a_cadence_that_cannot_be_read_is_quoted(written: str, quoted: str) -> None:
    (problem,) = parsed({"People/Ada.md": f"---\ncadence: {written}\n---\n"}).problems
    assert problem.message == f"cadence: {quoted} is no cadence that can be read."


@pytest.mark.parametrize(
    "front",
    ["tags: a", "tags: [a, b]", 'tags: "a, !"', 'people: "[[Anna]]"', 'x: "a [[B]], [[C]]"'],
)
def test_a_text_that_is_in_order_is_not_reported(front: str) -> None:
    found = codes(parsed({"People/Ada.md": f"---\n{front}\n---\n"}))
    assert not [code for code in found if "in-text" in code]


def test_the_order_of_day_and_month_is_a_setting() -> None:
    files = {"People/Ada.md": "---\nbirthday: 01/02/1990\n---\n"}
    for vault, day in (
        (VaultSettings(date_order="dmy"), PartialDate(2, 1, 1990)),
        (VaultSettings(date_order="mdy"), PartialDate(1, 2, 1990)),
    ):
        assert parsed(files, Settings(vault=vault)).contacts[0].birthday == day


def test_yearly_days() -> None:
    text = """
    ---
    anniversary: 2015-06-01
    joined: 2019-11-25
    nameday: 05-21
    important_dates:
      - date: 2020-03-04
        label: moved to Riga
      - 2021-01-02 the boat
    ---
    """
    contact = contact_of(note(text))
    assert [
        (one.kind, one.day.iso(), one.label, one.source.line) for one in contact.yearly_days
    ] == [
        ("work-anniversary", "2019-11-25", "", 3),
        ("name-day", "--05-21", "", 4),
        ("anniversary", "2015-06-01", "", 2),
        ("own", "2020-03-04", "moved to Riga", 6),
        ("own", "2021-01-02", "the boat", 8),
    ]


def test_a_note_without_properties_speaks_in_its_text() -> None:
    text = """
    # Anna

    - **Birthday:** 13 July
    - Email: anna@example.org
    cadence:: monthly
    Work: she tells good stories about it
    """
    contact = contact_of(note(text))
    assert contact.birthday == PartialDate(7, 13)
    assert contact.emails == ("anna@example.org",)
    assert contact.cadence == MONTHLY
    assert contact.organisations == ()


def test_tags_of_a_contact_leave_out_its_log_and_its_tasks() -> None:
    text = """
    ---
    tags: [Person, climbing]
    ---
    #climbing #berlin

    - [ ] ask about #taxes

    ## Log

    - 2026-05-20: #call about #money
    """
    contact = contact_of(note(text))
    assert contact.tags == ("Person", "climbing", "berlin")


def test_an_organisation_has_its_note() -> None:
    files = {
        "People/Ada.md": '---\norg: ["[[Acme]]", beta works]\n---\n',
        "Companies/Acme.md": "",
        "Companies/Beta Works.md": "---\ntype: company\n---\n",
    }
    assert parsed(files).contacts[0].organisations == (
        Organisation("Acme", "Companies/Acme.md"),
        Organisation("beta works", "Companies/Beta Works.md"),
    )


def test_met_at_a_meeting_or_an_event_has_its_day() -> None:
    files = {
        "People/Ada.md": '---\nmet_at: "[[BridgeConf 2024]]"\n---\n',
        "Events/BridgeConf 2024.md": "---\ntype: event\nstart: 2024-05-20\n---\n",
    }
    contact = parsed(files).contacts[0]
    assert (str(contact.met), contact.met_text) == ("2024-05-20", "BridgeConf 2024")


def test_own_keys_of_the_settings() -> None:
    files = {"People/Ada.md": "---\nrhythm: monthly\nbirthday: 1990-05-20\n---\n"}
    network = parsed(files, Settings(keys={"rhythm": "cadence", "Birthday": ""}))
    contact = network.contacts[0]
    assert contact.cadence == MONTHLY
    assert contact.birthday is None


def test_a_rejected_block_is_read_key_by_key() -> None:
    text = """
    ---
    type: person
    organisations: [[A]], [[B]]
    birthday: 03-14
    ---
    """
    network = parsed({"Ada.md": note(text)})
    contact = network.contacts[0]
    assert contact.salvaged
    assert contact.birthday == PartialDate(3, 14)
    assert [one.name for one in contact.organisations] == ["A", "B"]


def test_shared_names_are_said_once() -> None:
    files = {
        "People/Ada Bell.md": "---\naliases: [Ada]\n---\n",
        "People/Ada Corn.md": "---\naliases: [ada]\n---\n",
    }
    assert codes(parsed(files)) == ["shared-name People/Ada Bell.md:1"]
