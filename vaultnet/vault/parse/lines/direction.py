"""The head of an entry: the words that say how people were in touch, and who began."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel, Direction
from vaultnet.vault.parse.lines.entries import OBJECT
from vaultnet.vault.parse.lines.wording import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultnet.core.words import Vocabulary

_HEAD_WORDS: Final = 12  # more are no head
_TELLING: Final = frozenset({"with", "inbound", "outbound"})
_TALK: Final = "talk"
_NEAR: Final = 2  # words between a verb or a channel and what names the direction
_CODE: Final = pattern(r"`[^`]*`")
_CLAUSE_END: Final = pattern(r"[.!?;](?:\s|$)")
# What sets a word off from those after it: `(text)`, `text:`, `text — …`.
_SET_OFF: Final = pattern(r"[*_]*\s*[:)\]]|[*_]*\s+[-–—]\s")


@frozen_record
class Head:
    """What the words at the head of an entry say."""

    channel: Channel | None
    direction: Direction
    talked: bool = False  # it tells of a conversation, and not by which way


_SAYS_NOTHING: Final = Head(None, Direction.UNKNOWN)


def read_head(text: str, words: Vocabulary) -> Head:
    """Read the words before the first link, or, where it stands first, those after it.

    A verb whose subject is the owner began from here (`wrote to [[X]]`); one after the link, or
    with `me` beside it, there (`[[X]] wrote`, `написала мне [[X]]`); so do `to` and `from` before
    the link. A noun alone (`call with [[X]]`) leaves it unknown, as do `met` and `созвонились`.
    """
    bare = _CODE.sub(" ", text) if "`" in text else text
    before, link, after = bare.partition(OBJECT)
    said = before
    front = words_in(before)[:_HEAD_WORDS]
    link_first = not front and bool(link)
    if link_first:
        while after.lstrip(" ,&+").startswith(OBJECT):
            after = after.lstrip(" ,&+")[1:]
        said = _CLAUSE_END.split(after.partition(OBJECT)[0], maxsplit=1)[0]
        front = words_in(said)[:_HEAD_WORDS]
    if not _may_say_how(front, words):
        return _SAYS_NOTHING  # as most
    start, size, channel = _find_channel(front, words)
    if size and _is_filler(front, start, size, said, words):
        size, channel = 0, None
    direction = _direction(front, start, size, words, link_first=link_first)
    talked = channel is None and _TALK in [lead for _, lead in words.leads.found_at(front, start)]
    return Head(channel, direction, talked)


def _may_say_how(front: Sequence[str], words: Vocabulary) -> bool:
    """Tell whether the first word begins a phrase for a channel, or any that leads to one."""
    first = front[:1]
    return words.channels.may_begin_with(first) or words.leads.may_begin_with(first)


def channel_at_head(text: str, words: Vocabulary) -> tuple[Channel | None, Sequence[str]]:
    """Give the channel that the head of a text without links names, and the words behind it."""
    bare = _CODE.sub(" ", text) if "`" in text else text
    front = words_in(bare)[:_HEAD_WORDS]
    start, size, channel = _find_channel(front, words)
    return channel, front[start + size :]


def _find_channel(front: Sequence[str], words: Vocabulary) -> tuple[int, int, Channel | None]:
    """Find the longest phrase for a channel that only openers and verbs stand before."""
    start = 0
    while start < len(front):
        for size, channel in words.channels.found_at(front, start):
            follower = front[start + size] if start + size < len(front) else ""
            if words.leads.get(follower) != "author":
                return start, size, channel
        if words.leads.get(front[start]) not in {"opener", "act", "inbound"}:
            break
        start += 1
    return start, 0, None


def _is_filler(front: Sequence[str], start: int, size: int, said: str, words: Vocabulary) -> bool:
    """Tell whether a phrase for a channel is but a word of the text, such as `text` alone."""
    phrase = " ".join(front[start : start + size])
    if words.leads.get(phrase) != "filler":
        return False
    follower = front[start + size] if start + size < len(front) else ""
    _, _, rest = fold(said).partition(phrase)
    return words.leads.get(follower) not in _TELLING and _SET_OFF.match(rest) is None


def _direction(
    front: Sequence[str], start: int, size: int, words: Vocabulary, *, link_first: bool
) -> Direction:
    """Tell who began: by a verb at the head, and by the words between it and the link."""
    lead_of = words.leads.get
    phrase = " ".join(front[start : start + size])
    acts = lead_of(phrase) == "act" or "act" in map(lead_of, front[: start + 1])
    if link_first:
        return Direction.INBOUND if acts else Direction.UNKNOWN
    if not (size or acts):
        return Direction.UNKNOWN
    between = front[start + max(size, 1) :]
    near = [lead_of(word) for word in between[:_NEAR]] if acts or len(between) <= _NEAR else []
    if "inbound" in near:
        return Direction.INBOUND
    return Direction.OUTBOUND if acts or "outbound" in near else Direction.UNKNOWN
