"""What a setting takes: readers of values, each with the words that say what it expects.

A reader gives the value of the setting, or raises ValueError, whose text, if any, says more.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from vaultnet.core.cadence_text import read_cadence
from vaultnet.core.export_formats import CLOCK_TIME, is_outside
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Layer, Stage
from vaultnet.core.roles import ROLES, role_of
from vaultnet.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultnet.core.dates import Span
    from vaultnet.core.words import Vocabulary

_FEW: Final = 18  # names that a sentence can bear
_LONGEST_GUESS: Final = 80  # characters of a name for which a near one is looked for
_SLIP: Final = 0.9  # so like a role is no word of one's own: "mentr", but not "employee"
_LOCALE: Final = pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_PERIOD: Final = "{period}"
# What Obsidian does not let a note be named, and what some systems do not.
_NO_FILE_NAME: Final = pattern(r'[\x00-\x1f\x7f\\:*?"<>|#^\[\]]')


@frozen_record
class Reader:
    """How the value of a setting is read, and what is expected of it."""

    expected: str  # ends the sentence "must be …"
    read: Callable[[object, Vocabulary], object]


@frozen_record
class NameReader:
    """How the names in a table of entries are read, and what they name."""

    expected: str
    read: Callable[[str, Vocabulary], str]


def suggestion(written: str, known: Iterable[str]) -> str:
    """Suggest the known name nearest to a written one, else name them all if they are few."""
    from difflib import get_close_matches  # noqa: PLC0415  only a slip needs it

    names = sorted(known)
    near = get_close_matches(written[:_LONGEST_GUESS], names, n=1)
    if near:
        return f"did you mean {near[0]}?"
    return f"known are {', '.join(names)}." if 0 < len(names) <= _FEW else ""


def choice(*values: str) -> Reader:
    """Make a reader that takes one of a few texts."""

    def read(value: object, _vocabulary: Vocabulary) -> str:
        if _text(value) not in values:
            raise ValueError
        return _text(value)

    quoted = [f'"{value}"' for value in values]
    return Reader(f"{', '.join(quoted[:-1])} or {quoted[-1]}", read)


def some_of(*values: str) -> Reader:
    """Make a reader that takes a list of any of some texts, each once and in their order."""

    def read(value: object, vocabulary: Vocabulary) -> tuple[str, ...]:
        texts = _texts(value, vocabulary)
        for text in texts:
            if text not in values:
                raise ValueError(suggestion(text, values))
        return tuple(one for one in values if one in texts)

    return Reader(f"a list of {', '.join(values[:-1])} or {values[-1]}", read)


def whole_number(lowest: int, highest: int) -> Reader:
    """Make a reader that takes a whole number within bounds, both included."""

    def read(value: object, _vocabulary: Vocabulary) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            raise ValueError
        return value

    return Reader(f"a whole number from {lowest} to {highest}", read)


def file_path(*endings: str) -> Reader:
    """Make a reader that takes the path of a file with one of some endings, or none.

    Relative, it lies in the vault; absolute, or from `~` on, wherever it says.
    """

    def read(value: object, _vocabulary: Vocabulary) -> str:
        path = _text(value)
        if path and not path.lower().endswith(endings):
            raise ValueError(f"its name ends in {' or '.join(endings)}")
        if path and not is_outside(path):
            _refuse_hidden(path)
        return path

    return Reader("the path of a file", read)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004  every reader refuses with the one error
    return unicodedata.normalize("NFC", value).replace("\u00a0", " ").strip()


def _folder(value: object, _vocabulary: Vocabulary) -> str:
    folder = _text(value).strip("/")
    if not folder or any(part in {"", ".", ".."} for part in folder.split("/")):
        raise ValueError(f"{value!r} is no folder inside the vault")
    return folder


def _folders(value: object, vocabulary: Vocabulary) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError  # noqa: TRY004  every reader refuses with the one error
    if not all(isinstance(item, str) for item in value):
        raise ValueError("each of them is a text in quotes")
    return tuple(_folder(item, vocabulary) for item in value)


def _texts(value: object, _vocabulary: Vocabulary) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError  # noqa: TRY004  every reader refuses with the one error
    texts = [_text(item) for item in value]
    if not all(texts):
        raise ValueError("none of them may be empty")
    return tuple(texts)


def _yes_or_no(value: object, _vocabulary: Vocabulary) -> bool:
    if not isinstance(value, bool):
        raise ValueError  # noqa: TRY004  every reader refuses with the one error
    return value


def _owner(value: object, _vocabulary: Vocabulary) -> str:
    return _text(value).removeprefix("[[").removesuffix("]]").strip()


def _zone(value: object, _vocabulary: Vocabulary) -> str:
    from zoneinfo import ZoneInfo, available_timezones  # noqa: PLC0415  few settings name a zone

    name = _text(value)
    if name:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:  # unknown, a path, a folder of zones
            raise ValueError(suggestion(name, available_timezones())) from error
    return name


def _config_folder(value: object, _vocabulary: Vocabulary) -> str:
    name = _text(value).rstrip("/")
    if name and (not name.startswith(".") or "/" in name or name in {".", ".."}):
        raise ValueError
    return name


def _locale(value: object, _vocabulary: Vocabulary) -> str:
    name = _text(value)
    if not _LOCALE.fullmatch(name):
        raise ValueError
    return name.lower()


def _note_path(value: object, _vocabulary: Vocabulary) -> str:
    path = _text(value)
    if not path.endswith(".md"):
        raise ValueError("a note ends in .md")
    _refuse_hidden(path)
    if _NO_FILE_NAME.search(path):
        raise ValueError("no part may hold any of " + r'\ : * ? " < > | # ^ [ ]')
    return path


def _refuse_hidden(path: str) -> None:
    if any(not part or part.startswith(".") for part in path.split("/")):
        raise ValueError(
            "a path inside the vault has no empty part, and none that begins with a dot"
        )


def _clock_time(value: object, _vocabulary: Vocabulary) -> str:
    text = _text(value)
    if text and not CLOCK_TIME.fullmatch(text):
        raise ValueError
    return text


def _review_path(value: object, vocabulary: Vocabulary) -> str:
    path = _note_path(value, vocabulary)
    if _PERIOD not in path:
        raise ValueError(f"{_PERIOD} in it becomes the week or the quarter")
    return path


def _note_path_or_none(value: object, vocabulary: Vocabulary) -> str:
    return "" if value == "" else _note_path(value, vocabulary)


def _cadence(value: object, vocabulary: Vocabulary) -> Mapping[Layer, Span]:
    cadence = read_cadence(value, vocabulary)
    if cadence is None or cadence.unread:
        raise ValueError
    return cadence.layers


def _span(value: object, vocabulary: Vocabulary) -> Span:
    cadence = None if isinstance(value, dict | list) else read_cadence(value, vocabulary)
    if cadence is None or set(cadence.layers) != {Layer.ANY}:
        raise ValueError
    return cadence.layers[Layer.ANY]


def _spans(value: object, vocabulary: Vocabulary) -> tuple[Span, ...]:
    if not isinstance(value, list):
        raise ValueError  # noqa: TRY004  every reader refuses with the one error
    if len(value) > _FEW:
        raise ValueError(f"{len(value)} are too many")
    return tuple(_span(item, vocabulary) for item in value)


def _meaning(value: object, vocabulary: Vocabulary) -> str:
    word = fold(_text(value))
    meanings = {fold(meaning): meaning for meaning in vocabulary.keys.values()}
    meaning = meanings.get(word) or vocabulary.keys.get(word)
    if meaning is None:
        raise ValueError(suggestion(word, meanings.values()))
    return meaning


def _key_name(written: str, _vocabulary: Vocabulary) -> str:
    name = fold(written)
    if not name:
        raise ValueError
    return name


def _role_name(written: str, vocabulary: Vocabulary) -> str:
    name = role_of(written, vocabulary.roles) or fold(written)
    if not name or (name not in ROLES and _is_like_role(name)):
        raise ValueError(suggestion(name, ROLES))
    return name


def _is_like_role(name: str) -> bool:
    from difflib import get_close_matches  # noqa: PLC0415  few roles are a vault's own

    return bool(get_close_matches(name, ROLES, cutoff=_SLIP))


def _stage_name(written: str, vocabulary: Vocabulary) -> str:
    stage = vocabulary.stages.get(fold(written))
    if stage is None:
        raise ValueError(suggestion(fold(written), Stage))
    return stage.value


def _tag_name(written: str, _vocabulary: Vocabulary) -> str:
    tag = _text(written).removeprefix("#").strip("/").lower()  # capitals make no other tag (S8.2)
    if not tag:
        raise ValueError
    return tag


def _tier_name(written: str, _vocabulary: Vocabulary) -> str:
    name = _text(written)
    if not name:
        raise ValueError
    return name


LANGUAGE: Final = choice(*LANGUAGES)
FOLDERS: Final = Reader("a list of folders inside the vault", _folders)
TEXTS: Final = Reader("a list of texts", _texts)
YES_OR_NO: Final = Reader("true or false", _yes_or_no)
OWNER: Final = Reader("the name or the path of a note", _owner)
ZONE: Final = Reader("the name of a time zone", _zone)
CONFIG_FOLDER: Final = Reader("the name of a folder that begins with a dot", _config_folder)
LOCALE: Final = Reader("the code of a language", _locale)
NOTE_PATH: Final = Reader("the path of a note inside the vault", _note_path)
REVIEW_PATH: Final = Reader("the path of a note that holds {period}", _review_path)
NOTE_PATH_OR_NONE: Final = Reader(
    "the path of a note inside the vault, or empty", _note_path_or_none
)
CLOCK: Final = Reader("a time of day, or empty", _clock_time)
CADENCE: Final = Reader("a length of time, or a table of lengths by layer", _cadence)
SPAN: Final = Reader("a length of time", _span)
SPANS: Final = Reader("a list of lengths of time", _spans)
MEANING: Final = Reader("the name of a key that is known", _meaning)

KEY_NAME: Final = NameReader("a key of yours", _key_name)
ROLE_NAME: Final = NameReader("a role or a word for a relation", _role_name)
STAGE_NAME: Final = NameReader("a stage", _stage_name)
TAG_NAME: Final = NameReader("a tag", _tag_name)
FOLDER_NAME: Final = NameReader("a folder inside the vault", _folder)
TIER_NAME: Final = NameReader("a tier", _tier_name)
