"""Who could introduce whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from network_of import contact, day, met, network

from vaultnet.core.acquaintance import Acquaintance
from vaultnet.core.history import History
from vaultnet.core.records import Source

if TYPE_CHECKING:
    from vaultnet.core.records import Network

ADA, BEN, CID = (f"People/{name}.md" for name in ("Ada", "Ben", "Cid"))
PLACE: Final = Source("Daily/2026-01-01.md", 2)
CALLS: Final = [met("Ada", "2026-05-01"), met("Ben", "2026-05-02")]


def acquaintance(known: Network) -> Acquaintance:
    return Acquaintance(known, History(known, day("2026-11-23")))


def told(known: Network, path: str) -> list[tuple[str, str, str | None]]:
    return [(one.by, one.whom, one.to) for one in acquaintance(known).to_owner(path)]


def test_a_stranger_is_introduced_by_whom_both_know() -> None:
    people = [contact("Ada"), contact("Ben"), contact("Cid")]
    known = network(people, CALLS, acquainted={(ADA, CID): PLACE, (ADA, BEN): PLACE})
    assert told(known, CID) == told(known, ADA) == [(ADA, CID, None)]
    assert told(known, BEN) == []
    (one,) = acquaintance(known).to_owner(CID)
    assert one.sources == (PLACE,)


def test_who_introduced_somebody_knows_them() -> None:
    known = network([contact("Ada"), contact("Cid", introduced_by=(ADA,))], CALLS[:1])
    assert told(known, CID) == [(ADA, CID, None)]


@pytest.mark.parametrize("name", ["Ada", "Cid"])
@pytest.mark.parametrize("fact", ["private", "paused", "deceased"])
def test_the_private_the_paused_and_the_deceased_introduce_nobody(name: str, fact: str) -> None:
    facts: dict[str, dict[str, object]] = {"Ada": {}, "Cid": {}, name: {fact: True}}
    people = [contact(one, **facts[one]) for one in ("Ada", "Cid")]
    known = network(people, CALLS[:1], acquainted={(ADA, CID): PLACE})
    assert told(known, CID) == told(known, ADA) == []


def test_what_only_a_private_place_says_is_not_said() -> None:
    known = network([contact("Ada"), contact("Cid")], CALLS[:1], acquainted={(ADA, CID): None})
    assert told(known, CID) == []


def test_two_are_introduced_by_whom_both_know() -> None:
    people = [contact("Ada"), contact("Ben"), contact("Cid")]
    other = Source("Daily/2026-01-02.md", 1)
    known = network(people, CALLS, acquainted={(ADA, BEN): PLACE, (BEN, CID): other})
    (one,) = acquaintance(known).between(ADA, [CID])
    assert (one.by, one.whom, one.to) == (BEN, ADA, CID)
    assert one.sources == (PLACE, other)
    strangers = network(people, CALLS[:1], acquainted=known.acquainted)
    assert list(acquaintance(strangers).between(ADA, [CID])) == []
