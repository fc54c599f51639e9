"""The page: what it says, and that it stays steady within its week."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_of import contact, day, met, network

from vaultnet import languages
from vaultnet.core.dates import PartialDate, Span
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Channel, Contact, Interaction, Layer, Source, YearlyDay
from vaultnet.core.settings import Settings
from vaultnet.core.words import phrases_of
from vaultnet.digest.compose import compose
from vaultnet.digest.page import Line, Renewal, Section, render, renew
from vaultnet.digest.rows import ids_of as lines_of
from vaultnet.digest.rows import read_rows
from vaultnet.digest.text import one_line, plain
from vaultnet.digest.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

MONTHLY = {Layer.ANY: Span(months=1)}
SPOKEN = tuple(map(phrases_of, languages.load_all()))


def link(path: str, shown: str | None) -> str | None:
    name = path.rpartition("/")[2].removesuffix(".md")
    if "#" in name:
        return None
    return f"[[{name}|{shown}]]" if shown else f"[[{name}]]"


def page(
    contacts: Sequence[Contact],
    interactions: Sequence[Interaction] = (),
    today: str = "2026-11-23",
    before: str | None = None,
    language: str = "en",
) -> str:
    records = network(contacts, interactions)
    view = View(
        plan=make_plan(records, Settings(), day(today), shown=lines_of(before or "")),
        network=records,
        settings=Settings(),
        phrases=phrases_of(languages.load(language)),
        link=link,
    )
    return compose(view, before, SPOKEN)


def line_of(text: str, part: str) -> str:
    (line,) = [row for row in text.split("\n") if part in row]
    return line


def test_a_line_says_who_what_why_and_the_last_contact_with_its_source() -> None:
    ada = contact("Ada", cadence={Layer.DEEP: Span(months=3)})
    text = page([ada], [met("Ada", "2026-08-11", Channel.CALL, line=14)])
    line = line_of(text, "- [ ] [[Ada]]")
    assert line.startswith(
        "- [ ] [[Ada]]: a conversation, due since 2026-11-11 (every 3 months, as the note says)."
    )
    assert "Last contact: call ([[2026-08-11]], line 14)." in line
    assert "## Already due" in text


def test_the_next_action_comes_first() -> None:
    rows = page([contact("Ada", cadence=MONTHLY)], [met("Ada", "2026-08-11")]).split("\n")
    assert rows[:3] == ["", "## At a glance", rows[2]]
    assert rows[2].startswith("- Begin with [[Ada]] – get in touch.")


def test_a_birthday_today_goes_before_everything() -> None:
    birthday = YearlyDay("birthday", PartialDate(11, 23, 1990), Source("People/Ada.md", 4))
    text = page([contact("Ada", yearly_days=(birthday,))])
    assert "Begin with [[Ada]] – birthday today (36 years)." in text
    assert "- [ ] [[Ada]]: birthday today (36 years); line 4 of the note." in text


def test_a_deep_layer_is_proposed_and_the_light_one_named_beside_it() -> None:
    ada = contact("Ada", cadence={Layer.LIGHT: Span(months=1), Layer.DEEP: Span(months=3)})
    history = [met("Ada", "2026-07-01", Channel.CALL), met("Ada", "2026-10-20")]
    line = line_of(page([ada], history), "- [ ] [[Ada]]")
    assert "a conversation, due since 2026-10-01 (every 3 months, as the note says)." in line
    assert "It also covers the light update." in line
    assert line.count("due ") == 1
    assert "Last conversation: call ([[2026-07-01]], line 1); since then: message" in line


def test_private_people_are_counted_and_never_named() -> None:
    people = [contact(name, cadence=MONTHLY, private=True) for name in ("Canary", "Finch")]
    text = page(people, [met("Canary", "2026-01-01"), met("Finch", "2026-01-02")])
    assert "2 more are private and not named." in text
    assert "Canary" not in text
    assert "Finch" not in text
    assert "2026-01-0" not in text


def test_a_private_contact_note_is_no_evidence_to_be_shown() -> None:
    private = replace(met("Ada", "2026-08-11"), private=True, source=Source("Canary.md", 3))
    text = page([contact("Ada", cadence=MONTHLY)], [private])
    assert "message on 2026-08-11 (private)" in text
    assert "Canary" not in text


def test_unknown_is_one_line_with_the_first_five_names() -> None:
    text = page([contact(f"P{number}") for number in range(7)])
    line = line_of(text, "No contact noted yet (7): ")
    assert "[[P4]] and 2 more. All: `vaultnet contacts --unknown`." in line
    assert "[[P5]]" not in line


def test_a_name_that_no_link_can_reach_is_plain_text() -> None:
    ada = contact("C# [Ada]", cadence=MONTHLY)
    text = page([ada], [met("C# [Ada]", "2026-01-01")])
    assert r"- [ ] C\# \[Ada\]: get in touch" in text


def test_russian_plurals() -> None:
    for count, words in [
        (1, "И ещё 1 личный контакт, без имени."),
        (2, "И ещё 2 личных контакта, без имён."),
        (5, "И ещё 5 личных контактов, без имён."),
    ]:
        names = [f"Ада {number}" for number in range(count)]
        people = [contact(name, cadence=MONTHLY, private=True) for name in names]
        assert words in page(people, [met(name, "2026-01-01") for name in names], language="ru")


def test_a_line_that_is_past_its_day_is_the_same_tomorrow() -> None:
    history = [met("Ада", "2026-10-21")]
    ada = contact("Ада", cadence=MONTHLY)
    line = line_of(page([ada], history, language="ru"), "- [ ] [[Ада]]")
    assert "пора с 2026-11-21 (" in line
    assert line == line_of(page([ada], history, "2026-11-25", language="ru"), "- [ ] [[Ада]]")


@pytest.mark.parametrize(
    ("language", "words", "advice"),
    [("en", "No note says that", "`type: person`"), ("ru", "Ни одна", "`тип: контакт`")],
)
def test_a_vault_without_people_says_how_a_note_becomes_one(
    language: str, words: str, advice: str
) -> None:
    rows = page([], language=language).split("\n")
    assert rows[2].startswith(f"- {words}")
    assert advice in rows[2]
    assert "`vaultnet init`" in rows[2]
    assert rows[3:] == ["", ""]


def test_the_page_of_a_quiet_week() -> None:
    text = page([contact("Ada", cadence=MONTHLY)], [met("Ada", "2026-11-20")])
    assert text == "\n## At a glance\n- Nobody is waiting this week. ^vn-next\n\n"


ADA = contact("Ada", cadence=MONTHLY)
BEN = contact("Ben", cadence=MONTHLY)


def test_within_its_week_a_line_done_is_marked_where_it_stands() -> None:
    history = [met("Ada", "2026-09-01"), met("Ben", "2026-09-02")]
    monday = page([ADA, BEN], history)
    called = [*history, met("Ada", "2026-11-24", Channel.CALL, line=3)]
    tuesday = page([ADA, BEN], called, "2026-11-24", before=monday)
    old, new = monday.split("\n"), tuesday.split("\n")
    assert len(new) == len(old)
    at = next(number for number, row in enumerate(old) if row.startswith("- [ ] [[Ada]]"))
    assert new[at].startswith(old[at].replace("[ ]", "[x]").rpartition(" ^")[0])
    assert " ✓ done, call ([[2026-11-24]], line 3)." in new[at]
    assert new[at].endswith(old[at][-12:])
    assert "due since 2026-10-02" in new[at + 1]


def test_a_line_done_loses_evidence_that_has_become_private() -> None:
    monday = page([ADA], [met("Ada", "2026-09-01", line=7)])
    assert "([[2026-09-01]], line 7)" in monday
    hidden = replace(met("Ada", "2026-09-01", line=7), private=True)
    called = met("Ada", "2026-11-24", Channel.CALL)
    for history, notes in (
        ([hidden, called], frozenset[str]()),
        ([met("Ada", "2026-09-01", line=7), called], frozenset({"Daily/2026-09-01.md"})),
    ):
        records = replace(network([ADA], history), private_notes=notes)
        view = View(
            plan=make_plan(records, Settings(), day("2026-11-24")),
            network=records,
            settings=Settings(),
            phrases=phrases_of(languages.load("en")),
            link=link,
        )
        tuesday = compose(view, monday, SPOKEN)
        assert "2026-09-01" not in tuesday
        assert "- [x] ✓ [[Ada]]: done, call ([[2026-11-24]], line 1)." in tuesday


def test_what_falls_due_within_the_week_comes_at_the_end() -> None:
    monday = page([ADA], [met("Ada", "2026-09-01")])
    wednesday = page(
        [ADA, BEN], [met("Ada", "2026-09-01"), met("Ben", "2026-09-02")], "2026-11-25", monday
    )
    rows = wednesday.split("\n")
    assert rows[-4:-2][0] == "## Since then"
    assert rows[-3].startswith("- [ ] [[Ben]]")
    thursday = page([ADA, BEN], [met("Ada", "2026-09-01")], "2026-11-26", wednesday)
    assert thursday.count("## Since then") == 1


def test_why_a_line_is_due_no_more() -> None:
    history = [met("Ada", "2026-09-01")]
    monday = page([ADA], history)
    snoozed = replace(ADA, snoozed_until=day("2026-12-10"))
    assert "⇒ put off until 2026-12-10." in page([snoozed], history, before=monday)
    paused = replace(ADA, paused=True)
    assert "⇒ paused." in page([paused], history, before=monday)
    easy = replace(ADA, cadence={Layer.ANY: Span(years=1)})
    assert "⇒ not due now." in page([easy], history, before=monday)


def test_a_contact_made_private_within_the_week_loses_its_name_on_the_page() -> None:
    history = [met("Ada", "2026-09-01")]
    text = page([replace(ADA, private=True)], history, before=page([ADA], history))
    assert "Ada" not in text
    assert "One more is private and not named." in text


def test_what_is_overdue_stands_before_what_is_deeper() -> None:
    ada = contact("Ada", cadence={Layer.LIGHT: Span(months=1), Layer.DEEP: Span(months=3)})
    history = [met("Ada", "2026-08-26", Channel.CALL), met("Ada", "2026-10-01")]
    line = line_of(page([ada], history), "- [ ] [[Ada]]")
    assert line.startswith("- [ ] [[Ada]]: a light update, due since 2026-11-01 (")
    assert "Also a conversation, due by 2026-11-26 (" in line
    assert "It also covers" not in line


def test_three_layers_are_asked_for_once() -> None:
    spans = {Layer.LIGHT: Span(months=1), Layer.DEEP: Span(months=3), Layer.MEETING: Span(months=6)}
    ada = contact("Ada", cadence=spans)
    history = [met("Ada", "2026-01-01", Channel.MEETING), met("Ada", "2026-09-01")]
    line = line_of(page([ada], history), "- [ ] [[Ada]]")
    assert line.startswith("- [ ] [[Ada]]: a meeting in person, due since 2026-07-01 (")
    assert ". It also covers the conversation and the light update. Last meeting: " in line
    assert "Last meeting: [[2026-01-01]], line 1; since then: message ([[2026-09-01]]" in line
    russian = line_of(page([ada], history, language="ru"), "- [ ] [[Ada]]")
    assert " Заодно: разговор и короткая весточка. " in russian


def test_a_private_birthday_is_nobody_to_be_in_touch_with() -> None:
    birthday = YearlyDay("birthday", PartialDate(11, 23, 1990), Source("People/Ada.md", 4))
    text = page([contact("Ada", private=True, yearly_days=(birthday,))])
    assert "1 more thing is private and not named here." in text
    assert "One more is private" not in text


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "no longer under this name"), ("ru", "под этим именем больше нет")],
)
def test_a_line_of_a_note_that_was_renamed_keeps_the_old_name(language: str, said: str) -> None:
    history = [met("Ada", "2026-09-01")]
    monday = page([ADA], history, language=language)
    tuesday = page([BEN], [], "2026-11-24", monday, language)
    assert f"- [-] – [[Ada]]: {said}. ^vn-" in tuesday
    assert page([BEN], [], "2026-11-25", tuesday, language) == tuesday


@pytest.mark.parametrize(
    "private",
    [
        pytest.param(contact("Ada Moss", private=True), id="longer name"),
        pytest.param(contact("Moss", aliases=("Ada",), private=True), id="alias"),
    ],
)
def test_the_old_name_goes_where_somebody_private_has_it(private: Contact) -> None:
    monday = page([ADA], [met("Ada", "2026-09-01")])
    tuesday = page([private], [], "2026-11-24", monday)
    assert "- [-] – No longer due. ^vn-" in tuesday
    assert "Ada" not in tuesday


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[Clara|C. M.]]: get in touch, due today", "[[Clara|C. M.]]: no longer under this name."),
        ("✓ [[Clara]]: done, call", "[[Clara]]: no longer under this name."),
        ("[Clara](People/Clara.md): x", "[Clara](People/Clara.md): no longer under this name."),
        (r"C\# \[Ada\]: get in touch", r"C\# \[Ada\]: no longer due."),
        ("You wait for [[Clara]]: x", "[[Clara]]: no longer under this name."),
        ("[[Ben]] – you promised: x", "[[Ben]]: no longer due."),
        ("A look at your profile (often; [[Me]], line 4).", "No longer due."),
        ("[[", "No longer due."),
    ],
)
def test_the_name_of_a_line_that_nothing_answers_to(old: str, new: str) -> None:
    before = f"\n## Already due\n- {old} ^vn-00000000\n\n"
    assert f"\n- – {new} ^vn-00000000\n" in page([BEN], [met("Ben", "2026-11-20")], before=before)


def test_headings_follow_the_language_within_the_week() -> None:
    history = [met("Ada", "2026-09-01"), met("Ben", "2026-10-25")]
    russian = page([ADA], history, language="ru")
    both = page([ADA, BEN], history, "2026-11-25", russian, "ru")
    assert "## С тех пор" in both
    english = page([ADA, BEN, contact("Cid", cadence=MONTHLY)], history, "2026-11-26", both)
    headings = [row for row in english.split("\n") if row.startswith("## ")]
    assert headings == ["## At a glance", "## Already due", "## Since then"]
    mine = both.replace("## Уже пора", "## Уже пора!")
    assert "## Уже пора!" in page([ADA, BEN], history, "2026-11-26", mine)


def ids_of(text: str) -> list[str]:
    return [row.rpartition("^")[2] for row in text.split("\n") if "^vn-" in row]


NAMES = st.sampled_from(["Ada", "Ben", "Cid", "Dov", "Eve", "Fay"])
STATES = st.dictionaries(NAMES, st.integers(20, 90), max_size=6)


@given(st.lists(STATES, min_size=2, max_size=5))
def test_a_line_once_written_is_never_moved_or_removed(states: list[dict[str, int]]) -> None:
    """Five days of one week; each day other people are due, or not."""
    text: str | None = None
    for number, state in enumerate(states):
        today = f"2026-11-{23 + number}"
        people = [contact(name, cadence=MONTHLY) for name in state]
        history = [
            met(name, (day("2026-11-23") - timedelta(days=ago)).isoformat())
            for name, ago in state.items()
        ]
        renewed = page(people, history, today, text)
        if text is not None:
            ids, kept = ids_of(text), [one for one in ids_of(renewed) if one in ids_of(text)]
            assert kept == ids
        assert page(people, history, today, renewed) == renewed
        text = renewed


@given(st.text(max_size=60))
def test_text_of_people_is_one_line_and_no_markdown(text: str) -> None:
    shown = plain(text)
    assert len(shown.splitlines()) <= 1
    for mark in ("[[", "]]", "%%", "^vn-", "<", "`", "::", "{{"):
        bare = shown.replace("\\[", "").replace("\\]", "").replace("\\%", "").replace("\\^", "")
        bare = bare.replace("\\<", "").replace("\\`", "").replace("\\:", "").replace("\\{", "")
        assert mark not in bare.replace("\\\\", "")
    assert one_line(one_line(text)) == one_line(text)


def test_a_page_without_lines_is_a_blank_block() -> None:
    assert render([Section("Empty", ())]).content == "\n\n"
    rows = read_rows("\n\n", lambda _id, _text: True)
    renewal = Renewal(lambda _, text: text, "Since", tasks={"vn-1"})
    renewed = renew(rows, [Section("S", (Line("vn-1", "x"), Line("vn-2", "y")))], renewal)
    assert renewed.content == "\n## Since\n- [ ] x ^vn-1\n- y ^vn-2\n\n"
