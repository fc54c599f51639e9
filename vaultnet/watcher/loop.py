"""The loop: what the watcher does when, as steps that never wait and so can be tested without."""

from __future__ import annotations

import gc
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from vaultnet import api
from vaultnet.api import Patience
from vaultnet.errors import NoteChangedError, NoteRefusedError, VaultError, VaultnetError
from vaultnet.watcher.blocks import Resting, freshen_blocks
from vaultnet.watcher.kept_exports import keep_exports
from vaultnet.watcher.page import refresh
from vaultnet.watcher.quiet import Batch
from vaultnet.watcher.trouble import Trouble, unforeseen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date, datetime
    from pathlib import Path

    from vaultnet.core.records import Problem
    from vaultnet.vault.changes import Change
    from vaultnet.watcher.events import Deafness
    from vaultnet.watcher.voice import Voice
    from vaultnet.watcher.world import World

SCAN: Final = 30.0  # seconds between two looks at the whole vault; costs 0.2 % of a processor
SCAN_ALONE: Final = 5.0  # likewise where the system does not tell of changes
ANEW: Final = 6 * 3600.0  # seconds from one time to the next that it asks whether to begin anew
STORM: Final = 200  # notes in one batch from which on the progress is shown
MOST_DOUBTED: Final = 1_000  # notes that are read once more, in case they changed within one tick


class Reading(Protocol):
    """Reads a vault; it is told of the progress as `api.read_vault` tells."""

    def __call__(
        self, root: Path, *, progress: Callable[[int, int], None] | None = None
    ) -> api.Vault:
        """Read it whole, or on from what is remembered."""


@dataclass(slots=True)
class Watch:
    """Watches one vault; `run` returns when the world asks to stop."""

    root: Path
    world: World
    voice: Voice
    polls: bool = False
    read: Reading = api.read_vault  # how it begins
    # Remembers a vault again; tells whether it is worth to begin anew from that.
    remember: Callable[[api.Vault], bool] | None = None
    goes_on: bool = False  # it began anew, and has said so long ago that it watches
    trouble: Trouble = field(init=False)
    _vault: api.Vault | None = None
    _today: date | None = None
    _batch: Batch = field(default_factory=Batch)
    _doubted: frozenset[str] = frozenset()  # read lately: a save within one tick shows nowhere
    _period: float = SCAN
    _next_scan: float = 0.0
    _act_at: float | None = None  # when the page will have been still for long enough
    _settled: frozenset[str] = frozenset()  # ids of marks acted on, which the page shows yet
    _left: tuple[Problem, ...] = ()  # marks that could not be acted on: each is told once
    _resting: Resting = field(default_factory=Resting)  # notes whose blocks wait to be written
    _unfilled: tuple[Problem, ...] = ()  # blocks that could not be written: each is told once
    _unwritten: tuple[str, ...] = ()  # faults of exports: each is told once
    _stale: bool = True  # the page may not be current
    _changed: int = 0  # notes, since the page was renewed
    _is_away: bool = False
    _has_worked: bool = False  # since it gave back what it does not need
    _anew_at: float = 0.0

    def __post_init__(self) -> None:
        """Begin without trouble."""
        self.trouble = Trouble(self.voice)
        if self.goes_on:  # whatever it finds: else it might begin anew again and again
            self._anew_at = self.world.seconds() + ANEW

    def run(self) -> None:
        """Watch until the world stops. Raises `VaultnetError` where it cannot even begin."""
        try:
            if not self.goes_on:
                self._begin()
        except NoteChangedError as fault:  # saved since it was read: no reason not to begin
            self._doubt(fault)
        self.go_on()

    def go_on(self) -> None:
        """Watch, having begun before, until the world stops."""
        while not self.world.stopping:
            self.step()
            if not self.world.stopping:
                self.world.wait(self.seconds_left())

    def run_once(self) -> None:
        """Make the digest current, and watch no further. Raises `VaultnetError`."""
        with suppress(NoteChangedError):  # saved since it was read: then once more
            self._make_current()
            return
        self._make_current()

    def _make_current(self) -> None:
        vault = self.read(self.root, progress=self.voice.progress)
        acted = api.act_on_digest(vault, self._now(vault).date(), now=self._now(vault))
        self._take(acted)
        self._renew(acted.vault)

    def step(self) -> None:
        """Do what is due now; whatever goes wrong is told in one sentence, and tried again."""
        if self.world.seconds() < self.trouble.resume_at:
            return
        try:
            self._step()
        except VaultError as fault:
            self._is_away = True
            self.trouble.fail(
                self.world.seconds(), "watch.away", self.voice.sentence(fault), SCAN_ALONE
            )
        except NoteRefusedError as fault:
            if isinstance(fault, NoteChangedError):
                self._doubt(fault)
                if fault.code == "changed-now":  # saved since it was read, as happens all the time
                    self.trouble.soon(self.world.seconds())
                    return
            if self.trouble.refused(self.world.seconds(), self.voice.sentence(fault)):
                self._stale = False  # until somebody mends the page, or a day later
        except VaultnetError as fault:
            self.trouble.fail(self.world.seconds(), "watch.fault", self.voice.sentence(fault))
        except Exception as fault:  # noqa: BLE001  the loop must outlive what nobody thought of
            # Whatever it holds, or was remembered, may be the cause: begin anew.
            self._vault, self.read, self.remember = None, api.read_vault, None
            self.trouble.fail(self.world.seconds(), "watch.unforeseen", unforeseen(fault))
        else:
            self.trouble.ended()

    def _doubt(self, fault: NoteChangedError) -> None:
        """Let a note be read again that is not as it was read, even if no look can tell."""
        self._batch.hear(self.world.seconds(), [str(fault.facts["path"])])

    def seconds_left(self) -> float:
        """Tell how long there is nothing to do; at most so long that midnight is not missed."""
        moments = (self._batch.due, self._act_at, self._resting.due)
        waiting = [one for one in moments if one is not None]
        begins = 0.0 if self._stale else min([self._next_scan, *waiting])
        soonest = max(begins, self.trouble.resume_at)
        return min(max(soonest - self.world.seconds(), 0.0), SCAN)

    def _begin(self) -> api.Vault:
        """Read the vault whole; hints of what happens meanwhile are kept for the first step."""
        self._listen()
        vault = self.read(self.root, progress=self.voice.progress)
        self._next_scan = self.world.seconds() + self._period
        if not self.goes_on:
            self.voice.tell("watch.began", n=len(vault.notes))
        # What was ticked before is acted on as well, when the page has been still for long enough.
        self._act_at = self.world.seconds() + vault.settings.digest.still
        self._renew(vault)
        if self._vault is not None and self._vault.links is not vault.links:
            # The page is a new file, by which any link may be another: let no save wait for that.
            api.refresh_digest(self._vault, self._now(vault).date())
        gc.freeze()  # what was read stays: no save need wait until it is searched for rubbish
        return vault

    def _step(self) -> None:
        vault = self._begin() if self._vault is None else self._vault
        if self._is_away:
            self._return(vault)
        now = self.world.seconds()
        heard = self.world.heard()
        # What is new, or was empty, may only just begin to be written: a template comes later.
        closed = {path for path in heard.closed if vault.contents.sizes.get(path)}
        self._batch.hear(now, heard.paths, everything=heard.everything, closed=closed)
        is_time = now >= self._next_scan
        if is_time:
            self._scan(vault, now)
        if self._batch.due is not None and now >= self._batch.due:
            self._take_in(self._vault or vault, now)
        vault = self._vault or vault
        if self._act_at is not None and now >= self._act_at:
            self._act_at = None
            vault = self._act(vault)
        has_rested = self._resting.due is not None and now >= self._resting.due
        if self._stale or has_rested or self._now(vault).date() != self._today:
            self._renew(vault)
        if is_time:
            self._let_go(now)

    def _let_go(self, now: float) -> None:
        """Let go what it does not need; at rest, begin anew where what was read may be let go."""
        if self._has_worked:
            self._has_worked = False
            self.world.give_back()
        elif self.remember is not None and self._vault and now >= self._anew_at and self._rests:
            self._anew_at = now + ANEW
            if self.remember(self._vault):
                self.world.begin_anew()
                self._listen()  # it goes on, and may have missed some
                self._batch.hear(now, everything=True)

    def _scan(self, vault: api.Vault, now: float) -> None:
        """Look through the whole vault, in case a change was not heard of."""
        self._next_scan = now + self._period
        listing = api.look(vault)
        doubted, self._doubted = self._doubted, frozenset()
        known = vault.contents.listing
        if listing != known:
            changed = {*listing.notes} ^ {*known.notes}
            self._batch.hear(now, (one.path for one in changed), everything=True)
        elif doubted:
            self._read(vault, listing, doubted, Patience())

    @property
    def _rests(self) -> bool:
        """Whether nothing waits to be done, or stands to be said again by whoever begins anew."""
        waits = (self._batch.due, self._act_at, self._resting.due)
        told = (self._left, self._unfilled, self._unwritten)
        is_quiet = waits == (None, None, None) and not (self._stale or self._doubted)
        return is_quiet and not any(told) and not self.trouble.is_on

    def _take_in(self, vault: api.Vault, now: float) -> None:
        """Read what changed, once the disk holds still."""
        listing = api.look(vault, None if self._batch.everything else self._batch.paths)
        if not self._batch.look(now, listing):
            return
        batch = self._batch  # stays, should the reading fail
        if batch.everything:
            self._notice_deafness(self.world.deafness())
        progress = self.voice.progress if len(batch.paths) >= STORM else None
        self._read(vault, listing, batch.paths, Patience(progress, waits=not batch.is_late(now)))
        self._batch = Batch()
        unfinished = self._vault.contents.unfinished if self._vault else ()
        if unfinished:
            self._batch.wait_for(now, unfinished, since=batch.first)

    def _read(
        self, before: api.Vault, listing: api.Listing, doubted: Collection[str], patience: Patience
    ) -> None:
        self._vault = vault = api.reread(before, listing, doubted, patience)
        changed = api.notes_changed(before, vault)
        if changed:
            self.trouble.is_another()
        if len(changed) <= MOST_DOUBTED:
            self._doubted |= changed
        self._notice_hands(vault, changed)
        if vault.notes is not before.notes:  # else nothing was read that is another
            self._stale = True
            self._changed += len(changed)

    def _notice_hands(self, vault: api.Vault, changed: frozenset[str]) -> None:
        """Let the notes rest that somebody writes in, before their blocks or marks are seen to."""
        still_at = self.world.seconds() + vault.settings.digest.still
        self._resting.touch(vault, changed, still_at)
        if changed and api.touches_digest(vault, changed):
            self._act_at = still_at

    def _act(self, vault: api.Vault) -> api.Vault:
        """Do what is marked on the page, which nobody has touched for a while."""
        now = self._now(vault)
        try:
            acted = api.act_on_digest(vault, now.date(), now=now)
        except NoteChangedError:
            self._act_at = self.world.seconds()  # of what was done the page is to be told yet
            raise
        self._take(acted, acts_again=acted.may_again)
        if acted.may_again:
            self._act_at = self.world.seconds() + vault.settings.digest.still
        return acted.vault

    def _take(self, acted: api.Acted, *, acts_again: bool = False) -> None:
        """Go on with what became of the marks; the page must say so."""
        self._vault, self._settled = acted.vault, acted.settled
        self._stale = self._stale or bool(acted.settled)
        if acted.done:
            self.voice.tell("watch.acted", n=len(acted.done))
        if acts_again:
            return  # what is left then is told then
        if acted.problems and acted.problems != self._left:
            self.voice.warn("watch.marks-left", n=len(acted.problems))
        self._left = acted.problems

    def _now(self, vault: api.Vault) -> datetime:
        return self.world.time_in(vault.settings.vault.timezone)

    def _renew(self, vault: api.Vault) -> None:
        today = self._now(vault).date()
        self._vault, self._today, self._stale, self._has_worked = vault, today, True, True
        vault, recovered = self._freshen_blocks(vault, today)
        try:
            refreshed = refresh(vault, today, self._settled)
        except NoteRefusedError:
            self._keep_exports(today)  # a page that needs mending is no bar to them
            raise
        self._settled = frozenset()
        self.trouble.is_over()
        recovered += refreshed.recovered
        if recovered:
            self.voice.warn("watch.recovered", n=recovered)
        # What was saved meanwhile is read, and not on the page yet.
        self._vault, self._stale = refreshed.vault, bool(refreshed.others)
        self._notice_hands(refreshed.vault, refreshed.others)
        changed, self._changed = self._changed, 0
        if refreshed.change is not None:
            path = refreshed.change.path
            more, less = _lines(refreshed.change)
            code = "watch.refreshed" if changed else "watch.made"  # by the day, or at the start
            self.voice.tell(code, path=path, n=changed, more=more, less=less)
        self._keep_exports(today)
        api.forget_unasked(refreshed.vault)

    def _keep_exports(self, today: date) -> None:
        if self._vault is not None:
            self._unwritten = keep_exports(self._vault, today, self.voice, self._unwritten)

    def _freshen_blocks(self, vault: api.Vault, today: date) -> tuple[api.Vault, int]:
        """Write the blocks of notes; give the vault as it is then, and how much was recovered."""
        leave = self._resting.left_at(self.world.seconds())
        fresh = freshen_blocks(vault, today, leave)
        self._vault = fresh.vault
        self._notice_hands(fresh.vault, fresh.others)
        if fresh.written:
            self.voice.tell("watch.blocks", n=fresh.written)
        if fresh.left and fresh.left != self._unfilled:
            self.voice.warn("watch.blocks-left", n=len(fresh.left))
        self._unfilled = fresh.left
        return fresh.vault, fresh.recovered

    def _listen(self) -> None:
        self._period = SCAN_ALONE if self.polls else SCAN
        self._notice_deafness(self.world.listen(self.root))

    def _notice_deafness(self, deafness: Deafness | None) -> None:
        """Look through the vault more often where not all is heard, and say so once."""
        if deafness is not None and self._period != SCAN_ALONE:
            self._period = SCAN_ALONE
            self._next_scan = min(self._next_scan, self.world.seconds() + SCAN_ALONE)
            self.voice.warn(f"watch.deaf.{deafness}", n=int(SCAN_ALONE))

    def _return(self, vault: api.Vault) -> None:
        """Go on with a vault that was away; raises `VaultError` where it still is."""
        api.look(vault)
        self._is_away = False
        self._listen()
        self._batch.hear(self.world.seconds(), everything=True)
        self.voice.tell("watch.back")


def _lines(change: Change) -> tuple[int, int]:
    """Count the lines that a change adds and those that it takes out."""
    old, new = (Counter((text or b"").splitlines()) for text in (change.old, change.new))
    return (new - old).total(), (old - new).total()
