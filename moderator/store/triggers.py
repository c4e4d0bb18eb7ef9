"""What the database itself forbids: changing the ledger, its sealed fields and the versions.

On SQLite ``INSERT OR REPLACE`` deletes silently, so a guard before each insert refuses a key that
exists; a ledger row must also be the next in line. On PostgreSQL TRUNCATE is refused too. Whether
all of these are in place is asserted each time a database is opened.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text

from moderator.errors import StoreError
from moderator.model import Words

_SQLITE: Final[dict[str, str]] = {
    "ledger_no_update": (
        "BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    ),
    "ledger_no_delete": (
        "BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    ),
    "ledger_next": (
        "BEFORE INSERT ON ledger"
        " WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM ledger)"
        " OR EXISTS (SELECT 1 FROM ledger WHERE hash = NEW.hash)"
        " BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    ),
    "ledger_head_no_delete": (
        "BEFORE DELETE ON ledger_head BEGIN SELECT RAISE(ABORT, 'the ledger has one head'); END"
    ),
    "sealed_no_update": (
        "BEFORE UPDATE ON sealed BEGIN SELECT RAISE(ABORT, 'sealed fields never change'); END"
    ),
    "sealed_no_replace": (
        "BEFORE INSERT ON sealed"
        " WHEN EXISTS (SELECT 1 FROM sealed WHERE seq = NEW.seq AND field = NEW.field)"
        " BEGIN SELECT RAISE(ABORT, 'sealed fields never change'); END"
    ),
    "versions_no_update": (
        "BEFORE UPDATE ON comment_versions BEGIN SELECT RAISE(ABORT, 'versions never change'); END"
    ),
    "versions_no_delete": (
        "BEFORE DELETE ON comment_versions BEGIN SELECT RAISE(ABORT, 'versions never change'); END"
    ),
    "versions_no_replace": (
        "BEFORE INSERT ON comment_versions"
        " WHEN EXISTS (SELECT 1 FROM comment_versions WHERE id = NEW.id)"
        " BEGIN SELECT RAISE(ABORT, 'versions never change'); END"
    ),
}
_FUNCTION: Final = (
    "CREATE OR REPLACE FUNCTION moderator_forbidden() RETURNS trigger LANGUAGE plpgsql AS $$"
    " BEGIN RAISE EXCEPTION '% on % is forbidden: it is append-only', TG_OP, TG_TABLE_NAME;"
    " END $$"
)
_POSTGRESQL: Final[dict[str, str]] = {
    "ledger_no_change": "BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW",
    "ledger_no_truncate": "BEFORE TRUNCATE ON ledger FOR EACH STATEMENT",
    "ledger_head_no_delete": "BEFORE DELETE ON ledger_head FOR EACH ROW",
    "ledger_head_no_truncate": "BEFORE TRUNCATE ON ledger_head FOR EACH STATEMENT",
    "sealed_no_update": "BEFORE UPDATE ON sealed FOR EACH ROW",
    "sealed_no_truncate": "BEFORE TRUNCATE ON sealed FOR EACH STATEMENT",
    "versions_no_change": "BEFORE UPDATE OR DELETE ON comment_versions FOR EACH ROW",
    "versions_no_truncate": "BEFORE TRUNCATE ON comment_versions FOR EACH STATEMENT",
}


def statements(kind: str) -> tuple[str, ...]:
    """Return the DDL that puts every trigger in place, for migration 0001."""
    if kind == "sqlite":
        return tuple(f"CREATE TRIGGER {name} {body}" for name, body in _SQLITE.items())
    return (
        _FUNCTION,
        *(
            f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION moderator_forbidden()"
            for name, event in _POSTGRESQL.items()
        ),
    )


def missing(connection: Connection) -> tuple[str, ...]:
    """Return the names of triggers that are absent, altered or switched off."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE type='trigger'"))
        found = {str(name): str(sql) for name, sql in rows}
        return tuple(
            name
            for name, body in _SQLITE.items()
            if found.get(name) != f"CREATE TRIGGER {name} {body}"
        )
    rows = connection.execute(
        text(
            "SELECT t.tgname, pg_get_triggerdef(t.oid) FROM pg_trigger t"
            " JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
            " AND c.relnamespace = current_schema()::regnamespace"
        )
    )
    there = {str(name) for name, definition in rows if "moderator_forbidden()" in definition}
    return tuple(name for name in _POSTGRESQL if name not in there)


def ensure(connection: Connection) -> None:
    """Raise StoreError unless everything that protects the log is in place."""
    absent = missing(connection)
    if absent:
        raise StoreError(
            ", ".join(absent),
            title=Words(
                "Cơ sở dữ liệu thiếu phần bảo vệ nhật ký",
                "The database lacks what protects its log",
            ),
            advice=Words(
                "Có người đã sửa cấu trúc của nó: khôi phục từ bản sao trong thư mục backups",
                "Somebody changed its structure: restore a copy from the backups folder",
            ),
        )
