"""Checks many comments in processes beside this one, whose threads and window stay free meanwhile.

A process loads the very rules it is told of (their hash says so) and answers until the pipe to it
is closed, by :meth:`Checkers.close` or by the end of the program, however that comes. Whatever
goes wrong with it, a crash included, the comments are checked here instead: the answer is the
same, only slower. Nothing is started before there is work for it, and what idles is ended.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections import deque
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from moderator.model import Finding
    from moderator.rules.context import Context
    from moderator.rules.ruleset import Recipe, Ruleset

MOST: Final = 2
"""Processes at most: each takes 60 MB, and two keep up with what a database takes in."""

LEAST: Final = 40
"""Fewer comments than this are checked here: it is done before a process has begun."""

_PART: Final = 25
_IDLE_S: Final = 20.0
_PATIENCE_S: Final = 60.0
_MISFORTUNES: Final = 3
"""After so many failures in a row no process is tried any more."""

_FEW: Final = 4
"""Parts that wait and for which no further process is begun: they are done before it has."""

_COURTESY: Final = 5
_MUCH_COURTESY: Final = 10
"""Of what works behind somebody: with less, the window waits longer for one of two cores. Where
other programs are at work too, it costs a first sync a fifth of its pace, so not all have it."""

_TIDY: Final = 40
"""After so many parts a process gives back what lies free, and after its first."""

_JOIN_S: Final = 2.0

_log = logging.getLogger(__name__)


class Told(Struct, frozen=True):
    """A comment as the rules are asked about it; the context has its reader's name."""

    text: str
    context: Context


_Found = list[tuple["Finding", ...]]
_Item = tuple[str, str, int]  # text, name, which of the contexts


class Job(Struct, frozen=True):
    """Some comments for a process."""

    recipe: Recipe
    digest: str
    contexts: list[Context]  # without their comments' names: comments share them
    items: list[_Item]
    found: Future[_Found | None]  # None: not by a process


def _go_on() -> None:
    """Wait for nobody."""


class Pending:
    """What the rules are asked and have not said yet."""

    def __init__(
        self, ruleset: Ruleset, comments: Sequence[Told], parts: Sequence[Future[_Found | None]]
    ) -> None:
        self._ruleset = ruleset
        self._comments = comments
        self._parts = parts

    def result(self, turn: Callable[[], None] = _go_on) -> _Found:
        """Return the findings of each comment, in order; what no process did is done now.

        ``turn`` is taken before each that is checked here: others may go first.
        """
        found: _Found = []
        for part in self._parts:
            said = part.result()
            if said is None:
                said = self._here(len(found), len(found) + _PART, turn)
            found += said
        return found + self._here(len(found), len(self._comments), turn)

    def _here(self, first: int, last: int, turn: Callable[[], None]) -> _Found:
        found: _Found = []
        for one in self._comments[first:last]:
            turn()
            found.append(self._ruleset.check(one.text, name=one.context.name, context=one.context))
        return found


class Jobs:
    """What waits to be checked: what is wanted now, and what is done behind somebody's work."""

    def __init__(self) -> None:
        """Have nothing to do."""
        self._news = threading.Condition()
        self._now: deque[Job] = deque()
        self._behind: deque[Job] = deque()
        self._closed = False

    def put(self, job: Job, *, behind: bool) -> None:
        """Add a job."""
        with self._news:
            (self._behind if behind else self._now).append(job)
            self._news.notify_all()

    def take(self, more_than: int, *, behind: bool, timeout: float | None) -> Job | None:
        """Return the next job where ``more_than`` so many wait; None after the end.

        ``behind`` takes those too that are done behind somebody's work. Raises ``Empty`` after
        ``timeout`` seconds.
        """

        def due() -> deque[Job] | None:
            if len(self._now) > more_than:
                return self._now
            return self._behind if behind and len(self._behind) > more_than else None

        with self._news:
            self._news.wait_for(lambda: self._closed or due(), timeout)
            if self._closed:
                return None
            jobs = due()
            if jobs is None:
                raise Empty
            return jobs.popleft()

    def close(self) -> list[Job]:
        """Let nobody wait any more; return what nobody took."""
        with self._news:
            self._closed = True
            left = [*self._now, *self._behind]
            self._now.clear()
            self._behind.clear()
            self._news.notify_all()
        return left


class Checkers:
    """Some processes that check comments. Safe to use from several threads at once."""

    def __init__(self, processes: int | None = None, *, idle_s: float = _IDLE_S) -> None:
        """Prepare for ``processes`` (default: what the machine has cores for; 0: none at all).

        A process that had nothing to do for ``idle_s`` seconds is ended.
        """
        self._jobs = Jobs()
        self._lock = threading.Lock()
        self._idle_s = idle_s
        self._count = min(MOST, os.cpu_count() or 1) if processes is None else processes
        self._checkers: list[_Checker] = []
        self._closed = False

    def begin(self, ruleset: Ruleset, comments: Sequence[Told], *, behind: bool = False) -> Pending:
        """Begin to check ``comments``; their crowds and repeats must not be told yet.

        ``behind`` somebody's work they come after all others, and leave a core of two free.
        """
        parts: list[Future[_Found | None]] = []
        recipe = ruleset.recipe
        if recipe is not None and len(comments) >= LEAST:
            with self._lock:  # a job given after the end would never be answered
                if self._ready():
                    for first in range(0, len(comments), _PART):
                        job = _job(recipe, ruleset.hash, comments[first : first + _PART])
                        parts.append(job.found)
                        self._jobs.put(job, behind=behind)
        return Pending(ruleset, comments, parts)

    def processes(self) -> tuple[int, ...]:
        """Return the numbers of the processes that run now."""
        return tuple(one.pid for one in self._checkers if one.pid is not None)

    def close(self) -> None:
        """End every process; what still waits is answered as if no process could do it."""
        with self._lock:
            self._closed = True
            for job in self._jobs.close():
                job.found.set_result(None)
        for one in self._checkers:
            one.thread.join(_JOIN_S)

    def _ready(self) -> bool:
        """Return whether a process may help, its thread begun; call it under the lock."""
        if self._closed or not self._count:
            return False
        if not self._checkers:
            self._checkers = [
                _Checker(self._jobs, self._idle_s, number) for number in range(self._count)
            ]
        return any(one.helps for one in self._checkers)


class _Checker:
    """One process and the thread that talks with it."""

    def __init__(self, jobs: Jobs, idle_s: float, number: int) -> None:
        self._jobs = jobs
        self._idle_s = idle_s
        self._few = _FEW if number else 0
        self._behind = number == 0 or (os.cpu_count() or 1) > MOST
        self._courtesy = _MUCH_COURTESY if self._behind else _COURTESY
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._digest = ""
        self._failures = 0
        name = f"moderator-checker-{number}"
        self.thread = threading.Thread(target=self._run, name=name, daemon=True)
        self.thread.start()

    @property
    def helps(self) -> bool:
        """Whether it is worth giving it anything."""
        return self._failures < _MISFORTUNES

    @property
    def pid(self) -> int | None:
        """The number of its process, if there is one."""
        process = self._process
        return None if process is None else process.pid

    def _run(self) -> None:
        while True:
            try:
                job = self._next()
            except Empty:
                self._end()
                continue
            if job is None:
                self._end()
                return
            job.found.set_result(self._answer(job))

    def _next(self) -> Job | None:
        if self._process is None:
            return self._jobs.take(self._few, behind=self._behind, timeout=None)
        return self._jobs.take(0, behind=self._behind, timeout=self._idle_s)

    def _answer(self, job: Job) -> _Found | None:
        """Return what the process says; a process that was lost is replaced once."""
        for _ in range(2):
            if not self.helps:
                break
            try:
                found = self._ask(job)
            except (OSError, EOFError):
                self._failures += 1
                self._end()
            except Exception:  # noqa: BLE001  # a fault of ours; but somebody waits for the answer
                _log.exception("comments could not be handed to a process")
                self._failures += 1
                self._end()
                break
            else:
                self._failures = 0
                return found
        return None

    def _ask(self, job: Job) -> _Found | None:
        if self._pipe is None:
            self._begin()
        assert self._pipe is not None  # noqa: S101  # for the type checker
        fresh = job.digest != self._digest
        self._pipe.send((job.recipe if fresh else None, job.digest, job.contexts, job.items))
        self._digest = job.digest
        if not self._pipe.poll(_PATIENCE_S):
            raise TimeoutError
        found: _Found | None = self._pipe.recv()
        return found

    def _begin(self) -> None:
        from multiprocessing import get_context  # noqa: PLC0415  # few programs ever need it

        context = get_context("spawn")  # the only way everywhere, and safe beside threads
        ours, theirs = context.Pipe()
        try:
            process = context.Process(target=_serve, args=(theirs, self._courtesy), daemon=True)
            process.start()
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()  # so that the end of one side is seen by the other
        self._process, self._pipe, self._digest = process, ours, ""

    def _end(self) -> None:
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.join(_JOIN_S)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()


def _job(recipe: Recipe, digest: str, comments: Sequence[Told]) -> Job:
    places: dict[Context, int] = {}
    items = [
        (one.text, one.context.name, places.setdefault(replace(one.context, name=""), len(places)))
        for one in comments
    ]
    return Job(recipe, digest, list(places), items, Future())


# --- in the process ----------------------------------------------------------------------------


def _serve(pipe: Connection, courtesy: int) -> None:
    """Check what comes until the other end is closed."""
    import signal  # noqa: PLC0415  # only a process needs it
    from itertools import count  # noqa: PLC0415  # likewise

    from moderator.frugal import give_back, keep_little  # noqa: PLC0415  # likewise

    keep_little()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program: it closes the pipe
    _give_way(courtesy)
    ruleset: Ruleset | None = None
    with suppress(EOFError, OSError):
        for done in count():
            recipe, digest, contexts, items = pipe.recv()
            if recipe is not None:
                ruleset = _load(recipe)
            if ruleset is None or ruleset.hash != digest:
                pipe.send(None)
                continue
            pipe.send(_check(ruleset, contexts, items))
            if done % _TIDY == 0:
                give_back()


def _give_way(courtesy: int) -> None:
    """Let whoever sits at the window go first."""
    with suppress(OSError, AttributeError):
        if sys.platform == "win32":
            import psutil  # noqa: PLC0415  # likewise

            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(courtesy)


def _load(recipe: Recipe) -> Ruleset | None:
    from moderator.errors import SettingsError  # noqa: PLC0415  # likewise
    from moderator.rules.ruleset import Ruleset  # noqa: PLC0415  # likewise

    try:
        return Ruleset.load(recipe.folder, recipe.own_rules, copies=recipe.copies)
    except (SettingsError, OSError):
        return None  # the files changed meanwhile


def _check(ruleset: Ruleset, contexts: Sequence[Context], items: Sequence[_Item]) -> _Found | None:
    try:
        return [
            ruleset.check(text, name=name, context=replace(contexts[place], name=name))
            for text, name, place in items
        ]
    except Exception:  # noqa: BLE001  # a fault of ours: it comes again, and is shown, where we work
        return None
