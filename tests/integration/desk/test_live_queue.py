"""A window on a server hears of other desks without asking."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from moderator.desk import Desk
from moderator.model import Verdict
from moderator.store import Store
from moderator.worker import Worker
from tests.databases import Clock as StoreClock
from tests.desks import WINDOW, Newsroom, ruleset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from moderator.model import Changes, Present
    from tests.databases import Server


@pytest.fixture
def room(postgresql: Server, tmp_path: Path) -> Iterator[Newsroom]:
    name = postgresql.create()
    Store.upgrade(postgresql.url(name), clock=StoreClock())
    made = Newsroom.open(tmp_path, url=postgresql.url(name))
    yield made
    made.check()
    made.close()


def test_a_decision_and_a_claim_elsewhere_are_heard_though_nobody_asks(
    room: Newsroom, qtbot: QtBot
) -> None:
    comment = room.post("Cầu này đi được chưa ạ")
    minh = Desk(room.store, ruleset(), clock=room.clock, undo_window=WINDOW, station="minh")
    worker = Worker(
        lambda: minh,
        lambda _record: room.sync("window"),
        clock=room.clock,
        poll=timedelta(hours=1),
        watch=timedelta(hours=1),
    )
    changes: list[Changes] = []
    there: list[tuple[Present, ...]] = []
    worker.changed.connect(changes.append)
    worker.company.connect(there.append)
    with qtbot.waitSignal(worker.opened, timeout=20_000):
        worker.start()

    room.desk.company.open("Lan", comment)
    qtbot.waitUntil(lambda: bool(there), timeout=20_000)
    room.decide(Verdict.HOLD, comment)
    qtbot.waitUntil(lambda: any(comment in one.ids for one in changes), timeout=20_000)

    assert [one.actor for one in there[-1]] == ["Lan"]
    worker.attend("Minh", None)
    qtbot.waitUntil(lambda: [one.actor for one in room.desk.company.others()] == ["Minh"])
    assert worker.stop(20)
    assert room.desk.company.others() == ()
