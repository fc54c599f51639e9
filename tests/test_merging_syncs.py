"""Obsidian Sync merges notes with diff-match-patch: a tick must not land on another person.

One device ticks on the page of yesterday while the other has refreshed it. The merge puts the
changes of the one onto the text of the other. For longer runs:

    python tests/test_merging_syncs.py 20000
"""

from __future__ import annotations

import re
import sys
from random import Random
from typing import Final

from diff_match_patch import diff_match_patch
from test_page_by_hand import NAMES, view_on

from vaultnet.digest.compose import Before, lay_out
from vaultnet.digest.rows import read_rows, sum_of

EXAMPLES: Final = 120
PEOPLE: Final = (
    *NAMES,
    *(f"{first} {last}" for first in NAMES for last in ("Moor", "Hale", "Stone")),
)
TASK: Final = re.compile(r"- \[ \] (.*) \^(vn-[0-9a-f]{8})")


def merged(base: str, mine: str, theirs: str) -> str:
    """Put what one device changed onto the text of the other."""
    merging = diff_match_patch()
    text, _ = merging.patch_apply(merging.patch_make(base, mine), theirs)
    return str(text)


def run(random: Random) -> tuple[int, int, int]:
    """Tick on one device while the other refreshes; give ticks made, arrived, and misplaced."""
    state = {name: random.randint(20, 90) for name in random.sample(PEOPLE, random.randint(3, 14))}
    monday = lay_out(view_on(state, "2026-11-23"), None)
    tasks = [row for row in monday.content.split("\n") if TASK.fullmatch(row)]
    if not tasks:
        return 0, 0, 0
    ticked = random.sample(tasks, min(len(tasks), random.randint(1, 4)))
    mine = monday.content
    for row in ticked:
        words = random.choice(["", "", " #call", " good talk (gave:: article)"])
        text, line_id = row.rsplit(" ^", 1)
        mine = mine.replace(row, f"- [x]{text[5:]}{words} ^{line_id}")
    later = {name: random.choice([days, days, 1, 0]) for name, days in state.items()} | {
        name: random.randint(20, 90) for name in random.sample(PEOPLE, random.randint(0, 6))
    }
    before = Before(monday.content, "2026-W48", frozenset(monday.sums))
    page = lay_out(view_on(later, f"2026-11-{random.randint(23, 29)}"), before)
    text = merged(monday.content, mine, page.content)
    sums = {*monday.sums, *page.sums}
    rows = read_rows(text, lambda line_id, one: sum_of(line_id, one) in sums)
    wanted = {row.rpartition("^")[2] for row in ticked}
    who = {row.rpartition("^")[2]: row.partition("]]")[0].partition("[[")[2] for row in tasks}
    arrived = {row.id for row in rows if row.id and row.is_marked and row.box == "x"}
    misplaced = {
        row.id
        for row in rows
        if row.id in arrived and (row.id not in wanted or f"[[{who[row.id]}]]" not in row.text)
    }
    return len(wanted), len(arrived & wanted), len(misplaced)


def total(examples: int) -> tuple[int, int, int]:
    found = [run(Random(seed)) for seed in range(examples)]  # noqa: S311  no secret
    made, arrived, misplaced = (sum(column) for column in zip(*found, strict=True))
    return made, arrived, misplaced


def test_no_tick_lands_on_another_person() -> None:
    made, arrived, misplaced = total(EXAMPLES)
    assert made > EXAMPLES
    assert misplaced == 0
    # Lines that the other device has marked as done in the meantime keep their state.
    assert arrived > made / 2


if __name__ == "__main__":
    made, arrived, misplaced = total(int(sys.argv[1]))
    sys.stdout.write(f"ticks {made}, on open lines {arrived}, misplaced {misplaced}\n")
