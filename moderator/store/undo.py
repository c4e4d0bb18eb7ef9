"""Taking a decision back: cancelled where it still waits, else its inverse is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import exists, func, select

from moderator.model import Action, Words
from moderator.model import Undoable as Shown
from moderator.store import drafts, ledger, obstacles, outbox, standing
from moderator.store.columns import micros, moment
from moderator.store.decisions import delivery_row
from moderator.store.records import Entry, Plain, Undoing
from moderator.store.steps import Step, steps_of
from moderator.store.tables import ledger as ledger_table
from moderator.store.transaction import Transaction, blocks
from moderator.text.shortening import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_EXCERPT: Final = 80


def undoable(
    transaction: Transaction, actor: str | None, decision: str | None = None
) -> Shown | None:
    """Return the newest decision that can still be looked at for undo; or one by its id."""
    for looked_at, (name, steps) in enumerate(_newest_first(transaction, actor, decision)):
        live = [step for step in steps if step.current]
        if live or (decision is not None and steps):
            return _shown(transaction, name, live or steps, possible=bool(live))
        if looked_at + 1 >= _LOOKED_AT:
            break
    return None


def recent(transaction: Transaction, actor: str | None, limit: int) -> tuple[Shown, ...]:
    """Return the newest decisions that were not undone, at most ``limit``, newest first.

    Those that a newer decision or the site has overtaken are among them, as not possible.
    """
    found: list[Shown] = []
    for name, steps in _newest_first(transaction, actor):
        if len(found) >= limit:
            break
        live = [step for step in steps if step.current]
        if steps:
            found.append(_shown(transaction, name, live or steps, possible=bool(live)))
    return tuple(found)


def _newest_first(
    transaction: Transaction, actor: str | None, decision: str | None = None
) -> Iterator[tuple[str, list[Step]]]:
    """Yield the decisions that were not undone with what taking each back means."""
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
    while (name := transaction.connection.execute(wanted).scalar()) is not None:
        yield name, steps_of(transaction, name)
        # The rows of one decision lie side by side: go on before them.
        first = select(func.min(ledger_table.c.seq)).where(
            ledger_table.c.decision == name, ledger_table.c.kind == "decision"
        )
        wanted = wanted.where(
            ledger_table.c.seq < transaction.connection.execute(first).scalar_one()
        )


_LOOKED_AT: Final = 50
"""How many of the newest decisions are looked at for one that still holds."""


def undo(transaction: Transaction, decision: str, actor: str, *, not_before: datetime) -> Undoing:
    """Take a decision back; see :meth:`moderator.store.Writing.undo_apply`."""
    steps = steps_of(transaction, decision)
    undone = select(ledger_table.c.seq).where(
        ledger_table.c.decision == decision, ledger_table.c.kind == "undo"
    )
    again = transaction.connection.execute(undone.limit(1)).scalar() is not None
    doable = [] if again else [step for step in steps if step.current and step.possible]
    held = _held(transaction, actor, doable)
    doable = [step for step in doable if step.old.id not in held]
    chosen = {step.old.id for step in doable}
    skipped = tuple(step.old.id for step in steps if step.old.id not in chosen)
    seqs = ledger.append(transaction, [_entry(step, decision, actor) for step in doable])
    waiting = [step.delivery.id for step in doable if step.waits]
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
    for step in doable:
        if step.delivery is not None:
            drafts.keep_edit(transaction, step.delivery, step.old)
    drafts.give_back(
        transaction,
        {
            step.old.id: (step.seq, step.payload["draft_version"])
            for step in doable
            if "draft_version" in step.payload
        },
    )
    return Undoing(
        decision=decision,
        comments=tuple(step.old.id for step in doable),
        cancelled=cancelled - sum(1 for step in doable if step.waits and step.sent),
        queued=len(inverses),
        skipped=skipped,
        held=tuple(held),
    )


def _held(transaction: Transaction, actor: str, steps: list[Step]) -> dict[int, None]:
    """Return the comments that this undo would publish although only the chief may."""
    public = [step.old.id for step in steps if step.inverse is Action.APPROVE]
    if not public or obstacles.passes(transaction, actor):
        return {}
    return dict.fromkeys(obstacles.of(transaction, public))


def _restored(step: Step) -> str | None:
    was: str | None = step.payload.get("was_set_by")
    return was if step.before.value == step.payload["before"] else None


def _inverse_row(step: Step, decision: str, action: str, not_before: int) -> dict[str, Any]:
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
    if told is not None and step.waits:
        # It may have got through; what it was to change is still what we expect to find.
        row["version_id"] = step.delivery.version_id
    return row


def _again_row(step: Step, action: str, not_before: int) -> dict[str, Any]:
    """Return the delivery that the undone decision had cancelled, to be made after all."""
    was = step.replaced
    row = delivery_row(
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
    return row | {"released": was.released}  # who let it out meant this approval


def _entry(step: Step, decision: str, actor: str) -> Entry:
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


def _shown(transaction: Transaction, decision: str, steps: list[Step], *, possible: bool) -> Shown:
    first = steps[0]
    row = transaction.connection.execute(
        select(ledger_table.c.actor, ledger_table.c.at).where(ledger_table.c.seq == first.seq)
    ).one()
    text, name = first.old.text, first.old.name
    if first.delivery is not None:
        text, name = first.payload["seen"]["text"], first.payload["seen"]["name"]
    edited = first.delivery is not None and not (
        first.delivery.text is None and first.delivery.name is None
    )
    if edited and first.delivery.text is not None:
        text = first.delivery.text
    sent = any(step.sent for step in steps)
    possible = possible and any(step.possible for step in steps)
    return Shown(
        decision=decision,
        verdict=first.verdict,
        actor=row.actor,
        at=moment(row.at),
        comments=tuple(step.old.id for step in steps),
        author=name,
        excerpt=_excerpt(text),
        sent=sent,
        possible=possible,
        words=_words(steps, sent=sent, possible=possible),
        edited=edited,
        seq=max(step.seq for step in steps),
    )


def _words(steps: list[Step], *, sent: bool, possible: bool) -> Words:
    if not possible and all(step.unread for step in steps):
        return Words(
            "Không hoàn tác được: ý kiến đã bị sửa trên trang báo, chưa ai ở đây đọc bản mới;"
            " hãy đọc rồi quyết định lại",
            "This cannot be undone: the comment was edited on the site, and nobody here has read"
            " the new text; read it and decide anew",
        )
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


def _excerpt(text: str) -> str:
    """Return the beginning of ``text`` on one line; an ellipsis says that there is more."""
    return shortened(" ".join(text.split()), _EXCERPT)
