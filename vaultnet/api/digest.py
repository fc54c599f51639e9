"""The digest: found in its vault, and worked out anew as a change that is not yet done."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vaultnet import languages
from vaultnet.api.vault import Vault, make_plan
from vaultnet.core.words import Phrases, phrases_of
from vaultnet.digest.compose import compose
from vaultnet.digest.view import View
from vaultnet.errors import NoteRefusedError
from vaultnet.vault import files
from vaultnet.vault.apply import Change
from vaultnet.vault.blocks import Block, MarkerError, compose_block, find_blocks, replace_block

if TYPE_CHECKING:
    from datetime import date

DIGEST: Final = "due"  # the name of the digest's block

_BOM: Final = "\ufeff"


def refresh_digest(vault: Vault, today: date, *, rebuild: bool = False) -> Change | None:
    """Work out the digest of `today` as a change that is not yet done; None if it is current.

    Within its week the page keeps its lines where they are, unless `rebuild` lays it out anew. A
    note that is blank is filled like a new one.
    Raises `NoteRefusedError` for a note that has no block, odd markers, or a block that was
    changed by hand, and `WriteFailedError` for one that cannot be read.
    """
    path = vault.settings.digest.path
    old = files.read_file_if_any(vault.root, path, vault.settings.vault.max_note_bytes)
    view = _view(vault, today)
    week = view.plan.week.name
    text = _text_of(old or b"", path)
    if not text.removeprefix(_BOM).strip():
        bom = _BOM if text.startswith(_BOM) else ""
        new = f"{bom}{compose_block(DIGEST, week, compose(view))}\n"
        return Change(path, old, new.encode())
    block = _block_of(text, path)
    page = block.content if block.week == week and not rebuild else None
    new = replace_block(text, block, week, compose(view, page, _spoken()))
    data = new.encode()
    return None if data == old else Change(path, old, data)


def _view(vault: Vault, today: date) -> View:
    source = vault.settings.digest.path

    def link(path: str, shown: str | None) -> str | None:
        return vault.links.link_to(path, source, shown, markdown=vault.config.markdown_links)

    return View(
        plan=make_plan(vault, today),
        network=vault.network,
        settings=vault.settings,
        phrases=vault.phrases,
        link=link,
    )


@cache
def _spoken() -> tuple[Phrases, ...]:
    """Give the phrases of every language: a page may have been written in any of them."""
    return tuple(map(phrases_of, languages.load_all()))


def _text_of(data: bytes, path: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise NoteRefusedError(
            f"{path} is not UTF-8 and was left alone: rename it, or save it as UTF-8."
        ) from error


def _block_of(text: str, path: str) -> Block:
    try:
        block = next((one for one in find_blocks(text) if one.name == DIGEST), None)
    except MarkerError as error:
        raise NoteRefusedError(
            f"{path}:{error.line}: {error}; the note was left alone: mend its marker lines."
        ) from error
    if block is None:
        raise NoteRefusedError(
            f"{path} has no place for the digest and was left alone: add the two lines "
            f"`%% vaultnet:begin {DIGEST} %%` and `%% vaultnet:end {DIGEST} %%` where it shall "
            "stand, each alone on its line and at the margin, in no list, quote or code."
        )
    if not block.is_ours:
        raise NoteRefusedError(
            f"{path}:{block.line}: the block {block.name} was changed (by hand, by a rename in "
            "Obsidian or by a formatter) and was left alone: move your own words out of it, delete "
            "the lines between its two marker lines, then run again."
        )
    return block
