"""The formats that can be read, in one ordered table: the first that knows a file reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.quick_records import frozen_record
from vaultnet.imports.any_table import is_table, read_any_table
from vaultnet.imports.calendar import is_calendar, read_calendar
from vaultnet.imports.friends import is_friends, read_friends
from vaultnet.imports.google import is_google, read_google
from vaultnet.imports.linkedin import is_linkedin, read_linkedin
from vaultnet.imports.mail import is_mailbox, is_message, read_mailbox, read_message
from vaultnet.imports.monica import is_monica, read_monica
from vaultnet.imports.vcard import is_vcard, read_vcards

if TYPE_CHECKING:
    from vaultnet.core.imported import Imported
    from vaultnet.imports.manner import ForeignFile, Manner

    Recogniser: TypeAlias = Callable[[str, bytes], bool]  # the file's name, and how it begins
    Reader: TypeAlias = Callable[[ForeignFile, Manner], Imported]

HEAD_BYTES: Final = 64 * 1024  # what a recogniser sees of a file


@frozen_record
class Format:
    """One format: the name to choose it by, how it is recognised, how it is read."""

    name: str
    is_written_in: Recogniser
    read: Reader
    needs_people: bool = False  # to be read when all are known whose days can be of use


FORMATS: Final = (
    Format("vcard", is_vcard, read_vcards),
    Format("linkedin", is_linkedin, read_linkedin),
    Format("google", is_google, read_google),
    Format("ics", is_calendar, read_calendar),
    Format("mbox", is_mailbox, read_mailbox, needs_people=True),
    Format("eml", is_message, read_message, needs_people=True),
    Format("monica", is_monica, read_monica),
    Format("friends", is_friends, read_friends),
    Format("csv", is_table, read_any_table),
)


def format_named(name: str) -> Format | None:
    """Find a format by its name."""
    return next((one for one in FORMATS if one.name == name), None)


def format_of(file: ForeignFile) -> Format | None:
    """Recognise the format of a file by its beginning, and go back to its start."""
    head = file.stream.read(HEAD_BYTES)
    file.stream.seek(0)
    return next((one for one in FORMATS if one.is_written_in(file.name, head)), None)
