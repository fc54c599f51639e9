"""The people of a file laid beside the contacts of a vault, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vaultnet.core.matching.candidates import Candidates
from vaultnet.core.matching.identity import (
    Identity,
    adds_nothing,
    identity_of_contact,
    identity_of_person,
)
from vaultnet.core.matching.merge import merged
from vaultnet.core.matching.verdict import Sureness, Verdict, verdict_on
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from vaultnet.core.imported import ImportedPerson
    from vaultnet.core.matching.names import ShortForms
    from vaultnet.core.records import Contact

_MOST_ROUNDS: Final = 5  # in which one record tells of the next; longer chains are nobody's
MOST_NAMED: Final = 3  # of those who come into question; more helps nobody to choose
_BY_NAME: Final = (("name",), ("word",))  # nothing but the name agrees


class Kind(StrEnum):
    """What becomes of somebody in a file."""

    NEW = "new"  # a note is to be made
    NAMELESS = "nameless"  # is nobody known, and the file has no name for a note
    SURE = "sure"  # is that contact
    KNOWN = "known"  # has the name of that contact, and nothing beside it to add
    DOUBTFUL = "doubtful"  # may be that contact: the person is to say
    OWNER = "owner"  # is the person whose vault it is


@frozen_record
class Match:
    """Somebody in a file, and who that is: `keys` are paths of contacts, or places in files."""

    kind: Kind
    person: ImportedPerson
    keys: tuple[str, ...] = ()
    verdict: Verdict | None = None


@frozen_record
class Decisions:
    """What the person has said of doubtful ones, by place in the file (`people.vcf:12`)."""

    same: Mapping[str, str] = field(default_factory=dict)  # to the path of the contact
    other: frozenset[str] = frozenset()  # they are new
    by_name: bool = False  # the same whole name is the same person


@dataclass(slots=True)
class _Matcher:
    candidates: Candidates
    shorts: ShortForms
    decisions: Decisions
    owner: str

    def of(self, person: ImportedPerson) -> Match:
        identity = identity_of_person(person)
        said = self.decisions.same.get(identity.key)
        if said is not None:
            return Match(Kind.SURE, person, (said,), Verdict(Sureness.SURE, ("said",)))
        judged = [
            (one, verdict_on(identity, one, self.shorts)) for one in self.candidates.of(identity)
        ]
        match = self._judged(person, identity, judged)
        if match.kind is Kind.DOUBTFUL and identity.key in self.decisions.other:
            return self._other(match, identity, judged)
        return match

    def _other(
        self, match: Match, identity: Identity, judged: list[tuple[Identity, Verdict]]
    ) -> Match:
        """Say who is new by the person's word, unless a namesake's note was made by it before."""
        named = [one for one, v in judged if v.agrees in _BY_NAME]
        made = [one.key for one in named if len(named) > 1 and adds_nothing(identity, one)]
        if made:
            return Match(Kind.KNOWN, match.person, (made[-1],), match.verdict)
        return Match(Kind.NEW, match.person, (identity.key,))

    def _judged(
        self, person: ImportedPerson, identity: Identity, judged: list[tuple[Identity, Verdict]]
    ) -> Match:
        sure = {one.key: v for one, v in judged if v.sureness is Sureness.SURE}
        if len(sure) == 1:
            ((key, verdict),) = sure.items()
            kind = Kind.OWNER if key == self.owner else Kind.SURE
            return Match(kind, person, (key,), verdict)
        doubtful = {one.key: v for one, v in judged if v.sureness is Sureness.DOUBTFUL and not sure}
        named = {one.key: one for one, v in judged if v.agrees in _BY_NAME and not v.differs}
        if self.owner in named:
            return Match(Kind.OWNER, person, (self.owner,), doubtful.get(self.owner))
        if len(named) == 1 and not sure:
            ((key, one),) = named.items()
            if adds_nothing(identity, one):
                return Match(Kind.KNOWN, person, (key,), doubtful[key])
            if self.decisions.by_name and doubtful[key].agrees == ("name",):
                return Match(Kind.SURE, person, (key,), doubtful[key])
        if sure or doubtful:
            keys = tuple(sure or doubtful)
            verdict = (sure or doubtful)[keys[0]]
            return Match(Kind.DOUBTFUL, person, keys[:MOST_NAMED], verdict)
        return Match(Kind.NEW if person.name else Kind.NAMELESS, person, (identity.key,))


def match_people(
    people: Iterable[ImportedPerson],
    contacts: Iterable[Contact],
    shorts: ShortForms,
    decisions: Decisions | None = None,
    owner: Identity | None = None,
) -> tuple[Match, ...]:
    """Say of everybody in a file who that is, one match for each record, in their order.

    Who is sure to be a contact is found first, since their records tell more of them; then who is
    new. Two records of one new person are one: the first makes the note, and the second is sure
    with the place of the first as its key. `owner` is the person whose vault it is.
    """
    contacts = tuple(contacts)
    candidates = Candidates(shorts)
    for contact in contacts:
        candidates.add(identity_of_contact(contact))
    if owner is not None:
        candidates.add(owner)
    key = owner.key if owner is not None else ""
    matcher = _Matcher(candidates, shorts, decisions or Decisions(), key)
    records = [*people]
    found: dict[int, Match] = {}
    if contacts:
        _settle(records, found, matcher, {Kind.SURE}, _MOST_ROUNDS)
    _settle(records, found, matcher, {Kind.SURE, Kind.NEW}, 1)
    _settle(records, found, matcher, {Kind.SURE}, _MOST_ROUNDS)
    return tuple(found.get(at) or matcher.of(person) for at, person in enumerate(records))


def _settle(
    records: Sequence[ImportedPerson],
    found: dict[int, Match],
    matcher: _Matcher,
    kinds: AbstractSet[Kind],
    most_rounds: int,
) -> None:
    """Find the matches of some kinds; what a record knows may tell who an earlier one is."""
    for _ in range(most_rounds):
        count = len(found)
        for at, person in enumerate(records):
            if at in found:
                continue
            match = matcher.of(person)
            if match.kind in kinds:
                found[at] = match
                matcher.candidates.add(identity_of_person(person, key=match.keys[0]))
        if len(found) == count:
            return


def gathered(matches: Iterable[Match]) -> Mapping[str, ImportedPerson]:
    """Join the sure records of each person, by path of the contact or place of the first."""
    found: dict[str, ImportedPerson] = {}
    for match in matches:
        if match.kind in {Kind.NEW, Kind.SURE}:
            key = match.keys[0]
            found[key] = merged(found[key], match.person) if key in found else match.person
    return found
