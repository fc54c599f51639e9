"""How often to be in touch with a contact, and by which rule.

The first rule that answers wins with its whole mapping of layers; layers of different rules are
never mixed. To add a rule, write a function and give it its place in `CADENCE_RULES`.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from vaultnet.core.dates import Span
from vaultnet.core.names import fold
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Layer, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vaultnet.core.records import Contact
    from vaultnet.core.settings import CadenceSettings

# The guide's layers of a kept relationship (2.1): a light update each month, a conversation each
# quarter, a meeting each year.
KEPT: Final[Mapping[Layer, Span]] = {
    Layer.LIGHT: Span(months=1),
    Layer.DEEP: Span(months=3),
    Layer.MEETING: Span(years=1),
}


@frozen_record
class CadenceRule:
    """The cadence of one contact and the rule that gave it."""

    kind: str  # "own", "role", "stage", "tag", "folder", "tier", "default", "kept" or "none"
    name: str = ""  # which role, tag, folder …
    layers: Mapping[Layer, Span] = field(default_factory=dict)


def _own(contact: Contact, _settings: CadenceSettings) -> CadenceRule | None:
    if contact.no_cadence:
        return CadenceRule("own")
    return CadenceRule("own", "", contact.cadence) if contact.cadence else None


def _role(contact: Contact, settings: CadenceSettings) -> CadenceRule | None:
    named = {fold(role): (role, layers) for role, layers in settings.roles.items()}
    found = {}
    # A word for a relation that is no role, such as "friend", has a rule as it is written.
    for role in (*contact.roles, *contact.relations):
        group = role.partition("/")[0]
        for name in (fold(role), fold(group)):
            if name in named:
                found[named[name][0]] = named[name][1]
                break
    return _shortest("role", found)


def _stage(contact: Contact, settings: CadenceSettings) -> CadenceRule | None:
    stage = contact.stage or Stage.ACQUAINTANCE
    layers = settings.stages.get(stage)
    return None if layers is None else CadenceRule("stage", stage, layers)


def _tag(contact: Contact, settings: CadenceSettings) -> CadenceRule | None:
    named = {fold(tag.removeprefix("#")): (tag, layers) for tag, layers in settings.tags.items()}
    found = {}
    for tag in contact.tags:
        for name in _with_parents(fold(tag)):
            if name in named:
                found[named[name][0]] = named[name][1]
                break
    return _shortest("tag", found)


def _folder(contact: Contact, settings: CadenceSettings) -> CadenceRule | None:
    named = {folder.strip("/"): layers for folder, layers in settings.folders.items()}
    for name in _with_parents(contact.path.rpartition("/")[0]):
        if name in named:
            return CadenceRule("folder", name, named[name])
    return None


def _tier(contact: Contact, settings: CadenceSettings) -> CadenceRule | None:
    if contact.tier is None:
        return None
    for tier, layers in settings.tiers.items():
        if fold(tier) == fold(contact.tier):
            return CadenceRule("tier", tier, layers)
    return None


def _default(contact: Contact, settings: CadenceSettings) -> CadenceRule | None:
    if settings.default is not None:
        return CadenceRule("default", "", settings.default)
    if contact.stage is None or contact.stage is Stage.ACQUAINTANCE:
        return None
    return CadenceRule("kept", contact.stage, KEPT)


def _with_parents(path: str) -> Iterable[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]


def _shortest(kind: str, found: Mapping[str, Mapping[Layer, Span]]) -> CadenceRule | None:
    """Join the mappings of one rule: for each layer the shortest span of them."""
    if not found:
        return None
    layers: dict[Layer, Span] = {}
    for mapping in found.values():
        for layer, span in mapping.items():
            if layer not in layers or span.days_about < layers[layer].days_about:
                layers[layer] = span
    return CadenceRule(kind, ", ".join(sorted(found)), layers)


CADENCE_RULES: Final[tuple[Callable[[Contact, CadenceSettings], CadenceRule | None], ...]] = (
    _own,
    _role,
    _stage,
    _tag,
    _folder,
    _tier,
    _default,
)


def cadence_for(contact: Contact, settings: CadenceSettings) -> CadenceRule:
    """Give the cadence of a contact by the first rule that answers; kind "none" if none does."""
    for rule in CADENCE_RULES:
        answer = rule(contact, settings)
        if answer is not None:
            return answer
    return CadenceRule("none")
