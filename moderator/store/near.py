"""Which group a new wording belongs to: that of the first wording it is nearly the same as.

Only a group's first wording, its leader, is looked up by bands and compared, so a flood of equal
or nearly equal texts costs each newcomer the same few look-ups. A band keeps at most
:data:`SLOTS` leaders, the newest: bands that many texts share lead nowhere in particular.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from sqlalchemy import bindparam, select, text

from moderator.store.prepared import Prepared
from moderator.store.tables import bands, comment_versions
from moderator.store.transaction import Transaction, blocks
from moderator.text import likeness
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SLOTS: Final = 8
_COMPARED: Final = 4
"""With how many leaders a wording is compared: those that share most bands with it."""

_BEGINNING: Final = 3000


class Wording(Struct, frozen=True):
    """A text that was not seen before, as :func:`fold_key` has folded it, and where it stands."""

    fingerprint: int
    version_id: int
    folded: str


class _Leader(Struct, frozen=True):
    fingerprint: int
    words: str


def leaders(transaction: Transaction, wordings: Iterable[Wording]) -> dict[int, int]:
    """Return the fingerprint of the leader of each wording, itself where it leads or is alone.

    Those that lead from now on can be found by others afterwards.
    """
    said = {one.fingerprint: one for one in wordings}
    words = {mark: likeness.wording(one.folded) for mark, one in said.items()}
    marked = {mark: likeness.bands(words[mark]) for mark in said}
    there = _in_bands(transaction, {band for found in marked.values() for band in found})
    likely = {mark: _likely(there, found) for mark, found in marked.items() if found}
    known = _leaders(transaction, likely, words)
    led: dict[int, int] = {}
    fresh: list[Wording] = []
    here: set[int] = set()  # the bands of those
    for mark, one in said.items():
        led[mark] = mark
        if not marked[mark]:
            continue
        # Texts of one page are compared with one another too: it is how a flood arrives.
        alone = here.isdisjoint(marked[mark])
        candidates = likely[mark] if alone else _likely(there, marked[mark])
        leader = _nearest(words[mark], (known[key] for key in candidates if key in known))
        if leader is not None:
            led[mark] = leader
            continue
        known[one.version_id] = _Leader(mark, words[mark])
        fresh.append(one)
        for band in marked[mark][: likeness.KEPT]:
            there.setdefault(band, []).append(one.version_id)
            here.add(band)
    transaction.many(
        _PUT,
        [
            {"band": band, "slot": one.version_id % SLOTS, "version": one.version_id}
            for one in fresh
            for band in marked[one.fingerprint][: likeness.KEPT]
        ],
    )
    return led


def _in_bands(transaction: Transaction, wanted: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for block in blocks(sorted(wanted)):
        for band, version_id in transaction.connection.execute(_IN_BANDS, {"bands": block}):
            found.setdefault(band, []).append(version_id)
    return found


def _likely(there: Mapping[int, Sequence[int]], marked: Sequence[int]) -> list[int]:
    """Return the versions of leaders that share bands, those that share most first."""
    shared = Counter(key for band in marked for key in there.get(band, ())[-SLOTS:])
    often = sorted((-times, key) for key, times in shared.items())
    return [key for _, key in often[:_COMPARED]]


def _leaders(
    transaction: Transaction, likely: Mapping[int, Sequence[int]], words: Mapping[int, str]
) -> dict[int, _Leader]:
    """Read the leaders that may be like those they are likely for."""
    followers: dict[int, list[str]] = {}
    for mark, versions in likely.items():
        for version_id in versions:
            followers.setdefault(version_id, []).append(words[mark])
    found: dict[int, _Leader] = {}
    for block in blocks(followers):
        for row in transaction.connection.execute(_LEADERS, {"ids": block}):
            there = row.folded[:_BEGINNING]
            if any(likeness.may_be_alike(one, there) for one in followers[row.id]):
                found[row.id] = _Leader(row.fingerprint, likeness.wording(fold_key(row.text)))
    return found


def _nearest(words: str, candidates: Iterable[_Leader]) -> int | None:
    best, leader = likeness.ALIKE, None
    for one in candidates:
        alike = likeness.likeness(words, one.words)
        if alike >= best:
            best, leader = alike, one.fingerprint
    return leader


_IN_BANDS: Final = select(bands.c.band, bands.c.version_id).where(
    bands.c.band.in_(bindparam("bands", expanding=True))
)
_LEADERS: Final = select(
    comment_versions.c.id,
    comment_versions.c.folded,
    comment_versions.c.text,
    comment_versions.c.fingerprint,
).where(comment_versions.c.id.in_(bindparam("ids", expanding=True)))
_PUT: Final = Prepared(
    text(
        "INSERT INTO bands (band, slot, version_id) VALUES (:band, :slot, :version)"
        " ON CONFLICT (band, slot) DO UPDATE SET version_id = excluded.version_id"
    )
)
