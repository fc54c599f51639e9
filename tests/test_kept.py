"""What is kept of one working out for the next: each answer must be the one that nothing gives.

The heart of it is the machine at the end: whatever is written, moved, removed or set, and however
the days pass, a vault that goes on from what it knows says the same as one read afresh.
"""

from __future__ import annotations

import os
import shutil
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from vaultnet import api
from vaultnet.core.kept import Kept
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.changes import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Worker:
    """Works out answers, and counts for which keys it is asked to."""

    def __init__(self) -> None:
        self.kept = Kept()
        self.asked: list[str] = []

    def ask(self, under: str, asked: Mapping[str, str]) -> Mapping[str, str]:
        """Give each key with what it rests on."""
        self.asked.clear()

        def work_out(keys: Sequence[str]) -> Mapping[str, str]:
            self.asked += keys
            return {key: f"{under} {asked[key]}" for key in keys}

        rests: dict[str, tuple[object, ...]] = {key: (one,) for key, one in asked.items()}
        return self.kept.answers("words", (under,), rests, work_out)


def test_an_answer_is_worked_out_again_where_it_rests_on_something_new() -> None:
    worker = Worker()
    worker.ask("a", {"x": "1", "y": "1"})
    assert worker.ask("a", {"x": "2", "y": "1"}) == {"x": "a 2", "y": "a 1"}
    assert worker.asked == ["x"]


def test_what_is_not_asked_for_is_forgotten() -> None:
    worker = Worker()
    worker.ask("a", {"x": "1", "y": "1"})
    assert worker.ask("a", {"x": "1"}) == {"x": "a 1"}
    assert worker.asked == []
    worker.ask("a", {"y": "1"})
    assert worker.asked == ["y"]


def test_answers_come_in_the_order_in_which_they_are_asked_for() -> None:
    kept = Kept()
    for numbers in ([1, 2, 3], [3, 1, 2], [2, 3]):
        assert kept.each("n", (), numbers, str, str) == tuple(map(str, numbers))


def test_what_is_kept_for_another_purpose_is_another() -> None:
    kept = Kept()
    assert kept.answer("day", (1,), lambda: "one") == "one"
    assert kept.within("begun").answer("day", (1,), lambda: "other") == "other"
    assert kept.answer("day", (1,), lambda: "never") == "one"


def test_what_is_asked_for_one_by_one_is_held_for_two_turns() -> None:
    kept = Kept()
    asked: list[str] = []

    def work_out(text: str) -> bool:
        asked.append(text)
        return False

    for text in ("old", "in use"):
        kept.lately("texts", (1,)).answer(text, work_out)
    for _ in range(3):
        kept.turn()
        assert kept.lately("texts", (1,)).answer("in use", work_out) is False
    assert asked == ["old", "in use"]
    assert len(kept.lately("texts", (1,))) == 1


def test_what_is_asked_for_one_by_one_is_worked_out_again_under_something_new() -> None:
    kept = Kept()
    assert kept.within("page").lately("texts", (1,)).answer("a", str.upper) == "A"
    assert kept.within("page").lately("texts", (2,)).answer("a", str.title) == "A"
    assert len(kept.within("page").lately("texts", (1,))) == 0


def test_two_records_with_one_key_are_both_answered() -> None:
    kept = Kept()
    for _ in range(2):
        assert kept.each("n", (), [1, -1, 2], abs, str) == ("1", "-1", "2")


@given(
    st.lists(
        st.tuples(
            st.sampled_from("ab"),
            st.permutations("xyz").flatmap(
                lambda keys: st.tuples(*(st.sampled_from("01-") for _ in keys)).map(
                    lambda values: {
                        key: one for key, one in zip(keys, values, strict=True) if one != "-"
                    }
                )
            ),
        ),
        max_size=8,
    )
)
def test_answers_are_those_that_nothing_kept_gives(
    rounds: list[tuple[str, dict[str, str]]],
) -> None:
    worker = Worker()
    for under, asked in rounds:
        found = worker.ask(under, asked)
        assert list(found.items()) == list(Worker().ask(under, asked).items())


MONDAY: Final = date(2026, 11, 23)
IN_ANOTHER_ORDER: Final = {
    "layers": (
        "Ada.md",
        "---\ntype: person\ncadence: {deep: 3 months, light: 1 month}\n---\n",
        "---\ntype: person\ncadence: {light: 1 month, deep: 3 months}\n---\n",
    ),
    "topics": ("Looms.md", "#weaving #harbours [[Boats]]\n", "[[Boats]] #harbours #weaving\n"),
    "settings": (
        "vaultnet.toml",
        "[cadence.tiers]\nA = 'weekly'\na = 'yearly'\n",
        "[cadence.tiers]\na = 'yearly'\nA = 'weekly'\n",
    ),
}


@pytest.mark.parametrize(
    ("path", "before", "after"), IN_ANOTHER_ORDER.values(), ids=IN_ANOTHER_ORDER
)
def test_what_is_written_in_another_order_says_what_a_fresh_reading_says(
    make_vault: Callable[[Mapping[str, str]], Path], path: str, before: str, after: str
) -> None:
    met = "---\ntype: person\ntier: a\n---\n## Log\n- 2026-03-01: call\n"
    root = make_vault({"Ben.md": met, path: before})
    vault = api.read_vault(root)
    api.export(vault, MONDAY, "json")
    (root / path).write_text(after, encoding="utf-8")
    vault, fresh = api.reread(vault, api.look(vault), [path]), api.read_vault(root)
    assert api.export(vault, MONDAY, "json") == api.export(fresh, MONDAY, "json")
    assert str(vault.network.contacts) == str(fresh.network.contacts)
    assert str(tuple(vault.network.knowledge)) == str(tuple(fresh.network.knowledge))


PROPERTIES: Final = (
    "cadence: monthly",
    "cadence: {deep: 3 months, meeting: 1 year}",
    "cadence: {meeting: 1 year, deep: 3 months}",
    "cadence: none",
    "aliases: [Anya, Dora]",
    "aliases: [Vera Quill]",
    "stage: communication",
    "stage: trust",
    "role: mentor/career",
    "interests: [looms, harbours]",
    "organisation: Acme",
    "organisation: '[[Acme]]'",
    "birthday: 1990-11-25",
    "next_contact: 2026-11-24",
    "snoozed_until: 2026-12-10",
    "paused: true",
    "private: true",
    "deceased: true",
    "introduced_by: '[[Ben]]'",
    "groups: [Weavers]",
    "projects: ['[[Loom]]']",
    "met: '[[PyDay]]'",
    "events: [PyDay]",
    "trust: 4",
    "minimum_gap: 2 weeks",
    "location: Kazan",
)
LINES: Final = (
    "- 2026-11-20 (call): about [[Looms]] (gave:: article)",
    "- 2026-11-24 (message): with [[Cid]]",
    "- 2026-10-02 (meeting): with [[Ben]] and [[Zoe]] at [[PyDay]]",
    "- 2026-08-02 (email): (got:: advice)",
    "- 2026-06-11 (call): and before",
    "- 2026-02-14 (meeting): in the house of Acme",
    "- 2025-03-14 (video): about harbours",
    "- 2022-01-10 (call): the first one",
    "- 2026-12-01 (meeting): lunch with [[Ada]]",
    "- [ ] send [[Ben]] the draft 📅 2026-11-24 #promise",
    "- [ ] send [[Ben]] the draft 📅 2026-11-24 #promise",
    "- [ ] ask [[Dora]] and [[Ada]] 📅 2026-11-27",
    "- [ ] hear of [[Cid]] #waiting",
    "- [x] mail to [[Cid]] ✅ 2026-11-21",
    "- 2026-11-22 (achievement:: [[Ada]] won a prize)",
    "- introduced [[Eve]] to [[Ada]]",
    "- call with [[Ada]], [[Boris]] and [[Eve]]",
    "- talked with [[Ben]] (about:: [[Looms]]) ^vn-0123abcd",
    "with:: Anya, Zoe",
    "attendees:: [[Ada]], [[Cid]], Zoe",
    "members:: [[Ada]], [[Ben]]",
    "A talk at the fair #own-activity",
    "#looms and [[Harbours]] #harbours",
    "[[Vera Quill]] was there",
    "- 2026-11-12 (call): with [[Ben]] and [[Vera]], who is ill",
)
PEOPLE: Final = tuple(f"People/{name}.md" for name in ("Ada", "Ben", "Cid", "Dee", "Eve"))
TYPES: Final = {
    **dict.fromkeys(PEOPLE, "person"),
    "People/Vera Quill.md": "person",
    "Daily/2026-11-20.md": "",
    "Daily/2026-11-24.md": "",
    "Meetings/2026-11-19 Talk.md": "meeting",
    "PyDay.md": "event\ndate: 2026-11-10",
    "Fair.md": "event\ndate: 2026-12-05\nplace: Kazan\npart: attended",
    "Weavers.md": "group",
    "Loom.md": "project",
    "Acme.md": "organisation\nfounded: 1999-11-26",
    "Looms.md": "",
    "Harbours.md": "",
    "Me.md": "me\ninterests: [looms]",
}
SETTINGS: Final = (
    "",
    'language = "ru"\n',
    "[digest]\nbudget = 1\nno_such_setting = 1\n[follow_up]\nper_week = 1\n",
    '[digest]\nweek_start = "sunday"\n[stages]\nper_week = 1\n',
    '[cadence]\ndefault = "6 weeks"\n[days]\nholidays = false\n',
    '[vault]\nowner = "Ben"\nfirst_names = true\nmentions = "ignore"\n',
    '[privacy]\nfolders = ["Meetings", "Nowhere"]\n[ideas]\nper_line = 4\n',
)
PATHS: Final = st.sampled_from(tuple(TYPES))


@st.composite
def notes(draw: st.DrawFn, path: str | None = None) -> tuple[str, str]:
    """Draw a note of the vault: what it is, some properties and some lines."""
    path = path or draw(PATHS)
    kind = TYPES[path]
    front = [f"type: {kind}"] if kind else []
    if kind == "person":
        front += draw(st.lists(st.sampled_from(PROPERTIES), max_size=5, unique=True))
    body = draw(st.lists(st.sampled_from(LINES), max_size=6))
    if kind == "person" and draw(st.booleans()):
        body = ["## Log", *body]
    head = ["---", *front, "---"] if front else []
    return path, "\n".join([*head, *body, ""])


class Going(RuleBasedStateMachine):
    """A vault that is read again after each change, beside one that is read afresh."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(mkdtemp())
        (self.root / ".obsidian").mkdir()
        self.today = MONDAY
        self.touched: set[str] = set()
        self.vault = api.read_vault(self.root)

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    def _write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        self.touched.add(path)

    @initialize(drawn=st.tuples(*map(notes, TYPES)), settings=st.sampled_from(SETTINGS))
    def begin(self, drawn: Sequence[tuple[str, str]], settings: str) -> None:
        for path, text in drawn:
            self._write(path, text)
        self._write("vaultnet.toml", settings)
        self.vault = api.read_vault(self.root)

    @rule(drawn=notes())
    def write(self, drawn: tuple[str, str]) -> None:
        self._write(*drawn)

    @rule(path=PATHS, line=st.sampled_from(LINES), first=st.booleans())
    def add(self, path: str, line: str, first: bool) -> None:
        target = self.root / path
        text = target.read_text(encoding="utf-8") if target.exists() else ""
        head, mark, body = text.rpartition("---\n")
        body = f"{line}\n{body}" if first else f"{body}{line}\n"
        self._write(path, head + mark + body)

    @rule(path=PATHS)
    def remove(self, path: str) -> None:
        (self.root / path).unlink(missing_ok=True)
        self.touched.add(path)

    @rule(path=PATHS, other=PATHS)
    def rename(self, path: str, other: str) -> None:
        if (self.root / path).exists():
            text = (self.root / path).read_text(encoding="utf-8")
            self.remove(path)
            self._write(other, text)

    @rule(path=st.sampled_from(PEOPLE))
    def make_private(self, path: str) -> None:
        target = self.root / path
        if target.exists():
            text = target.read_text(encoding="utf-8")
            self._write(path, text.replace("---\n", "---\nprivate: true\n", 1))

    @rule(days=st.sampled_from([1, 1, 3, 8, 40]))
    def sleep(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(text=st.sampled_from(SETTINGS))
    def set_otherwise(self, text: str) -> None:
        self._write("vaultnet.toml", text)

    @rule()
    def refresh(self) -> None:
        self._read()
        change = _page(self.vault, self.today)
        if not isinstance(change, str) and change is not None:
            api.apply_change(self.vault, change)
            self.touched.add(change.path)

    @rule(at=st.integers(0, 9), mark=st.sampled_from("xX>-"))
    def mark(self, at: int, mark: str) -> None:
        page = self.root / "Due this week.md"
        if page.exists():
            before, *rest = page.read_text(encoding="utf-8").split("- [ ]")
            if rest:
                rest[at % len(rest)] = f"- [{mark}]" + rest[at % len(rest)]
                joined = [one if one.startswith("- [") else f"- [ ]{one}" for one in rest]
                self._write(page.name, before + "".join(joined))

    def _read(self) -> None:
        doubted, self.touched = self.touched, set()
        self.vault = api.reread(self.vault, api.look(self.vault), doubted)

    @invariant()
    def it_says_what_a_fresh_one_says(self) -> None:
        self._read()
        fresh = api.read_vault(self.root)
        assert self.vault.network == fresh.network
        assert str(self.vault.network.contacts) == str(fresh.network.contacts)
        assert list(self.vault.network.acquainted) == list(fresh.network.acquainted)
        assert self.vault.problems == fresh.problems
        assert api.make_plan(self.vault, self.today) == api.make_plan(fresh, self.today)
        ahead = api.make_plan(self.vault, self.today, days=90)
        assert ahead == api.make_plan(fresh, self.today, days=90)
        mine, other = _page(self.vault, self.today), _page(fresh, self.today)
        assert _lines(mine) == _lines(other)
        assert mine == other


def _page(vault: api.Vault, today: date) -> Change | str | None:
    """Work out the page; where that is refused, say why."""
    try:
        return api.refresh_digest(vault, today)
    except NoteRefusedError as fault:
        return str(fault)


def _lines(page: Change | str | None) -> list[str]:
    return page.new.decode().split("\n") if isinstance(page, Change) else []


TestGoing = Going.TestCase
TestGoing.settings = settings(
    max_examples=400 if os.environ.get("VAULTNET_LONG") else 15,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
