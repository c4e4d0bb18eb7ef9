"""Lanes that answer at once with what they were given: for screens that need a busy desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.worker import Worker


class Given:
    """Stands before the lanes of a program; everything else is asked of those."""

    def __init__(self, worker: Worker, answer: object) -> None:
        """Answer each request with ``answer``."""
        self._worker = worker
        self._answer = answer

    def read(self, _job: object, done: Callable[[Any], None], **_named: object) -> None:
        """Answer."""
        done(self._answer)

    def write(
        self, _job: object, done: Callable[[Any], None] | None = None, **_named: object
    ) -> None:
        """Answer."""
        if done is not None:
            done(self._answer)

    def task(
        self, _job: object, done: Callable[[Any], None], **_named: object
    ) -> Callable[[], None]:
        """Answer; there is nothing to stop."""
        done(self._answer)
        return lambda: None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the lanes have
        """Return what the lanes have."""
        return getattr(self._worker, name)
