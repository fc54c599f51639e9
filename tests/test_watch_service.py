"""The files of the user's service, read back as their systems read them."""

from __future__ import annotations

import plistlib
import re
from configparser import ConfigParser
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest
from cli_vault import run
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.cli.group import vaultnet
from vaultnet.vault.state_folder import ENVIRONMENT
from vaultnet.watcher import service as services
from vaultnet.watcher.service import Place, Service, install, service_for, uninstall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.testing import Result

PLACE: Final = Place(Path("/home/ada"), "0123456789abcdef")
XML: Final = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
FOLDERS: Final = (
    "/home/ada/My Vault",
    "/home/ada/100% mine",
    '/home/ada/say "hi"',
    "/home/ada/it's",
    "/home/ada/$HOME and ${x}",
    "/home/ada/back\\slash",
    "/home/ada/<&>",
    "/home/ada/Мои заметки",
    "/home/ada/ends with \\",
)


def made(system: str, folder: str) -> tuple[Service, list[str]]:
    command = ["/usr/bin/python3", "-m", "vaultnet", "--vault", folder, "watch"]
    service = service_for(system, command, Path(folder), PLACE)
    assert service is not None
    return service, command


def systemd_words(line: str) -> list[str]:
    """Read a command line as systemd.syntax(7) and systemd.service(5) say."""
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
    assert " ".join(f'"{word}"' for word in words) == line
    plain = [re.sub(r"\\(.)", r"\1", word) for word in words]
    assert not any(re.search(r"(?<!%)(?:%%)*%(?!%)", word) for word in plain)
    return [word.replace("%%", "%").replace("$$", "$") for word in plain]


def windows_words(line: str) -> list[str]:
    """Cut a command line as Windows programs do (CommandLineToArgvW)."""
    words, word, quoted, slashes, begun = [], "", False, 0, False
    for sign in f"{line} ":
        if sign == "\\":
            slashes, begun = slashes + 1, True
            continue
        if sign == '"':
            word += "\\" * (slashes // 2)
            if slashes % 2:
                word += '"'
            else:
                quoted = not quoted
            begun, slashes = True, 0
            continue
        word, slashes = word + "\\" * slashes, 0
        if sign == " " and not quoted:
            if begun:
                words.append(word)
            word, begun = "", False
        else:
            word, begun = word + sign, True
    return words


def command_of(service: Service, system: str) -> Sequence[str]:
    if system == "linux":
        parser = ConfigParser(interpolation=None, strict=True, comment_prefixes=("#",))
        parser.optionxform = str  # type: ignore[assignment,method-assign]
        parser.read_string(service.text)
        assert parser["Install"]["WantedBy"] == "default.target"
        return systemd_words(parser["Service"]["ExecStart"])
    if system == "darwin":
        properties = plistlib.loads(service.data)
        assert properties["RunAtLoad"] is True
        arguments: list[str] = properties["ProgramArguments"]
        return arguments
    tree = ET.fromstring(service.data)  # noqa: S314  our own file
    program = tree.findtext(f"{XML}Actions/{XML}Exec/{XML}Command")
    arguments_text = tree.findtext(f"{XML}Actions/{XML}Exec/{XML}Arguments")
    assert program is not None
    assert arguments_text is not None
    return [program, *windows_words(arguments_text)]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_the_command_is_read_back_as_it_was(system: str, folder: str) -> None:
    service, command = made(system, folder)
    assert list(command_of(service, system)) == command


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1))
def test_any_name_of_a_folder_is_read_back(name: str) -> None:
    for system in ("linux", "darwin", "win32"):
        service, command = made(system, f"/v/{name}")
        assert list(command_of(service, system)) == command


def test_a_name_with_a_control_has_no_service() -> None:
    assert service_for("linux", ["vaultnet", "a\nExecStart=b"], Path("/v"), PLACE) is None


def test_a_strange_system_has_none() -> None:
    assert service_for("plan9", ["vaultnet"], Path("/v"), PLACE) is None


def test_two_vaults_of_one_name_have_two_services() -> None:
    other = Place(PLACE.home, "fedcba9876543210")
    assert PLACE.name(Path("/a/Vault")) == "vaultnet-vault-0123456789abcdef"
    assert other.name(Path("/b/Vault")) != PLACE.name(Path("/a/Vault"))


def test_it_is_written_and_taken_away(tmp_path: Path) -> None:
    service = service_for("linux", ["vaultnet"], tmp_path, Place(tmp_path, "0"))
    assert service is not None
    install(service)
    assert service.path.read_bytes() == service.data
    assert uninstall(service)
    assert not uninstall(service)


def test_the_first_command_that_fails_is_told() -> None:
    assert not services.run([("true",)])
    assert services.run([("true",), ("false",), ("no-such-program",)]) == "false: 1"
    assert services.run([("no-such-program",)]).startswith("no-such-program: ")


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path / "state"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    (tmp_path / "vault" / ".obsidian").mkdir(parents=True)
    return tmp_path


def watch(home: Path, *options: str) -> Result:
    """Run the verb; unlike others it has no day given."""
    command = ["--vault", str(home / "vault"), "watch", *options]
    return CliRunner().invoke(vaultnet, command, catch_exceptions=False)


def test_a_day_goes_with_once_alone(at_home: Path) -> None:
    assert run(at_home / "vault", "watch").exit_code == 2
    assert run(at_home / "vault", "watch", "--once", today="2026-11-23").exit_code == 0
    assert "2026-W48" in (at_home / "vault" / "Due this week.md").read_text(encoding="utf-8")


def test_print_only_prints(at_home: Path) -> None:
    result = watch(at_home, "--print")
    assert result.exit_code == 0
    assert str((at_home / "vault").resolve()) in result.stdout
    assert not (at_home / "home").exists()


def test_install_and_uninstall_run_the_systems_commands(
    at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[Sequence[str]] = []

    def run_commands(given: Sequence[Sequence[str]]) -> str:
        commands.extend(given)
        return ""

    monkeypatch.setattr(services, "run", run_commands)
    assert watch(at_home, "--install").exit_code == 0
    [file] = (path for path in (at_home / "home").rglob("*vaultnet*") if path.is_file())
    assert commands
    assert watch(at_home, "--uninstall").exit_code == 0
    assert not file.exists()
    assert "no service" in watch(at_home, "--uninstall").stdout


def test_a_system_that_does_not_start_it_is_one_sentence(
    at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "run", lambda _: "systemctl: no bus")
    result = watch(at_home, "--install")
    assert result.exit_code == 13
    assert "systemctl: no bus" in result.stderr


def test_only_one_thing_can_be_asked_for(at_home: Path) -> None:
    assert watch(at_home, "--once", "--install").exit_code == 2
