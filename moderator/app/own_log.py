"""The program's own log beside the database, for finding its faults."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from moderator.errors import SettingsError

if TYPE_CHECKING:
    from moderator.settings import Profile

BYTES = 2_000_000


class OwnLog(logging.Handler):
    """Opens its file with the first line: most runs have nothing to say, and no start waits."""

    def __init__(self, profile: Profile) -> None:
        """Write to the log of ``profile``."""
        super().__init__()
        self._profile = profile
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; the older half goes to a second file when there are too many."""
        if self._file is None:
            from logging.handlers import RotatingFileHandler  # noqa: PLC0415  # brings sockets

            self._file = RotatingFileHandler(
                self._profile.log, maxBytes=BYTES, backupCount=1, encoding="utf-8", delay=True
            )
            self._file.setFormatter(
                logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s")
            )
        self._file.handle(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()


def log_to(profile: Profile) -> None:
    """Write the program's own log beside the database, where that is possible."""
    with suppress(SettingsError, OSError):
        profile.prepare()
        logging.getLogger().addHandler(OwnLog(profile))
