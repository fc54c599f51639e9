"""Unknown: people of whom no contact is noted, and people for whom no rule says how often."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vaultnet.digest.left_out import with_left_out
from vaultnet.digest.page import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View


def unknown(view: View) -> tuple[Line, ...]:
    """Give one line for each thing that is not known: how many, the first names, the remedy."""
    lines = []
    for code, paths in (("unknown", view.plan.unknown), ("no-cadence", view.plan.no_cadence)):
        shown = [path for path in paths if view.shows(path)]
        if shown:
            text = view.phrases.say(f"digest.{code}", n=len(shown), names=view.names(shown))
            text = with_left_out(text, paths, view)
            lines.append(Line(f"vn-{code.replace('-', '')}", text))
    return tuple(lines)


def closings(view: View) -> Iterator[Closing]:
    """Give what the lines say once all is known."""
    for code in ("unknown", "no-cadence"):
        line_id = f"vn-{code.replace('-', '')}"
        yield line_id, partial(view.phrases.say, f"digest.closed.{code}")
