"""What to offer to one contact, and who could introduce whom, on a terminal and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.cli import wording
from vaultnet.cli.shapes import facts_shape, place_shape
from vaultnet.cli.tables import Column, print_table, table_of
from vaultnet.cli.terminal import say
from vaultnet.core.acquaintance import Acquaintance
from vaultnet.core.ideas import Idea, IdeaKind, all_ideas, best_ideas
from vaultnet.core.ideas.sentence import idea_text
from vaultnet.core.names import by_given_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.cli.session import Session
    from vaultnet.cli.shapes import Audience, Shape
    from vaultnet.core.acquaintance import Introducer
    from vaultnet.core.records import Contact, Source


def print_offers(session: Session, contact: Contact) -> None:
    """Print every idea what to offer to a contact with its sources, and who could introduce whom.

    Nothing of a private contact.
    """
    ideas = all_ideas(contact.path, session.ground)
    if ideas:
        say()
        say(session.say("cli.show.offers"))
        phrases, names = session.vault.phrases, (contact.name, *contact.aliases)

        def shown(text: str) -> str:
            return by_given_name(text, names)

        rows = [(idea_text(one, phrases, shown), _places(one.sources)) for one in ideas]
        print_table(table_of(_columns(session, "what", "note"), rows))
    introducers = _introducers(session, contact, ideas)
    if introducers:
        say()
        say(session.say("cli.show.introducers"))
        table = [_row(session, one) for one in introducers]
        print_table(table_of(_columns(session, "who", "whom", "to", "note"), table))


def offers_shape(session: Session, contact: Contact, audience: Audience) -> Shape:
    """Give what to offer to a contact, and who could introduce whom, as JSON."""
    ideas = all_ideas(contact.path, session.ground)
    return {
        "ideas": idea_shapes(ideas, audience),
        "introducers": [
            {
                "by": one.by,
                "whom": one.whom,
                "to": one.to,
                "sources": [place_shape(source, audience) for source in one.sources],
            }
            for one in _introducers(session, contact, ideas)
        ],
    }


def best_idea_shapes(session: Session, path: object, audience: Audience) -> list[Shape]:
    """Give the ideas that stand on the line of the contact at `path`; none for no contact."""
    ideas = best_ideas(path, session.ground) if isinstance(path, str) else ()
    return idea_shapes(ideas, audience)


def idea_shapes(ideas: Iterable[Idea], audience: Audience) -> list[Shape]:
    """Give ideas as JSON: kind, code and facts of the sentence, what it is about, its places."""
    return [
        {
            "kind": one.kind,
            "code": one.code,
            "facts": dict(facts_shape(one.facts, audience)),
            "about": one.about if one.about and audience.may_link(one.about) else None,
            "sources": [place_shape(source, audience) for source in one.sources],
        }
        for one in ideas
    ]


def _introducers(
    session: Session, contact: Contact, ideas: Iterable[Idea]
) -> tuple[Introducer, ...]:
    """Give who could introduce the contact to the owner, or to those whom ideas suggest."""
    acquaintance = Acquaintance(session.vault.network, session.history)
    others = (one.about for one in ideas if one.kind is IdeaKind.INTRODUCTION)
    return (
        *acquaintance.to_owner(contact.path),
        *acquaintance.between(contact.path, filter(None, others)),
    )


def _columns(session: Session, *codes: str) -> tuple[Column, ...]:
    return tuple(Column(session.say(f"cli.column.{code}")) for code in codes)


def _row(session: Session, one: Introducer) -> tuple[str, ...]:
    to = wording.who(session, (one.to,) if one.to else ())
    return (
        wording.who(session, (one.by,)),
        wording.who(session, (one.whom,)),
        to,
        _places(one.sources),
    )


def _places(sources: Iterable[Source]) -> str:
    return ", ".join(map(wording.place, sources))
