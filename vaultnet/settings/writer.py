"""Settings to the text of a settings file: only what differs from the defaults, each with its why.

The same settings give the same bytes, and `parse_settings` reads them back as they were.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.dates import Span
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Layer
from vaultnet.core.settings import Settings
from vaultnet.settings.table import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultnet.settings.table import Setting

# By the path of a setting, or of one entry in it, the sentences that say where it comes from.
Whys: TypeAlias = "Mapping[tuple[str, ...], tuple[str, ...]]"

NEVER: Final = "never"
_BARE: Final = pattern(r"[A-Za-z0-9_-]+")
# What TOML does not let stand in a comment, and what would end its line for some readers.
_NO_COMMENT: Final = pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_UNITS: Final = (("years", "year"), ("months", "month"), ("weeks", "week"), ("days", "day"))


@frozen_record
class _Line:
    """One setting, or one entry of a table of them, as it is written."""

    path: tuple[str, ...]
    table: tuple[str, ...]
    text: str
    why: tuple[str, ...]

    def written(self) -> Iterator[str]:
        for sentence in self.why:
            yield _comment(sentence)
        yield self.text


def write_settings(settings: Settings, whys: Whys, head: Iterable[str] = ()) -> str:
    """Write the settings that differ from the defaults, and any others that have a why.

    `head` are the sentences at the top of the file. Every path of a setting stands once.
    """
    blocks = ["\n".join(map(_comment, head))]
    for table, lines in _by_table(_lines(settings, whys)).items():
        header = [f"[{'.'.join(table)}]"] if table else []
        blocks.append("\n".join([*header, *(row for line in lines for row in line.written())]))
    text = "\n\n".join(filter(None, blocks))
    return f"{text}\n" if text else ""


def missing_settings(
    text: str, current: Settings, settings: Settings, whys: Whys
) -> tuple[str, ...]:
    """Give what would be written and a settings file does not say, as lines of a diff.

    `current` are the settings of `text`, a valid file; of what it names nothing is missing,
    whatever its value. The heading of a table that the file has begins with a space, everything
    else with `+`.
    """
    there = tomllib.loads(text)
    said = {line.path for line in _lines(current, {})}
    wanted = _lines(settings, whys)
    missing = [one for one in wanted if one.path not in said and not _names(there, one.path)]
    rows: list[str] = []
    for table, lines in _by_table(missing).items():
        if table:
            rows.append(f"{' ' if _names(there, table) else '+'}[{'.'.join(table)}]")
        rows += [f"+{row}" for line in lines for row in line.written()]
    return tuple(rows)


def _names(table: object, path: Iterable[str]) -> bool:
    """Tell whether a parsed file names a setting or a table, whatever it holds."""
    for name in path:
        if not isinstance(table, dict) or name not in table:
            return False
        table = table[name]
    return True


def _lines(settings: Settings, whys: Whys) -> Iterator[_Line]:
    default = Settings()
    for setting in SETTINGS:
        value, usual = _value_of(setting, settings), _value_of(setting, default)
        if setting.names is not None and isinstance(value, Mapping):
            for name, entry in sorted(value.items()):
                path = (*setting.path, name)
                yield _Line(path, setting.path, _pair(name, entry), whys.get(path, ()))
        elif value != usual or setting.path in whys:
            *table, name = setting.path
            why = whys.get(setting.path, ())
            yield _Line(setting.path, tuple(table), _pair(name, value), why)


def _by_table(lines: Iterable[_Line]) -> Mapping[tuple[str, ...], list[_Line]]:
    tables: dict[tuple[str, ...], list[_Line]] = {}
    for line in lines:
        tables.setdefault(line.table, []).append(line)
    return tables


def _value_of(setting: Setting, settings: Settings) -> object:
    value: object = settings
    for name in setting.path:
        value = getattr(value, name)
    return value


def _pair(name: str, value: object) -> str:
    return f"{_name(name)} = {_toml(value)}"


def _name(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _toml(value: object) -> str:
    """Write a value of a setting as TOML."""
    if isinstance(value, Span):
        return _text(_spoken(value))
    if isinstance(value, Mapping):
        return _layers(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else _text(str(value))


def _layers(layers: Mapping[Layer, Span]) -> str:
    """Write a cadence: one length for any contact, or a length for each layer."""
    if not layers:
        return _text(NEVER)
    if set(layers) == {Layer.ANY}:
        return _toml(layers[Layer.ANY])
    pairs = (_pair(layer.value, layers[layer]) for layer in Layer if layer in layers)
    return f"{{ {', '.join(pairs)} }}"


def _spoken(span: Span) -> str:
    """Write a length as people do: `3 months`."""
    counts = ((getattr(span, field), unit) for field, unit in _UNITS)
    return " ".join(f"{n} {unit}" if n == 1 else f"{n} {unit}s" for n, unit in counts if n)


def _text(text: str) -> str:
    """Quote a text: JSON's escapes are TOML's, but that JSON leaves U+007F as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(sentence: str) -> str:
    return f"# {_NO_COMMENT.sub(' ', sentence)}".rstrip()
