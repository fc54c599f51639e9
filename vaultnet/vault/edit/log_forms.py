"""A new entry written in the form of its log: an item, a paragraph, a row, a dated heading.

Each function gives the lines and where they go, as (first line, lines put in before it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.edit.log_place import table_in
from vaultnet.vault.note import Region
from vaultnet.vault.parse.lines.plain_text import plain
from vaultnet.vault.parse.lines.table_cells import RULE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from vaultnet.vault.edit.entry_text import Wording
    from vaultnet.vault.edit.log_place import Log
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading

_MARKER: Final = pattern(r"([ \t>]*)(?:([-*+])|([0-9]{1,8})([.)]))([ \t]+)")
_PREFIX: Final = pattern(r"[ \t>]*")
_HEADING: Final = pattern(r"[ \t>]*#{1,6}[ \t]+")
_ISO: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
# How a day is written at the head of an entry, and how another is written likewise.
_DAY_STYLES: Final = (
    (pattern(rf"\[\[{_ISO}\]\]"), "[[%Y-%m-%d]]"),
    (pattern(rf"\*\*\[\[{_ISO}\]\]\*\*"), "**[[%Y-%m-%d]]**"),
    (pattern(rf"\*\*{_ISO}\*\*"), "**%Y-%m-%d**"),
    (pattern(r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}"), "%d.%m.%Y"),
)
_JOINT: Final = pattern(r"[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?[\]*]*( [-–—] |, | )(?=[^\W\d_])")
_BAR: Final = pattern(r"(?<!\\)\|")

Insertion = tuple[int, list[str]]


def item(log: Log, note: Note, day: date, words: Wording) -> Insertion:
    """Write an item of the list, with the marker and the day's spelling of its neighbour."""
    beside = log.neighbour(day)
    if beside is None:
        return _into_empty(log, note, f"- {words.after(day.isoformat())}")
    entry, before = beside
    line = note.lines[entry.line - 1]
    found = _MARKER.match(line)
    marker = found[0] if found else "- "
    if found and found[3]:
        number = int(found[3]) + (not before)
        marker = f"{found[1]}{number}{found[4]}{found[5]}"
    text = f"{marker}{words.after(_written(day, line[found.end() if found else 0 :]))}"
    return (entry.line if before else _tree_end(note, entry.line) + 1), [text]


def paragraph(log: Log, note: Note, day: date, words: Wording) -> Insertion:
    """Write a paragraph; where dated lines stand close together, a line close to them."""
    beside = log.neighbour(day)
    if beside is None:
        return _into_empty(log, note, words.after(day.isoformat()))
    entry, before = beside
    line = note.lines[entry.line - 1]
    prefix = _PREFIX.match(line)
    sign = prefix[0] if prefix else ""
    text = sign + words.after(_written(day, line[len(sign) :]))
    dated = {one.line for one, _ in log.entries}
    close = any(one + 1 in dated for one in dated)
    if before:
        return entry.line, [text] if close else [text, sign.rstrip()]
    end = entry.line
    while end < log.last and end + 1 not in dated and _goes_on(note, end + 1):
        end += 1
    return end + 1, [text] if close else [sign.rstrip(), text]


def heading(log: Log, note: Note, day: date, words: Wording) -> Insertion:
    """Write a dated heading of its neighbour's level and what was said below it."""
    beside = log.neighbour(day)
    if beside is None:
        return item(log, note, day, words)
    entry, before = beside
    line = note.lines[entry.line - 1]
    found = _HEADING.match(line)
    signs = found[0] if found else "### "
    title = signs + _written(day, line[len(signs) :])
    gap = _is_blank(note, entry.line + 1)
    lines = [words.headed(title)]
    if words.rest:
        lines += ["", words.rest] if gap else [words.rest]
    if before:
        return entry.line, [*lines, ""]
    level = len(signs.strip(" \t>"))
    following = (one.line for one in note.body.headings if one.line > entry.line)
    levels = {one.line: one.level for one in note.body.headings}
    end = next((one - 1 for one in following if levels[one] <= level), len(note.lines))
    end = min(end, log.last)
    while end > entry.line and _is_blank(note, end):
        end -= 1
    return end + 1, ["", *lines]


def row(log: Log, note: Note, day: date, words: Wording, reading: Reading) -> Insertion | None:
    """Write a row under the heads of the table; None where it has no column for the text."""
    beside = log.neighbour(day)
    near = beside[0].line if beside else log.section.first
    table = table_in(note, _table_start(note, near), log.last)
    if table is None:
        return None
    head, end = table
    heads = _cells(note.lines[head - 1])
    meanings = [reading.meaning(plain(cell)) or "" for cell in heads]
    cells = _filled(meanings, note, near, day, words)
    if cells is None:
        return None
    sign = _PREFIX.match(note.lines[head - 1])
    text = f"{sign[0] if sign else ''}| {' | '.join(cells)} |"
    if beside is None:
        has_rule = head < end and RULE.fullmatch(note.lines[head].strip(" \t>"))
        return (head + 2 if has_rule else head + 1), [text]
    return (near if beside[1] else near + 1), [text]


def _filled(
    meanings: Sequence[str], note: Note, near: int, day: date, words: Wording
) -> list[str] | None:
    cells = ["" for _ in meanings]
    columns = {meaning: index for index, meaning in reversed(list(enumerate(meanings)))}
    if "date" not in columns:
        return None
    old = _cells(note.lines[near - 1])
    at = columns["date"]
    cells[at] = _written(day, old[at] if at < len(old) else "")
    channel = columns.get("channel", columns.get("type"))
    if words.channel:
        if channel is None:
            return None
        cells[channel] = words.channel
    text = columns.get("summary", columns.get(""))
    if words.rest:
        if text is None:
            return None
        cells[text] = _BAR.sub(r"\\|", words.rest)
    return cells


def joint_of(log: Log, note: Note, day: date) -> str:
    """Give what joins the channel to the day in the neighbour: ` — ` of `2026-05-12 — Call`."""
    beside = log.neighbour(day)
    line = note.lines[beside[0].line - 1] if beside else ""
    found = _JOINT.search(line)
    return found[1] if found else ""


def _into_empty(log: Log, note: Note, text: str) -> Insertion:
    """Put the first entry below a heading, behind what its section holds already."""
    end = log.section.last
    while end > log.section.first and _is_blank(note, end):
        end -= 1
    if end == log.section.first:
        return end + 1, [text]
    return end + 1, ["", text]


def _table_start(note: Note, line: int) -> int:
    while line > 1 and note.body.regions[line - 2] is Region.TABLE:
        line -= 1
    return line


def _cells(line: str) -> list[str]:
    bare = line.strip(" \t>").removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in _BAR.split(bare)]


def _written(day: date, like: str) -> str:
    """Write a day as the text at whose head another stands."""
    styles = (style for pattern, style in _DAY_STYLES if pattern.match(like))
    return day.strftime(next(styles, "%Y-%m-%d"))


def _tree_end(note: Note, line: int) -> int:
    """Give the last line of an item and all items below it."""
    within, end = {line}, line
    for one in note.body.items:
        if one.line == line or one.parent in within:
            within.add(one.line)
            end = max(end, one.end_line)
    return end


def _goes_on(note: Note, line: int) -> bool:
    return line <= len(note.lines) and note.body.regions[line - 1] in {Region.TEXT, Region.ITEM}


def _is_blank(note: Note, line: int) -> bool:
    return 1 <= line <= len(note.lines) and not note.lines[line - 1].strip(" \t>")
