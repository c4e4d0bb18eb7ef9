"""What the model says of a comment, and by which of its words."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from moderator.learning.evaluation import SPEAKS
from moderator.learning.features import (
    CAPITALS,
    HAS_LINK,
    HAS_PHONE,
    NAME_LINK,
    NAME_NUMBER,
    UNMARKED,
    Said,
    features,
    said,
)
from moderator.model import Finding, FindingKind, Span, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderator.learning.calibration import Calibration
    from moderator.learning.model import Model

_WORDS_FOR: Final = 4
_WORDS_AGAINST: Final = 2
_TELLS: Final = 0.25
"""A word of less weight is not named."""

_LONGEST: Final = 40
_LISTED: Final = 0.5
_LEAST_MET: Final = 3

_COARSE: Final = {
    HAS_LINK: Words("có liên kết", "a link"),
    HAS_PHONE: Words("có số điện thoại", "a phone number"),
    CAPITALS: Words("viết hoa", "capitals"),
    UNMARKED: Words("không dấu", "no diacritics"),
    NAME_LINK: Words("tên là liên kết", "a link for a name"),
    NAME_NUMBER: Words("tên là số", "a number for a name"),
}


class Strength(NamedTuple):
    """A word, how much it weighs (above 0 towards removing), in how many comments it was met."""

    word: str
    weight: float
    met: int


class Voice(Struct, frozen=True):
    """A model that may speak. Safe to use from several threads."""

    model: Model
    calibration: Calibration

    def probability(self, text: str, name: str = "") -> float:
        """Return how likely this desk would remove a comment, 0 to 1."""
        score = self.model.score(features(text, name))
        return self.calibration.probability(score)

    def finding(self, text: str, name: str = "") -> Finding | None:
        """Return what there is to say of a comment; None below ``SPEAKS``.

        The spans are the words that speak most for removing it, as the reader typed them.
        """
        found = features(text, name)
        probability = self.calibration.probability(self.model.score(found))
        if probability < SPEAKS:
            return None
        weighed = [(self.model.weight(one.feature), one) for one in said(text)]
        removing = _strongest(weighed, 1, _WORDS_FOR)
        keeping = _strongest(weighed, -1, _WORDS_AGAINST)
        coarse = [
            words
            for feature, words in _COARSE.items()
            if feature in found and self.model.weight(feature) > _TELLS
        ]
        spans = tuple(sorted({Span(one.start, one.end) for one in removing}, key=_place))
        return Finding(
            FindingKind.LEARNED,
            round(probability, 3),
            spans,
            Words(
                _sentence(
                    "Giống những ý kiến tòa soạn đã loại",
                    "nói ngược lại",
                    _quoted(text, removing) + [words.vi for words in coarse],
                    _quoted(text, keeping),
                ),
                _sentence(
                    "Like what this desk removed before",
                    "against it",
                    _quoted(text, removing) + [words.en for words in coarse],
                    _quoted(text, keeping),
                ),
            ),
        )


def strongest(model: Model, texts: Iterable[str], limit: int) -> tuple[Strength, ...]:
    """Return the ``limit`` words that tell most either way among ``texts``.

    Those for removing come first, the strongest ones at both ends: a word's weight counts, and how
    often it was met. The model knows no words, only their numbers; the texts give them back as
    readers write them.
    """
    forms: dict[int, Counter[str]] = {}
    for text in texts:
        for one in {one.feature: one for one in said(text)}.values():
            if abs(model.weight(one.feature)) >= _LISTED:
                word = " ".join(text[one.start : one.end].lower().split())
                if 1 < len(word) <= _LONGEST:
                    forms.setdefault(one.feature, Counter())[word] += 1
    listed = [
        Strength(counted.most_common(1)[0][0], model.weight(feature), counted.total())
        for feature, counted in forms.items()
        if counted.total() >= _LEAST_MET
    ]
    listed.sort(key=lambda one: (-one.weight * math.sqrt(one.met), one.word))
    removing = _apart(one for one in listed if one.weight > 0)
    keeping = _apart(one for one in reversed(listed) if one.weight < 0)
    return (*removing[:limit], *reversed(keeping[:limit]))


def _apart(listed: Iterable[Strength]) -> list[Strength]:
    """Leave out words that share one with a stronger word or pair."""
    kept: list[Strength] = []
    words: set[str] = set()
    for one in listed:
        own = set(one.word.split())
        if not own & words:
            kept.append(one)
            words |= own
    return kept


def _strongest(weighed: list[tuple[float, Said]], sign: int, limit: int) -> list[Said]:
    """Return the strongest words of one side, none inside another, the strongest first."""
    ranked = sorted(
        (pair for pair in weighed if pair[0] * sign > _TELLS),
        key=lambda pair: (-pair[0] * sign, pair[1].start, pair[1].end),
    )
    chosen: list[Said] = []
    told: set[int] = set()
    for _, one in ranked:
        if len(chosen) == limit:
            break
        apart = all(one.end <= other.start or other.end <= one.start for other in chosen)
        if apart and one.feature not in told:
            chosen.append(one)
            told.add(one.feature)
    return chosen


def _quoted(text: str, chosen: list[Said]) -> list[str]:
    quoted = []
    for one in chosen:
        word = " ".join(text[one.start : one.end].split())
        quoted.append(f"“{word if len(word) <= _LONGEST else word[: _LONGEST - 1] + '…'}”")
    return quoted


def _sentence(begin: str, contrary: str, removing: list[str], keeping: list[str]) -> str:
    sentence = begin
    if removing:
        sentence += ": " + ", ".join(removing)
    if keeping:
        sentence += f"; {contrary}: " + ", ".join(keeping)
    return sentence + "."


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end
