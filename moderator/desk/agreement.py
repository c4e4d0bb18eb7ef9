"""How far two readers agree: a share with its interval, and agreement beyond chance. Pure."""

from __future__ import annotations

import hashlib
import heapq
import math
from typing import TYPE_CHECKING, Final, NamedTuple

from moderator.model import Verdict
from moderator.model.second_look import Agreement, LookStratum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Z_95: Final = 1.959963984540054
"""The normal distribution's quantile for a two-sided interval of 95 %."""

VERDICTS: Final = (Verdict.APPROVE, Verdict.REJECT, Verdict.SPAM)
"""The verdicts that are read again: those that tell the site something in the usual way."""


class Candidate(NamedTuple):
    """A decision that may be drawn: its row's number, hash and verdict."""

    seq: int
    hash: str
    verdict: Verdict


def agreement(agreed: int, of: int) -> Agreement:
    """Return a share with the score interval of E. B. Wilson (1927).

    "Probable inference, the law of succession, and statistical inference", Journal of the
    American Statistical Association 22 (158), 209-212. Unlike the textbook interval it stays
    within 0 and 1 and is honest for few cases and for shares near 1.
    """
    if not of:
        return Agreement(0, 0, 0.0, 1.0)
    share, square = agreed / of, Z_95 * Z_95
    middle = share + square / (2 * of)
    reach = Z_95 * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    whole = 1 + square / of
    return Agreement(
        agreed, of, max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)
    )


def kappa(pairs: Mapping[tuple[str, str], int]) -> float | None:
    """Return Cohen's kappa of counted pairs (first, second), or None where it is not defined.

    J. Cohen (1960), "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20 (1), 37-46: ``(observed - expected) / (1 - expected)``. It is not defined where
    both readers gave one and the same answer throughout.
    """
    total = sum(pairs.values())
    if not total:
        return None
    firsts: dict[str, int] = {}
    seconds: dict[str, int] = {}
    same = 0
    for (first, second), count in pairs.items():
        firsts[first] = firsts.get(first, 0) + count
        seconds[second] = seconds.get(second, 0) + count
        same += count if first == second else 0
    chance = sum(count * seconds.get(kind, 0) for kind, count in firsts.items())
    if chance == total * total:
        return None
    return (same * total - chance) / (total * total - chance)


def over_all(strata: Sequence[LookStratum], verdicts: Mapping[Verdict, Agreement]) -> float | None:
    """Return the agreement over all decisions, each verdict weighing as much as there are of it.

    None while a verdict that occurs has no answer.
    """
    total = sum(one.decisions for one in strata)
    there = [one for one in strata if one.decisions]
    if not total or any(not verdicts[one.verdict].of for one in there):
        return None
    return sum(one.decisions * verdicts[one.verdict].share for one in there) / total


def to_draw(decisions: int, share: int, least: int) -> int:
    """Return how many of ``decisions`` are drawn: ``share`` thousandths, but at least ``least``."""
    return min(decisions, max(-(-decisions * share // 1000), least)) if share else 0


def draw(
    seed: str, candidates: Iterable[Candidate], share: int, least: int
) -> tuple[tuple[int, ...], tuple[LookStratum, ...]]:
    """Return the rows drawn, in the order in which they are read, and how many of each verdict.

    Each candidate's lot is the SHA-256 of ``seed`` and its own row's hash, both as they are
    written; the smallest lots of each verdict are drawn, then all are put in the order of their
    lots. Whoever has the log can repeat this, and nobody can know a lot before both rows exist.
    """
    lots: dict[Verdict, list[tuple[str, int]]] = {verdict: [] for verdict in VERDICTS}
    for one in candidates:
        lot = hashlib.sha256(f"{seed}{one.hash}".encode("ascii")).hexdigest()
        lots[one.verdict].append((lot, one.seq))
    drawn: list[tuple[str, int]] = []
    strata = []
    for verdict, some in lots.items():
        chosen = heapq.nsmallest(to_draw(len(some), share, least), some)
        drawn.extend(chosen)
        strata.append(LookStratum(verdict, len(some), len(chosen)))
    return tuple(seq for _, seq in sorted(drawn)), tuple(strata)
