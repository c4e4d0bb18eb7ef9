"""What is asked of the store for complaints and requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.store import comment_history

if TYPE_CHECKING:
    from moderator.model.history import CommentHistory
    from moderator.store.transaction import Transaction


class RequestReading:
    """The part of a reading that answers complaints and requests."""

    def __init__(self, transaction: Transaction) -> None:
        self._t = transaction

    def history(self, comment_id: int) -> CommentHistory | None:
        """Return all that is known of a comment, or None."""
        return comment_history.history(self._t, comment_id)
