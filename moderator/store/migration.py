"""Bringing a database up to date.

An SQLite file is upgraded when it is opened, after a copy was made; PostgreSQL only by
:func:`upgrade`, under the owner's role. All of an upgrade is one transaction. On PostgreSQL an
upgrade first expands and a later one contracts, so programs of the version before go on working
meanwhile; ``meta.minimum_client`` says which is the oldest that may still write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, select, text

from moderator import __version__
from moderator.errors import StoreError
from moderator.model import Clock, Words
from moderator.store import backup
from moderator.store.tables import meta

if TYPE_CHECKING:
    from moderator.store.engine import Engines

HEAD: Final = "0009"
"""The version that this program works with; kept equal to Alembic's head by a test."""

KNOWN: Final = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
"""Every version there was, oldest first."""

SCRIPTS: Final = "moderator.store:migrations"
"""Where Alembic finds the migrations."""


def version(connection: Connection) -> str | None:
    """Return the database's version; None when it is empty.

    Raises StoreError when the tables in it are not ours.
    """
    names = set(inspect(connection).get_table_names())
    if "alembic_version" not in names:
        if names:
            raise StoreError(
                ", ".join(sorted(names)[:5]),
                title=Words("Đây là dữ liệu của chương trình khác", "This is another's database"),
                advice=Words("Chọn thư mục khác bằng --data", "Choose another one with --data"),
            )
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def ensure(engines: Engines, clock: Clock, *, may_migrate: bool) -> None:
    """Make sure the database has this program's version; migrate an SQLite file if need be.

    Raises StoreError for a newer database, one that may not be migrated here, and a PostgreSQL
    database whose minimum client is newer than this program.
    """
    if engines.kind == "sqlite" and (engines.path is None or not engines.path.exists()):
        found = None
    else:
        with engines.reader() as connection:
            found = version(connection)
            if found is not None:
                _check_client(connection)
    if found == HEAD:
        return
    if found is not None and found not in KNOWN:
        raise _newer(found)
    if engines.kind == "sqlite" and may_migrate:
        upgrade(engines, clock)
        return
    raise StoreError(
        f"database {found or 'empty'}, program {HEAD}",
        title=Words("Cơ sở dữ liệu chưa được nâng cấp", "The database is not up to date"),
        advice=_BY_ITSELF if engines.kind == "sqlite" else _BY_ITS_OWNER,
    )


_BY_ITSELF: Final = Words(
    "Mở chương trình, hoặc chạy moderator database upgrade: tệp được sao lưu rồi nâng cấp;"
    " sau đó làm lại việc này",
    "Open the program, or run moderator database upgrade: the file is copied and brought up to"
    " date; then do this again",
)
_BY_ITS_OWNER: Final = Words(
    "Người phụ trách chạy: moderator database upgrade",
    "Whoever owns it runs: moderator database upgrade",
)


def upgrade(engines: Engines, clock: Clock) -> str:
    """Bring the database to :data:`HEAD`, after a copy where there is something to lose."""
    from alembic import command  # noqa: PLC0415 - a quarter of a second, needed rarely
    from alembic.config import Config  # noqa: PLC0415

    if engines.kind == "sqlite" and engines.path is not None and engines.path.exists():
        with engines.reader() as connection:
            found = version(connection)
        if found == HEAD:
            return HEAD
        if found is not None and found in KNOWN:
            backup.copy(engines, clock, None)
    with engines.writer() as connection:
        if engines.kind == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(7263012)"))
        found = version(connection)
        if found == HEAD:
            return HEAD
        if found is not None and found not in KNOWN:
            raise _newer(found)
        config = Config()
        config.set_main_option("script_location", SCRIPTS)
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)
    return HEAD


def _check_client(connection: Connection) -> None:
    needed = connection.execute(
        select(meta.c.value).where(meta.c.name == "minimum_client")
    ).scalar_one_or_none()
    if needed is not None and _parts(needed) > _parts(__version__):
        raise _newer(f"minimum client {needed}, this is {__version__}")


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdigit())


def _newer(detail: str) -> StoreError:
    return StoreError(
        detail,
        title=Words(
            "Cơ sở dữ liệu do phiên bản mới hơn tạo ra",
            "The database was made by a newer version of the program",
        ),
        advice=Words(
            "Cài phiên bản mới của chương trình; dữ liệu vẫn còn nguyên",
            "Install the newer version of the program; the data is untouched",
        ),
    )
