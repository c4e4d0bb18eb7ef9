"""Deliveries to the sites: taken under a lease, finished under its fence, never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, and_, case, exists, func, insert, or_, select, update

from moderator.model import (
    Action,
    DeliveryState,
    Intent,
    RemoteArticle,
    RemoteAuthor,
    RemoteComment,
    RemoteState,
)
from moderator.store import fences, publishing
from moderator.store.columns import maybe_moment, micros, moment
from moderator.store.fences import UNSENT
from moderator.store.message_tables import OUTBOXES
from moderator.store.records import Leased
from moderator.store.stored import OPEN
from moderator.store.tables import articles, comment_versions, comments, deliveries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime, timedelta

    from moderator.store.transaction import Transaction

_OPEN: Final = [state.value for state in OPEN]
_OVERTAKEN: Final = "what was wanted later is sent instead"


def queue(transaction: Transaction, rows: Sequence[dict[str, Any]]) -> None:
    """Put deliveries into the outbox; ``rows`` lack id, key and everything about sending."""
    next_id = transaction.next_id(deliveries)
    fresh = {
        "state": DeliveryState.WAITING.value,
        "attempts": 0,
        "fence": 0,
        "released": False,
        "created_at": transaction.at,
    }
    transaction.many(
        insert(deliveries),
        [
            {"id": delivery_id, "key": fences.new_key(), **fresh, **row}
            for delivery_id, row in enumerate(rows, next_id)
        ],
    )


def cancel(transaction: Transaction, delivery_ids: Iterable[int], why: str) -> int:
    """Cancel deliveries that are not being sent; return how many there were."""
    done = transaction.connection.execute(
        update(deliveries)
        .where(deliveries.c.id.in_(list(delivery_ids)), deliveries.c.state.in_(UNSENT))
        .values(state=DeliveryState.CANCELLED.value, problem=why, finished_at=transaction.at)
    )
    return int(done.rowcount)


def give_way(transaction: Transaction, delivery_id: int, *, attempts: int) -> bool:
    """Cancel a delivery that was taken when the same comment has a later one; else return False.

    Sending it again would show in public, if only for a moment, what somebody took back since; an
    urgent removal would wait for it besides. ``attempts`` is how often it may have arrived: an
    undo queued behind one that surely never did has nothing to take back, and goes with it.
    """
    row = transaction.connection.execute(
        select(deliveries).where(deliveries.c.id == delivery_id)
    ).one()
    later = transaction.connection.execute(
        select(deliveries.c.id, deliveries.c.inverse, deliveries.c.decision).where(
            deliveries.c.comment_id == row.comment_id,
            deliveries.c.id > row.id,
            deliveries.c.state.in_(UNSENT),
        )
    ).all()
    if not later:
        return False
    transaction.connection.execute(
        update(deliveries)
        .where(deliveries.c.id == row.id)
        .values(
            state=DeliveryState.CANCELLED.value,
            problem=_OVERTAKEN,
            attempts=attempts,
            lease_until=None,
            finished_at=transaction.at,
        )
    )
    if not attempts:
        undone = [one.id for one in later if one.inverse and one.decision == row.decision]
        cancel(transaction, undone, "nothing to take back")
    return True


def lease_due(
    transaction: Transaction,
    site_id: int,
    owner: str,
    now: datetime,
    limit: int,
    *,
    ignore_window: bool,
    ttl: timedelta,
    stopped: Callable[[Transaction, Sequence[Any]], bool],
) -> tuple[Leased, ...]:
    """Take what is due; see :meth:`moderator.store.Writing.lease_due`.

    ``stopped`` looks at what is due and takes away what must not go; it tells whether it did.
    """
    fences.cap(transaction, deliveries, site_id, now)
    due = fences.due(deliveries, now, ignore_window=ignore_window)
    if publishing.opening(transaction, site_id, now) is not None:
        due = and_(due, ~publishing.WAITS)
    abandoned = fences.abandoned(deliveries, transaction.database_time())
    _drop_overtaken(transaction, site_id, abandoned)
    earlier = deliveries.alias("earlier")
    first = ~exists().where(
        earlier.c.comment_id == deliveries.c.comment_id,
        earlier.c.id < deliveries.c.id,
        earlier.c.state.in_(_OPEN),
    )
    next_ones = (
        select(deliveries)
        .where(deliveries.c.site_id == site_id, or_(due, abandoned), first)
        .order_by(deliveries.c.urgent.desc(), deliveries.c.id)
        .limit(limit)
    )
    found = transaction.connection.execute(next_ones).all()
    while stopped(transaction, found):
        found = transaction.connection.execute(next_ones).all()
    ids = [row.id for row in found]
    if not ids:
        return ()
    expected = _expected(transaction, ids)
    fences.take(transaction, deliveries, ids, owner, ttl)
    transaction.touch(row.comment_id for row in found)
    return tuple(_leased(row, expected[row.id]) for row in found)


def _drop_overtaken(transaction: Transaction, site_id: int, abandoned: ColumnElement[bool]) -> None:
    rows = transaction.connection.execute(
        select(deliveries).where(deliveries.c.site_id == site_id, abandoned)
    ).all()
    for row in rows:
        if give_way(transaction, row.id, attempts=row.attempts):
            transaction.touch([row.comment_id])


def _leased(row: Any, expected: RemoteComment) -> Leased:  # noqa: ANN401 - SQLAlchemy's row
    """Return a delivery, as it was before it was taken, under its new fence."""
    return Leased(
        id=row.id,
        site_id=row.site_id,
        comment_id=row.comment_id,
        intent=Intent(
            key=row.key,
            remote_id=expected.remote_id,
            action=Action(row.action),
            version=row.remote_version,
            text=row.text,
            name=row.name,
            reason=row.reason,
            note=row.note,
            expected=expected,
        ),
        fence=row.fence + 1,
        urgent=row.urgent,
        attempts=row.attempts,
        waited_since=moment(row.created_at),
    )


def waiting(transaction: Transaction, site_id: int) -> tuple[int, datetime | None]:
    """Return how many deliveries are still to be made, and when the next one is due.

    Those about articles and readers are among them. Approvals are not due before the publishing
    hours begin.
    """
    opens = publishing.opening(transaction, site_id, transaction.now)
    begins = 0 if opens is None else micros(opens)
    unsent = deliveries.c.state.in_(UNSENT)
    early = and_(unsent, publishing.WAITS, deliveries.c.not_before < begins)
    found = [
        transaction.connection.execute(
            select(
                func.count(),
                func.min(
                    case(
                        *(((early, begins),) if table is deliveries else ()),
                        (table.c.state.in_(UNSENT), table.c.not_before),
                        else_=table.c.lease_until,
                    )
                ),
            ).where(table.c.site_id == site_id, table.c.state.in_(_OPEN))
        ).one()
        for table in (deliveries, *OUTBOXES)
    ]
    dues = [due for _, due in found if due is not None]
    return sum(int(count) for count, _ in found), maybe_moment(min(dues, default=None))


def urgent_due(transaction: Transaction, site_id: int) -> datetime | None:
    """Return when the next urgent removal may go, None when none waits."""
    return maybe_moment(
        transaction.connection.execute(
            select(func.min(deliveries.c.not_before)).where(
                deliveries.c.site_id == site_id,
                deliveries.c.state.in_(UNSENT),
                deliveries.c.urgent.is_(True),
            )
        ).scalar()
    )


def refused(transaction: Transaction, site_id: int) -> int:
    """Return how many comments have a refusal as the last word of their site."""
    later = deliveries.alias("later")
    newest = ~exists().where(
        later.c.comment_id == deliveries.c.comment_id, later.c.id > deliveries.c.id
    )
    return int(
        transaction.connection.execute(
            select(func.count())
            .select_from(deliveries)
            .where(
                deliveries.c.site_id == site_id,
                deliveries.c.state == DeliveryState.REFUSED.value,
                newest,
            )
        ).scalar_one()
    )


def _expected(transaction: Transaction, delivery_ids: Sequence[int]) -> dict[int, RemoteComment]:
    """Return each comment as it was when the person decided about it."""
    found: dict[int, RemoteComment] = {}
    for row in transaction.connection.execute(
        select(
            deliveries.c.id.label("delivery"),
            deliveries.c.remote_version.label("version"),
            deliveries.c.remote_state.label("state"),
            comment_versions.c.text.label("body"),
            comment_versions.c.name.label("reader_name"),
            comments,
            articles.c.remote_id.label("article_remote"),
            articles.c.title,
            articles.c.url,
            articles.c.comments_open,
        )
        .join(comments, comments.c.id == deliveries.c.comment_id)
        .join(comment_versions, comment_versions.c.id == deliveries.c.version_id)
        .join(articles, articles.c.id == comments.c.article_id)
        .where(deliveries.c.id.in_(list(delivery_ids)))
    ):
        found[row.delivery] = RemoteComment(
            remote_id=row.remote_id,
            version=row.version,
            state=RemoteState(row.state),
            text=row.body,
            author=RemoteAuthor(row.reader_name, row.account, row.email, row.ip, row.agent),
            article=RemoteArticle(
                row.article_remote, row.title, row.url, comments_open=row.comments_open
            ),
            created_at=moment(row.created_at),
            updated_at=maybe_moment(row.updated_at),
            parent_id=row.parent_remote,
            link=row.link,
            flags=row.flags,
            decided_by=row.decided_by,
            decided_at=maybe_moment(row.decided_at),
        )
    return found
