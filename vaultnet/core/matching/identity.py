"""What of a person can be compared, whether the person stands in a note or in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.matching.addresses import (
    email_key,
    is_same_number,
    organisation_key,
    phone_key,
    profile_key,
)
from vaultnet.core.matching.names import Name, keys_of, name_of
from vaultnet.core.names import fold
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vaultnet.core.dates import PartialDate
    from vaultnet.core.imported import ImportedPerson
    from vaultnet.core.matching.names import Part
    from vaultnet.core.records import Contact

OWNER: Final = "owner"  # the key of an owner without a note


@frozen_record
class Identity:
    """A person as matching sees one; every set holds comparable forms."""

    key: str  # a contact's path; of somebody in a file `file:line`
    names: tuple[Name, ...] = ()  # the name first, then the others
    given: Part = frozenset()  # keys of the given name, where it is known
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    profiles: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    birthday: PartialDate | None = None
    facts: frozenset[str] = frozenset()  # what else is known, by meaning: "job", "link"

    @property
    def is_named(self) -> bool:
        """Tell whether there is any name to compare."""
        return any(name.parts for name in self.names)


def identity_of_contact(contact: Contact) -> Identity:
    """Give what can be compared of a contact."""
    return Identity(
        key=contact.path,
        names=tuple(map(name_of, (contact.name, *contact.aliases))),
        emails=_keys(email_key, contact.emails),
        phones=_keys(phone_key, contact.phones),
        profiles=_keys(profile_key, contact.links),
        organisations=_keys(organisation_key, (one.name for one in contact.organisations)),
        birthday=contact.birthday,
        facts=frozenset(_known(job=contact.job, location=contact.location, link=contact.links)),
    )


def identity_of_person(person: ImportedPerson, key: str = "") -> Identity:
    """Give what can be compared of somebody in a file; without a `key`, under the place there."""
    given = frozenset(key for word in fold(person.given).split() for key in keys_of(word))
    return Identity(
        key=key or f"{person.source.path}:{person.source.line}",
        names=tuple(map(name_of, filter(None, (person.name, *person.other_names)))),
        given=given,
        emails=_keys(email_key, person.emails),
        phones=_keys(phone_key, person.phones),
        profiles=_keys(profile_key, person.links),
        organisations=_keys(organisation_key, person.organisations),
        birthday=person.birthday,
        facts=frozenset(_known(job=person.job, location=person.location, link=person.links)),
    )


def identity_of_owner(names: Iterable[str], path: str | None) -> Identity:
    """Give what can be compared of the person whose vault it is; `names` has the addresses too."""
    names = tuple(names)
    return Identity(
        key=path or OWNER,
        names=tuple(name_of(name) for name in names if "@" not in name),
        emails=_keys(email_key, (name for name in names if "@" in name)),
    )


def joined(one: Identity, other: Identity) -> Identity:
    """Give all that is known of a person by two records; of two birthdays the first stands."""
    return Identity(
        key=one.key,
        names=tuple(dict.fromkeys((*one.names, *other.names))),
        given=one.given or other.given,
        emails=one.emails | other.emails,
        phones=one.phones | other.phones,
        profiles=one.profiles | other.profiles,
        organisations=one.organisations | other.organisations,
        birthday=one.birthday or other.birthday,
        facts=one.facts | other.facts,
    )


def adds_nothing(person: Identity, contact: Identity) -> bool:
    """Tell whether all that can be compared of somebody in a file is known of a contact."""
    return (
        person.emails <= contact.emails
        and person.profiles <= contact.profiles
        and person.organisations <= contact.organisations
        and person.birthday in {None, contact.birthday}
        and person.facts <= contact.facts
        and all(
            any(is_same_number(one, other) for other in contact.phones) for one in person.phones
        )
    )


def _known(**facts: object) -> Iterator[str]:
    return (name for name, value in facts.items() if value)


def _keys(key_of: Callable[[str], str | None], texts: Iterable[str]) -> frozenset[str]:
    return frozenset(key for text in texts if (key := key_of(text)) is not None)
