"""Say in plain words what is wrong with a property block, where, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from vaultnet.core.patterns import pattern
from vaultnet.core.problems import ProblemKind
from vaultnet.core.records import Problem, Severity, Source
from vaultnet.vault.frontmatter.faults import BlockError, FaultKind

_QUOTE_IT: Final = 'Put the whole value in double quotes: `key: "value"`.'

UNQUOTED_LINK: Final = ProblemKind(
    "frontmatter-unquoted-link",
    Severity.ERROR,
    "A link in the properties is not in quotes, so Obsidian shows no property of this note.",
    'Put each link in quotes, `key: "[[Name]]"`; several links go below the key as a list, one on'
    ' each line: `- "[[Name]]"`.',
)
TEMPLATE: Final = ProblemKind(
    "frontmatter-template",
    Severity.ERROR,
    "A template's placeholder is left in the properties, and they cannot be read with it.",
    "Fill it in; in a template, put the value in double quotes.",
)
CONFLICT: Final = ProblemKind(
    "frontmatter-conflict",
    Severity.ERROR,
    "Two versions of the properties stand here with the marks of an unfinished merge.",
    "Keep the lines that are right and delete the other ones with the marks `<<<<<<<`, `=======`"
    " and `>>>>>>>`.",
)

TRAPS: Final[Mapping[FaultKind, ProblemKind]] = {
    FaultKind.ALIAS: ProblemKind(
        "frontmatter-star",
        Severity.ERROR,
        "A value begins with `*`, which means a repetition of something that is not there.",
        _QUOTE_IT,
    ),
    FaultKind.BLOCK_TEXT: ProblemKind(
        "frontmatter-broken",
        Severity.ERROR,
        "The text after `|` or `>` is not set out as it must be.",
        "Leave nothing but `|` or `>` after the colon and indent all lines of the text by two"
        " spaces.",
    ),
    FaultKind.COLON: ProblemKind(
        "frontmatter-colon",
        Severity.ERROR,
        "A value without quotes has a colon at its end, or one that a space follows.",
        _QUOTE_IT,
    ),
    FaultKind.DASH: ProblemKind(
        "frontmatter-dash",
        Severity.ERROR,
        "A list begins on the line of its key.",
        "Begin the list on the next line: `- item` below the key.",
    ),
    FaultKind.DOCUMENT: ProblemKind(
        "frontmatter-broken",
        Severity.ERROR,
        "A line of dots ends the properties before the closing `---`.",
        "Delete the line `...`.",
    ),
    FaultKind.DUPLICATE: ProblemKind(
        "frontmatter-duplicate-key",
        Severity.ERROR,
        "The key `{name}` stands here a second time, so Obsidian shows no property of this note.",
        "Keep one of the two; several values go into a list.",
    ),
    FaultKind.ESCAPE: ProblemKind(
        "frontmatter-escape",
        Severity.ERROR,
        "A backslash in double quotes begins no character that is known.",
        "Write each backslash twice, or put the value in single quotes.",
    ),
    FaultKind.FLOW: ProblemKind(
        "frontmatter-brackets",
        Severity.ERROR,
        "Within the brackets a comma, a colon or a value is missing or too many.",
        "Put values that hold brackets, commas or colons in double quotes, with commas between.",
    ),
    FaultKind.FLOW_INDENT: ProblemKind(
        "frontmatter-brackets",
        Severity.ERROR,
        "A line within the brackets is not indented.",
        "Indent the lines between the brackets by two spaces, or write them as a list: `- item`.",
    ),
    FaultKind.HASH: ProblemKind(
        "frontmatter-hash",
        Severity.ERROR,
        "A `#` within brackets begins a comment, so that the list never ends.",
        "Write tags without `#`: `tags: [work, friend]`.",
    ),
    FaultKind.INDENT: ProblemKind(
        "frontmatter-indent",
        Severity.ERROR,
        "This line is indented as no line above it.",
        "Give keys of one level the same number of spaces before them, none at the first level.",
    ),
    FaultKind.ITEM: ProblemKind(
        "frontmatter-indent",
        Severity.ERROR,
        "A list item stands where a key is expected.",
        "Let the items of a list follow directly below their key.",
    ),
    FaultKind.KEY: ProblemKind(
        "frontmatter-no-key",
        Severity.ERROR,
        "This line is no `key: value`, and belongs to none.",
        "Write a key and a colon before it, or indent it below the key that it belongs to.",
    ),
    FaultKind.MARK: ProblemKind(
        "frontmatter-reserved-character",
        Severity.ERROR,
        "A value begins with `&` or `!`, which have a meaning of their own there.",
        _QUOTE_IT,
    ),
    FaultKind.OPEN_BRACKET: ProblemKind(
        "frontmatter-brackets",
        Severity.ERROR,
        "A bracket is opened here and never closed.",
        "Close it, or put the whole value in double quotes.",
    ),
    FaultKind.OPEN_QUOTE: ProblemKind(
        "frontmatter-open-quote",
        Severity.ERROR,
        "A quote is opened here and not closed on its line, nor on an indented one below.",
        'Close the quote; a quote within the text is written `\\"`, or the other kind is used.',
    ),
    FaultKind.RESERVED: ProblemKind(
        "frontmatter-reserved-character",
        Severity.ERROR,
        "A value begins with a character that may not begin one, as `@`, `%`, `?` or a backtick.",
        _QUOTE_IT,
    ),
    FaultKind.TAB: ProblemKind(
        "frontmatter-tab",
        Severity.ERROR,
        "This line is indented with a tab.",
        "Indent with spaces, two for each level.",
    ),
    FaultKind.TEXT_AFTER: ProblemKind(
        "frontmatter-text-after",
        Severity.ERROR,
        "Text follows a value that its quotes or brackets had already ended.",
        _QUOTE_IT,
    ),
    FaultKind.TOO_DEEP: ProblemKind(
        "frontmatter-too-deep",
        Severity.ERROR,
        "Lists or maps stand within one another too many times.",
        "Flatten the properties; more than a few levels are of no use to Obsidian either.",
    ),
    FaultKind.TOO_LARGE: ProblemKind(
        "frontmatter-too-large",
        Severity.ERROR,
        "The properties are too many or too long to be read.",
        "Move the text below the closing `---`, or check that this line is meant.",
    ),
    FaultKind.TOO_MANY_ALIASES: ProblemKind(
        "frontmatter-too-large",
        Severity.ERROR,
        "Repetitions with `*` make the properties too large to be read.",
        "Write the values out where they are needed.",
    ),
}

UNCLOSED: Final = ProblemKind(
    "frontmatter-unclosed",
    Severity.WARNING,
    "The properties are opened by `---` but never closed, so Obsidian takes them for text.",
    "Put a line `---` below the last property.",
)
MISPLACED: Final = ProblemKind(
    "frontmatter-misplaced",
    Severity.WARNING,
    "The properties do not begin with `---` alone on the first line: Obsidian does not see them.",
    "Make `---` the very first line, with no space, dash or empty line too many.",
)
ODD_CLOSER: Final = ProblemKind(
    "frontmatter-odd-closer",
    Severity.WARNING,
    "The line that closes the properties is not `---` alone; parts of Obsidian do not accept it.",
    "Leave nothing but three dashes on that line.",
)

PROBLEMS: Final = (
    *(UNCLOSED, MISPLACED, ODD_CLOSER, UNQUOTED_LINK, TEMPLATE, CONFLICT),
    *TRAPS.values(),
)

_CONFLICT_MARK = pattern(r"(?:<{7}|={7}|>{7}|\|{7})(?: |\Z)")
# Faults that often have another reason, and how a line with that reason looks.
_OFTEN_ELSE: Final = frozenset(
    {
        FaultKind.COLON,
        FaultKind.FLOW,
        FaultKind.HASH,
        FaultKind.KEY,
        FaultKind.OPEN_BRACKET,
        FaultKind.TEXT_AFTER,
    }
)
_BEFORE_VALUE: Final = r"\s*(?:- +)*+(?:[^:\"'\[]*: +)?"
_LOOKS: Final[Mapping[ProblemKind, re.Pattern[str]]] = {
    TEMPLATE: pattern(r".*?(?:\{\{|<%)"),
    UNQUOTED_LINK: pattern(rf"{_BEFORE_VALUE}!?\[\["),
    TRAPS[FaultKind.ALIAS]: pattern(rf"{_BEFORE_VALUE}\*"),
}


def explain_broken(error: BlockError, lines: Sequence[str], path: str) -> Problem:
    """Give the problem of a broken block; `lines` are those of the block alone."""
    line, trap = error.line, TRAPS[error.kind]
    conflict = next((n for n, text in enumerate(lines) if _CONFLICT_MARK.match(text)), None)
    text = lines[line] if line < len(lines) else ""
    if conflict is not None:
        line, trap = conflict, CONFLICT
    elif error.kind in _OFTEN_ELSE:
        trap = next((other for other, look in _LOOKS.items() if look.match(text)), trap)
    return trap.at(Source(path, line + 2), name=error.name)


def explain_fence(trap: ProblemKind, line: int, path: str) -> Problem:
    """Give the problem of an opening or closing line of a block."""
    return trap.at(Source(path, line))
