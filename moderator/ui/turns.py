"""Long work in Python that gives way: the window's thread has its turn after each block."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.ui.lanes import Progress

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

    def hear(self, done: int, total: int) -> None:
        """Take the turn; give this to the lanes as the task's progress."""
        self._heard.set()
        if self._shown is not None:
            self._shown(done, total)

    def giving_way(self, progress: Progress) -> Progress:
        """Return what the task calls after each block instead of ``progress``."""

        def tell(done: int, total: int) -> None:
            self._heard.clear()
            progress(done, total)
            self._heard.wait(self.longest)

        return tell
