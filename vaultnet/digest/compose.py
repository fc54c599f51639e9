"""The digest from a plan: laid out anew, or renewed within its week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.digest import days, people
from vaultnet.digest.page import render, renew
from vaultnet.digest.sections import sections_of

if TYPE_CHECKING:
    from vaultnet.digest.view import View


def compose(view: View, page: str | None = None) -> str:
    """Write the digest's content; with the `page` of the same week, renew that without a move."""
    sections = sections_of(view)
    if page is None or not page.strip():
        return render(sections)
    closing = _Closing(view)
    return renew(page, sections, closing.text, view.phrases.say("digest.heading.since"))


class _Closing:
    """Finds what a line of this week's page stands for, when it is due no more."""

    def __init__(self, view: View) -> None:
        self._view = view
        week = view.plan.week.name
        self._people = {
            people.line_id(path, week): path for path in view.contacts if view.shows(path)
        }
        self._days = {
            days.line_id(path, day.kind, day.label, week): path
            for path, contact in view.contacts.items()
            if view.shows(path)
            for day in contact.yearly_days
        }

    def text(self, line_id: str) -> str:
        view = self._view
        if line_id in self._people:
            return people.closed_text(self._people[line_id], view)
        if line_id in self._days:
            return people.closed_text(self._days[line_id], view)
        fixed = {
            "vn-counts": "digest.closed.counts",
            "vn-private": "digest.closed.private",
            "vn-unknown": "digest.closed.unknown",
            "vn-nocadence": "digest.closed.no-cadence",
        }
        if line_id in fixed:
            return view.phrases.say(fixed[line_id])
        return view.phrases.say("digest.closed.gone")
