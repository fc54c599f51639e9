"""An engineer with 60 contacts: ten years of notes in English and some Russian."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from textwrap import dedent
from typing import TYPE_CHECKING, Final

from lives.cast import RUSSIAN, TODAY, TOWNS, Dice, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPELLED_OUT: Final[Mapping[str, str]] = {
    "vaultnet.toml": """
        [vault]
        owner = "Me"

        [cadence.tags]
        "inner-circle" = "2 months"
    """,
    "Me.md": """
        ---
        interests: [databases, cycling, mentoring, "[[Observability]]"]
        profile_updated: 2026-09-14
        ---
        Staff engineer. Writes too little, talks too much.
    """,
    "People/Aino Abelmoor.md": """
        ---
        aliases: [Aino]
        role: mentor/life
        stage: trust
        tags: [inner-circle]
        interests: [cycling]
        trust: 5 (2025-06-01)
        helpfulness: 5 (2025-06-01)
        birthday: 1971-11-30
        ---
        Hired me twice.

        ## Log

        - 2026-09-08 (meeting): lunch by the canal, told me to stop applying and start building
        - 2026-04-17 (call): her new team (gave:: introduction)
        - 2025-12-02 (meeting): dinner (got:: life advice)
        - 2025-05-20 (email): a job opening that was not for me
    """,
    "People/Вера Лодочникова.md": """
        ---
        aliases: [Vera]
        role: expert/researcher
        этап: общение
        частота: раз в квартал
        языки: русский
        часовой_пояс: Europe/Samara
        interests: [databases, шахматы]
        ---
        - 2026-10-30 звонок: обсудили её статью (получил:: статья)
        - 2026-07-03 письмо: послал ссылку (дал:: статья)
    """,
    "People/Edvin Elmhaven.md": """
        ---
        role: candidate/passive
        company: "[[Harbour Ledger]]"
        job: Database engineer
        minimum_gap: 3 months
        ---
        The best query planner person I know. Not looking. Does not like to be pinged.

        - 2026-06-11 coffee, he will not move before 2028
    """,
    "People/Hana Holmquill.md": """
        ---
        role: [protege/switcher, colleague]
        cadence: {light: bi-weekly, deep: monthly}
        work_anniversary: 2024-11-27
        ---
        Was a nurse, now on my team.
    """,
    "People/Oisin Oakenshaw.md": """
        ---
        deceased: 2023-02-11
        birthday: 1958-11-25
        ---
        Taught me what a B-tree is.
    """,
    "People/Petra Pellworth.md": """
        ---
        private: true
        cadence: monthly
        ---
        Going through a divorce; call, do not write.
    """,
    "People/Zoran Zephyrine.md": """
        ---
        status: paused
        cadence: monthly
        ---
        We fell out over the migration. Leave it.
    """,
    "Organisations/Harbour Ledger.md": "---\ntype: company\nfounded: 2016-11-26\n---\n",
    "Events/StoreConf 2025.md": """
        ---
        type: conference
        start: 2025-12-03
        end: 2025-12-05
        location: Utrecht
        series: StoreConf
        participants: ["[[Edvin Elmhaven]]", "[[Aino Abelmoor]]", "[[Вера Лодочникова]]"]
        ---
    """,
    "Events/StoreConf 2026.md": """
        ---
        type: conference
        start: 2026-12-02
        end: 2026-12-04
        location: Utrecht, Netherlands
        series: StoreConf
        my_role: speaker
        participants: ["[[Вера Лодочникова]]"]
        ---
        Talk on Thursday: "Indexes nobody asked for".
    """,
    "Groups/Slow Query Club.md": """
        ---
        type: community
        my_role: organiser
        members: ["[[Edvin Elmhaven]]", "[[Вера Лодочникова]]", "[[Hana Holmquill]]"]
        ---
        First Thursdays. Somebody brings a plan, everybody groans.
    """,
    "Projects/Index Advisor.md": """
        ---
        type: project
        members: ["[[Hana Holmquill]]"]
        ---
    """,
    "Notes/Reading query plans.md": """
        ---
        tags: [databases]
        ---
        # Reading query plans

        Draft of the post. Ask [[Edvin Elmhaven]] to look at it?
    """,
    "Notes/Observability.md": "Links and half a rant. #observability\n",
    "Meetings/2026-11-05 Slow Query Club.md": """
        ---
        type: meeting
        date: 2026-11-05
        ---
        Participants: [[Edvin Elmhaven]], [[Вера Лодочникова]], [[Hana Holmquill]],
        [[Aino Abelmoor]]

        - [ ] [[Edvin Elmhaven]] to share the benchmark #waiting 📅 2026-11-19
        - [ ] send [[Вера Лодочникова]] the recording 📅 2026-11-12
    """,
    "Meetings/2026-11-16 1-1 Hana.md": """
        ---
        type: 1-1
        date: 2026-11-16
        attendees: "[[Hana Holmquill]]"
        project: "[[Index Advisor]]"
        ---
        Spoke about her review. (gave:: feedback)
    """,
    "Daily/2026-11-20.md": """
        - [[Aino Abelmoor]] was named engineer of the year #achievement
        - own talk accepted #own-activity
        - thought of [[Kofi Juniper]] today
    """,
    "Daily/2026-12-01.md": "- call with [[Вера Лодочникова]] before the conference\n",
}

_OTHERS: Final = 53
_LINES: Final = (
    "call with {}", "message from {}", "mail to {}", "coffee with {}", "lunch with {}", "{}",
    "commented on {}'s post", "video call with {} about the migration",
    "wrote {} (gave:: article)", "{} sent me a book (got:: book)", "созвон с {}",
)  # fmt: skip
_FRONTS: Final = (
    "role: colleague/leader\nstage: communication", "role: colleague", "company: Harbour Ledger",
    "tags: [inner-circle]\nstage: trust", "cadence: quarterly", "tier: B",
    "role: employer/recruiter",
    "role: employer/cto\ncadence: twice a year", "tags: [mentor]", "met: 2019-05-01",
    "role: protege/beginner\ncadence: monthly", "interests: [cycling, baking]", "",
)  # fmt: skip


def engineer() -> Mapping[str, str]:
    """Give the notes by path."""
    notes = {path: dedent(text).strip("\n") + "\n" for path, text in _SPELLED_OUT.items()}
    dice = Dice(60)
    named = {path.rpartition("/")[2].removesuffix(".md") for path in notes}
    names = [name for number in range(100) if (name := name_of(number)) not in named]
    names = [*(one for one in RUSSIAN[3:8] if one not in named), *names][:_OTHERS]
    diary: defaultdict[date, list[str]] = defaultdict(list)
    for number, name in enumerate(names):
        front = _FRONTS[number % len(_FRONTS)]
        born = date(1970 + dice.below(29), 1 + dice.below(12), 1 + dice.below(28))
        keys = [front, *([f"birthday: {born}"] if dice.happens(0.4) else [])]
        keys += [f"location: {dice.pick(TOWNS)}"] if dice.happens(0.3) else []
        lines = ["---", *(key for key in keys if key), "---", "Met through work."]
        notes[f"People/{name}.md"] = "\n".join(lines) + "\n"
        _live_with(name, number, diary, dice)
    for on, lines in diary.items():
        path = f"Daily/{on.isoformat()}.md"
        notes[path] = notes.get(path, "") + "".join(f"- {line}\n" for line in lines)
    return notes


def _live_with(name: str, number: int, diary: dict[date, list[str]], dice: Dice) -> None:
    """Spread the contacts with one person over the years: steady, thinning out, once, or none."""
    gap = (12, 45, 90, 200)[number % 4]
    on = dice.ago(1, gap * (3 if number % 3 else 1))
    for _ in range((0, 14, 8, 3, 1)[number % 5]):
        diary[on].append(dice.pick(_LINES).format(f"[[{name}]]"))
        on -= timedelta(days=gap // 2 + dice.below(gap) + 1)
        if (TODAY - on).days > 3650:
            break
