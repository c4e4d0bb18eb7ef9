"""Articles: their days are counted, and their sites are told what was decided about them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from moderator.errors import LoginNeeded, Refused, SiteError, Unreachable
from moderator.model import DeliveryState
from moderator.model.article import ArticleOutcome
from moderator.sync.backoff import backoff

if TYPE_CHECKING:
    from moderator.store.article_acts import LeasedArticle
    from moderator.sync.visit import Visit

AT_ONCE = 10
LEASE = timedelta(minutes=5)


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


def deliver_articles(visit: Visit) -> None:
    """Tell the site what is due about articles. Raises SiteError when it fails as a whole.

    SENDING is on disk before the first request, each outcome as soon as it is known.
    """
    close_due(visit)
    while not visit.stop() and _anything_due(visit):
        with visit.store.write() as writing:
            leased = writing.articles.lease_due(
                visit.site_id,
                visit.owner,
                visit.clock(),
                AT_ONCE,
                ttl=LEASE,
                ignore_window=visit.wishes.now,
            )
        if not leased:
            return
        for place, one in enumerate(leased):
            try:
                outcome = visit.site.set_commenting(one.intent)
            except (LoginNeeded, Refused):
                _put_back(visit, leased[place:])
                raise
            except SiteError as error:
                wish = error.retry_after if isinstance(error, Unreachable) else None
                _finish(visit, one, _again(one, str(error), wish))
                _put_back(visit, leased[place + 1 :])
                raise
            _finish(visit, one, outcome)


def _anything_due(visit: Visit) -> bool:
    """Return whether a delivery could go now, without taking the writing lock."""
    with visit.store.read() as reading:
        return reading.articles.any_due(
            visit.site_id, visit.clock(), ignore_window=visit.wishes.now
        )


def _again(one: LeasedArticle, problem: str, wish: float | None) -> ArticleOutcome:
    return ArticleOutcome(
        one.intent.key, DeliveryState.DUE_AGAIN, problem=problem or None, retry_after=wish
    )


def _finish(visit: Visit, one: LeasedArticle, outcome: ArticleOutcome) -> None:
    now = visit.clock()
    retry_at = None
    if outcome.state is DeliveryState.DUE_AGAIN:
        retry_at = now + backoff(one.attempts + 1, visit.chance(), wish=outcome.retry_after)
    with visit.store.write() as writing:
        kept = writing.articles.finish(one, outcome, now, retry_at=retry_at)
    if kept:
        visit.tally.outcome(outcome.state)
        visit.changed()


def _put_back(visit: Visit, leased: tuple[LeasedArticle, ...]) -> None:
    with visit.store.write() as writing:
        for one in leased:
            writing.articles.put_back(one)
