"""Deliveries: what is due goes to the site, and what became of it is kept at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from moderator.errors import LoginNeeded, Refused, SiteError, Unreachable
from moderator.model import Action, DeliveryState, Outcome, RemoteState
from moderator.sync.backoff import backoff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import Intent, RemoteComment
    from moderator.store import Leased
    from moderator.sync.visit import Visit

AT_ONCE = 10
"""Deliveries leased and handed to the site together; ``stop`` is asked between such groups."""

STALE_AFTER = timedelta(minutes=30)
"""An approval that waited longer is read again before it goes."""


def deliver(visit: Visit) -> None:
    """Send everything due, urgent removals first. Raises SiteError when the site as a whole fails.

    SENDING is on disk before the first request of a group, each outcome as soon as it is known.
    """
    while not visit.stop() and anything_due(visit):
        with visit.store.write() as writing:
            leased = writing.lease_due(
                visit.site_id, visit.owner, visit.clock(), AT_ONCE, ignore_window=visit.wishes.now
            )
        if not leased:
            return
        visit.changed()
        _send(visit, _without_stale(visit, leased))


def anything_due(visit: Visit) -> bool:
    """Return whether a delivery could go now, without taking the writing lock."""
    with visit.store.read() as reading:
        waiting, next_due = reading.waiting(visit.site_id)
    if not waiting:
        return False
    return visit.wishes.now or (next_due is not None and next_due <= visit.clock())


def _send(visit: Visit, leased: Sequence[Leased]) -> None:
    open_ones = {one.intent.key: one for one in leased}
    try:
        for outcome in visit.site.deliver([one.intent for one in leased]):
            one = open_ones.pop(outcome.key, None)
            if one is not None:
                _finish(visit, one, outcome)
    except (LoginNeeded, Refused):
        # The site did nothing for us: these wait on, and undo can still cancel them.
        _put_back(visit, tuple(open_ones.values()))
        raise
    except SiteError as error:
        wish = error.retry_after if isinstance(error, Unreachable) else None
        for one in open_ones.values():
            _finish(visit, one, _again(one, str(error), wish))
        raise
    for one in open_ones.values():
        _finish(visit, one, _again(one, "no outcome", None))


def _finish(visit: Visit, one: Leased, outcome: Outcome) -> None:
    now = visit.clock()
    retry_at = None
    if outcome.state is DeliveryState.DUE_AGAIN:
        wait = backoff(
            one.attempts + 1, visit.chance(), wish=outcome.retry_after, urgent=one.urgent
        )
        retry_at = now + wait
    with visit.store.write() as writing:
        kept = writing.finish(one, outcome, now, retry_at=retry_at)
    if kept:
        visit.tally.outcome(outcome.state)
        visit.changed()


def _put_back(visit: Visit, leased: Sequence[Leased]) -> None:
    with visit.store.write() as writing:
        for one in leased:
            writing.unsent(one)
    visit.changed()


def _again(one: Leased, problem: str, wish: float | None) -> Outcome:
    return Outcome(
        one.intent.key, DeliveryState.DUE_AGAIN, problem=problem or None, retry_after=wish
    )


def _without_stale(visit: Visit, leased: Sequence[Leased]) -> tuple[Leased, ...]:
    """Return ``leased`` less the approvals that waited too long for what the site has become."""
    old = [
        one
        for one in leased
        if one.intent.action is Action.APPROVE and visit.clock() - one.waited_since > STALE_AFTER
    ]
    if not old:
        return tuple(leased)
    try:
        now = visit.site.reread([one.intent.remote_id for one in old])
    except SiteError:
        _put_back(visit, leased)
        raise
    ended: set[int] = set()
    for one in old:
        if one.intent.remote_id in now:
            outcome = _stale(one.intent, now[one.intent.remote_id])
            if outcome is not None:
                _finish(visit, one, outcome)
                ended.add(one.id)
                continue
            there = now[one.intent.remote_id]
            if there is not None and _closed_since(one.intent, there):
                with visit.store.write() as writing:
                    writing.stop_closed(one, there)
                visit.changed()
                ended.add(one.id)
    return tuple(one for one in leased if one.id not in ended)


def _stale(intent: Intent, comment: RemoteComment | None) -> Outcome | None:
    """Return why an old approval must not go, or None when it may.

    An approval whose answer was lost may have arrived: then the site shows just what we wanted,
    and sending it again only confirms it.
    """
    if comment is None or comment.state is RemoteState.DELETED:
        return Outcome(intent.key, DeliveryState.GONE, comment)
    text = comment.text if intent.text is None else intent.text
    if comment.state is RemoteState.APPROVED and comment.text == text:
        return None
    if comment.version != intent.version:
        return Outcome(intent.key, DeliveryState.CONFLICT, comment)
    return None


def _closed_since(intent: Intent, comment: RemoteComment) -> bool:
    """Return whether the article was closed after the comment was approved: somebody must know."""
    if intent.expected is None or comment.state is RemoteState.APPROVED:
        return False
    known = intent.expected.article.comments_open
    return comment.article.comments_open is False and known is not False
