"""The text of links: target, subpath, display, destinations (rows L, S6.2 to S6.4)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.link_text import (
    decode_uri,
    parse_destination,
    parse_link_text,
    without_size,
)

ANY_TEXT = st.text(
    st.one_of(st.sampled_from("[]|#\\%&;:./ \u00a0\u2028e\u0301"), st.characters()), max_size=40
)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        pytest.param("Nora Quill", ("Nora Quill", "", "Nora Quill"), id="L1-plain"),
        pytest.param("Nora Quill|Nora", ("Nora Quill", "", "Nora"), id="L2-alias"),
        pytest.param("Nora Quill\\|Nora", ("Nora Quill", "", "Nora"), id="L3-escaped-bar"),
        pytest.param("Nora#Jobs#2024", ("Nora", "Jobs#2024", "Nora > Jobs > 2024"), id="L5"),
        pytest.param("#Jobs", ("", "Jobs", "Jobs"), id="L6-own-heading"),
        pytest.param("Nora#^b1", ("Nora", "^b1", "Nora > ^b1"), id="L7-block"),
        pytest.param("Nora#Jobs||x", ("Nora", "Jobs", "|x"), id="L8-second-bar-is-text"),
        pytest.param("|x", ("|x", "", "|x"), id="L9-bar-at-the-beginning"),
        pytest.param("|#x", ("|", "x", "| > x"), id="L9-bar-then-heading"),
        pytest.param("|", ("|", "", "|"), id="L9-bar-alone"),
        pytest.param(" Nora | Nora Q. ", ("Nora", "", "Nora Q."), id="L11-trimmed"),
        pytest.param("Nora #Jobs", ("Nora", "Jobs", "Nora  > Jobs"), id="L11-path-part-trimmed"),
        pytest.param("Nor]a", ("Nor]a", "", "Nor]a"), id="L12-single-bracket"),
        pytest.param(
            "slides.pdf#page=3", ("slides.pdf", "page=3", "slides.pdf > page=3"), id="L26"
        ),
        pytest.param("Quill&amp;Sons", ("Quill&amp;Sons", "", "Quill&amp;Sons"), id="L39-literal"),
        pytest.param("https://q.org", ("https://q.org", "", "https://q.org"), id="L40-a-note-name"),
        pytest.param("Nora\u00a0Quill", ("Nora Quill", "", "Nora Quill"), id="L41-no-break-space"),
        pytest.param("Зое\u0308", ("Зоё", "", "Зоё"), id="L42-decomposed"),
        pytest.param("2026-11-23", ("2026-11-23", "", "2026-11-23"), id="L43-day"),
        pytest.param("pa#th/Nora", ("pa", "th/Nora", "pa > th/Nora"), id="R28-hash-in-path"),
        pytest.param("##Jobs", ("", "#Jobs", "Jobs"), id="S6.6-search-prompt"),
        pytest.param("Nora|", ("Nora", "", "Nora"), id="empty-alias"),
        pytest.param("Nora\\", ("Nora", "", "Nora"), id="one-backslash-dropped"),
        pytest.param("Nora\\\\", ("Nora\\", "", "Nora\\"), id="only-one-backslash"),
    ],
)
def test_wikilink_text(inner: str, expected: tuple[str, str, str]) -> None:
    assert parse_link_text(inner) == expected


@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        pytest.param("Nora%20Quill.md", ("Nora Quill.md", ""), id="L27-decoded"),
        pytest.param("Nora", ("Nora", ""), id="L30-without-extension"),
        pytest.param("#Jobs", ("", "Jobs"), id="L31-own-heading"),
        pytest.param("quill:Nora.md", None, id="L32-colon"),
        pytest.param("mailto:nora@quill.org", None, id="mail"),
        pytest.param("./a:b.md", ("./a:b.md", ""), id="S6.4-colon-after-dot"),
        pytest.param("../People/Nora.md", ("../People/Nora.md", ""), id="S6.4-parent"),
        pytest.param("50%.md", None, id="L33-malformed"),
        pytest.param("%FF.md", None, id="L33-no-utf-8"),
        pytest.param("Люди/Зоя.md", ("Люди/Зоя.md", ""), id="L34-not-encoded"),
        pytest.param("%D0%97%D0%BE%D1%8F.md", ("Зоя.md", ""), id="L34-encoded"),
        pytest.param("Zoe%CC%88.md", ("Zoë.md", ""), id="L34-decomposed"),
        pytest.param("Nora%23Jobs.md", ("Nora%23Jobs.md", ""), id="R29-hash-stays-encoded"),
        pytest.param("Nora.md#Her%20jobs", ("Nora.md", "Her jobs"), id="subpath-decoded"),
        pytest.param("Quill&amp;Sons.md", ("Quill&Sons.md", ""), id="entity"),
        pytest.param("Quill&Sons.md", ("Quill&Sons.md", ""), id="ampersand"),
        pytest.param(r"Nora\(1\).md", ("Nora(1).md", ""), id="escapes"),
        pytest.param("", None, id="empty"),
    ],
)
def test_destination(destination: str, expected: tuple[str, str] | None) -> None:
    assert parse_destination(destination) == expected


@pytest.mark.parametrize(
    ("display", "expected"),
    [
        ("100", "default"),
        ("100x145", "default"),
        ("a map|300", "a map"),
        ("|300", "default"),
        ("a map", "a map"),
        ("100 maps", "100 maps"),
        ("100x", "100x"),
    ],
)
def test_the_size_of_an_embed_is_no_name(display: str, expected: str) -> None:
    """Row L25."""
    assert without_size(display, "default") == expected


@given(ANY_TEXT)
def test_any_text_has_its_parts(inner: str) -> None:
    target, subpath, _ = parse_link_text(inner)
    assert "#" not in target
    assert target == target.strip()
    assert unicodedata.is_normalized("NFC", target)
    assert "\u00a0" not in target + subpath


@given(ANY_TEXT)
def test_a_display_of_its_own_wins(display: str) -> None:
    shown = display.strip()
    assert parse_link_text(f"Nora#Jobs|{display}") == ("Nora", "Jobs", shown or "Nora > Jobs")


@given(ANY_TEXT)
def test_any_destination_is_inside_or_none(destination: str) -> None:
    parsed = parse_destination(destination)
    if parsed is not None:
        target, _ = parsed
        assert "#" not in target
        assert target == target.strip()
        assert ":" not in destination or destination.replace("\\", "").startswith(".")


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_what_was_encoded_is_decoded(text: str) -> None:
    letters = "".join(char for char in text if char not in ";/?:@&=+$,#%")
    encoded = "".join(f"%{byte:02x}" for byte in letters.encode())
    assert decode_uri(encoded) == letters


def test_a_path_longer_than_any_file_name_keeps_its_spelling() -> None:
    marks = "e" + "\u0301\u0323" * 50_000
    assert parse_link_text(marks)[0] == marks
