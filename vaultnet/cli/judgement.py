"""What is judged of one contact: stage, figures, promises, interests, groups, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.cli.event_text import follow_up_shape
from vaultnet.cli.judgement_shapes import health_shape, measures_shape, suggestion_shape
from vaultnet.cli.record_shapes import event_shapes, group_shapes, promise_shapes
from vaultnet.core.event_page import follow_up_after
from vaultnet.core.gates import shared_interests
from vaultnet.core.health import health_of
from vaultnet.core.measures import Measures, measure
from vaultnet.core.promises import kept_shares, open_first
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.stages import next_stage
from vaultnet.core.warmth import warmth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.cli.session import Session
    from vaultnet.cli.shapes import Audience, Shape
    from vaultnet.core.event_page import FollowUp
    from vaultnet.core.health import HealthReading
    from vaultnet.core.records import Contact, Event, Group, Promise, Promiser
    from vaultnet.core.stages import StageSuggestion


@frozen_record
class Judgement:
    """What the records say of one contact on the day of a session."""

    next_stage: StageSuggestion | None
    measures: Measures
    health: HealthReading
    warmth: float | None  # from 0 to 6; None without any contact
    shared_interests: tuple[str, ...]
    promises: tuple[Promise, ...]  # the open ones first
    kept: Mapping[Promiser, float | None]  # the share kept in time, 0 to 1
    groups: tuple[Group, ...]
    seen_at: tuple[Event, ...]  # the newest first
    will_be_at: tuple[Event, ...]  # the next first
    follow_ups: Mapping[str, FollowUp | None]  # after the events of the past, by path


def judgement_of(session: Session, contact: Contact) -> Judgement:
    """Judge one contact."""
    network = session.vault.network
    promises = tuple(one for one in network.promises if contact.path in one.contacts)
    settings, history, attendance = session.vault.settings, session.history, session.attendance
    seen_at = attendance.seen_at(contact.path)
    return Judgement(
        next_stage=next_stage(contact, session.grounds),
        measures=measure(contact, history, {one.path: one for one in network.events}),
        health=health_of(contact, history, settings, session.today),
        warmth=warmth((one.day for one in history.of(contact.path)), session.today),
        shared_interests=shared_interests(session.grounds.case(contact)),
        promises=open_first(promises, session.today),
        kept=kept_shares(promises, session.today),
        groups=session.membership.of(contact.path),
        seen_at=seen_at,
        will_be_at=attendance.will_be_at(contact.path),
        follow_ups={
            one.path: follow_up_after(one, contact, attendance, history, settings.follow_up)
            for one in seen_at
        },
    )


def judgement_shape(judged: Judgement, session: Session, audience: Audience) -> Shape:
    """Give a judgement as JSON for other programs."""
    suggestion = judged.next_stage
    return {
        "next_stage": suggestion_shape(suggestion, audience) if suggestion else None,
        "health": health_shape(judged.health, audience),
        "warmth": judged.warmth,
        "measures": measures_shape(judged.measures),
        "shared_interests": audience.all_told(judged.shared_interests),
        "promises": promise_shapes(judged.promises, session, audience),
        "kept_share": dict(judged.kept),
        "groups": group_shapes(judged.groups, session, audience),
        "seen_at": [
            {**shape, "follow_up": follow_up_shape(judged.follow_ups[str(shape["path"])], audience)}
            for shape in event_shapes(judged.seen_at, session, audience)
        ],
        "will_be_at": event_shapes(judged.will_be_at, session, audience),
    }
