"""What a page says of somebody it says once: the name, what is due, and what has its own line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import contact, day, met, network
from page_of import page, page_by, section
from records_of import achievement, activities, event, promise

from vaultnet.core.dates import PartialDate, Span
from vaultnet.core.names import by_given_name
from vaultnet.core.records import Channel, Layer, Network, Promiser, Source, YearlyDay
from vaultnet.core.settings import OwnSettings, Settings

MONTHLY: Final = {Layer.ANY: Span(months=1)}
LAYERS: Final = {
    Layer.LIGHT: Span(months=1),
    Layer.DEEP: Span(months=3),
    Layer.MEETING: Span(years=1),
}


def test_beside_a_planned_contact_the_deepest_layer_is_named_and_covers_the_rest() -> None:
    ada = contact("Ada", cadence=LAYERS, next_contact=day("2026-11-20"), next_contact_line=5)
    history = [met("Ada", "2025-01-01", Channel.MEETING)]
    (line,) = section(page(network([ada], history)), "Already due")
    assert line.startswith("- [[Ada]]: the contact that you planned, due since 2026-11-20 ")
    assert line.count("Also a meeting in person, due since ") == line.count("Also ") == 1
    assert line.count("It also covers the conversation and the light update.") == 1


def test_a_layer_never_noted_hides_none_that_is_due_and_its_rule_is_said_once() -> None:
    ada = contact("Ada", cadence=LAYERS)
    (line,) = section(page(network([ada], [met("Ada", "2025-01-01", Channel.CALL)])), "Already due")
    assert line.startswith(
        "- [[Ada]]: a conversation, due since 2025-04-01 (every 3 months, as the note says). "
        "Also a meeting in person, none noted yet (every year). It also covers the light update. "
    )


def test_what_is_due_besides_is_one_sentence() -> None:
    """A light update is overdue, a conversation falls due this week, a contact is planned."""
    ada = contact(
        "Ada",
        cadence={Layer.LIGHT: Span(months=1), Layer.ANY: Span(months=2)},
        next_contact=day("2026-11-20"),
        next_contact_line=5,
    )
    (line,) = section(page(network([ada], [met("Ada", "2026-09-24")])), "Already due")
    assert line.count("Also ") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("send Ada Berg the slides", "send Ada the slides"),
        ("send Ada Berg's slides to Ada Berg", "send Ada's slides to Ada"),
        ("send Ada Bergman the slides", "send Ada Bergman the slides"),
        ("послать Вере слайды", "послать Вере слайды"),
        ("ask the Countess of Lace", "ask the Countess"),
        ("ask Dr. Lace", "ask Dr. Lace"),
    ],
)
def test_beside_the_full_name_the_given_one_is_enough(text: str, said: str) -> None:
    assert by_given_name(text, ("Ada Berg", "Countess of Lace", "Dr. Lace")) == said


@given(
    st.text(st.sampled_from("Ad B\\.é_1е\u0301\u2028\r\n"), max_size=20),
    st.text("Ad B\\é_", max_size=5),
)
def test_a_name_within_a_longer_word_is_none(text: str, name: str) -> None:
    given_name, _, rest = name.partition(" ")
    said = by_given_name(text, (name,))
    if rest:
        pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
        assert said == re.sub(pattern, lambda _: given_name, text)
    else:
        assert said == text


def test_a_promise_has_the_full_name_once() -> None:
    made = promise("Ada Berg", due="2026-11-23", text="send Ada Berg the list")
    text = page(network([contact("Ada Berg")], promises=(made,)))
    assert "- [ ] [[Ada Berg]] – you promised: send Ada the list, due today " in text
    assert "Begin with [[Ada Berg]] – you promised: send Ada the list." in text


def test_a_promise_of_somebody_s_reads_as_it_was_written() -> None:
    made = promise("Ada", due="2026-11-20", text="Ada owes us a day", promiser=Promiser.THEM)
    (line,) = section(page(network([contact("Ada")], promises=(made,))), "Promises")
    assert line.startswith("- [[Ada]] owes us a day, due since 2026-11-20 – you wait for it (")


def asked(**records: object) -> Network:
    """Make Ada, who is due and shares an interest with Ben."""
    people = [
        contact("Ada", cadence=MONTHLY, interests=("weaving",), interests_line=4),
        contact("Ben", interests=("weaving",), interests_line=7),
    ]
    calls = [met(one.name, "2026-09-01", Channel.CALL) for one in people]
    return network(people, calls, **records)


def test_what_has_its_own_line_is_no_idea_besides() -> None:
    birthday = YearlyDay("birthday", PartialDate(11, 26), Source("People/Ada.md", 9))
    records = asked(
        promises=(promise("Ada", due="2026-11-24"),),
        achievements=(achievement("2026-11-22", "Ada", text="wrote a book"),),
    )
    ada, ben = records.contacts
    text = page(replace(records, contacts=(replace(ada, yearly_days=(birthday,)), ben)))
    (line,) = section(text, "Already due")
    assert line.endswith(
        " To offer: an introduction to [[Ben]], who likes weaving too (line 7 there)."
    )
    below = text.partition("## Already due")[2]
    assert [below.count(said) for said in ("send the slides", "wrote a book")] == [1, 1]


def test_a_promise_of_a_later_week_is_an_idea() -> None:
    made = promise("Ada", due="2026-12-20")
    assert "To offer: what you promised: send the slides (" in page(asked(promises=(made,)))


NEWS: Final = "Nothing else to offer to somebody above? A line on this will do."


@pytest.mark.parametrize("asked_for", [0, 1])
def test_news_of_one_s_own_is_said_once_with_its_source(asked_for: int) -> None:
    people = [contact(name, cadence=MONTHLY) for name in ("Ada", "Ben")]
    history = [met(one.name, "2026-09-01", Channel.CALL) for one in people]
    fair = event("Fair", "2026-10-01", "Ada")
    known = network(people, history, events=(fair,), activities=activities(["2026-11-20"]))
    text = page_by(Settings(own=OwnSettings(activities=asked_for)), known)
    (line,) = section(text, "What you do in public")
    assert line.endswith(f"The last one: a talk ([[2026-11-20]], line 3). {NEWS}")
    assert "To offer" not in text
    assert text.count("a talk") == 1


def test_what_everybody_asked_for_has_heard_is_no_news() -> None:
    known = network(
        [contact("Ada", cadence=MONTHLY)],
        [met("Ada", "2026-09-01", Channel.CALL)],
        activities=activities(["2026-08-20"]),
    )
    assert NEWS not in page(known)


def test_after_an_event_the_event_is_named_once() -> None:
    seen = met(
        "Ada",
        "2026-11-20",
        Channel.EVENT,
        event="Events/Fair.md",
        source=Source("Events/Fair.md", 8),
    )
    fair = event("Fair", "2026-11-20", "Ada")
    (line,) = section(page(network([contact("Ada")], [seen], events=(fair,))), "After an event")
    assert line.count("Fair") == 1
    assert " (reminder 1 of 3). Last contact: there (line 8)." in line
