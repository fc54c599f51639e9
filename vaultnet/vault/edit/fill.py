"""Empty properties filled with what another program knows; what a note says is never touched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.edit.properties import add_properties, set_property
from vaultnet.vault.parse.days import is_placeholder
from vaultnet.vault.read import read_note
from vaultnet.vault.tag_text import is_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.core.filling import Fill
    from vaultnet.core.records import Contact
    from vaultnet.vault.edit.usual_keys import UsualKeys
    from vaultnet.vault.note import Value

_WHOLE: Final = pattern(r"-?(?:0|[1-9][0-9]{0,8})")
_TRUTHS: Final = {"true": True, "false": False}
_ALWAYS_LISTS: Final = frozenset({"aliases", "tags"})
# Of these a number or a truth is one; of others (a telephone number, a company) it is text.
_TEXTS: Final = frozenset(
    {"aliases", "email", "phone", "organisation", "job", "location", "link", "tags"}
)


@frozen_record
class Filled:
    """A property that gets a value: where, and which."""

    path: str
    key: str
    texts: tuple[str, ...]


def fill_properties(
    data: bytes, path: str, fills: Iterable[Fill], keys: UsualKeys, contact: Contact | None
) -> tuple[bytes, tuple[Filled, ...]]:
    """Give the bytes of a note with its empty properties filled, and which these are.

    `contact` is the record of the note as it is, None for a note that is being made: whatever it
    says, wherever in the note, is not empty. Raises `NoteRefusedError` as `set_property` does.
    """
    note = read_note(data, path)
    values: dict[str, Value] = {}
    filled = []
    for fill in _told(fills):
        if contact is not None and _is_known(fill, contact):
            continue
        key = keys.of(note, fill)
        if key is not None and key not in values:
            values[key] = _value(fill, is_list=keys.is_list(key))
            filled.append(Filled(path, key, fill.texts))
    for key in values.keys() & note.properties.keys():
        data = set_property(data, path, key, values[key])
    new = {key: value for key, value in values.items() if key not in note.properties}
    return add_properties(data, path, new), tuple(filled)


def with_tags(data: bytes, path: str, labels: Iterable[str]) -> bytes:
    """Give the bytes of a new note with labels of another program among its tags."""
    note = read_note(data, path)
    key = next((key for key in note.properties if key.lower() == "tags"), "tags")
    held = [tag.name for tag in note.tags if tag.origin == f"property:{key}"]
    tags = [*held]
    for label in labels:
        tag = "-".join(label.split())
        if is_tag(tag) and fold(tag) not in map(fold, tags):
            tags.append(tag)
    new: Value = [*tags]
    return set_property(data, path, key, new) if tags != held else data


def _told(fills: Iterable[Fill]) -> Iterator[Fill]:
    """Leave out texts that stand for nothing, as `n/a`; of a cadence `none` says something."""
    for fill in fills:
        texts = tuple(text for text in fill.texts if not is_placeholder(text))
        if fill.meaning == "cadence":
            yield fill
        elif texts:
            yield replace(fill, texts=texts)


def _is_known(fill: Fill, contact: Contact) -> bool:
    said: dict[str, object] = {
        "aliases": contact.aliases,
        "email": contact.emails,
        "phone": contact.phones,
        "organisation": contact.organisations,
        "job": contact.job,
        "location": contact.location,
        "birthday": contact.birthday,
        "link": set(fill.texts) & set(contact.links),
        "anniversary": [day for day in contact.yearly_days if day.kind == "anniversary"],
        "stage": contact.stage,
        "cadence": contact.cadence or contact.no_cadence,
        "interests": contact.interests,
        "relation": contact.relations or contact.roles,
        "role": contact.roles,
        "tier": contact.tier,
        "language": contact.language,
        "timezone": contact.timezone,
        "groups": contact.groups,
        "projects": contact.projects,
        "events": contact.events,
        "met-text": contact.met_text,
        "introduced-by": contact.introduced_by,
        "paused": contact.paused,
        "deceased": contact.deceased,
    }
    return bool(said.get(fill.meaning))


def _value(fill: Fill, *, is_list: bool) -> Value:
    if len(fill.texts) > 1 or is_list or fill.meaning in _ALWAYS_LISTS:
        return [*fill.texts]
    text = fill.texts[0]
    if fill.meaning not in _TEXTS:
        if text.casefold() in _TRUTHS:
            return _TRUTHS[text.casefold()]
        if _WHOLE.fullmatch(text):
            return int(text)
    return text
