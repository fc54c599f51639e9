"""From what was found in a vault, and what its owner answers, to settings, each with its why.

To add something that a vault can teach: what was found in `vaultnet.core.survey`, a function here
in `LESSONS`, and the phrase `cli.init.why.CODE` of its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import reduce
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from vaultnet.core.cadence import KEPT
from vaultnet.core.names import fold
from vaultnet.core.plan import Reason
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Stage
from vaultnet.core.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.core.survey import Lookalikes, Survey

# By the path of a setting, or of one entry in it, why it is proposed.
Reasons: TypeAlias = "Mapping[tuple[str, ...], tuple[Reason, ...]]"

# The stages that are kept in touch with where no setting says otherwise.
KEPT_STAGES: Final = frozenset({Stage.COMMUNICATION, Stage.TRUST, Stage.PARTNERSHIP})
_SEVERAL: Final = 2  # notes with one misspelled key; in a single note it is better corrected
_USUAL: Final = Settings()
_ANSWER: Final = (Reason("answer"),)


@frozen_record
class Kept:
    """With whom to keep in touch: a light update each month, a talk each quarter, a meeting a year.

    By default those at the stage communication or above.
    """

    everyone: bool = False
    stages: frozenset[Stage] = KEPT_STAGES
    roles: frozenset[str] = frozenset()


@frozen_record
class Answers:
    """What the owner of a vault was asked and said; where it is None, what was found holds."""

    language: str | None = None
    owner: str | None = None
    kept: Kept | None = None


@frozen_record
class Proposal:
    """Settings for a vault, and why those that are proposed are."""

    settings: Settings
    reasons: Reasons = field(default_factory=dict)


@frozen_record
class _Step:
    """One setting, or one entry of a table, to be set."""

    path: tuple[str, ...]
    value: Any  # of the setting's own type
    reasons: tuple[Reason, ...]


def propose(settings: Settings, surveys: Iterable[Survey], answers: Answers) -> Proposal:
    """Propose settings by what was found and answered.

    Each survey but the first was made with what those before it taught. What `settings` have
    otherwise than by default stays as it is.
    """
    reasons: dict[tuple[str, ...], tuple[Reason, ...]] = {}
    for survey in surveys:
        steps = [step for lesson in LESSONS for step in lesson(settings, survey, answers)]
        settings = reduce(_taken, steps, settings)
        reasons |= {step.path: step.reasons for step in steps}
    return Proposal(settings, reasons)


def with_page(proposal: Proposal, name: str) -> Proposal:
    """Propose a name for the page of a vault that has none yet, where it is not the usual one."""
    path = f"{name}.md"
    if path == _USUAL.digest.path or proposal.settings.digest.path != _USUAL.digest.path:
        return proposal
    step = _Step(("digest", "path"), path, (Reason("page"),))
    reasons = {**proposal.reasons, step.path: step.reasons}
    return Proposal(_taken(proposal.settings, step), reasons)


def _language(settings: Settings, survey: Survey, answers: Answers) -> Iterator[_Step]:
    """Take the answer, else the language of most notes.

    An answer against what was found is written even if it is the default, so that it stays known.
    """
    if settings.language != _USUAL.language:
        return
    found = survey.language or settings.language
    chosen = answers.language or found
    if chosen != found:
        yield _Step(("language",), chosen, _ANSWER)
    elif chosen != settings.language:
        notes, every = survey.languages.get(chosen, 0), sum(survey.languages.values())
        yield _Step(("language",), chosen, (Reason("language", {"n": notes, "all": every}),))


def _owner(settings: Settings, _survey: Survey, answers: Answers) -> Iterator[_Step]:
    if answers.owner and not settings.vault.owner:
        yield _Step(("vault", "owner"), answers.owner, _ANSWER)


def _people(settings: Settings, survey: Survey, _answers: Answers) -> Iterator[_Step]:
    found = [] if settings.vault.people else list(_folders_of_people(survey.lookalikes))
    if found:
        folders = tuple(one.folder for one in found)
        yield _Step(("vault", "people"), folders, tuple(_why_people(one) for one in found))


def _locale(settings: Settings, survey: Survey, _answers: Answers) -> Iterator[_Step]:
    found = survey.locale
    if found and settings.vault.locale == _USUAL.vault.locale:
        reason = Reason("locale", {"n": found.days, "before": found.days_before})
        yield _Step(("vault", "locale"), found.locale, (reason,))


def _date_order(settings: Settings, survey: Survey, _answers: Answers) -> Iterator[_Step]:
    order = survey.date_order
    if order and not settings.vault.date_order:
        reason = Reason(f"order-{order}", {"n": survey.days_of_order(order)})
        yield _Step(("vault", "date_order"), order, (reason,))


def _keys(settings: Settings, survey: Survey, _answers: Answers) -> Iterator[_Step]:
    for use in survey.keys:
        key = fold(use.key)
        if use.near and use.fits and use.notes >= _SEVERAL and key not in settings.keys:
            reason = Reason("key", {"n": use.notes, "known": use.near})
            yield _Step(("keys", key), use.fits, (reason,))


def _cadence(settings: Settings, _survey: Survey, answers: Answers) -> Iterator[_Step]:
    kept = answers.kept
    if kept is None or settings.cadence != _USUAL.cadence:
        return
    if kept.everyone:
        yield _Step(("cadence", "default"), KEPT, _ANSWER)
        return
    stages = kept.stages
    if stages >= KEPT_STAGES:
        stages -= KEPT_STAGES  # the default has them
    else:
        yield _Step(("cadence", "default"), {}, _ANSWER)
    for role in sorted(kept.roles):
        yield _Step(("cadence", "roles", role), KEPT, _ANSWER)
    for stage in (one for one in Stage if one in stages):
        yield _Step(("cadence", "stages", stage.value), KEPT, _ANSWER)


LESSONS: Final[tuple[Callable[[Settings, Survey, Answers], Iterable[_Step]], ...]] = (
    _language,
    _people,
    _owner,
    _locale,
    _date_order,
    _keys,
    _cadence,
)


def _folders_of_people(lookalikes: Iterable[Lookalikes]) -> Iterator[Lookalikes]:
    """Give the folders of people that lie in no other of them, by name."""
    # A setting cannot name a folder that begins or ends with a space.
    named = {
        one.folder: one
        for one in lookalikes
        if one.folder_is_of_people and one.folder == one.folder.strip()
    }
    for folder in sorted(named):
        parts = folder.split("/")
        if not any("/".join(parts[:size]) in named for size in range(1, len(parts))):
            yield named[folder]


def _why_people(found: Lookalikes) -> Reason:
    return Reason("people", {"folder": found.folder, "n": found.people, "all": found.notes})


def _taken(settings: Settings, step: _Step) -> Settings:
    """Take one step: set a setting, or add an entry to a table of them."""
    table, *rest = step.path
    if not rest:
        return replace(settings, **{table: step.value})
    return replace(settings, **{table: _within(getattr(settings, table), rest, step.value)})


def _within(holder: Any, path: list[str], value: Any) -> Any:  # noqa: ANN401  of any setting's type
    name, *rest = path
    if isinstance(holder, Mapping):
        return {**holder, name: value}
    return replace(holder, **{name: _within(getattr(holder, name), rest, value) if rest else value})
