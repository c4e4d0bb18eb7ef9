"""Both databases for one suite: an SQLite file, or a database in a PostgreSQL server of ours."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import psycopg

from moderator.store import Store

if TYPE_CHECKING:
    from pathlib import Path

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Server:
    """A running PostgreSQL server, reached by the socket in ``folder``."""

    folder: Path

    def dsn(self, name: str) -> str:
        """Return the address of one of its databases for psycopg."""
        return f"host={self.folder} user=owner dbname={name}"

    def url(self, name: str) -> str:
        """Return the address as the program takes it."""
        return f"postgresql://owner@/{name}?host={self.folder}"

    def create(self, template: str = "empty") -> str:
        """Make a new database and return its name."""
        name = f"test{next(_numbers)}"
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **time: float) -> datetime:
        """Move on by a ``timedelta``'s arguments and return the new moment."""
        self.now += timedelta(**time)
        return self.now


@dataclass
class Place:
    """Where one test's database is, and the clock it goes by."""

    kind: str
    data: Path
    url: str | None = None
    clock: Clock = field(default_factory=Clock)

    def open(self) -> Store:
        """Open the database; make or upgrade it first."""
        if self.url is not None:
            Store.upgrade(self.url, clock=self.clock)
        return Store.open(self.url, data=self.data, clock=self.clock)
