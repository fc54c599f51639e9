"""Whether two records are of one person: sure, doubtful or not at all, and by which evidence."""

from __future__ import annotations

from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from vaultnet.core.matching.addresses import is_same_number
from vaultnet.core.matching.names import is_same, is_short_for, nearly, unmatched
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.dates import PartialDate
    from vaultnet.core.matching.identity import Identity
    from vaultnet.core.matching.names import Name, Part, ShortForms


class Sureness(StrEnum):
    """How sure it is that two records are of one person."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    NONE = "none"


@frozen_record
class Verdict:
    """How sure it is, and why: codes of what agrees, then of what speaks against it."""

    sureness: Sureness
    agrees: tuple[str, ...] = ()  # "email", "phone", "profile", "name", "near-name", …
    differs: tuple[str, ...] = ()  # "name", "birthday"


_NOT_AT_ALL = Verdict(Sureness.NONE)


def verdict_on(person: Identity, contact: Identity, shorts: ShortForms) -> Verdict:
    """Judge whether somebody in a file is a contact.

    An address in common is sure where the names agree: every part of the shorter name stands in the
    longer, or at least the given name does. A whole name in common is sure together with an
    organisation or a birthday, unless both have telephones, or mailboxes, and none in common. A
    birthday that differs makes either doubtful.
    """
    shared = _shared(person, contact)
    differs = () if _may_be_one(person.birthday, contact.birthday) else ("birthday",)
    if shared:
        if not _names_agree(person, contact, shorts):
            return Verdict(Sureness.DOUBTFUL, shared, ("name", *differs))
        return Verdict(Sureness.DOUBTFUL if differs else Sureness.SURE, shared, differs)
    same = [one for one, other in product(person.names, contact.names) if is_same(one, other)]
    if same:
        facts = _second_facts(person, contact)
        is_whole = any(name.is_whole for name in same)
        differs = (*differs, *_other_addresses(person, contact))
        sure = Sureness.SURE if facts and is_whole and not differs else Sureness.DOUBTFUL
        return Verdict(sure, ("name" if is_whole else "word", *facts), differs)
    if person.organisations & contact.organisations and _is_part(person, contact):
        return Verdict(Sureness.DOUBTFUL, ("part-of-name", "organisation"))
    for one, other in _whole_names(person, contact):
        near = _nearly_same(one, other, shorts)
        if near:
            return Verdict(
                Sureness.DOUBTFUL, (near, *_second_facts(person, contact)), ("name", *differs)
            )
    return _NOT_AT_ALL


def _shared(person: Identity, contact: Identity) -> tuple[str, ...]:
    """Give which kinds of address the two have in common."""
    found = []
    if person.emails & contact.emails:
        found.append("email")
    if any(is_same_number(one, other) for one, other in product(person.phones, contact.phones)):
        found.append("phone")
    if person.profiles & contact.profiles:
        found.append("profile")
    return tuple(found)


def _second_facts(person: Identity, contact: Identity) -> tuple[str, ...]:
    found = []
    if person.organisations & contact.organisations:
        found.append("organisation")
    both = person.birthday is not None and contact.birthday is not None
    if both and _may_be_one(person.birthday, contact.birthday):
        found.append("birthday")
    return tuple(found)


def _other_addresses(person: Identity, contact: Identity) -> Iterator[str]:
    """Give the kinds of address that both have and do not share, where they share none at all."""
    if person.phones and contact.phones:
        yield "phone"
    if person.emails and contact.emails:
        yield "email"


def _is_part(person: Identity, contact: Identity) -> bool:
    """Tell whether one goes by a single word that stands in the name of the other."""
    return any(
        min(len(one.parts), len(other.parts)) == 1 and not unmatched(one, other, {})
        for one, other in product(person.names, contact.names)
    )


def _may_be_one(one: PartialDate | None, other: PartialDate | None) -> bool:
    if one is None or other is None:
        return True
    same_day = (one.month, one.day) == (other.month, other.day)
    return same_day and (one.year is None or other.year is None or one.year == other.year)


def _whole_names(person: Identity, contact: Identity) -> list[tuple[Name, Name]]:
    return [
        (one, other)
        for one, other in product(person.names, contact.names)
        if one.is_whole and other.is_whole
    ]


def _names_agree(person: Identity, contact: Identity, shorts: ShortForms) -> bool:
    """Tell whether names beside a shared address may be one's: married, shortened, turned."""
    if not (person.is_named and contact.is_named):
        return True
    for one, other in product(person.names, contact.names):
        if not (one.parts and other.parts):
            continue
        left = unmatched(one, other, shorts)
        if not left:
            return True
        # One part of several differs: where it is not the given name, people marry.
        is_one_of_several = len(left) == 1 and min(len(one.parts), len(other.parts)) > 1
        if is_one_of_several and any(
            _is_form_of(person.given, part, shorts) for part in other.parts
        ):
            return True
    return False


def _is_form_of(given: Part, part: Part, shorts: ShortForms) -> bool:
    return bool(given & part) or is_short_for(given, part, shorts)


def _nearly_same(one: Name, other: Name, shorts: ShortForms) -> str:
    """Say how two whole names are near: by a short form, a part more, or one slip; else nothing."""
    left = unmatched(one, other, shorts)
    if not left:
        return "short-name" if len(one.parts) == len(other.parts) else "part-of-name"
    if len(left) > 1 or len(one.parts) != len(other.parts):
        return ""
    others = unmatched_of(other, one, shorts)
    slips = any(nearly(a, b) for a, b in product(left[0], others)) if others else False
    return "near-name" if slips else ""


def unmatched_of(one: Name, other: Name, shorts: ShortForms) -> Part:
    """Give the keys of the parts of a name that the other, of as many parts, has not."""
    return frozenset().union(
        *(
            part
            for part in one.parts
            if not any(
                part & facing or is_short_for(part, facing, shorts) for facing in other.parts
            )
        )
    )
