"""`vaultnet show`: one contact, with everything that the judgement rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from vaultnet.cli import wording
from vaultnet.cli.completion import complete_names
from vaultnet.cli.due_text import print_reminders
from vaultnet.cli.event_text import days, follow_up_text
from vaultnet.cli.facts import print_facts
from vaultnet.cli.ideas_text import offers_shape, print_offers
from vaultnet.cli.judgement import judgement_of, judgement_shape
from vaultnet.cli.local_time import hours_ahead
from vaultnet.cli.lookup import contact_called
from vaultnet.cli.measures_text import measure_sentences
from vaultnet.cli.options import record_options, vault_options
from vaultnet.cli.person_text import facts_of, private_notice
from vaultnet.cli.remembered import remembered
from vaultnet.cli.session import Session, begin, say_problems_of
from vaultnet.cli.shapes import (
    Shape,
    audience_of,
    cadence_shape,
    contact_shape,
    evidence_shape,
    interaction_shapes,
    reminder_shapes,
)
from vaultnet.cli.tables import Column, print_table, table_of
from vaultnet.cli.terminal import print_json, say, visible
from vaultnet.cli.timeline import print_timeline, timeline_shapes
from vaultnet.cli.verbs.groups import print_groups
from vaultnet.cli.verbs.interactions import print_interactions
from vaultnet.cli.verbs.promises import print_promises
from vaultnet.cli.verbs.stages import print_suggestion
from vaultnet.core.budget import OFFERED
from vaultnet.core.cadence import cadence_for
from vaultnet.core.records import Layer
from vaultnet.core.spoken import every

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vaultnet.cli.judgement import Judgement
    from vaultnet.cli.shapes import Audience
    from vaultnet.core.event_page import FollowUp
    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact, Event

_LAYERS: Final = (Layer.LIGHT, Layer.DEEP, Layer.MEETING)
_AHEAD: Final = 366  # days: a year holds every yearly day
_SHOWN: Final = 20  # entries of the timeline on a terminal


@click.command("show")
@vault_options()
@record_options
@click.argument("name", nargs=-1, required=True, shell_complete=complete_names)
@click.pass_context
@remembered
def command(
    ctx: click.Context, name: tuple[str, ...], as_json: bool, include_private: bool
) -> Session:
    """Show one contact: all that is known and judged.

    NAME is the path of the note, a name, an alias, or a part that only one person has.
    """
    session = begin(ctx)
    contact = contact_called(session, " ".join(name))
    say_problems_of(session, contact.path)
    if not as_json:
        _print(session, contact)
        return session
    if contact.private and not include_private:
        raise click.UsageError(session.say("cli.private", name=contact.name))
    audience = audience_of(session, include_private=include_private)
    print_json(_shape(session, contact, audience))
    return session


def _shape(session: Session, contact: Contact, audience: Audience) -> Shape:
    history = session.history
    past, ahead = history.of(contact.path), history.planned(contact.path)
    rule = cadence_for(contact, session.vault.settings.cadence)
    return {
        **contact_shape(contact, history.last(contact.path), audience),
        "effective_cadence": cadence_shape(rule, audience),
        "last": {
            layer: evidence_shape(history.last(contact.path, layer), audience) for layer in _LAYERS
        },
        **judgement_shape(judgement_of(session, contact), session, audience),
        **offers_shape(session, contact, audience),
        "reminders": reminder_shapes(_reminders(session, contact), audience),
        "hours_ahead": hours_ahead(session, contact.timezone),
        "planned": interaction_shapes(ahead, session, audience),
        "timeline": timeline_shapes(past, session, audience),
    }


def _reminders(session: Session, contact: Contact) -> tuple[Reminder, ...]:
    """Give what is due within a year; what silence alone would bring is no reminder yet."""
    plan = session.plan(_AHEAD)
    return tuple(
        one
        for one in plan.reminders
        if contact.path in one.contacts and not (one.kind in OFFERED and one.when == "ahead")
    )


def _print_due(session: Session, reminders: Sequence[Reminder]) -> None:
    """Print what is due by the end of the week, and of each kind what comes next.

    The rest of the year is one line.
    """
    last = session.plan(_AHEAD).week.last
    told = [one for one in reminders if one.due <= last]
    have = {(one.kind, one.layer) for one in told}
    rest: list[Reminder] = []
    for one in sorted(reminders, key=lambda one: one.due):
        if one.due > last:
            (rest if (one.kind, one.layer) in have else told).append(one)
            have.add((one.kind, one.layer))
    print_reminders(session, told)
    if rest:
        hidden = {one.id for one in rest if wording.is_private(session, one)}
        days = (f"{wording.what(session, one, private=one.id in hidden)} {one.due}" for one in rest)
        say(visible(session.say("cli.show.due.later", what=", ".join(days))))


def _print(session: Session, contact: Contact) -> None:
    """Print the parts of the screen: what is to be done first, then what it rests on."""
    judged = judgement_of(session, contact)
    say(visible(contact.name))
    if session.hides(contact):
        for told in private_notice(session, contact):
            say(f"  {told}")
    else:
        print_facts(facts_of(session, contact, judged))
    reminders = _reminders(session, contact)
    if reminders:
        _heading(session, "due")
        _print_due(session, reminders)
    if judged.promises:
        _heading(session, "promises")
        print_promises(session, judged.promises)
        if not session.hides(contact):
            _print_kept(session, judged)
    planned = session.history.planned(contact.path)
    if planned:
        _heading(session, "planned")
        print_interactions(session, planned)
    _print_layers(session, contact)
    if not session.hides(contact):
        _print_judgement(session, judged, contact)
    print_offers(session, contact)
    timeline = session.history.of(contact.path)
    if timeline:
        _heading(session, "timeline")
        print_timeline(session, timeline, _SHOWN)
    if len(timeline) > _SHOWN:
        say(session.say("cli.show.more", n=len(timeline) - _SHOWN, name=visible(contact.name)))


def _print_kept(session: Session, judged: Judgement) -> None:
    """Print the shares of promises kept, where the evidence allows any."""
    shares = ", ".join(
        f"{session.say(f'promise.{promiser}')} {round(share * 100)} %"
        for promiser, share in judged.kept.items()
        if share is not None
    )
    say(f"  {session.say('cli.show.kept', shares=shares or session.say('measure.unknown'))}")


def _print_judgement(session: Session, judged: Judgement, contact: Contact) -> None:
    """Print what the records say of a contact who is not hidden."""
    if judged.next_stage and not contact.deceased:
        _heading(session, "stages")
        print_suggestion(session, judged.next_stage)
    _heading(session, "measures")
    print_facts(measure_sentences(session, judged.measures))
    if judged.groups:
        _heading(session, "groups")
        print_groups(session, judged.groups)
    if judged.will_be_at:
        _heading(session, "will-be-at")
        _print_occasions(session, judged.will_be_at, {})
    if judged.seen_at:
        _heading(session, "seen-at")
        _print_occasions(session, judged.seen_at, judged.follow_ups)


def _print_occasions(
    session: Session, events: Iterable[Event], follow_ups: Mapping[str, FollowUp | None]
) -> None:
    """Print events with what comes after each; of private ones name and days."""
    columns = (
        Column(session.say("cli.column.days"), breaks=False),
        Column(session.say("cli.column.event")),
        Column(session.say("cli.column.part")),
        *([Column(session.say("cli.column.follow-up"), below=True)] if follow_ups else []),
        Column(session.say("cli.column.note"), below=True),
    )
    blank = [""] * (len(columns) - 2)
    rows = (
        [days(one), one.name, *blank]
        if session.hides(one)
        else [
            days(one),
            one.name,
            wording.part(session, one.part),
            *([follow_up_text(session, follow_ups[one.path])] if follow_ups else []),
            wording.place(one.source),
        ]
        for one in events
    )
    print_table(table_of(columns, rows))


def _print_layers(session: Session, contact: Contact) -> None:
    """Print for each layer how often it is wanted, and when it last was; not of the deceased."""
    if contact.deceased:
        return
    rule = cadence_for(contact, session.vault.settings.cadence)
    _heading(session, "cadence")
    say(f"  {visible(wording.rule(session, rule))}")
    columns = (
        Column(session.say("cli.column.what")),
        Column(session.say("cli.column.every")),
        Column(session.say("cli.column.last"), below=True),
    )
    wanted = [layer for layer in Layer if layer in rule.layers or layer in _LAYERS]
    rows = (
        (
            session.say(f"layer.{layer}"),
            every(rule.layers[layer], session.vault.phrases) if layer in rule.layers else "",
            wording.evidence(
                session, session.history.last(contact.path, layer), private=session.hides(contact)
            ),
        )
        for layer in wanted
    )
    print_table(table_of(columns, rows))


def _heading(session: Session, code: str) -> None:
    say()
    say(session.say(f"cli.show.{code}"))
