"""`vaultnet inspect`: what was read from notes, as Obsidian sees it and what we made of it."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

import click

from vaultnet import api
from vaultnet.cli.lookup import note_called
from vaultnet.cli.open_note import OpenNote, without_lines
from vaultnet.cli.options import record_options, vault_options
from vaultnet.cli.remembered import begun_anew
from vaultnet.cli.session import Session, begin, problem_line
from vaultnet.cli.shapes import (
    Audience,
    Shape,
    audience_of,
    contact_shape,
    interaction_shapes,
    json_value,
    problem_shape,
)
from vaultnet.cli.terminal import print_json, remark, say, visible
from vaultnet.errors import MisuseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vaultnet.vault.note import Link, Note, Value

_Record = TypeVar("_Record")


@click.command("inspect")
@vault_options()
@record_options
@click.option("--all", "everything", is_flag=True, help="Every note of the vault.")
@click.argument("notes", nargs=-1, metavar="NOTE...")
@click.pass_context
@begun_anew
def command(
    ctx: click.Context,
    notes: tuple[str, ...],
    everything: bool,
    as_json: bool,
    include_private: bool,
) -> None:
    """Print what was read from notes.

    NOTE is a path in the vault, a path from here, or a name as in a link.
    """
    if everything == bool(notes):
        raise MisuseError("Name one note or more, or ask for --all.", code="misused-notes")
    session = begin(ctx)
    chosen = _chosen(session, notes, include_private=include_private)
    reading = _Reading(session, audience_of(session, include_private=include_private), chosen)
    if as_json:
        print_json([reading.shape(note) for note in chosen])
    else:
        say("\n\n".join("\n".join(map(visible, reading.lines(note))) for note in chosen))


def _chosen(session: Session, names: Sequence[str], *, include_private: bool) -> list[Note]:
    """Choose the named notes, or all; private notes only if that is asked for."""
    chosen = [note_called(session, name) for name in names] or list(session.vault.notes.values())
    if include_private:
        return chosen
    seen = [note for note in chosen if not session.is_private(note.path)]
    if len(seen) < len(chosen):
        if names:
            raise click.UsageError(session.say("cli.private", name=", ".join(names)))
        remark(session.say("cli.inspect.private", n=len(chosen) - len(seen)))
    return seen


class _Reading:
    """What was read, by note."""

    def __init__(self, session: Session, audience: Audience, notes: Iterable[Note]) -> None:
        self._session = session
        self._audience = audience
        network = session.vault.network
        self._interactions = _by_path(network.interactions, lambda one: one.source.path)
        problems = session.vault.problems
        self._private_lines: Mapping[str, frozenset[int]] = {}
        if not audience.told_all:
            problems = tuple(one for one in problems if not session.discretion.hides(one))
            paths = (note.path for note in notes)
            self._private_lines = api.find_private_lines(session.vault, paths)
        self._problems = _by_path(problems, lambda one: one.source.path)

    def shape(self, whole: Note) -> Shape:
        """Give one note as JSON, as far as the audience may know of it."""
        note = self._open(whole)
        front = note.frontmatter
        told = self._told
        return {
            "path": note.path if self._audience.may_link(note.path) else None,
            "properties": told(dict(front.properties)),
            "tags": self._audience.all_told(tag.name for tag in note.tags),
            "aliases": list(note.aliases),
            "links": [self._link(link, note) for link in note.links],
            "headings": [
                {"level": one.level, "text": told(one.text), "line": one.line}
                for one in note.body.headings
            ],
            "list_items": [
                {"line": one.line, "task": one.task, "parent": one.parent, "text": told(one.text)}
                for one in note.body.items
            ],
            "fields": [
                {"key": told(one.key), "value": told(one.value), "line": one.line}
                for one in note.body.fields
            ],
            "salvaged": told(dict(front.salvaged)),
            "problems": [problem_shape(one) for one in self._problems.get(note.path, ())],
            **self._records(note),
        }

    def _told(self, value: Value) -> Value:
        """Give a value as JSON can say it, without words that name somebody private."""
        if isinstance(value, str):
            return self._audience.told(value)
        if isinstance(value, list):
            return [self._told(one) for one in value]
        if isinstance(value, dict):
            tells = self._audience.tells
            return {key: self._told(one) for key, one in value.items() if tells(str(key))}
        return json_value(value)

    def lines(self, whole: Note) -> Iterator[str]:
        """Give one note for people: everything that was read, in the order of its lines."""
        note = self._open(whole)
        yield note.path
        for line, text in sorted(self._rows(note), key=lambda row: row[0]):
            yield f"  {line}: {text}"
        for problem in self._problems.get(note.path, ()):
            yield f"  {problem_line(self._session.vault.phrases.told(problem))}"

    def _open(self, note: Note) -> OpenNote:
        """Give a note without its private lines."""
        return without_lines(note, self._private_lines.get(note.path, frozenset()))

    def _rows(self, note: OpenNote) -> Iterator[tuple[int, str]]:
        for key, value in note.properties.items():
            shown = json.dumps(json_value(value), ensure_ascii=False)
            yield note.frontmatter.lines.get(key, 1), f"{key} = {shown}"
        for heading in note.body.headings:
            yield heading.line, f"{'#' * heading.level} {heading.text}"
        for item in note.body.items:
            yield (
                item.line,
                f"- {item.text}" if item.task is None else f"- [{item.task}] {item.text}",
            )
        for tag in note.tags:
            yield tag.line, f"#{tag.name}"
        for link in note.links:
            yield link.line, self._arrow(link, note)
        for field in note.body.fields:
            yield field.line, f"{field.key}:: {field.value}"
        for one in self._interactions.get(note.path, ()):
            contacts = ", ".join(filter(self._audience.sees, one.contacts))
            if contacts:
                yield one.source.line, f"= {one.day} {one.channel} {contacts}"

    def _records(self, note: OpenNote) -> Shape:
        """Give what was made of the note: the contact that it is, the interactions in it."""
        session, audience = self._session, self._audience
        contact = session.contacts.get(note.path)
        last = session.history.last(note.path)
        return {
            "contact": contact and contact_shape(contact, last, audience),
            "interactions": interaction_shapes(
                self._interactions.get(note.path, ()), session, audience
            ),
        }

    def _link(self, link: Link, note: OpenNote) -> Shape:
        told, resolved = self._audience.told, self._resolved(link, note)
        open_note = resolved is None or self._audience.may_link(resolved)
        is_contact = resolved in self._audience.open_paths
        return {
            "target": link.target if is_contact else told(link.target) if open_note else None,
            "subpath": told(link.subpath),
            "display": told(link.display),
            "embed": link.embed,
            "line": link.line,
            "resolved": resolved if open_note else None,
            "from": link.origin,
        }

    def _arrow(self, link: Link, note: OpenNote) -> str:
        subpath = f"#{link.subpath}" if link.subpath else ""
        mark = "!" if link.embed else ""
        resolved = self._resolved(link, note) or self._session.say("cli.inspect.no-note")
        return f"{mark}[[{link.target}{subpath}]] → {resolved}"

    def _resolved(self, link: Link, note: OpenNote) -> str | None:
        return self._session.vault.links.resolve(link.target, note.path)


def _by_path(
    records: Iterable[_Record], path_of: Callable[[_Record], str]
) -> Mapping[str, list[_Record]]:
    found: defaultdict[str, list[_Record]] = defaultdict(list)
    for record in records:
        found[path_of(record)].append(record)
    return found
