"""Block structure by markdown-it-py: CommonMark's rules, tables, and what Obsidian adds to them.

Only block rules run; nothing within a line is parsed here. `read_structure` is the one seam: what
gives the same `Structure` for the same lines may stand beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, TypeAlias

from markdown_it import MarkdownIt, rules_block
from markdown_it.rules_block import StateBlock

from vaultnet.core.patterns import pattern
from vaultnet.vault.note import Region
from vaultnet.vault.structure import Extent, Item, Leaf, Structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_Rule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]

# A list takes two levels. What is nested deeper is not read, which bounds time and recursion.
_MAX_NESTING: Final = 60

_BOX: Final = pattern(r"\[(.)\][ \t]+")
_FOOTNOTE: Final = pattern(r"\[\^[^\s\[\]]+\]:[ \t]*")
_CALLOUT: Final = pattern(r"\[![^\]]+\]")

_PARAGRAPH: Final = ["paragraph", "reference"]
_QUOTE: Final = [*_PARAGRAPH, "blockquote"]
_LIST: Final = [*_QUOTE, "list"]

# The blocks that hold no other block: the rule that finds them, what their lines are, and the
# blocks that end where one of them begins.
_LEAF_RULES: Final[dict[str, tuple[_Rule, Region, list[str]]]] = {
    "table": (rules_block.table, Region.TABLE, _PARAGRAPH),
    "code": (rules_block.code, Region.CODE, []),
    "fence": (rules_block.fence, Region.CODE, _LIST),
    "reference": (rules_block.reference, Region.TEXT, []),
    "html_block": (rules_block.html_block, Region.HTML, _QUOTE),
    "heading": (rules_block.heading, Region.HEADING, _QUOTE),
    "lheading": (rules_block.lheading, Region.HEADING, []),
    "paragraph": (rules_block.paragraph, Region.TEXT, []),
}


def read_structure(lines: Sequence[str]) -> Structure:
    """Give the block structure of lines that hold no line ends."""
    tokens: list[Token] = []
    parser = _parser()
    parser.block.parse("".join(f"{line}\n" for line in lines), parser, {}, tokens)
    walk = _Walk(lines)
    for token in tokens:
        walk.take(token)
    return walk.structure()


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    ruler = parser.block.ruler
    for name, (rule, region, interrupted) in _LEAF_RULES.items():
        ruler.at(name, _marking(rule, region), {"alt": interrupted})
    ruler.before("table", "item_start", _item_start)
    ruler.before("fence", "comment", _comment, {"alt": _LIST})
    ruler.before("fence", "math", _math, {"alt": _LIST})
    ruler.before("reference", "footnote", _footnote, {"alt": _QUOTE})
    return parser


def _marking(rule: _Rule, region: Region) -> _Rule:
    """Have a rule leave one token that says where the text of each of its lines begins.

    Once the rule is done, that place is known no more: quotes restore it behind them.
    """

    def marked(state: StateBlock, first: int, end: int, silent: bool) -> bool:
        if silent:
            return rule(state, first, end, silent)
        count = len(state.tokens)
        if not rule(state, first, end, silent):
            return False
        level = int(state.tokens[count].tag[1]) if region is Region.HEADING else 0
        del state.tokens[count:]
        _push_leaf(state, region, range(first, state.line), level=level)
        return True

    return marked


def _push_leaf(
    state: StateBlock, region: Region, lines: range, *, skip: int = 0, level: int = 0
) -> None:
    """Push a leaf of some lines, the first `skip` characters of each left out."""
    token = state.push("leaf", "", 0)
    token.map = [lines.start, lines.stop]
    starts = [state.bMarks[line] + state.tShift[line] + skip for line in lines]
    token.meta = {"region": region, "starts": starts, "level": 0 if token.level else level}


def _item_start(state: StateBlock, first: int, _end: int, silent: bool) -> bool:
    """Take the box off a task, so that `- [ ] 1. text` holds a list as in Obsidian (recorded)."""
    opener = state.tokens[-1] if state.tokens and not silent else None
    if opener is None or opener.type != "list_item_open" or not opener.map:
        return False
    if opener.map[0] != first:
        return False
    start = state.bMarks[first] + state.tShift[first]
    box = None if state.is_code_block(first) else _BOX.match(state.src, start, state.eMarks[first])
    opener.meta = {"start": box.end() if box else start, "task": box[1] if box else None}
    if box is None:
        return False
    if box.end() == state.eMarks[first]:
        state.line = first + 1
        return True
    state.tShift[first] = box.end() - state.bMarks[first]
    return False


def _comment(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Find a %% block %%: its lists are none, its links and tags count (S8.3)."""
    last = _closing_line(state, first, end, "%%")
    if last is None or silent:
        return last is not None
    token = state.push("comment_open", "", 1)
    token.map = [first, last + 1]
    _push_leaf(state, Region.COMMENT, range(first, first + 1), skip=2)
    if last > first:
        outer = state.lineMax
        state.lineMax = last
        state.md.block.tokenize(state, first + 1, last)
        state.lineMax = outer
        _push_leaf(state, Region.COMMENT, range(last, last + 1))
    state.push("comment_close", "", -1)
    state.line = last + 1
    return True


def _math(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Find a block between `$$` and `$$`; what follows the closing ones is text again."""
    last = _closing_line(state, first, end, "$$")
    if last is None or silent:
        return last is not None
    _push_leaf(state, Region.MATH, range(first, last + 1))
    if last > first:
        start = state.bMarks[last] + state.tShift[last]
        tail = state.src.find("$$", start) + 2
        if state.src[tail : state.eMarks[last]].strip():
            _push_leaf(state, Region.TEXT, range(last, last + 1), skip=tail - start)
    state.line = last + 1
    return True


def _closing_line(state: StateBlock, first: int, end: int, mark: str) -> int | None:
    """Give the line on which the block closes that `mark` opens at the start of the first line.

    `None` where no block begins: unclosed marks are text, and so is a span with text behind it.
    """
    src = state.src
    start = state.bMarks[first] + state.tShift[first]
    if not src.startswith(mark, start) or state.is_code_block(first):
        return None
    stop = state.eMarks[first]
    close = src.find(mark, start + len(mark), stop)
    if close >= 0:
        return None if src[close + len(mark) : stop].strip() else first
    indent = min(state.blkIndent, state.sCount[first])  # of the block that it may interrupt
    for line in range(first + 1, end):
        if state.sCount[line] < indent and not state.isEmpty(line):
            return None
        if src.find(mark, state.bMarks[line] + state.tShift[line], state.eMarks[line]) >= 0:
            return line
    return None


def _footnote(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Find the text of a footnote: what is indented below it is no code, but belongs to it."""
    start = state.bMarks[first] + state.tShift[first]
    label = _FOOTNOTE.match(state.src, start, state.eMarks[first])
    if label is None or state.is_code_block(first):
        return False
    if silent:
        return True
    shift, count, indent = state.tShift[first], state.sCount[first], state.blkIndent
    parent = state.parentType
    state.tShift[first] = label.end() - state.bMarks[first]
    state.blkIndent = state.sCount[first] = indent + 4
    state.parentType = "footnote"
    state.push("footnote_open", "", 1)
    state.md.block.tokenize(state, first, end)
    state.push("footnote_close", "", -1)
    state.tShift[first], state.sCount[first], state.blkIndent = shift, count, indent
    state.parentType = parent
    return True


class _Walk:
    """Gathers leaves, items and extents from tokens in the order of the text."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._offsets = [0, *accumulate(len(line) + 1 for line in lines)]
        self._leaves: list[Leaf] = []
        self._items: list[Item] = []
        self._extents: list[Extent] = []
        self._item: int | None = None  # the innermost item that is open
        self._comments = 0  # how many comments are open
        self._quote_opens = False  # the last token was the beginning of a quote

    def structure(self) -> Structure:
        return Structure(tuple(self._leaves), tuple(self._items), tuple(self._extents))

    def take(self, token: Token) -> None:
        match token.type:
            case "leaf":
                self._take_leaf(token)
            case "list_item_open" if not self._comments:
                self._take_item(token)
            case "list_item_close" if not self._comments and self._item is not None:
                self._item = self._items[self._item].parent
            case "blockquote_open":
                self._take_extent(token, Region.QUOTE)
            case "comment_open":
                self._comments += 1
                self._take_extent(token, Region.COMMENT)
            case "comment_close":
                self._comments -= 1
        self._quote_opens = token.type == "blockquote_open"

    def _take_leaf(self, token: Token) -> None:
        first, end = token.map or (0, 0)
        starts = tuple(
            start - offset
            for start, offset in zip(token.meta["starts"], self._offsets[first:end], strict=True)
        )
        leaf = Leaf(
            region=token.meta["region"],
            first=first,
            last=end - 1,
            starts=starts,
            level=token.meta["level"],
            item=self._item,
            comment=self._comments > 0,
        )
        self._leaves.append(leaf)
        if self._quote_opens and _CALLOUT.match(self._lines[first], starts[0]):
            self._extents[-1] = self._extents[-1]._replace(region=Region.CALLOUT)

    def _take_item(self, token: Token) -> None:
        first, end = token.map or (0, 0)
        offset = self._offsets[first]
        start = token.meta.get("start", offset + len(self._lines[first])) - offset
        task = token.meta.get("task")
        self._items.append(Item(first, end - 1, start, task, self._item))
        self._item = len(self._items) - 1

    def _take_extent(self, token: Token, region: Region) -> None:
        first, end = token.map or (0, 0)
        self._extents.append(Extent(region, first, end - 1))
