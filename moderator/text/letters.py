"""The letters of Vietnamese: taking marks off, and where the tone mark stands."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

TONES: Final = "\u0300\u0301\u0309\u0303\u0323"
"""Grave, acute, hook above, tilde, dot below."""

_QUALITIES: Final = {
    "a": ("a", "ă", "â"),
    "d": ("d", "đ"),
    "e": ("e", "ê"),
    "i": ("i",),
    "o": ("o", "ô", "ơ"),
    "u": ("u", "ư"),
    "y": ("y",),
}


def _forms(quality: str) -> tuple[str, ...]:
    if quality in "dđ":
        return (quality,)
    return (quality, *(unicodedata.normalize("NFC", quality + tone) for tone in TONES))


_TO_BARE: Final[dict[int, str]] = {
    ord(cased): (base.upper() if cased.isupper() else base)
    for base, qualities in _QUALITIES.items()
    for quality in qualities
    for form in _forms(quality)
    for cased in (form, form.upper())
    if cased not in (base, base.upper())
}

MARKED: Final[frozenset[str]] = frozenset(map(chr, _TO_BARE))
"""Every precomposed letter of Vietnamese that carries a mark, in both cases."""

# Both "hoà" and "hòa" are right; counts and comparisons need one of them.
_OLDER: Final[dict[str, str]] = {
    unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize(
        "NFC", first + tone + second
    )
    for first, second in ("oa", "oe", "uy")
    for tone in TONES
}
_OLDER_END: Final = re.compile(f"(?:{'|'.join(_OLDER)})(?![a-z0-9{''.join(sorted(MARKED))}])")


def bare(text: str) -> str:
    """Return NFC ``text`` without Vietnamese marks; same length, other letters untouched."""
    return text.translate(_TO_BARE)


def canonical(word: str) -> str:
    """Return a lower-case NFC ``word`` with its tone on the first vowel: hoà → hòa, thuý → thúy.

    Only open syllables have two right spellings; "quý" has one, since its u belongs to q.
    """
    older = _OLDER.get(word[-2:])
    if older is None or (older[-1] == "y" and word.startswith("qu")):
        return word
    return word[:-2] + older


def may_be_older(text: str) -> bool:
    """Return whether :func:`canonical` may change any word of a lower-case NFC ``text``."""
    return _OLDER_END.search(text) is not None
