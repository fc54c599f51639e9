"""The marks of tasks (rows I15 to I19, I21, and the forms of promises)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.vault import tasks
from vaultnet.vault.tasks import TaskMarks, parse_task, task_text

if TYPE_CHECKING:
    from pathlib import Path

DUE = date(2026, 11, 25)
EARLIER = date(2026, 11, 20)
texts = st.text(
    st.one_of(
        st.sampled_from("📅⏳🛫➕✅❌🔁🏁🆔⛔🔺⏬\ufe0f#^[]():@`%\\ 0129-\n\u2028\u0301"),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("call Vera", TaskMarks("call Vera"), id="no marks"),
        pytest.param(
            "call Vera 📅 2026-11-25 #work ^c1",
            TaskMarks("call Vera #work", due=DUE, block_id="c1"),
            id="I15 tag and block id after it",
        ),
        pytest.param("x 📅2026-11-25", TaskMarks("x", due=DUE), id="I16 no space"),
        pytest.param("x 🗓️ 2026-11-25", TaskMarks("x", due=DUE), id="I16 coloured form"),
        pytest.param(
            "📅 2026-11-25 call Ivo", TaskMarks("📅 2026-11-25 call Ivo"), id="I17 text after it"
        ),
        pytest.param(
            "x ⌛ 2026-11-20 📆 2026-11-25",
            TaskMarks("x", due=DUE, scheduled=EARLIER),
            id="I18 other emoji of the same meaning",
        ),
        pytest.param("x 📅 2026-02-30", TaskMarks("x", invalid=("due",)), id="I19 no such day"),
        pytest.param("x 📅 25.11.2026", TaskMarks("x 📅 25.11.2026"), id="another way of writing"),
        pytest.param("x [due:: 2026-11-25),", TaskMarks("x", due=DUE), id="I20 brackets differ"),
        pytest.param(
            "x  (due:: 2026-11-25)  [priority:: high]",
            TaskMarks("x", due=DUE, priority="high"),
            id="I21 as Tasks writes Dataview's form",
        ),
        pytest.param(
            "send the draft 🔁 every week on Monday ⏫ 🛫 2026-11-20 ➕ 2026-11-20 ⏳ 2026-11-20"
            " 🆔 d-1 ⛔ a, b_2 🏁 delete ❌ 2026-11-25 ✅ 2026-11-25",
            TaskMarks(
                "send the draft",
                scheduled=EARLIER,
                start=EARLIER,
                created=EARLIER,
                done=DUE,
                cancelled=DUE,
                recurrence="every week on Monday",
                priority="high",
                id="d-1",
                depends_on=("a", "b_2"),
                on_completion="delete",
            ),
            id="all emoji",
        ),
        pytest.param(
            "send [scheduled:: 2026-11-20] [start:: 2026-11-20] (created:: 2026-11-20)"
            " [completion:: 2026-11-25] [cancelled:: 2026-11-25] [repeat:: every day]"
            " [priority:: Lowest] [id:: d1] [dependsOn:: a,b] [onCompletion:: keep] it",
            TaskMarks(
                "send it",
                scheduled=EARLIER,
                start=EARLIER,
                created=EARLIER,
                done=DUE,
                cancelled=DUE,
                recurrence="every day",
                priority="lowest",
                id="d1",
                depends_on=("a", "b"),
                on_completion="keep",
            ),
            id="all fields",
        ),
        pytest.param("x ⏬️", TaskMarks("x", priority="lowest"), id="lowest priority"),
        pytest.param("x 🔺 🔽", TaskMarks("x", priority="highest"), id="the first priority counts"),
        pytest.param(
            "x 📅 2026-11-25 📅 2026-11-20", TaskMarks("x", due=DUE), id="the first emoji counts"
        ),
        pytest.param(
            "x [due:: 2026-11-20] 📅 2026-11-25", TaskMarks("x", due=DUE), id="emoji before fields"
        ),
        pytest.param(
            "x #a 📅 2026-11-25 #b/c 🔼 #d",
            TaskMarks("x #a #b/c #d", due=DUE, priority="medium"),
            id="tags between the marks",
        ),
        pytest.param("x #a📅2026-11-25", TaskMarks("x #a", due=DUE), id="a tag right before it"),
        pytest.param("x 🔁", TaskMarks("x 🔁"), id="no recurrence"),
        pytest.param("x 🔼 y", TaskMarks("x 🔼 y"), id="a priority within the text"),
        pytest.param("bring tea (@2026-11-25)", TaskMarks("bring tea", due=DUE), id="(@…)"),
        pytest.param("чай (Срок: 2026-11-25) ок", TaskMarks("чай ок", due=DUE), id="(Срок: …)"),
        pytest.param("(due: 2026-11-25) tea", TaskMarks("tea", due=DUE), id="(Due: …)"),
        pytest.param(
            "tea (@2026-02-30)", TaskMarks("tea", invalid=("due",)), id="(@…) no such day"
        ),
        pytest.param("tea (@friday)", TaskMarks("tea (@friday)"), id="(@…) no date"),
        pytest.param(
            "draft #Waiting", TaskMarks("draft #Waiting", waiting=True), id="waiting for another"
        ),
        pytest.param(
            "#task/waiting_for draft",
            TaskMarks("#task/waiting_for draft", waiting=True),
            id="waiting, the other tag",
        ),
        pytest.param("draft #waitingroom", TaskMarks("draft #waitingroom"), id="another tag"),
        pytest.param(
            "draft [delegated:: [[People/Ivo Marsh|Ivo]]] 📅 2026-11-25",
            TaskMarks("draft", due=DUE, delegated="People/Ivo Marsh", waiting=True),
            id="delegated to a link",
        ),
        pytest.param(
            "draft (delegated:: Ivo)",
            TaskMarks("draft", delegated="Ivo", waiting=True),
            id="delegated to a name",
        ),
        pytest.param(
            "x [due:: [[Daily/2026-11-25]]]", TaskMarks("x", due=DUE), id="link to a daily note"
        ),
        pytest.param("x [due:: 2026-11-25T18:00]", TaskMarks("x", due=DUE), id="date with a time"),
        pytest.param("x [due:: 2026-11]", TaskMarks("x", invalid=("due",)), id="a month"),
        pytest.param("x [due:: soon]", TaskMarks("x", invalid=("due",)), id="no date"),
        pytest.param("x [due:: ]", TaskMarks("x [due:: ]"), id="an empty field"),
        pytest.param("x [priority:: wow]", TaskMarks("x [priority:: wow]"), id="no priority"),
        pytest.param("x `[due:: 2026-11-25]`", TaskMarks("x `[due:: 2026-11-25]`"), id="in code"),
        pytest.param("x `#waiting`", TaskMarks("x `#waiting`"), id="tag in code"),
        pytest.param(
            "x <!-- (@2026-11-25) -->", TaskMarks("x <!-- (@2026-11-25) -->"), id="in a comment"
        ),
        pytest.param(
            "first 📅 2026-11-25\nsecond ⏫ line [id:: k]\nthird ^b-2",
            TaskMarks("first\nsecond ⏫ line\nthird", due=DUE, id="k", block_id="b-2"),
            id="several lines",
        ),
        pytest.param("2^10 ^x y", TaskMarks("2^10 ^x y"), id="no block id"),
        pytest.param("", TaskMarks(""), id="empty"),
    ],
)
def test_parse_task(text: str, expected: TaskMarks) -> None:
    assert parse_task(text) == expected


@pytest.mark.parametrize("sign", "📅📆🗓⏳⌛🛫➕✅❌")
def test_each_sign_of_a_day_is_seen(sign: str) -> None:
    marks = parse_task(f"чай 📞 {sign}\ufe0f 2026-11-25 #чай")
    days = {marks.due, marks.scheduled, marks.start, marks.created, marks.done, marks.cancelled}
    assert days == {DUE, None}
    assert marks.description == "чай 📞 #чай"


@pytest.mark.parametrize("sign", "🔺⏫🔼🔽⏬")
def test_each_sign_of_priority_is_seen(sign: str) -> None:
    assert parse_task(f"чай {sign}").priority


@given(texts)
def test_the_text_of_a_task_is_that_beside_its_marks(text: str) -> None:
    assert task_text(text) == parse_task(text).description


@given(
    st.lists(
        st.sampled_from(
            [
                "чай",
                " ",
                "\u00a0",
                "📅",
                "✅",
                "🔁",
                "☕",
                "⏫",
                "\ufe0f",
                "#t",
                "2026-11-25",
                "2026-1",
            ]
        ),
        max_size=8,
    ).map("".join)
)
def test_the_common_form_is_read_as_by_every_rule(line: str) -> None:
    assert tasks._split_emoji(line) == tasks._split_by_every_rule(line)


@given(texts)
def test_nothing_is_made_up(text: str) -> None:
    """Each word of the description stands in the text."""
    marks = parse_task(text)
    assert all(word in text for word in marks.description.split())
    assert marks.id in text
    assert set(marks.invalid) <= {"due", "scheduled", "start", "created", "done", "cancelled"}


@given(
    st.permutations(["📅 2026-11-25", "⏳ 2026-11-20", "🔁 every day", "⏫", "🆔 k1", "#tea"]),
    st.booleans(),
)
def test_the_order_of_marks_does_not_matter(marks: list[str], tight: bool) -> None:
    read = parse_task("x " + ("  ".join(marks) if not tight else " ".join(marks)) + " ^id")
    assert read == TaskMarks(
        "x #tea",
        due=DUE,
        scheduled=EARLIER,
        recurrence="every day",
        priority="high",
        id="k1",
        block_id="id",
    )


@pytest.mark.parametrize(
    "text",
    [
        "📅 " * 50_000,
        "🔁 " + "a" * 100_000 + " #t" * 50_000,
        "🔁 every day " * 20_000,
        "📅2026-11-25" * 20_000,
        "⛔ a" + " " * 100_000 + "x",
        "[due:: " * 30_000,
        "[due:: 1]" * 20_000,
        "(" + " " * 100_000,
        "^a" * 50_000,
        "\n" * 100_000,
    ],
    ids=[
        "signs",
        "tags",
        "recurrences",
        "days",
        "ids",
        "open",
        "fields",
        "spaces",
        "hats",
        "lines",
    ],
)
def test_long_tasks_end_soon(text: str) -> None:
    parse_task(text)


def test_tasks_of_the_demo_vault(outside: Path) -> None:
    """Seventeen tasks of the Tasks plugin's own vault have days that no calendar has."""
    tasks = [
        found[1]
        for file in sorted((outside / "corpora" / "tasks-demo").rglob("*.md"))
        for found in re.finditer(
            r"^[ \t>]*(?:[-*+]|[0-9]+[.)]) +\[.\] *(.*)$",
            file.read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    ]
    marks = [parse_task(text) for text in tasks]
    assert len(tasks) > 900
    assert sum(bool(mark.invalid) for mark in marks) == 17
    assert sum(mark.due is not None for mark in marks) == 98
    assert not [mark for mark in marks if re.search(r"📅 *[0-9]{4}-[0-9-]{5}$", mark.description)]
