"""Patterns that are compiled when they are first used.

A run uses a few of the hundreds that its modules have, and to compile them all took a fifth of a
short one. Decision 0100.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, AnyStr, Final, cast

_METHODS: Final = ("match", "fullmatch", "search", "sub", "subn", "split", "finditer", "findall")
_FACTS: Final = ("flags", "groups", "groupindex")


class Compiled:
    """What a compiled pattern offers: a call of a method costs hardly more than with its own."""

    __slots__ = (*_METHODS, *_FACTS, "_flags", "pattern")

    if TYPE_CHECKING:
        _flags: int
        pattern: str | bytes


class Uncompiled(Compiled):
    """A pattern as it was written, which becomes a compiled one when anything else is asked."""

    __slots__ = ()

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  a method or a fact
        """Compile the pattern; raises what `re.compile` raises."""
        compiled = re.compile(self.pattern, self._flags)
        for one in (*_METHODS, *_FACTS):
            setattr(self, one, getattr(compiled, one))
        # Last, since another thread may ask meanwhile: this one has all, or compiles it again.
        self.__class__ = Compiled  # type: ignore[assignment]
        return getattr(self, name)

    def __repr__(self) -> str:
        return f"pattern({self.pattern!r})"


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give a pattern that a module has from the start, and compiles when it is first used.

    A wrong one raises `re.error` then; the suite compiles them all.
    """
    return cast("re.Pattern[AnyStr]", Uncompiled(source, flags))
