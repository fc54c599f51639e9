"""Generated blocks beside the digest's: filled anew wherever a note has their markers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultnet.api.filling import Blocks, fill_blocks, held_by, not_written
from vaultnet.api.vault import hold_as_read, in_order, sweep_left_overs
from vaultnet.core.block_names import BESIDE_THE_PAGE, BlockName
from vaultnet.core.periods import Period, PeriodKind
from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import NoteChangedError, NoteRefusedError, WriteFailedError
from vaultnet.vault.block_text import below_title, new_block, with_block, without_block
from vaultnet.vault.blocks import Block, MarkerError, find_blocks
from vaultnet.vault.changes import Change, apply
from vaultnet.vault.text import decode

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date

    from vaultnet.api.vault import Vault
    from vaultnet.core.records import Problem


@frozen_record
class WrittenBlocks:
    """What became of the changes of blocks."""

    done: tuple[Change, ...] = ()
    moved: tuple[str, ...] = ()  # paths of notes that somebody saved meanwhile: not written
    problems: tuple[Problem, ...] = ()  # notes that could not be written, and why
    recovered: tuple[Problem, ...] = ()  # text of the owner's, found in what a killed process left


def refresh_blocks(vault: Vault, today: date, *, leave: Container[str] = ()) -> Blocks:
    """Work out the blocks of all notes that have their markers, as changes that are not yet done.

    The page of the week is not among them, see `refresh_digest`. Notes in `leave` stay as they are.
    What cannot be filled is a problem, and the other notes go on. Raises nothing.
    """
    marked = [
        path
        for path, note in vault.notes.items()
        if note.blocks and not note.blocks.isdisjoint(BESIDE_THE_PAGE) and path not in leave
    ]
    kept = _kept_reviews(vault, today)
    new = {path: _empty_review(one) for path, one in kept.items() if path not in vault.notes}
    found = fill_blocks(vault, today, marked, new) if marked or new else Blocks(vault)
    misplaced = {
        not_written(path, _no_place(path, period))
        for path, period in kept.items()
        if path in vault.notes and BlockName.REVIEW not in vault.notes[path].blocks
    }
    return replace(found, problems=in_order({*found.problems, *misplaced}))


def write_blocks(vault: Vault, changes: Iterable[Change]) -> WrittenBlocks:
    """Write changes of blocks, each guarded for itself: one that is refused stops no other."""
    wanted = tuple(changes)
    recovered = sweep_left_overs(vault, [one.path for one in wanted]) if wanted else ()
    hold_as_read(vault, wanted)
    done, moved, problems = [], [], []
    for change in wanted:
        try:
            apply(vault.root, change)
        except NoteChangedError as fault:
            moved.append(change.path)
            problems.append(not_written(change.path, fault))
        except (NoteRefusedError, WriteFailedError) as fault:
            problems.append(not_written(change.path, fault))
        else:
            done.append(change)
    return WrittenBlocks(tuple(done), tuple(moved), in_order(problems), recovered)


def add_block(vault: Vault, today: date, path: str, name: str) -> Change | None:
    """Work out the note at `path` with a block of a name, filled; None where it has one already.

    A glance stands below the title, a list of follow-ups at the end. Raises `NoteRefusedError` for
    a private note, and for one in which no block can be put safely.
    """
    if path in vault.network.private_notes:
        raise NoteRefusedError(
            "{path} is private: no generated block is written into it.",
            code="block-private",
            path=path,
        )
    data = held_by(vault, path) or b""
    text, note = _text_of(data, path), vault.notes[path]
    if any(one.name == name for one in _blocks_of(text, path)):
        return None
    after = below_title(note) if name == BlockName.GLANCE else len(note.lines)
    new = with_block(text, name, after, decode(data).eol)
    if not any(one.name == name for one in _blocks_of(new, path)):
        raise NoteRefusedError(
            "{path} leaves no place for a block, since code or a comment is open there: "
            "type the two lines `%% vaultnet:begin {name} %%` and `%% vaultnet:end {name} "
            "%%` elsewhere.",
            code="no-place-for-block",
            path=path,
            name=name,
        )
    made = fill_blocks(vault, today, [path], {path: new.encode()})
    return _one_change(made)


def remove_block(vault: Vault, path: str, name: str) -> Change | None:
    """Work out the note at `path` without a block of a name; None where it has none.

    What a person wrote within it stays in its place. Raises `NoteRefusedError` for odd markers.
    """
    data = held_by(vault, path) or b""
    text = _text_of(data, path)
    block = next((one for one in _blocks_of(text, path) if one.name == name), None)
    return Change(path, data, without_block(text, block).encode()) if block else None


def refresh_review(vault: Vault, today: date, period: Period) -> Change | None:
    """Work out the review of a period as a change that is not yet done; None if it is current.

    Raises `NoteRefusedError` for a note that has no block of it, and `WriteFailedError` for one
    that cannot be read.
    """
    path = path_of_review(vault, period)
    data = held_by(vault, path)
    found = _blocks_of(_text_of(data or b"", path), path)
    if data is not None and not any(_is_of(one, period) for one in found):
        raise _no_place(path, period)
    new = {} if data is not None else {path: _empty_review(period)}
    made = fill_blocks(vault, today, [path], new, asked=period.name)
    return _one_change(made)


def _one_change(made: Blocks) -> Change | None:
    """Give the change of one note; raises why it could not be made."""
    for fault in made.moved.values():
        raise fault
    return next(iter(made.changes), None)


def path_of_review(vault: Vault, period: Period) -> str:
    """Give the path of the note that the review of a period has by the settings."""
    return vault.settings.review.path.replace("{period}", period.name)


def _kept_reviews(vault: Vault, today: date) -> Mapping[str, Period]:
    """Give by the paths of their notes the periods of today whose reviews the settings ask for."""
    start = vault.settings.digest.week_start
    kinds = map(PeriodKind, vault.settings.review.keep)
    periods = (Period.containing(kind, today, start) for kind in kinds)
    return {path_of_review(vault, period): period for period in periods}


def _no_place(path: str, period: Period) -> NoteRefusedError:
    return NoteRefusedError(
        "{path} has no place for the review and was left alone: add the two lines "
        "`%% vaultnet:begin {name} {period} %%` and `%% vaultnet:end {name} %%` where it shall "
        "stand.",
        code="no-place-for-review",
        path=path,
        name=BlockName.REVIEW,
        period=period.name,
    )


def _empty_review(period: Period) -> bytes:
    return f"{new_block(BlockName.REVIEW, period.name, ())}\n".encode()


def _is_of(block: Block, period: Period) -> bool:
    return (block.name, block.week) == (BlockName.REVIEW, period.name)


def _text_of(data: bytes, path: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as fault:
        raise NoteRefusedError(
            "{path} is not UTF-8 and was left alone: save it as UTF-8.",
            code="not-utf8",
            path=path,
        ) from fault


def _blocks_of(text: str, path: str) -> tuple[Block, ...]:
    try:
        return find_blocks(text)
    except MarkerError as fault:
        raise NoteRefusedError(
            "{path}:{line}: {reason}; the note was left alone: mend its marker lines.",
            code="markers",
            path=path,
            line=fault.line,
            reason=str(fault),
        ) from fault
