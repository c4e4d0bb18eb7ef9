"""What learning costs, and what it brings a simulated desk."""

from __future__ import annotations

from statistics import mean
from typing import TYPE_CHECKING

import pytest

from moderator.desk.learning import Learning
from moderator.learning import Example, Lessons, features
from moderator.learning.evaluation import combined, evaluate
from moderator.learning.measures import average_precision
from moderator.model import Verdict
from moderator.rules.ruleset import risk
from tests import learning_desk
from tests.bench import readers
from tests.bench.measure import Report, ms, timed
from tests.databases import Clock
from tests.desks import Newsroom as DeskRoom
from tests.desks import ruleset
from tests.integration.store.newsroom import Newsroom, comment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.learning_desk import Comment

DECIDED = 25_000
PENDING = 5_000
PAGE = 500
SEEDS = (1, 2, 3, 4, 5)
NEW = 2000


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskRoom]:
    """Open a desk with ``DECIDED`` decisions behind it and ``PENDING`` comments before it."""
    room = DeskRoom.open(tmp_path_factory.mktemp("learning"))
    store = Newsroom(room.store, Clock())
    written = learning_desk.comments(DECIDED + PENDING)
    for first in range(0, len(written), PAGE):
        page = written[first : first + PAGE]
        ids = store.arrive(
            *(comment(first + at, f"{one.text} ({first + at})") for at, one in enumerate(page))
        )
        if first < DECIDED:
            pairs = list(zip(ids, page, strict=True))
            store.decide(Verdict.APPROVE, *(key for key, one in pairs if not one.removed))
            store.decide(Verdict.REJECT, *(key for key, one in pairs if one.removed))
    yield room
    room.close()


def test_speed(report: Report) -> None:
    texts = [readers.text(number) for number in range(2000)]
    lessons = _lessons(learning_desk.comments(2000))
    _, voice = lessons.evaluate()
    assert voice is not None
    for text in texts:
        voice.probability(text)

    def score() -> None:
        for text in texts:
            voice.probability(text, "Bạn đọc")

    def explain() -> None:
        for text in texts[:200]:
            voice.finding(text, "Bạn đọc")

    per_comment = 1e6 * min(timed(score)) / len(texts)
    report.tell("learning", "score a comment", f"{per_comment:.0f} µs")
    report.tell("learning", "score and give reasons", f"{1e6 * min(timed(explain)) / 200:.0f} µs")
    marks = [features(text) for text in texts]

    def learn() -> None:
        for feature in marks:
            lessons.counts.add(feature, removed=False)

    report.tell("learning", "learn a comment", f"{1e6 * min(timed(learn)) / len(texts):.0f} µs")


def test_desk(report: Report, room: DeskRoom) -> None:
    learning = Learning(room.store)
    first = timed(learning.learn, 1)
    report.tell("learning", f"begin: the newest of {DECIDED:,} decisions, and a trial", ms(first))
    assert learning.state.report.decisions == 20_000
    report.tell("learning", f"sort {PENDING:,} pending comments", ms(timed(learning.keep_up, 1)))
    report.tell("learning", "look again, nothing new", ms(timed(learning.keep_up)))
    store = Newsroom(room.store, Clock())
    ids = store.arrive(*(comment(900_000 + at) for at in range(9)))
    store.decide(Verdict.REJECT, *ids)
    report.tell("learning", "follow nine decisions", ms(timed(learning.keep_up, 1)))


def test_gain(report: Report) -> None:
    for decisions, wrong in ((200, 0), (500, 0), (500, 50), (2000, 0), (2000, 200)):
        found = [_on_new(decisions, wrong, seed) for seed in SEEDS]
        rules, both, precision, recall = (mean(column) for column in zip(*found, strict=True))
        mistakes = f", {wrong} of them wrong" if wrong else ""
        report.tell(
            "learning",
            f"after {decisions:,} decisions{mistakes}",
            f"average precision {rules:.2f} -> {both:.2f}; of what it marks {precision:.0%} are "
            f"removals, {recall:.0%} of all",
        )
        assert both > rules + 0.1


def _examples(decided: list[Comment]) -> list[Example]:
    return [
        Example(seq, features(one.text, one.name), one.removed, _risk(one))
        for seq, one in enumerate(decided)
    ]


def _risk(one: Comment) -> float:
    return risk(ruleset().check(one.text, name=one.name))


def _lessons(decided: list[Comment]) -> Lessons:
    lessons = Lessons()
    lessons.take(dict(enumerate(_examples(decided))))
    return lessons


def _on_new(decisions: int, wrong: int, seed: int) -> tuple[float, float, float, float]:
    """Return average precision without and with the model, its precision and its recall."""
    decided = learning_desk.mistaken(learning_desk.comments(decisions, seed), wrong, seed)
    _, curve = evaluate(_examples(decided))
    model = _lessons(decided).model()
    new = learning_desk.comments(NEW, seed + 1000)
    removed = [one.removed for one in new]
    risks = [_risk(one) for one in new]
    chances = [curve.probability(model.score(features(one.text, one.name))) for one in new]
    both = [combined(before, chance) for before, chance in zip(risks, chances, strict=True)]
    marked = [label for label, chance in zip(removed, chances, strict=True) if chance >= 0.5]
    return (
        average_precision(risks, removed),
        average_precision(both, removed),
        sum(marked) / max(len(marked), 1),
        sum(marked) / sum(removed),
    )
