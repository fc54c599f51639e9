"""What holds for the records beside contacts and interactions, whatever notes hold."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from parsed_vault import parsed

from vaultnet.vault.parse.affairs.parts import PARTS

if TYPE_CHECKING:
    from vaultnet.core.records import Network, Source

PATHS = [
    "People/Ada.md",
    "People/Ida Bell/Ida Bell.md",
    "People/Ida Bell/2026-05-20 Talk.md",
    "Люди/Пётр.md",
    "Daily/2026-05-20.md",
    "Meetings/2026-05-21 Bridges.md",
    "Events/BridgeConf.md",
    "Groups/Круг.md",
    "Projects/Bridges.md",
    "Companies/Acme.md",
    "Ideas/Arches.md",
    "Me.md",
]
FRONTS = [
    "type: person",
    "type: group\nkind: course",
    "private: true",
    "tags: [topic/bridges, 2026, null]",
    'participants: ["[[Ada]]", Пётр, "@Noor"]',
    "members: [[Ada]], [[Пётр]]",
    "start: 2026-05-20",
    "start: [2026-05-20, 2026-02-30]",
    "end: 2026-05-19",
    "my_role: [spoke, juggler]",
    "followup: no",
    "founded: 04-02",
    'met: "[[BridgeConf]]"',
    "projects: Bridges, [[Круг]]",
    "introduced_by: Пётр и Ada",
    "trust: 4 (2026-05-01)",
    "influence: {a: [9, x]}",
    "rated: 2026-02-30",
    "minimum_gap: [2 weeks]",
    'stage_dismissed: "2026-05-20 00000000"',
    "stage_dismissed: {a: b}",
    "achievements: [2026-05-20 won, {date: 2026-05-01, text: x}, [[]]]",
    "interests: [bridges, 5, null]",
    "profile_updated: 20.05.2026",
    'project: "[[Bridges]]"',
]
LINES = [
    "# Log",
    "## Планы",
    "## Участники",
    "## Private",
    "### 2026-05-20 — [[Bridges]]",
    "- [ ] send [[Ada]] it 📅 2026-05-25",
    "- [x] called [[Ada]] (Срок: 2026-02-30) ✅ 2026-05-19",
    "- [-] [[Пётр]] #waiting ^b",
    "\t- [/] x [delegated:: [[Ada]]] [due:: [[Ada]])",
    '- ["] [[Ada]]',
    "- 2026-05-18: [[Пётр|Pete]] won #achievement #call",
    "(achievement:: [[Ada]] won, 2026-05-17) (gave:: intro to [[Пётр]])",
    "achievement:: ",
    "#own-activity #активность a talk with [[Ada]] on [[Bridges]]",
    "members:: [[Ada]], Noor",
    "**Participants:** [[Ada]], Пётр и Noor",
    "coffee with [[Ada]] and [[Пётр]] at [[BridgeConf]] (project:: [[Bridges]])",
    "trust:: 5/5",
    "> [!todo]\n> - [ ] [[Ada]]",
    "%% vaultnet:begin due 2026-W21 %%",
    "%% vaultnet:end due 0 %%",
    "%%",
    "```",
    "#private",
    "",
]
ODD = st.text(
    st.sampled_from("[]()|:#*_`%>-@ 0123456789./x📅✅\t\ufffc\u2028\u0301\u0000é😀\U000f0041"),
    max_size=30,
)
EOL = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def notes(draw: st.DrawFn) -> bytes:
    eol = draw(EOL)
    front = draw(st.lists(st.one_of(st.sampled_from(FRONTS), ODD), max_size=4))
    body = draw(st.lists(st.one_of(st.sampled_from(LINES), ODD), max_size=12))
    lines = ["---", *front, "---"] if draw(st.booleans()) else []
    text = eol.join([*lines, *body])
    return (
        draw(st.sampled_from(["", "\ufeff"])) + text + draw(st.sampled_from(["", eol]))
    ).encode()


VAULTS = st.dictionaries(st.sampled_from(PATHS), notes(), min_size=1, max_size=7)


def sources_of(network: Network) -> list[Source]:
    return [
        one.source
        for records in (
            network.promises,
            network.events,
            network.groups,
            network.organisations,
            network.achievements,
            network.activities,
        )
        for one in records
    ]


def named_in(network: Network) -> list[tuple[str, ...]]:
    return [
        *(one.contacts for one in network.promises),
        *(one.contacts for one in network.achievements),
        *(one.participants for one in network.events),
        *(one.members for one in network.groups),
        *network.acquainted,
    ]


def texts_of(network: Network) -> list[tuple[str | None, bool]]:
    return [
        *((one.text, one.private) for one in network.promises),
        *((one.text, one.private) for one in network.achievements),
        *((one.text, one.private) for one in network.activities),
    ]


@given(VAULTS)
@settings(max_examples=200)
def test_the_records_are_sound_whatever_the_notes_hold(files: dict[str, bytes]) -> None:
    network = parsed(files)
    contacts = {contact.path for contact in network.contacts}
    for source in sources_of(network):
        assert source.path in files
        assert 1 <= source.line <= len(files[source.path]) + 1
    for paths in named_in(network):
        assert set(paths) <= contacts
        assert list(paths) == sorted(set(paths))
    for text, private in texts_of(network):
        assert text is None or not private
        assert text is None or ("\n" not in text and len(text) <= 310)
    for promise in network.promises:
        assert promise.contacts
        assert promise.settled or (promise.done is None and not promise.cancelled)
    for event in network.events:
        assert event.part in {None, *PARTS}
        first, last = event.first, event.last
        assert first is None or last is None or first <= last
    assert all(one < other for one, other in network.acquainted)
    for contact in network.contacts:
        assert all(1 <= rating.value <= 5 for rating in contact.ratings.values())
    assert all(one.hint and one.about in one.message for one in network.problems)
    assert all(one.message for one in network.problems)


@given(VAULTS)
@settings(max_examples=50)
def test_they_stand_in_an_order_of_their_own(files: dict[str, bytes]) -> None:
    network = parsed(files)
    sources = [one.source for one in network.promises]
    assert sources == sorted(sources)
    for records in (network.events, network.groups, network.organisations, network.knowledge):
        paths = [one.path for one in records]
        assert paths == sorted(set(paths))
    for days in (
        [one.day for one in network.achievements],
        [one.day for one in network.activities],
    ):
        assert days == sorted(days, reverse=True)


@given(VAULTS, st.randoms())
@settings(max_examples=100)
def test_the_order_of_notes_does_not_matter(files: dict[str, bytes], chance: Random) -> None:
    shuffled = list(files.items())
    chance.shuffle(shuffled)
    assert parsed(dict(shuffled)) == parsed(files)


@given(VAULTS)
@settings(max_examples=100)
def test_an_unrelated_note_changes_nothing_but_knowledge(files: dict[str, bytes]) -> None:
    more = parsed({**files, "Zz/Unrelated.md": b"# Unrelated\n\n#weaving [[Loom]] - [ ] x\n"})
    network = parsed(files)
    assert [one for one in more.knowledge if one.path != "Zz/Unrelated.md"] == [*network.knowledge]
    assert replace(more, knowledge=()) == replace(network, knowledge=())


@given(VAULTS)
@settings(max_examples=50)
def test_line_ends_change_nothing(files: dict[str, bytes]) -> None:
    plain = {
        path: data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") for path, data in files.items()
    }
    crlf = {path: data.replace(b"\n", b"\r\n") for path, data in plain.items()}
    assert parsed(plain) == parsed(crlf)
