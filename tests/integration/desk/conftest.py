from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desks import Newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom.open(tmp_path)
    yield room
    room.check()
    room.close()
