"""What all readers of notes share: the notes, the settings, and the words in which to read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from vaultnet.core.channels import channel_of_tag
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.written_dates import find_day, read_day, read_partial
from vaultnet.vault.conventions import key_meanings
from vaultnet.vault.parse.asked import Asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from vaultnet.core.dates import PartialDate
    from vaultnet.core.records import Channel
    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Vocabulary
    from vaultnet.core.written_dates import FoundDay
    from vaultnet.vault.conventions import NoteKind
    from vaultnet.vault.links import LinkIndex
    from vaultnet.vault.note import Note, Value
    from vaultnet.vault.obsidian import VaultConfig
    from vaultnet.vault.parse.values import Property

_UNASKED: Final = "\0"  # no path
_NO_MEANINGS: Final[frozenset[str]] = frozenset()
_HEAD_LENGTH: Final = 200  # characters; a day at the head of an entry stands within them
# Signs and times of the day; U+FFFC stands for a link in a text whose links are set apart.
_BEFORE_HEAD: Final = pattern(r"(?:[^\w\ufffc]|_)*(?:[0-9]{1,2}:[0-9]{2}\b(?:[^\w\ufffc]|_)*){0,2}")


@dataclass(slots=True)
class AtHand:
    """What was found last: notes are asked for properties, and lines for a day, many times over."""

    note: Note | None = None
    properties: tuple[Property, ...] = ()
    text: str = ""
    day: FoundDay | None = None  # the first in the text
    # What texts of entries say, by the text and whether it is of a done task; see `said`.
    worded: dict[tuple[str, bool], Any] = field(default_factory=dict)


@frozen_record
class KeySet:
    """What the keys of a property block mean; templates make the same keys in very many notes."""

    meant: tuple[tuple[str, str], ...]  # each key that has a meaning, with it, in their order
    meanings: frozenset[str]


@frozen_record
class Reading:
    """The vault as it is read: every convention is a function of this and of a note."""

    notes: Mapping[str, Note]
    links: LinkIndex
    config: VaultConfig
    settings: Settings
    words: Vocabulary
    keys: Mapping[str, str]  # folded key to its meaning, the settings' own among them
    done_words: Vocabulary  # those for done tasks
    # What was worked out once, by the text as written: keys and headings repeat in every note.
    meanings: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)
    headings: dict[str, tuple[str | None, Channel | None]] = field(
        default_factory=dict, compare=False, repr=False
    )
    key_sets: dict[tuple[str, ...], KeySet] = field(default_factory=dict, compare=False, repr=False)
    meanings_of_tags: dict[str, frozenset[str]] = field(
        default_factory=dict, compare=False, repr=False
    )
    kinds_of_tags: dict[str, NoteKind | None] = field(
        default_factory=dict, compare=False, repr=False
    )
    channels_of_tags: dict[str, Channel | None] = field(
        default_factory=dict, compare=False, repr=False
    )
    dated_names: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    links_to_days: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    # The last words of the keys that have one of some meanings; see `quiet`.
    ends_of_keys: dict[AbstractSet[str], frozenset[str]] = field(
        default_factory=dict, compare=False, repr=False
    )
    # What was asked of the rest of the vault since this was last emptied; see `remembered`.
    asked: Asked = field(default_factory=Asked, compare=False, repr=False)
    at_hand: AtHand = field(default_factory=AtHand, compare=False, repr=False)

    @classmethod
    def of(
        cls,
        notes: Mapping[str, Note],
        links: LinkIndex,
        config: VaultConfig,
        settings: Settings,
        words: Vocabulary,
    ) -> Reading:
        """Make a reading, with the keys of the settings joined to those of the languages."""
        keys = key_meanings(settings.keys, words)
        done = words.of_done_tasks()
        return cls(_by_path(notes), links, config, settings, words, keys, done)

    def again(self, notes: Mapping[str, Note], links: LinkIndex) -> Reading:
        """Give the reading of other notes by the same rules.

        What texts alone mean would still hold, but not be held for ever: most of it will be asked
        for no more.
        """
        return replace(
            self,
            notes=_by_path(notes),
            links=links,
            meanings={},
            headings={},
            dated_names={},
            asked=Asked(),
            at_hand=AtHand(),
        )

    def forget(self) -> None:
        """Forget what names and links of notes were found to be: it is hardly asked for again."""
        self.asked.clear()
        self.asked.named.clear()
        self.dated_names.clear()
        self.links_to_days.clear()
        self.at_hand.note, self.at_hand.properties = None, ()
        self.at_hand.worded.clear()

    def apart(self) -> Reading:
        """Give the same reading of which nothing was asked yet, beside one that goes on."""
        return replace(self, asked=Asked(), at_hand=AtHand())

    def resolve(self, target: str, source: str) -> str | None:
        """Give the path of the file that a link in the note at `source` means; None if none."""
        asked = self.asked
        if asked.source != source:
            asked.source = source
            asked.answers.clear()
        found = asked.answers.get(target, _UNASKED)
        if found is _UNASKED:
            asked.about_link(target)
            found = asked.answers[target] = self.links.resolve(target, source)
        return found

    def lines_of(self, path: str) -> Sequence[str] | None:
        """Give the lines of a note; None where there is no such note."""
        note = self.notes.get(path)
        return note.lines if note else None

    def meaning(self, key: str) -> str | None:
        """Give the meaning of a key; a vCard parameter, as in `TEL[CELL]`, does not change it."""
        if key not in self.meanings:
            folded = fold(key)
            bare = folded.partition("[")[0] if folded.endswith("]") else folded
            self.meanings[key] = self.keys.get(folded) or self.keys.get(bare)
        return self.meanings[key]

    def key_set(self, properties: Mapping[str, Value]) -> KeySet:
        """Give what the keys of some properties mean."""
        keys = tuple(properties)
        found = self.key_sets.get(keys)
        if found is None:
            meant = tuple((key, meaning) for key in keys if (meaning := self.meaning(key)))
            found = KeySet(meant, frozenset(meaning for _, meaning in meant))
            self.key_sets[keys] = found
        return found

    def meanings_of_tag(self, tag: str) -> frozenset[str]:
        """Give what the parts of a tag mean as keys."""
        found = self.meanings_of_tags.get(tag)
        if found is None:
            meanings = map(self.meaning, tag.split("/"))
            found = frozenset(meaning for meaning in meanings if meaning) or _NO_MEANINGS
            self.meanings_of_tags[tag] = found
        return found

    def channel_of_tag(self, tag: str) -> Channel | None:
        """Give the channel that a tag names in any of its parts."""
        if tag not in self.channels_of_tags:
            self.channels_of_tags[tag] = channel_of_tag(tag, self.words.channels)
        return self.channels_of_tags[tag]

    def day(self, text: str) -> date | None:
        """Read a text that is a day, or a link to the note of one."""
        return read_day(text, self.words, self.settings.vault.date_order)

    def day_of_year(self, text: str) -> PartialDate | None:
        """Read a text that is a day of the year, its year known or not."""
        return read_partial(text, self.words, self.settings.vault.date_order)

    def day_in(self, text: str) -> FoundDay | None:
        """Find the first whole day in a text."""
        at_hand = self.at_hand
        if at_hand.text != text:
            at_hand.text = text
            at_hand.day = find_day(text, self.words, self.settings.vault.date_order)
        return at_hand.day

    def day_at_head(self, text: str) -> FoundDay | None:
        """Find a day that nothing but signs and times of the day stands before."""
        found = self.day_in(text[:_HEAD_LENGTH])
        if found is None or (found.start and not _BEFORE_HEAD.fullmatch(text[: found.start])):
            return None
        return found


def _by_path(notes: Mapping[str, Note]) -> Mapping[str, Note]:
    """Give notes in the order of their paths; from a vault they mostly come so."""
    paths = list(notes)
    ordered = sorted(paths)
    return notes if paths == ordered else {path: notes[path] for path in ordered}
