"""Names and words made comparable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SEPARATORS: Final = re.compile(r"[\s_\-\u2010\u2011]+")


@lru_cache(maxsize=1 << 14)  # keys, tags and names come again and again
def fold(text: str) -> str:
    """Give the form under which keys, words and names compare.

    NFC, case folded, `ё` as `е`, runs of space, `_` and `-` as one space, ends trimmed.
    """
    folded = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    return _SEPARATORS.sub(" ", folded).strip()
