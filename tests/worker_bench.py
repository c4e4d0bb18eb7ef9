"""A worker with a desk and a site in memory, for the tests of its threads."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from moderator.desk import Desk
from moderator.model import Changes, Query, SyncStatus
from moderator.store import Store
from moderator.sync import Sync
from moderator.worker import Worker
from tests.desks import WINDOW, Clock, ruleset
from tests.flaky_site import FlakySite

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from moderator.model import SiteRecord

LIMIT = 10_000
SECONDS = LIMIT / 1000


class Bench:
    """A worker with a desk in a folder and a site in memory."""

    def __init__(self, folder: Path, qtbot: QtBot, *, poll: timedelta) -> None:
        self.folder = folder
        self.qtbot = qtbot
        self.clock = Clock()
        self.site = FlakySite()
        self.stores: list[Store] = []
        self.opening: threading.Event | None = None
        with self.other() as store, store.write() as writing:
            self.site_id = writing.add_site(self.site.info())
        self.worker = Worker(
            self._open_desk,
            self._open_sync,
            clock=self.clock,
            poll=poll,
            watch=timedelta(milliseconds=20),
        )
        self.changes: list[Changes] = []
        self.statuses: list[tuple[SyncStatus, ...]] = []
        self.failures: list[Exception] = []
        self.worker.changed.connect(self.changes.append)
        self.worker.status.connect(self.statuses.append)
        self.worker.failed.connect(self.failures.append)

    def other(self) -> _Other:
        """Open the database as another program would."""
        return _Other(self.folder, self.clock)

    def start(self) -> None:
        with self.qtbot.waitSignal(self.worker.opened, timeout=LIMIT):
            self.worker.start()

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=LIMIT)

    def until_in_time(self, happened: Callable[[], bool]) -> None:
        """Wait while the clock goes on, a second each time it is asked."""

        def later() -> bool:
            self.clock.forward(seconds=1)
            return happened()

        self.qtbot.waitUntil(later, timeout=LIMIT)

    def answer(self, ask: Callable[[Desk], object]) -> object:
        """Return what the reader answers."""
        found: list[object] = []
        self.worker.read(ask, found.append)
        self.until(lambda: bool(found))
        return found[0]

    def pending(self) -> list[int]:
        ids = self.answer(lambda desk: list(desk.ids(Query())))
        assert isinstance(ids, list)
        return ids

    def _open_desk(self) -> Desk:
        if self.opening is not None:
            assert self.opening.wait(SECONDS)
        store = Store.open(data=self.folder, clock=self.clock)
        self.stores.append(store)
        return Desk(store, ruleset(), clock=self.clock, undo_window=WINDOW)

    def _open_sync(self, record: SiteRecord) -> Sync:
        return Sync(
            self.stores[0],
            lambda: self.site,
            record.id,
            ruleset(),
            clock=self.clock,
            owner="worker",
            chance=lambda: 0.5,
        )


class _Other:
    def __init__(self, folder: Path, clock: Clock) -> None:
        self._store = Store.open(data=folder, clock=clock)

    def __enter__(self) -> Store:
        return self._store

    def __exit__(self, *_: object) -> None:
        self._store.close()
