"""The canvas: https://jsoncanvas.org/spec/1.0/ restated as a schema, and where cards stand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from exported import crowd, exported
from jsonschema import Draft202012Validator
from life import life
from network_of import network

if TYPE_CHECKING:
    from vaultnet.core.records import Network

SIDE: Final[dict[str, Any]] = {"enum": ["top", "right", "bottom", "left"]}

END: Final[dict[str, Any]] = {"enum": ["none", "arrow"]}

COLOUR: Final[dict[str, Any]] = {"type": "string", "pattern": "^([1-6]|#[0-9A-Fa-f]{6})$"}

BOX: Final[dict[str, Any]] = {name: {"type": "integer"} for name in ("x", "y", "width", "height")}


def node(kind: str, required: list[str], **own: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["id", "type", *BOX, *required],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string"},
            "type": {"const": kind},
            "color": COLOUR,
            **BOX,
            **own,
        },
    }


STRING: Final[dict[str, Any]] = {"type": "string"}

CANVAS: Final = Draft202012Validator(
    {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "nodes": {
                "type": "array",
                "items": {
                    "oneOf": [
                        node("text", ["text"], text=STRING),
                        node(
                            "file",
                            ["file"],
                            file=STRING,
                            subpath={"type": "string", "pattern": "^#"},
                        ),
                        node("link", ["url"], url=STRING),
                        node(
                            "group",
                            [],
                            label=STRING,
                            background=STRING,
                            backgroundStyle={"enum": ["cover", "ratio", "repeat"]},
                        ),
                    ]
                },
            },
            "edges": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "fromNode", "toNode"],
                    "additionalProperties": False,
                    "properties": {
                        "id": STRING,
                        "fromNode": STRING,
                        "toNode": STRING,
                        "label": STRING,
                        "fromSide": SIDE,
                        "toSide": SIDE,
                        "fromEnd": END,
                        "toEnd": END,
                        "color": COLOUR,
                    },
                },
            },
        },
    }
)


def canvas_of(known: Network) -> Any:  # noqa: ANN401  JSON is anything
    return json.loads(exported("canvas", known))


@pytest.mark.parametrize("known", [life(), crowd(), network([])], ids=["life", "crowd", "nobody"])
def test_a_canvas_fits_the_specification(known: Network) -> None:
    found = canvas_of(known)
    CANVAS.validate(found)
    ids = [one["id"] for one in (*found["nodes"], *found["edges"])]
    assert len(ids) == len(set(ids))
    for edge in found["edges"]:
        assert {edge["fromNode"], edge["toNode"]} <= set(ids)


def test_cards_stand_in_their_frames_and_never_on_one_another() -> None:
    nodes = canvas_of(crowd())["nodes"]
    frames = [one for one in nodes if one["type"] == "group"]
    cards = [one for one in nodes if one["type"] == "file"]
    assert (len(frames), len(cards)) == (5, 50)

    def apart(one: dict[str, int], other: dict[str, int]) -> bool:
        return (
            one["x"] + one["width"] <= other["x"]
            or other["x"] + other["width"] <= one["x"]
            or one["y"] + one["height"] <= other["y"]
            or other["y"] + other["height"] <= one["y"]
        )

    for group in (frames, cards):
        assert all(apart(one, other) for one in group for other in group if one is not other)
    for card in cards:
        assert sum(not apart(card, frame) for frame in frames) == 1


def test_an_introduction_has_an_arrow_and_a_pair_one_edge() -> None:
    edges = canvas_of(crowd())["edges"]
    assert len(edges) == 50
    (arrow,) = (one for one in edges if one["toEnd"] == "arrow")
    assert arrow["label"] == "introduced"
