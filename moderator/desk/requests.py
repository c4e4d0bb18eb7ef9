"""Requests by readers: everything by one of them, for the law on personal data and for order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator.desk.people import check, require_name
from moderator.model.people import Right
from moderator.model.trace import Clue, ClueKind, Trace, recognised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.desk.people import People
    from moderator.model import LogRow
    from moderator.model.trace import TracedComment
    from moderator.store import Store


class Requests:
    """Safe to use from several threads. Raises DecisionError and StoreError."""

    def __init__(self, store: Store, people: People) -> None:
        """Read ``store``; what is purged is purged by ``people``."""
        self._store = store
        self._people = people

    def find(self, typed: str, kind: ClueKind | None = None) -> Trace | None:
        """Return everything by the reader of whom ``typed`` tells; None for an empty text.

        Without ``kind`` it is recognised by its looks, and by what sites know: a name that is an
        account's is the account, and a number that is none is a name.
        """
        clue = recognised(typed)
        if clue is None:
            return None
        with self._store.read() as reading:
            if kind is not None:
                value = clue.value if clue.kind is kind else " ".join(typed.split())
                clue = Clue(kind, value)
            elif clue.kind in {ClueKind.NAME, ClueKind.ACCOUNT}:
                known = reading.requests.knows_account(clue.value)
                clue = replace(clue, kind=ClueKind.ACCOUNT if known else ClueKind.NAME)
            return reading.requests.trace(clue)

    def follow(self, clue: Clue) -> Trace:
        """Return everything by a reader who was found already."""
        with self._store.read() as reading:
            return reading.requests.trace(clue)

    def comments(self, ids: Sequence[int]) -> tuple[TracedComment, ...]:
        """Return these comments in the order asked, whole; missing ones are skipped."""
        with self._store.read() as reading:
            return reading.requests.traced(ids)

    def log_of(self, ids: Sequence[int]) -> tuple[LogRow, ...]:
        """Return the rows of the log about these comments, in order."""
        with self._store.read() as reading:
            return reading.log_rows(reading.requests.rows_about(ids))

    def purgeable(self, actor: str, trace: Trace) -> int:
        """Return how many rows of the log are about this reader; raises NotAllowed as ``purge``."""
        require_name(actor)
        with self._store.read() as reading:
            check(reading, actor, Right.PURGE)
            return len(reading.requests.rows_about(trace.sure(), trace.known))

    def purge(self, actor: str, trace: Trace, reason: str) -> int:
        """Delete the personal fields of the log's rows about this reader; return how many.

        Only of comments that are surely theirs: who signs the same is somebody else. What is
        written about them until this moment goes too. Raises as ``People.purge``.
        """
        return self._people.purge(
            actor,
            lambda writing: writing.requests.rows_about(trace.sure(), trace.known),
            reason,
        )
