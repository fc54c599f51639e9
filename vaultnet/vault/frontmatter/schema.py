"""YAML 1.2's core schema: what an unquoted text means (S4.1), in JavaScript's numbers.

Dates, times, `yes`, `12:30` and `1_000` are text. Every number is a double, as it is for Obsidian:
`9007199254740993` is read as ...992; one without a fraction is given as an `int`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern

if TYPE_CHECKING:
    from vaultnet.vault.note import Value

_NULLS: Final[Mapping[str, Value]] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_BOOLEANS: Final[Mapping[str, Value]] = {
    word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")
}
_WORDS: Final = {**_NULLS, **_BOOLEANS}
_NUMBER_HEADS: Final = frozenset("0123456789+-.")

_INTEGER = pattern(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FRACTION = pattern(
    r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_SAFE_DIGITS: Final = 15  # so many decimal digits always fit a double
_EXPONENT_FROM: Final = 1e21  # from here on JavaScript writes an exponent
_EXPONENT_BELOW: Final = 1e-6

_CORE: Final = "tag:yaml.org,2002:"


def resolve(text: str) -> Value:
    """Give the value of an unquoted text."""
    if text[:1] in _NUMBER_HEADS:
        number = _number(text)
        return text if number is None else number
    return _WORDS.get(text, text)


def resolve_tagged(text: str, tag: str) -> Value:
    """Give the value of a text that bears a tag; an unknown tag leaves the text as it is (S4.3)."""
    name = tag.removeprefix(_CORE)
    if name == "null":
        return _NULLS.get(text, text)
    if name == "bool":
        return _BOOLEANS.get(text, text)
    pattern = {"int": _INTEGER, "float": _FRACTION}.get(name)
    if pattern is not None and pattern.fullmatch(text):
        return _number(text)
    return text


def number_text(number: float) -> str:
    """Write a number as JavaScript does: `1e+21`, `0.000001`, `1.5e-7`."""
    try:
        double = float(number)
    except OverflowError:
        double = math.inf if number > 0 else -math.inf
    if math.isnan(double):
        return "NaN"
    if math.isinf(double):
        return "Infinity" if double > 0 else "-Infinity"
    if double == 0:
        return "0"
    if _EXPONENT_BELOW <= abs(double) < _EXPONENT_FROM:
        from decimal import Decimal  # noqa: PLC0415  few keys are numbers

        return format(Decimal(repr(double)), "f").removesuffix(".0")
    mantissa, exponent = repr(double).split("e")
    return f"{mantissa.removesuffix('.0')}e{int(exponent):+d}"


def _number(text: str) -> float | None:
    if _INTEGER.fullmatch(text):
        if text[:2] in {"0x", "0o"}:
            return _as_double(int(text, 0))
        if len(text) <= _SAFE_DIGITS:
            return int(text)
        return _as_double(float(text))
    if not _FRACTION.fullmatch(text):
        return None
    word = text.lower()
    if word.endswith(("inf", "nan")):
        return float(word.replace(".", ""))
    return _as_double(float(text))


def _as_double(number: float) -> float:
    try:
        double = float(number)
    except OverflowError:
        return math.inf
    if abs(double) < _EXPONENT_FROM and double.is_integer():
        return int(double)
    return double
