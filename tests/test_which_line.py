"""A line of the page is known by its id: it is renamed, copied, or linked to from elsewhere."""

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
    log_of,
    mark,
    page_of,
    refresh,
    text_of,
    vault_at,
)

if TYPE_CHECKING:
    from pathlib import Path

TUESDAY: Final = MONDAY + timedelta(days=1)
NEXT_WEEK: Final = MONDAY + timedelta(days=7)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a vault with its page of Monday."""
    refresh(vault_at(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    "link", ["[[Ben Stone#^vn-0a1b2c3d|there]]", "[x](Ben%20Stone.md#^vn-0a1b2c3d) again"]
)
def test_the_id_in_a_link_of_a_person_is_not_that_of_the_line(root: Path, link: str) -> None:
    """A link to an entry that a tick has logged, added to a line that is ticked."""
    mark(root, "[[Ben Stone]]", "x", words=f"see {link}")
    line_id = line_with(page_of(root), "[[Ben Stone]]").rpartition("^")[2]
    assert refresh(root).problems == ()
    entry = f"- 2026-11-23: see {link} ^{line_id}"
    assert log_of(root, "People/Ben Stone.md")[0] == entry
    assert line_with(page_of(root), "[[Ben Stone]]").endswith(f" see {link} ^{line_id}")


def test_a_line_of_a_renamed_contact_still_acts(root: Path) -> None:
    (root / ADA).rename(root / "People/Ada Moss.md")
    page = page_of(root).replace("[[Ada Berg", "[[Ada Moss")
    (root / DIGEST).write_bytes(page.encode())
    refresh(root)
    rows = [row for row in page_of(root).split("\n") if "[[Ada Moss]]: a conversation" in row]
    assert len(rows) == 1
    mark(root, "[[Ada Moss]]", "x")
    refresh(root)
    assert len(log_of(root, "People/Ada Moss.md")) == 2


def test_a_tick_made_before_the_rename_still_acts(root: Path) -> None:
    mark(root, "[[Ada Berg]]", "x", words="#call")
    (root / ADA).rename(root / "People/Ada Moss.md")
    page = page_of(root).replace("[[Ada Berg", "[[Ada Moss")
    (root / DIGEST).write_bytes(page.encode())
    refresh(root)
    assert log_of(root, "People/Ada Moss.md")[0].startswith("- 2026-11-23: #call ^vn-")
    assert page_of(root).count("[[Ada Moss]]: a conversation") == 1


@pytest.mark.parametrize("words", ["", "#call the looms"])
@pytest.mark.parametrize("box", ["x", ">", "-"])
@pytest.mark.parametrize("path", [ADA, "People/Ben Stone.md"])
def test_a_line_closed_before_its_contact_was_renamed_can_be_opened(
    root: Path, path: str, box: str, words: str
) -> None:
    """A renamed contact's closed line, with the links rewritten by Obsidian; then the box emptied.

    It bears one sign, and what the mark did is taken back.
    """
    before, old, new = text_of(root, path), f"[[{path[7:-3]}]]", "[[Eve Moss]]"
    mark(root, old, box, words=words)
    refresh(root)
    closed = line_with(page_of(root), old)
    (root / path).rename(root / "People/Eve Moss.md")
    (root / DIGEST).write_bytes(page_of(root).replace(old, new).encode())
    for today in (MONDAY, TUESDAY):
        assert refresh(root, today).problems == ()
        assert line_with(page_of(root), new) == closed.replace(old, new)
    page = page_of(root).replace(f"- [{box}] {new}", f"- [ ] {new}")
    (root / DIGEST).write_bytes(page.encode())
    assert refresh(root, TUESDAY).problems == ()
    assert text_of(root, "People/Eve Moss.md") == before
    line = line_with(page_of(root), new)
    assert line.startswith(f"- [ ] {new}: ")
    assert "✓" not in line
    assert "⇒" not in line
    assert line.rpartition(" ^")[0].endswith(words)
    assert refresh(root, TUESDAY).problems == ()


def test_a_closed_line_has_one_sign_where_its_log_was_changed_as_it_was_renamed(
    root: Path,
) -> None:
    mark(root, "[[Ben Stone]]", "x")
    refresh(root)
    text = text_of(root, "People/Ben Stone.md").replace("## Log\n", "Of the looms.\n\n## Log\n")
    (root / "People/Ben Stone.md").unlink()
    (root / "People/Ben Moss.md").write_bytes(text.encode())
    (root / DIGEST).write_bytes(page_of(root).replace("[[Ben Stone]]", "[[Ben Moss]]").encode())
    refresh(root)
    line = line_with(page_of(root), "[[Ben Moss]]")
    assert line.startswith("- [x] [[Ben Moss]]: get in touch")
    assert line.count("✓") == 1
    empty_box(root, line)
    assert refresh(root, TUESDAY).problems == ()
    assert "^vn-" not in text_of(root, "People/Ben Moss.md")
    assert "✓" not in line_with(page_of(root), "- [ ] [[Ben Moss]]")


@pytest.mark.parametrize("boxes", ["x ", " x", "xx"])
def test_a_line_that_its_owner_copied_acts_once_whichever_is_ticked(root: Path, boxes: str) -> None:
    """One line twice, one right below the other, one of the boxes ticked, or both."""
    path = "People/Ben Stone.md"
    before, old = text_of(root, path), line_with(page_of(root), "[[Ben Stone]]")
    lines = (old.replace("[ ]", f"[{box}]").replace(" ^", " she called ^") for box in boxes)
    (root / DIGEST).write_bytes(page_of(root).replace(old, "\n".join(lines)).encode())
    acted = refresh(root)
    assert (len(acted.done), acted.problems) == (1, ())
    assert text_of(root, path).count("she called") == 1
    page = page_of(root)
    done = [row for row in page.split("\n") if row.startswith("- [x] [[Ben Stone]]")]
    assert len(done) == 2
    assert refresh(root).done == ()
    assert page_of(root) == page
    last = f"- [ ]{done[1][5:]}"
    (root / DIGEST).write_bytes(page.replace("\n".join(done), f"{done[0]}\n{last}").encode())
    assert refresh(root).problems == ()
    assert refresh(root).done == ()
    assert text_of(root, path) == before
    assert page_of(root).count("- [ ] [[Ben Stone]]") == 2
    refresh(root, NEXT_WEEK)
    assert page_of(root).count("she called") == 2
    assert page_of(root).count("- [ ] [[Ben Stone]]") == 1


def test_a_copied_line_with_a_link_to_somebody_else_is_reported_and_left(root: Path) -> None:
    old = line_with(page_of(root), "[[Ben Stone]]")
    new = old.replace("[[Ben Stone]]", "[[Ada Berg]]").replace("[ ]", "[x]")
    (root / DIGEST).write_bytes(page_of(root).replace(old, f"{old}\n{new}").encode())
    before = {path: text_of(root, path) for path in NOTES}
    for _ in range(2):
        assert [one.code for one in refresh(root).problems] == ["mark-on-changed-line"]
    assert before == {path: text_of(root, path) for path in NOTES}
    assert old in page_of(root)
    assert new in page_of(root)
    own = new.replace("[x]", "[ ]")
    ticked = old.replace("[ ]", "[x]")
    page = page_of(root).replace(f"{old}\n{new}", f"{ticked}\n{own}")
    (root / DIGEST).write_bytes(page.encode())
    assert len(refresh(root).done) == 1
    assert own in page_of(root)


def test_a_link_to_somebody_else_is_reported_and_left(root: Path) -> None:
    old = line_with(page_of(root), "[[Ada Berg]]")
    new = old.replace("[[Ada Berg]]:", "[[Ben Stone]]:").replace("[ ]", "[x]")
    (root / DIGEST).write_bytes(page_of(root).replace(old, new).encode())
    before = {path: text_of(root, path) for path in NOTES}
    for _ in range(2):
        assert [one.code for one in refresh(root).problems] == ["mark-on-changed-line"]
    assert before == {path: text_of(root, path) for path in NOTES}
    assert "[[Ben Stone]]: a conversation" in page_of(root)


def test_an_id_that_the_page_cannot_have_never_acts(root: Path) -> None:
    old = line_with(page_of(root), "[[Ada Berg]]")
    forged = "- [x] [[Ada Berg]]: get in touch ^vn-00000000"
    (root / DIGEST).write_bytes(page_of(root).replace(old, f"{old}\n{forged}").encode())
    assert [one.code for one in refresh(root).problems] == ["mark-on-unknown-line"]
    assert len(log_of(root)) == 1


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize("place", ["below", "above", "quote", "in a list"])
def test_a_marked_line_outside_of_the_block_is_reported_and_left(
    root: Path, place: str, eol: str
) -> None:
    """Dragged below the block, above it, or made a part of a quote within it."""
    old = line_with(page_of(root), "[[Ben Stone]]")
    ticked = old.replace("[ ]", "[x]")
    rest = page_of(root).replace(f"{old}\n", f"> {ticked}\n" if place == "quote" else "")
    page = {
        "below": f"{rest}\n{ticked}\n",
        "above": f"{ticked}\n\n{rest}",
        "in a list": f"{rest}\n- of mine\n  - > {ticked}\n",
    }.get(place, rest)
    (root / DIGEST).write_bytes(page.replace("\n", eol).encode())
    before = {path: text_of(root, path) for path in NOTES}
    for _ in range(2):
        lines = page_of(root).split(eol)
        (problem,) = refresh(root).problems
        assert problem.code == "mark-outside-block"
        assert lines[problem.source.line - 1].endswith(ticked)
    assert before == {path: text_of(root, path) for path in NOTES}
    open_one = f"{eol}{old}{eol}"  # it is due yet, so the page has it again
    assert page_of(root).count(open_one) == 1
    text = page_of(root).replace(open_one, open_one.replace("[ ]", "[x]"))
    (root / DIGEST).write_bytes(text.encode())
    assert len(refresh(root).done) == 1
    assert refresh(root).problems == ()
    assert refresh(root, NEXT_WEEK).problems == ()


@pytest.mark.parametrize("frame", ["```\n{}\n```", "<!--\n{}\n-->", "%%\n{}\n%%", "`{}`"])
def test_a_marked_line_that_is_shown_as_code_or_put_away_is_none(root: Path, frame: str) -> None:
    ticked = line_with(page_of(root), "[[Ben Stone]]").replace("[ ]", "[x]")
    (root / DIGEST).write_bytes(f"{page_of(root)}\n{frame.format(ticked)}\n".encode())
    assert refresh(root).problems == ()


def test_an_emptied_line_elsewhere_is_none(root: Path) -> None:
    line = line_with(page_of(root), "[[Ben Stone]]")
    (root / DIGEST).write_bytes(f"{page_of(root)}\n{line}\n{line} ⇒ put off\n".encode())
    assert refresh(root).problems == ()


def test_a_marked_line_below_one_with_a_sign_of_ones_own_is_reported(root: Path) -> None:
    line = line_with(page_of(root), "[[Ben Stone]]")
    page = page_of(root).replace(line, line.replace("[ ]", "[/]"))
    (root / DIGEST).write_bytes(f"{page}\n{line.replace('[ ]', '[x]')}\n".encode())
    assert [one.code for one in refresh(root).problems] == ["mark-outside-block"]


def test_a_marked_line_outside_of_the_block_of_a_copy_is_reported(root: Path) -> None:
    line = line_with(page_of(root), "[[Ben Stone]]")
    text = page_of(root).replace(f"{line}\n", "") + f"\n{line.replace('[ ]', '[x]')}\n"
    copy = "Due this week (conflicted copy 2026-11-23).md"
    (root / copy).write_bytes(text.encode())
    (stray,) = [one for one in refresh(root).problems if one.code == "mark-outside-block"]
    assert stray.source.path == copy


def test_a_line_that_is_done_may_be_kept_elsewhere(root: Path) -> None:
    mark(root, "[[Ben Stone]]", "x")
    refresh(root)
    done = line_with(page_of(root), "[[Ben Stone]]")
    (root / DIGEST).write_bytes(f"{page_of(root)}\n{done}\n".encode())
    assert refresh(root).problems == ()
