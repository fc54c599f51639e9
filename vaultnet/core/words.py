"""The words of languages as core types: those that notes are read by, and those we write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.dates import Span
    from vaultnet.core.records import Channel, Layer, Stage


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that notes are read by, all languages together; every key is folded."""

    months: Mapping[str, int]  # "march", "марта" to 3
    units: Mapping[str, str]  # "weeks", "недели" to "week"
    cadences: Mapping[str, Span]  # "monthly", "раз в квартал"
    layers: Mapping[str, Layer]
    stages: Mapping[str, Stage]
    truths: Mapping[str, bool]  # "yes", "нет"
    channels: Mapping[str, Channel]  # words at the head of an entry, words of a type
    headings: Mapping[str, str]  # heading words to "plan", "log", "attendees" or "private"
    keys: Mapping[str, str]  # property keys to the meaning that they have
    folders: Mapping[str, str]  # folder names to the kind of note in them
    kinds: Mapping[str, str]  # words of types, tags and categories to a kind of note
    roles: Mapping[str, str]  # "career mentor" to "mentor/career"
    statuses: Mapping[str, str]  # "archived" to "paused", "умер" to "deceased"
