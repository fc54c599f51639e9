"""The generated blocks that a note can have, by the names that their markers bear."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class BlockName(StrEnum):
    """What a block is."""

    DUE = "due"  # the page of the week, in the digest's note
    GLANCE = "glance"  # in a contact's note: how things stand
    FOLLOW_UPS = "follow-ups"  # in an event's note: who was there, who is to be written to
    REVIEW = "review"  # of a week or a quarter, in a note of its own or where its marker stands


BESIDE_THE_PAGE: Final = frozenset(BlockName) - {BlockName.DUE}
