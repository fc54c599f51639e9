"""What each line of a note belongs to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault.body import read_body

NOTE = """\
---|frontmatter
a: 1|frontmatter
---|frontmatter
# Trip|heading
|blank
Nora came.|text
Zoe came too.|text
|blank
- call|item
  again|item
|blank
- rest|item
  ```|code
|code
  ```|code
  # small|heading
> quoted|quote
>|quote
> - item|quote
>     - deep|quote
lazy|quote
|blank
> [!note] title|callout
> - [ ] item|callout
> ```|code
> code|code
|blank
!a!b!|table
!-!-!|table
!c!d!|table
|blank
%%|comment
- [ ] hidden|comment
|comment
%%|comment
%% vaultnet %%|comment
$$|math
x|math
$$|math
|blank
<div>|html
inner|html
</div>|html
|blank
    code|code
|code
    code|code
|blank
Under|heading
---|heading
***|text
[^1]: foot|text
[a]: b|text"""


def test_regions_of_a_note() -> None:
    rows = [line.rpartition("|") for line in NOTE.split("\n")]
    lines = [text.replace("!", "|") if text.startswith("!") else text for text, _, _ in rows]
    regions = read_body(lines, 4).regions
    assert [(text, region.value) for text, region in zip(lines, regions, strict=True)] == [
        (text, name) for text, (_, _, name) in zip(lines, rows, strict=True)
    ]


@pytest.mark.parametrize("first_line", [1, 2, 3, 4])
def test_the_property_block_fills_what_stands_above(first_line: int) -> None:
    regions = read_body(["---", "---", "text"], first_line).regions
    assert [region.value for region in regions].count("frontmatter") == first_line - 1
    assert len(regions) == 3


@given(st.lists(st.text(st.characters(exclude_characters="\n\r")), max_size=8), st.integers(1, 9))
def test_every_line_has_a_region(lines: list[str], first_line: int) -> None:
    first_line = min(first_line, len(lines) + 1)
    assert len(read_body(lines, first_line).regions) == len(lines)
