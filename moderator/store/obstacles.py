"""What stands in the way of approving a comment: asked inside the transaction that approves.

Each source looks at comments and says what it has against them. A new reason for which only the
chief may approve is one more function in ``SOURCES``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, select

from moderator.model import Role
from moderator.model.people import plain
from moderator.store import people
from moderator.store.tables import articles, comments
from moderator.store.transaction import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from moderator.model.obstacle import Obstacle
    from moderator.store.transaction import Transaction

    Source = Callable[[Transaction, Mapping[int, "Where"]], Mapping[int, list[Obstacle]]]


@dataclass(frozen=True, slots=True)
class Where:
    """A comment with the place it stands in."""

    comment_id: int
    site_id: int
    article_id: int
    section: str
    version_id: int
    ruleset: str


def of(transaction: Transaction, comment_ids: Iterable[int]) -> dict[int, tuple[Obstacle, ...]]:
    """Return what keeps moderators from approving these comments; free ones are left out."""
    if not SOURCES:
        return {}
    found: dict[int, tuple[Obstacle, ...]] = {}
    for block in blocks(dict.fromkeys(comment_ids)):
        there = {
            row.comment_id: Where(*row)
            for row in transaction.connection.execute(_WHERE, {"ids": block})
        }
        for source in SOURCES:
            for comment_id, some in source(transaction, there).items():
                found[comment_id] = (*found.get(comment_id, ()), *some)
    return found


def passes(transaction: Transaction, actor: str) -> bool:
    """Return whether ``actor`` may approve past obstacles: a chief, or anybody without one."""
    chiefs = [one.name for one in people.everybody(transaction) if one.role is Role.CHIEF]
    return not chiefs or plain(actor) in chiefs


SOURCES: Final[tuple[Source, ...]] = ()
"""Everything that is asked, in the order in which it is told."""

_WHERE: Final = (
    select(
        comments.c.id.label("comment_id"),
        comments.c.site_id,
        comments.c.article_id,
        articles.c.section,
        comments.c.version_id,
        comments.c.ruleset,
    )
    .join(articles, articles.c.id == comments.c.article_id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)
