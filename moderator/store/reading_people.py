"""What can be asked of the store about the people at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.store import claims, people, pins, since
from moderator.store.shifts import ShiftReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from moderator.model import Moved, Person, Present
    from moderator.store.transaction import Transaction


class PeopleReading:
    """The part of a reading that is about people."""

    def __init__(self, transaction: Transaction) -> None:
        self._t = transaction

    def present(self) -> tuple[Present, ...]:
        """Return who is at work now, by the database's clock."""
        return claims.present(self._t)

    def mark(self) -> since.Mark:
        """Return how far everything goes that this reading sees, for ``untouched``."""
        return since.mark(self._t)

    def untouched(self, mark: since.Mark, comment_ids: Sequence[int]) -> bool:
        """Return whether these comments, and what is decided by, are surely as at ``mark``.

        Replies to them may have come or gone.
        """
        return since.untouched(self._t, mark, comment_ids)

    def people(self) -> tuple[Person, ...]:
        """Return the people who were given a role or a part, by name."""
        return people.everybody(self._t)

    def person(self, name: str) -> Person | None:
        """Return what is kept of one person, or None."""
        return people.person(self._t, name)

    def pin(self, name: str) -> pins.KeptPin | None:
        """Return somebody's PIN as it is kept, or None."""
        return pins.pin(self._t, name)

    def pin_names(self) -> frozenset[str]:
        """Return who has a PIN."""
        return pins.names(self._t)

    @property
    def shifts(self) -> ShiftReading:
        """What can be asked about shifts."""
        return ShiftReading(self._t)

    def last_moves(self, comment_ids: Iterable[int]) -> Mapping[int, Moved]:
        """Return who last moved these comments; those nobody moved are left out."""
        return claims.last_moves(self._t, comment_ids)
