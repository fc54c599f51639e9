"""The digest from a plan: laid out anew, or renewed within its week."""

from __future__ import annotations

from dataclasses import field, replace
from functools import cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING

from vaultnet.core.quick_records import frozen_record
from vaultnet.digest.carry import Moving, carry
from vaultnet.digest.gone import Gone
from vaultnet.digest.once import once
from vaultnet.digest.page import Page, Renewal, render, renew
from vaultnet.digest.renames import followed, is_closed_alike
from vaultnet.digest.rows import Row, box_of, read_rows, sum_of, unsigned
from vaultnet.digest.sections import SECTIONS, closings_of, sections_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vaultnet.core.words import Phrases
    from vaultnet.digest.page import Line, Section
    from vaultnet.digest.view import View


@frozen_record
class Before:
    """The page as it stands in its note."""

    content: str
    week: str
    sums: frozenset[str] | None = None  # of the lines that we wrote; None: all of it is ours
    resolve: Callable[[str], str | None] = lambda _target: None  # a link's target to a path


@frozen_record
class Layout:
    """How a page is to be written, beside what the view says."""

    spoken: tuple[Phrases, ...] = ()  # of all languages: headings may be in another one
    settled: frozenset[str] = frozenset()  # ids of marks that were dealt with
    logged: Mapping[str, str] = field(default_factory=dict)  # by id the line that a tick has logged
    before: View | None = None  # of the week that the old page is of, where that is another


def compose(view: View, page: str | None = None, spoken: Iterable[Phrases] = ()) -> str:
    """Write the digest's content; with the `page` of the same week, renew that without a move."""
    if page is None or not page.strip():
        return lay_out(view, None).content
    before = Before(page, view.plan.week.name)
    return lay_out(view, before, Layout(tuple(spoken))).content


def lay_out(view: View, before: Before | None, how: Layout | None = None) -> Page:
    """Write the digest: renewed where `before` is a page of the same week, else laid out anew.

    A page laid out anew takes along what a person wrote on the old one.
    """
    how = how or Layout()
    if before is None or not before.content.strip():
        return _laid_out(view)
    if before.week == view.plan.week.name and how.before is None:
        rows = rows_of(before, view)
        shown = frozenset(row.id for row in rows if row.id)
        if shown != view.shown:  # else what was worked out for reading the rows still holds
            view = replace(view, shown=shown)
        return _renewed(rows, view, how, before.resolve)
    return _moved(before, view, how)


def rows_of(before: Before, view: View) -> tuple[Row, ...]:
    """Read the lines of a page, by a view of its week."""
    fresh = {line.id: line for section in _sections(view) for line in section.lines}
    sums = before.sums

    def is_ours(line_id: str, text: str) -> bool:
        if sums is None or sum_of(line_id, text) in sums:
            return True
        if line_id in fresh:
            return fresh[line_id].text == text
        # Closed before its note was renamed: the links in it are other ones since.
        return line_id not in view.actions and is_closed_alike(text, view, before.resolve)

    rows = read_rows(before.content, is_ours, sums or frozenset(), view.earlier)
    return followed(rows, fresh.values(), view, before.resolve)


def _laid_out(view: View) -> Page:
    sections = _sections(view)
    return render(_open_sections(sections, view), view.actions)


def _renewed(
    rows: tuple[Row, ...], view: View, how: Layout, resolve: Callable[[str], str | None]
) -> Page:
    # Asked for only where a line is due no more. They hold the view: if it held them, such a ring
    # would stay until it is searched for.
    closings = cache(partial(closings_of, view))

    def closed(line_id: str, text: str) -> str:
        known = closings().get(line_id)
        is_logged = line_id in view.acted and box_of(text) == "x"
        if known is None and (is_logged or is_closed_alike(text, view, resolve)):
            return _discreet(text, view)  # closed before its note was renamed
        return _discreet(known() if known else _gone(view).text(text), view)

    renewal = Renewal(
        closed=closed,
        since_heading=view.phrases.say("digest.heading.since"),
        tasks=view.actions,
        reworded=_reworded(view.phrases, how.spoken),
        acted=view.acted,
        settled=how.settled,
        tells=view.still_tells,
        frozen=partial(without_private, view=view),
    )
    return renew(rows, _sections(view), renewal)


def _moved(before: Before, view: View, how: Layout) -> Page:
    """Lay out a page anew, with what a person wrote on the one that it takes the place of."""
    old = how.before or view
    rows = rows_of(before, old)
    sections = _open_sections(_sections(view), view)
    on_page = {
        action.about: line.id
        for section in sections
        for line in section.lines
        if (action := view.actions.get(line.id)) is not None
    }

    def new_id(line_id: str) -> str | None:
        action = old.actions.get(line_id)
        return on_page.get(action.about) if action else None

    headings = {
        other.say(f"digest.heading.{code}")
        for other in (view.phrases, *how.spoken)
        for code in (*SECTIONS, "since")
    }
    told = partial(without_private, view=view)
    carried = carry(rows, Moving(new_id, headings, how.logged, told))
    page = render(sections, view.actions, carried.kept)
    return replace(page, below=carried.below)


def _open_sections(sections: Iterable[Section], view: View) -> tuple[Section, ...]:
    """Leave out the lines that a tick has logged: on a page laid out anew they are done."""
    return tuple(
        replace(one, lines=tuple(line for line in one.lines if line.id not in view.acted))
        for one in sections
    )


@once
def _sections(view: View) -> tuple[Section, ...]:
    """Give the sections; a line that for all their care names somebody private says nothing."""
    return tuple(replace(section, lines=_told(section, view)) for section in sections_of(view))


def _told(section: Section, view: View) -> tuple[Line, ...]:
    def told(line: Line) -> Line:
        return _saying(line, _discreet(line.text, view))

    def without_sign(line: Line) -> Line:
        return _saying(line, unsigned(line.text))

    each, under, key = view.earlier.each, (view.guard.names, view.phrases), attrgetter("id")
    lines = each(f"told under {section.heading}", under, section.lines, key, told)
    bare = each(f"unsigned under {section.heading}", (), lines, key, without_sign)
    if bare == lines:  # nothing in them looks like a sign of their state
        return lines
    actions = view.actions
    return tuple(one if one.id in actions else line for one, line in zip(bare, lines, strict=True))


def _saying(line: Line, text: str) -> Line:
    """Give a line with another text: mostly that is the same, and so is the line."""
    return line if text == line.text else replace(line, text=text)


@once
def _gone(view: View) -> Gone:
    return Gone(view)


def _discreet(text: str, view: View) -> str:
    return text if view.tells_line(text) else view.phrases.say("digest.withheld")


def without_private(text: str, view: View) -> str:
    """Give a text that a person rewrote, without the words of it that name somebody private."""
    if view.tells_line(text):
        return text
    kept = " ".join(word for word in text.split(" ") if view.tells(word))
    return kept if view.tells_line(kept) else view.phrases.say("digest.withheld")


def _reworded(phrases: Phrases, spoken: Iterable[Phrases]) -> Mapping[str, str]:
    """Give by the headings of every language those of the page's own."""
    return {
        other.say(f"digest.heading.{code}"): phrases.say(f"digest.heading.{code}")
        for other in spoken
        for code in (*SECTIONS, "since")
    }
