"""Faults that end a run: each makes its own sentence and carries its exit code.

A fault of one note is no error but a `Problem` (see `vaultnet.core.records`): data that is
collected and printed while the rest of the vault goes on.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, ClassVar, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Fact: TypeAlias = "str | int | VaultnetError | None"


class VaultnetError(Exception):
    """Say in one sentence why a run cannot go on, and how it could.

    With a `code` the sentence names its facts in braces, and languages may have it in their words
    (`Phrases.fault`); without one it is said as it stands. A fact may be a fault itself: a part of
    the sentence, as the reason, that is said in its own words.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, sentence: str, /, *, code: str = "", **facts: Fact) -> None:
        super().__init__(sentence.format(**facts) if code else sentence)
        self.code = code
        self.facts = {
            name: fact if isinstance(fact, int | VaultnetError) else str(fact)
            for name, fact in facts.items()
        }


class MisuseError(VaultnetError):
    """Say what cannot be meant by a command line, and how to write it."""

    exit_code = 2


class VaultError(VaultnetError):
    """Say that the vault itself cannot be used: absent, a file, unreadable."""

    exit_code = 10


class SettingsError(VaultnetError):
    """Say which setting cannot be understood, with file and line."""

    exit_code = 11


class NoteRefusedError(VaultnetError):
    """Say why a note is not written to, and what its owner can do."""

    exit_code = 12


class NoteChangedError(NoteRefusedError):
    """Say that a note is no more as it was read: to read it again and work anew may help."""


class WriteFailedError(VaultnetError):
    """Say that the system did not let a write happen; the old bytes stand."""

    exit_code = 13


class ImportRefusedError(VaultnetError):
    """Say why a file of another program cannot be read, and what can be done."""

    exit_code = 15


class LockedError(VaultnetError):
    """Say that another process holds what this one needs."""

    exit_code = 14


_FORBIDDEN: Final = VaultnetError("the system does not allow it", code="reason-forbidden")
_ABSENT: Final = VaultnetError("there is no such file or folder", code="reason-absent")
_TOO_MANY: Final = VaultnetError("too many files are open", code="reason-open-files")

_REASONS: Final[Mapping[int, VaultnetError]] = {
    errno.EACCES: _FORBIDDEN,
    errno.EDQUOT: VaultnetError("the disk quota is used up", code="reason-quota"),
    errno.EIO: VaultnetError("the disk reports an error", code="reason-disk"),
    errno.EISDIR: VaultnetError("it is a folder", code="reason-folder"),
    errno.EMFILE: _TOO_MANY,
    errno.ENAMETOOLONG: VaultnetError("the name is too long", code="reason-long-name"),
    errno.ENFILE: _TOO_MANY,
    errno.ENOENT: _ABSENT,
    errno.ENOSPC: VaultnetError("the disk is full", code="reason-full"),
    errno.ENOTDIR: _ABSENT,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: VaultnetError("the disk is read-only", code="reason-read-only"),
}


def reason_of(error: OSError) -> VaultnetError:
    """Give the part of a sentence that says why the system refused."""
    known = _REASONS.get(error.errno or 0)
    return known or VaultnetError(error.strerror or type(error).__name__)
