"""What every export is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from vaultnet.core.dates import Span
    from vaultnet.core.disclosure import Disclosure
    from vaultnet.core.records import Contact
    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Phrases


@frozen_record
class Wishes:
    """How an export is wanted, where a format leaves a choice."""

    alarm: time | None = None  # of calendars: when on the day to ring; None: never
    version: Literal["3.0", "4.0"] = "3.0"  # of vCards
    raw: bool = False  # of spreadsheets: for programs, with cells as they are


@frozen_record
class Customs:
    """How the notes of open people are kept in their vault."""

    folders: tuple[str, ...] = ()  # those that hold people above all, sorted
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by meaning, the usual first
    cadences: Mapping[str, Span] = field(default_factory=dict)  # values of the cadence key, by text
    private_keys: tuple[str, ...] = ()  # every key that can say private, folded
    private_tags: tuple[str, ...] = ()  # every tag that does


@dataclass(frozen=True)
class Material:
    """What every export is made of: nothing private is in it."""

    disclosure: Disclosure
    settings: Settings
    phrases: Phrases
    learn: Callable[[], Customs] = Customs  # which opens the notes of people: few formats ask
    wishes: Wishes = field(default_factory=Wishes)

    @cached_property
    def customs(self) -> Customs:
        """How the notes of open people are kept; raises what reading them does."""
        return self.learn()

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        """The contacts by path."""
        return {one.path: one for one in self.disclosure.network.contacts}

    def say(self, code: str, /, **facts: str | int) -> str:
        """Say a phrase in the language of the vault's settings."""
        return self.phrases.say(code, **facts)

    def who(self, paths: tuple[str, ...]) -> str:
        """Name contacts by their paths."""
        return ", ".join(self.contacts[path].name for path in paths)
