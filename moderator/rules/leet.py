"""Reads words in which digits and signs stand for letters: "kh0ng", "g@i", "th1ch", "ca$ino".

A word counts only if it reads as a syllable or a listed lure, and is no code, unit, price or
abbreviation: "covid19", "4G", "t7", "50k", "H2O", "iOS17", "mp3" stand as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Final

from msgspec import Struct

from moderator.text.syllables import is_syllable

READINGS: Final = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g",
    "@": "a", "!": "i", "$": "s", "€": "e", "£": "l", "¢": "c", "|": "il",
}  # fmt: skip
"""What a sign may stand for, the likelier first."""

_SIGNS: Final = "@!$€£¢|"
_MAY_BE: Final = re.compile(rf"[0-9{_SIGNS}](?:(?=[a-z])|(?<=[a-z][013@$€£¢]))")
_WORD: Final = re.compile(
    rf"(?<![\w{_SIGNS}.+/-])(?=[a-z0-9{_SIGNS}]{{2,12}}(?![\w{_SIGNS}]))"
    rf"(?=[^a-z]*[a-z])(?=[a-z]*[0-9{_SIGNS}])[a-z0-9{_SIGNS}]{{2,12}}(?!-\d|\.\w)"
)
_INSIDE: Final = re.compile(rf"[a-z][0134578{_SIGNS}]{{1,2}}[a-z]")
_CODE: Final = re.compile(r"[a-z]{1,3}[0-9]{1,6}|[0-9]{1,6}[a-z]{1,4}[0-9]{0,3}|[a-z]+[2-9]+")
_CLEAR: Final = 0.45
_MOST_READINGS: Final = 16
LURES: Final = frozenset(
    """
    casino sex porn bet game slot bonus vip win zalo telegram viber whatsapp inbox free money
    bitcoin forex usdt cash code link hack xoso lode nohu banca facebook tele
    """.split()  # noqa: SIM905  # a list of words is read more easily so
)
"""Foreign words that disguised writing hides, as it hides syllables."""

# Read so by everyone, and no disguise.
_STANDING: Final = frozenset("b2b p2p c2c o2o a4a mp3 mp4 h2o co2 no1 f0 f1 g7 r0".split())  # noqa: SIM905


_OF_NUMBERS: Final = frozenset("o0123456789")


class Leet(Struct, frozen=True):
    """A word at ``start`` to ``end`` of a folded text, its reading, how surely a trick (0 to 1)."""

    start: int
    end: int
    plain: str
    weight: float


def find_leet(folded: str) -> list[Leet]:
    """Return the words in leet of a folded text, in order."""
    if _MAY_BE.search(folded) is None:
        return []
    found = []
    for match in _WORD.finditer(folded):
        read = read_leet(match.group())
        if read is not None:
            found.append(Leet(*match.span(), *read))
    # At a word's end a digit may count something and a sign may end a sentence.
    return found if any(one.weight >= _CLEAR for one in found) else []


@lru_cache(maxsize=4096)
def read_leet(word: str) -> tuple[str, float] | None:
    """Return how a folded word of letters, digits and signs reads, and how surely; or None."""
    if word in _STANDING or word.isdigit():
        return None
    if set(word) <= _OF_NUMBERS:
        return None  # "O3O 555 12 34" is a number in which O stands for 0, no word
    inside = _INSIDE.search(word) is not None
    if not inside and _CODE.fullmatch(word) and word[-1] != "0":
        return None
    word = word.rstrip("!|") if not inside else word
    letters = sum(map(str.isalpha, word))
    if letters == len(word) or letters < 2 or letters * 2 < len(word):  # noqa: PLR2004
        return None
    choices = [READINGS.get(sign, sign) for sign in word]
    for number, read in enumerate(map("".join, product(*choices))):
        if number >= _MOST_READINGS:
            break
        if read in LURES or (is_syllable(read) and len(read) > 2):  # noqa: PLR2004
            return read, _CLEAR if inside or read in LURES else 0.2
    return None
