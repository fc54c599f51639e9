#!/usr/bin/env python3
"""Measure the matching of imported people: what is merged by itself, and what is left to say.

    python docs/evaluation/evaluate_matching.py --seeds 20 --size 1000

prints Markdown tables; `matching.md` holds them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field

from people import World, make_world

from vaultnet.api import read_words
from vaultnet.core.matching.match import Decisions, Kind, Match, match_people
from vaultnet.core.matching.names import ShortForms, short_forms


@dataclass(slots=True)
class Score:
    """What became of the records of a file, against who they are."""

    merged: int = 0  # into a contact or an earlier record, by themselves
    wrong: list[Match] = field(default_factory=list)
    known: int = 0  # records of people who are in the vault, or earlier in the file
    found: int = 0  # of these, merged rightly
    nothing: int = 0  # bear the name of somebody who is known, and nothing is written
    nothing_wrongly: int = 0  # likewise, but they are somebody else
    asked: int = 0  # of these, doubtful, and the right one is named
    asked_wrongly: int = 0  # of these, doubtful, and only others are named
    missed: int = 0  # of these, a second note would be made
    strangers: int = 0  # records of others
    new: int = 0  # of these, a note is made
    doubted: int = 0  # of these, doubtful
    by_reason: Counter[str] = field(default_factory=Counter)

    def add(self, world: World, shorts: ShortForms, decisions: Decisions) -> None:
        """Match the file of a world, and count."""
        who = dict(world.contact_of)
        seen = set(who.values())
        for match in match_people(world.records, world.contacts, shorts, decisions):
            truth = world.persons[match.person.source.line]
            self._count(match, truth, who, is_known=truth in seen)
            if match.kind is Kind.NEW:
                who[match.keys[0]] = truth
                seen.add(truth)

    def _count(self, match: Match, truth: int, who: dict[str, int], *, is_known: bool) -> None:
        named = [who[key] for key in match.keys if key in who]
        right = truth in named
        self.known += is_known
        self.strangers += not is_known
        if match.kind is Kind.KNOWN:
            self.nothing += right
            self.nothing_wrongly += not right
        elif match.kind is Kind.SURE:
            self.merged += 1
            self.found += right
            if match.verdict is not None:
                self.by_reason["+".join(match.verdict.agrees)] += 1
            if not right:
                self.wrong.append(match)
        elif match.kind is Kind.DOUBTFUL:
            self.asked += is_known and right
            self.asked_wrongly += is_known and not right
            self.doubted += not is_known
        else:
            self.missed += is_known
            self.new += not is_known

    @property
    def precision(self) -> float:
        """The share of what is merged by itself that is right."""
        return 1 - len(self.wrong) / self.merged if self.merged else 1.0

    @property
    def recall(self) -> float:
        """The share of those who are known that is merged by itself, rightly."""
        return self.found / self.known if self.known else 1.0


def measured(seeds: int, size: int, *, by_name: bool = False) -> Score:
    """Match so many worlds of that size, perhaps with the same whole name taken for the person."""
    score = Score()
    shorts = short_forms(read_words().short_names)
    for seed in range(seeds):
        score.add(make_world(seed, size), shorts, Decisions(by_name=by_name))
    return score


def tables(score: Score) -> str:
    """Write a score as Markdown."""
    rows = [
        ("merged by itself", score.merged, ""),
        ("… wrongly", len(score.wrong), f"precision {score.precision:.3%}"),
        ("records of people who are known", score.known, ""),
        ("… merged rightly", score.found, f"recall {score.recall:.1%}"),
        ("… the name alone, nothing to write", score.nothing, f"{score.nothing / score.known:.1%}"),
        ("… asked, the right one named", score.asked, f"{score.asked / score.known:.1%}"),
        (
            "… asked, only others named",
            score.asked_wrongly,
            f"{score.asked_wrongly / score.known:.1%}",
        ),
        ("… not recognised: a second note", score.missed, f"{score.missed / score.known:.1%}"),
        ("records of others", score.strangers, ""),
        ("… a note is made", score.new, f"{score.new / score.strangers:.1%}"),
        ("a namesake's name alone, nothing written", score.nothing_wrongly, ""),
        ("… asked for nothing", score.doubted, f"{score.doubted / score.strangers:.1%}"),
    ]
    lines = ["| records | number | share |", "|---|---|---|"]
    lines += [f"| {name} | {number} | {share} |" for name, number, share in rows]
    lines += ["", "| merged by | number |", "|---|---|"]
    lines += [f"| {reason} | {number} |" for reason, number in score.by_reason.most_common()]
    return "\n".join(lines)


def main() -> None:
    """Print the tables, and each merge that was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--by-name", action="store_true", help="as vaultnet import --by-name")
    options = parser.parse_args()
    score = measured(options.seeds, options.size, by_name=options.by_name)
    sys.stdout.write(f"{tables(score)}\n")
    for match in score.wrong:
        sys.stdout.write(f"wrong: {match.person} {match.keys} {match.verdict}\n")


if __name__ == "__main__":
    main()
