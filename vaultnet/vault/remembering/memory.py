"""What was read of a vault in an earlier run: one sealed file; nothing here ever raises or waits.

Two processes may do the same at once: the file comes to its place whole, and whichever comes last
remains. A process that is killed leaves a part, which the next one clears away.
"""

from __future__ import annotations

import os
import zlib
from array import array
from contextlib import suppress
from hashlib import blake2b
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from vaultnet.vault.remembering import looks
from vaultnet.vault.remembering.cache_folder import at_once, cache_folder, clear_parts, write_whole
from vaultnet.vault.remembering.freezing import Frozen
from vaultnet.vault.remembering.shares import seal_in_shares, unseal_by_shares

if TYPE_CHECKING:
    from vaultnet.vault.walk import Listing

_NAME: Final = "vault.memory"
_PART: Final = ".memory-part"
_LENGTHS: Final = "I"
_COUNT: Final = 4
_QUICK: Final = 1  # the level of zlib: a quarter of the bytes, which take a quarter of the sealing


class Memory:
    """What is remembered of the reading of the vault at `root`.

    `program` is all by which the reading program differs from others; the reading began at the
    moment `begun`, in nanoseconds.
    """

    def __init__(self, root: str, program: bytes, begun: int) -> None:
        self._root, self._folder = root, cache_folder(root)
        self._rules: Final = looks.look_at_rules(root)
        self.question: Final = blake2b(program, key=self._rules, digest_size=32).digest()
        self.changed_before: Final = begun - looks.GRAIN  # what changed later may change unseen

    def recall(self, listing: Listing) -> Frozen | None:
        """Give what was remembered of the vault whose files these are; None where nothing was."""
        try:
            with open(f"{self._folder}/{_NAME}", "rb", opener=at_once) as file:
                sealed = file.read()
        except OSError:
            return None
        packed = unseal_by_shares(sealed, listing.notes, self.question)
        try:
            return None if packed is None else _frozen(zlib.decompress(packed))
        except (zlib.error, ValueError):
            self.forget()
            return None

    def rules_stand(self) -> bool:
        """Tell whether settings and configuration are still those that the run began with."""
        return looks.look_at_rules(self._root) == self._rules

    def keep(self, listing: Listing, frozen: Frozen) -> None:
        """Remember a vault; where that cannot be, it is read again another time.

        Nor is it where the settings were saved during the run: then it was read by others.
        """
        if not self.rules_stand():
            return
        packed = zlib.compress(_packed(frozen), _QUICK)
        sealed = seal_in_shares(packed, listing.notes, self.question)
        with suppress(OSError):
            clear_parts(self._folder, _PART)
        with suppress(OSError):
            write_whole(self._folder, _NAME, sealed, _PART)

    def forget(self) -> None:
        """Throw away what cannot be understood."""
        with suppress(OSError):
            os.unlink(f"{self._folder}/{_NAME}")  # noqa: PTH108  a plain text path


def _packed(frozen: Frozen) -> bytes:
    parts = (frozen.words, frozen.whole, *frozen.pieces)
    lengths = array(_LENGTHS, map(len, parts)).tobytes()
    return b"".join((len(parts).to_bytes(_COUNT, "little"), lengths, *parts))


def _frozen(packed: bytes) -> Frozen:
    count = int.from_bytes(packed[:_COUNT], "little")
    lengths = array(_LENGTHS)
    begin = _COUNT + count * lengths.itemsize
    lengths.frombytes(packed[_COUNT:begin])
    words, whole, *pieces = (
        packed[first:end] for first, end in pairwise(accumulate(lengths, initial=begin))
    )
    return Frozen(whole, tuple(pieces), words)
