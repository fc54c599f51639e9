"""The figures of a contact as sentences; what is not known says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaultnet.core.dates import Span
from vaultnet.core.measures import RATINGS
from vaultnet.core.spoken import every

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultnet.cli.session import Session
    from vaultnet.core.measures import Measures, RatingMeasure


def measure_sentences(session: Session, measures: Measures) -> Iterator[tuple[str, str]]:
    """Give the name and the sentence of each measure, in the order of the guide (part 6)."""
    sentences = {
        "frequency": _frequency(session, measures),
        "diversity": _diversity(session, measures),
        "value": _value(session, measures),
        "initiative": _initiative(session, measures),
        "duration": _duration(session, measures),
        "rhythm": _rhythm(session, measures),
        **{name: _rated(session, one) for name, one in measures.ratings.items()},
    }
    for code, sentence in sentences.items():
        yield session.say(f"measure.{code}"), sentence or session.say("measure.unknown")
    unrated = [session.say(f"measure.{name}") for name in RATINGS if name not in measures.ratings]
    if unrated:
        yield session.say("measure.unrated"), ", ".join(unrated)


def _frequency(session: Session, measures: Measures) -> str:
    if measures.episodes is None or measures.contact_days is None:
        return ""
    days = measures.contact_days
    return session.say("measure.frequency.told", n=measures.episodes, days=days)


def _diversity(session: Session, measures: Measures) -> str:
    ways = ", ".join(f"{session.say(f'channel.{one}')} {n}" for one, n in measures.channels.items())
    if measures.diversity is None:
        return ways
    percent = _percent(measures.diversity)
    return session.say("measure.diversity.told", ways=ways, percent=percent)


def _value(session: Session, measures: Measures) -> str:
    gave, received, share = measures.gave, measures.received, measures.given_share
    if not gave and not received:
        return ""  # most people never note it, so none noted is none known
    if share is None:
        return session.say("measure.value.few", gave=gave, received=received)
    percent = _percent(share)
    return session.say("measure.value.told", gave=gave, received=received, percent=percent)


def _initiative(session: Session, measures: Measures) -> str:
    if measures.begun_share is None:
        return ""
    return session.say("measure.initiative.told", percent=_percent(measures.begun_share))


def _duration(session: Session, measures: Measures) -> str:
    if measures.first is None or measures.last is None or measures.duration is None:
        return ""
    first, last = measures.first.isoformat(), measures.last.isoformat()
    if first == last:
        return session.say("measure.duration.once", day=first)
    return session.say("measure.duration.told", n=measures.duration, first=first, last=last)


def _rhythm(session: Session, measures: Measures) -> str:
    if measures.silence is None:
        return ""
    if measures.rhythm is None or measures.silence_by_rhythm is None:
        return session.say("measure.rhythm.few", n=measures.silence)
    return session.say(
        "measure.rhythm.told",
        rhythm=every(Span(days=round(measures.rhythm)), session.vault.phrases),
        n=measures.silence,
        times=f"{_percent(measures.silence_by_rhythm)} %",
    )


def _rated(session: Session, rating: RatingMeasure) -> str:
    if rating.day is None:
        return session.say("measure.rated.undated", value=rating.value)
    rated = session.say("measure.rated", value=rating.value, day=rating.day.isoformat())
    return session.say("measure.rated.again", rated=rated) if rating.due_again else rated


def _percent(share: float) -> int:
    return round(share * 100)
