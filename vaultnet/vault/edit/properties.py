"""One property of a note set or taken out: its own lines change, and not a byte beside them.

After each edit the note is read anew, and the edit is refused unless that one key has changed and
nothing else: whoever reads YAML by hand may err, so this module does not trust itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from vaultnet.core.patterns import pattern
from vaultnet.core.quick_records import frozen_record
from vaultnet.errors import NoteRefusedError
from vaultnet.vault.edit.raw import RawNote
from vaultnet.vault.frontmatter import read_frontmatter, split_note
from vaultnet.vault.frontmatter.schema import resolve
from vaultnet.vault.frontmatter.writer import write_property, write_value
from vaultnet.vault.parse.values import texts_in

if TYPE_CHECKING:
    from vaultnet.vault.note import Frontmatter, Value

    NewValue: TypeAlias = "Value | date"

FENCE: Final = "---"
# A key and its colon, in quotes or plain.
_HEAD: Final = pattern(
    r"""[ ]*(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|(?![?-](?:\s|\Z))[^\s#&*!|>'"%@`\[\]{},].*?)"""
    r"[ \t]*:(?=[ \t]|\Z)"
)
# A value of one line, with the remark that may follow it.
_SCALAR: Final = pattern(
    r"""[ \t]*(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'"""
    r"""|[^\s#"'|>\[{&*!](?:[^\s#]|(?<=\S)#|[ \t]++(?![#\s]|\Z))*+)?"""
    r"(?P<remark>[ \t]+#.*)?[ \t]*\Z"
)
_SET_OFF: Final = pattern(r"[ \t]*[|>]")
_REMARK: Final = pattern(r"(?:\A|\s)#")
# A line that is a text in quotes, as an item or behind a key of its own.
_QUOTED: Final = pattern(r"""[ ]*(?:-[ ]+)?(?:[^\s"'#:]+:[ ]+)?"([^"\\]*)"[ \t]*\Z""")
_ANCHOR: Final = pattern(r"(?:\A|[\s\[{,])[&*!](?=\S)")
_EMPTY: Final = pattern(r"[ \t]*(?:#.*)?\Z")


def set_property(data: bytes, path: str, key: str, value: NewValue) -> bytes:
    """Give the bytes of a note in which the property `key` is `value`.

    The key keeps its place, its spelling and a remark behind it; a new one comes last, in a new
    block where the note has none. A value that stands there already changes nothing. Raises
    `NoteRefusedError`, which says why and what to type by hand, where the block is one that
    Obsidian rejects or closes oddly, and where the edit would touch anything else.
    """
    plain = value.isoformat() if isinstance(value, date) else value
    block = _Block.of(data, path, _to_write(f"`{_typed(key, plain)}`"))
    if key in block.properties:
        if _same(block.properties[key], plain):
            return data
        return block.checked(block.replaced(key, plain), {**block.properties, key: plain})
    return block.checked(block.added({key: plain}), {**block.properties, key: plain})


def add_properties(data: bytes, path: str, values: Mapping[str, Value]) -> bytes:
    """Give the bytes of a note with properties that it has not yet, all written at once.

    They come last, in a new block where the note has none. Raises `NoteRefusedError` as
    `set_property` does; KeyError for a key that stands there already.
    """
    if not values:
        return data
    typed = "; ".join(f"`{_typed(key, value)}`" for key, value in values.items())
    block = _Block.of(data, path, _to_write(typed))
    if not block.properties.keys().isdisjoint(values):
        raise KeyError(*(block.properties.keys() & values))
    return block.checked(block.added(values), {**block.properties, **values})


def remove_property(data: bytes, path: str, key: str) -> bytes:
    """Give the bytes of a note without the property `key`; the same bytes where it has none.

    The block stays, empty if need be. Raises `NoteRefusedError` as `set_property` does.
    """
    way_out = NoteRefusedError(
        "take `{key}` out of its properties by hand", code="property-to-take-out", key=key
    )
    block = _Block.of(data, path, way_out)
    if key not in block.properties:
        return data
    kept = {name: value for name, value in block.properties.items() if name != key}
    return block.checked(block.removed(key), kept)


def put_property_back(data: bytes, path: str, key: str, before: bytes, was: str) -> bytes:
    """Give the bytes of a note in which the property `key` has the value of an earlier time.

    That is the value of `was` in the note `before`, written as it was there; key and remark are
    those of now. Raises `NoteRefusedError` as `set_property` does; KeyError for a key that one of
    the notes has not.
    """
    then = _Block.of(before, path, _to_write(f"`{was}`"))
    typed = _to_write(f"`{_typed(key, then.properties[was])}`")
    block = _Block.of(data, path, typed)
    wanted = {**block.properties, key: then.properties[was]}
    if key not in block.properties:
        raise KeyError(key)
    return block.checked(block.replaced_by(key, then.written(was)), wanted)


def _to_write(typed: str) -> NoteRefusedError:
    return NoteRefusedError(
        "write {typed} in its properties by hand", code="property-to-write", typed=typed
    )


@frozen_record
class _Block:
    """A note whose property block can be edited."""

    data: bytes
    path: str
    raw: RawNote
    front: Frontmatter
    way_out: NoteRefusedError  # what the person can do instead

    @classmethod
    def of(cls, data: bytes, path: str, way_out: NoteRefusedError) -> _Block:
        raw = RawNote.of(data, path)
        front = read_frontmatter([raw.bare(n) for n in range(1, len(raw.lines) + 1)], path)
        block = cls(data, path, raw, front, way_out)
        if front.problem is not None:
            # A faulty block, one that is not closed, one that closes with more than `---`.
            problem = front.problem
            reason = NoteRefusedError(
                "{reason}", code=problem.code, reason=problem.message.rstrip(".")
            )
            raise block.refused(reason, problem.source.line)
        return block

    @property
    def properties(self) -> Mapping[str, Value]:
        return self.front.properties

    def refused(self, reason: NoteRefusedError, line: int) -> NoteRefusedError:
        return NoteRefusedError(
            "{path}:{line}: {reason}; the note was left alone: {way_out}.",
            code="properties-refused",
            path=self.path,
            line=line,
            reason=reason,
            way_out=self.way_out,
        )

    def unusual(self) -> NoteRefusedError:
        reason = NoteRefusedError(
            "its properties are written in an unusual way", code="properties-unusual"
        )
        return self.refused(reason, 1)

    def remarked(self, line: int) -> NoteRefusedError:
        reason = NoteRefusedError("a remark stands behind the value", code="property-remark-behind")
        return self.refused(reason, line)

    def replaced(self, key: str, value: Value) -> bytes:
        if not self._keeps_numbers(key):
            raise self.unusual()
        indent = _indent(self.raw.bare(self._span(key)[0]))
        _, _, tail = write_property("k", value, "\n").removesuffix("\n").partition(":")
        return self.replaced_by(key, tail.replace("\n", f"\n{indent}"))

    def added(self, values: Mapping[str, Value]) -> bytes:
        lines = (write_property(key, value, "\n") for key, value in values.items())
        written = "".join(lines).removesuffix("\n")
        if self.front.state == "none":
            block = [line + self.raw.eol for line in (FENCE, *written.split("\n"), FENCE)]
            return self.raw.joined([*block, *self.raw.lines])
        first = min(self._starts(), default=0)
        indent = _indent(self.raw.bare(first)) if first else ""
        closer = self.front.last_line
        return self._spliced(closer, closer - 1, indent + written.replace("\n", f"\n{indent}"))

    def written(self, key: str) -> str:
        """Give what stands behind the colon of a property, a remark aside."""
        first, last = self._span(key)
        head, remark = self._head_and_remark(key, first, last)
        line = self.raw.bare(first).removeprefix(head).removesuffix(remark)
        return "\n".join((line, *map(self.raw.bare, range(first + 1, last + 1))))

    def replaced_by(self, key: str, tail: str) -> bytes:
        """Give the note with other text behind the colon of a property; a remark stays."""
        first, last = self._span(key)
        head, remark = self._head_and_remark(key, first, last)
        if remark and "\n" in tail:
            raise self.remarked(first)
        return self._spliced(first, last, f"{head}{tail}{remark}")

    def removed(self, key: str) -> bytes:
        first, last = self._span(key)
        _, remark = self._head_and_remark(key, first, last)
        if remark:
            raise self.remarked(first)
        return self.raw.joined([*self.raw.lines[: first - 1], *self.raw.lines[last:]])

    def checked(self, new: bytes, wanted: Mapping[str, Value]) -> bytes:
        """Give the new bytes if they say what is wanted, and nothing else has changed."""
        raw = RawNote.of(new, self.path)
        front = read_frontmatter([raw.bare(n) for n in range(1, len(raw.lines) + 1)], self.path)
        before, after = split_note(self.data), split_note(new)
        same_body = (before.bom, before.body) == (after.bom, after.body)
        same_fences = not before.opener or (before.opener, before.closer) == (
            after.opener,
            after.closer,
        )
        if front.problem or not (same_body and same_fences):
            raise self.unusual()
        if list(front.properties) != list(wanted) or not _same(
            dict(front.properties), dict(wanted)
        ):
            raise self.unusual()
        return new

    def _keeps_numbers(self, key: str) -> bool:
        """Tell whether the numbers within a property would be written anew as they stand there.

        `0017` is read as 17, and would lose what may be a part of a telephone number.
        """
        within = f"{key}."
        texts = (text for name, text in self.front.written.items() if name.startswith(within))
        return all(write_value(resolve(text)).strip() == text for text in texts)

    def _span(self, key: str) -> tuple[int, int]:
        """Give the lines of a property; remarks and empty lines at its end belong to what follows.

        Line numbers of nested keys may bear the same dotted name; then the check finds it.
        """
        first = self.front.lines.get(key, 0)
        starts = sorted(self._starts())
        if not first or starts.count(first) != 1:
            reason = NoteRefusedError(
                "`{key}` does not stand on a line of its own", code="property-beside", key=key
            )
            raise self.refused(reason, first or 1)
        following = [line for line in starts if line > first]
        last = (following[0] if following else self.front.last_line) - 1
        text = _SET_OFF.match(self._after_colon(first)) is not None
        while last > first and _EMPTY.match(self.raw.bare(last)):
            if text and _indent(self.raw.bare(last)) and self.raw.bare(last).strip():
                break  # a line of the text that begins like a remark
            last -= 1
        return first, last

    def _starts(self) -> list[int]:
        lines = self.front.lines
        return [lines[name] for name in self.properties if name in lines]

    def _head_and_remark(self, key: str, first: int, last: int) -> tuple[str, str]:
        """Give what stands up to the colon, and the remark behind a value of one line."""
        line = self.raw.bare(first)
        rest = self._after_colon(first)
        head = line[: len(line) - len(rest)]
        further = [self.raw.bare(number) for number in range(first + 1, last + 1)]
        if not head:
            reason = NoteRefusedError(
                "`{key}` is written in an unusual way", code="property-unusual", key=key
            )
            raise self.refused(reason, first)
        if _ANCHOR.match(rest.lstrip()) or any(map(_ANCHOR.search, further)):
            reason = NoteRefusedError(
                "`{key}` holds an anchor, an alias or a tag of YAML",
                code="property-anchor",
                key=key,
            )
            raise self.refused(reason, first)
        scalar = _SCALAR.match(rest)
        if scalar is not None and not further:
            return head, scalar["remark"] or ""
        if _SET_OFF.match(rest):
            if _REMARK.search(rest):
                raise self.remarked(first)
        elif any(self._is_remarked(key, one) for one in (rest, *further)):
            reason = NoteRefusedError(
                "a remark stands within `{key}`", code="property-remark-within", key=key
            )
            raise self.refused(reason, first)
        return head, ""

    def _is_remarked(self, key: str, line: str) -> bool:
        """Tell whether a remark may stand in a line of a property, and not in a text in quotes."""
        quoted = _QUOTED.match(line)
        is_text = quoted is not None and quoted[1].strip() in texts_in(self.properties[key])
        return not is_text and _REMARK.search(line) is not None

    def _after_colon(self, number: int) -> str:
        """Give what follows the key and its colon on a line; all of it where there is no such."""
        line = self.raw.bare(number)
        head = _HEAD.match(line)
        return line[head.end() :] if head else line

    def _spliced(self, first: int, last: int, text: str) -> bytes:
        """Put lines in the place of those from `first` to `last`, with the block's line end."""
        eol = self.raw.lines[0].removeprefix(FENCE)
        lines = [line + eol for line in text.split("\n")]
        return self.raw.joined([*self.raw.lines[: first - 1], *lines, *self.raw.lines[last:]])


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _typed(key: str, value: Value) -> str:
    """Give the lines to type, on one line."""
    return write_property(key, value).strip().replace("\n", " ⏎ ")


def _same(one: Value, other: Value) -> bool:
    """Tell whether two values are the same and of the same kind: 1 is not true, NaN is NaN."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other or (one != one and other != other)  # noqa: PLR0124  NaN alone differs from itself
