"""Which notes on topics a contact linked to: what somebody has heard of is not offered again."""

from __future__ import annotations

from typing import Final

import pytest
from parsed_vault import PEOPLE, parsed

from vaultnet.core.records import Source

ANNA: Final = "People/Anna Petrova.md"
BORIS: Final = "People/Boris Stone.md"
DAY: Final = "Daily/2026-05-20.md"
ARCHES: Final = {"Ideas/Arches.md": "#bridges\n"}
MEETING: Final = "Meetings/2026-05-20 Talk.md"

LINKED: Final = {
    "line": (DAY, "- ✉️ sent [[Arches]] to [[Anna Petrova]]"),
    "field": (DAY, "- call with [[Anna Petrova]] (gave:: article [[Arches]])"),
    "field-russian": (DAY, "- созвон с [[Anna Petrova]] (дал:: статья [[Arches|арки]])"),
    "markdown-link": (DAY, "- sent [arches](../Ideas/Arches.md) to [[Anna Petrova]]"),
    "item-below": (DAY, "- call with [[Anna Petrova]]\n  - gave her [[Arches]]"),
    "under-a-heading": (DAY, "### Call with [[Anna Petrova]]\n\nShe wants [[Arches]]."),
    "done-task": (DAY, "- [x] send [[Arches]] to [[Anna Petrova]]"),
    "table": (DAY, "| who | what |\n| --- | --- |\n| [[Anna Petrova]] | [[Arches]] |"),
    "mention": (DAY, "[[Anna Petrova]] and [[Arches]]"),
    "own-log": (ANNA, "## Log\n\n- 2026-05-20: call, sent [[Arches]]"),
    "meeting": (MEETING, "---\nattendees: Anna Petrova\n---\nWe went through [[Arches]]."),
    "dated-file": ("People/Anna Petrova/2026-05-20 Walk.md", "Told her of [[Arches]]."),
}


@pytest.mark.parametrize(("path", "text"), LINKED.values(), ids=LINKED)
def test_a_contact_knows_which_notes_it_linked_to(path: str, text: str) -> None:
    files = {**PEOPLE, **ARCHES, path: text}
    if path.startswith("People/Anna Petrova/"):
        files["People/Anna Petrova/Anna Petrova.md"] = files.pop(ANNA)
    found = [one.notes for one in parsed(files).interactions]
    assert found == [("Ideas/Arches.md",)]


NOT_LINKED: Final = {
    "another-line": (DAY, "- call with [[Anna Petrova]]\n- read [[Arches]] again"),
    "no-topic": (DAY, "- call with [[Anna Petrova]] about [[Tunnels]]"),
    "of-a-person": (DAY, "- call with [[Anna Petrova]]"),
    "open-task-below": (DAY, "- call with [[Anna Petrova]]\n  - [ ] send [[Arches]]"),
    "embedded": (DAY, "- call with [[Anna Petrova]] ![[Arches]]"),
    "meeting-plan": (
        MEETING,
        "---\nattendees: Anna Petrova\n---\n## Next steps\n\n- send [[Arches]]",
    ),
}


@pytest.mark.parametrize(("path", "text"), NOT_LINKED.values(), ids=NOT_LINKED)
def test_what_it_did_not_link_to(path: str, text: str) -> None:
    files = {**PEOPLE, **ARCHES, "Ideas/Tunnels.md": "Dark.", path: text}
    (one,) = parsed(files).interactions
    assert one.notes == ()


KNOWN: Final = {
    "author": ('---\nauthor: "[[Anna Petrova]]"\n---\n#bridges', "", (ANNA,)),
    "text": ("#bridges\n\nAs [[Anna Petrova]] says.", "", (ANNA,)),
    "own-note": ("#bridges", "Wrote [[Arches]].", (ANNA,)),
    "own-property": ("#bridges", '---\nprojects: "[[Arches]]"\n---\n', (ANNA,)),
    "open-task": ("#bridges\n\n- [ ] send to [[Anna Petrova]]", "", ()),
    "own-open-task": ("#bridges", "- [ ] send [[Arches]]", ()),
    "own-plan": ("#bridges", "## Plan\n\nsend [[Arches]]", ()),
    "nobody": ("#bridges", "", ()),
}


@pytest.mark.parametrize(("text", "own", "known"), KNOWN.values(), ids=KNOWN)
def test_who_knows_a_note(text: str, own: str, known: tuple[str, ...]) -> None:
    (one,) = parsed({"Ideas/Arches.md": text, ANNA: own}).knowledge
    assert one.known_to == known


def test_a_topic_has_the_line_on_which_it_first_stands() -> None:
    text = "---\ntags: [stone]\n---\n[[Tunnels]]\n\n#bridges/old #stone\n"
    (one,) = parsed({"Ideas/Arches.md": text}).knowledge
    assert one.lines == {"stone": 2, "tunnels": 4, "bridges": 6, "bridges/old": 6, "old": 6}
    assert one.source("bridges") == Source("Ideas/Arches.md", 6)


def test_the_line_of_interests() -> None:
    text = "---\ntype: person\ninterests: [a, b]\n---\n"
    anna = parsed({ANNA: text}).contact_at(ANNA)
    boris = parsed({BORIS: ""}).contact_at(BORIS)
    assert anna
    assert boris
    assert (anna.interests_line, boris.interests_line) == (3, None)


KINDS: Final = {
    "article": ("article", "статья", "статью"),
    "industry-news": ("industry news", "changes in the industry", "изменения в отрасли"),
    "job-opening": ("job opening", "a vacancy", "вакансию"),
    "book": ("book", "a book", "книгу"),
    "recommendation": ("recommendation", "reference", "рекомендация"),
    "advice": ("advice", "a tip", "совет"),
    "feedback": ("feedback", "constructive feedback", "обратная связь"),
    "introduction": ("introduction", "intro", "знакомство", "введение в сети"),
    "support": ("support", "help in hard times", "поддержка", "помощь в трудную минуту"),
    "congratulation": ("congratulations", "поздравление"),
    "life-advice": ("life advice", "advice on life", "жизненный совет", "советы по жизни"),
    "shared-interest": ("shared interest", "общие интересы"),
}
SIDES: Final = {"gave": (1, 0), "got": (0, 1), "дала": (1, 0), "получил": (0, 1)}


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("kind", "words"), KINDS.items(), ids=KINDS)
def test_twelve_kinds_of_value_are_given_and_received_in_both_languages(
    kind: str, words: tuple[str, ...], side: str
) -> None:
    for word in words:
        for written in (f"({side}:: {word})", f"#{side}/{word.replace(' ', '-')}"):
            (one,) = parsed({**PEOPLE, DAY: f"- call with [[Anna Petrova]] {written}"}).interactions
            assert (len(one.gave), len(one.received)) == SIDES[side], written
            assert [act.kind for act in (*one.gave, *one.received)] == [kind], written


ACT: Final = "(gave:: article)"
GIVEN: Final = {
    "line": (DAY, f"- call with [[Anna Petrova]] {ACT}"),
    "item-below": (DAY, f"- call with [[Anna Petrova]]\n  - {ACT} on x"),
    "far-below": (DAY, f"- call with [[Anna Petrova]]\n  - we talked\n    - {ACT} on x"),
    "tag-below": (DAY, "- call with [[Anna Petrova]]\n  - the slides #gave/article"),
    "under-a-heading": (DAY, f"### Call with [[Anna Petrova]]\n\n- {ACT} on x"),
    "text-under-a-heading": (DAY, f"### Call with [[Anna Petrova]]\n\n{ACT} on x"),
    "tag-under-a-heading": (DAY, "### Call with [[Anna Petrova]]\n\nslides #gave/article"),
    "two-items-on-a-line": (DAY, f"- 1. call with [[Anna Petrova]]\n     - {ACT} on x"),
    "done-task": (DAY, f"- [x] sent it to [[Anna Petrova]] {ACT}"),
    "meeting": (MEETING, f"---\nattendees: Anna Petrova\n---\n{ACT}"),
    "meeting-property": (MEETING, "---\nattendees: Anna Petrova\ngave: article\n---\n"),
    "mail-property": (
        "Mail/2026-05-20 x.md",
        '---\ntype: email\nto: "[[Anna Petrova]]"\nдала: [статья]\n---\n',
    ),
    "own-log": (ANNA, f"## Log\n\n- 2026-05-20: call\n  - {ACT}"),
    "own-log-heading": (ANNA, f"## Log\n\n### 2026-05-20 Call\n\n- x\n- {ACT}"),
    "twice-the-same": (DAY, f"- call with [[Anna Petrova]] {ACT}\n  - {ACT}"),
}


@pytest.mark.parametrize(("path", "text"), GIVEN.values(), ids=GIVEN)
def test_an_act_counts_once_wherever_it_stands(path: str, text: str) -> None:
    (one,) = parsed({**PEOPLE, path: text}).interactions
    assert ([act.kind for act in one.gave], one.received) == (["article"], ())


NOT_HERS: Final = {
    "beside": f"- call with [[Anna Petrova]]\n- {ACT} to the club",
    "of-another": f"- call with [[Anna Petrova]]\n  - mail to [[Boris Stone]] {ACT}",
    "below-another": f"### Call with [[Anna Petrova]]\n\n- then [[Boris Stone]]\n  - {ACT}",
    "open-task": f"- call with [[Anna Petrova]]\n  - [ ] send it {ACT}",
    "below-an-open-task": f"- call with [[Anna Petrova]]\n  - [ ] send\n    - {ACT}",
    "private": f"- call with [[Anna Petrova]]\n  - {ACT} #private",
}


@pytest.mark.parametrize("text", NOT_HERS.values(), ids=NOT_HERS)
def test_what_was_not_given_to_her(text: str) -> None:
    network = parsed({**PEOPLE, DAY: text})
    (one,) = (one for one in network.interactions if ANNA in one.contacts)
    assert one.gave == ()


def test_an_act_below_goes_to_the_one_whom_its_line_names() -> None:
    network = parsed({**PEOPLE, DAY: NOT_HERS["below-another"]})
    (one,) = (one for one in network.interactions if BORIS in one.contacts)
    assert [act.kind for act in one.gave] == ["article"]


def test_words_of_an_act_in_a_private_note_are_not_kept() -> None:
    text = f"---\nprivate: true\n---\n- call with [[Anna Petrova]]\n  - {ACT[:-1]} Secrets)"
    (one,) = parsed({**PEOPLE, DAY: text}).interactions
    assert [(act.kind, act.text) for act in one.gave] == [("article", "")]
