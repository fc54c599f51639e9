"""A vault read from what an earlier run remembers, and remembered for a later one."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vaultnet import languages
from vaultnet.api.rules import folder_of_vault, read_holidays, read_phrases, read_rules
from vaultnet.api.vault import PAGES, Patience, Vault, look, read_from, reread
from vaultnet.core.kept import Kept
from vaultnet.core.offered import Offer, Offered
from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import VaultError
from vaultnet.vault.collector import collector_at_rest
from vaultnet.vault.parse.remembered import Past, Remembered
from vaultnet.vault.remembering.freezing import Rules, freeze, thaw
from vaultnet.vault.remembering.looks import look_at
from vaultnet.vault.remembering.outline import Outline, notes_of, outline_of
from vaultnet.vault.remembering.packing import ForeignError
from vaultnet.vault.remembering.shares import facts_of
from vaultnet.vault.walk import walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from vaultnet.vault.remembering.freezing import Frozen, Thawed
    from vaultnet.vault.remembering.looks import Look
    from vaultnet.vault.remembering.memory import Memory

# Where the records of pages are at home.
_HOMES: Final = frozenset(
    {"vaultnet.api.digest", "vaultnet.digest.page", "vaultnet.digest.rows", "vaultnet.core.marks"}
)
# From so many on, of all notes or answers, it is quicker to remember anew than to work out again.
_NOTES: Final = 1 / 50
_ANSWERS: Final = 1 / 10


@frozen_record
class Run:
    """One run: the vault that was read in it, and what is remembered before and after."""

    vault: Vault
    memory: Memory
    look: Look  # how it looked as the run began
    before: Vault | None  # as it was remembered
    past: Past | None  # as it was read, whatever is read after
    asked: int  # of so many notes it was remembered what they offer, or may offer at most

    def remember(self) -> None:
        """Remember the vault for a later run, if that pays; raises nothing."""
        if self.past is not None and self._pays():
            self.keep(self.past)

    def keep(self, past: Past) -> bool:
        """Remember the vault; tell whether that was kept with all that was worked out of it.

        That is remembered with its records, unless notes were written.
        """
        vault = self.vault
        written = vault.remembered.past is not past
        kept = Kept() if written else vault.kept
        for more in ((kept.besides(PAGES), kept.within(PAGES)), None):
            with collector_at_rest(), suppress(ForeignError):
                frozen = self._frozen(past, more or (Kept(), Kept()))
                is_kept = self.memory.keep(vault.contents.listing, frozen)
                return is_kept and more is not None and not written
        return False

    def _frozen(self, past: Past, more: tuple[Kept, Kept]) -> Frozen:
        """Freeze the vault; raises `ForeignError`."""
        vault = self.vault
        frozen = freeze(
            vault.contents,
            past,
            _rules(vault),
            ((vault.problems, vault.rules_problems), *more),
            outline=self._outline(),
            changed_before=self.memory.changed_before,
        )
        tables = {one: languages.load(one) for one in languages.LANGUAGES}
        return replace(frozen, words=json.dumps(tables).encode())

    def _outline(self) -> Outline | None:
        """Give by what the listing may be found again; None where anything came or went since."""
        listing, look = self.vault.contents.listing, look_at(str(self.vault.root))
        if outline_of(look) != outline_of(self.look):
            return None
        try:  # what went and came again between the looks, the listing may lack
            now = walk(self.vault.root, look.folders)
        except VaultError:
            return None
        is_same = now.has_files_of(listing) and now.problems == listing.problems
        return Outline.of(listing, look) if is_same and now.unswept == listing.unswept else None

    def _pays(self) -> bool:
        before, vault = self.before, self.vault
        if before is None:
            return True
        known, notes = before.contents.notes, vault.contents.notes
        others = sum(known.get(path) is not note for path, note in notes.items())
        return (
            known.keys() != notes.keys()  # else each later run sees the note come, and asks all
            or others > len(notes) * _NOTES
            or _has_worked(vault.kept)
            or _asked(vault) > self.asked + len(notes) * _NOTES
        )


def read_in_run(
    root: Path | str,
    memory: Memory,
    look: Look | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Run:
    """Read the vault at `root` as `read_vault` does, on from what is remembered of it.

    Of what a `look` saw since the run began, the disk is not asked again.
    """
    root = folder_of_vault(Path(root))
    look = look or look_at(str(root))
    frozen = memory.recall(notes_of(look))
    listing = None
    if frozen is None:  # names may be spelled otherwise than the look saw them
        listing = walk(root, look.folders)
        frozen = memory.recall(facts_of(listing.notes))
    before, outline = _thawed(frozen, root, memory) if frozen else (None, None)
    if before is not None and outline is not None:
        listing = outline.listed(before.contents.listing, look)
    asked = 0 if before is None else _asked(before)
    listing = listing or walk(root, look.folders)
    vault = read_from(before, root, listing, Patience(progress))
    return Run(vault, memory, look, before, vault.remembered.past, asked)


def remember_again(vault: Vault, memory: Memory) -> bool:
    """Remember a vault of which much was worked out since it was read; tell whether that is kept.

    It is not where it differs by now from what was read: `memory` began before this is asked.
    Raises `VaultError` where the vault is away.
    """
    if not _has_worked(vault.kept):
        return False
    seen = look_at(str(vault.root))
    now, past = reread(vault, look(vault)), vault.remembered.past
    if past is None or past.joined.network is not vault.network or now.notes is not vault.notes:
        return False
    return Run(now, memory, seen, None, past, 0).keep(past)


@collector_at_rest()
def _thawed(
    frozen: Frozen, root: Path, memory: Memory
) -> tuple[Vault, Outline | None] | tuple[None, None]:
    """Give the vault as it is remembered; None, and it is forgotten, where that is no use."""
    if frozen.words:
        languages.know(json.loads(frozen.words))
    words, settings, config = read_rules(root)
    phrases = read_phrases(root)
    if not memory.rules_stand():  # saved since the run began
        return None, None
    rules = Rules(words, settings, config, (read_holidays(), phrases), _HOMES)
    try:
        thawed = thaw(frozen, root, rules)
        (problems, rules_problems), kept = thawed.more(), thawed.more()
        kept.expect(PAGES, partial(_of_pages, thawed))
    except Exception:  # noqa: BLE001  whatever is wrong with it, it is worked out anew
        memory.forget()
        return None, None
    vault = Vault(
        root=root,
        settings=settings,
        config=config,
        notes=thawed.contents.notes,
        links=thawed.links,
        network=thawed.past.joined.network,
        vocabulary=words,
        phrases=phrases,
        problems=problems,
        rules_problems=rules_problems,
        unswept=thawed.contents.listing.unswept,
        contents=thawed.contents,
        remembered=Remembered(thawed.past),
        kept=kept,
    )
    return vault, thawed.outline


def _has_worked(kept: Kept) -> bool:
    """Tell whether much was worked out, of all or for pages: of all answers theirs may be few."""
    pages = kept.asked_within(PAGES)
    return kept.is_new(_ANSWERS) or (pages is not None and pages.is_new(_ANSWERS))


def _asked(vault: Vault) -> int:
    """Count the notes of which somebody has asked what they offer."""
    offered = vault.network.knowledge
    if not isinstance(offered, Offered):
        return 0
    offers = offered.notes.values()
    return sum(not isinstance(one, Offer) or one.is_made or one.known is not None for one in offers)


def _rules(vault: Vault) -> Rules:
    besides = (read_holidays(), vault.phrases)
    return Rules(vault.vocabulary, vault.settings, vault.config, besides, _HOMES)


def _of_pages(thawed: Thawed) -> Kept:
    """Give what was kept for pages alone; nothing where it cannot be understood."""
    try:
        found = thawed.more()
    except Exception:  # noqa: BLE001  it is worked out anew
        return Kept()
    return found if isinstance(found, Kept) else Kept()
