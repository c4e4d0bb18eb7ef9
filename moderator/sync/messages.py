"""What sites are told about articles and readers; the days of articles are counted here, too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec.structs import replace

from moderator.errors import LoginNeeded, Refused, SiteError, Unreachable
from moderator.model import DeliveryState
from moderator.model.article import ArticleIntent, ArticleOutcome
from moderator.model.blocking import BlockIntent, BlockOutcome
from moderator.sync.backoff import backoff, missing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from moderator.store import Reading, Writing
    from moderator.store.messages import LeasedMessage
    from moderator.sync.visit import Visit

AT_ONCE = 10
LEASE = timedelta(minutes=5)

Intent = TypeVar("Intent", ArticleIntent, BlockIntent)
Outcome = TypeVar("Outcome", ArticleOutcome, BlockOutcome)
Given_contra = TypeVar("Given_contra", ArticleOutcome, BlockOutcome, contravariant=True)


class Asking(Protocol):
    """What can be asked of an outbox."""

    def any_due(self, site_id: int, now: datetime, *, ignore_window: bool = False) -> bool:
        """Return whether something could go now."""
        ...


class Outbox(Asking, Protocol[Intent, Given_contra]):
    """An outbox inside a transaction that writes."""

    def lease_due(
        self,
        site_id: int,
        owner: str,
        now: datetime,
        limit: int,
        *,
        ttl: timedelta,
        ignore_window: bool = False,
    ) -> tuple[LeasedMessage[Intent], ...]:
        """Take what is due."""
        ...

    def finish(
        self,
        leased: LeasedMessage[Intent],
        outcome: Given_contra,
        *,
        retry_at: datetime | None = None,
    ) -> bool:
        """Keep what became of it; False when the lease was lost."""
        ...

    def put_back(self, leased: LeasedMessage[Intent]) -> None:
        """Let it wait again."""
        ...


def close_due(visit: Visit) -> None:
    """Close the articles whose days for comments are over."""
    with visit.store.read() as reading:
        due = reading.articles.due(visit.site_id)
    if not due:
        return
    with visit.store.write() as writing:
        for article_id in due:
            writing.articles.close_due(article_id)
    visit.changed()


def deliver_messages(visit: Visit) -> None:
    """Tell the site what is due about articles and readers.

    Raises SiteError when the site fails as a whole.
    """
    close_due(visit)
    _deliver(
        visit,
        lambda reading: reading.articles,
        lambda writing: writing.articles,
        visit.site.set_commenting,
        ArticleOutcome,
    )
    _deliver(
        visit,
        lambda reading: reading.blocks,
        lambda writing: writing.blocks,
        visit.site.set_blocked,
        BlockOutcome,
    )


def _deliver(
    visit: Visit,
    asked: Callable[[Reading], Asking],
    outbox: Callable[[Writing], Outbox[Intent, Outcome]],
    tell: Callable[[Intent], Outcome],
    outcome_of: type[Outcome],
) -> None:
    """Send what is due. SENDING is on disk before the first request, each outcome at once."""

    def finish(one: LeasedMessage[Intent], outcome: Outcome) -> None:
        retry_at = _retry_at(visit, one, outcome)
        with visit.store.write() as writing:
            kept = outbox(writing).finish(one, outcome, retry_at=retry_at)
        if kept:
            visit.tally.outcome(DeliveryState.DUE_AGAIN if retry_at else outcome.state)
            visit.changed()

    def put_back(some: tuple[LeasedMessage[Intent], ...]) -> None:
        with visit.store.write() as writing:
            for one in some:
                outbox(writing).put_back(one)

    while leased := _lease(visit, asked, outbox):
        for place, one in enumerate(leased):
            try:
                outcome = tell(one.intent)
            except (LoginNeeded, Refused):
                put_back(leased[place:])
                raise
            except SiteError as error:
                wish = error.retry_after if isinstance(error, Unreachable) else None
                lost = outcome_of(one.intent.key, DeliveryState.DUE_AGAIN)
                finish(one, replace(lost, problem=str(error) or None, retry_after=wish))
                put_back(leased[place + 1 :])
                raise
            finish(one, outcome)


def _lease(
    visit: Visit,
    asked: Callable[[Reading], Asking],
    outbox: Callable[[Writing], Outbox[Intent, Outcome]],
) -> tuple[LeasedMessage[Intent], ...]:
    """Take what is due; takes no writing lock where there is nothing to do."""
    if visit.stop():
        return ()
    now, at_once = visit.clock(), visit.wishes.now
    with visit.store.read() as reading:
        if not asked(reading).any_due(visit.site_id, now, ignore_window=at_once):
            return ()
    with visit.store.write() as writing:
        return outbox(writing).lease_due(
            visit.site_id, visit.owner, now, AT_ONCE, ttl=LEASE, ignore_window=at_once
        )


def _retry_at(
    visit: Visit, one: LeasedMessage[Intent], outcome: ArticleOutcome | BlockOutcome
) -> datetime | None:
    """Return when the site is told again; None where its answer is the last word."""
    if outcome.state is DeliveryState.DUE_AGAIN:
        wait = backoff(one.attempts + 1, visit.chance(), wish=outcome.retry_after)
        return visit.clock() + wait
    again = missing(one.missed) if outcome.state is DeliveryState.GONE else None
    return None if again is None else visit.clock() + again
