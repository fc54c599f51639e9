"""Mail: day, direction and subject alone, folded to days of contact."""

from __future__ import annotations

import io
import resource
from datetime import date
from itertools import chain, repeat

import pytest
from foreign import manner, read, recognised
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.core.records import Channel, Direction
from vaultnet.imports.mail import read_mailbox
from vaultnet.imports.manner import ForeignFile

KNOWN = frozenset({"ada@example.org", "bo@example.org"})
ME = "Me <me@example.org>"
ADA = "=?utf-8?q?Ada_B=C3=A9rg?= <Ada@Example.org>"


def mail(sender: str = ADA, to: str = ME, subject: str = "Looms", **headers: str) -> str:
    lines = [f"From: {sender}", f"To: {to}", f"Subject: {subject}"]
    lines.append(f"Date: {headers.pop('date', 'Mon, 05 Oct 2026 23:30:00 +0200')}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\n".join(lines)


def mailbox(*mails: str, separator: str = "From ada@example.org Mon Oct  5 23:30:00 2026") -> str:
    return "".join(f"{separator}\n{one}\n\nA secret body.\n>From me\n\n" for one in mails)


@pytest.mark.parametrize(
    ("mails", "direction"),
    [
        ([mail()], Direction.INBOUND),
        ([mail(ME, ADA)], Direction.OUTBOUND),
        ([mail(ME, "x@example.org", Cc=ADA)], Direction.OUTBOUND),
        ([mail(), mail(ME, ADA)], Direction.MUTUAL),
    ],
)
def test_a_day_of_mail(mails: list[str], direction: Direction) -> None:
    (day,) = read(mailbox(*mails), "a.mbox", known=KNOWN).days
    assert (day.day, day.channel, day.direction) == (date(2026, 10, 5), Channel.EMAIL, direction)
    assert day.people == (("ada@example.org", ""),)
    assert day.subject == "Looms"


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("Re: Looms", "Looms"),
        ("AW: Re[2]: Fwd: Looms", "Looms"),
        ("=?koi8-r?B?79TXxdQ6IPTLwc7J?=", "Ткани"),
        ("=?utf-8?Q?one?=\n =?utf-8?Q?_two?=", "one two"),
        ("=?nonsense-8?Q?a=FF?=", "aÿ"),
        ("=?utf-8?B?####?=", ""),
        ("", ""),
    ],
)
def test_subjects(subject: str, shown: str) -> None:
    (day,) = read(mailbox(mail(subject=subject)), "a.mbox", known=KNOWN).days
    assert day.subject == shown


@pytest.mark.parametrize(
    ("one", "left"),
    [
        (mail("x@example.org"), {"mail-stranger": 1}),
        (mail(List_Id="<x>"), {"mail-list": 1}),
        (mail(Precedence="bulk"), {"mail-list": 1}),
        (mail(Auto_Submitted="auto-replied"), {"mail-list": 1}),
        (mail(ME, ", ".join(f"a{n}@example.org" for n in range(30))), {"mail-many": 1}),
        (mail(date="Mon, 05 Oct 2020 23:30:00 +0200"), {"older": 1}),
        (mail(date="Mon, 05 Oct 2037 23:30:00 +0200"), {"ahead": 1}),
    ],
)
def test_what_is_left_out(one: str, left: dict[str, int]) -> None:
    found = read(mailbox(one), "a.mbox", known=KNOWN, since=date(2026, 1, 1))
    assert (found.days, found.left, found.problems) == ((), left, ())


def test_a_mail_without_a_day_is_one_problem() -> None:
    found = read(mailbox(mail(date="some day"), mail()), "a.mbox", known=KNOWN)
    assert len(found.days) == 1
    assert [(one.code, one.source.line) for one in found.problems] == [("import-message-day", 1)]


def test_bodies_are_never_read() -> None:
    text = mailbox(mail()) + "From nobody\nFrom: Bo <bo@example.org>\nSubject: secret\n\n"
    found = read(text, "a.mbox", known=KNOWN)
    assert "secret" not in repr(found)
    assert len(found.days) == 1


@pytest.mark.parametrize(
    "separator",
    [
        "From - Mon Oct 05 23:30:00 2026",
        "From 1234567890@xxx Mon Oct 05 23:30:00 +0000 2026",
        "From MAILER-DAEMON Mon Oct  5 23:30:00 2026",
    ],
)
def test_mailboxes_of_several_programs(separator: str) -> None:
    text = mailbox(mail(), mail(date="Tue, 06 Oct 2026 10:00:00 +0200"), separator=separator)
    assert recognised(text) == "mbox"
    for data in (text, text.replace("\n", "\r\n"), text.rstrip("\n")):
        assert len(read(data, "a.mbox", known=KNOWN).days) == 2


def test_one_message() -> None:
    text = "Received: from x\n by y\n" + mail() + "\n\nBody.\n"
    assert recognised(text, "a.eml") == "eml"
    assert len(read(text, "a.eml", known=KNOWN).days) == 1


def test_without_an_address_of_ones_own_it_says_so() -> None:
    found = read(mailbox(mail()), "a.mbox", known=KNOWN, owner=frozenset())
    assert [one.code for one in found.problems] == ["import-no-own-address"]
    assert [one.direction for one in found.days] == [Direction.INBOUND]


def test_broken_encodings() -> None:
    raw = mailbox(mail(subject="b\xe9p", sender="\xff <ada@example.org>")).encode("latin-1")
    found = read(raw + b"From x Mon Oct  5 23:30:00 2026\n\xff\xfe:\n\n", "a.mbox", known=KNOWN)
    assert [one.people[0][0] for one in found.days] == ["ada@example.org"]


def test_a_mailbox_of_any_size_is_read_within_bounds() -> None:
    """20,000 mails of 20 kB: what is held are the days with those who are known."""
    body = b"x" * 79 + b"\n"
    one = mailbox(mail()).encode().replace(b"A secret body.\n", body * 250)
    parts = chain(repeat(one, 20_000))

    class Made(io.BytesIO):
        """A file whose bytes are made while they are read."""

        def read(self, _size: int | None = -1, /) -> bytes:
            return next(parts, b"")

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read_mailbox(ForeignFile("a.mbox", Made()), manner(known=KNOWN))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before  # kilobytes on Linux
    assert len(found.days) == 1
    assert grown < 16 * 1024


TEXT = st.text(st.sampled_from('aё:;=?<>@,."\\ \t\u2028e\u0301-_0123'), max_size=20)


@settings(deadline=None)
@given(
    st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT), max_size=3),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.booleans(),
)
def test_any_mailbox(
    mails: list[tuple[str, str, str, str]], end: str, bom: bool, final: bool
) -> None:
    text = mailbox(*(mail(a, b, c, date=d) for a, b, c, d in mails), mail())
    data = text.replace("\n", end)
    data = data if final else data.removesuffix(end)
    found = read(("\ufeff" if bom else "") + data, "a.mbox", "mbox", known=KNOWN)
    plain = read(text, "a.mbox", "mbox", known=KNOWN)
    assert (found.days, found.left) == (plain.days, plain.left)
    assert len(found.days) >= 1


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    for form in ("mbox", "eml", "ics"):
        read(data, "x", form)
