"""Facts, each with its label: in two columns on a terminal, a line each where they are piped."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from vaultnet.cli.terminal import say, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

_INDENT: Final = 2


def print_facts(facts: Iterable[tuple[str, str]]) -> None:
    """Print labels and values; a fact with nothing to say is left out."""
    told = [(label, visible(value).strip()) for label, value in facts]
    told = [(label, value) for label, value in told if value]
    if told and sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415  only a terminal needs it

        draw_facts(told, Console(highlight=False))
        return
    for label, value in told:
        say(f"{' ' * _INDENT}{label}: {value}")


def draw_facts(facts: Iterable[tuple[str, str]], console: Console) -> None:
    """Draw facts within the console's width: a long value goes on below itself."""
    from rich.padding import Padding  # noqa: PLC0415  only a terminal needs it
    from rich.table import Table  # noqa: PLC0415  likewise
    from rich.text import Text  # noqa: PLC0415  likewise

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", max_width=max(console.width // 3, 1), overflow="fold")
    grid.add_column(overflow="fold")
    for label, value in facts:
        grid.add_row(Text(label), Text(value))
    console.print(Padding(grid, (0, 0, 0, _INDENT)))
