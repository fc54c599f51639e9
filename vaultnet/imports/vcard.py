"""vCard 2.1, 3.0 and 4.0: one card or many, as phones, web mail and address books write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.imported import Imported, ImportedPerson
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.records import Source
from vaultnet.imports.card_fields import CardField, fields_of
from vaultnet.imports.cards import MOST_CARD_BYTES, cards_of
from vaultnet.imports.draft import Draft
from vaultnet.imports.own_fields import OWN, take_own

if TYPE_CHECKING:
    from vaultnet.core.records import Problem
    from vaultnet.imports.manner import ForeignFile, Manner

    Take: TypeAlias = Callable[[Draft, CardField], None]

_HEAD: Final = pattern(rb"\A(?:\xef\xbb\xbf)?\s*BEGIN\s*:\s*VCARD", re.IGNORECASE)
# Apple writes its own labels between these signs.
_LABEL: Final = pattern(r"_\$!<(.*)>!\$_")
_ANDROID: Final = "vnd.android.cursor.item/"
# What programs keep for themselves: nothing that a person would look for in a note.
_BOOKKEEPING: Final = frozenset(
    (  # noqa: SIM905  a line for each would fill the page
        "BEGIN END VERSION PROFILE PRODID REV UID CLIENTPIDMAP SOURCE MAILER CLASS SORT-STRING "
        "SORT-AS XML LABEL AGENT GEO KIND X-ADDRESSBOOKSERVER-KIND X-ABUID X-ABADR X-ABSHOWAS "
        "X-ABLABEL X-ABCROP-RECTANGLE X-ABGUARDIANWHITELISTED X-SHARED-PHOTO-DISPLAY-PREF "
        "X-ABPHOTO X-EVOLUTION-FILE-AS X-EVOLUTION-WEBDAV-ETAG X-MOZILLA-HTML "
        "X-MS-OL-DEFAULT-POSTAL-ADDRESS X-MS-OL-DESIGN X-KADDRESSBOOK-CRYPTOPROTOPREF "
        "X-KADDRESSBOOK-OPENPGPFP CALURI FBURL CALADRURI X-PHONETIC-FIRST-NAME "
        "X-PHONETIC-LAST-NAME X-PHONETIC-MIDDLE-NAME X-PHONETIC-ORG X-SAMSUNGADR X-ACTIVITY-ALIAS "
        "X-CLASS"
    ).split()
)
_NO_PERSON: Final = frozenset({"group", "org", "organization", "location", "device", "application"})


def is_vcard(_name: str, head: bytes) -> bool:
    """Tell whether a file begins as a vCard does."""
    return _HEAD.match(head.replace(b"\0", b"").removeprefix(b"\xff\xfe")) is not None


def read_vcards(file: ForeignFile, manner: Manner) -> Imported:
    """Read every card of a file; pictures, lists of people and firms are left out."""
    people: list[ImportedPerson] = []
    problems: list[Problem] = []
    left: Counter[str] = Counter()
    for card in cards_of(file.stream):
        source = Source(file.name, card.line)
        problems += [kind.at(source, most=MOST_CARD_BYTES) for kind in card.faults]
        fields, faults = fields_of(card, file.name)
        problems += faults
        if _is_no_person(fields):
            left["no-person"] += 1
            continue
        draft = _draft(fields, Draft(source, manner))
        person = draft.person()
        problems += draft.problems
        if person is not None:
            people.append(person)
    return Imported(tuple(people), problems=tuple(problems), left=dict(left))


def _is_no_person(fields: list[CardField]) -> bool:
    kinds = {fold(one.text) for one in fields if one.name in {"KIND", "X-ADDRESSBOOKSERVER-KIND"}}
    as_company = any(one.name == "X-ABSHOWAS" and fold(one.text) == "company" for one in fields)
    return as_company or not kinds.isdisjoint(_NO_PERSON)


def _draft(fields: list[CardField], draft: Draft) -> Draft:
    labels = {one.group: _label(one) for one in fields if one.name == "X-ABLABEL" and one.group}
    # A field that is preferred comes first of its kind.
    for one in sorted(fields, key=lambda field: "pref" not in field.types):
        if one.name in _TAKEN:
            _TAKEN[one.name](draft, one)
        elif one.name == "X-ABDATE":
            is_yearly = labels.get(one.group, "").casefold() == "anniversary"
            _take_day(draft, one, "anniversary" if is_yearly else "", labels.get(one.group, ""))
        elif one.name not in _BOOKKEEPING:
            _take_other(draft, one, labels.get(one.group, ""))
    return draft


def _label(field: CardField) -> str:
    found = _LABEL.fullmatch(field.text.strip())
    return found[1] if found else field.text


def _take(meaning: str) -> Take:
    return lambda draft, field: draft.add(meaning, field.text, field.name)


def _take_name(draft: Draft, field: CardField) -> None:
    last, first, middle = [*field.parts(), "", "", ""][:3]
    draft.add("last-name", last)
    draft.add("first-name", first)
    draft.add("middle-name", middle)


def _take_list(meaning: str) -> Take:
    def take(draft: Draft, field: CardField) -> None:
        for part in field.parts(","):
            draft.add(meaning, part)

    return take


def _take_organisation(draft: Draft, field: CardField) -> None:
    name, *units = field.parts()
    draft.add("organisation", name)
    draft.note(field.name, ", ".join(filter(None, units)))


def _take_address(draft: Draft, field: CardField) -> None:
    """Keep town and country as the place; the whole address, with its street, with the notes."""
    parts = [*field.parts(), "", "", "", "", "", ""]
    _, _, street, town, _, _, country = parts[:7]
    if town or country:
        draft.add("location", ", ".join(filter(None, (town, country))))
    if street:
        draft.note(field.name, ", ".join(filter(None, field.parts())))


def _take_handle(draft: Draft, field: CardField) -> None:
    """Take an address of another network: a link where it is one."""
    if "://" in field.text and not field.text.startswith("x-apple:"):
        draft.add("link", field.text)
    else:
        kind = "/".join(sorted(field.types - {"pref", "home", "work"}))
        draft.note(f"{field.name} {kind}".strip(), field.text.removeprefix("x-apple:"))


def _take_day(draft: Draft, field: CardField, meaning: str, label: str) -> None:
    if meaning:
        draft.add(meaning, field.text, field.name)
    else:
        draft.note(label or field.name, field.text)


def _take_android(draft: Draft, field: CardField) -> None:
    kind, *rest = field.parts()
    if kind == f"{_ANDROID}nickname" and rest:
        draft.add("aliases", rest[0])
    else:
        values = [one for one in rest if one and not one.isdigit()]
        draft.note(kind.removeprefix(_ANDROID), ", ".join(values))


def _take_other(draft: Draft, field: CardField, label: str) -> None:
    """Keep a field of some program: under its meaning where it is ours, else with the notes."""
    if field.name.startswith(OWN):
        take_own(draft, field.name.removeprefix(OWN), field.text)
    else:
        draft.note(label or field.name, field.text)


_TAKEN: Final[Mapping[str, Take]] = {
    "FN": _take("name"),
    "N": _take_name,
    "NICKNAME": _take_list("aliases"),
    "EMAIL": _take("email"),
    "TEL": _take("phone"),
    "ORG": _take_organisation,
    "TITLE": _take("job"),
    "ROLE": _take("job"),
    "BDAY": _take("birthday"),
    "ANNIVERSARY": _take("anniversary"),
    "X-ANNIVERSARY": _take("anniversary"),
    "X-EVOLUTION-ANNIVERSARY": _take("anniversary"),
    "X-KADDRESSBOOK-X-ANNIVERSARY": _take("anniversary"),
    "DEATHDATE": _take("deceased"),
    "URL": _take("link"),
    "X-SOCIALPROFILE": _take_handle,
    "SOCIALPROFILE": _take_handle,
    "IMPP": _take_handle,
    "ADR": _take_address,
    "NOTE": _take("summary"),
    "CATEGORIES": _take_list("tags"),
    "TZ": _take("timezone"),
    "LANG": _take("language"),
    "X-ANDROID-CUSTOM": _take_android,
}
