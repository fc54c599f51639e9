"""The JSON that other programs rely on: keys, types, orders, and what is kept private."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from cli_vault import ADA, BO_LUND, BO_STRAND, JULIA, NOTES, json_of, run

from vaultnet.core.records import Channel, Direction, Layer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PLACE: Final = {"day": str, "path": str, "line": int}
ACT: Final = {"kind": str, "text": str}
PROBLEM: Final = {
    "path": str,
    "line": int,
    "severity": str,
    "code": str,
    "message": str,
    "hint": str,
}
CONTACT: Final = {
    "path": str,
    "line": int,
    "name": str,
    "aliases": [str],
    "tags": [str],
    "roles": [str],
    "stage": (str, None),
    "cadence": (dict, None),
    "interests": [str],
    "relations": [str],
    "ratings": dict,
    "introduced_by": [str],
    "groups": [str],
    "projects": [str],
    "events": [str],
    "organisations": [{"name": str, "path": (str, None)}],
    "birthday": (str, None),
    "last_contact": (PLACE, None),
}
INTERACTION: Final = {
    "day": str,
    "contacts": [str],
    "channel": str,
    "layer": str,
    "direction": str,
    "gave": [ACT],
    "received": [ACT],
    "summary": (str, None),
    "event": (str, None),
    "project": (str, None),
    "path": str,
    "line": int,
}
REMINDER: Final = {
    "id": str,
    "contact": (str, None),
    "contacts": [str],
    "kind": str,
    "layer": (str, None),
    "due": str,
    "days_late": int,
    "slot": str,
    "reason": {"code": str},
    "last": (PLACE, None),
}
NOTE: Final = {
    "path": str,
    "properties": dict,
    "tags": [str],
    "aliases": [str],
    "links": [
        {
            "target": str,
            "subpath": str,
            "display": str,
            "embed": bool,
            "line": int,
            "resolved": (str, None),
            "from": str,
        }
    ],
    "headings": [{"level": int, "text": str, "line": int}],
    "list_items": [{"line": int, "task": (str, None), "parent": (int, None), "text": str}],
    "fields": [{"key": str, "value": str, "line": int}],
    "salvaged": dict,
    "problems": [PROBLEM],
}


def fits(value: object, shape: Any) -> bool:  # noqa: ANN401  a shape is a type or made of them
    """Tell whether a value has a shape: a type, keys that must be there, a list, either of two."""
    if shape is None:
        return value is None
    if isinstance(shape, tuple):
        return any(fits(value, one) for one in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(
            key in value and fits(value[key], one) for key, one in shape.items()
        )
    return type(value) is shape


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault(NOTES)


@pytest.mark.parametrize(
    ("args", "shape"),
    [
        pytest.param(("contacts",), CONTACT, id="contacts"),
        pytest.param(("interactions",), INTERACTION, id="interactions"),
        pytest.param(("due", "--days", "60"), REMINDER, id="due"),
        pytest.param(("inspect", "--all"), NOTE, id="inspect"),
    ],
)
def test_every_record_has_the_promised_shape(
    vault: Path, args: tuple[str, ...], shape: Mapping[str, object]
) -> None:
    records = json_of(vault, *args)
    assert records
    for record in records:
        assert fits(record, shape), record


def test_check_has_the_promised_shape(make_vault: Callable[[Mapping[str, str]], Path]) -> None:
    vault = make_vault({**NOTES, "Broken.md": "---\na: [\n---\n"})
    result = run(vault, "check", "--json")
    assert result.stdout == run(vault, "check", "--format", "json").stdout
    problems = json.loads(result.stdout)
    assert problems
    assert all(fits(one, PROBLEM) and set(one) == set(PROBLEM) for one in problems)


def test_a_contact_says_what_its_note_says(vault: Path) -> None:
    contacts = {one["path"]: one for one in json_of(vault, "contacts")}
    assert list(contacts) == sorted(contacts)
    ada = contacts[ADA]
    assert ada["line"] == 1
    assert ada["name"] == "Ada Berg"
    assert ada["aliases"] == ["Countess"]
    assert ada["tags"] == ["person", "work/data"]
    assert ada["roles"] == ["mentor/career"]
    assert ada["stage"] == "trust"
    assert ada["cadence"] == {"light": "P1M", "deep": "P3M"}
    assert ada["birthday"] == "1990-11-25"
    assert ada["organisations"] == [{"name": "Acme", "path": "Acme.md"}]
    assert ada["last_contact"] == {"day": "2026-11-02", "path": "Daily/2026-11-02.md", "line": 2}
    assert contacts[BO_STRAND]["stage"] is None
    assert contacts[BO_STRAND]["cadence"] is None
    assert contacts[BO_STRAND]["last_contact"] is None


def test_a_contact_says_whom_and_what_its_note_leads_to(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    """Ratings in the order of their names; a private note is led to for the owner alone."""
    vault = make_vault(
        {
            **NOTES,
            "People/Cy.md": """\
---
type: person
trust: 4 (2026-05-01)
influence: 2
relationship: friend
introduced_by: ["[[Ada Berg]]", "[[Bo Lund]]"]
groups: "[[Weavers]]"
projects: [Bridges]
events: ["[[LoomConf]]", "[[Hush]]"]
---
""",
            "Weavers.md": "---\ntype: group\n---\n",
            "LoomConf.md": "---\ntype: event\n---\n",
            "Hush.md": "---\ntype: event\nprivate: true\n---\n",
            "Daily/2026-10-01.md": "- call with [[Cy]] after [[LoomConf]]\n",
        }
    )
    (cy,) = (one for one in json_of(vault, "contacts") if one["name"] == "Cy")
    assert cy["relations"] == ["friend"]
    assert list(cy["ratings"].items()) == [
        ("influence", {"value": 2, "day": None}),
        ("trust", {"value": 4, "day": "2026-05-01"}),
    ]
    assert cy["introduced_by"] == [ADA]
    assert (cy["groups"], cy["projects"]) == (["Weavers.md"], ["Bridges"])
    assert cy["events"] == ["LoomConf.md"]
    told = json_of(vault, "contacts", "--include-private")
    (cy,) = (one for one in told if one["name"] == "Cy")
    assert cy["introduced_by"] == [ADA, BO_LUND]
    assert cy["events"] == ["LoomConf.md", "Hush.md"]
    (call,) = (one for one in json_of(vault, "interactions") if one["day"] == "2026-10-01")
    assert (call["event"], call["project"]) == ("LoomConf.md", None)


def test_interactions_are_the_newest_first_with_plain_words(vault: Path) -> None:
    interactions = json_of(vault, "interactions")
    days = [one["day"] for one in interactions]
    assert days == sorted(days, reverse=True)
    assert not [one for one in interactions if one["planned"]]
    (ahead,) = json_of(vault, "interactions", "--planned")
    assert (ahead["day"], ahead["planned"]) == ("2026-12-01", True)
    (log,) = (one for one in interactions if one["path"] == ADA)
    assert (log["day"], log["channel"], log["layer"]) == ("2026-09-01", "call", "deep")
    assert [act["kind"] for act in log["gave"]] == ["article"]
    for one in interactions:
        assert one["channel"] in set(Channel)
        assert one["layer"] in set(Layer)
        assert one["direction"] in set(Direction)


def test_reminders_are_the_most_urgent_first_up_to_the_end_of_the_week(vault: Path) -> None:
    reminders = json_of(vault, "due")
    late = [one["days_late"] for one in reminders]
    assert late == sorted(late, reverse=True)
    assert all(one["due"] <= "2026-11-29" for one in reminders)
    assert {(one["contact"], one["kind"]) for one in reminders} >= {
        (JULIA, "next-contact"),
        (ADA, "yearly-day"),
    }
    for one in reminders:
        assert one["slot"] == ("overdue" if one["days_late"] > 0 else "this-week")


def test_a_horizon_reaches_from_today_but_never_hides_what_is_due(vault: Path) -> None:
    none_ahead = json_of(vault, "due", "--days", "0")
    assert all(one["days_late"] >= 0 for one in none_ahead)
    far = json_of(vault, "due", "--days", "60", "--include-private")
    assert {one["id"] for one in none_ahead} < {one["id"] for one in far}
    assert {one["slot"] for one in far} == {"overdue", "this-week", "later"}


def test_inspect_resolves_links_and_says_where_they_stand(vault: Path) -> None:
    (julia,) = json_of(vault, "inspect", JULIA)
    assert julia["properties"]["next_contact"] == "2026-11-24"
    assert julia["links"] == [
        {
            "target": "Ada Berg",
            "subpath": "Log",
            "display": "Ada",
            "embed": False,
            "line": 6,
            "resolved": ADA,
            "from": "body",
        },
        {
            "target": "nowhere yet",
            "subpath": "",
            "display": "nowhere yet",
            "embed": False,
            "line": 6,
            "resolved": None,
            "from": "body",
        },
    ]
    assert julia["contact"]["name"] == "Юлия Ёлкина"


def test_inspect_gives_a_rejected_block_as_salvaged(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault(
        {"Odd.md": "---\nname: Ada\nemail: @ada\n---\n", "Nan.md": "---\na: .nan\n---\n"}
    )
    nan, odd = json_of(vault, "inspect", "--all")
    assert odd["properties"] == {}
    assert odd["salvaged"]["name"] == "Ada"
    assert odd["problems"]
    assert nan["properties"] == {"a": None}


@pytest.mark.parametrize(
    "name",
    ["Acme.md", "Acme", "./Acme.md", "acme"],
)
def test_inspect_finds_a_note_by_path_or_name(vault: Path, name: str) -> None:
    (note,) = json_of(vault, "inspect", name)
    assert note["path"] == "Acme.md"


def test_show_adds_cadence_reminders_and_timeline(vault: Path) -> None:
    ada = json_of(vault, "show", "Countess")
    assert fits(ada, CONTACT)
    assert ada["effective_cadence"] == {
        "rule": "own",
        "name": "",
        "layers": {"deep": "P3M", "light": "P1M"},
    }
    assert ada["last"]["deep"]["day"] == "2026-09-01"
    assert ada["last"]["meeting"] is None
    assert [one["day"] for one in ada["timeline"]] == ["2026-11-02", "2026-09-01"]
    assert [one["day"] for one in ada["planned"]] == ["2026-12-01"]
    assert {one["kind"] for one in ada["reminders"]} == {"yearly-day", "keep-in-touch"}


def test_digest_says_what_it_did(vault: Path) -> None:
    created, current = json_of(vault, "digest"), json_of(vault, "digest")
    assert (created["path"], created["state"]) == ("Due this week.md", "created")
    assert created["diff"].startswith("--- /dev/null\n+++ b/Due this week.md\n")
    nothing: dict[str, object] = {"diff": None, "acted": 0, "notes": []}
    nothing |= {"blocks": [], "exports": []}
    assert current == {"path": "Due this week.md", "state": "current", **nothing}


VERBS: Final = [
    ("contacts",),
    ("interactions",),
    ("due", "--days", "60"),
    ("inspect", "--all"),
]


@pytest.mark.parametrize("args", VERBS)
def test_private_people_are_in_json_only_if_asked_for(vault: Path, args: tuple[str, ...]) -> None:
    without = run(vault, *args, "--json").stdout
    everything = run(vault, *args, "--json", "--include-private").stdout
    if args[0] != "inspect":  # there the daily note's own words name him
        assert "Lund" not in without
    assert f'"path": "{BO_LUND}"' not in without
    assert "Lund" in everything
    assert "hush" not in without


@pytest.mark.parametrize("args", [("show", "Bo Lund"), ("inspect", BO_LUND)])
def test_a_private_contact_asked_for_by_name_needs_the_option(
    vault: Path, args: tuple[str, ...]
) -> None:
    refused = run(vault, *args, "--json")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--include-private" in refused.stderr
    assert run(vault, *args, "--json", "--include-private").exit_code == 0


def test_no_private_words_are_in_json_at_all(vault: Path) -> None:
    hidden = json_of(vault, "interactions", "--include-private", "--contact", "Bo Lund")
    assert [one["summary"] for one in hidden] == [None]


def test_equal_runs_print_equal_bytes(vault: Path) -> None:
    for args in VERBS:
        assert run(vault, *args, "--json").stdout_bytes == run(vault, *args, "--json").stdout_bytes
