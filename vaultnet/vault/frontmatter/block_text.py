r"""Scan a text that `|` (lines kept) or `>` (lines joined) sets off below a key or a dash."""

from __future__ import annotations

from vaultnet.core.patterns import pattern
from vaultnet.vault.frontmatter.faults import FaultKind
from vaultnet.vault.frontmatter.scalars import SPACES, ScalarError, after

_HEAD = pattern(
    r"([|>])(?:([1-9])([-+])?|([-+])([1-9])?)?(?=[ \t\n])[ \t]*+(?:(?<=[ \t])#[^\n]*+)?\n"
)
_FIRST_INDENT = pattern(r"(?: *+\n)*+( *+)")


def scan_block_text(text: str, place: int, parent: int) -> tuple[str, int]:
    """Scan the text whose `|` or `>` stands at `place`, and give it with the line start after it.

    `parent` is the column of the key or dash that the text belongs to, -1 where there is none.
    """
    head = _HEAD.match(text, place)
    if head is None:
        raise ScalarError(FaultKind.BLOCK_TEXT, place)
    style, digit, chomp, chomp_first, digit_last = head.groups()
    digit = digit or digit_last
    first = _FIRST_INDENT.match(text, head.end())
    indent = len(first.group(1)) if first else 0
    width = int(digit) + max(parent, 0) if digit else indent
    if indent <= parent:
        width = len(text)  # nothing belongs to the text but the empty lines that follow
    lines, end = _indented_lines(text, head.end(), width)
    if text.startswith("\t", after(SPACES, text, end)):
        raise ScalarError(FaultKind.TAB, end)
    if not digit and _begins_too_deep(lines, width):
        raise ScalarError(FaultKind.BLOCK_TEXT, place)
    return _value(lines, width, style, chomp or chomp_first or ""), end


def _indented_lines(text: str, start: int, width: int) -> tuple[list[tuple[int, str]], int]:
    """Collect lines, each as (spaces before it, its text), up to one that is less indented."""
    lines: list[tuple[int, str]] = []
    while start < len(text):
        end = text.index("\n", start)
        content = text[start:end].lstrip(" ")
        indent = end - start - len(content)
        if content and indent < width:
            break
        lines.append((indent, content))
        start = end + 1
    return lines, start


def _begins_too_deep(lines: list[tuple[int, str]], width: int) -> bool:
    """Find out whether an empty line before the first text has more spaces than that text."""
    for indent, content in lines:
        if content:
            return False
        if indent > width:
            return True
    return False


def _value(lines: list[tuple[int, str]], width: int, style: str, chomp: str) -> str:
    if not any(content for _, content in lines):
        return "\n" * len(lines) if chomp == "+" else ""
    last = len(lines)
    while not lines[last - 1][1] and lines[last - 1][0] <= width:
        last -= 1
    if style == "|":
        value = "\n".join(" " * (indent - width) + content for indent, content in lines[:last])
    else:
        value = _join_lines(lines[:last], width)
    if chomp == "-":
        return value
    return value + "\n" * (len(lines) - last + 1 if chomp == "+" else 1)


def _join_lines(lines: list[tuple[int, str]], width: int) -> str:
    """Join lines by spaces, save those that are indented further or empty."""
    first = next(number for number, (_, content) in enumerate(lines) if content)
    parts = [" " * (indent - width) + "\n" for indent, _ in lines[:first]]
    between = ""
    after_deeper = False
    for indent, content in lines[first:]:
        if indent > width or content.startswith("\t"):
            if between == " ":
                between = "\n"
            elif between == "\n" and not after_deeper:
                between = "\n\n"
            parts += (between, " " * (indent - width), content)
            between, after_deeper = "\n", True
        elif content:
            parts += (between, content)
            between, after_deeper = " ", False
        elif between == "\n":
            parts.append("\n")
        else:
            between = "\n"
    return "".join(parts)
