"""Every call of the system answers once with a fault: `for outcome in each_fault(…)`.

Give a function that makes a vault and one that does something to it, such as an edit, a refresh of
the digest, or a tick. For each call of the system that a clean run makes, and for each fault, the
same is done on a fresh vault while that one call fails; the test judges what came of it.

    for outcome in each_fault(tmp_path, make, act):
        assert … outcome.root … outcome.raised …
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from harness.doors import Call, clean_calls, watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

FAULTS: Final = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE, errno.EROFS)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one fault."""

    root: Path
    calls: tuple[str, ...]  # of the clean run
    number: int  # which of them failed
    fault: int
    raised: Exception | None

    @property
    def name(self) -> str:
        """Say which fault it was."""
        return f"{errno.errorcode[self.fault]} at call {self.number}, {self.calls[self.number]}"


def each_fault(
    folder: Path,
    make: Callable[[Path], object],
    act: Callable[[Path], object],
    faults: Sequence[int] = FAULTS,
) -> Iterator[Outcome]:
    """Give what comes of each fault at each call that `act` makes on what `make` has made."""
    calls = clean_calls(folder, make, act)
    for number in range(len(calls)):
        for fault in faults:
            root = folder / f"{number}-{errno.errorcode[fault]}"
            root.mkdir()
            make(root)
            yield Outcome(root, calls, number, fault, _faulty(act, root, number, fault))


def _faulty(act: Callable[[Path], object], root: Path, number: int, fault: int) -> Exception | None:
    def fail(call: Call) -> None:
        if call.number == number:
            if call.door == "close":
                call.real(*call.arguments)  # a close that reports a fault has closed all the same
            raise OSError(fault, os.strerror(fault))

    try:
        with watched(fail):
            act(root)
    except Exception as error:  # noqa: BLE001  whatever it is, the test judges it
        return error
    return None
