"""Makes visible what hides: invisible, direction-changing and control characters, heaped marks.

Blanks, line ends and emoji (with the joiners and selectors inside them) are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_MARKS: Final = 3
"""Vietnamese needs two marks on a letter at most; a third may be a slip."""


class Hidden(StrEnum):
    """What kind of hidden thing a place holds."""

    DIRECTION = "direction"  # turns the order of writing
    INVISIBLE = "invisible"
    CONTROL = "control"
    BROKEN = "broken"  # a lone surrogate
    HEAP = "heap"  # more marks than a letter can carry


class HiddenPlace(Struct, frozen=True):
    """Code points ``start`` to ``end`` are hidden; ``shown`` is what to show for them."""

    start: int
    end: int
    kind: Hidden
    shown: str


class Revealed(Struct, frozen=True):
    """A text fit for the eye; original code point ``i`` begins at ``positions[i]`` of ``text``.

    ``positions`` has one entry more than the original, so that ends of spans can be mapped too.
    """

    text: str
    positions: tuple[int, ...] | range


_DIRECTION: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_INVISIBLE: Final = frozenset(
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064"
    "\u206a\u206b\u206c\u206d\u206e\u206f\u2800\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
    "\u180b\u180c\u180d\u180f\u2065\U0001bca0\U0001bca1\U0001bca2\U0001bca3"
) | frozenset(chr(code) for code in (*range(0xFE00, 0xFE10), *range(0x1D173, 0x1D17B)))
_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"  # Hebrew, Arabic
    "\u0e34-\u0e3a\u0e47-\u0e4e\u0eb4-\u0ebc\u0ec8-\u0ece"  # Thai, Lao: heaped by jokers
)
_MARK: Final = re.compile(f"[{_MARKS}]")
_BY_NEIGHBOURS: Final = frozenset("\u200d\ufe0e\ufe0f")
"""Whether these hide depends on what stands beside them."""
_FLAG: Final = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
"""A region's flag is written in letters that are not shown; any others of them only hide words."""

# One pass over the text finds every candidate; most texts have none of their beginnings.
_SINGLE: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\U000e0000-\U000e0fff" + "".join(
    sorted(_DIRECTION | _INVISIBLE)
)
_MAY_HIDE: Final = re.compile(f"[\U0001f3f4{_SINGLE}{_MARKS}]")
_CANDIDATE: Final = re.compile(f"{_FLAG}|[{_SINGLE}]|[{_MARKS}]{{{MAX_MARKS},}}")


def hidden_places(text: str) -> tuple[HiddenPlace, ...]:
    """Return every hidden thing, in order. Takes any string; time is linear in its length."""
    if _MAY_HIDE.search(text) is None:
        return ()
    return tuple(
        place for match in _CANDIDATE.finditer(text) if (place := _place(text, match)) is not None
    )


def reveal(text: str) -> str:
    """Return ``text`` with every hidden thing written out, as "[U+202E]" or "[12 marks]"."""
    if _MAY_HIDE.search(text) is None:
        return text
    pieces: list[str] = []
    done = 0
    for start, end, said in _sayings(text):
        pieces += (text[done:start], said)
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def reveal_map(text: str) -> Revealed:
    """Return the same as ``reveal``, with the place of each original code point."""
    if _MAY_HIDE.search(text) is None:
        return Revealed(text, range(len(text) + 1))
    pieces: list[str] = []
    positions: list[int] = []
    length = 0
    done = 0
    for start, end, said in _sayings(text):
        if start > done:
            pieces.append(text[done:start])
            positions.extend(range(length, length + start - done))
            length += start - done
        pieces.append(said)
        positions.extend([length] * (end - start))
        length += len(said)
        done = end
    pieces.append(text[done:])
    positions.extend(range(length, length + len(text) - done + 1))
    return Revealed("".join(pieces), tuple(positions))


def _sayings(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where something is hidden and what is shown for it.

    A text may hide nearly every letter, or join every emoji: what a character is shown as, where
    need be between which neighbours, is found out once.
    """
    known: dict[str, str] = {}  # empty: it does not hide there
    for match in _CANDIDATE.finditer(text):
        found, start, end = match[0], match.start(), match.end()
        if found in _BY_NEIGHBOURS:
            found = text[max(start - 1, 0) : end + 1]
        said = known.get(found)
        if said:
            yield start, end, said
        elif said is None:
            place = _place(text, match)
            if place is not None:
                yield place.start, place.end, place.shown
            if end - start == 1 and len(found) == (3 if match[0] in _BY_NEIGHBOURS else 1):
                known[found] = place.shown if place is not None else ""


def _place(text: str, match: re.Match[str]) -> HiddenPlace | None:
    start, end = match.span()
    first = match.group()[0]
    if _MARK.match(first) and first not in _INVISIBLE:
        start += MAX_MARKS - 1
        if start >= end or (marks := end - start) < 2:  # noqa: PLR2004  # one more may be a slip
            return None
        heap = f"[+{marks} \u25cc\u0301]"  # a mark on its circle: the same in every language
        return HiddenPlace(start, end, Hidden.HEAP, heap)
    if first == "\U0001f3f4" or (first == "\u200d" and _in_emoji(text, start)):
        return None
    if first in "\ufe0e\ufe0f" and _styles(text, start):
        return None
    code = f"[U+{ord(first):04X}]"
    if first in _DIRECTION:
        kind = Hidden.DIRECTION
    elif first in _INVISIBLE or first >= "\U000e0000":
        kind = Hidden.INVISIBLE
    elif "\ud800" <= first <= "\udfff":
        kind = Hidden.BROKEN
    else:
        kind = Hidden.CONTROL
    return HiddenPlace(start, end, kind, code)


def _in_emoji(text: str, place: int) -> bool:
    before = text[place - 1] if place else ""
    after = text[place + 1] if place + 1 < len(text) else ""
    return _is_pictorial(before) and _is_pictorial(after)


def _styles(text: str, place: int) -> bool:
    """Tell whether a selector can change how what stands before it looks: no letter's."""
    before = text[place - 1] if place else " "
    if before.isdigit() or before in "#*":
        return text[place + 1 : place + 2] == "\u20e3"  # a key's cap
    return before == "\u2139" or unicodedata.category(before)[0] in "SP"


def _is_pictorial(character: str) -> bool:
    return bool(character) and (
        character == "\ufe0f" or unicodedata.category(character) in {"So", "Sk"}
    )
