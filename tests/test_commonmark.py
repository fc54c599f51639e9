"""A canary on every line of small documents: found where CommonMark shows text, nowhere else.

markdown-it-py's own tokens are the judge: what stands in code or HTML is hidden, all other text is
shown. Each construct of CommonMark and each nesting of them has a document here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import pytest
from markdown_it import MarkdownIt

from vaultnet.vault.body import read_body

if TYPE_CHECKING:
    from markdown_it.token import Token

JUDGE: Final = MarkdownIt("commonmark").enable("table")
HIDDEN: Final = frozenset({"fence", "code_block", "html_block", "code_inline", "html_inline"})
WORD: Final = re.compile(r"zz[a-z]+")
PREFIX: Final = re.compile(r"[ \t>]*")

# What is put on each line; each word begins with zz, so that it is told which of them were found.
INLINE: Final = "[[zzlink]] #zztag [zzfield:: v] ![[zzembed]] [a](zzpage.md)"
LINES: Final = (INLINE, "zzline:: v", "- [ ] zztask")

DOCUMENTS: Final = {
    "paragraph": "one\ntwo\nthree",
    "paragraphs": "one\n\ntwo\n\n\nthree",
    "hard breaks": "one  \ntwo\\\nthree",
    "lazy indents": "one\n      two\n\tthree",
    "headings": "# one\n###### two\n####### three\n#four",
    "closed headings": "# one #\n## two ##  \n### three \\###",
    "setext": "one\n===\ntwo\n---\nthree",
    "setext of two lines": "one\ntwo\n=====",
    "rules": "one\n\n***\n- - -\n___\n\ntwo",
    "rule or heading": "one\n***\ntwo\n---\n",
    "fence": "one\n```\ntwo\n```\nthree",
    "fence with info": "```js title\none\n```\ntwo",
    "fence of tildes": "~~~\none\n```\n~~~\ntwo",
    "fence never closed": "one\n```\ntwo\n\nthree",
    "fence closed by a longer": "```\none\n`````\ntwo",
    "fence not closed by a shorter": "`````\none\n```\n`````\ntwo",
    "fence indented": "   ```\n   one\n  two\n  ```\nthree",
    "fence too far in": "    ```\n    one\n    ```\ntwo",
    "fence not closed with text behind": "```\none\n``` x\ntwo\n```\nthree",
    "fence with a backtick in its info": "``` a`b\none",
    "fence with empty lines": "```\n\none\n\n\n```\ntwo",
    "indented": "one\n\n    two\n\n      three\n\nfour",
    "indented by tabs": "\tone\n\n \ttwo\n  three",
    "indented is no code behind text": "one\n    two",
    "code spans": "one `two` three\n`` ` `` four",
    "code span over lines": "one `two\nthree\nfour` five",
    "code span never closed": "one `two\nthree",
    "code span and escapes": "one \\`two` three\n`four\\` five",
    "code span before a tag": '<a href="`">`\n`<a href="`">`',
    "code span ends with its paragraph": "one `two\n\nthree` four",
    "html block": "<div>\none\n</div>\n\ntwo",
    "html block goes on": "<div>\none\n\ntwo\n\n</div>\nthree\n\nfour",
    "html block of script": "<script>\none\n\ntwo\n</script>\nthree",
    "html block of pre": "<pre>\none\n\ntwo</pre>\nthree",
    "html block of style": "<style>\none\n</style> two\n\nthree",
    "html block of textarea": "<textarea>\n\none\n\n</textarea>",
    "html comment": "<!-- one\n\ntwo -->\nthree",
    "html comment in a line": "one <!-- two\nthree --> four",
    "html instruction": "<?php\none\n\n?>\ntwo",
    "html declaration": "<!DOCTYPE html>\none\n\ntwo",
    "html cdata": "<![CDATA[\none\n\n]]>\ntwo",
    "html of any name": "<x-y>\none\n</x-y>\n\ntwo",
    "html of any name in text": "one\n<x-y>\ntwo",
    "html tags in a line": "one <b>two</b>\n<i\ntitle='a'>three</i>",
    "html attribute over lines": 'one <b title="two\nthree"> four',
    "html that is none": "one < two\nthree <4> & <\n<a b=> five",
    "autolinks": "one <https://q.example/a> two\n<mail@q.example> three",
    "quote": "> one\n> two\n\nthree",
    "quote with lazy lines": "> one\ntwo\n\nthree",
    "quote with code": "> ```\n> one\n> ```\n> two",
    "quote ends a fence": "> ```\n> one\ntwo",
    "quote with indented code": ">     one\n> two\n>\n>     three",
    "quote with html": "> <div>\n> one\n\ntwo",
    "quotes in quotes": "> > one\n> two\n>\n> > ```\n> > three\n> four",
    "callout": "> [!note] one\n> two\n> ```\n> three\n> ```",
    "list": "- one\n- two\n\n- three",
    "list of numbers": "1. one\n2) two\n10. three",
    "list in a list": "- one\n  - two\n    - three\n- four",
    "list with paragraphs": "- one\n\n  two\n\nthree",
    "list with a fence": "- one\n  ```\n  two\n  ```\n  three",
    "list begins with a fence": "- ```\n  one\n  ```\n- two",
    "list ends a fence": "- ```\n  one\ntwo",
    "list with indented code": "- one\n\n      two\n\n  three",
    "list begins with indented code": "-     one\n\n  two",
    "list with html": "- <div>\n  one\n\n  two",
    "list with a heading": "- # one\n- two\n  ===",
    "list with a quote": "- > one\n  > two\n\n  three",
    "list with a quote with a fence": "- > ```\n  > one\n  > ```\n  two",
    "list in a quote": "> - one\n>   two\n> - ```\n>   three\n>   ```",
    "list in a quote with code": "> 1. one\n>\n>        two\n>\n>    three",
    "list with nothing": "-\n- one\n-\n\n  two",
    "list by tabs": "-\tone\n\n\t\ttwo\n\n\tthree",
    "list of rules": "* * *\n- one\n* two",
    "list of many marks": "- one\n* two\n+ three\n1. four\n1) five",
    "tasks": "- [ ] one\n- [x] two\n  three\n  ```\n  four\n  ```",
    "tasks deep": "1. [ ] one\n   - [-] two\n\n         three\n\n     four",
    "deep": "> - > 1. one\n>   >    two\n>   >\n>   >        three\n>   >\n>   >    ~~~\n>   > 4",
    "table": "| one | two |\n|---|---|\n| three | `four` |\nfive\n\nsix",
    "table without bars": "one | two\n--|--\nthree | four",
    "table in a list": "- one\n\n  | a | b |\n  |---|---|\n  | `c` | d |",
    "no table": "one\n|---|---|\ntwo",
    "links": "[one](two.md) three\n[four](<five six.md> 'seven')\n![eight](nine.png)",
    "references": "[one]\n\n[one]: two.md 'three'\n\nfour",
    "reference that is none": "[one]: two three four\n\nfive",
    "emphasis": "*one* __two__ ***three***\n*four\nfive*",
    "escapes": "\\# one\n\\- two\n\\> three\n\\```\nfour",
    "entities": "&lt;div&gt;\none\n&#96;two&#96;",
    "white space": "one\u00a0two\u2028three\n\u3000four\x0bfive\n\x85six",
    "nul": "one\x00two\n\x00```\nthree",
}


def with_canaries(text: str) -> Iterator[str]:
    """Put a canary behind each line, then each kind of canary on a line of its own below it."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        yield "\n".join([*lines[:index], f"{line} {INLINE}", *lines[index + 1 :]])
        prefix = PREFIX.match(line)
        for canary in LINES:
            own = (prefix[0] if prefix else "") + canary
            yield "\n".join([*lines[: index + 1], own, *lines[index + 1 :]])


def words_of(tokens: Sequence[Token], *, hidden: bool) -> Iterator[str]:
    """Give the words of the canaries that stand in code or HTML, or in all else."""
    for token in tokens:
        if token.children is not None:
            yield from words_of(token.children, hidden=hidden)
        elif (token.type in HIDDEN) is hidden:
            yield from WORD.findall(f"{token.content} {token.info} {token.attrs.get('href', '')}")


def tasks_of(tokens: Sequence[Token]) -> Iterator[str]:
    """Give the words of the canaries with which a list item begins."""
    for opener, _, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opener.type == "list_item_open" and inline.content.startswith("[ ] zz"):
            yield from WORD.findall(inline.content)


def found_in(text: str) -> set[str]:
    """Give the words of the canaries that we take for a link, a tag, a field or a task."""
    body = read_body(text.split("\n"))
    found = (
        *(link.target for link in body.links),
        *(tag.name for tag in body.tags),
        *(field.key for field in body.fields),
        *(item.text for item in body.items if item.task == " " and item.text.startswith("zz")),
    )
    return {word for text in found for word in WORD.findall(text)}


def tokens_of(text: str) -> list[Token]:
    return JUDGE.parse(f"{text}\n")


def test_there_is_a_document_for_every_construct() -> None:
    found = [token for text in DOCUMENTS.values() for token in tokens_of(text)]
    kinds = {token.type for one in found for token in (one, *(one.children or ()))}
    assert kinds >= {
        *("code_block", "fence", "html_block", "heading_open", "hr", "table_open", "inline"),
        *("blockquote_open", "bullet_list_open", "ordered_list_open", "paragraph_open"),
        *("code_inline", "html_inline", "link_open", "image", "em_open", "strong_open"),
        *("hardbreak", "softbreak"),
    }


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_canary_on_each_line(name: str) -> None:
    for text in with_canaries(DOCUMENTS[name]):
        tokens = tokens_of(text)
        hidden = set(words_of(tokens, hidden=True))
        shown = set(words_of(tokens, hidden=False)) - hidden - {"zzline", "zztask"}
        found = found_in(text)
        assert not found & hidden, text
        assert not shown - found, text
        assert ("zztask" in found) is ("zztask" in tasks_of(tokens)), text
