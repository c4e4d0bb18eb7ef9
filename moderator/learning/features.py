"""What the model sees of a comment: hashed words, pairs of words, and a few coarse facts.

Words are taken from the folded text, so that case, diacritics and look-alikes make no difference.
A pair stands within one sentence. Each becomes one of 2^18 numbers ("feature hashing", Weinberger
et al. 2009): no dictionary grows, whatever readers send. Numbers count by their length, so that no
phone number is learnt by heart. Of the reader's name only its shape is seen (a link in it, a long
number), never the name: who somebody is must not weigh. A text of any length costs no more than
2,000 words.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_left
from operator import xor
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from moderator.text.folding import fold, fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator

BITS: Final = 18
SIZE: Final = 1 << BITS
"""How many features there can be."""

MOST_WORDS: Final = 2000
_MASK: Final = SIZE - 1
_MIX: Final = 0x9E3779B1  # Knuth's multiplier: spreads the first word of a pair over all bits
_LONG_NUMBER: Final = 12
_KEPT_WORDS: Final = 1 << 16

_WORD: Final = re.compile(r"[0-9a-z\u00aa-\u1fff\u3041-\ufeff\U00010000-\U0010ffff]+|[.!?\n]")
_STOPS: Final = frozenset(".!?\n")
# Begins with its dot, so that the search goes from dot to dot.
_HOST: Final = re.compile(
    r"\.(?<=[a-z0-9]\.)(?:com|vn|net|org|ly|info|xyz|club|top|me|cc|co|io|site|shop)\b"
)
_PHONE: Final = re.compile(r"(?:\d[ .-]?){8,11}\d")

# The coarse facts lie at the low numbers; a word that hashes there is one collision more.
_LENGTH: Final = 0  # to 15: the number of words and stops by powers of two
HAS_LINK: Final = 16
HAS_PHONE: Final = 17
CAPITALS: Final = 18
UNMARKED: Final = 19
NAME_LINK: Final = 20
NAME_NUMBER: Final = 21
_ENOUGH_LETTERS: Final = 16
_FEWEST_DIGITS: Final = 9
_STOP: Final = 1 << BITS
# Letters without marks tell enough of a text's case, and bytes are counted fast.
_SMALL: Final = string.ascii_lowercase.encode()
_CAPITAL: Final = string.ascii_uppercase.encode()
_DIGITS: Final = string.digits.encode()


class Said(NamedTuple):
    """A word or a pair of words and where it stands in the text as the reader typed it."""

    feature: int
    start: int
    end: int


class _Hashes(dict[str, int]):
    """The number of each word met, kept as long as there are not too many.

    A stop's lies above ``SIZE``, so that everything made with it does.
    """

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT_WORDS:
            self.clear()
        if word in _STOPS:
            found = _STOP
        else:
            counted = "#" * min(len(word), _LONG_NUMBER) if word.isdigit() else word
            found = crc32(counted.encode("utf-8", "surrogatepass")) & _MASK
        self[word] = found
        return found


class _Firsts(dict[int, int]):
    """What a word's number brings to the pairs that it begins."""

    def __missing__(self, number: int) -> int:
        if len(self) >= _KEPT_WORDS:
            self.clear()
        found = self[number] = (number * _MIX & _MASK) | (number & _STOP) << 1
        return found


_HASHES: Final = _Hashes()
_FIRSTS: Final = _Firsts()


def features(text: str, name: str = "") -> tuple[int, ...]:
    """Return the features of a comment, each once, in order. Takes any strings."""
    folded = fold_text(text)
    words: list[str] = _WORD.findall(folded)
    if len(words) > MOST_WORDS:
        # The beginning and the end: a long harmless middle hides nothing.
        words = [*words[: MOST_WORDS // 2], *words[-MOST_WORDS // 2 :]]
    numbers = list(map(_HASHES.__getitem__, words))
    found = set(numbers)
    found.update(map(xor, map(_FIRSTS.__getitem__, numbers), numbers[1:]))
    found.update(_coarse(text, folded))
    if name:
        found.update(_of_name(name))
    found.add(_LENGTH + min(len(words).bit_length(), 15))
    ordered = sorted(found)
    return tuple(ordered[: bisect_left(ordered, SIZE)])


def said(text: str) -> Iterator[Said]:
    """Yield the words and pairs of words of ``text`` with where they stand in it."""
    folded = fold(text)
    found = list(_WORD.finditer(folded.text))
    if len(found) > MOST_WORDS:
        found = [*found[: MOST_WORDS // 2], *found[-MOST_WORDS // 2 :]]
    before = None
    for word in found:
        number = _HASHES[word[0]]
        if number == _STOP:
            before = None
            continue
        yield Said(number, *folded.span(*word.span()))
        if before is not None:
            pair = _FIRSTS[_HASHES[before[0]]] ^ number
            yield Said(pair, *folded.span(before.start(), word.end()))
        before = word


def _coarse(text: str, folded: str) -> Iterator[int]:
    if _has_link(folded):
        yield HAS_LINK
    plain = folded.encode("utf-8", "ignore")
    if _has_phone(folded, plain):
        yield HAS_PHONE
    if len(text) > _ENOUGH_LETTERS:
        typed = text.encode("utf-8", "ignore")
        small = len(typed) - len(typed.translate(None, _SMALL))
        if len(typed) - len(typed.translate(None, _CAPITAL)) > small:
            yield CAPITALS
        if text.isascii():
            yield UNMARKED


def _has_link(folded: str) -> bool:
    return "." in folded and (
        _HOST.search(folded) is not None
        or "www." in folded
        or "http://" in folded
        or "https://" in folded
    )


def _has_phone(folded: str, plain: bytes) -> bool:
    digits = len(plain) - len(plain.translate(None, _DIGITS))
    return digits >= _FEWEST_DIGITS and _PHONE.search(folded) is not None


def _of_name(name: str) -> Iterator[int]:
    if not name.replace(" ", "").isalpha():
        folded = fold_text(name)
        if _has_link(folded):
            yield NAME_LINK
        if _PHONE.search(folded):
            yield NAME_NUMBER
