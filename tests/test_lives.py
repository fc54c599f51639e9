"""Three invented lives, read and judged as their owners would have it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import run
from lives import LIVES

from vaultnet import api
from vaultnet.core.records import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PEOPLE: Final = {"student": 10, "engineer": 60, "founder": 600}
PRIVATE: Final = {"student": "Захар", "engineer": "Petra Pellworth"}
VERBS: Final = ("due", "stages", "promises", "events", "groups", "contacts", "interactions")


@pytest.mark.parametrize("name", LIVES)
def test_every_byte_is_the_same_each_time(name: str) -> None:
    assert list(LIVES[name]().items()) == list(LIVES[name]().items())


@pytest.fixture(params=list(LIVES))
def life(
    request: pytest.FixtureRequest, make_vault: Callable[[Mapping[str, str]], Path]
) -> tuple[str, Path]:
    name = str(request.param)
    return name, make_vault(LIVES[name]())


def test_a_life_is_read_and_judged_by_every_verb(life: tuple[str, Path]) -> None:
    name, root = life
    vault = api.read_vault(root)
    grave = [one.source.path for one in vault.problems if one.severity is Severity.ERROR]
    assert len(vault.network.contacts) == PEOPLE[name]
    assert grave == (["Входящие/без названия.md"] if name == "student" else [])
    for verb in VERBS:
        found = run(root, verb, "--json")
        assert found.exit_code == 0, found.output
        assert isinstance(json.loads(found.stdout), list)


def test_its_page_is_steady_and_names_nobody_private(life: tuple[str, Path]) -> None:
    name, root = life
    assert run(root, "digest").exit_code == 0
    page = (root / "Due this week.md").read_text(encoding="utf-8")
    assert run(root, "digest", "--check").exit_code == 0
    assert "## " in page
    assert name not in PRIVATE or PRIVATE[name] not in page
