"""Dated lines of a contact's own note outside of its log count for nothing: `check` says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from parsed_vault import PEOPLE, codes, parsed, told

if TYPE_CHECKING:
    from vaultnet.core.records import Problem

PATH: Final = "People/Ada.md"
CODE: Final = "day-outside-log"

# Text of the note, line of the first, how many.
SAID = {
    "under no heading": ("- 2026-11-03 coffee", 1, 1),
    "under a title": ("# Ada\n\n- 2026-11-03 coffee", 3, 1),
    "under notes": ("## Notes\n\n- 2026-11-03: about bridges", 3, 1),
    "under notes in Russian": ("## Заметки\n\n- 03.11.2026 о мостах", 3, 1),
    "under any heading, where it says how": ("## Work\n\n- 2026-11-03: call", 3, 1),
    "a paragraph that says how": ("2026-11-03: called about bridges", 1, 1),
    "a field of an entry": ("## Work\n\n- 2026-11-03: bridges (gave:: book)", 3, 1),
    "a dated heading that names no way": ("## 2026-11-03\n\nAbout bridges.", 1, 1),
    "a dated heading under notes": ("## Notes\n\n### 2026-11-03\n\nBridges.", 3, 1),
    "several, once": ("- 2026-11-03 coffee\n- 2026-10-03 call\n- 2026-09-03 bridges", 1, 3),
    "with others named": ("- 2026-11-03 coffee with [[Boris Stone]]", 1, 1),
    "after a log": ("## Log\n\n- 2026-11-02 call\n\n## Notes\n\n- 2026-11-03 coffee", 7, 1),
    "a link to the day": ("- [[2026-11-03]] coffee", 1, 1),
}


@pytest.mark.parametrize(("text", "line", "count"), SAID.values(), ids=SAID)
def test_dated_lines_outside_of_a_log_are_told_once(text: str, line: int, count: int) -> None:
    (problem,) = problems_of(text)
    assert problem.source.line == line
    assert problem.message.startswith("A line " if count == 1 else f"{count} lines ")
    assert "## Log" in problem.hint


SILENT = {
    "in the log": "## Log\n\n- 2026-11-03 coffee",
    "a heading that says how": "## 2026-11-03 Call\n\n- 2026-11-03 bridges",
    "an open task": "- [ ] 2026-11-03 coffee",
    "a done task": "- [x] 2026-11-03 coffee",
    "called off": "- [-] 2026-11-03 coffee",
    "under a task": "- [ ] write\n    - 2026-11-03 coffee",
    "a plan": "## Next steps\n\n- 2026-11-03 coffee",
    "what never came about": "- 2026-11-03 call, no answer",
    "struck through": "- ~~2026-11-03 coffee~~",
    "a yearly day": "- 1990-05-20 birthday",
    "a yearly day with its label": "- birthday: 1990-05-20",
    "a yearly day in Russian": "- 20.05.1990 день рождения",
    "a met day": "- met: 2024-05-20",
    "a life": "## Career\n\n- 2015-03-01 moved to Riga\n- 2018-09-01 joined Acme",
    "a dated heading of a life": "## Career\n\n### 2015-03-01\n\nMoved to Riga.",
    "a year": "- 2015 moved to Riga",
    "a month": "- 2015-03 moved to Riga",
    "an achievement": "- 2026-11-03 won a prize #achievement",
    "an achievement in a field": "- 2026-11-03 (achievement:: won a prize)",
    "when the note was made": "2026-11-03 14:05\n\n[[2026-11-03]]",
    "when the note was made, with tags": "2026-11-03 #person #work",
    "a day alone": "- 2026-11-03",
    "a day within": "- coffee since 2026-11-03, no sugar",
    "quoted": "> 2026-11-03 coffee",
    "code": "```\n- 2026-11-03 coffee\n```",
    "hidden": "%% 2026-11-03 coffee %%",
    "a table": "| 2026-11-03 | coffee |\n|---|---|\n| a | b |",
    "attendees": "## Attendees\n\n- 2026-11-03 coffee",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_is_no_entry_that_was_missed(text: str) -> None:
    assert not problems_of(text)


def test_it_is_a_remark_and_makes_no_contact() -> None:
    network = parsed({PATH: "- 2026-11-03 coffee\n"})
    assert told(network) == []
    assert codes(network) == [f"{CODE} {PATH}:1"]


def test_only_the_notes_of_contacts_have_a_log() -> None:
    files = {"Bridges.md": "- 2026-11-03 about steel\n", "2026-11-03.md": "- 2026-11-03 rain\n"}
    assert not codes(parsed({**PEOPLE, **files}))


def test_the_heading_is_the_way_out() -> None:
    """What the hint asks for ends the remark, and the day counts."""
    network = parsed({PATH: "## Log\n\n- 2026-11-03 coffee\n"})
    assert told(network) == ["2026-11-03 Ada meeting"]
    assert not codes(network)


def problems_of(text: str) -> list[Problem]:
    found = parsed({**PEOPLE, PATH: f"{text}\n"}).problems
    return [one for one in found if one.code == CODE]
