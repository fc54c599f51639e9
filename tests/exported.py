"""Exports of invented networks, and their bytes as text that a test can look through."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import strategies as st
from life import HOLIDAYS, MONDAY
from network_of import contact, day, met, network

from vaultnet import languages
from vaultnet.core.disclosure import disclose
from vaultnet.core.export_formats import EXPORT_FORMATS
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Source, Stage
from vaultnet.core.settings import Settings
from vaultnet.core.words import phrases_of
from vaultnet.exports import export
from vaultnet.exports.material import Customs, Material, Wishes

if TYPE_CHECKING:
    from vaultnet.core.records import Contact, Network

FORMATS: Final = tuple(EXPORT_FORMATS)
AHEAD: Final = 92

# Each way to write a format, by a name for the test.
WAYS: Final = {
    **{name: (name, Wishes()) for name in FORMATS},
    "vcf 4.0": ("vcf", Wishes(version="4.0")),
    "csv raw": ("csv", Wishes(raw=True)),
}


def material_of(
    network: Network,
    settings: Settings | None = None,
    *,
    today: str = MONDAY,
    customs: Customs | None = None,
    wishes: Wishes | None = None,
) -> Material:
    settings = settings or Settings()
    plan = make_plan(network, settings, day(today), days=AHEAD, holidays=HOLIDAYS)
    return Material(
        disclose(network, plan, settings),
        settings,
        phrases_of(languages.load(settings.language)),
        lambda: customs or Customs(),
        wishes or Wishes(),
    )


def exported(way: str, network: Network, settings: Settings | None = None) -> bytes:
    name, wishes = WAYS[way]
    return export(name, material_of(network, settings, wishes=wishes))


def every_export(network: Network, settings: Settings | None = None) -> dict[str, bytes]:
    """Export a network in every way; it is judged once."""
    material = material_of(network, settings)
    return {
        way: export(name, replace(material, wishes=wishes)) for way, (name, wishes) in WAYS.items()
    }


def text_of(data: bytes) -> str:
    """Give an export as text: of a database what it holds, else its lines unfolded."""
    if data.startswith(b"SQLite format 3"):
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(data)
            return "\n".join(database.iterdump())
    return data.decode("utf-8-sig").replace("\r\n ", "")


# Words that each format has its own trouble with.
WORDS: Final = st.lists(
    st.sampled_from(
        [
            *("a", "Z", "9", " ", ",", ";", ":", "\\", '"', "'", "|", "[", "]", "{", "}", "<", ">"),
            *("#", "%", "=", "+", "-", "@", "`", "&", "\n", "\r\n", "\t", "ё", "e\u0301", "\u2028"),
            *("\x85", "\U0001f9f5", "\ufeff", "\\N", "BEGIN:VCARD", "end", "-->", "&amp;", "null"),
        ]
    ),
    max_size=60,
).map(lambda pieces: "x" + "".join(pieces) + "y")


def folded_well(data: bytes) -> bool:
    """Tell whether no line is longer than 75 octets, or cuts a letter."""
    rows = data.split(b"\r\n")
    return rows[-1] == b"" and all(
        len(row) <= 75 and not set(row) & {*b"\n\r\x00"} and row.decode() is not None
        for row in rows
    )


def one_line(text: str) -> str:
    """Give a text as exports write it in one line."""
    text = text.replace("\ufeff", "")
    for line_end in ("\r\n", "\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028"):
        text = text.replace(line_end, " ")
    return text.replace("\u2029", " ").replace("\t", " ")


def client(name: str) -> str:
    """Find a client: beside this Python, on the path, or where VAULTNET_CLIENTS says; else skip."""
    own, named = str(Path(sys.executable).parent), os.environ.get("VAULTNET_CLIENTS", "")
    folders = os.pathsep.join((own, named, os.environ.get("PATH", "")))
    found = shutil.which(name, path=folders)
    if found is None:
        pytest.skip(f"{name} is not installed: pip install {name}, or VAULTNET_CLIENTS=FOLDER")
    return found


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
