"""Lists by what was decided: who did, when, why it was edited, and what the site itself decided."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import and_, exists, func, or_, select

from moderator.store import ledger as ledger_rows
from moderator.store.columns import micros
from moderator.store.spans import deciding_time
from moderator.store.tables import ledger, standing

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select

    from moderator.store.transaction import Transaction

    Condition = ColumnElement[bool]

APART: Final = timedelta(days=1)
"""How far the clocks of several desks may differ."""

_LAST: Final = datetime.max.replace(tzinfo=UTC) - APART


class ByDecision(NamedTuple):
    """Comments that may be meant, and what must hold of their standing."""

    keys: Select[tuple[int]]
    stands: Condition


# Of one decision there may be thousands of rows; of one comment, few. So not by decision.
_OURS: Final = and_(
    ledger.c.kind == "decision", func.coalesce(ledger.c.decision, "") == standing.c.decision
)
_THEIRS: Final = and_(
    ledger.c.kind == "remote", ledger.c.seq == standing.c.seq, standing.c.decision.is_(None)
)


def _of_decisions(*wanted: Condition) -> ByDecision:
    here = and_(ledger.c.comment_id == standing.c.comment_id, _OURS, *wanted)
    return ByDecision(
        select(ledger.c.comment_id).where(
            *wanted, ledger.c.kind == "decision", ledger.c.comment_id.is_not(None)
        ),
        and_(standing.c.decision.is_not(None), exists().where(here)),
    )


def by(who: str) -> ByDecision:
    """Ask for what stands by the decision of ``who``."""
    return _of_decisions(ledger.c.actor == who)


def edited(why: str) -> ByDecision:
    """Ask for what stands with an edit, made for this reason."""
    return _of_decisions(ledger.c.payload.contains(f'"edit":"{why}"', autoescape=True))


def decided(transaction: Transaction, value: str) -> ByDecision:
    """Ask for what was decided in the time that ``value`` names, here or on the site."""
    begins, ends = deciding_time(value, transaction.now)
    inside = [ledger.c.at >= micros(begins), ledger.c.at < micros(ends)]
    near = [ledger.c.seq >= ledger_rows.row_at(transaction, micros(begins - APART))]
    if ends < _LAST:
        near.append(ledger.c.seq <= ledger_rows.row_at(transaction, micros(ends + APART)))
    keys = select(ledger.c.comment_id).where(
        *near, *inside, ledger.c.kind.in_(["decision", "remote"]), ledger.c.comment_id.is_not(None)
    )
    here = and_(ledger.c.comment_id == standing.c.comment_id, *inside, or_(_OURS, _THEIRS))
    return ByDecision(keys, exists().where(here))


def elsewhere() -> Condition:
    """Ask for what the site itself put where it stands."""
    return exists().where(ledger.c.comment_id == standing.c.comment_id, _THEIRS)
