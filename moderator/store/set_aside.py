"""Articles whose waiting comments are in nobody's queue for now: paused, or the chief's alone.

Nothing of it stands with a comment. A list of what waits leaves those articles out, unless the
list names an article, a group, or just what is set aside.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from sqlalchemy import ColumnElement, bindparam, false, func, select

from moderator.model import Field, FindingKind, State
from moderator.model.article import Handling
from moderator.store.article_policies import aside
from moderator.store.standing import BITS
from moderator.store.tables import standing, tallies
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from moderator.model import Query, Term

    Condition = ColumnElement[bool]

NAMED: Final[Mapping[str, Handling]] = {"paused": Handling.PAUSED, "chief": Handling.CHIEF}
"""The values of ``is:`` that mean what is set aside."""


def left_out(transaction: Transaction, query: Query) -> Condition | None:
    """Return what keeps a list of what waits free of what is set aside; None: nothing is."""
    if (
        query.state is not State.PENDING
        or query.article_id is not None
        or query.group is not None
        or any(_names(term) for term in query.terms)
    ):
        return None
    apart = aside(transaction)
    return standing.c.article_id.not_in(_inline(apart)) if apart else None


def among(transaction: Transaction, value: str) -> Condition:
    """Say that a comment stands under an article that is set aside in this way."""
    some = [key for key, handling in aside(transaction).items() if handling is NAMED[value]]
    return standing.c.article_id.in_(_inline(some)) if some else false()


def oldest(transaction: Transaction, site_id: int | None) -> int | None:
    """Return when the oldest comment came that waits for everybody."""
    wanted = select(standing.c.created_at).where(standing.c.state == State.PENDING.value)
    if site_id is not None:
        wanted = wanted.where(standing.c.site_id == site_id)
    if apart := aside(transaction):
        wanted = wanted.where(standing.c.article_id.not_in(_inline(apart)))
    return transaction.connection.execute(wanted.order_by(standing.c.created_at).limit(1)).scalar()


def oldest_chief(transaction: Transaction, site_id: int | None) -> int | None:
    """Return when the oldest comment came that waits for the chief."""
    wanted = select(standing.c.created_at).where(standing.c.state == State.CHIEF.value)
    if site_id is not None:
        wanted = wanted.where(standing.c.site_id == site_id)
    return transaction.connection.execute(wanted.order_by(standing.c.created_at).limit(1)).scalar()


def take_out(
    transaction: Transaction,
    site_id: int | None,
    findings: dict[FindingKind, int],
    sites: dict[int, int],
) -> dict[Handling, int]:
    """Take what is set aside out of the counts of what waits; return how much is set aside.

    Time grows with the comments that wait there.
    """
    totals: dict[Handling, int] = {}
    apart = aside(transaction)
    for block in blocks(apart):
        for item, at, total in transaction.connection.execute(
            select(tallies.c.item, tallies.c.site_id, tallies.c.total).where(
                tallies.c.scope == "article", tallies.c.item.in_([str(one) for one in block])
            )
        ):
            if site_id in {None, at}:
                handling = apart[int(item)]
                totals[handling] = totals.get(handling, 0) + int(total)
            sites[at] = sites.get(at, 0) - int(total)
        kinds: Counter[int] = Counter()
        here = _KINDS if site_id is None else _KINDS.where(standing.c.site_id == site_id)
        for bits, total in transaction.connection.execute(here, {"ids": block}):
            kinds[bits] += total
        for kind, bit in BITS.items():
            found = sum(total for bits, total in kinds.items() if bits & bit)
            if found and kind in findings:
                findings[kind] -= found
    return totals


def _names(term: Term) -> bool:
    return term.field in {Field.ARTICLE, Field.NEAR, Field.TOGETHER} or (
        term.field is Field.IS and bool(NAMED.keys() & set(term.values))
    )


def _inline(ids: Iterable[int]) -> ColumnElement[list[int]]:
    return bindparam(None, list(ids), expanding=True, literal_execute=True)


_KINDS: Final = (
    select(standing.c.kinds, func.count())
    .where(
        standing.c.article_id.in_(bindparam("ids", expanding=True)),
        standing.c.state == State.PENDING.value,
    )
    .group_by(standing.c.kinds)
)
