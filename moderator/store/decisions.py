"""What people decide: written with its reasons, standing and deliveries in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import and_, bindparam, case, delete, func, select

from moderator.model import Decision, DeliveryState, EditClass, RemoteState, State
from moderator.store import ledger, outbox, standing
from moderator.store.columns import dump, micros
from moderator.store.drafts import drafts_of
from moderator.store.found import thousandths
from moderator.store.records import Entry, Plain, Ruling, Standing
from moderator.store.stored import Stored, by_id, open_deliveries
from moderator.store.tables import comments, deliveries, drafts
from moderator.store.tables import ledger as ledger_table
from moderator.store.tables import standing as standing_table
from moderator.store.transaction import Transaction, blocks
from moderator.text.edits import edit_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

_REPLACED: Final = "a newer decision took its place"


def standings(transaction: Transaction, ids: Iterable[int]) -> Mapping[int, Standing]:
    """Return where these comments stand; missing ones are left out."""
    stored = by_id(transaction, ids)
    published = _published(
        transaction, {old.parent_id for old in stored.values() if old.parent_id is not None}
    )
    newest = newest_deliveries(transaction, stored)
    doubtful = in_doubt(transaction, stored)
    return {
        key: Standing(
            comment_id=key,
            site_id=old.site_id,
            remote_id=old.remote_id,
            state=old.state,
            version_id=old.version_id,
            text=old.text,
            name=old.name,
            remote_state=old.remote_state,
            remote_version=old.remote_version,
            article_id=old.article_id,
            parent_id=old.parent_id,
            parent_published=None if old.parent_id is None else old.parent_id in published,
            decision=old.decision,
            delivery=DeliveryState(newest[key].state) if key in newest else None,
            in_doubt=key in doubtful,
        )
        for key, old in stored.items()
    }


def newest_deliveries(transaction: Transaction, ids: Iterable[int]) -> dict[int, Any]:
    """Return the newest delivery of each comment that was not cancelled."""
    found: dict[int, Any] = {}
    for block in blocks(ids):
        for row in transaction.connection.execute(_NEWEST, {"ids": block}):
            found[row.comment_id] = row
    return found


def in_doubt(transaction: Transaction, ids: Iterable[int]) -> set[int]:
    """Return the comments whose site may have changed by a delivery that nothing confirmed.

    It is being sent, its answer was lost, or it was cancelled after that; a later delivery whose
    outcome told what the site has ends the doubt.
    """
    found: set[int] = set()
    for block in blocks(ids):
        rows = transaction.connection.execute(_DOUBTS, {"ids": block})
        found.update(comment_id for comment_id, told, doubtful in rows if doubtful > told)
    return found


_TOLD: Final = [
    state.value
    for state in (
        DeliveryState.DELIVERED,
        DeliveryState.ALREADY,
        DeliveryState.CONFLICT,
        DeliveryState.GONE,
    )
]
_UNTOLD: Final = [
    state.value
    for state in (
        DeliveryState.WAITING,
        DeliveryState.SENDING,
        DeliveryState.DUE_AGAIN,
        DeliveryState.CANCELLED,
    )
]

# Built once: building a statement takes longer than running it.
_NEWEST: Final = select(deliveries).where(
    deliveries.c.id.in_(
        select(func.max(deliveries.c.id))
        .where(
            deliveries.c.comment_id.in_(bindparam("ids", expanding=True)),
            deliveries.c.state != DeliveryState.CANCELLED.value,
        )
        .group_by(deliveries.c.comment_id)
    )
)
_DOUBTFUL: Final = and_(deliveries.c.attempts > 0, deliveries.c.state.in_(_UNTOLD))
_DOUBTS: Final = (
    select(
        deliveries.c.comment_id,
        func.max(case((deliveries.c.state.in_(_TOLD), deliveries.c.id), else_=0)),
        func.max(case((_DOUBTFUL, deliveries.c.id), else_=0)),
    )
    .where(deliveries.c.comment_id.in_(bindparam("ids", expanding=True)))
    .group_by(deliveries.c.comment_id)
)
_PUBLIC: Final = (
    select(comments.c.id, comments.c.remote_state, standing_table.c.state)
    .join(standing_table, standing_table.c.comment_id == comments.c.id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)


def decide(
    transaction: Transaction,
    decision_id: str,
    decision: Decision,
    rulings: Sequence[Ruling],
    *,
    not_before: datetime,
    urgent: bool,
) -> tuple[int, ...]:
    """Write a decision; see :meth:`moderator.store.Writing.decide_apply`."""
    stored = by_id(transaction, [ruling.comment_id for ruling in rulings])
    rulings = [ruling for ruling in rulings if ruling.comment_id in stored]
    unfinished = drafts_of(transaction, stored)
    entries = [
        _entry(
            decision_id,
            decision,
            ruling,
            stored[ruling.comment_id],
            unfinished.get(ruling.comment_id),
        )
        for ruling in rulings
    ]
    seqs = ledger.append(transaction, entries)
    replaced = open_deliveries(transaction, stored)
    for block in blocks([one.id for rows in replaced.values() for one in rows]):
        outbox.cancel(transaction, block, _REPLACED)
    outbox.queue(
        transaction,
        [
            delivery_row(
                stored[ruling.comment_id],
                decision_id,
                ruling.action.value,
                version_id=ruling.version_id,
                text=ruling.text,
                name=ruling.name,
                reason=decision.reason,
                note=decision.note,
                urgent=urgent,
                not_before=micros(not_before),
            )
            for ruling in rulings
            if ruling.action is not None
        ],
    )
    standing.move(
        transaction,
        [
            standing.Move(ruling.comment_id, ruling.state, seq, decision_id)
            for ruling, seq in zip(rulings, seqs, strict=True)
        ],
    )
    for ids in blocks(stored):
        transaction.connection.execute(delete(drafts).where(drafts.c.comment_id.in_(ids)))
    transaction.touch(stored)
    return seqs


def delivery_row(
    old: Stored,
    decision_id: str,
    action: str,
    *,
    version_id: int,
    text: str | None,
    name: str | None,
    not_before: int,
    reason: str | None = None,
    note: str | None = None,
    urgent: bool = False,
    inverse: bool = False,
) -> dict[str, Any]:
    """Return a delivery as :func:`outbox.queue` takes it, against what the mirror has."""
    return {
        "site_id": old.site_id,
        "comment_id": old.id,
        "decision": decision_id,
        "inverse": inverse,
        "action": action,
        "text": text,
        "name": name,
        "reason": reason,
        "note": note,
        "version_id": version_id,
        "remote_version": old.remote_version,
        "remote_state": old.remote_state.value,
        "urgent": urgent,
        "not_before": not_before,
    }


def resolve(
    transaction: Transaction,
    comment_id: int,
    actor: str,
    keep: Literal["mine", "theirs"],
    *,
    not_before: datetime,
) -> bool:
    """End a conflict; see :meth:`moderator.store.Writing.resolve`."""
    old = by_id(transaction, [comment_id]).get(comment_id)
    if old is None or old.state is not State.CONFLICT or old.decision is None:
        return False
    lost = newest_deliveries(transaction, [comment_id]).get(comment_id)
    state = standing.OF_REMOTE[old.remote_state]
    set_by: str | None = None
    if keep == "mine":
        decided = decided_state(transaction, old.decision, comment_id)
        if lost is None or decided is None:
            return False
        state, set_by = decided, old.decision
    payload: dict[str, Plain] = {
        "keep": keep,
        "before": State.CONFLICT.value,
        "state": state.value,
        "set_by": set_by,
        "remote_version": old.remote_version,
    }
    entry = Entry(
        kind="resolved",
        actor=actor,
        payload=payload,
        sealed={"before": old.text, "name_before": old.name},
        site_id=old.site_id,
        comment_id=comment_id,
        decision=old.decision,
    )
    seq = ledger.append(transaction, [entry])[0]
    standing.move(transaction, [standing.Move(comment_id, state, seq, set_by)])
    if keep == "mine" and lost is not None:
        row = delivery_row(
            old,
            old.decision,
            lost.action,
            version_id=old.version_id,
            text=lost.text,
            name=lost.name,
            reason=lost.reason,
            note=lost.note,
            urgent=lost.urgent,
            not_before=micros(not_before),
        )
        outbox.queue(transaction, [row])
    return True


def decided_state(transaction: Transaction, decision: str, comment_id: int) -> State | None:
    """Return where a decision put a comment; None for another decision's."""
    payload = transaction.connection.execute(
        select(ledger_table.c.payload).where(
            ledger_table.c.decision == decision,
            ledger_table.c.kind == "decision",
            ledger_table.c.comment_id == comment_id,
        )
    ).scalar()
    return None if payload is None else State(ledger.payload_of(payload)["state"])


def _entry(
    decision_id: str,
    decision: Decision,
    ruling: Ruling,
    old: Stored,
    draft: Any,  # noqa: ANN401 - a row or None
) -> Entry:
    noticed: list[Plain] = [
        {
            "kind": found.kind.value,
            "part": found.part.value,
            "score": thousandths(found.score),
        }
        for found in ruling.findings
    ]
    payload: dict[str, Plain] = {
        "remote_id": old.remote_id,
        "version": ruling.version_id,
        "remote_version": old.remote_version,
        "before": old.state.value,
        "state": ruling.state.value,
        "set_by": decision_id,
        "was_set_by": old.decision,
        "action": ruling.action.value if ruling.action is not None else None,
        "reason": decision.reason,
        "findings": noticed,
    }
    if ruling.text is not None or ruling.name is not None:
        payload["edit"] = _edit(decision, ruling, old)
    sealed = {"before": old.text, "name_before": old.name}
    optional = {
        "after": ruling.text,
        "name_after": ruling.name,
        "note": decision.note,
        "ordered_by": decision.ordered_by,
        "document": decision.document,
        "findings": dump(ruling.findings) if ruling.findings else None,
    }
    sealed |= {name: value for name, value in optional.items() if value is not None}
    if draft is not None and ruling.text is None and ruling.name is None:
        # The decision drops it; undoing brings it back from here.
        payload["draft_version"] = draft.version_id
        sealed |= {"draft": draft.text, "draft_name": draft.name}
    return Entry(
        kind="decision",
        actor=decision.actor,
        payload=payload,
        sealed=sealed,
        site_id=old.site_id,
        comment_id=old.id,
        decision=decision_id,
        verdict=decision.verdict,
    )


def _edit(decision: Decision, ruling: Ruling, old: Stored) -> str:
    """Return why text or name were changed: as the person said, else as the change tells."""
    text = old.text if ruling.text is None else ruling.text
    name = old.name if ruling.name is None else ruling.name
    told = decision.edit or edit_class(old.text, text, old.name, name) or EditClass.OTHER
    return told.value


def _published(transaction: Transaction, ids: Iterable[int]) -> set[int]:
    """Return which of these comments are, or are about to be, in public."""
    found: set[int] = set()
    for block in blocks(ids):
        for comment_id, remote, state in transaction.connection.execute(_PUBLIC, {"ids": block}):
            public = remote == RemoteState.APPROVED.value
            if state == State.APPROVED.value or (public and state in _STILL_PUBLIC):
                found.add(comment_id)
    return found


_STILL_PUBLIC: Final = frozenset(
    state.value
    for state in (State.PENDING, State.HELD, State.CHIEF, State.CONFLICT, State.APPROVED)
)
