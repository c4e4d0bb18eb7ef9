"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

_PIECE: Final = re.compile(r"\w+|\s+|[^\w\s]")
_LONGEST: Final = 4_000
"""Differences of longer texts are shown for the changed middle as a whole: comparing words takes
time that grows with the square of their number."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch that is in both texts, or only in the first (removed) or second (added)."""

    kind: Literal["same", "removed", "added"]
    text: str


def word_diff(before: str, after: str) -> tuple[Change, ...]:
    """Return the changes in order; joined without the added they are ``before``, and vice versa.

    Words, blanks and single signs are compared as they stand; a changed word is one removed and
    one added.
    """
    old, new = _pieces(before), _pieces(after)
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    changes: list[Change] = []
    _add(changes, "same", old[:start])
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    if len(middle_old) + len(middle_new) > _LONGEST:
        _add(changes, "removed", middle_old)
        _add(changes, "added", middle_new)
    else:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        for operation, one, two, three, four in matcher.get_opcodes():
            if operation == "equal":
                _add(changes, "same", middle_old[one:two])
            else:
                _add(changes, "removed", middle_old[one:two])
                _add(changes, "added", middle_new[three:four])
    _add(changes, "same", old[len(old) - end :])
    return tuple(changes)


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(text)


def _add(
    changes: list[Change], kind: Literal["same", "removed", "added"], pieces: list[str]
) -> None:
    if not pieces:
        return
    text = "".join(pieces)
    if changes and changes[-1].kind == kind:
        changes[-1] = Change(kind, changes[-1].text + text)
    else:
        changes.append(Change(kind, text))
