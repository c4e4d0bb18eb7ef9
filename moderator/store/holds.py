"""Comments that a desk's rule, or a hold of the chief, passes to the chief without deciding.

Such a hold lasts as long as something says so and no person has decided: a comment that a person
sent back to the queue stays there, and one that nothing holds any more comes back by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, select

from moderator.model import FindingKind, State
from moderator.model.holding import HeldPlace, HoldSet
from moderator.model.obstacle import Barrier, Obstacle
from moderator.store import chief_holds, ledger, obstacles, queue, standing, unsent
from moderator.store.records import Entry, Plain
from moderator.store.stored import Stored, by_id
from moderator.store.tables import ledger as ledger_table
from moderator.store.tables import standing as standing_table
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from moderator.model import Finding

HELD: Final = "held"
"""The kind of rows by which a hold of the chief passes a comment on."""

MOST: Final = 10_000
"""Comments of one article that follow it to another section."""

WATCHED: Final = standing.BITS[FindingKind.WATCHED]


def apply(transaction: Transaction, comment_ids: Iterable[int]) -> tuple[int, ...]:
    """Pass to the chief, or give back, what findings and holds ask for of these comments.

    Returns the comments that were moved. Each move is a row of the ledger.
    """
    wanted: dict[int, State] = {}
    against: dict[int, tuple[Obstacle, ...]] = {}
    for block in blocks(dict.fromkeys(comment_ids)):
        against |= obstacles.of(transaction, block)
        for comment_id, state, kinds in transaction.connection.execute(_ALONE, {"ids": block}):
            held = bool(kinds & WATCHED) or comment_id in against
            goal = State.CHIEF if held else State.PENDING
            if state != goal.value:
                wanted[comment_id] = goal
    if not wanted:
        return ()
    stored = by_id(transaction, wanted)
    found = queue.findings_of(
        transaction, [(stored[key].version_id, stored[key].ruleset) for key in wanted]
    )
    entries = [
        _entry(stored[key], goal, found.get(stored[key].version_id, ()), against.get(key, ()))
        for key, goal in wanted.items()
    ]
    seqs = ledger.append(transaction, entries)
    standing.move(
        transaction,
        [
            standing.Move(key, goal, seq, None)
            for (key, goal), seq in zip(wanted.items(), seqs, strict=True)
        ],
    )
    return tuple(wanted)


def put(transaction: Transaction, actor: str, place: HeldPlace, *, on: bool, note: str) -> HoldSet:
    """Hold a place from now on, or lift its hold. What is unsent there is stopped by a hold.

    The comments that wait there are moved by :func:`apply`, in steps.
    """
    if not chief_holds.put(transaction, actor, place, on=on, note=note):
        return HoldSet(changed=False)
    if not on:
        return HoldSet(changed=True)
    barrier = Barrier.SECTION if place.article_id is None else Barrier.ARTICLE
    inside = unsent.of_articles(transaction, chief_holds.articles_of(transaction, place))
    return HoldSet(changed=True, stopping=unsent.stop(transaction, inside, barrier, actor, note))


def follow(transaction: Transaction, article_ids: Iterable[int]) -> None:
    """Pass on, or give back, what waits under articles that went to another section."""
    if not chief_holds.ever(transaction):
        return
    for article_id in article_ids:
        place = HeldPlace(article_id=article_id)
        apply(transaction, chief_holds.waiting_in(transaction, place, 0, MOST))


def stop_ruled(transaction: Transaction, comment_ids: Iterable[int]) -> None:
    """Stop the unsent approvals, made by moderators, of comments that a rule holds by now."""
    for block in blocks(comment_ids):
        approved = transaction.connection.execute(_APPROVED, {"ids": block}).all()
        passing = {
            one: obstacles.passes(transaction, one) for one in {row.actor for row in approved}
        }
        made = [row.comment_id for row in approved if not passing[row.actor]]
        for comment_id, against in obstacles.of(transaction, made).items():
            rule = next((one for one in against if one.barrier is Barrier.RULE), None)
            if rule is not None:
                actor = f"quy tắc {rule.what}"
                unsent.stop(transaction, [comment_id], Barrier.RULE, actor)


def _entry(
    old: Stored, goal: State, found: Iterable[Finding], against: Sequence[Obstacle]
) -> Entry:
    watched = [one for one in found if one.kind is FindingKind.WATCHED]
    by_place = [one for one in against if one.barrier is not Barrier.RULE]
    names = ", ".join(dict.fromkeys(one.rule for one in watched if one.rule))
    payload: dict[str, Plain] = {
        "remote_id": old.remote_id,
        "version": old.version_id,
        "before": old.state.value,
        "state": goal.value,
        "set_by": None,
    }
    sealed = {"before": old.text, "name_before": old.name}
    kind, actor = "watched" if goal is State.CHIEF else "unwatched", f"quy tắc {names}".strip()
    if watched:
        sealed["note"] = " ".join(one.reason.vi for one in watched)
    elif by_place:
        kind, actor = HELD, by_place[0].actor
        payload["why"] = by_place[0].barrier.value
        if by_place[0].note:
            sealed["note"] = by_place[0].note
    return Entry(
        kind=kind,
        actor=actor,
        payload=payload,
        sealed=sealed,
        site_id=old.site_id,
        comment_id=old.id,
    )


_APPROVED: Final = (
    select(standing_table.c.comment_id, ledger_table.c.actor)
    .join(ledger_table, ledger_table.c.seq == standing_table.c.seq)
    .where(
        standing_table.c.comment_id.in_(bindparam("ids", expanding=True)),
        standing_table.c.state == State.APPROVED.value,
    )
)
_ALONE: Final = select(
    standing_table.c.comment_id, standing_table.c.state, standing_table.c.kinds
).where(
    standing_table.c.comment_id.in_(bindparam("ids", expanding=True)),
    standing_table.c.decision.is_(None),
    standing_table.c.state.in_([State.PENDING.value, State.CHIEF.value]),
)
