"""Values as JSON can say them, and paths as annotations can."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from vaultnet.cli.shapes import json_value
from vaultnet.cli.verbs import check

if TYPE_CHECKING:
    from vaultnet.vault.note import Value

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(
    SCALARS, lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside), max_leaves=20
)


@given(VALUES)
def test_every_property_can_be_said_in_json(value: object) -> None:
    shown = json_value(cast("Value", value))
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.lists(st.booleans())))
def test_what_json_can_say_stays_as_it_is(value: dict[str, object]) -> None:
    assert json_value(cast("Value", value)) == value


@given(st.text(alphabet=st.sampled_from("a%:,\r\n\u2028ж25")))
def test_a_path_in_an_annotation_ends_neither_it_nor_the_line(path: str) -> None:
    written = check._property(path)
    assert not set(written) & set(":,\r\n")
    assert unquote(written) == path
