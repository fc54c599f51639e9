"""What an import writes: empty properties, quoted text, many entries of a log at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writing_in import writing_in

from vaultnet.core.contact_days import DayOfContact, days_of_contact
from vaultnet.core.filling import Fill, network_of
from vaultnet.core.imported import ImportedDay
from vaultnet.core.log_entry import LogEntry
from vaultnet.core.records import Channel, Direction, Source
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.conventions import NoteKind
from vaultnet.vault.edit.fill import fill_properties
from vaultnet.vault.edit.imported_text import with_text
from vaultnet.vault.edit.log import add_log_entry
from vaultnet.vault.edit.log_many import add_log_entries
from vaultnet.vault.edit.properties import add_properties
from vaultnet.vault.edit.usual_keys import UsualKeys
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from vaultnet.vault.note import Note

PATH: Final = "People/Cy Young.md"
SIGNS: Final = "aAё:#-*>[]()`%$|<^~=_!\\\"' \t\u2028e\u0301\ufeff☐x012"
TEXT: Final = st.text(st.sampled_from(SIGNS + "\n"), max_size=60)
ENDS: Final = st.sampled_from(["\n", "\r\n"])
BLOCKS: Final = st.sampled_from(
    [
        "",
        "---\ntype: person\n---\n",
        '---\ntype: person\nemail:\nphone: ""\ntags: [person]\n---\n# Cy\n\n## Log\n',
        "---\ntype: person\naliases: []\nmobile: 1234567\n---\nMine: `a`\n- [ ] task",
        "\ufeff---\ntype: person\nbirthday: YYYY-MM-DD\n---\n# Cy",
    ]
)


def says(note: Note) -> tuple[object, ...]:
    body = note.body
    return (
        [link.target for link in note.links],
        [tag.name for tag in note.tags],
        [(field.key, field.value) for field in body.fields],
        [item.text for item in body.items if item.task is not None],
        [heading.text for heading in body.headings],
        dict(note.properties),
    )


@settings(deadline=None)
@given(BLOCKS, ENDS, TEXT)
def test_text_of_others_is_there_and_is_nothing_but_text(block: str, end: str, text: str) -> None:
    data = block.replace("\n", end).encode()
    new = with_text(data, PATH, text)
    before, after = read_note(data, PATH), read_note(new, PATH)
    assert says(after) == says(before)
    held = new.decode()
    for line in text.split("\n"):
        assert line.rstrip() in held
    lines = data.decode().splitlines(keepends=True)
    rest = iter(new.decode().splitlines(keepends=True))
    assert all(any(line.rstrip("\r\n") == other.rstrip("\r\n") for other in rest) for line in lines)


FILLS: Final = st.lists(
    st.builds(
        Fill,
        st.sampled_from(["email", "phone", "job", "organisation", "birthday", "location"]),
        st.lists(
            st.text(st.sampled_from(SIGNS), min_size=1, max_size=12), min_size=1, max_size=2
        ).map(tuple),
    ),
    max_size=4,
)


@settings(deadline=None)
@given(BLOCKS, ENDS, FILLS)
def test_only_what_is_empty_is_filled(block: str, end: str, fills: list[Fill]) -> None:
    """Every property that says something says it still, and filling again changes nothing."""
    writing = writing_in({})
    keys = UsualKeys(writing)
    data = block.replace("\n", end).encode()
    try:
        new, filled = fill_properties(data, PATH, fills, keys, None)
    except NoteRefusedError:
        return
    before, after = read_note(data, PATH), read_note(new, PATH)
    for key, value in before.properties.items():
        if value not in {None, "", "YYYY-MM-DD"} if not isinstance(value, list) else value:
            assert after.properties[key] == value
    assert {one.key for one in filled} >= after.properties.keys() - before.properties.keys()
    assert (
        after.lines[after.frontmatter.last_line :] == before.lines[before.frontmatter.last_line :]
    )
    again, more = fill_properties(new, PATH, fills, keys, None)
    assert (again, more) == (new, ())


def test_properties_are_added_at_once_as_one_by_one() -> None:
    data = b"---\na: 1\n---\nText\n"
    new = add_properties(data, PATH, {"b": "x", "c": ["y", "z"]})
    assert new == b"---\na: 1\nb: x\nc:\n  - y\n  - z\n---\nText\n"
    assert add_properties(b"Text\n", PATH, {"b": "x"}) == b"---\nb: x\n---\nText\n"
    assert add_properties(data, PATH, {}) == data
    with pytest.raises(KeyError):
        add_properties(data, PATH, {"a": "2"})


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.linkedin.com/in/ada", "linkedin"),
        ("https://x.com/ada", "twitter"),
        ("github.com/ada", "github"),
        ("https://notx.com/ada", "website"),
        ("berg.example", "website"),
    ],
)
def test_an_address_goes_under_the_key_of_its_network(address: str, key: str) -> None:
    assert network_of(address) == key


LOGS: Final = st.sampled_from(
    [
        "",
        "# Cy\n\n## Log\n",
        "## Log\n- 2026-01-01 (call): old\n- 2026-02-01: older\n",
        "## Log\n- 2026-03-01: newest\n- 2026-01-01 (call): oldest\n\n## Notes\nx\n",
        "## Log\n| Date | Type | Notes |\n|---|---|---|\n| 2026-01-05 | call | x |\n",
        "## Log\n### 2026-01-03 — Email\nabout x\n",
    ]
)
ENTRIES: Final = st.lists(
    st.tuples(
        st.integers(0, 90),
        st.sampled_from([Channel.EMAIL, Channel.MEETING, Channel.CALL, Channel.UNKNOWN]),
        st.sampled_from([Direction.UNKNOWN, Direction.INBOUND]),
        st.text(st.sampled_from("abcё:-|()[]#*_ 019"), max_size=14),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda one: one[:2],
)


@settings(deadline=None, max_examples=40)
@given(LOGS, ENDS, ENTRIES)
def test_entries_together_are_as_entries_one_by_one(
    log: str, end: str, entries: list[tuple[int, Channel, Direction, str]]
) -> None:
    """What is read from the note is the same, and everything that stood there stands there."""
    writing = writing_in({PATH: "---\ntype: person\n---\n"})
    data = f"---\ntype: person\n---\n{log}".replace("\n", end).encode()
    made = [
        LogEntry(
            day=date(2026, 1, 1) + timedelta(days=days),
            contacts=(PATH,),
            channel=channel,
            direction=direction,
            text=text,
            id=f"vn-{number:08x}",
        )
        for number, (days, channel, direction, text) in enumerate(entries)
    ]
    logged = add_log_entries(data, PATH, made, writing)
    alone, refused = data, set()
    for entry in made:
        try:
            alone = add_log_entry(alone, PATH, entry, writing)
        except NoteRefusedError:
            refused.add(entry.id)
    kind = NoteKind.CONTACT
    if not refused and not logged.refused:
        assert writing.interactions(logged.data, PATH, kind) == writing.interactions(
            alone, PATH, kind
        )
    assert len(logged.written) + len(logged.refused) == len(made)
    rest = iter(logged.data.decode().splitlines())
    assert all(any(line == other for other in rest) for line in data.decode().splitlines())
    assert add_log_entries(logged.data, PATH, logged.written, writing).data == logged.data


@given(st.text(st.sampled_from(SIGNS), max_size=30))
def test_a_subject_is_text(subject: str) -> None:
    record = ImportedDay(Source("a.mbox", 1), date(2026, 1, 1), Channel.EMAIL, (), subject=subject)
    note = read_note(f"- x {DayOfContact(record, (PATH,)).subject}\n".encode(), PATH)
    assert not note.links
    assert not note.tags
    assert not note.body.fields
    assert not note.body.block_ids


def test_an_address_of_two_contacts_means_neither() -> None:
    writing = writing_in(
        dict.fromkeys((PATH, "People/Di.md"), "---\ntype: person\nemail: a@b.org\n---\n")
    )
    record = ImportedDay(Source("a.mbox", 1), date(2026, 1, 1), Channel.EMAIL, (("a@b.org", ""),))
    found = days_of_contact([record], [*writing.contacts.values()], [])
    assert (found.days, found.left) == ((), {"stranger": 1})
