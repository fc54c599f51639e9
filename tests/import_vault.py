"""A small vault for the tests of imports, whose new notes come from a template of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cli_vault import ADA
from test_import_vcard import GOOGLE, IOS, KDE

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE: Final = """\
---
type: person
aliases: []
email:
mobile:
met: {{date}}
tags:
  - person
---
# {{title}}

## Log
"""
CARDS: Final = IOS.replace("Berg", "Halloran").replace("Countess", "Addie") + GOOGLE + KDE


def written(place: Path, text: str) -> str:
    place.write_text(text, encoding="utf-8", newline="")
    return str(place)


def text(vault: Path, path: str) -> str:
    return (vault / path).read_bytes().decode()


def add_property(vault: Path, line: str) -> None:
    (vault / ADA).write_text(text(vault, ADA).replace("type: person", f"type: person\n{line}"))


def notes(vault: Path) -> dict[str, bytes]:
    return {
        place.relative_to(vault).as_posix(): place.read_bytes()
        for place in vault.rglob("*")
        if place.is_file()
    }
