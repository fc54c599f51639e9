"""Channels: the ways of being in touch, and how deep a contact each of them is (guide 2.1, 2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.records import Channel, Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

LAYER_OF_CHANNEL: Final[Mapping[Channel, Layer]] = {
    Channel.COMMENT: Layer.LIGHT,
    Channel.EMAIL: Layer.LIGHT,
    Channel.MESSAGE: Layer.LIGHT,
    Channel.SOCIAL: Layer.LIGHT,
    Channel.LETTER: Layer.LIGHT,
    Channel.CALL: Layer.DEEP,
    Channel.VIDEO: Layer.DEEP,
    Channel.MEETING: Layer.MEETING,
    Channel.EVENT: Layer.MEETING,
    Channel.UNKNOWN: Layer.LIGHT,
}

# In company a contact is light for each: nobody has a conversation with everybody.
MOST_PEOPLE_IN_DEPTH: Final = 3

# Code points alone: a variation selector after them says nothing of the channel.
CHANNEL_OF_EMOJI: Final[Mapping[str, Channel]] = {
    "📞": Channel.CALL,
    "☎": Channel.CALL,
    "📱": Channel.CALL,
    "🤙": Channel.CALL,
    "✉": Channel.EMAIL,
    "📧": Channel.EMAIL,
    "📨": Channel.EMAIL,
    "📩": Channel.EMAIL,
    "📮": Channel.LETTER,
    "💌": Channel.LETTER,
    "💬": Channel.MESSAGE,
    "🗨": Channel.MESSAGE,
    "🎥": Channel.VIDEO,
    "📹": Channel.VIDEO,
    "🤝": Channel.MEETING,
    "☕": Channel.MEETING,
    "🍽": Channel.MEETING,
    "🍻": Channel.MEETING,
    "🍺": Channel.MEETING,
    "🍷": Channel.MEETING,
    "🥂": Channel.MEETING,
}
_EMOJI: Final = pattern(f"[{''.join(CHANNEL_OF_EMOJI)}]")
# The blocks of signs that they lie in: a range is looked for many times as fast as a set.
_SIGN: Final = pattern("[\u2600-\u27bf\U0001f000-\U0001ffff]")


def layer_of(channel: Channel, people: int = 1, said: Layer | None = None) -> Layer:
    """Give the layer of a contact through `channel` with `people` besides the owner.

    What is `said` of its depth counts only where nobody says how it was.
    """
    if people > MOST_PEOPLE_IN_DEPTH:
        return Layer.LIGHT
    if channel is Channel.UNKNOWN and said in {Layer.DEEP, Layer.MEETING}:
        return said or Layer.LIGHT
    return LAYER_OF_CHANNEL[channel]


def channel_of_emoji(text: str) -> Channel | None:
    """Find the first emoji of `text` that stands for a channel."""
    sign = _SIGN.search(text)
    found = _EMOJI.search(text, sign.start()) if sign else None
    return CHANNEL_OF_EMOJI[found[0]] if found else None


def channel_of_tag(tag: str, words: Mapping[str, Channel]) -> Channel | None:
    """Give the channel that a tag names in any of its parts: `call`, `contact/call`."""
    parts = (words.get(fold(part)) for part in tag.split("/"))
    return next((channel for channel in parts if channel is not None), None)
