"""What is asked of the store for complaints and requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.store import about_reader, comment_history, traced, traces

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from moderator.model.history import CommentHistory
    from moderator.model.trace import Clue, Trace, TracedComment
    from moderator.store.transaction import Transaction


class RequestReading:
    """The part of a reading that answers complaints and requests."""

    def __init__(self, transaction: Transaction) -> None:
        self._t = transaction

    def history(self, comment_id: int) -> CommentHistory | None:
        """Return all that is known of a comment, or None."""
        return comment_history.history(self._t, comment_id)

    def trace(self, clue: Clue) -> Trace:
        """Return everything by the reader whom ``clue`` is about."""
        return traces.trace(self._t, clue)

    def traced(self, ids: Sequence[int]) -> tuple[TracedComment, ...]:
        """Return these comments in the order asked, whole; missing ones are skipped."""
        return traced.traced(self._t, ids)

    def rows_about(
        self, ids: Sequence[int], known: Collection[tuple[int, str]] = ()
    ) -> tuple[int, ...]:
        """Return the numbers of the ledger's rows about these comments and readers, in order."""
        return about_reader.rows_about(self._t, ids, known)

    def knows_account(self, account: str) -> bool:
        """Return whether some site knows an account called so."""
        return traces.exists(self._t, account)
