"""Being told by PostgreSQL that something was written, instead of asking each second.

Every transaction that changes comments, and every claim, sends a notification when it commits. It
carries no data: whoever hears it looks at the change sequence as before. A notification that is
lost (a connection pooler between, a cut line) therefore only makes a window as slow as its polling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError

from moderator.store.errors import lost, translate
from moderator.store.transaction import CHANNEL

if TYPE_CHECKING:
    from moderator.store.engine import Engines


class Listening:
    """One connection that hears what is written. For one thread; close it at the end."""

    def __init__(self, engines: Engines) -> None:
        """Connect. Raises StoreError."""
        engine = engines.reading
        self._faults: type[Exception] = engine.dialect.loaded_dbapi.Error
        try:
            proxy = engine.raw_connection()
            connection: Any = proxy.driver_connection
            self._connection = connection
            proxy.detach()  # it is ours: no reader gets it
            self._connection.autocommit = True
            self._connection.execute(f"LISTEN {CHANNEL}")
        except SQLAlchemyError as error:
            raise translate(error) from error
        except self._faults as error:
            raise lost(error) from error

    def wait(self, seconds: float) -> tuple[str, ...]:
        """Wait for something to be written; return who wrote, as far as they said.

        An empty name stands for a change of comments, another for a desk's claim. Nothing means
        that nothing was written for ``seconds``. The server is not asked meanwhile. Raises
        StoreError when the connection is lost.
        """
        try:
            heard = list(self._connection.notifies(timeout=seconds, stop_after=1))
            if heard:
                heard += self._connection.notifies(timeout=0)
        except self._faults as error:
            raise lost(error) from error
        return tuple(note.payload for note in heard)

    def ask(self) -> None:
        """Make sure that the connection is still there. Raises StoreError."""
        try:
            self._connection.execute("SELECT 1")
        except self._faults as error:
            raise lost(error) from error

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()
