"""The sections of a note: which headings are in force at a line, and what they say."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel
from vaultnet.vault.parse.lines.wording import label_of, words_in

if TYPE_CHECKING:
    from vaultnet.core.words import Vocabulary
    from vaultnet.vault.note import Heading, Note
    from vaultnet.vault.parse.reading import Reading

# Below `Calls` the lines are calls; below `Events` or `Video` they may be anything.
_LABELS: Final = frozenset({Channel.CALL, Channel.EMAIL, Channel.MESSAGE, Channel.MEETING})
_SHORT_HEADING: Final = 3  # words
_LONGEST_HEADING: Final = 12  # words; more are a sentence
_PLAN: Final = "plan"
_AFTER_LABEL: Final = pattern(r":(?!:)|\s[-–—]\s")  # `Plan: meet Anna`, `Plan — Monday`
_PRIVATE: Final = "private"
_NOTHING: Final[frozenset[str]] = frozenset()


@frozen_record
class Section:
    """What stands below one heading, up to the next heading of any level."""

    heading: Heading | None  # None: what stands before the first heading
    first: int
    last: int
    says: frozenset[str]  # what its heading or one above it announces: see `heading_says`
    label: Channel | None  # the channel that its heading or one above it names, saying no more

    @property
    def is_plan(self) -> bool:
        """Whether it announces what is yet to happen."""
        return _PLAN in self.says

    @property
    def is_private(self) -> bool:
        """Whether it is never to be quoted."""
        return _PRIVATE in self.says


class Outline:
    """The sections of one note. A heading is in force until one of its level or a higher one."""

    def __init__(self, note: Note, reading: Reading) -> None:
        self.sections = _sections(note, reading)
        self._firsts = [section.first for section in self.sections]

    def at(self, line: int) -> Section:
        """Give the section that a line stands in; a heading stands in its own."""
        if len(self.sections) == 1:
            return self.sections[0]
        return self.sections[bisect_right(self._firsts, line, 1) - 1]


def may_be_private(text: str, words: Vocabulary) -> bool:
    """Tell whether a heading has a word for private; most have none, and are not read further."""
    return _PRIVATE in map(words.statuses.get, words_in(text))


def heading_says(text: str, words: Vocabulary) -> str | None:
    """Give what a heading announces: "plan", "log", "attendees", "notes", "private"; else None."""
    label = label_of(text)
    in_person = label in words.channels  # `Личные встречи` are meetings
    if not in_person and may_be_private(text, words):
        return _PRIVATE
    said = words.headings.get(label)
    if said is not None:
        return said
    first, *rest = _AFTER_LABEL.split(text, maxsplit=1)
    if rest and words.headings.get(label_of(first)) == _PLAN:
        return _PLAN
    if "[[" in text:
        return None
    parts = label.split()[:_LONGEST_HEADING]
    return _PLAN if _announces_plan(parts, words) else None


def _read_once(text: str, reading: Reading) -> tuple[str | None, Channel | None]:
    """Read what a heading announces and which channel it names; most headings come often."""
    if text not in reading.headings:
        channel = reading.words.channels.get(label_of(text))
        label = channel if channel in _LABELS else None
        reading.headings[text] = heading_says(text, reading.words), label
    return reading.headings[text]


def _announces_plan(parts: list[str], words: Vocabulary) -> bool:
    """Tell whether words begin as `Plans for`, or end as `Today's plan`."""
    for size, said in words.headings.found_at(parts):
        followers = parts[size : size + 1]
        if said == _PLAN and followers and words.leads.get(followers[0]) in {"purpose", "author"}:
            return True
    if len(parts) > _SHORT_HEADING:
        return False
    return _PLAN in [words.headings.get(" ".join(parts[cut:])) for cut in range(1, len(parts))]


def _sections(note: Note, reading: Reading) -> list[Section]:
    headings = note.body.headings
    first_line = note.frontmatter.last_line + 1
    ends = [heading.line - 1 for heading in headings] + [len(note.lines)]
    sections = [Section(None, first_line, ends[0], _NOTHING, None)]
    above: list[tuple[int, Section]] = [(0, sections[0])]
    for heading, last in zip(headings, ends[1:], strict=True):
        while above[-1][0] >= heading.level:
            above.pop()
        parent = above[-1][1]
        said, channel = _read_once(heading.text, reading)
        section = Section(
            heading,
            heading.line,
            last,
            parent.says | {said} if said else parent.says,
            channel or parent.label,
        )
        sections.append(section)
        above.append((heading.level, section))
    return sections
