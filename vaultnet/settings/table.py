"""The settings, each once: its name, what it takes, an example, and a sentence that explains it.

The defaults stand in `vaultnet.core.settings`; `docs/settings.md` is written from both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.export_formats import EXPORT_FORMATS
from vaultnet.core.idea_kinds import IdeaKind
from vaultnet.core.periods import PeriodKind
from vaultnet.core.quick_records import frozen_record
from vaultnet.settings import readers
from vaultnet.settings.readers import choice, file_path, some_of, whole_number

if TYPE_CHECKING:
    from vaultnet.settings.readers import NameReader, Reader


@frozen_record
class Setting:
    """One setting of `vaultnet.toml`."""

    name: str  # dotted: "vault.people", "language"
    reader: Reader  # of the value, or of each entry's value
    example: str  # a line of TOML within the setting's table
    doc: str
    names: NameReader | None = None  # of entries, where the setting is a table of them

    @property
    def path(self) -> tuple[str, ...]:
        """The parts of the name."""
        return tuple(self.name.split("."))


SETTINGS: Final = (
    Setting(
        "language",
        readers.LANGUAGE,
        'language = "ru"',
        "The language of the page and of the terminal. Notes are read in every language that is "
        "known, and the system's language has no say, so that all devices write the same page.",
    ),
    Setting(
        "vault.people",
        readers.FOLDERS,
        'people = ["Network/Friends"]',
        "Folders whose notes are contacts, beside those that are known by their name "
        "(People, Contacts, CRM, Люди …).",
    ),
    Setting(
        "vault.ignore",
        readers.FOLDERS,
        'ignore = ["Archive", "Imported"]',
        "Folders whose notes are neither contacts nor contact, beside Obsidian's own excluded "
        "files and the folders of templates. Links to them still lead somewhere.",
    ),
    Setting(
        "vault.owner",
        readers.OWNER,
        'owner = "Me"',
        "Your own note, by name or path, so that you are not your own contact. Without it, the "
        "one note with `type: me` or the tag `#me`.",
    ),
    Setting(
        "vault.timezone",
        readers.ZONE,
        'timezone = "Europe/Riga"',
        "The time zone that says which day it is. Empty: that of the system.",
    ),
    Setting(
        "vault.config_folder",
        readers.CONFIG_FOLDER,
        'config_folder = ".obsidian-work"',
        "The folder of Obsidian's configuration, if you have renamed it. Empty: `.obsidian`, else "
        "a folder beginning with a dot that holds `app.json`.",
    ),
    Setting(
        "vault.locale",
        readers.LOCALE,
        'locale = "ru"',
        "The language of Obsidian itself, in which it writes the names of months and counts weeks "
        "in the names of daily notes. Obsidian does not keep it in the vault.",
    ),
    Setting(
        "vault.date_order",
        choice("", "dmy", "mdy"),
        'date_order = "dmy"',
        "How to read 01/02/1990: day first or month first. Empty: such days are reported, since a "
        "guess would be wrong half of the time.",
    ),
    Setting(
        "vault.mentions",
        choice("contact", "ignore"),
        'mentions = "ignore"',
        "Whether a bare link to a contact in a daily note counts as light contact. It does by "
        "default, because that is how most people note it.",
    ),
    Setting(
        "vault.person_template",
        readers.NOTE_PATH_OR_NONE,
        'person_template = "Templates/Person.md"',
        "The template that `vaultnet new` makes contacts from. Empty: the template whose name says "
        "that it is for people (Person, Contact, Человек), or that is of that type.",
    ),
    Setting(
        "vault.first_names",
        readers.YES_OR_NO,
        "first_names = true",
        "Whether a first name alone means the contact who bears it, where only one does. Not by "
        "default: another Anna, who has no note yet, would be taken for the one who has.",
    ),
    Setting(
        "vault.max_note_bytes",
        whole_number(1024, 1024**3),
        "max_note_bytes = 4194304",
        "Longer notes are not read, but reported: such files are exports, not notes.",
    ),
    Setting(
        "keys",
        readers.MEANING,
        '"last coffee" = "last_contact"',
        "Your own names for properties: on the left your key, on the right one that is known.",
        names=readers.KEY_NAME,
    ),
    Setting(
        "cadence.default",
        readers.CADENCE,
        'default = { light = "1 month", deep = "3 months", meeting = "1 year" }',
        "How often to be in touch with contacts for whom no other rule answers. Without it: a "
        "light update each month, a conversation each quarter, a meeting each year, for contacts "
        "at the stage communication or above; nothing for others.",
    ),
    Setting(
        "cadence.roles",
        readers.CADENCE,
        'mentor = "quarterly"',
        "By role, or by your own word for a relation, such as `friend`. Of several of a contact, "
        "the shortest length counts for each layer.",
        names=readers.ROLE_NAME,
    ),
    Setting(
        "cadence.stages",
        readers.CADENCE,
        'trust = "6 weeks"',
        "By stage of the relationship.",
        names=readers.STAGE_NAME,
    ),
    Setting(
        "cadence.tags",
        readers.CADENCE,
        '"reading-circle" = "2 months"',
        "By tag; a tag within another (`circle/books`) goes with `circle` unless it has its own.",
        names=readers.TAG_NAME,
    ),
    Setting(
        "cadence.folders",
        readers.CADENCE,
        '"People/Family" = "2 weeks"',
        "By folder; folders within go with it unless they have their own.",
        names=readers.FOLDER_NAME,
    ),
    Setting(
        "cadence.tiers",
        readers.CADENCE,
        'A = "monthly"',
        "By tier, as your contacts' notes name it.",
        names=readers.TIER_NAME,
    ),
    Setting(
        "stages.communication_episodes",
        whole_number(1, 366),
        "communication_episodes = 4",
        "Communication is suggested from so many episodes in 12 months on (all contact within a "
        "week is one). Three are more than chance, and less than the contact each quarter that "
        "the stage asks for afterwards.",
    ),
    Setting(
        "stages.communication_channels",
        whole_number(1, 9),
        "communication_channels = 3",
        "Communication is suggested, too, from so many channels on: a second way of being in "
        "touch does not come about by itself.",
    ),
    Setting(
        "stages.trust_days",
        whole_number(0, 36500),
        "trust_days = 365",
        "Trust is suggested from so many days between the first and the last contact on. In half "
        "a year lie two of the quarterly conversations; silence afterwards does not count.",
    ),
    Setting(
        "stages.trust_episodes",
        whole_number(1, 1000),
        "trust_episodes = 8",
        "Trust is suggested from so many episodes on: those of a light update each month for half "
        "a year, one of them missed.",
    ),
    Setting(
        "stages.trust_promises",
        whole_number(0, 100),
        "trust_promises = 90",
        "Trust is suggested from so many per cent of promises kept on: of five, one may fail.",
    ),
    Setting(
        "stages.partnership_episodes",
        whole_number(1, 1000),
        "partnership_episodes = 4",
        "Partnership is suggested from so many episodes of one joint project on: the first may be "
        "an attempt, the second goes on with it.",
    ),
    Setting(
        "stages.drivers",
        whole_number(0, 4),
        "drivers = 1",
        "A stage is suggested if there is evidence of so many of the four that drive a "
        "relationship: shared interests, exchange of value, joint projects, meetings in person. "
        "One alone may be chance.",
    ),
    Setting(
        "stages.dismissed_days",
        whole_number(0, 36500),
        "dismissed_days = 180",
        "A suggestion that you dismissed comes back after so many days, or when a reason is "
        "new. A quarter leaves time for another conversation.",
    ),
    Setting(
        "stages.per_week",
        whole_number(0, 100),
        "per_week = 1",
        "So many suggestions of a stage are made in a week at most: each of them asks for thought.",
    ),
    Setting(
        "promises.grace_days",
        whole_number(0, 366),
        "grace_days = 14",
        "So many days after its due day an open promise is late; then it counts as broken, until "
        "it is done after all. A month: what slipped can be made up without a word.",
    ),
    Setting(
        "follow_up.waves",
        readers.SPANS,
        'waves = ["3 days", "1 month"]',
        "When to write, after an event's last day, to those whom you met there: while the talk is "
        "remembered, while its topic is fresh, and a season later. One contact after the event "
        "ends all of them. An empty list: never.",
    ),
    Setting(
        "follow_up.ends_after",
        readers.SPAN,
        'ends_after = "6 months"',
        "So long after the event a follow-up that nobody wrote is still listed. A year: then the "
        "next edition is near, and with it the page says whom you met at the last.",
    ),
    Setting(
        "follow_up.per_week",
        whole_number(0, 1000),
        "per_week = 20",
        "So many people met at events are written to in a week at most, beside the budget of the "
        "page; the most urgent first, the rest waits under Later. Ten: as many as an evening or "
        "two can hold, while those of a big event would fill the page.",
    ),
    Setting(
        "days.lead_days",
        whole_number(0, 366),
        "lead_days = 14",
        "So many days ahead a birthday or another yearly day is shown: a week leaves time to "
        "write or to find a gift.",
    ),
    Setting(
        "days.feb29",
        choice("02-28", "03-01"),
        'feb29 = "03-01"',
        "When 29 February is kept in other years: on 28 February, still the same month, or on "
        "1 March.",
    ),
    Setting(
        "days.holidays",
        readers.YES_OR_NO,
        "holidays = false",
        "Whether professional holidays are yearly days of the contacts whose job, tags or roles "
        "name the profession: they are an occasion that asks for no other.",
    ),
    Setting(
        "days.achievement_days",
        whole_number(0, 366),
        "achievement_days = 14",
        "So many days after an achievement it waits for a word of congratulation. A week: later "
        "it would be odd without another reason to write.",
    ),
    Setting(
        "own.activities",
        whole_number(0, 7),
        "activities = 2",
        "How many public activities of your own (tagged `#own-activity`) each week asks for, from "
        "the first that you have noted. One: the second of the usual one or two is welcome, but "
        "not asked for. 0: none.",
    ),
    Setting(
        "own.profile",
        readers.SPAN,
        'profile = "6 months"',
        "How long after `profile_updated` in your own note your public profile should be looked "
        "at again. A quarter: by then there is something new to say.",
    ),
    Setting(
        "own.interests",
        readers.TEXTS,
        'interests = ["maps", "public transport"]',
        "What you care about, beside the interests that your own note names: what you share with "
        "a contact leads to the next conversation.",
    ),
    Setting(
        "ideas.per_line",
        whole_number(0, 7),
        "per_line = 1",
        "So many ideas what to offer stand at the end of a person's line, each of another kind. "
        "Two: if one does not suit, there is another, and the line stays short. `vaultnet show` "
        "has all of them. 0: none.",
    ),
    Setting(
        "ideas.off",
        some_of(*IdeaKind),
        'off = ["balance", "event"]',
        "Kinds of ideas that are never offered: promise, congratulation, note, introduction, "
        "event, balance, update. None by default: each rests on something that your notes say.",
    ),
    Setting(
        "digest.path",
        readers.NOTE_PATH,
        'path = "Network/Due this week.md"',
        "The note that is generated. The same in every language, so that links to it last.",
    ),
    Setting(
        "digest.week_start",
        choice("monday", "sunday"),
        'week_start = "sunday"',
        "The first day of the page's week; Monday as in ISO 8601.",
    ),
    Setting(
        "digest.budget",
        whole_number(0, 1000),
        "budget = 8",
        "So many people whose cadence fell due have a place in a week, the most urgent first; the "
        "rest waits under Later. Five: one for each working day. Promises, yearly days and typed "
        "next contacts come regardless.",
    ),
    Setting(
        "digest.drifting",
        whole_number(0, 100),
        "drifting = 1",
        "So many people are offered in a week whose own rhythm is broken, though no cadence asks "
        "for them. Three: more would not be thought about. 0: none.",
    ),
    Setting(
        "digest.reconnect",
        whole_number(0, 100),
        "reconnect = 1",
        "So many people are offered in a week of whom nothing was heard for very long, chosen by "
        "trust and by what they may know that others do not. Three, as above. 0: none.",
    ),
    Setting(
        "digest.still",
        whole_number(0, 3600),
        "still = 60",
        "So many seconds the page must be left alone before `vaultnet watch` acts on a mark: time "
        "to add words to a tick, or to take it back. `vaultnet digest` acts at once.",
    ),
    Setting(
        "review.keep",
        some_of(*PeriodKind),
        'keep = ["week"]',
        "Which reviews `vaultnet digest` and `vaultnet watch` make and keep fresh: of the week, of "
        "the quarter. None by default; `vaultnet review` writes one whenever you ask.",
    ),
    Setting(
        "review.path",
        readers.REVIEW_PATH,
        'path = "Journal/Reviews/{period}.md"',
        "The note of a review. `{period}` becomes 2026-W48 or 2026-Q4, so that each has its own.",
    ),
    Setting(
        "log.where",
        choice("contact", "daily"),
        'where = "daily"',
        "Where `vaultnet log` and the ticks of the page write: into the contact's own note, beside "
        "what is known of the person, or into the daily note of the day.",
    ),
    Setting(
        "log.last_contact",
        readers.YES_OR_NO,
        "last_contact = true",
        "Whether what is logged also brings a typed `last_contact` up to date, where a note has "
        "that key. Not by default: the last contact is found from what is written anyway.",
    ),
    Setting(
        "exports.ics",
        file_path(*EXPORT_FORMATS["ics"].endings),
        'ics = "exports/due.ics"',
        "A calendar of what is due and of yearly days, kept fresh by `vaultnet digest` and "
        "`vaultnet watch`: a path in the vault, or an absolute one (from `~` on, too) for a "
        "folder that a calendar reads. Its folder must be there if it lies outside.",
    ),
    Setting(
        "exports.vcf",
        file_path(*EXPORT_FORMATS["vcf"].endings),
        'vcf = "~/Contacts/network.vcf"',
        "Likewise an address book, vCard 3.0.",
    ),
    Setting(
        "exports.csv",
        file_path(*EXPORT_FORMATS["csv"].endings),
        'csv = "exports/people.csv"',
        "Likewise a spreadsheet of people.",
    ),
    Setting(
        "exports.json",
        file_path(*EXPORT_FORMATS["json"].endings),
        'json = "exports/network.json"',
        "Likewise everything, for programs: docs/export.schema.json says how.",
    ),
    Setting(
        "exports.sqlite",
        file_path(*EXPORT_FORMATS["sqlite"].endings),
        'sqlite = "~/Databases/network.sqlite"',
        "Likewise a database.",
    ),
    Setting(
        "exports.base",
        file_path(*EXPORT_FORMATS["base"].endings),
        'base = "People.base"',
        "Likewise views of people for Obsidian Bases.",
    ),
    Setting(
        "exports.canvas",
        file_path(*EXPORT_FORMATS["canvas"].endings),
        'canvas = "Network map.canvas"',
        "Likewise a map of the network for Obsidian's canvas. One whose cards you have moved is"
        " left as you made it.",
    ),
    Setting(
        "exports.mermaid",
        file_path(*EXPORT_FORMATS["mermaid"].endings),
        'mermaid = "exports/network.mmd"',
        "Likewise a graph of the network for Mermaid.",
    ),
    Setting(
        "exports.alarm",
        readers.CLOCK,
        'alarm = "09:00"',
        "When the calendar rings on the day of an entry. Empty: never.",
    ),
    Setting(
        "privacy.folders",
        readers.FOLDERS,
        'folders = ["People/Family"]',
        "Folders whose notes are private, beside those that say so themselves: generated notes "
        "name nobody from them.",
    ),
)
