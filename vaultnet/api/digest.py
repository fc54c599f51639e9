"""The digest: found in its vault, read with what a person wrote on it, and worked out anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from vaultnet import languages
from vaultnet.api.vault import DIGEST, Vault, plan_with
from vaultnet.core.dates import Week
from vaultnet.core.words import Phrases, phrases_of
from vaultnet.digest.compose import Before, Layout, lay_out
from vaultnet.digest.rows import ids_of
from vaultnet.digest.view import View
from vaultnet.errors import NoteRefusedError
from vaultnet.vault import files
from vaultnet.vault.blocks import (
    Block,
    MarkerError,
    compose_block,
    find_blocks,
    replace_block,
)
from vaultnet.vault.changes import Change
from vaultnet.vault.conflicts import conflict_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from vaultnet.digest.page import Page
    from vaultnet.vault.links import LinkIndex
    from vaultnet.vault.note import Note

_BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
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
    if DIGEST not in note.blocks or note.path in vault.network.private_notes:
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
    is_blank = not text.removeprefix(_BOM).strip()
    return DigestNote(path, data, text, None if is_blank else _block_of(text, path))


def refresh_digest(
    vault: Vault,
    today: date,
    *,
    rebuild: bool = False,
    settled: frozenset[str] = frozenset(),
) -> Change | None:
    """Work out the digest of `today` as a change that is not yet done; None if it is current.

    Within its week the page keeps its lines where they are, unless `rebuild` lays it out anew. What
    a person wrote on it stays; when its week is over, it goes below the block or along with its
    line. A note that is blank is filled like a new one. `settled` are the ids of the marks that
    `act_on_digest` has dealt with.
    Raises `NoteRefusedError` for a note that has no block or odd markers, and `WriteFailedError`
    for one that cannot be read.
    """
    note = read_digest(vault)
    week = Week.containing(today, vault.settings.digest.week_start).name
    if note.block is None:
        page = lay_out(view_of(vault, today, note.path), None)
        bom = _BOM if note.text.startswith(_BOM) else ""
        new = f"{bom}{compose_block(DIGEST, week, page.content, page.sums)}\n"
        return Change(note.path, note.data, new.encode())
    how = Layout(spoken(), settled, _logged(vault))
    is_new = rebuild or note.week != week
    shown = frozenset[str]() if is_new else ids_of(note.block.content)
    view = view_of(vault, today, note.path, shown)
    if is_new:
        how = replace(how, before=view_of_page(vault, today, note))
    page = lay_out(view, before_of(vault, note), how)
    if week == note.week and _is_same(page, note.block):
        return None  # the checksum of a page that a person marked is no reason to write
    new = replace_block(note.text, note.block, week, page.content, page.sums, below=page.below)
    data = new.encode()
    return None if data == note.data else Change(note.path, note.data, data)


def _is_same(page: Page, block: Block) -> bool:
    return page.content == block.content and {*page.sums} == block.sums and not page.below


def before_of(vault: Vault, note: DigestNote) -> Before | None:
    """Give the page that stands in the digest; None where there is none yet."""
    if note.block is None:
        return None
    block = note.block
    sums = None if block.is_ours and not block.sums else block.sums

    def resolve(target: str) -> str | None:
        return vault.links.resolve(target.replace("%20", " "), note.path)

    return Before(block.content, block.week, sums, resolve)


def view_of_page(vault: Vault, today: date, note: DigestNote) -> View:
    """Look at the vault in the week that the page is of, on the day next to today."""
    week = week_named(note.week, vault)
    if week is not None:
        today = max(week.first, min(today, week.last))
    shown = ids_of(note.block.content) if note.block else frozenset[str]()
    return view_of(vault, today, note.path, shown)


def week_named(name: str, vault: Vault) -> Week | None:
    """Give the week of a page by its name, `2026-W48`; None for any other text."""
    return Week.named(name, vault.settings.digest.week_start)


def view_of(vault: Vault, today: date, source: str, shown: frozenset[str] = frozenset()) -> View:
    """Look at a vault on a day, with links as the note at `source` has them.

    `shown` are the ids of the lines that the page of that week has.
    """
    return View(
        plan=plan_with(vault, today, shown),
        network=vault.network,
        settings=vault.settings,
        phrases=vault.phrases,
        link=Linking(vault.links, source, vault.config.markdown_links),
        shown=shown,
        earlier=vault.kept,
    )


@dataclass(frozen=True, slots=True)
class Linking:
    """Makes the links of one note; one that makes the same links is equal."""

    links: LinkIndex
    source: str  # path of the note
    is_markdown: bool

    def __call__(self, path: str, shown: str | None) -> str | None:
        """Link to a note with the text to be shown; None where no link can."""
        return self.links.link_to(path, self.source, shown, markdown=self.is_markdown)


@cache
def spoken() -> tuple[Phrases, ...]:
    """Give the phrases of every language: a page may have been written in any of them."""
    return tuple(map(phrases_of, languages.load_all()))


def _logged(vault: Vault) -> Mapping[str, str]:
    """Give by the ids of ticks the lines that they have logged."""
    return {
        one.action: vault.notes[one.source.path].lines[one.source.line - 1]
        for one in vault.network.interactions
        if one.action
    }


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
