"""All comments, block by block, as the rules read them: for trying rules and checking anew."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import BigInteger, and_, bindparam, case, func, or_, select, tuple_

from moderator.model import State
from moderator.model.rule import UNDECIDED
from moderator.store.queue import findings_of
from moderator.store.records import Material, Past, Surroundings, Walked
from moderator.store.stored import open_approvals
from moderator.store.tables import articles, comment_versions, comments, sites, standing
from moderator.store.transaction import Transaction, blocks, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Select


def past(transaction: Transaction, after: int, limit: int, *, texts: bool) -> tuple[Past, ...]:
    """Return up to ``limit`` comments whose ids follow ``after``, by id; see ``Reading.past``."""
    statement = _WITH_TEXTS if texts else _FOLDED
    return tuple(
        Past(row[0], State(row[1]), row[2], row[3], row[4], *row[5:])
        for row in transaction.connection.execute(statement, {"after": after, "most": limit})
    )


def texts(transaction: Transaction, version_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return text and reader's name of these versions."""
    found: dict[int, tuple[str, str]] = {}
    for block in blocks(version_ids):
        for version_id, text, name in transaction.connection.execute(_TEXTS, {"ids": block}):
            found[version_id] = (text, name)
    return found


def surroundings(transaction: Transaction, article_ids: Iterable[int]) -> dict[int, Surroundings]:
    """Return where these articles stand, without their texts."""
    found: dict[int, Surroundings] = {}
    for block in blocks(dict.fromkeys(article_ids)):
        for row in transaction.connection.execute(_PLACES, {"ids": block}):
            found[row.id] = Surroundings(
                row.title, row.section, row.remote_id, row.url, row.address
            )
    return found


def material(transaction: Transaction, comment_ids: Iterable[int]) -> tuple[Material, ...]:
    """Return what the rules read of these comments as they are now; missing ones left out."""
    rows: list[Any] = []
    for block in blocks(dict.fromkeys(comment_ids)):
        rows.extend(transaction.connection.execute(_NOW, {"ids": block}))
    of_articles = {row.article_id for row in rows}
    places = surroundings(transaction, of_articles)
    bodies: dict[int, str] = {}
    for block in blocks(of_articles):
        bodies |= pairs(transaction.connection.execute(_BODIES, {"ids": block}))
    found = findings_of(transaction, [(row.version_id, row.ruleset) for row in rows])
    return tuple(
        Material(
            row.id,
            row.version_id,
            row.ruleset,
            found.get(row.version_id, ()),
            row.text,
            row.name,
            places[row.article_id],
            bodies[row.article_id],
        )
        for row in rows
    )


def present_states(transaction: Transaction, comment_ids: Iterable[int]) -> dict[int, State]:
    """Return where each comment stands; unknown ones are left out."""
    return {
        comment_id: State(state)
        for block in blocks(comment_ids)
        for comment_id, state in transaction.connection.execute(
            select(standing.c.comment_id, standing.c.state).where(standing.c.comment_id.in_(block))
        )
    }


def present_versions(transaction: Transaction, comment_ids: Iterable[int]) -> dict[int, int]:
    """Return the id of each comment's present version."""
    found: dict[int, int] = {}
    for block in blocks(comment_ids):
        found |= pairs(transaction.connection.execute(_PRESENT, {"ids": block}))
    return found


def unchecked(
    transaction: Transaction, ruleset: str, after: Walked, limit: int
) -> tuple[tuple[int, ...], Walked]:
    """Return comments to check anew that follow ``after``, and where to go on."""
    found: list[int] = []
    at = after
    for part, walk in enumerate(_WALKS):
        if part < at.part:
            continue
        given = {"ruleset": ruleset, "at": at.created_at, "of": at.comment_id}
        rows = transaction.connection.execute(walk, {**given, "most": limit - len(found)}).all()
        found += (row.comment_id for row in rows)
        if len(found) == limit:
            return tuple(found), Walked(part, rows[-1].created_at, rows[-1].comment_id)
        at = Walked(part + 1)
    # Approvals that have not left may be stopped by a rule; they are few.
    unsent = (one for one in sorted(_unsent(transaction, ruleset)) if one > at.comment_id)
    last = list(islice(unsent, limit - len(found)))
    return (*found, *last), Walked(at.part, comment_id=max((at.comment_id, *last)))


def unchecked_count(transaction: Transaction, ruleset: str) -> int:
    """Return how many comments are to be checked anew."""
    counted = transaction.connection.execute(_COUNT, {"ruleset": ruleset}).scalar_one()
    return int(counted) + len(_unsent(transaction, ruleset))


def _unsent(transaction: Transaction, ruleset: str) -> list[int]:
    """Return the comments to check anew whose approval has not left."""
    found: list[int] = []
    for block in blocks(open_approvals(transaction)):
        rows = transaction.connection.execute(_STANDING, {"ids": block})
        found += (row.id for row in rows if (row.state, row.ruleset != ruleset) == _STALE)
    return found


_UNDECIDED: Final = [state.value for state in UNDECIDED]
_SHOWN: Final = case(
    (standing.c.state.in_(_UNDECIDED), comments.c.version_id), else_=comments.c.original_id
)


def _past(*columns: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's own
    return (
        select(
            comments.c.id,
            standing.c.state,
            comments.c.article_id,
            comments.c.site_id,
            comment_versions.c.id,
            *columns,
        )
        .join(standing, standing.c.comment_id == comments.c.id)
        .join(comment_versions, comment_versions.c.id == _SHOWN)
        .where(comments.c.id > bindparam("after"))
        .order_by(comments.c.id)
        .limit(bindparam("most"))
    )


_FOLDED: Final = _past(comment_versions.c.folded)
_WITH_TEXTS: Final = _past(
    comment_versions.c.folded, comment_versions.c.text, comment_versions.c.name
)
_TEXTS: Final = select(
    comment_versions.c.id, comment_versions.c.text, comment_versions.c.name
).where(comment_versions.c.id.in_(bindparam("ids", expanding=True)))
_PLACES: Final = (
    select(
        articles.c.id,
        articles.c.title,
        articles.c.section,
        articles.c.remote_id,
        articles.c.url,
        sites.c.address,
    )
    .join(sites, sites.c.id == articles.c.site_id)
    .where(articles.c.id.in_(bindparam("ids", expanding=True)))
)
_BODIES: Final = select(articles.c.id, articles.c.text).where(
    articles.c.id.in_(bindparam("ids", expanding=True))
)
_NOW: Final = (
    select(
        comments.c.id,
        comments.c.version_id,
        comments.c.article_id,
        comments.c.ruleset,
        comment_versions.c.text,
        comment_versions.c.name,
    )
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)
_PRESENT: Final = select(comments.c.id, comments.c.version_id).where(
    comments.c.id.in_(bindparam("ids", expanding=True))
)
_PENDING: Final = standing.c.state == State.PENDING.value
# Those that a rule alone passed to the chief come back when it no longer says so.
_RULED: Final = (standing.c.state == State.CHIEF.value, standing.c.decision.is_(None))
_OPEN: Final = or_(_PENDING, and_(*_RULED))
_STALE: Final = (State.APPROVED.value, True)
_STANDING: Final = (
    select(comments.c.id, comments.c.ruleset, standing.c.state)
    .join(standing, standing.c.comment_id == comments.c.id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)


def _walk(*opened: ColumnElement[bool]) -> Select[int, int]:
    """Go along the index of states: what is pending is not sorted again at each step."""
    passed = tuple_(bindparam("at", type_=BigInteger), bindparam("of", type_=BigInteger))
    return (
        select(standing.c.comment_id, standing.c.created_at)
        .join(comments, comments.c.id == standing.c.comment_id)
        .where(*opened, comments.c.ruleset != bindparam("ruleset"))
        .where(tuple_(standing.c.created_at, standing.c.comment_id) > passed)
        .order_by(standing.c.created_at, standing.c.comment_id)
        .limit(bindparam("most"))
    )


_WALKS: Final = (_walk(_PENDING), _walk(*_RULED))
_COUNT: Final = (
    select(func.count())
    .select_from(standing)
    .join(comments, comments.c.id == standing.c.comment_id)
    .where(_OPEN, comments.c.ruleset != bindparam("ruleset"))
)
