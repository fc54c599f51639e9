"""Dataview's inline fields: `[key:: value]`, `(key:: value)` and lines `key:: value` (S10.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from vaultnet.core.patterns import pattern
from vaultnet.vault.note import Field

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from vaultnet.vault.note import ListItem

# What is hidden in lines, by their offset in the body: from which column to which.
Hidden: TypeAlias = dict[int, list[tuple[int, int]]]
_SEPARATOR: Final = "::"
_FORMS: Final[tuple[tuple[Literal["bracket", "paren"], str, str], ...]] = (
    ("bracket", "[", "]"),
    ("paren", "(", ")"),
)
# What counting brackets stops at: a backslash with the character that it shields, or a bracket.
_EVENTS: Final = {
    "[": pattern(r"\\.|[\[\]]", re.DOTALL),
    "(": pattern(r"\\.|[()]", re.DOTALL),
}
_MARKER: Final = pattern(r"[\s>]*(?:[-*+]|[0-9]{1,9}[.)])\s+")
_NO_KEY: Final = pattern(r"\W*")
# Letters, digits, `_`, `-`, `/`, spaces, the marks of decomposed letters, and emoji.
_LINE_KEY: Final = pattern(
    r"[\w\s/\-\u0300-\u036F\u00A9\u00AE\u200D\u2030-\u2BFF\uFE0F\U0001F000-\U0001FAFF]+"
)
_MARKS: Final = "*~`= \t"


def fields_in(
    lines: Sequence[str], hidden: Hidden, items: Iterable[ListItem], first_line: int
) -> tuple[Field, ...]:
    """Find the inline fields of a body where no code, HTML, math or comment stands (S10.1)."""
    masked = list(lines)
    for line, spans in hidden.items():
        masked[line] = _masked(masked[line], sorted(spans))
    tasks = {
        line
        for item in items
        if item.task is not None
        for line in range(item.line, item.end_line + 1)
    }
    return scan_fields(masked, tasks, first_line, lines)


def scan_fields(
    masked: Sequence[str],
    tasks: Container[int],
    first_line: int = 1,
    lines: Sequence[str] | None = None,
) -> tuple[Field, ...]:
    """Find the inline fields of a body, in the order of its lines and columns.

    In `masked` all code, HTML and comments are spaces of equal length, so that no field is found
    there; `lines` is the same text as written and gives the values (without it, `masked` does).
    `tasks` holds the numbers of the lines of tasks, where only bracketed fields count;
    `first_line` is the number of the first line given. Each line is read for itself.
    """
    found: list[Field] = []
    for offset, text in enumerate(masked):
        if _SEPARATOR not in text:
            continue
        number = first_line + offset
        written = text if lines is None else lines[offset]
        bracketed = _bracketed_fields(text, number, written)
        if bracketed:
            found += bracketed
        elif number not in tasks and (whole := _line_field(text, number, written)):
            found.append(whole)
    return tuple(found)


def _masked(line: str, spans: Sequence[tuple[int, int]]) -> str:
    """Put spaces in the place of spans, which are sorted and may lie within one another."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts.append(line[at:start])
        parts.append(" " * (end - max(start, at)))
        at = max(at, end)
    return "".join((*parts, line[at:]))


def _bracketed_fields(masked: str, number: int, text: str) -> list[Field]:
    """Find the fields of one line that stand in `[…]` or `(…)`, by column.

    A key holds no bracket. A value ends at the bracket that closes it: those of the same kind
    within it come in pairs, and a backslash takes the meaning from the next character. A field
    in round brackets may stand within the value of one in square brackets, and the reverse.
    """
    openers = list(_openers(masked))
    fields: list[Field] = []
    for form, opener, closer in _FORMS:
        own = [(start, value) for start, value in openers if masked[start] == opener]
        closings = _closings(masked, [value for _, value in own], _EVENTS[opener], closer)
        reached = 0
        for start, value in own:
            close = closings.get(value)
            if start < reached or close is None:
                continue
            reached = close + 1
            key = masked[start + 1 : value - len(_SEPARATOR)]
            if key == text[start + 1 : value - len(_SEPARATOR)] and (key := _plain(key)):
                content = text[value:close].strip()
                fields.append(Field(key, content, number, form, start, close + 1))
    return sorted(fields, key=lambda field: field.column)


def _openers(line: str) -> Iterator[tuple[int, int]]:
    """Give where fields could begin: the bracket nearest before a `::`, and where values begin."""
    after = 0
    while (separator := line.find(_SEPARATOR, after)) >= 0:
        nearest = max(line.rfind(bracket, after, separator) for bracket in "()[]")
        if nearest >= 0 and line[nearest] in "[(":
            yield nearest, separator + len(_SEPARATOR)
        after = separator + len(_SEPARATOR)


def _closings(
    line: str, values: Sequence[int], events: re.Pattern[str], closer: str
) -> dict[int, int]:
    """Find for each place where a value begins the bracket that ends it, all in one pass."""
    closings: dict[int, int] = {}
    waiting: list[tuple[int, int]] = []  # the depth at which a value began, and where
    depth = 0
    upcoming = 0
    for event in events.finditer(line) if values else ():
        while upcoming < len(values) and values[upcoming] <= event.start():
            waiting.append((depth, values[upcoming]))
            upcoming += 1
        if event[0].startswith("\\"):
            continue
        depth += -1 if event[0] == closer else 1
        while waiting and waiting[-1][0] > depth:
            closings[waiting.pop()[1]] = event.start()
    return closings


def _line_field(masked: str, number: int, written: str) -> Field | None:
    """Read a whole line, or the line of a list item, as `key:: value`."""
    separator = masked.find(_SEPARATOR)
    marker = _MARKER.match(masked)
    begin = marker.end() if marker else 0
    before = _NO_KEY.match(masked, begin, separator)
    start = before.end() if before else begin
    if masked[begin:separator] != written[begin:separator]:
        return None
    key = _plain(masked[start:separator])
    if not _LINE_KEY.fullmatch(key):
        return None
    value = written[separator + len(_SEPARATOR) :].strip()
    return Field(key, value, number, "line", start, len(written.rstrip()))


def _plain(key: str) -> str:
    """Strip Markdown marks and outer spaces from a key; a `_` at one end only belongs to it."""
    stripped = key.strip(_MARKS)
    if stripped.startswith("_") and stripped.endswith("_"):
        return stripped.strip("_" + _MARKS)
    return stripped
