"""Which file a link means, and links that mean one very file (S7, S11.6, rows R and N)."""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.vault.link_text import parse_destination, parse_link_text
from vaultnet.vault.links import LinkIndex, clean_display, find_subpath
from vaultnet.vault.note import Heading
from vaultnet.vault.paths import key_path
from vaultnet.vault.read import read_note
from vaultnet.vault.walk import walk

if TYPE_CHECKING:
    from pathlib import Path

# The answers of the application's resolver, version 1.13.7: vault, source, link, answer.
FIRST: Final = ("Log.md", "wwww/Log.md", "p/q/Log.md", "top.md")
SECOND: Final = FIRST[1:]
RECORDED: Final = [
    pytest.param(FIRST, "src.md", "Log", "Log.md", id="1-from-the-root"),
    pytest.param(FIRST, "wwww/src.md", "Log", "Log.md", id="1-beside-another"),
    pytest.param(FIRST, "p/q/src.md", "Log", "Log.md", id="1-beside-another-deeper"),
    pytest.param(FIRST, "p/x.md", "../top", "top.md", id="1-upwards"),
    pytest.param(FIRST, "suffix.md", "q/Log", "p/q/Log.md", id="1-suffix"),
    pytest.param(SECOND, "src.md", "Log", "p/q/Log.md", id="2-shortest-text-not-fewest-folders"),
    pytest.param(SECOND, "wwww/src.md", "Log", "wwww/Log.md", id="2-beside"),
    pytest.param(SECOND, "p/q/src.md", "Log", "p/q/Log.md", id="2-beside-deeper"),
    pytest.param(
        (*SECOND, "b/Log.md", "llllllll/Log.md"), "src.md", "Log", "b/Log.md", id="3-shortest"
    ),
    pytest.param(
        (*SECOND, "b/Log.md", "llllllll/Log.md"), "wwww/src.md", "Log", "wwww/Log.md", id="3-beside"
    ),
    pytest.param(
        (*SECOND, "b/Log.md", "llllllll/Log.md"),
        "wwww/deep/src.md",
        "Log",
        "b/Log.md",
        id="3-an-ancestor-does-not-help",
    ),
    pytest.param(
        (*SECOND, "b/Log.md", "llllllll/Log.md"),
        "p/q/src.md",
        "Log",
        "p/q/Log.md",
        id="3-beside-deeper",
    ),
    pytest.param(
        (*SECOND, "q/Log.md"), "p/q/path.md", "q/Log", "q/Log.md", id="4-exact-path-before-suffix"
    ),
    pytest.param((*SECOND, "q/Log.md"), "suffix.md", "q/Log", "q/Log.md", id="4-exact-path"),
]

ROWS: Final = [
    pytest.param(("Diary.md",), "a.md", "DIARY", "Diary.md", id="R1"),
    pytest.param(("aa/T.md", "bb/T.md"), "s.md", "T", "aa/T.md", id="R9-code-points-decide"),
    pytest.param(("Plan v1.2.md",), "s.md", "Plan v1.2", "Plan v1.2.md", id="R11"),
    pytest.param(("d.md", "d.canvas", "d.base"), "s.md", "d", "d.md", id="R12"),
    pytest.param(("d.md", "d.canvas"), "s.md", "d.canvas", "d.canvas", id="R12-by-extension"),
    pytest.param(("d.base",), "s.md", "d", None, id="R13"),
    pytest.param(("a.png",), "s.md", "a", None, id="R14-without-extension"),
    pytest.param(("a.png",), "s.md", "a.png", "a.png", id="R14-with-extension"),
    pytest.param(("a.md.md",), "s.md", "a.md", "a.md.md", id="R15"),
    pytest.param(("a.md", "a.md.md"), "s.md", "a.md", "a.md", id="R15-both"),
    pytest.param(("x/y.md", "z/x/y.md"), "z/s.md", "/x/y", "x/y.md", id="R16"),
    pytest.param(("x/y.md",), "s.md", "/y", None, id="R17"),
    pytest.param(("Sub/My Note.md",), "s.md", "My Note.md", "Sub/My Note.md", id="R18"),
    pytest.param(("Sub/My Note.md",), "Sub/x.md", "Sub/My Note.md", "Sub/My Note.md", id="R19"),
    pytest.param(("ab/Note.md",), "s.md", "b/Note", "ab/Note.md", id="R20"),
    pytest.param(("a/sub/N.md", "zz/N.md"), "a/s.md", "N", "a/sub/N.md", id="R21"),
    pytest.param(("ab/deep/N.md", "z/N.md"), "a/s.md", "N", "ab/deep/N.md", id="R21-plain-text"),
    pytest.param(("ΟΔΟΣ.md",), "s.md", "ΟΔΟΣ", "ΟΔΟΣ.md", id="R22"),
    pytest.param(("ΟΔΟΣ.md",), "s.md", "οδοσ", "ΟΔΟΣ.md", id="R22-small"),
    pytest.param(("Strasse.md",), "s.md", "Straße", None, id="R23"),
    pytest.param(("Note.md", "note.md"), "s.md", "note", "Note.md", id="R24-code-points-decide"),
    pytest.param(("Café.md",), "s.md", "Cafe\u0301", "Café.md", id="R25-NFD-link"),
    pytest.param(("Ann Bell.md",), "s.md", "Ann\u00a0Bell", "Ann Bell.md", id="no-break-space"),
    pytest.param(("pa.md", "th/x.md"), "s.md", "pa", "pa.md", id="R28-path-ends-at-the-hash"),
    pytest.param(("Folder/x.md",), "s.md", "Folder", None, id="R32"),
    pytest.param(("Folder/x.md",), "s.md", "Folder/", None, id="R32-slash"),
    pytest.param((), "a/s.md", "", "a/s.md", id="empty-is-the-source"),
    pytest.param(("a/n.md",), "a/s.md", "./n", "a/n.md", id="beside"),
    pytest.param(("b/n.md",), "a/s.md", "./n", None, id="beside-but-elsewhere"),
    pytest.param(("c/a/n.md",), "a/s.md", "./n", "c/a/n.md", id="joined-path-as-suffix"),
    pytest.param(("n.md",), "a/s.md", "../../../n", "n.md", id="no-way-out-of-the-vault"),
    pytest.param(("n.md",), "s.md", "..", None, id="only-dots"),
    pytest.param(("n.md", "a/n.md"), "s.md", "/", None, id="only-a-slash"),
    pytest.param(("🙂🙂/n.md", "abc/n.md"), "s.md", "n", "abc/n.md", id="length-in-utf-16"),
]


@pytest.mark.parametrize(("paths", "source", "link", "answer"), [*RECORDED, *ROWS])
def test_resolve(paths: tuple[str, ...], source: str, link: str, answer: str | None) -> None:
    assert LinkIndex([*paths, source]).resolve(link, source) == answer
    assert LinkIndex([source, *reversed(paths)]).resolve(link, source) == answer


def test_fourteen_answers_were_recorded() -> None:
    assert len(RECORDED) == 14


def test_aliases_and_titles_do_not_resolve() -> None:
    """R10: an index knows paths alone."""
    assert LinkIndex(["Artificial Intelligence.md"]).resolve("AI", "s.md") is None


def test_a_note_made_later_is_found_by_a_new_index() -> None:
    """R30."""
    assert LinkIndex(["s.md"]).resolve("Ann", "s.md") is None
    assert LinkIndex(["s.md", "Ann.md"]).resolve("Ann", "s.md") == "Ann.md"


def test_what_is_hidden_is_not_reached_and_other_files_are(tmp_path: Path) -> None:
    """R26, R25 and R14: the index of what a walk lists."""
    for path in (".trash/Gone.md", "Cafe\u0301.md", "a/photo.png"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).touch()
    links = LinkIndex(walk(tmp_path).paths())
    assert links.resolve("Gone", "s.md") is None
    assert links.resolve("Café", "s.md") == "Café.md"
    assert links.resolve("photo.png", "s.md") == "a/photo.png"


def test_a_markdown_link_with_a_hash_in_its_name_does_not_resolve() -> None:
    """R29: not even what Obsidian itself wrote."""
    parsed = parse_destination("Sub/Odd!%20name%20#1.md")
    assert parsed is not None
    assert LinkIndex(["Sub/Odd! name #1.md"]).resolve(parsed[0], "s.md") is None


def by_the_letter(paths: list[str], target: str, source: str) -> str | None:
    """S7 step by step, with no regard to speed."""
    link = key_path(target)
    if link == "":
        return source
    name = link.split("/")[-1]
    ends = ("",) if "." in name else ()
    for end in (*ends, ".md"):
        found = [path for path in paths if path.split("/")[-1].lower() == (name + end).lower()]
        if found:
            break
    else:
        return None
    if len(found) == 1 and "/" not in link:
        return found[0]
    folder = posixpath.dirname(source)
    rooted = link.startswith("/")
    if link.startswith(("./", "../")):
        link = posixpath.normpath(posixpath.join("/" + folder, link)).lstrip("/")
    elif rooted:
        link = link[1:]
    wanted = (link + end).lower()
    exact = sorted(path for path in found if path.lower() == wanted)
    if exact or rooted:
        return exact[0] if exact else None
    fits = [path for path in found if path.lower().endswith(wanted)]
    return min(
        fits,
        key=lambda path: (
            not path.lower().startswith(folder.lower()),
            len(path.encode("utf-16-le")),
            path,
        ),
        default=None,
    )


PARTS: Final = st.sampled_from(["n", "N", "b", "ab", "n.b", "aΣ", "Σ", "🙂"])
PATHS: Final = st.lists(PARTS, min_size=1, max_size=3).map("/".join)
FILES: Final = st.lists(
    st.tuples(PATHS, st.sampled_from([".md", ".png", ""])).map("".join), max_size=8
)
TARGETS: Final = st.tuples(
    st.sampled_from(["", "./", "../", "../../", "/"]), PATHS, st.sampled_from(["", ".md", ".png"])
).map("".join)


@settings(max_examples=400, deadline=None)
@given(FILES, TARGETS, PATHS)
def test_resolve_follows_the_specification_to_the_letter(
    paths: list[str], target: str, source: str
) -> None:
    source += ".md"
    unique = sorted(set(paths))
    assert LinkIndex(paths).resolve(target, source) == by_the_letter(unique, target, source)


# What a link to a note looks like: all files, the note, the source, the link.
WRITTEN: Final = [
    pytest.param(["People/Ann.md"], "People/Ann.md", "[[Ann]]", id="bare-name"),
    pytest.param(
        ["a/Ann.md", "b/Ann.md"], "a/Ann.md", "[[a/Ann|Ann]]", id="whole-path-where-ambiguous"
    ),
    pytest.param(["Ann.md", "b/Ann.md"], "Ann.md", "[[Ann]]", id="root-is-the-whole-path"),
    pytest.param(
        ["Ann.md", "ann.png", "b/ANN.canvas"], "Ann.md", "[[Ann]]", id="other-files-do-not-count"
    ),
    pytest.param(["a.png", "a.png.md"], "a.png.md", "[[a.png.md|a.png]]", id="note-like-a-picture"),
    pytest.param(["a.md", "a.md.md"], "a.md.md", "[[a.md.md|a.md]]", id="note-like-a-note"),
    pytest.param(["Plan v1.2.md"], "Plan v1.2.md", "[[Plan v1.2]]", id="dot"),
    pytest.param(["x/photo.png"], "x/photo.png", "[[photo.png]]", id="picture"),
    pytest.param(["Ann.MD"], "Ann.MD", "[[Ann]]", id="capital-extension"),
    pytest.param([" Ann .md"], " Ann .md", None, id="outer-spaces-in-the-root"),
    pytest.param(["a/ Ann.md"], "a/ Ann.md", "[[a/ Ann|Ann]]", id="outer-space-within"),
    pytest.param(["Ann .md"], "Ann .md", "[[Ann .md|Ann]]", id="space-before-the-extension"),
    pytest.param(["Иван Белый.md"], "Иван Белый.md", "[[Иван Белый]]", id="cyrillic"),
    pytest.param(["👩\u200d🔬.md"], "👩\u200d🔬.md", "[[👩\u200d🔬]]", id="emoji-with-joiner"),
    pytest.param(["A & B (Co): x.md"], "A & B (Co): x.md", "[[A & B (Co): x]]", id="punctuation"),
    pytest.param(["100%.md"], "100%.md", "[[100%]]", id="one-percent"),
    pytest.param(["Ann.md", "ann.md"], "Ann.md", None, id="capitals-alone"),
    pytest.param(["b.md"], "gone.md", None, id="no-such-file"),
]


@pytest.mark.parametrize(("paths", "path", "link"), WRITTEN)
def test_link_to(paths: list[str], path: str, link: str | None) -> None:
    assert LinkIndex(paths).link_to(path, "Due this week.md") == link


@pytest.mark.parametrize("mark", [*"#^|[]\\`<$\n\r\t\0\u2028\u2029\u202e\ufeff\ufffd", "%%"])
def test_a_name_that_no_link_can_hold(mark: str) -> None:
    """N2, and what would break the line around the link."""
    for path in (f"An{mark}n.md", f"a{mark}b/Ann.md"):
        links = LinkIndex([path])
        assert links.link_to(path, "s.md") is None
        assert links.link_to(path, "s.md", markdown=True) is None


@pytest.mark.parametrize(
    ("display", "link"),
    [
        ("Ann Bell", "[[Ann|Ann Bell]]"),
        ("Ann", "[[Ann]]"),
        ("", "[[Ann]]"),
        ("]]| [[#^", "[[Ann]]"),
        ("a]] - [ ] b [[c|d", "[[Ann|a - b c d]]"),
        ("two\nlines\u2028three", "[[Ann|two lines three]]"),
        ("%%hidden%% `code` <b> $x$ \\", "[[Ann|%hidden% code b x]]"),
        ("gave:: article", "[[Ann|gave: article]]"),
        ("И\u0306од", "[[Ann|Йод]]"),
    ],
)
def test_display_stays_within_the_link(display: str, link: str) -> None:
    assert LinkIndex(["Ann.md"]).link_to("Ann.md", "s.md", display) == link


@pytest.mark.parametrize(
    ("paths", "path", "display", "link"),
    [
        pytest.param(["p/Ann Bell.md"], "p/Ann Bell.md", None, "[Ann Bell](Ann%20Bell.md)", id="1"),
        pytest.param(["a/Ann.md", "b/Ann.md"], "a/Ann.md", "A.", "[A.](a/Ann.md)", id="whole-path"),
        pytest.param(["Ёлка.md"], "Ёлка.md", None, "[Ёлка](Ёлка.md)", id="only-spaces-encoded"),
        pytest.param(["50%.md"], "50%.md", None, "[[50%]]", id="percent"),
        pytest.param(["A (b).md"], "A (b).md", None, "[[A (b)]]", id="parentheses"),
        pytest.param(["a: b.md"], "a: b.md", "x", "[[a: b|x]]", id="colon"),
        pytest.param(["x&amp;y.md"], "x&amp;y.md", None, "[[x&amp;y]]", id="entity"),
        pytest.param(["x.png"], "x.png", None, "[x.png](x.png)", id="picture"),
    ],
)
def test_markdown_links(paths: list[str], path: str, display: str | None, link: str) -> None:
    assert LinkIndex(paths).link_to(path, "s.md", display, markdown=True) == link


ODD_PARTS: Final = st.one_of(
    st.sampled_from(
        ["a", "A", "Ann", "Ann Bell", "a.b", "x.png", "Σς", "ßİ", "Ё & Ё", " a", "a ", "%"]
    ),
    st.text(st.sampled_from("aA .:()&%#[]|^`<>$\\\n~*_=!?\"'ё🙂\u200d\u3000\u202e-"), min_size=1),
).filter(lambda part: not part.startswith("."))
ODD_FILES: Final = st.lists(
    st.tuples(
        st.lists(ODD_PARTS, min_size=1, max_size=3).map("/".join),
        st.sampled_from([".md", ".md", ".md.md", ".MD", ".png", ".png.md"]),
    )
    .map("".join)
    .map(key_path),
    min_size=1,
    max_size=8,
    unique=True,
)


@settings(max_examples=400, deadline=None)
@given(ODD_FILES, st.sampled_from(["s.md", "a/s.md", "A/b/s.md"]), st.text(max_size=8))
def test_every_link_that_is_made_resolves_to_that_very_note(
    paths: list[str], source: str, display: str
) -> None:
    links = LinkIndex(paths)
    for path in paths:
        link = links.link_to(path, source, display)
        if link is not None:
            assert (link[:2], link[-2:], len(link.splitlines())) == ("[[", "]]", 1)
            target, subpath, shown = parse_link_text(link[2:-2])
            assert (links.resolve(target, source), subpath) == (path, "")
            assert not set("[]") & set(link[2:-2])
            assert shown == (clean_display(display) or shown)
        link = links.link_to(path, source, display, markdown=True)
        if link is not None and not link.startswith("[["):
            text, _, destination = link[1:-1].partition("](")
            assert text == (clean_display(display) or text)
            assert parse_destination(destination) == (destination.replace("%20", " "), "")
            assert links.resolve(destination.replace("%20", " "), source) == path


@settings(max_examples=100, deadline=None)
@given(ODD_FILES, st.text(max_size=8), st.booleans())
def test_links_beside_one_another_are_read_back(
    paths: list[str], display: str, markdown: bool
) -> None:
    links = LinkIndex(paths)
    made = {path: links.link_to(path, "s.md", display, markdown=markdown) for path in paths}
    written = [link for link in made.values() if link is not None]
    note = read_note(f"- [ ] {' and '.join(written)} · 5 days late\n".encode(), "s.md")
    assert [links.resolve(link.target, "s.md") for link in note.body.links] == [
        path for path, link in made.items() if link is not None
    ]
    assert note.body.tags == ()


@settings(deadline=None)
@given(st.text(st.characters(), max_size=30))
def test_a_clean_display_is_one_line_and_stays_clean(text: str) -> None:
    clean = clean_display(text)
    assert clean_display(clean) == clean == clean.strip()
    assert len(clean.splitlines()) <= 1
    assert not set("[]|#^`<>\\$") & set(clean)
    assert "%%" not in clean
    assert "::" not in clean


HEADINGS: Final = (
    Heading(1, "Log", 1),
    Heading(2, "Calls: June", 2),
    Heading(3, "First", 3),
    Heading(1, "Plans [[2026]]", 4),
    Heading(2, "First", 5),
    Heading(2, "Log", 6),
    Heading(3, "First", 7),
    Heading(2, "C++ & C#", 8),
    Heading(2, "Йод  и   соль", 9),
)


@pytest.mark.parametrize(
    ("subpath", "line"),
    [
        ("Log", 1),
        ("LOG", 1),
        ("First", 3),
        ("Calls June", 2),
        ("Calls: June", 2),
        ("Calls#First", None),
        ("Log#First", 3),
        ("Log#Calls June#First", 3),
        ("Log#Log", None),
        ("Plans 2026#First", 5),
        ("Plans 2026#Log#First", 7),
        ("Plans 2026#Log#First#First", None),
        ("C & C", 8),
        ("И\u0306од и соль", 9),
        ("Nothing", None),
        ("", None),
        ("#", None),
        ("^Abc-1", 12),
        ("^abc-1", 12),
        ("^other", None),
        ("Log#^abc-1", None),
    ],
)
def test_find_subpath(subpath: str, line: int | None) -> None:
    assert find_subpath(subpath, HEADINGS, {"abc-1": 12}) == line


def test_the_recorded_links_of_a_real_vault(outside: Path) -> None:
    """What the application itself answered for the links of 69 notes."""
    vault, recorded = outside / "corpora/tasks-demo", outside / "corpora/obsidian-recorded"
    if not vault.is_dir() or not recorded.is_dir():
        pytest.skip("the recorded vault is not at hand")
    notes = [json.loads(file.read_bytes()) for file in sorted(recorded.glob("*.json"))]
    answers = {
        (note["filePath"], link): answer
        for note in notes
        for link, answer in note["resolveLinkToPath"].items()
    }
    # The copy of the vault is without its attachments.
    attachments = {answer for answer in answers.values() if answer and not answer.endswith(".md")}
    links = LinkIndex([*walk(vault).paths(), *attachments])
    assert answers
    assert {
        (source, link): links.resolve(parse_link_text(link)[0], source) for source, link in answers
    } == answers
