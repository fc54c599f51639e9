"""What is worked out when it is first asked for, and kept with the object that it belongs to.

`functools.cached_property` does the same and takes a lock for it, before Python 3.12; notes and
their lines are asked tens of thousands of times, and by one thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import cached_property as once
else:

    class once:  # noqa: N801  a decorator
        """Make a method without arguments an attribute, worked out once for each object."""

        def __init__(self, make: Callable[[Any], Any]) -> None:
            self._make = make
            self._name = make.__name__
            self.__doc__ = make.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            """Keep the answers under the name of the attribute."""
            self._name = name

        def __get__(self, instance: Any, owner: type | None = None) -> Any:  # noqa: ANN401  of any kind
            """Work out the answer; the next time it is an attribute like any other."""
            if instance is None:
                return self
            found = instance.__dict__[self._name] = self._make(instance)
            return found


__all__ = ["once"]
