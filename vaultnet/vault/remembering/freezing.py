"""A vault as it was read: what of it lasts from one run to the next, and how it comes back.

Texts of notes are left out: a note is read again where anybody asks for its text. Records that are
joined are packed as one, those of each note apart, since after a save only a few of them are asked
for. Decision 0085.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from vaultnet.core.offered import Offer, Offered
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Network
from vaultnet.vault.contents import Contents
from vaultnet.vault.links import LinkIndex
from vaultnet.vault.parse.joining import Heard, Joined
from vaultnet.vault.parse.kinds import Findings, Kinds
from vaultnet.vault.parse.note_records import offer_of
from vaultnet.vault.parse.people.near_keys import NearKeys
from vaultnet.vault.parse.people.ties import Ties
from vaultnet.vault.parse.privacy import Privacy
from vaultnet.vault.parse.reading import Reading
from vaultnet.vault.parse.remembered import Past
from vaultnet.vault.parse.report import Report
from vaultnet.vault.parse.scene import Scene
from vaultnet.vault.remembering.late import LateRecords, ToFill
from vaultnet.vault.remembering.outline import Outline
from vaultnet.vault.remembering.packing import Manner, pack, unpack
from vaultnet.vault.remembering.unread import Packed, parts_to_pack, unread_records
from vaultnet.vault.unread import KNOWN, NoteFile, unread_note
from vaultnet.vault.walk import Entry, Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Vocabulary
    from vaultnet.vault.obsidian import VaultConfig
    from vaultnet.vault.parse.note_records import NoteRecords
    from vaultnet.vault.remembering.parts import Texts

_NEVER: Final = -1  # the time of a change that no file has: it is read again
_RECORDS: Final = "records"
_LINKS: Final = "links"
_PLAIN: Final = frozenset({bool, int, str, tuple})
_KNOWLEDGE: Final = "knowledge"
_FINDINGS: Final = ("found", "by_property", "by_tag", "conflicts", "declared")
# The records that are joined by being the very same objects.
_JOINED: Final = ("interactions", "promises", "achievements", "activities")


@frozen_record
class Rules:
    """What notes are read by."""

    words: Vocabulary
    settings: Settings
    config: VaultConfig
    besides: tuple[object, ...] = ()  # what else is at hand in each run, such as the holidays
    homes: frozenset[str] = frozenset()  # where classes are at home of what else is frozen

    def at_hand(self) -> Mapping[object, object]:
        """Give by name what need not be packed, since it is the same in each run."""
        tables = {one.name: getattr(self.settings, one.name) for one in fields(self.settings)}
        return {
            "words": self.words,
            "settings": self.settings,
            "config": self.config,
            **{name: one for name, one in tables.items() if is_dataclass(one)},
            **dict(enumerate(self.besides)),
        }


@frozen_record
class Frozen:
    """A vault as bytes: what is joined, and the records of each note in the order of paths."""

    whole: Iterable[bytes]  # one by one, each of which is opened when it is asked for
    pieces: Texts  # likewise
    late: Texts  # what records are filled of that are made late
    words: bytes = b""  # those of languages, as whoever reads the vault packs them


@frozen_record
class Thawed:
    """A vault as it was read in an earlier run."""

    contents: Contents
    outline: Outline | None  # by which the listing may be found again
    links: LinkIndex
    past: Past
    more: Callable[[], Any]  # gives the next of what else was frozen with it; raises anything


def freeze(  # noqa: PLR0913  what a vault is, each named
    contents: Contents,
    past: Past,
    rules: Rules,
    more: Sequence[object],
    *,
    outline: Outline | None,
    changed_before: int,
) -> Frozen:
    """Freeze a vault, and some things `more` that are made of its records.

    Of a note that changed after the moment `changed_before`, in nanoseconds, another change might
    not show: it will be read again. Raises `ForeignError` where anything is no record.
    """
    joined = past.joined
    named: dict[int, object] = {id(one): name for name, one in rules.at_hand().items()}
    named |= {id(joined.records): _RECORDS, id(past.reading.links): _LINKS}
    named |= {id(joined.offered): _KNOWLEDGE, id(joined.network.knowledge): _KNOWLEDGE}
    types_named = {type(one) for one in rules.at_hand().values()} - _PLAIN | {LinkIndex, Offered}
    manner = Manner(named, frozenset(types_named), joined.records, rules.homes)
    found_again = outline and (outline.sum, outline.places)
    things = (
        _of_contents(contents, changed_before),
        found_again,
        _of_offered(joined.offered),
        _of_past(past),
    )
    late = ToFill()
    whole = pack((*things, *more), manner, late.take)
    begun = pack([[*late.begun()]], manner)
    among = replace(manner, named={**named, **late.named()})
    drawers = [pack([one], among)[0] for one in late.drawers()]
    named.update((id(one), number) for number, one in enumerate(_joined(joined)))
    pieces = [pack([parts_to_pack(one)], manner)[0] for one in joined.records.values()]
    return Frozen([*begun, *whole], pieces, drawers)


def thaw(frozen: Frozen, root: Path, rules: Rules) -> Thawed:
    """Give a frozen vault back, to be read on from; raises anything for what was not frozen."""
    records: dict[str, NoteRecords] = {}
    named = {**rules.at_hand(), _RECORDS: records}
    whole = iter(frozen.whole)
    begun = unpack([next(whole)], named.__getitem__)()
    late = LateRecords(begun, frozen.late, named, rules.homes)
    unpacked = unpack(whole, named.__getitem__, rules.homes, late.next)
    contents = _contents(unpacked(), root, rules.settings.vault.max_note_bytes)
    found_again = unpacked()
    links = named[_LINKS] = LinkIndex(contents.listing.paths())
    reading = Reading.of(contents.notes, links, rules.config, rules.settings, rules.words)
    offered = unpacked()
    past = _past(unpacked(), reading, records, offered)
    named[_KNOWLEDGE] = past.joined.network.knowledge
    places = dict(zip(reading.notes, range(len(frozen.pieces)), strict=True))
    scene = _apart(past.joined.scene)
    packed = Packed(frozen.pieces, places, _joined(past.joined).__getitem__, scene)
    made = unread_records([*reading.notes.values()], packed)
    records.update(zip(reading.notes, made, strict=True))
    outline = found_again and Outline(*found_again)
    return Thawed(contents, outline, links, past, unpacked)


def _joined(joined: Joined) -> list[object]:
    """Give the records that are to be the very same objects, joined and by note."""
    told = chain.from_iterable(joined.told.values())
    many = chain.from_iterable(getattr(joined.network, one) for one in _JOINED)
    return [*told, *many, *joined.offered.notes.values()]


def _of_contents(contents: Contents, changed_before: int) -> object:
    listing, unread = contents.listing, contents.unread
    notes = [
        one
        if max(one.mtime_ns, one.ctime_ns) < changed_before and one.path not in unread
        else one._replace(mtime_ns=_NEVER)
        for one in listing.notes
    ]
    columns = [*zip(*notes, strict=True)] or [()] * len(Entry._fields)
    known = {
        path: facts
        for path, note in contents.notes.items()
        if (facts := {name: got for name in KNOWN if (got := getattr(note, name))})
    }
    return (
        columns,
        (listing.others, listing.problems, listing.unswept),
        dict(contents.digests),
        dict(contents.sizes),
        dict(contents.unread),
        known,
    )


def _contents(found: Any, root: Path, max_bytes: int) -> Contents:  # noqa: ANN401  as it was packed
    columns, rest, digests, sizes, unread, known = found
    entries = tuple(map(partial(tuple.__new__, Entry), zip(*columns, strict=True)))
    names = {one.path: one.on_disk for one in entries}
    stand_ins = {
        path: unread_note(path, NoteFile(root, name, max_bytes, digests[path]), known.get(path, {}))
        for path, name in names.items()  # by path; digests stand in the order of their readings
        if path in digests
    }
    return Contents(Listing(entries, *rest), stand_ins, digests, sizes, unread)


def _of_offered(offered: Offered) -> object:
    """Give what each note offers, where that was asked for, or the stems of its topics at most."""
    notes = [
        (path, None, one.known)
        if isinstance(one, Offer) and not one.is_made
        else (path, tuple(one), None)
        for path, one in offered.notes.items()
    ]
    return notes, {path: [*linking] for path, linking in offered.known_to.items()}


def _offered(found: Any, scene: Scene) -> Offered:  # noqa: ANN401  as it was packed
    notes, known_to = found
    known = scene.reading.notes
    scene = _apart(scene)
    return Offered(
        {
            path: offer_of(known[path], scene, stems) if made is None else made
            for path, made, stems in notes
        },
        ((path, one) for path, linking in known_to.items() for one in linking),
    )


def _apart(scene: Scene) -> Scene:
    """Give a scene for what is asked later: what is noticed then was noticed already."""
    return replace(scene, report=Report(), perhaps={})


def _of_past(past: Past) -> object:
    joined, findings = past.joined, past.kinds.findings
    network = {one.name: getattr(joined.network, one.name) for one in fields(Network)}
    del network[_KNOWLEDGE]
    return (
        {one: getattr(findings, one) for one in _FINDINGS},
        past.privacy.found,
        (dict(past.organisations), list(past.owners), past.people),
        dict(joined.contacts),
        dict(joined.told),  # first, so that what one note tells lies in one drawer
        network,
        (joined.heard.people, joined.heard.perhaps, joined.heard.report),
        joined.interactions,
    )


def _past(
    found: Any,  # noqa: ANN401  as it was packed, as the last is
    reading: Reading,
    records: Mapping[str, NoteRecords],
    of_offered: Any,  # noqa: ANN401
) -> Past:
    of_kinds, private, of_people, contacts, told, of_network, heard, told_all = found
    kinds = Kinds(reading, Findings(reading.notes, **of_kinds))
    by_kind = {path: kinds.of(path) for path in reading.notes}
    privacy = Privacy(reading, by_kind, private)
    organisations, owners, people = of_people
    people = people.again(reading)
    by_path = {path: one.contact for path, one in contacts.items()}
    scene = Scene(reading, kinds, people, by_path, privacy, heard[0], {}, heard[1])
    offered = _offered(of_offered, scene)
    network = Network(**of_network, knowledge=offered)
    ties = Ties(scene, network.events, network.groups)
    joined = Joined(network, scene, contacts, records, told, Heard(*heard), ties, offered, told_all)
    near = NearKeys(reading.keys)
    return Past(reading, kinds, by_kind, privacy, organisations, owners, people, near, joined)
