"""The contact's own note: its log in all its forms, dated files beside it, a typed day."""

from __future__ import annotations

import pytest
from parsed_vault import PEOPLE, codes, note, parsed, told

from vaultnet.core.records import Channel, Layer, Recognition, ValueAct
from vaultnet.core.settings import Settings
from vaultnet.vault.daily import DailyNotes
from vaultnet.vault.obsidian import VaultConfig

PATH = "People/Ada.md"

FORMS = {
    "heading": ("### 2026-05-20 — Email\n\nAbout bridges.", "email", "About bridges."),
    "heading-same-level": ("## 2026-05-20 — Email\n\nAbout bridges.", "email", "About bridges."),
    "heading-text": ("### 2026-05-20: long evening\n\nIt rained.", "unknown", "long evening"),
    "heading-alone": ("### 2026-05-20 Email", "email", "Email"),
    "heading-channel-below": ("### 2026-05-20\n\n📞 about bridges", "call", "📞 about bridges"),
    "heading-link": ("### [[2026-05-20]] coffee", "meeting", "coffee"),
    "bullet": ("- 2026-05-20: about bridges", "unknown", "about bridges"),
    "bullet-channel": ("- 2026-05-20: call about bridges", "call", "call about bridges"),
    "bullet-dash": ("* 2026-05-20 - about bridges", "unknown", "about bridges"),
    "bullet-bold": ("- **2026-05-20** (meeting): about bridges", "meeting", "about bridges"),
    "bullet-time": ("- 2026-05-20 13:35 📞 about bridges", "call", "📞 about bridges"),
    "bullet-dots": ("- 20.05.2026 — звонок о мостах", "call", "звонок о мостах"),
    "bullet-short": ("- 20.05.26: о мостах", "unknown", "о мостах"),
    "bullet-words": ("- 20 May 2026: about bridges", "unknown", "about bridges"),
    "bullet-alone": ("- 2026-05-20", "unknown", ""),
    "bullet-done": ("- [x] 2026-05-20 wrote about bridges", "message", "wrote about bridges"),
    "bullet-ticked": ("- [x] wrote about bridges ✅ 2026-05-20", "message", "wrote about bridges"),
    "numbered-link": ("1. [[2026-05-20]]: about bridges", "unknown", "about bridges"),
    "numbered-path": ("1. [[Daily/2026-05-20|Wed]]: call", "call", "call"),
    "paragraph": ("2026-05-20: about bridges", "unknown", "about bridges"),
    "paragraph-bold": ("**2026-05-20** — coffee", "meeting", "coffee"),
    "under-a-year": ("### 2026\n\n- 2026-05-20: about bridges", "unknown", "about bridges"),
    "table": (
        "| Date | Type | Notes |\n|---|---|---|\n| 2026-05-20 | Call | about *bridges* |",
        "call",
        "about bridges",
    ),
    "table-russian": (
        "| Дата | Канал | О чём |\n| --- | --- | --- |\n| 20.05.2026 | 📞 звонок | о мостах |",
        "call",
        "о мостах",
    ),
    "table-other-order": (
        "| How | What | When |\n|---|---|---|\n| coffee | bridges | [[2026-05-20]] |",
        "meeting",
        "coffee, bridges",
    ),
    "table-link-in-cell": (
        "| Date | Notes |\n|---|---|\n| 2026-05-20 | read [[Of Bridges\\|the book]] |",
        "unknown",
        "read the book",
    ),
    "table-link-with-display": (
        "| Date | Notes |\n|---|---|\n| [[2026-05-20\\|20 мая]] | о мостах |",
        "unknown",
        "о мостах",
    ),
    "heading-day-behind": ("### Call 2026-05-20 14:00", "call", "Call"),
    "heading-day-behind-comma": ("### Email, 2026-05-20\n\nBridges.", "email", "Bridges."),
    "bullet-day-behind": ("- Call, 2026-05-20", "call", "Call"),
    "bullet-day-behind-on": ("- Email on 2026-05-20", "email", "Email"),
    "bullet-day-behind-ot": ("- Письмо от 20.05.2026: о мостах", "email", "Письмо: о мостах"),
    "bullet-day-in-brackets": ("- **Call** (2026-05-20): bridges", "call", "Call: bridges"),
    "bullet-day-behind-below": (
        "- 2026-05-20: bridges\n    - email 2026-05-25 to come",
        "unknown",
        "bridges",
    ),
    "bullet-link-behind": ("- call [[2026-05-20]]: bridges", "call", "call: bridges"),
    "callout": ("> [!note]\n> - 2026-05-20: about bridges", "unknown", "about bridges"),
}


@pytest.mark.parametrize(("text", "channel", "summary"), FORMS.values(), ids=FORMS)
def test_a_form_of_the_log(text: str, channel: str, summary: str) -> None:
    network = parsed({PATH: f"# Ada\n\n## Log\n\n{text}\n"})
    assert told(network) == [f"2026-05-20 Ada {channel}"]
    assert network.interactions[0].summary == summary
    assert network.interactions[0].recognition is Recognition.LOG
    assert not network.problems


HEADINGS = [
    "Interactions",
    "Interaction Log",
    "Log",
    "📒 History",
    "Meetings",
    "1:1 Log",
    "Contact Log",
    "Communications:",
    "Log (newest first)",
    "Взаимодействия",
    "История",
    "Контакты",
    "Встречи",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_of_the_log(heading: str) -> None:
    network = parsed({PATH: f"## {heading}\n\n- 2026-05-20: bridges\n"})
    assert [str(one.day) for one in network.interactions] == ["2026-05-20"]


NOT_LOGGED = {
    "outside": "## Notes\n\n- 2026-05-20: moved to Riga",
    "after-the-log": "## Log\n\n## Notes\n\n- 2026-05-20: moved to Riga",
    "heading-outside": "## 2026-05-20\n\nmoved to Riga",
    "open-task": "## Log\n\n- [ ] 2026-05-20 call",
    "undated": "## Log\n\n- call about bridges",
    "day-within": "## Log\n\n- about the trip on 2026-05-20",
    "day-far-within": "## Log\n\n- call about her trip to Riga on 2026-05-20",
    "quote": "## Log\n\n> 2026-05-20: call",
    "code": "## Log\n\n```\n2026-05-20: call\n```",
    "plan-in-the-log": "## Log\n\n### Next steps\n\n- 2026-05-20: call",
    "generated": (
        "## Log\n\n%% vaultnet:begin glance %%\n- 2026-05-20: call\n%% vaultnet:end glance %%"
    ),
    "link-to-another": "She knows [[Anna Petrova]].\n\n- called [[Anna Petrova]]",
    "table-rule": "## Log\n\n| Date | Notes |\n|---|---|",
}


@pytest.mark.parametrize("text", NOT_LOGGED.values(), ids=NOT_LOGGED)
def test_no_contact_in_an_own_note(text: str) -> None:
    assert told(parsed({**PEOPLE, PATH: text})) == []


def test_a_dated_heading_counts_outside_of_a_log_where_it_names_a_channel() -> None:
    assert told(parsed({PATH: "## 2026-05-20 — Call\n\nBridges.\n"})) == ["2026-05-20 Ada call"]


def test_entries_and_what_stands_below_them() -> None:
    text = """
    ## Log

    ### 2026-05-20 — Call

    She has news. (got:: news)

    - (gave:: intro to Boris)
    - 2026-05-21: wrote it all down

    ### 2026-05-10

    - 💬 about lunch
    - 🍽 the lunch

    ## Meetings

    - 2026-05-01: bridges
        - (gave:: book)
    """
    network = parsed({PATH: note(text)})
    assert told(network) == [
        "2026-05-01 Ada meeting",
        "2026-05-10 Ada message",
        "2026-05-20 Ada call",
        "2026-05-21 Ada message",
    ]
    latest, call, _, first = network.interactions
    assert latest.gave == ()
    assert call.received == (ValueAct("industry-news"),)
    assert call.gave == (ValueAct("introduction", "to Boris"),)
    assert first.gave == (ValueAct("book"),)


def test_others_in_the_log_take_part_only_where_a_field_says_so() -> None:
    text = """
    ## Log

    - 2026-05-20: lunch, she spoke of [[Anna Petrova]]
    - 2026-05-21: lunch (with:: [[Boris Stone]], Noor)
    """
    network = parsed({**PEOPLE, PATH: note(text)})
    assert told(network) == ["2026-05-20 Ada meeting", "2026-05-21 Ada+Boris Stone meeting"]
    assert network.interactions[0].people == 3


def test_company_in_the_log_makes_an_entry_light() -> None:
    files = {f"People/{name}.md": "" for name in ("Boris", "Carl", "Dora")}
    text = "## Log\n\n- 2026-05-11: dinner with [[Boris]], [[Carl]], [[Dora]], [[Nobody]]\n"
    (one,) = parsed({**files, PATH: text}).interactions
    assert (one.contacts, one.people, one.layer) == ((PATH,), 5, Layer.LIGHT)
    text = "## Log\n\n- 2026-05-11: dinner, spoke of [[Boris]], [[Carl]], [[Dora]], [[Nobody]]\n"
    (one,) = parsed({**files, PATH: text}).interactions
    assert (one.people, one.layer) == (1, Layer.MEETING)


FILLERS = {
    "alone": ("text", "unknown"),
    "more": ("text of the talk", "unknown"),
    "from": ("text from her", "message"),
    "brackets": ("(text): bridges", "message"),
    "colon": ("**text**: bridges", "message"),
    "past": ("texted about bridges", "message"),
    "event": ("event", "unknown"),
    "comment": ("comment on her post", "comment"),
    "comment-alone": ("comment", "unknown"),
    "russian": ("комментарий", "unknown"),
    "russian-to": ("комментарий к посту", "comment"),
}


@pytest.mark.parametrize(("text", "channel"), FILLERS.values(), ids=FILLERS)
def test_a_common_word_alone_names_no_channel(text: str, channel: str) -> None:
    assert told(parsed({PATH: f"## Log\n\n- 2026-05-20: {text}\n"})) == [
        f"2026-05-20 Ada {channel}"
    ]


def test_days_in_the_log_that_cannot_be_are_reported() -> None:
    text = "## Log\n\n- 2026-13-45: call\n- 01/02/2026: call\n- 192.168.1.1: her printer\n"
    network = parsed({PATH: text})
    assert told(network) == []
    assert codes(network) == [f"unreadable-day {PATH}:3", f"ambiguous-day {PATH}:4"]


UNDATED = {
    "bullet": ("- call about bridges", ["undated-entry People/Ada.md:3"]),
    "emoji": ("- 📞 bridges", ["undated-entry People/Ada.md:3"]),
    "says-no-channel": ("- she moved to Riga", []),
    "open-task": ("- [ ] call about bridges", []),
    "heading": ("### Calls", []),
    "month-in-figures": ("- 2026-05: call about bridges", ["unreadable-day"]),
    "month-in-words": ("- May 2026: call about bridges", ["unreadable-day"]),
    "month-in-russian": ("- **май 2026** созвон", ["unreadable-day"]),
    "month-as-a-heading": ("### May 2026\n\n- 2026-05-20: call", []),
    "month-as-an-item": ("- 2026-05\n    - 2026-05-20: call", []),
    "number-of-a-room": ("- Room 2026: her office", []),
    "below-a-day": ("### 2026-05-20\n\n- call about bridges", []),
    "row": (
        "| Date | Notes |\n|---|---|\n|  | bridges |\n| soon | call |\n|  |  |",
        ["undated-entry People/Ada.md:5", "undated-entry People/Ada.md:6"],
    ),
    "row-of-no-day": ("| Date | Notes |\n|---|---|\n| 2026-13-45 | call |", ["unreadable-day"]),
    "table-without-days": ("| Topic | Notes |\n|---|---|\n| bridges | many |", []),
}


@pytest.mark.parametrize(("text", "expected"), UNDATED.values(), ids=UNDATED)
def test_an_entry_of_the_log_without_a_day_is_reported(text: str, expected: list[str]) -> None:
    found = codes(parsed({PATH: f"## Log\n\n{text}\n"}))
    assert [code for code in found if code.startswith(tuple(expected))] == found
    assert len(found) == len(expected)


def test_a_done_task_of_the_log_is_told_once() -> None:
    text = """
    ## Log

    - [x] called [[Boris Stone]] ✅ 2026-05-20
    - [x] called ✅ 2026-05-21
    - [x] called [[Ada]] and [[Boris Stone]] ✅ 2026-05-22
    - [x] called about [[Bridges]] ✅ 2026-05-23
    """
    assert told(parsed({**PEOPLE, PATH: note(text)})) == [
        "2026-05-20 Boris Stone call",
        "2026-05-21 Ada call",
        "2026-05-22 Ada+Boris Stone call",
        "2026-05-23 Ada call",
    ]


PROPERTIES = {
    "mappings": "interactions:\n  - date: 2026-05-20\n    text: call about bridges",
    "flow": "interactions: [{date: 2026-05-20, type: call, notes: about bridges}]",
    "texts": "interactions:\n  - 2026-05-20 call about bridges",
    "by-day": "interactions:\n  2026-05-20: call about bridges",
    "one": "interaction_log: {date: 2026-05-20, channel: call}",
    "russian": "взаимодействия:\n  - дата: 20.05.2026\n    тема: звонок о мостах",
}


@pytest.mark.parametrize("front", PROPERTIES.values(), ids=PROPERTIES)
def test_a_log_in_the_properties(front: str) -> None:
    network = parsed({PATH: f"---\n{front}\n---\n"})
    assert told(network) == ["2026-05-20 Ada call"]


def test_a_log_in_the_properties_has_lines_value_and_company() -> None:
    text = """
    ---
    interactions:
      - date: 2026-05-20
        text: bridges
        gave: book
        with: "[[Boris Stone]]"
      - date: soon
        text: more
    ---
    """
    network = parsed({**PEOPLE, PATH: note(text)})
    (only,) = network.interactions
    assert (only.source.line, only.gave, only.people) == (3, (ValueAct("book"),), 2)
    assert [one.code for one in network.problems] == ["unreadable-day"]


TYPED = {
    "day": "last_contact: 2026-05-20",
    "quoted": 'last_contacted: "2026-05-20"',
    "seen": "last-seen: 2026-05-20",
    "time": "last_touch: 2026-05-20T10:00",
    "link": 'last_met: "[[2026-05-20]]"',
    "link-path": 'last_interaction: "[[Daily/2026-05-20]]"',
    "prm": "prm-last-contacted: 2026-05-20",
    "russian": "последний_контакт: 20.05.2026",
    "latest-of-two": "last_chatted: 2026-05-20\nlast_met: 2026-04-01",
}


@pytest.mark.parametrize("front", TYPED.values(), ids=TYPED)
def test_a_typed_last_contact_is_a_floor(front: str) -> None:
    (only,) = parsed({PATH: f"---\n{front}\n---\n"}).interactions
    assert str(only.day) == "2026-05-20"
    assert (only.recognition, only.channel, only.layer) == (
        Recognition.TYPED,
        Channel.UNKNOWN,
        Layer.LIGHT,
    )
    assert only.source.line == 2


def test_an_empty_last_contact_is_nothing() -> None:
    network = parsed({PATH: "---\nlast_contact:\nlast_met: YYYY-MM-DD\n---\n"})
    assert not network.interactions
    assert not network.problems


def test_a_typed_last_contact_may_link_to_any_daily_note() -> None:
    config = VaultConfig(daily=DailyNotes(folder="Days", pattern="YYYY, D. MM."))
    files = {PATH: '---\nlast_contact: "[[2026, 20. 05.]]"\n---\n', "Days/2026, 20. 05..md": ""}
    assert told(parsed(files, Settings(), config)) == ["2026-05-20 Ada unknown"]


BESIDE = {
    "bare-day": ("People/Ada/2026-05-20.md", "", "unknown"),
    "day-and-words": ("People/Ada/2026-05-20 Call.md", "", "call"),
    "emoji-at-the-head": ("People/Ada/2026-05-20 Bridges.md", "☕ by the river\n", "meeting"),
    "field-at-the-head": ("People/Ada/2026-05-20.md", "[channel:: video] an hour\n", "video"),
    "property": ("People/Ada/Bridges.md", "---\ndate: 2026-05-20\ntags: [letter]\n---\n", "letter"),
    "deeper": ("People/Ada/Talks/2026-05-20.md", "", "unknown"),
    "typed": ("People/Ada/2026-05-20 x.md", "---\ntype: call\n---\n", "call"),
    "in-a-folder-of-meetings": ("People/Ada/Meetings/2026-05-20.md", "", "meeting"),
}


@pytest.mark.parametrize(("path", "text", "channel"), BESIDE.values(), ids=BESIDE)
def test_a_dated_file_beside_the_contact(path: str, text: str, channel: str) -> None:
    network = parsed({**PEOPLE, "People/Ada/Ada.md": "", path: text})
    assert told(network) == [f"2026-05-20 Ada {channel}"]


def test_a_link_in_a_dated_file_is_a_mention_and_a_declared_attendee_is_not() -> None:
    files = {
        **PEOPLE,
        "People/Ada/Ada.md": "",
        "People/Ada/2026-05-20.md": "She knows [[Anna Petrova]].\n",
        "People/Ada/2026-05-21.md": "---\nwith: [Boris Stone]\n---\n",
        "People/Ada/Notes.md": "She knows [[Anna Petrova]].\n",
    }
    assert told(parsed(files)) == [
        "2026-05-20 Ada unknown",
        "2026-05-21 Ada+Boris Stone unknown",
    ]
