"""Who else is at work on the same comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from moderator.model import Changes, Present
    from moderator.store import Store
    from moderator.store.listening import Listening


class News(Struct, frozen=True):
    """What others did since a look: what to read again, and who is at work now."""

    changes: Changes
    others: tuple[Present, ...]


class Company:
    """This desk among the others on its database."""

    def __init__(self, store: Store, station: str) -> None:
        """Be known to the others as ``station``."""
        self._store = store
        self.station = station

    def open(self, actor: str, comment_id: int | None) -> None:
        """Say that ``actor`` has a comment open here, or none; say it again within a minute.

        The first to open a comment holds it until they open another or no longer say so.
        """
        with self._store.attend() as attending:
            attending.open(self.station, actor, comment_id)

    def leave(self) -> None:
        """Say that nobody works here any more."""
        with self._store.attend() as attending:
            attending.leave(self.station)

    def others(self) -> tuple[Present, ...]:
        """Return who is at work at the other desks now."""
        with self._store.read() as reading:
            return tuple(one for one in reading.present() if one.desk != self.station)

    def listen(self) -> Listening | None:
        """Return what hears of each writing; None where only asking helps. Raises StoreError."""
        return self._store.listen()

    def news(self, since: int) -> News:
        """Return what changed after ``since`` and who else is at work, in one look."""
        with self._store.read() as reading:
            present = reading.present()
            changes = reading.changes(since)
        return News(changes, tuple(one for one in present if one.desk != self.station))
