"""What holds of stages whatever is noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from network_of import act, contact, network
from stage_cases import (
    LOOM,
    TODAY,
    WEAVING,
    ago,
    judged,
    promise,
)

from vaultnet.core.history import History
from vaultnet.core.records import (
    Channel,
    Contact,
    Interaction,
    Promise,
    Recognition,
    Stage,
    ValueAct,
)
from vaultnet.core.settings import Settings
from vaultnet.core.stages import (
    Grounds,
    next_stage,
)
from vaultnet.core.suggestions import suggest_stages

CONTACTS = st.builds(
    lambda days, channel, line, given, taken, people, project: ago(
        days,
        channel,
        line=line,
        gave=act() if given else (),
        received=act() if taken else (),
        people=people,
        project=project,
    ),
    st.integers(-20, 800),
    st.sampled_from(Channel),
    st.integers(1, 3),
    st.booleans(),
    st.booleans(),
    st.integers(1, 5),
    st.sampled_from([None, None, LOOM]),
)
HISTORIES = st.lists(CONTACTS, max_size=15)
PEOPLE = st.builds(
    lambda stage, interests, since: contact(
        "Ilse",
        stage=stage,
        interests=interests,
        met=TODAY - timedelta(days=since) if since else None,
    ),
    st.sampled_from([None, *list(Stage)[:-1]]),
    st.sampled_from([(), ("weaving",), ("chess",)]),
    st.sampled_from([0, 5, 400]),
)
PROMISES = st.lists(st.booleans(), max_size=5).map(
    lambda kept: tuple(promise(line, kept=one) for line, one in enumerate(kept, 1))
)


@given(PEOPLE, HISTORIES, PROMISES)
def test_a_suggestion_never_goes_down_and_always_has_evidence(
    who: Contact, history: list[Interaction], promises: tuple[Promise, ...]
) -> None:
    found = network([who], history, me=WEAVING, promises=promises)
    for one in suggest_stages(found, Settings(), TODAY):
        ladder = list(Stage)
        assert one.from_stage == (who.stage or Stage.ACQUAINTANCE)
        assert ladder.index(one.to_stage) == ladder.index(one.from_stage) + 1
        assert one.evidence
        assert all(criterion.evidence for criterion in one.met)
        written = {who.source, *(i.source for i in history), *(p.source for p in promises)}
        assert set(one.evidence) <= written


@given(PEOPLE, HISTORIES, PROMISES, st.randoms())
def test_suggestions_do_not_depend_on_order(
    who: Contact, history: list[Interaction], promises: tuple[Promise, ...], random: object
) -> None:
    shuffled = list(history)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' Random
    found = network([who], history, me=WEAVING, promises=promises)
    unsorted = replace(found, interactions=tuple(shuffled), promises=promises[::-1])
    assert next_stage(who, Grounds(unsorted, Settings(), History(unsorted, TODAY))) == next_stage(
        who, Grounds(found, Settings(), History(found, TODAY))
    )


@given(PEOPLE, HISTORIES, CONTACTS)
def test_contact_with_others_changes_nothing(
    who: Contact, history: list[Interaction], one: Interaction
) -> None:
    other = replace(one, contacts=("People/Odo.md",))
    assert judged(who, [*history, other]) == judged(who, history)


@given(PEOPLE, HISTORIES, CONTACTS, st.sampled_from([(), act()]))
def test_more_contact_never_closes_a_gate(
    who: Contact, history: list[Interaction], one: Interaction, acts: tuple[ValueAct, ...]
) -> None:
    """Value that goes one way alone, time after time, may: it is what was then found out."""
    more = replace(one, gave=acts, received=acts)
    assert judged(who, [*history, more]).is_open >= judged(who, history).is_open


@given(PEOPLE, HISTORIES, PROMISES)
def test_unknown_never_becomes_a_number(
    who: Contact, history: list[Interaction], promises: tuple[Promise, ...]
) -> None:
    found = judged(who, history, promises=promises)
    for one in found.unknown:
        assert one.facts.keys() <= {"needed"}
        assert one.evidence == ()


@given(PEOPLE, HISTORIES, CONTACTS)
def test_a_bare_mention_opens_no_gate(
    who: Contact, history: list[Interaction], one: Interaction
) -> None:
    mention = replace(
        one, channel=Channel.UNKNOWN, recognition=Recognition.MENTION, gave=(), received=()
    )
    assert judged(who, [*history, mention]) == judged(who, history)
