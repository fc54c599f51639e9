"""Unknown: people of whom no contact is noted, and people for whom no rule says how often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.digest.page import Line

if TYPE_CHECKING:
    from vaultnet.digest.view import View

_NAMED: Final = 5


def unknown(view: View) -> tuple[Line, ...]:
    """Give one line for each thing that is not known: how many, the first names, the remedy."""
    lines = []
    for code, paths in (("unknown", view.plan.unknown), ("no-cadence", view.plan.no_cadence)):
        shown = [path for path in paths if view.shows(path)]
        if shown:
            names = ", ".join(view.who(path) for path in shown[:_NAMED])
            more = ", …" if len(shown) > _NAMED else ""
            text = view.phrases.say(f"digest.{code}", n=len(shown), names=names + more)
            lines.append(Line(f"vn-{code.replace('-', '')}", text))
    return tuple(lines)
