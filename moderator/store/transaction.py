"""One transaction: its connection, its moment, and what is written at its end.

Live counts and the change sequence are gathered while the block runs and written once, in the
same transaction, so that they can never say anything else than the rows.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import Connection, Table, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from moderator.errors import StoreError
from moderator.store.columns import micros
from moderator.store.prepared import Prepared
from moderator.store.tables import changes, ledger_head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from moderator.model import Clock

T = TypeVar("T")

CHANNEL: Final = "moderator"
"""Where PostgreSQL tells that something was written."""

BLOCK: Final = 500
"""How many values one ``IN`` takes: below every database's limit, and one cached statement."""


def blocks(values: Iterable[T], size: int = BLOCK) -> Iterator[list[T]]:
    """Cut ``values`` into lists of at most ``size``."""
    block: list[T] = []
    for value in values:
        block.append(value)
        if len(block) == size:
            yield block
            block = []
    if block:
        yield block


def pairs(found: Iterable[Any]) -> dict[Any, Any]:
    """Return rows of two columns as a mapping."""
    return {row[0]: row[1] for row in found}


class Transaction:
    """What the parts of the store share while a block runs."""

    def __init__(
        self, connection: Connection, clock: Clock, step: Callable[[], None] = lambda: None
    ) -> None:
        self.connection = connection
        self.step = step  # between pieces of long work: others may be waiting
        self.now: datetime = clock()
        self.head_seq = -1  # set by lock()
        self.head_hash = ""
        self._totals: Counter[tuple[str, int, str]] = Counter()
        self._touched: dict[int, None] = {}

    @property
    def sqlite(self) -> bool:
        """Whether this is SQLite."""
        return self.connection.dialect.name == "sqlite"

    @property
    def at(self) -> int:
        """The transaction's moment in microseconds."""
        return micros(self.now)

    def lock(self) -> None:
        """Take the ledger's head: from here on nobody else writes until this block ends."""
        row = self.connection.execute(_LOCK).one_or_none()
        if row is None:
            raise StoreError("the ledger has no head row")
        self.head_seq, self.head_hash = row

    def database_time(self) -> int:
        """Return the clock that leases go by: the server's, or on SQLite this program's."""
        if self.sqlite:
            return self.at
        seconds = "extract(epoch FROM clock_timestamp()) * 1000000"
        return int(self.connection.execute(text(f"SELECT ({seconds})::bigint")).scalar_one())

    def next_id(self, table: Table) -> int:
        """Return the next free key of ``table``; the lock makes it ours."""
        newest = self.connection.execute(select(func.max(table.c.id))).scalar()
        return int(newest or 0) + 1

    def many(self, statement: Any, rows: Sequence[dict[str, Any]]) -> None:  # noqa: ANN401
        """Run ``statement`` (or a ``Prepared``) for each of ``rows``, if any."""
        if not rows:
            return
        if isinstance(statement, Prepared):
            statement.run(self.connection, rows)
        else:
            self.connection.execute(statement, rows)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Send a server what the block writes without waiting for its answer to each statement.

        Nothing may be read in the block. Everybody waits while the ledger's lock is held: each
        answer that is waited for costs a way through the network and a turn of the processor.
        """
        driver: Any = self.connection.dialect.loaded_dbapi
        if self.sqlite or not driver.Pipeline.is_supported():
            yield
            return
        raw: Any = self.connection.connection.driver_connection
        try:
            with raw.pipeline():
                yield
        except driver.Error as error:
            raise DBAPIError.instance(None, None, error, driver.Error) from error

    def count(self, scope: str, site_id: int, item: str, by: int) -> None:
        """Add ``by`` to a live count."""
        if by:
            self._totals[scope, site_id, item] += by

    def touch(self, comment_ids: Iterable[int]) -> None:
        """Note that these comments look different now."""
        self._touched.update(dict.fromkeys(comment_ids))

    def flush(self) -> None:
        """Write the live counts, the changes and the head."""
        newest = 0
        if self._touched:
            newest = self.connection.execute(select(func.max(changes.c.seq))).scalar() or 0
        with self.together():
            self._flush_totals()
            if self._touched:
                rows = [
                    {"seq": seq, "comment_id": comment_id}
                    for seq, comment_id in enumerate(self._touched, newest + 1)
                ]
                self.many(_CHANGE, rows)
                self._touched.clear()
                self.tell("")

    def tell(self, who: str) -> None:
        """Have a server tell those who listen, at the commit, that ``who`` wrote something."""
        if not self.sqlite:
            self.connection.execute(_TELL, {"channel": CHANNEL, "who": who})

    def _flush_totals(self) -> None:
        moved = [
            {"scope": scope, "site_id": site_id, "item": item, "total": total}
            for (scope, site_id, item), total in self._totals.items()
            if total
        ]
        self._totals.clear()
        self.many(_ADD, moved)
        gone = [{key: row[key] for key in ("scope", "site_id", "item")} for row in moved]
        self.many(_DROP_ZERO, gone)


_LOCK: Final = (
    select(ledger_head.c.seq, ledger_head.c.hash).where(ledger_head.c.id == 1).with_for_update()
)
_TELL: Final = text("SELECT pg_notify(:channel, :who)")
_CHANGE: Final = Prepared(insert(changes))
_ADD: Final = Prepared(
    text(
        "INSERT INTO tallies (scope, site_id, item, total) VALUES (:scope, :site_id, :item, :total)"
        " ON CONFLICT (scope, site_id, item) DO UPDATE SET total = tallies.total + excluded.total"
    )
)
_DROP_ZERO: Final = Prepared(
    text(
        "DELETE FROM tallies"
        " WHERE scope = :scope AND site_id = :site_id AND item = :item AND total = 0"
    )
)
