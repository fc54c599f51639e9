"""Whether a record may be quoted: it is private by its entry, its note, or whom it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultnet.vault.parse.lines.entries import Entry
    from vaultnet.vault.parse.scene import Scene


def is_private(entry: Entry, path: str, contacts: Iterable[str], scene: Scene) -> bool:
    """Tell whether what an entry of the note at `path` says of contacts is private."""
    return scene.is_private(entry) or scene.privacy.of(path) or scene.is_any_private(contacts)


def quoted(text: str, path: str, scene: Scene, *, private: bool) -> str | None:
    """Give a text of the note at `path`, unless it is private or the block is one YAML rejects."""
    rejected = scene.reading.notes[path].frontmatter.state == "rejected"
    return None if private or rejected or not text else text


def quoted_of(entry: Entry, text: str, path: str, scene: Scene, *, private: bool) -> str | None:
    """Give a text of an entry, unless it may not be quoted, or links to a private note."""
    return quoted(text, path, scene, private=private or scene.names_private(entry, path))
