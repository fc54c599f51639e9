"""A look at a vault: notes that look like people's, and those that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from surveyed_vault import BLANK, surveyed

from vaultnet.core.records import Source
from vaultnet.core.survey import Lookalikes

if TYPE_CHECKING:
    from collections.abc import Mapping


def lookalikes(files: Mapping[str, str]) -> list[Lookalikes]:
    return list(surveyed(files).lookalikes)


def test_notes_with_a_key_that_only_people_have() -> None:
    (found,) = lookalikes(
        {
            "Circle/Anna.md": "---\nbirthday:\n---\n",
            "Circle/Boris/Boris.md": "---\nlast_contact: 2026-01-01\n---\n",
            "Circle/Cleo.md": BLANK,
            "Circle/Plans.md": "",
        }
    )
    assert found == Lookalikes("Circle", 2, 2, 0, 1, 4, Source("Circle/Anna.md", 1))
    assert found.folder_is_of_people


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("born: 1844-10-15\ndied: 1900-08-25", id="somebody-who-died-long-ago"),
        pytest.param("frequency: weekly", id="a-task"),
        pytest.param("stage: draft\nnext_follow_up: 2026-12-01", id="an-article"),
        pytest.param("email: x@example.org\nphone: 123456", id="a-shop"),
    ],
)
def test_what_looks_like_no_person(text: str) -> None:
    assert lookalikes({"Things/A.md": f"---\n{text}\n---\n", "Things/B.md": text}) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("- call with [[Anna]]", 1, id="with"),
        pytest.param("- 📞 созвонились с [[Anna]]", 1, id="with-in-russian"),
        pytest.param("- met with [[Boris]], [[Anna]]", 2, id="two"),
        pytest.param("- call with [[Anna]] about [[Boris]]", 1, id="a-topic-beside"),
        pytest.param("- emailed [[Anna]] about the plan", 1, id="a-verb"),
        pytest.param("### Lunch with [[Circle/Anna|her]]", 1, id="in-a-heading"),
        pytest.param("- [x] call with [[Anna]]", 1, id="a-done-task"),
    ],
)
def test_notes_named_as_people(text: str, people: int) -> None:
    files = {"Circle/Anna.md": "", "Circle/Boris.md": "", "2026-11-02.md": f"{text}\n"}
    (found,) = lookalikes(files)
    assert found == Lookalikes("Circle", people, 0, people, 0, 2, Source("Circle/Anna.md", 1))


def test_attendees_of_meetings_are_named_as_people() -> None:
    (found,) = lookalikes(
        {
            "Circle/Anna.md": "",
            "Circle/Boris.md": "",
            "Circle/Plan.md": "",
            "Meetings/2026-11-02 A.md": '---\nattendees: ["[[Anna]]"]\nproject: "[[Plan]]"\n---\n',
            "Meetings/2026-11-03 B.md": "## Attendees\n- [[Boris]]\n## Notes\n[[Plan]]\n",
        }
    )
    assert (found.people, found.by_link, found.notes) == (2, 2, 3)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- read [[Anna]]", id="no-channel"),
        pytest.param("- meeting about [[Anna]]", id="a-topic"),
        pytest.param("- [ ] call with [[Anna]]", id="an-open-task"),
        pytest.param("## Plans\n- call with [[Anna]]", id="a-plan"),
        pytest.param("- call with ![[Anna]]", id="an-embed"),
        pytest.param("> call with [[Anna]]", id="a-quote"),
        pytest.param("- call with the plumber, see [[Anna]]", id="a-word-between"),
        pytest.param("- call with [[Nobody yet]]", id="no-note"),
    ],
)
def test_notes_named_otherwise(text: str) -> None:
    assert lookalikes({"Circle/Anna.md": "", "2026-11-02.md": f"{text}\n"}) == []


def test_private_lookalikes_are_counted_and_not_named() -> None:
    (found,) = lookalikes({"Circle/Anna.md": "---\nbirthday: 1990-05-20\nprivate: true\n---\n"})
    assert (found.people, found.example) == (1, None)
