# ruff: noqa: INP001 - these scripts stand beside their page and are no package
"""People as two address books have them: one truth, told twice, each time a little otherwise.

Everybody is invented. How often names are turned, spelled, shortened or mistyped stands in `RATES`;
families share telephones and names, firms share switchboards, and some have a namesake.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Final

from vaultnet.core.dates import PartialDate
from vaultnet.core.imported import ImportedPerson
from vaultnet.core.records import Contact, Organisation, Source

RATES: Final[Mapping[str, float]] = {
    "in the vault": 0.6,
    "in the file": 0.7,
    "woman": 0.5,
    "telephone of the household": 0.3,
    "colleague of the household": 0.3,
    "year of birth left out": 0.3,
    "organisation in latin": 0.1,
    "usual spelling": 0.5,  # Julia rather than Yuliya
    "ё as е": 0.5,
    "umlaut spelled out": 0.3,  # of those dropped
    "cyrillic in latin": 0.45,  # of Russian names
    "turned": 0.15,  # family name first
    "short form": 0.15,
    "diacritics dropped": 0.5,  # of names that have some
    "patronymic or middle name": 0.12,
    "one slip": 0.04,
    "title or remark": 0.06,
    "family name alone missing": 0.03,
    "married since": 0.02,
    "family name and given name told apart": 0.6,
    "e-mail": 0.55,
    "phone": 0.5,
    "organisation": 0.6,
    "birthday": 0.2,
    "profile": 0.2,
    "twice in the file": 0.05,
    "named for a parent": 0.01,  # of those who live with others
}

_NAMES: Final = tomllib.loads(Path(__file__).with_name("invented_names.toml").read_text("utf-8"))
_ORGANISATIONS: Final = tuple(
    f"{firm} {trade}".strip()
    for firm in _NAMES["firms"].split()
    for trade in (*_NAMES["trades"].split(), "")
)
_LEGAL: Final = ("", " GmbH", " Ltd", " Inc.", " LLC")
_TITLES: Final = ("Dr. {}", "{}, PhD", "{} (Acme)", "Prof. {}", "{} 🚀")

# Three ways in which people write Cyrillic in Latin letters; each is from a standard or from habit,
# and none from what the matching folds.
_PASSPORT: Final = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a|b|v|g|d|e|e|zh|z|i|i|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|shch|ie|y||e|iu|ia".split("|"),  # noqa: SIM905
        strict=True,
    )
)
_HABIT: Final = {**_PASSPORT, "й": "y", "ё": "yo", "ю": "yu", "я": "ya", "ъ": "-", "щ": "sch"}
_OLD: Final = {**_PASSPORT, "й": "j", "х": "h", "ц": "c", "ю": "ju", "я": "ja", "ъ": "-"}
_USUAL: Final = {"Юлия": "Julia", "Александр": "Alexander", "Алексей": "Alexey", "Ксения": "Xenia"}
_PLAIN: Final = str.maketrans("äöüéèíóñçåøëïłśřáŁÅ", "aoueeioncaoeilsraLA", "")
_SPELLED: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"}


@dataclass(frozen=True, slots=True)
class Truth:
    """One person, with all that there is to know of them."""

    number: int
    given: str
    short: str
    middle: str
    family: str
    maiden: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]  # the first may be that of the family or of the firm
    organisation: str
    birthday: PartialDate
    profile: str
    is_russian: bool


@dataclass(slots=True)
class World:
    """A number of people, a vault that has some of them, and a file that has others."""

    people: list[Truth]
    contacts: list[Contact]
    records: list[ImportedPerson]
    contact_of: dict[str, int] = field(default_factory=dict)  # path to the person
    persons: dict[int, int] = field(default_factory=dict)  # line of the file to the person


def make_world(seed: int, size: int = 1000) -> World:
    """Make people, of whom the vault has six in ten and the file seven, independently."""
    random = Random(seed)  # noqa: S311 - the same people at every run are meant
    people: list[Truth] = []
    while len(people) < size:
        people += _household(random, len(people))
    world = World(people[:size], [], [])
    for one in world.people:
        if random.random() < RATES["in the vault"]:
            path = f"People/{one.number}.md"
            world.contacts.append(_contact(one, path, random))
            world.contact_of[path] = one.number
        if random.random() < RATES["in the file"]:
            times = 2 if random.random() < RATES["twice in the file"] else 1
            world.records += [_person(one, random) for _ in range(times)]
    random.shuffle(world.records)
    world.persons = {line: one.source.line for line, one in enumerate(world.records, 1)}
    world.records = [
        replace(one, source=Source("file", line)) for line, one in enumerate(world.records, 1)
    ]
    return world


def _household(random: Random, number: int) -> list[Truth]:
    """Make one to three people who share a family name and, often, a telephone and a mailbox."""
    kind = random.choice(("ru", "ru", "en", "en", "de"))
    home = _phone(random, kind)
    family = _family(kind, random)
    organisation = random.choice(_ORGANISATIONS)
    found: list[Truth] = []
    for at in range(random.choice((1, 1, 1, 1, 2, 3))):
        woman = random.random() < RATES["woman"]
        names = _names(kind, woman=woman)
        given = random.choice([name for name in names if all(name != one.given for one in found)])
        if found and random.random() < RATES["named for a parent"]:
            given = found[0].given
        own = _phone(random, kind)
        married = _family(kind, random)
        found.append(
            Truth(
                number=number + at,
                given=given,
                short=names.get(given, ""),
                middle=_middle(kind, random, woman=woman),
                family=_declined(family, kind, woman=woman),
                maiden=_declined(married, kind, woman=woman),
                emails=tuple(
                    f"p{number + at}.{n}@example.{'ru' if n else 'org'}" for n in range(3)
                ),
                phones=(home, own)
                if random.random() < RATES["telephone of the household"]
                else (own,),
                organisation=organisation
                if random.random() < RATES["colleague of the household"]
                else random.choice(_ORGANISATIONS),
                birthday=PartialDate(
                    random.randint(1, 12), random.randint(1, 28), random.randint(1940, 2005)
                ),
                profile=f"https://www.linkedin.com/in/p{number + at}",
                is_russian=kind == "ru",
            )
        )
    return found


def _family(kind: str, random: Random) -> str:
    """Give a family name: one in three is among the common ones, the first of them most often."""
    common, stems, ends = (_NAMES[kind][one].split() for one in ("families", "stems", "ends"))
    if random.random() < 1 / 3:
        return random.choices(common, [1 / rank for rank in range(2, len(common) + 2)])[0]
    return random.choice(stems) + random.choice(ends)


def _names(kind: str, *, woman: bool) -> Mapping[str, str]:
    """Give the given names of a language, each with its short form, if it has one."""
    written = _NAMES[kind]["women" if woman else "men"].split()
    return {name: short for name, _, short in (one.partition(":") for one in written)}


def _middle(kind: str, random: Random, *, woman: bool) -> str:
    return random.choice(_NAMES[kind]["middles_of_women" if woman else "middles_of_men"].split())


def _declined(family: str, kind: str, *, woman: bool) -> str:
    return f"{family}а" if kind == "ru" and woman else family


def _phone(random: Random, kind: str) -> str:
    number = f"{random.randrange(10**9, 10**10 - 1)}"
    return {"ru": "+79", "en": "+44", "de": "+49"}[kind] + number[: 9 if kind == "ru" else 10]


def _contact(one: Truth, path: str, random: Random) -> Contact:
    known = _known(one, random)
    name, _ = _name(one, random, mistaken=False)
    return Contact(
        path=path,
        name=name,
        source=Source(path, 1),
        emails=known["emails"],
        phones=known["phones"],
        organisations=tuple(Organisation(text) for text in known["organisations"]),
        birthday=one.birthday if random.random() < RATES["birthday"] else None,
        links=known["links"],
    )


def _person(one: Truth, random: Random) -> ImportedPerson:
    known = _known(one, random)
    name, given = _name(one, random, mistaken=True)
    year = None if random.random() < RATES["year of birth left out"] else one.birthday.year
    return ImportedPerson(
        source=Source("file", one.number),
        name=name,
        given=given if random.random() < RATES["family name and given name told apart"] else "",
        emails=known["emails"],
        phones=known["phones"],
        organisations=known["organisations"],
        links=known["links"],
        birthday=replace(one.birthday, year=year) if random.random() < RATES["birthday"] else None,
    )


def _known(one: Truth, random: Random) -> dict[str, tuple[str, ...]]:
    def perhaps(rate: str, values: Sequence[str]) -> tuple[str, ...]:
        return (random.choice(values),) if random.random() < RATES[rate] else ()

    organisation = one.organisation + random.choice(_LEGAL)
    if random.random() < RATES["organisation in latin"]:
        organisation = _latin(one.organisation, random)
    return {
        "emails": perhaps("e-mail", one.emails),
        "phones": tuple(_written(number, random) for number in perhaps("phone", one.phones)),
        "organisations": (organisation,) if random.random() < RATES["organisation"] else (),
        "links": (one.profile,) if random.random() < RATES["profile"] else (),
    }


def _written(number: str, random: Random) -> str:
    """Write a telephone number as people do: with its country, without, in groups."""
    country, rest = number[:3], number[3:]
    if country == "+79":
        return random.choice((number, f"8 (9{rest[:2]}) {rest[2:5]}-{rest[5:7]}-{rest[7:]}"))
    return random.choice((number, f"0{rest[:3]} {rest[3:]}", f"{country} (0){rest[:3]}/{rest[3:]}"))


def _name(one: Truth, random: Random, *, mistaken: bool) -> tuple[str, str]:
    """Write a name in one of the ways that people do; gives the given name in it too."""

    def happens(rate: str) -> bool:
        return random.random() < RATES[rate]

    given, family = one.given, one.family
    if one.short and happens("short form"):
        given = one.short
    if mistaken and happens("married since"):
        family = one.maiden
    if mistaken and happens("one slip"):
        family = _slip(family, random)
    elif mistaken and happens("one slip"):
        given = _slip(given, random)
    parts = [given, family]
    if happens("patronymic or middle name"):
        parts.insert(1, one.middle)
    if mistaken and happens("family name alone missing"):
        parts = [given]
    if happens("turned"):
        parts = [parts[-1], *parts[:-1]]
    spell = _speller(one, random)
    text = " ".join(map(spell, parts))
    if mistaken and happens("title or remark"):
        text = random.choice(_TITLES).format(text)
    return text, spell(given)


def _speller(one: Truth, random: Random) -> Callable[[str], str]:
    """Choose one way of spelling for all parts of a name."""
    if one.is_russian:
        if random.random() >= RATES["cyrillic in latin"]:
            plain = random.random() < RATES["ё as е"]
            return lambda text: text.replace("ё", "е").replace("Ё", "Е") if plain else text
        table = random.choice((_PASSPORT, _HABIT, _OLD))
        usual = random.random() < RATES["usual spelling"]
        known = _USUAL if usual else {}
        return lambda text: known.get(text) or _by(table, text)
    if random.random() < RATES["diacritics dropped"]:
        if random.random() < RATES["umlaut spelled out"]:
            return lambda text: "".join(_SPELLED.get(sign, sign) for sign in text)
        return lambda text: text.translate(_PLAIN)
    return lambda text: text


def _latin(text: str, random: Random) -> str:
    return " ".join(_by(random.choice((_PASSPORT, _HABIT)), word) for word in text.split())


def _by(table: Mapping[str, str], text: str) -> str:
    written = "".join(table.get(sign, sign).replace("-", "") for sign in text.casefold())
    return written.capitalize()


def _slip(text: str, random: Random) -> str:
    at = random.randrange(1, max(2, len(text) - 1))
    return random.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + text[at] + text[at:],
            text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :],
        )
    )
