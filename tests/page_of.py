"""A page composed of records, and its parts: sections, lines without boxes, ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from life import HOLIDAYS, MONDAY
from network_of import day

from vaultnet import languages
from vaultnet.core.planning import make_plan
from vaultnet.core.settings import DigestSettings, Settings
from vaultnet.core.words import phrases_of
from vaultnet.digest.compose import compose
from vaultnet.digest.rows import ids_of as lines_of
from vaultnet.digest.view import View

if TYPE_CHECKING:
    from vaultnet.core.records import (
        Network,
    )


def link(path: str, shown: str | None) -> str | None:
    name = path.rpartition("/")[2].removesuffix(".md")
    return f"[[{name}|{shown}]]" if shown else f"[[{name}]]"


def page(
    known: Network, today: str = MONDAY, before: str | None = None, language: str = "en"
) -> str:
    settings = Settings(language=language, digest=DigestSettings(budget=2))
    return page_by(settings, known, today, before)


def page_by(
    settings: Settings, known: Network, today: str = MONDAY, before: str | None = None
) -> str:
    view = View(
        plan=make_plan(
            known, settings, day(today), holidays=HOLIDAYS, shown=lines_of(before or "")
        ),
        network=known,
        settings=settings,
        phrases=phrases_of(languages.load(settings.language)),
        link=link,
    )
    return compose(view, before)


def section(text: str, heading: str) -> list[str]:
    """Give the lines under a heading, without their boxes and ids."""
    _, _, rest = text.partition(f"## {heading}\n")
    rows = rest.partition("\n\n")[0].split("\n")
    return [re.sub(r" \^vn-[0-9a-z]+$", "", bare(row)) for row in rows if row]


def bare(row: str) -> str:
    """Give a line without its box; of one due no more, whose it is and what became of it."""
    row = re.sub(r"^- \[.\] ", "- ", row)
    closed = re.fullmatch(r"- (?:You wait for )?(.*?\]\])(?::| –) .*? ([✓⇒]) (.*)", row)
    return f"- {closed[2].replace('⇒', '–')} {closed[1]}: {closed[3]}" if closed else row


def ids_of(text: str) -> list[str]:
    return [row.rpartition("^")[2] for row in text.split("\n") if "^vn-" in row]
