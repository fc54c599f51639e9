"""The promises hold whatever comes after what: ticks, edits, refreshes, copies, renames, undo."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from digest_vault import DIGEST, MONDAY, page_of, refresh, text_of, undo, vault_at
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from vaultnet import api
from vaultnet.errors import NoteRefusedError

PEOPLE: Final = ("Ada", "Ben", "Cid")
HEAD: Final = "---\ntype: person\ncadence: {cadence}\n---\n# Mine\n\n## Log\n- 2026-06-01 (call)\n"
CADENCES: Final = ("monthly", "{deep: 3 months}", "{meeting: 2 months}")
COPY: Final = "Due this week.sync-conflict-20261123-023251-OPLQ5BK.md"
TASK: Final = re.compile(r"- \[ \] (?P<text>.*) \^(?P<id>vn-[0-9a-f]{8})(?P<after>.*)")
DONE: Final = re.compile(r"- \[x\] .* ✓ .* \^vn-[0-9a-f]{8}.*")
ID: Final = re.compile(r"\^(vn-[0-9a-f]{8})")


class Digests(RuleBasedStateMachine):
    """A vault, its owner, and the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(mkdtemp())
        notes = {
            f"People/{name}.md": HEAD.replace("{cadence}", cadence)
            for name, cadence in zip(PEOPLE, CADENCES, strict=True)
        }
        vault_at(self.root, {".obsidian/app.json": "{}", **notes})
        self.today: date = MONDAY
        self.names = list(PEOPLE)
        self.words: list[str] = []
        self.ticked: dict[str, str] = {}  # by id the name of the person on the line
        self.undone: set[str] = set()  # ids of entries taken back, and not ticked again since
        refresh(self.root, self.today)

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    def _open(self) -> list[re.Match[str]]:
        found = (TASK.fullmatch(row) for row in page_of(self.root).split("\n"))
        return [one for one in found if one is not None]

    def _write(self, page: str) -> None:
        (self.root / DIGEST).write_bytes(page.encode())

    def _text(self) -> str:
        """Give all notes but the copy as one text."""
        notes = (one for one in self.root.rglob("*.md") if one.name != COPY)
        return "\n".join(one.read_text(encoding="utf-8") for one in notes)

    def _word(self) -> str:
        self.words.append(f"zq{len(self.words)}zq")
        return self.words[-1]

    @rule(pick=st.integers(0, 9), with_words=st.booleans())
    def tick(self, pick: int, with_words: bool) -> None:
        rows = self._open()
        if not rows:
            return
        row = rows[pick % len(rows)]
        words = f" {self._word()}" if with_words else ""
        new = f"- [x] {row['text']}{words} ^{row['id']}{row['after']}"
        self._write(page_of(self.root).replace(row[0], new, 1))
        self.ticked[row["id"]] = row["text"].partition("]]")[0].partition("[[")[2]
        self.undone.discard(row["id"])

    @rule(pick=st.integers(0, 9), sign=st.sampled_from(">-"))
    def put_off(self, pick: int, sign: str) -> None:
        rows = self._open()
        if rows:
            row = rows[pick % len(rows)][0]
            self._write(page_of(self.root).replace(row, f"- [{sign}]{row[5:]}", 1))

    def _done(self) -> list[str]:
        return [row for row in page_of(self.root).split("\n") if DONE.fullmatch(row)]

    @rule(pick=st.integers(0, 9))
    def meet_again(self, pick: int) -> None:
        """Write below a line that is done that there was another contact today."""
        rows = self._done()
        if rows:
            row = rows[pick % len(rows)]
            more = f"{row}\n    - [x] {self._word()} ✅ {self.today}"
            self._write(page_of(self.root).replace(row, more, 1))

    @rule(pick=st.integers(0, 9))
    def untick(self, pick: int) -> None:
        rows = self._done()
        if rows:
            row = rows[pick % len(rows)]
            self._write(page_of(self.root).replace(row, f"- [ ]{row[5:]}", 1))

    @rule(place=st.integers(0, 99), indent=st.sampled_from(["", "    - "]))
    def write_a_line(self, place: int, indent: str) -> None:
        rows = page_of(self.root).split("\n")
        end = next(at for at, row in enumerate(rows) if "vaultnet:end" in row)
        rows.insert(2 + place % max(end - 2, 1), f"{indent}{self._word()} mine")
        self._write("\n".join(rows))

    @rule()
    def refreshed(self) -> None:
        """Refresh; a second time there is nothing left to do."""
        logged = self._logged().keys()
        refresh(self.root, self.today)
        self.undone |= logged - self._logged().keys()
        before = self._notes()
        assert refresh(self.root, self.today).done == ()
        assert self._notes() == before

    def _notes(self) -> dict[str, bytes]:
        return {str(one): one.read_bytes() for one in self.root.rglob("*.md")}

    @rule(days=st.integers(1, 5))
    def time_goes_by(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule()
    def a_copy_comes(self) -> None:
        (self.root / COPY).write_bytes((self.root / DIGEST).read_bytes())

    @precondition(lambda self: (self.root / COPY).exists())
    @rule()
    def the_copy_goes(self) -> None:
        (self.root / COPY).unlink()

    @rule(pick=st.integers(0, 2))
    def rename(self, pick: int) -> None:
        """Do as Obsidian: the note and the links on the page are renamed together."""
        old = self.names[pick]
        new = f"{PEOPLE[pick]} {'Moor' if old.endswith('Hale') else 'Hale'}"
        (self.root / f"People/{old}.md").rename(self.root / f"People/{new}.md")
        self._write(re.sub(rf"\[\[{old}([|\]])", rf"[[{new}\1", page_of(self.root)))
        self.names[pick] = new
        self.ticked = {one: new if who == old else who for one, who in self.ticked.items()}

    @rule()
    def undo(self) -> None:
        if api.last_act(self.root) is None:
            return
        logged = self._logged().keys()
        try:
            undo(self.root, self.today)
        except NoteRefusedError:
            return
        self.undone |= logged - self._logged().keys()
        self.undone -= self._logged().keys()

    @invariant()
    def no_word_is_lost(self) -> None:
        """Each stands on the page, below it, or in the log that a tick has carried it into.

        Whoever undoes the tick finds it on the page again.
        """
        text = self._text()
        assert [word for word in self.words if word not in text] == []

    def _logged(self) -> Counter[str]:
        texts = (text_of(self.root, f"People/{name}.md") for name in self.names)
        return Counter(one for text in texts for one in ID.findall(text))

    @invariant()
    def every_tick_counts_once_and_for_nobody_else(self) -> None:
        for name in self.names:
            for one in ID.findall(text_of(self.root, f"People/{name}.md")):
                assert self.ticked.get(one, name) == name
        assert all(number == 1 for number in self._logged().values())

    @invariant()
    def what_was_taken_back_stays_so(self) -> None:
        """Neither a copy of the page nor what stands on it yet logs it once more."""
        assert self.undone.isdisjoint(self._logged())


TestDigests = Digests.TestCase
TestDigests.settings = settings(
    max_examples=12,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
