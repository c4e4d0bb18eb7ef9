"""Runs jobs on the threads and brings how each ended to the window's thread."""

from __future__ import annotations

import logging
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from moderator.errors import Interrupted, ModeratorError, ProgramFault

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from moderator.desk import Desk
    from moderator.worker.precedence import Precedence

T = TypeVar("T")

LOG = logging.getLogger(__name__)

WORK_S = 0.005
LONGEST_S = 0.2
"""Work goes on after so many seconds even if the window has no turn: it may be closing."""


class Answers(QObject):
    """Each job ends in exactly one way: ``done``, ``failed``, or superseded and heard no more.

    Only the end of the program leaves a request without its end.
    """

    _posted = Signal(object)

    def __init__(
        self,
        desk: Future[Desk],
        stop: threading.Event,
        precedence: Precedence,
        failed: Callable[[Exception], None],
        *,
        parent: QObject,
    ) -> None:
        """Tell ``failed``, on the window's thread, what nobody else is told, and every bug."""
        super().__init__(parent)
        self._desk = desk
        self._stop = stop
        self._precedence = precedence
        self._failed = failed
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, answer: Callable[[], object]) -> None:
        """Have ``answer`` called on the window's thread, unless the program ends."""
        if not self._stop.is_set():
            self._posted.emit(answer)

    def teller(self, tell: Callable[[T], object]) -> Callable[[T], None]:
        """Return what has ``tell`` told on the window's thread."""
        return lambda news: self.post(partial(tell, news))

    def turns(self) -> Callable[[], None]:
        """Return what long work calls often, so that the window's thread goes first.

        It waits, every few milliseconds of work, until the window has done what stood before.
        """
        last = time.perf_counter()

        def take() -> None:
            nonlocal last
            self._precedence.give_way()
            if time.perf_counter() - last < WORK_S or self._stop.is_set():
                return
            heard = threading.Event()
            self.post(heard.set)
            heard.wait(LONGEST_S)
            last = time.perf_counter()

        return take

    def attempt(
        self,
        job: Callable[[Desk], T],
        done: Callable[[T], None] | None,
        failed: Callable[[ModeratorError], None] | None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        """Run ``job`` here, once the database is open; have its end told.

        A bug of ours goes to the log and to the window's ``failed``, also where ``job`` is
        superseded, and ends the request by its own ``failed`` with a ``ProgramFault``.
        """
        if self._desk.cancelled() or not wanted():
            return
        tell: Callable[[], object]
        try:
            result = self._result(job, wanted)
        except ModeratorError as error:
            tell = partial(failed or self._failed, error)
        except Exception as error:  # a bug of ours: shown and logged, never hidden
            if self._stop.is_set():
                return
            LOG.exception("a job failed")
            self.post(partial(self._failed, error))
            if failed is None:
                return
            tell = partial(failed, ProgramFault())
        else:
            if done is None:
                return
            tell = partial(done, result)
        self.post(partial(_if_wanted, wanted, tell))

    def _result(self, job: Callable[[Desk], T], wanted: Callable[[], bool]) -> T:
        """Run ``job``; once more where what was meant for an older one stopped it."""
        desk = self._desk.result()
        try:
            return job(desk)
        except Interrupted:
            if not wanted():
                raise
            return job(desk)

    @Slot(object)
    def _run(self, answer: Callable[[], object]) -> None:
        if not self._stop.is_set():
            with self._precedence.taken():
                answer()


def _if_wanted(wanted: Callable[[], bool], answer: Callable[[], object]) -> None:
    if wanted():
        answer()
