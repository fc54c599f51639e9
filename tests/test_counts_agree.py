"""Page, `due` and `stats` count the same people, or say whom they leave out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cli_vault import run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PERSON: Final = "---\ntype: person\ncadence: monthly\n---\n"
LOG: Final = "\n## Log\n\n- 2026-08-01 call\n"


def vault_of(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    """Make a vault of eight who are overdue, and of private, paused, snoozed, unknown people."""
    due = {f"People/P{number}.md": PERSON + LOG for number in range(8)}
    private = {f"People/X{number}.md": _with("private: true") + LOG for number in range(2)}
    return make_vault(
        {
            **due,
            **private,
            "People/Paul.md": _with("paused: true") + LOG,
            "People/Sue.md": _with("snoozed_until: 2027-01-01") + LOG,
            "People/Una.md": PERSON,
            "People/Vic.md": _with("private: true"),
            "People/Wim.md": "---\ntype: person\n---\n" + LOG,
            "People/Yve.md": "---\ntype: person\n---\n",
        }
    )


def _with(line: str) -> str:
    return PERSON.replace("cadence", f"{line}\ncadence")


def number(text: str, pattern: str) -> int:
    found = re.search(pattern, text)
    assert found, text
    return int(found[1])


def test_who_waits_is_counted_alike(make_vault: Callable[[Mapping[str, str]], Path]) -> None:
    """Ten are due, five have a place; the page says how many of the others it may not name."""
    vault = vault_of(make_vault)
    told = run(vault, "due").stdout
    assert number(told, r"(\d+) more people are due and wait") == 5
    assert "Not asked for: 1 paused, 1 put off" in told
    run(vault, "digest")
    page = (vault / "Due this week.md").read_text()
    (line,) = [one for one in page.split("\n") if "waiting for a later week" in one]
    hidden = re.search(r"(\d+) more (?:is|are) private", line)
    named = number(line, r"\((\d+)\)")
    assert named + (int(hidden[1]) if hidden else 0) == 5


def test_who_is_unknown_is_counted_alike(make_vault: Callable[[Mapping[str, str]], Path]) -> None:
    vault = vault_of(make_vault)
    assert number(run(vault, "due").stdout, r"(\d+) people have no contact noted") == 3
    run(vault, "digest")
    page = (vault / "Due this week.md").read_text()
    (line,) = [one for one in page.split("\n") if "No contact noted yet (" in one]
    assert "(2)" in line
    assert "1 more is private and not named here." in line


def test_who_has_no_cadence_is_told_with_who_is_unknown(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    """The page lists those under what is unknown, and no second time."""
    vault = vault_of(make_vault)
    told = run(vault, "stats").stdout
    part = told.partition("How often to be in touch is not said\n")[2]
    assert part.startswith("  2: Wim, Yve\n  1 of them has no contact noted yet\n")
