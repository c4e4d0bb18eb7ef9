"""Connections: one writing connection and a few reading ones for each process.

SQLite is opened with a current library (3.51.3 or newer: older ones can corrupt a database that
two connections write through its write-ahead log). Transactions are begun by us, never by the
driver, so that a writer holds its lock from its first statement and DDL is atomic.
"""

from __future__ import annotations

import importlib
import sqlite3
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Self

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from moderator.errors import Interrupted, StoreError
from moderator.model import Words
from moderator.store.errors import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from types import ModuleType

OLDEST_SQLITE: Final = (3, 51, 3)
BUSY_MS: Final = 5000
_POOL: Final = 4
_SERVER_POOL: Final = 3  # kept open: with writer, claims and ear six of a server's for each window

# A machine that lost its power or its network says no farewell. The server would wait two hours
# for the rest of its transaction, and everybody else for the lock that it holds; a program would
# wait as long for a server that is gone.
_SERVER_ASKS: Final = (
    " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
)
_PROGRAM_ASKS: Final[dict[str, Any]] = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
_NO_IDLING: Final = " -c idle_in_transaction_session_timeout=20s"  # less than lock_timeout
# Pages of the file lie in the system's memory anyway: of a million comments 64 MB of them for each
# writer stored a page of comments no sooner than 8.
_READER_PRAGMAS: Final = ("query_only = 1", "cache_size = -4000")
_WRITER_PRAGMAS: Final = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "cache_size = -8000",
    "recursive_triggers = 1",
)
_BRIEF_PRAGMAS: Final = ("journal_mode = WAL", "synchronous = NORMAL")  # for what need not last


def sqlite_module() -> ModuleType:
    """Return the SQLite driver to use; raises StoreError when only an unsafe one is there."""
    try:
        dbapi2 = importlib.import_module("pysqlite3.dbapi2")  # some platforms have no wheel
    except ImportError:
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            needed = ".".join(map(str, OLDEST_SQLITE))
            raise StoreError(
                f"SQLite {sqlite3.sqlite_version}, needed {needed}",
                title=Words("SQLite quá cũ", "SQLite is too old"),
                advice=Words(
                    "Cài gói pysqlite3 hoặc một bản Python mới hơn",
                    "Install the package pysqlite3 or a newer Python",
                ),
            ) from None
        return sqlite3
    return dbapi2


class Engines:
    """The reading and the writing engine of one database."""

    def __init__(
        self,
        kind: Literal["sqlite", "postgresql"],
        reading: Engine,
        writing: Engine,
        brief: Engine,
        path: Path | None,
    ) -> None:
        self.kind = kind
        self.reading = reading
        self.writing = writing
        self.brief = brief  # short writes that need not survive a power cut
        self.path = path  # of the SQLite file
        self._active: dict[Any, int] = {}  # reading connections and the threads that have them
        self._guard = threading.Lock()
        self.step: Callable[[], None] = lambda: None  # called before each statement
        self._stopped: set[Any] = set()  # reading connections, until they are given back
        for engine in (reading, writing):
            event.listen(engine, "before_cursor_execute", self._before)
        event.listen(reading, "checkout", self._checked_out)
        event.listen(reading, "checkin", self._checked_in)

    @classmethod
    def for_place(cls, url: str | None, data: Path | None, file: str) -> Self:
        """Prepare engines for ``url``, or for ``file`` in the folder ``data``."""
        if url is None:
            if data is None:
                raise StoreError("neither a folder nor a database URL was given")
            return cls._sqlite(data / file)
        try:
            parsed = make_url(url)
        except ArgumentError as error:
            raise _bad_url(str(error)) from error
        backend = parsed.get_backend_name()
        if backend == "sqlite" and parsed.database:
            return cls._sqlite(Path(parsed.database))
        if backend != "postgresql":
            raise _bad_url(parsed.drivername)
        return cls._postgresql(parsed.set(drivername="postgresql+psycopg"))

    @classmethod
    def _sqlite(cls, path: Path) -> Self:
        module = sqlite_module()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                str(error),
                title=Words("Không tạo được thư mục dữ liệu", "The data folder cannot be made"),
                advice=Words("Chọn thư mục khác bằng --data", "Choose another one with --data"),
            ) from error

        def engine(pragmas: tuple[str, ...], size: int, begin: str) -> Engine:
            made = create_engine(
                "sqlite+pysqlite://",
                module=module,
                creator=lambda: _connect(module, path, pragmas),
                poolclass=QueuePool,
                pool_size=size,
                pool_use_lifo=True,  # one that was used knows its pages; the rest stay small
                max_overflow=0 if size == 1 else 8,
                pool_timeout=60,
            )
            event.listen(made, "begin", lambda connection: connection.exec_driver_sql(begin))
            return made

        return cls(
            "sqlite",
            engine(_READER_PRAGMAS, _POOL, "BEGIN"),
            engine(_WRITER_PRAGMAS, 1, "BEGIN IMMEDIATE"),
            engine(_BRIEF_PRAGMAS, 1, "BEGIN IMMEDIATE"),
            path,
        )

    @classmethod
    def _postgresql(cls, url: Any) -> Self:  # noqa: ANN401 - SQLAlchemy's URL
        options = "-c lock_timeout=30s -c timezone=UTC -c client_min_messages=error" + _SERVER_ASKS
        arguments: dict[str, Any] = {"connect_timeout": 10, "client_encoding": "utf8"}
        arguments |= {"options": options, **_PROGRAM_ASKS}
        reading = create_engine(
            url,
            connect_args=arguments,
            pool_size=_SERVER_POOL,
            pool_pre_ping=True,
            isolation_level="REPEATABLE READ",
        )

        def writer(more: str = "") -> Engine:
            return create_engine(
                url,
                connect_args=arguments | {"options": options + _NO_IDLING + more},
                pool_size=1,
                max_overflow=0,
                pool_timeout=60,
                pool_pre_ping=True,
                isolation_level="READ COMMITTED",
            )

        event.listen(
            reading,
            "begin",
            lambda connection: connection.exec_driver_sql("SET TRANSACTION READ ONLY"),
        )
        brief = writer(" -c synchronous_commit=off")
        return cls("postgresql", reading, writer(), brief, None)

    def reader(self) -> AbstractContextManager[Connection]:
        """Open a read-only transaction; environment's faults come out as StoreError."""
        return _transaction(self.reading)

    def writer(self) -> AbstractContextManager[Connection]:
        """Open a writing transaction that commits when the block ends without an error."""
        return _transaction(self.writing)

    def briefly(self) -> AbstractContextManager[Connection]:
        """Open a short writing transaction of its own, which waits for no other writer's."""
        return _transaction(self.brief)

    def interrupt(self, thread: int | None = None) -> None:
        """Stop the statements running on reading connections, or on those of one thread.

        Returns at once. A server is asked on a thread of its own, so that what that thread runs
        next may be stopped instead.
        """
        with self._guard:
            meant = [raw for raw, of in self._active.items() if thread in {None, of}]
            self._stopped.update(meant)  # between two statements there is nothing to stop
            if self.kind == "sqlite":
                for connection in meant:
                    connection.interrupt()
                return
        for connection in meant:
            threading.Thread(
                target=_cancel, args=(connection,), name="moderator-cancel", daemon=True
            ).start()

    def refresh(self) -> None:
        """Make later readers open new connections, which remember nothing."""
        self.reading.dispose()

    def close(self) -> None:
        """Close every connection."""
        self.reading.dispose()
        self.writing.dispose()
        self.brief.dispose()

    def _before(self, connection: Connection, *_: object) -> None:
        """Let others go first; raise Interrupted where nobody waits for the reading any more."""
        self.step()
        if self._stopped and connection.connection.dbapi_connection in self._stopped:
            raise Interrupted

    def _checked_out(self, raw: Any, _record: object, _proxy: object) -> None:  # noqa: ANN401
        with self._guard:
            self._active[raw] = threading.get_ident()

    def _checked_in(self, raw: Any, _record: object) -> None:  # noqa: ANN401
        with self._guard:
            self._active.pop(raw, None)
            self._stopped.discard(raw)


def _cancel(connection: Any) -> None:  # noqa: ANN401 - the driver's
    with suppress(Exception):  # it ended meanwhile, or the server is gone: both are seen elsewhere
        connection.cancel_safe(timeout=5)


@contextmanager
def _transaction(engine: Engine) -> Iterator[Connection]:
    try:
        with engine.connect() as connection, connection.begin():
            yield connection
    except SQLAlchemyError as error:
        found = translate(error)
        if found is error:
            raise
        raise found from error


def _connect(module: ModuleType, path: Path, pragmas: tuple[str, ...]) -> Any:  # noqa: ANN401
    with suppress(OSError):  # what SQLite says of such a place is translated like its other faults
        # Comments and addresses are nobody else's business; -wal and -shm take over these rights.
        if not path.exists():
            path.touch(mode=0o600)
    raw = module.connect(
        str(path), timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in (f"busy_timeout = {BUSY_MS}", "foreign_keys = 1", *pragmas):
            raw.execute(f"PRAGMA {pragma}")
    except BaseException:
        raw.close()
        raise
    return raw


def _bad_url(detail: str) -> StoreError:
    return StoreError(
        detail,
        title=Words("Địa chỉ cơ sở dữ liệu không hợp lệ", "The database address is not usable"),
        advice=Words(
            "Dùng dạng postgresql://user@host/name, hoặc bỏ --database để dùng tệp tại máy",
            "Use the form postgresql://user@host/name, or leave --database out to use a local file",
        ),
    )
