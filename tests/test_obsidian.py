"""A vault's own configuration, whole, odd and broken (S1.1, S1.6 to S1.8, S9, rows D and P24)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultnet.core.records import Problem, Severity
from vaultnet.core.settings import VaultSettings
from vaultnet.vault.daily import DailyNotes
from vaultnet.vault.links import LinkIndex
from vaultnet.vault.obsidian import VaultConfig, read_config

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY: Final = date(2026, 3, 9)


def write(root: Path, files: Mapping[str, object]) -> Path:
    """Write configuration files: bytes as they are, anything else as JSON."""
    for name, value in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
    return root


def read(
    root: Path, files: Mapping[str, object], settings: VaultSettings | None = None
) -> tuple[VaultConfig, tuple[Problem, ...]]:
    """Read configuration files that are named below `.obsidian`."""
    write(root, {f".obsidian/{name}": value for name, value in files.items()})
    return read_config(root, settings or VaultSettings())


def quietly(root: Path, files: Mapping[str, object]) -> VaultConfig:
    config, problems = read(root, files)
    assert problems == ()
    return config


def test_a_vault_without_configuration_has_the_defaults(tmp_path: Path) -> None:
    assert read_config(tmp_path, VaultSettings()) == (VaultConfig(), ())


def test_an_empty_configuration_has_the_defaults(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    assert read_config(tmp_path, VaultSettings()) == (VaultConfig(folder=".obsidian"), ())


@pytest.mark.parametrize(
    ("files", "wanted", "folder"),
    [
        pytest.param([".obsidian/app.json", ".a/app.json"], "", ".obsidian", id="the-usual-one"),
        pytest.param([".obsidian/x.json", ".a/app.json"], "", ".obsidian", id="usual-without-app"),
        pytest.param([".b/app.json", ".a/x.json"], "", ".b", id="renamed"),
        pytest.param([".b/app.json", ".a/app.json"], "", ".a", id="two-renamed-the-first"),
        pytest.param([".git/config"], "", "", id="none"),
        pytest.param([".obsidian/app.json", ".a/app.json"], ".a", ".a", id="by-our-settings"),
    ],
)
def test_the_configuration_folder(
    tmp_path: Path, files: list[str], wanted: str, folder: str
) -> None:
    """S1.1: it may be renamed, and the vault does not say to what."""
    write(tmp_path, {file: {} for file in files})
    config, problems = read_config(tmp_path, VaultSettings(config_folder=wanted))
    assert (config.folder, problems) == (folder, ())


@pytest.mark.parametrize("wanted", [".gone", "../elsewhere", "/etc", ".obsidian/x", "a\0"])
def test_a_configuration_folder_that_is_not_there(tmp_path: Path, wanted: str) -> None:
    write(tmp_path, {".obsidian/app.json": {"useMarkdownLinks": True}})
    config, problems = read_config(tmp_path, VaultSettings(config_folder=wanted))
    assert config.markdown_links
    assert [problem.code for problem in problems] == ["config-folder"]


@pytest.mark.parametrize(
    ("table", "daily"),
    [
        pytest.param({"format": ""}, DailyNotes(), id="D1-empty-format"),
        pytest.param({}, DailyNotes(), id="D1-no-format"),
        pytest.param({"format": None, "folder": 7}, DailyNotes(), id="wrong-kinds"),
        pytest.param({"folder": "/journal"}, DailyNotes("journal"), id="D2-leading-slash"),
        pytest.param({"folder": "/"}, DailyNotes(), id="D2-root"),
        pytest.param({"folder": "./a//b/"}, DailyNotes("a/b"), id="odd-slashes"),
        pytest.param({"folder": "Cafe\u0301"}, DailyNotes("Café"), id="NFD"),
        pytest.param(
            {"format": "/YYYY/MM-MMMM/YYYY-MM-DD-dddd"},
            DailyNotes(pattern="YYYY/MM-MMMM/YYYY-MM-DD-dddd"),
            id="D3-folders-in-the-format",
        ),
        pytest.param({"template": "88-Forms/day"}, DailyNotes(template="88-Forms/day.md"), id="D9"),
        pytest.param({"template": "a.md"}, DailyNotes(template="a.md"), id="D9-with-extension"),
        pytest.param({"format": "Y" * 5000}, DailyNotes(), id="endless-format"),
    ],
)
def test_daily_notes(tmp_path: Path, table: object, daily: DailyNotes) -> None:
    assert quietly(tmp_path, {"daily-notes.json": table}).daily == daily


def test_the_day_of_a_note_and_the_note_of_a_day(tmp_path: Path) -> None:
    config, _ = read(
        tmp_path,
        {"daily-notes.json": {"folder": "Дневник", "format": "YYYY/D MMMM YYYY"}},
        VaultSettings(locale="ru"),
    )
    assert config.daily_path(DAY) == "Дневник/2026/9 марта 2026.md"
    assert config.day_of("Дневник/2026/9 марта 2026.md") == DAY
    assert config.day_of("Elsewhere/9 марта 2026.md") is None


def periodic(*, enabled: bool) -> Mapping[str, object]:
    return {
        "daily": {"enabled": enabled, "folder": "P", "format": "DD.MM.YYYY", "template": "F/day"},
        "weekly": {"enabled": False, "folder": "W", "template": "F/week"},
        "yearly": "broken",
    }


@pytest.mark.parametrize(
    ("plugins", "enabled", "folder"),
    [
        pytest.param(["periodic-notes"], True, "P", id="on"),
        pytest.param(["periodic-notes"], False, "Core", id="on-but-not-for-days"),
        pytest.param(["calendar"], True, "Core", id="switched-off"),
        pytest.param({}, True, "Core", id="no-plugin-on"),
        pytest.param(None, True, "P", id="no-list-of-plugins"),
    ],
)
def test_periodic_notes_come_before_the_core_plugin(
    tmp_path: Path, plugins: object, enabled: bool, folder: str
) -> None:
    files: dict[str, object] = {
        "daily-notes.json": {"folder": "Core"},
        "plugins/periodic-notes/data.json": periodic(enabled=enabled),
    }
    if plugins is not None:
        files["community-plugins.json"] = plugins
    assert quietly(tmp_path, files).daily.folder == folder


@pytest.mark.parametrize(
    ("files", "path", "template"),
    [
        pytest.param({"templates.json": {"folder": "Forms"}}, "Forms/Ann.md", True, id="core"),
        pytest.param({"templates.json": {"folder": "Forms"}}, "Forms/a/x.md", True, id="below"),
        pytest.param({"templates.json": {"folder": "Forms"}}, "forms/x.md", True, id="capitals"),
        pytest.param({"templates.json": {"folder": "Forms"}}, "Formsx/x.md", False, id="longer"),
        pytest.param({"templates.json": {"folder": "/"}}, "Ann.md", False, id="root-is-no-folder"),
        pytest.param(
            {"plugins/templater-obsidian/data.json": {"templates_folder": "T"}},
            "T/x.md",
            True,
            id="templater-folder",
        ),
        pytest.param(
            {
                "plugins/templater-obsidian/data.json": {
                    "folder_templates": [{"folder": "People", "template": "x/person.md"}, 3]
                }
            },
            "x/person.md",
            True,
            id="templater-folder-template",
        ),
        pytest.param(
            {
                "plugins/templater-obsidian/data.json": {
                    "file_templates": [{"regex": ".*", "template": "x/file.md"}]
                }
            },
            "x/file.md",
            True,
            id="templater-file-template",
        ),
        pytest.param(
            {"plugins/templater-obsidian/data.json": {"startup_templates": ["", "x/start"]}},
            "x/start.md",
            True,
            id="templater-startup-template",
        ),
        pytest.param(
            {"daily-notes.json": {"template": "x/Day"}}, "x/day.md", True, id="daily-template"
        ),
        pytest.param(
            {"plugins/periodic-notes/data.json": periodic(enabled=False)},
            "F/week.md",
            True,
            id="weekly-template",
        ),
        pytest.param(
            {"zk-prefixer.json": {"template": "x/unique"}}, "x/unique.md", True, id="unique-note"
        ),
        pytest.param({}, "Templates/x.md", False, id="nothing-configured"),
    ],
)
def test_is_template(
    tmp_path: Path, files: Mapping[str, object], path: str, template: bool
) -> None:
    assert quietly(tmp_path, files).is_template(path) is template


def test_excluded_notes_are_ignored_and_stay_targets_of_links(tmp_path: Path) -> None:
    """P24 and R27."""
    filters = ["Old/", "/^weekly/[^/]+$/", 5]
    config, problems = read(
        tmp_path,
        {"app.json": {"userIgnoreFilters": filters}},
        VaultSettings(ignore=("/Private/", "a/b")),
    )
    assert problems == ()
    paths = ["Old/x.md", "weekly/W1.md", "weekly/a/W1.md", "Private/x.md", "a/b/x.md", "a/x.md"]
    assert [config.is_ignored(path) for path in paths] == [True, True, False, True, True, False]
    assert LinkIndex(paths).resolve("Old/x", "s.md") == "Old/x.md"


def test_a_filter_that_cannot_be_used_is_reported(tmp_path: Path) -> None:
    config, problems = read(tmp_path, {"app.json": {"userIgnoreFilters": ["/(a+)+b/", "Old/"]}})
    assert config.is_ignored("Old/x.md")
    (problem,) = problems
    assert (problem.code, problem.severity) == ("ignore-filter", Severity.WARNING)
    assert problem.source.path == ".obsidian/app.json"
    assert "(a+)+b" in problem.message


@pytest.mark.parametrize(
    ("app", "link_format", "markdown"),
    [
        ({}, "shortest", False),
        ({"newLinkFormat": "relative", "useMarkdownLinks": True}, "relative", True),
        ({"newLinkFormat": "absolute", "useMarkdownLinks": "yes"}, "absolute", False),
        ({"newLinkFormat": ["odd"]}, "shortest", False),
    ],
)
def test_how_links_are_written(
    tmp_path: Path, app: object, link_format: str, markdown: bool
) -> None:
    config = quietly(tmp_path, {"app.json": app})
    assert (config.link_format, config.markdown_links) == (link_format, markdown)


@pytest.mark.parametrize(
    ("written", "plugins"),
    [
        pytest.param({"daily-notes": True, "sync": False}, {"daily-notes"}, id="flags"),
        pytest.param(["daily-notes", "canvas"], {"daily-notes", "canvas"}, id="D10-list"),
        pytest.param("odd", set(), id="neither"),
    ],
)
def test_core_plugins(tmp_path: Path, written: object, plugins: set[str]) -> None:
    assert quietly(tmp_path, {"core-plugins.json": written}).core_plugins == plugins


def test_property_types(tmp_path: Path) -> None:
    types = {"types": {"met": "date", "guests": "multitext", "odd": 3}}
    config = quietly(tmp_path, {"types.json": types})
    assert config.property_types == {"met": "date", "guests": "multitext"}


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(b"", 1, id="empty"),
        pytest.param(b"{\n  'folder': 1\n}", 2, id="no-json"),
        pytest.param(b'{"folder": "a"', 1, id="half-written"),
        pytest.param(b"\xff\xfe\xfa", 1, id="no-text"),
        pytest.param(b"[" * 100_000, 1, id="endless-depth"),
        pytest.param(b"1" * 10_000, 1, id="endless-number"),
        pytest.param(b"[1]", 1, id="a-list"),
        pytest.param(b'"text"', 1, id="a-text"),
        pytest.param(b'{"a": "' + b"x" * 1024 * 1024 + b'"}', 1, id="too-large"),
    ],
)
@pytest.mark.parametrize("name", ["app.json", "daily-notes.json", "templates.json", "types.json"])
def test_a_broken_file_has_the_defaults_and_is_reported(
    tmp_path: Path, name: str, data: bytes, line: int
) -> None:
    config, problems = read(tmp_path, {name: data})
    assert config == VaultConfig(folder=".obsidian")
    (problem,) = problems
    assert (problem.code, problem.severity) == ("config-unreadable", Severity.WARNING)
    assert (problem.source.path, problem.source.line) == (f".obsidian/{name}", line)


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    data = b'\xef\xbb\xbf{"folder": "Daily"}'
    assert quietly(tmp_path, {"daily-notes.json": data}).daily.folder == "Daily"


def test_a_linked_configuration_file_is_not_followed(tmp_path: Path) -> None:
    root = write(tmp_path / "vault", {".obsidian/types.json": {}})
    write(tmp_path, {"app.json": {"useMarkdownLinks": True}})
    (root / ".obsidian/app.json").symlink_to(tmp_path / "app.json")
    config, problems = read_config(root, VaultSettings())
    assert not config.markdown_links
    assert [problem.code for problem in problems] == ["config-unreadable"]


def test_nothing_is_written(tmp_path: Path) -> None:
    read(tmp_path, {"app.json": b"broken"})
    assert sorted(file.name for file in tmp_path.rglob("*")) == [".obsidian", "app.json"]


JSON: Final = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["folder", "format", "template", "daily", "types", "userIgnoreFilters", "enabled"]
            ),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(values=st.dictionaries(st.sampled_from(["app", "daily-notes", "types"]), JSON))
def test_any_json_gives_a_configuration(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]
) -> None:
    root = tmp_path_factory.mktemp("vault")
    config, _ = read(root, {f"{name}.json": value for name, value in values.items()})
    config.is_ignored("a.md")
    config.is_template("a.md")
    config.day_of("a.md")
    config.daily_path(DAY)


@pytest.mark.parametrize(
    ("name", "folder", "template"),
    [
        ("kepano", "Daily", "Templates/Daily Note Template.md"),
        ("tasks-demo", "Daily Notes", "_meta/templates/daily note template - Templater plugin.md"),
    ],
)
def test_real_configurations(outside: Path, name: str, folder: str, template: str) -> None:
    root = outside / "corpora" / name
    if not (root / ".obsidian").is_dir():
        pytest.skip(f"the vault {name} is not at hand")
    config, problems = read_config(root, VaultSettings())
    assert problems == ()
    assert config.daily == DailyNotes(folder, template=template)
    assert config.is_template(template)
    assert "daily-notes" in config.core_plugins
    assert config.day_of(f"{folder}/2026-03-09.md") == DAY
