"""What a tick has logged: its depth, its id, and that one tick is one interaction."""

from __future__ import annotations

import pytest
from parsed_vault import codes, parsed, told

from vaultnet.core.records import Channel, Layer

HEAD = "---\ntype: person\n---\n## Log\n"


@pytest.mark.parametrize(
    ("line", "channel", "layer"),
    [
        ("- 2026-11-23 (layer:: deep): looms", Channel.UNKNOWN, Layer.DEEP),
        ("- 2026-11-23 (layer:: meeting)", Channel.UNKNOWN, Layer.MEETING),
        ("- 2026-11-23 (layer:: light)", Channel.UNKNOWN, Layer.LIGHT),
        ("- 2026-11-23 (layer:: deep) #message", Channel.MESSAGE, Layer.LIGHT),
        ("- 2026-11-23 (слой:: встреча)", Channel.UNKNOWN, Layer.MEETING),
        ("- 2026-11-23 (layer:: whatever)", Channel.UNKNOWN, Layer.LIGHT),
    ],
)
def test_a_line_can_say_how_deep_it_was(line: str, channel: Channel, layer: Layer) -> None:
    (one,) = parsed({"People/Ada.md": f"{HEAD}{line}\n"}).interactions
    assert (one.channel, one.layer) == (channel, layer)


def test_equal_ids_are_one_interaction_across_notes() -> None:
    network = parsed(
        {
            "People/Ada.md": f"{HEAD}- 2026-11-24 (call) ^vn-0a1b2c3d\n- 2026-11-25 (call)\n",
            "Daily/2026-11-23.md": "- [[Ada]] call ^vn-0a1b2c3d\n",
        }
    )
    assert told(network) == ["2026-11-23 Ada call", "2026-11-25 Ada call"]
    assert codes(network) == ["tick-logged-twice People/Ada.md:5"]
    assert "Daily/2026-11-23.md:1" in network.problems[0].message


def test_both_lines_of_a_merged_log_are_one_interaction() -> None:
    lines = "- 2026-11-24 ^vn-0a1b2c3d\n- 2026-11-24 good talk ^vn-0a1b2c3d\n"
    network = parsed({"People/Ada.md": HEAD + lines})
    assert told(network) == ["2026-11-24 Ada unknown"]
    assert codes(network) == ["tick-logged-twice People/Ada.md:6"]


@pytest.mark.parametrize("mark", ["^other", "^vn-12", "vn-0a1b2c3d", "^vn-0a1b2c3d and more"])
def test_other_ends_of_lines_are_no_ids(mark: str) -> None:
    text = f"{HEAD}- 2026-11-24 {mark}\n- 2026-11-25 {mark}\n"
    assert len(parsed({"People/Ada.md": text}).interactions) == 2


def test_the_id_of_a_longer_entry_stands_at_its_end() -> None:
    text = f"{HEAD}- 2026-11-24 a talk\n  of an hour ^vn-0a1b2c3d\n- 2026-11-25 ^vn-0a1b2c3d\n"
    assert told(parsed({"People/Ada.md": text})) == ["2026-11-24 Ada unknown"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"{HEAD}| Date | Notes | With |\n|---|---|---|\n"
            "| 2026-11-24 | looms ^vn-0a1b2c3d | |\n| 2026-11-25 | looms ^vn-0a1b2c3d | |\n",
            id="row",
        ),
        pytest.param(
            f"{HEAD}### 2026-11-24\n\nlooms ^vn-0a1b2c3d\n\n### 2026-11-25\nlooms ^vn-0a1b2c3d\n",
            id="heading",
        ),
        pytest.param(
            "---\ntype: person\ninteractions:\n  - date: 2026-11-24\n    text: looms ^vn-0a1b2c3d\n"
            '  - date: 2026-11-25\n    text: "looms ^vn-0a1b2c3d"\n---\n',
            id="property",
        ),
    ],
)
def test_the_id_of_an_entry_is_found_in_every_form_of_a_log(text: str) -> None:
    network = parsed({"People/Ada.md": text})
    assert [(one.day.day, one.action) for one in network.interactions] == [(24, "vn-0a1b2c3d")]
    assert [one.code for one in network.problems] == ["tick-logged-twice"]


def test_an_id_below_a_dated_heading_is_that_of_the_item_it_stands_in() -> None:
    text = f"{HEAD}### 2026-11-24\ncall\n\n### 2026-11-25\n- 2026-11-25 mail ^vn-0a1b2c3d\n"
    found = {one.source.line: one.action for one in parsed({"People/Ada.md": text}).interactions}
    assert (found[5], found[9]) == ("", "vn-0a1b2c3d")
    assert "vn-0a1b2c3d" not in {action for line, action in found.items() if line != 9}
