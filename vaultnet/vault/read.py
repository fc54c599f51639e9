"""A note from its bytes: its text, and its property block; the body is read when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core import block_problems
from vaultnet.core.block_names import BlockName
from vaultnet.core.problems import ProblemKind
from vaultnet.core.records import Severity, Source
from vaultnet.vault.blocks import MarkerError, begun_in, find_blocks, has_marker
from vaultnet.vault.frontmatter import head_of, read_frontmatter
from vaultnet.vault.note import Frontmatter, Note
from vaultnet.vault.properties import aliases_of, tags_of
from vaultnet.vault.text import decode, lines_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vaultnet.core.records import Problem

NOT_UTF_8: Final = ProblemKind(
    "not-utf-8",
    Severity.ERROR,
    "This file is not UTF-8 text, so nothing of it was read.",
    "Save it as UTF-8 with an editor that knows its present encoding.",
)
PROBLEMS: Final = (NOT_UTF_8,)


def read_note(data: bytes, path: str) -> Note:
    """Read a note as Obsidian does; a pure function of its bytes and path that never raises.

    What Obsidian does not see, such as the tags of a rejected property block, is not in `tags`,
    `aliases` and `links`. Bytes that are not UTF-8 give a note without lines and a problem (S2.1).
    """
    try:
        text = decode(data).text
    except UnicodeDecodeError as fault:
        return _unreadable(data, path, fault.start)
    head = head_of(text)
    front = read_frontmatter(head.split("\n"), path)
    lines = lines_in(text) if has_marker((text,)) else ()  # as in hardly any note
    blocks = begun_in(lines)
    return Note(
        path=path,
        text=text,
        below=len(head) + 1 if front.last_line else 0,
        frontmatter=front,
        property_tags=tags_of(front),
        aliases=aliases_of(front),
        problems=(*_problems(front), *_marker_problems(blocks, lines, path)),
        blocks=frozenset(blocks),
    )


def _problems(front: Frontmatter) -> Iterator[Problem]:
    if front.problem is not None:
        yield front.problem


def _marker_problems(
    blocks: Mapping[str, int], lines: Sequence[str], path: str
) -> Iterator[Problem]:
    """Report markers that do not pair, and blocks of a name that none has."""
    if not lines:
        return
    try:
        find_blocks("\n".join(lines))
    except MarkerError as fault:
        yield block_problems.MARKERS.at(Source(path, fault.line), reason=str(fault))
    for name, line in blocks.items():
        if name not in set(BlockName):
            known = ", ".join(BlockName)
            yield block_problems.UNKNOWN.at(Source(path, line), name=name, names=known)


def _unreadable(data: bytes, path: str, offset: int) -> Note:
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    problem = NOT_UTF_8.at(Source(path, before.count(b"\n") + 1))
    return Note(path, "", 0, Frontmatter("none"), problems=(problem,))
