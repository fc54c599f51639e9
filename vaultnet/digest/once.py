"""What is worked out from a view is worked out once: sections are counted before they are shown."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from vaultnet.digest.view import View

_Answer = TypeVar("_Answer")


def once(compute: Callable[[View], _Answer]) -> Callable[[View], _Answer]:
    """Keep with each view what `compute` gives for it; that must be a value that never changes."""

    @wraps(compute)
    def kept(view: View) -> _Answer:
        if compute not in view.kept:
            view.kept[compute] = compute(view)
        return cast("_Answer", view.kept[compute])

    return kept
