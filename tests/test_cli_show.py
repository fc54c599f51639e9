"""`vaultnet show NAME`: everything about one person on one screen, and the same as JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from cli_vault import json_of, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

ADA: Final = "People/Ada Berg.md"
ADA_NOTE: Final = """\
---
type: person
role: mentor/career
timezone: Asia/Tokyo
language: ja
cadence: quarterly
minimum_gap: 2 weeks
introduced_by: ["[[Ben Ost]]", "[[Vera Quill]]"]
trust: 4 (2025-01-10)
---
## Log

- 2026-03-01 (call): spoke about looms
- 2026-03-04 (email): sent the pattern
- 2026-06-01 (meeting): lunch
"""
NOTES: Final = {
    ADA: ADA_NOTE,
    "People/Ben Ost.md": "---\ntype: person\n---\n",
    "People/Vera Quill.md": "---\ntype: person\nprivate: true\ntimezone: Asia/Tokyo\n---\n",
    "Events/Fair.md": (
        "---\ntype: meetup\ndate: 2026-11-02\nmy_role: organiser\n"
        "participants: '[[Ada Berg]]'\n---\n"
    ),
    "Events/Market.md": "---\ntype: meetup\ndate: 2026-12-02\nparticipants: '[[Ada Berg]]'\n---\n",
    "Groups/Guild.md": "---\ntype: community\nmy_role: moderator\nmembers: '[[Ada Berg]]'\n---\n",
    "Daily/2026-10-01.md": (
        "- [x] send [[Ada Berg]] the book 📅 2026-10-02 ✅ 2026-10-01\n"
        "- [x] send [[Ada Berg]] the pen 📅 2026-10-02 ✅ 2026-10-01\n"
        "- [x] send [[Ada Berg]] the ink 📅 2026-10-02 ✅ 2026-10-20\n"
    ),
}


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault(NOTES)


def in_language(vault: Path, language: str, zone: str = "") -> Path:
    text = f'language = "{language}"\n[vault]\ntimezone = "{zone}"\n'
    (vault / "vaultnet.toml").write_text(text, encoding="utf-8")
    return vault


SAID: Final = {
    "en": (
        "  how it stands: fresh: 21 days since the last contact; nothing is due",
        "  roles: career mentor\n",
        "  time zone: Asia/Tokyo, 8:00 h ahead of you\n",
        "  language: ja\n",
        "  introduced by: Ben Ost\n",
        "  limit: at most every 2 weeks, as the note asks\n",
        "  kept in time: yours 67 %\n",
        "  trust: 4 of 5, on 2025-01-10; more than a year ago: worth another look\n",
        "Guild  community  moderator",
        "Will be at\n",
        "Was at\n",
        "2026-11-02  Fair   organiser  reminder 2 of 3, due since 2026-11-16",
        "both there",
    ),
    "ru": (
        "  роли: карьерный наставник\n",
        "  часовой пояс: Asia/Tokyo, на 8:00 ч впереди вас\n",
        "  язык: ja\n",
        "  кто познакомил: Ben Ost\n",
        "  сдержано в срок: ваше 67 %\n",
        "Будет на\n",
        "Прошлые мероприятия\n",
        "оба были там",
    ),
}


@pytest.mark.parametrize(
    ("language", "words"), [(language, words) for language in SAID for words in SAID[language]]
)
def test_the_screen(vault: Path, language: str, words: str) -> None:
    shown = run(in_language(vault, language, "Europe/Berlin"), "show", "Ada").stdout
    assert words in shown


@pytest.mark.parametrize("language", SAID)
def test_every_phrase_of_the_screen_is_filled(vault: Path, language: str) -> None:
    for name in ("Ada", "Ben", "Vera"):
        shown = run(in_language(vault, language), "show", name).stdout
        assert "{" not in shown
        assert "Vera" not in shown or name == "Vera"


ZONES: Final = {
    "ahead": ("Asia/Tokyo", "Europe/Berlin", "Asia/Tokyo, 8:00 h ahead of you", 8),
    "behind": ("America/New_York", "Europe/Berlin", "America/New_York, 6:00 h behind you", -6),
    "half-hours": ("Asia/Kolkata", "UTC", "Asia/Kolkata, 5:30 h ahead of you", 5.5),
    "same": ("Europe/Paris", "Europe/Berlin", "Europe/Paris, the same time as yours", 0),
    "own-not-known": ("Asia/Kolkata", "", "Asia/Kolkata, UTC+5:30", None),
    "west-of-utc": ("America/Montevideo", "", "America/Montevideo, UTC-3:00", None),
    "no-zone": ("somewhere", "Europe/Berlin", "somewhere\n", None),
}


@pytest.mark.parametrize(("zone", "own", "said", "hours"), ZONES.values(), ids=ZONES)
def test_a_local_hint(
    make_vault: Callable[[Mapping[str, str]], Path],
    zone: str,
    own: str,
    said: str,
    hours: float | None,
) -> None:
    vault = in_language(make_vault({ADA: f"---\ntimezone: {zone}\n---\n"}), "en", own)
    assert f"  time zone: {said}" in run(vault, "show", "Ada").stdout
    assert json_of(vault, "show", "Ada")["hours_ahead"] == hours


def test_a_local_hint_keeps_to_the_season(make_vault: Callable[[Mapping[str, str]], Path]) -> None:
    vault = in_language(
        make_vault({ADA: "---\ntimezone: Asia/Tokyo\n---\n"}), "en", "Europe/Berlin"
    )
    shown = run(vault, "show", "Ada", today="2026-07-01").stdout
    assert "7:00 h ahead" in shown


def test_json_has_all_that_the_screen_shows(vault: Path) -> None:
    ada: dict[str, Any] = json_of(vault, "show", "Ada")
    assert ada["health"]["state"] == "fresh"
    assert ada["health"]["reason"]["code"] == "cadence-kept"
    assert ada["health"]["last"] == {"day": "2026-11-02", "path": "Events/Fair.md", "line": 5}
    assert 0 < ada["warmth"] < 5
    assert (ada["minimum_gap"], ada["timezone"], ada["language"]) == ("P2W", "Asia/Tokyo", "ja")
    assert ada["kept_share"] == {"me": 2 / 3, "them": None}
    assert ada["measures"]["ratings"]["trust"]["due_again"] is True
    assert [(one["name"], one["part"]) for one in ada["groups"]] == [("Guild", "moderator")]
    (seen,) = ada["seen_at"]
    assert (seen["name"], seen["part"], seen["follow_up"]["state"]) == ("Fair", "organised", "due")
    assert [one["name"] for one in ada["will_be_at"]] == ["Market"]
    assert ada["introduced_by"] == ["People/Ben Ost.md"]


def test_who_is_silent_for_long_is_asked_for_once(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    log = "## Log\n\n- 2024-03-01 (call): one (gave:: article)\n"
    vault = make_vault({"People/Ada.md": f"---\ntype: person\ncadence: monthly\n---\n{log}"})
    kinds = [one["kind"] for one in json_of(vault, "show", "Ada")["reminders"]]
    assert sorted(kinds) == ["keep-in-touch", "reconnect"]
    for said in (run(vault, "show", "Ada").stdout, run(vault, "due", "--all").stdout):
        assert [row for row in said.splitlines() if " days ago " in row and "Ada" in row] == [
            row
            for row in said.splitlines()
            if "every month, as the note says" in row and "ago" in row
        ]


def test_the_timeline_is_by_episode_with_sources(vault: Path) -> None:
    timeline = json_of(vault, "show", "Ada")["timeline"]
    logged = [one for one in timeline if one["path"] == ADA]
    assert [(one["episode"], one["day"], one["line"]) for one in logged] == [
        (2, "2026-06-01", 15),
        (1, "2026-03-04", 14),
        (1, "2026-03-01", 13),
    ]
    shown = run(vault, "show", "Ada").stdout
    rows = [row.split()[:2] for row in shown.splitlines() if row.startswith(("1 ", "2 "))]
    assert rows == [["2", "2026-06-01"], ["1", "2026-03-04"], ["1", "2026-03-01"]]


def test_of_a_private_person_the_screen_has_name_and_days(vault: Path) -> None:
    shown = run(vault, "show", "Vera").stdout
    assert shown.startswith(
        "Vera Quill\n  Private: line 3 of the note says so. Here you see name and days alone; "
        "no page, block or export names this person.\n"
        '  All that is known: vaultnet show "Vera Quill" --include-private\n'
    )
    assert "Tokyo" not in shown
    assert "People/" not in shown


def test_of_a_private_person_all_is_shown_to_who_asks_for_it(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vera = (
        "---\ntype: person\nprivate: true\ntimezone: Asia/Tokyo\ncadence: xyz\n"
        "birthday: 05-03\n\n---\n## Log\n\n- 2026-03-01 (call): looms\n"
        "- [ ] send [[Vera Quill]] the pattern 📅 2026-11-20\n"
    )
    vault = make_vault({"People/Vera Quill.md": vera})
    quiet, asked = run(vault, "show", "Vera"), run(vault, "show", "Vera", "--include-private")
    for words in (
        "Asia/Tokyo",
        "birthday",
        "People/Vera Quill.md:11",
        "how often: in touch 1 time",
    ):
        assert words in asked.stdout, words
        assert words not in quiet.stdout, words
    assert "Private:" not in asked.stdout
    assert "xyz" in asked.stderr
    assert "xyz" not in quiet.stderr
    for verb in ("due", "promises", "interactions", "contacts"):
        assert "People/Vera Quill.md" in run(vault, verb, "--include-private").stdout, verb
        assert "People/Vera Quill.md" not in run(vault, verb).stdout, verb


def test_a_birthday_without_a_year_is_said_in_words(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    notes = {"People/Ada.md": "---\ntype: person\nbirthday: 05-03\n---\n"}
    assert "  birthday: 3 May\n" in run(make_vault(notes), "show", "Ada").stdout
    russian = make_vault({**notes, "vaultnet.toml": 'language = "ru"\n'})
    assert "  день рождения: 3 мая\n" in run(russian, "show", "Ada").stdout


def test_the_rest_of_the_year_may_lie_in_the_next(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    notes = {"People/Ada.md": "---\ntype: person\nbirthday: 12-01\nname day: 05-03\n---\n"}
    english = make_vault(notes)
    assert "Later, within a year: name day 2027-05-03." in run(english, "show", "Ada").stdout
    russian = make_vault({**notes, "vaultnet.toml": 'language = "ru"\n'})
    assert "Позже, в течение года: именины 2027-05-03." in run(russian, "show", "Ada").stdout


def test_a_line_that_names_somebody_private_too_is_evidence_for_the_others(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    fair = NOTES["Events/Fair.md"].replace("'[[Ada Berg]]'", "['[[Ada Berg]]', '[[Vera Quill]]']")
    vault = make_vault({**NOTES, "Events/Fair.md": fair})
    rows = run(vault, "due").stdout.splitlines()
    assert any("Ada Berg" in row and row.endswith("2026-11-02 Events/Fair.md:5") for row in rows)
    assert not any("Vera Quill" in row and "Fair" in row for row in rows)


def test_of_the_dead_nothing_is_asked_or_missing(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    note = "---\ntype: person\ncadence: monthly\ndeceased: 2026-01-02\n---\n"
    log = "## Log\n\n- 2025-03-01 (call): looms\n"
    shown = run(make_vault({"People/Ada.md": f"{note}{log}"}), "show", "Ada").stdout
    assert "deceased: yes" in shown
    assert "2025-03-01" in shown
    for tactless in ("how it stands", "dormant", "warmth", "How often", "next stage", "missing"):
        assert tactless not in shown, tactless


def test_a_figure_has_the_decimal_sign_of_the_language(vault: Path) -> None:
    assert re.search(r"warmth \d\.\d of 6", run(vault, "show", "Ada").stdout)
    said = run(in_language(vault, "ru"), "show", "Ada").stdout
    assert re.search(r"тепло \d,\d из 6", said)


def test_what_is_wrong_with_the_note_of_a_person_is_said_beside_the_answer(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    notes = {
        "People/Ada.md": "---\ntype: person\ncadence: sometimes\n---\n",
        "People/Ben.md": "---\ntype: person\ncadence: at times\n---\n",
    }
    vault = make_vault(notes)
    counted = "2 places in the notes cannot be understood: vaultnet check"
    count, named = run(vault, "show", "Ada").stderr.splitlines()
    assert count == counted
    assert named.startswith("People/Ada.md:3: warning:")
    assert run(vault, "contacts").stderr == f"{counted}\n"


def test_due_has_what_is_due_and_of_each_kind_the_next_the_rest_in_one_line(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    """Four days of the year, of which one is near, and a contact that was planned."""
    vault = make_vault(
        {
            "People/Eva Lund.md": (
                "---\ntype: person\ncadence: monthly\nbirthday: 1990-11-25\n"
                "work_anniversary: 2019-03-01\nanniversary: 2015-06-07\nnext_contact: 2027-01-10\n"
                "---\n## Log\n- 2026-11-20 (call)\n"
            )
        }
    )
    for language, heading, later in (("en", "Due", "Later"), ("ru", "Пора", "Позже")):
        (vault / "vaultnet.toml").write_text(f'language = "{language}"\n', encoding="utf-8")
        told = run(vault, "show", "Eva").stdout.partition(f"\n{heading}\n")[2].partition("\n\n")[0]
        _, *rows, rest = told.split("\n")
        assert [row[:10] for row in rows] == ["2026-11-25", "2026-12-20", "2027-01-10"]
        assert rest.startswith(later)
        assert [word.rstrip(",.") for word in rest.split() if word[:2] == "20"] == [
            "2027-03-01",
            "2027-06-07",
        ]
    assert len(json_of(vault, "show", "Eva")["reminders"]) == 5
