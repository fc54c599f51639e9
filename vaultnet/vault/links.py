"""Which file a link means, and how to write a link that means one very file (S7, S11.6).

Obsidian looks through the whole vault by file name. Aliases, titles and headings never decide, and
a link is read in the same way whatever the settings for writing links are.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from vaultnet.core.patterns import pattern
from vaultnet.vault.paths import (
    NOTE_EXTENSION,
    file_name,
    folder_of,
    key_path,
    without_extension,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vaultnet.vault.note import Heading

_LAST_CHARACTER: Final = "\U0010ffff"
_CONTROLS: Final = r"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd"
# In a path these end or break a link, its line, or what stands beside it on the line: code, HTML,
# a comment, mathematics. A backslash is a separator to Obsidian, or escapes.
_BREAKS_PATH: Final = pattern(rf"[#^|\[\]\\`<${_CONTROLS}]|%%")
# A destination of the Markdown form is decoded, balanced and may name a scheme besides.
_BREAKS_DESTINATION: Final = pattern(r"[%()&:]")
_BREAKS_DISPLAY: Final = pattern(rf"[#^|\[\]\\`<>${_CONTROLS}\s]+")
_RUNS: Final = pattern(r"([%:])\1+")  # comments, and the inline fields of Dataview
_HEADING_MARKS: Final = pattern(r"[!\"#$%&()*+,./:;<=>?@\[\\\]^`{|}~]+")


class LinkIndex:
    """Answers for a set of files which of them a link means.

    Build it from the paths of all files of the vault (notes and others), in their key spelling.
    Where Obsidian's own answer depends on chance (two paths of equal length, or two that differ in
    capitals alone), the first in the order of code points is taken.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        # Paths by the lower-cased name of the file, in the order of their lower-cased forms.
        self._by_name: dict[str, tuple[str, ...]] = {}
        self._nearest: dict[tuple[str, str], str | None] = {}
        self._alone: dict[str, str] = {}  # by targets that are names, the only files that have them
        in_turn = tuple(dict.fromkeys(paths))  # mostly sorted, which is half of the work
        self._paths = frozenset(in_turn)
        pairs = sorted(zip(map(str.lower, in_turn), in_turn, strict=True))
        # Lower-cased paths that more than one file has.
        self._twins = {one for (one, _), (other, _) in pairwise(pairs) if one == other}
        namesakes: dict[str, list[str]] = {}
        for lower, path in pairs:
            name = file_name(lower)
            if self._by_name.setdefault(name, (path,))[0] is not path:
                namesakes.setdefault(name, [*self._by_name[name]]).append(path)
        self._by_name.update((name, tuple(paths)) for name, paths in namesakes.items())

    def paths(self) -> tuple[str, ...]:
        """Give the paths of all files."""
        return tuple(chain.from_iterable(self._by_name.values()))

    @property
    def files(self) -> AbstractSet[str]:
        """The paths of all files."""
        return self._paths

    def resolve(self, target: str, source: str) -> str | None:
        """Give the path of the file that a link in the note at `source` means; None if none.

        `target` is the link's path without subpath and display; empty, it means `source` (S7.1).
        """
        alone = self._alone.get(target)
        if alone is not None:
            return alone
        link = key_path(target)
        if not link:
            return source
        extension, candidates = self._candidates(file_name(link))
        if "/" not in link:
            if not candidates:
                return None
            if len(candidates) == 1:
                self._alone[target] = candidates[0]
                return candidates[0]
        absolute = link.startswith("/")
        if absolute:
            link = link[1:]
        elif link.startswith(("./", "../")):
            link = _join(folder_of(source), link)
        ending = (link + extension).lower()
        exact = self._at(ending)
        if exact is not None or absolute:
            return exact
        return self._nearest_of(candidates, ending, folder_of(source).lower())

    def link_to(
        self, path: str, source: str, display: str | None = None, *, markdown: bool = False
    ) -> str | None:
        """Write a link in the note at `source` that resolves to the very file at `path` (S11.6).

        The bare name where no other file has it, else the whole path; with `markdown` in Markdown's
        form, where that form can say it. `display` is cleaned so that it stays within the link.
        None where no link can name the file for certain.
        """
        if _BREAKS_PATH.search(path) or path.lower() in self._twins:
            return None
        name = without_extension(file_name(path))
        shown = clean_display(display or "") or clean_display(name)
        if markdown and shown and not _BREAKS_DESTINATION.search(path):
            target = self._spelling(path, source, short=path)
            if target is not None:
                return f"[{shown}]({target.replace(' ', '%20')})"
        target = self._spelling(path, source, short=without_extension(path))
        if target is None or not shown or target == shown or (target == name and not display):
            return target and f"[[{target}]]"
        return f"[[{target}|{shown}]]"

    def _spelling(self, path: str, source: str, short: str) -> str | None:
        """Give the shortest way to name a file that is read back as that file."""
        alone = len(self._by_name.get(file_name(path).lower(), ())) == 1
        spellings = (file_name(short), short, path) if alone else (short, path)
        for target in spellings:
            if target == target.strip() and self.resolve(target, source) == path:
                return target
        return None

    def _at(self, lower: str) -> str | None:
        """Give the file of a lower-cased path; of two that differ in capitals alone the first."""
        found = self._by_name.get(file_name(lower), ())
        at = bisect_left(found, lower, key=str.lower)
        return found[at] if at < len(found) and found[at].lower() == lower else None

    def _candidates(self, name: str) -> tuple[str, Sequence[str]]:
        """Find the files of a name, and the extension that the link leaves out (S7.3).

        Name and extension are lower-cased as one: a sigma at the end of a Greek name depends on it.
        """
        found = self._by_name.get(name.lower()) if "." in name else None
        if found is not None:
            return "", found
        return NOTE_EXTENSION, self._by_name.get((name + NOTE_EXTENSION).lower(), ())

    def _nearest_of(self, candidates: Sequence[str], ending: str, folder: str) -> str | None:
        """Choose by the source's folder, then by the shortest path (S7.7).

        Both comparisons are of plain text, as recorded: `b/note.md` ends `ab/note.md`, and `ab/x`
        begins with the folder `a`. Answers are kept, so that namesakes in every folder stay cheap.
        """
        if not candidates:
            return None
        key = ending, folder
        if key not in self._nearest:
            start = bisect_left(candidates, folder, key=str.lower)
            end = bisect_left(candidates, folder + _LAST_CHARACTER, key=str.lower)
            paths = [path for path in candidates[start:end] if path.lower().endswith(ending)]
            best = min(paths, key=lambda path: (_length(path), path), default=None)
            if best is None and folder:
                best = self._nearest_of(candidates, ending, "")
            self._nearest[key] = best
        return self._nearest[key]


def clean_display(text: str) -> str:
    """Give a text as one line that nothing in it can lead out of a link."""
    return _RUNS.sub(r"\1", _BREAKS_DISPLAY.sub(" ", key_path(text))).strip()


def find_subpath(
    subpath: str, headings: Sequence[Heading], block_ids: Mapping[str, int]
) -> int | None:
    """Give the line that the subpath of a link means within a note; None if none (S7.9).

    `#A#B` is the first heading B below a heading A; `#^id` the block of that id. Headings compare
    without capitals and punctuation, ids without capitals.
    """
    steps = [step for step in subpath.split("#") if step]
    if len(steps) == 1 and steps[0].startswith("^"):
        return block_ids.get(steps[0][1:].lower())
    wanted = [_plain_heading(step) for step in steps]
    above: list[tuple[int, int]] = [(0, 0)]  # level, steps met on the way down to it
    for heading in headings:
        while above[-1][0] >= heading.level:
            above.pop()
        met = above[-1][1]
        if met < len(wanted) and _plain_heading(heading.text) == wanted[met]:
            met += 1
            if met == len(wanted):
                return heading.line
        above.append((heading.level, met))
    return None


def _plain_heading(text: str) -> str:
    return " ".join(_HEADING_MARKS.sub(" ", key_path(text)).lower().split())


def _join(folder: str, link: str) -> str:
    """Follow a link that begins with `./` or `../` from a folder; the root is its own parent."""
    parts = folder.split("/") if folder else []
    for part in link.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)


def _length(path: str) -> int:
    """Count as Obsidian does: in units of UTF-16."""
    return len(path.encode("utf-16-le")) // 2
