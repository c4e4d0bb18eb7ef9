"""Long work in Python that gives way: the window's thread has its turn after each block."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.ui.lanes import Progress

SHOWN_EVERY_S: Final = 0.1
LONGEST_S: Final = 0.2
"""Work goes on after so many seconds even if the window has no turn: it may be closing."""


class Turns:
    """Between a task and the window's thread, for one task.

    Python runs one thread at a time. So the task says how far it is and waits until the window has
    heard that, which it does after everything that stood before it: keys, painting, answers. Where
    the window has nothing to do, nothing is waited for.
    """

    def __init__(self, shown: Callable[[int, int], None] | None = None) -> None:
        """Hand what is told to ``shown``, on the window's thread."""
        self._shown = shown
        self.longest = LONGEST_S
        self._heard = threading.Event()
        self._shown_at = 0.0
        self._told = (0, 0)

    def hear(self, done: int, total: int) -> None:
        """Take the turn; give this to the lanes as the task's progress.

        What is told in quick succession is not all shown.
        """
        self._heard.set()
        now = time.monotonic()
        if self._shown is not None and now - self._shown_at >= SHOWN_EVERY_S:
            self._shown_at = now
            self._shown(done, total)

    def giving_way(self, progress: Progress) -> Progress:
        """Return what the task calls after each block instead of ``progress``."""

        def tell(done: int, total: int) -> None:
            self._told = (done, total)
            self._heard.clear()
            progress(done, total)
            self._heard.wait(self.longest)

        return tell

    def between(self, tell: Progress) -> Callable[[], None]:
        """Return what gives way within a block, by telling once more how far the last one was."""
        return lambda: tell(*self._told)
