"""Many marks on one page come to what they come to one after the other.

The first of them changes notes on which the others rest: those are held as they were read.
"""

from __future__ import annotations

import re
import shutil
from itertools import cycle
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import ROOT
from digest_vault import DIGEST, act, refresh, vault_at
from lives import LIVES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXAMPLE: Final = "example vault"
_BOX: Final = re.compile(rb"^- \[ \]", re.MULTILINE)


def vault_with_page(root: Path, name: str) -> Path:
    """Make the example vault or a life, with a page of its own."""
    if name == EXAMPLE:
        shutil.copytree(ROOT / "example_vault", root)
        (root / DIGEST).unlink()
    else:
        vault_at(root, LIVES[name]())
    refresh(root)
    return root


def page_of(root: Path) -> Path:
    """Find the page, whatever the language of the vault has called it."""
    (page,) = (one for one in root.rglob("*.md") if b"vaultnet:begin due" in one.read_bytes())
    return page


def one_by_one(page: Path, signs: Iterator[bytes]) -> Iterator[bytes]:
    """Give the page with each of its boxes marked in turn, those before it too."""
    text, at = page.read_bytes(), 0
    while box := _BOX.search(text, at):
        text, at = text[: box.start()] + b"- [" + next(signs) + b"]" + text[box.end() :], box.end()
        yield text


def boxes_of(signs: bytes) -> Iterator[bytes]:
    return cycle(signs[at : at + 1] for at in range(len(signs)))


def held(root: Path) -> dict[str, bytes]:
    return {one.relative_to(root).as_posix(): one.read_bytes() for one in root.rglob("*.md")}


@pytest.mark.parametrize("signs", [b"x", b"x>-"])
def test_marks_at_once_are_marks_in_turn(tmp_path: Path, signs: bytes) -> None:
    root, in_turn = vault_with_page(tmp_path / "at once", EXAMPLE), tmp_path / "in turn"
    shutil.copytree(root, in_turn)
    refused: set[str] = set()
    for text in one_by_one(page_of(in_turn), boxes_of(signs)):
        page_of(in_turn).write_bytes(text)
        refused = {one.message for one in act(in_turn).problems}
    page_of(root).write_bytes(page_of(in_turn).read_bytes())
    acted = act(root)
    assert len(acted.done) > 5
    assert {one.message for one in acted.problems} == refused
    assert held(root) == held(in_turn)


@pytest.mark.parametrize("name", LIVES)
def test_no_mark_is_refused_for_what_another_wrote(tmp_path: Path, name: str) -> None:
    root = vault_with_page(tmp_path, name)
    *_, text = one_by_one(page_of(root), boxes_of(b"x>-"))
    page_of(root).write_bytes(text)
    acted = act(root)
    assert len(acted.done) > 5
    assert not [one for one in acted.problems if one.code == "mark-not-done"]
