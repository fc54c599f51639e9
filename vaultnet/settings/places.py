"""Settings that name a folder or a note, held against the vault: what is not there is no use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.records import Problem, Severity, Source
from vaultnet.settings.lines import key_lines, line_of
from vaultnet.settings.readers import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.core.records import Network
    from vaultnet.core.settings import Settings

_SHOWN: Final = 60  # characters of a name that a message shows
_REMEDY: Final = "Correct it, or remove it."


def check_places(
    text: str, path: str, settings: Settings, notes: Iterable[str], network: Network
) -> Iterator[Problem]:
    """Find the folders without a note and the owner without one, with the nearest that there is.

    `text` is that of the settings file at `path`, `notes` the paths of all notes.
    """
    lines = key_lines(text)
    named = settings.vault.people or settings.privacy.folders
    folders = _folders(notes) if named else {}
    for name, wanted in (
        (("vault", "people"), settings.vault.people),
        (("privacy", "folders"), settings.privacy.folders),
    ):
        for folder in wanted:
            bare = folder.strip("/")
            if bare and bare.lower() not in folders:
                source = Source(path, line_of(lines, name))
                message = f'The setting {".".join(name)} names "{_cut(bare)}", where no note lies.'
                hint = _hint(bare, folders.values())
                yield Problem(source, Severity.WARNING, "unknown-folder", message, hint)
    owner = settings.vault.owner
    if owner and network.owner is None:
        known = {contact.name for contact in network.contacts if not contact.private}
        source = Source(path, line_of(lines, ("vault", "owner")))
        message = f'The setting vault.owner is "{_cut(owner)}", and no note is that of the owner.'
        yield Problem(source, Severity.WARNING, "unknown-owner", message, _hint(owner, known))


def _folders(notes: Iterable[str]) -> dict[str, str]:
    """Give every folder that a note lies in or below, by its path in small letters."""
    found: dict[str, str] = {}
    for note in notes:
        folder = note.rpartition("/")[0]
        while folder and folder.lower() not in found:
            found[folder.lower()] = folder
            folder = folder.rpartition("/")[0]
    return found


def _hint(written: str, known: Iterable[str]) -> str:
    """Suggest the nearest name, capitals aside, where there is one that is near."""
    by_folded = {fold(name): name for name in sorted(known, reverse=True)}
    near = suggestion(fold(written), by_folded)
    if not near.startswith("did you mean "):
        return _REMEDY
    name = by_folded[near.removeprefix("did you mean ").removesuffix("?")]
    return f"Did you mean {name}?"


def _cut(name: str) -> str:
    """Give a name as a message can have it: one line, not without end."""
    return " ".join(name[:_SHOWN].split())
