"""An interaction written into a log, whatever its form, and read back as that very interaction."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writing_in import ANNA, BORIS, writing_in

from vaultnet.core.log_entry import LogEntry
from vaultnet.core.records import Channel, Direction
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.edit.log import add_daily_entry, add_log_entry
from vaultnet.vault.edit.removal import remove_entry
from vaultnet.vault.obsidian import VaultConfig

if TYPE_CHECKING:
    from vaultnet.vault.edit.writing import Writing

DAY: Final = date(2026, 11, 23)
CALL: Final = LogEntry(DAY, (ANNA,), Channel.CALL, text="spoke about looms", id="vn-1a2b")


def added(note: str, entry: LogEntry = CALL, language: str = "en") -> str:
    data = note.encode()
    new = add_log_entry(data, ANNA, entry, writing_in({ANNA: note}, language))
    writing = writing_in({ANNA: new}, language)
    assert not entry.id or add_log_entry(new, ANNA, entry, writing) == new
    return new.decode()


LINE: Final = "2026-11-23 (call): spoke about looms ^vn-1a2b"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("", f"## Log\n- {LINE}\n", id="an-empty-note"),
        pytest.param("# Anna", f"# Anna\n\n## Log\n- {LINE}", id="no-last-line-end"),
        pytest.param("# Anna\r\n", f"# Anna\r\n\r\n## Log\r\n- {LINE}\r\n", id="crlf"),
        pytest.param("\ufeffx\n", f"\ufeffx\n\n## Log\n- {LINE}\n", id="mark-of-order"),
        pytest.param("## Log\n", f"## Log\n- {LINE}\n", id="an-empty-log"),
        pytest.param("## Log\n\n## Else\n", f"## Log\n- {LINE}\n\n## Else\n", id="before-another"),
        pytest.param(
            "## Log\n- 2026-09-01 call: x\n  - more\n\ntext\n",
            f"## Log\n- 2026-09-01 call: x\n  - more\n- {LINE}\n\ntext\n",
            id="newest-last",
        ),
        pytest.param(
            "## Log\n* 2026-09-03: y\n* 2026-09-01: x\n",
            f"## Log\n* {LINE}\n* 2026-09-03: y\n* 2026-09-01: x\n",
            id="newest-first",
        ),
        pytest.param(
            "## Log\n- 2026-09-01: x\n- 2026-12-01: plan\n",
            f"## Log\n- 2026-09-01: x\n- {LINE}\n- 2026-12-01: plan\n",
            id="in-its-place",
        ),
        pytest.param(
            "## Log\n1. [[2026-09-01]]: x\n",
            f"## Log\n1. [[2026-09-01]]: x\n2. {LINE.replace('2026-11-23', '[[2026-11-23]]')}\n",
            id="a-numbered-list-of-links",
        ),
        pytest.param(
            "## Log\n- 01.09.2026: x\n",
            f"## Log\n- 01.09.2026: x\n- {LINE.replace('2026-11-23', '23.11.2026')}\n",
            id="the-spelling-of-days",
        ),
        pytest.param(
            "## Log\n2026-09-01: x\n\n2026-09-05: y\n",
            f"## Log\n2026-09-01: x\n\n2026-09-05: y\n\n{LINE}\n",
            id="paragraphs",
        ),
        pytest.param(
            "## Log\n### 2026-09-01 — Call\n\nx\n\n## Else\n",
            "## Log\n### 2026-09-01 — Call\n\nx\n\n### 2026-11-23 — call\n\n"
            "spoke about looms ^vn-1a2b\n\n## Else\n",
            id="dated-headings",
        ),
        pytest.param(
            "## Log\n| Date | How | Notes |\n|---|---|---|\n| 2026-09-01 | call | x |\n",
            "## Log\n| Date | How | Notes |\n|---|---|---|\n| 2026-09-01 | call | x |\n"
            "| 2026-11-23 |  | spoke about looms (channel:: call) ^vn-1a2b |\n",
            id="a-table-with-a-head-that-is-not-known",
        ),
        pytest.param(
            "## Log\n| Date | Channel | Notes |\n|---|---|---|\n",
            "## Log\n| Date | Channel | Notes |\n|---|---|---|\n"
            "| 2026-11-23 | call | spoke about looms ^vn-1a2b |\n",
            id="an-empty-table",
        ),
        pytest.param(
            "---\ninteractions:\n  - date: 2026-09-01\n    type: mail\n    text: x\n---\n",
            "---\ninteractions:\n  - date: 2026-09-01\n    type: mail\n    text: x\n"
            "  - date: 2026-11-23\n    type: call\n    text: spoke about looms ^vn-1a2b\n---\n",
            id="a-property",
        ),
        pytest.param(
            "---\ninteractions:\n  - 2026-09-01 x\n---\n",
            f'---\ninteractions:\n  - 2026-09-01 x\n  - "{LINE}"\n---\n',
            id="a-property-of-texts",
        ),
        pytest.param(
            "---\ninteractions:\n  - date: 2026-09-01\n    text: 0049\n---\n",
            f"---\ninteractions:\n  - date: 2026-09-01\n    text: 0049\n---\n\n## Log\n- {LINE}\n",
            id="a-property-with-a-number-that-would-be-written-otherwise",
        ),
        pytest.param(
            "## Meetings\n- 2026-09-01: x\n",
            f"## Meetings\n- 2026-09-01: x\n\n## Log\n- {LINE}\n",
            id="a-section-for-another-channel",
        ),
        pytest.param("# Private\nx\n", f"# Private\nx\n\n# Log\n- {LINE}\n", id="below-private"),
        pytest.param("## Plans\nx\n", f"## Plans\nx\n\n## Log\n- {LINE}\n", id="below-plans"),
    ],
)
def test_the_form_that_is_there(old: str, new: str) -> None:
    assert added(old) == new
    writing = writing_in({ANNA: new})
    less = remove_entry(new.encode(), ANNA, CALL, writing).decode()
    assert "vn-1a2b" not in less
    assert less in {old, new.replace(f"- {LINE}\n", "").replace(f"- {LINE}", "")} or old in less


def test_all_that_an_entry_can_say() -> None:
    entry = LogEntry(
        DAY,
        (ANNA, BORIS),
        Channel.MEETING,
        Direction.INBOUND,
        ("article: on looms", "advice"),
        ("intro (to Ravi)",),
        "coffee\nand   more",
    )
    assert added("", entry) == (
        "## Log\n- 2026-11-23 (meeting): coffee and more (gave:: article: on looms) "
        "(gave:: advice) [got:: intro (to Ravi)] (with:: [[Boris Stone]]) (direction:: inbound)\n"
    )


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("channel", Channel)
def test_every_channel_and_direction_reads_back(
    channel: Channel, direction: Direction, language: str
) -> None:
    """What `add_log_entry` checks itself; it refuses what it cannot say."""
    entry = LogEntry(DAY, (ANNA,), channel, direction, text="про станки")
    assert "2026-11-23" in added("", entry, language)
    daily = add_daily_entry(b"", "2026-11-23.md", entry, writing_in({}, language))
    assert "[[Anna Petrova]]" in daily.decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("", "- [[Anna Petrova]] (call): spoke about looms ^vn-1a2b\n", id="empty"),
        pytest.param(
            "- [ ] x\n",
            "- [ ] x\n- [[Anna Petrova]] (call): spoke about looms ^vn-1a2b\n",
            id="behind-a-list",
        ),
        pytest.param(
            "## Plans\n- x\n",
            "## Plans\n- x\n\n## Log\n- [[Anna Petrova]] (call): spoke about looms ^vn-1a2b\n",
            id="not-among-plans",
        ),
        pytest.param(
            "## Log\n\n## Plans\n- x\n",
            "## Log\n- [[Anna Petrova]] (call): spoke about looms ^vn-1a2b\n\n## Plans\n- x\n",
            id="under-the-heading",
        ),
    ],
)
def test_a_daily_note(old: str, new: str) -> None:
    path = "2026-11-23.md"
    data = add_daily_entry(old.encode(), path, CALL, writing_in({path: old}))
    assert data.decode() == new
    less = remove_entry(data, path, CALL, writing_in({path: new}))
    assert less.decode() in {old, new.split("- [[Anna", maxsplit=1)[0]}


@pytest.mark.parametrize("text", ["%% hidden", "`code", "x ^other", "<!-- gone"])
def test_a_text_that_would_not_be_read_back_is_refused_or_whole(text: str) -> None:
    try:
        new = added("", LogEntry(DAY, (ANNA,), Channel.CALL, text=text, id="vn-1"))
    except NoteRefusedError as error:
        assert "by hand" in str(error)  # noqa: PT017  either answer is in order
    else:
        assert text in new


def test_an_entry_that_somebody_changed_is_not_taken_back() -> None:
    new = added("").replace("looms", "carpets")
    with pytest.raises(NoteRefusedError, match="was changed since"):
        remove_entry(new.encode(), ANNA, CALL, writing_in({ANNA: new}))


def test_an_entry_is_taken_back_from_among_later_ones() -> None:
    new = added("## Log\n- 2026-09-01: x\n") + "- 2026-11-23 (email): later\n"
    less = remove_entry(new.encode(), ANNA, CALL, writing_in({ANNA: new}))
    assert less.decode() == "## Log\n- 2026-09-01: x\n- 2026-11-23 (email): later\n"


def test_links_as_the_vault_writes_them() -> None:
    config = VaultConfig(markdown_links=True)
    data = add_daily_entry(b"", "2026-11-23.md", CALL, writing_in({}, config=config))
    assert data.startswith(b"- [Anna Petrova](Anna%20Petrova.md) (call)")


def test_a_link_to_an_entry_is_not_the_entry() -> None:
    data = b"# Anna\n\nSee [[#^vn-1a2b]].\n\n## Log\n- 2026-09-01: x\n"
    writing = writing_in({ANNA: data})
    new = add_log_entry(data, ANNA, CALL, writing)
    assert new == data + f"- {LINE}\n".encode()
    assert remove_entry(new, ANNA, CALL, writing) == data


# --- whatever stands in the note, whatever is said ---

PIECES: Final = st.sampled_from(
    (
        "## Log", "# Anna", "### 2026-05-01 call", "## Calls", "## Private", "## Plans",
        "- 2026-05-01 (call): x", "- 2026-06-01: y [[Boris Stone]]", "  - more", "2026-05-01: z",
        "| Date | Type | Notes |", "|---|---|---|", "| 2026-05-01 | call | x |", "", "", "```",
        "%%", "> - 2026-05-01: q", "text е\u0301 \u2028", "%% vaultnet:begin due 2026-W48 %%",
        "%% vaultnet:end due 5f0c1a2b %%", "<!--", "-->", "1. 2026-05-01 [[x]]", "---",
    )
)  # fmt: skip
WORDS: Final = st.text(st.sampled_from("abй е\u0301:#|[](){}*_`%^<>~-\\\u2028\n1"), max_size=14)


@st.composite
def cases(draw: st.DrawFn) -> tuple[bytes, LogEntry]:
    lines = draw(st.lists(PIECES, max_size=9))
    front = draw(st.sampled_from(("", "---\ninteractions: []\n---\n", "---\nstage: trust\n---\n")))
    text = draw(st.sampled_from(("", "\ufeff"))) + front + "\n".join(lines)
    text += draw(st.sampled_from(("", "\n")))
    entry = LogEntry(
        draw(st.dates(date(2026, 4, 1), date(2026, 12, 31))),
        draw(st.sampled_from(((ANNA,), (ANNA, BORIS)))),
        draw(st.sampled_from(Channel)),
        draw(st.sampled_from(Direction)),
        tuple(draw(st.lists(st.sampled_from(("article", "advice: x", "intro (y)")), max_size=2))),
        (),
        draw(WORDS),
        draw(st.sampled_from(("", "vn-1a2b"))),
    )
    return text.replace("\n", draw(st.sampled_from(("\n", "\r\n")))).encode(), entry


@given(cases())
@settings(max_examples=150)
def test_whatever_is_written_is_one_interaction_more(case: tuple[bytes, LogEntry]) -> None:
    data, entry = case
    writing = writing_in({ANNA: data})
    try:
        new = add_log_entry(data, ANNA, entry, writing)
    except NoteRefusedError:
        return
    before, after = (interactions(one, writing) for one in (data, new))
    assert len(after) == len(before) + 1
    assert {entry.day} >= {one for one in after if after.count(one) > before.count(one)}
    if b"interactions" not in data:
        old_lines, new_lines = (one.lstrip(b"\xef\xbb\xbf").splitlines() for one in (data, new))
        assert is_part(old_lines, new_lines)
    if entry.id:
        assert add_log_entry(new, ANNA, entry, writing) == new
        try:
            less = remove_entry(new, ANNA, entry, writing)
        except NoteRefusedError:
            return
        assert interactions(less, writing) == before


@given(cases(), st.sampled_from(("", "# 2026-05-01\n\n## Log\n", "## Plans\n- [ ] x\n", "- y")))
@settings(max_examples=60)
def test_whatever_is_written_into_a_daily_note(case: tuple[bytes, LogEntry], head: str) -> None:
    rest, entry = case
    data = head.encode() + (b"" if rest.startswith((b"---", b"\xef")) else rest)
    path = f"{entry.day}.md"
    writing = writing_in({path: data})
    try:
        new = add_daily_entry(data, path, entry, writing)
    except NoteRefusedError:
        return
    kind = NoteKind.DAILY
    before, after = (writing.interactions(one, path, kind) for one in (data, new))
    (found,) = (after - before).elements()
    assert (found.day, found.contacts) == (entry.day, entry.contacts)
    assert is_part(data.splitlines(), new.splitlines())
    try:
        less = remove_entry(new, path, entry, writing)
    except NoteRefusedError:
        return
    assert writing.interactions(less, path, kind) == (before if entry.id else after)


def interactions(data: bytes, writing: Writing) -> list[date]:
    found = writing.interactions(data, ANNA, NoteKind.CONTACT)
    return sorted(one.day for one in found.elements())


def is_part(some: list[bytes], every: list[bytes]) -> bool:
    """Tell whether lines stand among others in their order."""
    rest = iter(every)
    return all(line in rest for line in some)
