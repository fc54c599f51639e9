"""Everything in a contact's note that has a meaning: properties, inline fields, labelled lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.records import Source
from vaultnet.vault.conventions import ENTRY_MEANINGS, MEANINGS, Reads
from vaultnet.vault.parse.days import is_placeholder
from vaultnet.vault.parse.lines.entries import OBJECT
from vaultnet.vault.parse.lines.plain_text import plain
from vaultnet.vault.parse.values import Property, parts_of, properties_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.lines.entries import Entry, Page
    from vaultnet.vault.parse.reading import Reading

# What people write as `Birthday: 13 July` in notes without properties. Other words before a colon
# are prose as often as not.
LABELLED_MEANINGS: Final = frozenset(
    {"birthday", "email", "phone", "cadence", "last-contact", "next-contact"}
)
_DAYS: Final = frozenset({Reads.DAY, Reads.DAY_OF_YEAR, Reads.CADENCE})
_LABELLED: Final = pattern(r"[*_]*([^\W\d_][\w \-]{0,29})[*_]*\s*:(?!:)[*_\s]*(\S.*)")

# Of a contact who was read: what `interactions.typed` makes a record of.
ASKED_LATER: Final = ("last-contact",)


class Card:
    """What a contact's note says, by meaning; properties come before fields, those before lines."""

    def __init__(self, note: Note, page: Page, reading: Reading) -> None:
        self.note = note
        self._by_meaning: dict[str, list[Property]] = {}
        for prop in (*properties_of(note, reading), *_in_text(page, reading)):
            self._by_meaning.setdefault(prop.meaning, []).append(prop)
        missing = LABELLED_MEANINGS.difference(self._by_meaning)
        for prop in _labelled(page, reading) if missing else ():
            if prop.meaning in missing:
                self._by_meaning.setdefault(prop.meaning, []).append(prop)

    def all(self, *meanings: str) -> Sequence[Property]:
        """Give the properties of some meanings, in the order of the meanings."""
        known = self._by_meaning
        return [prop for one in meanings if one in known for prop in known[one]]

    def texts(self, *meanings: str) -> list[str]:
        """Give the texts of some meanings, what stands for nothing left out."""
        props = self.all(*meanings)
        found = [text for prop in props for text in texts_of(prop)] if props else []
        return [text for text in found if not is_placeholder(text)]

    def parts(self, *meanings: str) -> list[str]:
        """Give the texts of some meanings, cut at commas."""
        props = self.all(*meanings)
        found = [part for prop in props for part in parts_of(prop)] if props else []
        return [part for part in found if not is_placeholder(part)]

    def line(self, meaning: str) -> str | None:
        """Give the texts of the first property of a meaning as one plain line."""
        for prop in self.all(meaning):
            texts = [plain(text) for text in texts_of(prop) if not is_placeholder(text)]
            if texts:
                return plain(", ".join(texts))
        return None

    def let_go(self) -> None:
        """Let go, once the contact is read, what nobody asks for afterwards."""
        known = self._by_meaning
        self._by_meaning = {one: known[one] for one in ASKED_LATER if one in known}

    def source(self, prop: Property) -> Source:
        """Give the place of a property."""
        return Source(self.note.path, prop.line)


def card_of(page: Page, reading: Reading) -> Card:
    """Give the card of a page; it is made once, for a contact and for the contact's last day."""
    if not isinstance(page.card, Card):
        page.card = Card(page.note, page, reading)
    return page.card


def _in_text(page: Page, reading: Reading) -> Iterator[Property]:
    """Give the inline fields that speak of the contact, not of an entry in its log."""
    for entry in page.entries if page.note.body.fields else ():
        if "log" in entry.section.says or entry.section.is_plan:
            continue
        for field in entry.fields:
            meaning = reading.meaning(field.key)
            if meaning and meaning not in ENTRY_MEANINGS and _may_be_read(meaning, entry):
                yield Property(field.key, meaning, field.value, field.line, {})


def _labelled(page: Page, reading: Reading) -> Iterator[Property]:
    """Give the lines that are a label and its value: `- **Birthday:** 13 July`."""
    for entry in page.entries:
        if ":" not in entry.text or entry.task is not None:
            continue
        if "log" in entry.section.says or entry.section.is_plan:
            continue
        for line, text in enumerate(entry.text.split("\n"), entry.line):
            plain_text = ":" in text and OBJECT not in text
            found = _LABELLED.fullmatch(text) if plain_text else None
            meaning = reading.meaning(found[1]) if found else None
            if found and meaning in LABELLED_MEANINGS and _may_be_read(meaning, entry):
                yield Property(found[1], meaning, found[2].strip(), line, {})


def _may_be_read(meaning: str, entry: Entry) -> bool:
    """Tell whether a section lets itself be read: of a private one days are kept, never text."""
    return not entry.section.is_private or MEANINGS[meaning].reads in _DAYS
