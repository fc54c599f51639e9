"""What a change is: a write not yet done."""

from __future__ import annotations

from vaultnet.core.quick_records import frozen_record


@frozen_record
class Change:
    """A write not yet done, to the note at `path`."""

    path: str  # relative to the vault, `/` between parts
    old: bytes | None  # what it held when it was read; None: there must be no such note
    new: bytes
