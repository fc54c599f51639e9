"""The doors to the disk: every function of the system that the program goes through.

`watched` lets a test see each call before it is done; what goes through `open()` and `io` is not
seen, and the house writes by neither. The harnesses of faults and of kills are made of it: the one
lets a call answer with a fault, the other ends the process there.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_SYSTEM: Final = (
    *("open", "read", "write", "fsync", "close", "fstat", "stat", "lstat", "readlink", "access"),
    *("link", "unlink", "rename", "replace", "mkdir", "rmdir", "listdir", "scandir"),
    *("fchmod", "fchown", "listxattr", "getxattr", "setxattr", "removexattr"),
)
# Doors that change something; a kill just before one of the others is a kill before the next of
# these, as far as the disk can tell.
CHANGING: Final = frozenset(
    {"open", "write", "fsync", "close", "link", "unlink", "rename", "replace", "mkdir", "rmdir"}
    | {"fchmod", "fchown", "setxattr", "removexattr", "exchange"}
)
# Those of them between which nothing that lies on the disk can be told apart, with many reads.
WRITING: Final = CHANGING - {"open", "close"}


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the system, about to be done."""

    number: int  # from 0, of the calls that are watched
    door: str
    arguments: tuple[Any, ...]
    real: Callable[..., Any]


@contextmanager
def watched(before: Callable[[Call], None]) -> Iterator[None]:
    """Call `before` ahead of each call that this thread makes; what it raises, the call raises."""
    count = 0
    watching = threading.get_ident()
    inside = False

    def door(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  as many as the system has
            nonlocal count, inside
            if inside or threading.get_ident() != watching:
                return real(*args, **kwargs)
            inside = True
            try:
                count += 1
                before(Call(count - 1, name, args, real))
            finally:
                inside = False
            return real(*args, **kwargs)

        return call

    exchange = import_module("vaultnet.vault.changes.exchange")
    doors = [(os, name, name) for name in _SYSTEM if hasattr(os, name)]
    places = [*doors, (exchange, "rename", "exchange")]
    patches = [patch.object(at, name, door(said, getattr(at, name))) for at, name, said in places]
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


def calls_of(act: Callable[[], object]) -> tuple[str, ...]:
    """Do something once and give the doors that it went through, in order."""
    doors: list[str] = []
    with watched(lambda call: doors.append(call.door)):
        act()
    return tuple(doors)


def clean_calls(
    folder: Path, make: Callable[[Path], object], act: Callable[[Path], object]
) -> tuple[str, ...]:
    """Give the doors of a clean run, in `folder/clean`; what is done once in a process is not."""
    for name in ("warm", "clean"):
        (folder / name).mkdir()
        make(folder / name)
    act(folder / "warm")
    return calls_of(lambda: act(folder / "clean"))
