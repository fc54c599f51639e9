"""What was found in a vault and what its owner answers become settings, each with its why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from parsed_vault import WORDS

from vaultnet.core.cadence import KEPT
from vaultnet.core.plan import Reason
from vaultnet.core.proposal import Answers, Kept, propose
from vaultnet.core.records import Stage
from vaultnet.core.settings import CadenceSettings, Settings, VaultSettings
from vaultnet.core.survey import FormUse, KeyUse, LocaleFound, Lookalikes, Survey
from vaultnet.core.words import phrases_of
from vaultnet.languages import LANGUAGES, load
from vaultnet.settings import parse_settings
from vaultnet.settings.writer import write_settings

if TYPE_CHECKING:
    from vaultnet.core.date_forms import Order

USUAL: Final = Settings()
NO_ANSWERS: Final = Answers()


def vault_settings(settings: Settings, **changed: object) -> bool:
    """Tell whether the vault's settings are the usual ones but for some."""
    return settings.vault == replace(VaultSettings(), **changed)  # type: ignore[arg-type]  # named in each case


def alike(folder: str, people: int, notes: int, contacts: int = 0) -> Lookalikes:
    return Lookalikes(folder, people, people, 0, contacts, notes)


def days(order: Order, number: int) -> FormUse:
    return FormUse("??/??/YYYY", number, order)


def test_an_ordinary_vault_needs_no_settings() -> None:
    survey = Survey(notes=40, languages={"en": 30, "ru": 10}, forms=(days("either", 2),))
    proposal = propose(USUAL, [survey], NO_ANSWERS)
    assert proposal.settings == USUAL
    assert proposal.reasons == {}


@pytest.mark.parametrize(
    ("found", "answer", "language", "reason"),
    [
        pytest.param({"ru": 9, "en": 3}, None, "ru", "language", id="found"),
        pytest.param({"ru": 9, "en": 3}, "ru", "ru", "language", id="found-and-answered"),
        pytest.param({"ru": 9, "en": 3}, "en", "en", "answer", id="the-default-against-the-notes"),
        pytest.param({"en": 3}, "ru", "ru", "answer", id="answered-against-the-notes"),
        pytest.param({"en": 3, "ru": 3}, None, "en", None, id="as-many-in-both"),
        pytest.param({}, None, "en", None, id="nothing-written"),
    ],
)
def test_language(
    found: dict[str, int], answer: str | None, language: str, reason: str | None
) -> None:
    proposal = propose(USUAL, [Survey(languages=found)], Answers(language=answer))
    assert proposal.settings.language == language
    reasons = proposal.reasons.get(("language",), ())
    assert [one.code for one in reasons] == ([reason] if reason else [])


def test_the_reason_for_a_language_has_its_figures() -> None:
    proposal = propose(USUAL, [Survey(languages={"ru": 9, "en": 3})], NO_ANSWERS)
    assert proposal.reasons == {("language",): (Reason("language", {"n": 9, "all": 12}),)}


@pytest.mark.parametrize(
    ("lookalikes", "people"),
    [
        pytest.param([alike("Circle", 3, 4)], ("Circle",), id="most-of-a-folder"),
        pytest.param([alike("Circle", 2, 4)], ("Circle",), id="half-of-a-folder"),
        pytest.param([alike("Circle", 2, 5)], (), id="less-than-half"),
        pytest.param([alike("Circle", 2, 8, contacts=2)], ("Circle",), id="with-its-contacts-half"),
        pytest.param([alike("Circle", 1, 1)], (), id="one-note-is-no-folder-of-people"),
        pytest.param([alike("", 9, 9)], (), id="the-root-cannot-be-named"),
        pytest.param([alike("Circle ", 9, 9)], (), id="nor-can-a-space-at-the-end"),
        pytest.param(
            [alike("B", 5, 5), alike("A/x", 3, 3), alike("A b", 4, 4), alike("A", 2, 2)],
            ("A", "A b", "B"),
            id="a-folder-holds-those-below",
        ),
    ],
)
def test_folders_of_people(lookalikes: list[Lookalikes], people: tuple[str, ...]) -> None:
    proposal = propose(USUAL, [Survey(lookalikes=tuple(lookalikes))], NO_ANSWERS)
    assert vault_settings(proposal.settings, people=people)
    reasons = proposal.reasons.get(("vault", "people"), ())
    assert [one.facts["folder"] for one in reasons] == list(people)


@pytest.mark.parametrize(
    ("forms", "order"),
    [
        pytest.param([days("dmy", 1), days("either", 9)], "dmy", id="one-day-tells"),
        pytest.param([days("mdy", 2)], "mdy", id="month-first"),
        pytest.param([days("mdy", 1), days("dmy", 90)], "", id="they-contradict"),
        pytest.param([days("either", 9), days("", 9)], "", id="none-tells"),
    ],
)
def test_order_of_day_and_month(forms: list[FormUse], order: str) -> None:
    proposal = propose(USUAL, [Survey(forms=tuple(forms))], NO_ANSWERS)
    assert vault_settings(proposal.settings, date_order=order)
    reasons = proposal.reasons.get(("vault", "date_order"), ())
    assert [one.code for one in reasons] == ([f"order-{order}"] if order else [])
    assert all(phrases_of(load("en")).has(f"cli.init.why.{one.code}") for one in reasons)


def test_locale_and_owner() -> None:
    survey = Survey(locale=LocaleFound("ru", 12, 0))
    proposal = propose(USUAL, [survey], Answers(owner="Me Myself"))
    assert vault_settings(proposal.settings, locale="ru", owner="Me Myself")
    assert proposal.reasons == {
        ("vault", "locale"): (Reason("locale", {"n": 12, "before": 0}),),
        ("vault", "owner"): (Reason("answer"),),
    }


@pytest.mark.parametrize(
    ("use", "keys"),
    [
        pytest.param(
            KeyUse("Brith-Day", "contact", 2, None, "birth day", "birthday"),
            {"brith day": "birthday"},
            id="fits",
        ),
        pytest.param(
            KeyUse("brithday", "contact", 1, None, "birthday", "birthday"),
            {},
            id="a-single-slip-is-better-corrected",
        ),
        pytest.param(
            KeyUse("state", "contact", 9, None, "stage", None), {}, id="its-values-do-not-fit"
        ),
        pytest.param(KeyUse("birthday", "contact", 9, "birthday"), {}, id="known"),
    ],
)
def test_keys(use: KeyUse, keys: dict[str, str]) -> None:
    assert propose(USUAL, [Survey(keys=(use,))], NO_ANSWERS).settings.keys == keys


@pytest.mark.parametrize(
    ("kept", "cadence"),
    [
        pytest.param(Kept(), CadenceSettings(), id="as-by-default"),
        pytest.param(Kept(everyone=True), CadenceSettings(default=KEPT), id="everyone"),
        pytest.param(Kept(stages=frozenset()), CadenceSettings(default={}), id="nobody"),
        pytest.param(
            Kept(stages=frozenset({Stage.TRUST}), roles=frozenset({"mentor", "expert/standards"})),
            CadenceSettings(
                default={},
                stages={"trust": KEPT},
                roles={"expert/standards": KEPT, "mentor": KEPT},
            ),
            id="a-stage-and-roles-alone",
        ),
        pytest.param(
            Kept(roles=frozenset({"mentor"})),
            CadenceSettings(roles={"mentor": KEPT}),
            id="a-role-beside-the-default",
        ),
        pytest.param(
            Kept(stages=frozenset(Stage)),
            CadenceSettings(stages={"acquaintance": KEPT}),
            id="every-stage",
        ),
    ],
)
def test_with_whom_to_keep_in_touch(kept: Kept, cadence: CadenceSettings) -> None:
    proposal = propose(USUAL, [Survey()], Answers(kept=kept))
    assert proposal.settings.cadence == cadence
    assert all(reasons == (Reason("answer"),) for reasons in proposal.reasons.values())


RICH: Final = Survey(
    lookalikes=(alike("Circle", 3, 4),),
    languages={"ru": 9},
    locale=LocaleFound("ru", 12, 0),
    forms=(days("dmy", 1),),
    keys=(KeyUse("brithday", "contact", 2, None, "birthday", "birthday"),),
)
EVERYTHING: Final = Answers(owner="Me", kept=Kept(roles=frozenset({"mentor"})))


def test_a_second_look_adds_to_the_first() -> None:
    """What the first taught holds, with its reason; so does an answer against the notes."""
    first = Survey(languages={"ru": 9}, lookalikes=(alike("Circle", 3, 4),))
    second = replace(RICH, languages={"ru": 90}, lookalikes=(alike("Other", 3, 4),))
    answers = Answers(language="en", kept=Kept(everyone=True))
    proposal = propose(USUAL, [first, second], answers)
    assert proposal.settings.language == "en"
    assert proposal.settings.vault.people == ("Circle",)
    assert proposal.settings.keys == {"brithday": "birthday"}
    assert proposal.reasons["language",] == (Reason("answer"),)
    assert proposal.reasons["vault", "people"][0].facts["folder"] == "Circle"


def test_what_is_set_already_stays() -> None:
    settings = replace(
        USUAL,
        language="ru",
        vault=VaultSettings(people=("Mine",), owner="I", locale="de", date_order="mdy"),
        keys={"brithday": "anniversary"},
        cadence=CadenceSettings(tiers={"A": KEPT}),
    )
    proposal = propose(settings, [RICH], replace(EVERYTHING, language="en"))
    assert proposal.settings == settings
    assert proposal.reasons == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_proposal_is_written_and_read_back_with_its_whys(language: str) -> None:
    phrases = phrases_of(load(language))
    proposal = propose(USUAL, [RICH], EVERYTHING)
    whys = {
        path: tuple(phrases.say(f"cli.init.why.{one.code}", **one.facts) for one in reasons)
        for path, reasons in proposal.reasons.items()
    }
    text = write_settings(proposal.settings, whys, [phrases.say("cli.init.head")])
    assert parse_settings(text.encode(), "vaultnet.toml", WORDS) == (proposal.settings, ())
    assert text.count("\n# ") == len(proposal.reasons) == 7
