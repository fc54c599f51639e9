"""Paths in one spelling (S1.5)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.vault.paths import (
    file_name,
    folder_of,
    is_in_folder,
    is_note,
    key_path,
    without_extension,
)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        pytest.param("People/Ann Bell.md", "People/Ann Bell.md", id="plain"),
        pytest.param("Cafe\u0301.md", "Café.md", id="NFD"),
        pytest.param("И\u0306од.md", "Йод.md", id="NFD-cyrillic"),
        pytest.param("Ann\u00a0Bell.md", "Ann Bell.md", id="no-break-space"),
        pytest.param("a\udce9.md", "a\ufffd.md", id="not-utf-8"),
        pytest.param("👩\u200d🔬.md", "👩\u200d🔬.md", id="emoji-with-joiner"),
    ],
)
def test_key_path(written: str, key: str) -> None:
    assert key_path(written) == key


@settings(deadline=None)
@given(st.text(st.characters(), max_size=20))
def test_a_key_is_its_own_key_and_can_be_written_as_utf_8(path: str) -> None:
    key = key_path(path)
    assert key_path(key) == key
    assert unicodedata.is_normalized("NFC", key)
    assert "\u00a0" not in key
    key.encode()


@pytest.mark.parametrize(
    ("path", "name", "folder", "note", "bare"),
    [
        pytest.param("a/b/Note.md", "Note.md", "a/b", True, "a/b/Note", id="nested"),
        pytest.param("Note.md", "Note.md", "", True, "Note", id="root"),
        pytest.param("Note.MD", "Note.MD", "", True, "Note", id="capitals"),
        pytest.param("a.canvas", "a.canvas", "", False, "a.canvas", id="canvas"),
        pytest.param("a.md.md", "a.md.md", "", True, "a.md", id="two-extensions"),
        pytest.param("md", "md", "", False, "md", id="no-dot"),
    ],
)
def test_parts_of_a_path(path: str, name: str, folder: str, note: bool, bare: str) -> None:
    assert file_name(path) == name
    assert folder_of(path) == folder
    assert is_note(path) is note
    assert without_extension(path) == bare


@pytest.mark.parametrize(
    ("path", "folder", "inside"),
    [
        pytest.param("Daily/x.md", "Daily", True, id="within"),
        pytest.param("Daily/2026/x.md", "daily", True, id="below-and-capitals"),
        pytest.param("Dailyx/x.md", "Daily", False, id="longer-name"),
        pytest.param("Daily", "Daily", False, id="the-folder-itself"),
        pytest.param("x.md", "", True, id="root"),
    ],
)
def test_is_in_folder(path: str, folder: str, inside: bool) -> None:
    assert is_in_folder(path, folder) is inside
