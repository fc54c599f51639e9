"""The sections of the digest, one file for each, in one ordered table.

To add a section: a file here with a function from a `View` to lines, a row in `SECTIONS`, and its
heading `digest.heading.CODE` in each language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.digest.page import Section
from vaultnet.digest.sections.glance import glance
from vaultnet.digest.sections.overdue import overdue
from vaultnet.digest.sections.this_week import this_week
from vaultnet.digest.sections.unknown import unknown
from vaultnet.digest.sections.yearly_days import yearly_days

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vaultnet.digest.page import Line
    from vaultnet.digest.view import View

SECTIONS: Final[Mapping[str, Callable[[View], tuple[Line, ...]]]] = {
    "glance": glance,
    "overdue": overdue,
    "this-week": this_week,
    "yearly-days": yearly_days,
    "unknown": unknown,
}


def sections_of(view: View) -> tuple[Section, ...]:
    """Give every section of the page in its order, empty ones among them."""
    return tuple(
        Section(view.phrases.say(f"digest.heading.{code}"), lines(view))
        for code, lines in SECTIONS.items()
    )
