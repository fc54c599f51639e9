"""What an import comes to, in words: who is new, what is filled, what the person is to decide."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vaultnet.cli.terminal import say, visible
from vaultnet.core.matching.match import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.api import ImportPlan
    from vaultnet.cli.session import Session
    from vaultnet.core.contact_days import DayOfContact
    from vaultnet.core.imported import ImportedPerson
    from vaultnet.core.matching.match import Match
    from vaultnet.vault.parse.people.foreign_keys import ForeignKeys


def print_plan(session: Session, plan: ImportPlan) -> None:
    """Print the whole plan: nothing is written that did not stand here first."""
    for text in (
        *_files(session, plan),
        *_new(session, plan),
        *_filled(session, plan),
        *_days(session, plan),
        *_doubtful(session, plan),
        *_rest(session, plan),
    ):
        say(visible(text) if text.strip() else "")


def summary(session: Session, plan: ImportPlan) -> str:
    """Say in one line what was written."""
    counts = {
        "made": len(plan.taken.made),
        "filled": len({one.path for one in plan.taken.filled}),
        "days": len(plan.days.written),
    }
    parts = (session.say(f"cli.import.done.{what}", n=n) for what, n in counts.items() if n)
    return session.say("cli.import.done", what=", ".join(parts))


def place(person: ImportedPerson) -> str:
    """Say where somebody stands in a file: `people.vcf:12`."""
    return f"{person.source.path}:{person.source.line}"


def reason(session: Session, match: Match) -> str:
    """Say why somebody is, or may be, that contact."""
    if match.verdict is None:
        return ""
    agrees = ", ".join(session.say(f"cli.import.agrees.{one}") for one in match.verdict.agrees)
    differs = [session.say(f"cli.import.differs.{one}") for one in match.verdict.differs]
    if len(match.keys) > 1:
        differs.append(session.say("cli.import.several"))
    but = session.say("cli.import.but", what=", ".join(differs)) if differs else ""
    return "; ".join(filter(None, (agrees, but)))


def _files(session: Session, plan: ImportPlan) -> Iterator[str]:
    for one in plan.files:
        if one.keys is not None:
            yield from _keys(session, one.keys)
            continue
        records = one.records
        parts = [session.say("cli.import.people", n=len(records.people))] if records.people else []
        if records.days or not parts:
            parts.append(session.say("cli.import.days-read", n=len(records.days)))
        what = ", ".join(parts)
        yield session.say("cli.import.file", file=one.name, format=one.format, what=what)


def _keys(session: Session, keys: ForeignKeys) -> Iterator[str]:
    """Say of a note that another tool keeps what of it is understood, and what could be."""
    yield session.say("cli.import.note", file=keys.path)
    if keys.understood:
        yield session.say("cli.import.note.understood", keys=", ".join(keys.understood))
    if keys.offered:
        yield session.say("cli.import.note.offered")
        yield "  [keys]"
        yield from (f'  "{key}" = "{meaning}"' for key, meaning in keys.offered.items())
    if keys.unknown:
        yield session.say("cli.import.note.unknown", keys=", ".join(keys.unknown))


def _new(session: Session, plan: ImportPlan) -> Iterator[str]:
    if plan.taken.made:
        yield ""
        yield session.say("cli.import.new", n=len(plan.taken.made))
        for source, path in plan.taken.made.items():
            yield f"  {path} ({source.path}:{source.line})"


def _filled(session: Session, plan: ImportPlan) -> Iterator[str]:
    by_note: dict[str, list[str]] = {}
    for one in plan.taken.filled:
        by_note.setdefault(one.path, []).append(f"{one.key}: {', '.join(one.texts)}")
    if not by_note:
        return
    why = {match.keys[0]: match for match in reversed(plan.matches) if match.kind is Kind.SURE}
    yield ""
    yield session.say("cli.import.filled", n=len(by_note))
    for path, values in by_note.items():
        match = why[path]
        yield f"  {path} ({place(match.person)}; {reason(session, match)})"
        yield from (f"    {value}" for value in values)


def _days(session: Session, plan: ImportPlan) -> Iterator[str]:
    by_note: dict[str, list[DayOfContact]] = {}
    for day, path in plan.days.written:
        by_note.setdefault(path, []).append(day)
    if by_note:
        yield ""
        yield session.say("cli.import.days", n=len(plan.days.written))
    for path, days in sorted(by_note.items()):
        yield f"  {path}"
        for day in sorted(days, key=lambda one: one.record.day):
            code = "cli.import.day" if day.subject else "cli.import.day.bare"
            yield session.say(
                code,
                day=day.record.day.isoformat(),
                how=session.say(f"channel.{day.record.channel}"),
                text=day.subject,
            )


def _doubtful(session: Session, plan: ImportPlan) -> Iterator[str]:
    doubtful = [match for match in plan.matches if match.kind is Kind.DOUBTFUL]
    if not doubtful:
        return
    yield ""
    yield session.say("cli.import.doubtful", n=len(doubtful))
    for match in doubtful:
        person = match.person
        name = person.name or ", ".join((*person.emails, *person.phones))
        yield f"  {place(person)} {name}"
        yield f"    {' | '.join(map(_shown, match.keys))} ({reason(session, match)})"
    yield session.say("cli.import.decide")


def _shown(key: str) -> str:
    """Give a note with its first line; a place in a file has its line already."""
    return f"{key}:1" if key.endswith(".md") else key


def _rest(session: Session, plan: ImportPlan) -> Iterator[str]:
    kinds = Counter(match.kind for match in plan.matches)
    changed = {one.path for one in plan.taken.filled}
    sure = [match for match in plan.matches if match.kind is Kind.SURE]
    known = kinds[Kind.KNOWN] + sum(match.keys[0] not in changed for match in sure)
    lines = []
    if known:
        lines.append(session.say("cli.import.known", n=known))
    if kinds[Kind.OWNER]:
        lines.append(session.say("cli.import.owner", n=kinds[Kind.OWNER]))
    if kinds[Kind.NAMELESS]:
        lines.append(session.say("cli.import.nameless", n=kinds[Kind.NAMELESS]))
    for code, count in sorted(plan.left.items()):
        kind, _, name = code.partition(" ")
        lines.append(session.say(f"cli.import.left.{kind}", n=count, name=name))
    if lines:
        yield ""
        yield from lines
