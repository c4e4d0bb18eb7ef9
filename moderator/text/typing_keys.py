"""Reads Vietnamese whose typing keys were left undecoded: Telex, VNI and VIQR.

"tieesng Vieejt", "tie61ng Vie65t" and "tie^'ng Vie^.t" are all "tiếng Việt". The keys may stand
where they belong or after the whole syllable ("tieengs", "nguoiwf", "duong972"). A word is read
only if it makes a syllable in use and is no plausible word as it stands: "boots", "week", "co2".
What is plausible but would be common Vietnamese ("has", "tax") is read only beside clear words.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from moderator.resources import resource
from moderator.text.known import known_syllables
from moderator.text.letters import canonical
from moderator.text.syllables import bare_syllables
from moderator.text.teencode import known_slang
from moderator.text.tokens import LINK


class Method(StrEnum):
    """A way to type Vietnamese on a plain keyboard."""

    TELEX = "Telex"
    VNI = "VNI"
    VIQR = "VIQR"


class Keyed(Struct, frozen=True):
    """A word at ``start`` to ``end``, how it reads, and how surely it is meant so (0 to 1)."""

    start: int
    end: int
    before: str
    after: str
    weight: float


class Decoded(Struct, frozen=True):
    """A text with its keys read, by the method that explains most of its words."""

    method: Method
    text: str
    words: tuple[Keyed, ...]


_LONGEST: Final = 12  # "nghieeengs" and a slip
_CLEAR: Final = 0.6
"""A word of this weight is no chance likeness; the doubtful ones need it near."""

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301\u0300\u0309\u0303\u0323"
_ROOF, _BREVE, _HORN = "\u0302\u0306\u031b"

_TELEX_TONES: Final = {"s": _ACUTE, "f": _GRAVE, "r": _HOOK, "x": _TILDE, "j": _DOT}
_VNI_TONES: Final = {"1": _ACUTE, "2": _GRAVE, "3": _HOOK, "4": _TILDE, "5": _DOT}
_VIQR_TONES: Final = {"'": _ACUTE, "`": _GRAVE, "?": _HOOK, "~": _TILDE, ".": _DOT}

# One of these stands in every text that holds such words; to look for them costs microseconds.
# A "tr" begins every tenth word and is no key.
_KEY: Final = {
    Method.TELEX: re.compile("[sfrxjwSFRXJW](?<=[a-su-zA-SU-Z].)"),
    Method.VNI: re.compile("[1-9](?<=[a-zA-Z].)"),
    Method.VIQR: re.compile(r"[\^(+](?<=[aeouAEOU].)"),
}
_DOUBLES: Final = ("dd", "oo", "ee", "aa", "Dd", "DD", "OO", "EE", "AA")
_WORDS: Final = {
    Method.TELEX: re.compile(rf"{LINK}|(?<!\w)[A-Za-z]{{2,{_LONGEST}}}(?!\w)"),
    Method.VNI: re.compile(rf"{LINK}|(?<!\w)[A-Za-z][A-Za-z1-9]{{1,{_LONGEST}}}(?!\w)"),
    Method.VIQR: re.compile(
        rf"{LINK}|(?<!\w)[A-Za-z](?:[A-Za-z^(+'`?~]|\.(?!\.)){{1,{_LONGEST}}}(?![\w^(+])"
    ),
}


def decode_keys(text: str) -> Decoded | None:
    """Return the reading of ``text``, or None where no word is surely keyed.

    Takes any string; time is linear in its length.
    """
    best: tuple[float, Method, list[Keyed]] | None = None
    for method in Method:
        if not _may_be(text, method):
            continue
        words = _keyed(text, method)
        total = sum(word.weight for word in words)
        if words and (best is None or total > best[0]):
            best = (total, method, words)
    if best is None:
        return None
    _, method, words = best
    pieces: list[str] = []
    place = 0
    for word in words:
        pieces += (text[place : word.start], word.after)
        place = word.end
    pieces.append(text[place:])
    return Decoded(method, "".join(pieces), tuple(words))


def _may_be(text: str, method: Method) -> bool:
    if _KEY[method].search(text) is not None:
        return True
    return method is not Method.VNI and any(pair in text for pair in _DOUBLES)


def decode_word(word: str, method: Method) -> str | None:
    """Return the syllable in use that ``word`` spells by ``method``, in its case, or None."""
    read = _read(word, method)
    return read[0] if read is not None else None


def _keyed(text: str, method: Method) -> list[Keyed]:
    found = []
    small = text != text.upper()
    for match in _WORDS[method].finditer(text):
        start, end = match.span()
        word = match.group()
        if end - start > _LONGEST:
            continue
        read = _read(word, method)
        if method is Method.VIQR and word[-1] in "'?." and (read is None or word[:-1].isalpha()):
            word = word[:-1]  # a full stop, not a tone
            read = _read(word, method)
        if read is not None:
            after, weight = read
            found.append(
                Keyed(start, start + len(word), word, after, weight * _as_cased(word, small))
            )
    clear = [word for word in found if word.weight >= _CLEAR]
    if not clear:
        return []
    return found if len(clear) * 4 >= len(found) else clear


def _as_cased(word: str, small: bool) -> float:  # noqa: FBT001  # whether small letters are about
    """Return how much of its weight a word keeps that may be a name or an abbreviation."""
    if word.isupper() and small:
        return 0.3
    return 0.8 if word.istitle() else 1.0


@lru_cache(maxsize=8192)
def _read(word: str, method: Method) -> tuple[str, float] | None:
    """Return the reading and its weight."""
    small = word.lower()
    if _stands(small, method):
        return None
    composer = _Composer()
    take = _TAKERS[method]
    for key in word:
        if not take(composer, key):
            return None
        composer.last = key.lower()
    after = composer.composed() if composer.keys else None
    rank = known_syllables().get(canonical(after.lower())) if after else None
    if after is None or rank is None:
        return None
    if small in plausible() or small in known_slang():
        # Only a common syllable is likelier than the word as it stands, and only among others.
        return (after, 0.0) if rank < _COMMON else None
    return after, composer.weight(method)


def _stands(small: str, method: Method) -> bool:
    """Return whether a word has no keys: a bare syllable ("khoong" is none), "web", "wa"."""
    if small in bare_syllables() and "oo" not in small:
        return True
    return method is Method.TELEX and small[0] == "w" and not small.startswith("wow")


_COMMON: Final = 700
_LATE: Final = re.compile("(?:[iyu]e|uo)(?:ng|nh|[cmnpt])$")


@cache
def plausible() -> frozenset[str]:
    """Return the listed words and codes that only look like keyed ones, in small letters."""
    lines = resource("text", "like-keyed.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


class _Composer:
    """A syllable while its keys come in; every method says whether it could take the key."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.marks: list[str] = []
        self.tone = ""
        self.keys = 0
        self.last = ""  # the key before, in small letters
        self.inside = False  # letters followed a key
        self.late = True  # no vowel followed the tone
        self.strange = False  # a key that ends no English word
        self.lone = False  # a w stands for ư without a u
        self.trailing = False  # the roof of a vowel came after the consonant

    def letter(self, key: str) -> bool:
        self.letters.append(key)
        self.marks.append("")
        self.inside = self.inside or self.keys > 0
        if self.tone and key.lower() in "aeiouy":
            self.late = False
        return True

    def set_tone(self, tone: str) -> bool:
        if self.tone or not self._vowels():
            return False
        self.tone = tone
        self.keys += 1
        return True

    def stroke(self) -> bool:
        if not self.letters or self.letters[0].lower() != "d" or self.marks[0]:
            return False
        self.marks[0] = "\u0335"
        self.keys += 1
        return True

    def mark(self, letters: str, mark: str) -> bool:
        """Put a roof or breve on the last unmarked vowel of ``letters``."""
        for place in reversed(self._vowels()):
            if self.letters[place].lower() in letters and not self.marks[place]:
                self.marks[place] = mark
                self.keys += 1
                return True
        return False

    def horn(self) -> bool:
        """Put the horn on u, o or both, as the vowels stand."""
        places = [place for place in self._vowels() if self.letters[place].lower() in "uo"]
        free = [place for place in places if not self.marks[place]]
        if not free:
            return False
        spelt = "".join(self.letters[place].lower() for place in places)
        chosen = free[:1] if spelt == "uu" else free if spelt == "uo" else free[-1:]
        for place in chosen:
            self.marks[place] = _HORN
        self.keys += 1
        return True

    def composed(self) -> str | None:
        """Return the word with its tone where it belongs, composed."""
        vowels = self._vowels()
        if self.trailing and not self.tone:
            return None
        marks = [_after_horned_u(self, place) for place in range(len(self.letters))]
        at = _tone_place(vowels, marks, len(self.letters)) if self.tone else -1
        pieces = []
        for place, (letter, mark) in enumerate(zip(self.letters, marks, strict=True)):
            if mark == "\u0335":
                pieces.append("Đ" if letter.isupper() else "đ")
            else:
                pieces += (letter, mark, self.tone if place == at else "")
        return unicodedata.normalize("NFC", "".join(pieces))

    def weight(self, method: Method) -> float:
        """Return how surely the keys were meant, 0 to 1."""
        qualities = sum(mark != "" for mark in self.marks)
        if qualities and self.tone:
            return 1.0
        if method is Method.TELEX:
            if self.lone and len(self.letters) <= 2:  # noqa: PLR2004  # "tw", "sw"
                return 0.35
            if qualities:
                return 0.9 if self.marks[0] or self.strange else 0.7
            return 0.7 if self.strange and self.late else 0.35 if self.strange else 0.2
        if method is Method.VNI:
            return 0.8 if self.inside else 0.35
        return 0.8 if qualities and len(self.letters) > 1 else 0.35

    def _vowels(self) -> list[int]:
        places: list[int] = []
        for place, letter in enumerate(self.letters):
            if letter.lower() in "aeiouy":
                places.append(place)
            elif places:
                break
        if len(places) > 1 and places[0] == 1:
            pair = "".join(self.letters[:2]).lower()
            if pair in {"qu", "gi"}:
                return places[1:]
        return places


def _after_horned_u(composer: _Composer, place: int) -> str:
    """Return the mark at ``place``; the o after a horned u has its horn ("truwong")."""
    mark = composer.marks[place]
    follows = place > 0 and composer.marks[place - 1] == _HORN
    if not mark and follows and composer.letters[place].lower() == "o":
        return _HORN
    return mark


def _tone_place(vowels: list[int], marks: list[str], length: int) -> int:
    marked = [place for place in vowels if marks[place]]
    if marked:
        return marked[-1]
    if vowels[-1] + 1 < length:
        return vowels[-1]
    return vowels[1] if len(vowels) > 2 else vowels[0]  # noqa: PLR2004  # ngoài, xoáy


def _take_telex(composer: _Composer, key: str) -> bool:
    small = key.lower()
    letters = composer.letters
    vowels = any(letter.lower() in "aeiouy" for letter in letters)
    if small == "z":
        return False
    if small in _TELEX_TONES and vowels:
        composer.strange = composer.strange or small in "fj"
        return composer.set_tone(_TELEX_TONES[small])
    if small == "w":
        composer.strange = composer.strange or len(letters) > 1
        return _hook(composer, key)
    if small == "d" and letters and (composer.last == "d" or (composer.keys and composer.tone)):
        return composer.stroke()
    if small in "aeo" and _doubles(composer, small):
        return composer.mark(small, _ROOF)
    return composer.letter(key)


def _doubles(composer: _Composer, vowel: str) -> bool:
    """Return whether ``vowel`` repeats the letter before, or comes late ("tiengse", "chuyenej").

    Late is possible after two vowels and a consonant, for few foreign words end so.
    """
    if composer.last == vowel:
        return True
    spelt = "".join(composer.letters).lower()
    composer.trailing = _LATE.search(spelt) is not None and vowel in spelt[-4:]
    return composer.trailing


def _hook(composer: _Composer, key: str) -> bool:
    """Take a w: a breve on a, a horn on u and o, or an ư of its own."""
    letters = "".join(composer.letters).lower()
    if not any(letter in "aeiouy" for letter in letters) or letters == "q":
        composer.letter("U" if key.isupper() else "u")
        composer.marks[-1] = _HORN
        composer.lone = True
        composer.keys += 1
        return True
    if re.search("(?:[^u]|qu|^)a", letters) and "ua" not in letters.removeprefix("qu"):
        return composer.mark("a", _BREVE)
    return composer.horn()


def _take_vni(composer: _Composer, key: str) -> bool:
    if not key.isdigit():
        return composer.letter(key)
    if key in _VNI_TONES:
        return composer.set_tone(_VNI_TONES[key])
    if key == "6":
        return composer.mark("aeo", _ROOF)
    if key == "7":
        return composer.horn()
    return composer.mark("a", _BREVE) if key == "8" else composer.stroke()


def _take_viqr(composer: _Composer, key: str) -> bool:
    if key in _VIQR_TONES:
        return composer.set_tone(_VIQR_TONES[key])
    if key in "^(+":
        last = composer.letters[-1].lower() if composer.letters else ""
        marks = {"^": ("aeo", _ROOF), "(": ("a", _BREVE), "+": ("uo", _HORN)}
        letters, mark = marks[key]
        return last != "" and last in letters and composer.mark(last, mark)
    if key in "dD" and composer.letters in (["d"], ["D"]) and composer.letters[0] <= key:
        return composer.stroke()
    return composer.letter(key)


_TAKERS: Final = {
    Method.TELEX: _take_telex,
    Method.VNI: _take_vni,
    Method.VIQR: _take_viqr,
}
