"""E-mail addresses, telephone numbers, profiles and organisations made comparable."""

from __future__ import annotations

import re
from typing import Final

from vaultnet.core.matching.names import keys_of
from vaultnet.core.names import fold
from vaultnet.core.patterns import pattern

# One telephone number is written with and without its country; only the end is always the same.
SHORTEST_NUMBER: Final = 7  # digits; less is an extension or a service
_COMPARED_DIGITS: Final = 8  # by which numbers are looked up; then the whole is compared

# Mailboxes that many people read tell nobody apart (RFC 2142, and what firms have besides).
_SHARED: Final = frozenset(
    (  # noqa: SIM905  a line for each would fill the page
        "info office contact contacts hello hi mail admin administrator webmaster postmaster "
        "sales support help service team jobs career careers hr press marketing billing accounts "
        "noreply no-reply donotreply do-not-reply kontakt buero zakaz post enquiries reception "
        "secretary invoice"
    ).split()
)
_DOTLESS_HOSTS: Final = frozenset({"gmail.com"})  # dots in the name mean nothing there
_HOST_ALIASES: Final = {"googlemail.com": "gmail.com", "ya.ru": "yandex.ru"}
_EXTENSION: Final = pattern(r"(?:;?ext?\.?=?|;|,|#|x|доб\.?)\s*[0-9]{1,6}\Z", re.IGNORECASE)
_NOT_DIGIT: Final = pattern(r"[^0-9]")
_LINK: Final = pattern(
    r"(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:www\.|m\.)?([^/?#\s]+)(/[^?#\s]*)?(?:[?#].*)?", re.IGNORECASE
)
# Where an address leads to one person. A firm's home page leads to nobody.
_PROFILES: Final = pattern(
    r"(?:[a-z]{2,3}\.)?(linkedin\.com/in/[^/]+|github\.com/[^/]+|gitlab\.com/[^/]+|t\.me/[^/]+"
    r"|(?:twitter|x)\.com/[^/]+|facebook\.com/[^/]+|instagram\.com/[^/]+|vk\.com/[^/]+"
    r"|xing\.com/profile/[^/]+|orcid\.org/[^/]+)"
)
_LEGAL_FORMS: Final = frozenset(
    (  # noqa: SIM905  a line for each would fill the page
        "inc llc ltd limited gmbh ag se sa sas sarl srl spa bv nv ab oy as kg ohg plc corp "
        "corporation co company group holding ооо оао зао пао ао ип the"
    ).split()
)
_WORD: Final = pattern(r"[^\W_]+")


def email_key(address: str) -> str | None:
    """Give the form under which e-mail addresses compare; None for a mailbox that many share."""
    name, at, host = address.strip().casefold().removeprefix("mailto:").rpartition("@")
    if not at or not name or name in _SHARED:
        return None
    host = _HOST_ALIASES.get(host, host)
    name = name.partition("+")[0] or name
    return f"{name.replace('.', '') if host in _DOTLESS_HOSTS else name}@{host}"


def phone_key(number: str) -> str | None:
    """Give the digits of a telephone number, `+` before those with a country; None for no number.

    What people write instead of the country (0, 00, the 8 of Russia) is taken off, and the
    nought in `+49 (0)171 …` that nobody dials.
    """
    text = number.strip().casefold().removeprefix("tel:")
    text = _EXTENSION.sub("", text).replace("(0)", "")
    digits = _NOT_DIGIT.sub("", text)
    abroad = text.lstrip(" (").startswith("+") or digits.startswith("00")
    if not abroad and len(digits) == 11 and digits.startswith("8"):  # noqa: PLR2004  Russia, at home
        digits = digits[1:]
    digits = digits.lstrip("0")
    if len(digits) < SHORTEST_NUMBER:
        return None
    return f"+{digits}" if abroad else digits


def phone_end(key: str) -> str:
    """Give the digits by which a number is looked up."""
    return key[-_COMPARED_DIGITS:].removeprefix("+")


def is_same_number(one: str, other: str) -> bool:
    """Tell whether two keys may be one number: both with their country are compared whole.

    Of others the shorter must be the end of the longer: `0171 …` and `+49 171 …`.
    """
    if one == other:
        return True
    if one.startswith("+") and other.startswith("+"):
        return False
    shorter, longer = sorted((one.removeprefix("+"), other.removeprefix("+")), key=len)
    return len(longer) - len(shorter) <= 3 and longer.endswith(shorter)  # noqa: PLR2004  country codes


def profile_key(address: str) -> str | None:
    """Give the form under which profiles compare; None for a page that is nobody's own."""
    found = _LINK.fullmatch(address.strip())
    if found is None:
        return None
    place = f"{found[1]}{(found[2] or '').rstrip('/')}".casefold()
    profile = _PROFILES.fullmatch(place)
    return profile[1].replace("x.com/", "twitter.com/") if profile else None


def organisation_key(name: str) -> str | None:
    """Give the form under which organisations compare: legal forms go, scripts are one."""
    words = [word for word in _WORD.findall(fold(name)) if word not in _LEGAL_FORMS]
    keys = [min(keys_of(word), default=word) if word.isalpha() else word for word in words]
    return " ".join(keys) or None
