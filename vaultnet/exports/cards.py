"""`vcf`: a vCard for each person, 3.0 (RFC 2426) for most programs, or 4.0 (RFC 6350).

No library at hand writes both: vobject knows 3.0 alone. Once lines are folded, the two differ in so
little that one list of properties serves both. What vCards have no word for is written as
`X-VAULTNET-…`, one fact to a line, so that it can be read back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from vaultnet.exports import plain
from vaultnet.exports.content_line import content_line, escaped, parts
from vaultnet.exports.seal import UNSEALED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.dates import PartialDate
    from vaultnet.core.records import Contact
    from vaultnet.exports.material import Material

    Property = tuple[str, str]  # name with its parameters, escaped value

_OWN: Final = "X-VAULTNET"
_OMITTED: Final = 1604  # Apple's year for none, a leap year; others read it by now too
_WITH_OWN_PROPERTY: Final = frozenset({"birthday", "anniversary"})


def write(material: Material) -> bytes:
    """Write all cards, by path of the note."""
    version = material.wishes.version
    return b"".join(
        _card(contact, version, material, is_first=not number)
        for number, contact in enumerate(material.disclosure.network.contacts)
    )


def _card(contact: Contact, version: str, material: Material, *, is_first: bool) -> bytes:
    properties = [
        ("BEGIN", "VCARD"),
        ("VERSION", version),
        ("PRODID", f"-//vaultnet//{UNSEALED if is_first else 'vaultnet'}//EN"),
        ("UID", f"urn:uuid:{_uuid(contact.path)}"),
        *_known_everywhere(contact),
        *(_new(contact) if version == "4.0" else _old(contact)),
        *_own(contact),
    ]
    standing = material.disclosure.standings[contact.path]
    if standing.health.last is not None:
        properties.append((f"{_OWN}-LAST-CONTACT", standing.health.last.day.isoformat()))
    properties.append(("END", "VCARD"))
    return b"".join(content_line(name, value) for name, value in properties)


def _uuid(path: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"vaultnet:{plain.line(path)}"))


def _known_everywhere(contact: Contact) -> Iterator[Property]:
    """Give the properties that both versions write in one way."""
    name = plain.line(contact.name)
    yield "FN", escaped(name)
    yield "N", _name_parts(name)
    if contact.aliases:
        yield "NICKNAME", parts(contact.aliases)
    for email in contact.emails:
        yield "EMAIL", escaped(email)
    for phone in contact.phones:
        yield "TEL", escaped(phone)
    for organisation in contact.organisations[:1]:
        yield "ORG", escaped(organisation.name)
    for organisation in contact.organisations[1:]:
        yield f"{_OWN}-ORGANISATION", escaped(organisation.name)
    if contact.job:
        yield "TITLE", escaped(contact.job)
    for link in contact.links:
        yield (
            "URL",
            escaped(link),
        )  # allowed (RFC 6350, 3.4), and read by all
    if contact.location or contact.country:
        yield "ADR", parts((), (), (), (contact.location or "",), (), (), (contact.country or "",))
    if contact.tags:
        yield "CATEGORIES", parts(contact.tags)


def _old(contact: Contact) -> Iterator[Property]:
    """Give what 3.0 writes in its own way, or has no word for."""
    if contact.birthday:
        yield _old_day("BDAY", contact.birthday)
    for one in contact.yearly_days:
        if one.kind == "anniversary" and not one.label:
            yield _old_day("X-ANNIVERSARY", one.day)
    if contact.language:
        yield f"{_OWN}-LANGUAGE", escaped(contact.language)
    if contact.timezone:
        yield f"{_OWN}-TIMEZONE", escaped(contact.timezone)


def _new(contact: Contact) -> Iterator[Property]:
    """Give what 4.0 writes in its own way; days as RFC 6350 has them (4.3.1)."""
    if contact.birthday:
        yield "BDAY", _new_day(contact.birthday)
    for one in contact.yearly_days:
        if one.kind == "anniversary" and not one.label:
            yield "ANNIVERSARY", _new_day(one.day)
    if contact.language:
        yield f"{_OWN}-LANGUAGE", escaped(contact.language)  # LANG takes a code alone
    if contact.timezone:
        yield "TZ", escaped(contact.timezone)


def _own(contact: Contact) -> Iterator[Property]:
    """Give what is vaultnet's own, one fact to a line."""
    yield f"{_OWN}-NOTE", escaped(plain.line(contact.path))
    facts = (
        ("STAGE", contact.stage),
        ("TIER", contact.tier),
        ("MET", contact.met and contact.met.isoformat()),
        ("MET-AT", contact.met_text),
        ("NEXT-CONTACT", contact.next_contact and contact.next_contact.isoformat()),
        ("SNOOZED-UNTIL", contact.snoozed_until and contact.snoozed_until.isoformat()),
        ("MINIMUM-GAP", contact.minimum_gap and contact.minimum_gap.iso()),
        ("CADENCE", "none" if contact.no_cadence else None),
        ("PAUSED", "true" if contact.paused else None),
        ("DECEASED", _deceased(contact)),
        *(("CADENCE", f"{layer} {span.iso()}") for layer, span in sorted(contact.cadence.items())),
        # As it is written, which says the role too; a role that no word says stands by its code.
        *(("RELATION", relation) for relation in contact.relations),
        *(("ROLE", role) for role in contact.roles if not contact.relations),
        *(("INTEREST", interest) for interest in contact.interests),
        *(("GROUP", group) for group in contact.groups),
        *(("PROJECT", project) for project in contact.projects),
        *(("EVENT", event) for event in contact.events),
        *(("INTRODUCED-BY", path) for path in contact.introduced_by),
        *(
            ("RATING", f"{name} {one.value} {one.day.isoformat() if one.day else ''}".rstrip())
            for name, one in sorted(contact.ratings.items())
        ),
        *(
            ("YEARLY-DAY", " ".join(filter(None, (one.kind, one.day.iso(), one.label))))
            for one in contact.yearly_days
            if one.label or one.kind not in _WITH_OWN_PROPERTY
        ),
    )
    for name, fact in facts:
        if fact:
            yield f"{_OWN}-{name}", escaped(fact)


def _deceased(contact: Contact) -> str | None:
    if contact.died:
        return contact.died.isoformat()
    return "true" if contact.deceased else None


def _name_parts(name: str) -> str:
    """Give family and given names as they are read in: the last word is the family's.

    That is a guess, which shows in no program but in its order of people; a name with a comma says
    itself which is which.
    """
    if "," in name:
        family, _, given = name.partition(",")
    else:
        given, _, family = name.rpartition(" ")
        given, family = (given, family) if given else (family, "")
    return parts((family.strip(),), (given.strip(),), (), (), ())


def _old_day(name: str, day: PartialDate) -> Property:
    if day.year is None:
        return f"{name};X-APPLE-OMIT-YEAR={_OMITTED}", f"{_OMITTED}-{day.month:02d}-{day.day:02d}"
    return name, day.iso()


def _new_day(day: PartialDate) -> str:
    year = "--" if day.year is None else f"{day.year:04d}"
    return f"{year}{day.month:02d}{day.day:02d}"
