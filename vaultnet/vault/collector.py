"""Python's collector of cycles at rest while a vault is read.

Reading makes hundreds of thousands of records that live on and hardly one cycle, so looking through
all of them over and over finds nothing: it was a tenth of the time at 10,000 notes.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the collector rest, and afterwards be as it was: a caller may have stopped it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
