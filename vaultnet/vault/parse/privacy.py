"""What is private: any spelling of it, wherever it stands; what cannot be read counts as private.

A note is private by a property (`private: true`, `visibility: secret`, `status: confidential`), a
tag, a folder, or a line `private:: true` in its text. Of a block that YAML rejects, any word for it
is enough.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.note import Region
from vaultnet.vault.parse.values import (
    properties_of,
    tag_lines_of,
    tags_of_note,
    texts_in,
    texts_of,
)
from vaultnet.vault.parse.wording import phrase_of, words_in
from vaultnet.vault.paths import folder_of, is_in_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.reading import Reading

PRIVATE: Final = "private"
_PUBLIC: Final = "public"
_LABELLED: Final = re.compile(r"[\s>*_+#(\[\-]*([^\s:*_#>(\[][^:\n]{0,40}?)[\s*_]*(::?)[\s*_]*(.*)")


class Privacy:
    """Tells which notes are private; what was found out is kept."""

    def __init__(self, reading: Reading, kinds: Mapping[str, NoteKind]) -> None:
        self._reading = reading
        self._kinds = kinds
        self._found: dict[str, bool] = {}
        self._words = frozenset(
            word for word, status in reading.words.statuses.items() if status == PRIVATE
        )

    def of(self, path: str) -> bool:
        """Tell whether the note at `path` is private."""
        if path not in self._found:
            note = self._reading.notes[path]
            self._found[path] = (
                self._is_unreadable(note)
                or self._by_folder(path)
                or self._by_tag(note)
                or self._by_property(note)
                or self._by_line(note)
            )
        return self._found[path]

    def is_private_tag(self, name: str) -> bool:
        """Tell whether a tag says private in any of its parts."""
        return any(phrase_of(part) in self._words for part in name.split("/"))

    def _is_unreadable(self, note: Note) -> bool:
        if not note.lines and note.problems:
            return True
        if note.frontmatter.state != "rejected":
            return False
        return self._has_word(note.lines[: note.frontmatter.last_line or len(note.lines)])

    def _by_folder(self, path: str) -> bool:
        folders = (folder.strip("/") for folder in self._reading.settings.privacy.folders)
        if any(is_in_folder(path, folder) for folder in folders if folder):
            return True
        return not self._words.isdisjoint(words_in(folder_of(path)))

    def _by_tag(self, note: Note) -> bool:
        """In a contact's note a tag anywhere; elsewhere one that stands for the whole note."""
        whole = self._kinds.get(note.path) is NoteKind.CONTACT
        own_lines = tag_lines_of(note)
        return any(
            self.is_private_tag(tag.name)
            and (whole or tag.origin.startswith("property:") or tag.line in own_lines)
            for tag in tags_of_note(note)
        )

    def _by_property(self, note: Note) -> bool:
        known = {prop.key: prop for prop in properties_of(note, self._reading)}
        for key, value in note.properties.items():
            prop = known.get(key)
            if prop and prop.meaning == PRIVATE:
                if not self._says_no(str(value) if value is not None else ""):
                    return True
            elif prop and prop.meaning == "visibility":
                if not all(self._is_public(text) for text in texts_of(prop)):
                    return True
            elif any(phrase_of(text) in self._words for text in texts_in(value)):
                return True
        return False

    def _by_line(self, note: Note) -> bool:
        """Look for `private:: yes` in the text.

        With one colon it counts in a contact's note, and where the note begins as with properties
        that Obsidian does not take for any.
        """
        text = note.lines[note.frontmatter.last_line :]
        if not self._has_word(text):
            return False
        failed = note.frontmatter.state == "none" and note.lines[0].lstrip().startswith("---")
        plainly = failed or self._kinds.get(note.path) is NoteKind.CONTACT
        for number, line in enumerate(text, note.frontmatter.last_line + 1):
            found = _LABELLED.match(line) if ":" in line else None
            if found is None or _is_code(note, number) or not (plainly or found[2] == "::"):
                continue
            if self._reading.meaning(found[1]) == PRIVATE and not self._says_no(found[3]):
                return True
        return False

    def _says_no(self, text: str) -> bool:
        return self._reading.words.truths.get(fold(text.strip("\"' \t)]"))) is False

    def _is_public(self, text: str) -> bool:
        return self._reading.words.statuses.get(phrase_of(text)) == _PUBLIC

    def _has_word(self, lines: Iterable[str]) -> bool:
        text = "\n".join(lines).casefold()
        return any(word in text for word in self._words)


def _is_code(note: Note, number: int) -> bool:
    regions = note.body.regions
    return number <= len(regions) and regions[number - 1] in {Region.CODE, Region.HTML}
