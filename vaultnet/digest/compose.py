"""The digest from a plan: laid out anew, or renewed within its week."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultnet.digest.page import ids_of, render, renew
from vaultnet.digest.sections import closings_of, sections_of

if TYPE_CHECKING:
    from vaultnet.digest.view import View


def compose(view: View, page: str | None = None) -> str:
    """Write the digest's content; with the `page` of the same week, renew that without a move."""
    if page is None or not page.strip():
        return render(sections_of(view))
    view = replace(view, shown=ids_of(page))
    closings = closings_of(view)

    def closed(line_id: str) -> str:
        known = closings.get(line_id)
        return known() if known else view.phrases.say("digest.closed.gone")

    return renew(page, sections_of(view), closed, view.phrases.say("digest.heading.since"))
