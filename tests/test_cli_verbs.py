"""What each verb says to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_vault import ADA, BO_LUND, JULIA, NOTES, json_of, run
from click.shell_completion import BashComplete

from vaultnet import languages
from vaultnet.cli.group import vaultnet
from vaultnet.core.words import phrases_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

RUSSIAN = {"vaultnet.toml": 'language = "ru"\n'}
BROKEN = {"Broken.md": "---\na: [\n---\n", "Notes/Odd.md": "---\nb: [\n---\n"}


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault(NOTES)


def test_due_says_who_what_when_why_and_since(vault: Path) -> None:
    result = run(vault, "due")
    assert result.exit_code == 0
    order, heading, *rows = result.stdout.splitlines()
    assert order == "By urgency:"
    assert heading.split()[:2] == ["DUE", "WHEN"]
    (planned,) = (row for row in rows if "Юлия" in row)
    assert planned.split()[:4] == ["2026-11-24", "in", "1", "day"]
    assert f"{JULIA}:4" in planned
    assert "vaultnet contacts --unknown" in rows[-1]


def test_a_private_person_is_a_name_and_dates_at_the_terminal(vault: Path) -> None:
    for args in (("due",), ("contacts",), ("interactions",), ("show", "Bo Lund")):
        shown = run(vault, *args).stdout
        assert "Bo Lund" in shown
        for secret in ("hush", "hidden", "secret", BO_LUND, "Daily/2026-09-10"):
            assert secret not in shown, args


@pytest.mark.parametrize(
    ("args", "names"),
    [
        pytest.param(["--tag", "work"], ["Ada Berg"], id="tag-with-those-below"),
        pytest.param(["--tag", "#WORK/data"], ["Ada Berg"], id="tag-as-written-in-notes"),
        pytest.param(["--role", "mentor"], ["Ada Berg"], id="role-group"),
        pytest.param(["--role", "career mentor"], ["Ada Berg"], id="role-in-words"),
        pytest.param(["--stage", "communication"], ["Юлия Ёлкина"], id="stage"),
        pytest.param(
            ["--stage", "trust", "--stage", "communication"],
            ["Ada Berg", "Юлия Ёлкина"],
            id="either-of-two-stages",
        ),
        pytest.param(
            ["--folder", "./people/"],
            ["Ada Berg", "Bo Lund", "Bo Strand", "Юлия Ёлкина"],
            id="folder",
        ),
        pytest.param(["--folder", "Daily"], [], id="a-folder-of-others"),
        pytest.param(["--contact", "елкина"], ["Юлия Ёлкина"], id="contact"),
        pytest.param(["--channel", "email"], ["Ada Berg"], id="channel"),
        pytest.param(
            ["--channel", "call", "--since", "2026-11-01"], ["Юлия Ёлкина"], id="channel-and-time"
        ),
        pytest.param(["--until", "2026-09-05"], ["Ada Berg"], id="until"),
        pytest.param(["--tag", "work", "--stage", "communication"], [], id="both-must-agree"),
        pytest.param(["--unknown"], ["Bo Strand"], id="no-contact-noted"),
    ],
)
def test_contacts_are_chosen(vault: Path, args: list[str], names: list[str]) -> None:
    chosen = json_of(vault, "contacts", "--include-private", *args)
    assert [one["name"] for one in chosen] == names


@pytest.mark.parametrize(
    ("args", "days"),
    [
        pytest.param(["--contact", "Ada"], ["2026-11-02", "2026-09-01"], id="contact"),
        pytest.param(["--contact", "Ada", "--planned"], ["2026-12-01"], id="planned"),
        pytest.param(["--contact", "Ada", "--channel", "call"], ["2026-09-01"], id="channel"),
        pytest.param(
            ["--role", "mentor", "--until", "2026-10-01"], ["2026-09-01"], id="role-until"
        ),
        pytest.param(
            ["--since", "2026-11-02", "--until", "2026-11-02"], ["2026-11-02"] * 2, id="one-day"
        ),
        pytest.param(["--stage", "partnership"], [], id="none"),
    ],
)
def test_interactions_are_chosen(vault: Path, args: list[str], days: list[str]) -> None:
    assert [one["day"] for one in json_of(vault, "interactions", *args)] == days


def test_an_empty_choice_is_said(vault: Path) -> None:
    assert run(vault, "contacts", "--tag", "nothing").stdout == "No contacts.\n"
    assert run(vault, "interactions", "--tag", "nothing").stdout == "No interactions.\n"


def test_show_tells_the_rule_the_layers_and_the_timeline(vault: Path) -> None:
    shown = run(vault, "show", "Ada", "Berg").stdout
    assert shown.startswith("Ada Berg\n")
    for words in (
        ADA,
        "Countess",
        "trust",
        "career mentor",
        "As the note says.",
        "every 3 months",
    ):
        assert words in shown
    assert shown.index("2026-11-02") < shown.rindex("2026-09-01")


def test_a_long_timeline_is_cut_and_says_where_the_rest_is(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    days = {f"Daily/2026-{m:02}-01.md": "- call with [[Ada Berg]]\n" for m in range(1, 11)}
    days |= {f"Daily/2025-{m:02}-01.md": "- call with [[Ada Berg]]\n" for m in range(1, 13)}
    shown = run(make_vault({**NOTES, **days}), "show", "Ada").stdout
    assert '… and 4 more: vaultnet interactions --contact "Ada Berg"' in shown


def test_the_digest_is_written_once_and_checked(vault: Path) -> None:
    page = vault / "Due this week.md"
    assert run(vault, "digest", "--check").exit_code == 1
    preview = run(vault, "digest", "--dry-run")
    assert preview.exit_code == 0
    assert not page.exists()
    assert run(vault, "digest").stdout == "Due this week.md is created.\n"
    added = [line[1:] for line in preview.stdout.splitlines()[3:]]
    assert added == page.read_text(encoding="utf-8").splitlines()
    before = page.stat()
    assert run(vault, "digest").stdout == "Due this week.md is current.\n"
    assert page.stat().st_mtime_ns == before.st_mtime_ns
    checked = run(vault, "digest", "--check")
    assert (checked.exit_code, checked.stdout) == (0, "Due this week.md is current.\n")


def test_a_dry_run_shows_a_diff_that_says_where_the_last_line_has_no_end(vault: Path) -> None:
    run(vault, "digest")
    page = vault / "Due this week.md"
    page.write_text(page.read_text(encoding="utf-8") + "Mine, without an end", encoding="utf-8")
    (vault / "Daily/2026-11-22.md").write_text("- call with [[Bo Strand]]\n", encoding="utf-8")
    diff = run(vault, "digest", "--dry-run").stdout
    assert diff.startswith("--- a/Due this week.md\n+++ b/Due this week.md\n@@")
    assert "\n Mine, without an end\n\\ No newline at end of file\n" in diff


@pytest.mark.parametrize(
    ("args", "code", "paths"),
    [
        pytest.param([], 1, ["Broken.md", "Notes/Odd.md"], id="all"),
        pytest.param(["--folder", "Notes"], 1, ["Notes/Odd.md"], id="folder"),
        pytest.param(["--folder", "People"], 0, [], id="nothing-there"),
        pytest.param(["--code", "unknown-folder"], 0, [], id="code"),
        pytest.param(
            ["--severity", "error", "--strict"], 1, ["Broken.md", "Notes/Odd.md"], id="errors"
        ),
    ],
)
def test_check_filters_and_its_exit_code_follows(
    make_vault: Callable[[Mapping[str, str]], Path], args: list[str], code: int, paths: list[str]
) -> None:
    result = run(make_vault({**NOTES, **BROKEN}), "check", *args)
    assert result.exit_code == code
    found = {line.partition(":")[0] for line in result.stdout.splitlines() if ": error:" in line}
    assert sorted(found) == paths
    assert result.stderr == ""


def test_check_is_content_with_a_sound_vault(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault({"One.md": "Words.\n"})
    result = run(vault, "check", "--strict")
    assert (result.exit_code, result.stdout) == (0, "No problems in 1 note.\n")


def test_strict_fails_for_warnings(make_vault: Callable[[Mapping[str, str]], Path]) -> None:
    vault = make_vault({"vaultnet.toml": "colour = 1\n"})
    assert run(vault, "check").exit_code == 0
    assert run(vault, "check", "--strict").exit_code == 1
    assert run(vault, "check", "--strict", "--severity", "error").exit_code == 0


def test_check_writes_annotations_for_github(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault({"People, old/50% Ada.md": "---\na: [\n---\n"})
    (first, *_) = run(vault, "check", "--format", "github").stdout.splitlines()
    assert first.startswith("::error file=People%2C old/50%25 Ada.md,line=")


def test_inspect_prints_what_was_read_with_its_lines(vault: Path) -> None:
    shown = run(vault, "inspect", JULIA, ADA).stdout
    assert shown.startswith(f"{JULIA}\n")
    assert '  4: next_contact = "2026-11-24"' in shown
    assert f"  6: [[Ada Berg#Log]] → {ADA}" in shown
    assert "  6: [[nowhere yet]] → no note yet" in shown
    assert f"\n\n{ADA}\n" in shown
    assert "  15: - 2026-09-01 (call)" in shown


def test_inspect_of_all_leaves_private_notes_out_and_says_so(vault: Path) -> None:
    result = run(vault, "inspect", "--all")
    assert f"\n\n{BO_LUND}\n" not in result.stdout
    assert "1 private note is left out" in result.stderr


def test_the_terminal_speaks_the_language_of_the_settings(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault({**NOTES, **RUSSIAN})
    assert "через 1 день" in run(vault, "due").stdout
    assert "ИМЯ" in run(vault, "contacts").stdout
    assert run(vault, "digest").stdout == "Создано: Due this week.md.\n"
    assert "Как указано в заметке." in run(vault, "show", "Ada").stdout


def test_a_problem_in_russian_names_what_it_is_about(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    daily = "- call with [[Ada Berg]] and [[@Noor Haddadin]]\n"
    odd = "---\ntype: person\nstage: warm\n---\n"
    vault = make_vault({**NOTES, **RUSSIAN, "Daily/2026-11-20.md": daily, "People/Cy Odd.md": odd})
    said = run(vault, "check").stdout
    assert "Такого этапа нет (warm)." in said
    assert "У того, кто участвовал, ещё нет заметки (Noor Haddadin)." in said
    assert "Такого этапа нет (warm). [" in run(vault, "inspect", "Cy Odd").stdout


def test_english_and_russian_have_the_same_phrases_with_the_same_facts() -> None:
    english, russian = (phrases_of(languages.load(name)) for name in ("en", "ru"))
    codes = {code for code in english.codes if code.startswith("cli.")}
    assert codes == {code for code in russian.codes if code.startswith("cli.")}
    for code in codes:
        assert english.facts_of(code) == russian.facts_of(code), code


@pytest.mark.parametrize(
    ("words", "begun", "values"),
    [
        pytest.param(["show"], "ad", ["Ada Berg"], id="name"),
        pytest.param(["show"], "COUN", ["Countess"], id="alias"),
        pytest.param(["show", "Ada"], "B", ["Berg"], id="second-word-of-a-name"),
        pytest.param(["show"], "ел", [], id="not-from-within"),
        pytest.param(["contacts", "--contact"], "юл", ["Юлия Ёлкина"], id="option"),
        pytest.param(["contacts", "--stage"], "tr", ["trust"], id="stage"),
        pytest.param([], "inter", ["interactions"], id="verb"),
    ],
)
def test_the_shell_completes(vault: Path, words: list[str], begun: str, values: list[str]) -> None:
    complete = BashComplete(vaultnet, {}, "vaultnet", "_VAULTNET_COMPLETE")
    found = complete.get_completions(["--vault", str(vault), *words], begun)
    assert [item.value for item in found] == values


def test_a_stop_by_the_keyboard_is_quiet_and_has_the_code_of_shells(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("vaultnet.api.read_in_run", stopped)
    result = run(vault, "due")
    assert (result.exit_code, result.stdout, result.stderr.strip()) == (130, "", "")


def test_completion_outside_a_vault_is_empty(tmp_path: Path) -> None:
    complete = BashComplete(vaultnet, {}, "vaultnet", "_VAULTNET_COMPLETE")
    assert complete.get_completions(["--vault", str(tmp_path / "none"), "show"], "a") == []


def test_check_tells_what_is_dated_ahead(vault: Path) -> None:
    result = run(vault, "check", "--code", "future-interaction")
    assert result.stdout.startswith(
        "Daily/2026-12-01.md:1: info: The day 2026-12-01 is ahead: this is an appointment"
    )
    assert result.exit_code == 0


CROWD = {
    "vaultnet.toml": "[digest]\nbudget = 2\n",
    "People/Zoe.md": "---\nnext_contact: 2026-11-24\ntimezone: Asia/Tokyo\nlanguage: ja\n---\n",
    **{
        f"People/P{number}.md": (
            f"---\ncadence: monthly\ncountry: Peru\n---\n## Log\n- 2026-0{number}-01 (call): tea\n"
        )
        for number in range(1, 6)
    },
}


def test_due_shows_the_week_and_says_how_many_wait(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault(CROWD)
    shown = run(vault, "due").stdout
    assert [row.split()[4] for row in shown.splitlines()[2:4]] == ["P1", "P2"]
    assert "P3" not in shown
    assert "3 more people are due and wait for a later week: vaultnet due --all" in shown
    for args in (("due", "--all"), ("due", "--days", "0")):
        everybody = run(vault, *args).stdout
        assert all(f"P{number}" in everybody for number in range(1, 6))
        assert "wait for a later week" not in everybody


def test_due_says_country_hours_and_language(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    shown = run(make_vault(CROWD), "due").stdout
    assert "Zoe (Asia/Tokyo, ja)" in shown
    assert "P1 (Peru)" in shown


def test_due_json_has_every_layer_and_the_slot_that_the_budget_gave(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    found = json_of(make_vault(CROWD), "due")
    slots = {one["contact"]: one["slot"] for one in found if one["kind"] == "keep-in-touch"}
    assert slots == {
        "People/P1.md": "overdue",
        "People/P2.md": "overdue",
        "People/P3.md": "later",
        "People/P4.md": "later",
        "People/P5.md": "later",
    }
    assert [one["urgency"] for one in found if one["kind"] == "next-contact"] == [None]


def test_due_and_the_page_agree_all_week(make_vault: Callable[[Mapping[str, str]], Path]) -> None:
    """Monday's page keeps its people, and `due` reads it, though a colder one came by Tuesday."""
    vault = make_vault(CROWD)
    run(vault, "digest")
    (vault / "People/Cold.md").write_text(
        "---\ncadence: monthly\n---\n## Log\n- 2020-01-01 (call): tea\n", "utf-8"
    )
    assert "Cold" not in run(vault, "due").stdout
    (vault / "Due this week.md").unlink()
    assert "Cold" in run(vault, "due").stdout


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("check", "--folder", "Banana"), "No note lies in a folder Banana"),
        (("contacts", "--folder", "Peop"), "No note lies in a folder Peop:"),
        (("check", "--folder", ""), "One of the words is empty"),
        (("check", "--code", "banana"), "No problem has the code banana: vaultnet check"),
        (("check", "--code", "day-outside-wek"), "there is day-outside-week"),
    ],
)
def test_where_nothing_could_be_found_that_is_no_good_news(
    vault: Path, asked: tuple[str, ...], said: str
) -> None:
    result = run(vault, *asked)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "No problems" not in result.output
