"""Bases: https://help.obsidian.md/bases/syntax restated as a schema, and what they show."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from cli_vault import ROOT
from exported import WORDS, material_of
from hypothesis import given
from jsonschema import Draft202012Validator
from life import life
from network_of import contact, day, network

from vaultnet import api
from vaultnet.core.dates import Span
from vaultnet.core.settings import Settings
from vaultnet.exports import export
from vaultnet.exports.material import Customs
from vaultnet.languages import LANGUAGES

if TYPE_CHECKING:
    from vaultnet.core.records import Network

CUSTOMS: Final = Customs(
    folders=("People", 'Odd "folder" \\ it\'s'),
    keys={
        "last-contact": ("last_contact",),
        "next-contact": ("next-contact",),
        "cadence": ("cadence",),
        "cadence-days": ("frequency days",),
        "stage": ("stage",),
        "snoozed": ("snoozed_until",),
        "email": ("email",),
    },
    cadences={"monthly": Span(months=1), "every 6 weeks": Span(weeks=6), "odd": Span(1, 6)},
    private_keys=("private", "is-private"),
    private_tags=("private", "личное"),
)

FILTER: Final[dict[str, Any]] = {
    "oneOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
            "properties": {
                name: {"type": "array", "items": {"$ref": "#/$defs/filter"}, "minItems": 1}
                for name in ("and", "or", "not")
            },
        },
    ]
}

SORTED: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["property", "direction"],
    "additionalProperties": False,
    "properties": {"property": {"type": "string"}, "direction": {"enum": ["ASC", "DESC"]}},
}

BASE: Final = Draft202012Validator(
    {
        "type": "object",
        "required": ["views"],
        "additionalProperties": False,
        "properties": {
            "filters": {"$ref": "#/$defs/filter"},
            "formulas": {"type": "object", "additionalProperties": {"type": "string"}},
            "properties": {
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "required": ["displayName"],
                    "additionalProperties": False,
                    "properties": {"displayName": {"type": "string"}},
                },
            },
            "views": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "required": ["type", "name"],
                    "additionalProperties": False,
                    "properties": {
                        "type": {"enum": ["table", "cards", "list"]},
                        "name": {"type": "string"},
                        "filters": {"$ref": "#/$defs/filter"},
                        "order": {"type": "array", "items": {"type": "string"}},
                        "sort": {"type": "array", "items": SORTED},
                        "groupBy": SORTED,
                    },
                },
            },
        },
        "$defs": {"filter": FILTER},
    }
)


def base_of(known: Network, customs: Customs = CUSTOMS, language: str = "en") -> Any:  # noqa: ANN401  YAML is anything
    material = material_of(known, Settings(language=language), customs=customs)
    return yaml.safe_load(export("base", material).decode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("customs", [CUSTOMS, Customs(), Customs(folders=("People",))])
def test_a_base_fits_the_public_shape(customs: Customs, language: str) -> None:
    found = base_of(life(), customs, language)
    BASE.validate(found)
    known = set(found["formulas"]) if "formulas" in found else set()
    for view in found["views"]:
        formulas = {one.partition(".")[2] for one in view["order"] if one.startswith("formula.")}
        assert formulas <= known  # what a view shows is there
        assert set(view["order"]) <= set(found["properties"])


def test_a_base_says_what_is_due_by_what_stands_in_notes() -> None:
    found = base_of(life())
    last = 'note["last_contact"]'
    assert found["formulas"]["due"] == (
        'if(note["next-contact"], date(note["next-contact"]), '
        f"if({last} && formula.every, date({last}) + formula.every))"
    )
    every = found["formulas"]["every"]
    assert 'if(note["cadence"] == "monthly", duration("1M"), ' in every
    assert 'duration("548d")' in every  # Obsidian reads one unit at a time
    assert 'duration("1d") * note["frequency days"]' in every
    assert every.count("(") == every.count(")")
    snoozed = 'note["snoozed_until"]'
    assert found["views"][0]["filters"]["and"] == [
        "formula.due",
        f"!{snoozed} || date({snoozed}) <= today()",
        'formula.due <= today() + "7d"',
    ]


def test_a_base_names_people_only_where_they_lie_among_other_notes() -> None:
    bram = replace(contact("Bram"), path="Notes/Bram.md")
    found = base_of(network([contact("Ada"), bram]))
    (_, places, private) = found["filters"]["and"]
    assert places["or"] == [
        'file.folder == "People"',
        'file.folder == "Odd \\"folder\\" \\\\ it\'s"',
        'file.path == "Notes/Bram.md"',
    ]
    assert private["not"][0] == 'file.hasProperty("private") || file.hasProperty("is-private")'


def test_a_base_of_nobody_shows_nothing() -> None:
    found = base_of(network([]), Customs())
    assert found["filters"]["and"][1] == {"or": ["false"]}
    BASE.validate(found)


def test_the_folders_of_the_example_vault(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    shutil.copytree(ROOT / "example_vault", root)
    found = yaml.safe_load(api.export(api.read_vault(root), day("2026-11-23"), "base").decode())
    BASE.validate(found)
    places = found["filters"]["and"][1]["or"]
    assert 'file.folder == "People"' in places
    assert 'file.path == "Notes/Bram Okonjo.md"' in places
    assert "formula.due" in found["views"][0]["order"]


@given(WORDS)
def test_any_words_are_yaml(text: str) -> None:
    known = network([replace(contact("Ada"), path=f"Notes/{text}.md")])
    customs = replace(CUSTOMS, folders=(text,), keys={"cadence": (text,)}, cadences={text: Span(1)})
    found = base_of(known, customs)
    BASE.validate(found)
    expression = found["filters"]["and"][1]["or"][0]
    assert json.loads(expression.removeprefix("file.folder == ")) == text
