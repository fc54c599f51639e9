"""What a contact is to the owner: roles that are known, and the words for others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.quick_records import frozen_record
from vaultnet.core.roles import ROLES, lacks_kind, role_of, role_of_tag
from vaultnet.vault.parse.lines.plain_text import plain
from vaultnet.vault.parse.lines.wording import link_name, phrase_of
from vaultnet.vault.parse.values import after_prefix, parts_of, shown, unique

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.vault.parse.people.card import Card
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.report import Report

_MEANINGS: Final = ("role", "relation", "category")


@frozen_record
class ContactRoles:
    """The roles of a contact, and the words in which roles and relations are written."""

    roles: tuple[str, ...]
    offices: tuple[str, ...]  # texts of the key `role` that are an office and no role
    relations: tuple[str, ...]  # all words as written


def read_roles(card: Card, tags: Iterable[str], reading: Reading, report: Report) -> ContactRoles:
    """Read what a contact is to the owner; a kind that its group does not have is reported."""
    _check_kinds(card, reading, report)
    roles, offices = _roles(card, tags, reading)
    return ContactRoles(roles, offices, _relations(card, tags, reading))


def _roles(
    card: Card, tags: Iterable[str], reading: Reading
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the roles, and the texts of the key `role` that are an office and no role."""
    words = reading.words.roles
    roles: list[str] = []
    offices: list[str] = []
    for text in card.parts("role"):
        role = role_of_tag(link_name(text), words)
        (roles if role else offices).append(role or plain(text))
    named = card.parts("relation", "category")
    roles += [role_of(link_name(text), words) or "" for text in named]
    for tag in tags:
        prefix, _, rest = tag.partition("/")
        by_prefix = rest and reading.meaning(prefix) in {"role", "relation"}
        roles.append((role_of(rest, words) if by_prefix else role_of_tag(tag, words)) or "")
    return unique(roles), unique(offices)


def _relations(card: Card, tags: Iterable[str], reading: Reading) -> tuple[str, ...]:
    """Give the words for roles and relations as they are written, those for kinds of notes not."""
    named = [link_name(text) for text in card.parts(*_MEANINGS)]
    named += [*after_prefix(tags, "role", reading), *after_prefix(tags, "relation", reading)]
    return unique(plain(text) for text in named if phrase_of(text) not in reading.words.kinds)


def _check_kinds(card: Card, reading: Reading, report: Report) -> None:
    for prop in card.all(*_MEANINGS):
        for text in parts_of(prop):
            if lacks_kind(link_name(text), reading.words.roles):
                group = role_of(link_name(text), reading.words.roles)
                message = f"{prop.key}: {shown(text)} names no kind of {group} that is known."
                hint = f"It counts as {group}; the kinds are {', '.join(ROLES[group or ''])}."
                report.note(card.source(prop), "unknown-role", message, hint, about=shown(text))
