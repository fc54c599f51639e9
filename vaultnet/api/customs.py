"""How the notes of open people are kept: what views of them in Obsidian go by."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold
from vaultnet.core.records import Layer
from vaultnet.exports.material import Customs
from vaultnet.vault.paths import folder_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.api.vault import Vault
    from vaultnet.core.dates import Span
    from vaultnet.core.records import Contact, Network

_PRIVATE: Final = "private"
_MOST_LENGTHS: Final = 40  # ways to write a cadence; more would be no formula to read


def customs_of(vault: Vault, network: Network) -> Customs:
    """Learn the customs of a vault from the notes of the people in `network`, who are open."""
    reading = vault.reading
    keys: defaultdict[str, Counter[str]] = defaultdict(Counter)
    lengths: dict[str, Span] = {}
    for contact in network.contacts:
        for key, value in vault.notes[contact.path].properties.items():
            meaning = reading.meaning(key)
            if meaning is None or value is None:
                continue
            keys[meaning][key] += 1
            if meaning == "cadence" and isinstance(value, str) and len(contact.cadence) == 1:
                span = contact.cadence.get(Layer.ANY)
                if span is not None and len(lengths) < _MOST_LENGTHS:
                    lengths[value] = span
    words = vault.vocabulary
    private = {word for word, status in words.statuses.items() if status == _PRIVATE}
    spelled = private | {key for key, meaning in reading.keys.items() if meaning == _PRIVATE}
    return Customs(
        folders=_folders(vault, network.contacts),
        keys={
            meaning: tuple(sorted(found, key=lambda key: (-found[key], key)))
            for meaning, found in sorted(keys.items())
        },
        cadences=lengths,
        private_keys=tuple(sorted({way for key in spelled for way in _ways_to_spell(key)})),
        private_tags=tuple(sorted(word for word in private if " " not in word)),
    )


def _folders(vault: Vault, people: tuple[Contact, ...]) -> tuple[str, ...]:
    """Give the folders in which most notes are people's, private ones counted among them."""
    known = {contact.path for contact in vault.network.contacts} | {vault.network.owner}
    notes = Counter(map(folder_of, vault.notes))
    of_people = Counter(folder_of(path) for path in vault.notes if path in known)
    candidates = {folder_of(contact.path) for contact in people} - {""}
    return tuple(sorted(one for one in candidates if 2 * of_people[one] > notes[one]))


def _ways_to_spell(key: str) -> Mapping[str, None]:
    """Give the ways in which a key of several words stands in properties."""
    plain = fold(key)
    return dict.fromkeys(plain.replace(" ", between) for between in (" ", "-", "_", ""))
