"""What the text of a tag may hold (S8.2): shared by the tags of properties and of the body."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from vaultnet.core.patterns import pattern

# Whitespace as JavaScript has it, ASCII punctuation but for `-`, `_` and `/`, general and
# supplemental punctuation (the joiners of emoji and the long dashes among them).
TAG_CHARACTERS: Final = (
    r"[^\t\n\v\f\r \u00A0\u1680\u3000\uFEFF"
    r"!\"#$%&'()*+,.:;<=>?@\[\\\]^`{|}~"
    r"\u2000-\u206F\u2E00-\u2E7F]"
)
_TAG: Final = pattern(rf"{TAG_CHARACTERS}+")
_DIGITS: Final = pattern(r"[0-9]+")


@lru_cache(maxsize=1 << 12)  # the same tags stand in very many notes
def is_tag(text: str) -> bool:
    """Tell whether `text`, without its `#`, is a legal tag (S8.2, rows B2 to B8)."""
    return (
        _TAG.fullmatch(text) is not None
        and _DIGITS.fullmatch(text) is None
        and not text.endswith("/")
    )
