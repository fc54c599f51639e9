"""The watcher as a service of the user: the file that each system wants, and how it is taken up.

Each writes the path of the vault in its own quoting, since a folder may be named with spaces,
quotes and per cent signs.
"""

from __future__ import annotations

import plistlib
import subprocess
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record

_NEVER: Final = pattern(r"[\x00-\x1f\x7f]")  # no service file can hold them in a path
_SAFE: Final = pattern(r"[^A-Za-z0-9]+")


@frozen_record
class Service:
    """What is installed for one vault: a file, and the commands that take it up and let it go."""

    name: str
    path: Path
    data: bytes
    start: tuple[tuple[str, ...], ...]
    stop: tuple[tuple[str, ...], ...]

    @property
    def place(self) -> str:
        """Where its file is."""
        return str(self.path)

    @property
    def text(self) -> str:
        """What its file says."""
        encoding = "utf-16" if self.data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8"
        return self.data.decode(encoding, "surrogateescape")


@frozen_record
class Place:
    """Where a service is installed: the user's home, and what tells two vaults apart."""

    home: Path
    key: str  # of the vault's state folder

    def name(self, vault: Path) -> str:
        """Give a name that no other vault's service has."""
        word = _SAFE.sub("-", vault.name).strip("-").lower()
        return "-".join(filter(None, ("vaultnet", word, self.key)))


def service_for(system: str, command: Sequence[str], vault: Path, place: Place) -> Service | None:
    """Make the service that runs `command` on a system, as `sys.platform` names it.

    None for a system that is not known, or for a path that no service file can hold.
    """
    if any(map(_NEVER.search, command)):
        return None
    maker = next((make for prefix, make in MAKERS.items() if system.startswith(prefix)), None)
    return maker(command, place.name(vault), place.home) if maker else None


def run(commands: Sequence[Sequence[str]]) -> str:
    """Run commands one after the other; give the last words of the first that fails, else nothing.

    What cannot be run at all fails as well.
    """
    for command in commands:
        try:
            done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  our own
        except OSError as error:
            return f"{command[0]}: {error.strerror}"
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines()
            return f"{command[0]}: {said[-1] if said else done.returncode}"
    return ""


def install(service: Service) -> None:
    """Write the file of a service; raises `OSError`."""
    service.path.parent.mkdir(parents=True, exist_ok=True)
    service.path.write_bytes(service.data)


def uninstall(service: Service) -> bool:
    """Take the file of a service away; tell whether there was one. Raises `OSError`."""
    there = service.path.exists()
    service.path.unlink(missing_ok=True)
    return there


def _systemd(command: Sequence[str], name: str, home: Path) -> Service:
    line = " ".join(map(_systemd_word, command))
    text = f"""\
[Unit]
Description=vaultnet keeps the digest of a vault current
Documentation=man:systemd.service(5)

[Service]
ExecStart={line}
Restart=on-failure
RestartSec=30
# 11: settings that cannot be understood; 12: a page refused; 14: the vault is watched already.
RestartPreventExitStatus=11 12 14
Nice=10
IOSchedulingClass=idle
NoNewPrivileges=true
UMask=0077

[Install]
WantedBy=default.target
"""
    unit = f"{name}.service"
    control = ("systemctl", "--user")
    return Service(
        name,
        home / ".config" / "systemd" / "user" / unit,
        text.encode(errors="surrogateescape"),
        start=((*control, "daemon-reload"), (*control, "enable", "--now", unit)),
        stop=((*control, "disable", "--now", unit),),
    )


def _systemd_word(word: str) -> str:
    """Quote as systemd.syntax(7) says; `%` and `$` would stand for something else."""
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        word = word.replace(sign, written)
    return f'"{word}"'


def _launchd(command: Sequence[str], name: str, home: Path) -> Service:
    label = f"net.{name}"
    data = plistlib.dumps(
        {
            "Label": label,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "KeepAlive": {"SuccessfulExit": False},
            "ThrottleInterval": 30,
            "ProcessType": "Background",
        }
    )
    path = home / "Library" / "LaunchAgents" / f"{label}.plist"
    return Service(
        name,
        path,
        data,
        start=(("launchctl", "load", "-w", str(path)),),
        stop=(("launchctl", "unload", "-w", str(path)),),
    )


def _windows(command: Sequence[str], name: str, home: Path) -> Service:
    program, *rest = command
    text = f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>vaultnet keeps the digest of a vault current</Description>
  </RegistrationInfo>
  <Triggers><LogonTrigger><Enabled>true</Enabled></LogonTrigger></Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>7</Priority>
    <RestartOnFailure><Interval>PT1M</Interval><Count>3</Count></RestartOnFailure>
  </Settings>
  <Actions>
    <Exec>
      <Command>{escape(program)}</Command>
      <Arguments>{escape(subprocess.list2cmdline(rest))}</Arguments>
    </Exec>
  </Actions>
</Task>
"""
    path = home / "AppData" / "Local" / "vaultnet" / f"{name}.xml"
    tasks = ("schtasks", "/TN", name)
    return Service(
        name,
        path,
        text.encode("utf-16"),
        start=((*tasks, "/Create", "/F", "/XML", str(path)), (*tasks, "/Run")),
        stop=((*tasks, "/End"), (*tasks, "/Delete", "/F")),
    )


_Maker = Callable[[Sequence[str], str, Path], Service]
# By the beginning of `sys.platform`.
MAKERS: Final[Mapping[str, _Maker]] = {
    "linux": _systemd,
    "darwin": _launchd,
    "win": _windows,
}
