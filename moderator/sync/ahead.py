"""What is asked of a site before its answer is wanted: the next page, while one is being saved."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_LOOK_S = 0.5


class Ahead(Generic[T]):
    """One call at a time on a thread of its own, whose answer or error is taken later.

    A site object serves one thread at a time: nothing else may speak to it until :meth:`rest`
    or :meth:`take` has returned. Leaving the block waits for the call too, but not where the
    program is to end at once. Its end waits for no such thread.
    """

    def __init__(self) -> None:
        self._coming: Future[T] | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None or issubclass(kind, Exception):
            self.rest()

    @property
    def waiting(self) -> bool:
        """Whether an answer is there to be taken, or will be."""
        return self._coming is not None

    def begin(self, call: Callable[[], T]) -> None:
        """Begin ``call``; the answer before must have been taken."""
        coming: Future[T] = Future()

        def run() -> None:
            try:
                answer = call()
            except BaseException as error:  # noqa: BLE001  # raised where the answer is taken
                coming.set_exception(error)
            else:
                coming.set_result(answer)

        self._coming = coming
        self._thread = threading.Thread(target=run, name="moderator-ahead", daemon=True)
        self._thread.start()

    def rest(self) -> None:
        """Wait until the call is over; its answer stays to be taken."""
        # In small steps: on Windows nothing interrupts a longer wait, not even Ctrl+C.
        while self._coming is not None and not self._coming.done():
            try:
                self._coming.exception(_LOOK_S)
            except TimeoutError:
                continue
        if self._thread is not None:
            self._thread.join()  # it has answered: only its very end is waited for
            self._thread = None

    def take(self) -> T:
        """Return the answer of the call, or raise what it raised."""
        self.rest()
        coming, self._coming = self._coming, None
        if coming is None:
            raise RuntimeError("nothing was begun")
        return coming.result()
