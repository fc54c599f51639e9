"""A person being put together from the fields of a record, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vaultnet.core.imported import ImportedPerson
from vaultnet.core.written_dates import read_day, read_partial
from vaultnet.imports import problems
from vaultnet.imports.texts import emails_in, lines, one_line

if TYPE_CHECKING:
    from vaultnet.core.dates import PartialDate
    from vaultnet.core.records import Problem, Source
    from vaultnet.imports.manner import Manner

_LEAST_DIGITS: Final = 3  # of a telephone number
_LISTS: Final = {
    "email": "emails",
    "phone": "phones",
    "link": "links",
    "organisation": "organisations",
    "aliases": "other_names",
    "other-names": "other_names",
    "tags": "tags",
}
_SINGLE: Final = frozenset(
    {"name", "first-name", "middle-name", "last-name", "location", "country", "met"}
)
_NAME_PARTS: Final = ("first-name", "middle-name", "last-name")
# What a file may not say of a note: its kind is for the vault to tell.
_NEVER: Final = frozenset({"type", "category", "title", "date", "people", "from", "to", "cc"})


@dataclass(slots=True)
class Draft:
    """What is known so far of one person; values come as the file has them, fit for nothing yet."""

    source: Source
    manner: Manner
    birthday: PartialDate | None = None
    anniversary: PartialDate | None = None
    lists: dict[str, dict[str, None]] = field(default_factory=dict)
    single: dict[str, str] = field(default_factory=dict)
    properties: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, meaning: str, value: str, label: str = "") -> None:
        """Take a value in by what it means; what has no place of its own goes with the notes."""
        plain = one_line(value)
        if not plain or meaning in _NEVER:
            return
        if meaning in _LISTS:
            self._add_to_list(meaning, plain, label)
        elif meaning in {"birthday", "anniversary"}:
            self._add_day(meaning, plain, label or meaning)
        elif meaning == "summary":
            self.texts.append(lines(value))
        elif meaning in _SINGLE:
            self.single.setdefault(meaning, plain)
        elif meaning == "job":
            held = self.single.setdefault("job", plain)
            if held != plain:
                self.note(label or "job", plain)
        else:
            self.properties.setdefault(meaning, []).append(plain)

    def note(self, label: str, value: str) -> None:
        """Keep a value that has no place of its own, by the name that it had."""
        if plain := one_line(value):
            self.texts.append(f"{one_line(label)}: {plain}")

    def person(self) -> ImportedPerson | None:
        """Give the person; None, with a problem, where there is neither a name nor an address."""
        parts = (self.single.get(part, "") for part in _NAME_PARTS)
        name = self.single.get("name") or " ".join(filter(None, parts))
        others = [one for one in self.lists.get("other_names", ()) if one != name]
        if not name and others:
            name = others.pop(0)
        found = ImportedPerson(
            source=self.source,
            name=name,
            given=self.single.get("first-name", ""),
            other_names=tuple(others),
            emails=tuple(self.lists.get("emails", ())),
            phones=tuple(self.lists.get("phones", ())),
            links=tuple(self.lists.get("links", ())),
            organisations=tuple(self.lists.get("organisations", ())),
            job=self.single.get("job", ""),
            location=", ".join(
                filter(None, (self.single.get("location"), self.single.get("country")))
            ),
            birthday=self.birthday,
            anniversary=self.anniversary,
            met=read_day(self.single.get("met", ""), self.manner.words, self.manner.date_order),
            tags=tuple(self.lists.get("tags", ())),
            properties={key: tuple(texts) for key, texts in self.properties.items()},
            text=lines("\n".join(self.texts)),
        )
        if found.name or found.emails or found.phones:
            return found
        self.problems.append(problems.NAMELESS.at(self.source))
        return None

    def _add_to_list(self, meaning: str, value: str, label: str) -> None:
        values = [value]
        if meaning == "email":
            values = emails_in(value)
        elif meaning == "phone":
            value = value.removeprefix("tel:")
            values = [value] if sum(map(str.isdigit, value)) >= _LEAST_DIGITS else []
        if not values:
            self.note(label or meaning, value)
        self.lists.setdefault(_LISTS[meaning], {}).update(dict.fromkeys(values))

    def _add_day(self, meaning: str, value: str, label: str) -> None:
        day = read_partial(value, self.manner.words, self.manner.date_order)
        if day is None:
            self.problems.append(problems.DAY.at(self.source, label=label, text=value[:80]))
            self.note(label, value)
        elif meaning == "birthday":
            self.birthday = self.birthday or day
        else:
            self.anniversary = self.anniversary or day
