"""What the quick readers of property blocks and Obsidian could be of two opinions on."""

from __future__ import annotations

from typing import Final

from vaultnet.core.patterns import pattern

# Each allows tabs that the other does not; some characters libyaml refuses or takes for line ends.
_DOUBTFUL_CHARACTERS: Final = pattern(
    "[\t\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
# Within brackets, what begins with `?` or `:`, and a lone `-`; a `#` right behind a value.
_DOUBTFUL_PAIRS: Final = pattern(r"[\[\]{},\"' ](?:\?|:[^ \n]|-[,\[\]{}]|#(?<! #))")
# Document marks, directives and brackets at the start of a line; keys set off by `?`.
_DOUBTFUL_STARTS: Final = pattern(r"\n(?:[%\[{]|\.\.\.|---|[ -]*+\?)")


def is_doubtful(text: str) -> bool:
    """Tell whether a block holds anything on which parsers could differ."""
    return (
        _DOUBTFUL_CHARACTERS.search(text) is not None
        or _DOUBTFUL_PAIRS.search(text) is not None
        or _DOUBTFUL_STARTS.search("\n" + text) is not None
    )
