"""Promises in notes: which tasks are promises, who keeps them, by when, and how they stand."""

from __future__ import annotations

import pytest
from parsed_vault import ANNA, BORIS, PEOPLE, codes, note, parsed, told

from vaultnet.core.records import Promise, Promiser

DAY = "Daily/2026-05-20.md"
OWN = "People/Anna Petrova.md"


def line_of(one: Promise) -> str:
    """Write a promise as `me Anna Petrova due 2026-05-25 counted: text`."""
    names = "+".join(path.rpartition("/")[2].removesuffix(".md") for path in one.contacts)
    facts = [
        one.promiser,
        names,
        f"due {one.due}" if one.due else "",
        f"done {one.done}" if one.done else "",
        "off" if one.cancelled else "settled" if one.settled else "",
        "counted" if one.counted else "",
    ]
    return " ".join(fact for fact in facts if fact) + f": {one.text}"


def promised(files: dict[str, str]) -> list[str]:
    return [line_of(one) for one in parsed(files).promises]


FORMS = {
    "link": ("- [ ] thank [[Anna Petrova]]", "me Anna Petrova: thank Anna Petrova"),
    "emoji": ("- [ ] x [[Anna Petrova]] 📅 2026-05-25", "due 2026-05-25 counted: x Anna"),
    "dataview": ("- [ ] x [[Anna Petrova]] [due:: 2026-05-25]", "due 2026-05-25 counted: x Anna"),
    "at-day": ("- [ ] x [[Anna Petrova]] (@2026-05-25)", "due 2026-05-25 counted: x Anna Petrova"),
    "due-day": ("- [ ] x [[Anna Petrova]] (Due: 2026-05-25)", "due 2026-05-25 counted: x Anna"),
    "срок": ("- [ ] x [[Anna Petrova]] (Срок: 2026-05-25)", "due 2026-05-25 counted: x Anna"),
    "day-before-link": ("- [ ] (@2026-05-25) x [[Anna Petrova]]", "due 2026-05-25 counted: x Anna"),
    "scheduled-is-no-due": ("- [ ] x [[Anna Petrova]] ⏳ 2026-05-25", "me Anna Petrova: x Anna"),
    "promise-tag": ("- [ ] x [[Anna Petrova]] #promise", "me Anna Petrova counted: x Anna Petrova"),
    "promise-tag-russian": ("- [ ] x [[Anna Petrova]] #обещание", "me Anna Petrova counted: x"),
    "waiting": ("- [ ] x [[Anna Petrova]] #waiting", "them Anna Petrova counted: x Anna Petrova"),
    "waiting-for": ("- [ ] x [[Anna Petrova]] #task/waiting_for", "them Anna Petrova counted: x"),
    "waiting-russian": ("- [ ] x [[Anna Petrova]] #жду", "them Anna Petrova counted: x Anna"),
    "delegated": (
        "- [ ] write to [[Boris Stone]] [delegated:: [[Anna Petrova]]]",
        "them Anna Petrova counted: write to Boris Stone",
    ),
    "delegated-to-nobody-known": (
        "- [ ] write to [[Boris Stone]] [delegated:: Noor]",
        "them Boris Stone counted: write to Boris Stone",
    ),
    "in-progress": ("- [/] x [[Anna Petrova]]", "me Anna Petrova: x Anna Petrova"),
    "important": ("- [!] x [[Anna Petrova]]", "me Anna Petrova: x Anna Petrova"),
    "done": ("- [x] x [[Anna Petrova]] ✅ 2026-05-22", "done 2026-05-22 settled: x Anna Petrova"),
    "done-by-note": ("- [X] x [[Anna Petrova]]", "me Anna Petrova done 2026-05-20 settled: x Anna"),
    "done-at-head": (
        "- [x] 2026-05-18 x [[Anna Petrova]]",
        "done 2026-05-18 settled: 2026-05-18 x",
    ),
    "done-and-due": (
        "- [x] x [[Anna Petrova]] 📅 2026-05-25 ✅ 2026-05-22",
        "due 2026-05-25 done 2026-05-22 settled counted: x Anna Petrova",
    ),
    "cancelled": ("- [-] x [[Anna Petrova]]", "me Anna Petrova off: x Anna Petrova"),
    "cancelled-day": ("- [-] x [[Anna Petrova]] ❌ 2026-05-21", "done 2026-05-21 off: x Anna"),
    "moved-on": ("- [>] x [[Anna Petrova]]", "me Anna Petrova off: x Anna Petrova"),
    "under-plan": ("## Plan\n\n- [ ] x [[Anna Petrova]]", "me Anna Petrova: x Anna Petrova"),
    "nested": ("- trip\n    - [ ] x [[Anna Petrova]]", "me Anna Petrova: x Anna Petrova"),
    "callout": ("> [!todo] Soon\n> - [ ] x [[Anna Petrova]]", "me Anna Petrova: x Anna Petrova"),
    "two": ("- [ ] [[Boris Stone]] meets [[Anna Petrova|Anya]]", "me Anna Petrova+Boris Stone: "),
    "field-for-people": ("- [ ] x (with:: [[Anna Petrova]])", "me Anna Petrova: x Anna Petrova"),
    "other-name": ("- [ ] x [[Anya]]", "me Anna Petrova: x Anya"),
    "several-lines": (
        "- [ ] x [[Anna Petrova]] 📅 2026-05-25\n  and y",
        "counted: x Anna Petrova and y",
    ),
    "block-id": ("- [ ] x [[Anna Petrova]] 📅 2026-05-25 ^b1", "counted: x Anna Petrova"),
}


@pytest.mark.parametrize(("text", "expected"), FORMS.values(), ids=FORMS)
def test_a_task_is_a_promise(text: str, expected: str) -> None:
    (one,) = promised({**PEOPLE, DAY: text})
    assert expected in one


NOT_PROMISED = {
    "no-link": (DAY, "- [ ] swim"),
    "other-link": (DAY, "- [ ] read [[Bridges]]"),
    "no-task": (DAY, "- thank [[Anna Petrova]]"),
    "remark": (DAY, '- ["] so says [[Anna Petrova]]'),
    "quote": (DAY, "> - [ ] thank [[Anna Petrova]]"),
    "code": (DAY, "```\n- [ ] thank [[Anna Petrova]]\n```"),
    "comment": (DAY, "%%\n- [ ] thank [[Anna Petrova]]\n%%"),
    "embed": (DAY, "- [ ] ![[Anna Petrova]]"),
    "generated": (
        DAY,
        "%% vaultnet:begin due 2026-W21 %%\n- [ ] [[Anna Petrova]]\n%% vaultnet:end due 0 %%",
    ),
    "digest": ("Due this week.md", "- [ ] [[Anna Petrova]]"),
    "template": ("Templates/Day.md", "- [ ] thank [[Anna Petrova]]"),
    "advice": ("How to.md", "---\ntype: guide\n---\n- [ ] thank [[Anna Petrova]]"),
    "attendees": ("Meetings/2026-05-20.md", "## Attendees\n\n- [x] [[Anna Petrova]]"),
    "parent-links": (DAY, "- [[Anna Petrova]]\n    - [ ] book a table"),
}


@pytest.mark.parametrize(("path", "text"), NOT_PROMISED.values(), ids=NOT_PROMISED)
def test_what_is_no_promise(path: str, text: str) -> None:
    assert promised({**PEOPLE, path: text}) == []


NOTES = {
    "project": "Projects/Bridges.md",
    "event": "Events/BridgeConf.md",
    "meeting": "Meetings/2026-05-20 Bridges.md",
    "index": "People MOC.md",
    "idea": "Idea.md",
    "owner": "Me.md",
    "person": "People/Boris Stone.md",
}


@pytest.mark.parametrize("path", NOTES.values(), ids=NOTES)
def test_a_promise_may_stand_in_any_note(path: str) -> None:
    (one,) = parsed({**ANNA, path: "\n- [ ] thank [[Anna Petrova]] 📅 2026-05-25\n"}).promises
    assert OWN in one.contacts
    assert (one.source.path, one.source.line) == (path, 2)


@pytest.mark.parametrize(
    "task",
    ["- [ ] x [delegated:: Anna Petrova]", "- [ ] see [[A book]] [delegated:: Anna Petrova)"],
    ids=["a field", "brackets that differ"],
)
def test_a_task_delegated_by_name_needs_no_link_of_its_own(task: str) -> None:
    """Somebody is linked elsewhere in the note, so its tasks are looked at."""
    (one,) = parsed({**ANNA, "Idea.md": f"On [[Anna Petrova]]\n\n{task}\n"}).promises
    assert (one.contacts, one.source.line) == ((OWN,), 3)


def test_in_a_contact_s_own_note_a_task_needs_no_link() -> None:
    text = """
    - [ ] send the photos 📅 2026-05-25
    - [ ] introduce to [[Boris Stone]]
    - [x] sent the book ✅ 2026-05-02

    ## Log

    - [x] 2026-05-01 call
    """
    assert promised({**BORIS, OWN: note(text)}) == [
        "me Anna Petrova due 2026-05-25 counted: send the photos",
        "me Anna Petrova+Boris Stone: introduce to Boris Stone",
        "me Anna Petrova done 2026-05-02 settled: sent the book",
    ]


def test_in_a_folder_for_one_person_a_task_is_about_that_person() -> None:
    files = {"People/Ada/Ada.md": "", "People/Ada/2026-05-20 Talk.md": "- [ ] send the notes"}
    assert promised(files) == ["me Ada: send the notes"]


def test_a_ticked_task_without_a_day_is_done_on_the_day_of_a_dated_note_alone() -> None:
    text = "- [x] thanked [[Anna Petrova]]"
    files = {**ANNA, DAY: text, "Plans.md": text, "People/Boris Stone.md": text}
    assert [str(one.done) for one in parsed(files).promises] == ["2026-05-20", "None", "None"]


def test_a_done_task_stays_contact() -> None:
    network = parsed({**ANNA, DAY: "- [x] called [[Anna Petrova]]\n- [ ] call [[Anna Petrova]]"})
    assert told(network) == ["2026-05-20 Anna Petrova call"]
    assert [one.settled for one in network.promises] == [True, False]


IMPOSSIBLE = {
    "emoji": "- [ ] x [[Anna Petrova]] 📅 2026-02-30",
    "dataview": "- [ ] x [[Anna Petrova]] [due:: someday]",
    "russian": "- [ ] x [[Anna Petrova]] (Срок: 2026-02-30)",
    "cancelled": "- [-] x [[Anna Petrova]] ❌ 2026-02-30",
}


@pytest.mark.parametrize("text", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_an_impossible_day_is_reported(text: str) -> None:
    network = parsed({**ANNA, DAY: text})
    assert codes(network) == [f"unreadable-day {DAY}:1"]
    assert (network.promises[0].due, network.promises[0].done) == (None, None)


PRIVATE = {
    "note": "---\nprivate: true\n---\n- [ ] x [[Anna Petrova]]",
    "section": "## Private\n\n- [ ] x [[Anna Petrova]]",
    "tag": "- [ ] x [[Anna Petrova]] #private",
    "contact": "- [ ] x [[Anna Petrova]] and [[Ida]]",
}


@pytest.mark.parametrize("text", PRIVATE.values(), ids=PRIVATE)
def test_a_private_promise_has_no_text(text: str) -> None:
    files = {**ANNA, "People/Ida.md": "---\nprivate: true\n---\n", DAY: text}
    (one,) = parsed(files).promises
    assert one.private
    assert one.text is None


def test_of_a_rejected_block_no_text_is_kept() -> None:
    (one,) = parsed({**ANNA, DAY: "---\nmail: @ada\n---\n- [ ] x [[Anna Petrova]]"}).promises
    assert (one.private, one.text) == (False, None)


def test_who_keeps_a_promise_is_never_told_by_prose() -> None:
    (one,) = parsed({**ANNA, DAY: "- [ ] [[Anna Petrova]] sends the file"}).promises
    assert one.promiser is Promiser.ME
