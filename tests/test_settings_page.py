"""docs/settings.md is written from the table of settings: `make golden` after a change of it."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vaultnet.core.dates import Span
from vaultnet.core.settings import Settings
from vaultnet.settings.table import SETTINGS, Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PAGE: Final = Path(__file__).parents[1] / "docs" / "settings.md"

HEAD: Final = """\
# Settings

vaultnet needs no settings. What you want to have otherwise stands in `vaultnet.toml` at the root
of the vault, in [TOML](https://toml.io): UTF-8, one setting to a line, texts in quotes; names that
hold more than Latin letters, digits, `-` and `_` stand in quotes too.

A value that a setting does not take ends the run with one sentence that names the line. A name
that is unknown is a warning, and the rest counts.

A length of time is written as a word (`"monthly"`, `"quarterly"`, `"раз в квартал"`), as a number
of days (`30`), in figures (`"2w"`, `"every 6 weeks"`, `"каждые 2 недели"`), as ISO 8601 (`"P30D"`),
or `"never"`. One length is for contact of any kind; a table gives one for each layer: `light` (a
message), `deep` (a conversation), `meeting` (in person).

How often to be in touch with a contact is said by the first of these that answers, with all its
layers: the contact's own note, its role, stage, tag, folder, tier, the default.

This page is written from the table in `vaultnet/settings/table.py`.
"""


def page() -> str:
    tables = groupby(SETTINGS, key=lambda setting: ".".join(table_of(setting)))
    return HEAD + "".join(section(name, list(settings)) for name, settings in tables)


def table_of(setting: Setting) -> tuple[str, ...]:
    return setting.path if setting.names else setting.path[:-1]


def section(name: str, settings: Iterable[Setting]) -> str:
    title, head = (f"[{name}]", f"[{name}]\n") if name else ("At the top of the file", "")
    rows = "".join(row(setting) for setting in settings)
    examples = "".join(f"{setting.example}\n" for setting in settings)
    return (
        f"\n## {title}\n\n| setting | takes | default | what it does |\n|---|---|---|---|\n{rows}"
        f"\n```toml\n{head}{examples}```\n"
    )


def row(setting: Setting) -> str:
    name = f"*{setting.names.expected}*" if setting.names else f"`{setting.path[-1]}`"
    return f"| {name} | {setting.reader.expected} | {default_of(setting)} | {setting.doc} |\n"


def default_of(setting: Setting) -> str:
    value: object = Settings()
    for part in setting.path:
        value = getattr(value, part)
    return "–" if value is None or value == {} else f"`{json.dumps(value, default=Span.iso)}`"


def test_the_page_of_settings_is_current(golden: Callable[[Path, str], None]) -> None:
    golden(PAGE, page())
