"""`vaultnet export`, and the exports that `digest` and `watch` keep fresh."""

from __future__ import annotations

import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from cli_vault import ADA, NOTES, ROOT, TODAY, json_of, run, spawn
from exported import FORMATS
from test_cli_terminal import on_a_terminal
from watched_vault import CALL, DAILY, Watched

from vaultnet import api
from vaultnet.core.export_formats import EXPORT_FORMATS
from vaultnet.exports import WRITERS
from vaultnet.exports.seal import is_sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DAY: Final = date.fromisoformat(TODAY)
PAGE: Final = "Due this week.md"


@pytest.fixture
def vault(make_vault: Callable[[Mapping[str, str]], Path]) -> Path:
    return make_vault(NOTES)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "calendars"
    folder.mkdir()
    return folder


def file_of(name: str) -> str:
    return f"network{EXPORT_FORMATS[name].endings[0]}"


def subscribe(vault: Path, **paths: str) -> None:
    rows = "".join(f"{name} = {json.dumps(path)}\n" for name, path in paths.items())
    (vault / "vaultnet.toml").write_text(f"[exports]\n{rows}", encoding="utf-8")


def test_every_format_has_a_writer_and_a_setting() -> None:
    assert list(WRITERS) == list(EXPORT_FORMATS), "give the format its row in both tables"
    settings = api.read_vault(ROOT / "example_vault").settings.exports
    assert all(hasattr(settings, name) for name in EXPORT_FORMATS), "and its setting"


@pytest.mark.parametrize("name", FORMATS)
def test_standard_output_has_the_bytes_of_the_library(vault: Path, name: str) -> None:
    done = spawn("--vault", str(vault), "--today", TODAY, "export", name, cwd=vault)
    assert done.returncode == 0, done.stderr
    assert done.stdout == api.export(api.read_vault(vault), DAY, name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_written_once_and_refreshed_when_it_differs(
    vault: Path, outside: Path, name: str
) -> None:
    target = outside / file_of(name)
    args = ("export", name, "-o", str(target))
    assert run(vault, *args, "--dry-run").stdout == f"{target} is not current.\n"
    assert not target.exists()
    assert run(vault, *args).stdout == f"{target} is written.\n"
    before = target.stat().st_ino, target.stat().st_mtime_ns
    assert run(vault, *args).stdout == f"{target} is current.\n"
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == before
    assert is_sealed(target.read_bytes())
    note = vault / ADA
    note.write_text(
        note.read_text(encoding="utf-8")
        .replace("type: person", "type: person\nnickname: Lace")
        .replace("call", "video"),
        encoding="utf-8",
    )
    (vault / "Others" / "Zoe Quince.md").parent.mkdir()
    (vault / "Others" / "Zoe Quince.md").write_text(
        "---\ntype: person\nbirthday: 1990-01-02\nnext_contact: 2026-12-01\n---\n", encoding="utf-8"
    )
    assert run(vault, *args).stdout == f"{target} is refreshed.\n"
    assert list(outside.iterdir()) == [target]  # no temporary file is left


def test_a_file_in_the_vault_is_written_there(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(vault / "People")
    assert run(vault, "export", "canvas", "-o", "../maps/network.canvas").exit_code == 0
    assert is_sealed((vault / "maps" / "network.canvas").read_bytes())


def test_what_is_not_ours_is_never_replaced(vault: Path, outside: Path) -> None:
    for text in ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", ""):
        target = outside / "due.ics"
        target.write_text(text, encoding="utf-8")
        refused = run(vault, "export", "ics", "-o", str(target))
        assert (refused.exit_code, target.read_text(encoding="utf-8")) == (
            12,
            text.replace("\r", ""),
        )
        assert "no export of vaultnet, or was changed since" in refused.stderr


def test_what_somebody_changed_since_is_left_alone(vault: Path, outside: Path) -> None:
    target = outside / "people.csv"
    assert run(vault, "export", "csv", "-o", str(target)).exit_code == 0
    mine = target.read_bytes().replace(b"Ada Berg", b"Ada Berg (call her!)", 1)
    target.write_bytes(mine)
    assert run(vault, "export", "csv", "-o", str(target)).exit_code == 12
    assert run(vault, "export", "csv", "-o", str(target), "--dry-run").exit_code == 12
    assert target.read_bytes() == mine


def test_no_note_and_nothing_hidden_can_be_meant(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(vault)
    before = {path: path.read_bytes() for path in vault.rglob("*") if path.is_file()}
    for name, path in (
        ("ics", ADA),
        ("json", ".obsidian/app.json"),
        ("json", ".obsidian/plugins/x/data.json"),
        ("base", "People"),
        ("csv", "no/.hidden.csv"),
        ("mermaid", "x.md"),
    ):
        refused = run(vault, "export", name, "-o", path)
        assert refused.exit_code == 12, path
    assert {path: path.read_bytes() for path in vault.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links")
def test_a_link_out_of_the_vault_is_not_followed(vault: Path, outside: Path) -> None:
    (vault / "exports").symlink_to(outside)
    subscribe(vault, ics="exports/due.ics")
    result = run(vault, "digest")
    assert result.exit_code == 0
    assert "leads out of the vault" in result.stderr
    assert list(outside.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made_outside(vault: Path, outside: Path) -> None:
    refused = run(vault, "export", "ics", "-o", str(outside / "away" / "due.ics"))
    assert refused.exit_code == 12
    assert "there is no folder" in refused.stderr


def test_an_option_of_another_format_is_refused(vault: Path) -> None:
    for args in (("vcf", "--alarm"), ("ics", "--vcard", "4.0"), ("json", "--raw")):
        assert run(vault, "export", *args).exit_code == 2
    assert run(vault, "export", "ics", "--alarm", "25:00").exit_code == 2
    assert "TRIGGER:PT9H" in run(vault, "export", "ics", "--alarm").stdout
    assert "TRIGGER:PT7H30M" in run(vault, "export", "ics", "--alarm", "07:30").stdout
    assert "VERSION:4.0" in run(vault, "export", "vcf", "--vcard", "4.0").stdout


def test_json_says_what_became_of_the_file(vault: Path, outside: Path) -> None:
    target = str(outside / "due.ics")
    found = json_of(vault, "export", "ics", "-o", target)
    assert found == {"format": "ics", "path": target, "state": "created"}
    assert json_of(vault, "export", "ics", "-o", target, "--dry-run")["state"] == "current"
    assert run(vault, "export", "ics", "--json").exit_code == 2


def test_a_home_that_nobody_has_is_one_sentence(vault: Path) -> None:
    refused = run(vault, "export", "ics", "-o", "~nobody-of-that-name/due.ics")
    assert (refused.exit_code, refused.stderr.count("nobody-of-that-name")) == (12, 1)
    assert run(vault, "export", "ics", "-o", "a\0.ics").exit_code == 12


def test_on_a_terminal_no_name_acts(make_vault: Callable[[Mapping[str, str]], Path]) -> None:
    vault = make_vault({"People/Ada.md": '---\ntype: person\njob: "\\e[31mred\\u202e"\n---\n'})
    shown = on_a_terminal(vault, "export", "json")
    assert "\x1b[31m" not in shown
    assert "\u202e" not in shown
    assert "write it to a file with -o" in on_a_terminal(vault, "export", "sqlite")


def test_digest_keeps_the_exports_fresh(vault: Path, outside: Path) -> None:
    subscribe(vault, ics=str(outside / "due.ics"), canvas="maps/network.canvas", alarm="08:15")
    assert run(vault, "digest", "--check").exit_code == 1
    assert not (vault / "maps").exists()
    first = run(vault, "digest").stdout.splitlines()
    assert first[1:] == [f"{outside / 'due.ics'} is written.", "maps/network.canvas is written."]
    assert run(vault, "digest").stdout == "Due this week.md is current.\n"
    assert run(vault, "digest", "--check").exit_code == 0
    assert b"TRIGGER:PT8H15M" in (outside / "due.ics").read_bytes()
    (vault / "Daily" / "2026-11-20.md").write_text("- call with [[Ada Berg]]\n", encoding="utf-8")
    states = {one["path"]: one["state"] for one in json_of(vault, "digest")["exports"]}
    # On the map nothing is otherwise: a call has made nobody another person.
    assert states == {str(outside / "due.ics"): "refreshed", "maps/network.canvas": "current"}


def test_a_page_and_its_exports_are_renewed_in_one_run(vault: Path) -> None:
    """The exports keep the places of the page as it was read, which is written before them."""
    subscribe(vault, ics="due.ics")
    run(vault, "digest")
    page = vault / PAGE
    page.write_bytes(page.read_bytes().replace(b"- [ ]", b"- [x]", 2))
    renewed = run(vault, "digest")
    assert renewed.exit_code == 0
    assert renewed.stdout.splitlines() == [
        "2 marks on the page were acted on.",
        "Due this week.md is refreshed.",
        "due.ics is refreshed.",
    ]


def test_one_export_that_fails_keeps_no_other(vault: Path, outside: Path) -> None:
    (outside / "people.csv").write_text("mine", encoding="utf-8")
    subscribe(vault, csv=str(outside / "people.csv"), json=str(outside / "network.json"))
    result = run(vault, "digest")
    assert result.exit_code == 0
    assert "people.csv is no export of vaultnet" in result.stderr
    assert (outside / "people.csv").read_text(encoding="utf-8") == "mine"
    assert is_sealed((outside / "network.json").read_bytes())


@pytest.mark.parametrize(("path", "left"), [(ADA, {"ada.base"}), (PAGE, {"due.ics", "ada.base"})])
def test_a_note_saved_meanwhile_keeps_those_exports_alone_that_rest_on_it(
    vault: Path, path: str, left: set[str]
) -> None:
    subscribe(vault, ics="due.ics", base="ada.base")
    run(vault, "digest")
    read = api.read_vault(vault)
    with (vault / path).open("a", encoding="utf-8") as note:
        note.write("One word more.\n")
    kept = api.keep_exports(read, date.fromisoformat(TODAY))
    assert {one.path for one in kept if one.fault is not None} == left
    assert {one.path for one in kept} == {"due.ics", "ada.base"}


@pytest.mark.parametrize(
    ("name", "value"),
    [("ics", "due.md"), ("ics", ".obsidian/due.ics"), ("csv", "../x.csv"), ("alarm", "9")],
)
def test_a_setting_that_is_not_safe_is_refused(vault: Path, name: str, value: str) -> None:
    subscribe(vault, **{name: value})
    refused = run(vault, "due")
    assert refused.exit_code == 11
    assert f"vaultnet.toml:2: exports.{name} is" in refused.stderr


def test_watch_keeps_them_fresh_and_settles(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "vault")
    subscribe(watched.root, ics="exports/due.ics", canvas="map.canvas")
    watched.run(40)  # a scan of the whole vault, which finds the new files
    assert watched.voice.codes == [
        "watch.began",
        "watch.made",
        "watch.exported",
        "watch.exported",
    ]
    watched.voice.told.clear()
    watched.save(DAILY, CALL)
    watched.run(1)
    assert watched.voice.codes == ["watch.refreshed", "watch.exported", "watch.exported"]
    vault = api.read_vault(watched.root)
    for name, path in (("ics", "exports/due.ics"), ("canvas", "map.canvas")):
        assert (watched.root / path).read_bytes() == api.export(vault, watched.world.day, name)
    watched.voice.told.clear()
    watched.run(120)
    assert watched.voice.told == []


def test_watch_tells_once_what_keeps_an_export(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "vault")
    (watched.root / "due.ics").write_text("mine", encoding="utf-8")
    subscribe(watched.root, ics="due.ics")
    watched.run(1)
    watched.save(DAILY, CALL)
    watched.run(1)
    (warning,) = watched.voice.warned
    assert "due.ics is no export of vaultnet" in str(warning[1]["sentence"])


# -- The same vault, day and settings: the same bytes.

BYTES: Final = """
import hashlib, sys
from datetime import date, time
from pathlib import Path
from vaultnet import api
vault = api.read_vault(Path(sys.argv[1]))
for name in sys.argv[2:]:
    data = api.export(vault, date(2026, 11, 23), name, api.Wishes(alarm=time(9)))
    print(name, hashlib.sha256(data).hexdigest())
"""


def sums(vault: Path, **environment: str) -> Any:  # noqa: ANN401  lines of text
    import subprocess  # noqa: PLC0415  needed here alone

    clean = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-c", BYTES, str(vault), *FORMATS]
    return subprocess.run(command, env=clean, capture_output=True, text=True, check=True).stdout  # noqa: S603  our own program


def test_the_bytes_depend_on_nothing_but_the_vault(tmp_path: Path) -> None:
    """Neither on the order of files on the disk, the locale, the zone, nor the seed of hashes."""
    first, second = tmp_path / "a" / "vault", tmp_path / "b" / "vault"
    shutil.copytree(ROOT / "example_vault", first)
    paths = sorted(path for path in first.rglob("*") if path.is_file())
    for path in reversed(paths):  # made in another order, which most file systems give back
        target = second / path.relative_to(first)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    one = sums(first, PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    other = sums(second, PYTHONHASHSEED="77", LC_ALL="ru_RU.UTF-8", TZ="Asia/Tokyo")
    assert one == other
    assert len(one.splitlines()) == len(FORMATS)
