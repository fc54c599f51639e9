"""What of an imported person goes into which property, an empty one always."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.quick_records import frozen_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vaultnet.core.imported import ImportedPerson

# Networks whose addresses have a key of their own in notes, by the end of the host's name.
NETWORKS: Final[Mapping[str, str]] = {
    "linkedin.com": "linkedin",
    "github.com": "github",
    "twitter.com": "twitter",
    "x.com": "twitter",
    "facebook.com": "facebook",
    "instagram.com": "instagram",
    "t.me": "telegram",
    "bsky.app": "bluesky",
}
SITE: Final = "website"  # the key for an address of no such network


@frozen_record
class Fill:
    """Texts for one property, by its meaning; `key` is the usual key where the meaning has many."""

    meaning: str
    texts: tuple[str, ...]
    key: str = ""


def fills_of(person: ImportedPerson, *, is_new: bool) -> tuple[Fill, ...]:
    """Give what a person's properties get, in the order in which a new note has them.

    The day of the acquaintance and the tags go into new notes alone: of somebody known for years
    the day of a connection says nothing, and the tags of a note may stand for anything.
    """
    fills = [*_texts(person), *_links(person)]
    fills += [Fill(meaning, texts) for meaning, texts in sorted(person.properties.items())]
    if is_new:
        fills.append(Fill("met", (person.met.isoformat(),) if person.met else ()))
        fills.append(Fill("tags", person.tags))
    return tuple(fill for fill in fills if fill.texts)


def network_of(address: str) -> str:
    """Give the usual key for an address: `linkedin`, `github`, else `website`."""
    host = address.casefold().partition("://")[2] or address.casefold()
    host = host.partition("/")[0].partition("?")[0]
    ends = (key for end, key in NETWORKS.items() if host == end or host.endswith(f".{end}"))
    return next(ends, SITE)


def _texts(person: ImportedPerson) -> Iterator[Fill]:
    yield Fill("aliases", person.other_names)
    yield Fill("email", person.emails)
    yield Fill("phone", person.phones)
    yield Fill("organisation", person.organisations)
    yield Fill("job", (person.job,) if person.job else ())
    yield Fill("location", (person.location,) if person.location else ())
    yield Fill("birthday", (person.birthday.iso(),) if person.birthday else ())
    yield Fill("anniversary", (person.anniversary.iso(),) if person.anniversary else ())


def _links(person: ImportedPerson) -> Iterator[Fill]:
    by_network: dict[str, list[str]] = {}
    for link in person.links:
        by_network.setdefault(network_of(link), []).append(link)
    return (Fill("link", tuple(links), key) for key, links in sorted(by_network.items()))
