"""What holds for articles: who works on what waits there, and whether it takes comments.

Each change is a row of the ledger, of one of ``KINDS``; the newest counts. ``article_policies``
holds what they come to, one row an article, and can be made anew from them (:func:`rebuild`).
Pausing moves no comment: a list of what waits leaves out the articles that are set aside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, func, insert, or_, select

from moderator.model import DeliveryState
from moderator.model.article import ArticlePolicy, Handling
from moderator.model.obstacle import Barrier, Obstacle
from moderator.store import connected
from moderator.store import ledger as ledger_rows
from moderator.store.article_tables import article_policies
from moderator.store.columns import maybe_moment, moment
from moderator.store.message_tables import article_deliveries
from moderator.store.tables import articles, ledger, standing
from moderator.store.transaction import Transaction, blocks, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from moderator.store.records import Plain, Where

PAUSED: Final = "article_paused"
CHIEF: Final = "article_chief"
EVERYBODY: Final = "article_everybody"
CLOSED: Final = "article_closed"
REOPENED: Final = "article_reopened"
CLOSE_AFTER: Final = "article_close_after"
SENT: Final = "article_sent"
"""What became of telling a site; no policy."""

KINDS: Final = (PAUSED, CHIEF, EVERYBODY, CLOSED, REOPENED, CLOSE_AFTER)
HANDLING: Final[Mapping[str, Handling]] = {
    PAUSED: Handling.PAUSED,
    CHIEF: Handling.CHIEF,
    EVERYBODY: Handling.EVERYBODY,
}
DAY: Final = 86_400_000_000


def policy(transaction: Transaction, article_id: int) -> ArticlePolicy | None:
    """Return what holds for an article; None for an unknown one."""
    return of(transaction, [article_id]).get(article_id)


def holding(transaction: Transaction, article_id: int) -> ArticlePolicy | None:
    """Return what holds for an article; None where nothing was ever decided about it."""
    return of(transaction, decided_about(transaction, [article_id])).get(article_id)


def of(transaction: Transaction, article_ids: Iterable[int]) -> dict[int, ArticlePolicy]:
    """Return what holds for these articles; unknown ones are left out."""
    wanted = tuple(article_ids)
    if not wanted:
        return {}
    sites = {one.id: one.info for one in connected.sites_of(transaction)}
    found: dict[int, ArticlePolicy] = {}
    for block in blocks(dict.fromkeys(wanted)):
        told = _told(transaction, block)
        for row in transaction.connection.execute(_POLICIES, {"ids": block}):
            last = told.get(row.id)
            info = sites.get(row.site_id)
            found[row.id] = ArticlePolicy(
                article_id=row.id,
                title=row.title,
                handling=Handling(row.handling or Handling.EVERYBODY.value),
                closed=bool(row.closed),
                by_date=bool(row.by_date),
                close_after=row.close_after,
                closes_at=maybe_moment(row.closes_at),
                actor=row.actor or "",
                at=maybe_moment(row.at),
                seq=row.seq or 0,
                site_closes=info is not None and info.closes_articles,
                open_there=row.comments_open,
                sending=None if last is None else DeliveryState(last.state),
                problem=None if last is None else last.problem,
                missed=0 if last is None else last.missed,
                again_at=None if last is None else moment(last.not_before),
            )
    return found


def decided_about(transaction: Transaction, article_ids: Iterable[int]) -> tuple[int, ...]:
    """Return those of these articles for which anything was ever decided: mostly none."""
    some: list[int] = []
    for block in blocks(dict.fromkeys(article_ids)):
        some += transaction.connection.execute(_SOME, {"ids": block}).scalars()
    return tuple(some)


def listed(transaction: Transaction) -> tuple[ArticlePolicy, ...]:
    """Return every article for which something holds, the newest first."""
    found = of(transaction, transaction.connection.execute(_ALL).scalars())
    some = [one for one in found.values() if not one.plain]
    return tuple(sorted(some, key=lambda one: -one.seq))


def aside(transaction: Transaction) -> dict[int, Handling]:
    """Return the articles whose waiting comments are out of everybody's queue."""
    found = transaction.connection.execute(_ASIDE)
    return {article_id: Handling(handling) for article_id, handling in found}


def due(transaction: Transaction, site_id: int) -> tuple[int, ...]:
    """Return the articles of a site whose days for comments are over."""
    return tuple(
        transaction.connection.execute(_DUE, {"site": site_id, "now": transaction.at}).scalars()
    )


def closes_at(transaction: Transaction, article_id: int, days: int) -> int | None:
    """Return when an article's days are over: from its publication, else its first comment."""
    since = transaction.connection.execute(
        select(func.coalesce(articles.c.published_at, _FIRST)).where(articles.c.id == article_id)
    ).scalar()
    return None if since is None else int(since) + days * DAY


def obstacles(transaction: Transaction, there: Mapping[int, Where]) -> dict[int, list[Obstacle]]:
    """Say which comments stand under articles that are the chief's alone."""
    alone = {key for key, handling in aside(transaction).items() if handling is Handling.CHIEF}
    chiefs = _set(transaction, CHIEF, alone & {one.article_id for one in there.values()})
    return {
        one.comment_id: [chiefs[one.article_id]]
        for one in there.values()
        if one.article_id in chiefs
    }


def stopping(transaction: Transaction, article_ids: Iterable[int]) -> dict[int, Obstacle]:
    """Say which of these articles a person paused or closed: approvals made before that stop."""
    known = of(transaction, decided_about(transaction, article_ids))
    shut = {key for key, one in known.items() if one.closed and not one.by_date}
    paused = {key for key, one in known.items() if one.handling is Handling.PAUSED}
    return _set(transaction, PAUSED, paused) | _set(transaction, CLOSED, shut)


def _set(transaction: Transaction, kind: str, article_ids: set[int]) -> dict[int, Obstacle]:
    """Return who decided ``kind`` last about each article, whatever was decided besides."""
    if not article_ids:
        return {}
    found: dict[int, Obstacle] = {}
    for article_id, title in titles(transaction, article_ids).items():
        # Payloads are canonical, their keys sorted: nothing comes before the article.
        begins = f'{{"article_id":{article_id}'
        given = {"kind": kind, "alone": f"{begins}}}", "begins": f"{begins},%"}
        row = transaction.connection.execute(_LAST_OF, given).one_or_none()
        if row is not None:
            at = moment(row.at)
            found[article_id] = Obstacle(_BARRIERS[kind], row.actor, at, what=title, seq=row.seq)
    return found


def stored(transaction: Transaction, article_id: int) -> dict[str, Any] | None:
    """Return the projection's row of an article as it would be written; None for an unknown one."""
    row = transaction.connection.execute(_POLICIES, {"ids": [article_id]}).one_or_none()
    if row is None:
        return None
    return {
        "article_id": row.id,
        "site_id": row.site_id,
        "handling": row.handling or Handling.EVERYBODY.value,
        "closed": bool(row.closed),
        "by_date": bool(row.by_date),
        "close_after": row.close_after,
        "closes_at": row.closes_at,
    }


def apply(values: dict[str, Any], kind: str, payload: Mapping[str, Plain]) -> dict[str, Any]:
    """Return the projection's row after a row of the ledger. Pure."""
    if kind in HANDLING:
        return {**values, "handling": HANDLING[kind].value}
    if kind == CLOSED:
        return {**values, "closed": True, "by_date": bool(payload.get("by_date"))}
    if kind == REOPENED:
        # Whoever opens it again after its days were over means it to stay open.
        return {**values, "closed": False, "by_date": False, "close_after": None, "closes_at": None}
    return {**values, "close_after": payload.get("days"), "closes_at": payload.get("closes_at")}


def keep(transaction: Transaction, values: dict[str, Any], actor: str, at: int, seq: int) -> None:
    """Write the projection's row of an article."""
    gone = article_policies.c.article_id == values["article_id"]
    transaction.connection.execute(delete(article_policies).where(gone))
    transaction.connection.execute(
        insert(article_policies).values(**values, actor=actor, at=at, seq=seq)
    )


def rebuild(transaction: Transaction) -> None:
    """Make the projection anew from the ledger."""
    transaction.connection.execute(delete(article_policies))
    for row in expected(transaction).values():
        transaction.connection.execute(insert(article_policies).values(row))


def expected(transaction: Transaction) -> dict[int, dict[str, Any]]:
    """Return the rows that the projection must hold, by article."""
    rows: dict[int, dict[str, Any]] = {}
    for row in transaction.connection.execute(_DECIDED):
        payload = ledger_rows.payload_of(row.payload)
        article_id = int(payload["article_id"])
        now = rows.get(article_id, {"article_id": article_id, "site_id": row.site_id, **NOTHING})
        said = {"actor": row.actor, "at": row.at, "seq": row.seq}
        rows[article_id] = {**apply(now, row.kind, payload), **said}
    return rows


def differences(transaction: Transaction) -> tuple[str, ...]:
    """Say where the projection differs from what the ledger says."""
    wanted = expected(transaction)
    there = {
        row["article_id"]: dict(row)
        for row in transaction.connection.execute(select(article_policies)).mappings()
    }
    return tuple(
        f"what holds for article {key} differs from the ledger"
        for key in sorted(wanted.keys() | there.keys())
        if wanted.get(key) != there.get(key)
    )


def titles(transaction: Transaction, article_ids: Iterable[int]) -> dict[int, str]:
    """Return the titles of articles."""
    found: dict[int, str] = {}
    for block in blocks(dict.fromkeys(article_ids)):
        found |= pairs(transaction.connection.execute(_TITLES, {"ids": block}))
    return found


def _told(transaction: Transaction, article_ids: list[int]) -> dict[int, Any]:
    """Return the newest delivery about each article; one that was cancelled tells nothing."""
    return {
        row.article_id: row
        for row in transaction.connection.execute(_DELIVERIES, {"ids": article_ids})
    }


NOTHING: Final = {
    "handling": Handling.EVERYBODY.value,
    "closed": False,
    "by_date": False,
    "close_after": None,
    "closes_at": None,
}
_DECIDED: Final = select(ledger).where(ledger.c.kind.in_(KINDS)).order_by(ledger.c.seq)
_LAST_OF: Final = (
    select(ledger.c.seq, ledger.c.actor, ledger.c.at)
    .where(
        ledger.c.kind == bindparam("kind"),
        or_(
            ledger.c.payload == bindparam("alone"),
            ledger.c.payload.like(bindparam("begins")),
        ),
    )
    .order_by(ledger.c.seq.desc())
    .limit(1)
)
_BARRIERS: Final = {
    CHIEF: Barrier.CHIEF_ONLY,
    PAUSED: Barrier.PAUSED,
    CLOSED: Barrier.CLOSED,
}
_FIRST: Final = (
    select(func.min(standing.c.created_at))
    .where(standing.c.article_id == articles.c.id)
    .scalar_subquery()
)
_POLICIES: Final = (
    select(
        articles.c.id,
        articles.c.site_id,
        articles.c.title,
        articles.c.comments_open,
        *(
            article_policies.c[name]
            for name in (
                "handling",
                "closed",
                "by_date",
                "close_after",
                "closes_at",
                "actor",
                "at",
                "seq",
            )
        ),
    )
    .outerjoin(article_policies, article_policies.c.article_id == articles.c.id)
    .where(articles.c.id.in_(bindparam("ids", expanding=True)))
)
_ALL: Final = select(article_policies.c.article_id)
_SOME: Final = _ALL.where(article_policies.c.article_id.in_(bindparam("ids", expanding=True)))
_ASIDE: Final = select(article_policies.c.article_id, article_policies.c.handling).where(
    article_policies.c.handling != Handling.EVERYBODY.value
)
_DUE: Final = select(article_policies.c.article_id).where(
    article_policies.c.site_id == bindparam("site"),
    article_policies.c.closed.is_(False),
    article_policies.c.closes_at <= bindparam("now"),
)
_TITLES: Final = select(articles.c.id, articles.c.title).where(
    articles.c.id.in_(bindparam("ids", expanding=True))
)
_DELIVERIES: Final = (
    select(article_deliveries)
    .where(
        article_deliveries.c.article_id.in_(bindparam("ids", expanding=True)),
        article_deliveries.c.state != DeliveryState.CANCELLED.value,
    )
    .order_by(article_deliveries.c.id)
)
