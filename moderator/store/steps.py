"""What taking a decision back means for each of its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from sqlalchemy import select

from moderator.model import Action, DeliveryState, RemoteState, SiteInfo, State, Verdict
from moderator.store import connected, ledger, standing
from moderator.store.decisions import in_doubt
from moderator.store.fences import UNSENT
from moderator.store.stored import Stored, by_id
from moderator.store.tables import comment_versions, deliveries
from moderator.store.tables import ledger as ledger_table
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_Said = tuple[str, str, str]


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

_PUBLISHING: Final = frozenset({Action.APPROVE, Action.EDIT})


class Step(Struct, frozen=True):
    """One comment of a decision with all that taking it back needs."""

    old: Stored
    seq: int
    payload: dict[str, Any]
    verdict: Verdict
    delivery: Any  # the row, or None
    site: SiteInfo | None
    doubtful: bool  # an earlier try of it was cancelled after it may have arrived
    in_doubt: bool  # any delivery may have arrived unheard
    earlier: Any  # the newest delivery of the decision that undo goes back to; or None
    unseen: bool  # what the site has is neither what the person read nor what was written here

    @property
    def after(self) -> State:
        """Where the decision put the comment."""
        return State(self.payload["state"])

    @property
    def current(self) -> bool:
        """Whether the decision still holds."""
        set_by = self.payload["set_by"]
        return bool(self.old.decision == set_by and self.old.state is self.after)

    @property
    def before(self) -> State:
        """Where undo puts the comment."""
        state = State(self.payload["before"])
        return State.PENDING if state is State.CONFLICT else state

    @property
    def replaced(self) -> Any:  # noqa: ANN401 - SQLAlchemy's row
        """The delivery of the decision before, where this one cancelled it; or None."""
        cancelled = self.earlier is not None and self.earlier.state == DeliveryState.CANCELLED.value
        return self.earlier if cancelled else None

    @property
    def waits(self) -> bool:
        """Whether its delivery has not left, or is to leave again."""
        return self.delivery is not None and self.delivery.state in UNSENT

    @property
    def sent(self) -> bool:
        """Whether the site was told, or may have been."""
        if self.delivery is None:
            return False
        if self.doubtful:
            return True
        if self.waits:
            return bool(self.delivery.attempts > 0)
        return bool(self.delivery.state != DeliveryState.CANCELLED.value)

    @property
    def inverse(self) -> Action | None:
        """What the site must be told for it, if anything."""
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
        if self.earlier is not None and self.earlier.state == DeliveryState.SENDING.value:
            return None  # it brings there what it carries, a mended text included
        there = self.old.remote_state
        if self.before in _TO:
            agrees = not self.in_doubt and standing.OF_REMOTE[there] is self.before
            return None if agrees else _TO[self.before]
        if self.before is State.CHIEF or not (self.in_doubt or there is RemoteState.APPROVED):
            return None
        return Action.RESTORE if self.before is State.HELD else Action.UNPUBLISH

    @property
    def unread(self) -> bool:
        """Whether going back would publish, or write over, what nobody here has read.

        The reader may have edited between the decision and its delivery, and the site may have
        been brought where the decision wanted it all the same.
        """
        return self.unseen and self.inverse in _PUBLISHING

    @property
    def possible(self) -> bool:
        """Whether there is a way back."""
        if self.unread:
            return False
        if self.inverse is None and not self.sent:
            return True
        if self.sent and self.delivery.action == Action.REPLY.value:
            return False
        return (
            self.inverse is not None and self.site is not None and self.inverse in self.site.actions
        )


def steps_of(transaction: Transaction, decision: str) -> list[Step]:
    """Return the comments of a decision in its order."""
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
    said = {row.seq: ledger.payload_of(row.payload) for row in rows}
    texts = _texts(
        transaction,
        {
            *(row.version_id for row in sent.values()),
            *(payload["version"] for payload in said.values()),
            *(old.version_id for old in stored.values()),
        },
    )
    sites = {record.id: record.info for record in connected.sites_of(transaction)}
    unheard = in_doubt(transaction, stored)
    earlier = _earlier(transaction, {row.comment_id: said[row.seq] for row in rows})
    steps: list[Step] = []
    for row in rows:
        if row.comment_id not in stored:
            continue
        old = stored[row.comment_id]
        payload = said[row.seq]
        delivery = sent.get(row.comment_id)
        if delivery is not None:
            text, name, _ = texts[delivery.version_id]
            payload["seen"] = {"text": text, "name": name}
        steps.append(
            Step(
                old=old,
                seq=row.seq,
                payload=payload,
                verdict=Verdict(row.verdict),
                delivery=delivery,
                site=sites.get(old.site_id),
                doubtful=old.id in doubtful,
                in_doubt=old.id in unheard,
                earlier=earlier.get(old.id),
                unseen=_unseen(texts.get(payload["version"]), texts[old.version_id]),
            )
        )
    return steps


def _earlier(transaction: Transaction, before: Mapping[int, dict[str, Any]]) -> dict[int, Any]:
    """Return for each comment the newest delivery of the decision before, if it had one."""
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
    return newest


def _unseen(read: _Said | None, now: _Said) -> bool:
    *said, source = now
    # WordPress trims texts and names.
    return source != "desk" and (
        read is None or [each.strip() for each in read[:2]] != [each.strip() for each in said]
    )


def _texts(transaction: Transaction, version_ids: Collection[int]) -> dict[int, _Said]:
    """Return text, reader's name and source of each version."""
    found: dict[int, _Said] = {}
    said = (comment_versions.c.text, comment_versions.c.name, comment_versions.c.source)
    for block in blocks(version_ids):
        for version_id, text, name, source in transaction.connection.execute(
            select(comment_versions.c.id, *said).where(comment_versions.c.id.in_(block))
        ):
            found[version_id] = (text, name, source)
    return found
