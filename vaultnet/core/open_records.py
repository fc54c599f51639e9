"""Records once more, with nothing private left in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.records import Network, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.core.guard import Guard
    from vaultnet.core.records import (
        Contact,
        Event,
        Group,
        Interaction,
        Knowledge,
        Organisation,
        OrganisationNote,
        Promise,
        ValueAct,
        YearlyDay,
    )

# The place of what is written where nobody else may look.
NOWHERE: Final = Source("", 0)


class OpenRecords:
    """Makes open records of records, by what a guard lets pass."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    def shows(self, path: str) -> bool:
        """Tell whether a contact may be named, and where its note is."""
        return self._guard.shows(path) and self._guard.links_to(path)

    def is_open(self, record: Interaction | Promise, people: Iterable[str]) -> bool:
        """Tell whether a record is open, and about somebody who is."""
        return not record.private and any(map(self.shows, people))

    def network(
        self, known: Network, people: tuple[Contact, ...], promises: tuple[Promise, ...]
    ) -> Network:
        """Give a network of the open records, those of `people` and `promises` already chosen."""
        guard = self._guard
        return Network(
            contacts=tuple(map(self._contact, people)),
            interactions=tuple(
                self._interaction(one)
                for one in known.interactions
                if self.is_open(one, one.contacts)
            ),
            owner=known.owner if known.owner and guard.links_to(known.owner) else None,
            promises=tuple(map(self._promise, promises)),
            events=tuple(self._event(one) for one in known.events if self._tells_of(one)),
            groups=tuple(self._group(one) for one in known.groups if self._tells_of(one)),
            organisations=tuple(one for one in known.organisations if self._tells_of(one)),
            achievements=tuple(
                replace(
                    one,
                    contacts=self.people(one.contacts),
                    text=self._of_all(one.contacts, one.text),
                    source=self.place(one.source),
                )
                for one in known.achievements
                if not one.private and any(map(self.shows, one.contacts))
            ),
            activities=tuple(
                replace(one, text=guard.told(one.text), source=self.place(one.source))
                for one in known.activities
                if not one.private
            ),
            knowledge=tuple(
                self._knowledge(one) for one in known.knowledge if guard.links_to(one.path)
            ),
            me=replace(
                known.me,
                path=known.me.path if known.me.path and guard.links_to(known.me.path) else None,
                interests=guard.all_told(known.me.interests),
            ),
            acquainted={
                pair: self.place(source)
                for pair, source in known.acquainted.items()
                if source is not None and all(map(self.shows, pair))
            },
        )

    def people(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Give those of some contacts who may be named."""
        return tuple(filter(self.shows, paths))

    def place(self, source: Source) -> Source:
        """Give a place; `NOWHERE` where it must not be given."""
        return NOWHERE if self._guard.hides(source) else source

    def _contact(self, one: Contact) -> Contact:
        guard = self._guard
        return replace(
            one,
            aliases=guard.all_told(one.aliases),
            tags=guard.all_told(one.tags),
            roles=guard.all_told(one.roles),
            relations=guard.all_told(one.relations),
            interests=guard.all_told(one.interests),
            organisations=tuple(
                self._organisation(each) for each in one.organisations if guard.tells(each.name)
            ),
            job=guard.told(one.job),
            tier=guard.told(one.tier),
            # An address is made of the name of its owner, who is open, and may be a namesake.
            emails=tuple(filter(guard.tells_line, one.emails)),
            phones=tuple(filter(guard.tells_line, one.phones)),
            links=tuple(filter(guard.tells_line, one.links)),
            yearly_days=tuple(map(self._yearly_day, one.yearly_days)),
            met_text=guard.told(one.met_text),
            location=guard.told(one.location),
            country=guard.told(one.country),
            timezone=guard.told(one.timezone),
            language=guard.told(one.language),
            introduced_by=tuple(filter(self._links_to, one.introduced_by)),
            groups=tuple(filter(self._links_to, one.groups)),
            projects=tuple(filter(self._links_to, one.projects)),
            events=tuple(filter(self._links_to, one.events)),
        )

    def _interaction(self, one: Interaction) -> Interaction:
        return replace(
            one,
            contacts=self.people(one.contacts),
            source=self.place(one.source),
            gave=self._acts(one.contacts, one.gave),
            received=self._acts(one.contacts, one.received),
            summary=self._of_all(one.contacts, one.summary),
            event=self._linked(one.event),
            project=self._linked(one.project),
            notes=tuple(filter(self._links_to, one.notes)),
        )

    def _promise(self, one: Promise) -> Promise:
        return replace(
            one,
            contacts=self.people(one.contacts),
            text=self._of_all(one.contacts, one.text),
            source=self.place(one.source),
        )

    def _event(self, one: Event) -> Event:
        guard = self._guard
        return replace(
            one,
            place=guard.told(one.place),
            series=guard.told(one.series),
            participants=self.people(one.participants),
            others=guard.all_told(one.others),
            part=guard.told(one.part),
        )

    def _group(self, one: Group) -> Group:
        return replace(
            one,
            members=self.people(one.members),
            others=self._guard.all_told(one.others),
            part=self._guard.told(one.part),
        )

    def _knowledge(self, one: Knowledge) -> Knowledge:
        topics = self._guard.all_told(one.topics)
        lines = {topic: line for topic, line in one.lines.items() if topic in topics}
        return replace(one, topics=topics, lines=lines, known_to=self.people(one.known_to))

    def _organisation(self, one: Organisation) -> Organisation:
        return replace(one, path=self._linked(one.path))

    def _yearly_day(self, one: YearlyDay) -> YearlyDay:
        return replace(one, label=self._guard.told(one.label) or "", source=self.place(one.source))

    def _acts(self, people: Iterable[str], acts: tuple[ValueAct, ...]) -> tuple[ValueAct, ...]:
        if not all(map(self.shows, people)):
            return ()
        return tuple(replace(act, text=self._guard.told(act.text) or "") for act in acts)

    def _of_all(self, people: Iterable[str], text: str | None) -> str | None:
        """Give words about some people; None where one of them may not be known of."""
        return self._guard.told(text) if all(map(self.shows, people)) else None

    def _tells_of(self, one: Event | Group | OrganisationNote) -> bool:
        """Tell whether an event, a group or an organisation may be named, and where its note is."""
        tells = not one.private and self._guard.tells(one.name)
        return tells and self._links_to(one.path) and self._links_to(one.source.path)

    def _links_to(self, path: str) -> bool:
        return self._guard.links_to(path)

    def _linked(self, path: str | None) -> str | None:
        return path if path and self._guard.links_to(path) else None
