"""What holds for the judgement of any vault, from notes to plan.

Each room has properties of its own beside these: `test_warmth`, `test_episodes`, `test_measures`,
`test_stage_properties`, `test_reminders` and `test_record_properties`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from hypothesis import given, settings
from hypothesis import strategies as st
from network_of import contact, day, met, network
from parsed_vault import parsed

from vaultnet.core.channels import LAYER_OF_CHANNEL
from vaultnet.core.dates import Span
from vaultnet.core.gates import Verdict
from vaultnet.core.history import DEPTHS, History
from vaultnet.core.holidays import holidays_of
from vaultnet.core.measures import measure
from vaultnet.core.plan import ReminderKind
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Channel, Contact, Interaction, Layer, Network, Stage
from vaultnet.core.settings import Settings
from vaultnet.core.stages import Grounds, next_stage
from vaultnet.core.suggestions import suggest_stages
from vaultnet.core.warmth import Health, felt_silence, health, warmth
from vaultnet.languages import load_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.plan import Plan

MONDAY: Final = day("2026-11-23")
HOLIDAYS: Final = holidays_of(load_all())
BEST_FIRST: Final = list(Health)
FAR: Final = 4000  # days: every reminder that a cadence has ahead

# ---- vaults of notes -----------------------------------------------------------------------------

NAMES: Final = ("Ada", "Bo", "Пётр")
FRONTS: Final = (
    "cadence: {light: monthly, deep: quarterly, meeting: yearly}",
    "cadence: раз в квартал",
    "stage: trust",
    "role: mentor/career",
    "birthday: 1990-11-25",
    "next_contact: 2026-11-20",
    "snoozed_until: 2026-12-24",
    "met: 2024-03-01",
    "interests: [bridges]",
    "trust: 4 (2025-01-10)",
    "job: программист",
    "private: true",
)
LINES: Final = (
    "call with {}",
    "message to {}",
    "☕ {}",
    "{}",
    "met {} at [[BridgeConf]]",
    "wrote {} (gave:: article)",
    "{} won a prize #achievement",
    "[ ] send {} the plans 📅 2026-11-24",
    "[x] send {} the slides 📅 2026-10-01 ✅ 2026-10-02",
    "[ ] book from {} #waiting 📅 2026-10-20",
)
EVENT: Final = """\
---
type: conference
start: 2026-11-17
end: 2026-11-19
participants: [[Ada]], [[Bo]]
---
"""
NOTE_DAYS: Final = st.integers(-20, 700).map(lambda ago: MONDAY - timedelta(days=ago))


@st.composite
def vaults(draw: st.DrawFn) -> dict[str, str]:
    """Draw a vault of three people, daily notes that name them, perhaps a conference."""
    notes = {}
    for name in NAMES:
        front = draw(st.lists(st.sampled_from(FRONTS), max_size=4, unique=True))
        keys = {line.partition(":")[0]: line for line in front}
        notes[f"People/{name}.md"] = "\n".join(["---", "type: person", *keys.values(), "---", ""])
    for on in draw(st.lists(NOTE_DAYS, max_size=6, unique=True)):
        said = draw(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(NAMES)), max_size=3))
        lines = [f"- {line.format(f'[[{name}]]')}\n" for line, name in said]
        notes[f"Daily/{on.isoformat()}.md"] = "".join(lines)
    if draw(st.booleans()):
        notes["Events/BridgeConf.md"] = EVENT
    return notes


def plan_of(known: Network, days: int = 0) -> Plan:
    return make_plan(known, Settings(), MONDAY, days=days, holidays=HOLIDAYS)


def judged(known: Network) -> dict[str, object]:
    """Give all that is judged of each contact, by path."""
    history = History(known, MONDAY)
    grounds = Grounds(known, Settings(), history)
    events = {one.path: one for one in known.events}
    return {
        one.path: (
            health([met.day for met in history.of(one.path)], MONDAY),
            measure(one, history, events),
            next_stage(one, grounds),
        )
        for one in known.contacts
    }


@settings(max_examples=100)
@given(vaults(), st.randoms())
def test_the_judgement_does_not_depend_on_the_order_of_files(
    notes: dict[str, str], chance: Random
) -> None:
    shuffled = list(notes.items())
    chance.shuffle(shuffled)
    one, other = parsed(notes), parsed(dict(shuffled))
    assert plan_of(one) == plan_of(other)
    assert judged(one) == judged(other)
    assert suggest_stages(one, Settings(), MONDAY) == suggest_stages(other, Settings(), MONDAY)


@settings(max_examples=100)
@given(vaults())
def test_no_reminder_without_a_reason_and_a_source(notes: dict[str, str]) -> None:
    """The source is a line that is there, and so is that of the contact it counts from."""
    for reminder in plan_of(parsed(notes), days=400).reminders:
        assert reminder.reason.code
        sources = [reminder.source, *([reminder.last.source] if reminder.last else [])]
        for source in sources:
            assert 1 <= source.line <= notes[source.path].count("\n")


UNRELATED: Final = {
    "Notes/Looms.md": "# Looms\n\nOn weaving, and #looms. See [[Shuttles]].\n- [ ] buy yarn\n",
    "Daily/2026-11-21.md": "- a walk by the river\n- [x] read a book ✅ 2026-11-21\n",
    "People/Zed.md": "---\ntype: person\ncadence: weekly\n---\n",
    "Daily/2026-11-22.md": "- call with [[Zed]]\n",
}


@settings(max_examples=100)
@given(vaults(), st.sets(st.sampled_from(sorted(UNRELATED)), min_size=1))
def test_an_unrelated_note_changes_no_due_day_and_no_health(
    notes: dict[str, str], added: set[str]
) -> None:
    """A person that nobody else has to do with may come, and changes nothing for the others."""
    known = parsed(notes)
    more = parsed({**{path: UNRELATED[path] for path in added}, **notes})
    of_others = [one for one in plan_of(more).reminders if one.contacts != ("People/Zed.md",)]
    assert [(one.id, one.due, one.days_late, one.reason) for one in of_others] == [
        (one.id, one.due, one.days_late, one.reason) for one in plan_of(known).reminders
    ]
    others = judged(more)
    others.pop("People/Zed.md", None)
    assert others == judged(known)


@settings(max_examples=100)
@given(vaults())
def test_unknown_never_turns_into_a_number(notes: dict[str, str]) -> None:
    """Of whom no contact is noted nothing is late, no silence is counted, no share is made up."""
    known = parsed(notes)
    history, plan = History(known, MONDAY), plan_of(known, days=400)
    unknown = {one.path for one in known.contacts if history.latest(one.path) is None}
    assert set(plan.unknown) == unknown
    for reminder in plan.reminders:
        if unknown.issuperset(reminder.contacts):
            assert reminder.kind is not ReminderKind.KEEP_IN_TOUCH
            assert reminder.last is None
    for who in known.contacts:
        figures = measure(who, history)
        if who.path in unknown:
            days = [one.day for one in history.of(who.path)]
            assert health(days, MONDAY) is Health.UNKNOWN
            assert (warmth(days, MONDAY), felt_silence(days, MONDAY)) == (None, None)
            assert (figures.episodes, figures.contact_days, figures.diversity) == (None,) * 3
            assert (figures.silence, figures.rhythm, figures.duration) == (None,) * 3
        suggestion = next_stage(who, Grounds(known, Settings(), history))
        for criterion in suggestion.unknown if suggestion else ():
            assert criterion.verdict is Verdict.UNKNOWN
            assert "n" not in criterion.facts


# ---- histories of one contact --------------------------------------------------------------------

LAYERED: Final[Mapping[Layer, Span]] = {
    Layer.ANY: Span(weeks=2),
    Layer.LIGHT: Span(months=1),
    Layer.DEEP: Span(months=3),
    Layer.MEETING: Span(years=1),
}
ADA: Final = contact("Ada", cadence=LAYERED)
INTERACTIONS: Final = st.builds(
    lambda ago, channel, people: met(
        "Ada", (MONDAY - timedelta(days=ago)).isoformat(), channel, people=people
    ),
    st.integers(-20, 900),
    st.sampled_from(Channel),
    st.sampled_from([1, 1, 2, 3, 4, 12]),
)
HISTORIES: Final = st.lists(INTERACTIONS, max_size=12)


def due_days(history: list[Interaction], who: Contact = ADA) -> dict[Layer, date]:
    """Give the day on which each layer falls due, as far ahead as it may be."""
    reminders = plan_of(network([who], history), days=FAR).reminders
    return {one.layer: one.due for one in reminders if one.layer is not None}


def health_by(history: list[Interaction]) -> int:
    return BEST_FIRST.index(health([one.day for one in history], MONDAY))


def first_known(history: list[Interaction]) -> date | None:
    return min((one.day for one in history if one.day <= MONDAY), default=None)


@settings(max_examples=200)
@given(HISTORIES, INTERACTIONS)
def test_more_contact_never_brings_a_cadence_reminder_sooner(
    history: list[Interaction], more: Interaction
) -> None:
    """Who was in touch once more is never later than without it, in any layer.

    An older contact than any that was known is no more of it, but a longer acquaintance: layers
    that never happened count from there, and these alone may then fall due earlier.
    """
    before, after = due_days(history), due_days([*history, more])
    first = first_known(history)
    if more.day > MONDAY:
        assert after == before
    elif first is not None and more.day >= first:
        assert after.keys() == before.keys()
        assert all(after[layer] >= due for layer, due in before.items())
    elif first is not None:
        happened = {
            layer
            for layer in LAYERED
            for one in history
            if one.day <= MONDAY and DEPTHS[one.layer] >= DEPTHS[layer]
        }
        assert all(after[layer] == before[layer] for layer in happened)
    else:
        assert before == {}


@settings(max_examples=200)
@given(HISTORIES, INTERACTIONS)
def test_more_contact_never_worsens_health(history: list[Interaction], more: Interaction) -> None:
    if first_known(history) is not None:
        assert health_by([*history, more]) <= health_by(history)


@settings(max_examples=200)
@given(HISTORIES, st.sampled_from(Channel), st.sampled_from([1, 3, 12]))
def test_a_contact_today_never_worsens_anything(
    history: list[Interaction], channel: Channel, people: int
) -> None:
    today = met("Ada", MONDAY.isoformat(), channel, people=people)
    before, after = due_days(history), due_days([*history, today])
    assert health_by([*history, today]) <= health_by(history)
    assert all(after[layer] >= due for layer, due in before.items())
    assert all(due > MONDAY for layer, due in after.items() if layer not in before)


@settings(max_examples=200)
@given(HISTORIES, INTERACTIONS, st.sampled_from(Channel))
def test_a_deeper_contact_never_counts_less_than_a_lighter_one(
    history: list[Interaction], one: Interaction, channel: Channel
) -> None:
    other = replace(one, channel=channel, layer=LAYER_OF_CHANNEL[channel], people=1)
    light, deep = sorted((one, other), key=lambda each: DEPTHS[each.layer])
    by_light, by_deep = due_days([*history, light]), due_days([*history, deep])
    assert by_deep.keys() == by_light.keys()
    assert all(by_deep[layer] >= due for layer, due in by_light.items())
    assert health_by([*history, deep]) <= health_by([*history, light])


@settings(max_examples=100)
@given(HISTORIES, st.sampled_from(Stage), st.integers(0, 3000))
def test_silence_never_lowers_a_stage(history: list[Interaction], stage: Stage, wait: int) -> None:
    who = replace(ADA, stage=stage)
    known, later = network([who], history), MONDAY + timedelta(days=wait)
    for one in suggest_stages(known, Settings(), later):
        assert list(Stage).index(one.to_stage) > list(Stage).index(stage)
