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
from typing import TYPE_CHECKING, Final

from vaultnet.vault.remembering import looks
from vaultnet.vault.remembering.cache_folder import at_once, cache_folder, clear_parts, write_whole
from vaultnet.vault.remembering.freezing import Frozen
from vaultnet.vault.remembering.parts import Drawers, Parts, in_drawers, in_parts
from vaultnet.vault.remembering.shares import facts_of, open_by_shares, seal_in_shares

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.vault.remembering.shares import Facts
    from vaultnet.vault.walk import Listing

_NAME: Final = "vault.memory"
_PART: Final = ".memory-part"
_COUNTS: Final = "I"
_FIRST: Final = 2  # behind the counts and the words


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

    def recall(self, notes: Iterable[Facts]) -> Frozen | None:
        """Give what was remembered of the vault whose notes these are; None where nothing was."""
        try:
            with open(f"{self._folder}/{_NAME}", "rb", opener=at_once) as file:
                sealed = file.read()
        except OSError:
            return None
        opened = open_by_shares(sealed, notes, self.question)
        try:
            return None if opened is None else _frozen(Parts.of(opened))
        except (zlib.error, ValueError, LookupError):
            self.forget()
            return None

    def rules_stand(self) -> bool:
        """Tell whether settings and configuration are still those that the run began with."""
        return looks.look_at_rules(self._root) == self._rules

    def keep(self, listing: Listing, frozen: Frozen) -> bool:
        """Remember a vault, and tell whether it is: where not, it is read again another time.

        It is not where the settings were saved during the run: then it was read by others.
        """
        if not self.rules_stand():
            return False
        sealed = seal_in_shares(in_parts(_texts(frozen)), facts_of(listing.notes), self.question)
        with suppress(OSError):
            clear_parts(self._folder, _PART)
        with suppress(OSError):
            write_whole(self._folder, _NAME, sealed, _PART)
            return True
        return False

    def forget(self) -> None:
        """Throw away what cannot be understood."""
        with suppress(OSError):
            os.unlink(f"{self._folder}/{_NAME}")  # noqa: PTH108  a plain text path


def _texts(frozen: Frozen) -> Iterable[bytes]:
    whole, late = tuple(frozen.whole), tuple(frozen.late[at] for at in range(len(frozen.late)))
    counts = array(_COUNTS, (len(whole), len(late), len(frozen.pieces)))
    return (counts.tobytes(), frozen.words, *whole, *late, *in_drawers(frozen.pieces))


def _frozen(parts: Parts) -> Frozen:
    of_whole, of_late, of_pieces = array(_COUNTS, parts[0])
    late = _FIRST + of_whole
    pieces = late + of_late
    whole = (parts[at] for at in range(_FIRST, late))
    drawers = Drawers(parts.between(pieces), of_pieces)
    return Frozen(whole, drawers, parts.between(late, pieces), parts[_FIRST - 1])
