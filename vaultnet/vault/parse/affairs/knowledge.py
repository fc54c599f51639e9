"""What there is to offer: notes of the owner's on topics, neither about people nor about days."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.offered import stem_of
from vaultnet.core.records import Knowledge
from vaultnet.vault.blocks import generated_lines
from vaultnet.vault.conventions import OFFERED, NoteKind
from vaultnet.vault.parse.days import day_of_note
from vaultnet.vault.parse.lines.linked import notes_at, notes_linked, notes_told_of
from vaultnet.vault.parse.lines.outline import may_be_private
from vaultnet.vault.parse.markers import is_dated_name
from vaultnet.vault.parse.report import Report
from vaultnet.vault.parse.values import properties_of, texts_of
from vaultnet.vault.paths import file_name, without_extension
from vaultnet.vault.properties import links_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene

# Links to these say whom or when a note is about, not what.
_NO_TOPIC: Final = frozenset(
    {
        NoteKind.CONTACT,
        NoteKind.OWNER,
        NoteKind.DAILY,
        NoteKind.MEETING,
        NoteKind.TEMPLATE,
        NoteKind.IGNORED,
    }
)


def knowledge_in(note: Note, scene: Scene) -> Knowledge | None:
    """Give what a note has to offer, if it may be offered: topics, and who knows it by being in it.

    None where it is on no topic.
    """
    lines = dict(sorted(_topics(note, scene).items()))
    if not lines:
        return None
    known_to = tuple(sorted(set(_known_by(note, scene))))
    return Knowledge(note.path, note.name, tuple(lines), _day_of(note, scene), lines, known_to)


def topics_at_most(note: Note) -> frozenset[str] | None:
    """Give the stems of what a note can be on at most, by its properties and its body's traces.

    None where only a reading can tell. A link leads to a note of its own name or to none, so what
    it names need not be looked up.
    """
    targets = note.traces.targets
    if targets is None:
        return None
    tags = note.traces.tags.union(tag.name for tag in note.property_tags)
    targets.update(link.target for link in links_of(note.frontmatter))
    by_tag = (topic for tag in tags for topic in _named_by_tag(tag))
    by_link = (stem_of(fold(file_name(target))) for target in targets)
    return frozenset(chain(by_tag, by_link))


def _known_by(note: Note, scene: Scene) -> Iterator[str]:
    """Give the contacts who know a note since it links to them, as the author of a book.

    Plans and open tasks say that somebody is yet to hear of it.
    """
    if not any(scene.people.may_mean(link.target, note.path) for link in note.links):
        return
    in_properties = (link.target for link in note.links if link.origin != "body")
    linking = {field.line for field in note.body.fields if "[[" in field.value}
    tells = linking or scene.tells_of_people(note)
    entries = scene.entries_with_people(note, linking) if tells else ()
    told = notes_told_of(scene.page(note), scene.reading, entries)
    for path in (
        *notes_at(in_properties, note.path, scene.reading),
        *(path for path, _ in told),
    ):
        if path in scene.contacts:
            yield path


def ask_of_links(note: Note, scene: Scene) -> None:
    """Ask of the rest of the vault what `knowledge_in` would ask of links, and read none for it."""
    found = note.traces.targets
    for target in {link.target for link in note.links} if found is None else found:
        scene.people.may_mean(target, note.path)


def ask_of_properties(note: Note, scene: Scene) -> None:
    """Ask of the rest of the vault what `knowledge_in` would ask of properties."""
    for link in links_of(note.frontmatter):
        scene.people.may_mean(link.target, note.path)
    for prop in properties_of(note, scene.reading):
        for _ in notes_linked(texts_of(prop), note.path, scene.reading):
            pass


def may_be_offered(note: Note, kind: NoteKind, scene: Scene) -> bool:
    """Tell a note on a topic from one of a day, in one person's folder, or kept private."""
    if kind not in OFFERED or is_dated_name(note.name, scene.reading):
        return False
    return scene.kinds.person_above(note.path) is None and not scene.privacy.of(note.path)


def _day_of(note: Note, scene: Scene) -> date | None:
    """Give the day that a note types; what is wrong with it is nobody's loss here."""
    return day_of_note(note, scene.kinds.of(note.path), scene.reading, Report())


def _topics(note: Note, scene: Scene) -> Mapping[str, int]:
    """Give the folded tags, whole and in their parts, and the names of the notes linked.

    With each stands the first line that has it.
    """
    topics: dict[str, int] = {}
    hidden = _hidden_lines(note, scene) if note.tags or note.links else frozenset()

    def add(topic: str, line: int) -> None:
        if topic:
            topics[topic] = min(line, topics.get(topic, line))

    for tag in note.tags:
        if tag.line not in hidden:
            for topic in _named_by_tag(tag.name):
                add(topic, tag.line)
    for link in note.links:
        if link.line not in hidden and not link.embed and not link.comment:
            for name in _named(link.target, note, scene):
                add(name, link.line)
    return topics


def _hidden_lines(note: Note, scene: Scene) -> frozenset[int]:
    """Give the lines that are generated, or stand in a section that is private."""
    generated = frozenset(generated_lines(note.lines) if note.blocks else ())
    words = scene.reading.words
    if not any(may_be_private(heading.text, words) for heading in note.body.headings):
        return generated
    return generated.union(
        line
        for section in scene.page(note).outline.sections
        if section.is_private
        for line in range(section.first, section.last + 1)
    )


def _named_by_tag(tag: str) -> Iterator[str]:
    """Give what a tag names, whole and in its parts."""
    return map(fold, (tag, *tag.split("/")))


def _named(target: str, note: Note, scene: Scene) -> Iterator[str]:
    """Give the name of the note that a link leads to, or would; none for people and days."""
    path = scene.reading.resolve(target, note.path) if target else note.path
    if path is None:
        name = without_extension(file_name(target))
        if not is_dated_name(name, scene.reading):
            yield fold(name)
    elif path != note.path and path in scene.reading.notes and _is_topic(path, scene):
        yield fold(scene.reading.notes[path].name)


def _is_topic(path: str, scene: Scene) -> bool:
    return scene.kinds.of(path) not in _NO_TOPIC
