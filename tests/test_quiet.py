"""Quiet notes: what is not read for its raw text would yield no record if it were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed_vault import ANNA, BORIS, parsed

from vaultnet.core.settings import Settings
from vaultnet.vault.parse import note_records, quiet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.records import Network
    from vaultnet.vault.conventions import NoteKind
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene

NOTE = "Notes/Looms.md"
DATED = "---\ndate: 2026-04-30\n---\n"
TESS = "---\naliases: [Tess]\n---\n"
PEOPLE = {
    **ANNA,
    **BORIS,
    "People/Cora.md": TESS,
    "People/Dora.md": TESS,
    "Me.md": "---\ntype: me\n---\n",
    "2026-05-01.md": "",
}


def read_quickly(files: Mapping[str, str]) -> tuple[Network, set[str]]:
    """Parse notes; give the paths of those that were found quiet."""
    found: set[str] = set()

    def is_quiet(note: Note, kind: NoteKind, scene: Scene) -> bool:
        if quiet.is_quiet(note, kind, scene):
            found.add(note.path)
        return note.path in found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(note_records, "is_quiet", is_quiet)
        return parsed(files), found


def read_by_every_rule(files: Mapping[str, str]) -> Network:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(note_records, "is_quiet", lambda *_: False)
        return parsed(files)


QUIET = {
    "prose": "Some words about looms, 2026-05-20.\n",
    "links-to-no-contact": "[[Weaving]] #loom\n- [x] [[Weaving]] ✅ 2026-05-20\n",
    "author": "made:: of wood\nauthor:: [[Anna Petrova]]\n",
    "in-a-list": "- looms\n  - see [[Anna Petrova|her]] and [[Looms 27]]\n",
    "in-a-table": "| a | b |\n| - | - |\n| [[Anna Petrova\\|A]] | [[Looms 27\\|x]] |\n",
    "a-day-elsewhere": "- 2026-05-20 a loom\n\n[[Anna Petrova]] has one.\n",
    "in-a-heading": "## What [[Anna Petrova]] said\n",
    "by-a-markdown-link": "[her](<../People/Anna Petrova.md>) loom\n",
    "a-number-that-is-no-day": "[[Anna Petrova]] has 27 of 130.\n",
    "a-tag-that-names-no-channel": f"{DATED}[[Anna Petrova]] #loom\n",
    "how-and-never-when": "[[Anna Petrova]] #call\n\n☕ (channel:: call) [[Boris Stone]]\n",
}
SPEAKING = {
    "a-day": "- 2026-05-20 call with [[Anna Petrova]]\n",
    "a-day-on-the-next-line": "- called [[Anna Petrova]]\n  on 2026-05-20\n",
    "a-day-below-an-empty-line": "- called [[Anna Petrova]]\n\n  on 2026-05-20\n",
    "a-linked-day": "- [[2026-05-01]] call with [[Anna Petrova]]\n",
    "a-day-round-a-comment": "- 20%%x%%26-05-20 call with [[Anna Petrova]]\n",
    "a-tag": f"{DATED}[[Anna Petrova]] #call\n",
    "an-emoji": f"{DATED}☕ [[Anna Petrova]]\n",
    "a-box": "- [ ] write to [[Anna Petrova]]\n",
    "a-field": f"{DATED}(channel:: call) [[Anna Petrova]]\n",
    "a-faulty-day": "---\ndate: 2026-02-31\n---\n[[Anna Petrova]] #call\n",
    "a-day-for-a-name": "---\naliases: [2026-05-20]\n---\n☕ [[Anna Petrova]]\n",
    "a-name-in-a-field": "with:: Anna Petrova\n",
    "another-name": "[[Anya]] has one.\n",
    "a-name-that-several-have": "[[Tess]]\n",
    "a-delegate": "[[Anna Petrova]]\n\n- [ ] ask [delegated:: Boris Stone] 📅 2026-05-20\n",
    "an-achievement": "- 2026-05-20 (achievement:: [[Anna Petrova]] won)\n",
    "a-tag-for-an-achievement": "- 2026-05-20 #award [[Anna Petrova]]\n",
    "an-own-activity": "- 2026-05-20 gave a talk #own-activity\n",
    "a-sign-for-who-has-no-note": "[[Anna Petrova]] with [[@Nobody]]\n",
    "a-title-in-a-link": "[her](<../People/Anna Petrova.md> 'x')\n",
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_a_mere_mention_is_quiet(text: str) -> None:
    network, found = read_quickly({**PEOPLE, NOTE: text})
    assert NOTE in found
    assert network == read_by_every_rule({**PEOPLE, NOTE: text})


@pytest.mark.parametrize("text", SPEAKING.values(), ids=SPEAKING)
def test_what_may_tell_of_somebody_is_read(text: str) -> None:
    network, found = read_quickly({**PEOPLE, NOTE: text})
    assert NOTE not in found
    assert network == read_by_every_rule({**PEOPLE, NOTE: text})


@pytest.mark.parametrize("path", ["People/Anna Petrova.md", "2026-05-20.md", "Meetings/X.md"])
def test_notes_of_people_and_days_are_read(path: str) -> None:
    _, found = read_quickly({**PEOPLE, path: "Words.\n"})
    assert path not in found


def test_a_template_and_what_is_ignored_are_quiet_whatever_they_hold() -> None:
    text = "- 2026-05-20 call with [[Anna Petrova]]\n"
    paths = {"Templates/Day.md", "Due this week.md"}
    _, found = read_quickly({**PEOPLE, **dict.fromkeys(paths, text)})
    assert paths <= found


def test_a_key_of_the_settings_counts() -> None:
    files = {**PEOPLE, NOTE: "🧵:: Anna Petrova\nauthor:: [[Boris Stone]]\n"}
    settings = Settings(keys={"🧵": "people"})
    network = parsed(files, settings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(note_records, "is_quiet", lambda *_: False)
        assert network == parsed(files, settings)


PIECES = st.sampled_from(
    [
        *("\n", "\n", "\n\n", "\n\n", "\r\n", "- ", "  ", "    ", "\t", "> ", "> [!note] ", "1. "),
        *("| ", " | ", "\n|---|---|\n", "# ", "## Plan\n", "- [ ] ", "- [x] ", "- [-] ", "* "),
        *(
            "[[Anna Petrova]]",
            "[[Anna Petrova|A]]",
            "[[Boris Stone\\|B]]",
            "[[Anya]]",
            "[[Looms 27]]",
        ),
        *("[[Looms 2026]]", "[[2026-05-01]]", "[[@Nobody]]", "[[", "]]", "![[Anna Petrova]]"),
        *("[A](<../People/Anna Petrova.md>)", "[A](<Anna Petrova.md>)", "]("),
        *(
            "2026-05-20",
            "20%%x%%26-05-20",
            "20.05.26 ",
            "📅 2026-05-20",
            "✅ 2026-05-21",
            "call with ",
            "met ",
            "☕ ",
            "📞 ",
            " and ",
        ),
        *(
            "#call",
            "#award",
            "#promise",
            "#own-activity",
            "#loom",
            "author:: ",
            "with:: ",
            "date:: ",
        ),
        *("(channel:: call)", "(gave:: advice)", "[delegated:: Boris Stone]", "achievement:: "),
        *("`", "```\n", "$$\n", "%%", "%%\n", "<!-- ", " -->", "<div>\n", "\\", "word ", "e\u0301"),
        *("\u2028", "\ufeff", "Anna Petrova", "attendees: ", "- **Attendees:** ", "^id"),
    ]
)


HEADS = st.sampled_from(
    ["", DATED, "---\naliases: [2026-05-20]\n---\n", "---\ndate: [2026-02-31, soon]\n---\n"]
)
PATHS = st.sampled_from([NOTE, "Notes/Looms MOC.md", "Notes/Looms 20 May 2026.md"])


@given(HEADS, st.lists(PIECES, max_size=20).map("".join), PATHS)
def test_what_is_quiet_yields_nothing(head: str, text: str, path: str) -> None:
    files = {**PEOPLE, path: head + text}
    assert parsed(files) == read_by_every_rule(files)
