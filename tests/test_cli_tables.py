"""Tables: aligned text for pipes, a drawing for terminals, and nothing that steers a terminal."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from vaultnet.cli.facts import draw_facts
from vaultnet.cli.tables import Column, draw, plain, table_of
from vaultnet.cli.terminal import visible, width

COLUMNS = (Column("DAY", breaks=False), Column("WHO"), Column("WHAT"))


def test_plain_text_is_aligned_and_has_no_trailing_spaces() -> None:
    table = table_of(COLUMNS, [("2026-11-02", "Ada", "call"), ("2026-11-03", "Юлия Ёлкина", "")])
    assert plain(table).split("\n") == [
        "DAY         WHO          WHAT",
        "2026-11-02  Ada          call",
        "2026-11-03  Юлия Ёлкина  -",
    ]


def test_wide_letters_take_two_columns_and_marks_none() -> None:
    table = table_of((Column("A"), Column("B")), [("日本", "x"), ("é", "y")])
    assert plain(table).split("\n") == ["A     B", "日本  x", "é     y"]


def test_a_long_cell_pushes_only_its_own_row() -> None:
    rows = plain(table_of((Column("A"), Column("B")), [("x" * 500, "y"), ("z", "w")])).split("\n")
    assert rows[1] == "x" * 500 + "  y"
    assert len(rows[2]) < 60


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\x1b[31mred", "a\N{REPLACEMENT CHARACTER}[31mred", id="escape-sequence"),
        pytest.param("two\nlines\u2028more", "two lines more", id="line-ends"),
        pytest.param("Ada\u202egnp.exe", "Ada\N{REPLACEMENT CHARACTER}gnp.exe", id="turned-order"),
        pytest.param("\x9b2J", "\N{REPLACEMENT CHARACTER}2J", id="one-byte-introducer"),
        pytest.param("👩\u200d💻 Ёж", "👩\u200d💻 Ёж", id="joined-emoji-and-cyrillic-stay"),
    ],
)
def test_words_of_notes_never_steer_the_terminal(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=8))
def test_every_row_is_one_line(rows: list[tuple[str, str, str]]) -> None:
    written = plain(table_of(COLUMNS, rows))
    assert len(written.splitlines()) == len(rows) + 1
    assert "\x1b" not in written


@given(st.text())
def test_width_is_bounded_by_the_number_of_letters(text: str) -> None:
    assert 0 <= width(text) <= 2 * len(text)


def drawn(columns: int, *, colours: bool) -> str:
    rows = [("2026-11-02", "[bold]Ada[/bold]", "a long talk about the weather " * 4)]
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=columns,
        color_system="standard" if colours else None,
        force_terminal=colours,
    )
    draw(table_of(COLUMNS, rows), console)
    return stream.getvalue()


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_a_drawn_table_keeps_to_the_width_and_breaks_no_day(columns: int) -> None:
    lines = drawn(columns, colours=False).splitlines()
    assert max(map(len, lines)) <= columns
    assert any("2026-11-02" in line for line in lines)


@pytest.mark.parametrize("columns", [30, 40, 60])
def test_a_narrow_terminal_breaks_words_but_loses_none(columns: int) -> None:
    wide, narrow = (Counter(drawn(width, colours=False)) for width in (200, columns))
    for mark in " \n─":
        del wide[mark], narrow[mark]
    assert wide == narrow


PLACE = "Meetings/2026-08-14 A talk about looms.md:4"
WITH_PLACE = (*COLUMNS, Column("WHY", below=True), Column("NOTE", below=True))


def drawn_with_place(columns: int) -> list[str]:
    rows = [("2026-11-02", "Ada", "a call", "by rule", PLACE), ("2026-11-03", "Юлия", "", "", "")]
    stream = io.StringIO()
    draw(table_of(WITH_PLACE, rows), Console(file=stream, width=columns, color_system=None))
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_a_table_that_fits_has_all_columns_beside_one_another() -> None:
    head, _, first, second = drawn_with_place(120)
    assert head.split() == ["DAY", "WHO", "WHAT", "WHY", "NOTE"]
    assert first.endswith(f"by rule  {PLACE}")
    assert second.split() == ["2026-11-03", "Юлия", "-", "-", "-"]


@pytest.mark.parametrize(
    ("columns", "below"),
    [
        pytest.param(70, [f"    NOTE: {PLACE}"], id="the last one first"),
        pytest.param(
            52,
            ["    NOTE: Meetings/2026-08-14 A talk about", "    looms.md:4"],
            id="longer than the terminal",
        ),
        pytest.param(30, ["    WHY: by rule"], id="one after the other"),
    ],
)
def test_on_a_narrow_terminal_paths_stand_below_their_row(columns: int, below: list[str]) -> None:
    lines = drawn_with_place(columns)
    assert max(map(width, lines)) <= columns
    at = next(n for n, line in enumerate(lines) if line.startswith("2026-11-02"))
    assert lines[at + 1 : at + 1 + len(below)] == below
    assert lines[-1].startswith("2026-11-03  Юлия  -")
    assert "NOTE" not in lines[0]


def drawn_facts(columns: int) -> list[str]:
    stream = io.StringIO()
    facts = [("place", "Riga"), ("how it stands", "fresh: two days since the last contact")]
    draw_facts(facts, Console(file=stream, width=columns, color_system=None))
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_facts_go_on_below_themselves() -> None:
    assert drawn_facts(80) == [
        "  place          Riga",
        "  how it stands  fresh: two days since the last contact",
    ]
    assert drawn_facts(42) == [
        "  place          Riga",
        "  how it stands  fresh: two days since the",
        "                 last contact",
    ]


@given(
    st.integers(24, 90),
    st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=6),
    st.integers(1, 12),
)
def test_what_may_not_be_broken_is_whole_at_any_width(
    room: int, kinds: list[tuple[bool, bool]], length: int
) -> None:
    """Days, numbers and the like: a day that is cut is another day."""
    columns = [Column(f"H{at}", breaks, below) for at, (breaks, below) in enumerate(kinds)]
    cells = [f"{at}{'x' * length}" for at in range(len(columns))]
    stream = io.StringIO()
    console = Console(file=stream, width=room, color_system=None, force_terminal=True)
    draw(table_of(columns, [cells]), console)
    text = stream.getvalue()
    assert all(
        cell in text for cell, column in zip(cells, columns, strict=True) if not column.breaks
    )
    joined = "".join(text.split())
    assert Counter("".join(cells)) - Counter(joined) == Counter()


def test_markup_in_a_note_is_shown_as_written() -> None:
    assert "[bold]Ada[/bold]" in drawn(100, colours=False)


def test_colours_only_repeat_words() -> None:
    from rich.text import Text  # noqa: PLC0415  only this test strips colours

    coloured = drawn(100, colours=True)
    assert "\x1b[" in coloured
    assert Text.from_ansi(coloured).plain.split() == drawn(100, colours=False).split()
