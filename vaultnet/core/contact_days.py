"""Days of contact that other programs know, as entries for the logs of contacts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Final

from vaultnet.core.identity import action_id
from vaultnet.core.log_entry import LogEntry
from vaultnet.core.matching.addresses import email_key
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from vaultnet.core.imported import ImportedDay
    from vaultnet.core.records import Contact, Interaction

# More people than that are company: it counts as a light contact (design).
_MOST_FOR_A_TALK: Final = 3
_LIGHT: Final = "(layer:: light)"
# What would be more than text in a note: links, tags, fields, comments, code, HTML, block ids.
_SIGNS: Final = (
    (pattern(r"\[{2,}"), "["),
    (pattern(r"\]{2,}"), "]"),
    (pattern(r":{2,}"), ":"),
    (pattern(r"%{2,}"), "%"),
    (pattern(r"[#^](?=\S)"), ""),
    (pattern(r"`"), "'"),
    (pattern(r"<"), "‹"),
    (pattern(r">"), "›"),
    (pattern(r"\$"), "＄"),
)


@frozen_record
class DayOfContact:
    """One day of contact: the record, the contacts who took part, who else did."""

    record: ImportedDay
    contacts: tuple[str, ...]  # paths, sorted
    others: tuple[str, ...] = ()  # names or addresses of those without a note

    @property
    def subject(self) -> str:
        """What it was about, as mere text."""
        text = self.record.subject
        for sign, plain in _SIGNS:
            text = sign.sub(plain, text)
        return " ".join(text.split())

    @property
    def entry(self) -> LogEntry:
        """The entry for the log of the first contact; the same day gives the same id again."""
        record = self.record
        text = self.subject
        if len(self.contacts) + len(self.others) > _MOST_FOR_A_TALK:
            text = f"{text} {_LIGHT}".strip()
        what = "" if record.channel is Channel.EMAIL else fold(record.subject)
        return LogEntry(
            day=record.day,
            contacts=self.contacts,
            channel=record.channel,
            direction=record.direction,
            text=text,
            id=action_id(
                " ".join(self.contacts), f"{record.channel} {what}", record.day.isoformat()
            ),
        )


@frozen_record
class DaysOfContact:
    """The days of contact with contacts, and how many there were with nobody known, or noted."""

    days: tuple[DayOfContact, ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)


def days_of_contact(
    days: Iterable[ImportedDay],
    contacts: Sequence[Contact],
    interactions: Iterable[Interaction],
) -> DaysOfContact:
    """Find the contacts of each day; what is noted for a day in the same way is left out.

    An address means a contact if one alone has it; a name only where there is no address beside it
    and one contact alone has it.
    """
    by_email = _unique(
        (key, one.path) for one in contacts for address in one.emails if (key := email_key(address))
    )
    by_name = _unique(
        (fold(name), one.path) for one in contacts for name in {one.name, *one.aliases}
    )
    noted = {(one.day, one.channel, path) for one in interactions for path in one.contacts}
    found: dict[tuple[date, str], DayOfContact] = {}
    left: Counter[str] = Counter()
    for record in days:
        day = _day(record, by_email, by_name)
        if not day.contacts:
            left["stranger"] += 1
        elif all((record.day, record.channel, path) in noted for path in day.contacts):
            left["noted"] += 1
        else:
            found.setdefault((record.day, day.entry.id), day)
    return DaysOfContact(tuple(found.values()), dict(left))


def _day(
    record: ImportedDay, by_email: Mapping[str, str], by_name: Mapping[str, str]
) -> DayOfContact:
    paths: dict[str, None] = {}
    others = []
    for address, name in record.people:
        has_address = "@" in address
        key = email_key(address) if has_address else None
        path = by_email.get(key or "") if has_address else by_name.get(fold(name))
        if path is None:
            others.append(name or address.removeprefix("?"))
        else:
            paths[path] = None
    return DayOfContact(record, tuple(sorted(paths)), tuple(others))


def _unique(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Keep the keys that lead to one path alone."""
    paths: dict[str, set[str]] = {}
    for key, path in pairs:
        paths.setdefault(key, set()).add(path)
    return {key: min(found) for key, found in paths.items() if len(found) == 1 and key}
