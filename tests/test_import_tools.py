"""What other tools keep: Monica, friends, and notes whose keys the vault understands."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cli_vault import NOTES, json_of, run
from foreign import read, recognised
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vaultnet.core.dates import PartialDate
from vaultnet.core.records import Channel, Direction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FRIENDS = """\
### Activities:
- 2026-10-05: Got lunch with **Ada Berg** and **Bo Lund** in _Marie's Diner_. @food
- 2019-01-01: Walked with **Bo Lund**.
- 2026-10-06: Read a book.

### Notes:
- 2026-06-06: **Ada Berg** was accepted into a PhD program. @school

### Friends:
- Ada Berg (a.k.a. The Countess a.k.a. Addie) [Hamburg] @work @looms
- Bo Lund
- Юлия Ёлкина @chess

### Locations:
- Marie's Diner
"""

KINDS = [
    {"uuid": "k1", "properties": {"name": "Email", "type": "email", "protocol": "mailto:"}},
    {"uuid": "k2", "properties": {"name": "Phone", "type": "phone"}},
    {"uuid": "k3", "properties": {"name": "Telegram"}},
]


def held(kind: str, *values: Mapping[str, Any]) -> dict[str, Any]:
    return {"count": len(values), "type": kind, "values": [{"properties": one} for one in values]}


ADA = {
    "uuid": "c1",
    "properties": {
        "first_name": "Ada",
        "last_name": "Berg",
        "nickname": "Addie",
        "company": "Acme",
        "job": "Engineer",
        "is_partial": False,
        "tags": ["looms"],
        "last_talked_to": "2026-10-01T00:00:00Z",
        "birthdate": {
            "is_age_based": False,
            "is_year_unknown": True,
            "date": "2016-02-29T00:00:00Z",
        },
        "first_met_date": {"is_age_based": False, "date": "2020-01-02T00:00:00Z"},
        "avatar": {"avatar_source": "default"},
    },
    "data": [
        held(
            "contact_field",
            {"data": "ada@example.org", "type": "k1"},
            {"data": "0171 1234567", "type": "k2"},
            {"data": "@ada", "type": "k3"},
            {"data": "https://www.linkedin.com/in/ada", "type": "k9"},
        ),
        held("note", {"body": "Likes tea\nand looms"}),
        held("address", {"city": "Hamburg", "country": "DE", "street": "x"}),
        held(
            "call",
            {"called_at": "2026-10-05T10:00:00Z", "content": "About tea", "contact_called": True},
            {"called_at": "2001-10-05T10:00:00Z", "content": "Long ago"},
        ),
    ],
}
PARTIAL = {"uuid": "c2", "properties": {"first_name": "Child", "is_partial": True}}


def monica(*contacts: Mapping[str, Any]) -> str:
    collection = {"count": len(contacts), "type": "contact", "values": list(contacts)}
    account = {"uuid": "a", "data": [collection], "instance": {"contact_field_types": KINDS}}
    return json.dumps({"version": "1.0-preview.1", "app": "Monica", "account": account})


def test_friends() -> None:
    assert recognised(FRIENDS, "friends.md") == "friends"
    found = read(FRIENDS, "friends.md", since=date(2026, 1, 1))
    ada, bo, julia = found.people
    assert (ada.name, ada.other_names, ada.location) == (
        "Ada Berg",
        ("The Countess", "Addie"),
        "Hamburg",
    )
    assert (ada.tags, julia.tags) == (("work", "looms"), ("chess",))
    assert ada.text == "2026-06-06: Ada Berg was accepted into a PhD program. school"
    assert (bo.name, bo.source.line) == ("Bo Lund", 11)
    (day,) = found.days
    assert day.people == (("", "Ada Berg"), ("", "Bo Lund"))
    assert day.subject == "Got lunch with Ada Berg and Bo Lund in Marie's Diner. food"
    assert (found.left, found.problems) == ({"older": 1}, ())


def test_monica() -> None:
    text = monica(ADA, PARTIAL)
    assert recognised(text, "monica.json") == "monica"
    found = read(text, "monica.json", since=date(2026, 1, 1))
    (ada,) = found.people
    assert (ada.name, ada.given, ada.other_names, ada.job) == (
        "Ada Berg",
        "Ada",
        ("Addie",),
        "Engineer",
    )
    assert (ada.emails, ada.phones) == (("ada@example.org",), ("0171 1234567",))
    assert ada.links == ("https://www.linkedin.com/in/ada",)
    assert (ada.birthday, ada.met) == (PartialDate(2, 29), date(2020, 1, 2))
    assert (ada.location, ada.tags) == ("Hamburg, DE", ("looms",))
    assert ada.properties == {"last-contact": ("2026-10-01",)}
    assert ada.text == "Telegram: @ada\nLikes tea\nand looms"
    (day,) = found.days
    assert (day.channel, day.direction, day.subject) == (
        Channel.CALL,
        Direction.INBOUND,
        "About tea",
    )
    assert found.left == {"partial": 1, "older": 1}


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"app": "Monica", "account": 1}', "null"])
def test_json_that_is_none(text: str) -> None:
    found = read(text, "a.json", "monica")
    assert found.people == ()
    assert len(found.problems) == (not text.startswith(('{"', "n")))


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault(NOTES)


def test_a_note_of_another_tool_needs_no_import(vault: Path, tmp_path: Path) -> None:
    """Keys of hal_md, of PRM, of Orbit and of VCF Contacts in one note."""
    place = tmp_path / "Alex Stone.md"
    place.write_text(
        "---\ntags: [person]\nfirst_name: Alex\nlast_name: Stone\nbirthday: 10-02\n"
        "last_contact: 2025-11-13\nwork_email: x@example.org\nprm-tier: close\nN.GN: Alex\n"
        "TEL[CELL]: 5550102000\nEMAIL.WORK: y@example.org\norganizations: [Acme]\n"
        "subject_id: 9\n---\n"
    )
    result = run(vault, "import", str(place))
    assert result.exit_code == 0
    assert "needs no import" in result.stdout
    assert (
        "Understood already: first_name, last_name, birthday, last_contact, prm-tier, N.GN, "
        "TEL[CELL], organizations\n"
    ) in result.stdout
    assert '  "work_email" = "email"\n  "EMAIL.WORK" = "email"\n' in result.stdout
    assert "Without a meaning: subject_id" in result.stdout
    offered = json_of(vault, "import", str(place))["files"][0]["offered"]
    (vault / "vaultnet.toml").write_text(
        "[keys]\n" + "".join(f'"{key}" = "{meaning}"\n' for key, meaning in offered.items())
    )
    (vault / "People/Alex Stone.md").write_bytes(place.read_bytes())
    assert json_of(vault, "show", "Alex Stone")["emails"] == ["x@example.org", "y@example.org"]


def test_what_was_done_with_friends_goes_into_their_logs(vault: Path, tmp_path: Path) -> None:
    place = tmp_path / "friends.md"
    place.write_text(FRIENDS.replace("Bo Lund", "Cy Young"))
    run(vault, "import", str(place), "--yes")
    first = json_of(vault, "interactions", "--contact", "Cy Young")
    assert [one["contacts"] for one in first] == [["People/Ada Berg.md", "People/Cy Young.md"]]
    assert "There is nothing to write." in run(vault, "import", str(place), "--yes").stdout


LINES = st.text(st.sampled_from("aё*-_@()[]:. \t#\u2028e\u03010126"), max_size=24)


@settings(deadline=None)
@given(
    st.lists(st.one_of(LINES, st.sampled_from(FRIENDS.split("\n"))), max_size=12),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.booleans(),
)
def test_any_friends(lines: list[str], end: str, bom: bool, final: bool) -> None:
    text = end.join(lines) + (end if final else "")
    found = read(("\ufeff" if bom else "") + text, "friends.md", "friends")
    plain = read("\n".join(lines), "friends.md", "friends")
    assert (found.people, found.days) == (plain.people, plain.days)
    assert all("\n" not in person.name for person in found.people)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["account", "data", "values", "properties", "type", "first_name",
                             "birthdate", "date", "tags", "instance", "contact_field_types"]),
            st.one_of(inner, st.sampled_from(["contact", "call", "note", "contact_field"])),
            max_size=5,
        ),
    ),
    max_leaves=12,
)  # fmt: skip


@settings(deadline=None)
@given(JSON)
@example({"tags": True})
def test_any_json(value: object) -> None:
    for whole in (value, {"account": value}, {"account": {"data": [value]}}):
        read(json.dumps(whole), "a.json", "monica")
    read(monica({"properties": value, "data": value}), "a.json", "monica")
