"""Options that several verbs share, and the kinds of values that they take."""

from __future__ import annotations

import os
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from vaultnet.errors import MisuseError

if TYPE_CHECKING:
    from collections.abc import Callable

_Function = TypeVar("_Function", bound="Callable[..., Any]")

VAULT: Final = "vaultnet.vault"  # where the answers stand in a context's `meta`
TODAY: Final = "vaultnet.today"
NO_CACHE: Final = "vaultnet.no-cache"
DAY: Final = "YYYY-MM-DD"
_DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2999  # far enough from the end of the calendar to count on from it


def day(text: str) -> date:
    """Read a day written as YYYY-MM-DD, or say how to write one."""
    try:
        found = date.fromisoformat(text) if re.fullmatch(_DAY, text) else None
    except ValueError:
        found = None
    if found is None:
        raise MisuseError(
            "{value} is no day: write it like 2026-11-23.", code="misused-day", value=repr(text)
        )
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise MisuseError(
            "{value} is too far away: days of the years {first} to {last} are taken.",
            code="misused-year",
            value=text,
            first=str(_FIRST_YEAR),
            last=str(_LAST_YEAR),
        )
    return found


def not_both(one: str, other: str) -> MisuseError:
    """Make the fault of two options that cannot both be meant."""
    return MisuseError(
        "{one} and {other} each ask for something else: give one.",
        code="misused-two",
        one=one,
        other=other,
    )


def vault_options(*, envvar: str | None = None) -> Callable[[_Function], _Function]:
    """Add `--vault`, `--today` and `--no-cache`, understood before and after the verb."""
    vault = click.option(
        "--vault",
        metavar="PATH",
        envvar=envvar,
        expose_value=False,
        callback=_keep_vault,
        help="The vault's folder.",
    )
    today = click.option(
        "--today",
        type=day,
        metavar=DAY,
        expose_value=False,
        callback=_keep_today,
        help="The day to judge by, instead of the clock's.",
    )
    no_cache = click.option(
        "--no-cache",
        is_flag=True,
        envvar="VAULTNET_NO_CACHE" if envvar else None,
        expose_value=False,
        callback=_keep_no_cache,
        help="Work everything out anew, and remember nothing of it.",
    )
    return lambda function: vault(today(no_cache(function)))


def record_options(function: _Function) -> _Function:
    """Add `--json` and `--include-private` to a verb that prints records."""
    return json_option(private_option(function))


def private_option(function: _Function) -> _Function:
    """Add `--include-private`."""
    return click.option(
        "--include-private", is_flag=True, help="Show all of private people and notes as well."
    )(function)


def json_option(function: _Function) -> _Function:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")(
        function
    )


def _keep_vault(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Keep the folder where the verb looks for it; what stands after the verb comes last."""
    if value is None:
        return
    if not value:
        raise click.BadParameter("it is empty: name the vault's folder.", ctx, param)
    ctx.meta[VAULT] = os.path.expanduser(value)  # noqa: PTH111  `--help` needs no paths


def _keep_today(ctx: click.Context, _param: click.Parameter, value: date | None) -> None:
    if value is not None:
        ctx.meta[TODAY] = value


def _keep_no_cache(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[NO_CACHE] = True
