"""From what was found in a vault, and what its owner answers, to settings, each with its why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.cadence import KEPT
from vaultnet.core.names import fold
from vaultnet.core.plan import Reason
from vaultnet.core.records import Stage

if TYPE_CHECKING:
    from vaultnet.core.dates import Span
    from vaultnet.core.records import Layer
    from vaultnet.core.settings import CadenceSettings, Settings, VaultSettings
    from vaultnet.core.survey import KeyUse, Survey

# By the path of a setting, or of one entry in it, why it is proposed.
Reasons: TypeAlias = "Mapping[tuple[str, ...], tuple[Reason, ...]]"

# The stages that are kept in touch with where no setting says otherwise.
KEPT_STAGES: Final = frozenset({Stage.COMMUNICATION, Stage.TRUST, Stage.PARTNERSHIP})
_SEVERAL: Final = 2  # notes with one misspelled key: one alone is better corrected
_ANSWER: Final = (Reason("answer"),)


@dataclass(frozen=True, slots=True)
class Kept:
    """With whom to keep in touch: a light update each month, a conversation each quarter and so on.

    By default with those at the stage communication or above.
    """

    everyone: bool = False
    stages: frozenset[Stage] = KEPT_STAGES
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answers:
    """What the owner of a vault was asked and said; None: what was found holds."""

    language: str | None = None
    owner: str | None = None
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Settings for a vault, and why those that it sets are set."""

    settings: Settings
    reasons: Reasons


def propose(settings: Settings, survey: Survey, answers: Answers) -> Proposal:
    """Propose settings: what was found and answered, over `settings`, where these say nothing.

    What `settings` have otherwise than by default is never changed.
    """
    reasons: dict[tuple[str, ...], tuple[Reason, ...]] = {}
    proposed = replace(
        settings,
        language=_language(settings.language, survey, answers, reasons),
        vault=_vault(settings.vault, survey, answers, reasons),
        keys=_keys(settings.keys, survey, reasons),
        cadence=_cadence(settings.cadence, answers.kept, reasons),
    )
    return Proposal(proposed, reasons)


def _language(
    language: str, survey: Survey, answers: Answers, reasons: dict[tuple[str, ...], tuple[Reason, ...]]
) -> str:
    ...
