"""Whom the words of a command line mean."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import click
import pytest

from vaultnet import languages
from vaultnet.cli.lookup import contact_called
from vaultnet.cli.session import Session
from vaultnet.core.records import Contact, Network, Source
from vaultnet.core.words import phrases_of

if TYPE_CHECKING:
    from vaultnet.api import Vault


def contact(path: str, *aliases: str, private: bool = False) -> Contact:
    name = path.rpartition("/")[2].removesuffix(".md")
    return Contact(path, name, Source(path, 1), aliases=aliases, private=private)


PEOPLE = (
    contact("People/Ada Berg.md", "Countess"),
    contact("People/Ada Bergmann.md"),
    contact("People/Bo.md"),
    contact("People/Юлия Ёлкина.md", "Юля", "Berg Julia"),
    contact("Old/Bo.md"),
    contact("Hidden/Cy Young.md", private=True),
    contact("People/Cy Twombly.md"),
)


def session() -> Session:
    """Give a session on the parts of a vault that names are looked up in."""
    network, phrases = Network(contacts=PEOPLE), phrases_of(languages.load("en"))
    vault = SimpleNamespace(network=network, phrases=phrases)
    return Session(cast("Vault", vault), date(2026, 11, 23))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("People/Bo.md", "People/Bo.md", id="path"),
        pytest.param("Old/Bo", "Old/Bo.md", id="path-without-ending"),
        pytest.param("ada berg", "People/Ada Berg.md", id="whole-name-before-a-part-of-another"),
        pytest.param("countess", "People/Ada Berg.md", id="alias"),
        pytest.param("ЕЛКИНА", "People/Юлия Ёлкина.md", id="part-in-another-case-without-dots"),
        pytest.param("julia", "People/Юлия Ёлкина.md", id="part-of-an-alias"),
        pytest.param(" Ada  Bergmann ", "People/Ada Bergmann.md", id="spaces-do-not-matter"),
    ],
)
def test_one_contact_is_meant(text: str, path: str) -> None:
    assert contact_called(session(), text).path == path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Ada", ("Ada Berg, Ada Bergmann",), id="part-of-two"),
        pytest.param("Bo", ("Bo (People/Bo.md), Bo (Old/Bo.md)",), id="two-of-one-name"),
        pytest.param("Cy", ("Cy Young, Cy Twombly",), id="private-by-name-alone"),
        pytest.param("Ada Bergman.", ("Nobody", "Ada Bergmann"), id="near-miss"),
        pytest.param("Countes Ada", ("Nobody",), id="words-of-two-names"),
        pytest.param("Twombley", ("Nobody", "Cy Twombly"), id="near-miss-of-one-word"),
        pytest.param("Zxqw", ("Nobody", "vaultnet contacts"), id="nobody"),
        pytest.param("  ", ("Nobody",), id="nothing"),
    ],
)
def test_what_is_not_clear_is_said_with_the_way_out(text: str, said: tuple[str, ...]) -> None:
    with pytest.raises(click.UsageError) as fault:
        contact_called(session(), text)
    for words in said:
        assert words in fault.value.message
