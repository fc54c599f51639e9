"""Names that would break a page: whatever people are called, its structure stays the same.

For longer runs: `python tests/test_hostile_names.py 30000`.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Final

from hypothesis import given, settings
from hypothesis import strategies as st
from network_of import contact, day, met, network

from vaultnet import languages
from vaultnet.core.dates import Span
from vaultnet.core.planning import make_plan
from vaultnet.core.records import Layer
from vaultnet.core.settings import Settings
from vaultnet.core.words import phrases_of
from vaultnet.digest.compose import Before, Layout, lay_out
from vaultnet.digest.marks import marks_on
from vaultnet.digest.rows import read_rows
from vaultnet.digest.view import View
from vaultnet.vault.blocks import compose_block, find_blocks
from vaultnet.vault.links import LinkIndex
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Iterable

PHRASES: Final = phrases_of(languages.load("en"))
HOSTILE: Final = (
    "a\n- [x] Pay Bob ^vn-00000000",
    "a\r- [x] b ^vn-00000000",
    "a\r\n## Heading",
    "a\u2028- [x] b",
    "a\u2029b",
    "a\x85b",
    "a\x0bb\x0cc",
    "[[b]]",
    "]] [[b",
    "a|b",
    "a#b",
    "a^b ^vn-00000000",
    "^vn-00000000",
    "`code`",
    "```",
    "~~~",
    "%%",
    "%% vaultnet:end due %%",
    "%% vaultnet:begin due %%",
    "a\n%% vaultnet:end due 0 %%\n",
    "<!-- a",
    "-->",
    "<script>alert(1)</script>",
    "<% tp.file.title %>",
    "{{title}}",
    "{who}",
    "{0}",
    "$x$",
    "$$",
    "a::b",
    "(gave:: a)",
    "[due:: 2026-01-01]",
    "#tag",
    "- [ ] a",
    "[x] ",
    "1. a",
    "> a",
    "---",
    "***",
    "a ✓ b",
    "✓ done",
    "– gone",
    "a ⇒ b",
    "⇒ ",
    "✅ 2026-11-25",
    "\u202eabc",
    "a\u200bb",
    "\ufeffa",
    "e\u0301",
    "a\\",
    "![[b]]",
    "[a](b)",
    "https://example.org/a b",
    "=1+1",
    "a" * 500,
    "\ud83d",
)
ALPHABET: Final = "ab]|[#^%`~<>{}$:-x ✓⇒–\\\n\r\u2028\u202e\u0301()!*_.\t/&;\ufeff"
ID: Final = re.compile(r"\^vn-[0-9a-z]+")


def view_of(names: Iterable[str]) -> View:
    """Make a page of people due, whose notes have plain names and whose own names do not."""
    people = [
        replace(contact(f"P{number}", cadence={Layer.ANY: Span(months=1)}), name=name)
        for number, name in enumerate(names)
    ]
    links = LinkIndex(one.path for one in people)

    def link(path: str, shown: str | None) -> str | None:
        return links.link_to(path, "Due.md", shown, markdown=False)

    records = network(people, [met(f"P{n}", "2026-09-01") for n in range(len(people))])
    plan = make_plan(records, Settings(), day("2026-11-23"))
    return View(plan=plan, network=records, settings=Settings(), phrases=PHRASES, link=link)


def check(names: tuple[str, ...]) -> None:
    """Compare a page with that of harmless names: the same lines, boxes, ids, links and block."""
    page = lay_out(view_of(names), None)
    plain = lay_out(view_of(tuple(f"Name {n}" for n in range(len(names)))), None)
    assert shape(page.content) == shape(plain.content), names
    note = compose_block("due", "2026-W48", page.content, page.sums) + "\nafter\n"
    (block,) = find_blocks(note)
    assert block.content == page.content
    read = read_note(note.encode("utf-8", "replace"), "Due.md")
    expected = read_note(plain.content.encode(), "Due.md")
    assert [item.task for item in read.body.items] == [item.task for item in expected.body.items]
    assert [one.target for one in read.links] == [one.target for one in expected.links]
    assert read.tags == ()
    assert read.body.fields == ()
    rows = read_rows(page.content, lambda _id, _text: True)
    assert not list(marks_on(rows, 1, lambda _target: None))
    view = view_of(names)
    before = Before(page.content, "2026-W48", frozenset(page.sums))
    assert lay_out(view, before, Layout((PHRASES,))).content == page.content


def shape(page: str) -> list[str]:
    """Give what each line of a page is: its box and its id, a heading, or nothing."""
    found = []
    for row in page.split("\n"):
        ids = ID.findall(row)
        heads = re.match(r"(?:- \[.\] |- |## )?", row)
        found.append(
            f"{heads[0] if heads else ''}{ids[-1] if ids else ''} {len(row.split(chr(10)))}"
        )
    return found


def test_hostile_names_leave_the_page_as_it_is() -> None:
    assert len(HOSTILE) >= 50
    for name in HOSTILE:
        check((name,))
    check(HOSTILE)


@settings(max_examples=150)
@given(st.lists(st.text(alphabet=st.sampled_from(ALPHABET), min_size=1, max_size=30), max_size=4))
def test_generated_names_leave_the_page_as_it_is(names: list[str]) -> None:
    check(tuple(names))


if __name__ == "__main__":
    random = Random(0)  # noqa: S311  no secret
    count = int(sys.argv[1])
    for _ in range(0, count, 10):
        check(
            tuple(
                "".join(random.choice(ALPHABET) for _ in range(random.randint(1, 40)))
                for _ in range(10)
            )
        )
    sys.stdout.write(f"{count} names, none of which changed the page\n")
