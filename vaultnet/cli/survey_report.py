"""What was found in a vault, as lines for people: figures first, one screen of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal

from vaultnet.cli import wording
from vaultnet.cli.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultnet.cli.session import Session
    from vaultnet.core.settings import Settings
    from vaultnet.core.survey import Fault, KeyUse, Place, Survey

_NOTE: Final = ".md"
_MOST: Final = 5  # folders, keys, kinds of problems that a line or a screen bears
_MOST_KEYS: Final = 7
_GAP: Final = "  "
_BELOW: Final = "/…"


def report_lines(session: Session, survey: Survey, proposed: Settings) -> Iterator[str]:
    """Give the report: a column of figures, then how things are written.

    `proposed` are the settings by which the survey was made.
    """
    figures = list(_figures(session, survey, proposed))
    wide = max(len(str(number)) for number, _ in figures)
    for number, text in figures:
        yield f"{number:>{wide}}{_GAP}{text}"
    for row in _faults(session, survey.faults[:_MOST]):
        yield " " * (wide + len(_GAP)) + _GAP + row
    yield ""
    yield from _manner(session, survey, proposed)


def _figures(session: Session, survey: Survey, proposed: Settings) -> Iterator[tuple[int, str]]:
    def row(code: str, number: int, **facts: str) -> tuple[int, str]:
        return number, session.say(f"cli.init.{code}", n=number, **facts)

    def placed(code: str, places: Sequence[Place]) -> tuple[int, str]:
        number = sum(place.notes for place in places)
        return (
            row(code, number, places=_places(session, places)) if places else row(f"no-{code}", 0)
        )

    yield row("notes", survey.notes)
    yield placed("people", survey.people)
    for one in survey.lookalikes[:_MOST]:
        code = "taken" if one.folder in proposed.vault.people else "lookalikes"
        yield row(code, one.people, folder=_folder(session, one.folder))
    if survey.first_day and survey.last_day:
        days = {"first": survey.first_day.isoformat(), "last": survey.last_day.isoformat()}
        yield row("in-touch", survey.in_touch, **days)
    if survey.contacts:
        yield row("unknown", survey.contacts - survey.in_touch)
        yield row("cadence", survey.contacts - survey.cadences.get("none", 0))
    if survey.mentioned:
        yield row("mentioned", survey.mentioned)
    yield placed("dated", survey.dated)
    if survey.undated:
        yield row("undated", survey.undated, pattern=survey.daily_pattern)
    yield placed("meetings", survey.meetings)
    problems = sum(fault.count for fault in survey.faults)
    yield row("problems" if problems else "no-problems", problems)


def _manner(session: Session, survey: Survey, proposed: Settings) -> Iterator[str]:
    """Say which keys, dates and languages are used, and whose vault it is."""
    yield from _keys(session, "contact", survey)
    yield from _keys(session, "meeting", survey)
    if survey.forms:
        forms = _listed(f"{one.form} {one.days}" for one in survey.forms)
        yield session.say("cli.init.days", forms=forms)
    yield from _order(session, survey, proposed.vault.date_order)
    if survey.languages:
        by_number = sorted(survey.languages, key=lambda one: -survey.languages[one])
        named = (
            f"{session.say(f'cli.init.language.{one}')} {survey.languages[one]}"
            for one in by_number
        )
        yield session.say("cli.init.languages", languages=_listed(named))
    if survey.owner:
        yield session.say("cli.init.owner", note=visible(survey.owner.removesuffix(_NOTE)))
    elif survey.owners:
        yield session.say("cli.init.owners", notes=visible(_listed(survey.owners)))
    else:
        yield session.say("cli.init.no-owner")


def _keys(session: Session, kind: Literal["contact", "meeting"], survey: Survey) -> Iterator[str]:
    uses = [use for use in survey.keys if use.kind == kind]
    if uses:
        yield session.say(f"cli.init.keys.{kind}", keys=_used(use for use in uses if use.meaning))
    unknown = [use for use in uses if not use.meaning]
    if unknown:
        yield _GAP + session.say("cli.init.keys.unknown", keys=_used(unknown))
    near = [f"{visible(use.key)} {use.notes} ({use.near}?)" for use in unknown if use.near]
    if near:
        yield _GAP + session.say("cli.init.keys.near", keys=_listed(near))


def _used(uses: Iterable[KeyUse]) -> str:
    return _listed((f"{visible(use.key)} {use.notes}" for use in uses), _MOST_KEYS)


def _order(session: Session, survey: Survey, order: str) -> Iterator[str]:
    """Say what is known of the order of day and month, where a day leaves it open."""
    by_day, by_month = survey.days_of_order("dmy"), survey.days_of_order("mdy")
    open_days = survey.days_of_order("either")
    if not open_days and not (by_day and by_month):
        return
    told = by_month if order == "mdy" else by_day
    if order and told:
        yield _GAP + session.say(f"cli.init.order.{order}", n=open_days, told=told)
    elif order:
        return  # by the settings' own word
    elif by_day and by_month:
        facts = {"by_day": by_day, "by_month": by_month}
        yield _GAP + session.say("cli.init.order.both", n=open_days, **facts)
    else:
        where = next((use.example for use in survey.forms if use.order == "either"), None)
        place = visible(wording.place(where)) if where else session.say("cli.init.private")
        yield _GAP + session.say("cli.init.order.open", n=open_days, place=place)


def _faults(session: Session, faults: Sequence[Fault]) -> Iterator[str]:
    """Give a row for each kind of problem: how many, its code, the first of them."""
    rows = [
        (
            session.say(f"cli.check.{fault.severity}", n=fault.count),
            fault.code,
            visible(wording.place(fault.example)) if fault.example else "",
        )
        for fault in faults
    ]
    counts, codes = (max((len(row[at]) for row in rows), default=0) for at in (0, 1))
    for count, code, place in rows:
        yield f"{count:<{counts}}{_GAP}{code:<{codes}}{_GAP}{place}".rstrip()


def _places(session: Session, places: Sequence[Place]) -> str:
    """Name folders with their figures; where they are many, those of the vault's root."""
    if len(places) <= _MOST:
        return _listed(f"{_folder(session, place.folder)} {place.notes}" for place in places)
    tops: Counter[str] = Counter()
    for place in places:
        top, below, _ = place.folder.partition("/")
        tops[f"{_folder(session, top)}{below and _BELOW}"] += place.notes
    return _listed(f"{name} {notes}" for name, notes in tops.most_common())


def _folder(session: Session, folder: str) -> str:
    return visible(folder) or session.say("cli.init.root")


def _listed(texts: Iterable[str], most: int = _MOST) -> str:
    """Join the first of some texts, and say how many more there are."""
    every = list(texts)
    more = [f"… +{len(every) - most}"] if len(every) > most else []
    return ", ".join([*every[:most], *more])
