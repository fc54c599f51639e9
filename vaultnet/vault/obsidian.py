"""A vault's own configuration, as Obsidian and its plugins keep it (S1.1, S1.6 to S1.8, S9).

Every file of it is optional and may be broken: what cannot be read has Obsidian's default and is
reported. Nothing here is ever written.
"""

from __future__ import annotations

import json
from dataclasses import field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from vaultnet.core.problems import ProblemKind
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Problem, Severity, Source
from vaultnet.vault.daily import DEFAULT_PATTERN, DailyNotes
from vaultnet.vault.files import read_file
from vaultnet.vault.ignore_filters import IgnoreFilters, parse_filters
from vaultnet.vault.paths import NOTE_EXTENSION, folder_of, is_in_folder, is_note, key_path
from vaultnet.vault.walk import hidden_folders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from vaultnet.core.settings import VaultSettings

LinkFormat: TypeAlias = Literal["shortest", "relative", "absolute"]

USUAL_FOLDER: Final = ".obsidian"
DEFAULT_TIME: Final = "HH:mm"
_APP: Final = "app.json"
_PERIODS: Final = ("daily", "weekly", "monthly", "quarterly", "yearly")
_TEMPLATER_LISTS: Final = ("folder_templates", "file_templates", "startup_templates")
_LINK_FORMATS: Final[Mapping[object, LinkFormat]] = {
    "relative": "relative",
    "absolute": "absolute",
}
CONFIG_FOLDER: Final = ProblemKind(
    "config-folder",
    Severity.WARNING,
    "The vault has no configuration folder {name}.",
    "Correct config_folder in the table [vault] of vaultnet.toml, or leave it out.",
)
CONFIG_UNREADABLE: Final = ProblemKind(
    "config-unreadable",
    Severity.WARNING,
    "The file cannot be used: {reason}.",
    "Obsidian's defaults are used; save the setting anew in Obsidian.",
)
IGNORE_FILTER: Final = ProblemKind(
    "ignore-filter",
    Severity.WARNING,
    "Not every filter for excluded files is used: {reason}.",
    "Simplify it in Obsidian under Files and links, Excluded files.",
)
PROBLEMS: Final = (CONFIG_FOLDER, CONFIG_UNREADABLE, IGNORE_FILTER)

_MAX_BYTES: Final = 1024 * 1024  # of one file; real ones have a few thousand
_MAX_TEXT: Final = 1000  # characters of a path or pattern; no file name is as long


@frozen_record
class VaultConfig:
    """What the vault's configuration says about its notes; the defaults are Obsidian's."""

    folder: str = ""  # of the configuration itself; empty: there is none
    daily: DailyNotes = field(default_factory=DailyNotes)
    template_folders: tuple[str, ...] = ()
    template_files: tuple[str, ...] = ()
    template_date: str = DEFAULT_PATTERN  # of `{{date}}` in templates; Moment's signs
    template_time: str = DEFAULT_TIME  # of `{{time}}`
    filters: IgnoreFilters = field(default_factory=IgnoreFilters)
    ignored_folders: tuple[str, ...] = ()  # by our own settings
    link_format: LinkFormat = "shortest"  # of links that Obsidian writes
    markdown_links: bool = False  # likewise
    property_types: Mapping[str, str] = field(default_factory=dict)  # "date", "multitext", …
    core_plugins: frozenset[str] = frozenset()  # ids of those switched on

    def day_of(self, path: str) -> date | None:
        """Give the day of which the note at `path` is the daily note; None where it is none."""
        return self.daily.day_of(path)

    def daily_path(self, day: date) -> str:
        """Give the path of a day's daily note, whether there is one or not."""
        return self.daily.path_of(day)

    def is_template(self, path: str) -> bool:
        """Tell whether a note is a template by its place (S1.8)."""
        return self.is_template_folder(folder_of(path)) or self.is_template_file(path)

    def is_template_folder(self, folder: str) -> bool:
        """Tell whether all notes of a folder are templates."""
        return any(is_in_folder(f"{folder}/", one) for one in self.template_folders)

    def is_template_file(self, path: str) -> bool:
        """Tell whether a note is a template wherever it lies."""
        if not self.template_files:
            return False
        lower = path.lower()
        return any(lower == file.lower() for file in self.template_files)

    def is_ignored(self, path: str) -> bool:
        """Tell whether a note is excluded by Obsidian's settings or ours; links still reach it."""
        return self.filters.hide(path) or self.is_ignored_folder(folder_of(path))

    def is_ignored_folder(self, folder: str) -> bool:
        """Tell whether all notes of a folder are excluded by our settings."""
        return any(is_in_folder(f"{folder}/", one) for one in self.ignored_folders)


def read_config(root: Path, settings: VaultSettings) -> tuple[VaultConfig, tuple[Problem, ...]]:
    """Read the configuration of the vault at `root`, and the problems that it has; never raises."""
    folder, problems = _find_folder(root, settings.config_folder)
    reader = _Reader(root, folder, problems)
    app = reader.table(_APP)
    period_tables = _period_tables(reader)
    core_daily = reader.table("daily-notes.json")
    daily = period_tables["daily"] if period_tables["daily"].get("enabled") is True else core_daily
    templater = reader.table("plugins/templater-obsidian/data.json")
    filters, complaints = parse_filters(_texts(app.get("userIgnoreFilters")))
    for complaint in complaints:
        reader.report(IGNORE_FILTER, _APP, reason=complaint)
    templates = reader.table("templates.json")
    config = VaultConfig(
        folder=folder,
        daily=DailyNotes(
            folder=_path(daily.get("folder")),
            pattern=_text(daily.get("format")).strip("/") or DEFAULT_PATTERN,
            locale=settings.locale,
            template=_note(daily.get("template")),
        ),
        template_folders=_named(
            _path(templates.get("folder")),
            _path(templater.get("templates_folder")),
        ),
        template_files=_named(
            _note(core_daily.get("template")),
            _note(reader.table("zk-prefixer.json").get("template")),
            *(_note(table.get("template")) for table in period_tables.values()),
            *(_note(written) for written in _templater_files(templater)),
        ),
        template_date=_text(templates.get("dateFormat")) or DEFAULT_PATTERN,
        template_time=_text(templates.get("timeFormat")) or DEFAULT_TIME,
        filters=filters,
        ignored_folders=_named(*(_path(written) for written in settings.ignore)),
        link_format=_LINK_FORMATS.get(_text(app.get("newLinkFormat")), "shortest"),
        markdown_links=app.get("useMarkdownLinks") is True,
        property_types=_property_types(reader),
        core_plugins=_plugins_on(reader.value("core-plugins.json")) or frozenset(),
    )
    return config, tuple(sorted(reader.problems, key=lambda one: (one.source, one.message)))


class _Reader:
    """Reads the JSON files of one configuration folder and collects what is wrong with them."""

    def __init__(self, root: Path, folder: str, problems: Sequence[Problem]) -> None:
        self._root = root
        self._folder = folder
        self.problems = list(problems)

    def value(self, name: str) -> object:
        """Give what a file holds; None where there is none or it cannot be read."""
        if not self._folder:
            return None
        line = 1
        try:
            data = read_file(self._root, f"{self._folder}/{name}", _MAX_BYTES)
            value: object = json.loads(data)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            reason = error.strerror or "it cannot be read"
        except json.JSONDecodeError as error:
            reason, line = "it is no JSON", error.lineno
        except (ValueError, RecursionError):  # no text, a number of 5000 digits, nested too deep
            reason = "it is no JSON of an ordinary kind"
        else:
            return value
        self.report(CONFIG_UNREADABLE, name, line, reason=reason)
        return None

    def table(self, name: str) -> Mapping[str, object]:
        """Give what a file holds by key; nothing where it cannot be read."""
        value = self.value(name)
        if value is not None and not isinstance(value, dict):
            self.report(CONFIG_UNREADABLE, name, reason="it holds no settings by name")
        return _table(value)

    def report(self, kind: ProblemKind, name: str, line: int = 1, **facts: str) -> None:
        self.problems.append(kind.at(Source(f"{self._folder}/{name}", line), **facts))


def _find_folder(root: Path, wanted: str) -> tuple[str, list[Problem]]:
    """Find the configuration folder: by our settings, else `.obsidian`, else by its `app.json`."""
    there = hidden_folders(root)
    if wanted in there:
        return wanted, []
    problems = [CONFIG_FOLDER.at(Source("vaultnet.toml", 1), name=wanted)] if wanted else []
    if USUAL_FOLDER in there:
        return USUAL_FOLDER, problems
    return next((one for one in there if _is_readable(root, f"{one}/{_APP}")), ""), problems


def _is_readable(root: Path, name: str) -> bool:
    try:
        read_file(root, name, _MAX_BYTES)
    except OSError:
        return False
    return True


def _period_tables(reader: _Reader) -> Mapping[str, Mapping[str, object]]:
    """Give what Periodic Notes has for each period; nothing where that plugin is switched off."""
    plugins = _plugins_on(reader.value("community-plugins.json"))
    off = plugins is not None and "periodic-notes" not in plugins
    table = {} if off else reader.table("plugins/periodic-notes/data.json")
    return {period: _table(table.get(period)) for period in _PERIODS}


def _templater_files(templater: Mapping[str, object]) -> Iterator[object]:
    """Give the template files that Templater names, alone or in tables."""
    for name in _TEMPLATER_LISTS:
        for entry in _list(templater.get(name)):
            yield _table(entry).get("template", entry)


def _property_types(reader: _Reader) -> Mapping[str, str]:
    types = _table(reader.table("types.json").get("types"))
    return {name: kind for name, kind in types.items() if isinstance(kind, str)}


def _plugins_on(value: object) -> frozenset[str] | None:
    """Give the ids of plugins that are on: an object of flags, or a list of ids as in old days."""
    if isinstance(value, dict):
        return frozenset(name for name, on in value.items() if on is True)
    return frozenset(_texts(value)) if isinstance(value, list) else None


def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in _list(value) if isinstance(one, str))


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) and len(value) <= _MAX_TEXT else ""


def _path(value: object) -> str:
    """Give a path as written in a configuration (`/journal`, `/`, `a/b/`); the root is empty."""
    return "/".join(part for part in key_path(_text(value)).split("/") if part not in {"", "."})


def _note(value: object) -> str:
    """Give the path of a note that a configuration names, its extension left out or not."""
    path = _path(value)
    return path if not path or is_note(path) else path + NOTE_EXTENSION


def _named(*paths: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for path in paths if path))
