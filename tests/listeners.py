"""What stands behind a window, without the window: its threads, its list, what it is told."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from moderator.desk import Desk
from moderator.model import Query
from moderator.store import Store
from moderator.sync import Sync
from moderator.ui.queue_model import QueueModel
from moderator.worker import Worker
from tests.desks import ruleset
from tests.flaky_site import FlakySite

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from moderator.model import Changes, Clock, SiteRecord


class CountingDesk(Desk):
    """Counts how often a whole list was read; says where comments belong once the gate is open."""

    whole = 0
    asked = 0  # how often it was asked where comments belong

    def __init__(self, store: Store, clock: Clock, name: str) -> None:
        super().__init__(store, ruleset(), clock=clock, station=name)
        self.gate = threading.Event()
        self.gate.set()

    def among(self, query: Query, some: Sequence[int]) -> array[int]:
        self.asked += 1
        assert self.gate.wait(60)
        return super().among(query, some)

    def ids(self, query: Query) -> array[int]:
        self.whole += 1
        return super().ids(query)


class Listener:
    """Shows what waits, and patches it as the window does. It speaks to a site with nothing new."""

    def __init__(
        self,
        qtbot: QtBot,
        clock: Clock,
        *,
        url: str | None = None,
        data: Path | None = None,
        name: str = "window",
        watch: timedelta = timedelta(seconds=1),
        limit_s: float = 30.0,
    ) -> None:
        self.store = Store.open(url, data=data, clock=clock)
        self.desk = CountingDesk(self.store, clock, name)
        self.name = name
        self._clock = clock
        self._site = FlakySite()
        self._qtbot = qtbot
        self._limit_s = limit_s
        self.worker = Worker(
            lambda: self.desk, self._sync, clock=clock, poll=timedelta(hours=1), watch=watch
        )
        self.failures: list[Exception] = []
        self.resets = self.patches = self.told = 0
        self.left: dict[int, float] = {}  # when a comment was seen to have left the list
        self._awaited: set[int] = set()
        self.list = QueueModel(self.worker)
        self.list.modelReset.connect(self._reset)
        self.list.layoutChanged.connect(self._reset)
        self.list.patched.connect(self._patched)
        self.worker.failed.connect(self.failures.append)
        self.worker.changed.connect(self._changed)

    def open(self) -> None:
        """Read the list whole; from here on ``resets`` and ``desk.whole`` count."""
        with self._qtbot.waitSignal(self.worker.opened, timeout=int(self._limit_s * 1000)):
            self.worker.start()
        self.worker.attend(self.name, None)
        self.list.show(Query())
        self.until(lambda: self.list.complete)
        self.resets = self.desk.whole = 0

    def await_(self, comment: int) -> None:
        """Note when this comment leaves the list."""
        self._awaited.add(comment)

    def shown(self) -> list[int]:
        """Return the list."""
        return [self.list.id_at(at) for at in range(self.list.rowCount())]

    def until(self, happened: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(happened, timeout=int(self._limit_s * 1000))

    def until_shows(self, wanted: list[int]) -> None:
        """Wait until the list holds exactly these comments."""
        self.until(lambda: self.shown() == wanted)

    def until_left(self, comment: int) -> None:
        """Wait until an awaited comment was seen to leave the list."""
        self.until(lambda: comment in self.left)

    def close(self) -> None:
        assert self.worker.stop(self._limit_s)
        self.store.close()

    def _reset(self) -> None:
        self.resets += 1

    def _changed(self, changes: Changes) -> None:
        """As ``Browsing`` does."""
        self.told += 1
        if changes.complete:
            self.list.refresh(changes.ids)
        else:
            self.list.forget()

    def _patched(self) -> None:
        self.patches += 1
        now = time.perf_counter()
        gone = {one for one in self._awaited if self.list.position(one) is None}
        self._awaited -= gone
        self.left.update(dict.fromkeys(gone, now))

    def _sync(self, record: SiteRecord) -> Sync:
        return Sync(
            self.store,
            lambda: self._site,
            record.id,
            ruleset(),
            clock=self._clock,
            owner=self.name,
            reconcile_every=timedelta(days=1),
        )
