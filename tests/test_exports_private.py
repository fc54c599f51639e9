"""Nothing private reaches any export: no person, no note, no section, in whatever spelling."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

import pytest
from cli_vault import run
from exported import FORMATS, WAYS, every_export, exported, text_of
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from life import CANARY, life
from network_of import contact, met, network
from test_cli_privacy import CANARY as WORD
from test_cli_privacy import NOTES
from test_digest_discretion import FORMS, NAMING, VERA, injected

from vaultnet.core.dates import PartialDate, Span
from vaultnet.core.records import Channel, Group, Knowledge, Layer, Source, ValueAct, YearlyDay
from vaultnet.core.settings import Settings
from vaultnet.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from vaultnet.core.records import Network

everywhere = pytest.mark.parametrize("way", WAYS)


@everywhere
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_private_twin_of_every_record_is_absent(way: str, language: str) -> None:
    data = exported(way, life(), Settings(language=language))
    assert CANARY.casefold() not in text_of(data).casefold()
    assert CANARY.encode() not in data


@everywhere
def test_the_open_records_are_there(way: str) -> None:
    """What leaves everything out would leave nothing private in."""
    if way == "base":
        pytest.skip("a base names folders, and people only where they lie among other notes")
    text = text_of(exported(way, life()))
    assert all(name in text for name in ("Ada", "Ben", "Dov"))


def stuffed(form: str) -> Network:
    """Put a text into every word of the open records, and those that pages do not show as well."""
    known = injected(form)
    words = {"aliases": (form,), "tags": (form,), "relations": (form,), "job": form, "tier": form}
    words |= {"emails": (f"{form}@example.org",), "phones": (form,), "links": (form,)}
    words |= {"met_text": form, "location": form, "country": form, "language": form}
    words |= {"introduced_by": (form,), "groups": (form,), "projects": (form,), "events": (form,)}
    place = Source(f"Notes/{form}.md", 7)
    return replace(
        known,
        contacts=tuple(
            one if one.private else replace(one, **words)  # type: ignore[arg-type]  # fields of contacts
            for one in known.contacts
        ),
        interactions=tuple(
            one
            if one.private
            else replace(
                one,
                gave=(ValueAct("article", form),),
                event=f"{form}.md",
                project=f"{form}.md",
                notes=(f"Notes/{form}.md",),
            )
            for one in known.interactions
        ),
        events=tuple(
            one if one.private else replace(one, others=(form,), series=form)
            for one in known.events
        ),
        groups=(
            *known.groups,
            Group("Groups/Choir.md", "Choir", Source("Groups/Choir.md", 1), others=(form,)),
            Group(f"Groups/{form}.md", form, Source(f"Groups/{form}.md", 1)),
        ),
        knowledge=(Knowledge("Notes/Looms.md", "Looms", (form, "looms"), lines={form: 3}),),
        acquainted={("People/Ada.md", "People/Ben.md"): place},
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_no_word_of_an_open_record_names_a_private_person(form: str, language: str) -> None:
    for way, data in every_export(stuffed(form), Settings(language=language)).items():
        assert not NAMING.search(text_of(data)), way


NAMES: Final = ("Vera Quill", "VERA_QUILL", "veraQuill", "Nyx", "Quill Vera", "Вере Перовой")


@examples(max_examples=40)
@given(
    st.text("abc -_()[]:;,|\"'\n\u2028", max_size=12),
    st.sampled_from((*NAMES, *(normalize("NFD", name) for name in NAMES), "Vera%20Quill")),
    st.text("abc -_()[]:;,|\"'\n\u2028", max_size=12),
)
def test_a_name_within_any_text_leaks_into_none(before: str, name: str, after: str) -> None:
    for way, data in every_export(stuffed(f"{before} {name} {after}")).items():
        text = normalize("NFC", text_of(data))
        assert not re.search(r"vera|quill|nyx|перов", text, re.IGNORECASE), way


@everywhere
def test_who_lies_in_a_folder_of_a_private_name_is_left_out(way: str) -> None:
    ada = replace(contact("Ada"), path="Family of Vera Quill/Ada.md")
    text = text_of(exported(way, network([ada, contact("Bo"), VERA])))
    assert not NAMING.search(text)
    assert "Ada" not in text


@everywhere
def test_an_open_namesake_stays(way: str) -> None:
    if way == "base":
        pytest.skip("a base names folders, and people only where they lie among other notes")
    day = YearlyDay("birthday", PartialDate(5, 20), Source("People/Vera Quill Younger.md", 3))
    younger = contact("Vera Quill Younger", yearly_days=(day,))
    assert "Vera Quill Younger" in text_of(exported(way, network([younger, VERA])))


def test_her_own_address_stays_with_an_open_namesake() -> None:
    younger = contact("Selma Bloom", emails=("selma.bloom@example.org", "selma@example.org"))
    text = text_of(exported("vcf", network([younger, contact("Selma", private=True)])))
    assert "selma.bloom@" in text
    assert "selma@" not in text


def test_of_a_contact_in_a_private_place_the_day_alone_is_said() -> None:
    """It tells no more than the day due, which follows from it."""
    monthly = {Layer.ANY: Span(months=1)}
    hidden = met("Ada", "2026-10-01", Channel.CALL, summary="xyzzy", private=True)
    known = network([contact("Ada", cadence=monthly)], (hidden,))
    found = json.loads(exported("json", known))
    assert found["interactions"] == []
    (due,) = found["due"]
    assert due["last"] == {"day": "2026-10-01", "path": None, "line": None}
    assert "Last contact: 2026-10-01 (a private place)." in text_of(exported("ics", known)).replace(
        "\\n", "\n"
    )


@pytest.fixture
def hushed(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault(
        {
            **NOTES,
            "People/Cy Young.md": (
                "---\ntype: person\ncadence: monthly\nemail: cy@example.org\n---\n"
                f"## Log\n- 2026-11-01 (call): looms\n## Private\n- 2026-11-02 (call): {WORD}\n"
                f"## Tasks\n- [ ] open one #promise\n## Личное\n- [ ] {WORD} 📅 2026-11-24\n"
            ),
        }
    )


@pytest.mark.parametrize("name", FORMATS)
def test_private_notes_and_sections_of_a_real_vault_are_absent(hushed: Path, name: str) -> None:
    target = hushed.parent / "out" / f"network.{'mmd' if name == 'mermaid' else name}"
    target.parent.mkdir()
    assert run(hushed, "export", name, "-o", str(target)).exit_code == 0
    text = text_of(target.read_bytes())
    assert WORD not in text
    assert "Lund" not in text
    assert "Board" not in text
    if name != "base":
        assert "Cy Young" in text
