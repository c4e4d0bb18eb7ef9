"""Rude words behind stars, as they are shown where nobody has to read them: "đ***"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderator.model import Span


def starred(text: str, spans: Iterable[Span]) -> str:
    """Return ``text`` with each word in ``spans`` cut to its first letter and stars.

    One star stands for one code point, so that places in the text stay what they were. Spans may
    reach beyond a text that was shortened.
    """
    letters = list(text)
    for span in spans:
        inside = False
        for place in range(span.start, min(span.end, len(letters))):
            blank = text[place].isspace()
            if inside and not blank:
                letters[place] = "*"
            inside = not blank
    return "".join(letters)
