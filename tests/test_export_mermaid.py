"""The graphs of Mermaid: read by the parser of the version that Obsidian ships."""

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
from exported import WORDS, crowd, exported, one_line
from hypothesis import given
from life import life
from network_of import contact, network

from vaultnet.core.records import Network, Source, Stage
from vaultnet.exports.mermaid import label

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
