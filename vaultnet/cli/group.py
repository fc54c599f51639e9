"""The command `vaultnet`: its verbs, found only when they run, and faults as one sentence."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Never

import click

from vaultnet import __version__
from vaultnet.cli.options import vault_options
from vaultnet.cli.terminal import close_output, remark, visible
from vaultnet.cli.verbs import VERBS
from vaultnet.errors import VaultnetError

if TYPE_CHECKING:
    from collections.abc import Sequence

# What shells say of a command that a signal ended: 128 and the signal's number.
STOPPED: Final = 130
READER_LEFT: Final = 141


class Verbs(click.Group):
    """A group that knows its verbs by a table and imports one only when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Give the verbs in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's signature
        """Import the module of a verb and give its command."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"vaultnet.cli.verbs.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  click's signature
        """List the verbs from the table alone: help imports none of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002  click's signature
        **extra: Any,  # noqa: ANN401  likewise
    ) -> Never:
        """Run, say a fault in one sentence, and exit with its code."""
        try:
            sys.exit(super().main(args, prog_name, complete_var, standalone_mode=False, **extra))
        except click.ClickException as fault:
            code, sentence = fault.exit_code, fault.format_message()
        except VaultnetError as fault:
            code, sentence = fault.exit_code, str(fault)
        except click.Abort:
            sys.exit(STOPPED)
        remark(f"vaultnet: {visible(sentence)}")
        sys.exit(code)

    def invoke(self, ctx: click.Context) -> None:
        """Run the verb, and see that its words reach their reader.

        A reader that has enough (`vaultnet contacts | head`) is no fault, and must not look like
        the exit code 1 of problems that were found.
        """
        try:
            super().invoke(ctx)
        except BrokenPipeError:
            close_output()
            ctx.exit(READER_LEFT)
        except VaultnetError as fault:
            if fault.code:  # another language may have it in its words
                remark(f"vaultnet: {visible(_told(fault, ctx))}")
                ctx.exit(fault.exit_code)
            raise


def _told(fault: VaultnetError, ctx: click.Context) -> str:
    """Say a fault in the language of the vault, as far as it is known which vault is meant."""
    from pathlib import Path  # noqa: PLC0415  only a fault needs it, and what is to be said

    from vaultnet import api  # noqa: PLC0415  likewise
    from vaultnet.cli.place import root_of  # noqa: PLC0415  likewise

    try:
        return api.spoken_of(Path(root_of(ctx))).fault(fault)
    except VaultnetError:
        return str(fault)


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@vault_options(envvar="VAULTNET_VAULT")
@click.version_option(__version__, prog_name="vaultnet", message="%(prog)s %(version)s")
@click.pass_context
def vaultnet(ctx: click.Context) -> None:
    """Keep a professional network alive from the notes of an Obsidian vault.

    The vault is --vault, else VAULTNET_VAULT, else the nearest folder above this one that holds
    .obsidian or vaultnet.toml.
    """
    if ctx.invoked_subcommand is None:
        remark(ctx.get_help())
        ctx.exit(2)
