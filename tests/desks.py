"""A whole desk for tests: a real store in a folder, real rules, sync with the site in memory."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from moderator.desk import Desk
from moderator.model import Decided, Decision, Query, Verdict
from moderator.rules.ruleset import Ruleset
from moderator.settings.reasons import DEFAULT_REASONS
from moderator.store import Store
from moderator.sync import Sync
from tests.flaky_site import FlakySite

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from moderator.model import Round, Row
    from moderator.rules.checkers import Checkers
    from moderator.rules.rulebook import Rulebook

WINDOW = timedelta(seconds=10)
PATIENCE_S = 5.0


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **past: float) -> None:
        """Move on by a ``timedelta``'s arguments."""
        self.now += timedelta(**past)


@cache
def ruleset() -> Ruleset:
    """Return the program's own rules, loaded once."""
    return Ruleset.load()


@dataclass
class Newsroom:
    """One desk, its store, its site, and rounds of sync between them."""

    store: Store
    clock: Clock
    site: FlakySite
    site_id: int
    desk: Desk
    rules: Ruleset | Rulebook
    syncs: list[Sync] = field(default_factory=list)
    checkers: Checkers | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        site: FlakySite | None = None,
        clock: Clock | None = None,
        *,
        book: Rulebook | None = None,
        url: str | None = None,
    ) -> Newsroom:
        """Open a desk on the database in ``folder``, made if it is not there, or at ``url``."""
        clock, site = clock or Clock(), site or FlakySite()
        store = Store.open(url, data=folder, clock=clock)
        with store.write() as writing:
            site_id = writing.add_site(site.info())
        rules = book or ruleset()
        desk = Desk(store, rules, clock=clock, undo_window=WINDOW, reasons=DEFAULT_REASONS)
        return cls(store, clock, site, site_id, desk, rules)

    def close(self) -> None:
        """Give everything back."""
        for sync in self.syncs:
            sync.close()
        self.store.close()

    def sync(self, owner: str = "first") -> Sync:
        """Return a new Sync with the site."""
        made = Sync(
            self.store,
            lambda: self.site,
            self.site_id,
            self.rules,
            clock=self.clock,
            owner=owner,
            chance=lambda: 0.5,
            checkers=self.checkers,
        )
        self.syncs.append(made)
        return made

    def round(
        self,
        *,
        now: bool = False,
        reconcile: bool | None = False,
        stop: Callable[[], bool] = lambda: False,
    ) -> Round:
        """Do a round with one lasting Sync, once no window's own round holds the site."""
        sync = self.syncs[0] if self.syncs else self.sync()
        end = time.monotonic() + PATIENCE_S
        while not self._free(sync.owner) and time.monotonic() < end:
            time.sleep(0.002)  # for the other thread
        return sync.round(now=now, reconcile=reconcile, stop=stop)

    def _free(self, owner: str) -> bool:
        """Return whether nobody else fetches from the site now."""
        with self.store.write() as writing:
            free = writing.fetch_lease(self.site_id, owner)
            if free:
                writing.release(self.site_id, owner)
            return free

    def later(self, **past: float) -> Round:
        """Move the clock (default: past the undo window) and do a round."""
        self.clock.forward(**(past or {"seconds": 11}))
        return self.round()

    def post(self, text: str, *, name: str = "Bạn đọc", parent: str | None = None) -> int:
        """Let a reader write, fetch it, and return its id here."""
        remote_id = self.site.post(text, name=name, parent=parent)
        self.round()
        return self.id(remote_id)

    def id(self, remote_id: str) -> int:
        """Return the id here of the site's comment, once it is fetched.

        The round before this fetched nothing where a window's own began just then.
        """
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            with self.store.read() as reading:
                found = reading.find(self.site_id, remote_id)
            if found is not None:
                return found
            self.round()
        message = f"the site's comment {remote_id} is not here"
        raise AssertionError(message)

    def row(self, comment_id: int) -> Row:
        """Return one row."""
        (row,) = self.desk.rows([comment_id])
        return row

    def remote(self, comment_id: int) -> str:
        """Return the site's id of a comment."""
        return self.row(comment_id).remote_id

    def decide(
        self, verdict: Verdict, *comments: int, actor: str = "Lan", **fields: object
    ) -> Decided:
        """Decide as a person who sees the current versions."""
        seen = {row.id: row.version_id for row in self.desk.rows(comments)}
        return self.desk.decide(
            Decision(verdict, comments, actor, seen=seen, **fields)  # type: ignore[arg-type]  # test's own fields
        )

    def pending(self) -> list[int]:
        """Return the queue."""
        return list(self.desk.ids(Query()))

    def check(self) -> None:
        """Assert what must hold at any moment: chain, projection, live counts."""
        assert self.desk.verify_log().intact
        assert self.store.check().problems == ()
