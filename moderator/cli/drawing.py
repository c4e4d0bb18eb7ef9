"""What draws sheets for the commands: given by ``__main__``, since nothing here imports Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from moderator.compose import Parts
    from moderator.model import LogQuery


class Draw(Protocol):
    """Writes a sheet into a PDF file and returns how many pages it has."""

    def __call__(
        self,
        parts: Parts,
        what: int | LogQuery,
        out: Path,
        *,
        actor: str,
        language: str,
        progress: Callable[[int, int], None] | None,
    ) -> int:
        """Write a comment's history, or the rows of the log that a query chooses."""
