"""Settings are written so that they are read back as they were; only what differs is written."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed_vault import WORDS

from vaultnet.core.dates import Span
from vaultnet.core.records import Layer, Stage
from vaultnet.core.roles import ROLES
from vaultnet.core.settings import CadenceSettings, Settings
from vaultnet.settings import parse_settings, readers
from vaultnet.settings.table import SETTINGS, Setting
from vaultnet.settings.writer import missing_settings, write_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.settings.readers import NameReader, Reader
    from vaultnet.settings.writer import Whys

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")

PATH: Final = "vaultnet.toml"
ODD: Final = "aA1 /.-_\"'\\#[]{}=,:\n\r\t\0\x7f\x85ёйи\u0306\u00a0\u2028\ufeff😀"


def parsed(text: str) -> Settings:
    settings, problems = parse_settings(text.encode(), PATH, WORDS)
    assert problems == ()
    return settings


def table_of(setting: Setting) -> str:
    parts = setting.path if setting.names else setting.path[:-1]
    return f"[{'.'.join(parts)}]\n" if parts else ""


def stable(reader: Reader | NameReader, value: Any) -> bool:  # noqa: ANN401  of any setting's type
    """Tell whether a setting takes a value, and as it is."""
    try:
        return bool(reader.read(value, WORDS) == value)
    except ValueError:
        return False


def texts(reader: Reader | NameReader) -> st.SearchStrategy[str]:
    return st.text(ODD, max_size=6).filter(lambda text: stable(reader, text))


def folders() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(texts(readers.FOLDER_NAME), max_size=3).map(tuple)


NUMBERS: Final = st.integers(0, 40)
SPANS: Final = st.builds(Span, NUMBERS, NUMBERS, NUMBERS, NUMBERS).filter(lambda one: one != Span())
LAYERS: Final = st.dictionaries(st.sampled_from(Layer), SPANS, max_size=4)
ROLE_NAMES: Final = [*ROLES, *(f"{group}/{one}" for group, kinds in ROLES.items() for one in kinds)]


def entries(names: st.SearchStrategy[str]) -> st.SearchStrategy[Mapping[str, Any]]:
    return st.dictionaries(names, LAYERS, max_size=3)


@st.composite
def all_settings(draw: st.DrawFn) -> Settings:
    usual = Settings()
    return replace(
        usual,
        language=draw(st.sampled_from(["en", "ru"])),
        vault=replace(
            usual.vault,
            people=draw(folders()),
            ignore=draw(folders()),
            owner=draw(texts(readers.OWNER)),
            date_order=draw(st.sampled_from(["", "dmy", "mdy"])),
            locale=draw(st.sampled_from(["en", "ru", "de"])),
            first_names=draw(st.booleans()),
            max_note_bytes=draw(st.integers(1024, 1024**3)),
        ),
        keys=draw(
            st.dictionaries(
                texts(readers.KEY_NAME),
                st.sampled_from(sorted(set(WORDS.keys.values()))),
                max_size=3,
            )
        ),
        cadence=CadenceSettings(
            roles=draw(entries(st.sampled_from(ROLE_NAMES))),
            stages=draw(entries(st.sampled_from([stage.value for stage in Stage]))),
            tags=draw(entries(texts(readers.TAG_NAME))),
            folders=draw(entries(texts(readers.FOLDER_NAME))),
            tiers=draw(entries(texts(readers.TIER_NAME))),
            default=draw(st.none() | LAYERS),
        ),
        follow_up=replace(
            usual.follow_up,
            waves=draw(st.lists(SPANS, max_size=3).map(tuple)),
            ends_after=draw(SPANS),
        ),
    )


@given(all_settings(), st.text(ODD, max_size=20))
def test_what_is_written_is_read_back(settings: Settings, why: str) -> None:
    whys = {setting.path: (why, why) for setting in SETTINGS if setting.names is None}
    whys.pop(("cadence", "default"))
    assert parsed(write_settings(settings, {}, [why])) == settings
    assert parsed(write_settings(settings, whys)) == settings


def turned_round(table: Mapping[_Key, _Value]) -> Mapping[_Key, _Value]:
    return dict(reversed(list(table.items())))


@given(all_settings())
def test_the_same_settings_give_the_same_bytes(settings: Settings) -> None:
    turned = replace(
        settings,
        keys=turned_round(settings.keys),
        cadence=replace(
            settings.cadence,
            tags=turned_round(settings.cadence.tags),
            default=settings.cadence.default and turned_round(settings.cadence.default),
        ),
    )
    assert write_settings(turned, {}) == write_settings(settings, {})


@given(all_settings())
def test_of_what_a_file_says_nothing_is_missing(settings: Settings) -> None:
    assert missing_settings(write_settings(settings, {}), settings, settings, {}) == ()


@pytest.mark.parametrize("setting", [pytest.param(one, id=one.name) for one in SETTINGS])
def test_every_setting_can_be_written(setting: Setting) -> None:
    settings = parsed(table_of(setting) + setting.example)
    text = write_settings(settings, {})
    assert parsed(text) == settings
    assert text.count("=") == setting.example.count("=")


def test_defaults_are_not_written() -> None:
    assert write_settings(Settings(), {}) == ""
    assert write_settings(Settings(), {}, ["Nothing."]) == "# Nothing.\n"


def test_a_default_that_has_a_why_is_written() -> None:
    assert write_settings(Settings(), {("language",): ("So.",)}) == '# So.\nlanguage = "en"\n'


def test_a_whole_file() -> None:
    kept = {Layer.MEETING: Span(years=1), Layer.LIGHT: Span(weeks=2), Layer.DEEP: Span(1, 6)}
    settings = replace(
        Settings(),
        language="ru",
        vault=replace(Settings().vault, people=("Сеть", 'Old "friends"'), first_names=True),
        keys={"brithday": "birthday", "last coffee": "last-contact"},
        cadence=CadenceSettings(
            default={}, roles={"mentor/career": kept}, stages={"trust": {Layer.ANY: Span(days=1)}}
        ),
    )
    whys: Whys = {
        ("vault", "people"): ("Сеть: 3 of 4.", "Old: 2\nof 2.\x07"),
        ("keys", "brithday"): ("A slip.",),
        ("cadence", "roles", "mentor/career"): ("As you answered.",),
    }
    assert (
        write_settings(settings, whys, ["Found."])
        == """\
# Found.

language = "ru"

[vault]
# Сеть: 3 of 4.
# Old: 2 of 2.
people = ["Сеть", "Old \\"friends\\""]
first_names = true

[keys]
# A slip.
brithday = "birthday"
"last coffee" = "last-contact"

[cadence]
default = "never"

[cadence.roles]
# As you answered.
"mentor/career" = { light = "2 weeks", deep = "1 year 6 months", meeting = "1 year" }

[cadence.stages]
trust = "1 day"
"""
    )


FOUND: Final = replace(
    Settings(),
    language="ru",
    vault=replace(Settings().vault, owner="Me", date_order="dmy"),
    keys={"brithday": "birthday"},
)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        pytest.param(
            "",
            [
                *('+language = "ru"', "+[vault]", "+# By you.", '+owner = "Me"'),
                *('+date_order = "dmy"', "+[keys]", '+brithday = "birthday"'),
            ],
            id="an-empty-file-says-nothing",
        ),
        pytest.param(
            "language = 'en'\n[vault]\nowner = 'You'\n",
            [" [vault]", '+date_order = "dmy"', "+[keys]", '+brithday = "birthday"'],
            id="what-it-says-stands-whatever-it-is",
        ),
        pytest.param(
            "\ufefflanguage = 'en'\r\nvault = { owner = 'You', date_order = '' }\r\n"
            "[keys]\r\nBrithday = 'birthday'\r\n",
            [],
            id="other-ways-to-write-it",
        ),
    ],
)
def test_what_a_file_does_not_say(text: str, missing: list[str]) -> None:
    whys: Whys = {("vault", "owner"): ("By you.",)}
    current = parsed(text)
    assert list(missing_settings(text.removeprefix("\ufeff"), current, FOUND, whys)) == missing


def test_what_is_missing_can_be_put_in() -> None:
    rows = missing_settings("", Settings(), FOUND, {})
    text = "".join(f"{row[1:]}\n" for row in rows)
    assert tomllib.loads(text)["vault"] == {"owner": "Me", "date_order": "dmy"}
    assert parsed(text) == FOUND
