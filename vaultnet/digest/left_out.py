"""How many private people a count of the page leaves out, so that it agrees with the terminal's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.digest.view import View


def with_left_out(text: str, paths: Iterable[str], view: View) -> str:
    """Give a line that counts the people of `paths`, with how many of them it may not name."""
    hidden = sum(not view.shows(path) for path in paths)
    return f"{text} {view.phrases.say('digest.left-out', n=hidden)}" if hidden else text
