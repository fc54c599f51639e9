"""Answers to questions about a vault, each a sealed file; nothing here ever raises or waits.

Two processes may do the same at once: a file comes to its place whole, and whichever comes last
says the same. A process that is killed leaves a part, which a later one clears away.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from vaultnet.vault.remembering.cache_folder import at_once, cache_folder, write_whole
from vaultnet.vault.remembering.seals import seal, unseal

if TYPE_CHECKING:
    from vaultnet.vault.remembering.looks import Look

MOST_KEPT: Final = 32  # of one vault; the oldest go
MOST_BYTES: Final = 8 * 1024 * 1024  # of one answer: a longer one is not worth its place
_ENDING: Final = ".answer"
_PART: Final = ".part"


class Answers:
    """The answers that are remembered of the vault at `root`."""

    def __init__(self, root: str) -> None:
        self._folder = cache_folder(root)

    def recall(self, question: bytes, look: Look) -> bytes | None:
        """Give what was answered when the vault looked like this; None where nothing was."""
        try:
            path = f"{self._folder}/{_name_of(question)}"
            with open(path, "rb", opener=at_once) as file:
                sealed = file.read(MOST_BYTES + 1)
        except OSError:
            return None
        text = unseal(sealed, _key(question, look)) if len(sealed) <= MOST_BYTES else None
        try:
            return None if text is None else zlib.decompress(text)
        except zlib.error:
            return None

    def keep(self, question: bytes, look: Look, answer: bytes) -> None:
        """Remember an answer; where that cannot be, it is worked out again another time."""
        sealed = seal(zlib.compress(answer, level=1), _key(question, look))
        if len(sealed) > MOST_BYTES:
            return
        with suppress(OSError):
            write_whole(self._folder, _name_of(question), sealed, _PART)
            self._clear()

    def _clear(self) -> None:
        """Let the oldest go, parts that were left among them."""
        with os.scandir(self._folder) as entries:
            found = [one for one in entries if one.name.endswith((_ENDING, _PART))]
        found.sort(key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for one in found[MOST_KEPT:]:
            with suppress(OSError):
                os.unlink(one.path)  # noqa: PTH108  light to import


def _name_of(question: bytes) -> str:
    return f"{blake2b(question, digest_size=16).hexdigest()}{_ENDING}"


def _key(question: bytes, look: Look) -> bytes:
    return blake2b(question, key=look.sum, person=b"answer").digest()
