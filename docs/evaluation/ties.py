# ruff: noqa: INP001 - these scripts stand beside their page and are no package
"""An archive of mail as ties: what one person could know of another on a day, and what came."""

from __future__ import annotations

import gzip
import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vaultnet.core.channels import MOST_PEOPLE_IN_DEPTH, layer_of
from vaultnet.core.episodes import rhythm_of
from vaultnet.core.records import Channel, Interaction, Recognition, Source
from vaultnet.core.warmth import DAYS_APART, times_in_touch, warmth

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

CUTS: Final = (200, 300, 400, 500)  # days of the archive; what is before them is known
AHEAD: Final = 183  # days after a cut in which contact is foretold
FEWEST_DAYS: Final = 3  # of contact before the cut, for a tie to be judged
FIRST_DAY: Final = date(2000, 1, 1)  # the archive counts from its own beginning


@dataclass(frozen=True)
class Tie:
    """What one owner could have known of one other person on one day, and what came of it."""

    owner: int
    today: date
    days: tuple[date, ...]  # of contact before today, the oldest first
    direct: tuple[date, ...]  # those with a mail to three people at most
    sent: int
    received: int
    again: bool
    again_directly: bool

    @cached_property
    def silent(self) -> int:
        """Days since the last contact."""
        return (self.today - self.days[-1]).days

    @cached_property
    def known(self) -> int:
        """Days since the first contact."""
        return (self.today - self.days[0]).days

    @cached_property
    def warmth(self) -> float:
        """The rule."""
        return warmth(self.days, self.today) or 0.0

    @cached_property
    def ages(self) -> tuple[int, ...]:
        """Days since each time in touch, the newest first."""
        return self.ages_apart(DAYS_APART)

    def ages_apart(self, apart: int) -> tuple[int, ...]:
        """Days since each time in touch, where such times lie so many days apart."""
        times = times_in_touch(self.days, self.today, apart)
        return tuple((self.today - day).days for day in times)

    @cached_property
    def rhythm(self) -> float | None:
        """Usual days between episodes, as vaultnet's own code has it."""
        mail = partial(
            Interaction,
            contacts=("them",),
            channel=Channel.EMAIL,
            layer=layer_of(Channel.EMAIL),
            source=Source("mail", 1),
            recognition=Recognition.LOG,
        )
        return rhythm_of([mail(day) for day in self.days])


def read_ties(archive: Path, keep: float = 1.0) -> dict[int, list[Tie]]:
    """Read the archive into the ties of each cut.

    With `keep` under 1 that share of the contact days is known, by chance; what comes after a cut
    stays whole.
    """
    mails = []
    people: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    with gzip.open(archive, "rt", encoding="ascii") as lines:
        for line in lines:
            sender, receiver, second = line.split()
            if sender != receiver:
                mails.append((int(second) // 86400, sender, receiver, second))
            people[sender, second].add(receiver)
    diaries: defaultdict[tuple[int, int], list[tuple[int, bool, bool]]] = defaultdict(list)
    for day, sender, receiver, second in sorted(mails):
        direct = len(people[sender, second]) <= MOST_PEOPLE_IN_DEPTH
        diaries[int(sender), int(receiver)].append((day, True, direct))
        diaries[int(receiver), int(sender)].append((day, False, direct))
    dice = random.Random(1)  # noqa: S311 - the same days at every run are meant
    known = {
        pair: {day for day in sorted({day for day, _, _ in diary}) if dice.random() < keep}
        for pair, diary in diaries.items()
    }
    ties = {
        cut: [_tie(pair[0], cut, diary, known[pair]) for pair, diary in diaries.items()]
        for cut in CUTS
    }
    return {cut: [tie for tie in found if tie] for cut, found in ties.items()}


def _tie(
    owner: int, cut: int, diary: Sequence[tuple[int, bool, bool]], known: AbstractSet[int]
) -> Tie | None:
    past = [entry for entry in diary if entry[0] < cut and entry[0] in known]
    ahead = [entry for entry in diary if cut <= entry[0] < cut + AHEAD]
    days = sorted({day for day, _, _ in past})
    if len(days) < FEWEST_DAYS:
        return None
    return Tie(
        owner=owner,
        today=_date(cut),
        days=tuple(map(_date, days)),
        direct=tuple(_date(day) for day in sorted({day for day, _, direct in past if direct})),
        sent=sum(sent for _, sent, _ in past),
        received=sum(not sent for _, sent, _ in past),
        again=bool(ahead),
        again_directly=any(direct for _, _, direct in ahead),
    )


def _date(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)
