"""Finds Vietnamese phone numbers, also split, spelt out or with letters for digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.model import Span
from moderator.text.masking import SPELT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.rules.views import Views


class Phone(Struct, frozen=True):
    """A number as digits, where it stands, and how it was written."""

    span: Span
    digits: str
    hotline: bool = False  # 1800 and 1900: companies' service numbers
    disguised: bool = False


# Digits, up to three signs between them, and the letters that are read as digits.
_RUN: Final = re.compile(r"(?<![\w.,/])\+?[0-9o](?:[ .\-–_()*~|>]{0,3}[0-9oil]){7,14}(?![0-9a-z])")
_READ_AS: Final = str.maketrans("oil", "011")
_MOBILE: Final = re.compile(r"(?:0|84|0084)(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])[0-9]{7}\Z")
_LANDLINE: Final = re.compile(r"(?:0|84)2[0-9]{9}\Z")
_HOTLINE: Final = re.compile(r"1[89]00[0-9]{4,6}\Z")
_NO_PHONE: Final = re.compile(
    r"(?<!\w)(?:isbn|ma (?:don(?: hang)?|van don|giao dich|bai|so thue)|van don|don hang|mst|sbd|"
    r"so bao danh)(?: so| la)?[ :.#]{0,3}\Z"
)
"""What stands before numbers of parcels, papers and books."""

_MOST_BEFORE: Final = 24
_MIN_REAL_DIGITS: Final = 6

_MIN_SPELT: Final = 5
"""Digits said in words; the others may be written as digits."""


def find_phones(views: Views) -> list[Phone]:
    """Return the phone numbers of a text, in order."""
    written = _written(views) if views.digits >= _MIN_REAL_DIGITS else ()
    return sorted((*written, *_spelt(views)), key=lambda phone: phone.span.start)


def _written(views: Views) -> Iterator[Phone]:
    folded = views.folded.text
    for match in _RUN.finditer(folded):
        run = match.group()
        digits = "".join(sign for sign in run.translate(_READ_AS) if sign.isdigit())
        real = sum(sign.isdigit() for sign in run)
        before = folded[max(0, match.start() - _MOST_BEFORE) : match.start()]
        if real < _MIN_REAL_DIGITS or _NO_PHONE.search(before):
            continue
        hotline = _HOTLINE.match(digits) is not None
        if not (hotline or _MOBILE.match(digits) or _LANDLINE.match(digits)):
            continue
        span = views.span(*match.span())
        pieces = len(re.split(r"[^0-9]+", run.strip("+")))
        plain = views.text[span.start : span.end].isascii()
        yield Phone(span, digits, hotline, real < len(digits) or pieces > 5 or not plain)  # noqa: PLR2004


def _spelt(views: Views) -> Iterator[Phone]:
    words = views.words
    if sum(map(SPELT.__contains__, words.folded)) < _MIN_SPELT:
        return
    start = 0
    digits = ""
    for place, word in enumerate((*words, None)):
        digit = None
        if word is not None:
            digit = SPELT.get(word.folded) or (word.folded if word.folded.isdigit() else None)
        if digit is not None:
            if not digits:
                start = place
            digits += digit
            continue
        said = sum(word.folded in SPELT for word in words[start:place])
        if said >= _MIN_SPELT and _MOBILE.match(digits):
            yield Phone(Span(words[start].start, words[place - 1].end), digits, disguised=True)
        digits = ""
        start = place + 1
