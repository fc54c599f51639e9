"""What never came about: called off, only tried, only meant to be; it is no contact."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed_vault import PEOPLE, parsed, told

from vaultnet.core.phrase_table import PhraseTable
from vaultnet.core.words import vocabulary_of
from vaultnet.languages import load_all
from vaultnet.vault.parse.lines.unheld import is_unheld

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY = "Daily/2026-05-20.md"
WORDS = vocabulary_of(load_all())

UNHELD = {
    "was-cancelled": "Lunch with [[Anna Petrova]] was cancelled.",
    "canceled": "- coffee with [[Anna Petrova]] canceled, she is ill",
    "called-off": "- The call with [[Anna Petrova]] got called off",
    "fell-through": "- dinner with [[Anna Petrova]] fell through again",
    "postponed": "- 14:00 meeting with [[Anna Petrova]] — postponed to Friday",
    "head": "- cancelled lunch with [[Anna Petrova]]",
    "moved": "- rescheduled my 1:1 with [[Anna Petrova]]",
    "two-people": "- lunch with [[Anna Petrova]] and [[Boris Stone]] did not happen",
    "tried": "- tried to call [[Anna Petrova]], no answer",
    "we-tried": "- Today I tried calling [[Anna Petrova]]",
    "no-answer": "- called [[Anna Petrova]], no answer",
    "did-not-pick-up": "- rang [[Anna Petrova]]: she didn't pick up",
    "curly": "- called [[Anna Petrova]], she didn’t answer",
    "link-first": "- [[Anna Petrova]] did not answer",
    "need-to": "- need to call [[Anna Petrova]]",
    "should": "I should write to [[Anna Petrova]] one of these days.",
    "might": "- might call [[Anna Petrova]] tomorrow",
    "ought-to": "- I ought to write to [[Anna Petrova]]",
    "want-to": "- want to meet [[Anna Petrova]] in spring",
    "did-not": "- we didn't meet [[Anna Petrova]]",
    "forgot": "- forgot to write to [[Anna Petrova]]",
    "missed": "- missed call from [[Anna Petrova]]",
    "later-sentence": "A long day. Need to call [[Anna Petrova]].",
    "colon": "- have to write to: [[Anna Petrova]]",
    "emoji": "- 📞 tried to reach [[Anna Petrova]]",
    "russian-called-off": "Встреча с [[Anna Petrova]] отменилась.",
    "russian-was": "- обед с [[Anna Petrova]] был отменён",
    "russian-moved": "- созвон с [[Anna Petrova]] перенесли на пятницу",
    "russian-not-held": "- встреча с [[Anna Petrova]] не состоялась",
    "russian-head": "- отменила ужин с [[Anna Petrova]]",
    "russian-not": "- не дозвонилась до [[Anna Petrova]]",
    "russian-need": "- надо написать [[Anna Petrova]]",
    "russian-ought": "- стоит позвонить [[Anna Petrova]]",
    "russian-future": "- позвоню [[Anna Petrova]] завтра",
    "russian-future-of-two": "- встретимся с [[Anna Petrova]]",
    "russian-want": "- Хочу встретиться с [[Anna Petrova]]",
    "russian-tried": "- пытался дозвониться до [[Anna Petrova]]",
    "russian-missed": "- пропущенный звонок от [[Anna Petrova]]",
    "russian-no-answer": "- звонил [[Anna Petrova]], не ответила",
}

HELD = {
    "cancelled-else": ("- call with [[Anna Petrova]], she cancelled her trip", "call"),
    "about-cancelling": ("- call with [[Anna Petrova]] about the cancelled launch", "call"),
    "they-wrote": ("- [[Anna Petrova]] wrote: lunch is off", "message"),
    "after-trying": ("- tried to call, then wrote to [[Anna Petrova]]", "unknown"),
    "other-sentence": ("Didn't sleep. Lunch with [[Anna Petrova]].", "unknown"),
    "other-part": ("- didn't sleep well, coffee with [[Anna Petrova]]", "unknown"),
    "no-answer-to-a-letter": ("- wrote to [[Anna Petrova]], no answer yet", "message"),
    "channel-tag": ("- need to call [[Anna Petrova]] back soon #call", "call"),
    "field": ("- tried to call [[Anna Petrova]] (channel:: message)", "message"),
    "done-task": ("- [x] call [[Anna Petrova]], no answer", "call"),
    "must-see-the-film": ("- film with [[Anna Petrova]]; need to read the book", "unknown"),
    "russian-not-only": ("- созвонились с [[Anna Petrova]], не договорили", "call"),
}


@pytest.mark.parametrize("text", UNHELD.values(), ids=UNHELD)
def test_what_never_came_about_is_no_contact(text: str) -> None:
    assert told(parsed({**PEOPLE, DAY: text})) == []


@pytest.mark.parametrize(("text", "channel"), HELD.values(), ids=HELD)
def test_what_did_come_about_stays_contact(text: str, channel: str) -> None:
    assert told(parsed({**PEOPLE, DAY: text})) == [f"2026-05-20 Anna Petrova {channel}"]


@pytest.mark.parametrize(
    "entry",
    [
        "tried to call, no answer",
        "called, no answer",
        "lunch cancelled",
        "coffee was called off",
        "не дозвонился",
        "обед отменился",
        "(call) no answer",
    ],
)
def test_an_entry_of_the_log_that_never_came_about(entry: str) -> None:
    log = f"# Anna\n\n## Log\n\n- 2026-05-19 call: bridges\n- 2026-05-20 {entry}\n"
    assert told(parsed({"People/Anna Petrova.md": log})) == ["2026-05-19 Anna Petrova call"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("2026-05-20 Lunch with Anna (cancelled)", "[[Anna Petrova]]"),
        ("2026-05-20 Встреча с Анной, отменена", "[[Anna Petrova]]"),
        ("2026-05-20 Lunch", "---\nstatus: cancelled\n---\n[[Anna Petrova]]"),
        ("2026-05-20 Обед", "---\nстатус: перенесена\n---\n[[Anna Petrova]]"),
    ],
)
def test_a_note_of_a_meeting_that_was_called_off(name: str, text: str) -> None:
    assert told(parsed({**PEOPLE, f"Meetings/{name}.md": text})) == []


def test_a_note_of_a_meeting_about_what_was_called_off() -> None:
    name = "Meetings/2026-05-20 Cancelled launch, what next.md"
    assert told(parsed({**PEOPLE, name: "[[Anna Petrova]]"})) == ["2026-05-20 Anna Petrova meeting"]


PIECES = ["call ", "tried to ", "\ufffc", ", ", "no answer", "е\u0308", "\u2028", "\r\n", ". "]


@given(st.lists(st.sampled_from(PIECES)))
def test_what_is_held_stays_so_with_more_text_in_the_next_sentence(pieces: list[str]) -> None:
    text = "".join(pieces)
    if "\ufffc" in text and not is_unheld(text, WORDS):
        assert not is_unheld(f"{text}. Tried to sleep", WORDS)


@given(st.sampled_from(sorted(WORDS.unheld)), st.sampled_from(["\r\n", "\u2028", " "]))
def test_a_line_end_hides_no_word(phrase: str, end: str) -> None:
    before = {"intended", "called-off"}
    text = (
        f"{phrase} \ufffc{end}"
        if WORDS.unheld[phrase] in before
        else f"call with \ufffc {phrase}{end}"
    )
    assert is_unheld(text, WORDS) or WORDS.unheld[phrase] == "passed-over"


class _Doubting(PhraseTable[str]):
    """Phrases of which any may stand anywhere."""

    def may_begin_with(self, words: Iterable[str]) -> bool:  # noqa: ARG002
        return True


DOUBTING = replace(WORDS, unheld=_Doubting(WORDS.unheld))
SAID = st.lists(
    st.sampled_from(
        [
            *WORDS.unheld,
            *WORDS.channels,
            *"\ufffc\ufffc.,;:!?…`’'-–\n\u2028\r",
            "was",
            "she",
            "e\u0301",
        ]
    ),
    max_size=8,
)


@given(SAID.map(" ".join) | SAID.map("".join))
def test_a_line_without_a_word_for_it_tells_of_nothing_unheld(text: str) -> None:
    assert is_unheld(text, WORDS) == is_unheld(text, DOUBTING)
