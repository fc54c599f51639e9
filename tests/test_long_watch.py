"""What a watcher holds after many saves: what it held after few, counted and never measured.

People write something else each time: words, names, links, headings, keys and tags that never come
again. All of them were on the page, or were looked through, and none may stay.
"""

from __future__ import annotations

import gc
import sys
from functools import _lru_cache_wrapper
from typing import TYPE_CHECKING, Final

import pytest
from watched_vault import DAILY, PAGE, Watched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FEW: Final = 15  # saves, after which all is known that stays
MANY: Final = 60
# Objects of a save that may stay: its words, which are known up to a bound; some eleven of them.
LEFT_OF_ONE: Final = 16
TICKED: Final = 10  # each so many saves one that marks the page: its line is closed


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


@pytest.fixture(autouse=True)
def _without_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def save(watched: Watched, number: int) -> None:
    """Save notes that say other things than ever before, and let the watcher take them in."""
    word = f"w{number}x"
    call = f"- call with [[Ada Berg]] and [[{word} Lund]] about {word} #{word}\n"
    watched.save(DAILY, f"# Of {word}\n\n{call}")
    head = f"---\nkey{word}: [[Note {word}]]\n---\n\n"
    watched.save("Notes/Looms.md", f"{head}## Of {word}\n\nOf looms, see [[{word}]].\n")
    if number % TICKED == 0:
        watched.save(PAGE, watched.page.replace("- [ ] ", "- [-] ", 1))
    watched.run(3)


def held(watched: Watched) -> int:
    """Count what is held, without what the test wrote down and what is held up to a bound."""
    watched.voice.told.clear()
    watched.world.zones.clear()
    for name, module in sys.modules.items():
        for one in vars(module).values() if name.startswith("vaultnet.") else ():
            if isinstance(one, _lru_cache_wrapper) and one.cache_info().maxsize:
                one.cache_clear()
    gc.collect()
    return sys.getallocatedblocks()


def test_nothing_of_a_save_stays_for_long(watched: Watched) -> None:
    watched.run(1)
    for number in range(FEW):
        save(watched, number)
    before = held(watched)
    for number in range(FEW, MANY):
        save(watched, number)
    assert held(watched) - before < LEFT_OF_ONE * (MANY - FEW)


def test_nothing_must_be_searched_for(watched: Watched) -> None:
    """What Python must search for, since it is held by itself in a ring, stays for hours."""
    watched.run(1)
    for number in range(TICKED + 1):
        save(watched, number)
    gc.collect()
    for number in range(TICKED + 1, 2 * TICKED + 2):
        save(watched, number)
    assert gc.collect() == 0
