"""The digest: found in its vault, read with what a person wrote on it, and worked out anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from vaultnet import languages
from vaultnet.api.digest_note import BOM, copies_of, read_digest
from vaultnet.api.vault import DIGEST, PAGES, Vault, plan_with, ticked
from vaultnet.core.dates import Week
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.words import Phrases, phrases_of
from vaultnet.digest.compose import Before, Layout, lay_out
from vaultnet.digest.rows import ids_of, sums_of
from vaultnet.digest.spent import Spent, spent_on
from vaultnet.digest.view import View
from vaultnet.vault.blocks import compose_block, replace_block
from vaultnet.vault.changes import Change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.api.digest_note import DigestNote
    from vaultnet.digest.page import Page
    from vaultnet.vault.blocks import Block
    from vaultnet.vault.links import LinkIndex


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
        bom = BOM if note.text.startswith(BOM) else ""
        new = f"{bom}{compose_block(DIGEST, week, page.content, page.sums)}\n"
        return Change(note.path, note.data, new.encode())
    how = Layout(spoken(), settled, _Logged(vault))
    is_new = rebuild or note.week != week
    kept = vault.kept.within(PAGES)
    shown = frozenset[str]() if is_new else ids_of(note.block.content, kept)
    view = view_of(vault, today, note.path, shown)
    if is_new:
        how = replace(how, before=view_of_page(vault, today, note))
    page = lay_out(view, before_of(vault, note), how)
    spent = _spent(vault, note, settled, is_moving=week != note.week)
    page = replace(page, sums=(*page.sums, *spent))
    if week == note.week and _is_same(page, note.block):
        return None  # the checksum of a page that a person marked is no reason to write
    new = replace_block(note.text, note.block, week, page.content, page.sums, below=page.below)
    data = new.encode()
    return None if data == note.data else Change(note.path, note.data, data)


def _spent(
    vault: Vault, note: DigestNote, settled: frozenset[str], *, is_moving: bool
) -> tuple[str, ...]:
    """Give the sums of the marks that were acted on, by the page or by a copy of it.

    On a page of a new week those alone that a copy may bring yet.
    """
    if note.block is None:
        return ()
    page, kept = note.block.content, vault.kept.within(PAGES)
    # Nearly all sums are those of lines.
    spent = Spent(note.block.sums - sums_of(page, kept), settled | _Logged(vault).keys())
    pages = [] if is_moving else [(note.week, ids_of(page, kept))]
    copies = copies_of(note, vault)
    pages += [(one.week, ids_of(one.block.content)) for one in copies if one.block is not None]
    found: list[str] = []
    for name, ids in pages:
        week = week_named(name, vault)
        if week is not None:
            found += spent_on(ids, week, spent)
    return tuple(dict.fromkeys(found))


def _is_same(page: Page, block: Block) -> bool:
    return page.content == block.content and {*page.sums} == block.sums and not page.below


def before_of(vault: Vault, note: DigestNote) -> Before | None:
    """Give the page that stands in the digest; None where there is none yet."""
    if note.block is None:
        return None
    block = note.block
    sums = None if not block.sums and block.is_ours else block.sums

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
        earlier=vault.kept.within(PAGES),
    )


@frozen_record
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


class _Logged(Mapping[str, str]):
    """What ticks have logged, each with all its lines, by their ids; a note is read when asked."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._sources = {one.action: one.source for one in ticked(vault)}

    def __getitem__(self, tick: str) -> str:
        from vaultnet.vault.edit.log import id_pattern  # noqa: PLC0415  few pages have such words

        source, has_id = self._sources[tick], id_pattern(tick).search
        lines = self._vault.notes[source.path].lines[source.line - 1 :]
        end = next((at for at, line in enumerate(lines) if has_id(line)), 0)
        return " ".join(lines[: end + 1])

    def __contains__(self, tick: object) -> bool:
        return tick in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)
