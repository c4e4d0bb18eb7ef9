"""Whether the model may speak: tried on the desk's own decisions, each before it was learnt.

All decisions are gone through in time's order: a comment is scored by what was learnt before it,
and only then learnt ("prequential", Dawid 1984). The newer half, at most ``TRIED`` decisions, is
the trial. Probabilities there come from curves fitted to earlier scores alone. So the figures say
what the desk would have seen, and nothing was tuned on what it is measured on.
"""

from __future__ import annotations

import random
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from moderator.learning.calibration import Calibration, fit
from moderator.learning.measures import area, average_precision
from moderator.learning.model import Counts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LEAST_DECISIONS: Final = 200
LEAST_OF_EACH: Final = 30
LEAST_TRIED: Final = 8
"""So many removals the trial must hold."""

TRIED: Final = 2000
SPEAKS: Final = 0.5
"""From this probability on a finding is shown."""

SORTS: Final = 0.25
"""From this probability on a comment moves up in the order by risk."""

WEIGHT: Final = 0.6
"""How much a sure model adds to the risk, as the rules weigh their own kinds."""

_MARGIN: Final = 0.02
_PRECISION: Final = 0.5
_ROUNDS: Final = 5
_RESAMPLES: Final = 100
_LOW: Final = 5  # the fifth of a hundred


class Example(NamedTuple):
    """One standing decision: its place in the log, its comment's features, what was decided."""

    seq: int
    features: tuple[int, ...]
    removed: bool
    risk: float  # what the rules alone said, 0 to 1
    at: int = 0  # microseconds since 1970


class Silence(StrEnum):
    """Why the model says nothing."""

    OFF = "off"
    FEW = "few"  # too few decisions
    ONE_SIDED = "one_sided"  # too few of the rarer kind
    NO_BETTER = "no_better"  # the rules alone sort as well
    WRONG = "wrong"  # what it would mark was more often approved


class Report(Struct, frozen=True):
    """What the model learnt from and how it fared. Shares are 0 to 1.

    ``marked`` of the ``tried`` decisions had a probability of at least ``SPEAKS`` when they were
    new, and ``marked_right`` of these were removals; ``rules_marked`` likewise for the risk by the
    rules alone. The three average precisions are over the same trial: ``ap_both`` is the order by
    risk with the model in it, ``ap_rules`` without.
    """

    decisions: int = 0
    removals: int = 0
    tried: int = 0
    tried_removals: int = 0
    marked: int = 0
    marked_right: int = 0
    rules_marked: int = 0
    rules_right: int = 0
    ap_model: float = 0.0
    ap_rules: float = 0.0
    ap_both: float = 0.0
    area: float = 0.5
    surely_gained: float = 0.0  # the gain's lower bound in 95 of 100 resamplings of the trial
    silence: Silence | None = Silence.FEW

    @property
    def precision(self) -> float:
        """How many of the marked ones were removals."""
        return self.marked_right / self.marked if self.marked else 0.0

    @property
    def base_rate(self) -> float:
        """How many of the tried ones were removals."""
        return self.tried_removals / self.tried if self.tried else 0.0


def combined(risk: float, probability: float) -> float:
    """Return the risk by the rules with the model's word in it, as the order by risk has it."""
    return 1 - (1 - risk) * (1 - WEIGHT * probability) if probability >= SORTS else risk


def evaluate(
    examples: Sequence[Example], stop: Callable[[], bool] = lambda: False
) -> tuple[Report, Calibration]:
    """Try the model on ``examples``, which must be in time's order.

    Returns the figures and the curve for new comments. The same examples give the same answer.
    When ``stop()`` says true it ends there with a report that keeps the model silent.
    """
    number = len(examples)
    removals = sum(one.removed for one in examples)
    if number < LEAST_DECISIONS:
        return Report(number, removals, silence=Silence.FEW), Calibration()
    if min(removals, number - removals) < LEAST_OF_EACH:
        return Report(number, removals, silence=Silence.ONE_SIDED), Calibration()
    begin = max(number // 2, number - TRIED)
    warm = max(number // 4, begin - TRIED)
    scores = _prequential(examples, warm, stop)
    if len(scores) < number - warm:
        return Report(number, removals, silence=Silence.FEW), Calibration()
    labels = [one.removed for one in examples[warm:]]
    before = begin - warm
    chances = _chances(scores, labels, before)
    tried = examples[begin:]
    report = _judged(number, removals, tried, chances)
    return report, fit(scores[-TRIED:], labels[-TRIED:])


def _prequential(examples: Sequence[Example], warm: int, stop: Callable[[], bool]) -> list[float]:
    counts = Counts()
    scores: list[float] = []
    for place, one in enumerate(examples):
        if place >= warm:
            if stop():
                break
            scores.append(counts.score(one.features))
        counts.add(one.features, removed=one.removed)
    return scores


def _chances(scores: list[float], labels: list[bool], before: int) -> list[float]:
    """Return the trial's probabilities; the curve is renewed a few times on its way."""
    found: list[float] = []
    size = -(-(len(scores) - before) // _ROUNDS)
    for start in range(before, len(scores), size):
        known = slice(max(start - TRIED, 0), start)
        curve = fit(scores[known], labels[known])
        found.extend(curve.probability(score) for score in scores[start : start + size])
    return found


def _judged(number: int, removals: int, tried: Sequence[Example], chances: list[float]) -> Report:
    labels = [one.removed for one in tried]
    risks = [one.risk for one in tried]
    both = [combined(risk, chance) for risk, chance in zip(risks, chances, strict=True)]
    marked = [label for label, chance in zip(labels, chances, strict=True) if chance >= SPEAKS]
    by_rules = [label for label, risk in zip(labels, risks, strict=True) if risk >= SPEAKS]
    ap_rules, ap_both = average_precision(risks, labels), average_precision(both, labels)
    surely = _surely(risks, both, labels)
    silence: Silence | None = None
    if sum(labels) < LEAST_TRIED:
        silence = Silence.ONE_SIDED
    elif ap_both - ap_rules < _MARGIN or surely <= 0:
        silence = Silence.NO_BETTER
    elif sum(marked) < _PRECISION * len(marked):
        silence = Silence.WRONG
    return Report(
        decisions=number,
        removals=removals,
        tried=len(tried),
        tried_removals=sum(labels),
        marked=len(marked),
        marked_right=sum(marked),
        rules_marked=len(by_rules),
        rules_right=sum(by_rules),
        ap_model=average_precision(chances, labels),
        ap_rules=ap_rules,
        ap_both=ap_both,
        area=area(chances, labels),
        surely_gained=surely,
        silence=silence,
    )


def _surely(risks: Sequence[float], both: Sequence[float], labels: Sequence[bool]) -> float:
    """Return the lower bound of the gain by the paired bootstrap (Efron 1979), always alike."""
    chance = random.Random(len(labels))  # noqa: S311 - resampling, no secret
    places = range(len(labels))
    gains = []
    for _ in range(_RESAMPLES):
        drawn = chance.choices(places, k=len(labels))
        kinds = [labels[place] for place in drawn]
        gains.append(
            average_precision([both[place] for place in drawn], kinds)
            - average_precision([risks[place] for place in drawn], kinds)
        )
    return sorted(gains)[_LOW - 1]
