"""The exported JSON against the schema that is documented."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from cli_vault import ROOT, run
from export_schema import schema
from exported import WORDS, exported
from hypothesis import given
from hypothesis import settings as examples
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from life import life
from network_of import contact, met, network
from test_export_cards import ADA
from test_exports_private import stuffed

from vaultnet.core.dates import Span
from vaultnet.core.plan import Evidence
from vaultnet.core.records import Channel, Dismissal, Layer
from vaultnet.exports.records import shape

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE: Final = ROOT / "docs" / "export.schema.json"


@pytest.fixture(scope="module")
def documented() -> Draft202012Validator:
    found = json.loads(PAGE.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def test_the_schema_is_current(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")


def test_every_record_of_a_life_fits(documented: Draft202012Validator) -> None:
    found = json.loads(exported("json", life()))
    documented.validate(found)
    for part in ("contacts", "interactions", "promises", "due", "events", "groups"):
        assert found[part], part


def test_a_full_contact_fits(documented: Draft202012Validator) -> None:
    full = replace(
        ADA, stage_dismissed=Dismissal(life().interactions[0].day, "a"), interests_line=3
    )
    known = network([full, contact("Bo")], (met("Ada Berg", "2026-11-02", Channel.CALL),))
    documented.validate(json.loads(exported("json", known)))


def test_the_example_vault_fits(documented: Draft202012Validator, tmp_path: Path) -> None:
    target = tmp_path / "network.json"
    result = run(ROOT / "example_vault", "export", "json", "-o", str(target))
    assert result.exit_code == 0
    found = json.loads(target.read_text(encoding="utf-8"))
    documented.validate(found)
    assert found["today"] == "2026-11-23"
    assert found["suggestions"]
    assert found["acquainted"]


@examples(max_examples=30)
@given(WORDS)
def test_any_words_fit(documented: Draft202012Validator, text: str) -> None:
    documented.validate(json.loads(exported("json", stuffed(text))))


def test_a_missing_and_an_unknown_key_are_found(documented: Draft202012Validator) -> None:
    """The schema holds in both ways, else it would prove nothing."""
    found: dict[str, Any] = json.loads(exported("json", life()))
    del found["contacts"][0]["name"]
    with pytest.raises(ValidationError):
        documented.validate(found)
    found = json.loads(exported("json", life()))
    found["contacts"][0]["mood"] = "good"
    with pytest.raises(ValidationError):
        documented.validate(found)


def test_reasons_stand_beside_what_they_explain() -> None:
    known = network(
        [contact("Ada", cadence={Layer.ANY: Span(months=1)})],
        (met("Ada", "2026-10-02", Channel.CALL),),
    )
    found = json.loads(exported("json", known))
    (due,) = found["due"]
    assert due["reason"]["code"] == "cadence"
    assert due["reason"]["facts"]["span"] == "P1M"
    assert due["last"] == {"day": "2026-10-02", "path": "Daily/2026-10-02.md", "line": 1}
    (ada,) = found["contacts"]
    assert ada["health"]["reason"]["code"] == "cadence-due"
    assert ada["cadence_by"] == {"kind": "own", "name": "", "layers": {"any": "P1M"}}


def test_what_cannot_be_utf8_is_escaped() -> None:
    data = exported("json", network([replace(contact("Ada"), job="a\udcff")]))
    assert b"a\\udcff" in data
    assert json.loads(data)["contacts"][0]["job"] == "a\udcff"


def test_what_is_no_record_is_a_fault_of_the_package() -> None:
    with pytest.raises(TypeError, match="object is no record"):
        shape(object())
    with pytest.raises(TypeError):
        shape(Evidence(object(), life().interactions[0].source))  # type: ignore[arg-type]  # what is refused
