"""Notes of one meeting, call or mail: who took part, on which day, by which channel."""

from __future__ import annotations

import pytest
from parsed_vault import ANNA, PEOPLE, codes, note, parsed, told

from vaultnet.core.records import Recognition, ValueAct
from vaultnet.core.settings import Settings, VaultSettings

PATH = "Notes/2026-05-20 Bridges.md"
FILES = {
    **PEOPLE,
    "Люди/Пётр Обручников.md": "",
    "People/Mina.md": "---\ntype: me\nemail: mina@example.org\n---\n",
    "Companies/Acme.md": "---\ntype: company\n---\n",
}

ATTENDEES = {
    "links": 'attendees: ["[[Anna Petrova]]", "[[Boris Stone]]"]',
    "links-unquoted": "attendees:\n  - [[Anna Petrova]]\n  - [[Boris Stone]]",
    "links-in-one-text": 'people: "[[Anna Petrova]], [[Boris Stone]]"',
    "links-unseparated": 'people: "[[Anna Petrova]] [[Boris Stone]]"',
    "link-with-display": 'people: ["[[Anna Petrova|Anya]]", "[[Boris Stone]] (late)"]',
    "names": "participants: Anna Petrova, Boris Stone",
    "names-joined": "participants: Anna Petrova and Boris Stone",
    "names-with-roles": "attendees: Anna Petrova (chair), Boris Stone - Acme",
    "names-by-alias": "attendees: [anya, boris stone]",
    "names-at": 'with: "@Anna Petrova, @Boris Stone"',
    "addresses": "guests: anna@example.org, Boris Stone <boris@example.org>",
    "link-and-name": 'people: "[[Anna Petrova]] and Boris Stone"',
    "name-and-link": 'people: "Boris Stone & [[Anna Petrova]]"',
    "markdown-links": "people: '[A.](People/Anna%20Petrova.md), [[Boris Stone]]'",
    "markdown-angled": "people: '[A.](<People/Anna Petrova.md>), [Boris Stone](Boris.md)'",
    "person-and-contact": 'person: "[[Anna Petrova]]"\ncontact: Boris Stone',
    "owner-dropped": 'attendees: ["[[Me]]", "@Me", Mina, Anna Petrova, Boris Stone]',
    "company-is-nobody": 'attendees: ["[[Acme]]", Anna Petrova, Boris Stone]',
    "twice": 'attendees: ["[[Anna Petrova]]", Anya, Boris Stone]',
    "russian-key": 'участники: ["[[Anna Petrova]]", "[[Boris Stone]]"]',
}


@pytest.mark.parametrize("front", ATTENDEES.values(), ids=ATTENDEES)
def test_attendees_in_the_properties(front: str) -> None:
    text = f"---\ntype: meeting\n{front}\n---\nAbout [[Пётр Обручников]].\n"
    network = parsed({**FILES, PATH: text})
    assert told(network) == ["2026-05-20 Anna Petrova+Boris Stone meeting"]
    assert network.interactions[0].people == 2
    assert not network.mentioned


IN_TEXT = {
    "line": "**Attendees:** [[Anna Petrova]], Boris Stone",
    "line-plain": "Participants: Anna Petrova, [[Boris Stone]]",
    "line-item": "- Attendees: [[Anna Petrova]], [[Boris Stone]]",
    "line-russian": "**Участники:** [[Anna Petrova]], Boris Stone",
    "line-and-list": "**Attendees:**\n\n- [[Anna Petrova]]\n- Boris Stone",
    "item-and-list": "- Attendees:\n\t- [[Anna Petrova]]\n\t- Boris Stone",
    "field": "attendees:: [[Anna Petrova]], [[Boris Stone]]",
    "section": "## Attendees\n\n- [[Anna Petrova]]\n- Boris Stone (Acme)",
    "section-boxes": "## Attendees\n\n- [ ] [[Anna Petrova]]\n- [ ] Boris Stone",
    "section-ticks": (
        "## Attendees\n\n- [x] [[Anna Petrova]]\n- [X] Boris Stone\n- [ ] [[Carl]]\n- [-] Dora"
    ),
    "section-paragraph": "## Present\n\nAnna Petrova, Boris Stone",
    "section-russian": "## Участники\n\n* [[Anna Petrova]]\n* [[Boris Stone]]",
    "line-and": "Participants: [[Anna Petrova]] (chair) and Boris Stone",
    "line-and-russian": "Участники: [[Anna Petrova]] и Boris Stone",
    "line-and-prose": "- Attendees: [[Anna Petrova]] and the dog, [[Boris Stone]] - art and design",
    "table": "## Attendees\n\n| Who | Role |\n|---|---|\n| [[Anna Petrova\\|A]] | CEO |"
    "\n| Boris Stone | CTO |",
    "table-other-column": "## Участники\n\n| Роль | Имя |\n|---|---|\n| CEO | Anna Petrova |"
    "\n| CTO | [[Boris Stone]] |",
    "table-of-people-alone": "## Attendees\n\n| [[Anna Petrova]] | CEO |\n|---|---|"
    "\n| Boris Stone | CTO |",
    "table-without-rule": "## Attendees\n\n| [[Anna Petrova]] | CEO |\n| Boris Stone | CTO |",
    "quote": "> **Attendees:** [[Anna Petrova]], Boris Stone",
    "quote-list": "> Attendees:\n> - [[Anna Petrova]]\n> - Boris Stone\n>\n> and Omar",
    "callout": "> [!info] Attendees\n> - [[Anna Petrova]]\n> - Boris Stone",
    "callout-text": "> [!people]- Attendees:\n> [[Anna Petrova]], Boris Stone",
    "table-in-section": "## Attendees\n\n- [[Anna Petrova]]\n\n### Late\n\n- [[Boris Stone]]",
}


@pytest.mark.parametrize("declared", IN_TEXT.values(), ids=IN_TEXT)
def test_attendees_in_the_text(declared: str) -> None:
    text = f"---\ntype: meeting\n---\n\n{declared}\n\n## Notes\n\nAbout [[Пётр Обручников]].\n"
    network = parsed({**FILES, PATH: text})
    assert told(network) == ["2026-05-20 Anna Petrova+Boris Stone meeting"]
    assert not network.mentioned


def test_an_open_box_below_a_label_says_absent_where_another_is_ticked() -> None:
    text = "---\ntype: meeting\n---\nAttendees:\n- [x] [[Anna Petrova]]\n- [ ] [[Boris Stone]]\n"
    assert {one.contacts for one in parsed({**FILES, PATH: text}).interactions} == {
        ("People/Anna Petrova.md",)
    }


def test_without_attendees_the_links_of_the_text_count() -> None:
    text = """
    ---
    type: meeting
    ---
    [[Anna Petrova]] spoke of [[Acme]].

    > [[Boris Stone]]

    ## Agenda

    - what [[Boris Stone]] wants

    ## Notes

    - [ ] tell [[Boris Stone]]
    """
    assert told(parsed({**FILES, PATH: note(text)})) == ["2026-05-20 Anna Petrova meeting"]


def test_an_empty_list_of_attendees_declares_nobody() -> None:
    text = "---\ntype: meeting\nattendees: []\npeople:\n---\n[[Anna Petrova]]\n"
    assert told(parsed({**FILES, PATH: text})) == ["2026-05-20 Anna Petrova meeting"]


def test_yo_and_e_are_one_letter_in_names() -> None:
    text = "---\ntype: meeting\nattendees: Петр Обручников\n---\n"
    assert told(parsed({**FILES, PATH: text})) == ["2026-05-20 Пётр Обручников meeting"]


def test_people_without_a_note_are_mentioned_and_counted() -> None:
    text = '---\ntype: meeting\nattendees: [Noor Haddad, "[[Omar]]", Anya]\n---\n'
    network = parsed({**FILES, PATH: text})
    assert network.interactions[0].people == 3
    assert {name: [one.line for one in sources] for name, sources in network.mentioned.items()} == {
        "Noor Haddad": [3],
        "Omar": [3],
    }
    assert codes(network) == [f"no-note-yet {PATH}:3", f"no-note-yet {PATH}:3"]


def test_a_name_of_two_contacts_is_nobody_s() -> None:
    files = {
        "People/Ada Bell.md": "---\naliases: [Ada]\n---\n",
        "People/Ada Corn.md": "---\naliases: [Ada]\n---\n",
    }
    network = parsed({**files, PATH: "---\ntype: meeting\nattendees: Ada\n---\n"})
    assert told(network) == []
    assert not network.mentioned
    (problem,) = [one for one in network.problems if one.code == "ambiguous-name"]
    assert "People/Ada Bell.md, People/Ada Corn.md" in problem.message


def test_a_first_name_counts_where_the_setting_allows_it_and_one_contact_has_it() -> None:
    text = "---\ntype: meeting\nattendees: Boris\n---\n"
    settings = Settings(vault=VaultSettings(first_names=True))
    assert told(parsed({**FILES, PATH: text})) == []
    assert told(parsed({**FILES, PATH: text}, settings)) == ["2026-05-20 Boris Stone meeting"]
    more = {**FILES, "People/Boris Reed.md": ""}
    assert told(parsed({**more, PATH: text}, settings)) == []


KINDS = {
    "type": ("Notes/2026-05-20 X.md", "type: meeting", "meeting"),
    "type-call": ("Notes/2026-05-20 X.md", "type: call", "call"),
    "type-chat": ("Notes/2026-05-20 X.md", "type: chat", "message"),
    "type-email": ("Notes/2026-05-20 X.md", "type: email", "email"),
    "type-one-to-one": ("Notes/2026-05-20 X.md", "type: 1-1", "meeting"),
    "type-russian": ("Notes/2026-05-20 X.md", "тип: встреча", "meeting"),
    "tag": ("Notes/2026-05-20 X.md", "tags: [meeting]", "meeting"),
    "tag-russian": ("Notes/2026-05-20 X.md", "tags: [звонок]", "call"),
    "tag-nested": ("Notes/2026-05-20 X.md", "tags: [type/meeting]", "meeting"),
    "categories": ("Notes/2026-05-20 X.md", 'categories:\n  - "[[Meetings]]"', "meeting"),
    "folder": ("Meetings/2026-05-20 X.md", "x: 1", "meeting"),
    "folder-russian": ("02 Встречи/2026-05-20 X.md", "x: 1", "meeting"),
    "folder-calls": ("Calls/2026-05-20 X.md", "x: 1", "call"),
    "folder-deeper": ("People/Meetings/2026-05-20 X.md", "x: 1", "meeting"),
    "bare-day-among-meetings": ("Meetings/2026-05-20.md", "x: 1", "meeting"),
    "name-says-more": ("Meetings/2026-05-20 Call with Anna.md", "x: 1", "call"),
    "name-is-a-topic": ("Meetings/2026-05-20 Email migration.md", "x: 1", "meeting"),
    "tag-says-more": ("Notes/2026-05-20 X.md", "type: meeting\ntags: [zoom]", "video"),
    "channel": ("Notes/2026-05-20 X.md", "type: meeting\nchannel: phone", "call"),
    "channel-link": ("Notes/2026-05-20 X.md", 'type: meeting\nканал: "[[Zoom]]"', "video"),
}


@pytest.mark.parametrize(("path", "front", "channel"), KINDS.values(), ids=KINDS)
def test_what_makes_a_note_of_a_meeting(path: str, front: str, channel: str) -> None:
    network = parsed({**ANNA, path: f"---\n{front}\nwith: Anna Petrova\n---\n"})
    assert told(network) == [f"2026-05-20 Anna Petrova {channel}"]
    assert network.interactions[0].recognition is Recognition.NOTE


def test_a_tag_on_a_line_makes_no_note_of_a_meeting() -> None:
    text = "---\ndate: 2026-05-20\n---\nlike the last #meeting of [[Anna Petrova]]\n\n#idea\n"
    assert [one.recognition for one in parsed({**ANNA, "Idea.md": text}).interactions] == [
        Recognition.LINE
    ]


DAYS = {
    "date": ("Meetings/X.md", "date: 2026-05-20", "2026-05-20"),
    "date-time": ("Meetings/X.md", "date: 2026-05-20 13:35", "2026-05-20"),
    "date-zone": ("Meetings/X.md", "datetime: 2026-05-20T23:35+03:00", "2026-05-20"),
    "date-link": ("Meetings/X.md", 'date: "[[2026-05-20]]"', "2026-05-20"),
    "date-dots": ("Meetings/X.md", "Дата: 20.05.2026", "2026-05-20"),
    "date-short": ("Meetings/X.md", "dateTime: 05.06.26", "2026-06-05"),
    "date-key": ("Meetings/X.md", "MeetingDate: 2026-05-20", "2026-05-20"),
    "name": ("Meetings/X 2026-05-20 y.md", "x: 1", "2026-05-20"),
    "name-compact": ("Meetings/20260520 X.md", "x: 1", "2026-05-20"),
    "alias": ("Meetings/X.md", "aliases: [Sync, 2026-05-20]", "2026-05-20"),
    "property-before-name": ("Meetings/2026-05-20 X.md", "date: 2026-05-20", "2026-05-20"),
    "name-where-the-property-is-nothing": ("Meetings/2026-05-20 X.md", "date:", "2026-05-20"),
}


@pytest.mark.parametrize(("path", "front", "day"), DAYS.values(), ids=DAYS)
def test_the_day_of_a_meeting(path: str, front: str, day: str) -> None:
    network = parsed({**ANNA, path: f"---\n{front}\nwith: Anna Petrova\n---\n"})
    assert told(network) == [f"{day} Anna Petrova meeting"]
    assert not network.problems


def test_name_and_property_that_disagree_are_reported() -> None:
    files = {
        **ANNA,
        "Meetings/2026-05-20 X.md": "---\nwith: Anna Petrova\ndate: 2026-05-21\n---\n",
        "Daily/2026-05-20.md": "---\ndate: 2026-05-19\n---\n[[Anna Petrova]]\n",
    }
    network = parsed(files)
    assert told(network) == [
        "2026-05-20 Anna Petrova unknown",
        "2026-05-21 Anna Petrova meeting",
    ]
    assert codes(network) == [
        "days-disagree Daily/2026-05-20.md:2",
        "days-disagree Meetings/2026-05-20 X.md:3",
    ]


def test_a_meeting_without_a_day_is_reported() -> None:
    network = parsed({**ANNA, "Meetings/X.md": "---\nx: 1\nwith: Anna Petrova\n---\n"})
    assert told(network) == []
    assert codes(network) == ["undated-meeting Meetings/X.md:3"]


MAILS = {
    "from": ("from: anna@example.org\nto: mina@example.org", "inbound"),
    "from-me": ('from: "[[Me]]"\nto: "[[Anna Petrova]]"', "outbound"),
    "to-alone": ('to: "[[Anna Petrova]]"', "outbound"),
    "copy": ('from: "[[Anna Petrova]]"\ncc: "[[Anna Petrova]]"', "inbound"),
    "with": ('with: "[[Anna Petrova]]"', "unknown"),
    "direction": ('with: "[[Anna Petrova]]"\ndirection: incoming', "inbound"),
    "times-are-nobody": ('from: "10:00"\nto: "11:00"\nwith: Anna Petrova', "unknown"),
}


@pytest.mark.parametrize(("front", "direction"), MAILS.values(), ids=MAILS)
def test_who_wrote_a_mail(front: str, direction: str) -> None:
    network = parsed({**FILES, PATH: f"---\ntype: email\n{front}\n---\n"})
    assert told(network) == ["2026-05-20 Anna Petrova email"]
    assert network.interactions[0].direction == direction


def test_value_and_summary_of_a_meeting() -> None:
    text = """
    ---
    type: meeting
    with: Anna Petrova
    topic: Of bridges
    ---
    - she lent me a book (got:: book)

    ## Next steps

    - (gave:: article) some day
    """
    interaction = parsed({**FILES, PATH: note(text)}).interactions[0]
    assert interaction.received == (ValueAct("book"),)
    assert interaction.gave == ()
    assert interaction.summary == "Of bridges"


def test_the_name_of_a_meeting_is_its_summary() -> None:
    network = parsed({**ANNA, PATH: "---\ntype: meeting\nwith: Anna Petrova\n---\n"})
    assert network.interactions[0].summary == "Bridges"
