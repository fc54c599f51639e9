"""The house: imports go down only, each guest has one home, and the world has named doors."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUSE: Final = Path(__file__).parents[1] / "vaultnet"
MODULES: Final = sorted(path.relative_to(HOUSE).as_posix() for path in HOUSE.rglob("*.py"))

# A room is the first part of a module's path. Rooms of one floor never import one another.
FLOORS: Final = {
    "errors": 2,
    "core": 3,
    "languages": 3,
    "vault": 4,
    "digest": 4,
    "exports": 4,
    "imports": 4,
    "settings": 4,
    "public_holidays": 4,
    "api": 5,
    "watcher": 6,
    "__init__": 6,  # the names that the library offers
    "cli": 7,
    "__main__": 8,
}

# Who may import a package that is not the standard library's.
GUESTS: Final = {
    "yaml": ("vault/frontmatter/",),
    "frontmatter": ("vault/frontmatter/handler.py",),
    "markdown_it": ("vault/markdown.py",),
    "icalendar": ("exports/calendar.py", "exports/content_line.py", "imports/calendar.py"),
    "holidays": ("public_holidays.py",),
    "anyascii": ("core/matching/names.py",),
    "vobject": ("imports/card_fields.py",),
    "dateutil": ("imports/recurrence.py",),
    "click": ("cli/",),
    "rich": ("cli/",),
    "platformdirs": ("vault/state_folder.py", "vault/remembering/cache_folder.py"),
    "watchdog": ("watcher/events.py",),
}

DISK_DOORS: Final = (
    "vault/files.py",
    "vault/walk.py",
    "vault/changes/",
    "vault/journal.py",
    "vault/note_removal.py",
    "vault/state_folder.py",
    "vault/remembering/",
    "watcher/anew.py",  # no disk, but the process
    "watcher/events.py",
    "vault/heap.py",  # no disk, but the C library
    "watcher/lock.py",
    "watcher/service.py",
)
DISK_MODULES: Final = {"os", "shutil", "tempfile", "io", "fcntl", "glob", "ctypes"}
DISK_CALLS: Final = {"open", ".read_bytes", ".read_text", ".write_bytes", ".write_text", ".unlink"}
CLOCK_CALLS: Final = {".today", ".now", ".utcnow", ".time_ns", ".monotonic"}
CLOCK: Final = "watcher/world.py"
TERMINAL_CALLS: Final = {"print", "input"}


def room_of(module: str) -> str:
    return module.partition("/")[0].removesuffix(".py")


def tree_of(module: str) -> ast.Module:
    return ast.parse((HOUSE / module).read_text(encoding="utf-8"))


def imports_of(module: str) -> Iterator[str]:
    """Every module named by an import statement, those for type checkers among them."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            assert node.module is not None
            yield node.module


def calls_of(module: str) -> Iterator[str]:
    """Every name that is called; that of a method with its dot."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield f".{node.func.attr}"


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down(module: str) -> None:
    room = room_of(module)
    assert room in FLOORS, f"{module}: give the room {room} a floor here and in ARCHITECTURE.md"
    for imported in imports_of(module):
        parts = imported.split(".")
        if parts[0] != "vaultnet" or len(parts) == 1:
            continue
        other = parts[1]
        if other != room:
            assert FLOORS[other] < FLOORS[room], f"{module} imports {imported}: not below its floor"


@pytest.mark.parametrize("module", MODULES)
def test_every_guest_has_one_home(module: str) -> None:
    for imported in imports_of(module):
        homes = GUESTS.get(imported.partition(".")[0])
        assert homes is None or module.startswith(homes), f"{imported} lives in {homes}"


def test_guests_are_all_named() -> None:
    known = {"vaultnet", "__future__", *GUESTS}
    strangers = {
        name
        for module in MODULES
        for name in (imported.partition(".")[0] for imported in imports_of(module))
        if name not in known and name not in _standard_library()
    }
    assert not strangers, f"name the home of {sorted(strangers)} in GUESTS and in pyproject.toml"


@pytest.mark.parametrize("module", [one for one in MODULES if not one.startswith(DISK_DOORS)])
def test_the_disk_has_its_doors(module: str) -> None:
    if room_of(module) in {"cli", "languages"}:
        return  # the terminal's own streams; the package's own data
    assert not DISK_MODULES.intersection(imports_of(module)), f"{module} is no door to the disk"
    assert not DISK_CALLS.intersection(calls_of(module)), f"{module} is no door to the disk"


@pytest.mark.parametrize(
    "module", [one for one in MODULES if room_of(one) != "cli" and one != CLOCK]
)
def test_clock_and_terminal_are_known_to_the_command_line_alone(module: str) -> None:
    assert not {"time", "getpass"}.intersection(imports_of(module)), f"{module} knows the clock"
    assert not (CLOCK_CALLS | TERMINAL_CALLS).intersection(calls_of(module))


def _standard_library() -> frozenset[str]:
    import sys  # noqa: PLC0415  needed here alone

    return frozenset(sys.stdlib_module_names)
