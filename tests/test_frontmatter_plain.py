"""Plain property blocks, read line by line: the answer is that of every rule, or none."""

from __future__ import annotations

import pytest
from frontmatter_blocks import blocks, own_answer, same
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.frontmatter.plain import read_plain

LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "  ", "    ", "\t"]),
        st.sampled_from(
            [
                *("", "a: ", "b: ", "c:", "a b: ", "Ключ: ", "- ", "null: ", "1: ", "x :", "<<: "),
                *("- a: ", "- b: ", "-  b: ", "- - a: "),
            ]
        ),
        st.lists(
            st.sampled_from(
                [
                    *("x", "1", "1.50", "true", "~", "null", "2026-05-20", "12:30", "я", "e\u0301"),
                    *(
                        "[",
                        "]",
                        ", ",
                        ",",
                        " ",
                        "  ",
                        "'",
                        '"',
                        "''",
                        "-",
                        " - ",
                        ": ",
                        ":",
                        "#",
                        " #",
                    ),
                    *(
                        "[[A]]",
                        "[a, b]",
                        "[\xa0]",
                        "['a', \"b\"]",
                        '"a: b"',
                        "'a # b'",
                        "\\",
                        "{",
                        "}",
                        "&a",
                        "*a",
                    ),
                    *(
                        "?",
                        "!",
                        "|",
                        ">",
                        "%",
                        "@",
                        "`",
                        "\u2028",
                        "\ufeff",
                        "\xa0",
                        "a@b.org",
                        "/",
                        "+4",
                    ),
                ]
            ),
            max_size=4,
        ).map("".join),
    ).map("".join),
    max_size=6,
).map("\n".join)


@given(LINES | blocks | st.text())
def test_plain_blocks_are_read_as_by_every_rule(text: str) -> None:
    plain = read_plain(text + "\n")
    if plain is not None:
        assert same(plain, own_answer(text))


PLAIN = {
    "values": "type: person\nmet: 2015-01-28\nn: 010\nphone: \"+44 7700\"\nwhere: 'Łódź, at #4'\n",
    "lists": 'tags: [person, person/mentor]\nempty: []\nattendees:\n  - "[[Jun|J]]"\n  - Ada\n',
    "nothing": "cadence:\nfrom: https://example.org/a\n",
    "maps": "emails:\n  - label: work\n    value: a@b.org\n  - x\n  - label: 2\nb: 1\n",
    "maps-at-the-margin": "emails:\n-   label: work\n    value: 010\n- value: 'x'\n",
    "at-the-margin": "aliases:\n- A. B\n\nat: 12:30\n",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_common_blocks_are_plain(text: str) -> None:
    plain = read_plain(text)
    assert plain is not None
    assert same(plain, own_answer(text))
