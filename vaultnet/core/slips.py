"""Slips of the hand: texts that differ in one letter left out, added, changed, or two swapped."""

from __future__ import annotations


def without_one_letter(text: str) -> frozenset[str]:
    """Give a text, and it without each of its letters: of these near texts have one in common."""
    return frozenset({text, *(text[:at] + text[at + 1 :] for at in range(len(text)))})


def is_one_slip(one: str, other: str) -> bool:
    """Tell whether two different texts differ in one letter, or in two neighbours swapped."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = one[start : start + 2] == other[start : start + 2][::-1]
    rest = one[start + 2 :] == other[start + 2 :]
    return one[start + 1 :] == other[start + 1 :] or (swapped and rest)
