"""A listing that is found again by its outline is what a walk would give."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.vault.remembering import looks
from vaultnet.vault.remembering.looks import look_at
from vaultnet.vault.remembering.outline import Outline, notes_of, outline_of
from vaultnet.vault.walk import walk

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere a file may be in the cloud only"
)

# Names in both spellings, of notes and others, passed over, twice in other letters, linked.
PATHS: Final = (
    *("a.md", "A.md", "b.png", "People/c.md", "People/Cafe\u0301.md", "People/Caf\u00e9.md"),
    *("Cafe\u0301/d.md", "Caf\u00e9/e.md", "f.MD", ".hidden.md", ".obsidian/app.json", "g.icloud"),
    *("People/h\u00a0i.md", "j#k.md", "vaultnet.toml", "Deep/Deeper/l.md", "Deep/Deeper/m.canvas"),
)
LINKS: Final = (("n.md", "a.md"), ("Linked", "Deep"), ("o", "nowhere"))
ACTS: Final = st.one_of(
    st.tuples(st.sampled_from(["write", "remove"]), st.sampled_from(PATHS)),
    st.tuples(st.just("link"), st.sampled_from(LINKS)),
)


def act(root: Path, kind: str, what: str | tuple[str, str], number: int) -> None:
    place = root / (what if isinstance(what, str) else what[0])
    place.parent.mkdir(parents=True, exist_ok=True)
    if kind == "write":
        place.write_text("x" * number)
    else:
        place.unlink(missing_ok=True)
    if kind == "link":
        place.symlink_to(root / what[1])


@settings(deadline=None, max_examples=400 if os.environ.get("VAULTNET_LONG") else 60)
@given(st.lists(ACTS, min_size=1), st.lists(ACTS, max_size=3))
def test_it_is_what_a_walk_would_give(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for number, one in enumerate(before):
            act(root, *one, number)
        then, look = walk(root), look_at(str(root))
        outline = Outline.of(then, look)
        for number, one in enumerate(after, 1000):
            act(root, *one, number)
        now = walk(root)
        found = outline and outline.listed(then, look_at(str(root)))
        if found is not None:
            assert found == now
        elif outline is not None:
            assert outline_of(look_at(str(root))) != outline.sum


def test_of_a_note_that_was_not_saved_the_entry_is_the_same_object(tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text("x")
    (tmp_path / "d.png").write_text("x")
    then, look = walk(tmp_path), look_at(str(tmp_path))
    outline = Outline.of(then, look)
    (tmp_path / "b.md").write_text("saved")
    assert outline is not None
    found = outline.listed(then, look_at(str(tmp_path)))
    assert found is not None
    same = [now is old for now, old in zip(found.notes, then.notes, strict=True)]
    assert same == [True, False, True]
    assert found.notes[1].size == len("saved")


def test_what_is_told_of_notes_is_what_their_entries_say(tmp_path: Path) -> None:
    for name in ("a.md", "People/b.md", "People/c.png", ".obsidian/app.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    told = sorted(notes_of(look_at(str(tmp_path))))
    assert told == [entry[1:] for entry in walk(tmp_path).notes]


def test_where_files_may_be_in_the_cloud_no_outline_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "_PLAIN_STATUS", False)
    assert Outline.of(walk(tmp_path), look_at(str(tmp_path))) is None
