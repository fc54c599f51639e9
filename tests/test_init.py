"""`vaultnet init`: what it says of a vault, what it writes, and what it never does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import BO_LUND, NOTES, ROOT, run, spawn
from init_vault import CIRCLE, FILE, TODAY, asked, files_of, init_json, settings_of

from vaultnet import api
from vaultnet.core.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


WRITTEN: Final = """\
# Что vaultnet init нашёл в этом хранилище. Здесь только то, что отличается от умолчаний.

# На этом языке написана 1 ваша заметка из 1.
language = "ru"

[vault]
# Круг: на заметки о людях похожи 2 из 3.
people = ["Круг"]
# 2 даты можно прочесть только с днём впереди, и ни одной — с месяцем.
date_order = "dmy"

[keys]
# Этот ключ есть в 2 заметках, и его значения подходят к birthday.
brithday = "birthday"

[digest]
# Страница названа на этом языке.
path = "С кем связаться.md"
"""


def test_a_report_begins_with_figures_and_ends_with_the_next_step(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    result = run(make_vault(NOTES), "init")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["8", "notes"]
    assert lines[1].split()[:3] == ["4", "people:", "People"]
    assert any(line.startswith("Keys of people: type 4, ") for line in lines)
    assert "Languages: English 7" in lines
    assert lines[-1].startswith("Next: ")
    assert len(lines) < 40


SLASHED: Final = "## Log\n- 01/02/2026: call\n"

BOTH: Final = SLASHED + "- 13/02/2026: call\n- 13/03/2026: call\n- 02/13/2026: call\n"


@pytest.mark.parametrize(
    ("files", "line"),
    [
        pytest.param(
            {"People/A.md": SLASHED},
            "  1 day can be read day first or month first and is left out (People/A.md:2): "
            "set date_order",
            id="an-open-order",
        ),
        pytest.param(
            {"People/A.md": f"#private\n{SLASHED}"},
            "  1 day can be read day first or month first and is left out (a private note): "
            "set date_order",
            id="an-open-order-in-private",
        ),
        pytest.param(
            {"People/A.md": BOTH},
            "  2 days are written day first, 1 month first; 1 that could be either is left out",
            id="orders-that-contradict",
        ),
        pytest.param(
            {"People/A.md": BOTH.partition("- 02/13")[0]},
            "  1 day such as 01/02/1990 is read day first, as 2 others must be",
            id="an-order-that-is-settled",
        ),
        pytest.param(
            {"Ideas/Anna.md": "---\nbirthday: 1990-05-20\n---\n"},
            "1  note in Ideas looks like a person's, but nothing says so",
            id="one-note-that-looks-like-a-person",
        ),
        pytest.param(
            {f"Ideas/{name}.md": "---\nbirthday: 1990-05-20\n---\n" for name in "AB"},
            "2  of them in Ideas once vaultnet.toml says so: these notes look like people's",
            id="a-folder-that-looks-like-people",
        ),
        pytest.param(
            {".obsidian/daily-notes.json": '{"folder": "Daily"}', "Daily/List.md": ""},
            "1  note beside them whose name is no day (YYYY-MM-DD)",
            id="no-day",
        ),
        pytest.param(
            {"A.md": "#me\n", "B.md": "#me\n"},
            "Your own note: A.md, B.md all say that they are; name one in vaultnet.toml",
            id="two-owners",
        ),
        pytest.param({"A.md": "#me\n"}, "Your own note: A", id="the-owner"),
        pytest.param(
            {"People/A.md": "---\nbrithday: 1990-05-20\n---\n"},
            "  nearly a known key: brithday 1 (birthday?)",
            id="a-slip",
        ),
        pytest.param(
            {"People/A.md": "---\na: [\n---\n"},
            "     1 error  frontmatter-brackets  People/A.md:2",
            id="a-problem",
        ),
        pytest.param({"A.md": ""}, "1  note", id="one-note"),
    ],
)
def test_lines_of_the_report(
    files: dict[str, str], line: str, make_vault: Callable[[Mapping[str, str]], Path]
) -> None:
    assert line in run(make_vault(files), "init").stdout.splitlines()


def test_an_order_that_the_settings_name_needs_no_word(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault({"People/A.md": SLASHED, FILE: '[vault]\ndate_order = "mdy"\n'})
    result = run(vault, "init")
    assert result.exit_code == 0
    assert "month first" not in result.stdout


def test_many_folders_are_named_by_those_above(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    people = {f"People/{name}/{name} Grey.md": "" for name in "ABCDEF"}
    lines = run(make_vault({**people, "People/Zoe.md": ""}), "init").stdout.splitlines()
    assert lines[1] == "7  people: People/… 6, People 1"


def test_without_a_terminal_nothing_is_asked_or_written(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault(CIRCLE)
    before = files_of(vault)
    result = spawn("--vault", str(vault), "--today", TODAY, "init", cwd=ROOT)
    assert result.returncode == 0
    assert result.stderr == b""
    assert "".join(f"    {line}".rstrip() + "\n" for line in WRITTEN.splitlines()) in (
        result.stdout.decode()
    )
    assert ".~vaultnet-*" in result.stdout.decode()
    assert files_of(vault) == before


def test_yes_writes_what_was_found_and_a_second_run_finds_nothing_more(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault(CIRCLE)
    before = files_of(vault)
    result = run(vault, "init", "--yes")
    assert result.exit_code == 0
    assert "Создан vaultnet.toml:" in result.stdout
    assert files_of(vault) == {**before, FILE: WRITTEN.encode()}
    again = run(vault, "init", "--yes")
    assert again.exit_code == 0
    assert "сказано всё" in again.stdout
    assert files_of(vault)[FILE] == WRITTEN.encode()


def test_a_page_that_is_there_keeps_its_name(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    page = "%% vaultnet:begin due 2026-W48 %%\n\n%% vaultnet:end due %%\n"
    for path in ("Due this week.md", "Сеть/Моя страница.md"):
        vault = make_vault({**CIRCLE, path: page})
        assert run(vault, "init", "--yes").exit_code == 0
        assert "[digest]" not in (vault / FILE).read_text("utf-8")


def test_the_same_vault_gives_the_same_bytes(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault(CIRCLE)
    shown = [run(vault, "init").stdout for _ in range(2)]
    assert shown[0] == shown[1]


def test_dry_run_asks_and_writes_nothing(
    make_vault: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault(CIRCLE)
    result = asked(vault, "", "--dry-run", monkeypatch=monkeypatch)
    assert result.exit_code == 0
    assert 'people = ["Круг"]' in result.stdout
    assert not (vault / FILE).exists()


def test_yes_and_dry_run_exclude_each_other(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    assert run(make_vault({}), "init", "--yes", "--dry-run").exit_code == 2


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        pytest.param(
            "",
            1,
            (['+language = "ru"', '+people = ["Круг"]', "+[vault]"], [" [vault]"]),
            id="an-empty-file",
        ),
        pytest.param(
            'language = "en"\n[vault]  # mine\npeople = ["Круг"]\n',
            1,
            (
                [" [vault]\n    +# 2 days can only be", '\n    +date_order = "dmy"\n    +[keys]\n'],
                ["language", "people ="],
            ),
            id="what-it-says-stands",
        ),
        pytest.param(
            'language = "ru"\n[vault]\npeople = ["Круг"]\ndate_order = ""\n'
            '[keys]\nbrithday = "birthday"\n',
            0,
            (["сказано всё"], ["+"]),
            id="it-says-everything",
        ),
    ],
)
def test_a_file_that_is_there_is_compared_and_never_written(
    text: str,
    code: int,
    words: tuple[list[str], list[str]],
    make_vault: Callable[[Mapping[str, str]], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown, hidden = words
    vault = make_vault({**CIRCLE, FILE: text})
    for result in (
        run(vault, "init"),
        run(vault, "init", "--yes"),
        asked(vault, "ru\n", monkeypatch=monkeypatch),
    ):
        assert result.exit_code == code
        ending = result.stdout.partition("\nvaultnet.toml ")[2]
        assert [one for one in shown if one not in ending] == []
        assert [one for one in hidden if one in ending] == []
    assert (vault / FILE).read_bytes() == text.encode()


def test_a_file_that_appears_meanwhile_is_not_overwritten(
    make_vault: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault({**CIRCLE, FILE: "# mine\n"})
    monkeypatch.setattr(api, "has_settings", lambda _vault: False)
    result = run(vault, "init", "--yes")
    assert result.exit_code == 12
    assert (vault / FILE).read_bytes() == b"# mine\n"


def test_settings_that_cannot_be_read_end_the_run(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    result = run(make_vault({FILE: "language = \n"}), "init")
    assert result.exit_code == 11
    assert "vaultnet.toml:1:" in result.stderr


def test_json_is_one_document_and_asks_nothing(
    make_vault: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault(CIRCLE)
    found = json.loads(asked(vault, "", "--json", monkeypatch=monkeypatch).stdout)
    assert found["survey"]["lookalikes"][0]["folder"] == "Круг"
    assert found["survey"]["forms"][0]["example"] == {"path": "Круг/Анна Петрова.md", "line": 2}
    assert found["survey"]["date_order"] == "dmy"
    assert found["settings"] == {"path": FILE, "state": "new", "text": WRITTEN, "missing": None}
    assert init_json(vault, "--yes")["settings"]["state"] == "created"
    assert (vault / FILE).read_text("utf-8") == WRITTEN
    there: object = {"path": FILE, "state": "current", "text": None, "missing": []}
    assert init_json(vault)["settings"] == there


def test_private_notes_are_counted_and_not_named(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault({**NOTES, BO_LUND: NOTES[BO_LUND].replace("type:", "birthday: ?x\ntype:")})
    for shown in (run(vault, "init").stdout, json.dumps(init_json(vault), ensure_ascii=False)):
        assert "Lund" not in shown
        assert "hush" not in shown


BROKEN: Final = {
    "A.md": b"---\na: [\n---\n",
    "B.md": b"\xff\xfe\x00",
    "C.md": b"---\nx: &a [*a]\ntype: person\n---\n",
    "@D.md": b"---\nnever: closed",
    "E \x1b[31m.md": b"",
}


@pytest.mark.parametrize(
    ("files", "people"),
    [pytest.param({}, 0, id="empty"), pytest.param(BROKEN, 2, id="nothing-but-broken-notes")],
)
def test_a_folder_that_is_no_vault_yet(
    files: dict[str, bytes], people: int, tmp_path: Path
) -> None:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    result = run(tmp_path, "init", "--yes")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].split()[0] == str(people)
    assert "\x1b" not in result.stdout
    assert settings_of(tmp_path) == Settings()
    assert api.find_vault(tmp_path) == tmp_path


def test_a_vault_without_people_is_told_how_to_begin(tmp_path: Path) -> None:
    last = run(tmp_path, "init").stdout.splitlines()[-1]
    assert last.startswith("Next: write `type: person`")


@pytest.mark.parametrize(
    ("name", "notes", "people", "dated"),
    [("kepano", 103, 3, 2), ("tasks-demo", 205, 0, 5)],
)
def test_vaults_of_other_people(
    name: str, notes: int, people: int, dated: int, outside: Path
) -> None:
    found = init_json(outside / "corpora" / name)
    survey = found["survey"]
    assert survey["notes"] == notes
    assert sum(place["notes"] for place in survey["people"]) == people
    assert sum(place["notes"] for place in survey["dated"]) == dated
    assert survey["lookalikes"] == []
    assert found["settings"]["text"].count("\n") == 1
