"""Hides numbers in a text and leaves every word of it: what a newspaper prints in their place.

A digit becomes "x", one for one, which is how Vietnamese papers print a hidden number: the shape
(blanks, dots, slashes, a leading +84) stays, so readers still see what stood there and that the
paper hid it. Of a telephone number the first three digits stay (the operator's prefix, shared by
millions); of other numbers none, since the first digits of an identity number tell where and when
somebody was born. An e-mail address keeps its first letter and its domain, and always gets three
stars, so that not even its length is told. Placeholders such as "[địa chỉ]" were weighed and left:
they take the reader's words (the street, the ward) away with the number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

SPELT: Final = {
    "khong": "0",
    "linh": "0",
    "mot": "1",
    "hai": "2",
    "ba": "3",
    "bon": "4",
    "tu": "4",
    "nam": "5",
    "lam": "5",
    "sau": "6",
    "bay": "7",
    "tam": "8",
    "chin": "9",
}
"""The digits said in words, folded, without the ways of reading tens."""

_SIGN: Final = re.compile(r"[0-9]|[a-z]+")
_LIKE_DIGITS: Final = frozenset("oil")
_X: Final = "x"


class Patch(Struct, frozen=True):
    """Code points ``start`` to ``end`` (exclusive) of a text, and what is printed instead."""

    start: int
    end: int
    instead: str


def hide_digits(text: str, start: int, end: int, *, shown: int = 0) -> Patch:
    """Return a patch that hides the digits between ``start`` and ``end`` but the first ``shown``.

    Digits may be of any kind that folding reads (full width, emoji), letters that pose as digits
    ("o", "l") beside digits, or words ("không chín một"). Other signs stay as typed.
    """
    piece = text[start:end]
    folded = fold(piece)
    kept: list[str] = []
    done = 0
    left = shown + 1 if folded.text.startswith("+84") else shown
    for match in _SIGN.finditer(folded.text):
        sign = match.group()
        if sign.isdigit() or sign in SPELT:
            places = [match.span()]
        elif _LIKE_DIGITS.issuperset(sign):
            places = [(at, at + 1) for at in range(*match.span())]
        else:
            continue
        for place in places:
            if left > 0:
                left -= 1
                continue
            first, last = folded.span(*place)
            kept += (piece[done:first], _X)
            done = last
    kept.append(piece[done:])
    return Patch(start, end, "".join(kept))


def hide_mailbox(text: str, start: int, end: int) -> Patch:
    """Return a patch that hides the name of a mailbox but its first letter: "n***"."""
    return Patch(start, end, f"{text[start : start + 1]}***")


def patched(text: str, patches: Iterable[Patch]) -> str:
    """Return ``text`` with ``patches`` in place; of overlapping ones the first is taken."""
    pieces: list[str] = []
    done = 0
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.end)):
        if patch.start >= done:
            pieces += (text[done : patch.start], patch.instead)
            done = patch.end
    return "".join((*pieces, text[done:]))
