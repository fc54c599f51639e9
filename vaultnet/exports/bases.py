"""`base`: views of people and of what is due for Obsidian Bases, which stay live in the vault.

Obsidian works them out itself, from the properties that stand in notes, so the file holds no person
but the places where people's notes lie, and the keys that they use. What vaultnet finds in daily
notes and logs it cannot show: the setting `[log] last_contact` keeps a typed day up to date. Notes
that say by a property or a tag that they are private are left out of the views too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.patterns import pattern
from vaultnet.exports.seal import UNSEALED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vaultnet.core.dates import Span
    from vaultnet.exports.material import Customs, Material

Tree: TypeAlias = "str | Sequence[Tree] | Mapping[str, Tree]"

_PLAIN_KEY: Final = pattern(r"[A-Za-z_][A-Za-z0-9_.]*")
_UNPRINTED: Final = pattern(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPED: Final = pattern(rf'["\\]|{_UNPRINTED.pattern}')
_SOON: Final = "7d"  # ahead: the week of the page
# Meanings of keys that are columns as they stand, with their phrase.
_COLUMNS: Final = (
    ("stage", "stage"),
    ("organisation", "organisations"),
    ("job", "job"),
    ("location", "location"),
    ("email", "emails"),
    ("phone", "phones"),
    ("birthday", "birthday"),
    ("cadence", "cadence"),
)


def write(material: Material) -> bytes:
    """Write the views."""
    formulas = _formulas(material)
    tree: dict[str, Tree] = {"filters": _filters(material)}
    if formulas:
        tree["formulas"] = formulas
    columns = dict(_columns(material))
    names = {
        **columns,
        **{f"formula.{one}": material.say(f"export.column.{one}") for one in formulas},
        "file.name": material.say("export.column.name"),
    }
    tree["properties"] = {key: {"displayName": name} for key, name in names.items()}
    tree["views"] = _views(material, list(columns), list(formulas))
    about = material.say("export.base.about")
    return "\n".join([f"# {UNSEALED}: {about}", *_yaml(tree, ""), ""]).encode()


def _filters(material: Material) -> Tree:
    """Say which notes are people's: by folder where it holds people, else one by one."""
    customs = material.customs
    places: list[Tree] = [f"file.folder == {_text(folder)}" for folder in customs.folders]
    places += [
        f"file.path == {_text(path)}"
        for path in material.contacts
        if path.rpartition("/")[0] not in customs.folders
    ]
    return {"and": ['file.ext == "md"', {"or": places or ["false"]}, *_not_private(customs)]}


def _not_private(customs: Customs) -> Iterator[Tree]:
    """Leave out notes that have a key or a tag for what is private, whatever it says."""
    said = []
    if customs.private_keys:
        keys = map(_text, customs.private_keys)
        said.append(" || ".join(f"file.hasProperty({key})" for key in keys))
    if customs.private_tags:
        said.append(f"file.hasTag({', '.join(map(_text, customs.private_tags))})")
    if said:
        yield {"not": said}


def _formulas(material: Material) -> dict[str, str]:
    """Give the formulas for which the vault has the keys: the last contact, and what is due."""
    keys, found = material.customs.keys, {}
    last = _property(keys.get("last-contact", ()))
    following = _property(keys.get("next-contact", ()))
    every = _every(material)
    if last:
        found["last"] = f"if({last}, date({last}))"
    if every:
        found["every"] = every
    due = f"if({last} && formula.every, date({last}) + formula.every)" if last and every else "null"
    if following:
        found["due"] = f"if({following}, date({following}), {due})"
    elif due != "null":
        found["due"] = due
    return found


def _every(material: Material) -> str:
    """Give how long after the last contact the next is due, as a formula; empty where none says.

    Obsidian knows no words for lengths of time: those that stand in notes are spelled out.
    """
    formula = "null"
    for days in material.customs.keys.get("cadence-days", ())[:1]:
        key = _property((days,))
        formula = f'if({key}, duration("1d") * {key}, {formula})'
    for cadence in material.customs.keys.get("cadence", ())[:1]:
        for text, span in sorted(material.customs.cadences.items(), reverse=True):
            is_said = f"{_property((cadence,))} == {_text(text)}"
            formula = f"if({is_said}, duration({_text(_length(span))}), {formula})"
    return "" if formula == "null" else formula


def _length(span: Span) -> str:
    """Write a span with one unit, as Obsidian reads it; one of several in days."""
    units = {"y": span.years, "M": span.months, "w": span.weeks, "d": span.days}
    named = [f"{number}{unit}" for unit, number in units.items() if number]
    return named[0] if len(named) == 1 else f"{round(span.days_about)}d"


def _columns(material: Material) -> Iterator[tuple[str, str]]:
    for meaning, phrase in _COLUMNS:
        for key in material.customs.keys.get(meaning, ())[:1]:
            yield f"note.{key}", material.say(f"export.column.{phrase}")


def _views(material: Material, columns: Sequence[str], formulas: Sequence[str]) -> Tree:
    by_formula = [f"formula.{name}" for name in ("due", "last") if name in formulas]
    order = ["file.name", *by_formula, *columns]
    views: list[Tree] = []
    if "due" in formulas:
        views.append(
            {
                **_view(material.say("export.base.due"), order),
                "filters": {"and": [*_awake(material), f'formula.due <= today() + "{_SOON}"']},
                "sort": [{"property": "formula.due", "direction": "ASC"}],
            }
        )
    views.append(_view(material.say("export.base.people"), order))
    for stage in material.customs.keys.get("stage", ())[:1]:
        grouped = {"property": f"note.{stage}", "direction": "ASC"}
        views.append({**_view(material.say("export.base.stages"), order), "groupBy": grouped})
    return views


def _awake(material: Material) -> Iterator[Tree]:
    """Say that something is due at all, and that it was not put off."""
    yield "formula.due"
    snoozed = _property(material.customs.keys.get("snoozed", ()))
    if snoozed:
        yield f"!{snoozed} || date({snoozed}) <= today()"


def _view(name: str, order: Sequence[str]) -> dict[str, Tree]:
    return {"type": "table", "name": name, "order": order}


def _property(keys: Sequence[str]) -> str:
    """Give the property of the key that most notes use; empty where none does."""
    return f"note[{_text(keys[0])}]" if keys else ""


def _text(text: str) -> str:
    """Give a text as a literal of a formula."""
    return json.dumps(text, ensure_ascii=False)


def _yaml(tree: Tree, indent: str) -> Iterator[str]:
    """Write mappings and lists of texts as YAML in block style, each text in quotes.

    The project's own YAML is for notes, and PyYAML would wrap long formulas.
    """
    rows = tree.items() if isinstance(tree, dict) else (("-", one) for one in tree)
    for key, value in rows:
        head = f"{indent}-" if key == "-" else f"{indent}{_key(key)}:"
        if isinstance(value, str):
            yield f"{head} {_quoted(value)}"
        elif not value:
            yield f"{head} []"
        elif key == "-":
            first, *rest = _yaml(value, f"{indent}  ")
            yield f"{head} {first.lstrip()}"
            yield from rest
        else:
            yield head
            yield from _yaml(value, f"{indent}  ")


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    """Give a text in quotes; in double ones, with escapes, where it holds what could end a line."""
    if not _UNPRINTED.search(text):
        return "'{}'".format(text.replace("'", "''"))
    inner = _ESCAPED.sub(lambda sign: rf"\u{ord(sign[0]):04x}", text)
    return f'"{inner}"'
