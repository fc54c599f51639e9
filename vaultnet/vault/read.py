"""A note from its bytes: its text, and its property block; the body is read when asked for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vaultnet.core import block_problems
from vaultnet.core.block_names import BlockName
from vaultnet.core.problems import ProblemKind
from vaultnet.core.records import Severity, Source
from vaultnet.vault.blocks import MarkerError, begun_in, find_blocks, has_marker
from vaultnet.vault.frontmatter import read_head
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
_NO_BLOCKS: Final[frozenset[str]] = frozenset()  # one for all notes: each that is made takes space


def read_note(data: bytes, path: str) -> Note:
    """Read a note as Obsidian does; a pure function of its bytes and path that never raises.

    What Obsidian does not see, such as the tags of a rejected property block, is not in `tags`,
    `aliases` and `links`. Bytes that are not UTF-8 give a note without lines and a problem (S2.1).
    """
    try:
        decoded = decode(data)
    except UnicodeDecodeError as fault:
        return _unreadable(data, path, fault.start)
    text = decoded.text
    front, below = read_head(text, path)
    problems: tuple[Problem, ...] = () if front.problem is None else (front.problem,)
    blocks = _NO_BLOCKS
    if has_marker((text,)):  # as in hardly any note
        lines = lines_in(text)
        begun = begun_in(lines)
        problems = (*problems, *_marker_problems(begun, lines, path))
        blocks = frozenset(begun)
    note = Note(
        path=path,
        utf_8=text.encode() if decoded.bom or b"\r" in data else data,
        below=below,
        frontmatter=front,
        property_tags=tags_of(front) if front.properties else (),
        aliases=aliases_of(front) if front.properties else (),
        keys=_shared(tuple(front.properties)),
        problems=problems,
        blocks=blocks,
    )
    note.find_traces(text)  # of every note somebody asks for them, and the text is at hand
    return note


@lru_cache(maxsize=1024)
def _shared(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Give one object for all notes that have the same keys, as those from one template have."""
    return keys


def _marker_problems(
    blocks: Mapping[str, int], lines: Sequence[str], path: str
) -> Iterator[Problem]:
    """Report markers that do not pair, and blocks of a name that none has."""
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
    return Note(path, b"", 0, Frontmatter("none"), problems=(problem,))
