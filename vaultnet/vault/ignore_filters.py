"""What a vault's owner has excluded (S1.7): beginnings of paths, and regular expressions.

The expressions come from the vault, which another person may have made, and Python's engine can
take for ever over a few characters. So each is judged before it is used, by the number of ways in
which it can be tried on one path; only what is repeated, optional or a choice makes that grow.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.paths import key_path

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_PATH: Final = 260  # on longer ones expressions are not tried; Windows has none
MOST_FILTERS: Final = 1000
_LONGEST_EXPRESSION: Final = 500
_MOST_WAYS: Final = 2**20
# At either end of what is searched for, `.*` changes nothing but the time that it takes.
_IDLE_START: Final = pattern(r"\A(?:\^?\.\*\??(?![*+?{]))+")
_IDLE_END: Final = pattern(r"(?<!\\)\.\*\??\$?\Z")
_PIECE: Final = pattern(
    r"(?P<open>\((?!\?)|\(\?(?:[:=!]|<[=!]))"
    r"|(?P<close>\))"
    r"|(?P<bar>\|)"
    r"|(?P<repeat>[*+?]|\{(?P<least>[0-9]{1,9})(?P<more>,(?P<most>[0-9]{0,9}))?\})\??"
    r"|\\[^0-9k]"  # no reference to what another group took
    r"|\[\^?\]?(?:\\.|[^\]\\])*+\]"
    r"|[^()|\[\\]",
    re.DOTALL,
)


class ExpressionError(ValueError):
    """Say why an expression is not used."""


@frozen_record
class IgnoreFilters:
    """The filters that can be used."""

    beginnings: tuple[str, ...] = ()
    expressions: tuple[re.Pattern[str], ...] = ()

    def hide(self, path: str) -> bool:
        """Tell whether a path is excluded."""
        if self.beginnings and path.startswith(self.beginnings):
            return True
        if not self.expressions or len(path) > LONGEST_PATH:
            return False
        return any(one.search(path) for one in self.expressions)


def parse_filters(written: Sequence[str]) -> tuple[IgnoreFilters, tuple[str, ...]]:
    """Read filters as Obsidian keeps them: `/…/` is an expression, else the beginning of a path.

    Give what can be used, and a clause for each that cannot, saying why.
    """
    beginnings: list[str] = []
    expressions: list[re.Pattern[str]] = []
    complaints: list[str] = []
    for text in written[:MOST_FILTERS]:
        if len(text) > 1 and text.startswith("/") and text.endswith("/"):
            try:
                expressions.append(_expression(text[1:-1]))
            except ExpressionError as error:
                complaints.append(f"{text[:60]} is left out, since {error}")
        elif text:
            beginnings.append(key_path(text))
    if len(written) > MOST_FILTERS:
        complaints.append(f"only the first {MOST_FILTERS} count")
    return IgnoreFilters(tuple(beginnings), tuple(expressions)), tuple(complaints)


def _expression(text: str) -> re.Pattern[str]:
    if not text:
        raise ExpressionError("it is empty")
    if len(text) > _LONGEST_EXPRESSION:
        raise ExpressionError(f"it has more than {_LONGEST_EXPRESSION} characters")
    text = _IDLE_END.sub("", _IDLE_START.sub("", text))
    if _ways(text) > _MOST_WAYS:
        raise ExpressionError("it could take too long; repeat less in it")
    try:
        with warnings.catch_warnings(action="ignore"):
            return re.compile(text, re.ASCII)
    except (re.error, OverflowError, RecursionError) as error:
        raise ExpressionError(f"it cannot be understood ({error})") from error


@dataclass(slots=True)
class _Choice:
    """One group while it is read: the ways of its branches so far, and of the branch at hand."""

    branches: int = 0
    branch: int = 1
    last: int = 1  # the ways of the piece before a repetition

    @property
    def ways(self) -> int:
        return self.branches + self.branch * self.last


def _ways(text: str) -> int:
    """Estimate in how many ways an expression can be tried on a path of the greatest length.

    Raises `ExpressionError` for one that repeats what can itself be tried in several ways: these
    grow without bound.
    """
    open_choices = [_Choice()]
    position = 0
    while position < len(text):
        piece = _PIECE.match(text, position)
        if piece is None:
            raise ExpressionError("it cannot be understood")
        position = piece.end()
        choice = open_choices[-1]
        if piece["repeat"]:
            choice.last = _repeated(choice.last, piece)
        elif piece["bar"]:
            open_choices[-1] = _Choice(branches=choice.ways)
        elif piece["close"]:
            if len(open_choices) == 1:
                raise ExpressionError("it closes a group that was not opened")
            open_choices.pop()
            open_choices[-1].last = choice.ways
        else:
            choice.branch, choice.last = choice.branch * choice.last, 1
            if piece["open"]:
                open_choices.append(_Choice())
        if open_choices[-1].ways > _MOST_WAYS:
            return open_choices[-1].ways
    whole = open_choices[0]
    anchored = text.startswith("^") and not whole.branches
    return whole.ways if anchored else whole.ways * LONGEST_PATH


def _repeated(ways: int, piece: re.Match[str]) -> int:
    if piece["repeat"] == "?":
        return ways + 1
    least = int(piece["least"] or 0)
    most = int(piece["most"] or 0) or LONGEST_PATH
    fixed = piece["least"] is not None and piece["more"] is None
    if fixed and least <= LONGEST_PATH:
        return max(1, least) * int(ways**least)
    if ways > 1 or max(least, most) > LONGEST_PATH:
        raise ExpressionError("it repeats what can repeat itself, and could take for ever")
    return most
