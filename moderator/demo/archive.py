"""The site's own SQLite file: tables, connection, the site's secrets, and its change clock.

Nothing here is shared with the desk's store. One connection serves all threads under one lock;
a demo site has one process and small tables. Readers' texts are kept exactly: what UTF-8 cannot
hold (lone surrogates, which only old imports bring) is stored as bytes in the same column.
"""

from __future__ import annotations

import secrets
import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from moderator.demo.moments import DAY_US, Clock, now_utc, to_us

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA_VERSION = 2
TOMBSTONE_DAYS = 30
KEY_DAYS = 8  # the contract promises at least 7

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE moderators (
    token TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    may_decide INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    section TEXT NOT NULL,
    section_slug TEXT NOT NULL,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    body TEXT NOT NULL,
    byline TEXT NOT NULL,
    picture TEXT NOT NULL,
    caption TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    comments_open INTEGER NOT NULL
);
CREATE TABLE comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles,
    parent_id INTEGER REFERENCES comments,
    state TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    content_revision INTEGER NOT NULL DEFAULT 1,
    text NOT NULL,
    original_text NOT NULL,
    name NOT NULL,
    original_name NOT NULL,
    edited INTEGER NOT NULL DEFAULT 0,
    renamed INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    reader TEXT,
    email TEXT,
    ip TEXT,
    user_agent TEXT,
    flags INTEGER NOT NULL DEFAULT 0,
    flag_reasons TEXT NOT NULL DEFAULT '[]',
    decided_by TEXT,
    decided_at INTEGER,
    reason TEXT,
    note TEXT,
    newsroom INTEGER NOT NULL DEFAULT 0,
    post_key TEXT UNIQUE
);
CREATE INDEX comments_changed ON comments (updated_at, id);
CREATE INDEX comments_state ON comments (state, updated_at, id);
CREATE INDEX comments_article ON comments (article_id, state);
CREATE INDEX comments_parent ON comments (parent_id);
CREATE TABLE decision_keys (
    key TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    result TEXT NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE request_keys (
    key TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID;
"""


_BLOCKS = """
CREATE TABLE blocks (
    reader TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    blocked INTEGER NOT NULL,
    until INTEGER,
    reason TEXT,
    decided_by TEXT NOT NULL,
    decided_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX comments_reader ON comments (reader);
"""
"""What the second version of the file has beyond the first."""


class ArchiveError(Exception):
    """The site's file cannot be used: not ours, newer, damaged, or not writable."""


class Archive:
    """The open file. Use :meth:`reading` and :meth:`writing` for every access."""

    def __init__(self, path: Path, *, clock: Clock = now_utc) -> None:
        """Open or make the file. Raises ``ArchiveError`` when that fails."""
        self.clock = clock
        self._lock = threading.RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise ArchiveError(f"{path}: {error}") from error
        self._connection.row_factory = sqlite3.Row
        try:
            self._prepare()
        except sqlite3.Error as error:
            self._connection.close()
            raise ArchiveError(f"{path}: {error}") from error

    def _prepare(self) -> None:
        run = self._connection.execute
        run("PRAGMA busy_timeout = 5000")
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")
        run("PRAGMA foreign_keys = ON")
        version = run("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            raise sqlite3.DatabaseError("the file was written by a newer program")
        if version == SCHEMA_VERSION:
            return
        with self.writing() as database:
            if version == 0:
                for statement in _SCHEMA.split(";\n"):
                    database.execute(statement)
                set_meta(database, "epoch", secrets.token_hex(4))
                set_meta(database, "form_secret", secrets.token_hex(32))
                set_meta(database, "horizon", "0")
                database.executemany(
                    "INSERT INTO moderators VALUES (?, ?, ?)",
                    [
                        (secrets.token_urlsafe(24), "Ban Bạn đọc", 1),
                        (secrets.token_urlsafe(24), "Người xem", 0),
                    ],
                )
            for statement in _BLOCKS.split(";\n"):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Hold the connection for reads that belong together."""
        with self._lock:
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the connection inside one transaction; an exception rolls it back."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def now(self) -> int:
        """Return the present moment in microseconds."""
        return to_us(self.clock())

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def forget_old(self) -> None:
        """Drop tombstones after 30 days and remembered keys after 8.

        Cursors older than a dropped tombstone are refused from then on, since a client that
        comes with one would never learn of the deletion.
        """
        now = self.now()
        with self.writing() as database:
            border = now - KEY_DAYS * DAY_US
            database.execute("DELETE FROM decision_keys WHERE at < ?", (border,))
            database.execute("DELETE FROM request_keys WHERE at < ?", (border,))
            old = "state = 'deleted' AND updated_at < ?"
            border = now - TOMBSTONE_DAYS * DAY_US
            newest = database.execute(
                f"SELECT max(updated_at) FROM comments WHERE {old}",  # noqa: S608 - a constant
                (border,),
            ).fetchone()[0]
            if newest is None:
                return
            set_meta(database, "horizon", str(max(int(meta(database, "horizon")), newest)))
            database.execute(
                "DELETE FROM comments WHERE state = 'deleted' AND updated_at < ?"
                " AND id NOT IN (SELECT parent_id FROM comments WHERE parent_id IS NOT NULL)",
                (border,),
            )


def meta(database: sqlite3.Connection, key: str) -> str:
    """Return one of the site's own settings."""
    value: str = database.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0]
    return value


def set_meta(database: sqlite3.Connection, key: str, value: str) -> None:
    """Keep one of the site's own settings."""
    database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def tick(database: sqlite3.Connection, now: int) -> int:
    """Return the next change time: never before, nor equal to, one that was given already.

    A change that got an older time than a cursor already handed out would never be fetched.
    """
    newest = database.execute("SELECT max(updated_at) FROM comments").fetchone()[0]
    return max(now, int(meta(database, "horizon")) + 1, (newest or 0) + 1)


def stored(text: str) -> str | bytes:
    """Return what SQLite can hold for ``text``."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def exact(value: str | bytes) -> str:
    """Return the text that :func:`stored` was given."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value
