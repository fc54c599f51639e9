"""The exported table: what a spreadsheet makes of it, and what a program does."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from exported import WORDS, exported
from hypothesis import example, given
from network_of import contact, met, network
from test_export_cards import ADA

from vaultnet.core.dates import Span
from vaultnet.core.records import Channel, Layer, Organisation
from vaultnet.core.settings import Settings
from vaultnet.exports.spreadsheet import COLUMNS

if TYPE_CHECKING:
    from vaultnet.core.records import Contact

FORMULAS: Final = (
    '=HYPERLINK("http://example.org";"x")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "＝1+1",
    "＠SUM(A1)",
    "\ufeff=1+1",
    "\u2028=1+1",
)


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(data.decode("utf-8-sig").split("\r\n")[:-1], strict=True))


def named(data: bytes) -> list[dict[str, str]]:
    """Read the rows below the header by the names of the raw columns."""
    table = list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True), strict=True))
    return [dict(zip(COLUMNS, row, strict=False)) for row in table[1:]]


def spoiled(text: str) -> Contact:
    return replace(
        contact("Ada"),
        name=text,
        aliases=(text,),
        emails=(text,),
        phones=(text,),
        organisations=(Organisation(text),),
        job=text,
        location=text,
        country=text,
        links=(text,),
        tags=(text,),
        interests=(text,),
        groups=(text,),
    )


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    for row in named(exported("csv", network([spoiled(text)]))):
        for cell in row.values():
            assert cell.lstrip(" \t\r\n\u00a0\u2028\ufeff")[:1] not in {*"=+-@＝＋－＠"} or not cell
    (raw,) = named(exported("csv raw", network([spoiled("+44 20")])))
    assert raw["phones"] == "+44 20"
    (guarded,) = named(exported("csv", network([spoiled("+44 20")])))
    assert guarded["phones"] == "'+44 20"


@given(WORDS)
@example("a\nb")
@example('"')
def test_every_cell_comes_back(text: str) -> None:
    (row,) = named(exported("csv raw", network([spoiled(text)])))
    shown = text.replace("\ufeff", "")
    for line_end in ("\r\n", "\r", "\x85", "\u2028"):
        shown = shown.replace(line_end, "\n")
    assert row["job"] == shown
    assert row["emails"] == shown.replace("\n", " ").replace("\t", " ")


def test_the_table_of_one_person() -> None:
    known = network([ADA], (met("Ada Berg", "2026-11-02", Channel.CALL),))
    (row,) = named(exported("csv", known))
    assert (
        row
        | {
            "name": "Ada Berg",
            "organisations": "Acme; Sons, Ltd; Loom Club",
            "roles": "career mentor",
            "stage": "trust",
            "birthday": "1990-11-25",
            "cadence": "a conversation: every 3 months; a light update: every month",
            "last": "2026-11-02",
            "health": "fresh",
            "note": "People/Ada Berg.md",
        }
        == row
    )
    (raw,) = named(exported("csv raw", known))
    assert (raw["roles"], raw["cadence"]) == ("mentor/career", "deep P3M; light P1M")


def test_columns_speak_the_language_of_the_vault() -> None:
    head = exported("csv", network([ADA]), Settings(language="ru")).decode().split(",")
    assert head[:2] == ["\ufeffИмя", "Другие имена"]
    raw = exported("csv raw", network([ADA]), Settings(language="ru")).decode().split(",")
    assert raw[:2] == ["name", "aliases"]


def test_what_is_due_first_stands_there() -> None:
    known = network(
        [contact("Ada", cadence={Layer.ANY: Span(months=1)})],
        (met("Ada", "2026-11-02", Channel.CALL),),
    )
    (row,) = named(exported("csv", known))
    assert (row["due"], row["what"]) == ("2026-12-02", "get in touch")


def test_an_empty_network_is_a_header() -> None:
    assert len(rows(exported("csv", network([])))) == 1
