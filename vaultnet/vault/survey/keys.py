"""Which keys the notes of people and meetings use, and which of them are understood."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from vaultnet.core.cadence_text import read_cadence
from vaultnet.core.names import fold
from vaultnet.core.survey import KeyUse
from vaultnet.vault.conventions import MEANINGS, NoteKind, Reads
from vaultnet.vault.parse.days import is_placeholder
from vaultnet.vault.parse.people.near_keys import NearKeys
from vaultnet.vault.parse.values import Property, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from vaultnet.vault.note import Note, Value
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.survey.sight import Sight

_Kind: TypeAlias = Literal["contact", "meeting"]

_LONGEST: Final = 40  # characters; a longer key is prose before two colons
# Obsidian's own, in every vault; what they say is read elsewhere.
_OBSIDIANS: Final = frozenset({"tags", "tag", "cssclasses", "cssclass", "publish", "permalink"})
_KINDS: Final[Mapping[_Kind, NoteKind]] = {
    "contact": NoteKind.CONTACT,
    "meeting": NoteKind.MEETING,
}
_FITS: Final[Mapping[Reads, Callable[[str, Reading], bool]]] = {
    Reads.DAY: lambda text, reading: reading.day(text) is not None,
    Reads.DAY_OF_YEAR: lambda text, reading: reading.day_of_year(text) is not None,
    Reads.CADENCE: lambda text, reading: read_cadence(text, reading.words) is not None,
}


@dataclass(slots=True)
class _Use:
    """How one key is used."""

    notes: int = 0
    spellings: Counter[str] = field(default_factory=Counter)
    values: list[tuple[Note, str, Value]] = field(default_factory=list)  # of properties alone


def keys_in(sight: Sight) -> tuple[KeyUse, ...]:
    """Count the keys of people's and of meetings' notes, with what each is taken for."""
    near = NearKeys(sight.reading.keys)
    return tuple(use for kind in _KINDS for use in _keys_of(kind, sight, near))


def _keys_of(kind: _Kind, sight: Sight, near: NearKeys) -> Iterator[KeyUse]:
    uses: dict[str, _Use] = {}
    for note in sight.notes(_KINDS[kind]):
        _take(note, uses)
    ordered = sorted(uses.items(), key=lambda one: (-one[1].notes, one[0]))
    for folded, use in ordered:
        key = min(use.spellings, key=lambda spelling: (-use.spellings[spelling], spelling))
        meaning = sight.reading.meaning(folded)
        known = None if meaning else near.known_for(folded)
        means = sight.reading.keys[known] if known else None
        fits = means if means and _fits(use, means, sight.reading) else None
        yield KeyUse(key, kind, use.notes, meaning, known, fits)


def _take(note: Note, uses: dict[str, _Use]) -> None:
    """Add the keys of one note, each once."""
    properties = {(fold(key), key): value for key, value in note.properties.items()}
    fields = {(fold(one.key), one.key) for one in note.body.fields}
    seen: set[str] = set()
    for folded, key in sorted({*properties, *fields}):
        if not folded or folded in _OBSIDIANS or len(key) > _LONGEST:
            continue
        use = uses.setdefault(folded, _Use())
        use.notes += folded not in seen
        use.spellings[key] += 1
        if (folded, key) in properties:
            use.values.append((note, key, properties[folded, key]))
        seen.add(folded)


def _fits(use: _Use, meaning: str, reading: Reading) -> bool:
    """Tell whether every value can be read as what a meaning says, and there is one at least."""
    fits = _FITS.get(MEANINGS[meaning].reads)
    texts = [
        text
        for note, key, value in use.values
        for text in texts_of(Property(key, meaning, value, 1, note.frontmatter.written))
        if not is_placeholder(text)
    ]
    return fits is not None and bool(texts) and all(fits(text, reading) for text in texts)
