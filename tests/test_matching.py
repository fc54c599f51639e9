"""Who in a file is a contact already: names, addresses, verdicts, and the order of a whole file."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet import api
from vaultnet.core.dates import PartialDate
from vaultnet.core.imported import ImportedPerson
from vaultnet.core.matching.addresses import (
    email_key,
    is_same_number,
    organisation_key,
    phone_key,
    profile_key,
)
from vaultnet.core.matching.match import Decisions, Kind, Match, gathered, match_people
from vaultnet.core.matching.names import is_same, keys_of, name_of, nearly, short_forms
from vaultnet.core.records import Contact, Organisation, Source

SHORTS = short_forms(api.read_words().short_names)


def contact(name: str, **facts: Any) -> Contact:  # noqa: ANN401  any field of the record
    return Contact(f"People/{name}.md", name, Source(f"People/{name}.md", 1), **facts)


def person(name: str, line: int = 1, **facts: Any) -> ImportedPerson:  # noqa: ANN401  likewise
    return ImportedPerson(Source("a.vcf", line), name, **facts)


def match(one: ImportedPerson, *contacts: Contact, **facts: Any) -> Match:  # noqa: ANN401  likewise
    (found,) = match_people([one], contacts, SHORTS, **facts)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Мария Иванова", "Maria Ivanova"),
        ("Мария Иванова", "Ivanova Mariia"),
        ("Юлия Ёлкина", "Julia Elkina"),
        ("Юлия Ёлкина", "Iuliia Elkina"),
        ("Никита Хрущёв", "Nikita Khrushchev"),
        ("Евгений Щербаков", "Yevgeny Scherbakov"),
        ("Дмитрий Соловьёв", "Dmitri Solovyov"),
        ("Алексей Цой", "Alexey Tsoy"),
        ("Александр Семёнов", "Alexander Semyonov"),
        ("Иванов Иван Иванович", "Ivan Ivanov"),
        ("Łukasz Müller", "Lukasz Mueller"),
        ("Bjørn Sørensen", "Bjorn Soerensen"),
        ("Dr. Ada Berg (Acme)", "berg, ADA"),
        ("Siobhán O’Brien", "Siobhan OBrien"),
        ("Chloe\u0301 Dupont", "Chloé Dupont"),
        ("Ada B. Berg", "Ada Berg"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert is_same(name_of(one), name_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Мария Иванова", "Марина Иванова"),
        ("Яна Петрова", "Анна Петрова"),
        ("Jon Smith", "Jen Smith"),
        ("Ann Nguyen", "An Nguyen"),
        ("Иван Петров", "Иван Петрова"),
        ("Daniel Reed", "Danielle Reed"),
        ("Александр Попов", "Александра Попова"),
        ("Ada Berg", "Ada"),
    ],
)
def test_different_names(one: str, other: str) -> None:
    assert not is_same(name_of(one), name_of(other))


def test_one_slip_is_near() -> None:
    near = ("bergman", "bregman", "bergmn", "bbergman", "bergmen", "bergma")
    assert all(nearly("bergman", one) for one in near)
    assert not any(nearly("bergman", far) for far in ("bergm", "ergmanb", "mergman", ""))
    assert not nearly("jon", "jen")
    assert not nearly("marya", "darya")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("8 (916) 123-45-67", "+7 916 123 45 67", True),
        ("0171 1234567", "+49 171 1234567", True),
        ("+49 (0)171 1234567", "0049 171 1234567", True),
        ("tel:+1-555-010-2000;ext=12", "(555) 010-2000", True),
        ("+7 916 123 45 67", "+1 916 123 45 67", False),
        ("5550102000", "5550102001", False),
    ],
)
def test_telephone_numbers(one: str, other: str, *, same: bool) -> None:
    keys = phone_key(one), phone_key(other)
    assert keys[0] is not None
    assert keys[1] is not None
    assert is_same_number(keys[0], keys[1]) is same


def test_what_is_no_ones_own_address_decides_nothing() -> None:
    assert phone_key("112") is None
    assert email_key("info@acme.example") is None
    assert profile_key("https://acme.example/team") is None
    assert email_key("Ada.Berg+x@GoogleMail.com") == email_key("adaberg@gmail.com")
    assert profile_key("linkedin.com/in/Ada/") == profile_key("https://de.linkedin.com/in/ada?x=1")
    assert organisation_key("ООО «Яндекс»") == organisation_key("Yandex LLC")


ADA = contact("Ada Berg", emails=("ada@example.org",), phones=("+49 171 1234567",))
ACME = (Organisation("Acme GmbH"),)


@pytest.mark.parametrize(
    ("found", "known", "kind"),
    [
        pytest.param(person("Ada Berg", emails=("ADA@example.org",)), ADA, Kind.SURE, id="e-mail"),
        pytest.param(person("Berg Ada", phones=("0171/1234567",)), ADA, Kind.SURE, id="phone"),
        pytest.param(person("", emails=("ada@example.org",)), ADA, Kind.SURE, id="no-name"),
        pytest.param(
            person("Ada Lund", given="Ada", emails=("ada@example.org",)),
            ADA,
            Kind.SURE,
            id="married",
        ),
        pytest.param(
            person("Ida Berg", given="Ida", emails=("ada@example.org",)),
            ADA,
            Kind.DOUBTFUL,
            id="another-given-name-at-one-address",
        ),
        pytest.param(
            person("Марина Иванова", given="Марина", phones=("+7 916 123 45 67",)),
            contact("Мария Иванова", phones=("8 916 123-45-67",)),
            Kind.DOUBTFUL,
            id="maria-is-not-marina",
        ),
        pytest.param(
            person("Саша Петров", phones=("+7 916 123 45 67",)),
            contact("Александр Петров", phones=("8 916 123-45-67",)),
            Kind.SURE,
            id="short-name-and-phone",
        ),
        pytest.param(
            person("Саша Петров"), contact("Александр Петров"), Kind.DOUBTFUL, id="short-name"
        ),
        pytest.param(
            person("Ada Berg", organisations=("Acme",)),
            contact("Ada Berg", organisations=ACME),
            Kind.SURE,
            id="name-and-organisation",
        ),
        pytest.param(
            person("Юлия Елкина", birthday=PartialDate(5, 20)),
            contact("Yulia Elkina", birthday=PartialDate(5, 20, 1990)),
            Kind.SURE,
            id="name-and-birthday",
        ),
        pytest.param(
            person("Ada Berg", organisations=("Acme",), birthday=PartialDate(5, 21)),
            contact("Ada Berg", organisations=ACME, birthday=PartialDate(5, 20)),
            Kind.DOUBTFUL,
            id="birthdays-differ",
        ),
        pytest.param(
            person("Ada Berg", job="Engineer"), contact("Ada Berg"), Kind.DOUBTFUL, id="name-alone"
        ),
        pytest.param(person("Ada Berg"), ADA, Kind.KNOWN, id="name-alone-with-nothing-to-add"),
        pytest.param(person("Ada"), contact("Ada"), Kind.KNOWN, id="one-word"),
        pytest.param(
            person("Ada Bregman", job="x"), contact("Ada Bergman"), Kind.DOUBTFUL, id="one-slip"
        ),
        pytest.param(person("Bo Lund"), ADA, Kind.NEW, id="nobody"),
        pytest.param(person("Ada Lund"), ADA, Kind.NEW, id="half-a-name"),
        pytest.param(person("", phones=("555 010 2000",)), ADA, Kind.NAMELESS, id="nameless"),
    ],
)
def test_verdicts(found: ImportedPerson, known: Contact, kind: Kind) -> None:
    assert match(found, known).kind is kind


def test_two_who_fit_are_doubtful() -> None:
    twin = contact("Berg, Ada", emails=("ada@example.org",))
    found = match(person("Ada Berg", emails=("ada@example.org",)), ADA, twin)
    assert (found.kind, found.keys) == (Kind.DOUBTFUL, (ADA.path, twin.path))


def test_the_person_decides() -> None:
    other = person("Ada Berg", job="x")
    same = match(other, contact("Ada Berg"), decisions=Decisions({"a.vcf:1": ADA.path}))
    assert (same.kind, same.keys) == (Kind.SURE, (ADA.path,))
    new = match(other, contact("Ada Berg"), decisions=Decisions(other=frozenset({"a.vcf:1"})))
    assert new.kind is Kind.NEW
    by_name = match(other, contact("Ada Berg"), decisions=Decisions(by_name=True))
    assert by_name.kind is Kind.SURE
    slip = person("Ada Bregman", job="x")
    kind = match(slip, contact("Ada Bergman"), decisions=Decisions(by_name=True)).kind
    assert kind is Kind.DOUBTFUL


def test_two_records_of_one_person_are_one() -> None:
    first = person("Ada Berg", 1, emails=("a@example.org",))
    second = person("A. Berg", 9, emails=("a@example.org",), phones=("0171 1234567",))
    third = person("Berg", 17, phones=("+49 171 1234567",), job="Engineer")
    matches = match_people([first, second, third], [], SHORTS)
    assert [one.kind for one in matches] == [Kind.NEW, Kind.SURE, Kind.SURE]
    (joined,) = gathered(matches).values()
    assert (joined.name, joined.job) == ("Ada Berg", "Engineer")
    assert joined.phones == ("0171 1234567", "+49 171 1234567")
    assert joined.other_names == ("A. Berg", "Berg")


words = st.text(st.characters(codec="utf-8"), max_size=12)


@given(words, words)
def test_names_never_fail_and_compare_both_ways(one: str, other: str) -> None:
    assert is_same(name_of(one), name_of(one))
    assert is_same(name_of(one), name_of(other)) == is_same(name_of(other), name_of(one))
    assert all(key.isascii() for key in keys_of(one.casefold()))


@given(st.lists(st.builds(person, words, st.integers(1, 3)), max_size=5))
def test_every_record_gets_one_verdict(people: list[ImportedPerson]) -> None:
    matches = match_people(people, [ADA], SHORTS)
    assert [one.person for one in matches] == people
    assert all(one.keys for one in matches)
