"""`vaultnet show`: one contact, with everything that the judgement rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from vaultnet.cli import wording
from vaultnet.cli.completion import complete_names
from vaultnet.cli.ideas_text import offers_shape, print_offers
from vaultnet.cli.judgement import judgement_of, judgement_shape
from vaultnet.cli.lookup import contact_called
from vaultnet.cli.measures_text import measure_sentences
from vaultnet.cli.options import record_options, vault_options
from vaultnet.cli.session import Session, begin
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
from vaultnet.cli.verbs.due import print_reminders
from vaultnet.cli.verbs.events import print_events
from vaultnet.cli.verbs.groups import print_groups
from vaultnet.cli.verbs.interactions import print_interactions
from vaultnet.cli.verbs.promises import print_promises
from vaultnet.cli.verbs.stages import print_suggestion
from vaultnet.core.cadence import cadence_for
from vaultnet.core.records import Layer
from vaultnet.core.spoken import every

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.cli.judgement import Judgement
    from vaultnet.cli.shapes import Audience
    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Contact

_LAYERS: Final = (Layer.LIGHT, Layer.DEEP, Layer.MEETING)
_AHEAD: Final = 366  # days: a year holds every yearly day
_SHOWN: Final = 20  # entries of the timeline on a terminal


@click.command("show")
@vault_options()
@record_options
@click.argument("name", nargs=-1, required=True, shell_complete=complete_names)
@click.pass_context
def command(
    ctx: click.Context, name: tuple[str, ...], as_json: bool, include_private: bool
) -> None:
    """Show one contact: all that is known and judged.

    NAME is the path of the note, a name, an alias, or a part that only one person has.
    """
    session = begin(ctx)
    contact = contact_called(session, " ".join(name))
    if not as_json:
        _print(session, contact)
        return
    if contact.private and not include_private:
        raise click.UsageError(session.say("cli.private", name=contact.name))
    audience = audience_of(session, include_private=include_private)
    print_json(_shape(session, contact, audience))


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
        "planned": interaction_shapes(ahead, session, audience),
        "timeline": interaction_shapes(past, session, audience),
    }


def _reminders(session: Session, contact: Contact) -> tuple[Reminder, ...]:
    plan = session.plan(_AHEAD)
    return tuple(one for one in plan.reminders if contact.path in one.contacts)


def _print(session: Session, contact: Contact) -> None:
    judged = judgement_of(session, contact)
    say(visible(contact.name))
    if not contact.private:
        for label, value in _facts(session, contact, judged):
            say(f"  {session.say(f'cli.show.{label}')}: {visible(value)}")
    _print_layers(session, contact)
    reminders = _reminders(session, contact)
    if reminders:
        _heading(session, "due")
        print_reminders(session, reminders)
    if judged.promises:
        _heading(session, "promises")
        print_promises(session, judged.promises)
    if not contact.private:
        _print_judgement(session, judged)
    print_offers(session, contact)
    planned = session.history.planned(contact.path)
    if planned:
        _heading(session, "planned")
        print_interactions(session, planned)
    timeline = session.history.of(contact.path)
    if timeline:
        _heading(session, "timeline")
        print_interactions(session, timeline[:_SHOWN])
    if len(timeline) > _SHOWN:
        say(session.say("cli.show.more", n=len(timeline) - _SHOWN, name=visible(contact.name)))


def _print_judgement(session: Session, judged: Judgement) -> None:
    """Print what the records say of a contact who is not private."""
    if judged.next_stage:
        _heading(session, "stages")
        print_suggestion(session, judged.next_stage)
    _heading(session, "measures")
    for label, sentence in measure_sentences(session, judged.measures):
        say(f"  {label}: {sentence}")
    if judged.groups:
        _heading(session, "groups")
        print_groups(session, judged.groups)
    for code, events in (("will-be-at", judged.will_be_at), ("seen-at", judged.seen_at)):
        if events:
            _heading(session, code)
            print_events(session, events)


def _print_layers(session: Session, contact: Contact) -> None:
    """Print for each layer how often it is wanted, and when it last was."""
    rule = cadence_for(contact, session.vault.settings.cadence)
    _heading(session, "cadence")
    say(f"  {visible(wording.rule(session, rule))}")
    columns = (
        Column(session.say("cli.column.what")),
        Column(session.say("cli.column.every")),
        Column(session.say("cli.column.last")),
    )
    wanted = [layer for layer in Layer if layer in rule.layers or layer in _LAYERS]
    rows = (
        (
            session.say(f"layer.{layer}"),
            every(rule.layers[layer], session.vault.phrases) if layer in rule.layers else "",
            wording.evidence(
                session, session.history.last(contact.path, layer), private=contact.private
            ),
        )
        for layer in wanted
    )
    print_table(table_of(columns, rows))


def _gap(session: Session, contact: Contact) -> str:
    gap = contact.minimum_gap
    return every(gap, session.vault.phrases) if gap else ""


def _heading(session: Session, code: str) -> None:
    say()
    say(session.say(f"cli.show.{code}"))


def _facts(session: Session, contact: Contact, judged: Judgement) -> Iterator[tuple[str, str]]:
    """Give the labels and values of what the contact's note says of the person."""
    facts = {
        "note": contact.path,
        "aliases": ", ".join(contact.aliases),
        "stage": wording.stage(session, contact),
        "roles": ", ".join(contact.roles),
        "tags": " ".join(f"#{tag}" for tag in contact.tags),
        "organisations": ", ".join(one.name for one in contact.organisations),
        "job": contact.job or "",
        "location": contact.location or "",
        "country": contact.country or "",
        "timezone": contact.timezone or "",
        "language": contact.language or "",
        "minimum-gap": _gap(session, contact),
        "interests": ", ".join(contact.interests),
        "shared": ", ".join(judged.shared_interests),
        "emails": ", ".join(contact.emails),
        "phones": ", ".join(contact.phones),
        "birthday": contact.birthday.iso() if contact.birthday else "",
        "met": f"{contact.met or ''} {contact.met_text or ''}".strip(),
        "snoozed": contact.snoozed_until.isoformat() if contact.snoozed_until else "",
        "paused": session.say("cli.yes") if contact.paused else "",
        "deceased": session.say("cli.yes") if contact.deceased else "",
    }
    return ((label, value) for label, value in facts.items() if value)
