"""What holds for every vault: parsing never raises, and depends on nothing but the notes."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from parsed_vault import parsed

from vaultnet.core.channels import layer_of

if TYPE_CHECKING:
    from vaultnet.core.records import Network

PATHS = [
    "People/Ada.md",
    "People/Ada Bell/Ada Bell.md",
    "People/Ada Bell/2026-05-20 Talk.md",
    "Люди/Пётр.md",
    "Daily/2026-05-20.md",
    "Meetings/2026-05-21 Bridges.md",
    "Meetings/Undated.md",
    "Projects/Bridges.md",
    "Notes/How to.md",
    "Me.md",
    "People/Ada.sync-conflict-20260520-101010-ABCDEFG.md",
]
FRONTS = [
    "type: person",
    "type: me",
    "tags: [meeting, private]",
    "aliases: [Ada, Петр, null, 2026-05-20]",
    'attendees: ["[[Ada]]", Пётр (late), "@Noor"]',
    "people: [[Ada]], [[Пётр]]",
    "last_contact: 2026-02-30",
    "birthday: 01/02/1990",
    "cadence: {light: monthly, deep: never}",
    "interactions: [{date: 2026-05-20, text: call}, 2026-05-19 x, [[]]]",
    "private: {a: b}",
    "date: 2026-05-22",
    "role: [mentor/, /career, {a: [b]}]",
    "birthday: {{date}}",
    "name: {first: Ада, last: 5}",
    "important_dates: [{date: 05-20}, {a: 1990-05-20}, x]",
]
LINES = [
    "# Log",
    "## Планы",
    "### 2026-05-20 — Call",
    "- 2026-05-18: 📞 about [[Пётр|Pete]] (gave:: intro)",
    "\t- (got:: статья) #gave/book",
    "- [x] called [[Ada]] ✅ 2026-05-19",
    "- [ ] [[Ada]]",
    "met:: [[Ada]], Noor",
    "**Attendees:** [[Ada]], Пётр и Noor",
    "Attendees:",
    "| Date | Notes |",
    "|---|---|",
    "| [[2026-05-20]] | [[Ada\\|A]] |",
    "> [!note] 🎥 [[Ada]]",
    "> [[Ada]]",
    "%% vaultnet:begin due 2026-W21 %%",
    "%% vaultnet:end due 0 %%",
    "%%",
    "```",
    "[[ADA]] [[Ada#Log]] [[@Noor]] [[x",
    "#private #call",
    "Email: [[Ada]] private:: да",
    "",
]
ODD = st.text(
    st.sampled_from("[]()|:#*_`%>-@ 0123456789.x\t\ufffc\u2028\u0301\u0000é😀\U000f0041"),
    max_size=30,
)
BODY = st.lists(st.one_of(st.sampled_from(LINES), ODD), max_size=12)
EOL = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def notes(draw: st.DrawFn) -> bytes:
    eol = draw(EOL)
    front = draw(st.lists(st.one_of(st.sampled_from(FRONTS), ODD), max_size=4))
    lines = ["---", *front, "---"] if draw(st.booleans()) else []
    text = eol.join([*lines, *draw(BODY)])
    return (
        draw(st.sampled_from(["", "\ufeff"])) + text + draw(st.sampled_from(["", eol]))
    ).encode()


VAULTS = st.dictionaries(st.sampled_from(PATHS), notes(), min_size=1, max_size=6)


@given(VAULTS)
@settings(max_examples=200)
def test_a_network_is_sound_whatever_the_notes_hold(files: dict[str, bytes]) -> None:
    network = parsed(files)
    paths = {contact.path for contact in network.contacts}
    for one in network.interactions:
        assert one.contacts
        assert set(one.contacts) <= paths
        assert list(one.contacts) == sorted(set(one.contacts))
        assert one.people >= len(one.contacts)
        assert one.layer is layer_of(one.channel, one.people)
        assert one.source.path in files
        assert one.source.line >= 1
        assert (one.summary is None) or ("\n" not in one.summary and len(one.summary) <= 310)
        assert one.summary is None or not one.private
    assert [one.path for one in network.contacts] == sorted(paths)
    assert all(one.hint and one.message for one in network.problems)


@given(VAULTS, st.randoms())
@settings(max_examples=100)
def test_the_order_of_notes_does_not_matter(files: dict[str, bytes], chance: Random) -> None:
    shuffled = list(files.items())
    chance.shuffle(shuffled)
    assert parsed(dict(shuffled)) == parsed(files)


@given(VAULTS)
@settings(max_examples=100)
def test_an_unrelated_note_changes_nothing(files: dict[str, bytes]) -> None:
    more = {**files, "Zz/Unrelated thing.md": b"# Unrelated\n\nNothing to see.\n"}
    assert parsed(more) == parsed(files)


@given(VAULTS)
@settings(max_examples=50)
def test_line_ends_change_nothing(files: dict[str, bytes]) -> None:
    def with_ends(eol: bytes) -> Network:
        plain = {
            path: data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") for path, data in files.items()
        }
        return parsed({path: data.replace(b"\n", eol) for path, data in plain.items()})

    assert with_ends(b"\n") == with_ends(b"\r\n")
