"""The note of the digest, and the copies that sync tools have made of it: found and read."""

from __future__ import annotations

from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from vaultnet.api.vault import DIGEST, Vault
from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import NoteRefusedError
from vaultnet.vault import files
from vaultnet.vault.blocks import Block, MarkerError, find_blocks
from vaultnet.vault.conflicts import conflict_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.vault.note import Note

BOM: Final = "\ufeff"


@frozen_record
class DigestNote:
    """The note of the digest as it stands, and the block in it."""

    path: str
    data: bytes | None  # None: there is no such note yet
    text: str
    block: Block | None  # None: it is blank, and is filled like a new one

    @property
    def week(self) -> str:
        """The week that the page is of; empty where it has none yet."""
        return self.block.week if self.block else ""

    @property
    def outside(self) -> str:
        """What stands before the block and behind it; all of it where there is none."""
        block = self.block
        return f"{self.text[: block.start]}\n{self.text[block.end :]}" if block else self.text


def find_digest(vault: Vault) -> str:
    """Find the path of the digest: that of the settings, else where its owner has moved it to.

    A note that was renamed or moved is known by its marker at its head. Raises
    `NoteRefusedError` where there are several, none of them at the settings' path.
    """
    path = vault.settings.digest.path
    limit = vault.settings.vault.max_note_bytes
    if path in vault.notes or files.read_file_if_any(vault.root, path, limit) is not None:
        return path
    having = [other for other, note in sorted(vault.notes.items()) if _is_digest(note, vault)]
    found = [
        one
        for one in having
        if not any(is_copy(one, other) for other in (path, *having) if other != one)
    ]
    if len(found) > 1:
        raise NoteRefusedError(
            "{one} and {other} both have the block {block}, and there is no {path}: take "
            "the two marker lines out of one of them, or name the other in [digest] path.",
            code="two-pages",
            one=found[0],
            other=found[1],
            block=DIGEST,
            path=path,
        )
    return found[0] if found else path


def touches_digest(vault: Vault, paths: Iterable[str]) -> bool:
    """Tell whether the digest, or a conflict copy of it, is among some paths."""
    try:
        page = find_digest(vault)
    except NoteRefusedError:
        page = vault.settings.digest.path
    return any(path == page or is_copy(path, page) for path in paths)


def _is_digest(note: Note, vault: Vault) -> bool:
    """Tell whether a note begins with a whole block of the digest, as the one that we make does."""
    if DIGEST not in note.blocks:
        return False
    if note.path in vault.network.private_notes:
        return False
    lines = note.lines[note.frontmatter.last_line :]
    try:
        blocks = find_blocks("\n".join(lines))
    except MarkerError:
        return False
    first = next((at for at, line in enumerate(lines, 1) if line.strip()), 0)
    return any(one.name == DIGEST and one.line == first for one in blocks)


def is_copy(path: str, original: str) -> bool:
    """Tell whether a note of the digest's block has the name of a conflict copy of another.

    The block is proof enough beside such a name, even if a person could choose the name too.
    """
    name = conflict_of(path)
    return name is not None and original in name.originals


def read_digest(vault: Vault) -> DigestNote:
    """Read the note of the digest.

    Raises `NoteRefusedError` for a note that has no block or odd markers, and `WriteFailedError`
    for one that cannot be read.
    """
    path = find_digest(vault)
    data = files.read_file_if_any(vault.root, path, vault.settings.vault.max_note_bytes)
    text = _text_of(data or b"", path)
    is_blank = not text.removeprefix(BOM).strip()
    return DigestNote(path, data, text, None if is_blank else _block_of(text, path))


def copies_of(note: DigestNote, vault: Vault) -> Iterator[DigestNote]:
    """Give the conflict copies of the digest that still have a whole block."""
    blocks = map(attrgetter("blocks"), vault.notes.values())
    for path in sorted(compress(vault.notes, blocks)):  # few have any
        other = vault.notes[path]
        if DIGEST not in other.blocks or path == note.path:
            continue
        if not is_copy(path, note.path):
            continue
        text = "\n".join(other.lines)
        try:
            block = next((one for one in find_blocks(text) if one.name == DIGEST), None)
        except MarkerError:
            continue
        if block is not None:
            yield DigestNote(path, None, text, block)


def _text_of(data: bytes, path: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise NoteRefusedError(
            "{path} is not UTF-8 and was left alone: rename it, or save it as UTF-8.",
            code="page-not-utf8",
            path=path,
        ) from error


def _block_of(text: str, path: str) -> Block:
    try:
        block = next((one for one in find_blocks(text) if one.name == DIGEST), None)
    except MarkerError as error:
        raise NoteRefusedError(
            "{path}:{line}: {reason}; the note was left alone: mend its marker lines.",
            code="markers",
            path=path,
            line=error.line,
            reason=str(error),
        ) from error
    if block is None:
        raise NoteRefusedError(
            "{path} has no place for the digest and was left alone: add the two lines `%% "
            "vaultnet:begin {block} %%` and `%% vaultnet:end {block} %%` where it shall "
            "stand, each alone on its line and at the margin, in no list, quote or code.",
            code="no-place-for-page",
            path=path,
            block=DIGEST,
        )
    return block
