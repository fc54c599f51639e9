"""Property blocks of any kind, and how our own parser answers for them."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from vaultnet.vault.frontmatter.block import parse
from vaultnet.vault.frontmatter.compose import Block, compose
from vaultnet.vault.frontmatter.faults import BlockError

FRAGMENTS: Final = (
    *(
        "a",
        "name",
        " ",
        "  ",
        "    ",
        "\n",
        "\n  ",
        "\n    ",
        "\n\n",
        "\n- ",
        "\n  - ",
        "- ",
        ": ",
        ":",
    ),
    *(
        "?",
        "? ",
        "-",
        "#",
        " # c",
        "'",
        '"',
        "''",
        "'x'",
        '"y"',
        "[",
        "]",
        "{",
        "}",
        ",",
        ", ",
        "[[A]]",
    ),
    *(
        "|",
        ">",
        "|-\n  ",
        "&x ",
        "*x",
        "!t ",
        "!!str ",
        "1",
        "1.5",
        "010",
        "true",
        "~",
        "\\",
        "\\n",
    ),
    *(
        "@",
        "%",
        "`",
        "=",
        "...",
        "\n...\n",
        "é",
        "e\u0301",
        "я",
        "🎂",
        "\u2028",
        "\xa0",
        "\t",
        "\ufeff",
    ),
    *("a: 1\n", "b: x y\n", "c:\n  - x\n  - y\n", "d: [x, y]\n", "e: {x: 1}\n", "- a: 1\n  b: 2\n"),
)

blocks = st.lists(st.sampled_from(FRAGMENTS), max_size=15).map("".join)


def own_answer(text: str) -> Block | None:
    try:
        return compose(parse(text))
    except BlockError:
        return None


def same(one: object, other: object) -> bool:
    return repr(one) == repr(other)  # NaN differs from itself
