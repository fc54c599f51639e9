"""What every section of a page is told, and the parts of sentences that they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaultnet.core.records import Channel, Layer
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vaultnet.core.history import History
    from vaultnet.core.plan import Plan, Reminder
    from vaultnet.core.records import Contact, Interaction, Source
    from vaultnet.core.words import Phrases


@dataclass(frozen=True, slots=True)
class View:
    """A plan with the contacts that it speaks of, the words, and how to link to a note."""

    plan: Plan
    contacts: Mapping[str, Contact]  # by path; private ones among them
    history: History
    phrases: Phrases
    link: Callable[[str, str | None], str | None]  # path and shown text to a link; None: unlinkable
    lead_days: int  # a yearly day is shown that many days ahead

    def shows(self, path: str) -> bool:
        """Tell whether a generated note may name the contact at `path`."""
        contact = self.contacts.get(path)
        return contact is not None and not contact.private

    def reminders(self) -> tuple[Reminder, ...]:
        """Give the reminders of the page: those that name nobody private."""
        return tuple(one for one in self.plan.reminders if all(map(self.shows, one.contacts)))

    def who(self, path: str) -> str:
        """Give a link to a contact's own note; a plain name where no link could reach it."""
        contact = self.contacts[path]
        return self.note(path, contact.name) or plain(contact.name)

    def note(self, path: str, shown: str | None = None) -> str | None:
        """Give a link to a note, with the text to be shown where it is not the note's name."""
        name = path.rpartition("/")[2].removesuffix(".md")
        return self.link(path, None if shown in {None, name} else shown)

    def source(self, source: Source) -> str:
        """Say where something is written: a link to the note, and the line."""
        link = self.note(source.path) or plain(source.path)
        return self.phrases.say("digest.source", note=link, line=source.line)

    def contact_of(self, interaction: Interaction) -> str:
        """Say how and when people were in touch, and where that is written."""
        day = interaction.day.isoformat()
        channel = self.phrases.say(f"channel.{interaction.channel}")
        if interaction.private:
            return self.phrases.say("digest.contact.private", channel=channel, day=day)
        code = "digest.contact"
        if interaction.channel is Channel.UNKNOWN:
            code += ".unknown"
        if interaction.source.path.rpartition("/")[2] == f"{day}.md":
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
