"""Promises: mine to be kept and theirs to be waited for, by the end of the week."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import after_name
from vaultnet.core.plan import ReminderKind
from vaultnet.core.promises import is_settled, without_day
from vaultnet.core.spoken import asked
from vaultnet.digest.once import once
from vaultnet.digest.page import Line
from vaultnet.digest.same_lines import lines_of
from vaultnet.digest.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.plan import Reminder
    from vaultnet.core.records import Promise
    from vaultnet.digest.page import Closing
    from vaultnet.digest.view import View


THEIRS: Final = "promise-theirs"


@once
def promises(view: View) -> tuple[Line, ...]:
    """Give a line for each promise whose day has come, and one for all that have no day."""
    lines = list(lines_of(view.due(ReminderKind.PROMISE), _line, view))
    undated = without_day(view.network.promises, view.plan.today, view.earlier)
    undated = tuple(one for one in undated if one.counted and view.tells_of_promise(one))
    if undated:
        names = view.names(dict.fromkeys(path for one in undated for path in one.contacts))
        text = view.phrases.say("digest.undated", n=len(undated), names=names)
        lines.append(Line("vn-undated", text))
    return tuple(lines)


def closings(view: View) -> Iterator[Closing]:
    """Give what became of promises: kept, called off, or changed."""
    for line_id, promise in view.promises.items():
        if view.tells_of_promise(promise) and is_settled(promise, view.plan.today):
            yield line_id, partial(_settled_text, promise, view)
    yield "vn-undated", partial(view.phrases.say, "digest.closed.undated")


def _line(reminder: Reminder, view: View) -> Line:
    code, what = _asked(reminder, view)
    text = view.phrases.say(
        f"digest.{code}",
        who=_who(reminder.contacts, view),
        what=view.when(what, reminder),
        source=view.source(reminder.source),
    )
    return Line(reminder.id, text)


def _asked(reminder: Reminder, view: View) -> tuple[str, str]:
    """Give the code of the sentence, and what is promised, without the name that the line has."""
    code = reminder.reason.code
    (path, *others) = reminder.contacts
    shown = plain if others else view.beside(path)
    if code != THEIRS:
        return code, asked(reminder, view.phrases, shown)
    text = str(reminder.reason.facts.get("text", ""))
    told = None if others else after_name(text, view.names_of(path))
    if told:
        return f"{code}.told", plain(told)
    return code, shown(text) or view.phrases.say("digest.awaited")


def _settled_text(promise: Promise, view: View) -> str:
    code = "digest.closed.promise"
    who = _who(promise.contacts, view)
    return view.phrases.say(f"{code}.cancelled" if promise.cancelled else code, who=who)


def _who(paths: tuple[str, ...], view: View) -> str:
    return ", ".join(map(view.who, paths))
