"""The exported database: what can be asked of it, and that it is the same on every machine."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from cli_vault import ROOT
from exported import WORDS, exported, one_line
from hypothesis import given
from life import life
from network_of import contact, met, network
from records_of import promise
from test_export_cards import ADA

from vaultnet.core.dates import Span
from vaultnet.core.records import Channel, Layer

if TYPE_CHECKING:
    from vaultnet.core.records import Network


def ask(known: Network, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(exported("sqlite", known))
        return database.execute(query).fetchall()


def test_the_file_is_whole_and_its_references_hold() -> None:
    known = life()
    assert ask(known, "PRAGMA integrity_check") == [("ok",)]
    assert ask(known, "PRAGMA foreign_key_check") == []
    assert ask(known, "PRAGMA application_id") == [(int.from_bytes(b"vnet"),)]
    names = {name for (name,) in ask(known, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert {"contacts", "interactions", "promises", "due", "links"} <= names


def test_records_are_joined() -> None:
    monthly = {Layer.ANY: Span(months=1)}
    known = network(
        [replace(ADA, cadence=monthly), contact("Bo")],
        (met("Ada Berg", "2026-10-02", Channel.CALL, summary="looms"),),
        promises=(promise("Ada Berg", due="2026-11-25"),),
    )
    query = (
        "SELECT name, channel, summary, path, line FROM interactions JOIN interaction_contacts "
        "ON interaction = interactions.id JOIN contacts ON contact = note"
    )
    assert ask(known, query) == [("Ada Berg", "call", "looms", "Daily/2026-10-02.md", 1)]
    due = "SELECT kind, day, why FROM due JOIN due_contacts ON id = reminder ORDER BY 1"
    found = ask(known, due)
    assert ("promise", "2026-11-25", "Daily/2026-11-01.md:4") in found
    assert {kind for kind, *_ in found} == {"promise", "next-contact", "yearly-day"}
    assert ask(known, "SELECT state, text FROM promises") == [("open", "send the slides")]
    links = ask(known, "SELECT kind, target FROM links WHERE contact = 'People/Ada Berg.md'")
    assert ("introduced by", "People/Bo.md") in links


def test_the_head_says_nothing_of_the_machine() -> None:
    data = exported("sqlite", life())
    assert data[24:28] == data[92:96] == (1).to_bytes(4)
    assert data[96:100] == (3_040_000).to_bytes(4)
    assert len(data) % 4096 == 0


@given(WORDS)
def test_any_words_come_back_as_they_were(text: str) -> None:
    known = network([replace(contact("Ada"), name=text, job=text)])
    ((name, job),) = ask(known, "SELECT name, job FROM contacts")
    assert one_line(str(name)) == one_line(str(job)) == one_line(text)


def test_the_question_of_the_docs_can_be_asked() -> None:
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    (query,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    known = network(
        [contact("Ada"), contact("Bo")],
        (met("Ada", "2020-01-02", Channel.CALL), met("Bo", "2020-01-02", Channel.MESSAGE)),
    )
    assert ask(known, query) == [("Ada", "2020-01-02")]
