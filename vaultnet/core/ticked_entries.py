"""What the marks on a line log: its contact, and one more for each later day on the line.

A person may be met twice in a week that has one line for each. A day is what tells two contacts
with one person apart, so it makes the id of every contact but the first: whoever reads the line,
whenever, comes to the same ids.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.channels import channel_of_emoji, channel_of_tag
from vaultnet.core.identity import other_day_id
from vaultnet.core.log_entry import LogEntry
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.records import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultnet.core.marks import Action, Judging, Mark
    from vaultnet.core.words import Vocabulary

_TAG: Final = pattern(r"(?<!\S)#([^\s#]+)")
_CHANNEL: Final = pattern(r"[\[(][ \t]*([^\[\]():]+?)[ \t]*::[^\[\]()]*[\])]")
_WORD: Final = pattern(r"[^\W\d_]+")


def entries_of(action: Action, mark: Mark, judging: Judging, day: date) -> Iterator[LogEntry]:
    """Give what a line has logged by now if `day` is that of its first contact, the first first."""
    later: defaultdict[date, list[str]] = defaultdict(list)
    texts = [mark.words]
    for one in mark.days:
        if _is_later(one, day, judging):
            later[one] += []
    for beneath in mark.under:
        is_later = beneath.day is not None and _is_later(beneath.day, day, judging)
        (later[beneath.day] if is_later and beneath.day else texts).append(beneath.text)
    yield _entry(action, texts, day, judging.words)
    for one, added in sorted(later.items()):
        if one <= judging.day:
            other = replace(action, id=other_day_id(action.id, one), layer=Layer.ANY)
            yield _entry(other, added, one, judging.words)


def day_of(mark: Mark, judging: Judging) -> date:
    """Give the day of a tick: that on the line, if it lies in the page's week and not ahead."""
    if mark.day is not None and judging.week.first <= mark.day <= judging.day:
        return mark.day
    return judging.day


def names_channel(text: str, words: Vocabulary) -> bool:
    """Tell whether a text says by a tag, a field, an emoji or its first word how contact was."""
    if any(channel_of_tag(tag, words.channels) for tag in _TAG.findall(text)):
        return True
    keys = (fold(key) for key in _CHANNEL.findall(text))
    if any(words.keys.get(key) == "channel" or key in words.channels for key in keys):
        return True
    first = _WORD.search(text)
    return channel_of_emoji(text) is not None or (
        first is not None and fold(first[0]) in words.channels
    )


def _entry(action: Action, texts: list[str], day: date, words: Vocabulary) -> LogEntry:
    """Give an entry of some texts, with the depth of the line where they do not name a channel."""
    text = "; ".join(filter(None, texts))
    if action.layer in {Layer.DEEP, Layer.MEETING} and not names_channel(text, words):
        text = f"(layer:: {action.layer}) {text}".rstrip()
    return LogEntry(day, action.contacts[:1], text=text, id=action.id)


def _is_later(day: date, first: date, judging: Judging) -> bool:
    return first < day <= judging.week.last
