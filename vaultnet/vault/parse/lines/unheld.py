"""What never came about: lunch that was cancelled, a call that nobody answered, mere intentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.records import Channel
from vaultnet.vault.parse.lines.direction import channel_at_head
from vaultnet.vault.parse.lines.entries import OBJECT
from vaultnet.vault.parse.lines.wording import LONGEST_PHRASE, words_in

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vaultnet.core.words import Vocabulary

_PART_END: Final = pattern(r"[,.!?;:…](?:\s|$)|\s[-–—]\s|[\n\u2028]")
_SENTENCE_END: Final = pattern(r"[.!?;…\n\u2028](?:(?<=[\n\u2028])|\s|$)")
# The link, and those that follow it: `[[A]], [[B]] and [[C]]`.
_LINKS: Final = pattern(rf"{OBJECT}(?:[^\w{OBJECT}]*(?:\w+[^\w{OBJECT}]*)?{OBJECT})*")
_AT_HEAD: Final = frozenset({"intended", "called-off", "unanswered"})
_SPOKEN: Final = frozenset({Channel.CALL, Channel.VIDEO})  # what is nothing without an answer


def is_unheld(text: str, words: Vocabulary) -> bool:
    """Tell whether an entry says of itself that it never came about.

    By the part of a sentence before its first link: `need to call`, `cancelled lunch with`; or by
    the words right behind what names the channel: `lunch with … was cancelled`, `called …, she
    didn't answer`. In a log the link is left out: `tried to call`, `coffee cancelled`.
    """
    text = text.replace("’", "'")
    links = _LINKS.search(text) if OBJECT in text else None
    before = text[: links.start()] if links else text
    after = words_in(_SENTENCE_END.split(text[links.end() :], maxsplit=1)[0]) if links else ()
    is_said_after = words.unheld.may_begin_with(after)
    if not (is_said_after or words.unheld.may_begin_with(words_in(before))):
        return False  # most lines of most notes
    parts = [part for one in _PART_END.split(before) if (part := words_in(one))]
    if not parts:
        return bool(links) and _begins(after, {"unanswered"}, words)
    if _begins(_past(parts[-1 if links else 0], words, ""), _AT_HEAD, words):
        return True
    if links and not is_said_after:
        return False  # whatever names a channel, what stands behind it decides
    channel, behind = channel_at_head(before, words)
    if channel is None:
        return False
    follows = _past(after if links else behind, words, "passed-over")
    if _begins(follows, {"called-off"}, words):
        return True
    # One word may say who: `she didn't answer`.
    return channel in _SPOKEN and any(
        _begins(follows[skipped:], {"unanswered"}, words) for skipped in (0, 1)
    )


def names_called_off(text: str, words: Vocabulary) -> bool:
    """Tell whether a status is, or the name of a note ends with, words for called off."""
    parts = words_in(text)
    sizes = range(1, min(LONGEST_PHRASE, len(parts)) + 1)
    return any(words.unheld.get(" ".join(parts[-size:])) == "called-off" for size in sizes)


def _begins(found: Sequence[str], meanings: Collection[str], words: Vocabulary) -> bool:
    return any(meaning in meanings for _, meaning in words.unheld.found_at(found))


def _past(found: Sequence[str], words: Vocabulary, small: str) -> Sequence[str]:
    """Give the words from the first on that is more than `we`, `today`, or a small word: `was`."""
    start = 0
    while start < len(found) and (
        words.leads.get(found[start]) == "opener"
        or (small and words.unheld.get(found[start]) == small)
    ):
        start += 1
    return found[start:]
