"""Connected sites, their rounds of sync, and who may fetch from them now."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, bindparam, delete, func, insert, select, update

from moderator.model import DeliveryState, Round, SiteInfo, SiteRecord, State, SyncStatus
from moderator.store import outbox, publishing, site_clocks
from moderator.store.columns import dump, load, maybe_moment, micros
from moderator.store.stored import OPEN
from moderator.store.tables import deliveries, fetch_leases, rounds, sites, tallies
from moderator.store.transaction import pairs

if TYPE_CHECKING:
    from moderator.store.transaction import Transaction

_ROUNDS_KEPT: Final = 1000
_SITES: Final = select(sites).order_by(sites.c.id)
_SITE: Final = select(sites).where(sites.c.id == bindparam("of"))


def sites_of(transaction: Transaction) -> tuple[SiteRecord, ...]:
    """Return the connected sites, oldest first."""
    return tuple(_record(row) for row in transaction.connection.execute(_SITES))


def site(transaction: Transaction, site_id: int) -> SiteRecord | None:
    """Return one site, or None."""
    row = transaction.connection.execute(_SITE, {"of": site_id}).one_or_none()
    return None if row is None else _record(row)


def add(transaction: Transaction, info: SiteInfo) -> int:
    """Connect a site and return its id; the same address is updated instead."""
    found = transaction.connection.execute(
        select(sites.c.id).where(sites.c.address == info.address)
    ).scalar()
    if found is not None:
        update_info(transaction, found, info)
        return int(found)
    site_id = transaction.next_id(sites)
    transaction.connection.execute(
        insert(sites).values(id=site_id, address=info.address, info=dump(info))
    )
    return site_id


def update_info(transaction: Transaction, site_id: int, info: SiteInfo) -> None:
    """Keep what the site says of itself now."""
    transaction.connection.execute(
        update(sites).where(sites.c.id == site_id).values(address=info.address, info=dump(info))
    )


def set_cursor(transaction: Transaction, site_id: int, cursor: str) -> None:
    """Keep how far fetching has come."""
    transaction.connection.execute(update(sites).where(sites.c.id == site_id).values(cursor=cursor))


def add_round(transaction: Transaction, done: Round, *, reconciled: bool) -> None:
    """Keep what a round did, and forget the oldest ones."""
    newest = transaction.connection.execute(
        insert(rounds)
        .values(
            id=transaction.next_id(rounds),
            site_id=done.site_id,
            ended_at=micros(done.ended_at),
            good=done.problem is None,
            data=dump(done),
        )
        .returning(rounds.c.id)
    ).scalar_one()
    transaction.connection.execute(delete(rounds).where(rounds.c.id <= newest - _ROUNDS_KEPT))
    if reconciled:
        transaction.connection.execute(
            update(sites)
            .where(sites.c.id == done.site_id)
            .values(reconciled_at=micros(done.ended_at))
        )


def rounds_of(transaction: Transaction, site_id: int, limit: int) -> tuple[Round, ...]:
    """Return the newest rounds with a site, newest first."""
    found = transaction.connection.execute(
        select(rounds.c.data)
        .where(rounds.c.site_id == site_id)
        .order_by(rounds.c.id.desc())
        .limit(limit)
    ).scalars()
    return tuple(load(data, Round) for data in found)


def status(transaction: Transaction, site_id: int) -> SyncStatus | None:
    """Return the status bar's evidence for one site."""
    record = site(transaction, site_id)
    if record is None:
        return None
    newest = rounds_of(transaction, site_id, 1)
    good = transaction.connection.execute(
        select(func.max(rounds.c.ended_at)).where(
            rounds.c.site_id == site_id, rounds.c.good.is_(True)
        )
    ).scalar()
    by_state: dict[str, int] = pairs(
        transaction.connection.execute(
            select(deliveries.c.state, func.count())
            .where(
                deliveries.c.site_id == site_id,
                deliveries.c.state.in_([state.value for state in OPEN]),
            )
            .group_by(deliveries.c.state)
        )
    )
    conflicts = transaction.connection.execute(
        select(tallies.c.total).where(
            tallies.c.scope == "state",
            tallies.c.site_id == site_id,
            tallies.c.item == State.CONFLICT.value,
        )
    ).scalar()
    _, due = outbox.waiting(transaction, site_id)
    opens = publishing.opening(transaction, site_id, transaction.now)
    later = 0 if opens is None else publishing.later(transaction, site_id)
    return SyncStatus(
        site=record,
        connected=newest[0].problem is None if newest else None,
        last_round=newest[0] if newest else None,
        last_success=maybe_moment(good),
        waiting=by_state.get(DeliveryState.WAITING, 0)
        + by_state.get(DeliveryState.DUE_AGAIN, 0)
        - later,
        sending=by_state.get(DeliveryState.SENDING, 0),
        refused=outbox.refused(transaction, site_id),
        conflicts=int(conflicts or 0),
        next_due=due,
        urgent_due=outbox.urgent_due(transaction, site_id),
        later=later,
        opens_at=opens,
        clock_ahead=site_clocks.off_by(transaction, site_id),
    )


def fetch_lease(transaction: Transaction, site_id: int, owner: str, ttl: timedelta) -> bool:
    """Take or renew the fetch lease of a site by the database's clock."""
    now = transaction.database_time()
    held = transaction.connection.execute(
        select(fetch_leases).where(fetch_leases.c.site_id == site_id)
    ).one_or_none()
    if held is not None and held.owner != owner and held.lease_until > now:
        return False
    release(transaction, site_id, None)
    transaction.connection.execute(
        insert(fetch_leases).values(
            site_id=site_id, owner=owner, lease_until=now + ttl // timedelta(microseconds=1)
        )
    )
    return True


def release(transaction: Transaction, site_id: int, owner: str | None) -> None:
    """Give the fetch lease back; ``owner`` None gives back anybody's."""
    mine = delete(fetch_leases).where(fetch_leases.c.site_id == site_id)
    if owner is not None:
        mine = mine.where(fetch_leases.c.owner == owner)
    transaction.connection.execute(mine)


def _record(row: Row[Any]) -> SiteRecord:
    return SiteRecord(
        id=row.id,
        info=load(row.info, SiteInfo),
        cursor=row.cursor,
        reconciled_at=maybe_moment(row.reconciled_at),
    )
