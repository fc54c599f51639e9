"""The words of an entry in each way that it can be written; the first that reads back counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel, Direction, Recognition, ValueAct
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.parse.lines.said import Said, said_in, value_acts
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from vaultnet.core.log_entry import LogEntry
    from vaultnet.core.records import Interaction
    from vaultnet.vault.edit.writing import Writing

_COMPARED: Final = 150  # characters; the longest summary has twice as many
_PARENS: Final = frozenset("()")


@frozen_record
class Wording:
    """One way to say an entry: how it names its channel, and which fields follow the text."""

    channel: str = ""  # the word in brackets at the head; empty: no word there
    text: str = ""
    fields: str = ""  # `(gave:: article) ^vn-1`, a space between
    joint: str = ""  # what joins the channel to the day, as ` — `; empty: it stands in brackets

    @property
    def rest(self) -> str:
        """What follows the head: text, fields, id."""
        return " ".join(part for part in (self.text, self.fields) if part)

    def headed(self, head: str) -> str:
        """Give the head with the channel behind it."""
        if not self.channel:
            return head
        return f"{head}{self.joint}{self.channel}" if self.joint else f"{head} ({self.channel})"

    def after(self, head: str) -> str:
        """Give the whole line with what stands before the channel in front."""
        head = self.headed(head)
        colon = ":" if self.text or (self.fields and not self.fields.startswith("^")) else ""
        return f"{head}{colon} {self.rest}".rstrip() if self.rest else head


def one_line(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split())


def wordings(entry: LogEntry, path: str, writing: Writing) -> Iterator[Wording]:
    """Give the ways to say an entry in the note at `path`, the plainest first.

    The channel stands in brackets, else in a field, else it is what the text says; the direction in
    a field where the entry names one, or where the text would else be read as another.
    """
    said = said_by(entry, writing)
    directions = [entry.direction]
    if entry.direction is Direction.UNKNOWN:
        directions = [Direction.UNKNOWN, said.direction, Direction.UNKNOWN]
    for in_field in (False, True):
        for place, direction in enumerate(directions):
            explicit = place > 0 or direction is not Direction.UNKNOWN
            yield _wording(entry, path, writing, direction if explicit else None, in_field=in_field)


def said_by(entry: LogEntry, writing: Writing) -> Said:
    """Give what an entry says: its own channel and direction, else those that its text names."""
    text = one_line(entry.text)
    note = read_note(f"- {entry.day.isoformat()}: {text}\n".encode(), "entry.md")
    entries = writing.scene(note, NoteKind.OTHER).page(note).entries
    said = said_in(entries[0], writing.reading) if entries else Said()
    gave = [act for one in entry.gave for act in value_acts(one_line(one), writing.reading)]
    received = [act for one in entry.received for act in value_acts(one_line(one), writing.reading)]
    return replace(
        said,
        channel=said.channel if entry.channel is Channel.UNKNOWN else entry.channel,
        direction=said.direction if entry.direction is Direction.UNKNOWN else entry.direction,
        gave=tuple(dict.fromkeys((*gave, *said.gave))),
        received=tuple(dict.fromkeys((*received, *said.received))),
        day=entry.day,
    )


def is_told(found: Interaction, entry: LogEntry, writing: Writing) -> bool:
    """Tell whether an interaction that was read is the entry: nothing lost, nothing added.

    Of a private one the words are not read, and are not compared.
    """
    said = said_by(entry, writing)
    same = (
        found.day == entry.day
        and found.contacts == tuple(sorted(set(entry.contacts)))
        and found.channel is said.channel
        and found.direction is said.direction
    )
    if found.summary is None:
        return (
            same
            and _kinds(found.gave) == _kinds(said.gave)
            and (_kinds(found.received) == _kinds(said.received))
        )
    told = set(found.gave) == set(said.gave) and set(found.received) == set(said.received)
    if found.recognition is Recognition.LOG and len(entry.contacts) == 1:
        return same and told and found.summary == said.summary
    # The names of people stand beside the text; with them a long one is cut earlier.
    return same and told and said.summary[:_COMPARED] in found.summary


def _kinds(acts: tuple[ValueAct, ...]) -> set[str]:
    return {act.kind for act in acts}


def _wording(
    entry: LogEntry, path: str, writing: Writing, direction: Direction | None, *, in_field: bool
) -> Wording:
    say = writing.phrases.say
    word = "" if entry.channel is Channel.UNKNOWN else say(f"channel.{entry.channel}")
    fields = [_field(say("write.key.gave"), one) for one in entry.gave]
    fields += [_field(say("write.key.received"), one) for one in entry.received]
    others = [one for one in entry.contacts if one != path]
    links = [writing.link(one, path) or "" for one in others]
    if links and path in entry.contacts:
        fields.append(_field(say("write.key.people"), ", ".join(links)))
    if word and in_field:
        fields.append(_field(say("write.key.channel"), word))
    if direction is not None:
        fields.append(_field(say("write.key.direction"), say(f"write.direction.{direction}")))
    if entry.id:
        fields.append(f"^{entry.id}")
    return Wording("" if in_field else word, one_line(entry.text), " ".join(fields))


def _field(key: str, value: str) -> str:
    value = one_line(value)
    if _PARENS.intersection(value):
        return f"[{key}:: {value}]"
    return f"({key}:: {value})"
