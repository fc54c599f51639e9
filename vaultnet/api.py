"""The library's front: reads a vault, makes a plan, refreshes the digest.

This is the one place that joins the rooms: reading, judging and writing know nothing of each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vaultnet import languages
from vaultnet.core import planning
from vaultnet.core.acts import edits_of
from vaultnet.core.dates import Week
from vaultnet.core.holidays import Holiday, holidays_of
from vaultnet.core.proposal import Answers, propose
from vaultnet.core.words import Phrases, Vocabulary, phrases_of, vocabulary_of
from vaultnet.digest.compose import compose
from vaultnet.digest.page import ids_of
from vaultnet.digest.view import View
from vaultnet.errors import NoteRefusedError, VaultError
from vaultnet.public_holidays import PublicHoliday, public_holidays
from vaultnet.settings import parse_settings, writer
from vaultnet.settings.places import check_places
from vaultnet.vault import files
from vaultnet.vault.act_sets import carry_out, last_set, settle, undo
from vaultnet.vault.blocks import Block, MarkerError, compose_block, find_blocks, replace_block
from vaultnet.vault.changes import Change, apply, sweep
from vaultnet.vault.edit.entry_text import said_by
from vaultnet.vault.edit.new_note import new_contact_note
from vaultnet.vault.edit.perform import perform
from vaultnet.vault.edit.writing import Writing
from vaultnet.vault.journal import Journal
from vaultnet.vault.links import LinkIndex
from vaultnet.vault.obsidian import VaultConfig, read_config
from vaultnet.vault.parse import parse_network
from vaultnet.vault.parse.private_lines import private_lines
from vaultnet.vault.parse.reading import Reading
from vaultnet.vault.paths import folder_of
from vaultnet.vault.read import read_note
from vaultnet.vault.survey import survey_vault
from vaultnet.vault.walk import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime

    from vaultnet.core.acts import Act
    from vaultnet.core.log_entry import LogEntry
    from vaultnet.core.plan import Plan
    from vaultnet.core.records import Channel, Network, Problem
    from vaultnet.core.settings import Settings
    from vaultnet.core.survey import Survey
    from vaultnet.settings.writer import Whys
    from vaultnet.vault.journal import Entry as Done
    from vaultnet.vault.note import Note

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
    unswept: tuple[str, ...] = ()  # folders where earlier writes left temporary files


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
    words = read_words()
    settings, problems = _read_settings(root, words)
    config, config_problems = read_config(root, settings.vault)
    listing = walk(root)
    problems += [*config_problems, *listing.problems]
    notes: dict[str, Note] = {}
    for number, entry in enumerate(listing.notes, 1):
        try:
            data = files.read_file(root, entry.on_disk, settings.vault.max_note_bytes)
        except OSError as error:
            problem = files.unreadable(entry.path, error)
            problems += [problem] if problem else []
        else:
            notes[entry.path] = note = read_note(data, entry.path)
            problems += note.problems
        if progress is not None:
            progress(number, len(listing.notes))
    links = LinkIndex(listing.paths())
    network = parse_network(notes, links, config, settings, words)
    text = (_settings_data(root) or b"").decode("utf-8-sig")
    problems += check_places(text, SETTINGS_FILE, settings, notes, network)
    return Vault(
        root=root,
        settings=settings,
        config=config,
        notes=notes,
        links=links,
        network=network,
        vocabulary=words,
        phrases=phrases_of(languages.load(settings.language)),
        problems=_in_order({*problems, *network.problems}),
        unswept=listing.unswept,
    )


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

    It looks to the end of the week of the page, and to `days` from today if that is later. Who is
    on the page of this week, as the vault was read with it, keeps the place there.
    """
    return _plan(vault, today, _shown(vault, today), days or 0)


def _plan(vault: Vault, today: date, shown: frozenset[str], days: int = 0) -> Plan:
    return planning.make_plan(
        vault.network, vault.settings, today, days=days, holidays=read_holidays(), shown=shown
    )


def _shown(vault: Vault, today: date) -> frozenset[str]:
    """Give the ids of the lines of this week's page, as it was read with the vault."""
    note = vault.notes.get(vault.settings.digest.path)
    if note is None:
        return frozenset()
    try:
        blocks = find_blocks("\n".join(note.lines))
    except MarkerError:
        return frozenset()
    week = Week.containing(today, vault.settings.digest.week_start).name
    pages = (one.content for one in blocks if (one.name, one.week) == (DIGEST, week))
    return frozenset[str]().union(*map(ids_of, pages))


def find_public_holidays(
    vault: Vault, country: str, first: date, last: date
) -> tuple[PublicHoliday, ...]:
    """Find the public holidays of a country from `first` to `last`, named in the page's language.

    None without the extra `holidays`, or where it does not know the country.
    """
    return public_holidays(country, first, last, vault.settings.language)


def refresh_digest(vault: Vault, today: date, *, rebuild: bool = False) -> Change | None:
    """Work out the digest of `today` as a change that is not yet done; None if it is current.

    Within its week the page keeps its lines where they are, unless `rebuild` lays it out anew. A
    note that is blank is filled like a new one.
    Raises `NoteRefusedError` for a note that has no block, odd markers, or a block that was
    changed by hand, and `WriteFailedError` for one that cannot be read.
    """
    path = vault.settings.digest.path
    old = files.read_file_if_any(vault.root, path, vault.settings.vault.max_note_bytes)
    week = Week.containing(today, vault.settings.digest.week_start).name
    text = _text_of(old or b"", path)
    if not text.removeprefix(_BOM).strip():
        bom = _BOM if text.startswith(_BOM) else ""
        new = f"{bom}{compose_block(DIGEST, week, compose(_view(vault, today)))}\n"
        return Change(path, old, new.encode())
    block = _block_of(text, path)
    page = block.content if block.week == week and not rebuild else None
    view = _view(vault, today, ids_of(page or ""))
    new = replace_block(text, block, week, compose(view, page, _spoken()))
    data = new.encode()
    return None if data == old else Change(path, old, data)


def change_by(vault: Vault, act: Act, now: datetime) -> tuple[Change, ...]:
    """Work out what an act comes to as changes that are not yet done; none if it is done already.

    `now` is for the templates of notes that are made. Raises `NoteRefusedError`, which says what to
    type by hand, where a note is one that cannot be edited safely.
    """
    return perform(edits_of(act, vault.settings), _reader(vault), writing_of(vault), now)


def channel_of(vault: Vault, entry: LogEntry) -> Channel:
    """Tell the way of being in touch that an entry says, by its channel or its text."""
    return said_by(entry, writing_of(vault)).channel


def new_contact(vault: Vault, name: str, now: datetime) -> Change:
    """Work out the note of a new contact as a change that is not yet done.

    Raises `NoteRefusedError` where there is such a contact, or a note of that name.
    """
    note = new_contact_note(name, _reader(vault), writing_of(vault), now)
    return Change(note.path, None, note.data)


def apply_act(
    vault: Vault, kind: str, today: date, changes: Iterable[Change]
) -> tuple[Problem, ...]:
    """Write changes as one set that `undo_last` takes back; `kind` is the verb that asked for it.

    Where one of them is refused or fails, none of them stays. Gives and raises what `apply_change`
    does.
    """
    wanted = tuple(changes)
    recovered = sweep_left_overs(vault, [one.path for one in wanted])
    carry_out(vault.root, Journal(vault.root), kind, today, wanted)
    return recovered


def last_act(root: Path) -> Done | None:
    """Give the last set of changes that can be undone; None where there is none."""
    return last_set(Journal(root))


def undo_last(root: Path, done: Done) -> None:
    """Take back a set that `last_act` has given, as one.

    Raises `NoteRefusedError`, and changes nothing, where a note was changed since.
    """
    undo(root, Journal(root), done)


def settle_acts(root: Path) -> tuple[str, ...]:
    """Settle what a process that died has left half done; give the notes that could not be."""
    return settle(root, Journal(root))


def writing_of(vault: Vault) -> Writing:
    """Give what writing entries into the notes of a vault needs."""
    reading = Reading.of(vault.notes, vault.links, vault.config, vault.settings, vault.vocabulary)
    contacts = {contact.path: contact for contact in vault.network.contacts}
    return Writing(reading, contacts, vault.phrases, vault.network.owner)


def apply_change(vault: Vault, change: Change) -> tuple[Problem, ...]:
    """Write a change to the vault, if the note still is what the change was made from.

    First the temporary files are settled that a killed process left; the problems given back tell
    where text of the owner's was found in one. Raises `NoteRefusedError` where the note is not as
    it was, and `WriteFailedError` where the system refuses.
    """
    recovered = sweep_left_overs(vault, [change.path])
    apply(vault.root, change)
    return recovered


def sweep_left_overs(vault: Vault, paths: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Settle temporary files that killed writes left in a vault; begin a run of writes so.

    Looks where the walk saw some, and in the folders of `paths`. Text of the owner's is kept as a
    visible note, and a problem tells of it. Raises nothing.
    """
    return sweep(vault.root, {*vault.unswept, *map(folder_of, paths)})


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


def _reader(vault: Vault) -> Callable[[str], bytes | None]:
    most = vault.settings.vault.max_note_bytes
    return lambda path: files.read_file_if_any(vault.root, path, most)


def _view(vault: Vault, today: date, shown: frozenset[str] = frozenset()) -> View:
    source = vault.settings.digest.path

    def link(path: str, shown: str | None) -> str | None:
        return vault.links.link_to(path, source, shown, markdown=vault.config.markdown_links)

    return View(
        plan=_plan(vault, today, shown),
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
