"""Charts in Mermaid: no label breaks one, whatever the names of people hold."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from blocks_vault import TODAY, vault_with
from hypothesis import given
from hypothesis import strategies as st

from vaultnet import api
from vaultnet.core.periods import Period, PeriodKind
from vaultnet.digest.charts import bars, label, pie, timeline
from vaultnet.vault.blocks import find_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY: Final = date(2026, 11, 18)
PARSER: Final = Path(__file__).parent / "mermaid_parser.mjs"
NAMES: Final = (
    *("Ada Berg", "Жанна О’Коннор", "José-María", "李小龍", "e\u0301", "\u0301", "1", ""),
    *('a"b', "x : y", ": : ;", "#35;", "a\nb", "a\u2028b", "nul\0", "`c`", "{x}", "[y]", "<b>"),
    *("%%{init: {}}%%", "%% vaultnet:end review %%", "```", "title", "section y", "accTitle: x"),
    *("timeline", "pie", "end", "click", "__proto__", "constructor", "\u202eabc", "🎉", "-", "–"),
    *("x" * 200, "SECTION", "Title of all", "accDescr {", "direction", "xychart-beta", "y-axis"),
)
TEXT: Final = st.text(
    st.one_of(
        st.sampled_from("aя1 :;#\"'`%{}[]()<>|\\/-–~=\n\r\u2028\u0301\ufeff\u202e🎉"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


def code_of(chart: Sequence[str]) -> str:
    """Give what stands between the fences of a chart."""
    assert chart[0] == "```mermaid"
    assert chart[-1] == "```"
    return "\n".join(chart[1:-1])


def charts_of(name: str, other: str = "b") -> list[str]:
    return [
        code_of(pie(name, [(name, 2), (other, 3)])),
        code_of(bars(name, name, [(name, 1), (other, 2)])),
        code_of(timeline(name, [(name, [name, other]), ("2026-11-23", [name])])),
    ]


@given(TEXT)
def test_a_label_is_one_line_of_harmless_signs(text: str) -> None:
    shown = label(text)
    assert 0 < len(shown) <= 40
    assert not set(shown) & set(':;#"`%{}[]()<>|\\\n\r\u2028~=_')
    assert shown == shown.strip()


@given(TEXT, TEXT)
def test_a_chart_has_the_lines_that_it_would_have_for_plain_names(one: str, other: str) -> None:
    plain = charts_of("Ada", "Ben")
    for chart, expected in zip(charts_of(one, other), plain, strict=True):
        assert len(chart.split("\n")) == len(expected.split("\n"))
        assert chart.count('"') == expected.count('"')
        assert chart.count(" : ") == expected.count(" : ")
        assert not any(line.startswith(("```", "%%")) for line in chart.split("\n"))


def test_letters_of_every_script_stay() -> None:
    assert [label(one) for one in ("Жанна О’Коннор", "José-María", "李小龍")] == [
        "Жанна О’Коннор",
        "José-María",
        "李小龍",
    ]


def test_there_is_no_chart_of_nothing() -> None:
    assert pie("x", [("a", 0)]) == ()
    assert bars("x", "y", [("a", 0)]) == ()
    assert timeline("x", [("2026-11-23", [])]) == ()


def parsed(charts: Sequence[str]) -> list[str]:
    """Give the kinds of charts as the real parser reads them; skip where it is not at hand."""
    folder, node = os.environ.get("VAULTNET_MERMAID", ""), shutil.which("node")
    if not folder or not (Path(folder) / "node_modules" / "mermaid").is_dir():
        pytest.skip("VAULTNET_MERMAID names no folder with node_modules/mermaid and jsdom")
    if not node:
        pytest.skip("there is no node")
    done = subprocess.run(  # noqa: S603  our own script
        [node, str(PARSER), str(Path(folder).resolve())],
        input=json.dumps(charts),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[str] = json.loads(done.stdout)
    return found


def test_the_parser_of_mermaid_reads_every_chart() -> None:
    charts = [chart for name in NAMES for chart in charts_of(name)]
    assert parsed(charts) == ["pie", "xychart", "timeline"] * len(NAMES)


def test_the_parser_of_mermaid_reads_made_up_names() -> None:
    made: list[str] = []

    @given(TEXT, TEXT)
    def gather(one: str, other: str) -> None:
        made.extend(charts_of(one, other))

    gather()
    assert set(parsed(made)) == {"pie", "xychart", "timeline"}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_parser_of_mermaid_reads_the_charts_of_reviews(tmp_path: Path, language: str) -> None:
    names = ("Zoë “Z” O'Hara", "Пётр; Первый", "title", "A #1 & Co %", "a `tick`")
    people = {f"People/{name}.md": "---\ntype: person\n---\n" for name in names}
    daily = "".join(f"- call with [[{name}]]\n" for name in names if "#" not in name)
    settings = {"vaultnet.toml": f'language = "{language}"\n'}
    root = vault_with(tmp_path, {**people, **settings, "Daily/2026-11-18.md": daily})
    vault = api.read_vault(root)
    charts: list[str] = []
    for kind in PeriodKind:
        change = api.refresh_review(vault, TODAY, Period.containing(kind, DAY))
        assert change is not None
        (block,) = find_blocks(change.new.decode())
        charts += re.findall(r"```mermaid\n(.*?)\n```", block.content, re.DOTALL)
    assert {"timeline", "pie", "xychart"} == set(parsed(charts))
