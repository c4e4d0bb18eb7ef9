"""The store itself: opened once a process, closed at the end."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, Self

from moderator.store import backup, check, migration, triggers
from moderator.store.claims import Attending
from moderator.store.engine import Engines
from moderator.store.listening import Listening
from moderator.store.reading import Reading
from moderator.store.transaction import Transaction
from moderator.store.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from moderator.model import Clock
    from moderator.store.records import Health

FILE = "moderator.sqlite3"


class Store:
    """The database of one profile. Safe to use from several threads at once.

    Each thread gets its own connection for the length of a block. Writers of one process, and
    of all processes on the same database, wait for each other.
    """

    def __init__(self, engines: Engines, clock: Clock) -> None:
        self._engines = engines
        self._clock = clock

    @classmethod
    def open(
        cls,
        url: str | None = None,
        *,
        data: Path | None = None,
        clock: Clock,
        migrate: bool = True,
        guarded: bool = True,
    ) -> Self:
        """Open the database at ``url``, or the SQLite file in the folder ``data``.

        An SQLite database is made or brought up to date (after a backup) unless ``migrate`` is
        false; a PostgreSQL one only by :meth:`upgrade`. Raises StoreError when the database is
        damaged, newer than this program, older and not migrated, locked, full or not writable,
        and when what protects the log is missing, unless ``guarded`` is false: examining such a
        database must be possible, working with it not.
        """
        engines = Engines.for_place(url, data, FILE)
        store = cls(engines, clock)
        try:
            migration.ensure(engines, clock, may_migrate=migrate)
            if guarded:
                with engines.reader() as connection:
                    triggers.ensure(connection)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def upgrade(cls, url: str | None = None, *, data: Path | None = None, clock: Clock) -> str:
        """Bring a database up to date and return its version; for ``database upgrade``."""
        engines = Engines.for_place(url, data, FILE)
        try:
            return migration.upgrade(engines, clock)
        finally:
            engines.close()

    @property
    def kind(self) -> Literal["sqlite", "postgresql"]:
        """Which database this is."""
        return self._engines.kind

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """Open a reading; raises StoreError, and Interrupted after :meth:`interrupt_reads`."""
        with self._engines.reader() as connection:
            yield Reading(Transaction(connection, self._clock, self._engines.step))

    @contextmanager
    def write(self) -> Iterator[Writing]:
        """Open a writing that is kept when the block ends without an error."""
        with self._engines.writer() as connection:
            transaction = Transaction(connection, self._clock)
            transaction.lock()
            yield Writing(transaction)
            transaction.flush()

    @contextmanager
    def attend(self) -> Iterator[Attending]:
        """Open a short writing about who is at work, beside whatever else is being written."""
        with self._engines.briefly() as connection:
            yield Attending(Transaction(connection, self._clock))

    def listen(self) -> Listening | None:
        """Return what hears of each writing; None where only asking helps. Raises StoreError."""
        return Listening(self._engines) if self.kind == "postgresql" else None

    def interrupt_reads(self, thread: int | None = None) -> None:
        """Stop what readers, or those of one thread, are running; their blocks raise Interrupted.

        On a server what the thread reads next may be stopped instead.
        """
        self._engines.interrupt(thread)

    def between_statements(self, step: Callable[[], None]) -> None:
        """Have ``step`` called on each thread before each statement and within what takes long.

        It may make the thread wait.
        """
        self._engines.step = step

    def tidy(self) -> None:
        """Do the upkeep that can wait: merge the search index, prune the change sequence."""
        with self.write() as writing:
            writing.tidy()

    def backup(self, folder: Path | None = None) -> Path:
        """Copy the SQLite database into ``folder`` (default: backups/ beside it)."""
        return backup.copy(self._engines, self._clock, folder)

    def check(self) -> Health:
        """Examine the database: pages, keys, triggers, standing, live counts."""
        # FTS5 keeps its index's layout with a connection and takes a newer one for damage.
        self._engines.refresh()
        with self._engines.reader() as connection:
            return check.check(Transaction(connection, self._clock))

    def close(self) -> None:
        """Give every connection back."""
        self._engines.close()
