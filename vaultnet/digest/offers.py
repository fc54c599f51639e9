"""What to offer to a person, at the end of the person's line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.ideas import IdeaKind, best_ideas
from vaultnet.core.ideas.sentence import idea_text
from vaultnet.digest.placed import places_of_page
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.core.ideas import Idea
    from vaultnet.digest.view import View


def with_offers(text: str, path: str, view: View) -> str:
    """Add to a line about the contact at `path` what to offer; nothing where there is no idea.

    News of the owner's would be the same on every line: it stands with what the owner does.
    """
    told = (one for one in ideas_of_page(path, view) if one.kind is not IdeaKind.UPDATE)
    ideas = "; ".join(offers(told, path, view))
    return f"{text} {view.phrases.say('digest.offers', ideas=ideas)}" if ideas else text


def ideas_of_page(path: str, view: View) -> tuple[Idea, ...]:
    """Give the best ideas for the contact at `path` beside what has a line of its own."""
    return best_ideas(path, view.ground, places_of_page(path, view))


def offers(ideas: Iterable[Idea], path: str, view: View) -> Iterator[str]:
    """Say ideas for the contact at `path`, each with its source, as far as that may be said."""
    shown = view.beside(path)
    for idea in ideas:
        said = view.phrases.say(
            "digest.offer",
            idea=idea_text(idea, view.phrases, shown, lambda at, name: _link(at, name, view)),
            source=_source(idea, path, view),
        )
        if view.tells_line(said):
            yield said


def _link(path: str, name: str, view: View) -> str:
    return view.who(path) if path in view.contacts else view.note(path, name) or plain(name)


def _source(idea: Idea, path: str, view: View) -> str:
    """Say where an idea is written; of a note that the idea or the line links to, the line alone.

    Of two places the one in the contact's own note goes without saying.
    """
    source = next((one for one in idea.sources if one.path != path), idea.sources[0])
    if source.path == idea.about:
        return view.phrases.say("digest.offer.there", line=source.line)
    if source.path == path != view.home:
        return view.phrases.say("digest.reason.next-contact", line=source.line)
    return view.source(source)
