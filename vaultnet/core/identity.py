"""Ids of the lines on a page: the same on every device, computed from what they stand for."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256


@lru_cache(maxsize=1 << 14)  # a page asks for the ids of all that it could say, more than once
def action_id(path: str, kind: str, week: str) -> str:
    """Give the id of the line for one contact, one kind of reminder and one week's page.

    `vn-` and 8 hex digits: legal as an Obsidian block id, and computable again from the line's
    link, its kind and the week in the block's marker.
    """
    return (
        "vn-" + sha256(f"{path}\0{kind}\0{week}".encode("utf-8", "surrogateescape")).hexdigest()[:8]
    )
