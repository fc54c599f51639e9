"""List items with their own text: not that of the items under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.vault.note import ListItem, Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultnet.vault.structure import Leaf, Structure

_TEXTUAL: Final = frozenset({Region.TEXT, Region.HEADING, Region.TABLE})


def list_items(body: Sequence[str], structure: Structure, first_line: int) -> tuple[ListItem, ...]:
    """Give the items of a body in the order of their lines.

    An item's own lines end where the first item under it begins (recorded). Code, HTML and block
    comments lie within its lines but are not text of it.
    """
    leaves = _own_leaves(structure)
    found: list[ListItem] = []
    for index, item in enumerate(structure.items):
        own = leaves[index]
        if own:
            last = max(item.first, own[-1].last)
            text = _text(body, own)
        else:  # empty, or the item under it begins on the same line: `- [ ] 1. text`
            last = item.first
            text = body[item.first][item.start :].strip()
        parent = None if item.parent is None else structure.items[item.parent].first + first_line
        found.append(
            ListItem(
                line=item.first + first_line,
                end_line=last + first_line,
                parent=parent,
                task=item.task,
                text=text,
            )
        )
    return tuple(found)


def _own_leaves(structure: Structure) -> list[list[Leaf]]:
    """Give the leaves of each item that stand before the first item under it."""
    ends: dict[int, int] = {}
    for item in structure.items:
        if item.parent is not None:
            ends.setdefault(item.parent, item.first)
    own: list[list[Leaf]] = [[] for _ in structure.items]
    for leaf in structure.leaves:
        if leaf.item is not None and leaf.first < ends.get(leaf.item, leaf.first + 1):
            own[leaf.item].append(leaf)
    return own


def _text(body: Sequence[str], leaves: Sequence[Leaf]) -> str:
    if len(leaves) == 1 and leaves[0].first == leaves[0].last and leaves[0].region is Region.TEXT:
        leaf = leaves[0]
        return "" if leaf.comment else body[leaf.first][leaf.starts[0] :].rstrip()
    return "\n".join(
        body[line][leaf.starts[line - leaf.first] :].rstrip()
        for leaf in leaves
        if leaf.region in _TEXTUAL and not leaf.comment
        for line in leaf.text_lines
    )
