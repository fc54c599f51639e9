"""The ordinary way to read a vault: `python ordinary.py VAULT`.

frontmatter.load and MarkdownIt().parse on each note, keeping properties, headings, list items and
the wikilinks of the text: what one writes in an afternoon with the usual libraries.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

import frontmatter
import yaml
from markdown_it import MarkdownIt

WIKILINK: Final = re.compile(r"\[\[([^\[\]\n]+)\]\]")


def read_vault(root: Path) -> dict[str, dict[str, object]]:
    """Give what the usual libraries make of each note, by its path."""
    markdown = MarkdownIt()
    return {str(path): _read_note(path, markdown) for path in sorted(root.rglob("*.md"))}


def _read_note(path: Path, markdown: MarkdownIt) -> dict[str, object]:
    try:
        post = frontmatter.load(path)
        properties, text = post.metadata, post.content
    except yaml.YAMLError:
        properties, text = {}, path.read_text(encoding="utf-8")
    headings: list[str] = []
    items: list[int] = []
    links: list[str] = []
    before = ""
    for token in markdown.parse(text):
        if token.type == "list_item_open" and token.map:
            items.append(token.map[0])
        if token.type == "inline":
            if before == "heading_open":
                headings.append(token.content)
            for child in token.children or ():
                if child.type == "text":
                    links += WIKILINK.findall(child.content)
        before = token.type
    return {"properties": properties, "headings": headings, "items": items, "links": links}


if __name__ == "__main__":
    print(len(read_vault(Path(sys.argv[1]))))
