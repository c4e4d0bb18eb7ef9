from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.wordpress import server
from tests.wordpress_place import WordPressPlace

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Running]:
    """A real WordPress for the whole session."""
    folder = tmp_path_factory.mktemp("wordpress")
    try:
        yield server.start(folder)
    finally:
        server.stop(folder)


@pytest.fixture(scope="session")
def place(running: server.Running) -> Iterator[WordPressPlace]:
    opened = WordPressPlace(running.address, running.accounts)
    yield opened
    opened.close()
