"""`canvas`: a map of the network for Obsidian (JSON Canvas 1.0).

Each stage is a frame, the nearest to the left, and in it stand the notes of its people; the colour
tells how it stands with each. A map whose cards were moved by hand is never replaced.
"""

from __future__ import annotations

import json
from hashlib import sha256
from math import ceil, sqrt
from typing import TYPE_CHECKING, Final

from vaultnet.core.warmth import Health
from vaultnet.exports import plain
from vaultnet.exports.graph import graph_of, stage_name
from vaultnet.exports.seal import UNSEALED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vaultnet.core.records import Contact
    from vaultnet.exports.graph import Edge
    from vaultnet.exports.material import Material

    Node = Mapping[str, str | int]

_WIDTH: Final = 260
_HEIGHT: Final = 60
_GAP: Final = 40
_TALL: Final = 4  # a frame holds so many times more rows than columns, since cards are wide

# The presets of the format; never red: nobody is blamed for silence.
_COLOURS: Final[Mapping[Health, str]] = {
    Health.FRESH: "4",  # green
    Health.DUE: "3",  # yellow
    Health.COOLING: "2",  # orange
    Health.DORMANT: "5",  # cyan
}


def write(material: Material) -> bytes:
    """Write the map."""
    graph = graph_of(material)
    nodes: list[Node] = []
    x = 0
    for stage, people in graph.people.items():
        columns = max(1, ceil(sqrt(len(people) / _TALL)))
        rows = ceil(len(people) / columns)
        frame = {
            "id": f"stage-{stage or 'none'}" if nodes else UNSEALED,
            "type": "group",
            **_box(x, 0, columns * (_WIDTH + _GAP) + _GAP, rows * (_HEIGHT + _GAP) + _GAP),
            "label": stage_name(stage, material),
        }
        nodes += [frame, *_cards(people, material, x, rows)]
        x += int(frame["width"]) + _GAP
    edges = [_edge(one, material) for one in graph.edges]
    text = json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, indent="\t")
    return f"{text}\n".encode("utf-8", "backslashreplace")


def _cards(people: tuple[Contact, ...], material: Material, left: int, rows: int) -> Iterator[Node]:
    for number, one in enumerate(people):
        column, row = divmod(number, rows)
        card: dict[str, str | int] = {
            "id": _id(one.path),
            "type": "file",
            "file": one.path,
            **_box(
                left + _GAP + column * (_WIDTH + _GAP),
                _GAP + row * (_HEIGHT + _GAP),
                _WIDTH,
                _HEIGHT,
            ),
        }
        colour = _COLOURS.get(material.disclosure.standings[one.path].health.health)
        if colour is not None:
            card["color"] = colour
        yield card


def _edge(edge: Edge, material: Material) -> Node:
    shape: dict[str, str | int] = {
        "id": _id(edge.first, edge.second),
        "fromNode": _id(edge.first),
        "toNode": _id(edge.second),
        "toEnd": "arrow" if edge.introduced else "none",
    }
    if edge.introduced:
        shape["label"] = plain.line(material.say("export.graph.introduced"))
    return shape


def _box(x: int, y: int, width: int, height: int) -> dict[str, str | int]:
    return {"x": x, "y": y, "width": width, "height": height}


def _id(*paths: str) -> str:
    """Give the id of a card or of an edge: 16 hex digits, as Obsidian makes them."""
    return sha256("\0".join(paths).encode("utf-8", "surrogateescape")).hexdigest()[:16]
