"""The records of the example vault beside contacts and interactions, and of vaults of others."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from vaultnet import read_vault
from vaultnet.core.dates import PartialDate
from vaultnet.core.records import Owner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.core.records import Network, Promise

EXAMPLE: Final = Path(__file__).parents[1] / "example_vault"
RIVER: Final = "Events/RiverConf 2026.md"
SAMOVAR: Final = "Groups/Клуб Самовар.md"
TIMETABLE: Final = "Projects/Open Timetable.md"


@pytest.fixture(scope="module")
def network() -> Network:
    return read_vault(EXAMPLE).network


def names(paths: Iterable[str]) -> set[str]:
    return {path.rpartition("/")[2].removesuffix(".md") for path in paths}


def line_of(promise: Promise) -> str:
    state = "off" if promise.cancelled else "done" if promise.settled else "open"
    place = f"{promise.source.path.rpartition('/')[2].removesuffix('.md')}:{promise.source.line}"
    day = promise.done if promise.settled else promise.due
    counted = "counted" if promise.counted else ""
    words = (place, promise.promiser, *names(promise.contacts), state, day or "", counted)
    return " ".join(str(word) for word in words if word)


def test_promises(network: Network) -> None:
    assert [line_of(one) for one in network.promises] == [
        "2026-10-21:11 me Felix Aurland open 2026-11-27 counted",
        "2026-10-28:5 me Amara Lindqvist open",
        "2026-11-16:5 me Kwame Thorne off",
        "2026-11-18:11 me Priya Holtz open",
        "2026-11-18:12 me Lucía Ferrabril done 2026-11-18",
        "2026-11-20:7 me Зарина Камолова open 2026-11-25 counted",
        "2026-11-20:8 them Marek Wiosnak open counted",
        "2026-11-20:16 me Teodor Ihle done 2026-11-20",
        "2026-11-20:17 me Amara Lindqvist open",
        "2026-11-23:9 me Amara Lindqvist open",
        "2026-11-23:10 me Lucía Ferrabril open",
        "Open Timetable:15 me Marek Wiosnak done 2026-11-10",
        "Open Timetable:16 me Lucía Ferrabril open 2026-12-04 counted",
        "Open Timetable:17 me Ольга Заветрина open 2026-12-02 counted",
    ]


def test_events(network: Network) -> None:
    (one,) = network.events
    assert (one.path, one.first, one.last) == (RIVER, date(2026, 10, 8), date(2026, 10, 9))
    assert (one.place, one.series, one.part) == ("Bratislava", "RiverConf", "spoke")
    assert names(one.participants) == {"Lucía Ferrabril", "Marek Wiosnak", "Пётр Обручников"}


def test_groups_and_organisations(network: Network) -> None:
    club, project = network.groups
    assert (club.path, club.kind, club.part) == (SAMOVAR, "community", "organiser")
    assert names(club.members) == {"Ольга Заветрина", "Пётр Обручников", "Дарья Белавенец"}
    assert (project.path, project.kind) == (TIMETABLE, "project")
    assert names(project.members) == {"Marek Wiosnak", "Lucía Ferrabril", "Felix Aurland"}
    (works,) = network.organisations
    assert (works.name, works.founded) == ("Tramline Works", PartialDate(4, 2, 2014))


def test_achievements_and_own_activity(network: Network) -> None:
    assert [(str(one.day), names(one.contacts)) for one in network.achievements] == [
        ("2026-11-16", {"Дарья Белавенец"}),
        ("2026-11-15", {"Lucía Ferrabril"}),
    ]
    assert [(str(one.day), one.text) for one in network.activities] == [
        ("2026-11-16", "ответила на два вопроса на форуме"),
        ("2026-10-09", "gave a talk at a conference"),
    ]


def test_what_was_worked_on(network: Network) -> None:
    worked = {(str(one.day), one.project) for one in network.interactions if one.project}
    assert worked == {
        ("2026-10-09", TIMETABLE),
        ("2026-10-14", TIMETABLE),
        ("2026-11-10", TIMETABLE),
    }


def test_the_owner_and_what_there_is_to_offer(network: Network) -> None:
    interests = ("timetables", "maps", "accessibility", "teaching")
    assert network.me == Owner("People/Mira Kestner.md", interests, date(2026, 9, 1), 17)
    offered = {one.name: one.topics for one in network.knowledge}
    assert offered["Slow Networks"] == ("reading",)
    assert "conferences" in offered["Долгие контакты после конференции"]


@pytest.mark.parametrize(("name", "groups"), [("kepano", {"Minimal Theme"}), ("tasks-demo", set())])
def test_vaults_of_others_promise_nothing_to_anybody(
    outside: Path, tmp_path: Path, name: str, groups: set[str]
) -> None:
    root = tmp_path / name
    shutil.copytree(outside / "corpora" / name, root, copy_function=shutil.copyfile)
    network = read_vault(root).network
    assert (network.promises, network.achievements, network.activities) == ((), (), ())
    assert {one.name for one in network.groups} == groups
    assert network.knowledge
