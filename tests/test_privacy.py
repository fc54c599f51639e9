"""What is private: every spelling and place; what cannot be read counts as private."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from cli_vault import run
from digest_vault import DIGEST, MONDAY, NOTES, page_of, refresh, vault_at
from parsed_vault import ANNA, parsed

from vaultnet.core.records import Problem, ValueAct
from vaultnet.core.settings import PrivacySettings, Settings

if TYPE_CHECKING:
    from pathlib import Path

PATH = "People/Ada.md"

PRIVATE = {
    "true": (PATH, "---\nprivate: true\n---\n"),
    "yes": (PATH, "---\nPrivate: yes\n---\n"),
    "one": (PATH, "---\nprivate: 1\n---\n"),
    "empty": (PATH, "---\nprivate:\n---\n"),
    "unreadable": (PATH, "---\nprivate: perhaps\n---\n"),
    "list": (PATH, "---\nprivate: [no, yes]\n---\n"),
    "confidential": (PATH, "---\nCONFIDENTIAL: true\n---\n"),
    "secret": (PATH, "---\nsecret: true\n---\n"),
    "sensitive": (PATH, "---\nsensitive: true\n---\n"),
    "camel-case": (PATH, "---\nisPrivate: true\n---\n"),
    "russian": (PATH, "---\nличное: да\n---\n"),
    "german": (PATH, "---\nprivat: true\n---\n"),
    "visibility": (PATH, "---\nvisibility: private\n---\n"),
    "visibility-unknown": (PATH, "---\nvisibility: only me\n---\n"),
    "access": (PATH, "---\naccess: confidential\n---\n"),
    "status": (PATH, "---\nstatus: private\n---\n"),
    "any-key": (PATH, "---\nmarking: Confidential\n---\n"),
    "any-key-list": (PATH, "---\nmarks: [old, secret]\n---\n"),
    "tag": (PATH, "---\ntags: [private]\n---\n"),
    "tag-nested": (PATH, "---\ntags: [private/health]\n---\n"),
    "tag-last": (PATH, "---\ntags: [status/Confidential]\n---\n"),
    "tag-russian": (PATH, "---\ntags: личное\n---\n"),
    "tag-in-text": (PATH, "Her health is not good. #private\n"),
    "folder": ("Private/People/Ada.md", ""),
    "folder-word": ("People/🔒 private people/Ada.md", ""),
    "folder-russian": ("Люди/Личное/Ада.md", ""),
    "line-field": (PATH, "private:: true\n"),
    "line": (PATH, "- **Private**: yes\n"),
    "rejected": (PATH, "---\nprivate: true\nmail: @ada\n---\n"),
    "rejected-anywhere": (PATH, "---\nmail: @ada\nnote: keep this secret\n---\n"),
    "unclosed": (PATH, "---\nprivate: true\n# Ada\n"),
    "late-block": (PATH, "\n---\nprivate: true\n---\n"),
    "two-blocks": (PATH, "---\na: 1\n---\n---\nprivate: true\n---\n"),
    "crlf": (PATH, "---\r\nprivate: true\r\n---\r\n"),
    "bom": (PATH, "\ufeff---\nprivate: true\n---\n"),
    "tags-in-one-text": (PATH, "---\ntags: private, family\n---\n"),
    "tags-apart-by-a-space": (PATH, "---\ntags: private family\n---\n"),
    "tag-of-two-words": (PATH, "---\ntags: [top secret]\n---\n"),
    "tag-of-a-person": (PATH, "---\ntags: [личный]\n---\n"),
    "no-mapping": (PATH, "---\nprivate:true\n---\n"),
    "no-mapping-list": (PATH, "---\n- private\n---\n"),
    "unseen-sign": (PATH, "---\n\u200bprivate: true\n---\n"),
    "unseen-sign-within": (PATH, "---\npri\u00advate: true\n---\n"),
    "unseen-sign-in-a-value": (PATH, "---\nmarking: \u2060private\n---\n"),
    "nested": (PATH, "---\nmeta: {private: true}\n---\n"),
    "nested-in-a-list": (PATH, "---\nmeta: [{a: {is_secret: yes}}]\n---\n"),
    "is-secret": (PATH, "---\nis_secret: true\n---\n"),
    "is-sensitive": (PATH, "---\nisSensitive: true\n---\n"),
    "question": (PATH, "---\nprivate?: true\n---\n"),
    "private-note": (PATH, "---\nprivate_note: her health\n---\n"),
    "private-contact": (PATH, "---\nprivate-contact: yes\n---\n"),
    "top-secret": (PATH, "---\ntop_secret: 1\n---\n"),
    "field-of-words": (PATH, "Is secret:: yes\n"),
    "russian-tag": (PATH, "---\ntags: [секретные]\n---\n"),
    "privacy": (PATH, "---\nprivacy: true\n---\n"),
    "privacy-word": (PATH, "---\nprivacy: friends\n---\n"),
    "hidden": (PATH, "---\nhidden: true\n---\n"),
    "hidden-russian": (PATH, "---\nскрытый: да\n---\n"),
    "lock": (PATH, "---\n🔒: true\n---\n"),
    "lock-tag": (PATH, "---\ntags: [🔒]\n---\n"),
    "lock-tag-in-text": (PATH, "Her health. #🔒\n"),
    "folder-of-two-words": ("Private people/Ada.md", ""),
    "folder-of-two-words-russian": ("Личные контакты/Ада.md", ""),
    "not-utf-8": (PATH, b"---\nprivate: false\n---\n\xff"),
}


@pytest.mark.parametrize(("path", "text"), PRIVATE.values(), ids=PRIVATE)
def test_a_private_contact(path: str, text: str | bytes) -> None:
    (contact,) = parsed({path: text}).contacts
    assert contact.private


OPEN = {
    "nothing": (PATH, ""),
    "false": (PATH, "---\nprivate: false\n---\n"),
    "no": (PATH, "---\nprivate: no\n---\n"),
    "no-russian": (PATH, "---\nличное: нет\n---\n"),
    "zero": (PATH, "---\nprivate: 0\n---\n"),
    "off": (PATH, "---\nis_secret: off\n---\n"),
    "public": (PATH, "---\nprivate: public\n---\n"),
    "nothing-written": (PATH, '---\nprivate: ""\n---\n'),
    "untrue-russian": (PATH, "---\nсекретно: ложь\n---\n"),
    "nested-false": (PATH, "---\nmeta: {private: false}\n---\n"),
    "private-address-nested": (PATH, "---\nphone: {private: 12345, work: 67890}\n---\n"),
    "first-name": (PATH, "---\nличное имя: Ада\n---\n"),
    "word-part": (PATH, "---\nmail: @ada\nnote: отличное и публичное\n---\n"),
    "in-person": (PATH, "Личная встреча:: в кафе\n"),
    "privacy-public": (PATH, "---\nprivacy: public\n---\n"),
    "hidden-false": (PATH, "---\nhidden: false\n---\n"),
    "visibility-public": (PATH, "---\nvisibility: public\n---\n"),
    "visibility-empty": (PATH, "---\nvisibility:\n---\n"),
    "word-within": (PATH, "---\njob: Private banking\n---\nKeeps secrets well.\n"),
    "private-address": (PATH, "---\nprivate_email: ada@example.org\n---\n"),
    "rejected-without-a-word": (PATH, "---\nmail: @ada\n---\n"),
    "code": (PATH, "```\nprivate: true\n```\n"),
    "line-false": (PATH, "private:: false\n"),
    "folder-part": ("People/Privateers/Ada.md", ""),
}


@pytest.mark.parametrize(("path", "text"), OPEN.values(), ids=OPEN)
def test_no_private_contact(path: str, text: str) -> None:
    (contact,) = parsed({path: text}).contacts
    assert not contact.private


RUSSIAN = (
    *("личный", "личная", "личное", "личные", "приватный", "приватная", "приватное"),
    *("секретный", "секретная", "секретное", "секрет"),
    *("конфиденциальный", "конфиденциальная", "конфиденциальное", "конфиденциально"),
)


@pytest.mark.parametrize("word", RUSSIAN)
def test_russian_words_are_private_as_keys_and_as_tags(word: str) -> None:
    for said in (f"{word}: да", f"{word} контакт: да", f"tags: [{word}]"):
        (contact,) = parsed({PATH: f"---\n{said}\n---\n"}).contacts
        assert contact.private, said
    (contact,) = parsed({PATH: f"---\n{word}: нет\n---\n"}).contacts
    assert not contact.private


def test_every_private_note_is_named_people_or_not() -> None:
    network = parsed(
        {
            PATH: "---\nprivate: true\n---\n",
            "Daily/2026-05-20.md": "---\nprivate: true\n---\n",
            "Meetings/2026-05-21 X.md": "---\nprivate: true\n---\n",
            "Daily/2026-05-22.md": "One line. #private\n",
            "Letter.md": "#private\n\nOf debts.\n",
        }
    )
    assert network.private_notes == {
        PATH,
        "Daily/2026-05-20.md",
        "Meetings/2026-05-21 X.md",
        "Letter.md",
    }


def test_a_heading_of_meetings_in_person_is_not_private() -> None:
    text = "## Личные встречи\n\n[[Anna Petrova]]: о книгах\n"
    (interaction,) = parsed({**ANNA, "Daily/2026-05-20.md": text}).interactions
    assert not interaction.private


def test_folders_of_the_settings_are_private() -> None:
    settings = Settings(privacy=PrivacySettings(folders=("People/Family/",)))
    contacts = parsed({PATH: "", "People/Family/Bo.md": ""}, settings).contacts
    assert [(one.name, one.private) for one in contacts] == [("Ada", False), ("Bo", True)]


KEPT_QUIET = {
    "own-log": (PATH, "---\nprivate: true\n---\n## Log\n\n- 2026-05-20: call\n"),
    "section": ("Daily/2026-05-20.md", "## Private\n\ncall with [[Anna Petrova]]"),
    "section-russian": ("Daily/2026-05-20.md", "## Личное\n\n### Вечер\n\n[[Anna Petrova]]"),
    "tag-on-the-line": ("Daily/2026-05-20.md", "call with [[Anna Petrova]] #private"),
    "daily-note": ("Daily/2026-05-20.md", "#private\n\ncall with [[Anna Petrova]]"),
    "meeting-note": ("Meetings/2026-05-20 X.md", "---\nconfidential: true\n---\n[[Anna Petrova]]"),
    "unreadable-block": (
        "Meetings/2026-05-20 X.md",
        "---\na: @x\nb: secret\n---\n[[Anna Petrova]]",
    ),
    "task": ("Daily/2026-05-20.md", "# Личное\n\n- [x] [[Anna Petrova]]"),
}


@pytest.mark.parametrize(("path", "text"), KEPT_QUIET.values(), ids=KEPT_QUIET)
def test_a_private_interaction_has_no_text(path: str, text: str) -> None:
    (interaction,) = parsed({**ANNA, path: text}).interactions
    assert interaction.private
    assert interaction.summary is None


def test_an_interaction_with_a_private_contact_has_no_text_wherever_it_stands() -> None:
    files = {**ANNA, PATH: "---\nprivate: true\n---\n"}
    (both, alone) = parsed(
        {**files, "2026-05-20.md": "lunch with [[Ada]] and [[Anna Petrova]]\n\n[[Anna Petrova]]"}
    ).interactions
    assert (both.private, both.summary) == (True, None)
    assert (alone.private, alone.summary) == (False, "Anna Petrova")


def test_of_private_value_only_the_kind_is_kept() -> None:
    text = "## Private\n\ncall with [[Anna Petrova]] (gave:: book: On debts)"
    (interaction,) = parsed({**ANNA, "2026-05-20.md": text}).interactions
    assert interaction.gave == (ValueAct("book"),)


def test_of_a_private_section_days_are_read_and_no_text() -> None:
    text = "## Личное\n\n- День рождения: 13 июля\n- Email: ada@example.org\n\ncity:: Riga\n"
    (contact,) = parsed({PATH: text}).contacts
    assert contact.birthday is not None
    assert (contact.emails, contact.location, contact.private) == ((), None, False)


def test_of_a_rejected_block_the_days_are_kept_and_no_text() -> None:
    text = "---\nmail: @ada\nbirthday: 1990-05-20\n---\n## Log\n\n- 2026-05-20: call\n"
    network = parsed({PATH: text})
    assert network.contacts[0].birthday is not None
    (interaction,) = network.interactions
    assert (interaction.private, interaction.summary) == (False, None)


def test_a_line_with_the_tag_does_not_hide_the_rest_of_a_daily_note() -> None:
    text = "call with [[Anna Petrova]] #private\n\ncall with [[Anna Petrova]]"
    summaries = [one.summary for one in parsed({**ANNA, "2026-05-20.md": text}).interactions]
    assert summaries == [None, "call with Anna Petrova"]


CANARY = "Xyzzyquux"


def hushed(path: str, text: str | bytes) -> tuple[str, bytes]:
    """Give a private note in which the canary is whatever it can be."""
    data = text if isinstance(text, bytes) else text.encode()
    path = path.replace("Ada", CANARY).replace("Ада", CANARY)
    log = f"\n# {CANARY}\n\n## Log\n- 2026-06-01 (call): {CANARY} said {CANARY}\n"
    return path, data + log.encode()


STATES = {
    **PRIVATE,
    "half-written": (PATH, "---\nprivate: tr"),
    "broken-block": (PATH, "---\nprivate: true\n%% vaultnet:begin due %%\n---\n"),
    "duplicate-keys": (PATH, "---\nprivate: true\nprivate: false\n---\n"),
}


@pytest.mark.parametrize(("path", "text"), STATES.values(), ids=STATES)
def test_no_canary_comes_out_of_a_private_note(
    path: str, text: str | bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Refresh, tick all that can be ticked, and go on into a new week; with a conflict copy."""
    place, data = hushed(path, text)
    notes = {**NOTES, "Daily/2026-11-20.md": "- call with [[Ben Stone]]\n"}
    root = vault_at(tmp_path, notes)
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).write_bytes(data)
    copy = place.removesuffix(".md") + ".sync-conflict-20261123-023251-OPLQ5BK.md"
    (root / copy).write_bytes(data)
    told: list[Problem] = []
    for number in range(3):
        today = MONDAY + timedelta(days=number * 3)
        told += refresh(root, today).problems
        page = page_of(root)
        assert CANARY.casefold() not in page.casefold()
        (root / DIGEST).write_bytes(re.sub(r"^- \[ \]", "- [x]", page, flags=re.MULTILINE).encode())
    assert not [one for one in told if CANARY in f"{one.message} {one.hint}"]
    for verb in ("due", "contacts", "interactions", "stages", "promises", "digest"):
        assert CANARY not in run(root, verb, "--json", today="2026-12-08").stdout
    captured = capfd.readouterr()
    assert CANARY not in captured.out + captured.err
    holding = {
        file.relative_to(root).as_posix()
        for file in root.rglob("*")
        if file.is_file() and CANARY.encode() in file.read_bytes()
    }
    assert holding == {place, copy}


def test_the_states_of_the_canary_are_many() -> None:
    assert len(STATES) >= 35
