"""Channels and the layer that each of them satisfies."""

from __future__ import annotations

import pytest
from parsed_vault import WORDS

from vaultnet.core.channels import (
    CHANNEL_OF_EMOJI,
    LAYER_OF_CHANNEL,
    channel_of_emoji,
    channel_of_tag,
    layer_of,
)
from vaultnet.core.records import Channel, Layer


def test_every_channel_has_a_layer() -> None:
    assert set(LAYER_OF_CHANNEL) == set(Channel)


@pytest.mark.parametrize(
    ("channel", "people", "layer"),
    [
        (Channel.MESSAGE, 1, Layer.LIGHT),
        (Channel.CALL, 1, Layer.DEEP),
        (Channel.VIDEO, 3, Layer.DEEP),
        (Channel.MEETING, 3, Layer.MEETING),
        (Channel.MEETING, 4, Layer.LIGHT),
        (Channel.CALL, 10, Layer.LIGHT),
        (Channel.UNKNOWN, 1, Layer.LIGHT),
    ],
)
def test_the_layer_of_a_contact(channel: Channel, people: int, layer: Layer) -> None:
    assert layer_of(channel, people) is layer


def test_an_emoji_counts_with_and_without_its_selector() -> None:
    assert channel_of_emoji("☎️ and ✉️") is Channel.CALL
    assert channel_of_emoji("✉") is Channel.EMAIL
    assert channel_of_emoji("🙂") is None
    assert all(len(sign) == 1 for sign in CHANNEL_OF_EMOJI)


@pytest.mark.parametrize("sign", CHANNEL_OF_EMOJI)
def test_each_emoji_is_found_among_words_of_any_letters(sign: str) -> None:
    assert channel_of_emoji(f"чай 茶 🙂 {sign}\ufe0f tea") is CHANNEL_OF_EMOJI[sign]


def test_a_tag_names_a_channel_in_any_part() -> None:
    assert channel_of_tag("contact/Phone-Call", WORDS.channels) is Channel.CALL
    assert channel_of_tag("bridges", WORDS.channels) is None
