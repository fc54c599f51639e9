"""`vaultnet block`, `vaultnet review`, and what `digest` and `check` say of blocks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from blocks_vault import ADA, FAIR, GLANCE, LIST, NOTES, TODAY, vault_with
from cli_vault import json_of, run
from digest_vault import text_of

from vaultnet import api
from vaultnet.core.periods import Period, PeriodKind
from vaultnet.errors import NoteChangedError
from vaultnet.vault.blocks import find_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WEEK: Final = "Reviews/Review 2026-W48.md"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return vault_with(tmp_path)


def bytes_of(root: Path) -> Mapping[str, bytes]:
    return {
        place.relative_to(root).as_posix(): place.read_bytes()
        for place in root.rglob("*")
        if place.is_file()
    }


@pytest.mark.parametrize(
    ("name", "path", "said"),
    [
        pytest.param(
            "Ada", ADA, "Ada Berg: the block is written. (People/Ada Berg.md:9)", id="who"
        ),
        pytest.param(
            "loom fair",
            FAIR,
            "Loom Fair 2026: the block is written. (Events/Loom Fair 2026.md:11)",
            id="event",
        ),
    ],
)
def test_a_block_is_shown_written_and_taken_back(
    vault: Path, name: str, path: str, said: str
) -> None:
    before = bytes_of(vault)
    shown = run(vault, "block", "add", *name.split(), "--dry-run")
    assert "+%% vaultnet:begin" in shown.stdout
    assert bytes_of(vault) == before
    assert run(vault, "block", "add", *name.split()).stdout.strip() == said
    assert find_blocks(text_of(vault, path))[0].is_ours
    again = run(vault, "block", "add", *name.split())
    assert "nothing is changed" in again.stdout
    undone = run(vault, "undo")
    assert "vaultnet block add" in undone.stdout
    assert bytes_of(vault) == before


def test_add_and_remove_leave_the_lines_of_the_note(vault: Path) -> None:
    for path, name in ((ADA, "Ada"), (FAIR, "Loom Fair 2026")):
        before = [line for line in text_of(vault, path).split("\n") if line]
        run(vault, "block", "add", name)
        assert "is taken out" in run(vault, "block", "remove", name).stdout
        assert [line for line in text_of(vault, path).split("\n") if line] == before
        assert "nothing is changed" in run(vault, "block", "remove", name).stdout


def test_json_says_what_is_changed(vault: Path) -> None:
    done = json_of(vault, "block", "add", "Ada")
    assert (done["act"], done["state"]) == ("block add", "done")
    assert [one["path"] for one in done["changes"]] == [ADA]


def test_into_a_private_note_no_block_is_put(vault: Path) -> None:
    before = bytes_of(vault)
    refused = run(vault, "block", "add", "Cid Moor")
    assert refused.exit_code == 12
    assert "is private: no generated block is written into it." in refused.stderr
    assert bytes_of(vault) == before


def test_where_a_marker_would_be_code_none_is_put(tmp_path: Path) -> None:
    root = vault_with(tmp_path, {FAIR: NOTES[FAIR] + "\n```\nopen\n"})
    refused = run(root, "block", "add", "Loom Fair")
    assert refused.exit_code == 12
    assert "code or a comment is open there" in refused.stderr


def test_of_nobody_it_says_so(vault: Path) -> None:
    assert run(vault, "block", "add", "Zoe").exit_code == 2


def test_the_form_of_the_note_is_kept(tmp_path: Path) -> None:
    text = "\ufeff" + NOTES[ADA].rstrip("\n").replace("\n", "\r\n")
    root = vault_with(tmp_path, {ADA: text})
    run(root, "block", "add", "Ada")
    data = (root / ADA).read_bytes()
    assert data.startswith("\ufeff---\r\n".encode())
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.endswith(b"a line")
    before = find_blocks(data.decode())[0]
    assert data.decode()[: before.start].rstrip() == text.partition("\r\n\r\nMet")[0]


def test_digest_keeps_blocks_fresh_and_check_tells_when_they_are_not(tmp_path: Path) -> None:
    root = vault_with(tmp_path, {ADA: NOTES[ADA] + GLANCE, FAIR: f"{NOTES[FAIR]}\n{LIST}"})
    assert run(root, "digest", "--check").exit_code == 1
    dry = run(root, "digest", "--dry-run")
    assert "+- **Stage:** communication;" in dry.stdout
    assert "2 other notes are refreshed." in run(root, "digest").stdout
    assert run(root, "digest", "--check").exit_code == 0
    assert json_of(root, "digest")["blocks"] == []
    (root / "Daily/2026-11-20.md").write_text("- call with [[Ada Berg]]\n", encoding="utf-8")
    assert "2 other notes are not current." in run(root, "digest", "--check").stdout
    assert sorted(json_of(root, "digest")["blocks"]) == [FAIR, ADA]


def test_the_page_cites_lines_as_they_are_below_a_block(tmp_path: Path) -> None:
    root = vault_with(tmp_path, {ADA: NOTES[ADA].replace("Met at", f"{GLANCE}\nMet at")})
    run(root, "digest")
    assert run(root, "digest", "--check").exit_code == 0


@pytest.mark.parametrize(
    ("marks", "code", "line"),
    [
        pytest.param("%% vaultnet:begin glance %%\n", "block-markers", 15, id="never-closed"),
        pytest.param("%% vaultnet:end glance %%\n", "block-markers", 15, id="never-opened"),
        pytest.param(GLANCE * 2, "block-markers", 17, id="twice"),
        pytest.param(GLANCE.replace("glance", "glimpse"), "block-unknown", 15, id="unknown"),
        pytest.param(LIST, "block-elsewhere", 15, id="of-another-kind"),
    ],
)
def test_odd_markers_are_a_problem_with_their_line(
    tmp_path: Path, marks: str, code: str, line: int
) -> None:
    root = vault_with(tmp_path, {ADA: f"{NOTES[ADA]}\n{marks}"})
    before = text_of(root, ADA)
    (found,) = (one for one in json_of_check(root) if str(one["code"]).startswith("block-"))
    assert (found["code"], found["path"], found["line"]) == (code, ADA, line)
    run(root, "digest")
    assert text_of(root, ADA) == before


def json_of_check(root: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run(root, "check", "--json").stdout)
    return found


def test_a_template_with_markers_is_no_problem(tmp_path: Path) -> None:
    """Whoever wants a glance of everybody puts it into the template."""
    root = vault_with(tmp_path, {"Templates/Person.md": f"---\ntype: person\n---\n{GLANCE}"})
    assert not [one for one in json_of_check(root) if str(one["code"]).startswith("block-")]
    assert run(root, "new", "Gil Ross").exit_code == 0
    run(root, "digest")
    assert "- **Stage:** acquaintance" in text_of(root, "People/Gil Ross.md")


def test_a_note_that_cannot_be_written_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    root = vault_with(tmp_path, {ADA: NOTES[ADA] + GLANCE, FAIR: f"{NOTES[FAIR]}\n{LIST}"})
    (root / "twin.md").hardlink_to(root / ADA)
    done = run(root, "digest")
    assert "[block-not-written]" in done.stderr
    assert "**Still to be written to**" in text_of(root, FAIR)
    assert "Due this week.md is created." in done.stdout


def test_a_note_saved_meanwhile_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    root = vault_with(tmp_path, {ADA: NOTES[ADA] + GLANCE, FAIR: f"{NOTES[FAIR]}\n{LIST}"})
    read = api.read_vault(root)
    (root / ADA).write_text(f"{NOTES[ADA]}{GLANCE}One word more.\n", encoding="utf-8")
    blocks = api.refresh_blocks(read, TODAY)
    assert [(one.code, one.source.path) for one in blocks.problems] == [("block-not-written", ADA)]
    assert blocks.moved[ADA].__traceback__ is None  # it would hold the vault in a ring
    assert [one.path for one in blocks.changes] == [FAIR]


def test_a_review_saved_meanwhile_is_not_called_current(vault: Path) -> None:
    run(vault, "review")
    read, week = api.read_vault(vault), Period.containing(PeriodKind.WEEK, TODAY, "monday")
    with (vault / WEEK).open("a", encoding="utf-8") as note:
        note.write("One word more.\n")
    with pytest.raises(NoteChangedError):
        api.refresh_review(read, TODAY, week)


def test_a_review_is_made_refreshed_and_current(vault: Path) -> None:
    assert run(vault, "review").stdout == f"{WEEK} is created.\n"
    assert run(vault, "review").stdout == f"{WEEK} is current.\n"
    (vault / "Daily/2026-11-23.md").write_text("- call with [[Ada Berg]]\n", encoding="utf-8")
    assert "+- [[Ada Berg]]: 1 time; call" in run(vault, "review", "--dry-run").stdout
    assert run(vault, "review").stdout == f"{WEEK} is refreshed.\n"


def test_a_review_of_another_week_or_a_quarter(vault: Path) -> None:
    assert run(vault, "review", "2026-11-17").stdout == "Reviews/Review 2026-W47.md is created.\n"
    shape = json_of(vault, "review", "--quarter", "2026-08-01")
    assert (shape["path"], shape["period"]) == ("Reviews/Review 2026-Q3.md", "2026-Q3")
    assert shape["state"] == "created"
    ahead = run(vault, "review", "2026-12-01")
    assert (ahead.exit_code, ahead.stdout) == (2, "")
    assert "begins on 2026-11-30" in ahead.stderr


def test_a_note_that_is_in_the_way_is_left_alone(vault: Path) -> None:
    (vault / "Reviews").mkdir()
    (vault / WEEK).write_text("mine\n", encoding="utf-8")
    refused = run(vault, "review")
    assert refused.exit_code == 12
    assert (vault / WEEK).read_text(encoding="utf-8") == "mine\n"


def test_where_reviews_are_kept_is_a_setting(tmp_path: Path) -> None:
    settings = '[review]\npath = "Journal/{period} back.md"\nkeep = ["quarter"]\n'
    root = vault_with(tmp_path, {"vaultnet.toml": settings})
    assert "1 other note is refreshed." in run(root, "digest").stdout
    assert text_of(root, "Journal/2026-Q4 back.md").startswith(
        "%% vaultnet:begin review 2026-Q4 %%"
    )


def test_a_path_without_the_period_is_refused(tmp_path: Path) -> None:
    root = vault_with(tmp_path, {"vaultnet.toml": '[review]\npath = "Review.md"\n'})
    refused = run(root, "review")
    assert refused.exit_code == 11
    assert "{period}" in refused.stderr


def test_a_stage_that_is_set_renews_the_day_where_the_note_keeps_one(tmp_path: Path) -> None:
    dated = NOTES[ADA].replace("cadence:", "stage_since: 2026-01-05\ncadence:")
    root = vault_with(tmp_path, {ADA: dated})
    run(root, "stage", "Ada", "trust")
    assert "stage: trust\nstage_since: 2026-11-23\n" in text_of(root, ADA)
    assert json_of(root, "show", "Ada")["stage_since"] == "2026-11-23"
    run(root, "undo")
    assert text_of(root, ADA) == dated
    run(root, "stage", "Ben", "trust")
    assert "since" not in text_of(root, "People/Ben Stone.md")
