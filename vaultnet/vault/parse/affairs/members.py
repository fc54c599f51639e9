"""Who belongs to an event, a group, a project, as its note declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vaultnet.core.quick_records import frozen_record
from vaultnet.core.records import Source
from vaultnet.vault.parse.days import is_placeholder
from vaultnet.vault.parse.interactions.attendees import declared_in
from vaultnet.vault.parse.people.directory import Company, company_of
from vaultnet.vault.parse.values import Written, properties_of, written_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.vault.note import Note
    from vaultnet.vault.parse.scene import Scene

_MEMBERS: Final = "members"


@frozen_record
class Members:
    """Those whom a note declares, and where that is first written."""

    company: Company
    line: int | None = None  # None: it declares nobody
    owner_line: int | None = None  # where the owner is among them


def members_of(note: Note, scene: Scene) -> Members:
    """Give the people in the properties, fields and sections of a note that are for them.

    A key for members is read besides those by which a meeting names who took part.
    """
    declared = declared_in(note, scene)
    companies = [declared.company] if declared else []
    lines = [declared.line] if declared else []
    written = list(declared.written) if declared else []
    for one, line in _named_as_members(note, scene):
        source = Source(note.path, one.line)
        meant = scene.people.named(one.text, source, scene.report, is_item=one.is_item)
        companies.append(company_of(meant))
        lines.append(line)
        written.append((one.text, line))
    contacts = {path for company in companies for path in company.contacts}
    others = {name for company in companies for name in company.others}
    company = Company(tuple(sorted(contacts)), tuple(sorted(others)))
    owner = (line for text, line in written if scene.people.names_owner(text, note.path))
    return Members(company, min(lines, default=None), next(owner, None))


def _named_as_members(note: Note, scene: Scene) -> Iterator[tuple[Written, int]]:
    """Give the texts that name members, each with the line of its property or field."""
    for prop in properties_of(note, scene.reading):
        if prop.meaning == _MEMBERS:
            for one in written_in(prop, note.frontmatter.lines):
                if not is_placeholder(one.text):
                    yield one, prop.line
    for entry in scene.page(note).entries:
        for field in entry.fields:
            if scene.reading.meaning(field.key) == _MEMBERS:
                yield Written(field.value, field.line, is_item=False), field.line
