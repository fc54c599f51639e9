"""`vaultnet import` as a person has it: shown first, written once, taken back whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli_vault import ADA, BO_LUND, JULIA, NOTES, json_of, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_vault import CARDS, TEMPLATE, notes, text, written
from test_import_tables import LINKEDIN

from vaultnet.core.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault({**NOTES, "Templates/Person.md": TEMPLATE})


@pytest.fixture
def cards(tmp_path: Path) -> str:
    return written(tmp_path / "people.vcf", CARDS)


def test_the_plan_is_shown_and_nothing_is_written_unasked(vault: Path, cards: str) -> None:
    before = notes(vault)
    for more in ((), ("--dry-run",)):
        shown = run(vault, "import", cards, *more)
        assert (shown.exit_code, notes(vault)) == (0, before)
        assert f"People/Seun Park.md ({cards}:40)" in shown.stdout
    assert "--yes" in run(vault, "import", cards).stderr


def test_a_new_note_is_made_from_the_vaults_template(vault: Path, cards: str) -> None:
    result = run(vault, "import", cards, "--yes")
    assert "Imported: 2 notes made." in result.stdout
    assert text(vault, "People/Seun Park.md") == (
        "---\ntype: person\naliases: []\nemail: seun@example.org\nmobile:\nmet:\ntags:\n"
        "  - person\norganisation: Tramline\nbirthday: 1985-12-31\nanniversary: 2012-05-01\n---\n"
        "# Seun Park\n\n"
        "> X-KADDRESSBOOK-X-MANAGERSNAME: Amara\n"
        "> X-KADDRESSBOOK-BLOGFEED: https://blog.example/feed\n> a;b\n\n## Log\n"
    )
    shown = json_of(vault, "show", "Seun Park")
    assert shown["emails"] == ["seun@example.org"]


def test_a_template_says_of_nobody_imported_that_they_were_met_today(
    vault: Path, cards: str
) -> None:
    """Its text has `Met {{date}}`, and a log that begins with the day."""
    more = "Met {{date}}\n\n## Log\n- {{date:YYYY-MM-DD}} <% tp.date.now() %>: met at\n"
    (vault / "Templates/Person.md").write_text(TEMPLATE.replace("## Log\n", more))
    run(vault, "import", cards, "--yes")
    made = text(vault, "People/Seun Park.md")
    assert "# Seun Park" in made
    assert "\nMet \n" in made
    assert made.endswith("## Log\n-  : met at\n")
    shown = json_of(vault, "show", "Seun Park")
    assert (shown["met"], shown["last_contact"]) == (None, None)


def test_undo_takes_all_of_it_back(vault: Path, cards: str) -> None:
    before = notes(vault)
    run(vault, "import", cards, "--yes", "--by-name")
    assert len(notes(vault)) == len(before) + 2
    undone = run(vault, "undo")
    assert "vaultnet import" in undone.stdout
    assert notes(vault) == before


def test_twice_changes_nothing(vault: Path, cards: str) -> None:
    run(vault, "import", cards, "--yes", "--by-name")
    once = notes(vault)
    again = run(vault, "import", cards, "--yes", "--by-name")
    assert notes(vault) == once
    assert "There is nothing to write." in again.stdout
    assert "3 people" in again.stdout


def test_only_empty_properties_are_filled(vault: Path, cards: str) -> None:
    """Юлия Ёлкина is in the vault by her name alone, so the person says that it is her."""
    (vault / ADA).write_text("---\ntype: person\ne-mail: x@example.org\nmobile: 1234567\n---\n")
    (vault / JULIA).write_text(
        "---\ntype: person\nmobile: \nemail: [typed@example.org]\n---\nMine.\n"
    )
    listed = run(vault, "import", cards)
    assert f"{cards}:27 Юлия Ёлкина" in listed.stdout
    assert f"{JULIA}:1 (same name; but another e-mail)" in listed.stdout
    result = run(vault, "import", cards, "--same", "27=Юлия Ёлкина", "--yes")
    assert "1 note filled" in result.stdout
    assert text(vault, JULIA) == (
        "---\ntype: person\nmobile: 8 916 123-45-67\nemail: [typed@example.org]\n"
        "organisation: ООО «Причал»\nposition: Аналитик\nbirthday: 1990-05-20\n---\nMine.\n"
    ).replace("position", "job")


def test_a_doubtful_one_can_be_somebody_new(vault: Path, tmp_path: Path) -> None:
    other = written(
        tmp_path / "a.vcf",
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Berg\nN:Berg;Ada\nORG:Lund\nEND:VCARD\n",
    )
    before = notes(vault)
    assert f"{ADA}:1 (same name)" in run(vault, "import", other, "--yes").stdout
    assert notes(vault) == before
    run(vault, "import", other, "--new", "1", "--yes")
    assert "organisation: Lund" in text(vault, "People/Ada Berg (Lund).md")
    once = notes(vault)
    for options in ((), ("--new", "1")):
        run(vault, "import", other, *options, "--yes")
        assert notes(vault) == once


def test_a_table_with_a_mapping(vault: Path, tmp_path: Path) -> None:
    table = written(tmp_path / "x.csv", "Wer,Mail,Farbe\nCy Young,cy@example.org,rot\n")
    result = run(vault, "import", table, "--map", "Wer=name")
    assert result.exit_code == 0
    assert 'column Farbe, 1 value; --map "Farbe=KEY"' in result.stdout
    run(vault, "import", table, "--map", "Wer=name", "--map", "Farbe=interests", "--yes")
    assert "interests:\n  - rot\n" in text(vault, "People/Cy Young.md")


def test_several_files_are_one_import(vault: Path, cards: str, tmp_path: Path) -> None:
    table = written(tmp_path / "Connections.csv", LINKEDIN)
    before = notes(vault)
    result = run(vault, "import", cards, table, "--yes")
    assert result.exit_code == 0, result.output
    assert "2 deleted accounts" in result.stdout
    run(vault, "undo")
    assert notes(vault) == before


def test_names_that_are_no_names(vault: Path, tmp_path: Path) -> None:
    names = ["../../x", "=1+1", "CON", "a/b\\\\c", "x" * 500, "[[Cy Young]]", "#private", "…"]
    card = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:n{number}@example.org\nEND:VCARD\n"
        for number, name in enumerate(names)
    )
    before = notes(vault)
    run(vault, "import", written(tmp_path / "a.vcf", card), "--yes")
    new = set(notes(vault)) - set(before)
    assert len(new) == len(names)
    assert all(path.startswith("People/") and path.count("/") == 1 for path in new)
    assert {path: data for path, data in notes(vault).items() if path in before} == before


def test_text_of_others_stays_text(vault: Path, tmp_path: Path) -> None:
    note = (
        "- [ ] call [[Ada Berg]] 📅 2026-11-24\\n#meeting %%\\n2026-11-20 (call): x (gave:: book)"
    )
    card = f"BEGIN:VCARD\nVERSION:3.0\nFN:Cy Young\nNOTE:{note}\nEND:VCARD\n"
    promises = json_of(vault, "promises")
    talks = json_of(vault, "interactions")
    run(vault, "import", written(tmp_path / "a.vcf", card), "--yes")
    assert "%%" in text(vault, "People/Cy Young.md")
    assert json_of(vault, "promises") == promises
    assert json_of(vault, "interactions") == talks
    assert "People/Cy Young.md" in {one["path"] for one in json_of(vault, "contacts")}


def test_a_faulty_note_is_refused_and_the_others_are_taken_in(vault: Path, cards: str) -> None:
    (vault / JULIA).write_text("---\ntype: person\ntype: person\n---\n")
    result = run(vault, "import", cards, "--same", "27=Юлия Ёлкина", "--yes")
    assert "import-refused" in result.stderr
    assert text(vault, JULIA) == "---\ntype: person\ntype: person\n---\n"
    assert (vault / "People/Seun Park.md").exists()


def test_json(vault: Path, cards: str) -> None:
    shown = json_of(vault, "import", cards)
    assert (shown["act"], shown["state"]) == ("import", "dry-run")
    assert [one["kind"] for one in shown["people"]] == ["new", "doubtful", "new"]
    assert shown["people"][1]["candidates"] == [JULIA]
    done = json.loads(run(vault, "import", cards, "--json", "--yes").stdout)
    assert done["state"] == "done"
    assert done["changes"] == shown["changes"]


def test_private_people_are_not_named_in_json(vault: Path, tmp_path: Path) -> None:
    (vault / BO_LUND).write_text("---\ntype: person\nprivate: true\nemail: bo@example.org\n---\n")
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Lund\nEMAIL:bo@example.org\nTEL:5550102000\nEND:VCARD\n"
    place = written(tmp_path / "a.vcf", card)
    shown = json.dumps(json_of(vault, "import", place))
    assert "Bo Lund" not in shown
    assert "5550102000" not in shown
    assert "Bo Lund" in json.dumps(json_of(vault, "import", place, "--include-private"))


FIRSTS = ("Amara", "Bo", "Cosima", "Dov", "Enno", "Felix", "Gwen", "Hugo")
LASTS = ("Aurland", "Bellwether", "Dorn", "Ferrabril", "Kestner")


@pytest.mark.parametrize(
    ("column", "day", "slots"),
    [
        pytest.param("Connected On", "15 Jan 2023", (0, 0), id="only-met"),
        pytest.param("Last contact", "2023-01-15", (5, 35), id="all-late"),
    ],
)
def test_imported_people_do_not_fall_due_at_once(
    vault: Path, tmp_path: Path, column: str, day: str, slots: tuple[int, int]
) -> None:
    """40 people at once, with a cadence for all: those with a last contact come in turns."""
    (vault / "vaultnet.toml").write_text('[cadence]\ndefault = "quarterly"\n')
    pairs = [(first, last) for first in FIRSTS for last in LASTS]
    rows = "".join(f"{first},{last},{day}\n" for first, last in pairs)
    table = f"First Name,Last Name,{column}\n{rows}"
    run(vault, "import", written(tmp_path / "c.csv", table), "--yes")
    new = {f"People/{first} {last}.md" for first, last in pairs}
    assert new <= {one["path"] for one in json_of(vault, "contacts")}
    found = [one["slot"] for one in json_of(vault, "due") if one["contacts"][0] in new]
    assert (len(found) - found.count("later"), found.count("later")) == slots


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        pytest.param("none.vcf", None, "cannot be read", id="absent"),
        pytest.param("x.bin", "hello", "--format", id="unknown"),
    ],
)
def test_what_cannot_be_read(
    vault: Path, tmp_path: Path, name: str, content: str | None, says: str
) -> None:
    if content is not None:
        written(tmp_path / name, content)
    result = run(vault, "import", str(tmp_path / name))
    assert result.exit_code == 15
    assert says in result.stderr


def test_in_russian(vault: Path, cards: str) -> None:
    (vault / "vaultnet.toml").write_text('language = "ru"\n')
    shown = run(vault, "import", cards).stdout
    assert "Новое: 2 заметки" in shown
    assert "то же имя" in shown


GIVEN = ("Ada", "Юлия", "Yulia", "Bo", "Мария", "Марина", "Cy")
FAMILIES = ("Berg", "Ёлкина", "Elkina", "Lund", "Strand", "Иванова", "")
PEOPLE = st.lists(
    st.builds(
        lambda first, last, email, phone, firm, day: (
            f"BEGIN:VCARD\nVERSION:3.0\nFN:{first} {last}\nN:{last};{first}\n"
            f"{email}{phone}{firm}{day}END:VCARD\n"
        ),
        st.sampled_from(GIVEN),
        st.sampled_from(FAMILIES),
        st.sampled_from(["", "EMAIL:a@example.org\n", "EMAIL:b@example.org\n"]),
        st.sampled_from(["", "TEL:+49 171 1234567\n", "TEL:0171 1234567\n", "TEL:5550102000\n"]),
        st.sampled_from(["", "ORG:Acme\n", "ORG:Причал\n"]),
        st.sampled_from(["", "BDAY:1990-05-20\n", "BDAY:--0229\n", "NOTE:[[Ada Berg]] #x\n"]),
    ),
    min_size=1,
    max_size=6,
)


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(PEOPLE, st.booleans())
def test_any_import_is_whole_done_once_and_taken_back(
    vault: Path, tmp_path: Path, people: list[str], by_name: bool
) -> None:
    """Nothing that stood in a note is gone; a second run changes nothing; undo gives all back."""
    file = written(tmp_path / "any.vcf", "".join(people))
    options = ("--yes", *(("--by-name",) if by_name else ()))
    before = notes(vault)
    written_any = "Imported" in run(vault, "import", file, *options).stdout
    once = notes(vault)
    for path, data in before.items():
        lines = iter(once[path].splitlines())
        assert all(line in lines for line in data.splitlines() if line.strip())
    names = [fold(one["name"]) for one in json_of(vault, "contacts", "--include-private")]
    assert len(set(names)) == len(names)
    assert "There is nothing to write." in run(vault, "import", file, *options).stdout
    assert notes(vault) == once
    if written_any:
        run(vault, "undo")
    assert notes(vault) == before
