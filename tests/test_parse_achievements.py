"""Achievements of contacts, and what the owner did in public."""

from __future__ import annotations

import pytest
from parsed_vault import ANNA, PEOPLE, codes, parsed

DAY = "Daily/2026-05-20.md"
OWN = "People/Anna Petrova.md"
BORIS_NOTE = "People/Boris Stone.md"

FORMS = {
    "field": (DAY, "(achievement:: [[Anna Petrova]] won a prize)", "20 Anna Petrova won a prize"),
    "field-line": (DAY, "achievement:: [[Anna Petrova]] won", "20 Anna Petrova won"),
    "field-russian": (DAY, "[достижение:: [[Anna Petrova|Аня]] победила]", "20 Аня победила"),
    "field-beside-link": (DAY, "- [[Anna Petrova]] (achievement:: won a prize)", "20 won a prize"),
    "tag": (DAY, "- [[Anna Petrova]] won a prize #achievement", "20 Anna Petrova won a prize"),
    "tag-russian": (DAY, "[[Anna Petrova]] победила #достижение", "20 Anna Petrova победила"),
    "tag-nested": (DAY, "[[Anna Petrova]] won #achievement/prize", "20 Anna Petrova won"),
    "own-day": (DAY, "- 2026-05-18: [[Anna Petrova]] won #achievement", "18 Anna Petrova won"),
    "own-day-field": (
        DAY,
        "- (2026-05-18) (achievement:: [[Anna Petrova]] won)",
        "18 Anna Petrova won",
    ),
    "day-in-field": (
        DAY,
        "(achievement:: [[Anna Petrova]] won, 2026-05-17)",
        "17 Anna Petrova won",
    ),
    "day-first-in-field": (
        DAY,
        "(achievement:: 2026-05-17: [[Anna Petrova]] won)",
        "17 Anna Petrova won",
    ),
    "done-task": (
        DAY,
        "- [x] congratulated [[Anna Petrova]] #achievement ✅ 2026-05-19",
        "19 congratulated Anna Petrova",
    ),
    "meeting-note": (
        "Meetings/2026-05-16 Bridges.md",
        "- [[Anna Petrova]] won #achievement",
        "16 Anna Petrova won",
    ),
    "dated-note": (
        "2026-05-15 Idea.md",
        "[[Anna Petrova]] won #achievement",
        "15 Anna Petrova won",
    ),
    "day-in-undated-note": (
        "Idea.md",
        "[[Anna Petrova]] won on 2026-05-14 #achievement",
        "14 Anna Petrova won on 2026-05-14",
    ),
    "own-note": (OWN, "(achievement:: won a prize, 2026-05-13)", "13 won a prize"),
    "own-note-tag": (OWN, "- 2026-05-12: won a prize #achievement", "12 won a prize"),
    "own-log": (OWN, "## Log\n\n- 2026-05-11: #achievement, a prize", "11 a prize"),
    "property": (OWN, "---\nachievement: won a prize, 2026-05-10\n---\n", "10 won a prize"),
    "property-list": (OWN, "---\nachievements: [2026-05-09 a prize]\n---\n", "09 a prize"),
    "property-mapping": (
        OWN,
        "---\nдостижения:\n  - date: 2026-05-08\n    text: a prize\n---\n",
        "08 a prize",
    ),
}


@pytest.mark.parametrize(("path", "text", "expected"), FORMS.values(), ids=FORMS)
def test_a_line_notes_an_achievement(path: str, text: str, expected: str) -> None:
    network = parsed({**PEOPLE, path: text})
    (one,) = network.achievements
    assert one.contacts == (OWN,)
    assert f"{one.day.day:02d} {one.text}" == expected
    assert one.source.path == path
    assert "undated-achievement" not in str(codes(network))


NONE = {
    "no-contact": (DAY, "we won #achievement"),
    "open-task": (DAY, "- [ ] congratulate [[Anna Petrova]] #achievement"),
    "plan": (DAY, "## Plan\n\n[[Anna Petrova]] wins #achievement"),
    "quote": (DAY, "> [[Anna Petrova]] won #achievement"),
    "code": (DAY, "`[[Anna Petrova]] won #achievement`"),
    "template": ("Templates/Day.md", "[[Anna Petrova]] won #achievement"),
    "advice": ("How to.md", "---\ntype: guide\n---\n2026-05-20 [[Anna Petrova]] #achievement"),
    "generated": (DAY, "%% vaultnet:begin due 2026-W21 %%\n- [[Anna Petrova]] #achievement"),
    "tag-of-note": (DAY, "---\ntags: [achievement]\n---\n[[Anna Petrova]]"),
}


@pytest.mark.parametrize(("path", "text"), NONE.values(), ids=NONE)
def test_what_is_no_achievement(path: str, text: str) -> None:
    assert parsed({**ANNA, path: text}).achievements == ()


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        pytest.param("- [[Anna Petrova]] won a prize #achievement", [], id="a tag"),
        pytest.param("- (achievement:: [[Anna Petrova]] won a prize)", [], id="a field"),
        pytest.param(
            "- call with [[Anna Petrova]]: she won #achievement", ["call"], id="told in a call"
        ),
        pytest.param(
            "- [[Anna Petrova]] won #achievement\n- [[Anna Petrova]]", ["unknown"], id="and named"
        ),
    ],
)
def test_news_of_somebody_is_no_contact_with_them(text: str, channels: list[str]) -> None:
    known = parsed({**ANNA, DAY: text})
    assert len(known.achievements) == 1
    assert [one.channel for one in known.interactions] == channels


def test_it_belongs_to_whom_the_field_names() -> None:
    text = "(achievement:: [[Anna Petrova]] won, 2026-05-13) and [[Boris Stone]] was there"
    (one,) = parsed({**PEOPLE, BORIS_NOTE: text}).achievements
    assert one.contacts == (OWN,)


@pytest.mark.parametrize(
    "text",
    ["(achievement:: won a prize)", "---\nachievement: a prize\n---\n"],
    ids=["field", "property"],
)
def test_an_achievement_without_a_day_is_reported(text: str) -> None:
    network = parsed({OWN: text})
    assert network.achievements == ()
    line = 2 if text.startswith("-") else 1
    assert codes(network) == [f"undated-achievement {OWN}:{line}"]


def test_the_newest_comes_first() -> None:
    text = "---\nachievements: [2026-05-01 a, 2026-05-03 b, 2026-05-02 c]\n---\n"
    assert [one.text for one in parsed({OWN: text}).achievements] == ["b", "c", "a"]


PRIVATE = {
    "note": (DAY, "---\nprivate: true\n---\n[[Anna Petrova]] won #achievement"),
    "line": (DAY, "[[Anna Petrova]] won #achievement #private"),
    "section": (DAY, "## Private\n\n(achievement:: [[Anna Petrova]] won)"),
    "contact": (OWN, "---\nprivate: true\nachievement: won, 2026-05-10\n---\n"),
}


@pytest.mark.parametrize(("path", "text"), PRIVATE.values(), ids=PRIVATE)
def test_a_private_achievement_has_no_text(path: str, text: str) -> None:
    (one,) = parsed({**ANNA, path: text}).achievements
    assert (one.private, one.text) == (True, None)


ACTIVITIES = {
    "paragraph": (DAY, "#own-activity gave a talk", "20 gave a talk"),
    "item": (DAY, "- gave a talk #own-activity", "20 gave a talk"),
    "russian": (DAY, "- #активность выступила", "20 выступила"),
    "underscore": (DAY, "- #own_activity a talk", "20 a talk"),
    "nested": (DAY, "- #own-activity/talk a talk", "20 a talk"),
    "with-a-contact": (DAY, "- a talk with [[Anna Petrova]] #own-activity", "20 a talk with Anna"),
    "own-day": (DAY, "- 2026-05-18 a talk #own-activity", "18 a talk"),
    "done": (DAY, "- [x] wrote a post #own-activity ✅ 2026-05-19", "19 wrote a post"),
    "dated-line-elsewhere": ("Me.md", "- 2026-05-17: a talk #own-activity", "17 a talk"),
}


@pytest.mark.parametrize(("path", "text", "expected"), ACTIVITIES.values(), ids=ACTIVITIES)
def test_a_line_notes_an_activity(path: str, text: str, expected: str) -> None:
    (one,) = parsed({**ANNA, path: text}).activities
    assert f"{one.day.day:02d} {one.text}".startswith(expected)


NO_ACTIVITY = {
    "open-task": (DAY, "- [ ] give a talk #own-activity"),
    "plan": (DAY, "## Plans\n\n- give a talk #own-activity"),
    "quote": (DAY, "> a talk #own-activity"),
    "undated": ("Idea.md", "- a talk #own-activity"),
    "template": ("Templates/Day.md", "- 2026-05-20 a talk #own-activity"),
    "other-tag": (DAY, "- a talk #activity"),
}


@pytest.mark.parametrize(("path", "text"), NO_ACTIVITY.values(), ids=NO_ACTIVITY)
def test_what_is_no_activity(path: str, text: str) -> None:
    assert parsed({path: text}).activities == ()


def test_a_private_activity_has_no_text() -> None:
    (one,) = parsed({DAY: "- a talk #own-activity #private"}).activities
    assert (one.private, one.text) == (True, None)


def test_activities_stand_newest_first() -> None:
    files = {
        "2026-05-19.md": "a #own-activity",
        "2026-05-20.md": "b #own-activity\nc #own-activity",
    }
    assert [one.text for one in parsed(files).activities] == ["b", "c", "a"]
