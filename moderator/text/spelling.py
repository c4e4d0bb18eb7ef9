"""Accented words that are no syllable of Vietnamese, and the syllables that may be meant.

"đựơc" carries its tone on the wrong vowel, "nguời" lacks the horn of one of two letters, "đươc"
lacks its tone. Where the tone stands is the school grammar's: on the vowel that has a mark of its
own (the second of ươ), else on the only one, else on the second of two before a consonant and on
the first at the end of a word; "hòa" and "hoà", "thúy" and "thuý" are both right.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import product
from typing import Final

from moderator.text.letters import TONES, bare
from moderator.text.syllables import bare_syllables, is_syllable

_LETTERS: Final = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư"}
_VOWELS: Final = frozenset("aăâeêioôơuưy")
_MARKED: Final = frozenset("ăâêôơư")
_EITHER: Final = frozenset({"oa", "oe", "uy"})
_ACUTE: Final = "\u0301"
_LONGEST: Final = 7
_TONE_CHANGED: Final = 2
_FARTHEST: Final = 3
"""The most by which a syllable may differ from what was typed: a tone and one mark of a letter."""


def misspelt(word: str) -> bool:
    """Return whether a marked ``word`` in NFC, in any case, is a syllable with its marks wrong.

    Foreign words, short forms and drawn out words are not: without marks they are no syllable.
    """
    small = word.lower()
    if not 1 < len(small) <= _LONGEST or small.isascii():
        return False
    plain = bare(small)
    if not plain.isascii() or plain not in bare_syllables():
        return False
    if not is_syllable(small):
        return True
    right = spellings(plain)
    return bool(right) and small not in right and small not in _KNOWN


_KNOWN: Final = frozenset({"kạn", "kông", "đắk", "đăk", "lắk", "lăk"})
"""Names of places that break the rules."""


def meant(word: str) -> tuple[tuple[str, int], ...]:
    """Return the syllables that a misspelt ``word`` may stand for, in small letters, nearest first.

    Each comes with how far it is off: 0 if the same marks stand at other places, 1 for each letter
    whose own mark differs, 2 for another tone.
    """
    small = word.lower()
    own, tone = _parts(small)
    found = []
    for form in spellings(bare(small)):
        letters, other = _parts(form)
        off = sum(one != two for one, two in zip(own, letters, strict=True))
        off += _TONE_CHANGED if tone != other else 0
        if form != small and off <= _FARTHEST:
            found.append((form, off))
    return tuple(sorted(found, key=lambda one: (one[1], one[0])))


@lru_cache(maxsize=4_000)
def spellings(plain: str) -> frozenset[str]:
    """Return every right spelling of the syllables that are ``plain`` without their marks."""
    found: set[str] = set()
    choices = [_LETTERS.get(letter, letter) for letter in plain]
    if plain.startswith("d"):
        choices[0] = "dđ"
    for letters in product(*choices):
        level = "".join(letters)
        for place in _tone_places(level):
            marked = {tone: _with_tone(level, place, tone) for tone in TONES}
            right = {form for form in marked.values() if is_syllable(form)}
            if marked[_ACUTE] in right and level[-1] not in "cpt" and not level.endswith("ch"):
                right.add(level)
            found |= right
    return frozenset(found)


def _with_tone(level: str, place: int, tone: str) -> str:
    return unicodedata.normalize("NFC", level[: place + 1] + tone + level[place + 1 :])


def _tone_places(level: str) -> tuple[int, ...]:
    """Return where the tone of a syllable without one may stand."""
    start = 0
    if level.startswith("qu") or (level.startswith("gi") and level[2:3] in _VOWELS):
        start = 2
    while start < len(level) and level[start] not in _VOWELS:
        start += 1
    end = start
    while end < len(level) and level[end] in _VOWELS:
        end += 1
    if start == end:
        return ()
    marked = [place for place in range(start, end) if level[place] in _MARKED]
    if marked:
        return (marked[-1],)
    middle = {1: start, 2: start + (end < len(level)), 3: start + 1}.get(end - start)
    if middle is None:
        return ()
    either = end == len(level) and level[start:end] in _EITHER
    return (start, start + 1) if either else (middle,)


def _parts(word: str) -> tuple[list[str], str]:
    """Return the letters with their own marks, and the tone ("" for none or more than one)."""
    letters: list[str] = []
    tones = ""
    for letter in word:
        pieces = unicodedata.normalize("NFD", letter)
        tones += "".join(mark for mark in pieces if mark in TONES)
        rest = "".join(mark for mark in pieces if mark not in TONES)
        letters.append(unicodedata.normalize("NFC", rest))
    return letters, tones if len(tones) == 1 else ""
