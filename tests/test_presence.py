"""Whether the owner was at an event, and what a list of participants then says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import contact, day, met, network
from parsed_vault import ANNA, BORIS, PEOPLE, parsed, told
from records_of import event

from vaultnet.core.appointments import appointments_noted
from vaultnet.core.episodes import episodes_of, rhythm_of
from vaultnet.core.history import History
from vaultnet.core.measures import measure
from vaultnet.core.presence import Attended, presence_at, together_at_events
from vaultnet.core.records import (
    Channel,
    Contact,
    Event,
    Interaction,
    Layer,
    Network,
    Recognition,
    Source,
)

ADA = "People/Ada.md"
FAIR = event("Fair", "2026-03-10", "Ada", "Bo", last="2026-03-12")
THERE = replace(FAIR, part="spoke", part_line=5, participants_line=7)
PEOPLE_OF = [contact("Ada"), contact("Bo")]


def known(
    held: Event, history: tuple[Interaction, ...] = (), people: list[Contact] | None = None
) -> Network:
    return network(people or PEOPLE_OF, history, events=(held,))


EVIDENCE = {
    "nothing": (FAIR, (), None, Attended.UNKNOWN),
    "attended": (replace(FAIR, part="attended"), (), None, Attended.YES),
    "organised": (replace(FAIR, part="organised"), (), None, Attended.YES),
    "absent": (replace(FAIR, part="absent"), (), None, Attended.NO),
    "an-entry-of-its-days": (
        FAIR,
        (met("Ada", "2026-03-11", Channel.MEETING, event=FAIR.path),),
        None,
        Attended.YES,
    ),
    "an-entry-of-other-days": (
        FAIR,
        (met("Ada", "2026-03-13", Channel.MEETING, event=FAIR.path),),
        None,
        Attended.UNKNOWN,
    ),
    "an-entry-that-links-elsewhere": (
        FAIR,
        (met("Ada", "2026-03-11", Channel.MEETING),),
        None,
        Attended.UNKNOWN,
    ),
    "a-mention": (
        FAIR,
        (met("Ada", "2026-03-11", event=FAIR.path, recognition=Recognition.MENTION),),
        None,
        Attended.UNKNOWN,
    ),
    "where-they-met": (FAIR, (), contact("Ada", met_text="a train, Fair"), Attended.YES),
    "met-on-its-days": (
        FAIR,
        (),
        contact("Ada", events=(FAIR.path,), met=day("2026-03-11")),
        Attended.YES,
    ),
    "somebody-else-is-there": (FAIR, (), contact("Ada", events=(FAIR.path,)), Attended.UNKNOWN),
    "absent-whatever-others-say": (
        replace(FAIR, part="absent"),
        (),
        contact("Ada", met_text="Fair"),
        Attended.NO,
    ),
}


@pytest.mark.parametrize(("held", "history", "person", "attended"), EVIDENCE.values(), ids=EVIDENCE)
def test_whether_the_owner_was_there(
    held: Event, history: tuple[Interaction, ...], person: Contact | None, attended: Attended
) -> None:
    vault = known(held, history, [person, contact("Bo")] if person else None)
    presence = presence_at(vault)[held.path]
    assert presence.attended is attended
    assert bool(presence.evidence) is (attended is not Attended.UNKNOWN)
    assert len(list(together_at_events(vault))) == (attended is Attended.YES)


def test_the_evidence_is_the_line_of_the_part() -> None:
    assert presence_at(known(THERE))[FAIR.path].evidence == (Source(FAIR.path, 5),)


def test_a_list_is_one_light_contact_on_the_last_day() -> None:
    (one,) = together_at_events(known(THERE))
    assert one == Interaction(
        day=day("2026-03-12"),
        contacts=("People/Ada.md", "People/Bo.md"),
        channel=Channel.UNKNOWN,
        layer=Layer.LIGHT,
        source=Source(FAIR.path, 7),
        recognition=Recognition.PARTICIPANTS,
        people=2,
        event=FAIR.path,
    )


@pytest.mark.parametrize(
    "held",
    [
        pytest.param(replace(THERE, participants=()), id="nobody of the network"),
        pytest.param(replace(THERE, first=None, last=None), id="no day is known"),
        pytest.param(replace(THERE, last=day("2026-04-11")), id="a programme of more than a month"),
    ],
)
def test_lists_that_say_nothing(held: Event) -> None:
    assert list(together_at_events(known(held))) == []


def test_the_list_of_a_private_event_is_a_private_contact() -> None:
    (one,) = together_at_events(known(replace(THERE, private=True), people=PEOPLE_OF))
    assert one.private


def test_somebody_private_makes_no_secret_of_the_others() -> None:
    people = [contact("Ada", private=True), contact("Bo")]
    shown, hidden = together_at_events(known(THERE, people=people))
    assert (ADA in shown.contacts, shown.private) == (False, False)
    assert (hidden.contacts, hidden.private) == ((ADA,), True)
    assert shown.people == hidden.people


def test_it_satisfies_the_light_layer_alone_and_no_rhythm() -> None:
    (one,) = together_at_events(known(THERE))
    history = History(network(PEOPLE_OF, [one], events=(THERE,)), day("2026-03-20"))
    assert history.last(ADA, Layer.LIGHT) is not None
    assert history.last(ADA, Layer.DEEP) is None
    assert history.last(ADA, Layer.MEETING) is None
    yearly = [replace(one, day=one.day + timedelta(days=30 * n)) for n in range(6)]
    assert rhythm_of(yearly) is None
    assert rhythm_of([replace(each, recognition=Recognition.DAILY) for each in yearly]) == 30


def test_it_is_no_way_of_being_in_touch() -> None:
    (one,) = together_at_events(known(THERE))
    history = History(network(PEOPLE_OF, [one]), day("2026-03-20"))
    measures = measure(PEOPLE_OF[0], history)
    assert (measures.episodes, measures.channels, measures.diversity) == (1, {}, None)


@given(st.integers(-40, 40))
def test_a_list_ahead_is_neither_contact_nor_appointment(days: int) -> None:
    today = day("2026-03-12") - timedelta(days=days)
    vault = known(THERE)
    vault = network(vault.contacts, together_at_events(vault), events=vault.events)
    history = History(vault, today)
    assert bool(history.of(ADA)) is (days <= 0)
    assert history.planned(ADA) == ()
    assert list(appointments_noted(vault, today)) == []


NOTE = """\
---
type: conference
start: 2026-03-10
end: 2026-03-12
participants: ["[[Anna Petrova]]", "[[Boris Stone]]"]
{part}
---
"""
PATH = "Events/BridgeConf.md"


@pytest.mark.parametrize(
    ("part", "count"),
    [
        pytest.param("my_role: attended", 1, id="attended"),
        pytest.param("my_role: spoke", 1, id="spoke"),
        pytest.param("моя_роль: организатор", 1, id="russian"),
        pytest.param("my_role: absent", 0, id="absent"),
        pytest.param("my_role: did not go", 0, id="did not go"),
        pytest.param("моя_роль: не был", 0, id="russian absent"),
        pytest.param("моя_роль: пропустила", 0, id="russian missed"),
        pytest.param("place: Riga", 0, id="no part"),
    ],
)
def test_the_note_of_an_event(part: str, count: int) -> None:
    vault = parsed({**PEOPLE, PATH: NOTE.format(part=part)})
    assert [line.partition(" ")[0] for line in told(vault)] == ["2026-03-12"] * count
    assert [(one.source, one.people) for one in vault.interactions] == [
        (Source(PATH, 5), 2)
    ] * count


def test_an_event_note_and_a_daily_line_about_it_are_one_episode() -> None:
    """The line is evidence that the owner was there, so the list counts without a part."""
    vault = parsed(
        {
            **PEOPLE,
            PATH: NOTE.format(part=""),
            "Daily/2026-03-10.md": "- coffee with [[Anna Petrova]] at [[BridgeConf]]\n",
        }
    )
    assert told(vault) == [
        "2026-03-10 Anna Petrova meeting",
        "2026-03-12 Anna Petrova+Boris Stone unknown",
    ]
    events = {one.path: one for one in vault.events}
    anna = [one for one in vault.interactions if "People/Anna Petrova.md" in one.contacts]
    (episode,) = episodes_of(anna, events)
    assert episode.first == day("2026-03-10")


def test_a_mention_beside_an_event_says_nothing_of_the_owner() -> None:
    vault = parsed(
        {
            **ANNA,
            **BORIS,
            PATH: NOTE.format(part=""),
            "Daily/2026-03-10.md": "- [[BridgeConf]]: [[Anna Petrova]] is on the programme\n",
        }
    )
    assert told(vault) == ["2026-03-10 Anna Petrova unknown"]


def test_in_a_group_who_is_absent_has_no_part() -> None:
    vault = parsed({"Groups/Circle.md": "---\nmy_role: absent\n---\n"})
    assert vault.groups[0].part is None


ON_THE_LIST = {
    "a link to the own note": ('participants: ["[[Me]]", "[[Boris Stone]]"]', "", "attended", 3),
    "by the own name": ("participants: Kim Larsen, Boris Stone", "", "attended", 3),
    "in a section": (
        "place: Riga",
        "## Participants\n\n- [[Boris Stone]]\n- [[Me]]",
        "attended",
        10,
    ),
    "a part of the own beats it": ('participants: "[[Me]]"\nmy_role: spoke', "", "spoke", 4),
    "an absence too": ('participants: "[[Me]]"\nmy_role: absent', "", "absent", 4),
    "others alone": ('participants: "[[Boris Stone]]"', "", None, None),
}


@pytest.mark.parametrize(
    ("front", "body", "part", "line"), ON_THE_LIST.values(), ids=list(ON_THE_LIST)
)
def test_an_owner_on_the_list_was_there(
    front: str, body: str, part: str | None, line: int | None
) -> None:
    """Whoever writes themselves among the participants says so; a typed part comes first."""
    files = {
        **BORIS,
        "Me.md": "---\ntype: me\naliases: [Kim Larsen]\n---\n",
        "Fair.md": f"---\ntype: event\n{front}\ndate: 2026-03-10\n---\n\n{body}\n",
    }
    network = parsed(files)
    (held,) = network.events
    assert (held.part, held.part_line) == (part, line)
    attended = presence_at(network)["Fair.md"].attended
    expected = {None: Attended.UNKNOWN, "absent": Attended.NO}
    assert attended is expected.get(part, Attended.YES)
