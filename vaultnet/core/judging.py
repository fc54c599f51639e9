"""The reminders of a network, each person judged again only where something bears on that person.

The kinds of reminder are functions of a whole network. Those of `OF_ONE` say of a contact nothing
but what follows from that contact, from what happened between the two, and from what all share:
so they are asked about a network of those alone who are to be judged again.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from vaultnet.core.patches import grouped
from vaultnet.core.plan import ReminderKind
from vaultnet.core.reminders import REMINDERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from vaultnet.core.kept import Kept
    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Network, Promise
    from vaultnet.core.reminders.setting import Setting

OF_ONE: Final = frozenset(
    {
        ReminderKind.YEARLY_DAY,
        ReminderKind.NEXT_CONTACT,
        ReminderKind.FOLLOW_UP,
        ReminderKind.KEEP_IN_TOUCH,
        ReminderKind.DRIFTING,
    }
)


def reminders_of(
    network: Network, setting: Setting, kinds: Collection[ReminderKind] = REMINDERS.keys()
) -> tuple[Reminder, ...]:
    """Give the reminders of some kinds, in no order; what `setting` keeps of them still stands."""
    return tuple(chain.from_iterable(_parts(network, setting, kinds)))


def _parts(
    network: Network, setting: Setting, kinds: Collection[ReminderKind]
) -> Iterator[Iterable[Reminder]]:
    of_one = tuple(kind for kind in REMINDERS if kind in OF_ONE and kind in kinds)
    if of_one:
        yield from _by_contact(network, setting, of_one).values()
    for kind in kinds:
        if kind is ReminderKind.PROMISE:
            yield from _promises(network, setting).values()
        elif kind not in OF_ONE:
            yield REMINDERS[kind](network, setting)


def _by_contact(
    network: Network, setting: Setting, kinds: Sequence[ReminderKind]
) -> Mapping[str, tuple[Reminder, ...]]:
    def judge(paths: Sequence[str]) -> Mapping[str, tuple[Reminder, ...]]:
        contacts = {one.path: one for one in network.contacts}
        some = replace(network, contacts=tuple(contacts[path] for path in paths))
        found = (one for kind in kinds for one in REMINDERS[kind](some, setting))
        return dict.fromkeys(paths, ()) | grouped(found, lambda one: one.contacts[0])

    shared = (network.events, network.organisations)
    return setting.judged(" ".join(kinds), network.contacts, judge, shared)


def _promises(network: Network, setting: Setting) -> Mapping[str, tuple[Reminder, ...]]:
    """Give the reminders of promises by note: promises of one note are told apart, others are."""
    by_note = promises_by_note(network, setting.kept)

    def judge(notes: Sequence[str]) -> Mapping[str, tuple[Reminder, ...]]:
        some = replace(network, promises=tuple(one for path in notes for one in by_note[path]))
        found = REMINDERS[ReminderKind.PROMISE](some, setting)
        return dict.fromkeys(notes, ()) | grouped(found, lambda one: one.source.path)

    return setting.answers("promises", _asked(network, by_note, setting), judge)


def _asked(
    network: Network, by_note: Mapping[str, tuple[Promise, ...]], setting: Setting
) -> Mapping[str, tuple[object, ...]]:
    """Give what the promises of each note rest on: themselves, and the people that they are of."""

    def of_notes(notes: Sequence[str]) -> Mapping[str, tuple[object, ...]]:
        people = {one.path: (one, setting.history.every(one.path)) for one in network.contacts}
        paths = {note: [path for one in by_note[note] for path in one.contacts] for note in notes}
        return {note: (by_note[note], *map(people.get, paths[note])) for note in notes}

    alone = dict(zip(by_note, zip(by_note.values()), strict=True))
    under = (network.contacts, setting.history.noted)
    return setting.kept.answers("people of promises", under, alone, of_notes)


def promises_by_note(network: Network, kept: Kept) -> Mapping[str, tuple[Promise, ...]]:
    """Give the promises of each note, which alone can be so alike that they are numbered."""
    return kept.groups("promises by note", network.promises, lambda one: (one.source.path,))
