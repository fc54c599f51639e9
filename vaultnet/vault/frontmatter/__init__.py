"""The property block of a note: found, read as Obsidian reads it, explained, salvaged, written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vaultnet.vault.frontmatter.faults import BlockError
from vaultnet.vault.frontmatter.fences import (
    FENCE,
    Parts,
    find_closer,
    head_of,
    is_misplaced,
    is_unclosed,
    may_have_block,
    split_note,
)
from vaultnet.vault.frontmatter.load import load_block
from vaultnet.vault.note import Frontmatter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.core.records import Problem
    from vaultnet.vault.frontmatter.compose import Block

__all__ = ["Parts", "read_frontmatter", "read_head", "split_note"]


def read_frontmatter(lines: Sequence[str], path: str) -> Frontmatter:
    """Read the property block of a note: `lines` are those of the file, or of its head (S3, S4).

    A block that Obsidian rejects is "rejected": it has no properties but what was salvaged, and a
    problem that names the line at fault. A block that holds no map is "empty". Never raises.
    """
    closer = find_closer(lines)
    if not closer:
        return _without_block(lines, path)
    return _read(lines, closer, path)


def read_head(text: str, path: str) -> tuple[Frontmatter, int]:
    """Read the property block of a note that begins with `text`, and give the offset below it.

    It is 0 where there is no block. Never raises.
    """
    if not may_have_block(text):  # as notes without one mostly show by their first sign
        return _NONE, 0
    head = head_of(text)
    front = read_frontmatter(head.split("\n"), path)
    return front, len(head) + 1 if front.last_line else 0


def _read(lines: Sequence[str], closer: int, path: str) -> Frontmatter:
    odd = lines[closer] != FENCE
    block_lines = lines[1:closer]
    try:
        block = load_block("\n".join(block_lines))
    except BlockError as error:
        from vaultnet.vault.frontmatter.explain import explain_broken  # noqa: PLC0415  few are
        from vaultnet.vault.frontmatter.salvage import salvage_block  # noqa: PLC0415  likewise

        salvaged = salvage_block(block_lines)
        return Frontmatter(
            "rejected",
            salvaged=salvaged.value if isinstance(salvaged.value, dict) else {},
            lines=_in_file(salvaged),
            written=salvaged.written,
            last_line=closer + 1,
            odd_closer=odd,
            problem=explain_broken(error, block_lines, path),
        )
    problem = _odd_closer(closer + 1, path) if odd else None
    if not isinstance(block.value, dict) or not block.value:
        return Frontmatter("empty", last_line=closer + 1, odd_closer=odd, problem=problem)
    return Frontmatter(
        "read",
        block.value,
        lines=_in_file(block),
        written=block.written or _NOTHING_WRITTEN,
        last_line=closer + 1,
        odd_closer=odd,
        problem=problem,
    )


_NONE: Final = Frontmatter("none")  # of very many notes, and the same for all
_NOTHING_WRITTEN: Final[Mapping[str, str]] = MappingProxyType({})  # likewise
_FEW: Final = 64  # keys, up to which the lines are remembered for others


def _without_block(lines: Sequence[str], path: str) -> Frontmatter:
    unclosed = is_unclosed(lines)
    if not unclosed and not is_misplaced(lines):
        return _NONE
    from vaultnet.vault.frontmatter import explain  # noqa: PLC0415  few notes are explained

    trap = explain.UNCLOSED if unclosed else explain.MISPLACED
    return Frontmatter("none", problem=explain.explain_fence(trap, 1, path))


def _odd_closer(line: int, path: str) -> Problem:
    from vaultnet.vault.frontmatter import explain  # noqa: PLC0415  few notes are explained

    return explain.explain_fence(explain.ODD_CLOSER, line, path)


def _in_file(block: Block) -> Mapping[str, int]:
    """Turn lines of a block, counted from 0, into those of the file: line 1 is the fence."""
    if len(block.lines) > _FEW:
        return _counted_in_file(tuple(block.lines.items()))
    return _of_template(tuple(block.lines.items()))


@lru_cache(maxsize=1 << 8)
def _of_template(lines: tuple[tuple[str, int], ...]) -> Mapping[str, int]:
    """Give one object for all notes that have the same keys on the same lines."""
    return _counted_in_file(lines)


def _counted_in_file(lines: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    return {key: line + 2 for key, line in lines}
