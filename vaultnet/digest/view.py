"""What every section of a page is told, and the parts of sentences that they share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from vaultnet.core.events import Attendance, EventAhead, ahead
from vaultnet.core.guard import Guard
from vaultnet.core.history import History
from vaultnet.core.ideas.ground import Ground
from vaultnet.core.kept import Kept
from vaultnet.core.names import by_given_name
from vaultnet.core.patterns import pattern
from vaultnet.core.plan import ReminderKind, Slot
from vaultnet.core.records import Channel, Layer, Recognition
from vaultnet.core.stages import Grounds, StageSuggestion
from vaultnet.core.suggestions import suggest_stages
from vaultnet.digest.actions import actions_of, promised
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from vaultnet.core.marks import Action
    from vaultnet.core.plan import Plan, Reminder
    from vaultnet.core.records import (
        Achievement,
        Contact,
        Event,
        Interaction,
        Network,
        Promise,
        Source,
    )
    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Phrases

# Counted from the end of the week, so that on each of its days the page looks as far.
EVENT_DAYS: Final = 30

_NAMED: Final = 5  # people whom one line names

# The targets of links, and those with the line of the note that is cited.
_LINKED: Final = pattern(r"(?:\[\[|\]\()([^\[\]()|#^]+?)(?:\.md)?[|\])]")
_CITED: Final = pattern(
    r"(?:\[\[|\]\()([^\[\]()|#^]+?)(?:\.md)?(?:\|[^\[\]]*)?(?:\]\]|\)), \S+ ([0-9]+)"
)
_TOLD: Final = MappingProxyType({Layer.MEETING: Channel.MEETING})  # "Last meeting" has said it
# What is worked out once for all notes: nothing of it knows of links.
_SHARED: Final = (
    *("contacts", "history", "ground", "grounds", "attendance"),
    *("guard", "_own_words", "_reminders"),
)


@dataclass(frozen=True)
class View:
    """A plan with the records that it speaks of, the words, and how to link to a note."""

    plan: Plan
    network: Network  # what is private among it
    settings: Settings
    phrases: Phrases
    link: Callable[[str, str | None], str | None]  # path and shown text to a link; None: unlinkable
    shown: frozenset[str] = frozenset()  # ids of the lines that the page of this week has
    home: str | None = None  # path of the note that the text is for, where that note is a record's
    # What earlier views have left: of it stands what rests on nothing that is new.
    earlier: Kept = field(default_factory=Kept, compare=False, repr=False)
    # What was worked out, by what works it out; see `once`.
    kept: dict[object, object] = field(default_factory=dict, init=False, compare=False, repr=False)
    _due: dict[ReminderKind, tuple[Reminder, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _people: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)
    _links: dict[tuple[str, str | None], str | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def from_note(self, path: str, link: Callable[[str, str | None], str | None]) -> View:
        """Give the same view for the note at `path`, with links as that note has them."""
        other = replace(self, home=path, link=link)
        other.__dict__.update({name: getattr(self, name) for name in _SHARED})
        return other

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        """The contacts by path, private ones among them."""
        return {contact.path: contact for contact in self.network.contacts}

    @cached_property
    def history(self) -> History:
        """The interactions by contact, up to today and ahead."""
        return History(self.network, self.plan.today, self.earlier)

    @cached_property
    def suggestions(self) -> tuple[StageSuggestion, ...]:
        """The stages suggested this week, those of private people among them."""
        known = (self.network, self.settings, self.plan.today)
        return suggest_stages(*known, self.shown, self.earlier)

    @cached_property
    def events(self) -> tuple[EventAhead, ...]:
        """The events ahead, private ones among them."""
        days = (self.plan.week.last - self.plan.today).days + EVENT_DAYS
        return ahead(self.network, self.plan.today, days)

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """What lines of the page stand for, by their ids, due or not."""
        return actions_of(self)

    @cached_property
    def acted(self) -> frozenset[str]:
        """The ids of the lines that a tick has logged."""
        known = self.network.interactions
        return self.earlier.answer(
            "acted", (known,), lambda: frozenset(one.action for one in known if one.action)
        )

    @cached_property
    def promises(self) -> Mapping[str, Promise]:
        """The promises by the ids that their lines have in the page's week, due or not."""
        return promised(self)

    @cached_property
    def ground(self) -> Ground:
        """The records as ideas are made of them; it knows of nobody private."""
        return Ground(self.network, self.settings, self.plan, self.history, self.earlier)

    @cached_property
    def grounds(self) -> Grounds:
        """The records by contact, private ones among them, as stages are judged by them."""
        return Grounds(self.network, self.settings, self.history)

    @cached_property
    def attendance(self) -> Attendance:
        """Who was, or will be, at which event, private people and events among them."""
        return Attendance(self.network, self.plan.today)

    @cached_property
    def guard(self) -> Guard:
        """What of the network a generated note may say."""
        return Guard(self.network, self.earlier)

    @property
    def manner(self) -> tuple[object, ...]:
        """All that lines rest on beside the records that they speak of."""
        when = (self.plan.today, self.plan.week)
        return (*when, self.phrases, self.settings, self.link, self.home, self.guard.names)

    @cached_property
    def _own_words(self) -> frozenset[str]:
        return self.phrases.words

    def shows(self, path: str) -> bool:
        """Tell whether a generated note may name the contact at `path`."""
        return self.guard.shows(path)

    def reminders(self) -> tuple[Reminder, ...]:
        """Give the reminders of the page, without words of notes that name somebody private.

        Private ones and those with somebody private are left out.
        """
        return self._reminders

    @cached_property
    def _reminders(self) -> tuple[Reminder, ...]:
        return self.guard.reminders(self.plan)

    @cached_property
    def unpromised(self) -> tuple[Reminder, ...]:
        """All reminders of the plan but those of promises, of which there are thousands."""
        every = self.plan.reminders
        return tuple(one for one in every if one.kind is not ReminderKind.PROMISE)

    def due(self, kind: ReminderKind) -> tuple[Reminder, ...]:
        """Give the reminders of one kind that have a place in the week."""
        if kind not in self._due:
            last, later = self.plan.week.last, Slot.LATER  # as `has_place` does
            found = [one for one in self.of_kind(kind) if one.due <= last and one.slot is not later]
            self._due[kind] = tuple(found)
        return self._due[kind]

    def of_kind(self, kind: ReminderKind) -> tuple[Reminder, ...]:
        """Give the reminders of one kind that the page may say, in their order."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> Mapping[ReminderKind, tuple[Reminder, ...]]:
        return self.earlier.groups("by kind", self._reminders, lambda one: (one.kind,))

    @cached_property
    def withheld(self) -> tuple[Reminder, ...]:
        """The reminders that the page must not say."""
        if len(self._reminders) == len(self.plan.reminders):
            return ()
        told = {one.id for one in self._reminders}
        return tuple(one for one in self.plan.reminders if one.id not in told)

    def has_place(self, reminder: Reminder) -> bool:
        """Tell whether a reminder is due by the end of the week, and waits for no later one."""
        return reminder.due <= self.plan.week.last and reminder.slot is not Slot.LATER

    def cites(self, source: Source) -> bool:
        """Tell whether a generated note may link to a place: it is in no private contact's note."""
        return self.guard.cites(source)

    def tells(self, text: str) -> bool:
        """Tell whether a generated note may have the words of a note: they name nobody private."""
        return self.guard.tells(text)

    def tells_of(self, event: Event) -> bool:
        """Tell whether a generated note may name an event."""
        return self.guard.tells_of(event)

    def tells_of_promise(self, promise: Promise) -> bool:
        """Tell whether a generated note may speak of a promise, and link to where it stands."""
        return (
            not promise.private
            and bool(promise.contacts)
            and all(map(self.shows, promise.contacts))
            and self.cites(promise.source)
        )

    def tells_line(self, line: str) -> bool:
        """Tell whether a line of the page, all in all, names nobody private."""
        return self.guard.tells_line(line, self._own_words)

    def still_tells(self, line: str) -> bool:
        """Tell whether a line that was written on an earlier day may stay: nothing is private now.

        Neither a person whom it names, nor a note that it links to, nor the line of one.
        """
        cited = {(name.rpartition("/")[2], int(number)) for name, number in _CITED.findall(line)}
        linked = {name.rpartition("/")[2] for name in _LINKED.findall(unquote(line))}
        hidden = linked & self._private_names or cited & self._private_places
        return not hidden and self.tells_line(line)

    @cached_property
    def _private_names(self) -> frozenset[str]:
        return frozenset(map(_name_of, self.network.private_notes))

    @cached_property
    def _private_places(self) -> frozenset[tuple[str, int]]:
        known = self.network
        records: tuple[Interaction | Promise | Achievement, ...]
        records = (*known.interactions, *known.promises, *known.achievements)
        sources = (one.source for one in records if one.private)
        return frozenset((_name_of(source.path), source.line) for source in sources)

    def links_to(self, source: Source) -> bool:
        """Tell whether a generated note may link to a place, by what stands there and its name."""
        if source.path in self.contacts:
            return self.shows(source.path)
        return self.cites(source) and self.tells(unquote(self.note(source.path) or source.path))

    def who(self, path: str) -> str:
        """Give a link to a contact's own note; a plain name where no link could reach it."""
        if path not in self._people:
            name = self.contacts[path].name
            link = self.note(path, name)
            self._people[path] = link if link and self.tells_line(link) else plain(name)
        return self._people[path]

    def names_of(self, path: str) -> tuple[str, ...]:
        """Give every name that a contact goes by."""
        contact = self.contacts[path]
        return (contact.name, *contact.aliases)

    def beside(self, path: str) -> Callable[[str], str]:
        """Give how words of notes are shown beside a contact's name: by the given name alone."""
        names = self.names_of(path)
        return lambda text: plain(by_given_name(text, names))

    def can_link(self, path: str) -> bool:
        """Tell whether a line can link to a contact's own note at all."""
        return path in self.contacts and self.note(path, self.contacts[path].name) is not None

    def names(self, paths: Iterable[str]) -> str:
        """Link to the first of some people whom the page may name; empty where that is nobody."""
        shown = [path for path in paths if self.shows(path)]
        names = ", ".join(self.who(path) for path in shown[:_NAMED])
        more = len(shown) - _NAMED
        return self.phrases.say("digest.names.more", names=names, n=more) if more > 0 else names

    def note(self, path: str, shown: str | None = None) -> str | None:
        """Give a link to a note, with the text to be shown where it is not the note's name."""
        name = path.rpartition("/")[2].removesuffix(".md")
        key = (path, None if shown == name else shown)
        if key not in self._links:
            self._links[key] = self.link(*key)
        return self._links[key]

    def source(self, source: Source) -> str:
        """Say where something is written: a link to the note, and the line, unless private."""
        if not self.links_to(source):
            return self.phrases.say("digest.source.private")
        if source.path == self.home:
            return self.phrases.say("digest.source.here", line=source.line)
        link = self.note(source.path) or plain(source.path)
        return self.phrases.say("digest.source", note=link, line=source.line)

    def noted(self, day: date, source: Source) -> str:
        """Say on which day something was, and where that is written."""
        written = self.source(source)
        if _is_day(source, day) and self.links_to(source):
            return written  # the link is the day
        return self.phrases.say("digest.noted", day=day.isoformat(), source=written)

    def contact_of(self, interaction: Interaction, told: Channel = Channel.UNKNOWN) -> str:
        """Say when people were in touch, where that is written, and how if it is not `told` yet.

        Of a name that merely stands in a daily note it says just that.
        """
        day = interaction.day.isoformat()
        channel = self.phrases.say(f"channel.{interaction.channel}")
        code = "digest.contact"
        if interaction.recognition is Recognition.MENTION:
            code += ".mention"
        elif interaction.channel in {Channel.UNKNOWN, told}:
            code += ".unknown"
        if interaction.private or not self.links_to(interaction.source):
            return self.phrases.say(f"{code}.private", channel=channel, day=day)
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
        deeper = self.contact_of(of_layer, _TOLD.get(layer, Channel.UNKNOWN))
        return self.phrases.say(f"digest.last.{layer}", deeper=deeper, contact=contact)

    def when(self, what: str, reminder: Reminder) -> str:
        """Say of `what` since when it is due, or by which day.

        It says the day and no number of days, so that the line is the same tomorrow.
        """
        if reminder.when == "open":
            return self.open_text(reminder.layer or Layer.ANY)
        code = f"digest.when.{reminder.when}"
        return self.phrases.say(code, what=what, day=reminder.due.isoformat())

    def open_text(self, layer: Layer) -> str:
        """Say of a layer that it is wanted and that none is noted yet."""
        return self.phrases.say(f"digest.open.{layer}")


def _name_of(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _is_day(source: Source, day: date) -> bool:
    """Tell whether a place is in the daily note of a day."""
    return source.path.rpartition("/")[2] == f"{day}.md"
