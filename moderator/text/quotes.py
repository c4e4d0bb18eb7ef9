"""What a comment quotes from its article: the longest runs of words that both have.

Words are compared folded, so that missing diacritics, case and punctuation hide no quotation. A run
counts from ``LEAST`` words on, between quotation marks from ``LEAST_MARKED`` on: shorter ones are
mostly common speech. Runs are found from an index of the article's word triples and grown to the
right, each word of the comment once, so the time is linear in both texts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.model import Quote
from moderator.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST: Final = 6
LEAST_MARKED: Final = 3
MOST_CHARACTERS: Final = 200_000  # of an article; what stands behind is not looked at
MOST_WORDS: Final = 2_000  # of a comment
MOST_PLACES: Final = 8  # of one triple in the article

_WORD: Final = re.compile(r"[^\W_]+")
_OPEN: Final = re.compile(r"[\"“”„«‟'‘]\s*\Z")
_ENDS: Final = re.compile(r"[.!?…][\"”’»)\]]*\s+|\n+")

Triple = tuple[str, str, str]


class _Words(Struct, frozen=True):
    """The folded words of a text and where they stand in it."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def quotes(text: str, article: str) -> tuple[Quote, ...]:
    """Return what ``text`` quotes from ``article``, in order, none over another. Takes any strings.

    A few milliseconds for the first comment of an article, then tenths of one.
    """
    said = _words(text, MOST_WORDS)
    if len(said.words) < LEAST_MARKED or not article:
        return ()
    source, index = _indexed(article[:MOST_CHARACTERS])
    found: list[Quote] = []
    at = 0
    while at + LEAST_MARKED <= len(said.words):
        begin, length = _longest(said.words, at, source.words, index)
        if length < LEAST_MARKED or length < (LEAST_MARKED if _marked(text, said, at) else LEAST):
            at += 1
            continue
        found.append(
            Quote(
                said.spans[at][0],
                said.spans[at + length - 1][1],
                source.spans[begin][0],
                source.spans[begin + length - 1][1],
            )
        )
        at += length
    return tuple(found)


def sentences(article: str, found: Sequence[Quote]) -> tuple[tuple[int, int], ...]:
    """Return the sentences of ``article`` that ``found`` comes from, in order, each once."""
    if not found:
        return ()
    cuts = [0, *(match.end() for match in _ENDS.finditer(article)), len(article)]
    wanted = []
    for start, end in pairwise(cuts):
        if any(one.source_start < end and one.source_end > start for one in found):
            trimmed = end - (len(article[start:end]) - len(article[start:end].rstrip()))
            wanted.append((start, trimmed))
    return tuple(wanted)


def _longest(
    said: Sequence[str], at: int, source: Sequence[str], index: dict[Triple, list[int]]
) -> tuple[int, int]:
    """Return where in the article the longest run begins that goes on like ``said`` from ``at``."""
    best, length = 0, 0
    for place in index.get((said[at], said[at + 1], said[at + 2]), ()):
        run = 3
        most = min(len(said) - at, len(source) - place)
        while run < most and said[at + run] == source[place + run]:
            run += 1
        if run > length:
            best, length = place, run
    return best, length


def _marked(text: str, said: _Words, at: int) -> bool:
    """Return whether a quotation mark stands before the word at ``at``."""
    start = said.spans[at][0]
    return _OPEN.search(text[max(start - 3, 0) : start]) is not None


def _words(text: str, most: int) -> _Words:
    folded = fold(text)
    found: list[tuple[str, tuple[int, int]]] = []
    for match in _WORD.finditer(folded.text):
        if len(found) == most:
            break
        found.append((match.group(), folded.span(*match.span())))
    return _Words(tuple(word for word, _ in found), tuple(span for _, span in found))


@lru_cache(maxsize=16)
def _indexed(article: str) -> tuple[_Words, dict[Triple, list[int]]]:
    source = _words(article, MOST_CHARACTERS)
    index: dict[Triple, list[int]] = {}
    words = source.words
    for place, triple in enumerate(zip(words, words[1:], words[2:], strict=False)):
        places = index.setdefault(triple, [])
        if len(places) < MOST_PLACES:
            places.append(place)
    return source, index
