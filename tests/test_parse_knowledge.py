"""What there is to offer, and what the owner cares about."""

from __future__ import annotations

from datetime import date

import pytest
from parsed_vault import ANNA, codes, note, parsed

from vaultnet.core.records import Owner
from vaultnet.core.settings import OwnSettings, Settings, VaultSettings

PATH = "Ideas/Arches.md"

TOPICS = {
    "tag": ("---\ntags: [Bridges]\n---\n", ("bridges",)),
    "tag-folded": ("#Public-Transport\n", ("public transport",)),
    "tag-nested": ("#topic/Bridges\n", ("bridges", "topic", "topic/bridges")),
    "link": ("See [[Stone]].\n", ("stone",)),
    "link-by-path": ("See [[Things/Stone#Kinds|it]].\n", ("stone",)),
    "link-in-property": ('---\ntopic: "[[Stone]]"\n---\n', ("stone",)),
    "link-to-a-note": ("See [[Tunnels]].\n", ("tunnels",)),
    "book": ("---\ntype: book\ntags: [stone]\n---\n", ("stone",)),
    "advice": ("---\ntags: [networking]\n---\n", ("networking",)),
    "russian": ("---\ntags: [Мосты]\n---\n[[Камень]]\n", ("камень", "мосты")),
    "both": ("#a [[b]] #a\n", ("a", "b")),
}


@pytest.mark.parametrize(("text", "topics"), TOPICS.values(), ids=TOPICS)
def test_a_note_on_topics(text: str, topics: tuple[str, ...]) -> None:
    (one,) = parsed({PATH: text, "Tunnels.md": ""}).knowledge
    assert (one.path, one.name, one.topics) == (PATH, "Arches", topics)


NONE = {
    "no-topic": (PATH, "Arches stand."),
    "contact": ("People/Ada.md", "#bridges"),
    "owner": ("Me.md", "#bridges"),
    "daily": ("2026-05-20.md", "#bridges"),
    "dated": ("2026-05-20 Arches.md", "#bridges"),
    "week": ("2026-W21.md", "#bridges"),
    "meeting": ("Meetings/Arches.md", "#bridges"),
    "event": ("Events/Arches.md", "#bridges"),
    "project": ("Projects/Arches.md", "#bridges"),
    "organisation": ("Companies/Arches.md", "#bridges"),
    "template": ("Templates/Arches.md", "#bridges"),
    "index": ("Bridges MOC.md", "#bridges"),
    "digest": ("Due this week.md", "#bridges"),
    "private": (PATH, "---\nprivate: true\n---\n#bridges"),
    "private-section": (PATH, "## Private\n\n#bridges [[Stone]]"),
    "in-a-person-s-folder": ("People/Ida/Arches.md", "#bridges"),
    "generated": (PATH, "%% vaultnet:begin due 2026-W21 %%\n#bridges [[Stone]]"),
    "comment": (PATH, "%% [[Stone]] %%"),
    "embed": (PATH, "![[Stone]]"),
    "people-and-days": (PATH, "[[Anna Petrova]] [[2026-05-20]] [[Me]] [[#Head]]"),
}


@pytest.mark.parametrize(("path", "text"), NONE.values(), ids=NONE)
def test_what_is_nothing_to_offer(path: str, text: str) -> None:
    files = {**ANNA, "Me.md": "", "People/Ida/Ida.md": "", path: text}
    assert parsed(files).knowledge == ()


def test_it_has_the_day_that_its_properties_type() -> None:
    files = {
        "A.md": "---\ndate: 2026-05-20\n---\n#x",
        "B.md": "#x",
        "C.md": "---\ndate: someday\n---\n#x",
    }
    network = parsed(files)
    assert [one.day for one in network.knowledge] == [date(2026, 5, 20), None, None]
    assert network.problems == ()


ME = """
---
type: me
interests: [Bridges, "[[Stone]]", "#maps"]
tags: [interests/teaching, garden]
profile_updated: 2026-05-01
---
"""


def test_the_owner_s_note() -> None:
    interests = ("Bridges", "Stone", "maps", "teaching")
    owner = Owner("Ada.md", interests, date(2026, 5, 1), 5)
    assert parsed({"Ada.md": note(ME)}).me == owner


def test_the_owner_s_note_in_russian() -> None:
    text = "---\ntype: me\nинтересы: мосты, карты\nпрофиль_обновлён: 01.05.2026\n---\n"
    owner = Owner("Ада.md", ("мосты", "карты"), date(2026, 5, 1), 4)
    assert parsed({"Ада.md": text}).me == owner


def test_interests_of_the_settings_stand_behind_those_of_the_note() -> None:
    settings = Settings(own=OwnSettings(interests=("bridges", "chess")))
    assert parsed({}, settings).me == Owner(interests=("bridges", "chess"))
    me = parsed({"Ada.md": note(ME)}, settings).me
    assert me.interests == ("Bridges", "Stone", "maps", "teaching", "chess")


def test_of_two_notes_of_the_owner_none_is_read() -> None:
    assert parsed({"Ada.md": note(ME), "Ida.md": note(ME)}).me == Owner()
    settings = Settings(vault=VaultSettings(owner="Ida"))
    assert parsed({"Ada.md": note(ME), "Ida.md": note(ME)}, settings).me.path == "Ida.md"


def test_an_impossible_day_of_the_profile_is_reported() -> None:
    network = parsed({"Me.md": "---\nprofile_updated: 2026-02-30\n---\n"})
    assert (network.me.profile_updated, network.me.profile_line) == (None, None)
    assert codes(network) == ["unreadable-day Me.md:2"]
