"""Threads that run jobs: in order, or the newest first. No Qt, so that tests need no window."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Collection

LOG = logging.getLogger(__name__)

Job = Callable[[], None]
"""Runs on a lane. Whoever gives it turns errors into answers; one that raises is only logged."""


def _run_safely(job: Job) -> None:
    try:
        job()
    except Exception:  # the lane goes on: others wait behind this job
        LOG.exception("a lane's job failed")


class InOrder:
    """One or more daemon threads that run jobs in the order they were given."""

    def __init__(self, name: str, threads: int = 1) -> None:
        """Prepare ``threads`` threads called ``name``; jobs wait until ``start``."""
        self._ready = threading.Condition()
        self._jobs: deque[Job] = deque()
        self._closing = False
        self._names = [f"{name}-{number}" for number in range(threads)]
        self.threads: list[threading.Thread] = []

    def start(self, first: Job | None = None) -> None:
        """Start the threads; ``first`` runs before anything that was given already."""
        with self._ready:
            if self.threads or self._closing:
                return
            if first is not None:
                self._jobs.appendleft(first)
            self.threads = [
                threading.Thread(target=self._run, name=name, daemon=True) for name in self._names
            ]
        for thread in self.threads:
            thread.start()

    def give(self, job: Job) -> bool:
        """Queue ``job``; return False once the lane is closing."""
        with self._ready:
            if self._closing:
                return False
            self._jobs.append(job)
            self._ready.notify()
        return True

    def close(self, *, drop: bool) -> None:
        """Take nothing more. What waits is dropped or, without ``drop``, still done."""
        with self._ready:
            self._closing = True
            if drop:
                self._jobs.clear()
            self._ready.notify_all()

    def _run(self) -> None:
        while True:
            with self._ready:
                while not self._jobs and not self._closing:
                    self._ready.wait()
                if not self._jobs:
                    return
                job = self._jobs.popleft()
            _run_safely(job)


class NewestFirst:
    """One daemon thread that runs the newest job first; a topic holds one waiting job at most.

    Jobs of the topics ``ahead`` go before all others: somebody waits for them. ``overtaken`` is
    called when a newer job is given of the very topic that is running; it must return at once.
    """

    def __init__(
        self,
        name: str,
        ahead: Collection[str] = (),
        *,
        overtaken: Callable[[], None] = lambda: None,
    ) -> None:
        """Start the thread, called ``name``."""
        self._overtaken = overtaken
        self._running = ""
        self._ready = threading.Condition()
        self._ahead = frozenset(ahead)
        self._jobs: list[tuple[str, int, Job]] = []
        self._newest: dict[str, int] = {}
        self._count = 0
        self._closing = False
        self.threads = [threading.Thread(target=self._run, name=name, daemon=True)]
        self.threads[0].start()

    def give(self, topic: str, make: Callable[[int], Job]) -> None:
        """Queue the job that ``make`` builds from its number; same-topic jobs waiting are dropped.

        ``fresh`` tells later whether the number is still its topic's newest.
        """
        with self._ready:
            if self._closing:
                return
            self._count += 1
            if topic:
                self._jobs = [waiting for waiting in self._jobs if waiting[0] != topic]
                self._newest[topic] = self._count
                if topic == self._running:
                    self._overtaken()
            self._jobs.append((topic, self._count, make(self._count)))
            self._ready.notify()

    def fresh(self, topic: str, number: int) -> bool:
        """Return whether no newer job of ``topic`` was given since ``number``."""
        with self._ready:
            return not topic or self._newest.get(topic) == number

    def close(self) -> None:
        """Take nothing more and drop what waits: answers to nobody are not needed."""
        with self._ready:
            self._closing = True
            self._jobs.clear()
            self._ready.notify_all()

    def _run(self) -> None:
        while True:
            with self._ready:
                while not self._jobs and not self._closing:
                    self._ready.wait()
                if not self._jobs:
                    return
                self._running, _, job = self._jobs.pop(self._next())
            _run_safely(job)
            with self._ready:
                self._running = ""

    def _next(self) -> int:
        return max(range(len(self._jobs)), key=lambda at: (self._jobs[at][0] in self._ahead, at))


def join_all(threads: list[threading.Thread], seconds: float) -> bool:
    """Wait up to ``seconds`` in all for ``threads``; return whether every one ended."""
    deadline = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))
    return not any(thread.is_alive() for thread in threads)
