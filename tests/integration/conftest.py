"""A PostgreSQL server of our own, for the tests that run on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.store import Store
from tests.cluster import Cluster
from tests.databases import Clock, Server

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Start a server that listens on a socket in a folder of its own, and nowhere else."""
    cluster = Cluster()
    try:
        yield cluster.server
    finally:
        cluster.remove()


@pytest.fixture(scope="session")
def migrated(postgresql: Server) -> str:
    """Return the name of a database with all tables and no rows, for copying."""
    name = postgresql.create()
    Store.upgrade(postgresql.url(name), clock=Clock())
    return name
