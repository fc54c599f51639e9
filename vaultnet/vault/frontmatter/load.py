"""Read the text of a property block: line by line, else by libyaml, else by our own parser."""

from __future__ import annotations

from vaultnet.vault.frontmatter.compose import Block, compose
from vaultnet.vault.frontmatter.faults import MAX_CHARACTERS, BlockError, FaultKind
from vaultnet.vault.frontmatter.plain import read_plain


def load_block(text: str) -> Block:
    r"""Read what stands between the fences; its lines end with `\n`, the last one may do so.

    Raises BlockError where Obsidian rejects the block, and where it is beyond the limits.
    """
    if len(text) > MAX_CHARACTERS:
        raise BlockError(FaultKind.TOO_LARGE, 0)
    if not text.endswith("\n"):
        text += "\n"
    block = read_plain(text)
    if block is None:
        from vaultnet.vault.frontmatter.libyaml import read_fast  # noqa: PLC0415  most are plain

        block = read_fast(text)
    if block is None:
        from vaultnet.vault.frontmatter.block import parse  # noqa: PLC0415  the last resort

        block = compose(parse(text))
    return block
