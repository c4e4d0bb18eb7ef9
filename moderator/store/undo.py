"""Taking a decision back: cancelled where it still waits, else its inverse is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import exists, func, select

from moderator.model import Action, DeliveryState, RemoteState, SiteInfo, State, Verdict, Words
from moderator.model import Undoable as Shown
from moderator.store import connected, ledger, outbox, standing
from moderator.store.columns import micros, moment
from moderator.store.decisions import delivery_row, in_doubt
from moderator.store.records import DecisionItem, Entry, Plain, Undoing
from moderator.store.stored import Stored, by_id
from moderator.store.tables import comment_versions, deliveries
from moderator.store.tables import ledger as ledger_table
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_EXCERPT: Final = 80
_BACK: Final = {
    RemoteState.PENDING: Action.RESTORE,
    RemoteState.APPROVED: Action.APPROVE,
    RemoteState.REJECTED: Action.REJECT,
    RemoteState.SPAM: Action.SPAM,
}

_TO: Final = {
    State.PENDING: Action.RESTORE,
    State.APPROVED: Action.APPROVE,
    State.REJECTED: Action.REJECT,
    State.SPAM: Action.SPAM,
}


@dataclass(frozen=True, slots=True)
class _Step:
    """One comment of a decision with all that taking it back needs."""

    old: Stored
    seq: int
    payload: dict[str, Any]
    verdict: Verdict
    delivery: Any  # the row, or None
    site: SiteInfo | None
    doubtful: bool  # an earlier try of it was cancelled after it may have arrived
    in_doubt: bool  # any delivery may have arrived unheard
    replaced: Any  # the delivery of the decision before, which this one cancelled; or None

    @property
    def after(self) -> State:
        return State(self.payload["state"])

    @property
    def current(self) -> bool:
        set_by = self.payload["set_by"]
        return bool(self.old.decision == set_by and self.old.state is self.after)

    @property
    def before(self) -> State:
        state = State(self.payload["before"])
        return State.PENDING if state is State.CONFLICT else state

    @property
    def sent(self) -> bool:
        """Whether the site was told, or may have been."""
        if self.delivery is None:
            return False
        if self.doubtful:
            return True
        if self.delivery.state in _UNSENT:
            return bool(self.delivery.attempts > 0)
        return bool(self.delivery.state != DeliveryState.CANCELLED.value)

    @property
    def inverse(self) -> Action | None:
        if self.replaced is not None:
            again = Action(self.replaced.action)
            # An edit of a published comment that is not published any more.
            return Action.APPROVE if again is Action.EDIT and self.sent else again
        if not self.sent:
            return self._left_over
        if self.delivery.action == Action.EDIT.value:
            return Action.EDIT
        return _TO.get(self.before) or _BACK.get(RemoteState(self.delivery.remote_state))

    @property
    def _left_over(self) -> Action | None:
        """What the site must still be told to stand where undo puts the comment.

        The undone decision may have cancelled the inverse of an earlier one.
        """
        there = self.old.remote_state
        if self.before in _TO:
            agrees = not self.in_doubt and standing.OF_REMOTE[there] is self.before
            return None if agrees else _TO[self.before]
        if self.before is State.CHIEF or not (self.in_doubt or there is RemoteState.APPROVED):
            return None
        return Action.RESTORE if self.before is State.HELD else Action.UNPUBLISH

    @property
    def possible(self) -> bool:
        if self.inverse is None and not self.sent:
            return True
        if self.sent and self.delivery.action == Action.REPLY.value:
            return False
        return (
            self.inverse is not None and self.site is not None and self.inverse in self.site.actions
        )


_UNSENT: Final = (DeliveryState.WAITING.value, DeliveryState.DUE_AGAIN.value)


def items(transaction: Transaction, decision: str) -> tuple[DecisionItem, ...]:
    """Return the comments of a decision in its order."""
    return tuple(
        DecisionItem(
            comment_id=step.old.id,
            seq=step.seq,
            before=State(step.payload["before"]),
            after=step.after,
            delivery=DeliveryState(step.delivery.state) if step.delivery is not None else None,
            current=step.current,
            inverse=step.inverse,
            possible=step.possible,
        )
        for step in _steps(transaction, decision)
    )


def undoable(
    transaction: Transaction, actor: str | None, decision: str | None = None
) -> Shown | None:
    """Return the newest decision that can still be looked at for undo; or one by its id."""
    undone = ledger_table.alias("undone")
    wanted = (
        select(ledger_table.c.decision)
        .where(
            ledger_table.c.kind == "decision",
            ~exists().where(undone.c.decision == ledger_table.c.decision, undone.c.kind == "undo"),
        )
        .order_by(ledger_table.c.seq.desc())
        .limit(1)
    )
    if decision is not None:
        wanted = wanted.where(ledger_table.c.decision == decision)
    if actor is not None:
        wanted = wanted.where(ledger_table.c.actor == actor)
    for _ in range(_LOOKED_AT):
        name = transaction.connection.execute(wanted).scalar()
        if name is None:
            return None
        steps = _steps(transaction, name)
        live = [step for step in steps if step.current]
        if live or (decision is not None and steps):
            return _shown(transaction, name, live or steps, possible=bool(live))
        # The rows of one decision lie side by side: go on before them.
        first = select(func.min(ledger_table.c.seq)).where(
            ledger_table.c.decision == name, ledger_table.c.kind == "decision"
        )
        wanted = wanted.where(
            ledger_table.c.seq < transaction.connection.execute(first).scalar_one()
        )
    return None


_LOOKED_AT: Final = 50
"""How many of the newest decisions are looked at for one that still holds."""


def undo(transaction: Transaction, decision: str, actor: str, *, not_before: datetime) -> Undoing:
    """Take a decision back; see :meth:`moderator.store.Writing.undo_apply`."""
    steps = _steps(transaction, decision)
    undone = select(ledger_table.c.seq).where(
        ledger_table.c.decision == decision, ledger_table.c.kind == "undo"
    )
    again = transaction.connection.execute(undone.limit(1)).scalar() is not None
    doable = [] if again else [step for step in steps if step.current and step.possible]
    chosen = {step.old.id for step in doable}
    skipped = tuple(step.old.id for step in steps if step.old.id not in chosen)
    seqs = ledger.append(transaction, [_entry(step, decision, actor) for step in doable])
    waiting = [step.delivery.id for step in doable if _waits(step)]
    cancelled = 0
    for block in blocks(waiting):
        cancelled += outbox.cancel(transaction, block, "undone")
    inverses = [
        _inverse_row(step, decision, step.inverse.value, micros(not_before))
        if step.replaced is None
        else _again_row(step, step.inverse.value, micros(not_before))
        for step in doable
        if step.inverse is not None
    ]
    outbox.queue(transaction, inverses)
    standing.move(
        transaction,
        [
            standing.Move(step.old.id, step.before, seq, _restored(step))
            for step, seq in zip(doable, seqs, strict=True)
        ],
    )
    transaction.touch(chosen)
    return Undoing(
        decision=decision,
        comments=tuple(step.old.id for step in doable),
        cancelled=cancelled - sum(1 for step in doable if _waits(step) and step.sent),
        queued=len(inverses),
        skipped=skipped,
    )


def _waits(step: _Step) -> bool:
    return step.delivery is not None and step.delivery.state in _UNSENT


def _restored(step: _Step) -> str | None:
    was: str | None = step.payload.get("was_set_by")
    return was if step.before.value == step.payload["before"] else None


def _inverse_row(step: _Step, decision: str, action: str, not_before: int) -> dict[str, Any]:
    told = step.delivery if step.sent else None
    edited = told is not None and (told.text is not None or told.name is not None)
    seen = step.payload["seen"] if edited else {}
    row = delivery_row(
        step.old,
        decision,
        action,
        version_id=step.old.version_id,
        text=seen["text"] if told is not None and told.text is not None else None,
        name=seen["name"] if told is not None and told.name is not None else None,
        urgent=action == Action.UNPUBLISH.value,
        inverse=True,
        not_before=not_before,
    )
    if told is not None and _waits(step):
        # It may have got through; what it was to change is still what we expect to find.
        row["version_id"] = step.delivery.version_id
    return row


def _again_row(step: _Step, action: str, not_before: int) -> dict[str, Any]:
    """Return the delivery that the undone decision had cancelled, to be made after all."""
    was = step.replaced
    return delivery_row(
        step.old,
        was.decision,
        action,
        version_id=step.old.version_id,
        text=was.text,
        name=was.name,
        reason=was.reason,
        note=was.note,
        urgent=was.urgent,
        not_before=not_before,
    )


def _steps(transaction: Transaction, decision: str) -> list[_Step]:
    rows = transaction.connection.execute(
        select(
            ledger_table.c.seq,
            ledger_table.c.comment_id,
            ledger_table.c.verdict,
            ledger_table.c.payload,
        )
        .where(ledger_table.c.decision == decision, ledger_table.c.kind == "decision")
        .order_by(ledger_table.c.seq)
    ).all()
    stored = by_id(transaction, [row.comment_id for row in rows])
    sent: dict[int, Any] = {}
    doubtful: set[int] = set()
    for row in transaction.connection.execute(
        select(deliveries)
        .where(deliveries.c.decision == decision, deliveries.c.inverse.is_(False))
        .order_by(deliveries.c.id)
    ):
        sent[row.comment_id] = row
        if row.attempts > 0 and row.state == DeliveryState.CANCELLED.value:
            doubtful.add(row.comment_id)
    texts = _texts(transaction, [row.version_id for row in sent.values()])
    sites = {record.id: record.info for record in connected.sites_of(transaction)}
    unheard = in_doubt(transaction, stored)
    replaced = _replaced(transaction, {row.comment_id: row.payload for row in rows})
    steps: list[_Step] = []
    for row in rows:
        if row.comment_id not in stored:
            continue
        old = stored[row.comment_id]
        payload = ledger.payload_of(row.payload)
        delivery = sent.get(row.comment_id)
        if delivery is not None:
            text, name = texts[delivery.version_id]
            payload["seen"] = {"text": text, "name": name}
        steps.append(
            _Step(
                old=old,
                seq=row.seq,
                payload=payload,
                verdict=Verdict(row.verdict),
                delivery=delivery,
                site=sites.get(old.site_id),
                doubtful=old.id in doubtful,
                in_doubt=old.id in unheard,
                replaced=replaced.get(old.id),
            )
        )
    return steps


def _replaced(transaction: Transaction, payloads: Mapping[int, str]) -> dict[int, Any]:
    """Return for each comment the delivery of the decision before, where that was cancelled."""
    before = {key: ledger.payload_of(payload) for key, payload in payloads.items()}
    wanted = {
        key: said["was_set_by"]
        for key, said in before.items()
        if said.get("was_set_by") and said["before"] != State.CONFLICT.value
    }
    newest: dict[int, Any] = {}
    for block in blocks(wanted):
        for row in transaction.connection.execute(
            select(deliveries)
            .where(
                deliveries.c.comment_id.in_(block),
                deliveries.c.decision.in_({wanted[key] for key in block}),
                deliveries.c.inverse.is_(False),
            )
            .order_by(deliveries.c.id)
        ):
            if row.decision == wanted[row.comment_id]:
                newest[row.comment_id] = row
    return {key: row for key, row in newest.items() if row.state == DeliveryState.CANCELLED.value}


def _texts(transaction: Transaction, version_ids: list[int]) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    for block in blocks(version_ids):
        for version_id, text, name in transaction.connection.execute(
            select(comment_versions.c.id, comment_versions.c.text, comment_versions.c.name).where(
                comment_versions.c.id.in_(block)
            )
        ):
            found[version_id] = (text, name)
    return found


def _entry(step: _Step, decision: str, actor: str) -> Entry:
    payload: dict[str, Plain] = {
        "remote_id": step.old.remote_id,
        "undoes": step.seq,
        "before": step.after.value,
        "state": step.before.value,
        "set_by": _restored(step),
        "action": step.inverse.value if step.inverse is not None else None,
    }
    return Entry(
        kind="undo",
        actor=actor,
        payload=payload,
        sealed={"before": step.old.text, "name_before": step.old.name},
        site_id=step.old.site_id,
        comment_id=step.old.id,
        decision=decision,
        verdict=step.verdict,
    )


def _shown(transaction: Transaction, decision: str, steps: list[_Step], *, possible: bool) -> Shown:
    first = steps[0]
    row = transaction.connection.execute(
        select(ledger_table.c.actor, ledger_table.c.at).where(ledger_table.c.seq == first.seq)
    ).one()
    text, name = first.old.text, first.old.name
    if first.delivery is not None:
        text, name = first.payload["seen"]["text"], first.payload["seen"]["name"]
    sent = any(step.sent for step in steps)
    possible = possible and any(step.possible for step in steps)
    return Shown(
        decision=decision,
        verdict=first.verdict,
        actor=row.actor,
        at=moment(row.at),
        comments=tuple(step.old.id for step in steps),
        author=name,
        excerpt=" ".join(text.split())[:_EXCERPT],
        sent=sent,
        possible=possible,
        words=_words(steps, sent=sent, possible=possible),
    )


def _words(steps: list[_Step], *, sent: bool, possible: bool) -> Words:
    if not possible:
        return Words(
            "Không hoàn tác được: trang báo không có cách lấy lại, hoặc ý kiến đã đổi từ đó",
            "This cannot be undone: the site has no way back, or the comment changed since",
        )
    if sent:
        return Words(
            "Trang báo đã được báo: sẽ gửi lệnh ngược lại",
            "The site was told already: the opposite will be sent",
        )
    if any(step.delivery is not None for step in steps):
        return Words(
            "Chưa gửi đến trang báo: chỉ cần bỏ lệnh gửi",
            "Not sent to the site yet: the sending is cancelled",
        )
    return Words("Chỉ đổi ở bàn này", "Changes this desk only")
