"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["same", "removed", "added"]

# A word or sign with the blanks after it: blanks alone would match everywhere.
_UNIT: Final = re.compile(r"(?:\w+|[^\w\s])\s*|\s+")
_DEAREST: Final = 60_000
"""Pairs of equal words to be compared at most; a changed middle with more is shown as a whole."""


class Change(Struct, frozen=True):
    """A stretch that is in both texts, or only in the first (removed) or second (added)."""

    kind: Kind
    text: str


def word_diff(before: str, after: str) -> tuple[Change, ...]:
    """Return the changes in order; joined without the added they are ``before``, and vice versa.

    Words and signs are compared as they stand; a changed word is one removed and one added. Takes
    any strings of any length.
    """
    changes: list[Change] = []
    for kind, text in _compared(_UNIT.findall(before), _UNIT.findall(after)):
        if changes and changes[-1].kind == kind:
            changes[-1] = Change(kind, changes[-1].text + text)
        elif text:
            changes.append(Change(kind, text))
    return tuple(changes)


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Kind, str]]:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    yield "same", "".join(old[:start])
    yield from _middle(old[start : len(old) - end], new[start : len(new) - end])
    yield "same", "".join(old[len(old) - end :])


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Kind, str]]:
    in_old, in_new = Counter(old), Counter(new)
    if len(old) == len(new) and not in_old.keys() & in_new.keys():
        yield from _replaced(old, new)
    elif sum(count * in_new[unit] for unit, count in in_old.items()) > _DEAREST:
        yield "removed", "".join(old)
        yield "added", "".join(new)
    else:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for operation, one, two, three, four in matcher.get_opcodes():
            if operation == "equal":
                yield "same", "".join(old[one:two])
            else:
                yield from _replaced(old[one:two], new[three:four])


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Kind, str]]:
    """Pair the words off where there are as many of them on both sides."""
    if len(old) != len(new):
        yield "removed", "".join(old)
        yield "added", "".join(new)
        return
    for one, two in zip(old, new, strict=True):
        blank = one[len(one.rstrip()) :]
        if not two.endswith(blank) or two.rstrip() == "":
            blank = ""
        yield "removed", one[: len(one) - len(blank)]
        yield "added", two[: len(two) - len(blank)]
        yield "same", blank
