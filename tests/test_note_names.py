"""Names of new notes: safe on every system, whatever was typed."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vaultnet.vault.files import find_place
from vaultnet.vault.note_names import MAX_NAME_BYTES, UNTITLED, note_name
from vaultnet.vault.paths import is_note, key_path
from vaultnet.vault.walk import walk

# Each what a system, a link or a sync tool stumbles over.
ODD: Final = (
    *'<>:"/\\|?*[]#^%~.$_- \t\n\r\0\x7f\x85\xa0',
    *"\u0301\u0308\u200b\u200d\u202e\u2066\u2028\u2029\ufeff\ufffe\ufffd\ufe0f",
    *"\U0001f3fd\U0001f469\U0001f1ea\udc80\ud800",
    *("CON", "con", "PRN", "aux", "NUL", "COM1", "com¹", "LPT³", "CONIN$", "COM0"),
    *("..", "../", ".md", ".MD", "%%", "~$", ".git", "Анна", "é", "e\u0301", "한", "Ёлкина"),
)
TEXTS: Final = st.lists(st.sampled_from(ODD) | st.text(max_size=40), max_size=30).map("".join)

DEVICE: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|\Z)", re.IGNORECASE
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Ada Berg", "Ada Berg", id="in-order"),
        pytest.param("Юлия Ёлкина", "Юлия Ёлкина", id="cyrillic"),
        pytest.param("Е\u0308лкина", "Ёлкина", id="nfd"),
        pytest.param("O'Brien, Pat (Acme & Co.) 50%", "O'Brien, Pat (Acme & Co.) 50%", id="marks"),
        pytest.param("../../.ssh/authorized_keys", "ssh authorized_keys", id="out-of-the-vault"),
        pytest.param("C:\\temp\\Ada", "C temp Ada", id="drive"),
        pytest.param("Ada [[Berg]]|x#y^z", "Ada Berg x y z", id="link"),
        pytest.param("Ada %%secret%%", "Ada secret", id="comment"),
        pytest.param("Ada\nBerg\u2028x", "Ada Berg x", id="lines"),
        pytest.param("Ada\u202egreB", "AdagreB", id="bidi"),
        pytest.param("Ada\u200b Berg\ufeff", "Ada Berg", id="invisible"),
        pytest.param(" Ada Berg. . ", "Ada Berg", id="edges"),
        pytest.param(".hidden", "hidden", id="hidden"),
        pytest.param("~$Ada", "$Ada", id="office-file"),
        pytest.param("Ada.md", "Ada", id="extension"),
        pytest.param("con", "con_", id="device"),
        pytest.param("Com¹.Ada", "Com¹_.Ada", id="device-with-superscript"),
        pytest.param("NUL .x", "NUL_ .x", id="device-with-space"),
        pytest.param("Connie", "Connie", id="no-device"),
        pytest.param("COM10", "COM10", id="no-port"),
        pytest.param("", UNTITLED, id="empty"),
        pytest.param("?*/ ..", UNTITLED, id="nothing-left"),
        pytest.param("\u0301\u0301", UNTITLED, id="marks-without-a-letter"),
        pytest.param("Я" * 100, "Я" * 60, id="long"),
        pytest.param("я" * 59 + "a" + "е\u0301", "я" * 59 + "a", id="marks-go-with-their-letter"),
        pytest.param("a" + "\u0323\u0300" * 60, UNTITLED, id="one-letter-with-too-many-marks"),
        pytest.param("a" * 118 + " . x", "a" * 118, id="edge-by-cutting"),
        pytest.param("x" * 115 + "\U0001f44b\U0001f3fd", "x" * 115, id="skin-tone"),
    ],
)
def test_a_name(text: str, name: str) -> None:
    assert note_name(text) == name


@settings(max_examples=20_000 if os.environ.get("VAULTNET_LONG") else 500)
@given(TEXTS)
@example("e" + "\u200d" + "\u0301")
@example("%\u200b%")
@example("%#%")
@example("a" * 117 + "CON.")
def test_every_text_gives_a_name_that_every_system_can_carry(text: str) -> None:
    name = note_name(text)
    data = name.encode()  # no half of a pair
    assert 0 < len(data) <= MAX_NAME_BYTES
    assert not set('<>:"/\\|?*[]#^').intersection(name)
    assert "%%" not in name
    assert not {unicodedata.category(one) for one in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert name == name.strip(" .~")
    assert not unicodedata.category(name[0]).startswith("M")
    assert not DEVICE.match(name)
    assert unicodedata.is_normalized("NFC", name)
    assert key_path(name) == name
    assert not is_note(name)
    assert note_name(name) == name


@settings(max_examples=300)
@given(st.text(st.sampled_from("aя한\u0301\u0308\u20dd\U0001f44b\U0001f3fd"), min_size=20))
def test_a_name_is_never_cut_within_a_character(text: str) -> None:
    whole = unicodedata.normalize("NFC", text).lstrip("\u0301\u0308\u20dd\U0001f3fd")
    name = note_name(text)
    if name == UNTITLED:
        return
    assert whole.startswith(name)
    rest = whole[len(name) :]
    assert not rest or (
        not unicodedata.category(rest[0]).startswith("M") and rest[0] != "\U0001f3fd"
    )


@settings(max_examples=50)
@given(TEXTS)
def test_a_walk_finds_nothing_odd_about_a_name(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    root = tmp_path_factory.mktemp("vault")
    path = f"{note_name(text)}.md"
    place: Path = find_place(root, path)
    place.touch()
    listing = walk(root)
    assert [entry.path for entry in listing.notes] == [path]
    assert listing.problems == ()
