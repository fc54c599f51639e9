"""What a note is: the markers of contacts, and what is never one."""

from __future__ import annotations

import pytest
from parsed_vault import parsed, told

from vaultnet.core.settings import DigestSettings, Settings, VaultSettings
from vaultnet.vault.obsidian import VaultConfig

MARKED = {
    "folder": ("People/Ada.md", ""),
    "folder-numbered": ("03-People/Ada.md", ""),
    "folder-digits-stuck": ("03People/Ada.md", ""),
    "folder-emoji": ("👤 People/Ada.md", ""),
    "folder-two-words": ("Work Contacts/Ada.md", ""),
    "folder-nested": ("Area/CRM/Clients/Ada.md", ""),
    "folder-russian": ("Люди/Ада.md", ""),
    "folder-russian-contacts": ("10. Контакты/Ада.md", ""),
    "folder-german": ("Menschen/Ada.md", ""),
    "folder-of-one": ("People/Ada/Ada.md", ""),
    "tag": ("Ada.md", "---\ntags: [person]\n---\n"),
    "tag-nested-first": ("Ada.md", "---\ntags: person/friend\n---\n"),
    "tag-nested-last": ("Ada.md", "---\ntags: [type/person]\n---\n"),
    "tag-nested-other": ("Ada.md", "---\ntags: [reference/person]\n---\n"),
    "tag-russian": ("Ада.md", "---\ntags: [человек]\n---\n"),
    "tag-in-body": ("Ada.md", "# Ada\n\n#contact #berlin\n"),
    "tag-in-text": ("Ada.md", "Writes about bridges. #person\n"),
    "type": ("Ada.md", "---\ntype: person\n---\n"),
    "kind": ("Ada.md", "---\nkind: Contact\n---\n"),
    "type-russian": ("Ада.md", "---\nтип: контакт\n---\n"),
    "file-class": ("Ada.md", "---\nfileClass: Person\n---\n"),
    "note-type": ("Ada.md", "---\nnote_type: people\n---\n"),
    "type-link": ("Ada.md", '---\ntype: "[[People]]"\n---\n'),
    "type-list": ("Ada.md", "---\ntype: [author, person]\n---\n"),
    "type-emoji": ("Ada.md", '---\ntype: "👤 Person"\n---\n'),
    "categories": ("Ada.md", '---\ncategories:\n  - "[[People]]"\n---\n'),
    "category-text": ("Ada.md", '---\ncategory: "[[Categories/People|People]]"\n---\n'),
    "type-beats-folder": ("Companies/Ada.md", "---\ntype: person\n---\n"),
    "at-name": ("@Ada.md", ""),
    "person-dash": ("Person - Ada.md", ""),
    "topic-tag-in-folder": ("People/Ada.md", "---\ntags: [networking]\n---\n"),
    "project-tag-in-folder": ("People/Ada.md", "---\ntags: [project/apollo]\n---\n"),
    "team-tag-and-birthday": ("People/Ada.md", "---\ntags: [team]\nbirthday: 1990-05-20\n---\n"),
    "rejected-block": ("Ada.md", "---\ntype: person\nwork: [[A]], [[B]]\n---\n"),
    "rejected-block-tags": ("Ada.md", "---\ntags: [person]\nmail: @ada\n---\n"),
    "placeholder-in-unread-key": ("People/Ada.md", "---\ncreated: {{date}}\n---\n"),
    "mochizuki": ("People/Mochizuki Aiko.md", ""),
    "not-utf-8": ("People/Ada.md", b"\xff\xfe\x00"),
}


@pytest.mark.parametrize(("path", "text"), MARKED.values(), ids=MARKED)
def test_a_marked_note_is_a_contact(path: str, text: str | bytes) -> None:
    assert [contact.path for contact in parsed({path: text}).contacts] == [path]


NEVER = {
    "unmarked": ("Notes/Ada.md", ""),
    "part-of-a-word": ("Peoples Park/Ada.md", ""),
    "type-beats-people-folder": ("People/Acme.md", "---\ntype: company\n---\n"),
    "tag-beats-people-folder": ("People/Acme.md", "---\ntags: [company]\n---\n"),
    "nested-tag-beats-folder": ("People/Acme.md", "---\ntags: [type/company]\n---\n"),
    "book": ("People/Of Bridges.md", "---\ntype: book\n---\n"),
    "dated-name": ("People/2026-05-20.md", ""),
    "dated-name-with-text": ("People/2026-05-20 Ada.md", ""),
    "dated-name-typed": ("Notes/2026-05-20.md", "---\ntype: person\n---\n"),
    "week": ("People/2026-W21.md", ""),
    "readme": ("People/README.md", ""),
    "index": ("People/Index.md", ""),
    "index-of": ("People/00 People Index.md", ""),
    "moc": ("People/People MOC.md", "---\ntags: [people]\n---\n"),
    "map-of-content": ("Contacts/Map of Content.md", ""),
    "folder-note": ("People/People.md", ""),
    "template-folder": ("Templates/Person.md", "---\ntype: person\n---\n"),
    "template-folder-russian": ("99 Шаблоны/People/Человек.md", "---\ntype: person\n---\n"),
    "template-name": ("People/Person Template.md", ""),
    "unrendered-name": ("People/New.md", '---\nname: "{{title}}"\n---\n'),
    "unrendered-unquoted": ("People/New.md", "---\nbirthday: {{date}}\n---\n"),
    "unrendered-templater": ("People/New.md", "---\nmet: <% tp.date.now() %>\n---\n"),
    "unrendered-in-a-list": ("People/New.md", '---\naliases:\n  - "{{title}}"\n---\n'),
    "beside-the-person": ("People/Ada/Curriculum.md", ""),
    "below-the-person": ("People/Ada/Papers/Bridges.md", ""),
    "syncthing-copy": ("People/Ada/Ada.sync-conflict-20260520-101010-ABCDEFG.md", ""),
    "task-tag": ("Plans.md", "- [ ] ask around #people\n"),
    "tag-in-a-project": ("Projects/Bridges.md", "We are good with #people here.\n"),
    "tag-in-advice": ("How to.md", "---\ntags: [networking]\n---\nMark them with #person.\n"),
    "tag-in-a-dated-note": ("2026-05-20 Idea.md", "All about #people.\n"),
    "tag-beside-a-link": ("Ideas.md", "[[Ada]] knows more #person\n"),
    "tag-in-code": ("How.md", "Write `#person` in the note.\n"),
    "owner-type": ("People/Mina.md", "---\ntype: me\n---\n"),
    "owner-tag": ("People/Mina.md", "---\ntags: [me]\n---\n"),
    "advice": (
        "Notes/Long contacts.md",
        '---\naliases:\n  - "Keeping in touch"\ntags:\n  - networking\n---\n1. Give first.\n',
    ),
}


@pytest.mark.parametrize(("path", "text"), NEVER.values(), ids=NEVER)
def test_never_a_contact(path: str, text: str) -> None:
    network = parsed({path: text, "People/Ada/Ada.md": ""})
    assert path not in [contact.path for contact in network.contacts]


def test_a_folder_note_hides_nobody() -> None:
    network = parsed(
        {
            "People/Friends/Friends.md": "",
            "People/Friends/Ada.md": "---\ntype: person\n---\n",
            "People/Friends/Bo.md": "---\ntype: person\n---\n",
        }
    )
    assert {contact.name for contact in network.contacts} == {"Ada", "Bo"}


def test_a_folder_of_a_company_holds_several_people() -> None:
    network = parsed({"People/Acme/Acme.md": "---\ntype: company\n---\n", "People/Acme/Ada.md": ""})
    assert [contact.name for contact in network.contacts] == ["Ada"]


def test_settings_name_folders_of_people_and_the_owner() -> None:
    files = {"Humans/Ada.md": "", "Humans/Mina.md": ""}
    settings = Settings(vault=VaultSettings(people=("Humans/",), owner="Mina"))
    network = parsed(files, settings)
    assert [contact.name for contact in network.contacts] == ["Ada"]
    assert network.owner == "Humans/Mina.md"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntags: [me, person]\n---\n",
        "---\ntags: [person, me]\n---\n",
        "---\ntype: [me, person]\n---\n",
        "---\ntype: [person, me]\n---\n",
        "---\ntype: person\n---\n#me\n",
        "---\ntype: person\ncategory: me\n---\n",
        "---\ntags: [person/me]\n---\n",
    ],
)
def test_the_owner_is_never_a_contact(text: str) -> None:
    network = parsed({"People/Mina.md": text})
    assert (network.owner, network.contacts) == ("People/Mina.md", ())


def test_a_topic_below_the_owner_s_tag_makes_nobody_the_owner() -> None:
    network = parsed({"People/Ada.md": "---\ntype: person\ntags: [me/friends]\n---\n"})
    assert network.contact_at("People/Ada.md") is not None


def test_the_owner_of_the_settings_beats_the_note_that_says_so() -> None:
    files = {"People/Mina.md": "---\ntype: me\n---\n", "People/Ada.md": ""}
    network = parsed(files, Settings(vault=VaultSettings(owner="People/Ada.md")))
    assert network.owner == "People/Ada.md"


def test_ignored_notes_and_the_digest_are_nothing() -> None:
    """`[[Ada]]` in the digest, in an ignored folder and in a daily note."""
    files = {
        "People/Ada.md": "",
        "People/Old/Bo.md": "",
        "Due.md": "# Due\n\n- [x] called [[Ada]] ✅ 2026-05-19\n",
        "2026-05-20.md": "- called [[Ada]]\n",
    }
    settings = Settings(digest=DigestSettings(path="Due.md"))
    network = parsed(files, settings, VaultConfig(ignored_folders=("People/Old",)))
    assert [contact.name for contact in network.contacts] == ["Ada"]
    assert told(network) == ["2026-05-20 Ada call"]


def test_a_conflict_copy_is_reported_and_nobody() -> None:
    copy = "People/Ada (conflicted copy 2026-05-20 101010).md"
    network = parsed({"People/Ada.md": "- 1\n", copy: "- 1\n"})
    assert [contact.name for contact in network.contacts] == ["Ada"]
    assert [(one.code, one.source.path) for one in network.problems] == [("conflict-copy", copy)]
