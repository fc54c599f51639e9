"""Edits by hand and refreshes in any order: no word that a person wrote is ever lost."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from network_of import contact, day, met, network

from vaultnet import languages
from vaultnet.core.dates import Span
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Layer
from vaultnet.core.settings import Settings
from vaultnet.core.words import phrases_of
from vaultnet.digest.compose import Before, Layout, lay_out
from vaultnet.digest.rows import Row, ids_of, read_rows, sum_of
from vaultnet.digest.view import View
from vaultnet.vault.blocks import compose_block, find_blocks, replace_block

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MONTHLY: Final = {Layer.ANY: Span(months=1)}
PHRASES: Final = phrases_of(languages.load("en"))
NAMES: Final = ("Ada", "Ben", "Cid", "Dov")
STATE: Final = st.dictionaries(st.sampled_from(NAMES), st.integers(20, 90), max_size=4)
# Unlike anything that we write; with marks of Markdown, NFD and U+2028 in them.
WORD: Final = st.from_regex(r"zq[a-z]{2}(?:\u0301|\u2028|#|\*|`|\]\]|ё|🙂)?zq", fullmatch=True)


def link(path: str, shown: str | None) -> str:
    name = path.rpartition("/")[2].removesuffix(".md")
    return f"[[{name}|{shown}]]" if shown else f"[[{name}]]"


def view_on(state: Mapping[str, int], today: str) -> View:
    people = [contact(name, cadence=MONTHLY) for name in state]
    history = [
        met(name, (day("2026-11-20") - timedelta(days=ago)).isoformat())
        for name, ago in state.items()
    ]
    records = network(people, history)
    plan = make_plan(records, Settings(), day(today))
    return View(plan=plan, network=records, settings=Settings(), phrases=PHRASES, link=link)


def refreshed(note: str, state: Mapping[str, int], today: str) -> str:
    """Do to a note's text what `refresh_digest` does."""
    view = view_on(state, today)
    week = view.plan.week.name
    (block,) = find_blocks(note)
    how = Layout((PHRASES,))
    if block.week != week:
        how = replace(how, before=view_on(state, "2026-11-29"))
    page = lay_out(view, Before(block.content, block.week, block.sums), how)
    return replace_block(note, block, week, page.content, page.sums, below=page.below)


def add_line(rows: list[str], at: int, word: str) -> None:
    rows.insert(at, f"{word} a line of mine")


def add_beneath(rows: list[str], at: int, word: str) -> None:
    rows.insert(at, f"    - {word} beneath")


def append(rows: list[str], at: int, word: str) -> None:
    rows[at - 1] += f" {word}"


def before_id(rows: list[str], at: int, word: str) -> None:
    rows[at - 1] = rows[at - 1].replace(" ^vn-", f" {word} ^vn-", 1) if at else rows[at - 1]
    if word not in rows[at - 1]:
        rows[at - 1] += f" {word}"


def within(rows: list[str], at: int, word: str) -> None:
    words = rows[at - 1].split(" ")
    words.insert(len(words) // 2, word)
    rows[at - 1] = " ".join(words)


def rewrite(rows: list[str], at: int, word: str) -> None:
    rows[at - 1] = re.sub(r"\b(due|contact|get)\b", word, rows[at - 1]) + f" {word}"


def tick(rows: list[str], at: int, word: str) -> None:
    rows[at - 1] = re.sub(r"^- \[.\]", f"- [{'x>-'[len(word) % 3]}]", rows[at - 1])
    append(rows, at, word)


def twice(rows: list[str], at: int, word: str) -> None:
    rows.insert(at, f"{rows[at - 1]} {word}")


EDITS: Final[tuple[Callable[[list[str], int, str], None], ...]] = (
    add_line,
    add_beneath,
    append,
    before_id,
    within,
    rewrite,
    tick,
    twice,
)
STEP: Final = st.tuples(st.sampled_from(EDITS), st.integers(0, 400), WORD)


PAGE_TEXT: Final = st.lists(
    st.sampled_from([*"\n\r\t -*+1.)[]x>^vn7z_é", "^vn-", "- [ ] ", " ^vn-1", "\u2028", "e\u0301"]),
    max_size=40,
).map("".join)


@given(PAGE_TEXT)
def test_the_ids_of_a_page_are_those_of_its_lines(page: str) -> None:
    rows = read_rows(page, lambda _id, _text: True)
    assert ids_of(page) == {row.id for row in rows if row.id}


@settings(max_examples=80)
@given(
    days=st.lists(st.tuples(STATE, st.lists(STEP, max_size=3)), min_size=1, max_size=5),
    eol=st.sampled_from(["\n", "\r\n"]),
    tail=st.sampled_from(["", "\n", "\nmine, without an end"]),
)
def test_no_word_is_lost(
    days: list[tuple[dict[str, int], list[tuple[Callable[..., None], int, str]]]],
    eol: str,
    tail: str,
) -> None:
    """Days of a week and one of the next: each day others are due, and somebody edits."""
    first = lay_out(view_on({"Ada": 60}, "2026-11-23"), None)
    note = "\ufeffbefore\n" + compose_block("due", "2026-W48", first.content, first.sums) + tail
    note = note.replace("\n", eol)
    written: list[str] = []
    for number, (state, steps) in enumerate(days):
        for edit, place, word in steps:
            rows = note.split(eol)
            begin = next(at for at, row in enumerate(rows) if "vaultnet:begin" in row)
            end = next(at for at, row in enumerate(rows) if "vaultnet:end" in row)
            edit(rows, begin + 2 + place % max(end - begin - 2, 1), word)
            note = eol.join(rows)
            written.append(word)
        today = "2026-12-01" if number == len(days) - 1 else f"2026-11-{24 + number}"
        note = refreshed(note, state, today)
        for word in written:
            assert word in note, word
        assert note.startswith(f"\ufeffbefore{eol}")
        assert note.endswith(tail.replace("\n", eol))
        assert refreshed(note, state, today) == note


def rows_of(page: str, *texts: tuple[str, str]) -> tuple[Row, ...]:
    sums = {sum_of(line_id, text) for line_id, text in texts}
    return read_rows(page, lambda line_id, text: sum_of(line_id, text) in sums)


@pytest.mark.parametrize(
    ("raw", "added", "after"),
    [
        ("- [ ] [[Ada]]: call her. ^vn-1", "", ""),
        ("- [x] [[Ada]]: call her. good talk ^vn-1", "good talk", ""),
        ("- [x] [[Ada]]: call her.good ^vn-1", "good", ""),
        ("- [x] [[Ada]]: call her. ^vn-1 good talk", "", "good talk"),
        ("- [x] [[Ada]]: please do call her. ^vn-1", "please do", ""),
        ("  * [x]  [[Ada]]: call her. a ^vn-1 ✅ 2026-11-25", "a", "✅ 2026-11-25"),
        ("1. [x] [[Ada]]: call her. ^vn-1", "", ""),
    ],
)
def test_what_was_added_to_a_line(raw: str, added: str, after: str) -> None:
    (row,) = rows_of(raw, ("vn-1", "[[Ada]]: call her."))
    assert (row.id, row.text, row.added, row.after) == ("vn-1", "[[Ada]]: call her.", added, after)
    assert row.is_known


@pytest.mark.parametrize(
    "raw", ["- [x] [[Ada]]: ring her up. ^vn-1", "- [x] [[Ada]]: call ^vn-1", "- [ ] ^vn-1"]
)
def test_a_line_that_was_rewritten_is_the_persons(raw: str) -> None:
    (row,) = rows_of(raw, ("vn-1", "[[Ada]]: call her."))
    assert row.id == "vn-1"
    assert not row.is_known


@pytest.mark.parametrize("raw", ["> - [x] a ^vn-1", "text ^vn-1", "- [ ] a ^vn-1-b", "- a ^other"])
def test_other_lines_are_no_lines_of_ours(raw: str) -> None:
    (row,) = rows_of(raw, ("vn-1", "a"))
    assert row.id == ""


@given(st.text(alphabet=st.sampled_from("- [x]>^vn-1a✓–\n\r\t\u2028\u0301*é"), max_size=80))
def test_any_page_is_read_and_its_lines_are_kept(page: str) -> None:
    rows = rows_of(page, ("vn-1", "a"))
    assert "\n".join(row.raw for row in rows) == page.removesuffix("\n")


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("copy", ["- [ ] ask him of maps ^vn-1", "    - [ ] ask him of maps ^vn-1"])
def test_a_copy_that_was_rewritten_is_the_persons_wherever_it_stands(
    copy: str, *, above: bool
) -> None:
    line = "- [ ] [[Ada]]: get in touch ^vn-1"
    raws = [copy, line] if above else [line, copy]
    rows = read_rows(
        "\n".join(raws), lambda _id, _text: False, {sum_of("vn-1", "[[Ada]]: get in touch")}
    )
    assert [row.id for row in rows] == (["", "vn-1"] if above else ["vn-1", ""])
    assert [row.raw for row in rows] == raws


def test_a_line_of_another_week_that_was_rewritten_below_one_is_the_persons() -> None:
    (row,) = read_rows("    - [ ] ask him of maps ^vn-1", lambda _id, _text: False)
    assert (row.id, row.raw) == ("", "    - [ ] ask him of maps ^vn-1")
