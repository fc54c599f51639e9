"""One invented network with a record of every kind, and a private twin of each.

No private name or word has a letter to share: all hold `Canary`, so a test can look for that.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from network_of import act, contact, day, met, network
from records_of import achievement, event, group, organisation, promise

from vaultnet.core.dates import PartialDate, Span
from vaultnet.core.holidays import Holiday, holidays_of
from vaultnet.core.records import (
    Channel,
    Layer,
    Organisation,
    OwnActivity,
    Owner,
    Promiser,
    Rating,
    Source,
    Stage,
    YearlyDay,
)

if TYPE_CHECKING:
    from vaultnet.core.records import Network

MONDAY: Final = "2026-11-23"
CANARY: Final = "Canary"
HIDDEN: Final = Source("Canary diary.md", 3)
RHYTHM: Final = ("2026-03-01", "2026-03-21", "2026-04-10", "2026-04-30", "2026-05-20")
MONTHLY: Final = {Layer.ANY: Span(months=1)}

HOLIDAYS: Final[tuple[Holiday, ...]] = holidays_of(
    [
        {
            "language": "en",
            "holidays": {"looms": {"day": "28.11", "name": "Day of Looms", "words": ["weaver"]}},
        },
        {
            "language": "ru",
            "holidays": {"looms": {"day": "28.11", "name": "День станка", "words": ["ткач"]}},
        },
    ]
)

BIRTHDAY: Final = YearlyDay("birthday", PartialDate(11, 24), Source("People/Canary.md", 2))

CONTACTS: Final = (
    contact(
        "Ada",
        interests=("weaving",),
        organisations=(Organisation("Acme"),),
        job="weaver",
        groups=("Loom Club",),
        ratings={"trust": Rating(4, day("2025-01-10"))},
    ),
    contact("Ben", job="weaver", stage=Stage.COMMUNICATION, cadence=MONTHLY),
    contact("Cid"),
    contact("Dov", location="Lisbon"),
    contact("Eve", organisations=(Organisation("Canary Works"),)),
    contact("Fay"),
    contact("Gil", organisations=(Organisation("Globex"),), ratings={"trust": Rating(5)}),
    contact("Hal", cadence=MONTHLY),
    contact(
        "Canary",
        private=True,
        cadence=MONTHLY,
        yearly_days=(BIRTHDAY,),
        interests=("weaving",),
        location="Lisbon",
    ),
    contact("Canary Drift", private=True),
    contact("Canary Past", private=True, stage=Stage.TRUST),
)

INTERACTIONS: Final = (
    met("Ada", "2026-11-10", Channel.CALL, gave=act()),
    met("Ada", "2026-09-10", Channel.MEETING),
    met("Ada", "2026-07-10", Channel.EMAIL, source=HIDDEN, private=True),
    met("Ben", "2026-09-01", Channel.CALL, line=4),
    met("Cid", "2026-11-18", Channel.EVENT),
    met("Dov", "2026-10-01"),
    met("Eve", "2026-10-02"),
    met("Ben", "2026-12-01", Channel.CALL, line=2),
    *(met("Fay", on) for on in RHYTHM),
    met("Gil", "2022-05-10", Channel.MEETING),
    *(met("Hal", on) for on in ("2026-10-22", "2026-10-08", "2026-09-24", "2026-09-10")),
    *(met("Canary Drift", on, private=True) for on in RHYTHM),
    met("Canary Past", "2022-05-11", Channel.MEETING, private=True),
    met("Canary", "2026-09-02", private=True),
    met("Canary", "2026-10-02", Channel.CALL, gave=act(), private=True),
    met("Canary", "2026-10-20", Channel.MEETING, private=True),
    met("Canary", "2026-12-02", Channel.CALL, private=True),
    met("Eve", "2026-12-03", Channel.CALL, source=HIDDEN, private=True),
)

PROMISES: Final = (
    promise("Ada", due="2026-11-25"),
    promise(
        "Ben",
        due="2026-11-20",
        promiser=Promiser.THEM,
        text="the contract [draft]",
        source=Source("Daily/2026-11-02.md", 6),
    ),
    promise("Cid", promiser=Promiser.THEM, text="a name", counted=True),
    promise("Dov", due="2026-10-01", done="2026-09-30", text="an address"),
    promise("Ada", due="2026-11-24", text="Canary words", source=HIDDEN, private=True),
    promise("Ada", "Canary", due="2026-11-24", text="Canary and Ada"),
    promise("Canary", due="2026-11-24", text="Canary alone", source=HIDDEN, private=True),
)

EVENTS: Final = (
    event("DevConf 2026", "2026-11-18", "Cid", last="2026-11-19"),
    event("RiverConf 2025", "2025-12-05", "Ben", "Canary"),
    event(
        "RiverConf 2026",
        "2026-12-05",
        "Ada",
        "Canary",
        last="2026-12-06",
        place="Lisbon, Portugal",
        part="spoke",
    ),
    event("Canary Summit", "2026-12-10", "Ada", private=True),
    event("Canary Fair", "2026-11-18", "Dov", private=True),
)

GROUPS: Final = (
    group("Loom Club", "Ben", "Canary", part="organiser"),
    group("Canary Circle", "Ada", private=True),
)


def life() -> Network:
    """Make the network."""
    return network(
        CONTACTS,
        INTERACTIONS,
        promises=tuple(sorted(PROMISES, key=lambda one: one.source)),
        events=tuple(sorted(EVENTS, key=lambda one: one.path)),
        groups=tuple(sorted(GROUPS, key=lambda one: one.path)),
        organisations=(
            organisation("Acme", (11, 27, 2016)),
            replace(organisation("Canary Works", (11, 26, 2006)), private=True),
        ),
        achievements=(
            achievement("2026-11-22", "Dov"),
            achievement("2026-11-21", "Eve", text="Canary prize", source=HIDDEN, private=True),
        ),
        activities=(
            OwnActivity(day("2026-11-23"), HIDDEN, "Canary talk", private=True),
            OwnActivity(day("2026-11-16"), Source("Daily/2026-11-16.md", 3), "a talk"),
        ),
        me=Owner("Me.md", ("weaving",), day("2026-08-01"), 4),
    )
