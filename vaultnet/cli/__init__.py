"""The command line: verbs on a vault, for people at a terminal and for other programs."""

from __future__ import annotations

import gc

from vaultnet.cli.group import vaultnet
from vaultnet.cli.terminal import prepare_streams


def main() -> None:
    """Run the command line on the arguments of the process, and end with its exit code."""
    gc.disable()  # what is read stays until the end: to look through it for rubbish finds none
    prepare_streams()
    vaultnet.main(prog_name="vaultnet")
