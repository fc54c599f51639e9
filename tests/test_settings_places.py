"""Settings that name a folder or a note which the vault does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vaultnet.api import read_vault

if TYPE_CHECKING:
    from pathlib import Path

CASES = {
    "private-folder": (
        '[privacy]\nfolders = ["Private", "People/Familly"]\n',
        (2, "unknown-folder", "Did you mean People/Family?"),
    ),
    "people": ('[vault]\npeople = ["Nope"]\n', (2, "unknown-folder", "Correct it, or remove it.")),
    "owner": ('[vault]\nowner = "Ada Bergg"\n', (2, "unknown-owner", "Did you mean Ada Berg?")),
    "owner-path": (
        '\n[vault]\nowner = "Me.md"\n',
        (3, "unknown-owner", "Correct it, or remove it."),
    ),
}


def found(root: Path, text: str) -> list[tuple[int, str, str]]:
    for path in ("People/Family/Ada Berg.md", "Private/Diary.md", "Я/Заметки.md"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("", "utf-8")
    (root / "vaultnet.toml").write_text(text, "utf-8")
    problems = read_vault(root).problems
    return [
        (one.source.line, one.code, one.hint)
        for one in problems
        if one.source.path == "vaultnet.toml"
    ]


@pytest.mark.parametrize(("text", "problem"), CASES.values(), ids=CASES)
def test_what_is_not_there_is_told(
    tmp_path: Path, text: str, problem: tuple[int, str, str]
) -> None:
    assert found(tmp_path, text) == [problem]


@pytest.mark.parametrize(
    "text",
    [
        '[privacy]\nfolders = ["people/family/", "People", "Я"]\n',
        '[vault]\npeople = ["People/Family"]\nowner = "Ada Berg"\n',
        '[vault]\nowner = "People/Family/Ada Berg.md"\n',
    ],
)
def test_what_is_there_is_no_problem(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []
