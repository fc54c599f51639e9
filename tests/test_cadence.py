"""How often, and by which rule: the first that answers wins."""

from __future__ import annotations

import pytest
from network_of import contact

from vaultnet.core.cadence import KEPT, cadence_for
from vaultnet.core.dates import Span
from vaultnet.core.records import Contact, Layer, Stage
from vaultnet.core.settings import CadenceSettings

WEEK = {Layer.ANY: Span(weeks=1)}
MONTH = {Layer.ANY: Span(months=1)}
QUARTER = {Layer.DEEP: Span(months=3)}
EVERYTHING = CadenceSettings(
    roles={"mentor": MONTH, "mentor/career": WEEK},
    stages={"trust": QUARTER},
    tags={"#client": WEEK},
    folders={"People/Work": MONTH},
    tiers={"A": WEEK},
    default=QUARTER,
)


@pytest.mark.parametrize(
    ("who", "settings", "kind", "name", "layers"),
    [
        pytest.param(
            contact("Ada", cadence=QUARTER, roles=("mentor",)),
            EVERYTHING, "own", "", QUARTER, id="the own key goes before the role",
        ),
        pytest.param(
            contact("Ada", no_cadence=True, roles=("mentor",)),
            EVERYTHING, "own", "", {}, id="an own none goes before the role",
        ),
        pytest.param(
            contact("Ada", roles=("mentor/career",)),
            EVERYTHING, "role", "mentor/career", WEEK, id="a kind of role goes before its group",
        ),
        pytest.param(
            contact("Ada", roles=("mentor/life",), stage=Stage.TRUST),
            EVERYTHING, "role", "mentor", MONTH, id="a group answers for its kinds",
        ),
        pytest.param(
            contact("Ada", relations=("Old Friend",), stage=Stage.TRUST),
            CadenceSettings(roles={"old_friend": WEEK}), "role", "old_friend", WEEK,
            id="a word for a relation has a rule as a role has",
        ),
        pytest.param(
            contact("Ada", stage=Stage.TRUST, tags=("client",)),
            EVERYTHING, "stage", "trust", QUARTER, id="the stage goes before the tag",
        ),
        pytest.param(
            contact("Ada", tags=("Client/north",)),
            EVERYTHING, "tag", "#client", WEEK, id="a tag answers for the tags under it",
        ),
        pytest.param(
            contact("Work/Sub/Ada", tier="b"),
            EVERYTHING, "folder", "People/Work", MONTH, id="a folder answers for those under it",
        ),
        pytest.param(
            contact("Ada", tier="a"), EVERYTHING, "tier", "A", WEEK, id="tier without its case"
        ),
        pytest.param(contact("Ada"), EVERYTHING, "default", "", QUARTER, id="default of settings"),
        pytest.param(
            contact("Ada", stage=Stage.COMMUNICATION),
            *(CadenceSettings(), "kept", "communication", KEPT),
            id="month, quarter, year from communication on",
        ),
        pytest.param(
            contact("Ada", stage=Stage.ACQUAINTANCE),
            CadenceSettings(), "none", "", {}, id="none for an acquaintance",
        ),
        pytest.param(contact("Ada"), CadenceSettings(), "none", "", {}, id="none without a stage"),
    ],
)  # fmt: skip
def test_the_first_rule_that_answers_wins(
    who: Contact, settings: CadenceSettings, kind: str, name: str, layers: dict[Layer, Span]
) -> None:
    rule = cadence_for(who, settings)
    assert (rule.kind, rule.name, dict(rule.layers)) == (kind, name, layers)


def test_of_several_roles_the_shortest_span_of_each_layer() -> None:
    settings = CadenceSettings(
        roles={
            "mentor": {Layer.LIGHT: Span(months=2), Layer.DEEP: Span(months=3)},
            "expert": {Layer.LIGHT: Span(days=30)},
        }
    )
    rule = cadence_for(contact("Ada", roles=("mentor", "expert")), settings)
    assert rule.layers == {Layer.LIGHT: Span(days=30), Layer.DEEP: Span(months=3)}
    assert rule.name == "expert, mentor"
