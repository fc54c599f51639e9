"""`mermaid`: a graph of the network, to be put into a note as a block of that name.

Obsidian shows no graph of more than 50,000 characters or 500 edges (Mermaid's own defaults), and
nobody reads one of so many people: those with the most links are shown, some of the others where
there is room, and the rest is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.exports import plain
from vaultnet.exports.graph import Bounds, graph_of, stage_name
from vaultnet.exports.seal import UNSEALED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.records import Contact
    from vaultnet.exports.graph import Graph
    from vaultnet.exports.material import Material

_BOUNDS: Final = Bounds(linked=120, alone=40, edges=400)
_ROWS: Final = 5  # of those in one stage who have no link to anybody
_LONGEST_NAME: Final = 50  # characters; with every one of them escaped, 120 still fit
# Every ASCII sign but a few has a meaning somewhere in Mermaid, Markdown or HTML, and all of them
# read a label.
_SIGN: Final = pattern(r"[!-&(-+/:-@\[-`{-~]")


def write(material: Material) -> bytes:
    """Write the graph."""
    graph = graph_of(material, _BOUNDS)
    lines = [f"%% {UNSEALED}", "flowchart LR", *_nodes(graph, material)]
    return "\n".join([*lines, ""]).encode()


def _nodes(graph: Graph, material: Material) -> Iterator[str]:
    linked = {path for edge in graph.edges for path in (edge.first, edge.second)}
    ids: dict[str, str] = {}
    for number, (stage, people) in enumerate(graph.people.items(), 1):
        yield f'  subgraph s{number}["{label(stage_name(stage, material))}"]'
        yield "    direction LR"
        for one in people:
            ids[one.path] = f"p{len(ids) + 1}"
            yield f'    {ids[one.path]}["{label(_name(one))}"]'
        alone = [ids[one.path] for one in people if one.path not in linked]
        # Links that nobody sees put them into columns: left alone, they make one endless row.
        for first, second in zip(alone, alone[_ROWS:], strict=False):
            yield f"    {first} ~~~ {second}"
        yield "  end"
    if graph.left_out:
        yield f'  more["{label(material.say("export.graph.more", n=graph.left_out))}"]'
    introduced = label(material.say("export.graph.introduced"))
    for edge in graph.edges:
        arrow = f'-->|"{introduced}"|' if edge.introduced else "---"
        yield f"  {ids[edge.first]} {arrow} {ids[edge.second]}"


def label(text: str) -> str:
    """Give a text as a label can hold it: signs by their numbers, as `#35;`."""
    return _SIGN.sub(lambda sign: f"#{ord(sign[0])};", plain.line(text)) or " "


def _name(one: Contact) -> str:
    name = one.name
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
