"""Bases, canvas and Mermaid against their public shapes, and against Mermaid's own parser."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from cli_vault import ROOT
from exported import WORDS, exported, material_of, one_line
from hypothesis import given
from jsonschema import Draft202012Validator
from life import life
from network_of import contact, day, met, network

from vaultnet import api
from vaultnet.core.dates import Span
from vaultnet.core.records import Contact, Network, Source, Stage
from vaultnet.core.settings import Settings
from vaultnet.exports import export
from vaultnet.exports.material import Customs
from vaultnet.exports.mermaid import label
from vaultnet.languages import LANGUAGES

CUSTOMS: Final = Customs(
    folders=("People", 'Odd "folder" \\ it\'s'),
    keys={
        "last-contact": ("last_contact",),
        "next-contact": ("next-contact",),
        "cadence": ("cadence",),
        "cadence-days": ("frequency days",),
        "stage": ("stage",),
        "snoozed": ("snoozed_until",),
        "email": ("email",),
    },
    cadences={"monthly": Span(months=1), "every 6 weeks": Span(weeks=6), "odd": Span(1, 6)},
    private_keys=("private", "is-private"),
    private_tags=("private", "личное"),
)


# -- Bases: https://help.obsidian.md/bases/syntax, restated as a schema.

FILTER: Final[dict[str, Any]] = {
    "oneOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
            "properties": {
                name: {"type": "array", "items": {"$ref": "#/$defs/filter"}, "minItems": 1}
                for name in ("and", "or", "not")
            },
        },
    ]
}
SORTED: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["property", "direction"],
    "additionalProperties": False,
    "properties": {"property": {"type": "string"}, "direction": {"enum": ["ASC", "DESC"]}},
}
BASE: Final = Draft202012Validator(
    {
        "type": "object",
        "required": ["views"],
        "additionalProperties": False,
        "properties": {
            "filters": {"$ref": "#/$defs/filter"},
            "formulas": {"type": "object", "additionalProperties": {"type": "string"}},
            "properties": {
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "required": ["displayName"],
                    "additionalProperties": False,
                    "properties": {"displayName": {"type": "string"}},
                },
            },
            "views": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "required": ["type", "name"],
                    "additionalProperties": False,
                    "properties": {
                        "type": {"enum": ["table", "cards", "list"]},
                        "name": {"type": "string"},
                        "filters": {"$ref": "#/$defs/filter"},
                        "order": {"type": "array", "items": {"type": "string"}},
                        "sort": {"type": "array", "items": SORTED},
                        "groupBy": SORTED,
                    },
                },
            },
        },
        "$defs": {"filter": FILTER},
    }
)


def base_of(known: Network, customs: Customs = CUSTOMS, language: str = "en") -> Any:  # noqa: ANN401  YAML is anything
    material = material_of(known, Settings(language=language), customs=customs)
    return yaml.safe_load(export("base", material).decode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("customs", [CUSTOMS, Customs(), Customs(folders=("People",))])
def test_a_base_fits_the_public_shape(customs: Customs, language: str) -> None:
    found = base_of(life(), customs, language)
    BASE.validate(found)
    known = set(found["formulas"]) if "formulas" in found else set()
    for view in found["views"]:
        formulas = {one.partition(".")[2] for one in view["order"] if one.startswith("formula.")}
        assert formulas <= known  # what a view shows is there
        assert set(view["order"]) <= set(found["properties"])


def test_a_base_says_what_is_due_by_what_stands_in_notes() -> None:
    found = base_of(life())
    last = 'note["last_contact"]'
    assert found["formulas"]["due"] == (
        'if(note["next-contact"], date(note["next-contact"]), '
        f"if({last} && formula.every, date({last}) + formula.every))"
    )
    every = found["formulas"]["every"]
    assert 'if(note["cadence"] == "monthly", duration("1M"), ' in every
    assert 'duration("548d")' in every  # Obsidian reads one unit at a time
    assert 'duration("1d") * note["frequency days"]' in every
    assert every.count("(") == every.count(")")
    snoozed = 'note["snoozed_until"]'
    assert found["views"][0]["filters"]["and"] == [
        "formula.due",
        f"!{snoozed} || date({snoozed}) <= today()",
        'formula.due <= today() + "7d"',
    ]


def test_a_base_names_people_only_where_they_lie_among_other_notes() -> None:
    bram = replace(contact("Bram"), path="Notes/Bram.md")
    found = base_of(network([contact("Ada"), bram]))
    (_, places, private) = found["filters"]["and"]
    assert places["or"] == [
        'file.folder == "People"',
        'file.folder == "Odd \\"folder\\" \\\\ it\'s"',
        'file.path == "Notes/Bram.md"',
    ]
    assert private["not"][0] == 'file.hasProperty("private") || file.hasProperty("is-private")'


def test_a_base_of_nobody_shows_nothing() -> None:
    found = base_of(network([]), Customs())
    assert found["filters"]["and"][1] == {"or": ["false"]}
    BASE.validate(found)


def test_the_folders_of_the_example_vault(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    shutil.copytree(ROOT / "example_vault", root)
    found = yaml.safe_load(api.export(api.read_vault(root), day("2026-11-23"), "base").decode())
    BASE.validate(found)
    places = found["filters"]["and"][1]["or"]
    assert 'file.folder == "People"' in places
    assert 'file.path == "Notes/Bram Okonjo.md"' in places
    assert "formula.due" in found["views"][0]["order"]


@given(WORDS)
def test_any_words_are_yaml(text: str) -> None:
    known = network([replace(contact("Ada"), path=f"Notes/{text}.md")])
    customs = replace(CUSTOMS, folders=(text,), keys={"cadence": (text,)}, cadences={text: Span(1)})
    found = base_of(known, customs)
    BASE.validate(found)
    expression = found["filters"]["and"][1]["or"][0]
    assert json.loads(expression.removeprefix("file.folder == ")) == text


# -- Canvas: https://jsoncanvas.org/spec/1.0/, restated as a schema.

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


def crowd() -> Network:
    """Fifty people in all stages, who know one another in a ring."""
    stages = (*Stage, None)
    names = [f"Person {number:02}" for number in range(50)]
    people: list[Contact] = [
        contact(name, stage=stages[number % 5]) for number, name in enumerate(names)
    ]
    people[1] = replace(people[1], introduced_by=("People/Person 00.md",))
    paths = [one.path for one in people]
    ring = zip(paths, [*paths[1:], paths[0]], strict=True)
    place = Source("Notes/Ring.md", 1)
    known = network(people, [met(name, "2026-11-01") for name in names])
    return replace(known, acquainted={(min(pair), max(pair)): place for pair in ring})


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


# -- Mermaid: the parser of the version that Obsidian ships.

PARSE: Final = """
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
const there = createRequire(process.env.MERMAID + "/package.json");
const { JSDOM } = there("jsdom");
globalThis.window = new JSDOM("").window;
globalThis.document = window.document;
const file = process.env.MERMAID + "/node_modules/mermaid/dist/mermaid.core.mjs";
const { default: mermaid } = await import(pathToFileURL(file));
mermaid.initialize({ startOnLoad: false });
let input = "";
for await (const piece of process.stdin) input += piece;
const found = [];
for (const text of JSON.parse(input)) {
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  found.push({
    labels: [...db.getVertices().values()].map((one) => one.text),
    edges: db.getEdges().length,
    frames: db.getSubGraphs().map((one) => one.title),
  });
}
console.log(JSON.stringify(found));
"""


def parsed(*graphs: str) -> list[dict[str, Any]]:
    """Parse graphs with Mermaid itself; skip where it is not at hand."""
    folder, program = os.environ.get("VAULTNET_MERMAID", ""), shutil.which("node")
    if not program or not (Path(folder) / "node_modules" / "mermaid").is_dir():
        pytest.skip("VAULTNET_MERMAID names no folder where npm installed mermaid@11.13 and jsdom")
    done = subprocess.run(  # noqa: S603  the program that was found
        [program, "--input-type=module", "--eval", PARSE],
        input=json.dumps(graphs),
        env={**os.environ, "MERMAID": folder},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def shown(text: str) -> str:
    """Give a label as it is shown: its numbers are signs again, as Mermaid keeps them or not."""
    return re.sub("(?:#|ﬂ°°)([0-9]+)(?:;|¶ß)", lambda found: chr(int(found[1])), text)


def named(names: list[str]) -> Network:
    """Make people of these names, of whom each two know each other."""
    people = [
        replace(contact(f"P{number:03}"), name=name, stage=list(Stage)[number % 4])
        for number, name in enumerate(names)
    ]
    paths = [one.path for one in people]
    place = Source("Notes/Pairs.md", 1)
    pairs = zip(paths[::2], paths[1::2], strict=True)
    return replace(network(people), acquainted=dict.fromkeys(pairs, place))


def test_mermaid_reads_the_graphs_with_every_label() -> None:
    dice = random.Random(20261123)  # noqa: S311  the same words in each run
    pieces = [
        '"',
        "'",
        "`",
        "#",
        ";",
        "&",
        "<b>",
        "]",
        "[",
        "(",
        ")",
        "{",
        "}",
        "|",
        "\\",
        "%%",
        "-->",
    ]
    pieces += ["end", "subgraph", "graph", "click", "style", ":::", "@{", "=", "~", "\n", "\u2028"]
    pieces += [
        "ё",
        "e\u0301",
        "\U0001f9f5",
        "#quot;",
        "#35;",
        "**b**",
        "$$x$$",
        "<script>",
        "_",
        "x",
        " ",
    ]
    names = ["".join(dice.choices(pieces, k=dice.randint(1, 8))) for _ in range(120)]
    names = [f"{name}." for name in names]  # none is blank
    texts = [
        exported("mermaid", one).decode() for one in (named(names), crowd(), life(), network([]))
    ]
    hostile, ring, _, nobody = parsed(*texts)
    wanted = {one_line(name).strip() for name in names}
    assert {shown(one) for one in hostile["labels"]} >= {one for one in wanted if len(one) <= 50}
    assert len(hostile["labels"]) == 120
    assert (ring["edges"], len(ring["labels"]), len(ring["frames"])) == (50, 50, 5)
    assert nobody == {"labels": [], "edges": 0, "frames": []}


def test_a_graph_stays_within_what_obsidian_shows() -> None:
    names = [f"{number} " + "\U0001f9f5" * 100 for number in range(400)]
    known = named(names)
    paths = [one.path for one in known.contacts]
    place = Source("Notes/All.md", 1)
    pairs = {(one, other): place for one in paths[:60] for other in paths[:60] if one < other}
    text = exported("mermaid", replace(known, acquainted={**known.acquainted, **pairs})).decode()
    assert len(text) < 50_000
    assert 0 < len(re.findall(" --- | ~~~ ", text)) <= 500
    assert '  more["and 280 more people"]\n' in text


def test_people_without_links_stand_in_columns() -> None:
    text = exported(
        "mermaid", network([contact(f"P{number:03}") for number in range(100)])
    ).decode()
    assert text.count("[") - text.count("subgraph") == 41  # 40 people, and how many more there are
    assert text.count("~~~") == 35


@given(WORDS)
def test_a_label_holds_nothing_that_could_end_it(text: str) -> None:
    written = label(text)
    assert not re.search(r"""["`\[\](){}<>|\\&%\n\u2028]""", re.sub("#[0-9]+;", "", written))
    assert shown(written) == one_line(text)
