"""A look at a whole vault: where things are, which keys and dates it uses, what is not understood.

It is what `vaultnet init` reports, and what the settings of a vault are proposed from. The records
are in `vaultnet.core.survey`; each file here finds one kind of thing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vaultnet.core.cadence import cadence_for
from vaultnet.core.history import History
from vaultnet.core.records import Severity
from vaultnet.core.survey import Fault, Survey
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.survey.daily import locale_of, undated_in
from vaultnet.vault.survey.forms import forms_in
from vaultnet.vault.survey.keys import keys_in
from vaultnet.vault.survey.languages import languages_of
from vaultnet.vault.survey.lookalikes import lookalikes_in
from vaultnet.vault.survey.places import daily_places, places_of
from vaultnet.vault.survey.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from vaultnet.core.records import Contact, Network, Problem
    from vaultnet.core.settings import Settings
    from vaultnet.core.words import Vocabulary
    from vaultnet.vault.parse.reading import Reading

_GRAVITY: Final = {severity: rank for rank, severity in enumerate(Severity)}


def survey_vault(
    reading: Reading,
    network: Network,
    problems: Iterable[Problem],
    languages: Mapping[str, Vocabulary],
    today: date,
) -> Survey:
    """Look at a vault that has been read; pure, and never raises.

    `network` and `problems` are what was read from the notes of `reading`; `languages` has the
    words of each language by its code. The order of the notes does not matter.
    """
    sight = Sight.of(reading)
    history = History(network, today)
    days = {one.day for contact in network.contacts for one in history.of(contact.path)}
    return Survey(
        notes=len(reading.notes),
        people=places_of((contact.path for contact in network.contacts), sight),
        in_touch=sum(bool(history.of(contact.path)) for contact in network.contacts),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        mentioned=len(network.mentioned),
        lookalikes=lookalikes_in(sight),
        dated=daily_places(sight),
        daily_pattern=reading.config.daily.pattern,
        undated=undated_in(sight),
        locale=locale_of(sight),
        meetings=places_of(sight.paths(NoteKind.MEETING), sight),
        keys=keys_in(sight),
        forms=forms_in(sight),
        languages=languages_of(sight, languages),
        faults=_faults(problems, sight),
        owners=tuple(sorted(sight.paths(NoteKind.OWNER))),
        stages=_counts(contact.stage.value for contact in network.contacts if contact.stage),
        roles=_counts(role for contact in network.contacts for role in _groups(contact)),
        cadences=_counts(_rule_for(contact, reading.settings) for contact in network.contacts),
    )


def _groups(contact: Contact) -> set[str]:
    """Give the groups of a contact's roles, each once."""
    return {role.partition("/")[0] for role in contact.roles}


def _rule_for(contact: Contact, settings: Settings) -> str:
    """Name the rule that gives a contact a cadence; "none" where none does."""
    rule = cadence_for(contact, settings.cadence)
    return rule.kind if rule.layers else "none"


def _counts(names: Iterable[str]) -> Mapping[str, int]:
    """Count names, the most frequent first."""
    return dict(sorted(Counter(names).items(), key=lambda count: (-count[1], count[0])))


def _faults(problems: Iterable[Problem], sight: Sight) -> tuple[Fault, ...]:
    found: dict[tuple[Severity, str], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.severity, problem.code), []).append(problem)
    faults = (
        Fault(code, severity, len(those), sight.example(one.source for one in those))
        for (severity, code), those in found.items()
    )
    return tuple(sorted(faults, key=lambda one: (_GRAVITY[one.severity], -one.count, one.code)))
