"""Approvals that have not left yet: stopped when something came in their way, and asked again.

A comment whose approval is stopped goes where a person must decide it anew: to the chief when
something keeps moderators from approving it, else back to pending. An edit that was to go out with
the approval becomes a draft. Each is a row of the ledger (kind ``stopped``).

A delivery that is being sent at that moment is left alone whole: nobody can call it back. When it
comes back unsent, or the program that sent it has ended, :func:`look_again` asks before it goes
out again. Both hold the ledger's lock, so that a delivery is either stopped or leased, never both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, select, update

from moderator.model import Action, DeliveryState, RemoteState, State
from moderator.model.obstacle import Barrier, Stopped, Stopping
from moderator.store import (
    article_policies,
    connected,
    drafts,
    ledger,
    obstacles,
    outbox,
    standing,
)
from moderator.store.columns import moment
from moderator.store.decisions import delivery_row, in_doubt
from moderator.store.records import Entry, Plain
from moderator.store.stored import Stored, by_id, open_approvals, open_deliveries
from moderator.store.tables import comment_versions, deliveries
from moderator.store.tables import ledger as ledger_table
from moderator.store.tables import standing as standing_table
from moderator.store.transaction import blocks, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from moderator.model.obstacle import Obstacle
    from moderator.store.transaction import Transaction

KIND: Final = "stopped"

_WHY: Final = "stopped before it was sent"


def of_articles(transaction: Transaction, article_ids: Iterable[int]) -> tuple[int, ...]:
    """Return the comments of these articles whose approval is still to be sent."""
    wanted = set(article_ids)
    inside: set[int] = set()
    waiting = open_approvals(transaction)
    for block in blocks(waiting):
        for comment_id, article_id in transaction.connection.execute(_PLACES, {"ids": block}):
            if article_id in wanted:
                inside.add(comment_id)
    return tuple(one for one in waiting if one in inside)


def stop(
    transaction: Transaction,
    comment_ids: Iterable[int],
    barrier: Barrier,
    actor: str,
    note: str = "",
) -> Stopping:
    """Stop what is unsent of these approvals; those that are being sent are left and told.

    ``actor`` is who brought it about, ``note`` why in their words. Comments without an approval
    that waits, and those that are public already, are left as they are. An approval that may have
    arrived unheard is followed by its inverse; where the site knows none, it is left.
    """
    stored = by_id(transaction, comment_ids)
    found = open_deliveries(transaction, stored)
    under_way: list[int] = []
    wanted: dict[int, Any] = {}
    for comment_id, rows in found.items():
        newest = rows[-1]
        if newest.action != Action.APPROVE.value or stored[comment_id].state is not State.APPROVED:
            continue
        if newest.state == DeliveryState.SENDING.value:
            under_way.append(comment_id)
        else:
            wanted[comment_id] = newest
    said = dict.fromkeys(wanted, (barrier, actor, note))
    done = _stop(transaction, stored, wanted, said)
    return Stopping(done, tuple(under_way))


def look_again(transaction: Transaction, rows: Sequence[Any]) -> bool:
    """Stop those of these due deliveries that something now stands in the way of.

    An approval goes out all the same when it was made after the obstacle was set, by somebody who
    may pass it. One that was being sent while its article was paused or closed is stopped, too.
    Returns whether any was stopped; a row whose lease ran out counts as unsent.
    """
    approvals = {row.comment_id: row for row in rows if row.action == Action.APPROVE.value}
    against = obstacles.of(transaction, approvals)
    since = _paused_or_closed(transaction, approvals)
    if not against and not since:
        return False
    made = _acts(transaction, [*against, *since])
    said: dict[int, tuple[Barrier, str, str]] = {}
    for comment_id, some in against.items():
        by = made.get(comment_id)
        first = next((one for one in some if not _passed(transaction, by, one)), None)
        if first is not None:
            by_rule = f"quy tắc {first.what}" if first.barrier is Barrier.RULE else ""
            said[comment_id] = (first.barrier, first.actor or by_rule, first.note)
    for comment_id, one in since.items():
        if comment_id not in said and made[comment_id][0] < one.seq:
            said[comment_id] = (one.barrier, one.actor, one.note)
    stored = by_id(transaction, said)
    wanted = {key: approvals[key] for key in said if stored[key].state is State.APPROVED}
    return bool(_stop(transaction, stored, wanted, said))


def stopped(transaction: Transaction, comment_id: int) -> Stopped | None:
    """Return how the approval of a comment was stopped, while nothing happened since."""
    row = transaction.connection.execute(_STOPPED, {"of": comment_id}).one_or_none()
    if row is None:
        return None
    said = ledger.payload_of(row.payload)
    act = transaction.connection.execute(_ACT, {"seq": said["approved"]}).one_or_none()
    if act is None:
        return None
    return Stopped(act.actor, moment(act.at), row.actor, moment(row.at), Barrier(said["why"]))


def _paused_or_closed(transaction: Transaction, comment_ids: Iterable[int]) -> dict[int, Obstacle]:
    """Return what a person decided about the articles of these comments that stops approvals."""
    places: dict[int, int] = {}
    for block in blocks(comment_ids):
        places |= pairs(transaction.connection.execute(_PLACES, {"ids": block}))
    found = article_policies.stopping(transaction, set(places.values())) if places else {}
    return {key: found[place] for key, place in places.items() if place in found}


def _passed(transaction: Transaction, by: tuple[int, str] | None, one: Obstacle) -> bool:
    return by is not None and by[0] > one.seq and obstacles.passes(transaction, by[1])


def _stop(
    transaction: Transaction,
    stored: Mapping[int, Stored],
    wanted: Mapping[int, Any],
    said: Mapping[int, tuple[Barrier, str, str]],
) -> tuple[int, ...]:
    """Stop the deliveries ``wanted``, by comment; return the comments that were stopped."""
    if not wanted:
        return ()
    doubtful = in_doubt(transaction, wanted)
    sites = {record.id: record.info for record in connected.sites_of(transaction)}
    held = obstacles.of(transaction, wanted)
    made = _acts(transaction, wanted)
    entries: list[Entry] = []
    moves: list[tuple[int, State]] = []
    inverses: list[dict[str, Any]] = []
    for comment_id, row in wanted.items():
        old = stored[comment_id]
        goal = State.CHIEF if comment_id in held else State.PENDING
        back = _back(old, goal, doubtful=comment_id in doubtful)
        if old.remote_state is RemoteState.APPROVED and comment_id not in doubtful:
            continue  # it is public: there is nothing to keep back
        if back is not None and back not in sites[old.site_id].actions:
            if comment_id in doubtful:
                continue
            back = None
        _cancel(transaction, row)
        drafts.keep_edit(transaction, row, old)
        if back is not None:
            inverses.append(_inverse(transaction, row, old, back))
        entries.append(
            _entry(row, old, goal, back, approved=made[comment_id][0], said=said[comment_id])
        )
        moves.append((comment_id, goal))
    seqs = ledger.append(transaction, entries)
    standing.move(
        transaction,
        [
            standing.Move(comment_id, goal, seq, None)
            for (comment_id, goal), seq in zip(moves, seqs, strict=True)
        ],
    )
    outbox.queue(transaction, inverses)
    done = tuple(comment_id for comment_id, _ in moves)
    transaction.touch(done)
    return done


def _back(old: Stored, goal: State, *, doubtful: bool) -> Action | None:
    """Return what the site must be told, so that it has what this desk has."""
    if doubtful:
        return Action.RESTORE
    there = old.remote_state is not RemoteState.PENDING
    return Action.RESTORE if there and goal is State.PENDING else None


def _cancel(transaction: Transaction, row: Any) -> None:  # noqa: ANN401 - SQLAlchemy's row
    transaction.connection.execute(
        update(deliveries)
        .where(deliveries.c.id == row.id)
        .values(
            state=DeliveryState.CANCELLED.value,
            problem=_WHY,
            lease_until=None,
            finished_at=transaction.at,
        )
    )


def _inverse(transaction: Transaction, row: Any, old: Stored, action: Action) -> dict[str, Any]:  # noqa: ANN401
    """Return the delivery that takes back one which may have got through."""
    seen = transaction.connection.execute(
        select(comment_versions.c.text, comment_versions.c.name).where(
            comment_versions.c.id == row.version_id
        )
    ).one()
    return delivery_row(
        old,
        row.decision,
        action.value,
        version_id=row.version_id,
        text=None if row.text is None else seen.text,
        name=None if row.name is None else seen.name,
        inverse=True,
        not_before=transaction.at,
    )


def _entry(
    row: Any,  # noqa: ANN401
    old: Stored,
    goal: State,
    back: Action | None,
    *,
    approved: int,
    said: tuple[Barrier, str, str],
) -> Entry:
    barrier, actor, note = said
    payload: dict[str, Plain] = {
        "remote_id": old.remote_id,
        "version": old.version_id,
        "before": old.state.value,
        "state": goal.value,
        "set_by": None,
        "why": barrier.value,
        "approved": approved,
        "action": None if back is None else back.value,
    }
    sealed = {"before": old.text, "name_before": old.name}
    if note:
        sealed["note"] = note
    return Entry(
        kind=KIND,
        actor=actor,
        payload=payload,
        sealed=sealed,
        site_id=old.site_id,
        comment_id=old.id,
        decision=row.decision,
    )


def _acts(transaction: Transaction, comment_ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Return number and actor of the ledger row that put each comment where it stands."""
    found: dict[int, tuple[int, str]] = {}
    for block in blocks(comment_ids):
        for comment_id, seq, actor in transaction.connection.execute(_ACTS, {"ids": block}):
            found[comment_id] = (seq, actor)
    return found


_PLACES: Final = select(standing_table.c.comment_id, standing_table.c.article_id).where(
    standing_table.c.comment_id.in_(bindparam("ids", expanding=True))
)
_ACTS: Final = (
    select(standing_table.c.comment_id, ledger_table.c.seq, ledger_table.c.actor)
    .join(ledger_table, ledger_table.c.seq == standing_table.c.seq)
    .where(standing_table.c.comment_id.in_(bindparam("ids", expanding=True)))
)
_ACT: Final = select(ledger_table.c.actor, ledger_table.c.at).where(
    ledger_table.c.seq == bindparam("seq")
)
_STOPPED: Final = (
    select(ledger_table)
    .join(standing_table, standing_table.c.seq == ledger_table.c.seq)
    .where(standing_table.c.comment_id == bindparam("of"), ledger_table.c.kind == KIND)
)
