"""The verbs that write: log, snooze, pause, stage, new; and undo, which takes them back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import digest_vault
import pytest
from cli_vault import ADA, BO_LUND, JULIA, NOTES, json_of, run
from digest_vault import DIGEST, act, line_with, mark, page_of, refresh, vault_at

from vaultnet.vault.journal import Journal, State

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DAILY = "Daily/2026-11-23.md"
TEMPLATE = """\
---
type: person
met: {{date}}
tags:
  - person
---
# {{title}}

Made at {{time:HH}} o'clock on {{date:D MMMM}}.

## Log
"""


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault({**NOTES, "Templates/Person.md": TEMPLATE})


def text(vault: Path, path: str) -> str:
    return (vault / path).read_bytes().decode()


def notes(vault: Path) -> dict[str, bytes]:
    return {
        place.relative_to(vault).as_posix(): place.read_bytes()
        for place in vault.rglob("*")
        if place.is_file()
    }


ACTS = [
    pytest.param(("log", "Ada", "said", "hi"), id="log"),
    pytest.param(("snooze", "Ada"), id="snooze"),
    pytest.param(("pause", "Ada"), id="pause"),
    pytest.param(("stage", "Ada", "partnership"), id="stage"),
    pytest.param(("new", "Cy Young"), id="new"),
]


@pytest.mark.parametrize("args", ACTS)
def test_every_act_is_shown_done_and_taken_back(vault: Path, args: tuple[str, ...]) -> None:
    before = notes(vault)
    shown = run(vault, *args, "--dry-run")
    assert (shown.exit_code, notes(vault)) == (0, before)
    assert shown.stdout.startswith("--- ")
    done = run(vault, *args)
    assert done.exit_code == 0
    changed = [path for path, data in notes(vault).items() if before.get(path) != data]
    assert len(changed) == 1
    assert changed[0] in done.stdout
    preview = run(vault, "undo", "--dry-run")
    assert preview.stdout.startswith("--- ")
    undone = run(vault, "undo")
    assert (undone.exit_code, notes(vault)) == (0, before)
    assert args[0] in undone.stdout


@pytest.mark.parametrize("args", ACTS)
def test_json(vault: Path, args: tuple[str, ...]) -> None:
    shown = json_of(vault, *args, "--dry-run")
    done = json_of(vault, *args)
    assert (shown["state"], done["state"]) == ("dry-run", "done")
    assert shown["changes"] == done["changes"]
    assert set(done["changes"][0]) == {"path", "line", "diff"}
    assert json_of(vault, "undo")["of"] == args[0]
    assert json_of(vault, "undo")["state"] in {"unchanged", "done"}


def test_log_goes_into_the_contacts_log(vault: Path) -> None:
    args = ("log", "Countess", "about", "engines", "--channel", "email", "--gave", "article")
    result = run(vault, *args, "--on", "2026-11-20")
    assert text(vault, ADA).endswith(
        "(gave:: article)\n- 2026-11-20 (e-mail): about engines (gave:: article)\n"
    )
    assert result.stdout == f"Logged: 2026-11-20, e-mail, Ada Berg. ({ADA}:16)\n"
    assert json_of(vault, "show", "Ada")["timeline"][0]["channel"] == "email"


def test_log_of_several_is_one_interaction(vault: Path) -> None:
    run(vault, "log", "Ada Berg", JULIA, "--channel", "meeting", "--text", "Bo said hi")
    assert "(with:: [[Юлия Ёлкина]])" in text(vault, ADA)
    newest = json_of(vault, "interactions", "--since", "2026-11-23", "--until", "2026-11-23")
    assert [one["contacts"] for one in newest] == [[ADA, JULIA]]


def test_log_into_the_daily_note_by_its_template(vault: Path) -> None:
    (vault / "vaultnet.toml").write_text('[log]\nwhere = "daily"\n')
    (vault / ".obsidian/daily-notes.json").write_text(
        '{"folder": "Daily", "template": "Templates/Day"}'
    )
    (vault / "Templates/Day.md").write_text("# {{title}}\n\n## Plans\n- [ ] rest\n")
    run(vault, "log", "Ada", "called about looms")
    assert text(vault, DAILY) == (
        "# 2026-11-23\n\n## Plans\n- [ ] rest\n\n## Log\n"
        "- [[Ada Berg]]: called about looms (direction:: outbound)\n"
    )
    run(vault, "undo")
    assert not (vault / DAILY).exists()


def test_a_typed_last_contact_is_raised_only_if_asked_and_only_where_it_stands(
    vault: Path,
) -> None:
    (vault / ADA).write_text("---\ntype: person\nlast seen: 2026-01-01\n---\n")
    run(vault, "log", "Ada", "x")
    assert "last seen: 2026-01-01" in text(vault, ADA)
    (vault / "vaultnet.toml").write_text("[log]\nlast_contact = true\n")
    run(vault, "log", "Ada Berg", JULIA)
    assert "last seen: 2026-11-23" in text(vault, ADA)
    assert "last" not in text(vault, JULIA).partition("\n---\n")[0]
    run(vault, "undo")
    assert "last seen: 2026-01-01" in text(vault, ADA)


@pytest.mark.parametrize(
    ("args", "line"),
    [
        pytest.param((), "snoozed_until: 2026-11-30", id="a-week"),
        pytest.param(("2", "weeks"), "snoozed_until: 2026-12-07", id="a-span"),
        pytest.param(("P1M",), "snoozed_until: 2026-12-23", id="an-iso-span"),
        pytest.param(("2026-12-24",), "snoozed_until: 2026-12-24", id="a-day"),
    ],
)
def test_snooze(vault: Path, args: tuple[str, ...], line: str) -> None:
    assert run(vault, "snooze", "Ada", *args).exit_code == 0
    assert line in text(vault, ADA).splitlines()


@pytest.mark.parametrize("key", ["snoozed until", "Отложено до", "snooze", "mine"])
def test_snooze_finds_the_vaults_own_key(vault: Path, key: str) -> None:
    (vault / "vaultnet.toml").write_text('[keys]\nmine = "snoozed"\n')
    (vault / JULIA).write_bytes(f"---\ntype: person\n{key}: 2026-01-01\n---\n".encode())
    for who in (JULIA, ADA):
        run(vault, "snooze", who)
        assert f"{key}: 2026-11-30" in text(vault, who).splitlines()


def test_pause_and_resume(vault: Path) -> None:
    (vault / ADA).write_text("---\ntype: person\nна паузе: no\n---\n")
    run(vault, "pause", "Ada")
    assert "на паузе: true" in text(vault, ADA)
    assert "no change" not in run(vault, "pause", "Ada").stdout
    assert run(vault, "pause", "Ada").stdout == "It says so already: nothing is changed.\n"
    run(vault, "pause", "Ada", "--resume")
    assert "на паузе: false" in text(vault, ADA)


def test_a_pause_is_no_archive_and_resuming_ends_both(vault: Path) -> None:
    (vault / ADA).write_text("---\ntype: person\ndo not contact: no\n---\n")
    run(vault, "pause", "Ada")
    assert "do not contact: no\npaused: true\n" in text(vault, ADA)
    (vault / ADA).write_text("---\ntype: person\ndo not contact: true\n---\n")
    run(vault, "pause", "Ada", "--resume")
    assert "do not contact: false\n" in text(vault, ADA)


def test_what_another_line_says_is_not_overruled_in_silence(vault: Path) -> None:
    (vault / ADA).write_text("---\ntype: person\nstatus: archived\n---\n")
    result = run(vault, "pause", "Ada", "--resume")
    assert result.exit_code == 12
    assert "says otherwise" in result.stderr


@pytest.mark.parametrize("word", ["partnership", "Партнерство", "partner"])
def test_stage(vault: Path, word: str) -> None:
    run(vault, "stage", "Ada", word)
    assert "stage: partnership" in text(vault, ADA)


def test_new_is_made_from_the_vaults_template(vault: Path) -> None:
    result = run(vault, "new", "Cy", "Young/Old")
    path = "People/Cy Young Old.md"
    made = text(vault, path)
    hour = made.partition("Made at ")[2][:2]
    assert made == (
        "---\ntype: person\nmet: 2026-11-23\ntags:\n  - person\naliases:\n  - Cy Young/Old\n---\n"
        f"# Cy Young Old\n\nMade at {hour} o'clock on 23 November.\n\n## Log\n"
    )
    assert path in result.stdout
    assert path in {one["path"] for one in json_of(vault, "contacts")}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("ada BERG", "is the note of Ada Berg already", id="capitals"),
        pytest.param("Countess", "is the note of Ada Berg already", id="alias"),
        pytest.param("Юлия Е\u0308лкина", "already", id="nfd"),
    ],
)
def test_new_is_never_made_twice(vault: Path, name: str, says: str) -> None:
    before = notes(vault)
    result = run(vault, "new", name)
    assert (result.exit_code, notes(vault)) == (12, before)
    assert says in result.stderr


@pytest.mark.parametrize(
    ("args", "says"),
    [
        pytest.param(("log", "Bo", "x"), "Bo Lund, Bo Strand", id="several"),
        pytest.param(("log", "Ada", "Bo", "x"), "--text", id="a-name-or-text"),
        pytest.param(("log", "Nobody"), "Nobody is called Nobody", id="nobody"),
        pytest.param(("log", "Ada", "--on", "2026-11-24"), "is ahead", id="ahead"),
        pytest.param(("log", "Ada", "--channel", "drums"), "drums", id="channel"),
        pytest.param(("snooze", "Ada", "soon"), "2 weeks", id="no-span"),
        pytest.param(("snooze", "Ada", "2026-11-23"), "not ahead", id="past"),
        pytest.param(("stage", "Ada", "love"), "partnership", id="no-stage"),
        pytest.param(("new", "  "), "name", id="nameless"),
    ],
)
def test_misunderstandings_change_nothing(vault: Path, args: tuple[str, ...], says: str) -> None:
    before = notes(vault)
    result = run(vault, *args)
    assert (result.exit_code, notes(vault)) == (2, before)
    assert says in result.output


def test_odd_properties_are_refused_with_the_line_to_type(vault: Path) -> None:
    (vault / ADA).write_text("---\ntype: person\ntype: person\n---\n")
    result = run(vault, "snooze", ADA)
    assert result.exit_code == 12
    assert "write `snoozed_until: 2026-11-30` in its properties by hand" in result.stderr


def test_undo_refuses_what_was_changed_since(vault: Path) -> None:
    run(vault, "snooze", "Ada")
    (vault / ADA).write_text(text(vault, ADA) + "mine\n")
    result = run(vault, "undo")
    assert result.exit_code == 12
    assert f"{ADA}: changed since" in result.stderr
    assert "snoozed_until" in text(vault, ADA)


@pytest.mark.parametrize("state", [State.DONE, State.BEGUN])
def test_undo_opens_the_box_of_a_tick_that_the_page_was_never_told_of(
    tmp_path: Path, state: State
) -> None:
    """The process died between the contact's note and the page, or in the midst of both."""
    refresh(vault_at(tmp_path))
    before = text(tmp_path, digest_vault.ADA)
    mark(tmp_path, "[[Ada Berg]]", "x")
    assert act(tmp_path).done
    journal = Journal(tmp_path)
    journal.mark(journal.entries()[-1], state)
    assert run(tmp_path, "undo").stdout.startswith("Taken back: vaultnet tick")
    assert line_with(page_of(tmp_path), "[[Ada Berg]]").startswith("- [ ] ")
    run(tmp_path, "digest")
    assert text(tmp_path, digest_vault.ADA) == before


def test_an_odd_page_hinders_no_undo(tmp_path: Path) -> None:
    refresh(vault_at(tmp_path))
    before = text(tmp_path, digest_vault.ADA)
    mark(tmp_path, "[[Ada Berg]]", "x")
    act(tmp_path)
    (tmp_path / DIGEST).write_text(page_of(tmp_path).replace("vaultnet:end", "vaultnet:ende"))
    run(tmp_path, "undo")
    assert text(tmp_path, digest_vault.ADA) == before


def test_what_is_half_done_waits_for_its_vault(vault: Path) -> None:
    """The disk is not there: of its notes nothing is known, and nothing is forgotten."""
    run(vault, "snooze", "Ada")
    journal = Journal(vault)
    journal.mark(journal.entries()[-1], State.BEGUN)
    snoozed, away = text(vault, ADA), vault.with_name("away")
    vault.rename(away)
    assert run(vault, "pause", "Ada").exit_code == 10
    away.rename(vault)
    assert run(vault, "undo").stdout.startswith("Taken back: vaultnet snooze")
    assert text(vault, ADA) != snoozed


def test_undo_of_nothing(vault: Path) -> None:
    assert run(vault, "undo").stdout == "There is nothing to take back.\n"


def test_private_notes_stay_out_of_json_and_their_words_out_of_diffs(vault: Path) -> None:
    shown = json_of(vault, "snooze", "Bo Lund", "--dry-run")
    assert shown["changes"] == [{"path": None, "line": None, "diff": None}]
    everything: Any = json_of(vault, "snooze", "Bo Lund", "--dry-run", "--include-private")
    assert everything["changes"][0]["path"] == BO_LUND
    diff = run(vault, "snooze", "Bo Lund", "--dry-run").stdout
    assert "snoozed_until" in diff
    assert "hush" not in diff


def test_in_russian(vault: Path) -> None:
    (vault / "vaultnet.toml").write_text('language = "ru"\n')
    (vault / ADA).write_text("---\ntype: person\n---\n")
    result = run(vault, "log", "Ada", "про станки", "--channel", "звонок", "--got", "совет")
    assert result.stdout.startswith("Записано: 2026-11-23, звонок, Ada Berg.")
    assert text(vault, ADA).endswith(
        "\n## Журнал\n- 2026-11-23 (звонок): про станки (получил:: совет)\n"
    )
    run(vault, "stage", "Ada", "доверие")
    assert "stage: доверие" in text(vault, ADA)


@pytest.mark.parametrize(
    "words",
    [("log", "Ada", ""), ("log", "", "hi"), ("log", "Ada", "--gave", ""), ("snooze", "Ada", " ")],
    ids=str,
)
def test_an_empty_word_is_refused_as_the_shell_gives_it_for_what_is_not_set(
    vault: Path, words: tuple[str, ...]
) -> None:
    before = (vault / ADA).read_bytes()
    result = run(vault, *words)
    assert result.exit_code == 2
    assert "One of the words is empty" in result.stderr
    assert (vault / ADA).read_bytes() == before


def test_a_review_is_of_one_kind_of_period(vault: Path) -> None:
    result = run(vault, "review", "--week", "--quarter", "--dry-run")
    assert result.exit_code == 2
    assert "--week and --quarter each ask for something else" in result.stderr
