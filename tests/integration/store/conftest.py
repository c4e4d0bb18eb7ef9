"""One suite, two databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.databases import Place, Server
from tests.integration.store.newsroom import Newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from moderator.store import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Return a place for a database, on each kind in turn."""
    if request.param == "sqlite":
        yield Place("sqlite", tmp_path)
        return
    server: Server = request.getfixturevalue("postgresql")
    name = server.create(request.getfixturevalue("migrated"))
    yield Place("postgresql", tmp_path, server.url(name))
    server.drop(name)


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """Open an empty database on each kind in turn."""
    opened = place.open()
    yield opened
    opened.close()


@pytest.fixture
def newsroom(store: Store, place: Place) -> Newsroom:
    """Return a store with one site connected, and short ways to fill it."""
    return Newsroom(store, place.clock)
