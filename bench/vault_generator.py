"""Write an invented vault of any size: `python vault_generator.py OUT N [--seed S]`.

A tenth of the notes are contacts with rich properties, three tenths daily and meeting notes that
link to them, the rest ordinary notes with links, code and tables. The same N and seed give the same
bytes on every machine: all chance comes from `Random.random`, the one method whose sequence Python
promises never to change.
"""

from __future__ import annotations

import argparse
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final, TypeVar

_TABLES: Final = tomllib.loads(
    Path(__file__).with_name("invented_words.toml").read_text(encoding="utf-8"),
)


def _rows(table: str) -> dict[str, tuple[str, ...]]:
    """Give the words of one table, by language."""
    return {language: tuple(str(row).split()) for language, row in _TABLES[table].items()}


FIRST_NAMES: Final = _rows("first_names")
SYLLABLES: Final = _rows("syllables")
SURNAME_ENDS: Final = _rows("surname_ends")
WORDS: Final = _rows("words")
LANGUAGES: Final = ("en", "en", "en", "ru")  # three rows of words in four are English
CADENCES: Final = ("monthly", "quarterly", "14", "P6W", "yearly", "раз в квартал", "every 2 weeks")
CHANNELS: Final = ("📞", "✉️", "☕", "💬", "🎥", "call with", "lunch with", "созвон с")
CITIES: Final = ("Łódź", "Reykjavík", "Тарту", "Казань", "Porto", "Wrocław")
ORGANISATIONS: Final = ("Paper Harbour", "Lumen & Sons", "Верфь", "Studio Nine", "Data: Orchard")
STAGES: Final = ("acquaintance", "communication", "trust", "партнерство")
TAGS: Final = ("friend", "work", "family", "клуб", "person/mentor")

SMALLEST_VAULT: Final = 10  # with fewer notes there is no contact to link to
LAST_DAY: Final = date(2025, 12, 31)
CRLF_CHANCE: Final = 0.03
NFD_CHANCE: Final = 0.05
SMALLEST_NOTE: Final = 500  # bytes of an ordinary note, about
LARGEST_NOTE: Final = 8000
NOTES_PER_FOLDER: Final = 200
SENTENCES: Final = 2000

T = TypeVar("T")


class Dice:
    """Seeded chance; make one with a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed).random

    def below(self, end: int) -> int:
        """Give a whole number from 0 to `end - 1`."""
        return int(self.chance() * end)

    def between(self, first: int, last: int) -> int:
        """Give a whole number from `first` to `last`, both possible."""
        return first + self.below(last - first + 1)

    def pick(self, things: Sequence[T]) -> T:
        """Give one of `things`, each as likely."""
        return things[self.below(len(things))]

    def happens(self, chance: float) -> bool:
        """Say yes with the given chance."""
        return self.chance() < chance

    def day(self, back: int) -> date:
        """Give a day less than `back` days before the vault's last one."""
        return LAST_DAY - timedelta(days=self.below(back))

    def words(self, least: int, most: int) -> str:
        """Give a row of words of one language."""
        words = WORDS[self.pick(LANGUAGES)]
        return " ".join(self.pick(words) for _ in range(self.between(least, most)))


@dataclass(frozen=True, slots=True)
class Cast:
    """What notes are made from: whom and what they link to, and what they say."""

    people: tuple[str, ...]
    titles: tuple[str, ...]
    sentences: tuple[str, ...]


def split_count(count: int) -> tuple[int, int, int]:
    """Split a number of notes into contacts, dated notes and ordinary notes."""
    contacts, dated = count // 10, count * 3 // 10
    return contacts, dated, count - contacts - dated


def generate(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Give `count` notes as path and bytes; no two paths name the same note."""
    dice = Dice(seed)
    contacts, dated, ordinary = split_count(count)
    cast = Cast(
        people=tuple(_person(dice, number) for number in range(contacts)),
        titles=tuple(f"{dice.words(2, 4).capitalize()} {n}" for n in range(ordinary)),
        sentences=tuple(f"{dice.words(5, 16).capitalize()}." for _ in range(SENTENCES)),
    )
    for name in cast.people:
        yield _as_on_disk(dice, f"People/{name[0]}/{name}.md", _contact(dice, cast, name))
    for number in range(dated):
        write = _daily if number % 2 else _meeting
        yield _as_on_disk(dice, *write(dice, cast, number))
    for number, title in enumerate(cast.titles):
        folder = f"Notes/{number // NOTES_PER_FOLDER:04}"
        yield _as_on_disk(dice, f"{folder}/{title}.md", _ordinary(dice, cast, title))


def _as_on_disk(dice: Dice, path: str, text: str) -> tuple[str, bytes]:
    """Give a note with what disks do to it now and then: CRLF, decomposed letters."""
    if dice.happens(CRLF_CHANCE):
        text = text.replace("\n", "\r\n")
    if dice.happens(NFD_CHANCE):
        path, text = unicodedata.normalize("NFD", path), unicodedata.normalize("NFD", text)
    return path, text.encode()


def _person(dice: Dice, number: int) -> str:
    """Give a name that no other number has: the surname spells the number in syllables."""
    language = dice.pick(LANGUAGES)
    syllables = SYLLABLES[language]
    rest, last = divmod(number, len(syllables))
    surname = syllables[last]
    while rest:
        rest, last = divmod(rest, len(syllables))
        surname += syllables[last]
    end = dice.pick(SURNAME_ENDS[language])
    return f"{dice.pick(FIRST_NAMES[language])} {(surname + end).capitalize()}"


def _person_link(dice: Dice, cast: Cast) -> str:
    name = dice.pick(cast.people)
    return f"[[{name}|{name.split()[0]}]]" if dice.happens(0.2) else f"[[{name}]]"


def _note_link(dice: Dice, cast: Cast) -> str:
    forms = ("[[{}]]", "[[{}]]", "[[{}|there]]", "[[{}#Summary]]", "![[{}]]", "[t](<{}.md>)")
    return dice.pick(forms).format(dice.pick(cast.titles))


def _contact(dice: Dice, cast: Cast, name: str) -> str:
    first, last = name.split()
    word = dice.pick(WORDS["en"])
    properties = (
        f"type: {dice.pick(('person', 'contact', 'человек'))}",
        f"aliases:\n  - {first[0]}. {last}\n  - {last} {first}",
        f"tags: [person, {dice.pick(TAGS)}]",
        f"emails:\n  - label: work\n    value: {word}@example.org",
        f'phone: "+44 7700 900{dice.below(1000):03}"',
        f"birthday: {dice.between(1948, 2004)}-{dice.between(1, 12):02}-{dice.between(1, 28):02}",
        f'organisation: "[[{dice.pick(ORGANISATIONS)}]]"',
        f"job_title: {dice.words(1, 3)}",
        f"location: {dice.pick(CITIES)}",
        f"cadence: {dice.pick(CADENCES)}",
        f"stage: {dice.pick(STAGES)}",
        f"met: {dice.day(4000)}",
        f"interests:\n  - {dice.pick(WORDS['en'])}\n  - {dice.pick(WORDS['ru'])}",
        f"website: https://example.org/{word}",
        f"private: {'true' if dice.happens(0.03) else 'false'}",
    )
    log = "".join(
        f"- {dice.day(900)}: {dice.pick(CHANNELS)} {dice.words(3, 10)}\n"
        for _ in range(dice.below(9))
    )
    return (
        "---\n" + "\n".join(properties) + "\n---\n"
        f"# {name}\n\n{_paragraph(dice, cast)}\n\n## Log\n\n{log}"
    )


def _daily(dice: Dice, cast: Cast, number: int) -> tuple[str, str]:
    day = LAST_DAY - timedelta(days=number // 2)
    entries = "".join(
        f"- {dice.between(8, 20)}:{dice.below(60):02} {dice.pick(CHANNELS)} "
        f"{_person_link(dice, cast)}: {dice.words(3, 9)}\n"
        for _ in range(dice.between(1, 4))
    )
    properties = "---\ntags:\n  - daily\n---\n" if dice.happens(0.75) else ""
    text = (
        f"{properties}# {day}\n\n## Plan\n\n- [ ] {dice.words(2, 5)} {_person_link(dice, cast)}\n"
        f"- [x] {dice.words(1, 3)} {_person_link(dice, cast)} ✅ {day}\n\n"
        f"## Day\n\n{entries}\n{_paragraph(dice, cast)}\n"
    )
    return f"Daily/{day:%Y}/{day}.md", text


def _meeting(dice: Dice, cast: Cast, number: int) -> tuple[str, str]:
    day = dice.day(900)
    people = [_person_link(dice, cast) for _ in range(dice.between(1, 4))]
    attendees = "".join(f'  - "{person}"\n' for person in people)
    steps = "".join(
        f"- [ ] {dice.words(2, 6)} {person} 📅 {day + timedelta(days=14)}\n" for person in people
    )
    text = (
        f"---\ntype: meeting\ndate: {day}\nattendees:\n{attendees}---\n"
        f"# {dice.words(1, 4)}\n\n{_paragraph(dice, cast)}\n\n## Next steps\n\n{steps}"
    )
    return f"Meetings/{day:%Y}/{day} {number}.md", text


def _ordinary(dice: Dice, cast: Cast, title: str) -> str:
    """Give a note of 0.5 to 8 KB, small ones being more usual."""
    size = SMALLEST_NOTE + (LARGEST_NOTE - SMALLEST_NOTE) * dice.chance() ** 2
    parts = [f"# {title}"]
    while size > 0:
        parts.append(dice.pick(BLOCKS)(dice, cast))
        size -= len(parts[-1].encode())
    properties = ""
    if dice.happens(0.4):
        word = dice.pick(WORDS["en"])
        properties = f"---\ntags: [{word}, {dice.pick(TAGS)}]\ncreated: {dice.day(2000)}\n---\n"
    return properties + "\n\n".join(parts) + "\n"


def _paragraph(dice: Dice, cast: Cast) -> str:
    sentences = [dice.pick(cast.sentences) for _ in range(dice.between(2, 6))]
    if dice.happens(0.5):
        sentences.append(f"See {_note_link(dice, cast)} and *{dice.words(1, 1)}*.")
    if dice.happens(0.1):
        sentences.append(f"`[[no link]]` #{dice.pick(WORDS['ru'])}/{dice.pick(WORDS['en'])}")
    return " ".join(sentences)


def _heading(dice: Dice, _cast: Cast) -> str:
    return f"{'#' * dice.between(2, 4)} {dice.words(1, 4)}"


def _list(dice: Dice, cast: Cast) -> str:
    items = [f"- {dice.words(3, 9)}\n  - {_note_link(dice, cast)}"]
    items += [f"- {dice.words(3, 9)}" for _ in range(dice.between(1, 5))]
    return "\n".join(items)


def _tasks(dice: Dice, _cast: Cast) -> str:
    return "\n".join(
        f"- [{dice.pick(' x')}] {dice.words(2, 7)} 📅 {dice.day(900)}"
        for _ in range(dice.between(1, 4))
    )


def _code(dice: Dice, _cast: Cast) -> str:
    return f"```python\nrows = [[1, 2], [3]]\n# [[{dice.words(1, 2)}]] is no link\n```"


def _table(dice: Dice, cast: Cast) -> str:
    rows = "\n".join(f"| {dice.words(1, 2)} | [[{dice.pick(cast.titles)}\\|t]] |" for _ in range(3))
    return f"| what | where |\n| --- | --- |\n{rows}"


def _callout(dice: Dice, cast: Cast) -> str:
    return f"> [!note] {dice.words(1, 3)}\n> {dice.pick(cast.sentences)}"


def _fields(dice: Dice, cast: Cast) -> str:
    return f"{dice.pick(WORDS['en'])}:: {dice.words(1, 4)}\nauthor:: {_person_link(dice, cast)}"


# What ordinary notes consist of; a block that stands twice is twice as likely.
BLOCKS: Final[tuple[Callable[[Dice, Cast], str], ...]] = (
    _paragraph,
    _paragraph,
    _paragraph,
    _paragraph,
    _heading,
    _list,
    _list,
    _tasks,
    _code,
    _table,
    _callout,
    _fields,
)


def write_vault(folder: Path, count: int, seed: int) -> int:
    """Write a vault of `count` notes into an empty or new `folder`; give its size in bytes."""
    (folder / ".obsidian").mkdir(parents=True)
    daily = '{"folder": "Daily", "format": "YYYY/YYYY-MM-DD"}\n'
    (folder / ".obsidian" / "daily-notes.json").write_text(daily, encoding="utf-8", newline="")
    size = 0
    for path, data in generate(count, seed):
        note = folder / path
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_bytes(data)
        size += len(data)
    return size


def main() -> None:
    """Read the command line and write the vault."""
    parser = argparse.ArgumentParser(description="Write an invented vault.")
    parser.add_argument("out", type=Path, help="a new folder, or one without a vault in it")
    parser.add_argument(
        "count", type=int, metavar="N", help=f"how many notes, at least {SMALLEST_VAULT}"
    )
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.count < SMALLEST_VAULT:
        parser.error(f"N must be at least {SMALLEST_VAULT}")
    if (asked.out / ".obsidian").exists():
        parser.error(f"{asked.out} already holds a vault")
    size = write_vault(asked.out, asked.count, asked.seed)
    print(f"{asked.count} notes, {size} bytes, seed {asked.seed}")


if __name__ == "__main__":
    main()
