"""Fuzzing without atheris: notes changed by Hypothesis, kept where something new was read."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from fuzz.reading import read_anything
from fuzz.vocabulary import PIECES, seeds
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

if TYPE_CHECKING:
    from pathlib import Path

    from vaultnet.core.records import Network
    from vaultnet.vault.note import Note

ROUND: Final = 200  # notes between two looks at the clock
LONGEST: Final = 4096


def run(minutes: float, seed: int, out: Path) -> None:
    """Read changed notes until the time is up; raise the first fault after making it small."""
    until = time.monotonic() + minutes * 60
    notes = seeds()
    known: set[tuple[str, object]] = set()
    read = 0
    while time.monotonic() < until:
        last = b""

        @seeded(seed + read)
        @settings(
            max_examples=ROUND,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        @given(changed(notes))
        def look(data: bytes) -> None:
            nonlocal last, read
            last = data
            read += 1
            new = set(traits(*read_anything(data))) - known
            if new:
                known.update(new)
                notes.append(data)

        try:
            look()
        except Exception:
            name = f"crash-{sha256(last).hexdigest()[:12]}"
            (out / name).write_bytes(last)  # Hypothesis ends with the smallest that it found
            sys.stdout.write(f"{read} notes read, then a fault: {out / name}\n")
            raise
    sys.stdout.write(
        f"{read} notes read, {len(known)} traits seen in {len(notes)} notes, no fault.\n"
    )


def changed(notes: list[bytes]) -> st.SearchStrategy[bytes]:
    """Give kept notes with parts left out, doubled, put in from elsewhere, or all new ones."""
    piece = st.one_of(
        st.sampled_from(PIECES).map(str.encode),
        st.binary(max_size=4),
        st.text(max_size=4).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.builds(part, st.sampled_from(notes), st.floats(0, 1), st.floats(0, 0.2)),
    )
    change = st.tuples(st.floats(0, 1), st.floats(0, 0.3), piece)
    return st.one_of(
        st.builds(apply, st.sampled_from(notes), st.lists(change, min_size=1, max_size=8)),
        st.lists(piece, max_size=30).map(b"".join),
    ).map(lambda data: data[:LONGEST])


def part(note: bytes, start: float, length: float) -> bytes:
    at = round(start * len(note))
    return note[at : at + round(length * len(note))]


def apply(note: bytes, changes: list[tuple[float, float, bytes]]) -> bytes:
    for start, length, piece in changes:
        at = round(start * len(note))
        note = note[:at] + piece + note[at + round(length * length * len(note)) :]
    return note


def traits(note: Note, network: Network) -> Iterator[tuple[str, object]]:
    """Give what is worth keeping a note for, if no note before had it."""
    body = note.body
    yield "state", note.frontmatter.state
    yield "regions", frozenset(body.regions)
    yield from (("neighbours", pair) for pair in zip(body.regions, body.regions[1:], strict=False))
    yield from (("property", type(value).__name__) for value in note.properties.values())
    yield from (("problem", one.code) for one in (*note.problems, *network.problems))
    yield from (("link", (one.embed, one.comment, bool(one.subpath))) for one in note.links)
    yield from (("item", (one.task, one.parent is None)) for one in body.items)
    yield from (("field", (one.form, one.key.lower())) for one in body.fields)
    for one in network.interactions:
        yield "interaction", (one.channel, one.direction, one.recognition)
    counts = (len(body.links), len(body.tags), len(body.items), len(network.interactions))
    yield "counts", tuple(count.bit_length() for count in counts)
