"""The properties of a note that have a meaning, and the texts in their values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeGuard

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.vault.properties import tags_of
from vaultnet.vault.traces import tags_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultnet.vault.note import Note, Tag, Value
    from vaultnet.vault.parse.reading import Reading

MOST_DEPTH: Final = 16
LONGEST_SHOWN: Final = 80  # characters of a value in a message
_MOST_SHOWN: Final = 10  # parts of a list or a mapping there
_DEEPEST_SHOWN: Final = 3
_TAG_LINE: Final = pattern(r"\s*(?:[-*+]\s+)?(?:\w+\s?:\s*)?(?:#[^\s#,;]+[\s,;]*)+")
_COMMAS: Final = pattern(r"[,;\n]")
_BRACKETED: Final = pattern(r"\[\[[^\[\]]*\]\]|\([^()]*\)|\"[^\"]*\"")


@frozen_record
class Property:
    """One property, or inline field of a contact, that has a meaning."""

    key: str
    meaning: str
    value: Value
    line: int
    written: Mapping[str, str]  # the source text of the numbers of the note, by dotted key


@frozen_record
class Written:
    """A text in a value, where it stands, and whether it is an item of a list."""

    text: str
    line: int
    is_item: bool


def properties_of(note: Note, reading: Reading) -> tuple[Property, ...]:
    """Give the properties of a note that have a meaning, salvaged ones too, in their order."""
    at_hand = reading.at_hand
    if at_hand.note is not note:
        at_hand.note, at_hand.properties = note, ()
        values = note.properties
        if values:
            lines, written = note.frontmatter.lines, note.frontmatter.written
            at_hand.properties = tuple(
                [
                    Property(key, meaning, values[key], lines.get(key, 1), written)
                    for key, meaning in reading.key_set(values).meant
                ]
            )
    return at_hand.properties


def tags_of_note(note: Note) -> tuple[Tag, ...]:
    """Give the tags of a note, those of a rejected block among them."""
    return tags_of_properties(note) + note.body.tags


def tags_of_properties(note: Note) -> tuple[Tag, ...]:
    """Give the tags of the properties of a note, those of a rejected block too."""
    if note.frontmatter.state != "rejected":
        return note.property_tags
    return tags_of(note.frontmatter, salvaged=True)


def tag_lines_of(note: Note) -> frozenset[int]:
    """Give the lines of a note that hold nothing but tags, perhaps after a marker or a label."""
    lines = {tag.line for tag in note.body.tags}
    return frozenset(line for line in lines if _TAG_LINE.fullmatch(note.lines[line - 1]))


def may_be_tag_lines(note: Note) -> frozenset[str]:
    """Give the tags that lines of nothing but tags may have, without reading the text."""
    lines = [line for line in note.lines if "#" in line and _TAG_LINE.fullmatch(line)]
    return tags_in("\n".join(lines))


def texts_of(prop: Property) -> list[str]:
    """Give every text of a value, however deep: numbers as written, an unquoted link as a link."""
    if isinstance(prop.value, str):  # as most are
        text = prop.value.strip()
        return [text] if text else []
    if _is_of_texts(prop.value):
        return [text for one in prop.value if (text := one.strip())]
    return [text for _, text in _leaves(prop.value, prop.key, prop.written, 0) if text]


def written_in(prop: Property, lines: Mapping[str, int]) -> list[Written]:
    """Give the texts of a value with the lines of the note's properties that they stand on.

    To Obsidian an item of a list is one item, whatever commas it holds.
    """
    is_list = isinstance(prop.value, list)
    if isinstance(prop.value, str):
        text = prop.value.strip()
        return [Written(text, lines.get(prop.key, prop.line), is_item=False)] if text else []
    if _is_of_texts(prop.value):
        return [
            Written(text, lines.get(f"{prop.key}.{index}", prop.line), is_item=True)
            for index, one in enumerate(prop.value)
            if (text := one.strip())
        ]
    leaves = _leaves(prop.value, prop.key, prop.written, 0)
    return [Written(text, lines.get(key, prop.line), is_list) for key, text in leaves if text]


def texts_in(value: Value) -> list[str]:
    """Give every text of a bare value, however deep."""
    return [text for _, text in _leaves(value, "", {}, 0) if text]


def parts_of(prop: Property) -> list[str]:
    """Give every text of a value, cut at commas outside of links, brackets and quotes."""
    return [part for text in texts_of(prop) for part in cut(text)]


def cut(text: str, separators: re.Pattern[str] = _COMMAS) -> list[str]:
    """Cut a text at commas, semicolons and line ends outside of links, brackets and quotes."""
    if separators is _COMMAS and not _COMMAS.search(text):
        text = text.strip()
        return [text] if text else []
    hidden = _BRACKETED.sub(lambda found: "\0" * len(found[0]), text)
    parts = []
    start = 0
    for found in separators.finditer(hidden):
        parts.append(text[start : found.start()])
        start = found.end()
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Keep each text once, by its fold, in the first spelling."""
    by_fold: dict[str, str] = {}
    for text in texts:
        if text:
            by_fold.setdefault(fold(text), text)
    return tuple(by_fold.values())


def after_prefix(tags: Iterable[str], meaning: str, reading: Reading) -> list[str]:
    """Give what nested tags say below a key of that meaning: `stage/trust`."""
    split = (tag.partition("/") for tag in tags)
    return [rest for key, _, rest in split if rest and reading.meaning(key) == meaning]


def unquoted_link(value: Value) -> str | None:
    """Give the link that a value was meant as: YAML takes `[[X]]` for a list in a list."""
    if not isinstance(value, list) or len(value) != 1 or not isinstance(value[0], list):
        return None
    names = value[0]
    if not names or not all(isinstance(name, str) for name in names):
        return None
    return f"[[{', '.join(str(name) for name in names)}]]"


def shown(value: object) -> str:
    """Give a value as it stands in a note, on one line and not too long: `{days: 30}`, `true`."""
    text = _flow(value, 0)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def _flow(value: object, depth: int) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | dict) and depth >= _DEEPEST_SHOWN:
        return "…"
    if isinstance(value, list):
        return f"[{', '.join(_flow(one, depth + 1) for one in value[:_MOST_SHOWN])}]"
    if isinstance(value, dict):
        pairs = list(value.items())[:_MOST_SHOWN]
        return f"{{{', '.join(f'{key}: {_flow(one, depth + 1)}' for key, one in pairs)}}}"
    return " ".join(str(value)[:LONGEST_SHOWN].split())


def _is_of_texts(value: Value) -> TypeGuard[list[str]]:
    """Tell whether a value is a list of nothing but texts, as most lists are."""
    return type(value) is list and False not in [type(one) is str for one in value]


def _leaves(
    value: Value, key: str, written: Mapping[str, str], depth: int
) -> Iterator[tuple[str, str]]:
    """Give the texts of a value, each with its dotted key."""
    link = unquoted_link(value)
    if link:
        yield key, link
    elif isinstance(value, str):
        yield key, value.strip()
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield key, written.get(key, str(value))
    elif depth < MOST_DEPTH and isinstance(value, list):
        for index, one in enumerate(value):
            yield from _leaves(one, f"{key}.{index}", written, depth + 1)
    elif depth < MOST_DEPTH and isinstance(value, dict):
        for name, one in value.items():
            yield from _leaves(one, f"{key}.{name}", written, depth + 1)
