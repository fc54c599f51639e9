"""At which event people were in touch, and for which project."""

from __future__ import annotations

import pytest
from parsed_vault import ANNA, note, parsed

DAY = "Daily/2026-05-20.md"
EVENT = "Events/BridgeConf.md"
PROJECT = "Projects/Bridges.md"
MEETING = "Meetings/2026-05-20 Talk.md"
OWN = "People/Anna Petrova.md"
RECORDS = {**ANNA, EVENT: "", PROJECT: "", "Groups/Joint.md": "---\nkind: project\n---\n"}

PLACED = {
    "line-event": (DAY, "- coffee with [[Anna Petrova]] at [[BridgeConf]]", EVENT, None),
    "line-project": (DAY, "- call with [[Anna Petrova]] on [[Bridges|it]]", None, PROJECT),
    "line-both": (DAY, "- [[BridgeConf]]: [[Anna Petrova]] on [[Bridges]]", EVENT, PROJECT),
    "line-first": (DAY, "- [[Anna Petrova]]: [[Bridges]], [[Joint]]", None, PROJECT),
    "group-that-is-a-project": (DAY, "- [[Anna Petrova]] on [[Joint]]", None, "Groups/Joint.md"),
    "field": (DAY, "- [[Anna Petrova]] (project:: [[Bridges]])", None, PROJECT),
    "field-russian": (DAY, "- [[Anna Petrova]] (проект:: [[Bridges]])", None, PROJECT),
    "field-event": (DAY, "- [[Anna Petrova]] [event:: [[BridgeConf]]]", EVENT, None),
    "done-task": (DAY, "- [x] wrote to [[Anna Petrova]] on [[Bridges]]", None, PROJECT),
    "heading": (DAY, "## [[BridgeConf]]\n\n- coffee with [[Anna Petrova]]", EVENT, None),
    "below-heading": (DAY, "### Met [[Anna Petrova]]\n\nWe drew [[Bridges]].", None, PROJECT),
    "in-project": (PROJECT, "- 2026-05-20 call with [[Anna Petrova]]", None, PROJECT),
    "in-project-task": (PROJECT, "- [x] called [[Anna Petrova]] ✅ 2026-05-20", None, PROJECT),
    "in-event-task": (EVENT, "- [x] wrote to [[Anna Petrova]] ✅ 2026-05-21", EVENT, None),
    "own-log": (OWN, "## Log\n\n- 2026-05-20: call on [[Bridges]]", None, PROJECT),
    "own-log-heading": (OWN, "## Log\n\n### 2026-05-20 Call\n\nOn [[Bridges]].", None, PROJECT),
    "meeting-property": (
        MEETING,
        '---\nattendees: Anna Petrova\nproject: "[[Bridges]]"\n---\n',
        None,
        PROJECT,
    ),
    "meeting-event": (
        MEETING,
        '---\nwith: Anna Petrova\nevent: "[[BridgeConf]]"\n---\n',
        EVENT,
        None,
    ),
    "meeting-field": (MEETING, "With: [[Anna Petrova]]\nproject:: [[Bridges]]", None, PROJECT),
    "meeting-heading": (MEETING, "# On [[Bridges]]\n\nWith: [[Anna Petrova]]", None, PROJECT),
    "dated-file": (
        "People/Ida/2026-05-20 Talk.md",
        '---\nproject: "[[Bridges]]"\n---\nA talk.',
        None,
        PROJECT,
    ),
}


@pytest.mark.parametrize(("path", "text", "event", "project"), PLACED.values(), ids=PLACED)
def test_an_interaction_has_its_occasion(
    path: str, text: str, event: str | None, project: str | None
) -> None:
    files = {**RECORDS, "People/Ida/Ida.md": "", path: text}
    (one,) = parsed(files).interactions
    assert (one.event, one.project) == (event, project)


NOT_PLACED = {
    "another-line": (DAY, "At [[BridgeConf]].\n\n- coffee with [[Anna Petrova]]"),
    "other-note": (DAY, "- [[Anna Petrova]] on [[Tunnels]]"),
    "gift": (DAY, "- [[Anna Petrova]] (gave:: intro to [[Bridges]])"),
    "property-of-the-day": (DAY, '---\nproject: "[[Bridges]]"\n---\n- [[Anna Petrova]]'),
    "property-of-the-contact": (OWN, '---\nprojects: ["[[Bridges]]"]\n---\n## Log\n- 2026-05-20 x'),
    "meeting-in-passing": (MEETING, "With: [[Anna Petrova]]\n\nLater: [[Bridges]]."),
    "another-heading": (
        "2026-05-20 Week.md",
        "## On [[Bridges]]\n\n## Day\n\n- 📞 [[Anna Petrova]]",
    ),
    "plan-below-heading": (
        DAY,
        "### Met [[Anna Petrova]]\n\n- [ ] draw [[Bridges]]",
    ),
}


@pytest.mark.parametrize(("path", "text"), NOT_PLACED.values(), ids=NOT_PLACED)
def test_an_interaction_without_an_occasion(path: str, text: str) -> None:
    (one,) = parsed({**RECORDS, path: text}).interactions
    assert (one.event, one.project) == (None, None)


def test_a_typed_last_contact_has_no_occasion() -> None:
    text = """
    ---
    last_contact: 2026-05-20
    projects: ["[[Bridges]]"]
    ---
    """
    (one,) = parsed({**RECORDS, OWN: note(text)}).interactions
    assert (one.event, one.project) == (None, None)
