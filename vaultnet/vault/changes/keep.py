"""Keeps text that came out from under a write as a visible note beside the other."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from vaultnet.vault.changes.fingerprint import SHORT
from vaultnet.vault.changes.new_name import give_name
from vaultnet.vault.changes.place import look

_MAX_STEM_BYTES: Final = 120  # 255 are allowed for the whole name
_NAMELESS: Final = "Note.md"


def keep(file: Path, note: str | None) -> Path:
    """Give a file, made for the note of the name `note`, a name that the person sees.

    A copy of the same content is kept once. Raises `OSError`; then the file stays as it is.
    """
    found = look(file)
    if found is None:
        raise FileNotFoundError(file)
    like = Path(note or _NAMELESS)
    stem = like.stem.encode()[:_MAX_STEM_BYTES].decode(errors="ignore")
    for digits in (SHORT, len(found.fingerprint)):
        copy = file.with_name(
            f"{stem} (vaultnet recovered {found.fingerprint[:digits]}){like.suffix}"
        )
        try:
            give_name(file, copy)
        except FileExistsError:
            other = look(copy)
            if other is None or other.fingerprint != found.fingerprint:
                continue
            file.unlink()
        return copy
    raise FileExistsError(file)
