"""Whether a text has been on the screen long enough to have been read."""

from __future__ import annotations

import time
from collections.abc import Callable

Elapsed = Callable[[], float]
"""Returns seconds of a clock that never goes back. Injected in tests."""


class OnScreen:
    """Remembers which version of a comment was painted, and when first."""

    def __init__(self, least_ms: int, elapsed: Elapsed = time.monotonic) -> None:
        """Count a text as seen after ``least_ms`` milliseconds on the screen."""
        self.least_ms = least_ms
        self._elapsed = elapsed
        self._version: int | None = None
        self._since = 0.0

    def painted(self, version: int) -> None:
        """Note that the text of ``version`` is on the screen."""
        if version != self._version:
            self._version = version
            self._since = self._elapsed()

    def left(self) -> None:
        """Note that no comment is on the screen."""
        self._version = None

    def began(self, version: int) -> bool:
        """Return whether ``version`` is on the screen at all."""
        return version == self._version

    def seen(self, version: int) -> bool:
        """Return whether ``version`` has been on the screen long enough."""
        if version != self._version:
            return False
        return (self._elapsed() - self._since) * 1000 >= self.least_ms
