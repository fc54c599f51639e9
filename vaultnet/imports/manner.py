"""How a file is to be read: what every reader is given, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, tzinfo
from typing import TYPE_CHECKING, BinaryIO

from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from vaultnet.core.words import Vocabulary
    from vaultnet.core.written_dates import DateOrder


@frozen_record
class ForeignFile:
    """A file of another program: its name as problems show it, and its bytes from the start."""

    name: str
    stream: BinaryIO  # can be read again from its start


@frozen_record
class Manner:
    """What a reader has to know beside the bytes."""

    words: Vocabulary
    today: date
    date_order: DateOrder = ""
    columns: Mapping[str, str] = field(default_factory=dict)  # column of a table to a key
    owner: frozenset[str] = frozenset()  # the owner's own e-mail addresses, folded
    known: frozenset[str] = frozenset()  # the addresses of contacts, as they compare
    since: date = date.min  # days of contact before it are left out
    zone: tzinfo | None = None  # the vault's own; None: days count as they are written
