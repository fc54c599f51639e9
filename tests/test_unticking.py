"""A box of the page is emptied, or the tick undone: what its mark did is taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from digest_vault import (
    ADA,
    DIGEST,
    MONDAY,
    NOTES,
    empty_box,
    line_with,
    mark,
    page_of,
    refresh,
    text_of,
    undo,
    vault_at,
)

from vaultnet.digest.carry import typed_below
from vaultnet.errors import NoteRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

TUESDAY: Final = MONDAY + timedelta(days=1)
NEXT_WEEK: Final = MONDAY + timedelta(days=7)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a vault with its page of Monday."""
    refresh(vault_at(tmp_path))
    return tmp_path


def test_unticking_takes_back_what_nobody_changed(root: Path) -> None:
    before = text_of(root, ADA)
    mark(root, "[[Ada Berg]]", "x", words="#call")
    refresh(root)
    assert text_of(root, ADA) != before
    page = page_of(root).replace("- [x] [[Ada", "- [ ] [[Ada")
    (root / DIGEST).write_bytes(page.encode())
    refresh(root, TUESDAY)
    assert text_of(root, ADA) == before
    assert line_with(page_of(root), "[[Ada Berg]]").startswith("- [ ] [[Ada Berg]]: a conversation")
    assert "#call" in line_with(page_of(root), "[[Ada Berg]]")


@pytest.mark.parametrize(
    ("part", "box", "path"),
    [
        pytest.param("[[Ben Stone]]", ">", "People/Ben Stone.md", id="later"),
        pytest.param("[[Ada Berg]]", "-", ADA, id="not this time"),
        pytest.param("[[Dov Hale]]", "x", "Daily/2026-10-01.md", id="promise"),
    ],
)
def test_emptying_a_box_takes_back_what_it_did(root: Path, part: str, box: str, path: str) -> None:
    before = text_of(root, path)
    mark(root, part, box)
    refresh(root)
    assert text_of(root, path) != before
    empty_box(root, part)
    refresh(root, TUESDAY)
    assert text_of(root, path) == before
    assert line_with(page_of(root), part).startswith("- [ ] ")
    assert refresh(root, TUESDAY).changes == ()


def test_emptying_a_box_takes_out_a_day_whatever_stood_there(root: Path) -> None:
    """The day of a time before is over, and two devices that do this at once agree."""
    before = text_of(root, ADA)
    (root / ADA).write_bytes(
        before.replace("type: person", "type: person\nsnoozed_until: 2026-10-01").encode()
    )
    mark(root, "[[Ada Berg]]", ">")
    refresh(root)
    empty_box(root, "[[Ada Berg]]")
    refresh(root, TUESDAY)
    assert text_of(root, ADA) == before


def test_emptying_a_box_leaves_a_day_that_the_page_did_not_set(root: Path) -> None:
    mark(root, "[[Ben Stone]]", ">")
    refresh(root)
    path = "People/Ben Stone.md"
    text = text_of(root, path).replace("2026-11-30", "2027-01-15")
    (root / path).write_bytes(text.encode())
    empty_box(root, "[[Ben Stone]]")
    refresh(root, TUESDAY)
    assert text_of(root, path) == text


@pytest.mark.parametrize("words", ["", "about the looms", "talked of the looms"])
@pytest.mark.parametrize("path", [ADA, "People/Ben Stone.md", "People/Cid Moor.md"])
def test_unticking_takes_back_a_line_that_names_its_depth(
    root: Path, path: str, words: str
) -> None:
    before = text_of(root, path)
    part = f"[[{path[7:-3]}]]: {'a meeting' if 'Cid' in path else ''}"
    mark(root, part, "x", words=words)
    refresh(root)
    empty_box(root, part)
    assert refresh(root, TUESDAY).problems == ()
    assert text_of(root, path) == before
    assert line_with(page_of(root), part).startswith("- [ ] ")


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_unticking_leaves_a_note_without_a_final_line_end(tmp_path: Path, eol: str) -> None:
    before = NOTES[ADA].removesuffix("\n").replace("\n", eol)
    refresh(vault_at(tmp_path, {ADA: before}))
    mark(tmp_path, "[[Ada Berg]]", "x")
    refresh(tmp_path)
    page = page_of(tmp_path).replace("- [x] [[Ada", "- [ ] [[Ada")
    (tmp_path / DIGEST).write_bytes(page.encode())
    refresh(tmp_path, TUESDAY)
    assert text_of(tmp_path, ADA) == before


LOG_FORMS: Final = {
    "row": "---\ntype: person\ncadence: monthly\n---\n## Log\n\n"
    "| Date | Type | Notes |\n|---|---|---|\n| 2026-08-01 | call | hi |\n",
    "heading": "---\ntype: person\ncadence: monthly\n---\n## Log\n### 2026-08-01\ncall\n",
    "mappings": "---\ntype: person\ncadence: monthly\ninteractions:\n"
    "  - date: 2026-08-01\n    text: call\n---\n",
    "texts": "---\ntype: person\ncadence: monthly\ninteractions:\n"
    '  - "2026-08-01: mail #work"\n---\n',
    "days": "---\ntype: person\ncadence: monthly\ninteractions:\n  2026-08-01: call hi\n---\n",
}


@pytest.mark.parametrize("form", LOG_FORMS)
def test_unticking_takes_an_entry_out_of_a_log_of_any_form(tmp_path: Path, form: str) -> None:
    path = "People/Eve.md"
    refresh(vault_at(tmp_path, {path: LOG_FORMS[form]}))
    mark(tmp_path, "[[Eve]]", "x", words="#call")
    refresh(tmp_path)
    assert text_of(tmp_path, path) != LOG_FORMS[form]
    page = page_of(tmp_path).replace("- [x] [[Eve", "- [ ] [[Eve")
    (tmp_path / DIGEST).write_bytes(page.encode())
    assert refresh(tmp_path, TUESDAY).problems == ()
    assert text_of(tmp_path, path) == LOG_FORMS[form]
    assert " ✓ " not in line_with(page_of(tmp_path), "[[Eve]]: ")


@pytest.mark.parametrize("form", LOG_FORMS)
def test_what_is_logged_in_any_form_does_not_go_below(tmp_path: Path, form: str) -> None:
    refresh(vault_at(tmp_path, {"People/Eve.md": LOG_FORMS[form]}))
    mark(tmp_path, "[[Eve]]", "x", words="#call", under=("  - a good talk",))
    refresh(tmp_path)
    refresh(tmp_path, NEXT_WEEK)
    below = page_of(tmp_path).partition("vaultnet:end")[2]
    assert "#call" not in below
    assert "a good talk" not in below


@pytest.mark.parametrize("form", LOG_FORMS)
def test_a_lighter_tick_stays_ticked_in_a_log_of_any_form(tmp_path: Path, form: str) -> None:
    cadence = "cadence: {light: 1 month, deep: 3 months}"
    text = LOG_FORMS[form].replace("cadence: monthly", cadence).replace("2026-08-01", "2026-01-01")
    refresh(vault_at(tmp_path, {"People/Eve.md": text}))
    mark(tmp_path, "[[Eve]]: ", "x", words="#message")
    refresh(tmp_path)
    assert "- [x] [[Eve]]" in page_of(tmp_path)
    assert refresh(tmp_path, TUESDAY).done == ()
    assert "- [x] [[Eve]]" in page_of(tmp_path)


def test_unticking_leaves_a_line_that_was_changed(root: Path) -> None:
    mark(root, "[[Ada Berg]]", "x")
    refresh(root)
    text = text_of(root, ADA).replace(" ^vn-", " she was glad ^vn-")
    (root / ADA).write_bytes(text.encode())
    page = page_of(root).replace("- [x] [[Ada", "- [ ] [[Ada")
    (root / DIGEST).write_bytes(page.encode())
    assert [one.code for one in refresh(root, TUESDAY).problems] == ["entry-not-taken-back"]
    assert text_of(root, ADA) == text
    assert "- [x] [[Ada" in page_of(root)
    assert refresh(root, TUESDAY).problems == ()


def test_an_undone_tick_opens_its_box_again(root: Path) -> None:
    before = text_of(root, ADA)
    mark(root, "[[Ada Berg]]", "x", words="#call")
    refresh(root)
    assert undo(root) is None
    refresh(root)
    assert text_of(root, ADA) == before
    assert line_with(page_of(root), "[[Ada Berg]]").startswith("- [ ] [[Ada Berg]]: a conversation")


WORDS: Final = "she asked for the draft of looms"
LATER: Final[Mapping[str, Callable[[Path], object]]] = {
    "in the next week": lambda root: refresh(root, NEXT_WEEK),
    "laid out anew": lambda root: refresh(root, rebuild=True),
}


def logged_with_words(root: Path, beneath: str = "") -> None:
    mark(root, "[[Ada Berg]]", "x", words=WORDS)
    line = line_with(page_of(root), "[[Ada Berg]]")
    page = page_of(root).replace(line, f"{line}\n{beneath}" if beneath else line)
    (root / DIGEST).write_bytes(page.encode())
    refresh(root)
    assert WORDS in text_of(root, ADA)


@pytest.mark.parametrize("later", LATER)
def test_what_was_typed_on_a_line_that_left_the_page_is_below_it_once_the_tick_is_undone(
    root: Path, later: str
) -> None:
    before = text_of(root, ADA)
    logged_with_words(root, "    - about the harbour")
    LATER[later](root)
    assert WORDS not in page_of(root)
    change = undo(root, NEXT_WEEK if "week" in later else MONDAY)
    assert change is not None
    below = page_of(root).partition("vaultnet:end")[2].split("\n")[2:]
    assert below[0].startswith("- [[Ada Berg]]: a conversation, due since 2026-10-01")
    assert below[0].endswith(WORDS)
    assert below[1:] == ["    - about the harbour", ""]
    assert text_of(root, ADA) == before


def test_while_the_line_stands_on_the_page_its_words_stay_there_alone(root: Path) -> None:
    logged_with_words(root)
    assert undo(root) is None
    assert page_of(root).count(WORDS) == 1


def test_a_page_that_cannot_take_the_words_lets_nothing_be_taken_back(root: Path) -> None:
    logged_with_words(root)
    refresh(root, NEXT_WEEK)
    text = text_of(root, ADA)
    page = page_of(root).replace("%% vaultnet:end", "%% vaultnet:ends")
    (root / DIGEST).write_bytes(page.encode())
    with pytest.raises(NoteRefusedError, match=r"mend its marker lines"):
        undo(root, NEXT_WEEK)
    assert text_of(root, ADA) == text
    (root / DIGEST).write_bytes(page.replace("vaultnet:ends", "vaultnet:end").encode())
    assert undo(root, NEXT_WEEK) is not None


def test_words_that_no_log_has_taken_are_on_the_page_once(root: Path) -> None:
    """A promise is ticked where it stands; what was typed beside it has gone below the page."""
    mark(root, "[[Dov Hale]]", "x", words=WORDS)
    refresh(root)
    refresh(root, NEXT_WEEK)
    assert undo(root, NEXT_WEEK) is None
    assert page_of(root).count(WORDS) == 1


def test_what_we_wrote_of_such_a_line_is_said_as_it_may_be_by_now() -> None:
    line = "✓ [[Ada Berg]]: a word ✓ they were in touch on 2026-11-24"
    told = {"[[Ada Berg]]: a word": "Something here is private."}.__getitem__
    found = typed_below(line, WORDS, ["    - and [[Cid]]"], told)
    assert found == f"- Something here is private. {WORDS}\n    - and [[Cid]]"
