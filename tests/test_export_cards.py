"""The exported cards, read back by another library and by a real client."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
import vobject
from exported import WORDS, client, exported, folded_well, material_of, one_line
from hypothesis import given
from life import life
from network_of import contact, day, met, network

from vaultnet.core.dates import PartialDate, Span
from vaultnet.core.records import Layer, Organisation, Rating, Source, Stage, YearlyDay
from vaultnet.exports import export
from vaultnet.exports.material import Wishes

if TYPE_CHECKING:
    from pathlib import Path

    from vaultnet.core.records import Contact, Network

BOTH: Final = ("vcf", "vcf 4.0")

ADA: Final = replace(
    contact("Ada Berg"),
    aliases=("Countess", "A, B; C"),
    emails=("ada@example.org", "berg@example.com"),
    phones=("+44 20 7946 0018",),
    organisations=(Organisation("Acme; Sons, Ltd"), Organisation("Loom Club")),
    job="Weaver",
    links=("https://example.org/a?b=1,2;c",),
    tags=("person", "work/data"),
    birthday=PartialDate(11, 25, 1990),
    yearly_days=(
        YearlyDay("birthday", PartialDate(11, 25, 1990), Source("People/Ada Berg.md", 3)),
        YearlyDay("anniversary", PartialDate(6, 1, 2015), Source("People/Ada Berg.md", 4)),
        YearlyDay("own", PartialDate(2, 29), Source("People/Ada Berg.md", 5), "Loom day"),
    ),
    location="Lisbon",
    country="Portugal",
    timezone="Europe/Lisbon",
    language="pt",
    stage=Stage.TRUST,
    roles=("mentor/career",),
    relations=("friend", "mentor/career"),
    interests=("looms", "maps, old ones"),
    cadence={Layer.LIGHT: Span(months=1), Layer.DEEP: Span(months=3)},
    met=day("2019-04-11"),
    met_text="at RiverConf",
    tier="A",
    ratings={"trust": Rating(4, day("2025-01-10")), "influence": Rating(2)},
    groups=("Groups/Loom Club.md",),
    introduced_by=("People/Bo.md",),
    next_contact=day("2026-12-01"),
    snoozed_until=day("2026-11-30"),
    minimum_gap=Span(weeks=2),
)


def read(data: bytes) -> list[Any]:
    """Read the cards with another library."""
    return list(vobject.readComponents(data.decode()))


def facts(card: Any, name: str) -> list[str]:  # noqa: ANN401  the library has no types
    """Give the values of vaultnet's own properties, as anybody would read them."""
    return [
        line.value.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
        for line in card.contents.get(f"x-vaultnet-{name}", ())
    ]


def cards(way: str, *people: Contact, **records: Any) -> list[Any]:  # noqa: ANN401  facts of a network
    return read(exported(way, network(people, **records)))


@pytest.mark.parametrize("way", BOTH)
def test_what_everybody_reads(way: str) -> None:
    card, _ = cards(way, ADA, contact("Bo"))
    assert card.fn.value == "Ada Berg"
    assert (card.n.value.family, card.n.value.given) == ("Berg", "Ada")
    assert [one.value for one in card.email_list] == list(ADA.emails)
    assert card.tel.value == "+44 20 7946 0018"
    assert card.title.value == "Weaver"
    assert card.org.value == ["Acme; Sons, Ltd"]
    assert card.url.value == "https://example.org/a?b=1,2;c"
    assert card.categories.value == ["person", "work/data"]
    assert (card.adr.value.city, card.adr.value.country) == ("Lisbon", "Portugal")
    assert card.version.value == ("4.0" if way.endswith("4.0") else "3.0")


@pytest.mark.parametrize("way", BOTH)
def test_what_is_vaultnets_own_can_be_read_back(way: str) -> None:
    card, _ = cards(way, ADA, contact("Bo"), interactions=(met("Ada Berg", "2026-11-02"),))
    expected = {
        "note": ["People/Ada Berg.md"],
        "stage": ["trust"],
        "tier": ["A"],
        "met": ["2019-04-11"],
        "met-at": ["at RiverConf"],
        "next-contact": ["2026-12-01"],
        "snoozed-until": ["2026-11-30"],
        "minimum-gap": ["P2W"],
        "cadence": ["deep P3M", "light P1M"],
        "role": [],
        "relation": ["friend", "mentor/career"],
        "interest": ["looms", "maps, old ones"],
        "group": ["Groups/Loom Club.md"],
        "introduced-by": ["People/Bo.md"],
        "organisation": ["Loom Club"],
        "rating": ["influence 2", "trust 4 2025-01-10"],
        "yearly-day": ["own --02-29 Loom day"],
        "last-contact": ["2026-11-02"],
    }
    assert {name: facts(card, name) for name in expected} == expected


def test_days_in_both_versions() -> None:
    def born(birthday: PartialDate) -> Contact:
        yearly = YearlyDay("birthday", birthday, Source("People/Ada.md", 2))
        return replace(contact("Ada"), birthday=birthday, yearly_days=(yearly,))

    rows = (
        (PartialDate(11, 25, 1990), "BDAY:1990-11-25", "BDAY:19901125"),
        (PartialDate(2, 29), "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "BDAY:--0229"),
        (PartialDate(3, 1, 987), "BDAY:0987-03-01", "BDAY:09870301"),
    )
    for birthday, old, new in rows:
        known = network([born(birthday)])
        assert old.encode() + b"\r\n" in exported("vcf", known)
        assert new.encode() + b"\r\n" in exported("vcf 4.0", known)


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Ada", "", "Ada"),
        ("Ada Berg", "Berg", "Ada"),
        ("Berg, Ada", "Berg", "Ada"),
        ("Иван Петрович Сидоров", "Сидоров", "Иван Петрович"),
        ("李雷", "", "李雷"),
    ],
)
def test_names_are_taken_apart(name: str, family: str, given: str) -> None:
    (card,) = cards("vcf", replace(contact("A"), name=name))
    assert (card.fn.value, card.n.value.family, card.n.value.given) == (name, family, given)


def test_who_died_is_said_to_have() -> None:
    gone = replace(contact("Ada"), deceased=True, died=day("2025-06-01"))
    for way in BOTH:
        assert facts(cards(way, gone)[0], "deceased") == ["2025-06-01"]
    assert facts(cards("vcf", replace(gone, died=None))[0], "deceased") == ["true"]
    assert facts(cards("vcf", contact("Bo"))[0], "deceased") == []


def test_a_card_keeps_its_id() -> None:
    ids = {card.uid.value for way in BOTH for card in cards(way, contact("Ada"))}
    assert len(ids) == 1
    assert len({card.uid.value for card in cards("vcf", contact("Ada"), contact("Bo"))}) == 2


def stuffed(text: str) -> Network:
    return network(
        [
            replace(
                contact("Ada"),
                name=text,
                aliases=(text, "x"),
                organisations=(Organisation(text),),
                job=text,
                tags=(text, "x"),
                interests=(text,),
                location=text,
                tier=text,
            )
        ]
    )


@pytest.mark.parametrize("way", BOTH)
@given(WORDS)
def test_any_words_come_back_as_they_were(way: str, text: str) -> None:
    data = exported(way, stuffed(text))
    assert folded_well(data)
    (card,) = read(data)
    shown = one_line(text)
    assert card.fn.value == shown
    assert one_line(card.title.value) == shown
    assert [one_line(one) for one in card.categories.value] == [shown, "x"]
    assert one_line(card.adr.value.city) == shown
    assert one_line(card.org.value[0]) == shown
    assert b"\r\nEND:VCARD\r\n" in data
    assert data.count(b"\r\nEND:VCARD\r\n") == 1


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_khard_reads_them(tmp_path: Path, version: str) -> None:
    khard = client("khard")
    known = replace(life(), contacts=(*life().contacts, ADA))
    wishes = Wishes(version="4.0" if version == "4.0" else "3.0")
    data = export("vcf", material_of(known, wishes=wishes))
    book = tmp_path / "book"
    book.mkdir()
    # A folder with a file for each card is what khard and vdirsyncer keep.
    for number, card in enumerate(data.decode().split("END:VCARD\r\n")[:-1]):
        (book / f"{number}.vcf").write_bytes(f"{card}END:VCARD\r\n".encode())
    config = tmp_path / "khard.conf"
    config.write_text(
        f"[addressbooks]\n[[network]]\npath = {book}\n[general]\ndefault_action = list\n"
        "[contact table]\ndisplay = formatted_name\n"
    )

    def run(*args: str) -> str:
        return subprocess.run(  # noqa: S603  the client that was found
            [khard, "-c", str(config), *args],
            env={**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout

    listed = run("list", "--parsable", "--fields", "name").split("\n")
    names = {one.strip() for one in listed if one.strip()}
    assert names == {"Ada", "Ada Berg", "Ben", "Cid", "Dov", "Eve", "Fay", "Gil", "Hal"}
    shown = run("show", "Ada Berg")
    for fact in ("ada@example.org", "+44 20 7946 0018", "Weaver", "Lisbon", "person"):
        assert fact in shown
    assert "ada@example.org" in run("email", "--parsable", "Ada Berg")
    assert "1990" in run("birthdays", "--parsable") or "11-25" in run("birthdays", "--parsable")
