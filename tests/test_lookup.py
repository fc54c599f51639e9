from __future__ import annotations

import pytest
from records_of import group

from vaultnet.core.lookup import Lookup

GUILD, TWIN, OTHER = group("Map Guild"), group("Twins", path="a.md"), group("twins", path="b.md")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("Groups/Map Guild.md", "Groups/Map Guild.md", id="its path"),
        pytest.param("map-guild", "Groups/Map Guild.md", id="its name, folded"),
        pytest.param("a.md", "a.md", id="a path where two have the name"),
        pytest.param("Twins", None, id="a name that two have"),
        pytest.param("Map", None, id="a part of a name"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_what_a_text_means(text: str, path: str | None) -> None:
    found = Lookup([GUILD, TWIN, OTHER]).find(text)
    assert (found.path if found else None) == path


def test_a_third_of_one_name_is_no_more_found_than_two() -> None:
    assert Lookup([GUILD, group("map guild", path="a.md"), OTHER, GUILD]).find("Map Guild") is None
