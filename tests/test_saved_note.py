"""How much is done for one saved note under a running watcher, in calls and never in time.

The vault is that of the benchmark, with 300 notes. Whatever is done for all of them again shows
here as a number that grows with the vault.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import fields
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from vaultnet import api
from vaultnet.core import suggestions
from vaultnet.core.offered import Offered
from vaultnet.vault import contents, unread
from vaultnet.vault.parse import network
from vaultnet.vault.parse.people import ties

if TYPE_CHECKING:
    from collections.abc import Callable

GENERATOR: Final = Path(__file__).resolve().parents[1] / "bench" / "vault_generator.py"
TODAY: Final = date(2026, 11, 25)
NOTES: Final = 300
PAGE: Final = "Due this week.md"
COUNTED: Final[tuple[tuple[object, str], ...]] = (
    (contents, "read_note"),
    (unread.NoteFile, "read"),  # a note that was put back, because somebody asks for its text
    (network, "records_of"),
    (network, "read_contact"),
    (ties.Ties, "tied"),
    (import_module("vaultnet.core.reminders.keep_in_touch"), "_layers_due"),
    (import_module("vaultnet.core.reminders.reconnect"), "_was_close"),
    (suggestions, "_is_shut"),
    (import_module("vaultnet.digest.sections.promises"), "_line"),
)


class Watched:
    """A vault whose page is current, and what is done for one save after another."""

    def __init__(self, root: Path, calls: Counter[str]) -> None:
        self.root = root
        self.calls = calls
        self.vault = api.read_vault(root)
        self.refresh()
        self.refresh()  # the page is a file more, by which any link might be another

    def refresh(self) -> bool:
        change = api.refresh_digest(self.vault, TODAY)
        if change is not None:
            api.apply_change(self.vault, change)
            self.take_in(change.path)
        return change is not None

    def take_in(self, path: str) -> None:
        self.vault = api.reread(self.vault, api.look(self.vault), {path})

    def save(self, path: str, more: str) -> Counter[str]:
        """Add to a note; count the calls until it is read and the page is worked out."""
        target = self.root / path
        target.write_text(target.read_text(encoding="utf-8") + more, encoding="utf-8")
        self.calls.clear()
        self.take_in(path)
        change = api.refresh_digest(self.vault, TODAY)
        counted = Counter(self.calls)
        if change is not None:
            api.apply_change(self.vault, change)
            self.take_in(change.path)
        return counted


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    root = tmp_path / "vault"
    subprocess.run(  # noqa: S603  the project's own script
        [sys.executable, str(GENERATOR), str(root), str(NOTES)], check=True, capture_output=True
    )
    calls: Counter[str] = Counter()
    for home, name in COUNTED:
        monkeypatch.setattr(home, name, _counting(calls, name, getattr(home, name)))
    watched = Watched(root, calls)
    assert calls["records_of"] > NOTES
    assert calls["_layers_due"] >= len(watched.vault.network.contacts)
    return watched


def _counting(
    calls: Counter[str], name: str, original: Callable[..., object]
) -> Callable[..., object]:
    def counting(*args: object, **named: object) -> object:
        calls[name] += 1
        return original(*args, **named)

    return counting


def test_a_promise_more_is_one_note_one_person_and_one_line(watched: Watched) -> None:
    person = watched.vault.network.contacts[0]
    promised = watched.save(person.path, f"\n- [ ] send word to [[{person.name}]] 📅 {TODAY}\n")
    assert promised == {
        "read_note": 1,
        "records_of": 1,
        "read_contact": 1,
        "tied": 1,
        "_line": 1,
    } | {"_is_shut": 1}


def test_a_contact_more_is_one_person_judged_again(watched: Watched) -> None:
    person = watched.vault.network.contacts[0]
    found = watched.save(person.path, f"\n## Log\n- {TODAY} (call): all is well\n")
    assert found["records_of"] == 1
    assert found["_is_shut"] <= 1
    assert found["_layers_due"] <= 2  # as the week began, and today
    assert found["_was_close"] <= 2


def test_words_that_say_nothing_of_anybody_judge_nobody(watched: Watched) -> None:
    path = next(path for path in watched.vault.notes if path.startswith("Notes/"))
    found = watched.save(path, "\nA word more.\n")
    assert found.pop("read", 0) < NOTES // 20  # what else is offered on what it is on
    assert found == {"read_note": 1, "records_of": 1}


def test_records_that_say_the_same_are_the_same_objects(watched: Watched) -> None:
    before = watched.vault.network
    path = next(path for path in watched.vault.notes if path.startswith("Notes/"))
    watched.save(path, "\nA word more.\n")
    after = watched.vault.network
    names = [one.name for one in fields(after)]
    others = [name for name in names if getattr(after, name) is not getattr(before, name)]
    assert others in ([], ["knowledge"])  # the text that it had is not there to be compared
    known, found = (network.knowledge for network in (before, after))
    assert isinstance(known, Offered)
    assert isinstance(found, Offered)
    assert {one for one in found.notes if found.notes[one] is not known.notes[one]} <= {path}


def test_a_note_is_held_once_more_only_until_the_next_reading(watched: Watched) -> None:
    """What is kept of a save is bounded: nothing of it is left after the next ones."""
    person = watched.vault.network.contacts[0].path
    watched.save(person, "\n- [ ] one 📅 2026-11-24\n")
    watched.save(person, "\nWords.\n")  # the page that has the line of that promise is read
    before = _size_of(watched)
    for number in range(4):
        watched.save(person, f"\nWords {number}.\n")
    assert _size_of(watched) == before


def _size_of(watched: Watched) -> int:
    """Count the answers that are kept."""
    kept = [watched.vault.kept]
    count = 0
    while kept:
        one = kept.pop()
        count += sum(len(some.answers) for some in one._rounds.values())
        kept += one._within.values()
    return count
