"""The settings of a vault, as core types with their defaults; `vaultnet.settings` reads them."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final, Literal

from vaultnet.core.dates import Span
from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.records import Layer

_QUARTER: Final = Span(months=3)
_YEAR: Final = Span(years=1)


@frozen_record
class VaultSettings:
    """What is where in the vault."""

    people: tuple[str, ...] = ()  # folders of contacts' notes, beside those known by name
    ignore: tuple[str, ...] = ()  # folders whose notes yield no records
    owner: str = ""  # name or path of the owner's own note
    timezone: str = ""  # IANA name; empty: the system's
    config_folder: str = ""  # empty: `.obsidian`, else a dot-folder with app.json
    locale: str = "en"  # of Obsidian's own interface: the language of dates in file names
    date_order: Literal["", "dmy", "mdy"] = ""  # of 01/02/1990; empty: such days are reported
    mentions: Literal["contact", "ignore"] = "contact"  # a bare link in a daily note
    person_template: str = ""  # what new contacts are made from; empty: found by its name
    first_names: bool = False  # a first name that one contact alone has names that contact
    max_note_bytes: int = 16 * 1024 * 1024


@frozen_record
class CadenceSettings:
    """How often to be in touch, by rule; the first rule that answers wins."""

    roles: Mapping[str, Mapping[Layer, Span]] = field(default_factory=dict)
    stages: Mapping[str, Mapping[Layer, Span]] = field(default_factory=dict)
    tags: Mapping[str, Mapping[Layer, Span]] = field(default_factory=dict)
    folders: Mapping[str, Mapping[Layer, Span]] = field(default_factory=dict)
    tiers: Mapping[str, Mapping[Layer, Span]] = field(default_factory=dict)
    default: Mapping[Layer, Span] | None = None  # None: month, quarter, year from communication on


@frozen_record
class StageSettings:
    """What a relationship must show before its next stage is suggested (guide, part 7)."""

    communication_episodes: int = 3  # in 12 months: more than chance, less than each quarter
    communication_channels: int = 2  # a second way of being in touch is chosen by somebody
    trust_days: int = 180  # two of the guide's quarterly conversations can lie in it
    trust_episodes: int = 5  # monthly updates over half a year, with one missed
    trust_promises: int = 80  # per cent kept, four of five: one may fail
    partnership_episodes: int = 2  # days of one project: the first can be an attempt
    drivers: int = 2  # of the four of guide 7.2, since one alone may be chance
    dismissed_days: int = 90  # a quarter, in which a conversation falls due
    per_week: int = 3  # more would not be thought about


@frozen_record
class PromiseSettings:
    """How promises are judged."""

    grace_days: int = 30  # so long a promise is late before it is broken: a month can be made up


@frozen_record
class FollowUpSettings:
    """How the people met at an event are followed up (guide 8)."""

    # While the talk is remembered, while its topic is fresh, and a season later (design).
    waves: tuple[Span, ...] = (Span(days=2), Span(weeks=2), Span(months=3))
    per_week: int = (
        10  # what an evening or two can hold; an event's hundred would be read by nobody
    )
    # Then the next year's edition is near, and the page says whom one met at the last.
    ends_after: Span = _YEAR


@frozen_record
class DaySettings:
    """How days of the year are kept."""

    lead_days: int = 7  # a yearly day is shown that many days ahead
    feb29: Literal["02-28", "03-01"] = "02-28"  # when 29 February is kept in other years
    holidays: bool = True  # professional holidays, for those whose job, tags or roles name it
    achievement_days: int = 7  # so long after it a word of congratulation is welcome (guide 4.1)


@frozen_record
class OwnSettings:
    """What the owner does in public (guide 4.1)."""

    activities: int = 1  # asked for each week, of the guide's one or two; 0: none
    profile: Span = _QUARTER  # a quarter: after it there is something new to say
    interests: tuple[str, ...] = ()  # beside those of the owner's own note


@frozen_record
class IdeaSettings:
    """What is suggested to offer."""

    per_line: int = 2  # one can be missed, of three nobody chooses
    off: tuple[str, ...] = ()  # kinds of ideas that are never offered


@frozen_record
class DigestSettings:
    """The generated note."""

    path: str = "Due this week.md"
    week_start: Literal["monday", "sunday"] = "monday"
    budget: int = 5  # people a week by their cadence: one for each working day
    drifting: int = 3  # offered beside them, so few that each is thought about
    reconnect: int = 3  # likewise
    # Seconds without a change before a mark acts on its own: words beside a tick take that long.
    still: int = 30


@frozen_record
class ReviewSettings:
    """The notes that look back on a week or a quarter."""

    keep: tuple[str, ...] = ()  # of `PeriodKind`; none: a note each week is to be asked for
    path: str = "Reviews/Review {period}.md"  # a note for each: what was is not written over


@frozen_record
class LogSettings:
    """Where what is logged goes."""

    where: Literal["contact", "daily"] = "contact"  # beside what is known of the person
    last_contact: bool = False  # a typed day is the person's own; derived contact needs none


@frozen_record
class ExportSettings:
    """The files that are kept fresh; empty: none, since only the person knows where one is read.

    Each is named as its format in `vaultnet.core.export_formats`.
    """

    ics: str = ""
    vcf: str = ""
    csv: str = ""
    json: str = ""
    sqlite: str = ""
    base: str = ""
    canvas: str = ""
    mermaid: str = ""
    alarm: str = ""  # HH:MM; empty: a calendar that is read need not ring


@frozen_record
class PrivacySettings:
    """What is private beside what a note says of itself."""

    folders: tuple[str, ...] = ()


@frozen_record
class Settings:
    """All settings; a vault with none works."""

    language: str = "en"
    vault: VaultSettings = field(default_factory=VaultSettings)
    keys: Mapping[str, str] = field(default_factory=dict)  # own key to the meaning it has
    cadence: CadenceSettings = field(default_factory=CadenceSettings)
    stages: StageSettings = field(default_factory=StageSettings)
    promises: PromiseSettings = field(default_factory=PromiseSettings)
    follow_up: FollowUpSettings = field(default_factory=FollowUpSettings)
    days: DaySettings = field(default_factory=DaySettings)
    own: OwnSettings = field(default_factory=OwnSettings)
    ideas: IdeaSettings = field(default_factory=IdeaSettings)
    digest: DigestSettings = field(default_factory=DigestSettings)
    review: ReviewSettings = field(default_factory=ReviewSettings)
    log: LogSettings = field(default_factory=LogSettings)
    exports: ExportSettings = field(default_factory=ExportSettings)
    privacy: PrivacySettings = field(default_factory=PrivacySettings)
