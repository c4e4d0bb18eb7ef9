"""Deciding about articles, and telling their sites: rows of the ledger and an outbox.

Each outcome but "again" is a row of the ledger, too; see :mod:`moderator.store.messages`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select, update

from moderator.model.article import ArticleIntent, ArticleOutcome, Did, Handling
from moderator.model.obstacle import Barrier
from moderator.store import article_policies as policies
from moderator.store import article_undo, ledger, unsent
from moderator.store.message_tables import article_deliveries
from moderator.store.messages import LeasedMessage, Messages
from moderator.store.records import Entry, Plain
from moderator.store.tables import articles, standing
from moderator.store.transaction import pairs

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from moderator.model.article import ArticleAct, ArticlePolicy
    from moderator.store.transaction import Transaction

BY_DATE: Final = "tự động"
"""Who closes an article whose days are over."""

_KIND_OF: Final = {handling: kind for kind, handling in policies.HANDLING.items()}
_BARRIERS: Final = {policies.CHIEF: Barrier.CHIEF_ONLY, policies.PAUSED: Barrier.PAUSED}


LeasedArticle = LeasedMessage[ArticleIntent]


class ArticleReading:
    """What can be asked about articles inside one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._t = transaction
        self._messages = Messages(transaction, article_deliveries, "article_id")

    def policy(self, article_id: int) -> ArticlePolicy | None:
        """Return what holds for an article; None for an unknown one."""
        return policies.policy(self._t, article_id)

    def holding(self, article_ids: set[int]) -> dict[int, ArticlePolicy]:
        """Return those of these articles for which anything was ever decided, and what holds."""
        return policies.of(self._t, policies.decided_about(self._t, article_ids))

    def listed(self) -> tuple[ArticlePolicy, ...]:
        """Return every article for which something holds, the newest first."""
        return policies.listed(self._t)

    def last_act(self, actor: str, after: int = 0) -> ArticleAct | None:
        """Return the newest act of ``actor`` about an article that holds; above row ``after``."""
        return article_undo.newest(self._t, actor, after)

    def act(self, seq: int) -> ArticleAct | None:
        """Return the act of a row of the ledger; None where it holds no longer."""
        return article_undo.act(self._t, seq)

    def of_comment(self, comment_id: int) -> int | None:
        """Return the article of a comment."""
        return self._t.connection.execute(
            select(standing.c.article_id).where(standing.c.comment_id == comment_id)
        ).scalar()

    def due(self, site_id: int) -> tuple[int, ...]:
        """Return the articles of a site whose days for comments are over."""
        return policies.due(self._t, site_id)

    def any_due(self, site_id: int, now: datetime, *, ignore_window: bool = False) -> bool:
        """Return whether a delivery about an article could go now."""
        return self._messages.any_due(site_id, now, ignore_window=ignore_window)


class ArticleWriting(ArticleReading):
    """What can be decided about articles, and what becomes of telling the sites."""

    def handle(self, actor: str, article_id: int, handling: Handling, note: str = "") -> bool:
        """Say who works on what waits under an article; False when it is so already.

        What is unsent of approvals there is stopped, unless everybody may work on it.
        """
        values = policies.stored(self._t, article_id)
        if values is None or values["handling"] == handling.value:
            return False
        self._decide(values, _KIND_OF[handling], actor, {}, note)
        if handling is Handling.CHIEF:
            self._stop(article_id, Barrier.CHIEF_ONLY, actor, note)
        elif handling is Handling.PAUSED:
            self._stop(article_id, Barrier.PAUSED, actor, note)
        return True

    def close(self, actor: str, article_id: int, not_before: datetime, note: str = "") -> bool:
        """Close an article for comments; False when it is closed here already.

        Where the site refused to, or did not find it, it is told again.
        """
        values = policies.stored(self._t, article_id)
        if values is None or (values["closed"] and not self._unheard(article_id)):
            return False
        seq = self._decide(values, policies.CLOSED, actor, {}, note)
        self._stop(article_id, Barrier.CLOSED, actor, note)
        self._tell(values, seq, opens=False, not_before=not_before)
        return True

    def close_due(self, article_id: int) -> bool:
        """Close an article because its days are over; what came in time is decided as ever."""
        values = policies.stored(self._t, article_id)
        at = None if values is None else values["closes_at"]
        if values is None or values["closed"] or at is None or at > self._t.at:
            return False
        seq = self._decide(values, policies.CLOSED, BY_DATE, {"by_date": True}, "")
        self._tell(values, seq, opens=False, not_before=self._t.now)
        return True

    def reopen(self, actor: str, article_id: int, not_before: datetime, note: str = "") -> bool:
        """Open an article for comments again; False when it is open as far as is known.

        Also one that the site closed by itself.
        """
        values = policies.stored(self._t, article_id)
        there = policies.policy(self._t, article_id)
        if values is None or there is None:
            return False
        if not values["closed"] and there.open_there is not False:
            return False
        seq = self._decide(values, policies.REOPENED, actor, {}, note)
        self._tell(values, seq, opens=True, not_before=not_before)
        return True

    def close_after(self, actor: str, article_id: int, days: int | None) -> bool:
        """Close an article ``days`` after it appeared, None: never; False when nothing changes."""
        values = policies.stored(self._t, article_id)
        if values is None or values["close_after"] == days:
            return False
        at = None if days is None else policies.closes_at(self._t, article_id, days)
        self._decide(values, policies.CLOSE_AFTER, actor, {"days": days, "closes_at": at}, "")
        return True

    def take_back(self, act: ArticleAct, actor: str, not_before: datetime) -> None:
        """Let hold what held before ``act``, which is the newest about its article."""
        values = policies.stored(self._t, act.article_id)
        if values is None:
            return
        was = article_undo.before(self._t, act.article_id, act.seq)
        said: dict[str, Plain] = {article_undo.UNDOES: act.seq}
        if act.did.value in policies.HANDLING:
            kind = _KIND_OF[Handling(was["handling"])]
            self._decide(values, kind, actor, said, "")
            if kind in _BARRIERS:
                self._stop(act.article_id, _BARRIERS[kind], actor, "")
        elif act.did is Did.REOPENED:
            seq = self._decide(values, policies.CLOSED, actor, said, "")
            self._stop(act.article_id, Barrier.CLOSED, actor, "")
            self._tell(values, seq, opens=False, not_before=not_before)
        else:
            days: dict[str, Plain] = {"days": was["close_after"], "closes_at": was["closes_at"]}
            if act.did is Did.CLOSED:
                seq = self._decide(values, policies.REOPENED, actor, said, "")
                self._tell(values, seq, opens=True, not_before=not_before)
                values = policies.stored(self._t, act.article_id) or values
            if values["close_after"] != was["close_after"]:
                self._decide(values, policies.CLOSE_AFTER, actor, {**days, **said}, "")

    def rebuild(self) -> None:
        """Make what holds for articles anew from the ledger."""
        policies.rebuild(self._t)

    # --- telling the site -----------------------------------------------------------------------

    def lease_due(
        self,
        site_id: int,
        owner: str,
        now: datetime,
        limit: int,
        *,
        ttl: timedelta,
        ignore_window: bool = False,
    ) -> tuple[LeasedArticle, ...]:
        """Take what is due, oldest first, at most one for each article."""
        found = self._messages.take_due(
            site_id, owner, now, limit, ttl=ttl, ignore_window=ignore_window
        )
        ids: dict[int, str] = pairs(
            self._t.connection.execute(
                select(articles.c.id, articles.c.remote_id).where(
                    articles.c.id.in_([row.article_id for row in found])
                )
            )
        )
        return tuple(
            LeasedMessage(
                row.id,
                ArticleIntent(row.key, ids[row.article_id], bool(row.opens)),
                row.fence + 1,
                row.attempts,
                row.missed,
            )
            for row in found
        )

    def finish(
        self,
        leased: LeasedArticle,
        outcome: ArticleOutcome,
        *,
        retry_at: datetime | None = None,
    ) -> bool:
        """Keep what became of a delivery; False when the lease was lost.

        An article that was not found is asked for again at ``retry_at``; without it, that is all.
        """
        settled = self._messages.settle(leased, outcome, retry_at=retry_at)
        if settled is None:
            return False
        row, over = settled
        self._touch(row.article_id)
        if not over:
            return True
        if outcome.open is not None:
            self._t.connection.execute(
                update(articles)
                .where(articles.c.id == row.article_id)
                .values(comments_open=outcome.open)
            )
        payload: dict[str, Plain] = {
            "article_id": row.article_id,
            "asked_by": row.seq,
            "open": bool(row.opens),
            "result": outcome.state.value,
            "problem": outcome.problem,
        }
        entry = Entry(kind=policies.SENT, actor="", payload=payload, site_id=row.site_id)
        ledger.append(self._t, [entry])
        return True

    def put_back(self, leased: LeasedArticle) -> None:
        """Let a delivery wait again that surely never reached the site."""
        self._messages.put_back(leased)

    def _decide(
        self,
        values: dict[str, Any],
        kind: str,
        actor: str,
        said: dict[str, Plain],
        note: str,
    ) -> int:
        payload: dict[str, Plain] = {"article_id": values["article_id"], **said}
        sealed = {"note": note.strip()} if note.strip() else {}
        entry = Entry(
            kind=kind, actor=actor, payload=payload, sealed=sealed, site_id=values["site_id"]
        )
        seq = ledger.append(self._t, [entry])[0]
        new = policies.apply(values, kind, payload)
        policies.keep(self._t, new, actor, self._t.at, seq)
        self._touch(values["article_id"])
        return seq

    def _stop(self, article_id: int, barrier: Barrier, actor: str, note: str) -> None:
        """Stop the approvals of an article that have not left."""
        unsent.stop(self._t, unsent.of_articles(self._t, [article_id]), barrier, actor, note)

    def _tell(self, values: dict[str, Any], seq: int, *, opens: bool, not_before: datetime) -> None:
        """Have the site told of row ``seq``, where it can be; what waits it need not hear."""
        about = {"article_id": values["article_id"], "site_id": values["site_id"]}
        there = policies.policy(self._t, values["article_id"])
        if there is None or not there.site_closes:
            self._messages.cancel_waiting(about)
            return
        self._messages.queue({**about, "opens": opens}, seq, not_before)

    def _unheard(self, article_id: int) -> bool:
        policy = policies.policy(self._t, article_id)
        return policy is not None and policy.unheard

    def _touch(self, article_id: int) -> None:
        """Have windows look again at what waits under an article."""
        self._t.touch(
            self._t.connection.execute(
                select(standing.c.comment_id).where(
                    standing.c.article_id == article_id, standing.c.state.in_(_WORKED_ON)
                )
            ).scalars()
        )


_WORKED_ON: Final = ("pending", "held", "chief", "conflict")
