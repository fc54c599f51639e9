"""A contact's own note to the record of the contact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vaultnet.core.cadence_text import read_cadence
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern
from vaultnet.core.records import Contact, Organisation, Source
from vaultnet.vault.link_text import parse_link_text
from vaultnet.vault.parse.days import is_placeholder
from vaultnet.vault.parse.lines.plain_text import plain
from vaultnet.vault.parse.lines.wording import EMAIL, link_name, phrase_of
from vaultnet.vault.parse.people.card import Card, card_of
from vaultnet.vault.parse.people.contact_days import read_days
from vaultnet.vault.parse.people.contact_names import read_names
from vaultnet.vault.parse.people.contact_roles import read_roles
from vaultnet.vault.parse.people.interests import interests_of
from vaultnet.vault.parse.people.ratings import read_ratings
from vaultnet.vault.parse.people.wishes import read_dismissal, read_minimum_gap
from vaultnet.vault.parse.values import after_prefix, shown, tags_of_note, texts_of, unique

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from vaultnet.core.dates import Span
    from vaultnet.core.records import Layer, Stage
    from vaultnet.vault.note import Note, Value
    from vaultnet.vault.parse.lines.entries import Page
    from vaultnet.vault.parse.reading import Reading
    from vaultnet.vault.parse.report import Report

_WIKILINK: Final = pattern(r"\[\[([^\[\]]+)\]\]")
_DIGITS_OF_PHONE: Final = 3  # an extension, an emergency number
_TIER_TAG: Final = pattern(r"([a-f])list", re.IGNORECASE)
_MARKDOWN_LINK: Final = pattern(r"\[[^\[\]]*\]\(\s*<?([^\s<>()]+)>?[^()]*\)")


def read_contact(
    page: Page, reading: Reading, report: Report, *, private: bool, organisations: Mapping[str, str]
) -> Contact:
    """Read a contact's note; `organisations` gives the notes of organisations by folded name."""
    note = page.note
    card = card_of(page, reading)
    names = read_names(card, reading)
    days = read_days(card, reading, report)
    tags = _tags(note, page)
    cadence, no_cadence = _cadence(card, reading, report)
    roles = read_roles(card, tags, reading, report)
    statuses = _statuses(card, tags, reading)
    return Contact(
        path=note.path,
        name=names.name,
        source=Source(note.path, 1),
        aliases=names.aliases,
        tags=tags,
        roles=roles.roles,
        stage=_stage(card, tags, reading, report),
        stage_since=days.stage_since,
        stage_since_line=days.stage_since_line,
        cadence=cadence,
        no_cadence=no_cadence,
        interests=interests_of(card, tags, reading),
        interests_line=next((one.line for one in card.all("interests")), None),
        organisations=_organisations(card, reading, organisations),
        job=card.line("job") or ", ".join(roles.offices) or None,
        tier=card.line("tier") or _tier(tags),
        emails=unique(one for text in card.texts("email") for one in EMAIL.findall(text)),
        phones=unique(part for part in card.parts("phone") if _is_phone(part)),
        links=unique(_address(text) for text in card.texts("link")),
        birthday=days.birthday,
        yearly_days=days.yearly,
        met=days.met,
        met_text=days.met_text,
        location=card.line("location") or card.line("country"),
        timezone=card.line("timezone"),
        language=card.line("language"),
        next_contact=days.next_contact,
        next_contact_line=days.next_contact_line,
        snoozed_until=days.snoozed_until,
        paused=not statuses.isdisjoint({"paused", "archived"}),
        archived="archived" in statuses,
        deceased="deceased" in statuses,
        private=private,
        salvaged=note.frontmatter.state == "rejected",
        ratings=read_ratings(card, reading, report),
        introduced_by=_linked(card, "introduced-by", reading),
        groups=_linked(card, "groups", reading),
        projects=_linked(card, "projects", reading),
        events=_linked(card, "events", reading),
        country=card.line("country"),
        died=_day_of_death(card, reading),
        relations=roles.relations,
        minimum_gap=read_minimum_gap(card, reading, report),
        stage_dismissed=read_dismissal(card, reading, report),
    )


def _tags(note: Note, page: Page) -> tuple[str, ...]:
    """Give the tags of the contact: of the properties, and of text that is no entry of the log."""
    taken = {link.line for link in note.body.links}
    taken.update(item.line for item in note.body.items if item.task is not None)
    return unique(
        tag.name
        for tag in tags_of_note(note)
        if tag.origin != "body"
        or (tag.line not in taken and "log" not in page.outline.at(tag.line).says)
    )


def _tier(tags: Iterable[str]) -> str | None:
    """Give the tier that a tag says: `#alist` is the tier A."""
    found = (_TIER_TAG.fullmatch(tag) for tag in tags)
    return next((one[1].upper() for one in found if one), None)


def _address(text: str) -> str:
    """Give where a link leads: of `[Anna](https://example.org)` the destination."""
    link = _MARKDOWN_LINK.fullmatch(text.strip())
    return link[1] if link else plain(text)


def _stage(card: Card, tags: Iterable[str], reading: Reading, report: Report) -> Stage | None:
    for prop in card.all("stage"):
        for text in texts_of(prop):
            stage = reading.words.stages.get(phrase_of(link_name(text)))
            if stage is not None:
                return stage
            if not is_placeholder(text):
                message = f"{prop.key}: {plain(text)} is none of the four stages."
                hint = "Write acquaintance, communication, trust or partnership."
                report.note(card.source(prop), "unknown-stage", message, hint, about=plain(text))
    return next(
        (
            stage
            for rest in after_prefix(tags, "stage", reading)
            if (stage := reading.words.stages.get(phrase_of(rest)))
        ),
        None,
    )


def _cadence(card: Card, reading: Reading, report: Report) -> tuple[Mapping[Layer, Span], bool]:
    """Give the contact's own cadence, and whether it says that there is to be none."""
    for prop in card.all("cadence", "cadence-days"):
        value = _bare(prop.value)
        if value is None:
            continue
        read = read_cadence(value, reading.words)
        unread = (
            [shown(prop.value)] if read is None else [_layer_shown(*pair) for pair in read.unread]
        )
        for text in unread:
            message = f"{prop.key}: {text} is no cadence that can be read."
            hint = (
                "Write a length such as monthly, 2 weeks, P30D, or"
                " {light: 1 month, deep: 3 months}."
            )
            report.warn(card.source(prop), "unknown-cadence", message, hint, about=text)
        if read is not None:
            return read.layers, read.none
    for prop in card.all("keep-in-touch"):
        read = None if prop.value is None else read_cadence(prop.value, reading.words)
        if read is not None:
            return read.layers, read.none
    return {}, False


def _layer_shown(layer: object, length: object) -> str:
    return f"{shown(layer)}: {shown(length)}" if length != "" else shown(layer)


def _bare(value: Value) -> Value:
    """Give a value without what stands for nothing, and a link by its name."""
    if isinstance(value, str):
        return None if is_placeholder(value) and fold(value) != "none" else link_name(value)
    return None if value in ([], {}) else value


def _organisations(
    card: Card, reading: Reading, notes: Mapping[str, str]
) -> tuple[Organisation, ...]:
    found: dict[str, Organisation] = {}
    for prop in card.all("organisation"):
        for text in _named(prop.value) or _written(texts_of(prop)):
            links = _WIKILINK.findall(text)
            for inner in links:
                target, _, display = parse_link_text(inner)
                path = reading.resolve(target, card.note.path) if target else None
                name = display if "|" in inner else link_name(f"[[{target}]]")
                found.setdefault(fold(name), Organisation(name, path))
            if not links:
                name = plain(text)
                found.setdefault(fold(name), Organisation(name, notes.get(fold(name))))
    found.pop("", None)
    return tuple(found.values())


def _written(texts: Iterable[str]) -> list[str]:
    """Leave out what stands for nothing."""
    return [text for text in texts if not is_placeholder(text)]


def _named(value: Value) -> list[str]:
    """Give the names in a list of mappings such as `{name: Acme, role: CTO}`."""
    values = value if isinstance(value, list) else [value]
    names = [one.get("name") for one in values if isinstance(one, dict)]
    return [name for name in names if isinstance(name, str) and name.strip()]


def _statuses(card: Card, tags: Iterable[str], reading: Reading) -> set[str]:
    words = reading.words
    texts = [*card.parts("status"), *after_prefix(tags, "status", reading)]
    statuses = {words.statuses.get(phrase_of(link_name(text)), "") for text in texts}
    for meaning in ("paused", "archived", "deceased"):
        for prop in card.all(meaning):
            text = "" if prop.value is None else str(prop.value).strip()
            if not is_placeholder(text) and words.truths.get(fold(text)) is not False:
                statuses.add(meaning)
    return statuses


def _day_of_death(card: Card, reading: Reading) -> date | None:
    days = (reading.day(text) for text in card.texts("deceased"))
    return next((day for day in days if day is not None), None)


def _linked(card: Card, meaning: str, reading: Reading) -> tuple[str, ...]:
    """Give what links lead to, as paths, and names as they are written."""
    found = []
    for text in card.parts(meaning):
        links = _WIKILINK.findall(text)
        for inner in links:
            target, _, display = parse_link_text(inner)
            found.append(reading.resolve(target, card.note.path) or display)
        if not links:
            found.append(plain(text))
    return unique(found)


def _is_phone(text: str) -> bool:
    return sum(sign.isdigit() for sign in text) >= _DIGITS_OF_PHONE
