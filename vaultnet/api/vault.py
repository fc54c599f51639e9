"""A vault read into records, judged by a plan, and written to by a change."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import field, replace
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vaultnet.api.finding import SETTINGS_FILE
from vaultnet.api.rules import (
    folder_of_vault,
    phrases_in,
    read_holidays,
    read_settings,
    read_words,
    settings_data,
)
from vaultnet.core import planning
from vaultnet.core.kept import Kept
from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import NoteChangedError, VaultError
from vaultnet.public_holidays import PublicHoliday, public_holidays
from vaultnet.settings.places import check_places
from vaultnet.vault.collector import collector_at_rest
from vaultnet.vault.contents import Contents, Reader
from vaultnet.vault.links import LinkIndex
from vaultnet.vault.obsidian import VaultConfig, read_config
from vaultnet.vault.parse.merging import differing
from vaultnet.vault.parse.network import read_network
from vaultnet.vault.parse.private_lines import line_of_privacy, private_lines
from vaultnet.vault.parse.reading import Reading
from vaultnet.vault.parse.remembered import Remembered
from vaultnet.vault.paths import folder_of, key_path
from vaultnet.vault.read import read_note
from vaultnet.vault.unread import digest_of
from vaultnet.vault.walk import Listing, look_again, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from vaultnet.core.plan import Plan
    from vaultnet.core.records import Interaction, Network, Problem
    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Phrases, Vocabulary
    from vaultnet.vault.changes import Change
    from vaultnet.vault.note import Note

DIGEST: Final = "due"  # the name of the digest's block
PAGES: Final = "pages"  # within what is kept, what was worked out for pages alone
_MOST_TRIES: Final = 3  # somebody saves a note again and again


@frozen_record
class Vault:
    """A vault as it was read: its notes, the records in them, and what could not be understood."""

    root: Path
    settings: Settings
    config: VaultConfig
    notes: Mapping[str, Note]  # by path
    links: LinkIndex
    network: Network
    vocabulary: Vocabulary
    phrases: Phrases
    problems: tuple[Problem, ...]  # by source, then code
    rules_problems: tuple[Problem, ...] = ()  # those of settings and configuration among them
    unswept: tuple[str, ...] = ()  # folders where earlier writes left temporary files
    # What `reread` goes on from.
    contents: Contents = field(default_factory=Contents, compare=False, repr=False)
    remembered: Remembered = field(default_factory=Remembered, compare=False, repr=False)
    # What was worked out from its records, by which that is worked out again where they differ.
    kept: Kept = field(default_factory=Kept, compare=False, repr=False)

    def lines_of(self, path: str) -> Sequence[str] | None:
        """Give the lines of a note; None where there is no such note."""
        note = self.notes.get(path)
        return note.lines if note else None

    @property
    def reading(self) -> Reading:
        """The notes together with everything by which they are understood."""
        return Reading.of(self.notes, self.links, self.config, self.settings, self.vocabulary)


def read_vault(root: Path | str, *, progress: Callable[[int, int], None] | None = None) -> Vault:
    """Read every note of the vault at `root` into records.

    `progress` is told after each note how many are read, of how many. A faulty note is a problem
    of the vault; raises `VaultError` for a root that is no readable folder and `SettingsError` for
    settings that cannot be understood.
    """
    return read_from(None, folder_of_vault(Path(root)), None, Patience(progress))


@frozen_record
class Patience:
    """How a vault is read again: who is told of it, and what is left for later."""

    progress: Callable[[int, int], None] | None = None  # after each note: how many, of how many
    waits: bool = False  # leave as it was a note that seems to be half saved


def look(vault: Vault, paths: Iterable[str] | None = None) -> Listing:
    """Look at the files of a vault, at none of their bytes: at those of `paths`, else at all.

    A path may be spelled as the disk spells it. Raises `VaultError` for a root that is no readable
    folder, or in which nothing is left: then the disk is away that the vault lies on.
    """
    folder_of_vault(vault.root)
    listing = None
    if paths is not None:
        listing = look_again(vault.root, vault.contents.listing, map(key_path, paths))
    listing = listing or walk(vault.root)
    if vault.notes and not listing.notes:
        raise VaultError(
            "{path} has no notes any more: is the disk there that it lies on?",
            code="notes-gone",
            path=str(vault.root),
        )
    return listing


def reread(
    vault: Vault,
    listing: Listing,
    doubted: Iterable[str] = (),
    patience: Patience | None = None,
) -> Vault:
    """Read a vault again where it changed; its network is the very same where nothing matters.

    `listing` is what `look` found. Only the notes that it shows to be others, and those `doubted`,
    are read, and only the records that depend on them are made anew. Raises as `read_vault` does.
    """
    doubted = frozenset(map(key_path, doubted))
    return read_from(vault, vault.root, listing, patience or Patience(), doubted)


def notes_changed(before: Vault, after: Vault) -> frozenset[str]:
    """Give the paths of the notes that came, went or changed between two readings of a vault."""
    return frozenset(differing(before.notes, after.notes))


def saved_by_others(before: Vault, after: Vault, changes: Iterable[Change]) -> frozenset[str]:
    """Give the notes that somebody else saved while some changes were made.

    Of those changed, either what was to be replaced is not what `before` had read, or `after` found
    something else than was written. Others were read along with them where a note came or went.
    """
    known, found = before.contents.digests, after.contents.digests
    own = {one.path: one for one in changes}
    others = {path for path, digest in found.items() if known.get(path) != digest}
    others |= known.keys() - found.keys()
    return frozenset(others - own.keys()) | {
        path
        for path, one in own.items()
        if (one.old is not None and known.get(path) != digest_of(one.old))
        or found.get(path) != digest_of(one.new)
    }


def read_from(
    before: Vault | None,
    root: Path,
    listing: Listing | None,
    patience: Patience,
    doubted: frozenset[str] = frozenset(),
) -> Vault:
    """Read the vault at `root` from how it was `before`; all of it where that is not known.

    Where a note that is asked for more than is held of it was saved meanwhile, all are looked at
    again. Who waits for a note that is half saved then has the vault as it was, and that still to
    be read; for others `NoteChangedError` is raised.
    """
    tries = 0
    while True:
        try:
            return _read_from(before, root, listing, patience, doubted)
        except NoteChangedError as fault:
            listing, doubted = walk(root), doubted | {str(fault.facts["path"])}
            tries += 1
            if tries < _MOST_TRIES:
                continue
            if before is None or not patience.waits:
                raise
        unfinished = before.contents.unfinished | doubted
        return replace(before, contents=replace(before.contents, unfinished=unfinished))


@collector_at_rest()
def _read_from(
    before: Vault | None,
    root: Path,
    listing: Listing | None,
    patience: Patience,
    doubted: frozenset[str],
) -> Vault:
    words = read_words()
    settings, problems = read_settings(root, words)
    config, config_problems = read_config(root, settings.vault)
    if before and (settings, config) == (before.settings, before.config):
        settings, config = before.settings, before.config  # so that comparing them costs nothing
    listing = listing or walk(root)
    reader = Reader(root, settings.vault.max_note_bytes, patience.progress, patience.waits)
    contents = reader.read(listing, before.contents if before else Contents(), doubted)
    rules_problems = (*problems, *config_problems)
    problems += [*config_problems, *listing.problems]
    problems += [problem for problem in contents.unread.values() if problem is not None]
    problems += chain.from_iterable(map(attrgetter("problems"), contents.notes.values()))
    links = before.links if before else LinkIndex(())
    if not before or not _has_files_of(listing, before):
        paths = tuple(listing.paths())
        links = links if links.files == frozenset(paths) else LinkIndex(paths)
    if before and _is_same(before, contents, links, (settings, config, rules_problems)):
        return replace(before, contents=contents, unswept=listing.unswept)
    remembered = before.remembered if before else Remembered()
    reading = remembered.reading(contents.notes, links, config, settings, words)
    network = read_network(reading, remembered)
    text = (settings_data(root) or b"").decode("utf-8-sig")
    problems += check_places(text, SETTINGS_FILE, settings, contents.notes, network)
    return Vault(
        root=root,
        settings=settings,
        config=config,
        notes=contents.notes,
        links=links,
        network=network,
        vocabulary=words,
        phrases=phrases_in(settings.language),
        problems=in_order({*problems, *network.problems}),
        rules_problems=rules_problems,
        unswept=listing.unswept,
        contents=contents,
        remembered=remembered,
        kept=before.kept if before else Kept(),
    )


def _is_same(
    vault: Vault,
    contents: Contents,
    links: LinkIndex,
    rules: tuple[Settings, VaultConfig, tuple[Problem, ...]],
) -> bool:
    """Tell whether a vault was read as it was before; its notes are then the same objects."""
    return (
        rules == (vault.settings, vault.config, vault.rules_problems)
        and links is vault.links
        and contents.listing.problems == vault.contents.listing.problems
        and contents.unread == vault.contents.unread
        and not differing(vault.notes, contents.notes)
    )


def _has_files_of(listing: Listing, before: Vault) -> bool:
    """Tell quickly whether links can lead to the same files as before."""
    is_whole = len(before.links.files) == len(listing.notes) + len(listing.others)
    return is_whole and listing.has_files_of(before.contents.listing)


def with_notes(vault: Vault, written: Mapping[str, bytes]) -> Vault:
    """Give a vault in which some notes hold other bytes, or are new: its records are read anew."""
    if not written:
        return vault
    notes = {**vault.notes, **{path: read_note(data, path) for path, data in written.items()}}
    new = written.keys() - vault.notes.keys()
    links = LinkIndex((*vault.links.paths(), *new)) if new else vault.links
    rules = (vault.config, vault.settings, vault.vocabulary)
    network = read_network(vault.remembered.reading(notes, links, *rules), vault.remembered)
    old = {one for one in vault.problems if one.source.path in written}
    faults = {one for path in written for one in notes[path].problems}
    problems = {*vault.problems}.difference(vault.network.problems, old) | faults
    return replace(
        vault,
        notes=notes,
        links=links,
        network=network,
        problems=in_order({*problems, *network.problems}),
    )


def ticked(vault: Vault) -> tuple[Interaction, ...]:
    """Give the interactions that a tick on a page has logged."""
    known = vault.network.interactions
    return vault.kept.answer("ticked", (known,), lambda: tuple(one for one in known if one.action))


def plan_with(vault: Vault, today: date, shown: frozenset[str], days: int = 0) -> Plan:
    """Make the plan of `today` where the lines of the page have the ids `shown`.

    Whoever was ticked in its week has had a place in it, even if the line is there no more.
    """
    return planning.make_plan(
        vault.network,
        vault.settings,
        today,
        days=days,
        holidays=read_holidays(),
        shown=shown | {one.action for one in ticked(vault)},
        kept=vault.kept,
    )


def find_public_holidays(
    vault: Vault, country: str, first: date, last: date
) -> tuple[PublicHoliday, ...]:
    """Find the public holidays of a country from `first` to `last`, named in the page's language.

    None without the extra `holidays`, or where it does not know the country.
    """
    return public_holidays(country, first, last, vault.settings.language)


def apply_change(vault: Vault, change: Change) -> tuple[Problem, ...]:
    """Write a change to the vault, if the note still is what the change was made from.

    First the temporary files are settled that a killed process left; the problems given back tell
    where text of the owner's was found in one. Raises `NoteRefusedError` where the note is not as
    it was, and `WriteFailedError` where the system refuses.
    """
    from vaultnet.vault.changes import apply  # noqa: PLC0415  most runs write nothing

    recovered = sweep_left_overs(vault, [change.path])
    hold_as_read(vault, [change])
    apply(vault.root, change)
    return recovered


def hold_as_read(vault: Vault, changes: Iterable[Change]) -> None:
    """Hold the notes that are about to be written as they were read, for what still rests on them.

    Whoever asks for one that another program has changed is told so, by `NoteChangedError`.
    """
    for one in changes:
        with suppress(NoteChangedError):
            vault.lines_of(one.path)


def sweep_left_overs(vault: Vault, paths: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Settle temporary files that killed writes left in a vault; begin a run of writes so.

    Looks where the walk saw some, and in the folders of `paths`. Text of the owner's is kept as a
    visible note, and a problem tells of it. Raises nothing.
    """
    from vaultnet.vault.changes import sweep  # noqa: PLC0415  most runs write nothing

    return sweep(vault.root, {*vault.unswept, *map(folder_of, paths)})


def find_private_lines(vault: Vault, paths: Iterable[str]) -> Mapping[str, frozenset[int]]:
    """Find the lines of open notes, those at `paths`, that only the owner may see.

    Lines count from 1; a path of no note is left out.
    """
    reading = Reading.of(vault.notes, vault.links, vault.config, vault.settings, vault.vocabulary)
    return private_lines(reading, paths, vault.network.private_notes)


def find_private_line(vault: Vault, path: str) -> int | None:
    """Find the line by which a contact's note is private; None where its folder says so, or none.

    Where its properties cannot be read it is private by no line.
    """
    reading = Reading.of(vault.notes, vault.links, vault.config, vault.settings, vault.vocabulary)
    return line_of_privacy(reading, path)


def forget_unasked(vault: Vault) -> None:
    """Forget of what was worked out from a vault what was asked for neither now nor last time.

    Whoever goes on from reading to reading calls this when all is current.
    """
    vault.kept.turn()


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give problems by source, then code."""
    return tuple(sorted(problems, key=lambda one: (one.source.key, one.code, one.message)))
