from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultnet.core.dates import Span
from vaultnet.core.records import Layer, Problem, Severity
from vaultnet.core.settings import Settings
from vaultnet.core.words import vocabulary_of
from vaultnet.errors import SettingsError
from vaultnet.languages import load_all
from vaultnet.settings import parse_settings
from vaultnet.settings.table import SETTINGS, Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

VOCABULARY: Final = vocabulary_of(load_all())
PATH: Final = "vaultnet.toml"


def parse(text: str) -> tuple[Settings, tuple[Problem, ...]]:
    return parse_settings(text.encode(), PATH, VOCABULARY)


def settings_of(text: str) -> Settings:
    settings, problems = parse(text)
    assert problems == ()
    return settings


def refusal(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        parse(text)
    return str(caught.value)


def warning(text: str) -> Problem:
    _, problems = parse(text)
    assert len(problems) == 1
    assert problems[0].severity is Severity.WARNING
    assert problems[0].source.path == PATH
    return problems[0]


def field_names(table: object, prefix: str = "") -> Iterator[str]:
    assert is_dataclass(table)
    for one in fields(table):
        value = getattr(table, one.name)
        if is_dataclass(value) and not isinstance(value, Span):
            yield from field_names(value, f"{prefix}{one.name}.")
        else:
            yield prefix + one.name


def as_toml(setting: Setting) -> str:
    table = setting.path if setting.names else setting.path[:-1]
    return f"[{'.'.join(table)}]\n{setting.example}\n" if table else f"{setting.example}\n"


def test_every_field_is_a_setting_and_every_setting_a_field() -> None:
    assert sorted(setting.name for setting in SETTINGS) == sorted(field_names(Settings()))


@pytest.mark.parametrize("setting", [pytest.param(one, id=one.name) for one in SETTINGS])
def test_every_example_is_taken_and_changes_its_setting(setting: Setting) -> None:
    given, default = settings_of(as_toml(setting)), Settings()
    changed = {
        name
        for name in field_names(default)
        if _at(given, name.split(".")) != _at(default, name.split("."))
    }
    assert changed == {setting.name}


def _at(value: object, path: list[str]) -> object:
    for name in path:
        value = getattr(value, name)
    return value


def test_a_vault_without_settings_has_the_defaults() -> None:
    assert settings_of("") == Settings()


def test_a_whole_file() -> None:
    settings = settings_of(
        """\
        language = "ru"
        [vault]
        people = ["/Network/", "Люди"]
        owner = "[[Me]]"
        config_folder = ".obsidian-work/"
        locale = "RU"
        timezone = "Europe/Riga"
        max_note_bytes = 5_000
        [keys]
        Last_Coffee = "last contact"
        Geburtsdatum = "bday"
        [cadence]
        default = "никогда"
        [cadence.roles]
        "Mentor/Career" = "monthly"
        "ментор" = { light = "2w", "глубокий" = 90 }
        [cadence.stages]
        "доверие" = "раз в 2 месяца"
        [cadence.tags]
        "#Book-Club" = "P6W"
        [cadence.folders]
        "People/Family/" = "weekly"
        [cadence.tiers]
        1 = "quarterly"
        [digest]
        path = "Сеть/Кому написать.md"
        """
    )
    assert settings.language == "ru"
    assert settings.vault.people == ("Network", "Люди")
    assert settings.vault.owner == "Me"
    assert settings.vault.config_folder == ".obsidian-work"
    assert settings.vault.locale == "ru"
    assert settings.vault.timezone == "Europe/Riga"
    assert settings.vault.max_note_bytes == 5000
    assert settings.keys == {"last coffee": "last-contact", "geburtsdatum": "birthday"}
    assert settings.cadence.default == {}
    assert settings.cadence.roles == {
        "mentor/career": {Layer.ANY: Span(months=1)},
        "mentor": {Layer.LIGHT: Span(weeks=2), Layer.DEEP: Span(days=90)},
    }
    assert settings.cadence.stages == {"trust": {Layer.ANY: Span(months=2)}}
    assert settings.cadence.tags == {"book-club": {Layer.ANY: Span(weeks=6)}}
    assert settings.cadence.folders == {"People/Family": {Layer.ANY: Span(weeks=1)}}
    assert settings.cadence.tiers == {"1": {Layer.ANY: Span(months=3)}}
    assert settings.digest.path == "Сеть/Кому написать.md"


@pytest.mark.parametrize(
    "text", ["\ufefflanguage = 'ru'", "language = 'ru'\r\n", "language='ru' # x"]
)
def test_what_editors_do_to_a_file(text: str) -> None:
    assert settings_of(text).language == "ru"


@pytest.mark.parametrize(
    ("text", "beginning", "named"),
    [
        pytest.param("language = 3", ":1: language is 3,", 'language = "ru"', id="number"),
        pytest.param('language = "rus"', ':1: language is "rus",', '"en" or "ru"', id="unknown"),
        pytest.param('\n[vault]\npeople = "X"', ':3: vault.people is "X",', "a list", id="no-list"),
        pytest.param(
            '[vault]\npeople = [\n"X",\n3]', ":2: vault.people is a list,", "a list", id="in-list"
        ),
        pytest.param('[vault]\nignore = ["../x"]', ":2: vault.ignore", "'../x'", id="outside"),
        pytest.param(
            "[vault]\nmax_note_bytes = true", ":2: vault.max_note_bytes is true,", "", id="bool"
        ),
        pytest.param(
            "[vault]\nmax_note_bytes = 0", ":2: vault.max_note_bytes is 0,", "1024", id="low"
        ),
        pytest.param(
            "[vault]\nfirst_names = 1", ":2: vault.first_names is 1,", "true or", id="yes"
        ),
        pytest.param("[vault]\nmax_note_bytes = 5e6", ":2: vault.max_note_bytes", "", id="float"),
        pytest.param(
            '[vault]\ntimezone = "Europe/Rigga"',
            ":2: vault.timezone",
            "mean Europe/Riga?",
            id="zone",
        ),
        pytest.param('[vault]\ntimezone = "Europe"', ":2: vault.timezone", "", id="zone-folder"),
        pytest.param('[vault]\ntimezone = "../UTC"', ":2: vault.timezone", "", id="zone-path"),
        pytest.param('[vault]\ntimezone = "a\\u0000"', ":2: vault.timezone", "", id="zone-nul"),
        pytest.param(
            '[vault]\nconfig_folder = "obsidian"', ":2: vault.config_folder", "dot", id="config"
        ),
        pytest.param('[vault]\nlocale = "русский"', ":2: vault.locale", "", id="locale"),
        pytest.param('[vault]\ndate_order = "ymd"', ":2: vault.date_order", '"dmy"', id="choice"),
        pytest.param(
            "[vault]\nowner = 2026-01-01", ":2: vault.owner is 2026-01-01,", "", id="date"
        ),
        pytest.param("vault = 3", ":1: vault is 3,", "[vault]", id="no-table"),
        pytest.param("[[vault]]", ":1: vault is a list,", "[vault]", id="list-of-tables"),
        pytest.param("keys = 3", ":1: keys is 3,", "[keys]", id="no-table-of-entries"),
        pytest.param(
            '[keys]\ncoffee = "last-contakt"', ":2: keys.coffee", "mean last-contact?", id="meaning"
        ),
        pytest.param('[cadence]\ndefault = "often"', ":2: cadence.default", "", id="cadence"),
        pytest.param("[cadence]\ndefault = 0", ":2: cadence.default is 0,", "", id="zero"),
        pytest.param("[cadence]\nroles = []", ":2: cadence.roles is a list,", "", id="roles-list"),
        pytest.param(
            '\n[cadence.tags]\nfriend = "often"', ":3: cadence.tags.friend is", "length", id="entry"
        ),
        pytest.param(
            "[days]\nlead_days = -1", ":2: days.lead_days is -1,", "0 to 366", id="negative"
        ),
        pytest.param(
            "[days]\nfeb29 = 2028-02-28", ":2: days.feb29 is", '"02-28"', id="day-as-date"
        ),
        pytest.param(
            "[days]\nlead_days = 0x" + "f" * 5000, ":2: days.lead_days is a", "", id="huge"
        ),
        pytest.param(
            'language = "' + "x" * 500 + '"', f':1: language is "{"x" * 59}…,', "", id="long-text"
        ),
    ],
)
def test_a_value_that_a_setting_does_not_take(text: str, beginning: str, named: str) -> None:
    message = refusal(text)
    assert message.startswith(PATH + beginning)
    assert named in message
    assert "must be" in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("", id="empty"),
        pytest.param("Due.txt", id="no-note"),
        pytest.param("/tmp/Due.md", id="absolute"),  # noqa: S108  no file is made
        pytest.param("../Due.md", id="above"),
        pytest.param("a/../../Due.md", id="above-on-the-way"),
        pytest.param("./Due.md", id="dot"),
        pytest.param("a//Due.md", id="empty-part"),
        pytest.param(".obsidian/Due.md", id="dot-folder"),
        pytest.param("a/.trash/Due.md", id="dot-folder-within"),
        pytest.param(".md", id="no-name"),
        pytest.param("C:/Due.md", id="drive"),
        pytest.param("C:Due.md", id="drive-relative"),
        pytest.param("a\\Due.md", id="backslash"),
        pytest.param("a\nDue.md", id="line-end"),
        pytest.param("a\0.md", id="nul"),
        pytest.param("Due#1.md", id="no-link-could-name-it"),
    ],
)
def test_the_page_stays_inside_the_vault(path: str) -> None:
    written = "".join(f"\\u{ord(char):04x}" for char in path)
    message = refusal(f'[digest]\npath = "{written}"')
    assert message.startswith(f"{PATH}:2: digest.path is ")


def test_a_page_in_a_folder_has_one_spelling() -> None:
    settings = settings_of('[digest]\npath = "Люди/Неделя\u00a0и\u0306.md"')
    assert settings.digest.path == "Люди/Неделя й.md"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(b"language = ru", 1, id="no-quotes"),
        pytest.param("[keys]\nкофе = 'birthday'".encode(), 2, id="name-without-quotes"),
        pytest.param(b"\n\n[vault\n", 3, id="open-table"),
        pytest.param(b"a = 1\na = 2", 2, id="key-twice"),
        pytest.param(b'a = """\nx\n\n', 2, id="open-text"),
        pytest.param(b"a = 1\n\xff", 2, id="not-utf-8"),
        pytest.param("language = 'ru'".encode("utf-16"), 1, id="utf-16"),
        pytest.param(b"a = " + b"[" * 100_000, 1, id="too-deep"),
        pytest.param(b"a = " + b"9" * 5_000, 1, id="too-long-a-number"),
        pytest.param(b"\n[x]\n" + b"a." * 200_000 + b"a = 1", 3, id="too-many-parts"),
        pytest.param(b"a = {" + b"'' . " * 200_000 + b"a = 1}", 1, id="too-many-parts-within"),
        pytest.param(b"a = 1\rb = 2", 1, id="lone-carriage-return"),
    ],
)
def test_a_file_that_cannot_be_read(data: bytes, line: int) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(data, PATH, VOCABULARY)
    assert str(caught.value).startswith(f"{PATH}:{line}: ")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("friend", "friend"),
        ("Old Friend", "old friend"),
        ("employee", "employee"),
        ("CTO", "employer/cto"),
    ],
)
def test_a_role_is_one_that_is_known_or_a_word_of_ones_own(written: str, name: str) -> None:
    settings = settings_of(f'[cadence.roles]\n"{written}" = "3 weeks"\n')
    assert settings.cadence.roles == {name: {Layer.ANY: Span(weeks=3)}}


def test_a_cadence_of_settings_is_understood_in_full() -> None:
    text = '[cadence]\ndefault = { light = "monthly", deep = "sometimes" }\n'
    assert "cadence.default" in refusal(text)


@pytest.mark.parametrize(
    ("text", "line", "name", "hint"),
    [
        pytest.param("\n[vaullt]\nx = 1", 2, "vaullt", "Did you mean vault?", id="table"),
        pytest.param("[vault]\npeopel = []", 2, "vault.peopel", "Did you mean people?", id="key"),
        pytest.param(
            "people = []", 1, "people", "Did you mean vault.people?", id="without-its-table"
        ),
        pytest.param("[days]\npath = 1", 2, "days.path", "mean digest.path", id="in-another-table"),
        pytest.param("folders = 1", 1, "folders", "cadence.folders or privacy.", id="in-either"),
        pytest.param(
            "[days]\nx = 1",
            2,
            "days.x",
            "Known are achievement_days, feb29, holidays, lead_days.",
            id="nothing-near",
        ),
        pytest.param("zzz = 1", 1, "zzz", "cadence, days, digest,", id="nothing-near-at-the-top"),
        pytest.param('"a\\nb" = 1', 1, "a\\nb", "", id="line-end-in-a-name"),
        pytest.param(
            '[cadence.roles]\nmentr = "weekly"', 2, "mentr", "Did you mean mentor?", id="role"
        ),
        pytest.param(
            '[cadence.stages]\nx = "weekly"', 2, '"x"', "Known are acquaintance,", id="stage"
        ),
        pytest.param('[cadence.tags]\n"#" = "weekly"', 2, '"#"', "Remove the line", id="tag"),
        pytest.param('[cadence.folders]\n"../x" = 7', 2, "../x", "inside the vault", id="folder"),
        pytest.param('[keys]\n" " = "birthday"', 2, '" "', "Remove the line", id="own-key"),
    ],
)
def test_a_name_that_is_unknown_is_a_warning(text: str, line: int, name: str, hint: str) -> None:
    problem = warning(text)
    assert problem.code == "unknown-setting"
    assert problem.source.line == line
    assert name in problem.message
    assert "\n" not in problem.message
    assert hint in problem.hint


def test_two_names_for_one_thing_are_a_warning_and_the_first_counts() -> None:
    text = '[cadence.roles]\nmentor = "weekly"\n"ментор" = "monthly"\n'
    settings, problems = parse(text)
    assert settings.cadence.roles == {"mentor": {Layer.ANY: Span(weeks=1)}}
    assert [(problem.code, problem.source.line) for problem in problems] == [
        ("duplicate-setting", 3)
    ]


def test_a_setting_beside_an_unknown_name_is_read() -> None:
    settings, problems = parse('[digest]\npat = "x"\nweek_start = "sunday"')
    assert settings.digest.week_start == "sunday"
    assert len(problems) == 1


LINES: Final = st.lists(
    st.sampled_from(
        [
            *(line for setting in SETTINGS for line in as_toml(setting).splitlines()),
            *(
                "[vault]",
                "[cadence]",
                "[cadence.default]",
                "x = 1",
                "path = []",
                "light = 3",
                "deep = {}",
            ),
            *('"" = ""', "[[keys]]", "language.x = 1", "# x", '"""', "\ufeff", "\u2028", "\r"),
        ]
    ),
    max_size=8,
)


@given(LINES.map("\n".join) | st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_no_file_ends_in_anything_but_settings_or_one_sentence(text: str, encoding: str) -> None:
    outcome = outcome_of(text.encode(encoding))
    if isinstance(outcome, str):
        assert outcome.startswith(f"{PATH}:")
        assert "\n" not in outcome
    else:
        settings, problems = outcome
        assert settings.digest.path.endswith(".md")
        assert all(1 <= problem.source.line <= text.count("\n") + 1 for problem in problems)
        assert not any("\n" in problem.message + problem.hint for problem in problems)


def outcome_of(data: bytes) -> tuple[Settings, tuple[Problem, ...]] | str:
    try:
        return parse_settings(data, PATH, VOCABULARY)
    except SettingsError as error:
        return str(error)
