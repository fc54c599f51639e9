"""Lines of other notes that tell of contact, and notes that never do."""

from __future__ import annotations

import pytest
from parsed_vault import ANNA, parsed, told

from vaultnet.core.records import Recognition

CALL = ["2026-05-20 Anna Petrova call"]

TELLING = {
    "dated-note": ("Idea.md", "---\ndate: 2026-05-20\n---\n- 📞 with [[Anna Petrova]]", CALL),
    "channel-field": ("2026-05-20 Idea.md", "- [[Anna Petrova]] [channel:: call]", CALL),
    "emoji-after-link": ("2026-05-20 Idea.md", "- [[Anna Petrova]] 📞 about bridges", CALL),
    "dated-name": ("2026-05-20 Idea.md", "- [[Anna Petrova]] #call", CALL),
    "own-day": ("Projects/Bridges.md", "- 2026-05-20: call with [[Anna Petrova]]", CALL),
    "field": (
        "2026-05-20 Idea.md",
        "an hour (with:: [[Anna Petrova]])",
        ["2026-05-20 Anna Petrova unknown"],
    ),
    "value": (
        "2026-05-20 Idea.md",
        "for [[Anna Petrova]] (gave:: book)",
        ["2026-05-20 Anna Petrova unknown"],
    ),
    "done-task": (
        "2026-05-20 Idea.md",
        "- [x] [[Anna Petrova]]",
        ["2026-05-20 Anna Petrova unknown"],
    ),
    "group": ("Groups/Club.md", "- 2026-05-20 call with [[Anna Petrova]]", CALL),
    "organisation": ("Companies/Acme.md", "- 2026-05-20 call with [[Anna Petrova]]", CALL),
    "project-done-task": (
        "Projects/Bridges.md",
        "- [x] called [[Anna Petrova]] ✅ 2026-05-20",
        CALL,
    ),
}


@pytest.mark.parametrize(("path", "text", "expected"), TELLING.values(), ids=TELLING)
def test_a_line_that_tells(path: str, text: str, expected: list[str]) -> None:
    network = parsed({**ANNA, path: text})
    assert told(network) == expected
    assert network.interactions[0].recognition in {Recognition.LINE, Recognition.TASK}


SILENT = {
    "bare-link": ("2026-05-20 Idea.md", "as [[Anna Petrova]] says"),
    "undated": ("Idea.md", "- call with [[Anna Petrova]]"),
    "book": (
        "Of Bridges.md",
        '---\ntype: book\ndate: 2026-05-20\nauthor: "[[Anna Petrova]]"\n---\nBy [[Anna Petrova]].',
    ),
    **{
        f"book-words-{number}": (
            "Of Bridges.md",
            f"---\ntype: book\ndate: 2026-05-20\n---\n{line}\n",
        )
        for number, line in enumerate(
            (
                "[[Anna Petrova]] called it a novel.",
                "[[Anna Petrova]] wrote this book.",
                "# Letter to [[Anna Petrova]]",
                "Email marketing, by [[Anna Petrova]]",
                "Call for papers: [[Anna Petrova]]",
                "Meeting notes template by [[Anna Petrova]]",
                "- Telegram channel of [[Anna Petrova]]",
                "The sign ☕ is by [[Anna Petrova]]",
            )
        )
    },
    "advice": (
        "How to keep in touch.md",
        "---\ntags: [networking]\ndate: 2026-05-20\n---\n- 2026-05-20 call with [[Anna Petrova]]",
    ),
    "advice-task": (
        "How to.md",
        "---\ntype: guide\n---\n- [x] called [[Anna Petrova]] ✅ 2026-05-20",
    ),
    "event": (
        "Events/BridgeConf.md",
        "---\nstart: 2026-05-20\n---\n## Participants\n\n- 2026-05-20 met [[Anna Petrova]]",
    ),
    "plan": ("2026-05-20 Idea.md", "## Next steps\n\n- call with [[Anna Petrova]]"),
    "open-task": ("2026-05-20 Idea.md", "- [ ] call with [[Anna Petrova]]"),
    "week": ("2026-W21.md", "- call with [[Anna Petrova]]"),
    "index": ("People MOC.md", "---\ndate: 2026-05-20\n---\n- call [[Anna Petrova]]"),
    "template": ("Templates/2026-05-20.md", "- call with [[Anna Petrova]]"),
    "unrendered": ("2026-05-20 x.md", '---\ndate: "{{date}}"\n---\n- call with [[Anna Petrova]]'),
    "created": ("Idea.md", "---\ncreated: 2026-05-20\n---\n- call with [[Anna Petrova]]"),
}


@pytest.mark.parametrize(("path", "text"), SILENT.values(), ids=SILENT)
def test_a_note_that_tells_nothing(path: str, text: str) -> None:
    assert told(parsed({**ANNA, path: text})) == []


def test_a_person_without_a_note_is_mentioned_beside_one_who_has_one() -> None:
    """The line tells of no contact, and is looked at all the same."""
    network = parsed({**ANNA, "Idea.md": "On [[Anna Petrova]]\n\n- by [[@Noor Haddad]]\n"})
    assert told(network) == []
    assert list(network.mentioned) == ["Noor Haddad"]
