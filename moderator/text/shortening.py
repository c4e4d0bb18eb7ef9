"""Where a text is cut for which there is no room: between words, wherever there are any."""

from __future__ import annotations

import unicodedata
from typing import Final

ELLIPSIS: Final = "…"
WORD: Final = 24
"""Letters that are given up at most to end with a word: no syllable is longer, a link may be."""
MARKS: Final = 20
"""Marks above and below a letter that stay with it: no writing has more."""
_LOOSE: Final = " \t\r\n\u00a0,;:.…"
"""What says nothing before an ellipsis."""


def shortened(text: str, limit: int) -> str:
    """Return at most ``limit`` code points of ``text``, with an ellipsis where it was cut."""
    return text if len(text) <= limit else cut(text, limit - 1)


def cut(text: str, end: int) -> str:
    """Return as much of ``text`` as there is before ``end``, up to a word's end; an ellipsis.

    ``end`` is in code points, and less than the whole.
    """
    end = word_end(text, end)
    return (text[:end].rstrip(_LOOSE) or text[:end]) + ELLIPSIS


def word_end(text: str, end: int) -> int:
    """Return where the last word ends that is whole before ``end``, in code points.

    Where none ends near by, as in a link, a letter at least keeps its marks.
    """
    end = max(end, 0)
    if text[end].isspace():
        return end
    for at in range(end - 1, max(end - WORD, end // 2) - 1, -1):
        if text[at].isspace():
            return at
    at = end
    while end - MARKS < at and at > 0 and unicodedata.combining(text[at]):
        at -= 1
    return end if unicodedata.combining(text[at]) else at
