"""Words of a text that a person who edits it should look at: for marks in the text field.

Told from a proposal: words whose marks are wrong, and words that lack theirs where the restorer is
certain. Names, foreign words, short forms, links and whatever is doubtful are none of them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.text.proposal import Kind
from moderator.text.spelling import misspelt
from moderator.text.tokens import TOKEN

if TYPE_CHECKING:
    from moderator.text.proposal import Proposal, Stop

MOST: Final = 9
"""Forms offered at most: there are nine digits to choose with."""


class Fault(StrEnum):
    """What is wrong with a word."""

    SPELLING = "spelling"  # marked, and no syllable of Vietnamese
    MARKS = "marks"  # without the marks that it almost certainly has


class Flaw(Struct, frozen=True):
    """A word at ``start`` to ``end`` (code points) and what may be meant, likeliest first."""

    start: int
    end: int
    word: str
    fault: Fault
    forms: tuple[str, ...]


def flaws(proposal: Proposal) -> tuple[Flaw, ...]:
    """Return the flaws of the text of ``proposal`` in order. Takes any text, in linear time."""
    stops = {stop.start: stop for stop in proposal.stops}
    found: list[Flaw] = []
    for token in TOKEN.finditer(proposal.text):
        start, end = token.span()
        word = token.group()
        stop = stops.get(start)
        if stop is not None and stop.kind is Kind.MARKS:
            if not stop.doubtful and stop.after != word:
                found.append(Flaw(start, end, word, Fault.MARKS, _forms(stop)))
        elif misspelt(word):
            found.append(Flaw(start, end, word, Fault.SPELLING, _forms(stop) if stop else ()))
    return tuple(found)


def _forms(stop: Stop) -> tuple[str, ...]:
    return tuple(one.form for one in stop.alternatives if one.form != stop.before)[:MOST]
