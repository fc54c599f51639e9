"""The network as a graph: people by stage, and who knows or introduced whom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.quick_records import frozen_record, ordered_record
from vaultnet.core.records import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.records import Contact
    from vaultnet.exports.material import Material

# The nearest first; who has none stands last.
STAGES: Final[tuple[Stage | None, ...]] = (*reversed(Stage), None)


@ordered_record
class Edge:
    """Two people who know each other, or of whom the first introduced the second."""

    first: str  # path
    second: str
    introduced: bool = False


@frozen_record
class Graph:
    """People and what links them."""

    people: Mapping[Stage | None, tuple[Contact, ...]]  # by name within each stage; none is empty
    edges: tuple[Edge, ...]  # sorted
    left_out: int = 0  # people beyond the most that were asked for


@frozen_record
class Bounds:
    """How much of a network a graph may show; None: all of it."""

    linked: int | None = None  # people who know one another
    alone: int | None = None  # people in all, from which on nobody without a link is added
    edges: int | None = None


def graph_of(material: Material, bounds: Bounds | None = None) -> Graph:
    """Make the graph of a network, within bounds.

    Where there are too many people, those with the most edges stay, then those of the later stages.
    The deceased are no part of it.
    """
    bounds = bounds or Bounds()
    living = {path: one for path, one in material.contacts.items() if not one.deceased}
    edges = [one for one in _edges(material) if one.first in living and one.second in living]
    degrees = Counter(path for one in edges for path in (one.first, one.second))

    def rank(one: Contact) -> tuple[int, int, str, str]:
        return (-degrees[one.path], STAGES.index(one.stage), fold(one.name), one.path)

    ranked = sorted(living.values(), key=rank)
    chosen = [one for one in ranked if degrees[one.path]][: bounds.linked]
    room = None if bounds.alone is None else max(0, bounds.alone - len(chosen))
    chosen += [one for one in ranked if not degrees[one.path]][:room]
    shown = {one.path for one in chosen}
    named = sorted(chosen, key=lambda one: (fold(one.name), one.path))
    by_stage = {stage: tuple(one for one in named if one.stage is stage) for stage in STAGES}
    return Graph(
        people={stage: people for stage, people in by_stage.items() if people},
        edges=tuple(one for one in edges if {one.first, one.second} <= shown)[: bounds.edges],
        left_out=len(living) - len(chosen),
    )


def stage_name(stage: Stage | None, material: Material) -> str:
    """Name a stage, or say that none is noted."""
    return material.say(f"stage.{stage}" if stage else "export.graph.stage.none")


def _edges(material: Material) -> list[Edge]:
    """Give the edges, each pair once: an introduction says more than that two know each other."""
    introduced = {
        Edge(by, one.path, introduced=True)
        for one in material.contacts.values()
        for by in one.introduced_by
        if by in material.contacts and by != one.path
    }
    pairs = {frozenset((one.first, one.second)) for one in introduced}
    known = {
        Edge(min(pair), max(pair))
        for pair in material.disclosure.network.acquainted
        if frozenset(pair) not in pairs
    }
    return sorted(introduced | known)
