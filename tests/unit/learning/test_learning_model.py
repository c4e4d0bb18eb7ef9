from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.learning import Counts, Example, Lessons, Model, features
from moderator.learning.calibration import Calibration, fit
from moderator.learning.measures import area, average_precision
from moderator.learning.model import CLIP

CORPUS = st.lists(
    st.tuples(st.frozensets(st.integers(0, 30), max_size=6), st.booleans()), max_size=40
)


def taught(*lessons: tuple[str, bool]) -> Counts:
    counts = Counts()
    for text, removed in lessons:
        counts.add(features(text), removed=removed)
    return counts


@given(CORPUS, st.randoms(use_true_random=False))
def test_the_order_of_decisions_makes_no_difference(
    corpus: list[tuple[frozenset[int], bool]], chance: random.Random
) -> None:
    first, second = Counts(), Counts()
    for found, removed in corpus:
        first.add(found, removed=removed)
    chance.shuffle(corpus)
    for found, removed in corpus:
        second.add(found, removed=removed)
    assert first == second
    assert first.score(range(31)) == second.score(range(31))


@given(CORPUS, CORPUS)
def test_taking_out_leaves_what_would_be_there_without(
    kept: list[tuple[frozenset[int], bool]], taken: list[tuple[frozenset[int], bool]]
) -> None:
    without, undone = Counts(), Counts()
    for found, removed in kept:
        without.add(found, removed=removed)
    for found, removed in [*taken, *kept]:
        undone.add(found, removed=removed)
    for found, removed in taken:
        undone.take_out(found, removed=removed)
    assert undone == without


def test_what_was_never_learnt_cannot_be_taken_out() -> None:
    with pytest.raises(OverflowError):
        Counts().take_out([7], removed=True)


def test_one_comment_teaches_no_word() -> None:
    counts = taught(("bán áo khoác", True), ("đường kẹt xe", False))
    assert counts.score(features("áo khoác")) == pytest.approx(0, abs=0.3)
    assert counts.weight(features("khoác")[-1]) == 0


def test_no_word_weighs_more_than_the_cap() -> None:
    counts = taught(*[("áo khoác", True)] * 5000, *[("kẹt xe", False)] * 5000)
    weights = [counts.weight(one) for one in (*features("áo khoác"), *features("kẹt xe"))]
    assert max(weights) == CLIP
    assert min(weights) == -CLIP


def test_a_model_stays_as_it_was_made() -> None:
    counts = taught(*[("áo khoác", True)] * 5, *[("kẹt xe", False)] * 5)
    model = Model(counts)
    before = counts.score(features("áo khoác"))
    counts.add(features("áo khoác"), removed=False)
    assert model.score(features("áo khoác")) == before
    assert model.score(()) == 0
    assert (model.removals, model.approvals) == (5, 5)


def test_lessons_keep_the_newest_and_say_when_an_older_one_is_missed() -> None:
    def example(seq: int) -> Example:
        return Example(seq, (seq,), removed=seq % 2 == 0, risk=0.0)

    lessons = Lessons(most=3)
    assert lessons.take({comment: example(comment) for comment in (1, 2, 3)})
    assert lessons.take({4: example(4)})
    assert len(lessons) == 3
    assert lessons.counts.approved[1] == 0
    assert lessons.counts.approved[3] == 1
    assert not lessons.take({4: None})
    assert len(lessons) == 2


def test_lessons_follow_a_decision_that_changed() -> None:
    lessons = Lessons()
    lessons.take({1: Example(1, (5, 6), removed=True, risk=0.0)})
    lessons.take({1: Example(2, (5, 7), removed=False, risk=0.0)})
    expected = Counts()
    expected.add((5, 7), removed=False)
    assert lessons.counts == expected


def test_average_precision_by_hand() -> None:
    assert average_precision([4, 3, 2, 1], [True, False, True, False]) == pytest.approx(5 / 6)
    assert average_precision([1, 1, 1, 1], [True, False, False, False]) == 0.25
    assert average_precision([1, 2], [False, False]) == 0


def test_area_by_hand() -> None:
    assert area([4, 3, 2, 1], [True, False, True, False]) == 0.75
    assert area([1, 1], [True, False]) == 0.5
    assert area([1, 2, 3], [True, True, True]) == 0.5


def test_the_curve_finds_the_one_that_made_the_scores() -> None:
    chance = random.Random(3)  # noqa: S311 - a simulation
    made = Calibration(1.5, -1.0)
    scores = [chance.uniform(-4, 4) for _ in range(20_000)]
    removed = [chance.random() < made.probability(score) for score in scores]
    found = fit(scores, removed)
    assert found.slope == pytest.approx(1.5, abs=0.1)
    assert found.shift == pytest.approx(-1.0, abs=0.1)


@given(st.lists(st.tuples(st.floats(-50, 50), st.booleans()), max_size=60))
def test_any_scores_give_a_curve_that_rises(pairs: list[tuple[float, bool]]) -> None:
    found = fit([score for score, _ in pairs], [removed for _, removed in pairs])
    assert math.isfinite(found.slope)
    assert math.isfinite(found.shift)
    assert 0 <= found.probability(-50) <= found.probability(50) <= 1
