"""A look at a vault: where things are, how they are written, what nothing says yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed_vault import ANNA, BORIS, note
from surveyed_vault import BLANK, surveyed

from vaultnet.core.records import Severity, Source
from vaultnet.core.settings import Settings, VaultSettings
from vaultnet.core.survey import (
    Fault,
    FormUse,
    KeyUse,
    Place,
    Survey,
)
from vaultnet.vault.daily import DailyNotes
from vaultnet.vault.obsidian import VaultConfig

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random


def test_an_empty_vault() -> None:
    survey = surveyed({})
    assert survey == Survey(daily_pattern="YYYY-MM-DD")
    assert survey.owner is None
    assert survey.language is None
    assert survey.date_order == ""


def test_where_things_are() -> None:
    survey = surveyed(
        {
            **ANNA,
            **BORIS,
            "Люди/Яна Орлова.md": "",
            "People/Cleo Marsh/Cleo Marsh.md": BLANK,
            "People/@Dan Reed/@Dan Reed.md": BLANK,
            "Daily/2026/11-November/2026-11-02.md": "",
            "Daily/2026/2026-10/2026-10-30.md": "",
            "2026-11-03.md": "",
            "Meetings/2026-11-05 Plans.md": "",
            "Встречи/2026/2026-11-06 Планы.md": "",
            "Ideas/A thought.md": "",
            "Templates/Person.md": BLANK,
        }
    )
    assert survey.notes == 12
    assert survey.people == (Place("People", 4), Place("Люди", 1))
    assert survey.contacts == 5
    assert survey.dated == (Place("Daily", 2), Place("", 1))
    assert survey.meetings == (Place("Meetings", 1), Place("Встречи/2026", 1))


def test_a_folder_of_private_notes_alone_is_not_named() -> None:
    survey = surveyed(
        {
            **ANNA,
            "People/Zed Quill/Notes on him.md": "---\ntype: person\nprivate: true\n---\n",
            "People/Zed Quill/2026-11-02 Call.md": "---\ntype: call\nprivate: true\n---\n",
        }
    )
    assert survey.people == (Place("People", 2),)
    assert survey.meetings == (Place("People", 1),)


def test_evidence_of_contact_ends_today() -> None:
    survey = surveyed(
        {
            **ANNA,
            **BORIS,
            "People/Cleo Marsh.md": "---\nlast_contact: 2025-01-31\n---\n",
            "2026-11-02.md": "- call with [[Anna Petrova]] and [[Dora Quint]]\n",
            "2026-12-01.md": "- call with [[Boris Stone]]\n",
            "Meetings/2026-10-01 Talk.md": "---\nattendees: Anna Petrova, Dora Quint\n---\n",
        }
    )
    assert survey.in_touch == 2
    assert (survey.first_day, survey.last_day) == (date(2025, 1, 31), date(2026, 11, 2))
    assert survey.mentioned == 1


def keys(files: Mapping[str, str]) -> list[KeyUse]:
    return list(surveyed(files).keys)


def test_keys_are_counted_once_a_note_in_their_usual_spelling() -> None:
    """Case, spaces, `_` and `-` make no other key; inline fields count as well."""
    found = keys(
        {
            "People/A.md": "---\nLast Contact: 2026-01-01\ntags: [a]\nemail: x@example.org\n---\n",
            "People/B.md": "---\nlast_contact: 2026-01-01\nlast-contact: x\nZodiac: ram\n---\n",
            "People/C.md": "last_contact:: 2026-01-01\n- met at noon [zodiac:: crab]\n",
            "Meetings/2026-01-01 X.md": "---\nattendees: [A]\n---\n",
            "Ideas/X.md": "---\ncolour: red\n---\n",
        }
    )
    assert found == [
        KeyUse("last_contact", "contact", 3, "last-contact"),
        KeyUse("Zodiac", "contact", 2),
        KeyUse("email", "contact", 1, "email"),
        KeyUse("attendees", "meeting", 1, "people"),
    ]


@pytest.mark.parametrize(
    ("line", "near", "fits"),
    [
        pytest.param("brithday: 1990-05-20", "birthday", "birthday", id="a-day-of-the-year"),
        pytest.param("brithday: 13 мая", "birthday", "birthday", id="without-a-year"),
        pytest.param("brithday: the old one", "birthday", None, id="prose-is-no-birthday"),
        pytest.param("brithday:", "birthday", None, id="nothing-tells"),
        pytest.param("last_contct: [2026-01-01]", "last contact", "last-contact", id="a-day"),
        pytest.param("cadnce: monthly", "cadence", "cadence", id="a-cadence"),
        pytest.param("cadnce: 30", "cadence", "cadence", id="a-number-of-days"),
        pytest.param("state: CA", "stage", None, id="another-word-that-is-near"),
        pytest.param("emial: x@example.org", "email", None, id="what-no-value-can-tell"),
        pytest.param("colour: red", None, None, id="near-to-nothing"),
    ],
)
def test_keys_near_a_known_one(line: str, near: str | None, fits: str | None) -> None:
    (use,) = keys({"People/A.md": f"---\n{line}\n---\n"})
    assert (use.meaning, use.near, use.fits) == (None, near, fits)


def test_one_value_that_does_not_fit_is_enough() -> None:
    (use,) = keys(
        {
            "People/A.md": "---\nbrithday: 1990-05-20\n---\n",
            "People/B.md": "---\nbrithday: in spring\n---\n",
        }
    )
    assert (use.notes, use.near, use.fits) == (2, "birthday", None)


def forms(files: Mapping[str, str]) -> dict[str, int]:
    return {use.form: use.days for use in surveyed(files).forms}


def test_days_of_properties_logs_and_names_of_meetings() -> None:
    text = note("""
        ---
        birthday: 16 February 1976
        last_contact: "[[2026-05-20]]"
        met: 01/01/2020
        created: 2026-01-01
        ---
        Since 2019-01-01 we know each other.
        ## Log
        - 2026-05-20 (call): about 2026-06-01
        - **20.05.2026**: lunch
        - [[Anna Petrova]] 2026-05-20
        ### 2026-05-21 — Email
        | 22.05.2026 | call |
        """)
    files = {
        "People/Boris Stone.md": text,
        "Meetings/2026-11-05 Plans.md": "",
        "Meetings/Plans.md": "---\ndate: 2026-11-06 13:30\n---\n",
        "2026-11-07.md": "",
        "Templates/Person.md": "---\nbirthday: 1990-01-01\n---\n",
    }
    assert forms(files) == {
        "YYYY-MM-DD": 4,
        "DD.MM.YYYY": 2,
        "D MMMM YYYY": 1,
        "[[YYYY-MM-DD]]": 1,
    }


@pytest.mark.parametrize(
    ("days", "order", "open_days"),
    [
        pytest.param(["13/02/2026", "01/02/2026"], "dmy", 1, id="settled-day-first"),
        pytest.param(["02/13/2026", "01/02/2026", "03/04/2026"], "mdy", 2, id="month-first"),
        pytest.param(["01/02/2026"], "", 1, id="open"),
        pytest.param(["13/02/2026", "02/13/2026", "01/02/2026"], "", 1, id="contradicting"),
        pytest.param(["13.02.2026", "2026-02-01"], "", 0, id="forms-that-tell-by-themselves"),
    ],
)
def test_order_of_day_and_month(days: list[str], order: str, open_days: int) -> None:
    log = "".join(f"- {day}: call\n" for day in days)
    survey = surveyed({"People/Anna Petrova.md": f"## Log\n{log}"})
    assert survey.date_order == order
    assert survey.days_of_order("either") == open_days


def test_a_form_names_its_first_place_but_none_that_is_private() -> None:
    survey = surveyed(
        {
            "People/A.md": "---\nprivate: true\nbirthday: 1990-05-20\n---\n",
            "People/B.md": "---\nemail: b@example.org\nbirthday: 1990-05-20\n---\n",
            "People/C.md": "---\nprivate: true\nbirthday: 20.05.1990\n---\n",
        }
    )
    assert survey.forms == (
        FormUse("YYYY-MM-DD", 2, "", Source("People/B.md", 3)),
        FormUse("DD.MM.YYYY", 1, "", None),
    )


RUSSIAN_NAMES: Final = {"Дни/2 мая 2026.md": "", "Дни/3 мая 2026.md": "", "Дни/Список.md": ""}


def test_names_beside_daily_notes_that_are_no_days() -> None:
    config = VaultConfig(daily=DailyNotes(folder="Дни"))
    assert surveyed({**RUSSIAN_NAMES, "Elsewhere.md": ""}, config=config).undated == 1
    assert surveyed(RUSSIAN_NAMES).undated == 0


def test_faults_come_with_their_first_place() -> None:
    survey = surveyed(
        {
            "People/B.md": "---\na: [\n---\n",
            "People/A.md": "---\nb: [\n---\n",
            "People/C.md": "---\nnext_contact: soon\ncompany: [[Acme]]\n---\n",
            "Secret.md": "---\nprivate: [\n---\n",
        }
    )
    assert [(one.severity, one.count, one.code) for one in survey.faults] == [
        (Severity.ERROR, 3, survey.faults[0].code),
        (Severity.WARNING, 1, "unquoted-link"),
        (Severity.WARNING, 1, "unreadable-day"),
    ]
    assert survey.faults[0].example == Source("People/A.md", 2)
    assert survey.faults[1] == Fault("unquoted-link", Severity.WARNING, 1, Source("People/C.md", 3))


def test_faults_of_private_notes_name_none() -> None:
    (fault,) = surveyed({"Secret.md": "---\nprivate: [\n---\n"}).faults
    assert fault.example is None


@pytest.mark.parametrize(
    ("files", "owners"),
    [
        pytest.param({"Mira.md": "---\ntype: me\n---\n"}, ("Mira.md",), id="by-type"),
        pytest.param({"Mira.md": "#me\n"}, ("Mira.md",), id="by-tag"),
        pytest.param(
            {"A.md": "---\ntype: me\n---\n", "B.md": "#me\n"}, ("A.md", "B.md"), id="two-of-them"
        ),
        pytest.param({"Mira.md": "just a note"}, (), id="none"),
    ],
)
def test_the_owner(files: dict[str, str], owners: tuple[str, ...]) -> None:
    survey = surveyed(files)
    assert survey.owners == owners
    assert survey.owner == (owners[0] if len(owners) == 1 else None)


def test_stages_roles_and_cadences() -> None:
    survey = surveyed(
        {
            "People/A.md": "---\nstage: trust\nrole: [mentor/career, mentor/life, expert]\n---\n",
            "People/B.md": "---\nэтап: доверие\ncadence: monthly\n---\n",
            "People/C.md": "---\nrole: наставник\nkeep_in_touch: false\n---\n",
            "People/D.md": "",
        }
    )
    assert survey.stages == {"trust": 2}
    assert survey.roles == {"mentor": 2, "expert": 1}
    assert survey.cadences == {"none": 2, "kept": 1, "own": 1}


def test_settings_are_looked_through() -> None:
    """What the settings say already is not found again."""
    files = {
        "Circle/Anna.md": "---\nbrithday: 01/02/1990\n---\n",
        "Circle/Boris.md": "---\nbirthday: 01/02/1990\n---\n",
    }
    settings = Settings(
        vault=VaultSettings(people=("Circle",), date_order="dmy"), keys={"brithday": "birthday"}
    )
    survey = surveyed(files, settings=settings)
    assert survey.lookalikes == ()
    assert survey.people == (Place("Circle", 2),)
    assert [use.meaning for use in survey.keys] == ["birthday", "birthday"]


PATHS: Final = (
    *("People/Anna.md", "People/Boris/Boris.md", "Circle/Cleo.md", "Circle/Dan.md", "Me.md"),
    *("2026-11-02.md", "Daily/2026/2026-11-03.md", "Meetings/2026-11-04 Talk.md", "Встречи/Т.md"),
)
PIECES: Final = (
    *("---\n", "---\r\n", "\ufeff", "type: person\n", "type: me\n", "birthday: 1990-05-20\n"),
    *("brithday: 13/02/1990\n", "last_contact: 01/02/2026\r\n", "private: true\n", "cadence: 30\n"),
    *('attendees: ["[[Anna]]", "[[Cleo]]"]\n', "company: [[Acme]]\n", "a: [\n", "день: &x [*x]\n"),
    *("## Log\n", "- 05/06/2026: call\n", "- call with [[Cleo]], [[Dan]]\n", "date:: 2026-11-02\n"),
    *(
        "- [x] called [[Dan]] ✅ 2026-10-02\n",
        "\u2028",
        "и\u0306\n",
        "```\n",
        "| 1/2/26 | call |\n",
    ),
)
VAULTS: Final = st.dictionaries(
    st.sampled_from(PATHS),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    max_size=len(PATHS),
)


@given(VAULTS, st.randoms(use_true_random=False))
def test_the_order_of_notes_does_not_matter(files: dict[str, str], chance: Random) -> None:
    shuffled = list(files.items())
    chance.shuffle(shuffled)
    assert surveyed(dict(shuffled)) == surveyed(files)


@given(st.dictionaries(st.sampled_from(PATHS), st.binary(max_size=40), max_size=3), VAULTS)
def test_any_bytes_can_be_looked_at(odd: dict[str, bytes], files: dict[str, str]) -> None:
    survey = surveyed({**files, **odd})
    assert survey.notes == len({*files, *odd})
    assert survey.contacts >= survey.in_touch
    assert sum(survey.cadences.values()) == survey.contacts
