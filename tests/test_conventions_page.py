"""docs/conventions.md is written from the tables of words: `make golden` after a change of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from parsed_vault import BORIS, contact_of, parsed, told

from vaultnet.core.channels import CHANNEL_OF_EMOJI, LAYER_OF_CHANNEL
from vaultnet.core.dates import Span
from vaultnet.core.records import Channel, Stage
from vaultnet.languages import LANGUAGES, load
from vaultnet.vault.conventions import KINDS, MEANINGS, NoteKind
from vaultnet.vault.parse.affairs.parts import OFFICES
from vaultnet.vault.parse.affairs.parts import PARTS as PARTS_IN_ORDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PAGE: Final = Path(__file__).parents[1] / "docs" / "conventions.md"
TABLES: Final = {language: load(language) for language in LANGUAGES}
NAMES: Final = {"en": "English", "ru": "Russian"}

HEAD: Final = """\
# Conventions

What vaultnet understands in notes. Nothing of it is needed: a folder of people and daily notes with
links to them are enough. Words of all languages are understood at once, whatever the language of
the page is; capitals, `ё` or `е`, and spaces, `_` or `-` between words make no difference.

Keys of your own go into the table `[keys]` of `vaultnet.toml`, folders into `[vault]`: see
[settings](settings.md). `vaultnet inspect NOTE` shows what was made of a note.

This page is written from `vaultnet/vault/conventions.py` and `vaultnet/languages/`.
"""

# The tables of the page: title, what stands before the table, the rows in front of the words.
KEYS: Final = """\
A key of the properties, a field of Dataview (`key:: value`, `[key:: value]`, `(key:: value)`), the
head of a column in a log that is a table. The first column is the name by which `[keys]` takes it.
"""
NOTES: Final = """\
By `type` or `category`, else by a tag in the properties or on a line of nothing but tags, else by
the folder, the nearest first. `@Name` and `Person - Name` are people wherever they are; a note
whose name is a day, as the settings of the daily notes have it or as 2026-11-23, is a daily note.
"""
FOLDERS: Final = "A folder of that name, or with that word in its name.\n"
HEADINGS: Final = (
    "Of a heading at any depth; what stands below it, down to the next of its level.\n"
)
CHANNELS: Final = """\
At the head of an entry (`- call with [[Anna]]`), as a tag (`#call`, `#contact/call`), as the value
of the key `channel` or of the type of a note, or as one of the emoji anywhere in the entry.
"""
DIRECTIONS: Final = (
    "The value of `direction`; what an entry says at its head (`wrote to`, `from`) too.\n"
)
VALUES: Final = """\
`(gave:: article)` and `(received:: advice)`, or the tags `#gave/article` and `#received/advice`.
"""
ROLES: Final = "The value of `role` or `relation`, or a tag: `#mentor`, `#mentor/career`.\n"
PARTS: Final = """\
The value of `my_role` in the note of an event, a group or a project; of several the first in this
table. In a group any other word is kept as it is.
"""
GROUPS: Final = "The value of `kind`, `type` or `category` of a group, or a tag.\n"
STAGES: Final = "The value of `stage`, or a tag: `#stage/trust`.\n"
STATUSES: Final = """\
The value of `status` or `visibility`, or a tag: `#status/archived`. Private is a tag of its own
(`#private`), and a folder.
"""
CADENCES: Final = """\
The value of `cadence`: one of these words, a number of days, `2 weeks`, `every 3 months`, `P30D`,
or one length for each layer: `{light: 1 month, deep: 3 months, meeting: 1 year}`. One length alone
is for contact of any layer. `m` is a month.
"""

RECORDS: Final = """
## Promises

A task that links to a contact, in any note: `- [ ] send [[Anna]] the slides 📅 2026-11-25`. The day
due is written as the Tasks plugin has it (`📅 2026-11-25`), as a field (`[due:: 2026-11-25]`), or
`(@2026-11-25)`, `(Due: 2026-11-25)`, `(Срок: 2026-11-25)`. `#waiting`, `#task/waiting_for` and
`[delegated:: [[Anna]]]` make it another's to keep. `[x]` is done, `[-]` called off, `[>]` moved on;
any other sign but `/`, `!` and `<` makes it no task. In a contact's own note, and in a folder for
one person, a task outside of the log is about that person, with a link or without.

Every open promise is listed with the contact; the share kept counts those with a day due, with
`#promise` or `#waiting`, and those delegated.

## Achievements and own activity

`(achievement:: [[Anna]] won a prize)`, or `#achievement` on a line that links to a contact; in the
contact's own note without a link too, and as the property `achievements: [2026-05-20 won a prize]`.
Its day is that at the head of the line, else in the field, else that of the note.

`#own-activity` on a line of a daily note, or on a line that begins with its day. Plans and open
tasks are neither.

## Events, groups and people

The note of an event has `start`, `end`, `location`, `series`, `participants`, `my_role`, and
`followup: false` where nobody met there is to be reminded of; `date` stands for a single day. Who
took part or belongs to a group is named by `participants` or `members`, as a property, a field, a
line `**Participants:** …` or a section. Contacts name events, groups and projects of their own.

Those on the list of an event count as in touch on its last day, as light as a mention, where
`my_role` says that you were there, or an entry of its days that links to it and says how, or a
contact's note that says that you met there; never with `my_role: absent`.

An entry is about an event or a project where it or its heading links to the note, where it stands
in that note, or where the note of a meeting names it: `project: "[[Bridges]]"`.

## Ratings and limits

`trust: 4`, `trust: 4/5` or `trust: 4 (2026-05-01)`; the day may stand in `trust_rated` as well, or
in `rated` for all four ratings. `minimum_gap: 2 weeks` asks for no reminder sooner than that.
`stage_dismissed: 2026-11-23 5f0c1a2b` is written when a suggested stage is dismissed; without the
second word it is dismissed for whatever reasons.
"""

UNDER_HEADING: Final = {
    "plan": "links and open tasks are plans, not contact",
    "log": "in a contact's own note each dated entry is contact",
    "attendees": "those named took part in the meeting, and they alone",
    "notes": "as below no heading: a dated entry of a contact's own note is none of a log, and "
    "`check` says so",
    "private": "nothing of it is ever quoted",
}
SAYS_STATUS: Final = {
    "paused": "no reminders but promises and days of the year",
    "archived": "no reminders but promises",
    "deceased": "no reminders, ever",
    "private": "named in nothing that is generated",
    "public": "not private",
}


def page() -> str:
    keys = {
        name: [f"`{name}`", meaning.says, meaning.reads.value] for name, meaning in MEANINGS.items()
    }
    kinds = {kind.value: [f"*{kind}*", says] for kind, says in KINDS.items()}
    headings = {name: [f"*{name}*", says] for name, says in UNDER_HEADING.items()}
    statuses = {name: [f"*{name}*", says] for name, says in SAYS_STATUS.items()}
    return HEAD + "".join(
        [
            section("Keys", KEYS, "keys", keys, "meaning", "what it says", "how it is read"),
            section("Kinds of notes", NOTES, "kinds", kinds, "kind", "what it is"),
            section("Folders", FOLDERS, "folders", kinds, "kind", "what it is"),
            section("Headings", HEADINGS, "headings", headings, "heading", "below it"),
            section(
                "Ways of being in touch", CHANNELS, "channels", channels(), "channel", "layer", ""
            ),
            section("Who began", DIRECTIONS, "directions", {}, "direction"),
            section("What was given and received", VALUES, "values", {}, "value"),
            section("Roles", ROLES, "roles", {}, "role"),
            section("The owner's part", PARTS, "parts", parts(), "part", "in a group"),
            section("Kinds of groups", GROUPS, "group_kinds", {}, "kind"),
            section("Stages", STAGES, "stages", {}, "stage"),
            section("States", STATUSES, "statuses", statuses, "state", "what it means"),
            section("Lengths of time", CADENCES, "cadences", lengths(), "length"),
            section("Layers", "", "layers", {}, "layer"),
            section("Yes and no", "", "truths", {}, "value"),
            RECORDS,
        ]
    )


def channels() -> dict[str, list[str]]:
    emoji = {
        channel: " ".join(sign for sign, meant in CHANNEL_OF_EMOJI.items() if meant is channel)
        for channel in Channel
    }
    return {
        channel.value: [f"*{channel}*", LAYER_OF_CHANNEL[channel].value, emoji[channel]]
        for channel in Channel
    }


def parts() -> dict[str, list[str]]:
    return {part: [f"*{part}*", OFFICES.get(part, "–")] for part in PARTS_IN_ORDER}


def lengths() -> dict[str, list[str]]:
    """Give the lengths that have words of their own, the shortest first."""
    spans = {
        iso: Span.parse_iso(iso) or Span()
        for table in TABLES.values()
        for iso in words_of(table, "cadences")
    }
    return {
        iso: ["never" if span == Span() else f"`{iso}`"]
        for iso, span in sorted(spans.items(), key=lambda pair: pair[1].days_about)
    }


def section(title: str, before: str, name: str, rows: Mapping[str, list[str]], *heads: str) -> str:
    """Write one table: a row for each meaning that has words, the words of each language."""
    written = [words_of(table, name) for table in TABLES.values()]
    meanings = list(rows) or list(dict.fromkeys(one for words in written for one in words))
    assert {one for words in written for one in words} <= set(meanings), f"a row for [{name}]"
    lines = [(*heads, *(NAMES[language] for language in LANGUAGES))]
    lines.append(tuple("---" for _ in lines[0]))
    for meaning in meanings:
        if any(words.get(meaning) for words in written):
            front = rows.get(meaning, [f"*{meaning}*"])
            lines.append((*front, *(listed(words.get(meaning, ())) for words in written)))
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    return f"\n## {title}\n\n{before}{before and chr(10)}{table}"


def listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def words_of(table: Mapping[str, object], section_name: str) -> Mapping[str, list[str]]:
    found = table.get(section_name, {})
    assert isinstance(found, Mapping)
    return found


def test_the_page_of_conventions_is_current(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, page())


@pytest.mark.parametrize(
    ("line", "told_as"),
    [
        ("- call with [[Boris Stone]]", "call"),
        ("- [[Boris Stone]] #call", "call"),
        ("- [[Boris Stone]] #contact/call", "call"),
        ("- [[Boris Stone]] [channel:: call]", "call"),
        ("- [[Boris Stone]], in the garden 📞", "call"),
        ("## Plans\n### Rest\n- call [[Boris Stone]]\n## Day\n- [[Boris Stone]]", "unknown"),
    ],
)
def test_the_examples_of_channels_are_true(line: str, told_as: str) -> None:
    network = parsed({**BORIS, "2026-11-23.md": line})
    assert told(network) == [f"2026-11-23 Boris Stone {told_as}"]


@pytest.mark.parametrize(
    "acts", ["(gave:: article) (received:: advice)", "#gave/article #received/advice"]
)
def test_the_examples_of_values_are_true(acts: str) -> None:
    (one,) = parsed({**BORIS, "2026-11-23.md": f"- [[Boris Stone]] {acts}"}).interactions
    assert [act.kind for act in (*one.gave, *one.received)] == ["article", "advice"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("---\nrole: mentor\nrelation: career mentor\n---\n", ("mentor/career",)),
        ("---\ntags: [mentor/career]\n---\n", ("mentor/career",)),
    ],
)
def test_the_examples_of_roles_are_true(text: str, facts: tuple[str, ...]) -> None:
    assert set(contact_of(text).roles) >= set(facts)


def test_the_examples_of_stages_and_states_are_true() -> None:
    assert contact_of("#stage/trust\n").stage is Stage.TRUST
    assert contact_of("---\nstage: доверие\n---\n").stage is Stage.TRUST
    assert contact_of("---\nstatus: archived\n---\n").paused
    assert contact_of("---\ntags: [личное]\n---\n").private
    assert contact_of("---\nvisibility: secret\n---\n").private


@pytest.mark.parametrize(
    "path", ["@Zoe.md", "Person - Zoe.md", "People/Zoe.md", "My people/Zoe.md", "Люди/x/Zoe.md"]
)
def test_the_examples_of_people_are_true(path: str) -> None:
    assert parsed({path: ""}).contact_at(path) is not None


def test_every_kind_of_note_is_described() -> None:
    assert set(KINDS) == set(NoteKind)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    [
        *("keys", "kinds", "folders", "headings", "channels", "values", "roles", "statuses"),
        *("parts", "group_kinds"),
    ],
)
def test_no_word_is_missing_from_the_page(language: str, name: str) -> None:
    written = page()
    for words in words_of(TABLES[language], name).values():
        assert [word for word in words if f"`{word}`" not in written] == []
