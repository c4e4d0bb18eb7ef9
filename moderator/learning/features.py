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
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from moderator.text.folding import Folded, fold

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
_LINK: Final = re.compile(
    r"https?://|www\.|[a-z0-9]\.(?:com|vn|net|org|ly|info|xyz|club|top|me|cc|co|io|site|shop)\b"
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


class Said(NamedTuple):
    """A word or a pair of words and where it stands in the text as the reader typed it."""

    feature: int
    start: int
    end: int


class _Hashes(dict[str, int]):
    """The hash of each word met, kept as long as there are not too many."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT_WORDS:
            self.clear()
        counted = "#" * min(len(word), _LONG_NUMBER) if word.isdigit() else word
        found = self[word] = crc32(counted.encode("utf-8", "surrogatepass"))
        return found


_HASHES: Final = _Hashes()


def features(text: str, name: str = "") -> tuple[int, ...]:
    """Return the features of a comment, each once, in order. Takes any strings."""
    folded = fold(text)
    found = set(_coarse(text, folded.text))
    if name:
        found.update(_of_name(name))
    words = _words(folded)
    found.add(_LENGTH + min(len(words).bit_length(), 15))
    before = 0
    hashes = _HASHES
    for word in words:
        if word in _STOPS:
            before = 0
            continue
        mark = hashes[word]
        found.add(mark & _MASK)
        if before:
            found.add((before * _MIX ^ mark) & _MASK)
        before = mark
    return tuple(sorted(found))


def said(text: str) -> Iterator[Said]:
    """Yield the words and pairs of words of ``text`` with where they stand in it."""
    folded = fold(text)
    found = list(_WORD.finditer(folded.text))
    if len(found) > MOST_WORDS:
        found = [*found[: MOST_WORDS // 2], *found[-MOST_WORDS // 2 :]]
    before = None
    for word in found:
        if word[0] in _STOPS:
            before = None
            continue
        mark = _HASHES[word[0]]
        yield Said(mark & _MASK, *folded.span(*word.span()))
        if before is not None:
            pair = (_HASHES[before[0]] * _MIX ^ mark) & _MASK
            yield Said(pair, *folded.span(before.start(), word.end()))
        before = word


def _words(folded: Folded) -> list[str]:
    words: list[str] = _WORD.findall(folded.text)
    if len(words) > MOST_WORDS:
        # The beginning and the end: a long harmless middle hides nothing.
        words = [*words[: MOST_WORDS // 2], *words[-MOST_WORDS // 2 :]]
    return words


def _coarse(text: str, folded: str) -> Iterator[int]:
    if "." in folded and _LINK.search(folded):
        yield HAS_LINK
    if _PHONE.search(folded):
        yield HAS_PHONE
    if len(text) > _ENOUGH_LETTERS:
        if 2 * sum(map(str.isupper, text)) > len(text):
            yield CAPITALS
        if text.isascii():
            yield UNMARKED


def _of_name(name: str) -> Iterator[int]:
    if not name.replace(" ", "").isalpha():
        folded = fold(name).text
        if _LINK.search(folded):
            yield NAME_LINK
        if _PHONE.search(folded):
            yield NAME_NUMBER
