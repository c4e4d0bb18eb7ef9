"""The running program on a screen, and what it tells of itself."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.live.screen import Alarm

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.screen import Screen


class DeskOnScreen:
    """The running program and what it told last."""

    def __init__(self, screen: Screen, data: Path, **environment: str) -> None:
        """Start the program on the profile in ``data``."""
        telling = Path(__file__).with_name("telling.py")
        self._process = screen.start(sys.executable, str(telling), str(data), **environment)
        self.now: dict[str, Any] = {}

    def until(self, suits: Callable[[dict[str, Any]], bool]) -> None:
        """Read what the program tells until it suits."""
        assert self._process.stdout is not None
        while not (self.now and suits(self.now)):
            with Alarm(self._process):
                line = self._process.stdout.readline()
            assert line, f"the program ended, or nothing changed any more: {self.now}"
            self.now = json.loads(line)

    def decided(self, *verdicts: str) -> None:
        """Wait until just these were decided and the next comment can be."""
        self.until(lambda now: len(now["decided"]) >= len(verdicts) and now["ready"] is not None)
        assert self.now["decided"] == list(verdicts)
