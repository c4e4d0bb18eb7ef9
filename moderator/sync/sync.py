"""Rounds of sync with one site."""

from __future__ import annotations

import random
import threading
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from moderator.errors import LoginNeeded, ModeratorError, SiteError, StoreError, Unreachable
from moderator.model import Words
from moderator.rules.checkers import Checkers
from moderator.sync.backoff import backoff
from moderator.sync.deliver import deliver
from moderator.sync.fetch import fetch, group_older, reconcile
from moderator.sync.floods import look_for_floods
from moderator.sync.messages import deliver_messages
from moderator.sync.takedowns import confirm_takedowns
from moderator.sync.tally import Tally
from moderator.sync.visit import Visit, Wishes, never, nobody

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderator.model import Clock, Round
    from moderator.rules.rulebook import Rulebook
    from moderator.rules.ruleset import Ruleset
    from moderator.sites.protocol import Site
    from moderator.store import Store

OUR_FAULT = Words("Lỗi của chương trình", "A fault of this program")


class Sync:
    """Brings the store and one site together, a round at a time.

    One object serves one thread at a time. Several objects, in one process or in many, may serve
    the same site: leases keep them from doing anything twice.
    """

    def __init__(
        self,
        store: Store,
        open_site: Callable[[], Site],
        site_id: int,
        rules: Ruleset | Rulebook,
        *,
        clock: Clock,
        owner: str,
        reconcile_every: timedelta = timedelta(minutes=30),
        chance: Callable[[], float] = random.random,
        checkers: Checkers | None = None,
    ) -> None:
        """Serve the site ``site_id``; ``open_site`` connects when a round needs it.

        ``owner`` names this object in leases and must be unique. ``chance`` returns a number in
        [0, 1) for the spread of back-offs. ``open_site`` may raise SiteError. ``checkers`` help
        with many comments; without them all are checked on the round's own thread.
        """
        self._store = store
        self._open_site = open_site
        self._site_id = site_id
        self._rules = rules
        self._clock = clock
        self.owner = owner
        self._reconcile_every = reconcile_every
        self._chance = chance
        self._checkers = checkers or Checkers(0)
        self._site: Site | None = None
        self._stale = threading.Event()
        self._failures = 0
        self._greeted = False
        self.resume_at: datetime | None = None
        """When a site that failed should be tried again; None after a good round."""

    def round(
        self,
        *,
        now: bool = False,
        reconcile: bool | None = None,
        stop: Callable[[], bool] = never,
        changed: Callable[[], None] = nobody,
        turn: Callable[[], None] = nobody,
    ) -> Round:
        """Do one round and return what it did; the same report is kept in the store.

        ``now`` also sends what is still within its undo window. ``reconcile`` None reads known
        comments back when the schedule says so. ``stop`` is asked between requests; ``changed``
        is told after each transaction that a window would want to see; ``turn`` is taken between
        comments that are checked. The site's faults are in the report; StoreError is raised.
        """
        started_at = self._clock()
        tally = Tally()
        reconciled = False
        try:
            visit = self._visit(tally, started_at, Wishes(now, reconcile, stop, changed, turn))
            reconciled = self._steps(visit)
        except SiteError as error:
            tally.trouble(error)
        except StoreError:
            raise
        except Exception as error:
            tally.say(OUR_FAULT, repr(error))
            self._save(tally, started_at, reconciled=False)
            raise
        self._judge(tally.error)
        done = self._save(tally, started_at, reconciled=reconciled)
        changed()
        return done

    def find(self, link: str) -> int | None:
        """Ask the site for the comment with this public link or id; return its id here.

        The comment is fetched when it was not known, whoever decided on it. Raises SiteError.
        """
        visit = self._visit(Tally(), self._clock(), Wishes())
        comment = visit.site.find(link)
        if comment is None:
            return None
        checked = visit.checked([comment])
        with self._store.write() as writing:
            writing.save_page(self._site_id, checked)
            return writing.find(self._site_id, comment.remote_id)

    def renew(self) -> None:
        """Connect anew in the next round: the secret or the address has changed."""
        self._stale.set()

    def close(self) -> None:
        """Let go of the site's connections."""
        if self._site is not None:
            self._site.close()
            self._site = None

    def _visit(self, tally: Tally, started_at: datetime, wishes: Wishes) -> Visit:
        if self._stale.is_set():
            self._stale.clear()
            self._greeted = False
            self.close()
        if self._site is None:
            self._site = self._open_site()
        with self._store.read() as reading:
            record = reading.site(self._site_id)
        return Visit(
            store=self._store,
            site=self._site,
            site_id=self._site_id,
            ruleset=self._rules.now,
            checkers=self._checkers,
            clock=self._clock,
            owner=self.owner,
            chance=self._chance,
            started_at=started_at,
            tally=tally,
            wishes=wishes,
            address="" if record is None else record.info.address,
        )

    def _steps(self, visit: Visit) -> bool:
        """Run the steps of a round; return whether a reconciliation was completed."""
        if self._failures or not self._greeted:
            # A site that may be away is asked for its name first, so that deliveries which surely
            # have not left stay where undo can cancel them.
            info = visit.site.info()
            with self._store.write() as writing:
                record = writing.site(self._site_id)
                # The secret is kept under the address the person gave: that one stays.
                address = info.address if record is None else record.info.address
                writing.update_site(self._site_id, replace(info, address=address))
            self._greeted = True
        for step in (deliver, deliver_messages, confirm_takedowns, fetch, look_for_floods, deliver):
            _try(step, visit)
        reconciled = False
        if self._due(visit) and not visit.stop():
            reconciled = reconcile(visit)
        group_older(visit)
        return reconciled

    def _due(self, visit: Visit) -> bool:
        if visit.wishes.reconcile is not None:
            return visit.wishes.reconcile
        with self._store.read() as reading:
            record = reading.site(self._site_id)
        if record is None:
            return False
        last = record.reconciled_at
        # A clock set back must not put reconciling off for longer than the interval.
        return last is None or abs(visit.started_at - last) >= self._reconcile_every

    def _judge(self, error: ModeratorError | None) -> None:
        """Decide when to come back, after a round that met ``error`` or none."""
        if error is None:
            self._failures, self.resume_at = 0, None
            return
        self._failures += 1
        wish = error.retry_after if isinstance(error, Unreachable) else None
        self.resume_at = self._clock() + backoff(self._failures, self._chance(), wish=wish)
        if isinstance(error, LoginNeeded):
            self._stale.set()  # the secret may have been changed meanwhile: read it again

    def _save(self, tally: Tally, started_at: datetime, *, reconciled: bool) -> Round:
        with self._store.write() as writing:
            waiting, next_due = writing.waiting(self._site_id)
            done = tally.report(self._site_id, started_at, self._clock(), waiting, next_due)
            writing.add_round(done, reconciled=reconciled)
        return done


def _try(step: Callable[[Visit], None], visit: Visit) -> None:
    """Run one step; what it meets does not keep the others from trying.

    Only a site that does not know us, or that asks to be left alone, ends the round.
    """
    try:
        step(visit)
    except LoginNeeded:
        raise
    except Unreachable as error:
        if error.retry_after is not None:
            raise
        visit.tally.trouble(error)
    except SiteError as error:
        visit.tally.trouble(error)
