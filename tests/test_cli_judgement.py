"""Promises, events, groups, stages and what `show` says of them: at the terminal and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from cli_vault import run
from life import CANARY, HIDDEN, MONDAY, life
from network_of import contact, day, met, network

from vaultnet import api, languages
from vaultnet.cli.measures_text import measure_sentences
from vaultnet.cli.session import Session
from vaultnet.core.measures import measure
from vaultnet.core.records import Channel, Direction, Rating
from vaultnet.core.words import phrases_of
from vaultnet.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from vaultnet.core.records import Contact, Interaction

PLACE: Final = {"path", "line"}
VERBS: Final = [
    ("promises",),
    ("events",),
    ("events", "RiverConf 2026"),
    ("groups",),
    ("stages",),
    ("stages", "--all"),
    ("due",),
    ("interactions",),
    ("show", "Ada"),
    ("show", "Dov"),
    ("show", "Eve"),
]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a vault that is read as the life, in the language of its settings."""
    read = api.read_vault

    def read_life(root: Path | str, **options: Any) -> api.Vault:  # noqa: ANN401  handed on as they are
        return replace(read(root, **options), network=life())

    monkeypatch.setattr(api, "read_vault", read_life)
    monkeypatch.setenv("VAULTNET_NO_CACHE", "1")  # so that it is this that reads
    return make_vault({})


def shapes(vault: Path, *args: str) -> Any:  # noqa: ANN401  JSON is anything
    result = run(vault, *args, "--json", today=MONDAY)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def shown(vault: Path, *args: str) -> str:
    result = run(vault, *args, today=MONDAY)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_promises_say_whose_they_are_and_how_they_stand(vault: Path) -> None:
    rows = [row for row in shown(vault, "promises").splitlines() if CANARY not in row]
    cells = [[cell.strip() for cell in row.split("  ") if cell.strip()] for row in rows[1:]]
    assert cells == [
        [
            "2026-11-20", "Ben", "theirs", "the contract [draft]", "past its day",
            "Daily/2026-11-02.md:6",
        ],
        ["2026-11-24", "Ada", "-", "-", "-", "-"],
        ["2026-11-25", "Ada", "yours", "send the slides", "open", "Daily/2026-11-01.md:4"],
        ["-", "Cid", "theirs", "a name", "open", "Daily/2026-11-01.md:4"],
        ["2026-10-01", "Dov", "yours", "an address", "kept", "Daily/2026-11-01.md:4"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("args", "texts"),
    [
        pytest.param(["--contact", "Ben"], ["the contract [draft]"], id="contact"),
        pytest.param(["--by", "them"], ["the contract [draft]", "a name"], id="theirs"),
        pytest.param(["--by", "me", "--state", "kept"], ["an address"], id="mine and kept"),
        pytest.param(
            ["--state", "late", "--state", "kept"],
            ["the contract [draft]", "an address"],
            id="either",
        ),
        pytest.param(["--contact", "Eve"], [], id="none"),
    ],
)  # fmt: skip
def test_promises_are_chosen(vault: Path, args: list[str], texts: list[str]) -> None:
    assert [one["text"] for one in shapes(vault, "promises", *args)] == texts


def test_a_promise_as_json(vault: Path) -> None:
    (promise,) = shapes(vault, "promises", "--contact", "Ben")
    assert promise == {
        "promiser": "them",
        "contacts": ["People/Ben.md"],
        "text": "the contract [draft]",
        "due": "2026-11-20",
        "done": None,
        "settled": False,
        "cancelled": False,
        "counted": True,
        "state": "late",
        "private": False,
        "path": "Daily/2026-11-02.md",
        "line": 6,
    }


def test_a_private_promise_has_neither_words_nor_place(vault: Path) -> None:
    hidden = [one for one in shapes(vault, "promises") if one["path"] is None]
    assert [(one["contacts"], one["text"]) for one in hidden] == [(["People/Ada.md"], None)] * 2
    asked = shapes(vault, "promises", "--include-private")
    assert [one["text"] for one in asked if one["path"] == HIDDEN.path] == [
        "Canary words",
        "Canary alone",
    ]


def test_events_are_the_latest_first_with_all_who_were_there(vault: Path) -> None:
    events = shapes(vault, "events")
    assert [one["name"] for one in events] == ["RiverConf 2026", "DevConf 2026", "RiverConf 2025"]
    assert events[0] == {
        "path": "Events/RiverConf 2026.md",
        "line": 2,
        "name": "RiverConf 2026",
        "first": "2026-12-05",
        "last": "2026-12-06",
        "place": "Lisbon, Portugal",
        "series": None,
        "participants": ["People/Ada.md"],
        "others": [],
        "part": "spoke",
        "follow_up": True,
        "private": False,
    }
    (row,) = (row for row in shown(vault, "events").splitlines() if "RiverConf 2026" in row)
    assert row.startswith("2026-12-05 – 2026-12-06  RiverConf 2026  Lisbon, Portugal  speaker")


@pytest.mark.parametrize(
    ("args", "names"),
    [
        pytest.param(["--ahead"], ["RiverConf 2026"], id="ahead"),
        pytest.param(["--contact", "Ben"], ["RiverConf 2025"], id="contact"),
        pytest.param(["--contact", "Eve"], [], id="none"),
    ],
)
def test_events_are_chosen(vault: Path, args: list[str], names: list[str]) -> None:
    assert [one["name"] for one in shapes(vault, "events", *args)] == names


def test_groups_have_the_members_of_both_notes(vault: Path) -> None:
    (group,) = shapes(vault, "groups")
    assert group == {
        "path": "Groups/Loom Club.md",
        "line": 1,
        "name": "Loom Club",
        "kind": "community",
        "members": ["People/Ada.md", "People/Ben.md"],
        "others": [],
        "part": "organiser",
        "private": False,
    }
    assert [one["name"] for one in shapes(vault, "groups", "--contact", "Ben")] == ["Loom Club"]
    assert shapes(vault, "groups", "--contact", "Eve") == []


def test_stages_say_what_is_there_and_what_is_missing(vault: Path) -> None:
    (ada,) = shapes(vault, "stages")
    assert (ada["contact"], ada["from"], ada["to"]) == (
        "People/Ada.md",
        "acquaintance",
        "communication",
    )
    assert {one["code"] for one in ada["met"]} == {
        "episodes-in-year", "channels", "shared-interest", "value-act", "meeting", "drivers",
    }  # fmt: skip
    assert ada["missing"] == []
    assert [one["code"] for one in ada["unknown"]] == ["joint-project"]
    assert (ada["confidence"], ada["open"], len(ada["fingerprint"])) == ("medium", True, 8)
    assert {"path": "Daily/2026-11-10.md", "line": 1} in ada["evidence"]
    for criterion in (*ada["met"], *ada["missing"]):
        assert all(set(place) == PLACE for place in criterion["evidence"])
    told = shown(vault, "stages")
    assert told.startswith("Ada: from acquaintance to communication? Evidence so far: some.\n")
    assert "in touch 3 times in 12 months" in told
    assert "joint projects" in told


def test_of_anybody_asked_for_the_next_stage_is_judged(vault: Path) -> None:
    (ben,) = shapes(vault, "stages", "--contact", "Ben")
    assert (ben["from"], ben["to"], ben["open"]) == ("communication", "trust", False)
    assert ben["lacks"]
    assert "something is still missing" in shown(vault, "stages", "--contact", "Ben")
    everybody = shapes(vault, "stages", "--all", "--include-private")
    assert len(everybody) == len(life().contacts)


@pytest.mark.parametrize("args", VERBS, ids=" ".join)
def test_private_records_are_in_json_only_if_asked_for(vault: Path, args: tuple[str, ...]) -> None:
    without = run(vault, *args, "--json", today=MONDAY).stdout
    assert CANARY not in without.replace(CANARY_TYPED, "")
    everything = run(vault, *args, "--json", "--include-private", today=MONDAY).stdout
    assert CANARY in everything or args == ("show", "Dov")


# What a note that is not private itself says is not hidden: Eve's own note names the organisation.
CANARY_TYPED: Final = '"name": "Canary Works"'


@pytest.mark.parametrize("args", [*VERBS, ("show", CANARY)], ids=" ".join)
def test_at_the_terminal_private_records_are_names_and_days(
    vault: Path, language: str, args: tuple[str, ...]
) -> None:
    (vault / "vaultnet.toml").write_text(f'language = "{language}"\n', encoding="utf-8")
    told = shown(vault, *args)
    for words in ("Canary words", "Canary and", "Canary alone", "Canary prize", "Canary talk"):
        assert words not in told
    for place in (HIDDEN.path, "People/Canary", "Events/Canary", "Groups/Canary"):
        assert place not in told


def test_show_says_all_that_is_judged(vault: Path) -> None:
    ada = shapes(vault, "show", "Ada")
    assert ada["next_stage"]["to"] == "communication"
    assert ada["shared_interests"] == ["weaving"]
    assert [one["text"] for one in ada["promises"]] == [None, None, "send the slides"]
    assert [one["name"] for one in ada["groups"]] == ["Loom Club"]
    assert [one["name"] for one in ada["will_be_at"]] == ["RiverConf 2026"]
    assert shapes(vault, "show", "Ben")["seen_at"][0]["name"] == "RiverConf 2025"
    assert ada["measures"]["episodes"] == 3
    assert ada["measures"]["given_share"] is None
    assert ada["measures"]["ratings"]["trust"]["due_again"] is True
    told = shown(vault, "show", "Ada")
    for words in (
        "how it stands: fresh: 13 days since the last contact",
        "shared interests: weaving",
        "from acquaintance to communication?",
        "Figures\n  how often: in touch 3 times in 12 months; days of contact: 3\n",
        "who begins: unknown",
        "trust: 4 of 5, on 2025-01-10; more than a year ago",
        "Loom Club",
        "Will be at\n",
    ):
        assert words in told


NOT_RATED: Final = (
    "trust",
    "readiness to help",
    "quality of information",
    "influence on the career",
)
FIGURES: Final = {
    "nothing known": (
        contact("Ada"),
        [],
        dict.fromkeys(
            ("how often", "ways", "value", "who begins", "for how long", "rhythm"), "unknown"
        ),
    ),
    "one contact": (
        contact("Ada"),
        [met("Ada", "2026-11-22", Channel.CALL)],
        {
            "how often": "in touch 1 time in 12 months; days of contact: 1",
            "ways": "call 1",
            "for how long": "one day so far, 2026-11-22",
            "not rated": ", ".join(NOT_RATED),
            "rhythm": "unknown; 1 day since the last contact",
        },
    ),
    "a rhythm": (
        contact("Ada"),
        [met("Ada", f"2026-{month:02}-01", direction=Direction.INBOUND) for month in range(1, 12)],
        {
            "who begins": "you, 0 % of the times",
            "rhythm": "usually every 31 days; 22 days since the last contact: 71 % of the usual",
        },
    ),
    "ratings": (
        contact("Ada", ratings={"trust": Rating(5), "influence": Rating(2, day("2026-11-01"))}),
        [],
        {
            "trust": "5 of 5",
            "not rated": "readiness to help, quality of information",
            "influence on the career": "2 of 5, on 2026-11-01",
        },
    ),
}


@pytest.mark.parametrize(("who", "interactions", "sentences"), FIGURES.values(), ids=FIGURES)
def test_figures_are_sentences_and_what_is_not_known_says_so(
    make_vault: Callable[[Mapping[str, str]], Path],
    who: Contact,
    interactions: list[Interaction],
    sentences: dict[str, str],
) -> None:
    known = network([who], interactions)
    session = Session(replace(api.read_vault(make_vault({})), network=known), day(MONDAY))
    told = dict(measure_sentences(session, measure(who, session.history)))
    assert {label: told[label] for label in sentences} == sentences


def test_an_empty_choice_is_said_in_both_languages(
    make_vault: Callable[[Mapping[str, str]], Path], language: str
) -> None:
    vault = make_vault({"vaultnet.toml": f'language = "{language}"\n'})
    phrases = phrases_of(languages.load(language))
    for verb in ("promises", "events", "groups", "stages"):
        assert run(vault, verb).stdout == phrases.say(f"cli.{verb}.none") + "\n"
        assert run(vault, verb, "--json").stdout == "[]\n"
