"""The days on which an event recurs: by the library's rules, and never more than can matter."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_OCCURRENCES: Final = 2000  # of one event: five years, day by day
_FIRST_YEAR: Final = 1970  # a rule that begins earlier would be gone through for nothing
_UNTIL: Final = pattern(r"(?:^|;)UNTIL=([0-9]{8})[^;]*", re.IGNORECASE)
_COUNT: Final = pattern(r"(?:^|;)COUNT=([0-9]{1,9})[^;]*", re.IGNORECASE)
_NEVER_ENDS: Final = pattern(r"INTERVAL=0*(?:;|\Z)", re.IGNORECASE)
_BY_THE_HOUR: Final = pattern(r"FREQ=(?:HOURLY|MINUTELY|SECONDLY)", re.IGNORECASE)
_TIMES: Final = pattern(r";BY(?:HOUR|MINUTE|SECOND)=[^;]*", re.IGNORECASE)


def occurrences(
    first: date, rule: str, more: Iterable[date], today: date
) -> tuple[list[date], bool]:
    """Give the days of a series up to today, in order, and whether there were too many of them.

    A rule by the hour counts as one by the day. Raises ValueError for a rule that is none.
    """
    days = {first, *more}
    if rule and first.year >= _FIRST_YEAR and first <= today:
        if _NEVER_ENDS.search(rule):
            raise ValueError("a rule with the interval 0 never ends")
        until, most = _ends(rule, today)
        text = _COUNT.sub("", _UNTIL.sub("", _TIMES.sub("", rule))).strip(";")
        if _BY_THE_HOUR.search(text):
            text = "FREQ=DAILY"
        library = import_module("dateutil.rrule")
        found = library.rrulestr(
            f"{text};UNTIL={until}T235959", dtstart=datetime.combine(first, time())
        )
        days.update(one.date() for one in islice(found, most))
    ordered = sorted(days)
    return ordered[:MOST_OCCURRENCES], len(ordered) > MOST_OCCURRENCES


def _ends(rule: str, today: date) -> tuple[str, int]:
    """Give the last day of a series, today at most, and how many days it has at most.

    The library takes no rule with both; a count is counted here.
    """
    last, count = _UNTIL.search(rule), _COUNT.search(rule)
    until = today.strftime("%Y%m%d").rjust(8, "0")
    most = MOST_OCCURRENCES + 1
    return min(until, last[1]) if last else until, min(most, int(count[1])) if count else most
