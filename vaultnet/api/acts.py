"""A person's acts carried out on the notes of a vault."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vaultnet.api.rules import folder_of_vault
from vaultnet.api.vault import hold_as_read, sweep_left_overs
from vaultnet.core.acts import edits_of
from vaultnet.vault import files
from vaultnet.vault.act_sets import carry_out, last_set, settle
from vaultnet.vault.changes import Change
from vaultnet.vault.edit.entry_text import said_by
from vaultnet.vault.edit.new_note import new_contact_note
from vaultnet.vault.edit.perform import perform
from vaultnet.vault.edit.writing import Writing
from vaultnet.vault.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from vaultnet.api.vault import Vault
    from vaultnet.core.acts import Act
    from vaultnet.core.log_entry import LogEntry
    from vaultnet.core.records import Channel, Problem
    from vaultnet.vault.journal import Entry as Done
    from vaultnet.vault.journal import Typed


def change_by(vault: Vault, act: Act, now: datetime) -> tuple[Change, ...]:
    """Work out what an act comes to as changes that are not yet done; none if it is done already.

    `now` is for the templates of notes that are made. Raises `NoteRefusedError`, which says what to
    type by hand, where a note is one that cannot be edited safely.
    """
    return perform(edits_of(act, vault.settings), reader_of(vault), writing_of(vault), now)


def channel_of(vault: Vault, entry: LogEntry) -> Channel:
    """Tell the way of being in touch that an entry says, by its channel or its text."""
    return said_by(entry, writing_of(vault)).channel


def new_contact(vault: Vault, name: str, now: datetime) -> Change:
    """Work out the note of a new contact as a change that is not yet done.

    Raises `NoteRefusedError` where there is such a contact, or a note of that name.
    """
    note = new_contact_note(name, reader_of(vault), writing_of(vault), now)
    return Change(note.path, None, note.data)


def apply_act(
    vault: Vault,
    kind: str,
    today: date,
    changes: Iterable[Change],
    typed: Typed | None = None,
) -> tuple[Problem, ...]:
    """Write changes as one set that `undo_last` takes back; `kind` is the verb that asked for it.

    `typed` is what they take over that a person typed on the page of the week. Where one of them is
    refused or fails, none of them stays. Gives and raises what `apply_change` does.
    """
    wanted = tuple(changes)
    recovered = sweep_left_overs(vault, [one.path for one in wanted])
    hold_as_read(vault, wanted)
    carry_out(vault.root, Journal(vault.root), kind, today, wanted, typed=typed)
    return recovered


def last_act(root: Path) -> Done | None:
    """Give the last set of changes that can be undone; None where there is none."""
    return last_set(Journal(root))


def settle_acts(root: Path | str) -> tuple[str, ...]:
    """Settle what a process that died has left half done; give the notes that could not be.

    To be called before the vault is read. Raises `VaultError` where it is not there: then nothing
    is known of its notes.
    """
    folder = folder_of_vault(Path(root))
    return settle(folder, Journal(folder))


def writing_of(vault: Vault) -> Writing:
    """Give what writing entries into the notes of a vault needs."""
    contacts = {contact.path: contact for contact in vault.network.contacts}
    reading, past = vault.reading, vault.remembered.past
    # Else each note would be read once more, to find out what it is.
    findings = past.kinds.findings if past and past.is_read_as(reading) else None
    return Writing(reading, contacts, vault.phrases, vault.network.owner, findings)


def reader_of(vault: Vault) -> Callable[[str], bytes | None]:
    """Give what reads a note of a vault anew; it gives None where there is none."""
    most = vault.settings.vault.max_note_bytes
    return lambda path: files.read_file_if_any(vault.root, path, most)
