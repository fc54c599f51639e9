"""The notes of events: days, place, series, who took part, the owner's part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from parsed_vault import ANNA, BORIS, PEOPLE, codes, note, parsed

if TYPE_CHECKING:
    from vaultnet.core.records import Event

PATH = "Events/BridgeConf.md"
OWN = "People/Anna Petrova.md"


def event_of(text: str, path: str = PATH) -> Event:
    (one,) = parsed({**PEOPLE, path: text}).events
    return one


RECOGNISED = {
    "type": ("Bridges.md", "---\ntype: event\n---\n"),
    "conference": ("Bridges.md", "---\ntype: conference\n---\n"),
    "meetup-tag": ("Bridges.md", "---\ntags: [meetup]\n---\n"),
    "category": ("Bridges.md", '---\ncategories: ["[[Conferences]]"]\n---\n'),
    "folder": (PATH, ""),
    "russian": ("Мосты.md", "---\nтип: конференция\n---\n"),
    "russian-tag": ("Мосты.md", "---\ntags: [митап]\n---\n"),
    "russian-folder": ("Мероприятия/Мосты.md", ""),
}


@pytest.mark.parametrize(("path", "text"), RECOGNISED.values(), ids=RECOGNISED)
def test_a_note_is_an_event(path: str, text: str) -> None:
    one = event_of(text, path)
    assert (one.path, one.name) == (path, path.rpartition("/")[2].removesuffix(".md"))


FACTS = {
    "start-end": ("start: 2026-10-08\nend: 2026-10-09", "2026-10-08", "2026-10-09", 2),
    "russian": ("дата_начала: 08.10.2026\nдата_конца: 09.10.2026", "2026-10-08", "2026-10-09", 2),
    "date": ("place: Riga\ndate: 2026-10-08", "2026-10-08", "None", 3),
    "dates": ("date: [2026-10-09, 2026-10-08]", "2026-10-08", "2026-10-09", 2),
    "date-and-end": ("date: 2026-10-08\nend: 2026-10-09", "2026-10-08", "2026-10-09", 2),
    "end-alone": ("end: 2026-10-09", "None", "2026-10-09", 2),
    "linked": ('start: "[[2026-10-08]]"', "2026-10-08", "None", 2),
    "placeholder": ("start:\nend: YYYY-MM-DD", "None", "None", 1),
}


@pytest.mark.parametrize(("front", "first", "last", "line"), FACTS.values(), ids=FACTS)
def test_the_days_of_an_event(front: str, first: str, last: str, line: int) -> None:
    one = event_of(f"---\n{front}\n---\n")
    assert (str(one.first), str(one.last), one.source.line) == (first, last, line)


def test_an_event_without_written_days_has_that_of_its_name() -> None:
    one = event_of("", "Events/2026-10-08 BridgeConf.md")
    assert (str(one.first), one.last) == ("2026-10-08", None)


def test_fields_of_the_text_are_read() -> None:
    one = event_of("start:: 2026-10-08\nlocation:: Riga\n")
    assert (str(one.first), one.place) == ("2026-10-08", "Riga")


PLACES = {
    "location": ("location: Riga, Latvia", "Riga, Latvia"),
    "venue": ("venue: The old mill", "The old mill"),
    "linked": ('place: "[[Riga]]"', "Riga"),
    "russian": ("место: Рига", "Рига"),
    "country": ("country: Latvia", "Latvia"),
    "none": ("type: event", None),
}


@pytest.mark.parametrize(("front", "place"), PLACES.values(), ids=PLACES)
def test_the_place_of_an_event(front: str, place: str | None) -> None:
    assert event_of(f"---\n{front}\n---\n").place == place


@pytest.mark.parametrize("front", ["series: BridgeConf", 'серия: "[[BridgeConf]]"'])
def test_the_series_of_an_event(front: str) -> None:
    assert event_of(f"---\n{front}\n---\n").series == "BridgeConf"


PARTICIPANTS = {
    "participants": '---\nparticipants: ["[[Anna Petrova]]"]\n---\n',
    "attendees": '---\nattendees: "[[Anna Petrova]]"\n---\n',
    "members": '---\nmembers: ["[[Anna Petrova]]"]\n---\n',
    "russian": "---\nучастники: Anna Petrova\n---\n",
    "plain-names": "---\nparticipants: Anna Petrova (bridges)\n---\n",
    "section": "## Participants\n\n- [[Anna Petrova]]\n",
    "section-russian": "## Участники\n\n- [[Anna Petrova]]\n",
    "line": "**Participants:** [[Anna Petrova]]\n",
    "field": "participants:: [[Anna Petrova]]\n",
    "field-members": "(members:: [[Anna Petrova]])\n",
    "owner-left-out": '---\nparticipants: ["[[Anna Petrova]]", "[[Me]]"]\n---\n',
}


@pytest.mark.parametrize("text", PARTICIPANTS.values(), ids=PARTICIPANTS)
def test_who_took_part(text: str) -> None:
    one = event_of(text)
    assert (one.participants, one.others) == ((OWN,), ())


def test_a_link_in_the_text_is_no_participant() -> None:
    assert event_of("A talk by [[Anna Petrova]].\n").participants == ()


def test_participants_without_a_note_are_named() -> None:
    network = parsed({**ANNA, PATH: "---\nparticipants: [Anna Petrova, Noor]\n---\n"})
    assert (network.events[0].participants, network.events[0].others) == ((OWN,), ("Noor",))
    assert list(network.mentioned) == ["Noor"]


PARTS = {
    "attended": ("attended", "attended"),
    "spoke": ("spoke", "spoke"),
    "speaker": ("Speaker", "spoke"),
    "organised": ("organized", "organised"),
    "moderated": ("moderator", "moderated"),
    "mentored": ("mentor", "mentored"),
    "several": ("[attended, spoke, organiser]", "organised"),
    "several-in-a-text": ("attended, spoke", "spoke"),
    "programme": ("programme committee", "organised"),
    "programme-russian": ("составила программу", "organised"),
    "russian": ("докладчик", "spoke"),
    "russian-she": ("выступила", "spoke"),
    "none": ("", None),
}


@pytest.mark.parametrize("key", ["my_role", "моя_роль"])
@pytest.mark.parametrize(("written", "part"), PARTS.values(), ids=PARTS)
def test_the_owner_s_part(key: str, written: str, part: str | None) -> None:
    assert event_of(f"---\n{key}: {written}\n---\n").part == part


FOLLOW_UP = {
    "usual": ("type: event", True),
    "false": ("followup: false", False),
    "no": ("follow_up: no", False),
    "russian": ("followup: нет", False),
    "russian-key": ("фоллоу-ап: нет", False),
    "true": ("followup: true", True),
    "empty": ("followup:", True),
}


@pytest.mark.parametrize(("front", "follows"), FOLLOW_UP.values(), ids=FOLLOW_UP)
def test_whether_it_is_followed_up(front: str, follows: bool) -> None:
    assert event_of(f"---\n{front}\n---\n").follow_up is follows


PROBLEMS = {
    "impossible": ("start: 2026-02-30", "unreadable-day", 2),
    "prose": ("start: in autumn", "unreadable-day", 2),
    "ends-first": ("start: 2026-10-09\nend: 2026-10-08", "event-ends-first", 3),
    "part": ("my_role: juggler", "unknown-part", 2),
    "unquoted": ("participants: [[Anna Petrova]]", "unquoted-link", 2),
}


@pytest.mark.parametrize(("front", "code", "line"), PROBLEMS.values(), ids=PROBLEMS)
def test_what_cannot_be_understood_is_reported(front: str, code: str, line: int) -> None:
    network = parsed({**PEOPLE, PATH: f"---\n{front}\n---\n"})
    assert codes(network) == [f"{code} {PATH}:{line}"]
    assert network.problems[0].hint
    assert network.events[0].last is None
    assert network.events[0].part is None


def test_a_private_event_says_so() -> None:
    assert event_of("---\nprivate: true\nstart: 2026-10-08\n---\n").private
    assert not event_of("---\nstart: 2026-10-08\n---\n").private


def test_of_a_rejected_block_no_text_is_kept() -> None:
    one = event_of("---\ntype: event\nstart: 2026-10-08\nlocation: Riga\nmail: @ada\n---\n")
    assert (str(one.first), one.place) == ("2026-10-08", None)


CONTACTS = {
    "events": ('events: ["[[BridgeConf]]"]', "events"),
    "events-by-name": ("events: bridgeconf", "events"),
    "events-by-alias": ("events: BC26", "events"),
    "events-russian": ('мероприятия: "[[BridgeConf]]"', "events"),
    "met": ('met: "[[BridgeConf|a conference]]"', "events"),
    "met-at": ('met_at: "[[Events/BridgeConf]], at dinner"', "events"),
    "met-russian": ('как_познакомились: "[[BridgeConf]]"', "events"),
}


@pytest.mark.parametrize(("front", "name"), CONTACTS.values(), ids=CONTACTS)
def test_a_contact_names_its_events(front: str, name: str) -> None:
    files = {OWN: f"---\n{front}\n---\n", PATH: "---\naliases: [BC26]\n---\n"}
    (contact,) = parsed(files).contacts
    assert getattr(contact, name) == (PATH,)


def test_a_field_names_the_event_of_the_first_meeting() -> None:
    (contact,) = parsed({OWN: "met_at:: [[BridgeConf]]\n", PATH: ""}).contacts
    assert contact.events == (PATH,)


def test_events_stand_in_the_order_of_their_paths() -> None:
    files = {"Events/B.md": "", "Events/A.md": "", **BORIS, "Templates/Event.md": note("x")}
    assert [one.path for one in parsed(files).events] == ["Events/A.md", "Events/B.md"]
