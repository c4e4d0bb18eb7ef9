"""Where comments wait: sections and articles."""

from __future__ import annotations

from collections import Counter
from typing import Final

from sqlalchemy import bindparam, select

from moderator.model import Place
from moderator.store import article_policies
from moderator.store.tables import articles, tallies
from moderator.store.transaction import Transaction, blocks, pairs


def places(transaction: Transaction) -> tuple[Place, ...]:
    """Return the sections, and the articles with pending comments, most of them first.

    Those follow for which something holds though nothing waits there.
    """
    waiting = pairs(transaction.connection.execute(_PENDING_BY_ARTICLE))
    by_section: Counter[str] = Counter()
    found: list[Place] = []
    holds = {one.article_id: one for one in article_policies.listed(transaction)}
    for block in blocks(int(key) for key in waiting):
        for row in transaction.connection.execute(_TITLES, {"ids": block}):
            pending = int(waiting[str(row.id)])
            by_section[row.section] += pending
            found.append(Place(row.title, pending, row.section, row.id, holds.pop(row.id, None)))
    found += [Place(one.title, 0, "", one.article_id, one) for one in holds.values()]
    for section in sections(transaction):
        by_section.setdefault(section, 0)
    found.sort(key=lambda one: -one.pending)
    return (
        *(Place(name, total, name) for name, total in sorted(by_section.items()) if name),
        *found,
    )


def sections(transaction: Transaction) -> tuple[str, ...]:
    """Return the sections that articles stand in."""
    found = transaction.connection.execute(select(articles.c.section).distinct()).scalars()
    return tuple(sorted(one for one in found if one))


_PENDING_BY_ARTICLE: Final = select(tallies.c.item, tallies.c.total).where(
    tallies.c.scope == "article"
)
_TITLES: Final = select(articles.c.id, articles.c.title, articles.c.section).where(
    articles.c.id.in_(bindparam("ids", expanding=True))
)
