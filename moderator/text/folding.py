"""The form in which texts are compared: small Latin letters, no marks, nothing invisible.

Folding works on one cluster (a character and the marks on it) at a time and keeps, for each
character it gives, the code points it came from, so that what is found in the folded text can be
shown in the reader's own. It is idempotent and takes any string.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from unidecode import unidecode_expect_nonascii

from moderator.text.lookalikes import LOOK_ALIKES

_PLAIN: Final = re.compile(r"[\x20-\x7e\n]*\Z")
_SPACES: Final = re.compile(r" {2,}")
_MARKS: Final = frozenset({"Mn", "Me"})


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; character ``i`` came from code points ``starts[i]`` to ``ends[i]``."""

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where folded characters ``start`` to ``end`` stand in the original.

        Raises ``IndexError`` when ``start`` is not inside the folded text.
        """
        if end <= start:
            return self.starts[start], self.starts[start]
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold ``text`` and keep the way back.

    Case, marks, đ, width, look-alikes and invisible characters are folded away; emoji and
    letters that are read as no Latin ones (Chinese, Thai) stay as they are. White space keeps its
    place: each kind becomes a blank, a line end stays.
    """
    if _PLAIN.match(text):
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    pieces = [_FOLDED[character] for character in text]
    whole = "".join(pieces)
    if len(whole) == len(text) and "" not in pieces:
        return Folded(whole, range(len(text)), range(1, len(text) + 1))
    starts: list[int] = []
    ends: list[int] = []
    for position, (character, folded) in enumerate(zip(text, pieces, strict=True)):
        if folded:
            starts.extend([position] * len(folded))
            ends.extend([position + 1] * len(folded))
        elif ends and unicodedata.category(character) in _MARKS:
            # A mark belongs to its letter, so that a span covers both.
            last = len(ends) - 1
            while last >= 0 and ends[last] == position:
                ends[last] = position + 1
                last -= 1
    return Folded(whole, tuple(starts), tuple(ends))


def fold_key(text: str) -> str:
    """Return the folded text with single blanks and none at the ends, for columns and look-ups."""
    folded = (
        text.lower() if _PLAIN.match(text) else "".join([_FOLDED[character] for character in text])
    )
    return _SPACES.sub(" ", folded.replace("\n", " ")).strip(" ")


class _Table(dict[str, str]):
    """Folds a character once; there are no more than Unicode has."""

    def __missing__(self, character: str) -> str:
        folded = _fold_character(character)
        self[character] = folded
        return folded


_FOLDED: Final = _Table()


def _fold_character(character: str) -> str:
    if character == "\n":
        return "\n"
    if character.isspace():
        return " "
    if character in LOOK_ALIKES:
        return LOOK_ALIKES[character]
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf", "Cs", "Cc"} or character in _BLANK_LETTERS:
        return ""
    if character.isascii():
        return character.lower()
    parts = [
        part
        for part in unicodedata.normalize("NFKD", character)
        if unicodedata.category(part) not in {"Mn", "Me", "Cf"}
    ]
    return "".join(_fold_part(part) for part in parts)


def _fold_part(part: str) -> str:
    small = LOOK_ALIKES.get(part) or LOOK_ALIKES.get(part.lower()) or part.lower()
    if small.isascii():
        return " " if small.isspace() else small
    if len(small) > 1:
        return part
    if unicodedata.name(small, "").startswith("LATIN"):
        spelt = unidecode_expect_nonascii(small).lower()
        if spelt.isalnum():
            return spelt
    return small


# Letters by category that show nothing: Hangul fillers, Khmer inherent vowels.
_BLANK_LETTERS: Final = frozenset("\u115f\u1160\u3164\uffa0\u17b4\u17b5\u2800")
