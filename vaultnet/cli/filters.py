"""Filters of lists: which contacts, which interactions.

Of one filter given twice either answer will do; different filters must all agree.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final, TypedDict, TypeVar

import click

from vaultnet.cli.completion import complete_names
from vaultnet.cli.lookup import contact_called
from vaultnet.cli.options import DAY, day
from vaultnet.cli.terminal import visible
from vaultnet.core.history import is_appointment
from vaultnet.core.names import fold
from vaultnet.core.records import Channel, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from vaultnet.cli.session import Session
    from vaultnet.core.records import Contact, Interaction

_Function = TypeVar("_Function", bound="Callable[..., Any]")


class Wanted(TypedDict):
    """The answers to the filter options."""

    tag: tuple[str, ...]
    role: tuple[str, ...]
    stage: tuple[str, ...]
    folder: tuple[str, ...]
    contact: tuple[str, ...]
    channel: tuple[str, ...]
    since: date | None
    until: date | None


contact_option: Final = click.option(
    "--contact",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_names,
    help="This person, by path, name, alias or a part of it.",
)

_OPTIONS: Final = (
    click.option("--tag", multiple=True, help="People with this tag or one below it."),
    click.option("--role", multiple=True, help="People in this role: mentor, mentor/career."),
    click.option(
        "--stage",
        multiple=True,
        type=click.Choice([stage.value for stage in Stage], case_sensitive=False),
        help="People at this stage.",
    ),
    click.option("--folder", multiple=True, help="People whose note is in this folder."),
    contact_option,
    click.option(
        "--channel",
        multiple=True,
        type=click.Choice([channel.value for channel in Channel], case_sensitive=False),
        help="In touch in this way.",
    ),
    click.option("--since", type=day, metavar=DAY, help="In touch on this day or later."),
    click.option("--until", type=day, metavar=DAY, help="In touch on this day or earlier."),
)


def filter_options(function: _Function) -> _Function:
    """Add the filters to a verb that lists records; it is given them as `Wanted`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def contacts_chosen(session: Session, wanted: Wanted) -> tuple[Contact, ...]:
    """Choose contacts; those in touch in the wanted way and time, where that was asked for."""
    chosen = _people(session, wanted)
    if wanted["channel"] or wanted["since"] or wanted["until"]:
        in_touch = {
            path
            for one in session.vault.network.interactions
            if one.day <= session.today and _happened(one, wanted)
            for path in one.contacts
        }
        chosen = (contact for contact in chosen if contact.path in in_touch)
    return tuple(chosen)


def interactions_chosen(
    session: Session, wanted: Wanted, *, planned: bool = False
) -> tuple[Interaction, ...]:
    """Choose interactions with any of the wanted people, in the wanted way and time.

    Those up to today, or with `planned` the appointments: the days ahead.
    """
    people = {contact.path for contact in _people(session, wanted)}
    return tuple(
        one
        for one in session.vault.network.interactions
        if (is_appointment(one, session.today) if planned else one.day <= session.today)
        and _happened(one, wanted)
        and not people.isdisjoint(one.contacts)
    )


def contacts_named(session: Session, names: Iterable[str]) -> frozenset[str]:
    """Give the paths of the contacts that `--contact` names; none if it names nobody."""
    return frozenset(contact_called(session, name).path for name in names)


def refuse_empty_folders(session: Session, folders: Iterable[str]) -> None:
    """Raise UsageError for a folder in which no note lies: nothing could be said of it."""
    for folder in folders:
        if not folder.strip():
            raise click.UsageError(session.say("cli.act.empty"))
        if not any(in_folder(path, folder) for path in session.vault.notes):
            raise click.UsageError(session.say("cli.lookup.no-folder", name=visible(folder)))


def in_folder(path: str, folder: str) -> bool:
    """Tell whether a path of the vault lies in a folder, however that is written."""
    inside = _comparable(folder).removeprefix("./").strip("/") + "/"
    return inside == "/" or _comparable(path).startswith(inside)


def _people(session: Session, wanted: Wanted) -> Iterable[Contact]:
    refuse_empty_folders(session, wanted["folder"])
    words = session.vault.vocabulary.roles
    roles = [words.get(fold(role), role) for role in wanted["role"]]
    named = contacts_named(session, wanted["contact"])
    for contact in session.vault.network.contacts:
        if (
            (not named or contact.path in named)
            and _agrees(contact.tags, [tag.removeprefix("#") for tag in wanted["tag"]])
            and _agrees(contact.roles, roles)
            and (not wanted["stage"] or (contact.stage or Stage.ACQUAINTANCE) in wanted["stage"])
            and (
                not wanted["folder"]
                or any(in_folder(contact.path, folder) for folder in wanted["folder"])
            )
        ):
            yield contact


def _happened(interaction: Interaction, wanted: Wanted) -> bool:
    return (
        (not wanted["channel"] or interaction.channel in wanted["channel"])
        and (wanted["since"] is None or wanted["since"] <= interaction.day)
        and (wanted["until"] is None or interaction.day <= wanted["until"])
    )


def _agrees(values: Iterable[str], wanted: Iterable[str]) -> bool:
    """Tell whether any value is a wanted one or lies below it; with no wish, all do."""
    folded = [fold(one) for one in wanted]
    return not folded or any(
        fold(value) == one or fold(value).startswith(f"{one}/")
        for value in values
        for one in folded
    )


def _comparable(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
