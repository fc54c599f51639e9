"""The settings file, `vaultnet.toml` at the root of a vault.

To add a setting: a field with its default in `vaultnet.core.settings` and a row in
`vaultnet.settings.table`.
"""

from __future__ import annotations

import json
import re
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any, Final

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Problem, Severity, Source
from vaultnet.core.settings import Settings
from vaultnet.errors import SettingsError
from vaultnet.settings.lines import key_lines, line_of
from vaultnet.settings.readers import suggestion
from vaultnet.settings.table import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vaultnet.core.words import Vocabulary
    from vaultnet.settings.readers import NameReader
    from vaultnet.settings.table import Setting

_PLACE: Final = pattern(r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)$")
# tomllib keeps every beginning of a dotted key: a key of many thousand parts would fill the memory.
_TOO_MANY_PARTS: Final = pattern(
    r"""(?<![A-Za-z0-9_-])(?:(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){50}"""
)
_LANGUAGE: Final = pattern(rb"""^[ \t]*language[ \t]*=[ \t]*["']([a-z]+)["']""", re.MULTILINE)
_LONGEST_INTEGER: Final = 64  # bits, as in TOML
_LONGEST_SHOWN: Final = 60  # characters of a value that a message shows
_TABLES: Final = frozenset(setting.path[0] for setting in SETTINGS if len(setting.path) > 1)
_NAMES: Final = frozenset(setting.name for setting in SETTINGS)
_TOP: Final = _TABLES | {name for name in _NAMES if "." not in name}


def parse_settings(
    data: bytes, path: str, vocabulary: Vocabulary
) -> tuple[Settings, tuple[Problem, ...]]:
    """Parse a settings file; `path` is the name that messages give it.

    Names that are unknown are warnings among the problems. Raises SettingsError, with file and
    line, for bytes that are not UTF-8, broken TOML, and values that a setting does not take.
    """
    text = _decoded(data, path)
    table = _parsed(text, path)
    reading = _Reading(path, key_lines(text), vocabulary)
    reading.check_names(table)
    values: dict[str, dict[str, Any]] = {}
    for setting in SETTINGS:
        *tables, name = setting.path
        holder = table.get(tables[0], {}) if tables else table
        if name in holder:
            values.setdefault("".join(tables), {})[name] = reading.read(setting, holder[name])
    settings = replace(Settings(), **values.pop("", {}))
    changed = {name: replace(getattr(settings, name), **given) for name, given in values.items()}
    return replace(settings, **changed), tuple(reading.problems)


def language_in(data: bytes) -> str | None:
    """Find the language that a settings file names, even where the rest of it cannot be read."""
    head = b"\n".join((b"", data)).partition(b"\n[")[0]
    found = _LANGUAGE.search(head)
    return found[1].decode() if found else None


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            "{path}:{line}: not UTF-8; save the file as UTF-8.",
            code="settings-not-utf8",
            path=path,
            line=line,
        ) from error


def _parsed(text: str, path: str) -> dict[str, Any]:
    if not text:
        return {}
    import tomllib  # noqa: PLC0415  many a vault has no settings

    crowd = _TOO_MANY_PARTS.search(text)
    if crowd:
        line = text.count("\n", 0, crowd.start()) + 1
        raise SettingsError(
            "{path}:{line}: a name of so many parts belongs to no setting.",
            code="settings-many-parts",
            path=path,
            line=line,
        )
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise SettingsError(
            "{path}:1: lists or tables are nested too deep to be read.",
            code="settings-too-deep",
            path=path,
        ) from error
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        last = text.count("\n", 0, len(text.rstrip())) + 1
        line = int(place[1]) if place and place[1] else last
        reason = _PLACE.sub("", str(error))
        raise SettingsError(
            "{path}:{line}: not TOML: {reason}; one setting to a line, texts in quotes, "
            "and names too if they hold more than Latin letters, digits, - and _.",
            code="settings-not-toml",
            path=path,
            line=line,
            reason=reason,
        ) from error
    except ValueError as error:  # Python reads numbers of up to 4,300 digits
        raise SettingsError(
            "{path}:1: a number in it is too long to be read.",
            code="settings-number",
            path=path,
        ) from error


@frozen_record
class _Reading:
    path: str
    lines: Mapping[tuple[str, ...], int]
    vocabulary: Vocabulary
    problems: list[Problem] = field(default_factory=list)

    def read(self, setting: Setting, value: object) -> object:
        if setting.names is None:
            return self._value(setting, setting.path, value)
        if not isinstance(value, dict):
            raise self._refused(setting, setting.path, value, f"a table [{setting.name}]")
        # In an order of our own: settings that are equal then have the same answers.
        return dict(sorted(self._entries(setting, setting.names, value)))

    def check_names(self, table: Mapping[str, object]) -> None:
        for name, value in table.items():
            if name in _TABLES:
                if not isinstance(value, dict):
                    raise SettingsError(
                        "{place}: {name} is {value}, but must be a table [{name}] with one setting "
                        "to a line.",
                        code="no-table",
                        place=self._place((name,)),
                        name=name,
                        value=_told(value),
                    )
                for inner in value:
                    self._check_name((name, inner))
            else:
                self._check_name((name,))

    def _check_name(self, path: tuple[str, ...]) -> None:
        if ".".join(path) in _NAMES:
            return
        *table, last = path
        elsewhere = sorted(name for name in _NAMES if name.endswith(f".{last}"))
        beside = {name.partition(".")[2] for name in _NAMES if table == [name.partition(".")[0]]}
        hint = f"did you mean {' or '.join(elsewhere)}?"
        if not elsewhere:
            hint = suggestion(last, beside or _TOP)
        self._warn(path, "unknown-setting", f"There is no setting {_named(path)}.", hint)

    def _entries(
        self, setting: Setting, names: NameReader, table: Mapping[str, object]
    ) -> Iterator[tuple[str, object]]:
        seen = set()
        for written, value in table.items():
            path = (*setting.path, written)
            read = self._value(setting, path, value)
            try:
                name = names.read(written, self.vocabulary)
            except ValueError as error:
                message = f"[{setting.name}] takes {names.expected}; {_shown(written)} is none."
                self._warn(path, "unknown-setting", message, str(error))
                continue
            if name in seen:
                message = f"[{setting.name}] names {_shown(name)} twice; the first counts."
                self._warn(path, "duplicate-setting", message, "Remove one of the two lines.")
                continue
            seen.add(name)
            yield name, read

    def _value(self, setting: Setting, path: tuple[str, ...], value: object) -> object:
        try:
            return setting.reader.read(value, self.vocabulary)
        except ValueError as error:
            expected = setting.reader.expected
            raise self._refused(setting, path, value, expected, str(error)) from error

    def _refused(
        self, setting: Setting, path: tuple[str, ...], value: object, expected: str, why: str = ""
    ) -> SettingsError:
        more = f"; {why.removesuffix('.')}" if why else ""
        return SettingsError(
            "{place}: {name} is {value}, but must be {expected}, as in `{example}`{more}",
            code="setting-refused",
            place=self._place(path),
            name=_named(path),
            value=_told(value),
            expected=expected,
            example=setting.example,
            more=more if more.endswith("?") else f"{more}.",
        )

    def _warn(self, path: tuple[str, ...], code: str, message: str, hint: str) -> None:
        source = Source(self.path, line_of(self.lines, path))
        hint = f"{hint[:1].upper()}{hint[1:]}" or "Remove the line, or see the list of settings."
        self.problems.append(Problem(source, Severity.WARNING, code, message, hint))

    def _place(self, path: tuple[str, ...]) -> str:
        return f"{self.path}:{line_of(self.lines, path)}"


def _named(path: tuple[str, ...]) -> str:
    """Write a name as it may stand in a message: no control characters, not without end."""
    return _shown(".".join(path))[1:].removesuffix('"')


def _told(value: object) -> str | SettingsError:
    """Say a value as a part of a sentence: what is too long to be shown, by its kind."""
    if isinstance(value, list):
        return SettingsError("a list", code="value-list")
    if isinstance(value, dict):
        return SettingsError("a table", code="value-table")
    if isinstance(value, int) and value.bit_length() > _LONGEST_INTEGER:
        return SettingsError("a number beyond all bounds", code="value-boundless")
    return _shown(value)


def _shown(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool) else str(value)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
