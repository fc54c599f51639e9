"""The problems that the reading of notes into records can have, in general words.

What is reported of one note says the same of that note, with its names and days. A test holds the
table and the calls of `Report` together: each code stands here, with the severity of its calls.
"""

from __future__ import annotations

from typing import Final

from vaultnet.core.problems import ProblemKind
from vaultnet.core.records import Severity

PROBLEMS: Final = (
    ProblemKind(
        "ambiguous-day",
        Severity.WARNING,
        "A written day can be read as two days.",
        'Write it as 2026-05-20, or set date_order to "dmy" or "mdy" in vaultnet.toml.',
    ),
    ProblemKind(
        "ambiguous-name",
        Severity.WARNING,
        "A name in a list of people is a name of more than one contact.",
        "Write a link to the one that is meant.",
    ),
    ProblemKind(
        "conflict-copy",
        Severity.WARNING,
        "The note is the copy that a sync tool, or a write cut short, left of another.",
        "It was not read: merge what is new in it into that note, then delete the copy.",
    ),
    ProblemKind(
        "day-outside-log",
        Severity.INFO,
        "Lines of a contact's note have a day but stand outside of a log, and count as no contact.",
        'If that was contact, put them below a heading such as "## Log".',
    ),
    ProblemKind(
        "days-disagree",
        Severity.WARNING,
        "The note's name says one day and its properties another.",
        "Correct one of them; until then a daily note's name counts, else the property.",
    ),
    ProblemKind(
        "event-ends-first",
        Severity.WARNING,
        "An event ends before it begins.",
        "Correct its first or its last day; until then the first alone counts.",
    ),
    ProblemKind(
        "link-by-name",
        Severity.INFO,
        "A link leads to no note of that name; it was read as another name of a contact.",
        "Link to the note itself, so that Obsidian finds it too.",
    ),
    ProblemKind(
        "links-in-text",
        Severity.WARNING,
        "Several links stand in one text: to Obsidian it is one link, which leads nowhere.",
        "Write a list, each link in quotes of its own.",
    ),
    ProblemKind(
        "no-note-yet",
        Severity.INFO,
        "Somebody who took part has no note yet.",
        "Write a note for them, or add the name to the aliases of the note they have.",
    ),
    ProblemKind(
        "no-such-day",
        Severity.WARNING,
        "A written day never was: its year had no 29 February.",
        "Only leap years have it: write the 28th or 1 March, or correct the year.",
    ),
    ProblemKind(
        "shared-name",
        Severity.INFO,
        "Two contacts share a name, an alias or an address.",
        "A name in a list of attendees is then nobody's; write links, or rename one.",
    ),
    ProblemKind(
        "tags-in-text",
        Severity.WARNING,
        "Several tags stand in one text: Obsidian sees none of them.",
        "Write a list: `tags: [work, friend]`.",
    ),
    ProblemKind(
        "tick-logged-twice",
        Severity.WARNING,
        "One tick on the page is logged in two places; the later line counts for nothing.",
        "Delete that line, or the id at its end if it tells of another contact.",
    ),
    ProblemKind(
        "undated-achievement",
        Severity.INFO,
        "An achievement has no day, so no word of congratulation can be due.",
        "Write its day beside it, such as 2026-05-20.",
    ),
    ProblemKind(
        "undated-entry",
        Severity.INFO,
        "An entry of a contact's log has no day, so it counts for nothing.",
        "Begin it with the day, such as 2026-05-20.",
    ),
    ProblemKind(
        "undated-meeting",
        Severity.INFO,
        "A note of a meeting has no day, so it counts for nobody.",
        "Add a property date, or begin the name of the note with the day.",
    ),
    ProblemKind(
        "unknown-cadence",
        Severity.WARNING,
        "The value of a cadence cannot be read.",
        "Write a length such as monthly, 2 weeks, P30D, or {{light: 1 month, deep: 3 months}}.",
    ),
    ProblemKind(
        "unknown-dismissal",
        Severity.WARNING,
        "A dismissed suggestion is not written as a day with its fingerprint.",
        "Write the day on which you dismissed it, such as 2026-05-20, or take it out.",
    ),
    ProblemKind(
        "unknown-gap",
        Severity.WARNING,
        "The shortest time between two contacts is no length of time that can be read.",
        "Write one length such as 2 weeks, monthly or P30D.",
    ),
    ProblemKind(
        "unknown-key",
        Severity.INFO,
        "A property of a contact is not known, and one letter beside it is one that is.",
        "Rename it, or give it a meaning under [keys] in vaultnet.toml.",
    ),
    ProblemKind(
        "unknown-part",
        Severity.INFO,
        "The owner's part in an event is none that is known.",
        "Write attended, spoke, organised, moderated or mentored.",
    ),
    ProblemKind(
        "unknown-rating",
        Severity.WARNING,
        "The value of a rating is none.",
        "Write a whole number from 1 to 5, and the day if you like: 4 (2026-05-20).",
    ),
    ProblemKind(
        "unknown-role",
        Severity.INFO,
        "A role names a group, and a kind that the group does not have; the group counts.",
        "Write one of the kinds that docs/conventions.md lists, or the group alone.",
    ),
    ProblemKind(
        "unknown-stage",
        Severity.INFO,
        "The value of a stage is none of the four stages.",
        "Write acquaintance, communication, trust or partnership.",
    ),
    ProblemKind(
        "unquoted-link",
        Severity.WARNING,
        "A link in the properties stands without quotes: to Obsidian it is a list within a list.",
        'Put it in quotes: "[[Name]]".',
    ),
    ProblemKind(
        "unreadable-day",
        Severity.WARNING,
        "What stands where a day is expected is no day that can be read.",
        "Write it as 2026-05-20.",
    ),
)
