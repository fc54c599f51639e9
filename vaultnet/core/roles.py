"""Roles: 24 kinds of contacts in six groups (guide, part 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "mentor": ("expert", "career", "life", "reverse"),
    "protege": ("beginner", "switcher", "technical", "career"),
    "colleague": ("adjacent", "leader", "innovator", "problem-solver"),
    "expert": ("opinion-leader", "researcher", "standards", "practice"),
    "employer": ("cto", "recruiter", "founder", "hr"),
    "candidate": ("talent", "seeking", "passive", "consultant"),
}
_KINDS: Final = {fold(kind): kind for kinds in ROLES.values() for kind in kinds}
_PARTS: Final = pattern(r"\s*[/:>()]\s*")


def role_of(text: str, words: Mapping[str, str]) -> str | None:
    """Give the role that a text names, as `mentor` or `mentor/career`; None where it names none.

    `words` maps folded phrases to roles. A role with two parts may have its group in any language
    and its kind in English, as a phrase, or as part of one: `mentor/career`, `ментор/карьерный`,
    `кандидат/талант`.
    """
    folded = fold(text)
    if folded in words:
        return words[folded]
    parts = [part for part in _PARTS.split(folded) if part]
    group = words.get(parts[0], "") if parts else ""
    if group not in ROLES:
        return None
    for kind in parts[1:]:
        if _KINDS.get(kind) in ROLES[group]:
            return f"{group}/{_KINDS[kind]}"
        for phrase in (kind, f"{kind} {parts[0]}"):
            if words.get(phrase, "").startswith(f"{group}/"):
                return words[phrase]
    return group


def role_of_kind(word: str) -> str | None:
    """Give the role whose kind has this name, such as `researcher`; the first of several groups."""
    kind = _KINDS.get(fold(word))
    found = (f"{group}/{kind}" for group, kinds in ROLES.items() if kind in kinds)
    return next(found, None)


def lacks_kind(text: str, words: Mapping[str, str]) -> bool:
    """Tell whether a text gives a group and a kind that the group does not have: `mentor/foo`."""
    _, slash, kind = text.partition("/")
    return bool(slash and kind.strip()) and role_of(text, words) in ROLES


def role_of_tag(tag: str, words: Mapping[str, str]) -> str | None:
    """Give the role of a tag: `mentor`, `mentor/career`, `career-mentor`.

    A single word for a kind, such as `founder`, says what a person is and not what they are to the
    owner: as a tag it is no role.
    """
    role = role_of(tag, words)
    says_group = role in ROLES or "/" in tag or " " in fold(tag)
    return role if says_group else None
