"""Who knows whom, as far as notes bring them together."""

from __future__ import annotations

import pytest
from parsed_vault import PEOPLE, parsed

from vaultnet.core.records import Source
from vaultnet.vault.parse.people.acquainted import MOST_ACQUAINTED

DAY = "Daily/2026-05-20.md"
OWN = "People/Anna Petrova.md"
BORIS_NOTE = "People/Boris Stone.md"
PAIR = (OWN, BORIS_NOTE)

KNOWN = {
    "own-note": (OWN, "Studied with [[Boris Stone]]."),
    "own-note-other-way": (BORIS_NOTE, "Sister of [[Anna Petrova]]."),
    "own-note-property": (OWN, '---\nintroduced_by: "[[Boris Stone]]"\n---\n'),
    "own-note-field": (OWN, "(knows:: [[Boris Stone]])"),
    "own-log": (OWN, "## Log\n\n- 2026-05-20: call about [[Boris Stone]]"),
    "line": (DAY, "- lunch with [[Anna Petrova]] and [[Boris Stone]]"),
    "meeting": ("Meetings/2026-05-20 x.md", "---\nattendees: Anna Petrova, Boris Stone\n---\n"),
    "done-task": (DAY, "- [x] introduced [[Anna Petrova]] to [[Boris Stone]]"),
    "introduced": (DAY, "- [[Anna Petrova]] (gave:: introduction to [[Boris Stone]])"),
    "group": ("Groups/Circle.md", "---\nmembers: Anna Petrova, Boris Stone\n---\n"),
    "project": ("Projects/Bridges.md", "---\nmembers: Anna Petrova, Boris Stone\n---\n"),
    "organisation": ("Companies/Acme.md", "---\npeople: Anna Petrova, Boris Stone\n---\n"),
}


@pytest.mark.parametrize(("path", "text"), KNOWN.values(), ids=KNOWN)
def test_they_know_each_other(path: str, text: str) -> None:
    assert parsed({**PEOPLE, path: text}).acquainted.keys() == {PAIR}


UNKNOWN = {
    "nothing": (DAY, "Rain."),
    "two-lines": (DAY, "- call with [[Anna Petrova]]\n- call with [[Boris Stone]]"),
    "event": ("Events/BridgeConf.md", "---\nparticipants: Anna Petrova, Boris Stone\n---\n"),
    "open-task": (DAY, "- [ ] introduce [[Anna Petrova]] to [[Boris Stone]]"),
    "open-task-own-note": (OWN, "- [ ] introduce to [[Boris Stone]]"),
    "plan-own-note": (OWN, "## Plans\n\nintroduce to [[Boris Stone]]"),
    "book": ("Bridges.md", "Read by [[Anna Petrova]] and [[Boris Stone]]."),
    "comment": (OWN, "%% [[Boris Stone]] %%"),
    "generated": (OWN, "%% vaultnet:begin due 2026-W21 %%\n[[Boris Stone]]"),
    "to-oneself": (OWN, "[[Anna Petrova]] writes a lot."),
}


@pytest.mark.parametrize(("path", "text"), UNKNOWN.values(), ids=UNKNOWN)
def test_nothing_says_that_they_do(path: str, text: str) -> None:
    assert parsed({**PEOPLE, path: text}).acquainted == {}


def test_in_a_large_company_nobody_knows_everybody() -> None:
    def pairs(size: int) -> int:
        files = {f"People/P{n}.md": "" for n in range(size)}
        links = ", ".join(f"[[P{n}]]" for n in range(size))
        return len(parsed({**files, "Groups/Circle.md": f"members:: {links}\n"}).acquainted)

    assert pairs(MOST_ACQUAINTED) == MOST_ACQUAINTED * (MOST_ACQUAINTED - 1) // 2
    assert pairs(MOST_ACQUAINTED + 1) == 0


EVIDENCE = {
    "own-note": ({OWN: "\nStudied with [[Boris Stone]]."}, Source(OWN, 2)),
    "first-place": (
        {
            DAY: "\n- lunch with [[Anna Petrova]] and [[Boris Stone]]",
            "Daily/2026-05-21.md": "- lunch with [[Anna Petrova]] and [[Boris Stone]]",
        },
        Source(DAY, 2),
    ),
    "private-note": ({OWN: "---\nprivate: true\n---\nWife of [[Boris Stone]]."}, None),
    "private-section": ({OWN: "## Private\n\nLoves [[Boris Stone]]."}, None),
    "private-group": (
        {"Groups/C.md": "---\nprivate: true\nmembers: Anna Petrova, Boris Stone\n---\n"},
        None,
    ),
    "private-and-open": (
        {
            "Daily/2026-05-01.md": "---\nprivate: true\n---\n- [[Anna Petrova]], [[Boris Stone]]",
            DAY: "- lunch with [[Anna Petrova]] and [[Boris Stone]]",
        },
        Source(DAY, 1),
    ),
}


@pytest.mark.parametrize(("files", "source"), EVIDENCE.values(), ids=EVIDENCE)
def test_where_it_is_written(files: dict[str, str], source: Source | None) -> None:
    assert parsed({**PEOPLE, **files}).acquainted == {PAIR: source}
