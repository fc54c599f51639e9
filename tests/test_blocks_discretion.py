"""No block names a private person in the words, names and places of open notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from life import CANARY, HOLIDAYS, MONDAY
from network_of import contact, day, met, network
from page_of import link
from test_digest_discretion import FORMS, NAMING, PEROVA, VERA, injected

from vaultnet import languages
from vaultnet.core.block_names import BESIDE_THE_PAGE
from vaultnet.core.planning import make_plan
from vaultnet.core.settings import Settings
from vaultnet.core.words import phrases_of
from vaultnet.digest import blocks as blocks_module
from vaultnet.digest.blocks import Unfit, lines_of_block
from vaultnet.digest.view import View
from vaultnet.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.core.records import Network


def view_of(known: Network, language: str = "en") -> View:
    settings = Settings(language=language)
    return View(
        plan=make_plan(known, settings, day(MONDAY), holidays=HOLIDAYS),
        network=known,
        settings=settings,
        phrases=phrases_of(languages.load(language)),
        link=link,
    )


def every_block(known: Network, language: str = "en") -> Iterator[str]:
    """Give the text of each block that the notes of a network can have."""
    base = view_of(known, language)
    wanted = [("glance", one.path, "") for one in known.contacts]
    wanted += [("follow-ups", one.path, "") for one in known.events]
    wanted += [("review", "Review.md", word) for word in ("2026-W47", "2026-W48", "2026-Q4")]
    for name, path, word in wanted:
        made = lines_of_block(name, base.from_note(path, link), path, word)
        if not isinstance(made, Unfit):
            yield "\n".join(made)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_no_block_says_a_name_that_stands_in_every_open_record(form: str, language: str) -> None:
    texts = tuple(every_block(injected(form), language))
    assert len(texts) > 10
    for text in texts:
        assert not NAMING.search(text)
        assert CANARY not in text


@examples(max_examples=20)
@given(
    st.text("abc -_()[]:", max_size=12),
    st.sampled_from(["Vera Quill", "VERA_QUILL", "veraQuill", "Nyx", "Quill Vera", "Вере Перовой"]),
    st.text("abc -_()[]:", max_size=12),
)
def test_a_name_within_any_text_is_not_said(before: str, name: str, after: str) -> None:
    for text in every_block(injected(f"{before} {name} {after}")):
        assert not NAMING.search(text)


def test_each_block_beside_the_page_can_be_made() -> None:
    assert blocks_module.BLOCKS.keys() == BESIDE_THE_PAGE


def test_a_private_contact_and_a_private_event_have_no_lines() -> None:
    base = view_of(network([VERA, PEROVA]))
    assert lines_of_block("glance", base, VERA.path, "") is Unfit.PRIVATE


def test_a_chart_with_a_private_name_is_left_out_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line less, or another line in it, and it would be no chart."""
    chart = ("```mermaid", "timeline", "    2026-11-23 : Vera Quill", "```")
    monkeypatch.setattr(blocks_module, "BLOCKS", {"x": lambda *_: ("- Ada", *chart, "- Bo")})
    known = network([contact("Ada"), VERA], (met("Ada", "2026-11-20"),))
    assert lines_of_block("x", view_of(known), "a.md", "") == (
        "- Ada",
        "- Something here is private.",
        "- Bo",
    )
