"""The kinds of ideas by name, for whoever need not know how they are found: the settings."""

from __future__ import annotations

from enum import StrEnum


class IdeaKind(StrEnum):
    """What there is to offer, in the order in which it is offered."""

    PROMISE = "promise"
    CONGRATULATION = "congratulation"
    NOTE = "note"
    INTRODUCTION = "introduction"
    EVENT = "event"
    BALANCE = "balance"
    UPDATE = "update"
