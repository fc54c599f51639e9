"""Ids of the lines on a page: the same on every device, computed from what they stand for."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@lru_cache(maxsize=1 << 14)  # a page asks for the ids of all that it could say, more than once
def action_id(path: str, kind: str, week: str) -> str:
    """Give the id of the line for one contact, one kind of reminder and one week's page.

    `vn-` and 8 hex digits: legal as an Obsidian block id, and computable again from the line's
    link, its kind and the week in the block's marker.
    """
    return (
        "vn-" + sha256(f"{path}\0{kind}\0{week}".encode("utf-8", "surrogateescape")).hexdigest()[:8]
    )


def next_line_id(line_id: str) -> str:
    """Give the id of the line that follows one which was ticked, if its person is still due."""
    return action_id(line_id, "again", "")


def other_day_id(line_id: str, day: date) -> str:
    """Give the id under which another contact of a line is logged, that of a later day."""
    return action_id(line_id, "other-day", day.isoformat())
