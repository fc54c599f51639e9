"""What ticks are about: what a line of the page stands for, and what was put on it."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Layer, Stage

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from vaultnet.core.dates import Week
    from vaultnet.core.records import Contact, Interaction, Promise
    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Vocabulary


class Deed(StrEnum):
    """What a tick on a line does."""

    LOG = "log"  # an interaction is logged
    PROMISE = "promise"  # a task is ticked where it stands
    STAGE = "stage"  # a stage is set
    PROFILE = "profile"  # the own profile was looked at
    PAGE = "page"  # the mark stays on the page and does nothing else


@frozen_record
class Action:
    """What a line of a page stands for."""

    id: str
    deed: Deed
    contacts: tuple[str, ...]  # paths
    about: Hashable  # the same in every week, and of no other line
    layer: Layer = Layer.ANY  # that the line asks for
    is_quieted: bool = False  # whether snoozing its contact silences it
    promise: Promise | None = None
    stage: Stage | None = None  # the suggested one


class Sign(StrEnum):
    """What a person put into a box."""

    DONE = "done"
    LATER = "later"
    SKIP = "skip"
    UNDONE = "undone"  # a tick was taken out again
    AGAIN = "again"  # on a line that is done: a day was written since


@frozen_record
class Beneath:
    """An indented line under a line of the page."""

    text: str  # without indentation, bullet, box and day
    day: date | None = None  # that of `✅ 2026-11-25`


@frozen_record
class Mark:
    """A person's mark on a line of a page, and what was added to it."""

    id: str
    sign: Sign
    line: int  # of the note
    words: str = ""  # on the line, tags and fields among them, days of ticks not
    under: tuple[Beneath, ...] = ()
    days: tuple[date, ...] = ()  # those of `✅ 2026-11-25` on the line
    target: str | None = None  # path that the line's first link leads to
    has_link: bool = False  # whether the line has a link at all
    told: str = ""  # what the page says on the line, of what became of it as well
    typed: str = ""  # the words on the line as they stand there, with their days
    below: tuple[str, ...] = ()  # the lines under it as they stand there

    @property
    def day(self) -> date | None:
        """The first day of a tick, on the line or below it."""
        days = (*self.days, *(one.day for one in self.under))
        return next((one for one in days if one is not None), None)


@frozen_record
class Judging:
    """The day of the marks, and everything by which they are understood."""

    today: date
    week: Week  # of the page
    contacts: Mapping[str, Contact]
    settings: Settings
    words: Vocabulary
    acted: Mapping[str, Interaction]  # by id what a tick has logged
    fingerprints: Mapping[str, str]  # by contact that of the suggested stage
    spent: Container[str] = frozenset()  # ids that were acted on before, whatever became of it
    owner: str | None = None

    @property
    def day(self) -> date:
        """The day of what was found: today, within the page's week."""
        return max(self.week.first, min(self.today, self.week.last))
