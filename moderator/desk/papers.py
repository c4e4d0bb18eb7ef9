"""What leaves the program on paper or in a file: who may do that, and that it is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.desk.people import check, require_name
from moderator.model.paper import OUTSIDE, Paper
from moderator.model.people import Right
from moderator.store.records import Entry

if TYPE_CHECKING:
    from moderator.model.history import CommentHistory
    from moderator.model.paper import Printout
    from moderator.store import Store


class Papers:
    """Safe to use from several threads. Raises DecisionError and StoreError.

    Looking at a sheet is everybody's: it shows what stands in the window. Taking readers' words
    out of the program is for whoever may export: the chief, once there is one.
    """

    def __init__(self, store: Store) -> None:
        """Read and write ``store``."""
        self._store = store

    def history(self, comment_id: int) -> CommentHistory | None:
        """Return all that is known of a comment, or None."""
        with self._store.read() as reading:
            return reading.requests.history(comment_id)

    def require(self, actor: str, paper: Paper) -> None:
        """Raise NotAllowed unless ``actor`` may take ``paper`` out of the program."""
        require_name(actor)
        if paper in OUTSIDE:
            with self._store.read() as reading:
                check(reading, actor, Right.EXPORT)

    def record(self, actor: str, done: Printout) -> None:
        """Note in the log what was printed or saved; a list of keys is not worth a row."""
        require_name(actor)
        if done.paper is Paper.KEYS:
            return
        with self._store.write() as writing:
            if done.paper in OUTSIDE:
                check(writing, actor, Right.EXPORT)
            writing.record(
                Entry(
                    kind="printed" if done.format in {"print", "pdf"} else "export",
                    actor=actor,
                    payload={
                        "what": done.paper.value,
                        "format": done.format,
                        "rows": done.rows,
                        "head": done.head,
                    },
                    comment_id=done.comment_id,
                )
            )
