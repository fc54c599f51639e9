"""The command line: verbs on a vault, for people at a terminal and for other programs."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line on the arguments of the process, and end with its exit code."""
    # What is read, modules too, stays until the end: to look through it for rubbish finds none.
    gc.disable()
    from vaultnet.cli.group import vaultnet  # noqa: PLC0415  the collector rests by then
    from vaultnet.cli.terminal import prepare_streams  # noqa: PLC0415  likewise

    prepare_streams()
    try:
        vaultnet.main(prog_name="vaultnet")
    finally:
        gc.freeze()  # else the end of the process looks through all of it, and lets go each by each
