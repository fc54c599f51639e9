"""What is worth a word about notes themselves: conflict copies, texts that are no lists, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core import block_problems
from vaultnet.core.block_names import BlockName
from vaultnet.core.patterns import pattern
from vaultnet.core.records import Source
from vaultnet.vault.blocks import begun_in
from vaultnet.vault.conflicts import original_of
from vaultnet.vault.conventions import MEANINGS, NoteKind, Reads
from vaultnet.vault.parse.values import properties_of, shown, unquoted_link
from vaultnet.vault.tag_text import is_tag

if TYPE_CHECKING:
    from vaultnet.vault.note import Note, Value
    from vaultnet.vault.parse.people.directory import People
    from vaultnet.vault.parse.people.near_keys import NearKeys
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.report import Report

_PEOPLE_NOTES: Final = frozenset(
    {
        NoteKind.CONTACT,
        NoteKind.MEETING,
        NoteKind.EVENT,
        NoteKind.GROUP,
        NoteKind.PROJECT,
        NoteKind.ORGANISATION,
    }
)
# The kind of note that a block belongs into, in words.
_HOMES: Final = {
    BlockName.GLANCE: (NoteKind.CONTACT, "a contact's note"),
    BlockName.FOLLOW_UPS: (NoteKind.EVENT, "an event's note"),
}
_UNCHECKED: Final = frozenset({NoteKind.IGNORED, NoteKind.TEMPLATE})
_BETWEEN_TAGS: Final = pattern(r"[\s,;]+")
# Two whole links or more and nothing but signs between them.
_LINKS: Final = pattern(r"\[\[[^\[\]]+\]\](?:[\s,;&+/]*\[\[[^\[\]]+\]\])+")
_LINKED: Final = frozenset({Reads.PEOPLE, Reads.ADDRESSES, Reads.TEXTS, Reads.TEXT})


def check_note(
    note: Note, kind: NoteKind, near: NearKeys, reading: Reading, report: Report
) -> None:
    """Report a conflict copy, links that YAML takes for lists, keys that are nearly known."""
    ignored = kind is NoteKind.IGNORED  # as every copy is
    original = original_of(note.path, reading.lines_of) if ignored else None
    if original is not None:
        message = f"This is a conflict copy of {original}; it is left out."
        hint = "Merge what is new in it into that note, then delete the copy."
        report.warn(Source(note.path, 1), "conflict-copy", message, hint)
    elif kind in _PEOPLE_NOTES:
        _check_unquoted(note, reading, report)
    if kind not in _UNCHECKED:
        _check_texts(note, report)
        if original is None:
            _check_blocks(note, kind, report)
    if kind is NoteKind.CONTACT:
        _check_keys(note, near, reading, report)


def check_contacts(people: People, report: Report) -> None:
    """Report names and addresses that more than one contact has."""
    for name, paths in people.shared_names.items():
        others = ", ".join(paths[1:])
        message = f"{paths[0]} shares a name with {others}: {name}."
        hint = "A name in a list of attendees is then nobody's; write links, or rename one."
        report.note(Source(paths[0], 1), "shared-name", message, hint, about=name)


def _check_blocks(note: Note, kind: NoteKind, report: Report) -> None:
    """Report a block in a note of another kind than the one that it is of."""
    begun = begun_in(note.lines) if note.blocks else {}
    for name, (home, where) in _HOMES.items():
        if name in begun and kind is not home:
            problem = block_problems.ELSEWHERE.at(
                Source(note.path, begun[name]), name=name, where=where
            )
            report.problems.add(problem)


def _check_unquoted(note: Note, reading: Reading, report: Report) -> None:
    for prop in properties_of(note, reading):
        link = _first_unquoted(prop.value) if isinstance(prop.value, list) else None
        if link is not None and MEANINGS[prop.meaning].reads in _LINKED:
            message = f"{prop.key}: {link} is no link to Obsidian but a list within a list."
            hint = f'Put it in quotes: "{link}".'
            report.warn(Source(note.path, prop.line), "unquoted-link", message, hint, about=link)


def _first_unquoted(values: list[Value]) -> str | None:
    link = unquoted_link(values)
    if link is not None:
        return link
    lists = [value for value in values if isinstance(value, list)]
    return next((found for one in lists if (found := unquoted_link(one))), None)


def _check_texts(note: Note, report: Report) -> None:
    """Report texts in which Obsidian sees no tags, or one link where several are written (S5.3)."""
    for key, value in note.frontmatter.properties.items():
        are_tags = key.lower() == "tags"
        for text in value if isinstance(value, list) else (value,):
            if not isinstance(text, str):
                continue
            if are_tags and _are_tags(text):
                message = f"{key}: {shown(text)} holds no tag to Obsidian, which splits no text."
                hint = f"Write a list: {key}: [{shown(', '.join(_tags_in(text)))}]."
                report.warn(_place_of(key, note), "tags-in-text", message, hint)
            elif "]]" in text and _LINKS.fullmatch(text.strip()):
                message = f"{key}: {shown(text)} is one link to Obsidian, which leads nowhere."
                hint = "Write a list, each link in quotes of its own."
                report.warn(_place_of(key, note), "links-in-text", message, hint)


def _are_tags(text: str) -> bool:
    """Tell whether a text holds several tags and nothing else."""
    return _BETWEEN_TAGS.search(text) is not None and len(_tags_in(text)) > 1


def _tags_in(text: str) -> list[str]:
    """Give the tags that make up a text; none where it holds anything else."""
    tags = [tag.removeprefix("#") for tag in _BETWEEN_TAGS.split(text.strip())]
    return tags if all(map(is_tag, tags)) else []


def _place_of(key: str, note: Note) -> Source:
    return Source(note.path, note.frontmatter.lines.get(key, 1))


def _check_keys(note: Note, near: NearKeys, reading: Reading, report: Report) -> None:
    for key in note.properties:
        known = near.known_for(key) if reading.meaning(key) is None else None
        if known is not None:
            line = note.frontmatter.lines.get(key, 1)
            message = f"The property {key} is not known; {known} is."
            hint = f"Rename it to {known}, or give it a meaning under [keys] in vaultnet.toml."
            report.note(Source(note.path, line), "unknown-key", message, hint, about=key)
