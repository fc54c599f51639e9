"""What is judged of one contact: stage, figures, promises, interests, groups, events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaultnet.cli.judgement_shapes import measures_shape, suggestion_shape
from vaultnet.cli.record_shapes import event_shapes, group_shapes, promise_shapes
from vaultnet.core.gates import shared_interests
from vaultnet.core.measures import Measures, measure
from vaultnet.core.promises import open_first
from vaultnet.core.stages import next_stage

if TYPE_CHECKING:
    from vaultnet.cli.session import Session
    from vaultnet.cli.shapes import Audience, Shape
    from vaultnet.core.records import Contact, Event, Group, Promise
    from vaultnet.core.stages import StageSuggestion


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the records say of one contact on the day of a session."""

    next_stage: StageSuggestion | None
    measures: Measures
    shared_interests: tuple[str, ...]
    promises: tuple[Promise, ...]  # the open ones first
    groups: tuple[Group, ...]
    seen_at: tuple[Event, ...]  # the newest first
    will_be_at: tuple[Event, ...]  # the next first


def judgement_of(session: Session, contact: Contact) -> Judgement:
    """Judge one contact."""
    network = session.vault.network
    promises = (one for one in network.promises if contact.path in one.contacts)
    return Judgement(
        next_stage=next_stage(contact, session.grounds),
        measures=measure(contact, session.history, {one.path: one for one in network.events}),
        shared_interests=shared_interests(session.grounds.case(contact)),
        promises=open_first(promises, session.today),
        groups=session.membership.of(contact.path),
        seen_at=session.attendance.seen_at(contact.path),
        will_be_at=session.attendance.will_be_at(contact.path),
    )


def judgement_shape(judged: Judgement, session: Session, audience: Audience) -> Shape:
    """Give a judgement as JSON for other programs."""
    suggestion = judged.next_stage
    return {
        "next_stage": suggestion_shape(suggestion, audience) if suggestion else None,
        "measures": measures_shape(judged.measures),
        "shared_interests": audience.all_told(judged.shared_interests),
        "promises": promise_shapes(judged.promises, session, audience),
        "groups": group_shapes(judged.groups, session, audience),
        "seen_at": event_shapes(judged.seen_at, session, audience),
        "will_be_at": event_shapes(judged.will_be_at, session, audience),
    }
