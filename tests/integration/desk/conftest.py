from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from moderator.rules.rulebook import Rulebook
from moderator.settings import files
from tests.desks import Newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.databases import Server


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom.open(tmp_path)
    yield room
    room.check()
    room.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Newsroom]:
    """A desk that may change its rules, on each kind of database in turn."""
    book = Rulebook(tmp_path / "rules", files.replace)
    if request.param == "sqlite":
        opened = Newsroom.open(tmp_path, book=book)
        yield opened
        opened.check()
        opened.close()
        return
    server: Server = request.getfixturevalue("postgresql")
    name = server.create(request.getfixturevalue("migrated"))
    opened = Newsroom.open(tmp_path, book=book, url=server.url(name))
    yield opened
    opened.check()
    opened.close()
    server.drop(name)
