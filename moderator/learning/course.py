"""How well the comments of each week were sorted, each before it was learnt: for a picture."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from moderator.learning.calibration import Calibration, fit
from moderator.learning.evaluation import LEAST_DECISIONS, TRIED, combined
from moderator.learning.measures import average_precision
from moderator.learning.model import Counts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo

    from moderator.learning.evaluation import Example

MOST_SHOWN: Final = 12
"""So many of the newest weeks or days are told."""

FEWEST: Final = 5
"""With fewer removals, or fewer approvals, a week's figure would be chance."""

_WEEK: Final = 7
_BY_DAY: Final = 2 * _WEEK  # a history that is no longer is told by days
_RENEWED: Final = 1000  # the curve, after so many decisions


class Stretch(Struct, frozen=True):
    """A week from Monday on, or a day.

    ``rules`` and ``both`` are average precisions, 0 to 1, of the order by risk as the rules alone
    made it, and with what was learnt before each comment; None where too little was decided, the
    latter also where nothing was known before.
    """

    begins: date
    days: int  # 7 or 1
    decisions: int
    removals: int
    rules: float | None
    both: float | None


def course(
    examples: Sequence[Example],
    zone: tzinfo | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[Stretch, ...]:
    """Return the newest ``MOST_SHOWN`` weeks of ``examples``, which are in time's order.

    What spans no more than two weeks is told by days. ``zone`` decides where a day begins (default:
    this computer's). Empty when ``stop()`` said true. Some 100 µs a decision.
    """
    if not examples:
        return ()
    days = [_day(one.at, zone) for one in examples]
    length = 1 if max(days) - min(days) < timedelta(_BY_DAY) else _WEEK
    begins = [day if length == 1 else day - timedelta(day.weekday()) for day in days]
    chances = _chances(examples, progress, stop)
    if len(chances) < len(examples):
        return ()
    found = []
    for start in sorted(set(begins))[-MOST_SHOWN:]:
        places = [place for place, day in enumerate(begins) if day == start]
        found.append(
            _stretch(start, length, [examples[at] for at in places], [chances[at] for at in places])
        )
    return tuple(found)


def _day(micros: int, zone: tzinfo | None) -> date:
    moment = datetime.fromtimestamp(micros / 1e6, UTC)
    return moment.astimezone(zone).date()


def _chances(
    examples: Sequence[Example],
    progress: Callable[[int, int], None],
    stop: Callable[[], bool],
) -> list[float]:
    """Return for each decision how likely a removal was by what stood before it; 0 at first."""
    counts, curve = Counts(), Calibration()
    scores: list[float] = []
    chances: list[float] = []
    known = 0
    for place, one in enumerate(examples):
        if place % _RENEWED == 0:
            if stop():
                break
            progress(place, len(examples))
        if place >= LEAST_DECISIONS and place >= known + min(_RENEWED, place // 2):
            labels = [other.removed for other in examples[:place]]
            curve, known = fit(scores[-TRIED:], labels[-TRIED:]), place
        scores.append(counts.score(one.features))
        chances.append(curve.probability(scores[-1]) if known else 0.0)
        counts.add(one.features, removed=one.removed)
    return chances


def _stretch(
    begins: date, days: int, examples: Sequence[Example], chances: Sequence[float]
) -> Stretch:
    labels = [one.removed for one in examples]
    removals = sum(labels)
    rules = both = None
    risks = [one.risk for one in examples]
    if min(removals, len(labels) - removals) >= FEWEST:
        rules = average_precision(risks, labels)
    if rules is not None and any(chances):
        both = average_precision(
            [combined(risk, chance) for risk, chance in zip(risks, chances, strict=True)], labels
        )
    return Stretch(begins, days, len(labels), removals, rules, both)
