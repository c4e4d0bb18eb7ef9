"""The window's thread goes first while somebody waits for it.

Python runs one thread at a time and gives each its turn without regard to who waits for what. A
key's work and its painting ask for the interpreter anew after each of hundreds of calls of Qt; with
four threads at work behind the window that takes several times as long as the work. So the others
stop at their next step meanwhile, which is their next statement or comment.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_S: Final = 0.05
"""Nobody waits longer for one piece of the window's work: it may have opened a dialog."""


class Precedence:
    """Between the thread that it is made on, the window's, and all others."""

    def __init__(self) -> None:
        """Hold up nobody."""
        self._first = threading.get_ident()
        self._over = threading.Event()
        self._until = 0.0  # by the monotonic clock; past while the window's thread needs nothing

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Have the others wait while the block runs on the window's thread."""
        if self.holds_up():  # within another
            yield
            return
        self._over.clear()
        self._until = time.monotonic() + LONGEST_S
        try:
            yield
        finally:
            self._until = 0.0
            self._over.set()

    def holds_up(self) -> bool:
        """Return whether other threads are to wait now."""
        return self._until > time.monotonic()

    def give_way(self) -> None:
        """Wait on another thread while the window's is at such work; return at once otherwise."""
        if self._until and threading.get_ident() != self._first:
            self._over.wait(max(0.0, self._until - time.monotonic()))
