"""Reads Vietnamese that was written in one character set and is shown in another.

Two kinds: UTF-8 taken for Windows-1252, once or more often ("Tiáº¿ng Viá»‡t"), and the Vietnamese
sets of the 1990s taken for it ("TiÕng ViÖt", "Tieáng Vieät"). The tables are those of RFC 1456
(VISCII), TCVN 5712:1993 in its third form (TCVN3, "ABC"), and of the fonts VNI-Windows and VPS.

The code is our own, not ftfy's: that library judges a text as a whole, says neither where nor in
which set it was, and knows none of the four old sets.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import Final

from msgspec import Struct

from moderator.text.known import known_syllables
from moderator.text.letters import MARKED, canonical


class Charset(StrEnum):
    """The set in which a text was written."""

    UTF_8 = "UTF-8"
    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI-Windows"
    VISCII = "VISCII"
    VPS = "VPS"


class Repaired(Struct, frozen=True):
    """A text made readable; ``places`` are where it was wrong, in code points of the original.

    ``score`` (0 to 1) says how surely it was; ``examples`` are words before and after.
    """

    charset: Charset
    text: str
    places: tuple[tuple[int, int], ...]
    examples: tuple[tuple[str, str], ...]
    score: float


# What the bytes 80 to 9F are in Windows-1252; the five it leaves out stay control characters.
_HIGH: Final = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"
_TO_BYTE: Final[dict[str, int]] = {chr(code): code for code in range(0x80, 0x100)} | {
    sign: 0x80 + number for number, sign in enumerate(_HIGH)
}

# Signs that ordinary Vietnamese lacks, and what "à" is; nothing else costs any time.
_MAY_BE: Final = re.compile(
    "[\x80-\x9f¡-ª¬-¯±-¶¸-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ€‚ƒ„†‡ˆ‰Š‹ŒŽ˜š›œžŸ]|Ã\xa0"
)
# A short text in VNI may hold none of them, but pairs of vowels that Vietnamese lacks.
_MAY_BE_VNI: Final = re.compile("[aeAE][âáàãùõÂÁÀÃÙÕ]|[oO][âùõÂÙÕ]")

# --- UTF-8 taken for Windows-1252 ---------------------------------------------------------------

_LATER: Final = "[\x80-\xbf" + re.escape("".join(sign for sign in _HIGH if sign > "\xff")) + "]"
_TAKEN: Final = re.compile(f"[\xc2-\xdf]{_LATER}|[\xe0-\xef]{_LATER}{{2}}|[\xf0-\xf4]{_LATER}{{3}}")
_MOST_ROUNDS: Final = 3
_FEW: Final = 2
_WORD: Final = re.compile(r"\S+")
# Marks, punctuation, letterlike signs, emoji: what else a comment may hold.
_SHOWN: Final = re.compile(
    "[\u0080-\u024f\u02c6\u02dc\u0300-\u036f\u1ea0-\u1ef9\u2010-\u2bff\ufe0f\U0001f000-\U0001faff]"
)

# --- old sets taken for Windows-1252 ------------------------------------------------------------

# What stands for the bytes 80 to FF; a full stop stands for none.
_TABLES: Final = {
    Charset.TCVN3: "................................"
    ".ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ."
    "......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò"
    ".ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ.",
    Charset.VISCII: "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
    Charset.VPS: "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ..ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    ".ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ."
    "àáâãảạă.èéêẽìí.ĩ.Đòóôõ.Ơụùúủ.ỶẼỳ",
}
# VNI writes a mark as a letter of its own behind the vowel.
_VNI_MARKS: Final = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301",
    "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS: Final = {
    "ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip
_OLD_WORD: Final = re.compile(
    "[A-Za-z"
    + re.escape("".join(sign for sign in _TO_BYTE if sign not in "\xa0…“”‘’–—"))
    + "]{1,24}"
)
_ENOUGH: Final = 2
_SHARE: Final = 0.7


def repair(text: str) -> Repaired | None:
    """Return ``text`` as it was meant, or None where nothing is surely wrong.

    Takes any string; time is linear in its length.
    """
    if text.isascii() or (_MAY_BE.search(text) is None and not _may_be_vni(text)):
        return None
    return _from_utf8(text) or _from_old_set(text)


def _may_be_vni(text: str) -> bool:
    try:
        text.encode("latin-1")  # fails within the first words of other Vietnamese
    except UnicodeEncodeError:
        return False
    return _MAY_BE_VNI.search(text) is not None


def _from_utf8(text: str) -> Repaired | None:
    found = [match for match in _TAKEN.finditer(text) if _taken(match) is not None]
    if not found or not _sure(text, found):
        return None
    whole = text
    for _ in range(_MOST_ROUNDS):
        again = _TAKEN.sub(lambda match: _taken(match) or match.group(), whole)
        if again == whole:
            break
        whole = again
    # The second byte of "à" is a no-break blank, which pages often make a common one.
    whole = re.sub("Ã[\xa0 ](?=[ \\W]|$)", "à", whole)
    whole = re.sub("Ã[\xa0 ](?=\\w)", "à ", whole)
    places = _words_around(text, [match.span() for match in found])
    examples = tuple(
        (text[start:end], _repaired_word(text[start:end])) for start, end in places[:3]
    )
    return Repaired(
        Charset.UTF_8,
        unicodedata.normalize("NFC", whole),
        tuple(places),
        examples,
        min(0.97, 0.6 + 0.1 * len(found)),
    )


def _taken(match: re.Match[str]) -> str | None:
    """Return what a run of bytes is in UTF-8, if a comment may hold it."""
    try:
        read = bytes(_TO_BYTE[sign] for sign in match.group()).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return read if _SHOWN.match(read) else None


def _sure(text: str, found: list[re.Match[str]]) -> bool:
    """Return whether this is no chance, such as a capital "Ã" before a closing quote."""
    strong = sum(len(match.group()) > _FEW for match in found)
    if any(letter in MARKED and letter not in _TO_BYTE for letter in text):
        return strong >= _FEW  # the page shows Vietnamese letters rightly
    return strong > 0 or len(found) >= _FEW


def _repaired_word(word: str) -> str:
    for _ in range(_MOST_ROUNDS):
        word = _TAKEN.sub(lambda match: _taken(match) or match.group(), word)
    return unicodedata.normalize("NFC", word)


def _words_around(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the words that hold ``spans``, each once."""
    places: list[tuple[int, int]] = []
    number = 0
    for word in _WORD.finditer(text):
        start, end = word.span()
        while number < len(spans) and spans[number][1] <= start:
            number += 1
        if number < len(spans) and spans[number][0] < end:
            places.append((start, end))
    return places


def _from_old_set(text: str) -> Repaired | None:
    words = _OLD_WORD.findall(text)
    odd = [match for match in _OLD_WORD.finditer(text) if _is_odd(match.group())]
    marked = sum(not word.isascii() for word in words)
    right = sum(letter in MARKED and letter not in _TO_BYTE for letter in text)
    # In Vietnamese most words carry marks; "cän 20 phut" is bare, and in disguise.
    if len(odd) < _ENOUGH or marked * 2 < len(words) or right >= len(odd):
        return None
    best: Repaired | None = None
    for charset in (Charset.TCVN3, Charset.VNI, Charset.VISCII, Charset.VPS):
        read = [(match, after) for match in odd if (after := _old_word(match.group(), charset))]
        if len({after for _, after in read}) < _ENOUGH or len(read) < _SHARE * len(odd):
            continue
        score = min(0.97, 0.4 + 0.15 * len(read)) * len(read) / len(odd)
        if best is None or score > best.score:
            best = _in_old_set(text, charset, read, score)
    return best


def _in_old_set(
    text: str, charset: Charset, read: list[tuple[re.Match[str], str]], score: float
) -> Repaired:
    examples = tuple((match.group(), after) for match, after in read[:3])
    places = tuple(match.span() for match, _ in read)
    # Words like "mình" are spelt alike in both sets, so every word is read.
    whole = _OLD_WORD.sub(lambda match: _old_word(match.group(), charset) or match.group(), text)
    return Repaired(charset, whole, places, examples, score)


def _is_odd(word: str) -> bool:
    if word.isascii() or len(word) < _ENOUGH:
        return False
    form = unicodedata.normalize("NFC", word).lower()
    return canonical(form) not in known_syllables()


def _old_word(word: str, charset: Charset) -> str | None:
    """Return the syllable in use that ``word`` is in ``charset``, or None."""
    if word.isascii():
        return None
    after = _vni_word(word) if charset is Charset.VNI else word.translate(_table(charset))
    return after if canonical(after.lower()) in known_syllables() else None


@cache
def _table(charset: Charset) -> dict[int, str]:
    letters = _TABLES[charset]
    return {
        ord(sign): letters[code - 0x80]
        for sign, code in _TO_BYTE.items()
        if letters[code - 0x80] != "."
    }


def _vni_word(word: str) -> str:
    pieces: list[str] = []
    for letter in word:
        small = letter.lower()
        if small in _VNI_MARKS and pieces and pieces[-1].lower() in "aeouyơư":
            pieces.append(_VNI_MARKS[small])
        elif small in _VNI_LETTERS:
            read = _VNI_LETTERS[small]
            pieces.append(read.upper() if letter.isupper() else read)
        else:
            pieces.append(letter)
    return unicodedata.normalize("NFC", "".join(pieces))
