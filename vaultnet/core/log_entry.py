"""An interaction that is to be written down."""

from __future__ import annotations

from datetime import date

from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel, Direction


@frozen_record
class LogEntry:
    """One contact with one or more people, not yet written into any note.

    What is unknown is as the text says: `called him` is a call without a channel beside it. Value
    acts are kept in the person's own words, and so is the text, fields and tags in it included.
    """

    day: date
    contacts: tuple[str, ...]  # paths; the entry goes into the note of the first
    channel: Channel = Channel.UNKNOWN
    direction: Direction = Direction.UNKNOWN
    gave: tuple[str, ...] = ()  # "article: on looms"
    received: tuple[str, ...] = ()
    text: str = ""  # line ends in it become spaces
    id: str = ""  # a block id without its `^`; an entry of that id is written once
