"""The digest from a plan: laid out anew, or renewed within its week."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultnet.digest.gone import Gone
from vaultnet.digest.page import ids_of, render, renew
from vaultnet.digest.sections import SECTIONS, closings_of, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vaultnet.core.words import Phrases
    from vaultnet.digest.page import Section
    from vaultnet.digest.view import View


def compose(view: View, page: str | None = None, spoken: Iterable[Phrases] = ()) -> str:
    """Write the digest's content; with the `page` of the same week, renew that without a move.

    `spoken` are the phrases of all languages: its headings may be in another one than the view's.
    """
    if page is None or not page.strip():
        return render(_sections(view))
    view = replace(view, shown=ids_of(page))
    closings, gone = closings_of(view), Gone(view)

    def closed(line_id: str, text: str) -> str:
        known = closings.get(line_id)
        return _discreet(known() if known else gone.text(text), view)

    since = view.phrases.say("digest.heading.since")
    return renew(page, _sections(view), closed, since, _reworded(view.phrases, spoken))


def _sections(view: View) -> tuple[Section, ...]:
    """Give the sections; a line that for all their care names somebody private says nothing."""
    return tuple(
        replace(
            section,
            lines=tuple(replace(line, text=_discreet(line.text, view)) for line in section.lines),
        )
        for section in sections_of(view)
    )


def _discreet(text: str, view: View) -> str:
    return text if view.tells_line(text) else view.phrases.say("digest.withheld")


def _reworded(phrases: Phrases, spoken: Iterable[Phrases]) -> Mapping[str, str]:
    """Give by the headings of every language those of the page's own."""
    return {
        other.say(f"digest.heading.{code}"): phrases.say(f"digest.heading.{code}")
        for other in spoken
        for code in (*SECTIONS, "since")
    }
