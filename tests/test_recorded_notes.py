"""Notes whose reading the application itself recorded: what we read must be equal to it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from vaultnet.vault.note import Link, Note

FOLDER: Final = Path("corpora", "obsidian-recorded")
RECORDED: Final = sorted(Path(os.environ.get("VAULTNET_OUTSIDE", "absent"), FOLDER).glob("*.json"))


def line_of(entry: dict[str, Any], side: str = "start") -> int:
    return int(entry["position"][side]["line"]) + 1


def columns_of(entry: dict[str, Any]) -> tuple[int, int]:
    return entry["position"]["start"]["col"], entry["position"]["end"]["col"]


def last_line_of(item: dict[str, Any]) -> int:
    """Give the last line with text: before an empty line, the end is recorded at its start."""
    end = line_of(item, "end")
    return end if item["position"]["end"]["col"] else end - 1


def written_path(link: Link) -> str:
    return f"{link.target}#{link.subpath}" if link.subpath else link.target


def body_links(note: Note, *, embed: bool) -> list[tuple[str, str, int, tuple[int, int]]]:
    return [
        (written_path(link), link.display, link.line, (link.column, link.end))
        for link in note.body.links
        if link.embed is embed
    ]


def recorded_links(cache: dict[str, Any], name: str) -> list[tuple[str, str, int, tuple[int, int]]]:
    return [
        (entry["link"], entry["displayText"], line_of(entry), columns_of(entry))
        for entry in cache.get(name, ())
    ]


def test_all_recorded_notes_are_at_hand(outside: Path) -> None:
    assert len(list((outside / FOLDER).glob("*.json"))) == 69


@pytest.mark.parametrize("record", RECORDED, ids=lambda path: path.stem)
def test_a_note_reads_as_recorded(record: Path) -> None:
    told = json.loads(record.read_text(encoding="utf-8"))
    cache = told["cachedMetadata"]
    note = read_note(told["fileContents"].encode(), told["filePath"])
    body = note.body

    assert dict(note.frontmatter.properties) == cache.get("frontmatter", {})
    assert [
        (link.origin.removeprefix("property:"), written_path(link), link.display)
        for link in note.links
        if link.origin != "body"
    ] == [
        (entry["key"], entry["link"], entry["displayText"])
        for entry in cache.get("frontmatterLinks", ())
    ]
    assert [f"#{tag.name}" for tag in note.tags if tag.origin != "body"] == (
        told["parseFrontMatterTags"] or []
    )
    assert [f"#{tag.name}" for tag in note.tags] == told["getAllTags"]
    assert [(f"#{tag.name}", tag.line) for tag in body.tags] == [
        (entry["tag"], line_of(entry)) for entry in cache.get("tags", ())
    ]
    assert body_links(note, embed=False) == recorded_links(cache, "links")
    assert body_links(note, embed=True) == recorded_links(cache, "embeds")
    assert [(one.level, one.text, one.line) for one in body.headings] == [
        (entry["level"], entry["heading"], line_of(entry)) for entry in cache.get("headings", ())
    ]
    assert [(item.line, item.end_line, item.task, item.parent) for item in body.items] == [
        (
            line_of(entry),
            last_line_of(entry),
            entry.get("task"),
            entry["parent"] + 1 if entry["parent"] >= 0 else None,
        )
        for entry in cache.get("listItems", ())
    ]
    assert dict(body.block_ids) == {
        name: line_of(entry, "end") for name, entry in cache.get("blocks", {}).items()
    }
