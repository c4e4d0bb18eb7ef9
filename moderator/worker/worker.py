"""The window's threads as one Qt object: jobs go out, answers come back on the window's thread."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import Future
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from moderator.errors import ModeratorError, ProgramFault
from moderator.worker.answers import Answers
from moderator.worker.lookout import Lookout
from moderator.worker.neighbours import Attendance, Ear
from moderator.worker.precedence import Precedence
from moderator.worker.schedule import Schedule
from moderator.worker.threads import InOrder, NewestFirst, join_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.desk import Desk
    from moderator.desk.company import Company
    from moderator.model import Clock, SiteRecord, SyncStatus
    from moderator.sync import Sync

T = TypeVar("T")

LOG = logging.getLogger(__name__)

ROUNDS_AT_ONCE = 3
LONGEST_NAP = timedelta(seconds=60)
LEAVE_ALONE = timedelta(minutes=5)
SELDOM_MS = 5_000
"""How often changes are looked for where a server tells of them: in case one was not told."""
AHEAD = ("detail",)
"""What is read before anything else: the comment that a person is about to read."""


class Worker(QObject):
    """Implements the window's ``Lanes``: one writer, two readers, tasks, rounds of sync.

    Signals, all emitted on the window's thread: ``changed(Changes)``,
    ``status(tuple[SyncStatus, …])``, ``company(tuple[Present, …])`` when others came, went or
    moved on, ``failed(Exception)``, ``unusable(ModeratorError)``, ``opened()`` once the database
    is open.
    """

    changed = Signal(object)
    status = Signal(object)
    company = Signal(object)
    failed = Signal(object)
    unusable = Signal(object)
    opened = Signal()

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        open_sync: Callable[[SiteRecord], Sync],
        *,
        clock: Clock,
        poll: timedelta,
        watch: timedelta = timedelta(seconds=1),
        parent: QObject | None = None,
    ) -> None:
        """Prepare the threads; ``start`` opens the database.

        ``open_desk`` runs on the writer, ``open_sync`` on a round's thread, once a site.
        ``poll`` is the time between rounds, ``watch`` between looks for what others wrote.
        """
        super().__init__(parent)
        self._open_desk = open_desk
        self._open_sync = open_sync
        self._clock = clock
        self._desk: Future[Desk] = Future()
        self._schedule = Schedule(poll)
        self._sites: dict[int, SiteRecord] = {}
        self._syncs: dict[int, Sync] = {}
        self._stop = threading.Event()
        self._precedence = Precedence()
        self.first = self._precedence.taken
        self.give_way = self._precedence.give_way
        self._answers = Answers(
            self._desk, self._stop, self._precedence, self.failed.emit, parent=self
        )
        self._lookout = Lookout(
            clock,
            self._stop,
            changes=self._answers.teller(self.changed.emit),
            company=self._answers.teller(self.company.emit),
            status=self._answers.teller(self._tell_status),
            failed=self._answers.teller(self.failed.emit),
        )
        self._tasks: list[threading.Thread] = []
        self._writer = InOrder("moderator-writer")
        self._reader = NewestFirst("moderator-reader", ahead=AHEAD)
        self._lister = NewestFirst("moderator-lister", overtaken=self._overtaken)
        self._rounds = InOrder("moderator-round", ROUNDS_AT_ONCE)
        self._attendance = Attendance(self._company_now, self._look)
        self._ear = Ear(self._look, self._hears, self._stop)
        self._watch = QTimer(self)
        self._watch_ms = _ms(watch)
        self._watch.setInterval(self._watch_ms)
        self._watch.timeout.connect(self._watch_now)
        self._nap = QTimer(self)
        self._nap.setSingleShot(True)
        self._nap.timeout.connect(self._tick)

    # --- what the window asks ---------------------------------------------------------------

    def start(self, *, rounds: bool = True) -> None:
        """Open the database on the writer and begin to sync; call it once the window is painted.

        Without ``rounds``, those wait until ``start_rounds``.
        """
        self._writer.start(self._open)
        if rounds:
            self._rounds.start()
        self._attendance.start()

    def start_rounds(self) -> None:
        """Begin to sync."""
        self._rounds.start()

    def attend(self, actor: str, comment: int | None) -> None:
        """Tell the other desks which comment is open here, or that none is; the newest call counts.

        It waits for no decision and no decision waits for it. Say it again within a minute.
        """
        self._attendance.attend(actor, comment)

    def read(
        self,
        job: Callable[[Desk], T],
        done: Callable[[T], None],
        *,
        topic: str = "",
        late: bool = False,
        failed: Callable[[ModeratorError], None] | None = None,
    ) -> None:
        """Run ``job`` on the reader, newest first; a superseded one never reaches ``done``.

        With ``late`` one does that was running already: what it read is of use all the same.

        A long list takes a while: lists have a reader of their own, and rows never wait for them.
        """
        lane = self._lister if topic == "list" else self._reader

        def make(number: int) -> Callable[[], None]:
            def still_wanted() -> bool:
                return late or lane.fresh(topic, number)

            return partial(self._answers.attempt, job, done, failed, still_wanted)

        lane.give(topic, make)

    def write(
        self,
        job: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[ModeratorError], None] | None = None,
    ) -> None:
        """Run ``job`` on the writer, in the order of the calls."""

        def run() -> None:
            self._answers.attempt(job, done, failed)
            self._look()

        self._writer.give(run)

    def task(
        self,
        job: Callable[[Desk, Callable[[int, int], None], Callable[[], bool]], T],
        done: Callable[[T], None],
        *,
        progress: Callable[[int, int], None] | None = None,
        failed: Callable[[ModeratorError], None] | None = None,
    ) -> Callable[[], None]:
        """Run a long ``job`` on a thread of its own; return what cancels it."""
        cancelled = threading.Event()

        def report(steps: int, total: int) -> None:
            if progress is not None:
                self._answers.post(partial(progress, steps, total))

        def stop() -> bool:
            return cancelled.is_set() or self._stop.is_set()

        def whole(desk: Desk) -> T:
            return job(desk, report, stop)

        def run() -> None:
            self._answers.attempt(whole, done, failed)
            self._look()

        thread = threading.Thread(target=run, name="moderator-task", daemon=True)
        self._tasks = [*(running for running in self._tasks if running.is_alive()), thread]
        thread.start()
        return cancelled.set

    def sync_now(self) -> None:
        """Start a round with every site now; the undo window still holds."""
        self._schedule.ask()
        self._tick()

    def refresh(self) -> None:
        """Read the sites and their status again, after one was connected or changed."""
        self._writer.give(partial(self._look, told=True))

    def forget(self, site_id: int) -> None:
        """Open the site anew in its next round: its secret has changed. Starts that round."""
        sync = self._syncs.get(site_id)
        if sync is not None:
            sync.renew()
        self.refresh()
        self.sync_now()

    def stop(self, seconds: float = 5.0) -> bool:
        """End every thread within ``seconds`` in all; return whether they ended.

        Decisions already given are written first. Rounds stop between two requests, and what was
        not sent stays in the outbox. Threads that hang in a request end with the program.
        """
        self._stop.set()
        self._watch.stop()
        self._nap.stop()
        self._writer.close(drop=False)
        self._reader.close()
        self._lister.close()
        self._rounds.close(drop=True)
        self._attendance.close()
        if not self._desk.done():
            self._desk.cancel()
        threads = [
            *self._writer.threads,
            *self._reader.threads,
            *self._lister.threads,
            *self._rounds.threads,
            *self._attendance.threads,
            *self._ear.threads,
            *self._tasks,
        ]
        ended = join_all(threads, seconds)
        if ended:
            for sync in self._syncs.values():
                sync.close()
            self._syncs.clear()
        return ended

    # --- on the threads ---------------------------------------------------------------------

    def _open(self) -> None:
        if not self._desk.set_running_or_notify_cancel():
            return
        try:
            desk = self._open_desk()
            self._lookout.begin(desk.last_seq())
        except ModeratorError as error:
            self._desk.set_exception(error)
            self._answers.post(partial(self.unusable.emit, error))
        except Exception as error:
            LOG.exception("the database could not be opened")
            fault = ProgramFault()
            self._desk.set_exception(fault)
            self._answers.post(partial(self.failed.emit, error))
            self._answers.post(partial(self.unusable.emit, fault))
        else:
            self._desk.set_result(desk)
            self._answers.post(self._begin)
            self._ear.start(desk.company)
            self._look(told=True)

    def _overtaken(self) -> None:
        """Stop the reading of a list that nobody waits for any more."""
        desk = self._open_desk_now()
        if desk is not None:
            desk.interrupt_reads(self._lister.threads[0].ident)

    def _look(self, *, told: bool = False) -> None:
        """Tell the window what was written since the last look; ``told``: the status in any case.

        Runs on any thread.
        """
        desk = self._open_desk_now()
        if desk is not None:
            self._lookout.look(desk, told=told)

    def _company_now(self) -> Company | None:
        desk = self._open_desk_now()
        return None if desk is None else desk.company

    def _hears(self, hears: bool) -> None:  # noqa: FBT001 - the ear's word
        """Watch seldom where a server tells of changes."""
        watch = max(self._watch_ms, SELDOM_MS) if hears else self._watch_ms
        self._answers.post(partial(self._watch.setInterval, watch))

    def _open_desk_now(self) -> Desk | None:
        """Return the desk if the database is open."""
        if not self._desk.done() or self._desk.cancelled() or self._desk.exception():
            return None
        return self._desk.result()

    def _round(self, record: SiteRecord) -> None:
        resume: datetime | None = None
        try:
            sync = self._syncs.get(record.id)
            if sync is None:
                sync = self._syncs[record.id] = self._open_sync(record)
            turn = self._answers.turns()
            sync.round(stop=self._stop.is_set, changed=self._look, turn=turn)
            resume = sync.resume_at
        except Exception as error:  # a round answers for the site's faults itself
            resume = self._clock() + LEAVE_ALONE
            if not isinstance(error, ModeratorError):
                LOG.exception("a round failed")
            self._answers.post(partial(self.failed.emit, error))
        self._look(told=True)
        self._answers.post(partial(self._round_ended, record.id, resume))

    # --- on the window's thread ---------------------------------------------------------------

    def _begin(self) -> None:
        self._watch.start()
        self.opened.emit()

    def _tell_status(self, statuses: tuple[SyncStatus, ...]) -> None:
        self._sites = {status.site.id: status.site for status in statuses}
        self._schedule.update(statuses)
        self.status.emit(statuses)
        self._tick()

    def _round_ended(self, site_id: int, resume: datetime | None) -> None:
        self._schedule.ended(site_id, self._clock(), resume)
        self._tick()

    @Slot()
    def _watch_now(self) -> None:
        if self._lookout.expect():
            self._writer.give(self._look)

    @Slot()
    def _tick(self) -> None:
        if self._stop.is_set():
            return
        now = self._clock()
        for site_id in self._schedule.due(now):
            self._schedule.started(site_id)
            self._rounds.give(partial(self._round, self._sites[site_id]))
        wait = self._schedule.wait(now)
        if wait is not None:
            self._nap.start(_ms(min(wait, LONGEST_NAP)) + 10)


def _ms(time: timedelta) -> int:
    return int(time / timedelta(milliseconds=1))
