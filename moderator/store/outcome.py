"""What became of a delivery: written down under the fence of its lease."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from sqlalchemy import select, update

from moderator.model import (
    Action,
    DeliveryState,
    Outcome,
    RemoteComment,
    RemoteState,
    State,
)
from moderator.store import connected, fences, ledger, mirror, observe, standing
from moderator.store.columns import maybe_micros, micros
from moderator.store.fences import UNSENT, new_key
from moderator.store.outbox import cancel, give_way
from moderator.store.reach import DONE, RESULT, as_expected, doubtful_before, within_reach
from moderator.store.records import Checked, Entry, Leased, Plain
from moderator.store.stored import Stored, by_id, open_deliveries
from moderator.store.tables import deliveries

if TYPE_CHECKING:
    from datetime import datetime

    from moderator.store.transaction import Transaction


def finish(
    transaction: Transaction,
    leased: Leased,
    outcome: Outcome,
    now: datetime,
    *,
    retry_at: datetime | None,
) -> bool:
    """Keep an outcome; see :meth:`moderator.store.Writing.finish`."""
    row = fences.held(transaction, deliveries, leased.id, leased.fence)
    if row is None:
        return False
    transaction.touch([leased.comment_id])
    if outcome.state not in {*DONE, DeliveryState.CONFLICT, DeliveryState.GONE} | {
        DeliveryState.REFUSED
    }:
        if not give_way(transaction, row.id, attempts=row.attempts):
            due = micros(retry_at or now)
            _set(transaction, row, DeliveryState.DUE_AGAIN, outcome.problem, not_before=due)
        return True
    old = by_id(transaction, [row.comment_id])[row.comment_id]
    current = not row.inverse and old.decision == row.decision
    if outcome.state in DONE:
        _done(transaction, row, old, outcome)
    elif outcome.state is DeliveryState.GONE:
        _gone(transaction, row, old, outcome)
    elif outcome.state is DeliveryState.CONFLICT:
        if _own_effect(transaction, row, outcome.comment):
            return True
        _conflict(transaction, row, old, outcome, current=current)
    else:
        _refused(transaction, row, old, outcome, current=current)
    return True


def unsent(transaction: Transaction, leased: Leased, *, not_before: datetime | None) -> bool:
    """Put back a delivery that surely never reached its site."""
    row = fences.held(transaction, deliveries, leased.id, leased.fence)
    if row is None:
        return False
    transaction.touch([leased.comment_id])
    if give_way(transaction, row.id, attempts=row.attempts - 1):
        return True
    fences.put_back(transaction, deliveries, row, not_before=not_before)
    return True


def _done(transaction: Transaction, row: Any, old: Stored, outcome: Outcome) -> None:  # noqa: ANN401
    comment = outcome.comment
    problem = outcome.problem
    if outcome.altered and problem is None:
        problem = "the site stored another text than it was sent"
    _set(transaction, row, outcome.state, problem)
    present = comment if comment is None or comment.state is not RemoteState.DELETED else None
    replayed = present is not None and _replayed(row, old, present)
    unread = (
        present is not None
        and not replayed
        and not outcome.altered
        and not as_expected(transaction, row, present)
    )
    # What others did since it got through was seen, and passed over, while it was under way.
    state = _left_behind(transaction, old) if replayed else None
    seq = _log(transaction, row, outcome, state, before=old.state)
    if state is not None:
        standing.move(transaction, [standing.Move(old.id, state, seq, None)])
    if present is not None and not replayed:
        # What was taken off the page stays taken down, whatever it says by now.
        ours = not unread or row.action == Action.UNPUBLISH.value
        _mirror(transaction, old, present, ours=ours, source="reader" if unread else "desk")
    elif comment is None:
        mirror.assume(transaction, old, RESULT.get(Action(row.action)), row.text, row.name)
    if unread:
        return  # what was decided meanwhile was decided about another text: it meets a conflict
    now = by_id(transaction, [old.id])[old.id]
    # What was decided meanwhile was decided about what is there now.
    transaction.connection.execute(
        update(deliveries)
        .where(
            deliveries.c.comment_id == old.id,
            deliveries.c.id > row.id,
            deliveries.c.state.in_(UNSENT),
        )
        .values(
            remote_version=now.remote_version,
            remote_state=now.remote_state.value,
            version_id=now.version_id,
        )
    )


def _replayed(row: Any, old: Stored, comment: RemoteComment) -> bool:  # noqa: ANN401
    """Return whether a site that remembers keys answered a retry with how things were then."""
    updated_at = maybe_micros(comment.updated_at)
    if row.attempts <= 1 or updated_at is None or old.updated_at is None:
        return False
    return updated_at < old.updated_at


def _gone(transaction: Transaction, row: Any, old: Stored, outcome: Outcome) -> None:  # noqa: ANN401
    _set(transaction, row, DeliveryState.GONE, outcome.problem)
    state = None if old.state in observe.SETTLED else State.GONE
    seq = _log(transaction, row, outcome, state, before=old.state)
    observe.observe(transaction, "", [], [old], ours=True)
    if state is not None:
        standing.move(transaction, [standing.Move(old.id, state, seq, None)])


def _conflict(
    transaction: Transaction,
    row: Any,  # noqa: ANN401
    old: Stored,
    outcome: Outcome,
    *,
    current: bool,
) -> None:
    _set(transaction, row, DeliveryState.CONFLICT, outcome.problem)
    if not current:
        # Undone or decided anew since: nobody waits for this one. What the site says counts.
        if outcome.comment is not None:
            _mirror(transaction, old, outcome.comment, ours=False)
        now = by_id(transaction, [old.id])[old.id]
        state = _left_behind(transaction, now)
        seq = _log(transaction, row, outcome, state, before=now.state)
        if state is not None:
            standing.move(transaction, [standing.Move(old.id, state, seq, None)])
        return
    seq = _log(transaction, row, outcome, State.CONFLICT, before=old.state, set_by=row.decision)
    standing.move(transaction, [standing.Move(old.id, State.CONFLICT, seq, row.decision)])
    if outcome.comment is not None:
        old.state = State.CONFLICT
        _mirror(transaction, old, outcome.comment, ours=False)


def _left_behind(transaction: Transaction, now: Stored) -> State | None:
    """Return where a comment must go because its site will not be told anything else."""
    there = standing.OF_REMOTE[now.remote_state]
    if now.state is there or open_deliveries(transaction, [now.id]):
        return None
    published = there is State.APPROVED
    if now.state in {State.CONFLICT, State.CHIEF, State.GONE}:
        return None
    if now.state in {State.HELD, State.TAKEN_DOWN} and not published:
        return None
    return there


def _refused(
    transaction: Transaction,
    row: Any,  # noqa: ANN401
    old: Stored,
    outcome: Outcome,
    *,
    current: bool,
) -> None:
    _set(transaction, row, DeliveryState.REFUSED, outcome.problem)
    state: State | None = None
    set_by: str | None = None
    if current:
        state, set_by = State.CONFLICT, row.decision
    elif row.inverse and old.state is not standing.OF_REMOTE[old.remote_state]:
        state = standing.OF_REMOTE[old.remote_state]  # the undo did not reach the site
    seq = _log(transaction, row, outcome, state, before=old.state, set_by=set_by)
    if state is not None:
        standing.move(transaction, [standing.Move(old.id, state, seq, set_by)])


def _own_effect(
    transaction: Transaction,
    row: Any,  # noqa: ANN401
    comment: RemoteComment | None,
) -> bool:
    """Send again when the change on the site is what earlier attempts of ours may have made.

    Their answers were lost and they were cancelled since, by undos or newer decisions. Each of
    them may have got through or not.
    """
    if comment is None or comment.version == row.remote_version:
        return False  # nothing new: sending it again would go on for ever
    doubtful = doubtful_before(transaction, row)
    reach = within_reach(transaction, row, doubtful)
    if not doubtful or (comment.state, comment.text, comment.author.name) not in reach:
        return False
    old = by_id(transaction, [row.comment_id])[row.comment_id]
    _mirror(transaction, old, comment, ours=True)
    now = by_id(transaction, [old.id])[old.id]
    transaction.connection.execute(
        update(deliveries)
        .where(deliveries.c.id == row.id)
        .values(
            key=new_key(),
            state=DeliveryState.WAITING.value,
            attempts=0,
            lease_until=None,
            not_before=transaction.at,
            remote_version=now.remote_version,
            remote_state=now.remote_state.value,
            version_id=now.version_id,
        )
    )
    return True


def _mirror(
    transaction: Transaction,
    old: Stored,
    comment: RemoteComment,
    *,
    ours: bool,
    source: str = "desk",
) -> None:
    ids = mirror.save_articles(transaction, old.site_id, [comment.article])
    record = connected.site(transaction, old.site_id)
    name = record.info.name if record is not None else ""
    seen = (old, Checked(replace(comment, remote_id=old.remote_id)), ids[comment.article.remote_id])
    if comment.state is RemoteState.DELETED:
        observe.observe(transaction, name, [], [old], ours=ours)
    else:
        observe.observe(transaction, name, [seen], ours=ours, source=source)


def _set(
    transaction: Transaction,
    row: Any,  # noqa: ANN401
    state: DeliveryState,
    problem: str | None,
    *,
    not_before: int | None = None,
) -> None:
    over = state is not DeliveryState.DUE_AGAIN
    transaction.connection.execute(
        update(deliveries)
        .where(deliveries.c.id == row.id)
        .values(
            state=state.value,
            problem=problem,
            lease_until=None,
            not_before=row.not_before if not_before is None else not_before,
            finished_at=transaction.at if over else None,
        )
    )
    if over and state not in DONE:
        # An undo that was queued behind a delivery which never took effect has nothing to undo.
        behind = transaction.connection.execute(
            select(deliveries.c.id).where(
                deliveries.c.comment_id == row.comment_id,
                deliveries.c.id > row.id,
                deliveries.c.decision == row.decision,
                deliveries.c.inverse.is_(True),
            )
        ).scalars()
        cancel(transaction, list(behind), "nothing to take back")


def _log(
    transaction: Transaction,
    row: Any,  # noqa: ANN401
    outcome: Outcome,
    state: State | None,
    *,
    before: State | None = None,
    set_by: str | None = None,
) -> int:
    payload: dict[str, Plain] = {
        "key": row.key,
        "action": row.action,
        "result": outcome.state.value,
        "attempts": row.attempts,
        "altered": outcome.altered,
        "inverse": row.inverse,
    }
    if state is not None and before is not None:
        payload |= {"before": before.value, "state": state.value, "set_by": set_by}
    record = connected.site(transaction, row.site_id)
    sealed = {"problem": outcome.problem} if outcome.problem else {}
    entry = Entry(
        kind="delivery",
        actor=record.info.name if record is not None else "",
        payload=payload,
        sealed=sealed,
        site_id=row.site_id,
        comment_id=row.comment_id,
        decision=row.decision,
    )
    return ledger.append(transaction, [entry])[0]
