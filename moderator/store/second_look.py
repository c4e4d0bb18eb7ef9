"""What a second look is made of: rows of the ledger that move no comment.

``second_look`` orders one (the newest counts), ``second_drawn`` keeps which decisions were drawn
for it, ``second_answer`` is one answer. None of them has the comment in its own column: they are
no part of its past, and what is there would tell the next reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from sqlalchemy import bindparam, exists, select

from moderator.model import Finding, FindingKind, State, Verdict
from moderator.model.second_look import (
    Look,
    LookItem,
    LookNeighbour,
    LookPlan,
    LookStratum,
    Opinion,
)
from moderator.store import detail, ledger, sealed
from moderator.store.columns import load, micros, moment
from moderator.store.records import Entry, Plain
from moderator.store.tables import articles, comments, standing
from moderator.store.tables import ledger as table
from moderator.store.tables import sealed as sealed_table
from moderator.store.transaction import Transaction, blocks, pairs
from moderator.text.shortening import shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

ORDER: Final = "second_look"
DRAWN: Final = "second_drawn"
ANSWER: Final = "second_answer"

EXCERPT: Final = 200


class Made(Struct, frozen=True):
    """A decision that was drawn: who made it, and what it was."""

    seq: int
    comment_id: int
    actor: str
    verdict: Verdict
    reason: str
    noticed: frozenset[FindingKind]


class Told(Struct, frozen=True):
    """One answer: which decision it is about, whose it is, what it says."""

    of: int
    actor: str
    opinion: Opinion
    reason: str


class Looks:
    """The rows of second looks, as one transaction sees them."""

    def __init__(self, transaction: Transaction) -> None:
        self._t = transaction

    def newest(self) -> Look | None:
        """Return the look that was ordered last, also one that ends looking; None: never."""
        row = self._t.connection.execute(_ORDER).one_or_none()
        if row is None:
            return None
        said = ledger.payload_of(row.payload)
        plan = LookPlan(
            share=int(said["share"]),
            since=moment(said["since"]),
            until=moment(said["until"]),
            least=int(said["least"]),
            hide_findings=bool(said["hide_findings"]),
        )
        return Look(row.seq, row.hash, moment(row.at), row.actor, plan)

    def decided(
        self, since: datetime, until: datetime, verdicts: Collection[Verdict], before: int | None
    ) -> list[tuple[int, str, Verdict]]:
        """Return number, hash and verdict of each comment's last decision of a time.

        What was undone is left out. Only rows ``before`` a number count (None: all), so that the
        answer to the same question stays the same for ever.
        """
        wanted = _DECIDED if before is None else _DECIDED.where(table.c.seq < before)
        undone = _undone if before is None else _undone.where(_later.c.seq < before)
        found = self._t.connection.execute(
            wanted.where(
                table.c.at >= micros(since),
                table.c.at < micros(until),
                table.c.verdict.in_([one.value for one in verdicts]),
                ~exists(undone),
            ).order_by(table.c.seq)
        )
        last = {row.comment_id: (row.seq, row.hash, Verdict(row.verdict)) for row in found}
        return list(last.values())

    def drawn(self, order: int) -> tuple[tuple[int, ...], tuple[LookStratum, ...]] | None:
        """Return which decisions were drawn for a look, in their order; None: not drawn yet."""
        for payload in self._t.connection.execute(_DRAWN, {"after": order}).scalars():
            said = ledger.payload_of(payload)
            if said["order"] == order:
                strata = tuple(
                    LookStratum(Verdict(verdict), int(there), int(drawn))
                    for verdict, there, drawn in said["of"]
                )
                return tuple(int(one) for one in said["drawn"]), strata
        return None

    def answers(self, order: int) -> Mapping[int, Told]:
        """Return the answers of a look by the decision they are about; the newest counts."""
        found: dict[int, Told] = {}
        for actor, payload in self._t.connection.execute(_ANSWERS, {"after": order}):
            said = ledger.payload_of(payload)
            if said["order"] == order:
                told = Told(said["of"], actor, Opinion(said["answer"]), said["reason"] or "")
                found[told.of] = told
        return found

    def made(self, seqs: Sequence[int]) -> Mapping[int, Made]:
        """Return who made these decisions, and what they were."""
        found: dict[int, Made] = {}
        for block in blocks(seqs):
            for row in self._t.connection.execute(_MADE, {"seqs": block}):
                said = ledger.payload_of(row.payload)
                noticed = frozenset(
                    FindingKind(one["kind"]) for one in said["findings"] if one["kind"] in _KINDS
                )
                found[row.seq] = Made(
                    row.seq,
                    row.comment_id,
                    row.actor,
                    Verdict(row.verdict),
                    said["reason"] or "",
                    noticed,
                )
        return found

    def makers(self, seqs: Sequence[int]) -> Mapping[int, str]:
        """Return who made these decisions."""
        found: dict[int, str] = {}
        for block in blocks(seqs):
            found.update(pairs(self._t.connection.execute(_MAKERS, {"seqs": block})))
        return found

    def readable(self, seqs: Sequence[int]) -> frozenset[int]:
        """Return those of these decisions whose text was not purged."""
        found: set[int] = set()
        for block in blocks(seqs):
            found.update(self._t.connection.execute(_READABLE, {"seqs": block}).scalars())
        return frozenset(found)

    def item(self, seq: int, *, findings: bool) -> LookItem | None:
        """Return what was decided by row ``seq``, as it was then; None when it was purged.

        The article and the other comments of the thread are those of today, the latter without
        what came after the decision.
        """
        row = self._t.connection.execute(_ITEM, {"seq": seq}).one_or_none()
        said = sealed.fields(self._t, [seq]).get(seq, {})
        if row is None or "before" not in said:
            return None
        found: tuple[Finding, ...] = ()
        if findings and "findings" in said:
            found = load(said["findings"], tuple[Finding, ...])
        decided_at = moment(row.at)
        return LookItem(
            of=seq,
            comment_id=row.comment_id,
            version_id=int(ledger.payload_of(row.payload)["version"]),
            text=said["before"],
            name=said.get("name_before", ""),
            created_at=moment(row.created_at),
            article=detail.article(self._t, row.article_id),
            thread=tuple(
                LookNeighbour(
                    one.author,
                    said["before"] if one.current else one.text,
                    one.created_at,
                    one.depth,
                    one.current,
                )
                for one in detail.thread(self._t, row.comment_id)
                if one.current or one.created_at <= decided_at
            ),
            findings=found,
        )

    def told_of(self, seqs: Sequence[int]) -> Mapping[int, tuple[str, str, State]]:
        """Return the beginning of the text, the article, and where the comment stands now."""
        texts = sealed.fields(self._t, seqs)
        found: dict[int, tuple[str, str, State]] = {}
        for block in blocks(seqs):
            for row in self._t.connection.execute(_TOLD_OF, {"seqs": block}):
                text = " ".join(texts.get(row.seq, {}).get("before", "")[: 4 * EXCERPT].split())
                found[row.seq] = (shortened(text, EXCERPT), row.title, State(row.state))
        return found


def order_entry(actor: str, plan: LookPlan) -> Entry:
    """Return the row that orders a look."""
    payload: dict[str, Plain] = {
        "share": plan.share,
        "since": micros(plan.since),
        "until": micros(plan.until),
        "least": plan.least,
        "hide_findings": plan.hide_findings,
    }
    return Entry(kind=ORDER, actor=actor, payload=payload)


def drawn_entry(look: Look, drawn: Sequence[int], strata: Sequence[LookStratum]) -> Entry:
    """Return the row that keeps what was drawn for a look."""
    of: list[Plain] = [[one.verdict.value, one.decisions, one.drawn] for one in strata]
    payload: dict[str, Plain] = {"order": look.order, "drawn": list(drawn), "of": of}
    return Entry(kind=DRAWN, actor=look.actor, payload=payload)


def answer_entry(actor: str, order: int, of: int, opinion: Opinion, reason: str | None) -> Entry:
    """Return the row of one answer."""
    payload: dict[str, Plain] = {
        "order": order,
        "of": of,
        "answer": opinion.value,
        "reason": reason,
    }
    return Entry(kind=ANSWER, actor=actor, payload=payload)


_KINDS: Final = frozenset(FindingKind)
_later: Final = table.alias("later")
_undone: Final = select(_later.c.seq).where(
    _later.c.kind == "undo",
    _later.c.decision == table.c.decision,
    _later.c.comment_id == table.c.comment_id,
    _later.c.seq > table.c.seq,
)

# Built once: building a statement takes longer than running it.
_ORDER: Final = (
    select(table.c.seq, table.c.hash, table.c.at, table.c.actor, table.c.payload)
    .where(table.c.kind == ORDER)
    .order_by(table.c.seq.desc())
    .limit(1)
)
_DECIDED: Final = select(table.c.seq, table.c.hash, table.c.verdict, table.c.comment_id).where(
    table.c.kind == "decision", table.c.comment_id.is_not(None)
)
_DRAWN: Final = (
    select(table.c.payload)
    .where(table.c.kind == DRAWN, table.c.seq > bindparam("after"))
    .order_by(table.c.seq)
)
_ANSWERS: Final = (
    select(table.c.actor, table.c.payload)
    .where(table.c.kind == ANSWER, table.c.seq > bindparam("after"))
    .order_by(table.c.seq)
)
_SEQS: Final[Any] = bindparam("seqs", expanding=True)
_MADE: Final = select(
    table.c.seq, table.c.comment_id, table.c.actor, table.c.verdict, table.c.payload
).where(table.c.seq.in_(_SEQS))
_MAKERS: Final = select(table.c.seq, table.c.actor).where(table.c.seq.in_(_SEQS))
_READABLE: Final = select(sealed_table.c.seq).where(
    sealed_table.c.seq.in_(_SEQS), sealed_table.c.field == "before"
)
_ITEM: Final = (
    select(
        table.c.comment_id,
        table.c.at,
        table.c.payload,
        comments.c.created_at,
        comments.c.article_id,
    )
    .join(comments, comments.c.id == table.c.comment_id)
    .where(table.c.seq == bindparam("seq"))
)
_TOLD_OF: Final = (
    select(table.c.seq, articles.c.title, standing.c.state)
    .join(comments, comments.c.id == table.c.comment_id)
    .join(standing, standing.c.comment_id == comments.c.id)
    .join(articles, articles.c.id == comments.c.article_id)
    .where(table.c.seq.in_(_SEQS))
)
