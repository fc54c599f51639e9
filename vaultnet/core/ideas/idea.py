"""An idea: one thing to offer to one contact, as facts; sentences are made elsewhere."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.idea_kinds import IdeaKind
    from vaultnet.core.records import Source


@frozen_record
class Idea:
    """One thing to offer to one contact, and where the vault says so."""

    kind: IdeaKind
    code: str  # of its sentence, within its kind: "task", "there"; the kind's own name otherwise
    facts: Mapping[str, str | int] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()  # never empty, the one that tells the most first
    about: str | None = None  # path of the note, the other contact or the event that it is about
