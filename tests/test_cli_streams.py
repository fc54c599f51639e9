"""The command line as a process: what it imports, where its words go, how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
from cli_vault import ADA, CLEAN, NOTES, TODAY, spawn

from vaultnet.cli.verbs import VERBS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SETTINGS: Final = "vaultnet.toml"
POSIX: Final = pytest.mark.skipif(os.name == "nt", reason="signals, pipes and names of POSIX")


def files_of(root: Path) -> Mapping[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def imported_by(*args: str) -> set[str]:
    """Give the packages of others that a run imports."""
    program = (
        "import sys\nfrom vaultnet.cli import main\n"
        f"sys.argv = ['vaultnet', *{args!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    print('\\0'.join(sys.modules))\n"
    )
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program],
        env=CLEAN,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in done.stdout.rpartition("\n\n")[2].split("\0")}


@pytest.mark.parametrize("args", [("--help",), ("--version",), ("--today", "never", "due"), ()])
def test_help_imports_neither_reading_nor_drawing(args: tuple[str, ...]) -> None:
    imported = imported_by(*args)
    assert "click" in imported
    assert not imported & {"yaml", "frontmatter", "markdown_it", "rich", "tomllib"}


def test_help_names_every_verb_in_the_order_of_the_table(tmp_path: Path) -> None:
    done = spawn("--help", cwd=tmp_path)
    assert done.returncode == 0
    lines = done.stdout.decode().split("Commands:")[1].splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ")] == list(VERBS)


def test_without_a_verb_help_is_said_on_standard_error(tmp_path: Path) -> None:
    done = spawn(cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Commands:" in done.stderr


BAD_INPUT: Final = [
    pytest.param({}, ["--today", "tomorrow", "due"], 2, "2026-11-23", id="today-is-no-day"),
    pytest.param({}, ["--today", "2026-02-30", "due"], 2, "'2026-02-30'", id="no-such-day"),
    pytest.param({}, ["--today", "20261123", "due"], 2, "'20261123'", id="day-without-dashes"),
    pytest.param({}, ["--today", "0001-01-01", "due"], 2, "1900 to 2999", id="before-calendars"),
    pytest.param({}, ["due", "--days", "-1"], 2, "--days", id="days-below-none"),
    pytest.param({}, ["due", "--days", "9999999999"], 2, "--days", id="days-beyond-the-calendar"),
    pytest.param({}, ["interactions", "--stage", "love"], 2, "love", id="no-such-stage"),
    pytest.param({}, ["show", "Nemo"], 2, "Nemo", id="nobody-of-that-name"),
    pytest.param({}, ["show"], 2, "NAME", id="show-whom"),
    pytest.param({}, ["inspect"], 2, "--all", id="inspect-what"),
    pytest.param({}, ["inspect", "Nowhere.md"], 2, "Nowhere.md", id="no-such-note"),
    pytest.param({}, ["dew"], 2, "dew", id="no-such-verb"),
    pytest.param({}, ["--vault", "", "due"], 2, "--vault", id="vault-is-empty"),
    pytest.param({}, ["--vault", "absent", "due"], 10, "absent", id="vault-does-not-exist"),
    pytest.param({}, ["--vault", ADA, "due"], 10, "Ada Berg.md", id="vault-is-a-file"),
    pytest.param(
        {SETTINGS: "[digest]\npath = 3\n"}, ["due"], 11, "path", id="setting-of-a-wrong-type"
    ),
    pytest.param({SETTINGS: "[digest\n"}, ["due"], 11, SETTINGS, id="settings-are-no-toml"),
    pytest.param(
        {SETTINGS: '[vault]\ntimezone = "Mars/Olympus"\n'},
        ["due"],
        11,
        "Mars/Olympus",
        id="no-such-time-zone",
    ),
    pytest.param(
        {SETTINGS: '[digest]\npath = "../Due.md"\n'},
        ["digest"],
        None,
        "../Due.md",
        id="digest-outside",
    ),
    pytest.param(
        {"Due this week.md": "Mine.\n"}, ["digest"], 12, "Due this week.md", id="no-markers"
    ),
    pytest.param({}, ["digest", "--check", "--dry-run"], 2, "--check", id="check-or-dry-run"),
]


@pytest.mark.parametrize(("notes", "args", "code", "named"), BAD_INPUT)
def test_bad_input_is_answered_in_one_sentence(
    make_vault: Callable[[Mapping[str, str]], Path],
    notes: Mapping[str, str],
    args: list[str],
    code: int | None,
    named: str,
) -> None:
    vault = make_vault({**NOTES, **notes})
    before = files_of(vault.parent)
    done = spawn(*args, cwd=vault)
    said = done.stderr.decode()
    assert done.returncode in ({11, 12} if code is None else {code}), said
    assert done.stdout == b""
    assert said.startswith("vaultnet: ")
    assert said.count("\n") == 1
    assert said.endswith(".\n")
    assert named in said
    assert files_of(vault.parent) == before


def test_outside_any_vault_the_way_out_is_said(tmp_path: Path) -> None:
    done = spawn("due", cwd=tmp_path)
    assert done.returncode == 10
    assert "--vault" in done.stderr.decode()


def test_the_vault_is_found_from_a_folder_within(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault(NOTES)
    done = spawn("contacts", "--json", cwd=vault / "People")
    assert ADA in {one["path"] for one in json.loads(done.stdout)}


def test_the_vault_of_the_environment_gives_way_to_the_option(
    make_vault: Callable[[Mapping[str, str]], Path], tmp_path: Path
) -> None:
    vault, nowhere = make_vault(NOTES), str(tmp_path / "nowhere")
    for args, environment, code in (
        (["due"], {"VAULTNET_VAULT": str(vault)}, 0),
        (["due"], {"VAULTNET_VAULT": nowhere}, 10),
        (["--vault", str(vault), "due"], {"VAULTNET_VAULT": nowhere}, 0),
        (["due", "--vault", str(vault)], {"VAULTNET_VAULT": nowhere}, 0),
        (["--vault", nowhere, "due", "--vault", str(vault)], {}, 0),
    ):
        done = spawn("--today", TODAY, *args, cwd=tmp_path, environment=environment)
        assert done.returncode == code, (args, done.stderr)


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"LC_ALL": "C"}, id="C-locale"),
        pytest.param({"PYTHONIOENCODING": "ascii"}, id="ascii-streams"),
        pytest.param({"PYTHONIOENCODING": "latin-1:strict"}, id="latin-1-streams"),
        pytest.param(
            {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm"}, id="forced-colour"
        ),
    ],
)
@pytest.mark.parametrize("verb", [["contacts"], ["due"], ["show", "Юлия"], ["contacts", "--json"]])
def test_what_is_piped_is_utf_8_without_escape_codes(
    make_vault: Callable[[Mapping[str, str]], Path],
    environment: Mapping[str, str],
    verb: list[str],
) -> None:
    done = spawn("--today", TODAY, *verb, cwd=make_vault(NOTES), environment=environment)
    assert done.returncode == 0, done.stderr
    assert "Юлия Ёлкина" in done.stdout.decode()
    assert b"\x1b" not in done.stdout


@POSIX
@pytest.mark.parametrize(
    "verb", [["contacts"], ["contacts", "--json"], ["check"], ["inspect", "--all"]]
)
def test_names_that_are_no_utf_8_are_no_fault_of_the_run(
    make_vault: Callable[[Mapping[str, str]], Path], verb: list[str]
) -> None:
    vault = make_vault(NOTES)
    odd = os.fsencode(vault) + b"/People/Ren\xe9.md"
    try:
        os.close(os.open(odd, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system has no such names")
    done = spawn("--today", TODAY, *verb, cwd=vault)
    assert done.returncode in {0, 1}
    assert b"Traceback" not in done.stderr
    if "--json" in verb:
        json.loads(done.stdout)


def test_a_vault_path_that_is_no_utf_8_is_answered(tmp_path: Path) -> None:
    done = spawn("--vault", os.fsdecode(b"nowhere-\xff"), "due", cwd=tmp_path)
    assert done.returncode == 10
    assert b"Traceback" not in done.stderr


@POSIX
def test_a_reader_that_has_enough_ends_the_run_quietly(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault({**NOTES, "Big.md": "".join(f"- item {n}\n" for n in range(30_000))})
    with subprocess.Popen(
        [sys.executable, "-m", "vaultnet", "inspect", "Big", "--json"],
        cwd=vault,
        env=CLEAN,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(timeout=60) == 128 + signal.SIGPIPE
    assert said == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")  # noqa: PTH110  a device
def test_output_that_cannot_be_written_is_said_in_one_sentence(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123  a device
        done = subprocess.run(
            [sys.executable, "-m", "vaultnet", "contacts"],
            cwd=make_vault(NOTES),
            env=CLEAN,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 13
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("name", list(VERBS))
def test_help_of_a_verb_begins_with_its_sentence_in_the_table(name: str, tmp_path: Path) -> None:
    done = spawn(name, "--help", cwd=tmp_path)
    words = " ".join(done.stdout.decode().split())
    assert done.returncode == 0
    assert VERBS[name] in words
    # A watcher answers nothing; it tells of what it does.
    for option in ("--vault", "--today", *(("--json",) if name != "watch" else ())):
        assert option in words


def test_of_problems_the_settings_are_said_beside_an_answer_and_notes_are_counted(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    broken = {f"Broken {n:02}.md": "---\na: [\n---\n" for n in range(15)}
    vault = make_vault({**NOTES, **broken, SETTINGS: "colour = 'red'\n"})
    (vault / "Latin.md").write_bytes(b"caf\xe9\n")
    done = spawn("--today", TODAY, "contacts", "--json", cwd=vault)
    said = done.stderr.decode().splitlines()
    assert done.returncode == 0
    assert ADA in {one["path"] for one in json.loads(done.stdout)}
    assert said[0].startswith(f"{SETTINGS}:1: warning:")
    assert said[1:] == ["16 places in the notes cannot be understood: vaultnet check"]


def test_unreadable_notes_and_unknown_settings_are_no_end_of_the_run(
    make_vault: Callable[[Mapping[str, str]], Path],
) -> None:
    vault = make_vault({**NOTES, SETTINGS: "colour = 'red'\n"})
    (vault / "Latin.md").write_bytes(b"caf\xe9\n")
    done = spawn("--today", TODAY, "due", cwd=vault)
    assert done.returncode == 0
    assert "1 place in the notes cannot be understood" in done.stderr.decode()
    assert f"{SETTINGS}:1: warning:" in done.stderr.decode()


def test_a_run_that_ends_does_not_look_through_what_it_holds() -> None:
    asked = (
        "import gc\nfrom vaultnet.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n"
        "    print(len(gc.get_objects()), gc.get_freeze_count())\n"
    )
    ended = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", asked, "--version"], capture_output=True, check=True
    )
    left, put_aside = map(int, ended.stdout.split()[-2:])
    assert put_aside > 10 * left
