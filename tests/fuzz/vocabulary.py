"""What the fuzzers begin with: kept notes, and the pieces that notes are made of."""

from __future__ import annotations

from pathlib import Path
from typing import Final

SEEDS: Final = Path(__file__).parent / "seeds"

PIECES: Final = (
    *("---", "---\n", "----\n", "\n", "\n\n", "\r\n", "\r", "\ufeff", "  ", "    ", "\t", " "),
    *("[[", "]]", "![[", "[[Nora Quill]]", "[[Zoe Hart|Z]]", "[a](b%20c.md)", "](", "[", "]", "|"),
    *("#tea", "#call", "#", "`", "```", "~~~", "%%", "$", "$$", "<!--", "-->", "<div>", "<b c='"),
    *("- ", "* ", "1. ", "- [ ] ", "- [x] ", "> ", "> [!note] ", "# ", "## Log\n", "===", "|-|-|"),
    *("[k:: v]", "(gave:: article)", "k:: v", "::", "(@2026-11-25)", "📅 2026-11-25", "🔁 ", "^id"),
    *("tags: [a, b]", "aliases:", "birthday: --02-29", "last_contact: 2026-11-01", "type: meeting"),
    *("people:", 'a: "', "a: '", "a: |\n", "a: >-\n", "&x ", "*x", "!t ", "{", "}", "? ", ": "),
    *("2026-11-23", "23.11.2026", "23 ноября", "call", "звонок", "встреча", "@Zoe Hart", "каждые "),
    *("\u2028", "\x85", "\v", "\x00", "e\u0301", "ё", "🎂", "👩\u200d🔬", "\u00a0", "\\", "ﬁ", "İ"),
)


def seeds() -> list[bytes]:
    """Give the notes that every run begins with, those that were faults once among them."""
    return [path.read_bytes() for path in sorted(SEEDS.iterdir())]
