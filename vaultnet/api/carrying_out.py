"""Marks carried out one by one: what each comes to, and what is told where that cannot be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from vaultnet.api.acting import ACT_OF_MARKS, Acted
from vaultnet.api.acts import apply_act, reader_of, writing_of
from vaultnet.api.digest import before_of, view_of_page
from vaultnet.api.earlier import with_days_before
from vaultnet.api.vault import Vault, in_order, with_notes
from vaultnet.core import mark_problems
from vaultnet.core.acts import PutBack
from vaultnet.core.marks import Action, Deed, Judging, Mark, Sign
from vaultnet.core.records import Source
from vaultnet.core.stages import Grounds, next_stage
from vaultnet.core.ticks import edits_for, has_other_day, is_not_ahead, is_settled
from vaultnet.digest.compose import rows_of
from vaultnet.digest.marks import marks_on, sign_of
from vaultnet.digest.rows import may_be_marked
from vaultnet.digest.spent import Spent
from vaultnet.digest.strays import may_have_strays, strays
from vaultnet.errors import NoteChangedError, NoteRefusedError, WriteFailedError
from vaultnet.vault.edit.perform import perform
from vaultnet.vault.journal import Typed
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from vaultnet.api.digest_note import DigestNote
    from vaultnet.core.acts import Edit
    from vaultnet.core.problems import ProblemKind
    from vaultnet.core.records import Problem
    from vaultnet.digest.rows import Row
    from vaultnet.digest.view import View
    from vaultnet.errors import VaultnetError
    from vaultnet.vault.changes import Change
    from vaultnet.vault.edit.writing import Writing


@dataclass(frozen=True)
class _Marked:
    """A page with the marks on it."""

    page: DigestNote
    view: View | None = None  # of the page's week; None: there is no mark
    marks: tuple[Mark, ...] = ()

    def as_copy(self, spent: Spent) -> _Marked:
        """Give what a copy asks for: nothing twice, and an empty box of it says nothing."""
        marks = (one for one in self.marks if one.sign is not Sign.UNDONE)
        return replace(
            self,
            marks=tuple(one for one in marks if one.sign is Sign.AGAIN or one.id not in spent),
        )

    def told_by(self, told: Mapping[str, Mark]) -> _Marked:
        """Give the marks; one taken out again with the words of the copy that it was made on."""
        return replace(self, marks=tuple(_told(one, told.get(one.id)) for one in self.marks))


@dataclass
class Acting:
    """Carries out marks, one after the other, and remembers what became of them."""

    vault: Vault
    today: date
    now: datetime
    dry_run: bool
    _written: dict[str, bytes] = field(default_factory=dict)
    _changes: list[Change] = field(default_factory=list)
    _problems: list[Problem] = field(default_factory=list)
    _settled: set[str] = field(default_factory=set)
    _done: list[Mark] = field(default_factory=list)
    _may_again: bool = False

    def carry_out(self, note: DigestNote, copies: Sequence[DigestNote]) -> Acted:
        """Carry out the marks on the page, then those on copies of it that are not spent."""
        spent = Spent(note.block.sums if note.block else frozenset())
        marked = {page.path: self._marked(page) for page in (note, *copies)}
        told = {one.id: one for page in copies for one in marked[page.path].marks}
        self._take_all(marked[note.path].told_by(told), spent)
        for page in copies:
            self._take_all(marked[page.path].as_copy(spent), spent)
            self._report_copy(page, note)
        for page in (note, *copies):
            self._report_strays(page)
        return self._acted()

    def _marked(self, page: DigestNote) -> _Marked:
        """Read the marks on a page."""
        before = before_of(self.vault, page)
        if before is None or page.block is None or not may_be_marked(page.block.content):
            return _Marked(page)
        view = view_of_page(self.vault, self.today, page)
        rows = rows_of(before, view)
        return _Marked(page, view, tuple(marks_on(rows, page.block.line + 1, before.resolve)))

    def _take_all(self, marked: _Marked, spent: Spent) -> None:
        """Take the marks of a page; `spent` are those that were acted on before."""
        if marked.view is None or not marked.marks:
            return
        judging = self._judging(marked.view, marked.marks, spent)
        for mark in marked.marks:
            self._take(mark, Source(marked.page.path, mark.line), marked.view, judging)

    def _report_copy(self, page: DigestNote, note: DigestNote) -> None:
        """Report a conflict copy that the reading of the vault has not told for one."""
        told = {one.source.path for one in self.vault.problems if one.code == "conflict-copy"}
        if page.path not in told:
            self._report(mark_problems.COPY, Source(page.path, 1), original=note.path)

    def _report_strays(self, page: DigestNote) -> None:
        """Report the marks on lines that were moved to where no mark is read."""
        before, block = before_of(self.vault, page), page.block
        if before is None or block is None:
            return
        if not may_have_strays(page.outside, block.content):
            return
        note = read_note(page.text.encode(), page.path)
        tasks = ((one.line, one.task, one.text) for one in note.body.items if one.task)
        view = view_of_page(self.vault, self.today, page)
        told = {row.id for row in rows_of(before, view) if row.ours != " " or _is_acted_on(row)}
        for number, line_id in strays(tasks, note.lines, block.content_lines):
            if line_id in view.actions.keys() - told:
                self._report(mark_problems.OUTSIDE, Source(page.path, number))

    def _acted(self) -> Acted:
        """Give what became of the marks, and the vault as it is now."""
        vault = with_notes(self.vault, self._written)
        problems, settled = in_order(self._problems), frozenset(self._settled)
        done, changes = tuple(self._done), tuple(self._changes)
        return Acted(vault, changes, problems, settled, done, self._may_again)

    def _judging(self, view: View, marks: tuple[Mark, ...], spent: Spent) -> Judging:
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
            acted={one.action: one for one in self.vault.network.interactions if one.action},
            fingerprints={one.contact: one.fingerprint for one in suggested if one is not None},
            spent=spent,
            owner=self.vault.network.me.path,
        )

    def _take(self, mark: Mark, source: Source, view: View, judging: Judging) -> None:
        action = view.actions.get(mark.id) or _of_renamed(mark, judging)
        if action is None:
            self._report(mark_problems.UNKNOWN, source)
            return
        if not _fits(action, mark, view):
            self._report(mark_problems.ELSEWHERE, source)
            return
        edits = edits_for(action, mark, judging)
        if mark.sign is Sign.UNDONE:
            edits = with_days_before(with_notes(self.vault, self._written), edits)
        try:
            changes = self._changes_by(edits, partial(self._refuse, mark, action, source))
            self._write(changes, _typed(mark, action))
        except (NoteRefusedError, WriteFailedError) as error:
            self._refuse(mark, action, source, error)
            return
        if is_not_ahead(action, mark, judging):
            self._report(mark_problems.NOT_AHEAD, source)
        if changes and has_other_day(mark, judging):
            self._report(mark_problems.OTHER_DAY, source, day=judging.day.isoformat())
        if changes:
            self._done.append(mark)
        if edits or is_settled(action, mark, judging):
            self._settled.add(mark.id)

    def _changes_by(
        self, edits: tuple[Edit, ...], refuse: Callable[[NoteRefusedError], None]
    ) -> tuple[Change, ...]:
        """Give the changes of edits; a day that cannot be put back keeps no entry in its log."""
        try:
            return perform(edits, self._read, self._writing, self.now)
        except NoteRefusedError as error:
            others = [one for one in edits if not isinstance(one, PutBack)]
            if len(others) == len(edits):
                raise
            changes = perform(others, self._read, self._writing, self.now)
            refuse(error)
            return changes

    def _write(self, changes: tuple[Change, ...], typed: Typed | None) -> None:
        if changes and not self.dry_run:
            self._problems += apply_act(self.vault, ACT_OF_MARKS, self.today, changes, typed)
        self._written.update((one.path, one.new) for one in changes)
        self._changes += changes

    def _refuse(self, mark: Mark, action: Action, source: Source, error: VaultnetError) -> None:
        """Report a mark that was not acted on; of a private note no word is said."""
        self._may_again |= isinstance(error, NoteChangedError)
        if self.vault.network.private_notes.intersection(action.contacts):
            error = NoteRefusedError(
                "the note is private, and cannot be edited as it is", code="private-note-odd"
            )
        if mark.sign is Sign.UNDONE:
            kind = mark_problems.CHANGED
            self._settled.add(mark.id)
        else:
            kind = mark_problems.REFUSED
        problem = kind.at(source, reason=str(error).rstrip("."))
        said = self.vault.phrases.fault(error).rstrip(".")
        self._problems.append(replace(problem, about=said))

    def _read(self, path: str) -> bytes | None:
        return self._written[path] if path in self._written else self._on_disk(path)

    @cached_property
    def _on_disk(self) -> Callable[[str], bytes | None]:
        return reader_of(self.vault)

    @cached_property
    def _writing(self) -> Writing:
        return writing_of(self.vault)

    def _report(self, kind: ProblemKind, source: Source, **facts: str) -> None:
        self._problems.append(kind.at(source, **facts))


def _told(mark: Mark, on_copy: Mark | None) -> Mark:
    if on_copy is None or mark.sign is not Sign.UNDONE or mark.words or mark.under:
        return mark
    return replace(
        mark,
        words=on_copy.words,
        under=on_copy.under,
        days=on_copy.days,
        typed=on_copy.typed,
        below=on_copy.below,
    )


def _typed(mark: Mark, action: Action) -> Typed | None:
    """Give what a person typed with a mark, where the act takes it into a log."""
    is_logged = action.deed is Deed.LOG and mark.sign in {Sign.DONE, Sign.AGAIN}
    if not is_logged or not (mark.typed or mark.below):
        return None
    return Typed(mark.id, mark.told, mark.typed, mark.below)


def _of_renamed(mark: Mark, judging: Judging) -> Action | None:
    """Give what a line stood for that was closed before its contact's note was renamed.

    The log of the contact that it links to has its id, or what it says is until when that one is
    put off.
    """
    contact = judging.contacts.get(mark.target or "")
    if contact is None or mark.sign not in {Sign.UNDONE, Sign.AGAIN}:
        return None
    logged, until = judging.acted.get(mark.id), contact.snoozed_until
    is_logged = logged is not None and logged.contacts[:1] == (contact.path,)
    if not is_logged and (until is None or until.isoformat() not in mark.told):
        return None
    return Action(mark.id, Deed.LOG, (contact.path,), ("person", contact.path))


def _is_acted_on(row: Row) -> bool:
    return sign_of(row) not in {None, Sign.UNDONE}


def _fits(action: Action, mark: Mark, view: View) -> bool:
    """Tell whether a line is still of those whom it was written for, by its first link.

    A name that no link can reach stands there as plain text; then there is none to go by.
    """
    if action.deed in {Deed.PAGE, Deed.PROFILE} or not action.contacts:
        return True
    if mark.target is not None:
        return mark.target in action.contacts
    return not mark.has_link and not any(map(view.can_link, action.contacts))
