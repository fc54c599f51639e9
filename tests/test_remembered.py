"""What is remembered of one reading and taken over by the next: the answer must be the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hypothesis import given
from hypothesis import strategies as st
from parsed_vault import WORDS

from vaultnet.core.settings import Settings, VaultSettings
from vaultnet.vault.links import LinkIndex
from vaultnet.vault.obsidian import VaultConfig
from vaultnet.vault.parse import network as network_module
from vaultnet.vault.parse import note_records, parse_network
from vaultnet.vault.parse.network import read_network
from vaultnet.vault.parse.reading import Reading
from vaultnet.vault.parse.remembered import Remembered
from vaultnet.vault.read import read_note

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

    from vaultnet.core.records import Network
    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.note_records import NoteRecords
    from vaultnet.vault.parse.people.near_keys import NearKeys
    from vaultnet.vault.parse.scene import Scene

EXAMPLE: Final = Path(__file__).parents[1] / "example_vault"


class Vault:
    """A vault in memory that is read again after each change, by what is remembered."""

    def __init__(self, files: Mapping[str, str], settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.remembered = Remembered()
        self.notes: dict[str, Note] = {}  # a reading holds on to its own
        self.others: set[str] = set()
        for path, text in files.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        self.notes[path] = read_note(text.encode(), path)

    def read(self) -> Network:
        return read_network(
            Reading.of({**self.notes}, self._links(), VaultConfig(), self.settings, WORDS),
            self.remembered,
        )

    def read_afresh(self) -> Network:
        return parse_network(self.notes, self._links(), VaultConfig(), self.settings, WORDS)

    def _links(self) -> LinkIndex:
        return LinkIndex({*self.notes, *self.others})


PEOPLE: Final = {
    "People/Anna.md": "---\ntype: person\naliases: [Anya]\nemail: a@example.org\n---\n"
    "## Log\n- 2026-03-01 (call): with [[Boris]]\n",
    "People/Boris.md": "---\ntype: person\nmet: '[[PyDay]]'\norganisation: Acme\n---\n",
    "Daily/2026-05-01.md": "- call with [[Anna]], [[Cora]] and [[Boris]]\n- [x] mail [[Anya]]\n",
    "Meetings/2026-05-02 Talk.md": "---\ntype: meeting\nattendees: [Anya, Dora]\n---\n[[PyDay]]\n",
    "PyDay.md": "---\ntype: event\ndate: 2026-04-01\n---\nattendees:: [[Anna]]\n",
}


def read_again(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Tell which notes are read anew, and see that the answer is that of a fresh reading."""
    made: set[str] = set()

    def records_of(note: Note, scene: Scene, near: NearKeys) -> NoteRecords:
        made.add(note.path)
        return note_records.records_of(note, scene, near)

    with monkeypatch.context() as patch:
        patch.setattr(network_module, "records_of", records_of)
        network = vault.read()
    assert network == vault.read_afresh()
    return made


def test_nothing_is_read_anew_where_nothing_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    vault = Vault(PEOPLE)
    assert read_again(vault, monkeypatch) == set(PEOPLE)
    assert read_again(vault, monkeypatch) == set()


def test_a_changed_note_is_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    vault = Vault(PEOPLE)
    vault.read()
    vault.write("Daily/2026-05-01.md", "- met [[Boris]]\n")
    assert read_again(vault, monkeypatch) == {"Daily/2026-05-01.md"}


def test_who_links_to_a_note_that_came_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    vault = Vault(PEOPLE)
    vault.read()
    vault.write("People/Cora.md", "---\ntype: person\n---\n")
    assert read_again(vault, monkeypatch) == {"People/Cora.md", "Daily/2026-05-01.md"}


def test_who_names_somebody_with_a_new_alias_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    vault = Vault(PEOPLE)
    vault.read()
    vault.write("People/Boris.md", "---\ntype: person\naliases: [Dora]\n---\n")
    assert read_again(vault, monkeypatch) == {"People/Boris.md", "Meetings/2026-05-02 Talk.md"}


def test_a_contact_who_becomes_private_is_private_wherever_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vault = Vault(PEOPLE)
    vault.read()
    vault.write("People/Anna.md", PEOPLE["People/Anna.md"].replace("type", "private: yes\ntype"))
    made = read_again(vault, monkeypatch)
    assert {"Daily/2026-05-01.md", "Meetings/2026-05-02 Talk.md", "PyDay.md"} <= made


def test_a_contact_who_is_linked_to_by_the_first_name_alone_is_private_there_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ill = "- 2026-05-01: met [[Boris]] and [[Vera]], who is ill\n"
    files = {**PEOPLE, "People/Vera Quill.md": "---\ntype: person\n---\n", "Maps.md": ill}
    vault = Vault(files, Settings(vault=VaultSettings(first_names=True)))
    vault.read()
    vault.write("People/Vera Quill.md", "---\ntype: person\nprivate: yes\n---\n")
    assert "Maps.md" in read_again(vault, monkeypatch)
    vault.write("People/Vera Quill.md", "---\ntype: person\n---\n")
    assert "Maps.md" in read_again(vault, monkeypatch)


def test_a_note_that_becomes_private_is_named_no_more_where_it_is_linked_to() -> None:
    line = "- 2026-05-01: call with [[Boris]] about [[Plan]]\n"
    vault = Vault({**PEOPLE, "Plan.md": "of cuts\n", "Maps.md": line})
    for private in (False, True, False):
        if private:
            vault.write("Plan.md", "---\nprivate: true\n---\nof cuts\n")
        (found,) = [one for one in vault.read().interactions if one.source.path == "Maps.md"]
        assert (found.summary is None, found.private) == (private, False)
        assert vault.read() == vault.read_afresh()
        vault.write("Plan.md", "of cuts\n")


def test_other_settings_read_all_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    vault = Vault(PEOPLE)
    vault.read()
    vault.settings = Settings(vault=VaultSettings(owner="Anna"))
    assert read_again(vault, monkeypatch) == set(PEOPLE)


def test_a_file_that_is_no_note_changes_what_a_link_to_it_means(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vault = Vault({**PEOPLE, "Notes/Weaving.md": "[[looms.pdf]] [[harbours]]\n"})
    assert vault.read().knowledge[0].topics == ("harbours", "looms.pdf")
    vault.others.add("looms.pdf")
    assert read_again(vault, monkeypatch) == {"Notes/Weaving.md"}
    assert vault.read().knowledge[0].topics == ("harbours",)


def test_a_contact_met_at_an_event_follows_the_day_of_the_event() -> None:
    vault = Vault(PEOPLE)
    vault.read()
    vault.write("PyDay.md", PEOPLE["PyDay.md"].replace("04-01", "04-02"))
    met = {contact.path: contact.met for contact in vault.read().contacts}
    assert met["People/Boris.md"] == date(2026, 4, 2)


def test_notes_in_a_persons_folder_follow_what_the_person_becomes() -> None:
    own, dated = "People/Cora/Cora.md", "People/Cora/2026-05-03.md"
    vault = Vault({own: "---\ntype: person\n---\n", dated: "A talk.\n"})
    assert [one.source.path for one in vault.read().interactions] == [dated]
    vault.write(own, "---\ntype: organisation\n---\n")
    assert vault.read() == vault.read_afresh()
    assert vault.read().interactions == ()


def test_a_conflict_copy_that_agrees_no_more_is_a_note_of_its_own() -> None:
    anna, copy = "People/Anna.md", "People/Anna 2.md"
    vault = Vault({anna: PEOPLE[anna], copy: PEOPLE[anna]})
    assert [contact.path for contact in vault.read().contacts] == [anna]
    vault.write(anna, "---\ntype: person\n---\nAnother text altogether.\n")
    assert vault.read() == vault.read_afresh()
    assert {contact.path for contact in vault.read().contacts} == {anna, copy}


def test_a_note_that_has_something_to_offer_at_last_is_spoken_of() -> None:
    """It might be offered before, and had nothing; nor was it that in the beginning."""
    vault = Vault(PEOPLE)
    vault.read()
    vault.write("PyDay.md", "Words alone.\n")
    assert vault.read() == vault.read_afresh()
    vault.write("PyDay.md", "On #looms.\n")
    assert vault.read() == vault.read_afresh()
    assert [one.notes for one in vault.read().interactions if one.notes] == [("PyDay.md",)]


def test_a_second_note_that_has_something_to_offer_at_last_is_spoken_of() -> None:
    meeting = "Meetings/2026-05-02 Talk.md"
    vault = Vault({**PEOPLE, meeting: f"{PEOPLE[meeting]}[[Looms]]\n", "Looms.md": "#looms\n"})
    vault.read()
    for text in ("Words alone.\n", "On #harbours.\n"):
        vault.write("PyDay.md", text)
        assert vault.read() == vault.read_afresh()
    found = [one.notes for one in vault.read().interactions if one.notes]
    assert found == [("Looms.md", "PyDay.md")]


PATHS: Final = (
    *PEOPLE,
    "People/Cora/Cora.md",
    "People/Cora/2026-05-03.md",
    "People/Dora.md",
    "People/Vera Quill.md",
    "Acme.md",
    "Notes/PyDay.md",
    "Project.md",
    "People/Anna.sync-conflict-20261123-023251-OPLQ5BK.md",
    "People/Anna 2.md",
    "Me.md",
)
TEXTS: Final = (
    *PEOPLE.values(),
    "",
    "---\ntype: person\naliases: [Dora, Anya]\n---\n[[Boris]] [[PyDay]]\n",
    "---\ntype: person\nprivate: true\ngroups: [Project]\n---\n- 2026-02-01: [[Anna]] #award\n",
    "- 2026-02-01: (achievement:: [[Anna]] won) after a talk with [[Boris]]\n",
    "---\ntype: organisation\naliases: [Acme]\nfounded: 1999-05-05\n---\nmembers:: [[Anna]]\n",
    "---\ntype: project\nmembers: ['[[Anna]]', Dora]\n---\n- [ ] ask [[Cora]] 📅 2026-06-01\n",
    "---\ntype: event\ndate: 2026-04-09\nattendees: [Anya, Cora]\n---\n",
    "---\ntags: [looms]\n---\n[[PyDay]] [[Anna]] and [[Nobody]] #own-activity\n",
    "---\ntype: me\ninterests: [looms]\n---\n",
    "- call with [[Dora]], [[Cora]] and [[Anna]]\n- [x] mail to [[Cora]] @ [[PyDay]]\n",
    "---\nattendees: [Cora, Nobody]\n---\n",
    "- 2026-04-02: met [[Boris]] and [[Vera]], who is ill\n",
    "---\ntype: meeting\nattendees: [Vera, Dora]\n---\nwith [[Anna]]\n",
    "---\nprivate: true\n---\nof [[Anna]]\n",
    "- call with [[Boris]] about [[Project]]\n- [ ] send [[Anna]] the [[Project]]\n",
)


@st.composite
def changes(draw: st.DrawFn) -> list[tuple[str, str, str]]:
    one = st.tuples(
        st.sampled_from(["write", "write", "remove", "rename"]),
        st.sampled_from(PATHS),
        st.one_of(st.sampled_from(TEXTS), st.sampled_from(PATHS)),
    )
    return draw(st.lists(one, min_size=1, max_size=6))


@given(changes(), st.booleans())
def test_it_gives_what_a_fresh_reading_gives(
    steps: list[tuple[str, str, str]], first_names: bool
) -> None:
    vault = Vault(PEOPLE, Settings(vault=VaultSettings(first_names=first_names)))
    vault.read()
    for what, path, other in steps:
        if what == "write":
            vault.write(path, other)
        else:
            note = vault.notes.pop(path, None)
            if what == "rename" and note is not None and other in PATHS:
                vault.write(other, "\n".join(note.lines))
        assert vault.read() == vault.read_afresh()
