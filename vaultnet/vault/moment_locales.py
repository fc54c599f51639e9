"""What Moment 2.30 knows of the languages in which daily notes are named (S9.2).

One table for each locale; weekdays from Sunday. Where a language has two forms of a word, the
first tuple is the word by itself, the second the word in context.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from vaultnet.core.quick_records import frozen_record


@frozen_record
class MomentLocale:
    """The words and the rules of weeks of one language."""

    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    weekdays_min: tuple[str, ...]
    week_start: int  # 0 Sunday, 1 Monday
    first_week_day: int  # that day of January is always in the first week
    long_formats: Mapping[str, str]
    ordinal: Callable[[int, str], str]  # number and token to what is appended to the number
    months_in_date: tuple[str, ...] = ()  # after the day of the month; empty: as by themselves
    months_short_in_date: tuple[str, ...] = ()
    weekdays_in_phrase: tuple[str, ...] = ()
    meridiem: tuple[str, str] = ("AM", "am")  # of midnight


def _english_ordinal(number: int, _token: str) -> str:
    if number // 10 % 10 == 1:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _russian_ordinal(_number: int, token: str) -> str:
    return {"D": "-го", "M": "-й", "d": "-й", "DDD": "-й", "w": "-я", "W": "-я"}.get(token, "")


def _german_ordinal(_number: int, _token: str) -> str:
    return "."


_ENGLISH: Final = MomentLocale(
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    months_short=(
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ),
    weekdays=(
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ),
    weekdays_short=("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"),
    weekdays_min=("Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"),
    week_start=0,
    first_week_day=1,
    long_formats={
        "LT": "h:mm A",
        "LTS": "h:mm:ss A",
        "L": "MM/DD/YYYY",
        "LL": "MMMM D, YYYY",
        "LLL": "MMMM D, YYYY h:mm A",
        "LLLL": "dddd, MMMM D, YYYY h:mm A",
    },
    ordinal=_english_ordinal,
)  # fmt: skip

_BRITISH: Final = replace(
    _ENGLISH,
    week_start=1,
    first_week_day=4,
    long_formats={
        "LT": "HH:mm",
        "LTS": "HH:mm:ss",
        "L": "DD/MM/YYYY",
        "LL": "D MMMM YYYY",
        "LLL": "D MMMM YYYY HH:mm",
        "LLLL": "dddd, D MMMM YYYY HH:mm",
    },
)

_RUSSIAN: Final = MomentLocale(
    months=(
        "январь", "февраль", "март", "апрель", "май", "июнь",
        "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
    ),
    months_in_date=(
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
    months_short=(
        "янв.", "февр.", "март", "апр.", "май", "июнь",
        "июль", "авг.", "сент.", "окт.", "нояб.", "дек.",
    ),
    months_short_in_date=(
        "янв.", "февр.", "мар.", "апр.", "мая", "июня",
        "июля", "авг.", "сент.", "окт.", "нояб.", "дек.",
    ),
    weekdays=(
        "воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота",
    ),
    weekdays_in_phrase=(
        "воскресенье", "понедельник", "вторник", "среду", "четверг", "пятницу", "субботу",
    ),
    weekdays_short=("вс", "пн", "вт", "ср", "чт", "пт", "сб"),
    weekdays_min=("вс", "пн", "вт", "ср", "чт", "пт", "сб"),
    week_start=1,
    first_week_day=4,
    long_formats={
        "LT": "H:mm",
        "LTS": "H:mm:ss",
        "L": "DD.MM.YYYY",
        "LL": "D MMMM YYYY г.",
        "LLL": "D MMMM YYYY г., H:mm",
        "LLLL": "dddd, D MMMM YYYY г., H:mm",
    },
    ordinal=_russian_ordinal,
    meridiem=("ночи", "ночи"),
)  # fmt: skip

_GERMAN: Final = MomentLocale(
    months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    months_short=(
        "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni",
        "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez.",
    ),
    weekdays=(
        "Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag",
    ),
    weekdays_short=("So.", "Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa."),
    weekdays_min=("So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"),
    week_start=1,
    first_week_day=4,
    long_formats={
        "LT": "HH:mm",
        "LTS": "HH:mm:ss",
        "L": "DD.MM.YYYY",
        "LL": "D. MMMM YYYY",
        "LLL": "D. MMMM YYYY HH:mm",
        "LLLL": "dddd, D. MMMM YYYY HH:mm",
    },
    ordinal=_german_ordinal,
)  # fmt: skip

LOCALES: Final[Mapping[str, MomentLocale]] = {
    "en": _ENGLISH,
    "en-gb": _BRITISH,
    "ru": _RUSSIAN,
    "de": _GERMAN,
}


def locale_of(name: str) -> MomentLocale:
    """Give the locale of that name, else that of its language, else English, as Moment falls back.

    Names compare without case, `_` being `-`: `ru_RU` is Russian, `en-GB` is British.
    """
    plain = name.strip().lower().replace("_", "-")
    return LOCALES.get(plain) or LOCALES.get(plain.partition("-")[0]) or _ENGLISH
