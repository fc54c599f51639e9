"""Tables: LinkedIn's connections, Google Contacts of both generations, any other CSV."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from foreign import one_person, read, recognised
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.core.dates import PartialDate
from vaultnet.core.records import Source

LINKEDIN = """\
Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing.\
 You will only see them for connections who have allowed it."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,"Berg, PhD",https://www.linkedin.com/in/ada-berg,,Acme,"Engineer, looms",15 Jan 2023
Юлия,Ёлкина,https://www.linkedin.com/in/julia,julia@example.org,,,01 Feb 2024
LinkedIn,Member,,,,,01 Jan 2024
,,,,,,02 Jan 2024
"""

LINKEDIN_OLD = """\
First Name,Last Name,Email Address,Company,Position,Connected On,Tags
Ada,Berg,ada@example.org,Acme,Engineer,"1/15/18, 9:04 AM",
Bo,Lund,,,,"12/31/17, 10:00 PM",
"""

GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,"
    "Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,"
    "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,"
    "E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
    "Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,"
    "Address 1 - Extended Address,Relation 1 - Label,Relation 1 - Value,Website 1 - Label,"
    "Website 1 - Value,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,"
    "Custom Field 1 - Value\n"
    'Ada,Marie,Berg,,,,Dr.,,Countess,,Acme,Engineer,Looms,--02-29,"two\nlines",https://x.example/p,'
    "* myContacts ::: Rotary club,* Home,ada@example.org ::: a.berg@example.com,Work,"
    "ab@acme.example,"
    'Mobile,+49 171 1234567,Home,"Str. 5\nHamburg",Str. 5,Hamburg,,,20095,Germany,,Brother,Bo,'
    "Profile,https://linkedin.com/in/ada-berg,Anniversary,2015-06-01,Shoe size,38\n"
)

GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,"
    "Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,"
    "Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,"
    "Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
    "Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,"
    "Organization 1 - Yomi Name,Organization 1 - Title\n"
    "Bo Lund,Bo,,Lund,,,,,,,,,,,1985-12-31,,Oslo,,,,,,,,,Plays chess,nb,,"
    "* myContacts ::: Chess,* Work,bo@example.org,Mobile,21 02 03 04 ::: 21 02 03 05,,Tramline,,"
    "Driver\n"
)


def test_linkedin() -> None:
    found = read(LINKEDIN, "Connections.csv")
    ada, julia = found.people
    assert (ada.name, ada.given, ada.emails) == ("Ada Berg, PhD", "Ada", ())
    assert (ada.organisations, ada.job, ada.met) == (
        ("Acme",),
        "Engineer, looms",
        date(2023, 1, 15),
    )
    assert ada.links == ("https://www.linkedin.com/in/ada-berg",)
    assert (julia.name, julia.emails, julia.met) == (
        "Юлия Ёлкина",
        ("julia@example.org",),
        date(2024, 2, 1),
    )
    assert ada.source == Source("Connections.csv", 5)
    assert (found.left, found.problems) == ({"gone": 2}, ())


def test_linkedin_of_older_days() -> None:
    ada, bo = read(LINKEDIN_OLD, "Connections.csv").people
    assert (ada.emails, ada.links, ada.met) == (("ada@example.org",), (), date(2018, 1, 15))
    assert (bo.name, bo.met) == ("Bo Lund", date(2017, 12, 31))


def test_google_of_today() -> None:
    ada = one_person(GOOGLE_NEW, "contacts.csv")
    assert (ada.name, ada.given, ada.other_names) == ("Ada Marie Berg", "Ada", ("Countess",))
    assert ada.emails == ("ada@example.org", "a.berg@example.com", "ab@acme.example")
    assert (ada.phones, ada.tags) == (("+49 171 1234567",), ("Rotary club",))
    assert (ada.organisations, ada.job) == (("Acme",), "Engineer")
    assert (ada.birthday, ada.anniversary) == (PartialDate(2, 29), PartialDate(6, 1, 2015))
    assert (ada.location, ada.links) == (
        "Hamburg, Germany",
        ("https://linkedin.com/in/ada-berg",),
    )
    assert ada.text.split("\n") == [
        "two",
        "lines",
        "Organization Department: Looms",
        "Address: Str. 5 Hamburg",
        "Brother: Bo",
        "Shoe size: 38",
    ]


def test_google_of_older_days() -> None:
    bo = one_person(GOOGLE_OLD, "google.csv")
    assert (bo.name, bo.given, bo.job, bo.location) == ("Bo Lund", "Bo", "Driver", "Oslo")
    assert bo.phones == ("21 02 03 04", "21 02 03 05")
    assert (bo.organisations, bo.tags) == (("Tramline",), ("Chess",))
    assert bo.properties == {"language": ("nb",)}
    assert bo.text == "Plays chess"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (LINKEDIN, "linkedin"),
        (LINKEDIN_OLD, "linkedin"),
        (GOOGLE_NEW, "google"),
        (GOOGLE_OLD, "google"),
        ("Name;E-mail\nAda;a@b.org\n", "csv"),
    ],
)
def test_recognised(text: str, form: str) -> None:
    for data in (
        text.encode(),
        b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        text.encode("utf-16"),
        text.removesuffix("\n").encode(),
    ):
        assert recognised(data, "some.csv") == form
        assert [one.name for one in read(data, "some.csv").people] == [
            one.name for one in read(text, "some.csv").people
        ]


def test_any_table_by_the_words_for_keys() -> None:
    text = (
        "Имя;Телефон;Компания;День рождения;Кто это\n"
        "Юлия Ёлкина;8 916 123-45-67;ООО «Причал»;20.05.1990;подруга\n"
    )
    found = read(text, "люди.csv")
    (julia,) = found.people
    assert (julia.name, julia.phones, julia.organisations, julia.birthday) == (
        "Юлия Ёлкина",
        ("8 916 123-45-67",),
        ("ООО «Причал»",),
        PartialDate(5, 20, 1990),
    )
    assert found.left == {"column Кто это": 1}


def test_any_table_by_a_mapping() -> None:
    text = "Wer,Mail,Alter,Seit\nAda Berg,a@b.org,40,2020-01-02\n"
    columns = {"wer": "name", "Mail": "email", "Seit": "met", "Alter": "-"}
    (ada,) = read(text, "x.csv", columns=columns).people
    assert (ada.name, ada.emails, ada.met) == ("Ada Berg", ("a@b.org",), date(2020, 1, 2))
    (again,) = read(text, "x.csv", columns={**columns, "Alter": "stage"}).people
    assert again.properties == {"stage": ("40",)}


def test_outlooks_table() -> None:
    text = (
        "First Name,Middle Name,Last Name,Company,Job Title,E-mail Address,E-mail 2 Address,"
        "Mobile Phone,Business Phone,Birthday,Web Page,Notes\n"
        "Ada,M,Berg,Acme,Engineer,a@b.org,a@c.org,0171 1234567,030 123456,5/20/1990,b.example,hi\n"
    )
    ada = one_person(text, "outlook.csv")
    assert (ada.name, ada.given) == ("Ada M Berg", "Ada")
    assert (ada.emails, ada.phones) == (("a@b.org", "a@c.org"), ("0171 1234567", "030 123456"))
    assert (ada.birthday, ada.text) == (PartialDate(5, 20, 1990), "hi")


def test_other_encodings_are_told() -> None:
    text = "Имя;Почта\nЮлия Ёлкина;j@example.org\n"
    found = read(text.encode("windows-1251"), "x.csv")
    assert [one.name for one in found.people] == ["Юлия Ёлкина"]
    assert [one.code for one in found.problems] == ["import-encoding"]
    latin = read("Name,Email\nChloé Müller,c@example.org\n".encode("windows-1252"), "x.csv")
    assert [one.name for one in latin.people] == ["Chloé Müller"]


def test_a_formula_is_text() -> None:
    text = "Name,Email,Company,Phone\n\"=cmd|'/C calc'!A1\",a@b.org,'=1+1,'+49 171 1234567\n"
    found = one_person(text, "x.csv")
    assert (found.name, found.organisations) == ("=cmd|'/C calc'!A1", ("=1+1",))
    assert found.phones == ("+49 171 1234567",)


def test_a_broken_row_is_one_problem() -> None:
    text = "Name,Email\nAda,a@b.org\n" + "x" * 1_100_000 + ",y\nBo,b@b.org\n"
    found = read(text, "x.csv")
    assert [one.name for one in found.people] == ["Ada", "Bo"]
    assert [(one.code, one.source.line) for one in found.problems] == [("import-row", 3)]


CELLS = st.text(st.sampled_from("aAё,;\"'=+@ \t\n\r\u2028e\u0301\ufeff-0123456789."), max_size=12)
ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5)


@settings(deadline=None)
@given(ROWS, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans())
def test_any_table(rows: list[list[str]], end: str, bom: bool, final: bool) -> None:
    """Each row is somebody, or a problem, or empty; line ends, BOM, the last end do not matter."""
    out = io.StringIO()
    csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(
        [["Name", "Email", "Notes"], *rows]
    )
    text = out.getvalue()
    data = (b"\xef\xbb\xbf" if bom else b"") + (text if final else text.removesuffix(end)).encode()
    found = read(data, "x.csv", "csv")
    nameless = [one for one in found.problems if one.code == "import-nameless"]
    assert len(found.people) + len(nameless) <= len(rows)
    for person in found.people:
        assert person.name or person.emails
        assert "\n" not in person.name
    lines = [one.source.line for one in found.people]
    assert lines == sorted(set(lines))


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    for form in ("vcard", "linkedin", "google", "csv"):
        read(data, "x", form)
