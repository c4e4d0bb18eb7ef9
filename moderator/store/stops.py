"""Approvals that are stopped because their site closed the article meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.model.obstacle import Barrier
from moderator.store import article_policies, connected, mirror, outcome, unsent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderator.model import RemoteComment
    from moderator.store.records import Leased
    from moderator.store.transaction import Transaction


def of_closed(transaction: Transaction, site_id: int, article_ids: Iterable[int]) -> None:
    """Stop what is unsent under articles that their site has closed just now.

    Where this desk closed one itself, what came in time is decided as ever.
    """
    known = article_policies.of(transaction, article_ids)
    theirs = [key for key, policy in known.items() if not policy.closed]
    inside = unsent.of_articles(transaction, theirs)
    unsent.stop(transaction, inside, Barrier.CLOSED, _name(transaction, site_id))


def closed_since(transaction: Transaction, leased: Leased, comment: RemoteComment) -> bool:
    """Stop a leased approval that was not sent; False when the lease was lost."""
    if not outcome.unsent(transaction, leased, not_before=None):
        return False
    mirror.save_articles(transaction, leased.site_id, [comment.article])
    name = _name(transaction, leased.site_id)
    unsent.stop(transaction, [leased.comment_id], Barrier.CLOSED, name)
    return True


def _name(transaction: Transaction, site_id: int) -> str:
    record = connected.site(transaction, site_id)
    return "" if record is None else record.info.name
