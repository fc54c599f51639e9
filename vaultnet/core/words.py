"""The words of languages as core types: those that notes are read by, and those we write."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from string import Formatter
from typing import TYPE_CHECKING, Final, TypeVar

from vaultnet.core.dates import Span
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.phrase_table import PhraseTable
from vaultnet.core.plurals import PLURAL_RULES
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Channel, Direction, Layer, Stage
from vaultnet.errors import VaultnetError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vaultnet.core.plurals import Form
    from vaultnet.core.records import Problem

_Meaning = TypeVar("_Meaning")

_WORD: Final = pattern(r"[^\W_]+")

_TRUTHS: Final[Mapping[str, bool]] = {"true": True, "false": False}


@frozen_record
class Vocabulary:
    """The words that notes are read by, all languages together; every key is folded."""

    months: Mapping[str, int]  # "march", "марта" to 3
    units: Mapping[str, str]  # "weeks", "недели" to "week"; "every", "каждый" to "every"
    cadences: Mapping[str, Span]  # "monthly", "раз в квартал"; no length at all: never
    layers: Mapping[str, Layer]
    stages: Mapping[str, Stage]
    truths: Mapping[str, bool]  # "yes", "нет"
    channels: PhraseTable[Channel]  # words at the head of an entry, words of a type
    headings: PhraseTable[str]  # to "plan", "log", "attendees", "notes" or "private"
    keys: Mapping[str, str]  # property keys to the meaning that they have
    folders: Mapping[str, str]  # folder names to the kind of note in them
    kinds: Mapping[str, str]  # words of types, tags and categories to a kind of note
    roles: Mapping[str, str]  # "career mentor" to "mentor/career"
    statuses: Mapping[str, str]  # "archived" to "paused", "умер" to "deceased"
    tasks: Mapping[str, Channel]  # infinitives at the head of a done task: "write", "позвонить"
    # Words within an entry: "had" to "opener", "wrote" to "act", "from" to "inbound".
    leads: PhraseTable[str]
    directions: Mapping[str, Direction]
    values: PhraseTable[str]  # "intro" to "introduction"
    parts: Mapping[str, str]  # "speaker" to "spoke"
    group_kinds: Mapping[str, str]  # "course" to "education"
    unheld: PhraseTable[str]  # "cancelled" to "called-off"
    numbers: Mapping[str, int]  # "two", "second", "other" to 2
    # "саша" to "александр" and "александра": of all words these alone may mean several.
    short_names: Mapping[str, tuple[str, ...]]

    def of_done_tasks(self) -> Vocabulary:
        """Give the words by which done tasks are read: in them an infinitive tells what was."""
        leads = {word: "act" if lead == "errand" else lead for word, lead in self.leads.items()}
        channels = PhraseTable({**self.tasks, **self.channels})
        return replace(self, channels=channels, leads=PhraseTable(leads))


def vocabulary_of(tables: Iterable[Mapping[str, object]]) -> Vocabulary:
    """Join the word tables of languages, each section `meaning = [words]`.

    Raises ValueError where a word has two meanings or a meaning is unknown, TypeError where a
    section has another shape: faults of the package, so a test loads every language.
    """
    tables = tuple(tables)

    def words(section: str, meaning_of: Callable[[str], _Meaning]) -> PhraseTable[_Meaning]:
        meanings: dict[str, _Meaning] = {}
        for table in tables:
            for written, names in _table(table, section).items():
                if not isinstance(names, list):
                    raise TypeError(f"[{section}] {written}: expected a list of words")
                for word in names:
                    meaning = meaning_of(written)
                    if meanings.setdefault(fold(word), meaning) != meaning:
                        raise ValueError(f"[{section}] {word!r} has two meanings")
        return PhraseTable(meanings)

    return Vocabulary(
        months=words("months", int),
        units=words("units", str),
        cadences=words("cadences", _span),
        layers=words("layers", Layer),
        stages=words("stages", Stage),
        truths=words("truths", _TRUTHS.__getitem__),
        channels=words("channels", Channel),
        tasks=words("tasks", Channel),
        headings=words("headings", str),
        keys=words("keys", str),
        folders=words("folders", str),
        kinds=words("kinds", str),
        roles=words("roles", str),
        statuses=words("statuses", str),
        leads=words("leads", str),
        directions=words("directions", Direction),
        values=words("values", str),
        parts=words("parts", str),
        group_kinds=words("group_kinds", str),
        unheld=words("unheld", str),
        numbers=words("numbers", int),
        short_names=_short_names(tables),
    )


def _short_names(tables: Iterable[Mapping[str, object]]) -> Mapping[str, tuple[str, ...]]:
    """Join the short forms of given names, each with all the names that it stands for."""
    found: dict[str, dict[str, None]] = {}
    for table in tables:
        for name, forms in _table(table, "short_names").items():
            if not isinstance(forms, list):
                raise TypeError(f"[short_names] {name}: expected a list of words")
            for form in forms:
                found.setdefault(fold(form), {})[fold(name)] = None
    return {form: tuple(names) for form, names in found.items()}


@frozen_record
class _Template:
    """A phrase cut at its facts: text, fact, text, fact and so on; the last fact is none."""

    parts: tuple[tuple[str, str | None], ...]
    facts: frozenset[str]

    def fill(self, facts: Mapping[str, str | int]) -> str:
        return "".join(
            [text if fact is None else f"{text}{facts[fact]}" for text, fact in self.parts]
        )


@dataclass(frozen=True)
class Phrases:
    """The sentences of one language, by their codes."""

    language: str
    _plain: Mapping[str, _Template]
    _plural: Mapping[str, Mapping[str, _Template]]
    _form_of: Callable[[int], Form]
    _problems: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    _faults: Mapping[str, _Template] = field(default_factory=dict)

    def say(self, code: str, /, **facts: str | int) -> str:
        """Say a phrase with its facts; where it has plural forms, the fact `n` chooses.

        Raises KeyError naming the code, and the fact where one is missing.
        """
        template = self._plain[code] if code in self._plain else self._form(code, facts)
        try:
            return template.fill(facts)
        except KeyError:
            missing = template.facts - facts.keys()
            raise KeyError(f"{code}: no fact {', '.join(sorted(missing))}") from None

    def has(self, code: str) -> bool:
        """Tell whether there is a phrase of that code."""
        return code in self._plain or code in self._plural

    def told(self, problem: Problem) -> Problem:
        """Give a problem in the words of the language, or as it is where that has none for it.

        What those words cannot name follows them: the name or the value that it is about.
        """
        if problem.code not in self._problems:
            return problem
        message, hint = self._problems[problem.code]
        if problem.about:
            message = f"{message.removesuffix('.')} ({problem.about})."
        return replace(problem, message=message, hint=hint)

    def fault(self, fault: VaultnetError) -> str:
        """Say what ends a run in the words of the language, or as it is where that has none."""
        if fault.code in self._problems:
            return self._problems[fault.code][0].removesuffix(".")
        template = self._faults.get(fault.code)
        facts = {
            name: self.fault(fact) if isinstance(fact, VaultnetError) else fact
            for name, fact in fault.facts.items()
        }
        return template.fill(facts) if template else str(fault)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all phrases."""
        return frozenset(self._plain) | frozenset(self._plural)

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words that the phrases have of themselves; each time the same object."""
        forms = (form for phrase in self._plural.values() for form in phrase.values())
        texts = (text for one in (*self._plain.values(), *forms) for text, _ in one.parts)
        return frozenset(word for text in texts for word in _WORD.findall(fold(text)))

    def facts_of(self, code: str) -> frozenset[str]:
        """Give the names of the facts that a phrase can need, in any of its plural forms."""
        if code in self._plain:
            return self._plain[code].facts
        return frozenset({"n"}).union(*(form.facts for form in self._plural[code].values()))

    def _form(self, code: str, facts: Mapping[str, str | int]) -> _Template:
        forms = self._plural[code]
        number = facts.get("n")
        if not isinstance(number, int):
            raise KeyError(f"{code}: no number n")
        return forms.get(self._form_of(number)) or forms["other"]


def phrases_of(table: Mapping[str, object]) -> Phrases:
    """Make the phrases of one language: `[plurals]`, `[phrases]`, `[problems]`, `[faults]`.

    A phrase is text with `{named}` facts, or a table of plural forms that covers every number.
    Raises ValueError or TypeError, which names the code, for any other shape.
    """
    form_of = PLURAL_RULES[str(_table(table, "plurals")["rule"])]
    needed = {form_of(number) for number in range(100)}  # rules look at the last two digits alone
    plain: dict[str, _Template] = {}
    plural: dict[str, Mapping[str, _Template]] = {}
    for code, phrase in _table(table, "phrases").items():
        if isinstance(phrase, str):
            plain[code] = _template(code, phrase)
            continue
        forms = _forms(code, phrase)
        if "other" not in forms and not needed <= forms.keys():
            raise ValueError(f"{code}: no form {', '.join(sorted(needed - forms.keys()))}")
        plural[code] = forms
    problems = {code: _sentences(code, said) for code, said in _table(table, "problems").items()}
    faults = {code: _template(code, str(said)) for code, said in _table(table, "faults").items()}
    return Phrases(str(table["language"]), plain, plural, form_of, problems, faults)


def _sentences(code: str, said: object) -> tuple[str, str]:
    match said:
        case [str(message), str(hint)]:
            return message, hint
    raise TypeError(f"{code}: expected a sentence and a way out")


def _forms(code: str, phrase: object) -> Mapping[str, _Template]:
    if not isinstance(phrase, dict):
        raise TypeError(f"{code}: expected text or a table of plural forms")
    for form, text in phrase.items():
        if form not in {"one", "few", "many", "other"} or not isinstance(text, str):
            raise ValueError(f"{code}: {form!r} is no plural form with a text")
    return {form: _template(code, text) for form, text in phrase.items()}


def _template(code: str, text: str) -> _Template:
    try:
        cut = list(Formatter().parse(text))
    except ValueError as error:
        raise ValueError(f"{code}: {error}") from error
    parts = []
    for before, fact, form, conversion in cut:
        if fact is not None and (not fact.isidentifier() or form or conversion):
            raise ValueError(f"{code}: a fact is written {{name}} and no more")
        parts.append((before, fact))
    return _Template(tuple(parts), frozenset(fact for _, fact in parts if fact is not None))


def _table(table: Mapping[str, object], section: str) -> Mapping[str, object]:
    found = table.get(section, {})
    if not isinstance(found, dict):
        raise TypeError(f"[{section}] is no table")
    return found


def _span(text: str) -> Span:
    span = Span.parse_iso(text)
    if span is None:
        raise ValueError(f"[cadences] {text!r} is no ISO span")
    return span
