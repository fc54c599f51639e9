"""Names of contacts for the shell's completion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from vaultnet.core.names import fold
from vaultnet.errors import VaultnetError

if TYPE_CHECKING:
    import click


def complete_names(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Give the contacts' names and aliases that begin with the words before the cursor.

    A name may stand as several words (`vaultnet show Anna Pet`); of such a name only what follows
    the words that are there already is given.
    """
    from vaultnet.cli.session import begin_quietly  # noqa: PLC0415  only the shell's question needs it

    try:
        session = begin_quietly(ctx)
    except VaultnetError:
        return []
    before = ctx.params.get(param.name or "") or () if param.nargs == -1 else ()
    words = len(before)
    begun = fold(" ".join((*before, incomplete)))
    items = []
    for contact in session.vault.network.contacts:
        for name in (contact.name, *contact.aliases):
            rest = name.split()[words:]
            if rest and fold(name).startswith(begun):
                items.append(CompletionItem(" ".join(rest), help=contact.name))
    return items
