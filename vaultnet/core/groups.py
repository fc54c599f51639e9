"""Groups: who of the network belongs to which community, course, project or meetup (guide 5.1)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from vaultnet.core.lookup import Lookup
from vaultnet.core.names import fold

if TYPE_CHECKING:
    from vaultnet.core.records import Group, Network


class Membership:
    """The groups of each contact, as the group's note or the contact's own has it.

    What part the owner has in a group stands with the group: `Group.part`.
    """

    def __init__(self, network: Network) -> None:
        groups = Lookup(network.groups)
        self._members: defaultdict[str, set[str]] = defaultdict(set)
        self._groups: defaultdict[str, dict[str, Group]] = defaultdict(dict)
        for group in network.groups:
            for path in group.members:
                self._join(path, group)
        for contact in network.contacts:
            for text in (*contact.groups, *contact.projects):
                found = groups.find(text)
                if found is not None:
                    self._join(contact.path, found)

    def of(self, path: str) -> tuple[Group, ...]:
        """Give the groups of the contact at `path`, by name."""
        groups = self._groups.get(path, {}).values()
        return tuple(sorted(groups, key=lambda one: (fold(one.name), one.path)))

    def members(self, group: Group) -> tuple[str, ...]:
        """Give the paths of the contacts in a group, sorted."""
        return tuple(sorted(self._members.get(group.path, ())))

    def _join(self, path: str, group: Group) -> None:
        self._members[group.path].add(path)
        self._groups[path][group.path] = group
