"""Interactions of daily notes and done tasks: what counts as contact, and what does not."""

from __future__ import annotations

import pytest
from parsed_vault import ANNA, PEOPLE, codes, note, parsed, told

from vaultnet.core.records import Layer, Recognition, ValueAct
from vaultnet.core.settings import Settings, VaultSettings
from vaultnet.vault.daily import DailyNotes
from vaultnet.vault.obsidian import VaultConfig

DAY = "Daily/2026-05-20.md"
ANNA_UNKNOWN = ["2026-05-20 Anna Petrova unknown"]

COUNTED = {
    "paragraph": ("Sat next to [[Anna Petrova]] at dinner.", "unknown"),
    "bullet": ("- [[Anna Petrova]]", "unknown"),
    "nested-bullet": ("- people\n\t- [[Anna Petrova]]", "unknown"),
    "heading": ("### Met with [[Anna Petrova]] — bridges", "meeting"),
    "setext-heading": ("Lunch with [[Anna Petrova]]\n---", "meeting"),
    "table": ("| who | what |\n|---|---|\n| [[Anna Petrova\\|Anna]] | bridges |", "unknown"),
    "callout": ("> [!note] 🎥 with [[Anna Petrova]]\n> bridges", "video"),
    "callout-body": ("> [!note] Today\n> - called [[Anna Petrova]]", "call"),
    "alias": ("coffee with [[Anna Petrova|Anya]]", "meeting"),
    "heading-link": ("see [[Anna Petrova#Log]]", "unknown"),
    "path": ("see [[People/Anna Petrova]]", "unknown"),
    "markdown-link": ("Call with [Anna](People/Anna%20Petrova.md)", "call"),
    "field": ("from (person:: [[Anna Petrova]])", "unknown"),
    "field-met": ("- met:: [[Anna Petrova]]", "meeting"),
    "field-plain-name": ("(with:: Anna Petrova)", "unknown"),
    "field-unknown-key": ("mood:: [[Anna Petrova]] was well", "unknown"),
    "frontmatter": ('---\npeople:\n  - "[[Anna Petrova]]"\n---\nQuiet.', "unknown"),
    "frontmatter-name": ("---\npeople: Anna Petrova\n---\n", "unknown"),
    "frontmatter-called": ('---\ncalled: "[[Anna Petrova]]"\n---\n', "call"),
    "footnote": ("A long day.[^1]\n\n[^1]: [[Anna Petrova]] too", "unknown"),
    "numbered": ("1. 📞 [[Anna Petrova]]", "call"),
    "time": ("- 20:00 talked to [[Anna Petrova]]", "unknown"),
    "time-range": ("- 14:00 - 15:00 Lunch with [[Anna Petrova]]", "meeting"),
    "done-task": ("- [x] called [[Anna Petrova]]", "call"),
    "done-task-capital": ("- [X] called [[Anna Petrova]]", "call"),
    "unresolved-alias": ("called [[Anya]]", "call"),
    "after-plan": ("## Plan\n\n- swim\n\n## Day\n\ncalled [[Anna Petrova]]", "call"),
    "done-under-plan": ("## Plan\n\n- [x] called [[Anna Petrova]]", "call"),
    "text-beside-comment": ("called [[Anna Petrova]] %%[[Boris Stone]]%%", "call"),
    "callout-after-quote": (
        "> [!quote] Words\n> so\n# Day\n> [!note] Day\n> called [[Anna Petrova]]",
        "call",
    ),
    "callout-after-inner-quote": (
        "> [!note]\n> > [!quote]\n> > so\n>\n> called [[Anna Petrova]]",
        "call",
    ),
    "struck-in-part": ("called [[Anna Petrova]] ~~at noon~~", "call"),
    "under-done-task": ("- [x] phone\n\t- 📞 [[Anna Petrova]]", "call"),
    "under-remark": ("- [i] Day\n\t- 📞 [[Anna Petrova]]", "call"),
    "crlf": ("# Day\r\n\r\n- called [[Anna Petrova]]\r\n", "call"),
}


@pytest.mark.parametrize(("text", "channel"), COUNTED.values(), ids=COUNTED)
def test_a_link_in_a_daily_note_is_contact(text: str, channel: str) -> None:
    assert told(parsed({**PEOPLE, DAY: text})) == [f"2026-05-20 Anna Petrova {channel}"]


NOT_CONTACT = {
    "open-task": "- [ ] call [[Anna Petrova]]",
    "cancelled-task": "- [-] call [[Anna Petrova]]",
    "started-task": "- [/] call [[Anna Petrova]]",
    "plan-heading": "## Plan\n\n- call [[Anna Petrova]]",
    "priorities": "## Priorities\n\ncall [[Anna Petrova]]",
    "agenda": "# Agenda\n\n- call [[Anna Petrova]]",
    "plans-russian": "## Планы\n\n- позвонить [[Anna Petrova]]",
    "plan-emoji": "## 🗓 Today's plan:\n\n- call [[Anna Petrova]]",
    "plan-for": "## Plan for today\n\n- call [[Anna Petrova]]",
    "plan-deeper": "## Plan\n\n### Morning\n\n- call [[Anna Petrova]]",
    "plan-table": "## Plan\n\n| who |\n|---|\n| [[Anna Petrova]] |",
    "quote": "> as [[Anna Petrova]] says",
    "code-block": "```\ncalled [[Anna Petrova]]\n```",
    "code-indented": "text\n\n    called [[Anna Petrova]]",
    "code-span": "`called [[Anna Petrova]]`",
    "comment": "%% ask [[Anna Petrova]] %%",
    "comment-block": "%%\ncalled [[Anna Petrova]]\n%%",
    "html-comment": "<!-- called [[Anna Petrova]] -->",
    "embed": "![[Anna Petrova]]",
    "plain-name": "called Anna Petrova",
    "link-to-other": "called [[Acme]]",
    "gift-named": "(gave:: intro to [[Anna Petrova]])",
    "achievement": "(achievement:: [[Anna Petrova]] won a prize)",
    "generated": (
        "%% vaultnet:begin due 2026-W21 %%\n\n- called [[Anna Petrova]]\n\n"
        "%% vaultnet:end due 00000000 %%"
    ),
    "generated-and-cut": "%% vaultnet:begin due 2026-W21 %%\n\n- [x] called [[Anna Petrova]]",
    "frontmatter-author": '---\nauthor: "[[Anna Petrova]]"\n---\n',
    "plan-own-link": "## Plan: meet [[Anna Petrova]]",
    "callout-quote": "> [!quote] [[Anna Petrova]]\n> called [[Anna Petrova]]\nand [[Anna Petrova]]",
    "callout-cite": "> [!Cite]- Words\n> - 📞 [[Anna Petrova]]",
    "callout-quote-within": "> [!note]\n> > [!quote]\n> > called [[Anna Petrova]]",
    "under-open-task": "- [ ] talk\n\t- 📞 call [[Anna Petrova]]",
    "under-cancelled-task": "- [-] dinner\n\t- ☕ [[Anna Petrova]]",
    "deep-under-open-task": "- [ ] talk\n\t- when\n\t\t- 📞 [[Anna Petrova]]",
    "struck": "- ~~call [[Anna Petrova]]~~",
    "struck-paragraph": "~~call [[Anna Petrova]]~~.",
    "query": "```dataview\nLIST FROM [[Anna Petrova]]\n```",
}


@pytest.mark.parametrize("text", NOT_CONTACT.values(), ids=NOT_CONTACT)
def test_no_contact_in_a_daily_note(text: str) -> None:
    assert told(parsed({**PEOPLE, DAY: text})) == []


@pytest.mark.parametrize(
    "heading",
    [
        "План дня",
        "План недели",
        "Приоритеты дня",
        "Задачи дня",
        "Цели дня",
        "Запланировано",
        "Запланированные встречи",
        "Предстоящие встречи",
        "Намерения",
        "Список дел",
        "Кому позвонить",
        "Сделать сегодня",
        "Planned meetings",
        "Planned calls",
        "Upcoming meetings",
        "Plan — Monday",
        "Plan: Monday",
        "Plan - Monday",
    ],
)
def test_a_heading_that_announces_plans(heading: str) -> None:
    text = f"## {heading}\n\n- [[Anna Petrova]]\n\n## Day\n\n- [[Boris Stone]]"
    assert told(parsed({**PEOPLE, DAY: text})) == ["2026-05-20 Boris Stone unknown"]


def test_a_done_task_under_an_open_one_is_contact() -> None:
    text = "- [ ] talk\n\t- [x] 📞 [[Anna Petrova]]\n\t\t- [[Boris Stone]] too"
    assert told(parsed({**PEOPLE, DAY: text})) == [
        "2026-05-20 Anna Petrova call",
        "2026-05-20 Boris Stone unknown",
    ]


COMPANIES = {
    "unresolved": ("dinner with [[Anna]], [[Boris]], [[Carl]], [[Nobody Else]]", 4),
    "unresolved-first": ("dinner with [[Nobody Else]], [[Anna]], [[Boris]] and [[Carl]]", 4),
    "and": ("[[Anna]], [[Boris]], [[Carl]] and [[Nobody Else]] came", 4),
    "russian": ("ужин с [[Anna]], [[Boris]] и с [[Nobody Else]]", 3),
    "topic": ("coffee with [[Anna]] about [[Topic]]", 1),
    "topics": ("coffee with [[Anna]] about [[Topic]], [[Other]]", 1),
    "topic-first": ("lunch: [[Topic]] with [[Anna]]", 1),
    "place": ("dinner with [[Anna]] and [[Boris]] at [[Cafe]]", 2),
    "organisation": ("dinner with [[Anna]], [[Boris]], [[Acme]]", 2),
    "owner": ("dinner with [[Anna]], [[Boris]], [[Me]]", 2),
}


@pytest.mark.parametrize(("text", "people"), COMPANIES.values(), ids=COMPANIES)
def test_those_enumerated_with_contacts_are_people(text: str, people: int) -> None:
    files = {f"People/{name}.md": "" for name in ("Anna", "Boris", "Carl")}
    (one,) = parsed({**files, "Companies/Acme.md": "", DAY: text}).interactions
    assert one.people == people
    assert (one.layer is Layer.LIGHT) == (people > 3)


DAYS = {
    "day-of-the-note": ("called [[Anna Petrova]]", "2026-05-20"),
    "own-day": ("- (2026-05-18) called [[Anna Petrova]]", "2026-05-18"),
    "own-day-bold": ("- **2026-05-18**: called [[Anna Petrova]]", "2026-05-18"),
    "own-day-link": ("- [[2026-05-18]] called [[Anna Petrova]]", "2026-05-18"),
    "own-day-ahead": ("- (2026-06-18) coffee with [[Anna Petrova]]", "2026-06-18"),
    "own-day-field": ("called [[Anna Petrova]] [date:: 2026-05-18]", "2026-05-18"),
    "day-within": ("called [[Anna Petrova]] about 2026-06-18", "2026-05-20"),
    "done-day": ("- [x] called [[Anna Petrova]] ✅ 2026-05-19", "2026-05-19"),
    "done-day-dataview": ("- [x] called [[Anna Petrova]] [completion:: 2026-05-19]", "2026-05-19"),
    "done-own-day": ("- [x] 2026-05-18 called [[Anna Petrova]]", "2026-05-18"),
}


@pytest.mark.parametrize(("text", "day"), DAYS.values(), ids=DAYS)
def test_the_day_of_an_entry(text: str, day: str) -> None:
    assert [str(one.day) for one in parsed({**PEOPLE, DAY: text}).interactions] == [day]


def test_a_daily_note_by_the_format_of_the_vault() -> None:
    config = VaultConfig(daily=DailyNotes(folder="Journal", pattern="D MMMM YYYY"))
    files = {
        **ANNA,
        "Journal/20 May 2026.md": "[[Anna Petrova]]",
        "20 May 2026.md": "- [[Anna Petrova]]",
    }
    assert told(parsed(files, config=config)) == [*ANNA_UNKNOWN, *ANNA_UNKNOWN]


def test_one_line_is_one_contact_with_all_whom_it_links_to() -> None:
    text = "- lunch with [[Anna Petrova]], [[Boris Stone]] and [[Anna Petrova|Anya]] again"
    network = parsed({**PEOPLE, DAY: text})
    assert told(network) == ["2026-05-20 Anna Petrova+Boris Stone meeting"]
    assert network.interactions[0].people == 2


def test_a_line_under_a_line_speaks_for_itself() -> None:
    text = """
    - 📞 [[Anna Petrova]]
        - wrote to [[Boris Stone]] about it #email
    - [[Anna Petrova]] again
        - will send it by #email
    """
    assert told(parsed({**PEOPLE, DAY: note(text)})) == [
        "2026-05-20 Anna Petrova call",
        "2026-05-20 Anna Petrova unknown",
        "2026-05-20 Boris Stone email",
    ]


def test_more_than_three_people_are_light_company() -> None:
    files = {f"People/P{n}.md": "" for n in range(4)}
    links = ", ".join(f"[[P{n}]]" for n in range(4))
    four, three = (
        parsed({**files, DAY: f"lunch with {text}"}).interactions[0]
        for text in (links, links.rpartition(",")[0])
    )
    assert (four.people, four.layer) == (4, Layer.LIGHT)
    assert (three.people, three.layer) == (3, Layer.MEETING)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("call with [[Anna Petrova]] and nine others", 10),
        ("call with [[Anna Petrova]], [[Boris Stone]] and 9 other people", 11),
        ("call with [[Anna Petrova]] + 2 colleagues", 3),
        ("созвон с [[Anna Petrova]] и ещё девятью коллегами", 10),
        ("созвон с [[Anna Petrova]] и ещё 9 человек", 10),
        ("call with [[Anna Petrova]] and two bridges", 1),
        ("call with [[Anna Petrova]] about nine people to hire", 1),
        ("call with [[Anna Petrova]] and others", 1),
    ],
)
def test_people_told_by_their_number_are_company(text: str, people: int) -> None:
    (one,) = parsed({**PEOPLE, DAY: f"- {text}\n"}).interactions
    assert one.people == people
    assert (one.layer is Layer.LIGHT) is (people > 3)


def test_people_without_a_note_count_once_a_list_names_them() -> None:
    files = {
        **ANNA,
        "Meetings/2026-05-01 Plans.md": "---\nattendees: [Noor, Omar, Pia]\n---\n",
        DAY: "lunch with [[Anna Petrova]], [[Noor]], [[Omar]], [[Pia]] on [[Bridges]]",
    }
    network = parsed(files)
    assert (network.interactions[0].people, network.interactions[0].layer) == (4, Layer.LIGHT)
    assert [len(sources) for sources in network.mentioned.values()] == [2, 2, 2]


def test_a_heading_that_names_a_channel_alone_names_it_for_its_lines() -> None:
    text = "## Calls\n\n- [[Anna Petrova]] about bridges\n\n## Day\n\n- [[Boris Stone]]"
    assert told(parsed({**PEOPLE, DAY: text})) == [
        "2026-05-20 Anna Petrova call",
        "2026-05-20 Boris Stone unknown",
    ]


def test_a_heading_that_may_mean_anything_names_no_channel() -> None:
    text = "## Events\n\n- [[Anna Petrova]] has a birthday"
    assert told(parsed({**PEOPLE, DAY: text})) == ANNA_UNKNOWN


def test_mentions_can_be_ignored() -> None:
    text = "- [[Anna Petrova]] is well\n- called [[Boris Stone]]\n- [x] [[Anna Petrova]]"
    settings = Settings(vault=VaultSettings(mentions="ignore"))
    network = parsed({**PEOPLE, DAY: text}, settings)
    assert told(network) == ["2026-05-20 Anna Petrova unknown", "2026-05-20 Boris Stone call"]


def test_how_it_was_recognised() -> None:
    text = """
    [[Anna Petrova]]

    called [[Anna Petrova]]

    - [x] [[Anna Petrova]]
    """
    network = parsed({**ANNA, DAY: note(text)})
    assert [(one.source.line, one.recognition) for one in network.interactions] == [
        (1, Recognition.MENTION),
        (3, Recognition.DAILY),
        (5, Recognition.TASK),
    ]


def test_value_acts_of_a_line_are_kept() -> None:
    text = "coffee with [[Anna Petrova]] (gave:: article on bridges) (got:: совет) #gave/intro"
    interaction = parsed({**ANNA, DAY: text}).interactions[0]
    assert interaction.gave == (ValueAct("article", "on bridges"), ValueAct("introduction"))
    assert interaction.received == (ValueAct("advice"),)
    assert interaction.summary == "coffee with Anna Petrova"


def test_a_link_by_another_name_is_said_to_be_one() -> None:
    assert codes(parsed({**ANNA, DAY: "called [[anya]]"})) == [f"link-by-name {DAY}:1"]


def test_a_done_task_counts_in_any_note_and_needs_a_day() -> None:
    files = {
        **ANNA,
        "Plans.md": "- [x] called [[Anna Petrova]] ✅ 2026-05-19\n- [x] wrote to [[Anna Petrova]]",
        "People/Boris Stone.md": "- [x] called [[Anna Petrova]] ✅ 2026-05-18",
        "Templates/Day.md": "- [x] called [[Anna Petrova]] ✅ 2026-05-17",
    }
    assert told(parsed(files)) == ["2026-05-18 Anna Petrova call", "2026-05-19 Anna Petrova call"]


def test_an_impossible_done_day_is_reported_and_the_note_s_day_counts() -> None:
    network = parsed({**ANNA, DAY: "- [x] called [[Anna Petrova]] ✅ 2026-02-30"})
    assert told(network) == ["2026-05-20 Anna Petrova call"]
    assert codes(network) == [f"unreadable-day {DAY}:1"]


@pytest.mark.parametrize(
    ("text", "layer", "recognition"),
    [
        ("- talked to [[Anna Petrova]] about bridges", Layer.DEEP, Recognition.DAILY),
        ("Had a conversation with [[Anna Petrova]].", Layer.DEEP, Recognition.DAILY),
        ("- поговорила с [[Anna Petrova]] о мостах", Layer.DEEP, Recognition.DAILY),
        ("- talked about [[Anna Petrova]]", Layer.LIGHT, Recognition.MENTION),
        ("- talked to [[Anna Petrova]] #message", Layer.LIGHT, Recognition.DAILY),
        ("- tried to talk to [[Anna Petrova]]", None, None),
    ],
)
def test_a_talk_is_a_conversation_whatever_the_way(
    text: str, layer: Layer | None, recognition: Recognition | None
) -> None:
    found = parsed({**PEOPLE, DAY: text}).interactions
    assert [(one.layer, one.recognition) for one in found] == [(layer, recognition)] * bool(layer)
