"""The chief's answers to those who passed comments up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moderator.model.passed import Answers
    from moderator.store import Store


class Passing:
    """What became of passed comments. Safe to use from several threads at once."""

    def __init__(self, store: Store) -> None:
        """Ask ``store``."""
        self._store = store

    def answers(self, actor: str, after: int | None = None) -> Answers:
        """Return what others decided about what ``actor`` passed up, after row ``after``.

        None: since ``actor`` last looked at their answers.
        """
        with self._store.read() as reading:
            return reading.holding.answers(actor, after)

    def looked(self, actor: str, seq: int) -> None:
        """Keep that ``actor`` has read their answers up to row ``seq`` of the log."""
        with self._store.write() as writing:
            writing.holding.look(actor, seq)
