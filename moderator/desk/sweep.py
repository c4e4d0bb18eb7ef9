"""A decision about all that a filter finds: in steps, so that nobody waits long for the database.

The list is read once: what comes in later is not decided, and what changes before its turn comes
is left as it is and told. All steps belong to one decision, which is undone as one.
"""

from __future__ import annotations

import uuid
from array import array
from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from moderator.model import Decided, DecidedItem, ItemResult, State, Sweep, Swept, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from moderator.desk.desk import Desk
    from moderator.model import Decision, Query, Question

    Progress = Callable[[int, int], None]
    Stop = Callable[[], bool]

STEP: Final = 200
"""Comments of one transaction."""

TOLD: Final = 2000
"""Comments of which it is told one by one why they were left."""


def gather(desk: Desk, query: Query, decision: Decision) -> Sweep:
    """Read which comments ``decision`` is about, and how they are now."""
    comments, now, stood = desk.lists.whole(query)
    versions = array("q", [now.get(one, 0) for one in comments])
    states = tuple(stood.get(one, State.GONE) for one in comments)
    return Sweep(replace(decision, comments=()), comments, versions, states)


def without(sweep: Sweep, out: frozenset[int]) -> Sweep:
    """Return ``sweep`` less the comments ``out``, which stay as they are."""
    kept = [at for at, one in enumerate(sweep.comments) if one not in out]
    return replace(
        sweep,
        comments=array("q", [sweep.comments[at] for at in kept]),
        versions=array("q", [sweep.versions[at] for at in kept]),
        states=tuple(sweep.states[at] for at in kept),
    )


def preview(desk: Desk, sweep: Sweep, progress: Progress, stop: Stop) -> Swept:
    """Return what :func:`carry_out` would do, and write nothing."""
    tally = _Tally()
    for step in _steps(sweep):
        if stop():
            break
        tally.take(desk.preview(step))
        progress(tally.looked, len(sweep.comments))
    return tally.told(sweep, None)


def carry_out(desk: Desk, sweep: Sweep, progress: Progress, stop: Stop) -> Swept:
    """Decide step by step, each in a transaction of its own; ``stop`` ends it between two.

    Comments that raise a question which ``decision.confirmed`` does not answer are left.
    """
    tally = _Tally()
    under = uuid.uuid4().hex
    any_done = False
    for step in _steps(sweep):
        if stop():
            break
        decided = _decide(desk, step, under)
        any_done = any_done or decided.decision is not None
        tally.take(decided)
        progress(tally.looked, len(sweep.comments))
    return tally.told(sweep, under if any_done else None)


def _steps(sweep: Sweep) -> Iterator[Decision]:
    for start in range(0, len(sweep.comments), STEP):
        comments = tuple(sweep.comments[start : start + STEP])
        versions = sweep.versions[start : start + STEP]
        states = sweep.states[start : start + STEP]
        yield replace(
            sweep.decision,
            comments=comments,
            seen=dict(zip(comments, versions, strict=True)),
            stood=dict(zip(comments, states, strict=True)),
        )


def _decide(desk: Desk, step: Decision, under: str) -> Decided:
    """Decide those comments of a step about which nothing must be asked."""
    questions: list[Question] = []
    asked: dict[int, DecidedItem] = {}
    while rest := tuple(one for one in step.comments if one not in asked):
        decided = desk.decide(replace(step, comments=rest), under=under)
        if not decided.questions:
            break
        questions += decided.questions
        for one in decided.questions:
            asked[one.comment_id] = DecidedItem(one.comment_id, ItemResult.ASK, one.words)
    else:
        decided = Decided(None, ())
    items = {item.comment_id: item for item in decided.items} | asked
    ordered = tuple(items[one] for one in step.comments if one in items)
    return replace(decided, items=ordered, questions=tuple(questions))


class _Tally(Struct):
    looked: int = 0
    results: Counter[ItemResult] = field(default_factory=Counter)
    questions: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    asked: dict[str, Words] = field(default_factory=dict)
    left: list[DecidedItem] = field(default_factory=list)

    def take(self, decided: Decided) -> None:
        """Add what became of one step."""
        self.looked += len(decided.items)
        said = {one.comment_id: one.words for one in decided.questions}
        for raised, number in (
            (decided.questions, self.questions),
            (decided.answered, self.answered),
        ):
            number.update(code for _, code in {(one.comment_id, one.code) for one in raised})
            for question in raised:
                self.asked.setdefault(question.code, question.words)
        for item in decided.items:
            self.results[item.result] += 1
            if item.result is not ItemResult.DONE and len(self.left) < TOLD:
                why = item.words or said.get(item.comment_id)
                self.left.append(replace(item, words=why))

    def told(self, sweep: Sweep, decision: str | None) -> Swept:
        """Return the numbers."""
        return Swept(
            decision,
            len(sweep.comments),
            self.looked,
            dict(self.results),
            dict(self.questions),
            dict(self.asked),
            tuple(self.left),
            dict(self.answered),
        )
