"""What happened with each contact up to a day, and what is noted for days ahead."""

from __future__ import annotations

from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from vaultnet.core.kept import Kept
from vaultnet.core.plan import Evidence
from vaultnet.core.records import Layer, Recognition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from vaultnet.core.records import Interaction, Network

_CONTACTS: Final = attrgetter("contacts")
DEPTHS: Final = {Layer.ANY: 0, Layer.LIGHT: 1, Layer.DEEP: 2, Layer.MEETING: 3}


def satisfies(layer: Layer, wanted: Layer) -> bool:
    """Tell whether a contact of `layer` counts for `wanted`: a deeper one does for a lighter."""
    return DEPTHS[layer] >= DEPTHS[wanted]


def is_appointment(interaction: Interaction, today: date) -> bool:
    """Tell whether an interaction is dated ahead and agreed upon.

    The list of an event is neither: who is on it may well come, and nobody is to meet anybody.
    """
    ahead = interaction.day > today
    return ahead and interaction.recognition is not Recognition.PARTICIPANTS


def newest_first(interactions: Iterable[Interaction]) -> tuple[Interaction, ...]:
    """Sort interactions, the newest first, then by source."""
    return tuple(sorted(interactions, key=rank_of))


def rank_of(interaction: Interaction) -> tuple[int, tuple[str, int], tuple[str, ...]]:
    """Give what interactions are sorted by, so that the newest stands first."""
    return (-interaction.day.toordinal(), interaction.source.key, interaction.contacts)


class History:
    """Interactions by contact, split at `today`: a day ahead is an appointment, no contact."""

    def __init__(self, network: Network, today: date, kept: Kept | None = None) -> None:
        self.today = today
        self._every = _by_contact(network.interactions, kept or Kept())
        self._past: dict[str, tuple[Interaction, ...]] = {}
        self._last: dict[tuple[str, Layer], Evidence | None] = {}  # each kind of reminder asks

    def every(self, path: str) -> tuple[Interaction, ...]:
        """Give all that is noted of the contact at `path`, days ahead too, the newest first."""
        return self._every.get(path, ())

    @property
    def noted(self) -> Mapping[str, tuple[Interaction, ...]]:
        """All that is noted by contact: the same object while none of it changes."""
        return self._every

    def of(self, path: str) -> tuple[Interaction, ...]:
        """Give the interactions with the contact at `path`, the newest first."""
        past = self._past.get(path)
        if past is None:
            every = self.every(path)
            is_past = [one.day <= self.today for one in every]
            past = every if all(is_past) else tuple(compress(every, is_past))
            self._past[path] = past
        return past

    def planned(self, path: str) -> tuple[Interaction, ...]:
        """Give the appointments with the contact at `path`, the farthest first."""
        return tuple(one for one in self.every(path) if is_appointment(one, self.today))

    def latest(self, path: str, layer: Layer = Layer.ANY) -> Interaction | None:
        """Give the latest interaction that satisfies `layer`."""
        for one in self.of(path):
            if satisfies(one.layer, layer):
                return one
        return None

    def last(self, path: str, layer: Layer = Layer.ANY) -> Evidence | None:
        """Give day and source of the latest interaction that satisfies `layer`."""
        asked = path, layer
        if asked not in self._last:
            found = self.latest(path, layer)
            self._last[asked] = Evidence(found.day, found.source) if found else None
        return self._last[asked]

    def first_day(self, path: str) -> date | None:
        """Give the day of the oldest interaction."""
        past = self.of(path)
        return past[-1].day if past else None


def _by_contact(
    interactions: tuple[Interaction, ...], kept: Kept
) -> Mapping[str, tuple[Interaction, ...]]:
    """Give interactions by contact, the same objects for those of whom nothing is new."""
    return kept.groups("interactions by contact", interactions, _CONTACTS)
