"""A simulated desk: that learning helps, and that wrong decisions do not wreck it."""

from __future__ import annotations

from functools import cache
from statistics import mean

import pytest

from moderator.learning import Example, Lessons, Report, Silence, Voice, features, strongest
from moderator.learning.evaluation import SORTS, SPEAKS, WEIGHT, combined, evaluate
from moderator.learning.measures import average_precision
from moderator.model import Finding, FindingKind, Span, Words
from moderator.rules.ruleset import risk
from tests import learning_desk
from tests.desks import ruleset
from tests.learning_desk import Comment

SEEDS = (1, 2, 3)
NEW = 1500


@cache
def rules_risk(text: str, name: str) -> float:
    return risk(ruleset().check(text, name=name))


def examples(decided: list[Comment]) -> list[Example]:
    return [
        Example(seq, features(one.text, one.name), one.removed, rules_risk(one.text, one.name))
        for seq, one in enumerate(decided)
    ]


def lessons_of(decided: list[Comment]) -> Lessons:
    lessons = Lessons()
    lessons.take(dict(enumerate(examples(decided))))
    return lessons


def precision_on_new(decided: list[Comment], seed: int) -> tuple[float, float]:
    """Return the average precision on new comments by the rules alone, and with the model."""
    new = learning_desk.comments(NEW, seed + 1000)
    removed = [one.removed for one in new]
    risks = [rules_risk(one.text, one.name) for one in new]
    _, curve = evaluate(examples(decided))
    model = lessons_of(decided).model()
    both = [
        combined(before, curve.probability(model.score(features(one.text, one.name))))
        for before, one in zip(risks, new, strict=True)
    ]
    return average_precision(risks, removed), average_precision(both, removed)


@pytest.mark.parametrize(("decisions", "gain"), [(200, 0.15), (500, 0.25), (2000, 0.28)])
def test_what_is_learnt_sorts_better_than_the_rules_alone(decisions: int, gain: float) -> None:
    found = [precision_on_new(learning_desk.comments(decisions, seed), seed) for seed in SEEDS]
    assert mean(both - rules for rules, both in found) > gain


def test_fifty_wrong_decisions_of_five_hundred_cost_little() -> None:
    lost, left = [], []
    for seed in SEEDS:
        decided = learning_desk.comments(500, seed)
        rules, before = precision_on_new(decided, seed)
        _, after = precision_on_new(learning_desk.mistaken(decided, 50, seed), seed)
        lost.append(before - after)
        left.append(after - rules)
    assert mean(lost) < 0.08
    assert min(left) > 0.15


def test_it_speaks_when_it_is_better_and_tells_how_much() -> None:
    report, voice = lessons_of(learning_desk.comments(1000)).evaluate()
    assert voice is not None
    assert report.silence is None
    assert report.decisions == 1000
    assert report.tried == 500
    assert report.precision > 0.85
    assert report.marked_right > 0.5 * report.tried_removals
    assert report.ap_both > report.ap_rules + 0.2
    assert 0 < report.surely_gained < report.ap_both - report.ap_rules
    assert 0.85 < report.area < 1
    assert 0.1 < report.base_rate < 0.2


def test_it_is_silent_below_two_hundred_decisions() -> None:
    report, voice = lessons_of(learning_desk.comments(199)).evaluate()
    assert (report.silence, voice) == (Silence.FEW, None)


def test_it_is_silent_where_hardly_anything_was_removed() -> None:
    decided = [one for one in learning_desk.comments(1000) if not one.removed]
    decided += [one for one in learning_desk.comments(300) if one.removed][:29]
    report, voice = lessons_of(decided).evaluate()
    assert (report.silence, voice) == (Silence.ONE_SIDED, None)


def test_it_is_silent_where_decisions_follow_no_words() -> None:
    drawn = learning_desk.mistaken(
        [Comment(one.text, one.name, removed=False) for one in learning_desk.comments(1000)], 200
    )
    report, voice = lessons_of(drawn).evaluate()
    assert voice is None
    assert report.silence in {Silence.NO_BETTER, Silence.WRONG}


def test_it_is_silent_where_the_rules_know_already() -> None:
    by_rules = [
        one._replace(removed=one.risk >= 0.3, risk=float(one.risk >= 0.3))
        for one in examples(learning_desk.comments(1000))
    ]
    report, _ = evaluate(by_rules)
    assert report.silence is Silence.NO_BETTER


def test_the_same_decisions_give_the_same_verdict_and_a_stopped_trial_none() -> None:
    decided = examples(learning_desk.comments(400))
    assert evaluate(decided) == evaluate(decided)
    report, _ = evaluate(decided, stop=lambda: True)
    assert report.silence is not None


@cache
def voice() -> Voice:
    report, found = lessons_of(learning_desk.comments(2000)).evaluate()
    assert isinstance(report, Report)
    assert found is not None
    return found


def test_it_names_the_words_and_points_at_them() -> None:
    text = "THANH LÝ áo khoác giá gốc, ai cần nhắn em. Chúc mọi người một ngày vui."
    found = voice().finding(text)
    assert found is not None
    assert found.kind is FindingKind.LEARNED
    assert SPEAKS <= found.score <= 1
    marked = {text[span.start : span.end] for span in found.spans}
    assert marked
    assert all(f"“{word}”" in found.reason.vi for word in marked)
    assert all(f"“{word}”" in found.reason.en for word in marked)
    assert not any("ngày vui" in word for word in marked)


def test_it_sees_through_bare_typing_and_capitals() -> None:
    assert voice().finding("thanh ly ao khoac gia goc, ai can nhan em") is not None


def test_it_says_nothing_of_what_the_desk_approves() -> None:
    for text in (
        "Đoạn đường này ngày nào cũng kẹt cứng.",
        "Món ăn xứ núi ngon mà giản dị.",
        "Tôi mua tai nghe một lần, dùng được hai năm.",
        "",
        "\ud800\x00",
    ):
        assert voice().finding(text) is None


def test_the_strongest_words_are_those_of_the_policy() -> None:
    texts = [one.text for one in learning_desk.comments(2000)]
    listed = strongest(voice().model, texts, 8)
    removing = [one.word for one in listed if one.weight > 0]
    keeping = [one.word for one in listed if one.weight < 0]
    assert 0 < len(removing) <= 8
    assert 0 < len(keeping) <= 8
    policy = " ".join((*learning_desk.ADVERTS, *learning_desk.SLURS, *learning_desk.RANTS)).lower()
    assert sum(word in policy for word in removing) >= 6


def test_the_order_by_risk_weighs_it_as_the_rules_do() -> None:
    sure = Finding(FindingKind.LEARNED, 0.8, (), Words("", ""))
    other = Finding(FindingKind.SPAM, 0.5, (Span(0, 1),), Words("", ""))
    assert combined(risk([other]), 0.8) == pytest.approx(risk([other, sure]))
    assert combined(0.5, SORTS - 0.01) == 0.5
    alone = Finding(FindingKind.LEARNED, 1.0, (), Words("", ""))
    assert risk([alone]) == pytest.approx(WEIGHT)
