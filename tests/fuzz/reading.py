"""The target of the fuzzers: whatever a file holds, what is read of it agrees with its bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vaultnet.core.settings import Settings
from vaultnet.core.words import vocabulary_of
from vaultnet.languages import load_all
from vaultnet.vault.common_inline import scan_common
from vaultnet.vault.common_structure import read_common_structure
from vaultnet.vault.frontmatter import split_note
from vaultnet.vault.link_text import parse_link_text
from vaultnet.vault.links import LinkIndex
from vaultnet.vault.markdown import read_structure
from vaultnet.vault.obsidian import VaultConfig
from vaultnet.vault.parse import parse_network
from vaultnet.vault.read import read_note
from vaultnet.vault.scanner import scan_by_every_rule

if TYPE_CHECKING:
    from vaultnet.core.records import Network
    from vaultnet.vault.note import Field, Link, Note

# What a note is depends on its place, so the same bytes stand at several.
CONTACT: Final = "People/Nora Quill.md"
PATHS: Final = (CONTACT, "2026-11-23.md", "Meetings/2026-11-20 Plans.md", "Ideas/Bees.md")
OTHERS: Final = {
    "People/Zoe Hart.md": b"---\naliases: [Z. Hart]\nbirthday: --02-29\n---\n",
    "People/Ida Moss.md": b"#contact\n\n## Log\n- 2026-11-02 call [[Nora Quill]]\n",
}
RECORDS: Final = (
    *("contacts", "interactions", "promises", "events", "groups", "organisations"),
    *("achievements", "activities"),
)
WORDS: Final = vocabulary_of(load_all())


def read_anything(data: bytes) -> tuple[Note, Network]:
    """Read a note and a vault that holds it; raises AssertionError where the two disagree."""
    note = read_note(data, CONTACT)
    check_bytes(data, note)
    check_line_ends(data, note)
    check_places(note)
    check_ways(note)
    network = network_of(note)
    check_network(network, note)
    return note, network


def check_ways(note: Note) -> None:
    """Read the body by the quick readers and by every rule: no note may tell the difference."""
    body = note.lines[note.frontmatter.last_line :]
    assert read_common_structure(body, read_structure) == read_structure(body)
    for line in body:
        found = scan_common(line)
        assert found is None or found == scan_by_every_rule(line)


def check_bytes(data: bytes, note: Note) -> None:
    parts = split_note(data)
    assert parts.bom + parts.opener + parts.block + parts.closer + parts.body == data
    text = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text.decode()
    except UnicodeDecodeError:
        assert (note.lines, [one.code for one in note.problems]) == ((), ["not-utf-8"])
        return
    unended = text.removesuffix(b"\n")
    expected = unended.decode().split("\n") if text else []
    assert list(note.lines) == expected
    assert (note.frontmatter.state == "none") == (parts.opener == b"")
    # Whatever was read can be written as UTF-8, and is not larger than its source allows.
    json.dumps(note.properties, ensure_ascii=False).encode()


def check_line_ends(data: bytes, note: Note) -> None:
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for end in (b"\n", b"\r\n", b"\r"):
        assert repr(read_note(plain.replace(b"\n", end), CONTACT)) == repr(note), end


def check_places(note: Note) -> None:
    front, body, count = note.frontmatter, note.body, len(note.lines)
    assert len(body.regions) == count
    assert all(1 <= line <= front.last_line for line in front.lines.values())
    for link in note.links:
        if link.origin == "body":
            assert front.last_line < link.line <= count
            check_link(link, note.lines[link.line - 1])
        else:
            assert 1 <= link.line <= front.last_line
    for tag in note.tags:
        first = front.last_line if tag.origin == "body" else 0
        assert first < tag.line <= (count if tag.origin == "body" else front.last_line)
        assert tag.origin != "body" or f"#{tag.name}" in note.lines[tag.line - 1]
    for field in body.fields:
        assert front.last_line < field.line <= count
        check_field(field, note.lines[field.line - 1])
    begun: set[int | None] = {None}
    for item in body.items:
        assert front.last_line < item.line <= item.end_line <= count
        assert item.task is None or f"[{item.task}]" in note.lines[item.line - 1]
        assert item.text.partition("\n")[0] in "\n".join(note.lines[item.line - 1 : item.end_line])
        assert item.parent in begun
        begun.add(item.line)
    for heading in body.headings:
        assert heading.text.partition("\n")[0] in note.lines[heading.line - 1]
    for name, line in body.block_ids.items():
        assert note.lines[line - 1].rstrip(" \t").lower().endswith(f"^{name}")
    assert all(1 <= one.source.line <= max(1, count) for one in note.problems if count)


def check_link(link: Link, line: str) -> None:
    written = line[link.column : link.end].removeprefix("!" if link.embed else "")
    assert link.end <= len(line)
    wikilink = written.startswith("[[") and written.endswith("]]")
    if not wikilink or parse_link_text(written[2:-2])[:2] != (link.target, link.subpath):
        # A Markdown link; of one over several lines, the first of them.
        assert written.startswith("[")
        assert written.endswith(")") or link.end == len(line)


def check_field(field: Field, line: str) -> None:
    written = line[field.column : field.end]
    assert field.end <= len(line)
    assert field.key in written
    assert field.value in written
    assert "::" in written
    ends = {"bracket": "[]", "paren": "()"}.get(field.form)
    assert ends is None or written[0] + written[-1] == ends


def network_of(note: Note) -> Network:
    notes = {path: replace(note, path=path) for path in PATHS}
    notes |= {path: read_note(data, path) for path, data in OTHERS.items()}
    links = LinkIndex(notes)
    for link in note.links:
        assert links.resolve(link.target, CONTACT) in {None, *notes}
    return parse_network(notes, links, VaultConfig(), Settings(), WORDS)


def check_network(network: Network, note: Note) -> None:
    """Every record stands on a line of a note, and names contacts that there are."""
    counts = dict.fromkeys(PATHS, max(1, len(note.lines)))
    known = {contact.path for contact in network.contacts}
    sources = [one.source for one in network.problems if one.code != "not-utf-8"]
    for where in network.mentioned.values():
        sources += where
    for record in (one for name in RECORDS for one in getattr(network, name)):
        sources.append(record.source)
        for named in ("contacts", "participants", "members"):
            assert known.issuperset(getattr(record, named, ())), record
    for source in sources:
        assert 1 <= source.line <= counts.get(source.path, 4), source
    assert known.issuperset(path for pair in network.acquainted for path in pair)
