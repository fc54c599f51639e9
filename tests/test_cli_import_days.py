"""`vaultnet import` of mail and calendars: days of contact go into logs and notes, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_vault import ADA, NOTES, json_of, run
from import_vault import CARDS, TEMPLATE, add_property, notes, text, written
from test_import_calendar import calendar
from test_import_mail import mail, mailbox

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault({**NOTES, "Templates/Person.md": TEMPLATE})


@pytest.fixture
def cards(tmp_path: Path) -> str:
    return written(tmp_path / "people.vcf", CARDS)


MEETING = calendar(
    (
        "DTSTART:20261005T100000Z",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "SUMMARY:Sync on [[Юлия Ёлкина]] #x (gave:: book)",
        "ATTENDEE;CN=Ada:mailto:ada@example.org",
        "ATTENDEE;CN=Zed Zorn:mailto:zed@example.org",
    )
)


@pytest.fixture
def mailed(vault: Path, tmp_path: Path) -> tuple[str, str]:
    """Give a mailbox and a calendar with Ada, whose address stands in her note."""
    add_property(vault, "email: ada@example.org")
    (vault / "Me.md").write_text("---\ntype: me\nemail: me@example.org\n---\n")
    box = mailbox(mail(), mail("me@example.org", "ada@example.org"), mail("x@example.org"))
    return written(tmp_path / "a.mbox", box), written(tmp_path / "a.ics", MEETING)


def test_days_go_into_the_log_once(vault: Path, mailed: tuple[str, str]) -> None:
    before = notes(vault)
    talks = json_of(vault, "interactions", "--contact", "Ada Berg")
    result = run(vault, "import", *mailed, "--yes")
    assert "4 days in touch noted" in result.stdout
    assert "1 mail with nobody who has a note" in result.stdout
    log = text(vault, ADA)
    assert "- 2026-10-05 (e-mail): Looms (direction:: mutual) ^vn-" in log
    assert "- 2026-10-12 (meeting): Sync on [Юлия Ёлкина] x (gave: book) " in log
    assert "A secret body" not in log
    now = json_of(vault, "interactions", "--contact", "Ada Berg")
    assert len(now) == len(talks) + 4
    assert all(one["contacts"] == [ADA] and one["gave"] == [] for one in now if "10-" in one["day"])
    once = notes(vault)
    assert "There is nothing to write." in run(vault, "import", *mailed, "--yes").stdout
    assert notes(vault) == once
    run(vault, "undo")
    assert notes(vault) == before


def test_meetings_can_have_notes_of_their_own(vault: Path, mailed: tuple[str, str]) -> None:
    before = notes(vault)
    run(vault, "import", mailed[1], "--into", "meeting", "--yes")
    path = "Meetings/2026-10-12 Sync on Юлия Ёлкина x (gave book).md"
    assert text(vault, path) == (
        '---\ntype: meeting\ndate: 2026-10-12\nattendees:\n  - "[[Ada Berg]]"\n  - Zed Zorn\n---\n'
    )
    once = notes(vault)
    run(vault, "import", mailed[1], "--into", "meeting", "--yes")
    assert notes(vault) == once
    run(vault, "undo")
    assert notes(vault) == before


def test_who_is_new_and_was_met_is_both_in_one_run(vault: Path, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Zed Zorn\nEMAIL:zed@example.org\nEND:VCARD\n"
    cards, meetings = written(tmp_path / "a.vcf", card), written(tmp_path / "a.ics", MEETING)
    run(vault, "import", meetings, cards, "--yes")
    assert text(vault, "People/Zed Zorn.md").count("(meeting): Sync") == 3
    once = notes(vault)
    run(vault, "import", meetings, cards, "--yes")
    assert notes(vault) == once


def test_a_typed_last_contact_is_raised_if_the_settings_say_so(
    vault: Path, mailed: tuple[str, str]
) -> None:
    (vault / "vaultnet.toml").write_text("[log]\nlast_contact = true\n")
    add_property(vault, "last seen: 2026-01-01")
    run(vault, "import", mailed[1], "--yes")
    assert "last seen: 2026-10-19" in text(vault, ADA)


def test_a_run_that_was_cut_short_is_completed_by_the_next(
    vault: Path, cards: str, mailed: tuple[str, str]
) -> None:
    """Whatever part of an import is in the vault, running it again gives the whole, once.

    A key may be another then: the part that is there shows which key the vault uses.
    """

    def known() -> tuple[object, object]:
        return json_of(vault, "contacts"), json_of(vault, "interactions")

    files = (cards, *mailed)
    before = notes(vault)
    run(vault, "import", *files, "--yes", "--by-name")
    whole, records = notes(vault), known()
    changed = sorted(path for path, data in whole.items() if before.get(path) != data)
    assert len(changed) > 2
    for missing in changed:
        for path in changed:
            place = vault / path
            if path != missing:
                place.write_bytes(whole[path])
            elif path in before:
                place.write_bytes(before[path])
            else:
                place.unlink()
        run(vault, "import", *files, "--yes", "--by-name")
        assert known() == records
        again = run(vault, "import", *files, "--yes", "--by-name")
        assert "There is nothing to write." in again.stdout
