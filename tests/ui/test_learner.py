"""Learning behind the window: after the start, after a change, one look at a time."""

from __future__ import annotations

import threading
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from moderator.app.learner import Learner
from moderator.model import Verdict
from moderator.store.engine import sqlite_module
from moderator.worker import Worker
from tests.desks import Newsroom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

LIMIT = 10_000
SECONDS = LIMIT / 1000


class Place:
    """A desk with three decisions behind it, its threads, and the learner."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder = folder
        self.qtbot = qtbot
        self.room = Newsroom.open(folder)
        self.comments = [self.room.post(f"Ý kiến thứ {number}") for number in range(5)]
        for comment in self.comments[:3]:
            self.room.decide(Verdict.APPROVE, comment)
        self.worker = Worker(
            lambda: self.room.desk,
            lambda _record: self.room.sync("window"),
            clock=self.room.clock,
            poll=timedelta(hours=1),
            watch=timedelta(milliseconds=20),
        )
        self.failures: list[Exception] = []
        self.worker.failed.connect(self.failures.append)
        self.learner = Learner(self.worker, after_start=0, after_change=0)

    def learnt(self) -> int:
        counts = self.room.desk.learning.counts
        return counts.removals + counts.approvals

    def change_database(self, statement: str) -> None:
        """Do something to the file behind the program's back."""
        # By the same library: two in one process undo each other's locks.
        with closing(sqlite_module().connect(self.folder / "moderator.sqlite3")) as database:
            database.execute(statement)

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=LIMIT)


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot) -> Iterator[Place]:
    place = Place(tmp_path, qtbot)
    yield place
    assert place.worker.stop(SECONDS)
    place.room.close()


def test_it_learns_after_the_start_and_follows_decisions_and_undo(place: Place) -> None:
    place.worker.start()
    place.until(lambda: place.learnt() == 3)
    place.room.decide(Verdict.REJECT, place.comments[3])
    place.until(lambda: place.learnt() == 4)
    place.room.desk.undo("Lan")
    place.until(lambda: place.learnt() == 3)
    assert not place.failures


def test_what_changes_while_it_looks_is_looked_at_afterwards(place: Place) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def hold(_done: int, _total: int) -> None:
        reached.set()
        assert go_on.wait(SECONDS)

    other = threading.Thread(target=place.room.desk.learning.again, args=(hold,))
    other.start()
    assert reached.wait(SECONDS)
    place.worker.start()
    place.until(lambda: place.learner.looking)  # and waits for the one that holds
    with place.qtbot.waitSignal(place.worker.changed, timeout=LIMIT):
        place.room.decide(Verdict.REJECT, place.comments[3])
    go_on.set()
    place.until(lambda: place.learnt() == 4 and not place.learner.looking)
    other.join(SECONDS)
    assert not place.failures


def test_a_database_that_cannot_be_read_is_tried_again_with_the_next_change(place: Place) -> None:
    place.change_database("ALTER TABLE sealed RENAME TO away")
    place.worker.start()
    place.until(lambda: place.learner.looked > 0)
    assert place.learnt() == 0
    place.change_database("ALTER TABLE away RENAME TO sealed")
    place.room.decide(Verdict.REJECT, place.comments[3])
    place.until(lambda: place.learnt() == 4)


def test_turned_off_it_stays_silent(place: Place) -> None:
    place.room.desk.learning.switch("Lan", on=False)
    place.worker.start()
    place.until(lambda: place.learner.looked > 0)
    assert not place.room.desk.learning.state.on
    assert place.learnt() == 0
