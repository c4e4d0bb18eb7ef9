"""Other desks on the same database: telling them what is open here, hearing what they wrote.

No Qt, so that tests need no window.
"""

from __future__ import annotations

import logging
import threading
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from moderator.errors import ModeratorError
from moderator.worker.threads import InOrder

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.desk.company import Company
    from moderator.store.listening import Listening

LOG = logging.getLogger(__name__)

EAR_S = 0.5
"""How long the ear waits between two looks at whether the program ends."""

SURE_S = 60.0
"""After so long a silence the server is asked whether it is still there."""

AGAIN_S = 2.0
"""How long after a lost connection it is tried anew."""

BREATH_S = 0.2
"""The least time between two looks: a busy desk is looked at a few times a second."""


class Attendance:
    """A thread that says what is open here; it waits for no decision."""

    def __init__(self, company: Callable[[], Company | None], said: Callable[[], None]) -> None:
        """Speak to ``company``, None while there is none yet; ``said`` runs after each word."""
        self._company = company
        self._said = said
        self._wanted: tuple[str, int | None] | None = None
        self._lane = InOrder("moderator-company")

    @property
    def threads(self) -> list[threading.Thread]:
        """The threads to wait for at the end."""
        return self._lane.threads

    def start(self) -> None:
        """Begin to speak."""
        self._lane.start()

    def attend(self, actor: str, comment: int | None) -> None:
        """Say what is open; the newest call counts, what was not said yet is not said any more."""
        self._wanted = (actor, comment)
        self._lane.give(self._say)

    def close(self) -> None:
        """Say that nobody is here any more, then end."""
        self._lane.give(self._leave)
        self._lane.close(drop=False)

    def _say(self) -> None:
        wanted, self._wanted = self._wanted, None
        company = self._company()
        if wanted is None or company is None:
            return
        with suppress(ModeratorError):  # a database that does not answer says so elsewhere
            company.open(*wanted)
            self._said()

    def _leave(self) -> None:
        company = self._company()
        if company is not None:
            with suppress(ModeratorError):  # the claim runs out by itself
                company.leave()


class Ear:
    """A thread that looks when a server says that something was written.

    Where it hears, asking each second becomes asking seldom; where it cannot, asking goes on.
    """

    def __init__(
        self, look: Callable[[], None], hears: Callable[[bool], None], stop: threading.Event
    ) -> None:
        """Call ``look`` when something was written, ``hears`` when hearing begins and ends."""
        self._look = look
        self._hears = hears
        self._stop = stop
        self.threads: list[threading.Thread] = []

    def start(self, company: Company) -> None:
        """Begin to listen."""
        thread = threading.Thread(
            target=self._run, args=(company,), name="moderator-ear", daemon=True
        )
        self.threads = [thread]
        thread.start()

    def _run(self, company: Company) -> None:
        while not self._stop.is_set():
            try:
                listening = company.listen()
                if listening is None:
                    return
                with closing(listening):
                    self._hears(True)
                    self._look()  # what was written before
                    self._hear(listening, company.station)
            except ModeratorError:
                pass  # asking finds the same out, and says so
            except Exception:  # a bug of ours: asking goes on
                LOG.exception("listening failed")
            self._hears(False)
            self._stop.wait(AGAIN_S)

    def _hear(self, listening: Listening, station: str) -> None:
        silence = 0.0
        while not self._stop.is_set():
            heard = listening.wait(EAR_S)
            silence = 0.0 if heard else silence + EAR_S
            if silence > SURE_S:
                listening.ask()
                silence = 0.0
            if any(who != station for who in heard):
                self._look()
                self._stop.wait(BREATH_S)
