"""Blocks and hands in one note: whatever is typed where, nothing is lost, and no block quarrels."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final

from blocks_vault import ADA, FAIR, TODAY, vault_with
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from vaultnet import api
from vaultnet.core.block_names import BlockName

if TYPE_CHECKING:
    from vaultnet.vault.changes import Change

_BLOCK_OF: Final = {ADA: BlockName.GLANCE, FAIR: BlockName.FOLLOW_UPS}
_NOTES: Final = st.sampled_from(tuple(_BLOCK_OF))
_PLACES: Final = st.integers(0, 40)
_EOL: Final = st.sampled_from(["\n", "\r\n"])
# What a person may begin a line with; none of it is a marker of ours.
_BEGINNINGS: Final = st.sampled_from(
    [
        "",
        "- ",
        "  - ",
        "- [ ] ",
        "> ",
        "## ",
        "%% a %% ",
        "| ",
        "\u2028",
        "e\u0301 ",
        "- **Health:** ",
    ]
)
# A promise that was typed is quoted by the block as well, with what follows it in its item.
_QUOTED: Final = re.compile(r"yours: .*? \(line \d+ here\)")


class Hands(RuleBasedStateMachine):
    """One vault; a person types, programs log, days pass, blocks come, go and are refreshed."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(mkdtemp())
        self.day = TODAY
        self.typed: list[tuple[str, str]] = []

    @initialize(eol=_EOL, bom=st.booleans(), final=st.booleans())
    def begin(self, eol: str, bom: bool, final: bool) -> None:
        vault_with(self.root)
        for path in _BLOCK_OF:
            text = (self.root / path).read_bytes().decode().rstrip("\n") + ("\n" if final else "")
            text = ("\ufeff" if bom else "") + text.replace("\n", eol)
            (self.root / path).write_bytes(text.encode())
            self.add(path)

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @rule(path=_NOTES)
    def add(self, path: str) -> None:
        self._apply(api.add_block(self._vault(), self.day, path, _BLOCK_OF[path]))

    @rule(path=_NOTES)
    def remove(self, path: str) -> None:
        self._apply(api.remove_block(self._vault(), path, _BLOCK_OF[path]))

    @rule(path=_NOTES, at=_PLACES, begins=_BEGINNINGS)
    def type_a_line(self, path: str, at: int, begins: str) -> None:
        """Type a line of one's own, below the properties, as often as not within the block."""
        lines, last = self._lines(path)
        place = last + at % (len(lines) - last + 1)
        mine = f"{begins}mine{len(self.typed)};"
        if place >= len(lines):  # at the end, where there may be no line end yet
            lines.append("")
            place = len(lines) - 1
        lines.insert(place, mine)
        self._write(path, lines)
        self.typed.append((path, mine))

    @rule(path=_NOTES, at=_PLACES)
    def type_at_the_end_of_a_line(self, path: str, at: int) -> None:
        """Add words to a line, of ours or not; markers aside, which are then no markers."""
        lines, last = self._lines(path)
        place = last + at % (len(lines) - last)
        if "vaultnet:" not in lines[place] and lines[place].strip():
            mine = f" mine{len(self.typed)};"
            lines[place] += mine
            self._write(path, lines)
            self.typed.append((path, mine))

    @rule(days=st.integers(1, 40))
    def let_days_pass(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule()
    def meet(self) -> None:
        note = self.root / "Daily" / f"{self.day}.md"
        note.write_text("- call with [[Ada Berg]] and [[Ben Stone]]\n", encoding="utf-8")

    @rule()
    def freshen(self) -> None:
        vault = self._vault()
        blocks = api.refresh_blocks(vault, self.day)
        written = api.write_blocks(vault, blocks.changes)
        assert not written.problems
        assert api.refresh_blocks(self._vault(), self.day).changes == ()

    @invariant()
    def all_that_was_typed_is_there(self) -> None:
        for path, mine in self.typed:
            text = (self.root / path).read_bytes().decode()
            assert _QUOTED.sub("", text).count(mine) == 1, (path, mine, text)

    @invariant()
    def line_ends_are_those_of_the_note(self) -> None:
        for path in _BLOCK_OF:
            data = (self.root / path).read_bytes() if (self.root / path).exists() else b""
            assert b"\r\n" not in data or b"\n" not in data.replace(b"\r\n", b"")

    def _vault(self) -> api.Vault:
        return api.read_vault(self.root)

    def _apply(self, change: Change | None) -> None:
        if change is not None:
            api.apply_act(self._vault(), "block", self.day, [change])

    def _lines(self, path: str) -> tuple[list[str], int]:
        """Give the lines of a note, and how many of them are its properties."""
        text = (self.root / path).read_bytes().decode()
        lines = text.replace("\r\n", "\n").split("\n")
        return lines, lines.index("---", 1) + 1

    def _write(self, path: str, lines: list[str]) -> None:
        old = (self.root / path).read_bytes().decode()
        eol = "\r\n" if "\r\n" in old else "\n"
        (self.root / path).write_bytes(eol.join(lines).encode())


TestHands = Hands.TestCase
TestHands.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)


def test_a_promise_typed_into_a_block_is_kept_once_beside_its_quotation() -> None:
    hands = Hands()
    hands.begin(eol="\n", bom=False, final=False)
    hands.type_a_line(at=10, begins="", path=ADA)
    hands.type_a_line(at=10, begins="- [ ] ", path=ADA)
    hands.meet()
    hands.freshen()
    text = (hands.root / ADA).read_bytes().decode()
    assert "\n- [ ] mine1;\nmine0;\n" in text
    assert "yours: mine1; mine0; (line" in text
    hands.all_that_was_typed_is_there()
    hands.teardown()
