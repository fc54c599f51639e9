"""The target of the fuzzers holds for the kept notes, for changes of them, and can fail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fuzz import guided_by_result, reading
from fuzz.guided_by_result import changed
from fuzz.reading import read_anything
from fuzz.vocabulary import SEEDS, seeds
from hypothesis import given, settings

from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vaultnet.core.records import Network
    from vaultnet.vault.note import Note


@pytest.mark.parametrize("path", sorted(SEEDS.iterdir()), ids=lambda path: path.stem)
def test_a_kept_note_is_read_in_order(path: Path) -> None:
    read_anything(path.read_bytes())


@settings(max_examples=60)
@given(changed(seeds()))
def test_a_changed_note_is_read_in_order(data: bytes) -> None:
    read_anything(data)


def misread(note: Note, **parts: object) -> Note:
    """Give a note of which some parts were worked out wrongly."""
    vars(note).update(parts)
    return note


def shifted(note: Note) -> Note:
    return misread(note, links=tuple(replace(link, column=link.column + 1) for link in note.links))


def cut(note: Note) -> Note:
    return misread(note, lines=note.lines[:-1])


def without_regions(note: Note) -> Note:
    return misread(note, body=replace(note.body, regions=()))


@pytest.mark.parametrize("fault", [shifted, cut, without_regions])
def test_a_fault_is_found(fault: Callable[[Note], Note], monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"- [[Nora Quill]] came\n- [k:: v]\n"
    read_anything(data)
    monkeypatch.setattr(reading, "read_note", lambda data, path: fault(read_note(data, path)))
    with pytest.raises(AssertionError):
        read_anything(data)


def test_a_fault_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(data: bytes) -> tuple[Note, Network]:
        assert len(data) < 2
        return read

    read = read_anything(b"")
    monkeypatch.setattr(guided_by_result, "read_anything", faulty)
    monkeypatch.setattr(guided_by_result, "seeds", lambda: [b"a note"])
    with pytest.raises(AssertionError):
        guided_by_result.run(1, 1, tmp_path)
    (kept,) = tmp_path.iterdir()
    assert len(kept.read_bytes()) >= 2
