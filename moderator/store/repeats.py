"""Comments that say the same or nearly the same, counted live and kept as groups.

Each wording (a fingerprint of the folded text) has a row with how many comments say it now, and
belongs to the group of one leader (see :mod:`moderator.store.near`), for good. A comment is a
member by the wording of its present version, so membership follows edits by itself, and a flood
of equal texts is one row. ``near_groups`` keeps the size of groups of more than one wording.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, bindparam, delete, func, insert, or_, select, text, update

from moderator.store import near, standing
from moderator.store.prepared import Prepared
from moderator.store.tables import comments, near_groups, repeats
from moderator.store.transaction import Transaction, blocks, pairs
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement

    from moderator.store.near import Wording

SHORTEST: Final = 12
"""Texts with fewer folded characters ("hay quá") say nothing by being the same."""

Moved = tuple[int, int | None, int | None]
"""A comment's id, the fingerprint it had and the one it has."""

NOBODY: Final[Mapping[int, dict[str, Any]]] = {}


def fingerprint(text: str) -> int | None:
    """Return what is the same for texts that read the same; None for very short ones.

    Case, marks, white space and invisible characters make no difference.
    """
    return of_folded(fold_key(text))


def of_folded(folded: str) -> int | None:
    """Return the fingerprint of a text that :func:`fold_key` has folded."""
    words = "".join(folded.split())
    if len(words) < SHORTEST:
        return None
    digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def totals(transaction: Transaction, marks: Iterable[int | None]) -> Mapping[int, int]:
    """Return for each fingerprint how many comments its group has."""
    found: dict[int, int] = {}
    for block in blocks({mark for mark in marks if mark is not None}):
        found.update(
            (mark, total)
            for mark, total in transaction.connection.execute(_TOTALS, {"marks": block})
        )
    return found


def of_group(leader: int) -> ColumnElement[bool]:
    """Say of a row of ``repeats`` whether its wording belongs to the group of ``leader``."""
    return _in_groups([leader])


def leader_of(transaction: Transaction, mark: int) -> int:
    """Return the leader of a fingerprint's group."""
    found = transaction.connection.execute(_NEAR, {"mark": mark}).scalar()
    return mark if found is None else int(found)


def rebuild(transaction: Transaction) -> None:
    """Count every wording and group anew from the mirror; which group a wording is in stays."""
    connection = transaction.connection
    counted = (
        select(func.count())
        .where(comments.c.fingerprint == repeats.c.fingerprint)
        .scalar_subquery()
    )
    connection.execute(update(repeats).values(total=counted))
    connection.execute(delete(repeats).where(repeats.c.total == 0))
    missing = COUNTED.where(comments.c.fingerprint.not_in(select(repeats.c.fingerprint)))
    connection.execute(insert(repeats).from_select(["fingerprint", "total"], missing))
    sizes = connection.execute(SIZES).all()
    connection.execute(delete(near_groups))
    transaction.many(_PUT_SIZE, [{"leader": key, "total": int(total)} for key, total in sizes])


def regroup(
    transaction: Transaction,
    moved: Sequence[Moved],
    wordings: Iterable[Wording] = (),
    arriving: Mapping[int, dict[str, Any]] = NOBODY,
) -> None:
    """Count comments that left one wording for another; find groups for ``wordings``.

    Call after the mirror has the new fingerprints and the comments stand somewhere, or with the
    rows of ``standing`` that are still to be written for those ``arriving``: they are marked. A
    wording that nobody looked at and that is not among ``wordings`` stays a group of its own.
    """
    moved = [item for item in moved if item[1] != item[2]]
    change: Counter[int] = Counter()
    for _, old, new in moved:
        if old is not None:
            change[old] -= 1
        if new is not None:
            change[new] += 1
    offered = {one.fingerprint: one for one in wordings}
    there = _rows(transaction, change.keys() | offered.keys())
    fresh = [
        one
        for mark, one in offered.items()
        if (mark in there and there[mark].near is None)
        or (mark not in there and change.get(mark, 0) > 0)
    ]
    found = near.leaders(transaction, fresh)
    groups = _Groups(there, change, found)
    before = groups.sizes_before(transaction)
    _write(transaction, groups)
    after = groups.sizes_after(before)
    _write_sizes(transaction, groups, after)
    on, off = _marked(transaction, moved, groups, before, after)
    for comment_id in on & arriving.keys():
        arriving[comment_id]["kinds"] |= standing.REPEAT
    standing.repeat(transaction, on - arriving.keys(), on=True)
    standing.repeat(transaction, off - on, on=False)


class _Row(NamedTuple):
    total: int
    near: int | None


class _Groups:
    """Which group the wordings were in, which they are in, and by how many comments they change."""

    def __init__(
        self, there: dict[int, _Row], change: Mapping[int, int], found: Mapping[int, int]
    ) -> None:
        self.there = there
        self.change = change
        self.found = found  # the leaders of wordings that were looked at now
        self.joined = {mark: led for mark, led in found.items() if led != mark}
        self._many: set[int] = set()  # leaders with more than one wording

    def old(self, mark: int) -> int:
        """Return the leader of a wording's group before."""
        row = self.there.get(mark)
        return mark if row is None or row.near is None else row.near

    def new(self, mark: int) -> int:
        """Return the leader of a wording's group now."""
        return self.found.get(mark, self.old(mark))

    def marks(self) -> set[int]:
        """Return every wording that something happens to."""
        return {*self.change, *self.found}

    def sizes_before(self, transaction: Transaction) -> dict[int, int]:
        """Return how large every group was that changes."""
        keys = {key for mark in self.marks() for key in (self.old(mark), self.new(mark))}
        alone = self.there | _rows(transaction, keys - self.there.keys())
        sizes = {
            key: alone[key].total for key in keys & alone.keys() if alone[key].near in {None, key}
        }
        for block in blocks(keys):
            many = pairs(transaction.connection.execute(_SIZES, {"leaders": block}))
            sizes |= many
            self._many |= many.keys()
        return {key: sizes.get(key, 0) for key in keys}

    def sizes_after(self, before: Mapping[int, int]) -> dict[int, int]:
        """Return how large these groups are now."""
        after = Counter(before)
        for mark in self.marks():
            by = self.change.get(mark, 0)
            if mark in self.joined:
                had = self.there[mark].total if mark in self.there else 0
                after[mark] -= had
                after[self.new(mark)] += had + by
            else:
                after[self.new(mark)] += by
        return dict(after)

    def of_many(self) -> set[int]:
        """Return the leaders whose sizes are kept in a row of their own."""
        return self._many | set(self.joined.values())


def _write(transaction: Transaction, groups: _Groups) -> None:
    rows = []
    empty = []
    for mark in groups.marks():
        by = groups.change.get(mark, 0)
        row = groups.there.get(mark)
        if by or mark in groups.found:
            led = groups.found.get(mark, row.near if row is not None else None)
            rows.append({"mark": mark, "total": by, "near": led})
        if by + (row.total if row is not None else 0) == 0:
            empty.append(mark)
    transaction.many(_ADD, rows)
    for block in blocks(empty):
        transaction.connection.execute(delete(repeats).where(repeats.c.fingerprint.in_(block)))


def _write_sizes(transaction: Transaction, groups: _Groups, after: Mapping[int, int]) -> None:
    many = groups.of_many()
    sizes = [{"leader": key, "total": after[key]} for key in sorted(many & after.keys())]
    transaction.many(_PUT_SIZE, [row for row in sizes if row["total"]])
    for block in blocks([row["leader"] for row in sizes if not row["total"]]):
        transaction.connection.execute(delete(near_groups).where(near_groups.c.leader.in_(block)))


def _marked(
    transaction: Transaction,
    moved: Sequence[Moved],
    groups: _Groups,
    before: Mapping[int, int],
    after: Mapping[int, int],
) -> tuple[set[int], set[int]]:
    """Return the comments that have become repeats of others, and those that have ceased to be."""
    on = {item[0] for item in moved if item[2] is not None and after[groups.new(item[2])] > 1}
    off = {item[0] for item in moved if item[1] is not None} - on
    # The others of a group change only when it begins or ceases to be one.
    began = [key for key, size in after.items() if size > 1 and before[key] == 1]
    ceased = [key for key, size in after.items() if size == 1 and before[key] > 1]
    brought = [
        mark
        for mark, led in groups.joined.items()
        if after[led] > 1 and mark in groups.there and groups.there[mark].total == 1
    ]
    on |= _saying(transaction, [*_wordings(transaction, began), *brought])
    off |= _saying(transaction, _wordings(transaction, ceased))
    return on, off


def _wordings(transaction: Transaction, leaders: Iterable[int]) -> list[int]:
    return [
        mark
        for block in blocks(leaders)
        for mark in transaction.connection.execute(
            select(repeats.c.fingerprint).where(_in_groups(block))
        ).scalars()
    ]


def _saying(transaction: Transaction, marks: Iterable[int]) -> set[int]:
    return {
        comment_id
        for block in blocks(marks)
        for comment_id in transaction.connection.execute(
            select(comments.c.id).where(comments.c.fingerprint.in_(block))
        ).scalars()
    }


def _rows(transaction: Transaction, marks: Iterable[int]) -> dict[int, _Row]:
    found: dict[int, _Row] = {}
    for block in blocks(marks):
        for mark, total, led in transaction.connection.execute(_ROWS, {"marks": block}):
            found[mark] = _Row(total, led)
    return found


def _in_groups(leaders: Sequence[int]) -> ColumnElement[bool]:
    itself = or_(repeats.c.near.is_(None), repeats.c.near == repeats.c.fingerprint)
    return or_(
        and_(repeats.c.fingerprint.in_(leaders), itself),
        and_(repeats.c.near.in_(leaders), repeats.c.near != repeats.c.fingerprint),
    )


# Built once: building a statement takes longer than running it.
COUNTED: Final = (
    select(comments.c.fingerprint, func.count())
    .where(comments.c.fingerprint.is_not(None))
    .group_by(comments.c.fingerprint)
)
"""Every wording with how many comments say it, by the mirror."""

_LED: Final = select(repeats.c.near).where(repeats.c.near != repeats.c.fingerprint)
SIZES: Final = (
    select(repeats.c.near, func.sum(repeats.c.total))
    .where(or_(repeats.c.near.in_(select(near_groups.c.leader)), repeats.c.near.in_(_LED)))
    .group_by(repeats.c.near)
)
"""Every near group with its size, by its wordings."""

_MARKS: Final = repeats.c.fingerprint.in_(bindparam("marks", expanding=True))
_NEAR: Final = select(repeats.c.near).where(repeats.c.fingerprint == bindparam("mark"))
_ROWS: Final = select(repeats.c.fingerprint, repeats.c.total, repeats.c.near).where(_MARKS)
_TOTALS: Final = (
    select(repeats.c.fingerprint, func.coalesce(near_groups.c.total, repeats.c.total))
    .outerjoin(near_groups, near_groups.c.leader == repeats.c.near)
    .where(_MARKS)
)
_SIZES: Final = select(near_groups.c.leader, near_groups.c.total).where(
    near_groups.c.leader.in_(bindparam("leaders", expanding=True))
)
_ADD: Final = Prepared(
    text(
        "INSERT INTO repeats (fingerprint, total, near) VALUES (:mark, :total, :near)"
        " ON CONFLICT (fingerprint) DO UPDATE SET total = repeats.total + excluded.total,"
        " near = excluded.near"
    )
)
_PUT_SIZE: Final = Prepared(
    text(
        "INSERT INTO near_groups (leader, total) VALUES (:leader, :total)"
        " ON CONFLICT (leader) DO UPDATE SET total = excluded.total"
    )
)
