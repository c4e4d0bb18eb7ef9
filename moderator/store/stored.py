"""A comment as the mirror has it, read whole for whatever compares or changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from sqlalchemy import bindparam, select

from moderator.model import Action, DeliveryState, RemoteState, State
from moderator.store.tables import comment_versions, comments, deliveries, sites, standing
from moderator.store.transaction import Transaction, blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import BindParameter

OPEN: Final = (DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.DUE_AGAIN)
"""The states of a delivery that is still to be made."""


class Stored(Struct):
    """The mirror's row with its current version and where it stands."""

    id: int
    site_id: int
    remote_id: str
    article_id: int
    parent_remote: str | None
    parent_id: int | None
    remote_state: RemoteState
    remote_version: str
    version_id: int
    original_id: int
    account: str | None
    email: str | None
    link: str | None
    flags: int
    ruleset: str
    fingerprint: int | None
    created_at: int
    updated_at: int | None
    decided_by: str | None
    decided_at: int | None
    seen_at: int
    text: str
    name: str
    state: State
    decision: str | None


_SELECT: Final = (
    select(
        comments.c.id,
        comments.c.site_id,
        comments.c.remote_id,
        comments.c.article_id,
        comments.c.parent_remote,
        comments.c.parent_id,
        comments.c.remote_state,
        comments.c.remote_version,
        comments.c.version_id,
        comments.c.original_id,
        comments.c.account,
        comments.c.email,
        comments.c.link,
        comments.c.flags,
        comments.c.ruleset,
        comments.c.fingerprint,
        comments.c.created_at,
        comments.c.updated_at,
        comments.c.decided_by,
        comments.c.decided_at,
        comments.c.seen_at,
        comment_versions.c.text,
        comment_versions.c.name,
        standing.c.state,
        standing.c.decision,
    )
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .join(standing, standing.c.comment_id == comments.c.id)
)

# Built once: building a statement takes longer than running it.
_IDS: Final[BindParameter[Sequence[Any]]] = bindparam("ids", expanding=True)
_BY_ID: Final = _SELECT.where(comments.c.id.in_(_IDS))
_BY_REMOTE: Final = _SELECT.where(
    comments.c.site_id == bindparam("site"), comments.c.remote_id.in_(_IDS)
)
_OPEN_OF: Final = (
    select(deliveries)
    .where(deliveries.c.comment_id.in_(_IDS), deliveries.c.state.in_([one.value for one in OPEN]))
    .order_by(deliveries.c.id)
)


_OPEN_APPROVALS: Final = (
    select(deliveries.c.comment_id)
    .where(
        deliveries.c.site_id.in_(select(sites.c.id)),
        deliveries.c.state.in_([one.value for one in OPEN]),
        deliveries.c.action == Action.APPROVE.value,
    )
    .order_by(deliveries.c.id)
)


def by_remote(
    transaction: Transaction, site_id: int, remote_ids: Iterable[str]
) -> dict[str, Stored]:
    """Return what is stored of a site's comments, by the site's own ids."""
    found: dict[str, Stored] = {}
    for block in blocks(dict.fromkeys(remote_ids)):
        for row in transaction.connection.execute(_BY_REMOTE, {"site": site_id, "ids": block}):
            stored = _stored(row)
            found[stored.remote_id] = stored
    return found


def by_id(transaction: Transaction, comment_ids: Iterable[int]) -> dict[int, Stored]:
    """Return what is stored of these comments; missing ones are left out."""
    found: dict[int, Stored] = {}
    for block in blocks(dict.fromkeys(comment_ids)):
        for row in transaction.connection.execute(_BY_ID, {"ids": block}):
            stored = _stored(row)
            found[stored.id] = stored
    return found


def open_deliveries(transaction: Transaction, comment_ids: Iterable[int]) -> dict[int, list[Any]]:
    """Return the deliveries still to be made, by comment, oldest first."""
    found: dict[int, list[Any]] = {}
    for block in blocks(dict.fromkeys(comment_ids)):
        for row in transaction.connection.execute(_OPEN_OF, {"ids": block}):
            found.setdefault(row.comment_id, []).append(row)
    return found


def open_approvals(transaction: Transaction) -> tuple[int, ...]:
    """Return the comments with an approval that is still to be made, in the order of the outbox.

    Asked by itself and by site, for which there is an index: joined to anything larger, a
    database without statistics would begin there.
    """
    found = transaction.connection.execute(_OPEN_APPROVALS).scalars()
    return tuple(dict.fromkeys(found))


def _stored(row: Any) -> Stored:  # noqa: ANN401 - SQLAlchemy's row
    stored = Stored(*row)
    stored.remote_state = RemoteState(stored.remote_state)
    stored.state = State(stored.state)
    return stored
