"""What can be wrong with a vault's files: their names, their places, and how they read."""

from __future__ import annotations

from typing import Final

from vaultnet.core.problems import ProblemKind
from vaultnet.core.records import Severity

PROBLEMS: Final = (
    ProblemKind(
        "broken-link",
        Severity.INFO,
        "The note is a link to a file that is not there.",
        "Put the file itself into the vault, or remove the link.",
    ),
    ProblemKind(
        "capital-extension",
        Severity.INFO,
        "The extension is not written .md; other programs may not see the note.",
        "Rename the file so that it ends in .md.",
    ),
    ProblemKind(
        "capitals-only",
        Severity.WARNING,
        "The name differs from {twin} in capitals alone.",
        "Rename one: a link reaches either, and many disks can hold only one.",
    ),
    ProblemKind(
        "cloud-placeholder",
        Severity.WARNING,
        "The note is in the cloud only and was not read.",
        "Have the cloud's settings keep the vault's folder on this device.",
    ),
    ProblemKind(
        "folder-unreadable",
        Severity.ERROR,
        "The folder could not be listed: {reason}.",
        "Look at its permissions; nothing in it was read.",
    ),
    ProblemKind(
        "linked-folder",
        Severity.INFO,
        "The linked folder overlaps the vault or another linked folder.",
        "It was left out, as Obsidian does: link a folder that lies elsewhere.",
    ),
    ProblemKind(
        "linked-note",
        Severity.INFO,
        "The note is a link to a file, which Obsidian does not support.",
        "It was not read: put the file itself into the vault.",
    ),
    ProblemKind(
        "name-not-utf-8",
        Severity.WARNING,
        "The name is not UTF-8; Obsidian cannot open it.",
        "Rename it; what could not be read in it is shown as \ufffd.",
    ),
    ProblemKind(
        "name-breaks-links",
        Severity.WARNING,
        "The name holds what ends a link; no link to the note can be written.",
        "Rename it without # ^ [ ] | \\ and %%.",
    ),
    ProblemKind(
        "name-not-portable",
        Severity.INFO,
        "Windows and Android cannot have a file of this name, so a sync may leave it out.",
        'Rename it without * " < > : ?, with no dot or space at its end; con, aux, nul are taken.',
    ),
    ProblemKind(
        "note-too-large",
        Severity.WARNING,
        "The note is larger than max_note_bytes and was not read.",
        "Split it, or raise max_note_bytes in the table [vault] of vaultnet.toml.",
    ),
    ProblemKind(
        "note-unreadable",
        Severity.ERROR,
        "The file could not be looked at or read: {reason}.",
        "Look at the file's permissions, or at what the disk says of it.",
    ),
    ProblemKind(
        "same-name",
        Severity.WARNING,
        "Two files have this name, in letters that only look the same.",
        "Rename or remove one of them; only the first was read.",
    ),
    ProblemKind(
        "text-recovered",
        Severity.WARNING,
        "A write was cut short while another program saved; this is what it had saved.",
        "Compare it with the note of that name, and delete it when nothing is missing there.",
    ),
)

KINDS: Final = {kind.code: kind for kind in PROBLEMS}
