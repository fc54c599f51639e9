"""The page that follows the guide: no part is missing, and every test that it names is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from vaultnet.core.measures import RATINGS
from vaultnet.core.roles import ROLES
from vaultnet.core.words import vocabulary_of
from vaultnet.languages import load_all

TESTS: Final = Path(__file__).parent
PAGE: Final = (TESTS.parent / "docs" / "guide.md").read_text(encoding="utf-8")
NAMED: Final = sorted(set(re.findall(r"`(test_\w+)::(test_\w+)`", PAGE)))
ROWS: Final = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.splitlines()
    if re.match(r"\| [1-8]", line)
]
PARTS: Final = (
    *("1.1", "1.2", "1.3"),
    *("2.1", "2.2", "2.3", "2.4", "2.5"),
    *("3.1", "3.2", "3.3", "3.4", "3.5", "3.6"),
    *("4.1", "4.2", "4.3"),
    *("5.1", "5.2"),
    *("6.1", "6.2"),
    *("7.1", "7.2"),
    "8",
)
LEFT: Final = "*left to the person*"


@cache
def functions_of(module: str) -> frozenset[str]:
    tree = ast.parse((TESTS / f"{module}.py").read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize(("module", "name"), NAMED, ids=["::".join(one) for one in NAMED])
def test_a_test_that_the_page_names_is_there(module: str, name: str) -> None:
    assert (TESTS / f"{module}.py").is_file(), f"docs/guide.md names {module}, which is not there"
    assert name in functions_of(module), f"docs/guide.md names {module}::{name}, which is not there"


@pytest.mark.parametrize("part", PARTS)
def test_no_part_of_the_guide_is_missing(part: str) -> None:
    assert any(row[0] == part for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_a_row_has_a_proof_or_says_why_not(row: list[str]) -> None:
    part, asked, answer, *proof = row
    assert part
    assert asked
    assert "::test_" in "".join(proof) or re.search(rf"{re.escape(LEFT)}: \w+", answer)


@pytest.mark.parametrize("role", [f"{group}/{kind}" for group in ROLES for kind in ROLES[group]])
def test_every_role_has_a_row(role: str) -> None:
    assert [row[2] for row in ROWS].count(f"`{role}`") == 1


@pytest.mark.parametrize("kind", sorted(set(vocabulary_of(load_all()).values.values())))
def test_every_kind_of_value_has_a_row(kind: str) -> None:
    assert sum(f"*{kind}*" in row[2] for row in ROWS if row[0] in {"2.3", "2.4", "2.5"}) == 1


@pytest.mark.parametrize("rating", [one for one in RATINGS if one != "trust"])
def test_every_rating_has_a_row(rating: str) -> None:
    assert sum(f"*{rating}*" in row[2] for row in ROWS if row[0] == "6.2") == 1
