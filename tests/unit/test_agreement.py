"""Agreement of two readers, with figures from the literature, and lots that can be repeated."""

from __future__ import annotations

import hashlib

import pytest

from moderator.desk.agreement import Candidate, agreement, draw, kappa, over_all, to_draw
from moderator.model import Verdict
from moderator.model.second_look import LookStratum


@pytest.mark.parametrize(
    ("agreed", "of", "low", "high"),
    [
        # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3 (Wilson's score).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_interval_has_the_published_figures(
    agreed: int, of: int, low: float, high: float
) -> None:
    found = agreement(agreed, of)

    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.share == agreed / of


def test_nothing_compared_says_nothing() -> None:
    assert (agreement(0, 0).low, agreement(0, 0).high) == (0.0, 1.0)
    assert agreement(0, 0).share == 0.0


def test_all_that_agree_leave_room_for_doubt() -> None:
    found = agreement(10, 10)

    assert found.high == pytest.approx(1.0)
    assert round(found.low, 4) == 0.7225


def test_kappa_of_a_known_table() -> None:
    # 35 of 50 agree, 25 would by chance: (0.7 - 0.5) / (1 - 0.5).
    pairs = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}

    assert kappa(pairs) == pytest.approx(0.4)


def test_kappa_of_three_kinds() -> None:
    pairs = {
        ("approve", "approve"): 8,
        ("approve", "reject"): 2,
        ("reject", "reject"): 5,
        ("reject", "spam"): 1,
        ("spam", "spam"): 4,
    }

    # Observed 17 of 20; by chance (10·8 + 6·7 + 4·5) / 400 = 0.355.
    assert kappa(pairs) == pytest.approx((0.85 - 0.355) / (1 - 0.355))


def test_kappa_is_not_defined_without_two_kinds() -> None:
    assert kappa({}) is None
    assert kappa({("approve", "approve"): 9}) is None


def test_the_whole_weighs_each_verdict_by_its_decisions() -> None:
    strata = (
        LookStratum(Verdict.APPROVE, 900, 10),
        LookStratum(Verdict.REJECT, 100, 10),
        LookStratum(Verdict.SPAM, 0, 0),
    )
    verdicts = {
        Verdict.APPROVE: agreement(10, 10),
        Verdict.REJECT: agreement(5, 10),
        Verdict.SPAM: agreement(0, 0),
    }

    assert over_all(strata, verdicts) == pytest.approx(0.95)
    assert over_all(strata, verdicts | {Verdict.REJECT: agreement(0, 0)}) is None


@pytest.mark.parametrize(
    ("decisions", "share", "least", "drawn"),
    [(1000, 20, 10, 20), (1001, 20, 10, 21), (40, 20, 10, 10), (4, 20, 10, 4), (40, 0, 10, 0)],
)
def test_rare_verdicts_are_represented(decisions: int, share: int, least: int, drawn: int) -> None:
    assert to_draw(decisions, share, least) == drawn


def test_lots_can_be_repeated_and_nobody_can_pick() -> None:
    candidates = [
        Candidate(seq, hashlib.sha256(str(seq).encode()).hexdigest(), verdict)
        for seq, verdict in enumerate(
            [Verdict.APPROVE] * 200 + [Verdict.REJECT] * 12 + [Verdict.SPAM] * 3, 1
        )
    ]

    drawn, strata = draw("a" * 64, candidates, 50, 5)

    assert [(one.verdict, one.decisions, one.drawn) for one in strata] == [
        (Verdict.APPROVE, 200, 10),
        (Verdict.REJECT, 12, 5),
        (Verdict.SPAM, 3, 3),
    ]
    # By the words of the manual, with other means: sort all by the lot, take the first of each.
    lots = {
        one.seq: hashlib.sha256(("a" * 64 + one.hash).encode()).hexdigest() for one in candidates
    }
    first = [
        seq
        for start, end, count in ((1, 200, 10), (201, 212, 5), (213, 215, 3))
        for seq in sorted(range(start, end + 1), key=lots.__getitem__)[:count]
    ]
    assert list(drawn) == sorted(first, key=lots.__getitem__)
    assert draw("a" * 64, reversed(candidates), 50, 5) == (drawn, strata)
    assert draw("b" * 64, candidates, 50, 5)[0] != drawn
