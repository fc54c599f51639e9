"""What every section of a page is told, and the parts of sentences that they share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vaultnet.core.events import EventAhead, ahead
from vaultnet.core.history import History
from vaultnet.core.records import Channel, Layer
from vaultnet.core.stages import StageSuggestion, suggest_stages
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from vaultnet.core.plan import Plan, Reminder, ReminderKind
    from vaultnet.core.records import Contact, Interaction, Network, Source
    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Phrases

# Counted from the end of the week, so that on each of its days the page looks as far.
EVENT_DAYS: Final = 30

_NAMED: Final = 5  # people whom one line names


@dataclass(frozen=True)
class View:
    """A plan with the records that it speaks of, the words, and how to link to a note."""

    plan: Plan
    network: Network  # what is private among it
    settings: Settings
    phrases: Phrases
    link: Callable[[str, str | None], str | None]  # path and shown text to a link; None: unlinkable
    shown: frozenset[str] = frozenset()  # ids of the lines that the page of this week has

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        """The contacts by path, private ones among them."""
        return {contact.path: contact for contact in self.network.contacts}

    @cached_property
    def history(self) -> History:
        """The interactions by contact, up to today and ahead."""
        return History(self.network, self.plan.today)

    @cached_property
    def suggestions(self) -> tuple[StageSuggestion, ...]:
        """The stages suggested this week, those of private people among them."""
        return suggest_stages(self.network, self.settings, self.plan.today, self.shown)

    @cached_property
    def events(self) -> tuple[EventAhead, ...]:
        """The events ahead, private ones among them."""
        days = (self.plan.week.last - self.plan.today).days + EVENT_DAYS
        return ahead(self.network, self.plan.today, days)

    def shows(self, path: str) -> bool:
        """Tell whether a generated note may name the contact at `path`."""
        contact = self.contacts.get(path)
        return contact is not None and not contact.private

    def reminders(self) -> tuple[Reminder, ...]:
        """Give the reminders of the page: those that are not private and name nobody private."""
        return tuple(
            one
            for one in self.plan.reminders
            if not one.private and all(map(self.shows, one.contacts)) and self.cites(one.source)
        )

    def due(self, kind: ReminderKind) -> tuple[Reminder, ...]:
        """Give the reminders of one kind that are due by the end of the week."""
        last = self.plan.week.last
        return tuple(one for one in self.reminders() if one.kind is kind and one.due <= last)

    def cites(self, source: Source) -> bool:
        """Tell whether a generated note may link to a place: it is in no private contact's note."""
        return source.path not in self.contacts or self.shows(source.path)

    def who(self, path: str) -> str:
        """Give a link to a contact's own note; a plain name where no link could reach it."""
        contact = self.contacts[path]
        return self.note(path, contact.name) or plain(contact.name)

    def names(self, paths: Iterable[str]) -> str:
        """Link to the first of some people whom the page may name; empty where that is nobody."""
        shown = [path for path in paths if self.shows(path)]
        names = ", ".join(self.who(path) for path in shown[:_NAMED])
        return names + (", …" if len(shown) > _NAMED else "")

    def note(self, path: str, shown: str | None = None) -> str | None:
        """Give a link to a note, with the text to be shown where it is not the note's name."""
        name = path.rpartition("/")[2].removesuffix(".md")
        return self.link(path, None if shown in {None, name} else shown)

    def source(self, source: Source) -> str:
        """Say where something is written: a link to the note, and the line."""
        link = self.note(source.path) or plain(source.path)
        return self.phrases.say("digest.source", note=link, line=source.line)

    def noted(self, day: date, source: Source) -> str:
        """Say on which day something was, and where that is written."""
        written = self.source(source)
        if _is_day(source, day):
            return written  # the link is the day
        return self.phrases.say("digest.noted", day=day.isoformat(), source=written)

    def contact_of(self, interaction: Interaction) -> str:
        """Say how and when people were in touch, and where that is written."""
        day = interaction.day.isoformat()
        channel = self.phrases.say(f"channel.{interaction.channel}")
        if interaction.private or not self.cites(interaction.source):
            return self.phrases.say("digest.contact.private", channel=channel, day=day)
        code = "digest.contact"
        if interaction.channel is Channel.UNKNOWN:
            code += ".unknown"
        if _is_day(interaction.source, interaction.day):
            code += ".daily"  # the link is the day
        facts = {"channel": channel, "day": day, "source": self.source(interaction.source)}
        return self.phrases.say(code, **facts)

    def last(self, path: str, layer: Layer) -> str:
        """Say when the last contact of a layer was, and the last of any layer if that differs."""
        latest = self.history.latest(path)
        if latest is None:
            return self.phrases.say("digest.last.none")
        of_layer = self.history.latest(path, layer)
        contact = self.contact_of(latest)
        if of_layer is None:
            return self.phrases.say(f"digest.last.none.{layer}", contact=contact)
        if layer is Layer.ANY or of_layer == latest:
            return self.phrases.say("digest.last", contact=contact)
        deeper = self.contact_of(of_layer)
        return self.phrases.say(f"digest.last.{layer}", deeper=deeper, contact=contact)

    def when(self, what: str, reminder: Reminder) -> str:
        """Say of `what` how far its day is past, or by which day it is due."""
        if reminder.days_late > 0:
            return self.phrases.say("digest.past", what=what, n=reminder.days_late)
        if reminder.days_late == 0:
            return self.phrases.say("digest.today", what=what)
        return self.phrases.say("digest.by", what=what, day=reminder.due.isoformat())


def _is_day(source: Source, day: date) -> bool:
    """Tell whether a place is in the daily note of a day."""
    return source.path.rpartition("/")[2] == f"{day}.md"
