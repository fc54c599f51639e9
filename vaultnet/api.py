"""The library's front: reads a vault, makes a plan, refreshes the digest.

This is the one place that joins the rooms: reading, judging and writing know nothing of each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vaultnet import languages
from vaultnet.core import planning
from vaultnet.core.holidays import Holiday, holidays_of
from vaultnet.core.proposal import Answers, propose
from vaultnet.core.words import Phrases, Vocabulary, phrases_of, vocabulary_of
from vaultnet.digest.compose import compose
from vaultnet.digest.view import View
from vaultnet.errors import NoteRefusedError, VaultError
from vaultnet.settings import parse_settings, writer
from vaultnet.settings.places import check_places
from vaultnet.vault import files
from vaultnet.vault.apply import Change, apply
from vaultnet.vault.blocks import Block, MarkerError, compose_block, find_blocks, replace_block
from vaultnet.vault.contents import Contents, Reader
from vaultnet.vault.links import LinkIndex
from vaultnet.vault.obsidian import VaultConfig, read_config
from vaultnet.vault.parse import parse_network
from vaultnet.vault.parse.network import read_network
from vaultnet.vault.parse.private_lines import private_lines
from vaultnet.vault.parse.reading import Reading
from vaultnet.vault.parse.remembered import Remembered
from vaultnet.vault.paths import key_path
from vaultnet.vault.state_folder import state_folder
from vaultnet.vault.survey import survey_vault
from vaultnet.vault.walk import Listing, look_again, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from vaultnet.core.plan import Plan
    from vaultnet.core.records import Network, Problem
    from vaultnet.core.settings import Settings
    from vaultnet.core.survey import Survey
    from vaultnet.settings.writer import Whys
    from vaultnet.vault.note import Note

__all__ = ["Listing", "state_folder"]  # what is offered from below; the rest is made here
SETTINGS_FILE: Final = "vaultnet.toml"
MAX_SETTINGS_BYTES: Final = 1024 * 1024
MAX_SURVEYS: Final = 4  # folders of people teach their keys, these the order of days
DIGEST: Final = "due"  # the name of the digest's block

_BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
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
    # What `reread` goes on from.
    contents: Contents = field(default_factory=Contents, compare=False, repr=False)
    remembered: Remembered = field(default_factory=Remembered, compare=False, repr=False)


def find_vault(start: Path) -> Path:
    """Find the vault that a folder lies in: the nearest with `.obsidian` or `vaultnet.toml`.

    Raises `VaultError` where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / ".obsidian").is_dir() or (folder / SETTINGS_FILE).is_file():
            return folder
    raise VaultError(
        f"{start} is in no vault: no folder above it has .obsidian or {SETTINGS_FILE}; "
        "name the vault with --vault."
    )


def read_vault(root: Path | str, *, progress: Callable[[int, int], None] | None = None) -> Vault:
    """Read every note of the vault at `root` into records.

    `progress` is told after each note how many are read, of how many. A faulty note is a problem
    of the vault; raises `VaultError` for a root that is no readable folder and `SettingsError` for
    settings that cannot be understood.
    """
    root = _folder(Path(root))
    return _read(root, None, None, Patience(progress))


@dataclass(frozen=True, slots=True)
class Patience:
    """How a vault is read again: who is told of it, and what is left for later."""

    progress: Callable[[int, int], None] | None = None  # after each note: how many, of how many
    waits: bool = False  # leave as it was a note that seems to be half saved


def look(vault: Vault, paths: Iterable[str] | None = None) -> Listing:
    """Look at the files of a vault, at none of their bytes: at those of `paths`, else at all.

    A path may be spelled as the disk spells it. Raises `VaultError` for a root that is no readable
    folder, or in which nothing is left: then the disk is away that the vault lies on.
    """
    _folder(vault.root)
    listing = None
    if paths is not None:
        listing = look_again(vault.root, vault.contents.listing, map(key_path, paths))
    listing = listing or walk(vault.root)
    if vault.notes and not listing.notes:
        raise VaultError(f"{vault.root} has no notes any more: is the disk there that it lies on?")
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
    return _read(vault.root, vault, listing, patience or Patience(), doubted)


def notes_changed(before: Vault, after: Vault) -> frozenset[str]:
    """Give the paths of the notes that came, went or changed between two readings of a vault."""
    return frozenset(
        path
        for path in before.notes.keys() | after.notes.keys()
        if before.notes.get(path) is not after.notes.get(path)
    )


def _read(
    root: Path,
    before: Vault | None,
    listing: Listing | None,
    patience: Patience,
    doubted: frozenset[str] = frozenset(),
) -> Vault:
    words = read_words()
    settings, problems = _read_settings(root, words)
    config, config_problems = read_config(root, settings.vault)
    listing = listing or walk(root)
    reader = Reader(root, settings.vault.max_note_bytes, patience.progress, patience.waits)
    contents = reader.read(listing, before.contents if before else Contents(), doubted)
    problems += [*config_problems, *listing.problems]
    problems += [problem for problem in contents.unread.values() if problem is not None]
    problems += [problem for note in contents.notes.values() for problem in note.problems]
    links = before.links if before else LinkIndex(())
    paths = frozenset(listing.paths())
    if links.paths != paths:
        links = LinkIndex(paths)
    if before and _is_same(before, contents, links, (settings, config)):
        return replace(before, contents=contents)
    remembered = before.remembered if before else Remembered()
    reading = Reading.of(contents.notes, links, config, settings, words)
    network = read_network(reading, remembered)
    text = (_settings_data(root) or b"").decode("utf-8-sig")
    problems += check_places(text, SETTINGS_FILE, settings, contents.notes, network)
    return Vault(
        root=root,
        settings=settings,
        config=config,
        notes=contents.notes,
        links=links,
        network=network,
        vocabulary=words,
        phrases=phrases_of(languages.load(settings.language)),
        problems=_in_order({*problems, *network.problems}),
        contents=contents,
        remembered=remembered,
    )


def _is_same(
    vault: Vault, contents: Contents, links: LinkIndex, by: tuple[Settings, VaultConfig]
) -> bool:
    """Tell whether a vault was read as it was before; its notes are then the same objects."""
    return (
        by == (vault.settings, vault.config)
        and links is vault.links
        and contents.listing.problems == vault.contents.listing.problems
        and contents.unread == vault.contents.unread
        and contents.notes.keys() == vault.notes.keys()
        and all(note is vault.notes[path] for path, note in contents.notes.items())
    )


def read_phrases(root: Path) -> Phrases:
    """Give the phrases of the language that the settings of a vault choose; its notes are not read.

    Raises as `read_vault` does.
    """
    settings, _ = _read_settings(_folder(root), read_words())
    return phrases_of(languages.load(settings.language))


@cache
def read_words() -> Vocabulary:
    """Give the words that notes are read by, those of every language together."""
    return vocabulary_of(languages.load_all())


@cache
def read_holidays() -> tuple[Holiday, ...]:
    """Give the professional holidays, those of every language together."""
    return holidays_of(languages.load_all())


def make_plan(vault: Vault, today: date, *, days: int | None = None) -> Plan:
    """Make the plan of `today`: who is due, why, and by which evidence.

    It looks to the end of the week of the page, and to `days` from today if that is later.
    """
    return planning.make_plan(
        vault.network, vault.settings, today, days=days or 0, holidays=read_holidays()
    )


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


def apply_change(vault: Vault, change: Change) -> None:
    """Write a change to the vault, if the note still is what the change was made from.

    Raises `NoteRefusedError` where it is not, and `WriteFailedError` where the system refuses.
    """
    apply(vault.root, change)


def survey(vault: Vault, today: date) -> tuple[Survey, ...]:
    """Look at a vault as a whole: where people are, which keys it uses, what is not understood.

    Where the notes teach something about their own reading, as that a folder is one of people, the
    vault is looked at again in that light; the last survey is the one that holds.
    """
    by_language = {one: vocabulary_of([languages.load(one)]) for one in languages.LANGUAGES}
    surveys: list[Survey] = []
    for _ in range(MAX_SURVEYS):
        reading = Reading.of(
            vault.notes, vault.links, vault.config, vault.settings, vault.vocabulary
        )
        found = survey_vault(reading, vault.network, vault.problems, by_language, today)
        surveys.append(found)
        taught = propose(vault.settings, [found], Answers()).settings
        if (taught.vault, taught.keys) == (vault.settings.vault, vault.settings.keys):
            break
        vault = _read_by(vault, taught)
    return tuple(surveys)


def find_private_lines(vault: Vault, paths: Iterable[str]) -> Mapping[str, frozenset[int]]:
    """Find the lines of open notes, those at `paths`, that only the owner may see.

    Lines count from 1; a path of no note is left out.
    """
    reading = Reading.of(vault.notes, vault.links, vault.config, vault.settings, vault.vocabulary)
    return private_lines(reading, paths, vault.network.private_notes)


def has_settings(vault: Vault) -> bool:
    """Tell whether a vault has a settings file by now."""
    return _settings_data(vault.root) is not None


def new_settings(settings: Settings, whys: Whys, head: Iterable[str]) -> Change:
    """Work out a settings file for a vault that has none, as a change that is not yet done."""
    text = writer.write_settings(settings, whys, head)
    return Change(SETTINGS_FILE, None, text.encode())


def missing_settings(vault: Vault, settings: Settings, whys: Whys) -> tuple[str, ...]:
    """Give what of `settings` the settings file of a vault does not say, as lines of a diff.

    Raises `SettingsError` where it has become one that cannot be understood.
    """
    data = _settings_data(vault.root) or b""
    current, _ = parse_settings(data, SETTINGS_FILE, vault.vocabulary)
    return writer.missing_settings(data.decode("utf-8-sig"), current, settings, whys)


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: (one.source, one.code, one.message)))


def _folder(root: Path) -> Path:
    if not root.exists():
        raise VaultError(f"There is no folder {root}: name the vault with --vault.")
    if not root.is_dir():
        raise VaultError(f"{root} is a file, no vault: name its folder with --vault.")
    return root.resolve()


def _read_settings(root: Path, words: Vocabulary) -> tuple[Settings, list[Problem]]:
    settings, problems = parse_settings(_settings_data(root) or b"", SETTINGS_FILE, words)
    return settings, list(problems)


def _read_by(vault: Vault, settings: Settings) -> Vault:
    """Read the records of a vault's notes anew, by other settings."""
    config, _ = read_config(vault.root, settings.vault)
    network = parse_network(vault.notes, vault.links, config, settings, vault.vocabulary)
    problems = {*vault.problems}.difference(vault.network.problems).union(network.problems)
    return replace(
        vault,
        settings=settings,
        config=config,
        network=network,
        problems=_in_order(problems),
    )


def _settings_data(root: Path) -> bytes | None:
    return files.read_file_if_any(root, SETTINGS_FILE, MAX_SETTINGS_BYTES)


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
