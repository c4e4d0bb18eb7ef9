"""The second look: a chief orders it, everybody answers blind, the chief sees the agreement."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from moderator.desk.agreement import (
    VERDICTS,
    Candidate,
    agreement,
    draw,
    kappa,
    over_all,
    to_draw,
)
from moderator.desk.people import check, may, require_name
from moderator.errors import DecisionError
from moderator.model import FindingKind, Right, Verdict, Words
from moderator.model.people import plain
from moderator.model.second_look import (
    Agreement,
    Disagreement,
    Look,
    LookPlan,
    LookResult,
    LookSheet,
    LookStratum,
    Opinion,
)
from moderator.store.second_look import answer_entry, drawn_entry, order_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
    from typing import TypeVar

    from moderator.model import Clock, RejectReason
    from moderator.store import Reading, Store
    from moderator.store.second_look import Made, Told

    K = TypeVar("K", bound=Hashable)

MOST: Final = 2000
"""How many decisions one look may draw: more than anybody reads again in a month."""

THOUSAND: Final = 1000

_NO_TIME: Final = Words(
    "Chọn khoảng thời gian có ngày kết thúc sau ngày bắt đầu",
    "The end of the time must come after its beginning",
)
_NO_SHARE: Final = Words("Tỷ lệ phải từ 0 đến 100%", "The share must be from 0 to 100%")
_NOTHING: Final = Words(
    "Trong khoảng thời gian này chưa có quyết định nào để xem lại",
    "In this time there is no decision to look at again",
)
_OTHER_LOOK: Final = Words(
    "Lần xem lại này đã kết thúc hoặc được đặt lại; câu trả lời chưa được ghi",
    "This second look was ended or ordered anew; the answer was not kept",
)
_OWN: Final = Words(
    "Bạn không xem lại quyết định của chính mình", "Nobody looks again at a decision of their own"
)
_NO_REASON: Final = Words("Từ chối thì phải chọn lý do", "A rejection needs a reason")


class SecondLook:
    """Second looks of one database. Safe to use from several threads at once.

    Nothing here changes where a comment stands or tells a site anything.
    """

    def __init__(self, store: Store, clock: Clock, reasons: Sequence[RejectReason]) -> None:
        """Ask ``store``; a rejection's reason is one of ``reasons``, where there are any."""
        self._store = store
        self._clock = clock
        self._codes = frozenset(reason.code for reason in reasons)

    def foresee(self, plan: LookPlan) -> tuple[LookStratum, ...]:
        """Return how many decisions ``plan`` would find and draw, by verdict."""
        with self._store.read() as reading:
            found = reading.looks.decided(plan.since, plan.until, VERDICTS, None)
        counts = Counter(verdict for _, _, verdict in found)
        return tuple(
            LookStratum(one, counts[one], to_draw(counts[one], plan.share, plan.least))
            for one in VERDICTS
        )

    def order(self, actor: str, plan: LookPlan) -> Look:
        """Order a second look, which takes the place of the one in force; share 0 ends looking.

        The time ends now at the latest. Raises NotAllowed, and DecisionError for a plan that
        makes no sense, finds nothing or would draw more than ``MOST``.
        """
        require_name(actor)
        plan = replace(plan, until=min(plan.until, self._clock()), least=max(plan.least, 0))
        if not 0 <= plan.share <= THOUSAND:
            raise DecisionError(title=_NO_SHARE)
        if plan.share:
            if plan.since >= plan.until:
                raise DecisionError(title=_NO_TIME)
            wanted = sum(one.drawn for one in self.foresee(plan))
            if not wanted:
                raise DecisionError(title=_NOTHING)
            if wanted > MOST:
                raise DecisionError(title=_too_many(wanted))
        with self._store.write() as writing:
            check(writing, actor, Right.SECOND_LOOK)
            writing.record(order_entry(actor, plan))
            look = writing.looks.newest()
        if look is None:
            raise DecisionError(title=_OTHER_LOOK)
        if plan.share:
            self._drawn(look)
        return look

    def look(self) -> Look | None:
        """Return the look in force; None: never ordered, or ended."""
        with self._store.read() as reading:
            return _in_force(reading)

    def waiting(self, actor: str) -> int:
        """Return how many comments wait for ``actor`` in the look in force."""
        with self._store.read() as reading:
            look = _in_force(reading)
            drawn = None if look is None else reading.looks.drawn(look.order)
            if look is None or drawn is None:
                return 0
            answers = reading.looks.answers(look.order)
            left = [seq for seq in drawn[0] if seq not in answers]
            readable = reading.looks.readable(left)
            makers = reading.looks.makers(left)
        return sum(seq in readable and plain(who) != plain(actor) for seq, who in makers.items())

    def sheet(self, actor: str, again: int | None = None) -> LookSheet:
        """Return what ``actor`` is to read next, or the one ``again`` that they answered."""
        look = self.look()
        if look is None:
            return LookSheet(None)
        drawn, _ = self._drawn(look)
        with self._store.read() as reading:
            answers = reading.looks.answers(look.order)
            made = reading.looks.made(drawn)
            readable = reading.looks.readable(drawn)
            findings = not look.plan.hide_findings
            open_ = [seq for seq in drawn if seq not in answers]
            there = [seq for seq in open_ if seq in readable]
            mine = [seq for seq in there if plain(made[seq].actor) != plain(actor)]
            item = None
            told = None if again is None else answers.get(again)
            if again is not None and told is not None and plain(told.actor) == plain(actor):
                item = reading.looks.item(again, findings=findings)
            if item is None and mine:
                item = reading.looks.item(mine[0], findings=findings)
        return LookSheet(
            look,
            item,
            answered=len(answers),
            left=len(mine),
            own=len(there) - len(mine),
            gone=len(open_) - len(there),
        )

    def answer(
        self, actor: str, order: int, of: int, opinion: Opinion, reason: str | None = None
    ) -> bool:
        """Keep an answer; False where somebody else answered first. One's own may be changed.

        Raises DecisionError when the look is no longer in force, for one's own decision, and for a
        rejection without a reason of the list.
        """
        require_name(actor)
        rejects = opinion is Opinion.REJECT
        if rejects and self._codes and reason not in self._codes:
            raise DecisionError(title=_NO_REASON)
        with self._store.write() as writing:
            look = _in_force(writing)
            drawn = None if look is None else writing.looks.drawn(look.order)
            if look is None or look.order != order or drawn is None or of not in drawn[0]:
                raise DecisionError(title=_OTHER_LOOK)
            if plain(writing.looks.made([of])[of].actor) == plain(actor):
                raise DecisionError(title=_OWN)
            before = writing.looks.answers(order).get(of)
            if before is not None and plain(before.actor) != plain(actor):
                return False
            writing.record(answer_entry(actor, order, of, opinion, reason if rejects else None))
        return True

    def result(self, actor: str) -> LookResult | None:
        """Return what the look in force has shown; None without one. Raises NotAllowed.

        Figures of each who decided first are in it only where the board may show such figures.
        """
        look = self.look()
        with self._store.read() as reading:
            check(reading, actor, Right.SECOND_LOOK)
        if look is None:
            return None
        drawn, strata = self._drawn(look)
        with self._store.read() as reading:
            people = reading.figures().watching().on and may(reading, actor, Right.FIGURES)
            answers = reading.looks.answers(look.order)
            made = reading.looks.made(drawn)
            readable = reading.looks.readable(drawn)
            gone = sum(1 for seq in drawn if seq not in readable and seq not in answers)
            both = [(made[seq], answers[seq]) for seq in drawn if seq in answers]
            sure = [one for one in both if one[1].opinion is not Opinion.UNSURE]
            apart = [one for one in sure if not _same(one)]
            told = reading.looks.told_of([first.seq for first, _ in apart])
        verdicts = _by(sure, lambda one: (one[0].verdict,), _same)
        verdicts = {verdict: verdicts.get(verdict, agreement(0, 0)) for verdict in VERDICTS}
        rejected = [
            one
            for one in sure
            if one[0].verdict is Verdict.REJECT and one[1].opinion is Opinion.REJECT
        ]
        return LookResult(
            look=look,
            strata=strata,
            answered=len(both),
            unsure=len(both) - len(sure),
            gone=gone,
            agreed=agreement(sum(map(_same, sure)), len(sure)),
            public=agreement(sum(map(_same_in_public, sure)), len(sure)),
            kappa=kappa(
                Counter((first.verdict.value, second.opinion.value) for first, second in sure)
            ),
            whole=over_all(strata, verdicts),
            verdicts=verdicts,
            reasons=_by(
                rejected, lambda one: (one[0].reason,), lambda one: one[0].reason == one[1].reason
            ),
            findings=_by(sure, lambda one: _kinds(one[0]), _same),
            people=_by(sure, lambda one: (one[0].actor,), _same) if people else {},
            disagreements=tuple(
                Disagreement(
                    first.comment_id,
                    first.verdict,
                    first.reason,
                    second.opinion,
                    second.reason,
                    *told[first.seq],
                )
                for first, second in apart
                if first.seq in told
            ),
        )

    def _drawn(self, look: Look) -> tuple[tuple[int, ...], tuple[LookStratum, ...]]:
        """Return what is drawn for a look; draw it first where that was not done.

        The lots follow from the log up to the look's row, so whoever draws gets the same.
        """
        with self._store.read() as reading:
            kept = reading.looks.drawn(look.order)
            if kept is not None:
                return kept
            plan = look.plan
            found = reading.looks.decided(plan.since, plan.until, VERDICTS, look.order)
        drawn, strata = draw(look.seed, (Candidate(*one) for one in found), plan.share, plan.least)
        with self._store.write() as writing:
            kept = writing.looks.drawn(look.order)
            if kept is None:
                writing.record(drawn_entry(look, drawn, strata))
        return kept or (drawn, strata)


Pair = tuple["Made", "Told"]


def _in_force(reading: Reading) -> Look | None:
    look = reading.looks.newest()
    return look if look is not None and look.plan.share else None


def _same(pair: Pair) -> bool:
    return pair[0].verdict.value == pair[1].opinion.value


def _same_in_public(pair: Pair) -> bool:
    first, second = pair
    return (first.verdict is Verdict.APPROVE) == (second.opinion is Opinion.APPROVE)


def _kinds(made: Made) -> Iterable[FindingKind]:
    return [kind for kind in FindingKind if kind in made.noticed]


def _by(
    pairs: Sequence[Pair], key: Callable[[Pair], Iterable[K]], same: Callable[[Pair], bool]
) -> Mapping[K, Agreement]:
    """Count those that agree by each of their keys."""
    there: dict[K, int] = {}
    agreed: dict[K, int] = {}
    for pair in pairs:
        for one in key(pair):
            there[one] = there.get(one, 0) + 1
            agreed[one] = agreed.get(one, 0) + same(pair)
    return {one: agreement(agreed[one], of) for one, of in there.items()}


def _too_many(wanted: int) -> Words:
    return Words(
        f"Như vậy là {wanted} ý kiến, nhiều nhất là {MOST}: hãy chọn tỷ lệ nhỏ hơn"
        " hoặc khoảng thời gian ngắn hơn",
        f"That would be {wanted} comments, at most {MOST} are possible: choose a smaller share"
        " or a shorter time",
    )
