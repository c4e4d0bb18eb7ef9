"""What was written in the database since the last look, by this program or another.

No Qt, so that tests need no window.
"""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.desk import Desk
    from moderator.model import Changes, Clock, Present, SyncStatus

LOG = logging.getLogger(__name__)

STATUS_EVERY: Final = timedelta(seconds=15)


class Lookout:
    """Looks from any thread; a lock keeps what it tells in the order of the change sequence."""

    def __init__(
        self,
        clock: Clock,
        stop: threading.Event,
        *,
        changes: Callable[[Changes], None],
        company: Callable[[tuple[Present, ...]], None],
        status: Callable[[tuple[SyncStatus, ...]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Tell news to these, on the thread that looks; of failures one until a look goes well.

        Once ``stop`` is set, a failure is nobody's concern.
        """
        self._clock = clock
        self._stop = stop
        self._changes = changes
        self._company = company
        self._status = status
        self._failed = failed
        self._looking = threading.Lock()
        self._seq = 0
        self._status_at: datetime | None = None
        self._look_failed = False
        self._others: tuple[Present, ...] = ()
        self._expected = False

    def begin(self, seq: int) -> None:
        """Tell what comes after ``seq`` in the change sequence."""
        self._seq = seq

    def expect(self) -> bool:
        """Note that somebody is going to look; return False where somebody is already."""
        if self._expected:
            return False
        self._expected = True
        return True

    def look(self, desk: Desk, *, told: bool = False) -> None:
        """Tell what was written since the last look; ``told``: the status in any case."""
        with self._looking:
            self._expected = False
            try:
                news = desk.company.news(self._seq)
                moved = news.changes.seq != self._seq
                statuses = desk.status() if moved or told or self._stale() else None
            except Exception as error:
                if not self._look_failed and not self._stop.is_set():
                    LOG.exception("changes could not be read")
                    self._failed(error)
                self._look_failed = True
                return
            self._look_failed = False
            if moved:
                self._seq = news.changes.seq
                self._changes(news.changes)
            if news.others != self._others:
                self._others = news.others
                self._company(news.others)
            if statuses is not None:
                self._status_at = self._clock()
                self._status(statuses)

    def _stale(self) -> bool:
        """Whether the status was told so long ago that it may have become another by time alone."""
        return self._status_at is None or abs(self._clock() - self._status_at) >= STATUS_EVERY
