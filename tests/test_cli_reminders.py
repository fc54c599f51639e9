"""Every kind of reminder at the terminal and as JSON, and what of it stays private."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from life import CANARY, HOLIDAYS, MONDAY, life
from network_of import day

from vaultnet import api, languages
from vaultnet.cli import wording
from vaultnet.cli.session import Session
from vaultnet.cli.shapes import audience_of, reminder_shapes
from vaultnet.core.planning import make_plan
from vaultnet.core.settings import OwnSettings, Settings
from vaultnet.core.words import phrases_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from vaultnet.core.plan import Reminder

ASKING: Final = Settings(own=OwnSettings(activities=2))


def reminders(language: str = "en") -> tuple[Reminder, ...]:
    settings = replace(ASKING, language=language)
    return make_plan(life(), settings, day(MONDAY), holidays=HOLIDAYS).reminders


@pytest.fixture
def session(make_vault: Callable[[Mapping[str, str]], Path]) -> Session:
    vault = api.read_vault(make_vault({}))
    return Session(replace(vault, network=life(), settings=ASKING), day(MONDAY))


def in_russian(session: Session) -> Session:
    phrases = phrases_of(languages.load("ru"))
    return Session(replace(session.vault, phrases=phrases), session.today)


def rows(session: Session, language: str = "en") -> set[tuple[str, str, str]]:
    return {
        (
            wording.who(session, one.contacts),
            wording.what(session, one, private=wording.is_private(session, one)),
            wording.why(session, one, private=wording.is_private(session, one)),
        )
        for one in reminders(language)
    }


def test_every_kind_says_what_it_asks_for_and_why(session: Session) -> None:
    assert rows(session) == {
        ("Ben", "get in touch", "every month, as the note says"),
        ("Hal", "get in touch", "every month, as the note says"),
        ("Fay", "get in touch", "usually in touch every 20 days"),
        (
            "Gil",
            "get in touch",
            (
                "long out of touch; trust rated 5 of 5, "
                "nobody else you are in touch with shares Globex"
            ),
        ),
        ("Ben", "you wait for: the contract [draft]", "Daily/2026-11-02.md:6"),
        ("Ada", "you promised: send the slides", "Daily/2026-11-01.md:4"),
        ("Cid", "a word after DevConf 2026", "reminder 1 of 3, Events/DevConf 2026.md:2"),
        ("Dov", "congratulations on: wrote a book", "Daily/2026-11-22.md:7"),
        ("Ada", "anniversary of Acme", "Companies/Acme.md:3"),
        ("Ada", "Day of Looms", "weaver, People/Ada.md:1"),
        ("Ben", "Day of Looms", "weaver, People/Ben.md:1"),
        ("you", "something of yours in public: 1 of 2 this week", ""),
        ("you", "a look at your own profile", "every 3 months, Me.md:4"),
        # Of what is private only names and days.
        ("Ada", "(private)", ""),
        ("Ada, Canary", "(private)", ""),
        ("Dov", "(private)", ""),
        ("Eve", "(private)", ""),
        ("Canary", "(private)", ""),
        ("Canary Drift", "(private)", ""),
        ("Canary Past", "(private)", ""),
    }


def test_a_holiday_names_a_kind_of_role_in_the_language(session: Session) -> None:
    (one,) = (
        one
        for one in reminders("ru")
        if one.reason.code == "professional-holiday" and one.contacts == ("People/Ben.md",)
    )
    facts = {**one.reason.facts, "word": "researcher"}
    of_role = replace(one, reason=replace(one.reason, facts=facts))
    assert (
        wording.why(in_russian(session), of_role, private=False) == "исследователь, People/Ben.md:1"
    )


def test_every_kind_is_said_in_russian(session: Session) -> None:
    said = {what for _, what, _ in rows(in_russian(session), "ru")}
    assert said >= {
        "вы ждёте: the contract [draft]",
        "вы обещали: send the slides",
        "весточка после мероприятия DevConf 2026",
        "поздравить: wrote a book",
        "годовщина организации Acme",
        "День станка",
        "публичное дело: 1 из 2 на этой неделе",
        "взглянуть на свой профиль",
    }


def shapes(session: Session, *, include_private: bool = False) -> list[dict[str, Any]]:
    audience = audience_of(session, include_private=include_private)
    shown: list[dict[str, Any]] = json.loads(json.dumps(reminder_shapes(reminders(), audience)))
    return shown


def test_a_reminder_of_the_owner_alone_has_no_contact(session: Session) -> None:
    own = [one for one in shapes(session) if one["kind"] == "own-activity"]
    assert [(one["contact"], one["contacts"]) for one in own] == [(None, []), (None, [])]
    assert [one["reason"]["code"] for one in own] == ["profile", "own-activity"]


def test_what_is_private_has_neither_facts_nor_place_in_json(session: Session) -> None:
    shown = shapes(session)
    assert CANARY not in json.dumps(shown)
    hidden = [one for one in shown if one["path"] is None]
    assert {(one["kind"], one["contact"]) for one in hidden} == {
        ("promise", "People/Ada.md"),
        ("promise", None),
        ("follow-up", "People/Dov.md"),
        ("achievement", "People/Eve.md"),
        ("yearly-day", "People/Eve.md"),
        ("own-activity", None),
    }
    assert all(set(one["reason"]) == {"code"} for one in hidden)


def test_all_is_told_to_those_who_ask_for_it(session: Session) -> None:
    shown = shapes(session, include_private=True)
    assert len(shown) == len(reminders())
    assert all(one["path"] for one in shown)
    texts = {one["reason"].get("text") for one in shown}
    assert texts >= {"Canary words", "Canary and Ada", "Canary alone", "Canary prize"}
