from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from vaultnet.settings.lines import key_lines, line_of

TEXT = '''\
# people = 1
language = "ru" # owner = "x"

[vault]
people = [
  "a = b", # ]
  'ignore = "c"',
]
owner = """
ignore = "d"
"""
vault.odd = 1
[ cadence . tags ]
"reading circle" = { light = "1 month" }
[[days]]
lead_days = 3
[[days]]
lead_days = 4
'''


def test_each_key_has_the_line_where_it_first_stands() -> None:
    assert tomllib.loads(TEXT)
    assert key_lines(TEXT) == {
        ("language",): 2,
        ("vault",): 4,
        ("vault", "people"): 5,
        ("vault", "owner"): 9,
        ("vault", "vault"): 12,
        ("vault", "vault", "odd"): 12,
        ("cadence",): 13,
        ("cadence", "tags"): 13,
        ("cadence", "tags", "reading circle"): 14,
        ("days",): 15,
        ("days", "lead_days"): 16,
    }


def test_windows_line_ends_count_once() -> None:
    assert key_lines("a = 1\r\nb = 2\r\n") == {("a",): 1, ("b",): 2}


def test_a_key_within_a_value_stands_where_its_table_does() -> None:
    lines = key_lines(TEXT)
    assert line_of(lines, ("cadence", "tags", "reading circle", "light")) == 14
    assert line_of(lines, ("cadence", "tags", "other")) == 13
    assert line_of(lines, ("unknown",)) == 1


@given(st.text() | st.text(alphabet="ab\"'[]{}=.,#\\ \n\r"))
def test_no_text_breaks_the_search(text: str) -> None:
    lines = key_lines(text)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())


@given(
    st.dictionaries(
        st.text("abcdefgh", min_size=1), st.integers() | st.text("xyz=#[]{}' \u2028"), min_size=1
    )
)
def test_lines_of_plain_keys(values: dict[str, int | str]) -> None:
    text = "".join(
        f"{key} = {value}\n" if isinstance(value, int) else f'{key} = "{value}"\n'
        for key, value in values.items()
    )
    assert key_lines(text) == {(key,): line for line, key in enumerate(values, 1)}


def test_long_paths_take_space_in_proportion() -> None:
    text = "a." * 50_000 + "a = 1\n"
    assert set(key_lines(text)) == {("a",), ("a", "a"), ("a", "a", "a")}
