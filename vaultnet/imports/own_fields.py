"""The fields `X-VAULTNET-…` of cards that vaultnet has written: back to what they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.names import fold

if TYPE_CHECKING:
    from vaultnet.imports.draft import Draft

OWN: Final = "X-VAULTNET-"
_LEFT: Final = frozenset({"note"})  # where the note stood in the vault that it came from
_RATINGS: Final = frozenset({"trust", "helpfulness", "information", "influence"})
_YEARLY: Final = frozenset({"work-anniversary", "name-day", "anniversary", "birthday"})


def take_own(draft: Draft, name: str, value: str) -> None:
    """Take in one field, by its name without the prefix; its value is one fact."""
    key = fold(name)
    if key in _LEFT:
        return
    first, _, rest = value.strip().partition(" ")
    if key == "cadence" and rest:
        # One line for each layer; a note has them all in one.
        held = draft.properties.setdefault("cadence", [])
        held[:] = [", ".join((*held, f"{first}: {rest}"))]
    elif key == "rating" and first in _RATINGS:
        grade, _, day = rest.partition(" ")
        draft.add(first, f"{grade} ({day})" if day else grade)
    elif key == "yearly day":
        day, _, label = rest.partition(" ")
        if first in _YEARLY and not label:
            draft.add(first, day)
        else:
            draft.add("important-dates", f"{day} {label}".strip())
    else:
        draft.add(draft.manner.words.keys.get(key, key.replace(" ", "-")), value)
