"""vCards as the programs write them, and cards that nobody should have to read."""

from __future__ import annotations

import base64
import io
import os
import resource
from collections import Counter
from itertools import chain, islice, product, repeat
from typing import Final

import pytest
from foreign import manner, one_person, read, recognised
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.core.dates import PartialDate
from vaultnet.core.matching.match import Kind, match_people
from vaultnet.core.records import Source
from vaultnet.imports.lines import LONGEST_LINE
from vaultnet.imports.manner import ForeignFile
from vaultnet.imports.vcard import read_vcards

IOS = """\
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iPhone OS 17.5//EN
N:Berg;Ada;Marie;;
FN:Ada Marie Berg
NICKNAME:Countess
ORG:Acme GmbH;Looms
TITLE:Chief engineer
item1.EMAIL;type=INTERNET;type=HOME:old@example.org
item2.EMAIL;type=INTERNET;type=WORK;type=pref:ada@example.org
TEL;type=CELL;type=VOICE;type=pref:+49 171 1234567
item3.ADR;type=WORK:;;Lange Str. 5;Hamburg;;20095;Germany
item3.X-ABADR:de
BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29
item4.X-ABDATE;type=pref:2015-06-01
item4.X-ABLabel:_$!<Anniversary>!$_
item5.X-ABRELATEDNAMES:Bo
item5.X-ABLabel:_$!<Brother>!$_
X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/ada-berg
item6.URL;type=pref:https://berg.example
item6.X-ABLabel:_$!<HomePage>!$_
NOTE:Met at FOSDEM\\, likes looms\\nand harbours
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/
 4gxYSUNDX1BST0ZJTEUAAQEAAAxITGlubwIQAABtbnRyUkdCIFhZ
 WiAHzgACAAkABgAx
END:VCARD
"""

GOOGLE = """\
BEGIN:VCARD
VERSION:3.0
FN:Юлия Ёлкина
N:Ёлкина;Юлия;Петровна;;
EMAIL;TYPE=INTERNET;TYPE=HOME:julia@example.org
TEL;TYPE=CELL:8 916 123-45-67
item1.ORG:ООО «Причал»
item1.TITLE:Аналитик
BDAY:19900520
item2.X-ABDATE:--0601
item2.X-ABLabel:Name day
CATEGORIES:myContacts,Rotary
END:VCARD
"""

NEXTCLOUD = """\
BEGIN:VCARD
VERSION:4.0
PRODID:-//Sabre//Sabre VObject 4.5.4//EN
UID:3b1e1a5c-8f1d-4c52-9a6d-0c2b6f8f9d11
FN:Bo Lund
N:Lund;Bo;;Dr.;PhD
ADR;TYPE=HOME:;;Storgata 1;Oslo;;0155;Norway
EMAIL;TYPE=HOME;PREF=1:bo@example.org
TEL;TYPE="voice,cell";VALUE=uri:tel:+47-21-02-03-04
BDAY;VALUE=date:--0229
ANNIVERSARY;VALUE=date:20100704
LANG:nb
TZ:Europe/Oslo
IMPP:xmpp:bo@chat.example
URL:https://github.com/bolund
CATEGORIES:Chess,Sailing
PHOTO:data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADU
 lEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
REV;VALUE=DATE-AND-OR-TIME:20260101T101010Z
END:VCARD
"""

OUTLOOK = """\
BEGIN:VCARD
VERSION:2.1
N;LANGUAGE=ru;CHARSET=windows-1251:Попов;Олег
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9E=D0=BB=D0=B5=D0=B3 =
=D0=9F=D0=BE=D0=BF=D0=BE=D0=B2
ORG:Acme;R&D
TITLE:Buyer
TEL;WORK;VOICE:+7 (495) 123-45-67
ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;;1 Main St=0D=0ASuite 2;Springfield;;1;USA
EMAIL;PREF;INTERNET:oleg@example.org
X-MS-OL-DEFAULT-POSTAL-ADDRESS:2
X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:
 /9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJ

NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=
two
REV:20260101T101010Z
END:VCARD
"""

KDE = """\
BEGIN:VCARD
VERSION:3.0
EMAIL:seun@example.org
FN:Seun Park
N:Park;Seun;;;
ORG:Tramline
X-KADDRESSBOOK-X-Anniversary:2012-05-01
X-KADDRESSBOOK-X-ManagersName:Amara
X-KADDRESSBOOK-BlogFeed:https://blog.example/feed
BDAY:1985-12-31T00:00:00Z
NOTE:a\\;b
END:VCARD
"""


def test_ios() -> None:
    person = one_person(IOS)
    assert (person.name, person.given, person.job) == ("Ada Marie Berg", "Ada", "Chief engineer")
    assert person.other_names == ("Countess",)
    assert person.emails == ("ada@example.org", "old@example.org")
    assert person.phones == ("+49 171 1234567",)
    assert person.organisations == ("Acme GmbH",)
    assert person.location == "Hamburg, Germany"
    assert (person.birthday, person.anniversary) == (PartialDate(2, 29), PartialDate(6, 1, 2015))
    assert person.links == ("https://berg.example", "http://www.linkedin.com/in/ada-berg")
    assert person.text.split("\n") == [
        "ORG: Looms",
        "ADR: Lange Str. 5, Hamburg, 20095, Germany",
        "Brother: Bo",
        "Met at FOSDEM, likes looms",
        "and harbours",
    ]


def test_google() -> None:
    person = one_person(GOOGLE)
    assert (person.name, person.given, person.job) == ("Юлия Ёлкина", "Юлия", "Аналитик")
    assert person.organisations == ("ООО «Причал»",)
    assert person.birthday == PartialDate(5, 20, 1990)
    assert person.tags == ("myContacts", "Rotary")
    assert person.text == "Name day: --0601"


def test_nextcloud() -> None:
    person = one_person(NEXTCLOUD)
    assert (person.name, person.phones) == ("Bo Lund", ("+47-21-02-03-04",))
    assert (person.birthday, person.anniversary) == (PartialDate(2, 29), PartialDate(7, 4, 2010))
    assert person.properties == {"timezone": ("Europe/Oslo",), "language": ("nb",)}
    assert person.links == ("https://github.com/bolund",)
    assert "IMPP: xmpp:bo@chat.example" in person.text


def test_outlook() -> None:
    data = OUTLOOK.replace("\n", "\r\n").encode("windows-1251")
    person = one_person(data)
    assert (person.name, person.given) == ("Олег Попов", "Олег")
    assert person.emails == ("oleg@example.org",)
    assert person.location == "Springfield, USA"
    assert person.text.endswith("one\ntwo")
    assert "/9j/" not in person.text


def test_kde() -> None:
    person = one_person(KDE)
    assert (person.birthday, person.anniversary) == (
        PartialDate(12, 31, 1985),
        PartialDate(5, 1, 2012),
    )
    assert "X-KADDRESSBOOK-X-MANAGERSNAME: Amara" in person.text
    assert person.text.endswith("a;b")


@pytest.mark.parametrize("text", [IOS, GOOGLE, NEXTCLOUD, OUTLOOK, KDE])
def test_recognised_and_without_problems(text: str) -> None:
    assert recognised(text) == "vcard"
    assert recognised(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == "vcard"
    assert read(text).problems == ()


def test_many_cards_have_their_lines() -> None:
    people = read(IOS + "\n" + GOOGLE + KDE, "all.vcf").people
    assert [one.source for one in people] == [
        Source("all.vcf", 1),
        Source("all.vcf", 28),
        Source("all.vcf", 41),
    ]


def test_our_own_fields_and_those_of_others_are_kept() -> None:
    card = KDE.replace(
        "NOTE:a\\;b",
        "X-VAULTNET-STAGE:trust\nX-VAULTNET-INTERESTS:looms\nX-VAULTNET-INTERESTS:tea\n"
        "X-VAULTNET-TYPE:meeting\nX-TOOL:9",
    )
    person = one_person(card)
    assert person.properties == {"stage": ("trust",), "interests": ("looms", "tea")}
    assert "X-TOOL: 9" in person.text


def test_lists_and_firms_are_left_out() -> None:
    firm = KDE.replace("ORG", "X-ABShowAs:COMPANY\nORG")
    group = KDE.replace("ORG", "X-ADDRESSBOOKSERVER-KIND:group\nORG")
    read_in = read(firm + group + "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n")
    assert (read_in.people, read_in.left) == ((), {"no-person": 2})
    assert [one.code for one in read_in.problems] == ["import-nameless"]


def test_a_broken_card_is_one_problem_and_the_next_goes_on() -> None:
    broken = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEMAIL;;;nothing\nBDAY:some day\n"
    found = read(broken + KDE, "a.vcf")
    assert [one.name for one in found.people] == ["Ada", "Seun Park"]
    assert [(one.code, one.source.line) for one in found.problems] == [
        ("import-card-unclosed", 1),
        ("import-card-line", 4),
        ("import-day", 1),
    ]
    assert found.people[0].text == "BDAY: some day"


def test_a_card_that_does_not_end_is_cut() -> None:
    endless = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\n" + f"NOTE:{'x' * 999}\n" * 1200
    found = read(endless, "a.vcf")
    assert [one.name for one in found.people] == ["Ada"]
    assert {one.code for one in found.problems} == {"import-card-too-long", "import-card-unclosed"}
    assert "1048576 bytes" in " ".join(one.message for one in found.problems)


def test_a_card_within_a_card_is_left_out() -> None:
    agent = "AGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Agent\nEND:VCARD\n"
    found = read(KDE.replace("NOTE", agent + "NOTE"))
    assert [one.name for one in found.people] == ["Seun Park"]
    assert found.problems == ()


CARDS_AT_ONCE: Final = 100_000 if os.environ.get("VAULTNET_LONG") else 2_000


def test_many_cards_are_each_somebody() -> None:
    """100,000 with VAULTNET_LONG: nobody is lost, and nobody is taken for another."""
    letters = "abdefghklmnoprtuvz"
    names = (
        f"{a}{b}{c}an {d}{e}{f}berg".title()
        for a, b, c, d, e, f in product(letters, repeat=6)
        if a != d and b != e
    )
    cards = (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEMAIL:n{number}@example.org\r\n"
        f"TEL:+4917{number:09d}\r\nEND:VCARD\r\n"
        for number, name in enumerate(islice(names, 0, None, 97))
    )
    found = read("".join(islice(cards, CARDS_AT_ONCE)))
    assert (len(found.people), found.problems) == (CARDS_AT_ONCE, ())
    kinds = Counter(one.kind for one in match_people(found.people, (), {}))
    assert kinds[Kind.SURE] == kinds[Kind.KNOWN] == 0
    assert kinds.total() == CARDS_AT_ONCE


@pytest.mark.parametrize("folded", [True, False])
def test_a_picture_of_50_megabytes_is_never_held(*, folded: bool) -> None:
    chunk = base64.b64encode(bytes(48 * 1024)) + (b"\r\n " if folded else b"")
    parts = chain(
        [b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Berg\r\nPHOTO;ENCODING=b:"],
        repeat(chunk, 800),
        [b"\r\nEMAIL:ada@example.org\r\nEND:VCARD\r\n"],
    )

    class Made(io.BytesIO):
        """A file whose bytes are made while they are read."""

        def read(self, _size: int | None = -1, /) -> bytes:
            return next(parts, b"")

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read_vcards(ForeignFile("a.vcf", Made()), manner())
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before  # kilobytes on Linux
    assert [one.emails for one in found.people] == [("ada@example.org",)]
    assert found.problems == ()
    assert grown < 16 * LONGEST_LINE / 1024


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        '=HYPERLINK("http://x")',
        "a\\nb\\u2028c",
        "Ada\u202egreB",
        "# Ada [[Berg]] %% #tag",
        "-- \u0000 --",
    ],
)
def test_a_name_is_one_line_of_text(name: str) -> None:
    person = one_person(f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:a@b.org\nEND:VCARD\n")
    assert "\n" not in person.name
    assert "\u202e" not in person.name


LINES = st.text(st.sampled_from("aAё:;,\\=\"' \t\u2028e\u0301\ufeff#[%`-0123456789@."), max_size=30)
FIELDS = st.builds(
    lambda head, value: f"{head}:{value}",
    st.sampled_from(
        ["FN", "N", "NOTE", "EMAIL", "BDAY", "item1.TEL", "ORG;TYPE=x", "X-A", "PHOTO", "ADR",
         "NOTE;ENCODING=QUOTED-PRINTABLE", "CATEGORIES", "URL", "X-ABDATE", "X-VAULTNET-STAGE"]
    ),
    LINES,
)  # fmt: skip
CARDS = st.lists(
    st.builds(
        lambda lines, end: ["BEGIN:VCARD", *lines, *(["END:VCARD"] if end else [])],
        st.lists(st.one_of(FIELDS, LINES), max_size=6),
        st.booleans(),
    ),
    max_size=4,
)


@settings(deadline=None)
@given(CARDS, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans())
def test_any_cards(cards: list[list[str]], end: str, bom: bool, final: bool) -> None:
    """Whatever a card holds, it is read or it is a problem, and no line end matters."""
    text = end.join(line for card in cards for line in card) + (end if final else "")
    data = (b"\xef\xbb\xbf" if bom else b"") + text.encode()
    found = read(data, "a.vcf", "vcard")
    told = {one.source.line for one in found.people} | {
        one.source.line for one in found.problems if one.code == "import-nameless"
    }
    begun = [number for number, line in enumerate(text.split(end), 1) if line == "BEGIN:VCARD"]
    assert told <= set(begun)
    assert len(found.people) <= len(begun)
    plain = read("\n".join(line for card in cards for line in card), "a.vcf", "vcard")
    assert (found.people, found.left) == (plain.people, plain.left)
    for person in found.people:
        assert all("\n" not in one for one in (person.name, *person.emails, *person.phones))
