"""A day of the year comes round: a birthday, an anniversary, an own day, a holiday of the trade."""

from __future__ import annotations

from dataclasses import field
from datetime import MAXYEAR, date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from vaultnet.core.dates import Week, next_yearly
from vaultnet.core.holidays import holidays_for
from vaultnet.core.lookup import Lookup
from vaultnet.core.plan import Reason, ReminderKind
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.reminders.setting import greeted, reminder_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from vaultnet.core.holidays import Holiday
    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact, Network, OrganisationNote, Source
    from vaultnet.core.reminders.setting import Setting

# A day that passed without a word is still shown for a week: late wishes are welcome, old ones odd.
GRACE: Final = timedelta(days=7)

# The first day at work, or of a firm, is none of its anniversaries.
_COUNTED: Final = frozenset({"work-anniversary", "company-anniversary", "anniversary"})


@frozen_record
class _Occasion:
    """A day that comes back each year, for one contact."""

    kind: str
    next: Callable[[date], date]  # the first on or after a day
    source: Source
    label: str = ""
    since: int | None = None  # the year from which its years are counted
    facts: Mapping[str, str | int] = field(default_factory=dict)
    private: bool = False

    @property
    def earliest(self) -> date:
        """The first day on which it can come round: an anniversary, not in the year it began."""
        if self.since is None or self.kind not in _COUNTED or self.since >= MAXYEAR:
            return date.min
        return date(self.since + 1, 1, 1)


def yearly_days(network: Network, setting: Setting) -> Iterator[Reminder]:
    """Give a reminder for each yearly day near `today`; a contact on or after it meets it.

    Days of the contact itself, of the organisations that it belongs to, and of its profession.
    A day that is noted twice is said once, from where its year is known if anywhere. Snooze and
    pause do not silence it; for the deceased and the archived there is none.
    """
    founded = Lookup(one for one in network.organisations if one.founded is not None)
    near = _holidays_near(setting)
    for contact in greeted(network).values():
        last = setting.history.last(contact.path)
        said: set[tuple[str, date]] = set()
        occasions = _occasions(contact, founded, near, setting)
        for occasion in sorted(occasions, key=lambda one: one.since is None):
            due = occasion.next(max(setting.today - GRACE, occasion.earliest))
            if last is not None and due <= last.day:
                due = occasion.next(last.day + timedelta(days=1))
            about = f"{occasion.kind}/{occasion.label}"
            if _is_ticked(contact, about, setting):
                due = occasion.next(max(due, setting.today) + timedelta(days=1))
            if due > setting.until or (about, due) in said:
                continue
            said.add((about, due))
            facts: dict[str, str | int] = {"label": occasion.label} if occasion.label else {}
            if occasion.since is not None and due.year > occasion.since:
                facts["years"] = due.year - occasion.since
            yield setting.reminder(
                ReminderKind.YEARLY_DAY,
                (contact.path,),
                due,
                Reason(occasion.kind, {**facts, **occasion.facts}),
                occasion.source,
                about=about,
                last=last,
                private=occasion.private,
            )


def _is_ticked(contact: Contact, about: str, setting: Setting) -> bool:
    """Tell whether the day's line was ticked of late, if need be before the day itself."""
    since = setting.today - GRACE - timedelta(days=setting.settings.days.lead_days)
    start = setting.settings.digest.week_start
    return any(
        one.action
        == reminder_id(
            ReminderKind.YEARLY_DAY,
            (contact.path,),
            about,
            Week.containing(one.day, start).name,
        )
        for one in setting.history.of(contact.path)
        if one.action and one.day >= since
    )


def _occasions(
    contact: Contact,
    founded: Lookup[OrganisationNote],
    holidays: tuple[Holiday, ...],
    setting: Setting,
) -> Iterator[_Occasion]:
    yield from _own(contact, setting)
    yield from _of_organisations(contact, founded, setting)
    yield from _of_profession(contact, holidays, setting)


def _own(contact: Contact, setting: Setting) -> Iterator[_Occasion]:
    feb29 = setting.settings.days.feb29
    for one in contact.yearly_days:
        yield _Occasion(
            kind=one.kind,
            next=partial(next_yearly, one.day, feb29=feb29),
            source=one.source,
            label=one.label,
            since=one.day.year,
        )


def _of_organisations(
    contact: Contact, founded: Lookup[OrganisationNote], setting: Setting
) -> Iterator[_Occasion]:
    feb29, named = setting.settings.days.feb29, set[str]()
    for organisation in contact.organisations:
        note = founded.find(organisation.path or organisation.name)
        if note is None or note.founded is None or note.name in named:
            continue
        named.add(note.name)
        yield _Occasion(
            kind="company-anniversary",
            next=partial(next_yearly, note.founded, feb29=feb29),
            source=note.source,
            label=note.name,
            since=note.founded.year,
            private=note.private,
        )


def _of_profession(
    contact: Contact, holidays: tuple[Holiday, ...], setting: Setting
) -> Iterator[_Occasion]:
    feb29 = setting.settings.days.feb29
    for holiday, word in holidays_for(contact, holidays):
        yield _Occasion(
            kind="professional-holiday",
            next=partial(holiday.next, feb29=feb29),
            source=contact.source,
            label=holiday.name_in(setting.settings.language),
            facts={"word": word},
        )


def _holidays_near(setting: Setting) -> tuple[Holiday, ...]:
    """Choose the holidays that come round by the last day looked at; most weeks have none."""
    days = setting.settings.days
    if not days.holidays:
        return ()
    since = setting.today - GRACE
    return tuple(one for one in setting.holidays if one.next(since, days.feb29) <= setting.until)
