"""Groups of comments that came together: what ties them, and which comments just those are.

A group is a chain: comments under one article, of one wording or from one address, of which none
came more than ten minutes after the one before. So it is the same from whichever of its comments
one looks. New names are those that were never seen at the site until half an hour before. Only
the newest day is gone through, at most ``MOST`` comments of it, so time is linear and bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from sqlalchemy import ColumnElement, bindparam, false, func, select

from moderator.model import State
from moderator.model.brigade import Brigade, BrigadeKind
from moderator.store import article_policies, crowds
from moderator.store.columns import moment
from moderator.store.flood_windows import address_of
from moderator.store.tables import comment_versions, comments, repeats, standing
from moderator.store.transaction import blocks
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from moderator.store.transaction import Transaction

_MINUTE: Final = 60_000_000
GAP: Final = 10 * _MINUTE
NEW: Final = 30 * _MINUTE
DAY: Final = 24 * 60 * _MINUTE
MOST: Final = 20_000
LISTED: Final = 100
SHOWN: Final = 200

LEAST_NEW: Final = 12
"""New names under one article that are a group."""

LEAST_ALIKE: Final = 3
"""New names that say nearly the same."""

LEAST_NAMES: Final = 3
LEAST_FROM_ADDRESS: Final = 5
_MOSTLY: Final = 0.8


class _Came(Struct, frozen=True):
    id: int
    site_id: int
    article_id: int
    at: int
    pending: bool
    name: str  # folded
    new: bool
    address: str
    wording: int | None


def found(transaction: Transaction) -> tuple[Brigade, ...]:
    """Return the groups of the last day with most that waits, ``LISTED`` at most."""
    rows = transaction.connection.execute(
        _NEWEST, {"since": transaction.at - DAY, "until": transaction.at + DAY}
    ).all()
    came = _told(transaction, sorted(rows, key=lambda row: (row.created_at, row.id)))
    tied: dict[tuple[BrigadeKind, int, object], list[_Came]] = {}
    for one in came:
        for kind in BrigadeKind:
            subject = _subject(kind, one)
            if subject is not None:
                tied.setdefault((kind, one.site_id, subject), []).append(one)
    sites = {site_id for _, site_id, _ in tied}
    known = {site_id: crowds.knows_names(transaction, site_id) for site_id in sites}
    groups: list[tuple[BrigadeKind, list[_Came]]] = []
    for (kind, site_id, _), members_ in tied.items():
        if kind is not BrigadeKind.ADDRESS and not known[site_id]:
            continue  # everybody is new where nobody is known
        groups.extend((kind, chain) for chain in _chains(members_) if _ties(kind, chain))
    groups.sort(key=lambda group: -sum(one.pending for one in group[1]))
    return tuple(_brigade(transaction, *group) for group in groups[:LISTED])


def members(transaction: Transaction, value: str) -> list[int]:
    """Return the comments of the group ``kind-id``: those that came together with a comment."""
    kind_name, _, anchor = value.partition("-")
    kind = BrigadeKind(kind_name)
    row = transaction.connection.execute(_ONE, {"of": int(anchor)}).one_or_none()
    if row is None:
        return []
    around = _around(transaction, kind, row)
    came = _told(transaction, around)
    here = next((one for one in came if one.id == row.id), None)
    subject = None if here is None else _subject(kind, here)
    if subject is None:
        return []
    for chain in _chains(one for one in came if _subject(kind, one) == subject):
        if any(one.id == row.id for one in chain):
            return [one.id for one in chain]
    return []


def among(transaction: Transaction, value: str) -> ColumnElement[bool]:
    """Say that a comment belongs to the group ``kind-id``."""
    ids = members(transaction, value)
    if not ids:
        return false()
    return standing.c.comment_id.in_(bindparam(None, ids, expanding=True, literal_execute=True))


def _around(transaction: Transaction, kind: BrigadeKind, row: Any) -> list[Any]:  # noqa: ANN401
    """Return the comments of a day before and after a comment, of its article or site."""
    wanted = _MEMBERS.where(
        standing.c.site_id == row.site_id,
        standing.c.created_at.between(row.created_at - DAY, row.created_at + DAY),
    )
    if kind is BrigadeKind.ARTICLE:
        wanted = wanted.where(standing.c.article_id == row.article_id)
    elif kind is BrigadeKind.ALIKE:
        wanted = wanted.where(_WORDING.in_([row.wording]))
    elif row.ip is None:
        wanted = wanted.where(comments.c.ip.is_(None), comments.c.email.is_not(None))
    before = wanted.where(standing.c.created_at <= row.created_at)
    after = wanted.where(standing.c.created_at > row.created_at)
    rows = [
        *transaction.connection.execute(
            before.order_by(standing.c.created_at.desc()).limit(MOST // 2)
        ),
        *transaction.connection.execute(after.order_by(standing.c.created_at).limit(MOST // 2)),
    ]
    return sorted(rows, key=lambda one: (one.created_at, one.id))


def _told(transaction: Transaction, rows: Sequence[Any]) -> list[_Came]:
    folded = [fold_key(row.name[:SHOWN]) for row in rows]
    keys = [crowds.name_key(row.site_id, row.name) for row in rows]
    first: dict[int, int] = {}
    for block in blocks(dict.fromkeys(key for key in keys if key is not None)):
        first |= crowds.first_seen(transaction, block)
    return [
        _Came(
            row.id,
            row.site_id,
            row.article_id,
            row.created_at,
            row.state == State.PENDING.value,
            name,
            key is not None and first.get(key, 0) >= row.created_at - NEW,
            address_of(row),
            row.wording,
        )
        for row, name, key in zip(rows, folded, keys, strict=True)
    ]


def _subject(kind: BrigadeKind, one: _Came) -> object | None:
    if kind is BrigadeKind.ARTICLE:
        return one.article_id if one.new else None
    if kind is BrigadeKind.ALIKE:
        return one.wording
    return one.address or None


def _chains(came: Iterable[_Came]) -> list[list[_Came]]:
    """Cut comments, in order of time, where more than ten minutes lie between two."""
    chains: list[list[_Came]] = []
    for one in came:
        if chains and one.at - chains[-1][-1].at <= GAP:
            chains[-1].append(one)
        else:
            chains.append([one])
    return chains


def _ties(kind: BrigadeKind, chain: Sequence[_Came]) -> bool:
    if not any(one.pending for one in chain):
        return False
    names = {one.name for one in chain}
    new = {one.name for one in chain if one.new}
    if kind is BrigadeKind.ARTICLE:
        return len(new) >= LEAST_NEW
    if kind is BrigadeKind.ALIKE:
        return len(new) >= LEAST_ALIKE and len(new) >= _MOSTLY * len(names)
    return len(names) >= LEAST_NAMES and len(chain) >= LEAST_FROM_ADDRESS


def _brigade(transaction: Transaction, kind: BrigadeKind, chain: Sequence[_Came]) -> Brigade:
    first = chain[0]
    articles = {one.article_id for one in chain}
    shown = first.address
    if kind is BrigadeKind.ARTICLE:
        shown = article_policies.titles(transaction, [first.article_id])[first.article_id]
    elif kind is BrigadeKind.ALIKE:
        shown = str(transaction.connection.execute(_WORDS, {"of": first.id}).scalar() or "")
    return Brigade(
        kind=kind,
        anchor=first.id,
        site_id=first.site_id,
        comments=len(chain),
        pending=sum(one.pending for one in chain),
        names=len({one.name for one in chain}),
        new=len({one.name for one in chain if one.new}),
        articles=len(articles),
        since=moment(first.at),
        until=moment(chain[-1].at),
        shown=shown[:SHOWN],
        article_id=first.article_id if len(articles) == 1 else None,
    )


# Built once: building a statement takes longer than running it.
_WORDING: Final = func.coalesce(repeats.c.near, repeats.c.fingerprint)
_MEMBERS: Final = (
    select(
        comments.c.id,
        standing.c.site_id,
        standing.c.article_id,
        standing.c.created_at,
        standing.c.state,
        comments.c.ip,
        comments.c.email,
        comment_versions.c.name,
        _WORDING.label("wording"),
    )
    .select_from(standing)
    .join(comments, comments.c.id == standing.c.comment_id)
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .outerjoin(repeats, repeats.c.fingerprint == comments.c.fingerprint)
)
_NEWEST: Final = (
    _MEMBERS.where(standing.c.created_at.between(bindparam("since"), bindparam("until")))
    .order_by(standing.c.created_at.desc())
    .limit(MOST)
)
_ONE: Final = _MEMBERS.where(comments.c.id == bindparam("of"))
_WORDS: Final = (
    select(comment_versions.c.text)
    .join(comments, comments.c.version_id == comment_versions.c.id)
    .where(comments.c.id == bindparam("of"))
)
