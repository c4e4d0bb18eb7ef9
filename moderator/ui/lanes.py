"""How the window asks for work off its own thread.

Every call returns at once. ``job`` runs on another thread with the desk; ``done`` and ``failed``
run on the window's thread. Jobs given before the database is open wait for it. Only frozen data
may cross. Without ``failed``, an error goes to the ``failed`` signal, so that none is lost.

Every request ends by ``done``, by ``failed``, or superseded by a newer one of its topic. A bug of
ours goes to the ``failed`` signal in any case, and then to the request's ``failed`` as a
``ProgramFault``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from PySide6.QtCore import SignalInstance

    from moderator.desk import Desk
    from moderator.errors import ModeratorError
    from moderator.model import SiteInfo

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Tells how far a task is: done and total (0 while the total is not known)."""

Stop = Callable[[], bool]
"""Asked by a task between steps: whether the person cancelled it."""

Cancel = Callable[[], None]
"""Asks a task to stop at its next step."""

Keep = Literal["keyring", "run", "file"]
"""Where a secret is kept: the system's keyring, only until the program ends, or a 0600 file."""


class Lanes(Protocol):
    """The threads behind the window."""

    @property
    def changed(self) -> SignalInstance:
        """Carries ``Changes``: something was written, by this window or by anything else."""

    @property
    def status(self) -> SignalInstance:
        """Carries ``tuple[SyncStatus, …]`` after each round and whenever a delivery moved."""

    @property
    def company(self) -> SignalInstance:
        """Carries ``tuple[Present, …]``: who is at work at other desks, and what is open there."""

    @property
    def failed(self) -> SignalInstance:
        """Carries a ``ModeratorError``, or any other exception: then it is a bug of ours."""

    @property
    def unusable(self) -> SignalInstance:
        """Carries a ``ModeratorError``: the database could not be opened, nothing will run."""

    def read(
        self,
        job: Callable[[Desk], T],
        done: Callable[[T], None],
        *,
        topic: str = "",
        late: bool = False,
        failed: Callable[[ModeratorError], None] | None = None,
    ) -> None:
        """Run ``job`` on the reader, newest request first.

        A newer request of the same topic supersedes this one, whose ``done`` then never runs;
        with ``late`` it runs all the same where ``job`` was at work already.
        """

    def write(
        self,
        job: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[ModeratorError], None] | None = None,
    ) -> None:
        """Run ``job`` on the writer, in the order of the calls."""

    def task(
        self,
        job: Callable[[Desk, Progress, Stop], T],
        done: Callable[[T], None],
        *,
        progress: Progress | None = None,
        failed: Callable[[ModeratorError], None] | None = None,
    ) -> Cancel:
        """Run a long ``job`` on a thread of its own: exports, verifying the log."""

    def first(self) -> AbstractContextManager[None]:
        """Return a block on the window's thread during which the others wait at their next step.

        For what a person waits for; it ends soon by itself.
        """

    def attend(self, actor: str, comment: int | None) -> None:
        """Tell the other desks which comment is open here; the newest call counts."""

    def sync_now(self) -> None:
        """Start a round with every site now; the undo window still holds."""


class Connector(Protocol):
    """What the window asks of sites, which it never reaches itself. Calls return at once."""

    def probe(
        self,
        address: str,
        user: str | None,
        secret: str,
        done: Callable[[SiteInfo], None],
        failed: Callable[[ModeratorError], None],
    ) -> None:
        """Find the kind of the site at ``address`` and test the login."""

    def save(
        self,
        info: SiteInfo,
        secret: str,
        keep: Keep,
        done: Callable[[], None],
        failed: Callable[[ModeratorError], None],
    ) -> None:
        """Keep the site and its secret, and begin to sync with it.

        ``failed`` with keep="keyring" means that no keyring answered: ask for another place.
        """

    def find(
        self,
        link: str,
        done: Callable[[int | None], None],
        failed: Callable[[ModeratorError], None],
    ) -> None:
        """Ask the sites for a comment by its public link or number, and fetch it.

        ``done`` gets its id here, or None when no site knows it.
        """
