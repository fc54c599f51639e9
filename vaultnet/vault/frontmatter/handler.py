r"""A handler for python-frontmatter, so that its users read properties as Obsidian does.

    post = frontmatter.loads(text, handler=ObsidianHandler())

For blocks that Obsidian accepts the properties are those that `read_frontmatter` gives; a block
that it rejects gives none. Some things that library decides before it asks a handler, and no
handler can undo them:

- It strips the whole text first. So a block below empty lines or behind a space is found (F3, F4),
  though Obsidian does not see it, and the content loses blanks and empty lines at both ends (W11).
- It turns `\r\n` into `\n` and never back (F2, W12).
- `Post` takes properties as keyword arguments: keys named `content` or `handler` raise TypeError
  (Y40). `frontmatter.parse(text, handler=ObsidianHandler())` gives them all as a plain dict.

Given this handler, it does not come to what its own splitter decides: a byte order mark (F1), a
space behind the first fence (F5), more than three dashes (F8), odd closing fences (F7), text
between two rules (F11, F13), and JSON and TOML at the top of a note (F19, F20) are read as Obsidian
reads them. Without the `handler` argument that library never asks.

vaultnet itself never writes a note through that library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmatter.default_handlers import BaseHandler

from vaultnet.core.patterns import pattern
from vaultnet.vault.frontmatter.faults import BlockError
from vaultnet.vault.frontmatter.fences import FENCE, find_closer
from vaultnet.vault.frontmatter.load import load_block
from vaultnet.vault.frontmatter.writer import write_property

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontmatter import Post

    from vaultnet.vault.note import Value


class ObsidianHandler(BaseHandler):
    """Read and write properties in Obsidian's dialect, for python-frontmatter 1.1 and later."""

    FM_BOUNDARY = pattern(r"\ufeff?---(?:\r\n|\r|\n)")
    START_DELIMITER = END_DELIMITER = FENCE

    def split(self, text: str) -> tuple[str, str]:
        """Split a text into the lines between the fences and those after them.

        Raises ValueError where there is no block, by which that library knows it.
        """
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        lines = text.split("\n")
        closer = find_closer(lines)
        if not closer:
            raise ValueError("the text has no property block")
        return "\n".join(lines[1:closer]), "\n".join(lines[closer + 1 :])

    def load(self, fm: str) -> dict[str, Value]:
        """Give the properties of a block; none where Obsidian would show none."""
        try:
            value = load_block(fm).value
        except BlockError:
            return {}
        return value if isinstance(value, dict) else {}

    def export(self, metadata: Mapping[str, object], **_: object) -> str:
        """Write properties as Obsidian's serializer does, in their order."""
        written = [write_property(str(key), _as_value(value)) for key, value in metadata.items()]
        return "".join(written).removesuffix("\n")

    def format(self, post: Post, **kwargs: object) -> str:
        """Write a post; one without properties gets no block (W10)."""
        return super().format(post, **kwargs) if post.metadata else post.content


def _as_value(value: object) -> Value:
    """Turn what a program may put among the properties into what a block can hold."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, dict):
        return {str(key): _as_value(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_value(item) for item in value]
    return str(value)
