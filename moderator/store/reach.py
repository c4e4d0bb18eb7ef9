"""What a site may show of a comment after deliveries of which some may have arrived unheard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, func, select

from moderator.model import Action, DeliveryState, RemoteComment, RemoteState
from moderator.store.tables import comment_versions, deliveries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.store.transaction import Transaction

RESULT: Final = {
    Action.APPROVE: RemoteState.APPROVED,
    Action.REJECT: RemoteState.REJECTED,
    Action.SPAM: RemoteState.SPAM,
    Action.RESTORE: RemoteState.PENDING,
    Action.UNPUBLISH: RemoteState.REJECTED,
}
DONE: Final = frozenset({DeliveryState.DELIVERED, DeliveryState.ALREADY})
"""The site shows what was wanted."""
_TOLD: Final = (DeliveryState.CONFLICT, DeliveryState.GONE)


def as_expected(transaction: Transaction, row: Any, comment: RemoteComment) -> bool:  # noqa: ANN401
    """Return whether the site shows what ``row`` was to leave there, as far as words go.

    A site that is where a delivery was to bring it says so whatever the reader wrote meanwhile.
    """
    said = (comment.text.strip(), comment.author.name.strip())  # WordPress trims
    for doubtful in (list[Any], partial(doubtful_before, transaction, row)):
        for _, text, name in within_reach(transaction, row, doubtful()):
            if said == tuple(each.strip() for each in _with_edits(row, text, name)):
                return True
    return False


def within_reach(
    transaction: Transaction,
    row: Any,  # noqa: ANN401
    doubtful: Sequence[Any],
) -> set[tuple[RemoteState, str, str]]:
    """Return what the site may show where any of ``doubtful`` came before ``row``."""
    seen = transaction.connection.execute(
        select(comment_versions.c.text, comment_versions.c.name).where(
            comment_versions.c.id == row.version_id
        )
    ).one()
    found = {(RemoteState(row.remote_state), seen.text, seen.name)}
    for one in doubtful:
        result = RESULT.get(Action(one.action))
        found |= {(result or state, *_with_edits(one, text, name)) for state, text, name in found}
    return found


def _with_edits(row: Any, text: str, name: str) -> tuple[str, str]:  # noqa: ANN401
    return text if row.text is None else row.text, name if row.name is None else row.name


def doubtful_before(transaction: Transaction, row: Any) -> list[Any]:  # noqa: ANN401
    """Return the deliveries before ``row`` of which nobody knows whether they arrived."""
    before = and_(deliveries.c.comment_id == row.comment_id, deliveries.c.id < row.id)
    told = transaction.connection.execute(
        select(func.coalesce(func.max(deliveries.c.id), 0)).where(
            before, deliveries.c.state.in_([state.value for state in (*DONE, *_TOLD)])
        )
    ).scalar_one()
    return list(
        transaction.connection.execute(
            select(deliveries)
            .where(
                before,
                deliveries.c.id > told,
                deliveries.c.state == DeliveryState.CANCELLED.value,
                deliveries.c.attempts > 0,
            )
            .order_by(deliveries.c.id)
        )
    )
