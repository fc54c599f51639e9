"""Names made comparable across order, script, spelling and short form.

Each part of a name has *keys*: what is left of it in Latin letters once spellings of one sound are
one. Parts that share a key are spellings of one name: Хрущёв, Khrushchev, Chruschtschow are not all
met, but Юлия, Yulia, Iuliia and Julia are. Different names must keep different keys: Мария and
Марина, Яна and Анна, Jon and Jen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import permutations, product
from typing import Final, TypeAlias

from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.slips import is_one_slip

Part: TypeAlias = frozenset[str]  # the keys of one part of a name
ShortForms: TypeAlias = Mapping[str, frozenset[str]]  # key of a short form to keys of whole names

MOST_PARTS: Final = 6  # of a name; what has more is no name, and parts are tried in every order
LONGEST_NAME: Final = 200  # characters, likewise
_MOST_KEYS: Final = 8  # ways to spell a whole name

_BRACKETS: Final = pattern(r"\([^()]*\)|\[[^\[\]]*\]|\"[^\"]*\"|«[^«»]*»")
_APOSTROPHES: Final = pattern(r"['’ʼʹ`´]")
_PART: Final = pattern(r"[^\W\d_]+")
_TITLES: Final = frozenset(
    (  # noqa: SIM905  a line for each would fill the page
        "mr mrs ms miss dr prof professor sir phd mba cpa jr sr ii iii iv dipl ing herr frau mme "
        "господин госпожа др дктн ктн проф"
    ).split()
)
# How one letter is spelled out by those who have it not on their keyboard.
_SPELLED_OUT: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"}
)
# The same the other way round: `Joerg` for Jörg. Short names are left alone: Joe is not Jo.
_MAY_BE_SPELLED_OUT: Final = pattern(
    r"(?<=[bcdfghjklmnpqrstvwxz])([aou])e(?=[bcdfghjklmnpqrstvwxz])"
)
_SHORTEST_SPELLED_OUT: Final = 5  # letters
_PATRONYMIC: Final = pattern(r"\w{2,}(?:[oe]viC|i[nC]iCna|[oe]vna|iCna)")

# Spellings of one sound, in the order in which they are made one. A capital stands for a sound of
# several letters, so that no later row takes it apart.
_SOUNDS: Final = tuple(
    (pattern(written), sound)
    for written, sound in (
        (r"ks|x", "X"),
        (r"shch|sch|sh", "S"),
        (r"tch|ch", "C"),
        (r"zh", "Z"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"ts|tz", "T"),
        (r"ck|q|c(?![eiy])", "k"),
        (r"w", "v"),
        (r"(?<=[oe])ff?\Z", "v"),
        (r"(?<=[bcdfghklmnprstvzSCZTX])yo", "e"),
        (r"ye", "e"),
        (r"j(?=[au])|i[iy]?(?=[au])", "y"),
        (r"[iyj]+(?![aeiouy])", "i"),
        (r"andr\Z", "ander"),
    )
)
_DOUBLED: Final = pattern(r"([b-df-hj-np-tv-zSCZTX])\1|(a)a")
_LEAST_FOR_A_SLIP: Final = 5  # letters
_TOO_SHORT_TO_SIMPLIFY: Final = 3  # An and Ann are two names


@frozen_record
class Name:
    """A name as its parts, in their order; initials stand apart."""

    parts: tuple[Part, ...]
    initials: frozenset[str] = frozenset()
    text: str = ""  # folded: what names without any letter compare by

    @property
    def is_whole(self) -> bool:
        """Tell whether the name has at least two parts, so that it may tell people apart."""
        return len(self.parts) > 1

    def spellings(self) -> tuple[str, ...]:
        """Give each way to write the name with its parts in order of the alphabet."""
        ways = (" ".join(sorted(way)) for way in product(*map(sorted, self.parts)))
        return tuple(dict.fromkeys(way for way, _ in zip(ways, range(_MOST_KEYS), strict=False)))


def name_of(text: str) -> Name:
    """Read a name: titles, remarks in brackets and, beside two other parts, patronymics go."""
    parts: list[Part] = []
    initials: set[str] = set()
    words = _words(text)
    for word in words:
        if len(word) == 1 and len(words) > 1:
            initials.update(keys_of(word))
        else:
            parts.append(keys_of(word))
    parts = [part for part in parts if part]
    if len(parts) > 2:  # noqa: PLR2004  given name, patronymic, family name
        kept = [part for part in parts if not any(map(_PATRONYMIC.fullmatch, part))]
        parts = kept if len(kept) > 1 else parts
    return Name(tuple(parts[:MOST_PARTS]), frozenset(initials), fold(text[:LONGEST_NAME]))


@lru_cache(maxsize=65536)
def keys_of(word: str) -> Part:
    """Give the keys of a part, folded: in Latin letters, spellings of one sound as one."""
    spelled = {word, word.translate(_SPELLED_OUT)}
    if len(word) >= _SHORTEST_SPELLED_OUT:
        spelled.add(_MAY_BE_SPELLED_OUT.sub(r"\1", word))
    return frozenset(key for key in map(_key, spelled) if key)


def short_forms(forms: Mapping[str, Iterable[str]]) -> ShortForms:
    """Make the table of short forms, as languages have it, comparable: `саша` to `александр`."""
    found: dict[str, set[str]] = {}
    for short, names in forms.items():
        for key in keys_of(short):
            found.setdefault(key, set()).update(key for name in names for key in keys_of(name))
    return {key: frozenset(names) for key, names in found.items()}


def is_same(one: Name, other: Name) -> bool:
    """Tell whether two names are the same in every part, in whatever order."""
    if one.text == other.text:
        return True
    return 0 < len(one.parts) == len(other.parts) and not _unmatched(one, other, {})


def unmatched(one: Name, other: Name, shorts: ShortForms) -> tuple[Part, ...]:
    """Give the parts of the shorter name that the longer has not, short forms and initials aside.

    Nothing, where one name is contained in the other.
    """
    if len(one.parts) > len(other.parts):
        one, other = other, one
    left = _unmatched(one, other, shorts)
    return tuple(part for part in left if not {key[:1] for key in part} & other.initials)


def is_short_for(one: Part, other: Part, shorts: ShortForms) -> bool:
    """Tell whether two parts are forms of one name: Sasha and Александр, Bob and Robert."""
    full, other_full = _with_whole(one, shorts), _with_whole(other, shorts)
    return not full.isdisjoint(other_full)


def nearly(one: str, other: str) -> bool:
    """Tell whether two keys are the same, or one slip makes one the other.

    Between short names a slip is another name, as in Jon and Jen; and few slip at the first letter.
    """
    if one == other:
        return True
    is_long = min(len(one), len(other)) >= _LEAST_FOR_A_SLIP
    return is_long and one[0] == other[0] and is_one_slip(one, other)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text[:LONGEST_NAME])
    plain = _BRACKETS.sub(" ", plain).casefold().replace("ё", "е")
    plain = _APOSTROPHES.sub("", plain)
    words = _PART.findall(plain)
    kept = [word for word in words if word not in _TITLES]
    return kept or words


def _key(word: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415  its tables are loaded for matching alone

    key = re.sub(r"[^a-z]", "", anyascii(word).lower())
    for spelling, sound in _SOUNDS:
        key = spelling.sub(sound, key)
    return key if len(key) <= _TOO_SHORT_TO_SIMPLIFY else _DOUBLED.sub(r"\1\2", key)


def _with_whole(part: Part, shorts: ShortForms) -> frozenset[str]:
    return part.union(*(shorts.get(key, ()) for key in part))


def _unmatched(one: Name, other: Name, shorts: ShortForms) -> tuple[Part, ...]:
    """Lay the parts of the shorter name on those of the longer in the best order."""
    best = one.parts
    for order in permutations(other.parts, len(one.parts)):
        left = tuple(
            part
            for part, facing in zip(one.parts, order, strict=True)
            if not (part & facing or (shorts and is_short_for(part, facing, shorts)))
        )
        best = min(best, left, key=len)
        if not best:
            break
    return best
