"""Marks on the digest acted on: each becomes one edit of a contact's own note, once.

The contacts' notes are written first, then the page. Whatever stops the run between the two, the
next run finds the id of the line in the log, or the value in the property, and does nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from vaultnet.api.digest import DIGEST, DigestNote, before_of, read_digest, view_of_page
from vaultnet.api.vault import Vault, apply_change, in_order, with_notes
from vaultnet.core import mark_problems
from vaultnet.core.records import Source
from vaultnet.core.stages import Grounds, next_stage
from vaultnet.core.ticks import (
    Deed,
    Judging,
    LogContact,
    Mark,
    SetValue,
    Sign,
    TakeBack,
    TickPromise,
    edits_for,
    has_other_day,
)
from vaultnet.digest.compose import rows_of
from vaultnet.digest.marks import marks_on
from vaultnet.errors import NoteRefusedError, WriteFailedError
from vaultnet.vault import files
from vaultnet.vault.apply import Change
from vaultnet.vault.blocks import MarkerError, find_blocks, names_in
from vaultnet.vault.conflicts import original_of
from vaultnet.vault.edit.keys import key_for
from vaultnet.vault.edit.log import add_log_entry
from vaultnet.vault.edit.properties import set_property
from vaultnet.vault.edit.removal import remove_entry
from vaultnet.vault.edit.tasks import tick_task
from vaultnet.vault.edit.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.core.problems import ProblemKind
    from vaultnet.core.records import Problem
    from vaultnet.core.ticks import Action, Edit
    from vaultnet.digest.view import View

Write: TypeAlias = Callable[[Vault, Change], None]


@dataclass(frozen=True, slots=True)
class Acted:
    """What became of the marks on the digest."""

    vault: Vault  # as it is afterwards
    changes: tuple[Change, ...] = ()  # of contacts' notes, in their order
    problems: tuple[Problem, ...] = ()  # marks that were not acted on, and why
    settled: frozenset[str] = frozenset()  # ids of the marks that are dealt with
    done: tuple[Mark, ...] = ()  # the marks that changed something


def act_on_digest(
    vault: Vault, today: date, *, write: Write = apply_change, dry_run: bool = False
) -> Acted:
    """Do what the marks on the digest ask for, those on its conflict copies among them.

    `[x]` logs a contact, applies a stage, ticks a promise; `[>]` and `[-]` put off; a tick that was
    taken out takes back what nobody changed. The page itself is not written: `refresh_digest` does
    that, told what is settled. `dry_run` works all out and writes nothing. A mark that cannot be
    acted on is a problem and stays. Raises `NoteRefusedError` and `WriteFailedError` as
    `read_digest` does.
    """
    note = read_digest(vault)
    acting = _Acting(vault, today)
    for page in (note, *_copies(vault, note)):
        acting.take(page, is_copy=page is not note)
    return acting.finish((lambda _vault, _change: None) if dry_run else write)


@dataclass
class _Acting:
    """Collects edits as the bytes that notes are to hold, then writes each note once."""

    vault: Vault
    today: date
    problems: list[Problem] = field(default_factory=list)
    _old: dict[str, bytes] = field(default_factory=dict)
    _new: dict[str, bytes] = field(default_factory=dict)
    _marks: list[tuple[Mark, tuple[str, ...], Source]] = field(default_factory=list)
    _settled: set[str] = field(default_factory=set)

    def take(self, page: DigestNote, *, is_copy: bool) -> None:
        """Take the marks of a page; of a copy those alone that ask for something."""
        before = before_of(self.vault, page)
        if before is None or page.block is None:
            return
        view = view_of_page(self.vault, self.today, page)
        marks = tuple(marks_on(rows_of(before, view), page.block.line + 1, before.resolve))
        if not marks:
            return
        judging = self._judging(view, marks)
        for mark in marks:
            if not (is_copy and mark.sign is Sign.UNDONE):
                self._mark(mark, Source(page.path, mark.line), view, judging)

    def finish(self, write: Write) -> Acted:
        """Write the notes, and read the vault as it is afterwards."""
        written: dict[str, bytes] = {}
        changes: list[Change] = []
        failed: dict[str, str] = {}
        for path in sorted(self._new):
            change = Change(path, self._old[path], self._new[path])
            try:
                write(self.vault, change)
            except (NoteRefusedError, WriteFailedError) as error:
                failed[path] = str(error)
            else:
                written[path] = change.new
                changes.append(change)
        done = []
        for mark, paths, source in self._marks:
            reason = next((failed[path] for path in paths if path in failed), None)
            if reason is None:
                self._settled.add(mark.id)
                done += [mark] if paths else []
            else:
                self._report(mark_problems.REFUSED, source, reason=self._told(reason, paths))
        problems = in_order(self.problems)
        vault = with_notes(self.vault, written)
        return Acted(vault, tuple(changes), problems, frozenset(self._settled), tuple(done))

    def _judging(self, view: View, marks: tuple[Mark, ...]) -> Judging:
        actions = [view.actions[mark.id] for mark in marks if mark.id in view.actions]
        stages = {one.contacts[0] for one in actions if one.deed is Deed.STAGE}
        grounds = Grounds(self.vault.network, self.vault.settings, view.history)
        suggested = (next_stage(view.contacts[path], grounds) for path in sorted(stages))
        return Judging(
            today=self.today,
            week=view.plan.week,
            contacts=view.contacts,
            settings=self.vault.settings,
            words=self.vault.vocabulary,
            acted={one.action: one.day for one in self.vault.network.interactions if one.action},
            fingerprints={one.contact: one.fingerprint for one in suggested if one is not None},
            owner=self.vault.network.me.path,
        )

    def _mark(self, mark: Mark, source: Source, view: View, judging: Judging) -> None:
        action = view.actions.get(mark.id)
        if action is None:
            self._report(mark_problems.UNKNOWN, source)
            return
        if not _fits(action, mark, view):
            self._report(mark_problems.ELSEWHERE, source)
            return
        edits = edits_for(action, mark, judging)
        draft = dict(self._new)
        try:
            for edit in edits:
                self._edit(edit, draft)
        except NoteRefusedError as error:
            reason = self._told(str(error), action.contacts)
            if mark.sign is Sign.UNDONE:
                self._report(mark_problems.CHANGED, source, reason=reason)
                self._settled.add(mark.id)
            else:
                self._report(mark_problems.REFUSED, source, reason=reason)
            return
        touched = tuple(path for path in draft if draft[path] != self._new.get(path))
        self._new = draft
        if has_other_day(mark, judging) and any(isinstance(one, LogContact) for one in edits):
            self._report(mark_problems.OTHER_DAY, source, day=judging.day.isoformat())
        if edits or _is_settled(action, mark):
            self._marks.append((mark, touched, source))

    def _edit(self, edit: Edit, draft: dict[str, bytes]) -> None:
        """Put an edit into a draft: the bytes by path that notes are to hold."""
        for path, change in self._steps(edit):
            old = draft.get(path)
            if old is None:
                old = self._read(path)
            new = change(old)
            if new != old:
                draft[path] = new

    def _steps(self, edit: Edit) -> Iterator[tuple[str, Callable[[bytes], bytes]]]:
        """Give the notes that an edit touches, each with what makes new bytes of the old ones."""
        if isinstance(edit, LogContact):
            path, entry = edit.entry.contacts[0], edit.entry
            yield path, lambda data: add_log_entry(data, path, entry, self._writing)
        elif isinstance(edit, TakeBack):
            entry = edit.entry
            place = self._place_of(entry.id)
            if place is not None:
                yield place, lambda data: remove_entry(data, place, entry, self._writing)
        elif isinstance(edit, SetValue):
            note = self.vault.notes[edit.path]
            key = key_for(edit.meaning, note, self.vault.reading)
            yield edit.path, lambda data: set_property(data, edit.path, key, edit.value)
        elif isinstance(edit, TickPromise):
            yield edit.promise.source.path, partial(self._ticked, edit)

    def _ticked(self, edit: TickPromise, data: bytes) -> bytes:
        source = edit.promise.source
        expected = self.vault.notes[source.path].lines[source.line - 1]
        return tick_task(data, source.path, source.line, expected, edit.day)

    def _place_of(self, entry_id: str) -> str | None:
        found = (one for one in self.vault.network.interactions if one.action == entry_id)
        return next((one.source.path for one in found), None)

    @property
    def _writing(self) -> Writing:
        network = self.vault.network
        contacts = {contact.path: contact for contact in network.contacts}
        return Writing(self.vault.reading, contacts, self.vault.phrases, network.owner)

    def _read(self, path: str) -> bytes:
        limit = self.vault.settings.vault.max_note_bytes
        data = files.read_file_if_any(self.vault.root, path, limit)
        if data is None:
            raise NoteRefusedError(f"{path} is gone; run again.")
        self._old[path] = data
        return data

    def _told(self, reason: str, paths: tuple[str, ...]) -> str:
        """Give a reason as any program may read it: that of a private note names nothing."""
        private = self.vault.network.private_notes.intersection(paths)
        return (
            "the note is private, and cannot be edited as it is" if private else reason.rstrip(".")
        )

    def _report(self, kind: ProblemKind, source: Source, **facts: str) -> None:
        self.problems.append(kind.at(source, **facts))


def _fits(action: Action, mark: Mark, view: View) -> bool:
    """Tell whether a line is still of those whom it was written for, by its first link.

    A name that no link can reach stands there as plain text; then there is none to go by.
    """
    if action.deed in {Deed.PAGE, Deed.PROFILE} or not action.contacts:
        return True
    if mark.target is not None:
        return mark.target in action.contacts
    return not mark.has_link and not any(map(view.can_link, action.contacts))


def _is_settled(action: Action, mark: Mark) -> bool:
    """Tell whether a mark that asks for no edit is to be replaced by our own sign."""
    return action.deed is not Deed.PAGE and mark.sign in {Sign.DONE, Sign.UNDONE}


def _copies(vault: Vault, note: DigestNote) -> Iterator[DigestNote]:
    """Give the conflict copies of the digest that still have a whole block."""
    for path, other in sorted(vault.notes.items()):
        if DIGEST not in names_in(other.lines) or path == note.path:
            continue
        if original_of(path, vault.lines_of) != note.path:
            continue
        text = "\n".join(other.lines)
        try:
            block = next((one for one in find_blocks(text) if one.name == DIGEST), None)
        except MarkerError:
            continue
        if block is not None:
            yield DigestNote(path, None, text, block)
