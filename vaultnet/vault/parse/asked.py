"""What the reading of one note asks of the rest of the vault: its answers stand while these do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from vaultnet.vault.paths import NOTE_EXTENSION, file_name, key_path

_Questions: TypeAlias = "tuple[tuple[str, ...], tuple[str, ...]]"


@dataclass(slots=True)
class Asked:
    """Collects what the note that is being read asks."""

    # Names that a link may mean, in small letters, each with or without `.md`; see `as_asked`.
    files: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)  # folded names of people
    source: str = ""  # the note whose links were resolved last, and their answers
    answers: dict[str, str | None] = field(default_factory=dict)
    # The names of files that a target may mean: most notes are linked more than once.
    named: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def clear(self) -> None:
        """Forget what was asked, before another note is read."""
        self.files.clear()
        self.names.clear()
        self.answers.clear()

    def about_link(self, target: str) -> None:
        """Note that a link was resolved; only files of its name can change the answer (S7.3)."""
        names = self.files_named(target)
        if names:
            self.files.add(names[0])

    def files_named(self, target: str) -> tuple[str, ...]:
        """Give the names, in small letters, that files may have to which a target leads."""
        names = self.named.get(target)
        if names is None:
            names = self.named[target] = files_named(target)
        return names


def as_asked(files: Iterable[str]) -> frozenset[str]:
    """Give the names, in small letters, by which notes may have asked for some files."""
    names = {file_name(path).lower() for path in files}
    return frozenset(names.union(name.removesuffix(NOTE_EXTENSION) for name in names))


def files_named(target: str) -> tuple[str, ...]:
    """Give the names, in small letters, that files may have to which a target leads."""
    name = file_name(key_path(target))
    if name.isascii():
        name = name.lower()
        return (name, name + NOTE_EXTENSION) if name else ()
    return (name.lower(), (name + NOTE_EXTENSION).lower()) if name else ()


class Questions:
    """What a note asked; of most notes it is worked out only when somebody wants to know."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: _Questions | None = None

    @classmethod
    def of(cls, asked: Asked) -> Questions:
        """Keep what has been asked so far."""
        questions = cls()
        questions._known = _sorted(asked)
        return questions

    @property
    def is_known(self) -> bool:
        """Whether it was worked out already."""
        return self._known is not None

    @property
    def files(self) -> tuple[str, ...]:
        """The names that its links may mean, as `Asked` has them; sorted."""
        return self._all[0]

    @property
    def names(self) -> tuple[str, ...]:
        """The folded names of people that it may speak of; sorted."""
        return self._all[1]

    @property
    def _all(self) -> _Questions:
        if self._known is None:
            self._known = _sorted(self._work_out())
        return self._known

    def _work_out(self) -> Asked:
        return Asked()

    def __eq__(self, other: object) -> bool:
        """Tell whether a note asked the same."""
        return isinstance(other, Questions) and self._all == other._all

    def __hash__(self) -> int:
        """Give the hash of what was asked."""
        return hash(self._all)


def _sorted(asked: Asked) -> _Questions:
    return tuple(sorted(asked.files)), tuple(sorted(asked.names))
