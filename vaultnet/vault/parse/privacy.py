"""What is private: any spelling of it, wherever it stands; what cannot be read counts as private.

A note is private by a property (`private: true`, `visibility: secret`, `status: confidential`), a
tag, a folder, or a line `private:: true` in its text. Of a block that YAML rejects, or that is no
list of properties, any word for it is enough.
"""

from __future__ import annotations

import unicodedata
from itertools import chain, compress
from operator import not_
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.note import Region
from vaultnet.vault.parse.lines.wording import phrase_of, words_in
from vaultnet.vault.parse.values import MOST_DEPTH, tag_lines_of, tags_of_properties, texts_in
from vaultnet.vault.paths import folder_of, is_in_folder
from vaultnet.vault.tag_text import is_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vaultnet.vault.note import Note, Value
    from vaultnet.vault.parse.reading import Reading

PRIVATE: Final = "private"
_VISIBILITY: Final = "visibility"
_LOCK: Final = "🔒"
_PUBLIC: Final = "public"
_LABELLED: Final = pattern(r"[\s>*_+#(\[\-]*([^\s:*_#>(\[][^:\n]{0,40}?)[\s*_]*(::?)[\s*_]*(.*)")
_FENCED: Final = pattern(r"[^\S\n]*---")
_UNSEEN: Final = pattern(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
# What looks like a colon besides, and one that unseen signs part from the next.
_COLONS: Final = "\u2a74\ufe13\ufe55\uff1a"
_COLON_AND_UNSEEN: Final = pattern(f":{_UNSEEN.pattern}")
_HUMP: Final = pattern(r"(?<=[^\W\d_A-ZА-ЯЁ])(?=[A-ZА-ЯЁ])")
_APART: Final = pattern(r"[^\W\d_]+")
_TAGS: Final = frozenset({"tags", "tag"})
# A private address is one of the two that a person has, not a private person.
_ADDRESSES: Final = frozenset({"email", "phone", "location", "link"})


class Privacy:
    """Tells which notes are private; what was found out is kept.

    `known` is what was found out of the same vault as it was, read by the same settings, without
    what is in doubt.
    """

    def __init__(
        self,
        reading: Reading,
        kinds: Mapping[str, NoteKind],
        known: Mapping[str, bool] | None = None,
    ) -> None:
        self._reading = reading
        self._kinds = kinds
        self.found = dict(known or {})
        self._words = frozenset(
            word for word, status in reading.words.statuses.items() if status == PRIVATE
        )
        keys = {key for key, meaning in reading.keys.items() if meaning == PRIVATE} | self._words
        self._phrases = tuple(sorted(key for key in keys if " " in key))
        self._stems = tuple(sorted(keys.difference(self._phrases)))
        shown = {key for key, meaning in reading.keys.items() if meaning == _VISIBILITY}
        self._sought = _least(keys)
        self._sought_in_blocks = _least({*keys, *self._words, *shown})
        # Found out once: every contact has the same keys, and many notes the same tags.
        self._by_folder_path: dict[str, bool] = {}
        self._keys: dict[str, tuple[bool, str | None]] = {}
        self._tags: dict[str, bool] = {}

    def of(self, path: str) -> bool:
        """Tell whether the note at `path` is private."""
        found = self.found.get(path)
        if found is None:
            note = self._reading.notes[path]
            found = self.found[path] = (
                self._is_unreadable(note)
                or self._lies_in_private(folder_of(path))
                or any(self._by_tag(note))
                or any(self._by_property(note))
                or any(self._by_line(note))
            )
        return found

    def private_notes(self) -> frozenset[str]:
        """Give the paths of all notes that are private."""
        notes = self._reading.notes
        for path in compress(notes, map(not_, map(self.found.__contains__, notes))):
            self.of(path)
        return frozenset(compress(self.found, self.found.values())).intersection(notes)

    def line_of(self, path: str) -> int | None:
        """Give the line that says that a private note is; None where the folder or no line does."""
        note = self._reading.notes[path]
        if self._is_unreadable(note) or self._lies_in_private(folder_of(path)):
            return None
        said = (self._by_property(note), self._by_tag(note), self._by_line(note))
        return next(chain.from_iterable(said), None)

    def besides(self, doubted: AbstractSet[str]) -> Mapping[str, bool]:
        """Give what was found out, without the notes in doubt."""
        known = dict(self.found)
        for path in doubted:
            known.pop(path, None)
        return known

    def is_private_tag(self, name: str) -> bool:
        """Tell whether a tag says private in any of its parts."""
        if name not in self._tags:
            self._tags[name] = any(
                part == _LOCK or phrase_of(part) in self._words for part in _seen(name).split("/")
            )
        return self._tags[name]

    def _is_unreadable(self, note: Note) -> bool:
        if note.problems and not note.text:
            return True
        front = note.frontmatter
        if front.state in {"none", "read"}:
            return False
        block = _plain("\n".join(note.lines[: front.last_line or len(note.lines)]))
        return any(phrase in block for phrase in self._phrases) or any(
            word.startswith(self._stems) for word in _APART.findall(block)
        )

    def _lies_in_private(self, folder: str) -> bool:
        """Tell whether a folder is private, which is found out once for all its notes."""
        if folder not in self._by_folder_path:
            self._by_folder_path[folder] = self._is_private_folder(folder)
        return self._by_folder_path[folder]

    def _is_private_folder(self, folder: str) -> bool:
        folders = (folder.strip("/") for folder in self._reading.settings.privacy.folders)
        if any(is_in_folder(f"{folder}/", one) for one in folders if one):
            return True
        return not self._words.isdisjoint(words_in(_seen(folder)))

    def _by_tag(self, note: Note) -> Iterator[int]:
        """In a contact's note a tag anywhere; elsewhere one that stands for the whole note."""
        for tag in tags_of_properties(note):
            if self.is_private_tag(tag.name):
                yield tag.line
        if not any(map(self.is_private_tag, note.traces.tags)):
            return
        whole = self._kinds.get(note.path) is NoteKind.CONTACT
        own_lines = tag_lines_of(note)
        for tag in note.body.tags:
            if self.is_private_tag(tag.name) and (whole or tag.line in own_lines):
                yield tag.line

    def _by_property(self, note: Note) -> Iterable[int]:
        if not note.properties or not self._may_be_in_block(note.text[: note.below]):
            return ()
        return (
            note.frontmatter.lines.get(key) or 1
            for key, value in note.properties.items()
            if self._is_private(key, value, 0) or (key.lower() in _TAGS and self._by_words(value))
        )

    def _may_be_in_block(self, block: str) -> bool:
        """Tell whether a property may say private: a word for it, or an escape, is in the block."""
        return "\\" in block or "''" in block or _holds(block, self._sought_in_blocks)

    def _is_private(self, key: str, value: Value, depth: int) -> bool:
        """Tell whether a property says private: by its key, its value, or what stands in it."""
        is_key, meaning = self._read_key(key)
        if is_key:
            return value is None or not self._says_no(str(value))
        if meaning == _VISIBILITY:
            return not all(self._is_public(text) for text in texts_in(value))
        if meaning in _ADDRESSES or depth >= MOST_DEPTH:
            return False
        if isinstance(value, list):
            return any(self._is_private("", one, depth + 1) for one in value)
        if isinstance(value, dict):
            return any(self._is_private(name, one, depth + 1) for name, one in value.items())
        return isinstance(value, str) and phrase_of(_seen(value)) in self._words

    def _by_words(self, value: Value) -> bool:
        """Tell whether a text among tags that is no tag, such as `a, b`, has a private word."""
        texts = (text.removeprefix("#") for text in texts_in(value))
        return any(
            not self._words.isdisjoint(_APART.findall(_plain(text)))
            for text in texts
            if not is_tag(text)
        )

    def _by_line(self, note: Note) -> Iterator[int]:
        """Look for `private:: yes` in the text.

        With one colon it counts in a contact's note, and where the note begins as with properties
        that Obsidian does not take for any.
        """
        whole, below = note.text, note.below
        failed = note.frontmatter.state == "none" and _FENCED.match(whole) is not None
        plainly = failed or self._kinds.get(note.path) is NoteKind.CONTACT
        if whole.find(":", below) < 0 or not (plainly or _has_two_colons(whole, below)):
            return
        text = whole[below:].split("\n")
        for number, line in self._with_word(text, note.frontmatter.last_line + 1):
            found = _LABELLED.match(_seen(line))
            if found is None or not (plainly or found[2] == "::"):
                continue
            known = self._meaning(found[1]) == PRIVATE or phrase_of(found[1]) in self._words
            by_word = (failed or found[2] == "::") and self._is_key(found[1])
            if not (known or by_word) or (found[3] and self._says_no(found[3])):
                continue
            if not _is_code(note, number):  # for which the body is read
                yield number

    def _read_key(self, key: str) -> tuple[bool, str | None]:
        """Tell whether a key asks for privacy, and what it means."""
        if key not in self._keys:
            self._keys[key] = self._is_key(key), self._meaning(key)
        return self._keys[key]

    def _is_key(self, key: str) -> bool:
        """Tell whether a key asks for privacy: `is_private`, `topSecret`, `private?`."""
        meaning = self._meaning(key)
        if meaning:
            return meaning == PRIVATE
        plain = _plain(key)
        words = _APART.findall(plain)
        if self._words.isdisjoint(words) or phrase_of(plain) in self._reading.words.channels:
            return False
        others = " ".join(word for word in words if word not in self._words)
        return self._reading.keys.get(others) not in _ADDRESSES

    def _meaning(self, key: str) -> str | None:
        return self._reading.meaning(_seen(key))

    def _says_no(self, text: str) -> bool:
        said = fold(_seen(text).strip("\"' \t)]"))
        return said in {"", _PUBLIC} or self._reading.words.truths.get(said) is False

    def _is_public(self, text: str) -> bool:
        return self._reading.words.statuses.get(phrase_of(_seen(text))) == _PUBLIC

    def _with_word(self, lines: Sequence[str], first: int) -> Iterator[tuple[int, str]]:
        """Give the lines that have a label and a word for private, numbered from `first`."""
        labelled = [(number, line) for number, line in enumerate(lines, first) if ":" in line]
        text = "\n".join([line for _, line in labelled])
        if _holds(text, self._sought):
            for one, folded in zip(labelled, _folded(text).split("\n"), strict=True):
                if any(word in folded for word in self._sought):
                    yield one


def _least(phrases: Iterable[str]) -> tuple[str, ...]:
    """Give of the last words of some phrases those of which no other is a part."""
    words = {phrase.rpartition(" ")[2] for phrase in phrases}
    least = (word for word in words if not any(one in word for one in words - {word}))
    return tuple(sorted(least))


def _folded(text: str) -> str:
    """Give a text as it looks and folded, line by line."""
    return _seen(text).casefold().replace("ё", "е")


def _holds(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text, as it looks and folded, has one of some folded words in it."""
    text = _folded(text)
    return True in [word in text for word in words]  # of every block; a generator takes twice that


def _has_two_colons(text: str, below: int) -> bool:
    """Tell whether `::` may be in a text as it looks, from an offset on."""
    if text.find("::", below) >= 0:
        return True
    if text.isascii():
        return False
    return any(sign in text for sign in _COLONS) or _COLON_AND_UNSEEN.search(text) is not None


def _seen(text: str) -> str:
    """Give a text as it looks: without signs that nobody sees, wide letters as plain ones."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", text))


def _plain(text: str) -> str:
    """Give a text folded, with `camelCase` as two words."""
    return fold(_HUMP.sub(" ", _seen(text)))


def _is_code(note: Note, number: int) -> bool:
    regions = note.body.regions
    return number <= len(regions) and regions[number - 1] in {Region.CODE, Region.HTML}
