"""Windows follow what others decide by patching their lists, on both databases."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from moderator.model import Decision, Query, Verdict
from moderator.store import Checked
from tests.bench import readers
from tests.databases import Place
from tests.desks import Newsroom, ruleset
from tests.listeners import Listener

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.databases import Server

COMMENTS = 700
WINDOWS = 3
SINGLE = 40
MANY = 200


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "sqlite":
        yield Place("sqlite", tmp_path)
        return
    server: Server = request.getfixturevalue("postgresql")
    name = server.create(request.getfixturevalue("migrated"))
    yield Place("postgresql", tmp_path, server.url(name))
    server.drop(name)


def test_windows_never_read_a_list_again_while_others_decide(place: Place, qtbot: QtBot) -> None:
    room = Newsroom.open(place.data, url=place.url)
    page = [Checked(one, (), ruleset().hash, 0.0) for one in readers.comments(0, COMMENTS)]
    with room.store.write() as writing:
        writing.save_page(room.site_id, page)
    watch = timedelta(milliseconds=50)
    windows = [
        Listener(qtbot, room.clock, url=place.url, data=place.data, name=f"w{at}", watch=watch)
        for at in range(WINDOWS)
    ]
    for window in windows:
        window.open()
    before = windows[0].shown()
    assert len(before) > SINGLE + MANY

    for comment in before[:SINGLE]:
        room.desk.decide(Decision(Verdict.HOLD, (comment,), "Lan"))
    room.desk.decide(Decision(Verdict.SPAM, tuple(before[-MANY:]), "Minh"))
    room.desk.undo("Minh")
    room.desk.decide(Decision(Verdict.HOLD, tuple(before[100 : 100 + MANY]), "Minh"))

    wanted = list(room.desk.ids(Query()))
    assert wanted == [*before[SINGLE:100], *before[100 + MANY :]]
    for window in windows:
        window.until_shows(wanted)
        assert (window.resets, window.desk.whole) == (0, 0)
        assert window.failures == []
        window.close()
    room.close()


def test_a_patch_that_is_being_read_is_not_begun_anew_by_what_comes(
    tmp_path: Path, qtbot: QtBot
) -> None:
    """Else a desk where something is decided all the time would never patch its list."""
    room = Newsroom.open(tmp_path)
    comments = [room.post(f"Ý kiến thứ {number} về cây cầu") for number in range(4)]
    window = Listener(qtbot, room.clock, data=tmp_path, watch=timedelta(milliseconds=20))
    window.open()
    before = window.patches, window.desk.asked
    window.desk.gate.clear()
    room.decide(Verdict.HOLD, comments[0])
    window.until(lambda: window.desk.asked > before[1])
    for comment in comments[1:3]:
        told = window.told
        room.decide(Verdict.HOLD, comment)
        window.until(lambda told=told: window.told > told)  # type: ignore[misc]  # bound at once
    assert window.desk.asked == before[1] + 1
    window.desk.gate.set()
    window.until_shows(comments[3:])
    assert window.patches == before[0] + 2  # the first alone, then both that came meanwhile
    window.close()
    room.close()
