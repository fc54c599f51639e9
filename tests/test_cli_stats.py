"""`vaultnet stats`: the network on one screen, and the same as JSON."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from cli_vault import json_of, run
from life import CANARY, MONDAY, life

from vaultnet import api
from vaultnet.cli import bars

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

HEADINGS: Final = {
    "en": (
        "How it stands", "Giving and receiving", "Ways of being in touch, in 12 months",
        "Promises that count: with a day, a tag or a delegate", "Most in touch, in 12 months",
        "Least in touch, in 12 months, without those paused", "For how long",
        "Bridges: the only one who leads you there",
        "How often to be in touch is not said",
    ),
    "ru": (
        "Как обстоят дела", "Дано и получено", "Способы общения за 12 месяцев",
        "Обещания в счёт: со сроком, тегом или порученные", "Чаще всего за 12 месяцев",
        "Реже всего за 12 месяцев, кроме тех, кто на паузе", "Как давно",
        "Мосты: единственные, кто ведёт туда",
        "Не задано, как часто быть на связи",
    ),
}  # fmt: skip


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a vault that is read as the life, in the language of its settings."""
    read = api.read_vault

    def read_life(root: Path | str, **options: Any) -> api.Vault:  # noqa: ANN401  handed on as they are
        return replace(read(root, **options), network=life())

    monkeypatch.setattr(api, "read_vault", read_life)
    monkeypatch.setenv("VAULTNET_NO_CACHE", "1")  # so that it is this that reads
    return make_vault({})


@pytest.mark.parametrize("language", HEADINGS)
def test_the_screen_has_its_parts_in_order(vault: Path, language: str) -> None:
    (vault / "vaultnet.toml").write_text(f'language = "{language}"\n', encoding="utf-8")
    result = run(vault, "stats", today=MONDAY)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    found = [lines.index(heading) for heading in HEADINGS[language]]
    assert found == sorted(found)
    assert not re.search(r"\{\w+\}", result.stdout)
    # What an open note says is not hidden: Eve's own names the organisation.
    assert CANARY not in result.stdout.replace("Canary Works", "")


def test_private_people_are_counted_and_not_named(vault: Path) -> None:
    told = run(vault, "stats", today=MONDAY).stdout
    assert told.startswith("11 people\n  3 of them are private: counted, not named\n")
    stats = json_of(vault, "stats")
    assert (stats["people"], stats["private"]) == (11, 3)
    assert CANARY not in run(vault, "stats", "--json").stdout
    everything = json_of(vault, "stats", "--include-private")
    assert (everything["people"], everything["health"]) == (11, stats["health"])
    named = {one["contact"] for one in everything["contacted"]}
    assert "People/Canary.md" in named
    shown = [one["contact"] for one in everything["contacted"] if CANARY not in one["contact"]]
    assert shown == [one["contact"] for one in stats["contacted"]]


def test_json_has_all_that_the_screen_shows(vault: Path) -> None:
    stats = json_of(vault, "stats")
    assert list(stats) == [
        "people", "private", "paused", "unknown", "health", "by_stage", "by_role", "gave",
        "received", "given_share", "with_acts", "begun_share", "begun_known", "channels",
        "diversity", "untold_days", "promises", "contacted", "duration", "no_cadence", "declined",
        "bridges",
    ]  # fmt: skip
    assert list(stats["health"]) == ["fresh", "due", "cooling", "dormant", "unknown"]
    assert sum(stats["health"].values()) == 11
    assert stats["given_share"] is None
    assert stats["promises"]["me"]["kept"] == 1
    assert stats["promises"]["me"]["kept_share"] is None
    (bridge,) = (one for one in stats["bridges"] if one["contact"] == "People/Gil.md")
    assert bridge["leads_to"] == [
        {
            "kind": "organisation",
            "name": "Globex",
            "path": None,
            "evidence": [{"path": "People/Gil.md", "line": 1}],
        }
    ]


def test_an_empty_vault_has_figures_too(make_vault: Callable[[Mapping[str, str]], Path]) -> None:
    vault = make_vault({})
    told = run(vault, "stats").stdout
    assert told.startswith("0 people\n\nGiving and receiving\n")
    assert "unknown: nothing given or received is noted" in told
    assert json_of(vault, "stats")["duration"] == {
        "median": None,
        "known": 0,
        "once": 0,
        "longest": None,
    }


@pytest.mark.parametrize(
    ("count", "most", "size"),
    [(0, 5, 0), (5, 5, 24), (1, 1000, 1), (3, 6, 12), (0, 0, 0)],
)
def test_a_bar_is_seen_wherever_there_is_something(count: int, most: int, size: int) -> None:
    assert len(bars.bar(count, most)) == size


def test_in_a_pipe_figures_have_no_bars(vault: Path) -> None:
    told = run(vault, "stats", today=MONDAY).stdout
    assert not set(told) & {"█", "#"}
