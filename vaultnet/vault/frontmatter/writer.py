"""Write property values as Obsidian's own serializer does (S11.3), so that no diff comes of it.

Lists stand as blocks indented by two spaces, null as nothing, empty collections in brackets; a text
is plain where it can be, else in double quotes, and set off by `|` where it has several lines.
Nothing is folded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.frontmatter.schema import number_text, resolve

if TYPE_CHECKING:
    from vaultnet.vault.note import Value

_STEP: Final = "  "
# What cannot stand plain: an indicator in front; `: `, ` #`, a final blank or colon.
_BAD_START = pattern(r"""[\n\t ,\[\]{}#&*!|>'"%@`]|[?-](?:[ \t]|\Z)""")
_BAD_INSIDE = pattern(r"[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]\Z")
_CONTROLS = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_WRITTEN_FLOW = pattern(r"(?:\{ .* \}|\[ .* \])\Z", re.DOTALL)
_BRACKETS = pattern(r"[\[\]{},]")
_DOCUMENT_MARK = pattern(r"^(?:%|---|\.\.\.)", re.MULTILINE)
_BLANK_LAST_LINE = pattern(r"\n[\t ]+\Z")
_ONLY_BLANKS = pattern(r"[\s\ufeff]*\Z")
_BLANK_START = pattern(r"[\n ]*")
_LINE_ENDS = pattern(r"\n+")
_INNER_LINE_ENDS = pattern(r"\n+(?!\n|\Z)")

_ESCAPED = pattern('["\\\\\x00-\x09\x0b-\x1f\ud800-\udfff]')
_ESCAPES: Final[Mapping[str, str]] = {
    '"': '\\"',
    "\\": "\\\\",
    "\0": "\\0",
    "\a": "\\a",
    "\b": "\\b",
    "\t": "\\t",
    "\v": "\\v",
    "\f": "\\f",
    "\r": "\\r",
    "\x1b": "\\e",
}
_BREAKS_IN_QUOTES = pattern(r"( ?)(\n+)( ?)")
_LONG_QUOTED: Final = 40  # UTF-16 units from which a quoted text breaks its lines for real


def write_property(key: str, value: Value, eol: str = "\n") -> str:
    """Write one property with its line ends: `key: value`, or a key and the lines below it."""
    return (_write_key(key, _STEP) + ":" + _after_key(value, _STEP) + "\n").replace("\n", eol)


def write_value(value: Value, eol: str = "\n") -> str:
    """Write what follows `key:` of a property, without the last line end.

    That is nothing for null, a space and the text on the same line, or a line end and the
    indented lines of a list or map.
    """
    return _after_key(value, _STEP).replace("\n", eol)


def write_flow(value: Value) -> str:
    """Write a value in brackets on one line, as a list or map that serves as a key becomes text."""
    if isinstance(value, dict):
        pairs = [
            _flow_key(key) if item is None else f"{_flow_key(key)}: {write_flow(item)}"
            for key, item in value.items()
        ]
        return "{ " + ", ".join(pairs) + " }" if pairs else "{}"
    if isinstance(value, list):
        return "[ " + ", ".join(map(write_flow, value)) + " ]" if value else "[]"
    if isinstance(value, str):
        return _flow_text(value)
    return _write_plain(value)


def _flow_key(key: str) -> str:
    # A key that was a collection is text in brackets already; quoted again at each level, it would
    # double its escapes each time.
    return f"? {key}" if _WRITTEN_FLOW.match(key) else _flow_text(key)


def _flow_text(text: str) -> str:
    if not _BRACKETS.search(text) and _stays_text(text):
        return text
    return _quoted(text, "", one_line=True)


def _write_key(key: str, indent: str) -> str:
    marked = indent == _STEP and _DOCUMENT_MARK.search(key)
    if marked or not _stays_text(key):
        return _quoted(key, "", one_line=True)
    return key


def _after_key(value: Value, indent: str) -> str:
    """Write a value below a key; `indent` is that of the lines below the key."""
    written = _write(value, indent)
    if isinstance(value, list | dict) and value:
        return f"\n{indent}{written}"
    return f" {written}" if written else ""


def _write(value: Value, indent: str) -> str:
    """Write a value whose first line stands where it is and whose others begin with `indent`."""
    if isinstance(value, dict) and value:
        lines = [
            _write_key(key, indent + _STEP) + ":" + _after_key(item, indent + _STEP)
            for key, item in value.items()
        ]
        return f"\n{indent}".join(lines)
    if isinstance(value, list) and value:
        return f"\n{indent}".join("- " + _write(item, indent + _STEP) for item in value)
    if isinstance(value, str):
        return _write_text(value, indent)
    return _write_plain(value)


def _write_plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        text = number_text(value)
        return {"NaN": ".nan", "Infinity": ".inf", "-Infinity": "-.inf"}.get(text, text)
    return "{}" if isinstance(value, dict) else "[]"


def _stays_text(text: str) -> bool:
    """Find out whether a text of one line is read back as that text where it stands plain."""
    return not (
        _BAD_START.match(text)
        or _BAD_INSIDE.search(text)
        or "\n" in text
        or _CONTROLS.search(text)
        or not isinstance(resolve(text), str)
    )


def _write_text(text: str, indent: str) -> str:
    if _CONTROLS.search(text):
        return _double_quoted(text, indent, one_line=False)
    if "\n" in text:
        return _set_off(text, indent)
    return text if _stays_text(text) else _quoted(text, indent, one_line=False)


def _quoted(text: str, indent: str, *, one_line: bool) -> str:
    plain_enough = '"' in text and "'" not in text and "\n" not in text
    if plain_enough and not _CONTROLS.search(text):
        return f"'{text}'"
    return _double_quoted(text, indent, one_line=one_line)


def _double_quoted(text: str, indent: str, *, one_line: bool) -> str:
    quoted = _ESCAPED.sub(_escape, text)
    units = len(json.dumps(text, ensure_ascii=False).encode("utf-16-le", "surrogatepass")) // 2
    in_lines = not one_line and units >= _LONG_QUOTED

    def broken(match: re.Match[str]) -> str:
        before, breaks, after = match.groups()
        before = "\\ " if before else ""
        if not in_lines:
            return before + "\\n" * len(breaks) + after
        if match.end(2) < len(quoted):
            # Reading joins lines, so that one more line end stands here than is meant.
            return before + "\n" * (len(breaks) + 1) + indent + ("\\ " if after else "")
        kept = "\n" * len(breaks) + indent if len(breaks) > 1 else ""
        return before + kept + "\\n"

    return '"' + _BREAKS_IN_QUOTES.sub(broken, quoted) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in _ESCAPES:
        return _ESCAPES[char]
    return f"\\x{ord(char):02x}" if ord(char) < ord(" ") else f"\\u{ord(char):04x}"


def _set_off(text: str, indent: str) -> str:
    """Write a text of several lines behind `|`, unless white space alone would be lost."""
    if _BLANK_LAST_LINE.search(text) or _ONLY_BLANKS.match(text):
        return _quoted(text, indent, one_line=False)
    content = text.rstrip("\n\t ")
    end = text[len(content) :]
    chomp = "+" if "\n" in end else "-"
    if end.find("\n") == len(end) - 1 and end:
        chomp = ""
    end = _INNER_LINE_ENDS.sub(lambda match: match.group() + indent, end.removesuffix("\n"))
    start = _BLANK_START.match(content)
    digit = "2" if start and " " in start.group() else ""
    body = _LINE_ENDS.sub(lambda match: match.group() + indent, content)
    return f"|{digit}{chomp}\n{indent}{body}{end}"
