"""A founder with 600 contacts: half of them imported at once, many hands, much mess."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from textwrap import dedent
from typing import TYPE_CHECKING, Final

from lives.cast import RUSSIAN, TODAY, TOWNS, Dice, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

PEOPLE: Final = 588  # beside the twelve who are written in Russian
_IMPORTED: Final = 300  # on one day, from an address book that knew a last contact

_SPELLED_OUT: Final[Mapping[str, str]] = {
    "vaultnet.toml": """
        [vault]
        owner = "Atlas/Me"
        timezone = "Europe/Lisbon"

        [cadence.roles]
        employer = "6 months"

        [cadence.folders]
        "CRM/Investors" = { light = "1 month", deep = "3 months" }
        "CRM/Imported" = "1 year"
    """,
    "Atlas/Me.md": """
        ---
        interests: [logistics, sailing, climate, hiring]
        profile_updated: 2026-08-20
        ---
    """,
    "Atlas/People.md": '# People\n\nMOC of the CRM.\n\n```dataview\nTABLE stage FROM "CRM"\n```\n',
    "Atlas/Northwind Freight.md": "---\ntype: company\nfounded: 2019-11-25\n---\n",
    "Events/Harbour Days 2026.md": """
        ---
        type: conference
        start: 2026-11-10
        end: 2026-11-12
        location: Lisbon
        my_role: [spoke, moderated]
        ---
        ## Participants

    """,
    "Events/Founders Dinner 2026-11-27.md": """
        ---
        type: meetup
        date: 2026-11-27
        location: Lisbon
        my_role: organiser
        ---
    """,
    "Groups/Port City Founders.md": "---\ntype: community\nmy_role: moderator\n---\n",
    "Projects/Green Lane.md": "---\ntype: project\n---\nThe pilot with the port.\n",
    "Notes/What investors ask about climate.md": "---\ntags: [climate]\n---\nWorth sending.\n",
    "Notes/Hiring without a recruiter.md": "---\ntags: [hiring]\n---\n",
    "Daily/2026-11-22.md": "- wrote the monthly letter #own-activity\n",
    "Templates/Person.md": "---\ntype: person\ncadence: {{cadence}}\n---\n# {{title}}\n",
    "Inbox/scan.md": "----\nnot a header\n",
}
_FOLDERS: Final = ("CRM/Investors", "CRM/Customers", "CRM/Team", "CRM/Friends", "CRM/Press")
_FRONTS: Final = (
    "role: employer/founder\nstage: communication", "stage: trust\ninterests: [sailing]",
    "role: candidate/talent\ninterests: [hiring]", "role: expert/opinion-leader", "tier: A",
    "company: '[[Northwind Freight]]'\nstage: partnership",
    "cadence: monthly\ninterests: [climate]",
    "role: candidate/consultant", "cadence: {light: monthly, deep: quarterly}", "tags: [vip]", "",
    "role: protege/career\nstage: communication", "cadence: none", "status: archived",
)  # fmt: skip
_COMPANIES: Final = ("Northwind Freight", "Quay & Sons", "Blue Crane", "Port of G")
_LINES: Final = (
    "call with {}", "mail from {}", "mail to {}", "lunch with {}", "{}", "video call with {}",
    "intro for {} (gave:: introduction)", "{} gave feedback on the deck (got:: feedback)",
    "talked to {} at [[Harbour Days 2026]]", "message to {}", "commented on {}'s article",
    "worked with {} on [[Green Lane]]",
)  # fmt: skip
_TASKS: Final = (
    "- [ ] send {} the deck 📅 {}", "- [x] introduce {} to the port 📅 {} ✅ {}",
    "- [ ] {} owes us the contract #waiting 📅 {}", "- [ ] ask {} about the pilot",
)  # fmt: skip


def founder() -> Mapping[str, str]:
    """Give the notes by path."""
    notes = {path: dedent(text).strip("\n") + "\n" for path, text in _SPELLED_OUT.items()}
    dice = Dice(600)
    diary: defaultdict[date, list[str]] = defaultdict(list)
    for number in range(PEOPLE):
        name = name_of(number)
        if number < _IMPORTED:
            notes[f"CRM/Imported/{name}.md"] = _imported(name, dice)
        else:
            notes[f"{_FOLDERS[number % len(_FOLDERS)]}/{name}.md"] = _kept(number, dice)
            _live_with(name, number, diary, dice)
    for number, name in enumerate(RUSSIAN):
        notes[f"CRM/Команда/{name}.md"] = (
            f"---\nтип: контакт\nроль: коллега\n---\nКоманда, {number}.\n"
        )
        _live_with(name, number, diary, dice)
    met = "".join(f"- [[{name_of(number)}]]\n" for number in range(_IMPORTED, PEOPLE, 12))
    notes["Events/Harbour Days 2026.md"] += f"\n{met}"
    for on, lines in diary.items():
        path = f"Daily/{on.year}/{on.isoformat()}.md"
        notes[path] = "\n".join(lines) + "\n"
    return notes


def _imported(name: str, dice: Dice) -> str:
    """Give a note as an importer writes it."""
    lines = [
        "---",
        "type: person",
        f"email: {name.partition(' ')[0].lower()}{dice.below(900)}@example.com",
        f"organization: {dice.pick(_COMPANIES)}",
        f"last_contact: {dice.ago(390, 395).isoformat()}",
        "source: address book",
        "---",
    ]
    return "\n".join(lines) + "\n"


def _kept(number: int, dice: Dice) -> str:
    """Give a note that the founder made by hand."""
    keys = ["type: person", _FRONTS[number % len(_FRONTS)]]
    if dice.happens(0.3):
        keys.append(f"birthday: {1 + dice.below(12):02}-{1 + dice.below(28):02}")
    if dice.happens(0.2):
        keys.append(f"location: {dice.pick(TOWNS)}")
    if dice.happens(0.03):
        keys.append("private: true")
    if dice.happens(0.05):
        keys.append(f"next_contact: {(TODAY + timedelta(days=dice.below(40) - 20)).isoformat()}")
    return "\n".join(["---", *(key for key in keys if key), "---", "", "# Notes", "", "-"]) + "\n"


def _live_with(name: str, number: int, diary: dict[date, list[str]], dice: Dice) -> None:
    """Spread contacts, tasks and news over three years."""
    link, gap = f"[[{name}]]", (9, 30, 70, 150, 365)[number % 5]
    on = dice.ago(0, gap * 2)
    for _ in range((2, 20, 5, 9, 0, 1)[number % 6]):
        diary[on].append(f"- {dice.pick(_LINES).format(link)}")
        on -= timedelta(days=gap // 2 + 1 + dice.below(gap))
        if (TODAY - on).days > 1100:
            break
    if dice.happens(0.15):
        due = TODAY + timedelta(days=dice.below(60) - 40)
        made = due - timedelta(days=10)
        diary[made].append(dice.pick(_TASKS).format(link, due.isoformat(), due.isoformat()))
    if dice.happens(0.03):
        diary[dice.ago(0, 20)].append(f"- {link} closed a round #achievement")
