"""Who came together: comments close in time from one address, under one name, of new names.

Read from the mirror whenever it is asked for; only the moment at which each name was first seen
is kept, as a hash of site and folded name. Windows are scanned by time over at most
:data:`_SCANNED` comments on either side, so a flood costs no more than that.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import bindparam, func, select, text

from moderator.model import Crowd, Crowds
from moderator.store import groups
from moderator.store.columns import micros
from moderator.store.prepared import Prepared
from moderator.store.tables import comment_versions, comments, known_names, meta, standing, tallies
from moderator.store.transaction import Transaction, blocks, pairs
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from moderator.model import RemoteComment

_MINUTE: Final = 60_000_000
_WINDOW: Final = 5 * _MINUTE  # one address, one name
_LONG_WINDOW: Final = 30 * _MINUTE  # new names
_SCANNED: Final = 500
_USUAL: Final = 100
"""Letters of a name that is folded once and kept: the same readers write again and again."""

_KNOWN_ENOUGH: Final = 500
"""Comments of a site from which on it means something that a name is new."""

NOBODY: Final = frozenset(
    {"", "khach", "an danh", "ban doc", "doc gia", "nguoi dung", "anonymous", "guest", "admin"}
)
"""Folded names that stand for no one in particular."""

GROUPED: Final = "grouped_through"
"""The row of ``meta`` that says how far older comments are grouped; none: all of them are."""


class _Seen(NamedTuple):
    at: int
    place: str | None
    name: str
    article_id: object
    key: object  # the comment, by its site's id


def name_key(site_id: int, name: str) -> int | None:
    """Return what stands for a reader's name in ``known_names``; None for nobody's."""
    folded = _folded(name)
    if folded in NOBODY:
        return None
    said = f"{site_id}\n{folded}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest(), "big", signed=True)


def meet(transaction: Transaction, site_id: int, named: Iterable[tuple[str, int]]) -> None:
    """Note when names were first seen: (name, microseconds)."""
    first: dict[int, int] = {}
    for name, at in named:
        key = name_key(site_id, name)
        if key is not None:
            first[key] = min(at, first.get(key, at))
    known = first_seen(transaction, first)
    rows = [
        {"name": key, "at": at} for key, at in first.items() if key not in known or at < known[key]
    ]
    transaction.many(_MEET, rows)


def around(transaction: Transaction, comment_id: int) -> Crowds:
    """Return the crowds that a comment is part of, as they are known now."""
    row = transaction.connection.execute(_ONE, {"of": comment_id}).one_or_none()
    if row is None:
        return Crowds()
    here = _Seen(row.created_at, place(row.ip), _folded(row.name), row.article_id, row.remote_id)
    seen = _near_in_time(transaction, row.site_id, row.created_at)
    found = _crowds(here, seen)
    if not knows_names(transaction, row.site_id):
        return found
    return Crowds(
        found.address,
        found.name,
        _new_alike(transaction, comment_id, row),
        _new_under_article(transaction, row, seen),
    )


def arriving(
    transaction: Transaction, site_id: int, page: Sequence[RemoteComment]
) -> tuple[Crowds, ...]:
    """Return the crowds by address and by name that each comment of a page comes with."""
    here = [
        _Seen(
            micros(one.created_at),
            place(one.author.ip),
            _folded(one.author.name),
            one.article.remote_id,
            one.remote_id,
        )
        for one in page
    ]
    if not here:
        return ()
    newest = max(one.at for one in here)
    oldest = min(one.at for one in here)
    mine = {one.key for one in here}
    before = _scan(transaction, site_id, oldest - _WINDOW, newest, newest_first=True)
    seen = [*(one for one in before if one.key not in mine), *here]
    by_place: dict[str | None, list[_Seen]] = {}
    by_name: dict[str, list[_Seen]] = {}
    seen.sort(key=_when)
    for one in seen:
        by_place.setdefault(one.place, []).append(one)
        by_name.setdefault(one.name, []).append(one)
    return tuple(
        Crowds(
            None if one.place is None else _densest(by_place[one.place], one.at),
            None if one.name in NOBODY else _densest(by_name[one.name], one.at),
        )
        for one in here
    )


def _crowds(here: _Seen, seen: Sequence[_Seen]) -> Crowds:
    place, name = here.place, here.name
    seen = sorted(seen, key=_when)
    return Crowds(
        None if place is None else _densest([one for one in seen if one.place == place], here.at),
        None if name in NOBODY else _densest([one for one in seen if one.name == name], here.at),
    )


def _densest(seen: Sequence[_Seen], at: int) -> Crowd | None:
    """Return the most of ``seen``, by time, within one window that holds the moment ``at``."""
    close = seen[
        bisect_left(seen, at - _WINDOW, key=_when) : bisect_right(seen, at + _WINDOW, key=_when)
    ]
    best: Sequence[_Seen] = ()
    first = 0
    for last, one in enumerate(close):
        while one.at - close[first].at > _WINDOW:
            first += 1
        if close[first].at <= at <= one.at and last + 1 - first > len(best):
            best = close[first : last + 1]
    return _crowd(best, len({one.name for one in best})) if len(best) > 1 else None


def _crowd(seen: Sequence[_Seen], names: int) -> Crowd:
    took = max(one.at for one in seen) - min(one.at for one in seen)
    return Crowd(len(seen), max(-(-took // _MINUTE), 1), names)


def _new_alike(transaction: Transaction, comment_id: int, row: Any) -> Crowd | None:  # noqa: ANN401
    """Return the comments of its group, close in time, whose names are new with them."""
    found = transaction.connection.execute(
        _MEMBERS.where(
            comments.c.id.in_(groups.of(transaction, comment_id)),
            comments.c.created_at.between(
                row.created_at - _LONG_WINDOW, row.created_at + _LONG_WINDOW
            ),
        )
        .order_by(comments.c.id.desc())
        .limit(_SCANNED)
    ).all()
    return _new_among(transaction, row, [_seen(one) for one in found])


def _new_under_article(transaction: Transaction, row: Any, seen: Sequence[_Seen]) -> Crowd | None:  # noqa: ANN401
    """Return the comments under its article, close in time, when nearly all names are new."""
    there = [one for one in seen if one.article_id == row.article_id]
    found = _new_among(transaction, row, there)
    if found is None or 5 * found.names < 4 * len({one.name for one in there}):
        return None
    return found


def _new_among(transaction: Transaction, row: Any, seen: Sequence[_Seen]) -> Crowd | None:  # noqa: ANN401
    """Return those under names first seen within the window; None unless this is one of them."""
    keys = {one.name: name_key(row.site_id, one.name) for one in seen}
    first = first_seen(transaction, [key for key in keys.values() if key is not None])
    new = {
        name
        for name, key in keys.items()
        if key is not None and first.get(key, 0) >= row.created_at - _LONG_WINDOW
    }
    if _folded(row.name) not in new or len(new) == 1:
        return None
    return _crowd([one for one in seen if one.name in new], len(new))


def knows_names(transaction: Transaction, site_id: int) -> bool:
    """Say whether a name that was not seen before is news on this site."""
    connection = transaction.connection
    if connection.execute(select(meta.c.value).where(meta.c.name == GROUPED)).scalar() is not None:
        return False
    total = connection.execute(_KNOWN, {"site": site_id}).scalar() or 0
    return int(total) >= _KNOWN_ENOUGH


def _near_in_time(transaction: Transaction, site_id: int, at: int) -> list[_Seen]:
    before = _scan(transaction, site_id, at - _LONG_WINDOW, at, newest_first=True)
    after = _scan(transaction, site_id, at + 1, at + _LONG_WINDOW, newest_first=False)
    return [*before, *after]


def _scan(
    transaction: Transaction, site_id: int, since: int, until: int, *, newest_first: bool
) -> list[_Seen]:
    found = transaction.connection.execute(
        _BEFORE if newest_first else _AFTER, {"site": site_id, "since": since, "until": until}
    )
    return [_seen(row) for row in found]


def _seen(row: Any) -> _Seen:  # noqa: ANN401 - SQLAlchemy's row
    return _Seen(row.created_at, place(row.ip), _folded(row.name), row.article_id, row.remote_id)


def _when(one: _Seen) -> int:
    return one.at


def _folded(name: str) -> str:
    return _kept(name) if len(name) <= _USUAL else fold_key(name)


@lru_cache(maxsize=4096)
def _kept(name: str) -> str:
    return fold_key(name)


@lru_cache(maxsize=4096)
def place(ip: str | None) -> str | None:
    """Return what stands for one line: an address, of IPv6 the network of a household."""
    if not ip:
        return None
    try:
        address = ip_address(ip.strip())
    except ValueError:
        return ip
    if isinstance(address, IPv6Address):
        return address.exploded[:19]
    return str(address)


def first_seen(transaction: Transaction, keys: Iterable[int]) -> dict[int, int]:
    """Return when names were first seen, by :func:`name_key`; unknown ones are left out."""
    found: dict[int, int] = {}
    for block in blocks(dict.fromkeys(keys)):
        found |= pairs(transaction.connection.execute(_FIRST_SEEN, {"names": block}))
    return found


# Built once: building a statement takes longer than running it.
_MEMBERS: Final = select(
    comments.c.created_at,
    comments.c.ip,
    comments.c.article_id,
    comments.c.remote_id,
    comment_versions.c.name,
).join(comment_versions, comment_versions.c.id == comments.c.version_id)
_WITHIN: Final = (
    _MEMBERS.join(standing, standing.c.comment_id == comments.c.id)
    .where(
        standing.c.created_at.between(bindparam("since"), bindparam("until")),
        standing.c.site_id == bindparam("site"),
    )
    .limit(_SCANNED)
)
_BEFORE: Final = _WITHIN.order_by(standing.c.created_at.desc())
_AFTER: Final = _WITHIN.order_by(standing.c.created_at)
_ONE: Final = (
    select(
        comments.c.site_id,
        comments.c.created_at,
        comments.c.ip,
        comments.c.article_id,
        comments.c.remote_id,
        comment_versions.c.name,
    )
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .where(comments.c.id == bindparam("of"))
)
_KNOWN: Final = select(func.sum(tallies.c.total)).where(
    tallies.c.scope == "state", tallies.c.site_id == bindparam("site")
)
_FIRST_SEEN: Final = select(known_names.c.name, known_names.c.first_at).where(
    known_names.c.name.in_(bindparam("names", expanding=True))
)
_MEET: Final = Prepared(
    text(
        "INSERT INTO known_names (name, first_at) VALUES (:name, :at)"
        " ON CONFLICT (name) DO UPDATE SET first_at = excluded.first_at"
    )
)
