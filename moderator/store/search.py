"""Full-text search: FTS5 on SQLite, tsvector on PostgreSQL, both over one folded column."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sqlalchemy import Select, select, text

from moderator.store.tables import comment_versions, comments
from moderator.store.transaction import Transaction, blocks
from moderator.text.folding import fold_key

_GAPS: Final = re.compile(r"[\W_]+")
AUTHOR: Final = 100
"""Letters of a reader's folded name that ``standing`` has."""

_LONGEST: Final = 200_000
_LONGEST_NAME: Final = 1000
_MERGE_PAGES: Final = 500


def searchable(folded_text: str, name: str) -> str:
    """Return what is indexed of a version: its words, folded, then the name's.

    Only letters, digits and single blanks are left, so that both databases see the same words.
    """
    return _GAPS.sub(" ", f"{folded_text[:_LONGEST]} {fold_key(name)[:_LONGEST]}").strip()


def author_key(name: str) -> str:
    """Return the form of a reader's name by which lists are sorted and filtered."""
    return searchable(fold_key(name[:_LONGEST_NAME]), "")[:AUTHOR]


def words(wanted: str) -> list[str]:
    """Return the folded words of what somebody searches for."""
    return _GAPS.sub(" ", fold_key(wanted)).split()


def matching(transaction: Transaction, wanted: str) -> Select[tuple[int]]:
    """Select the ids of versions that have every word of ``wanted``; the last may go on.

    ``wanted`` must have at least one word.
    """
    found = words(wanted)
    if transaction.sqlite:
        query = " ".join(f'"{word}"' for word in found) + "*"
        source = text("SELECT rowid AS id FROM search WHERE search MATCH :wanted")
    else:
        query = " & ".join(f"'{word}'" for word in found) + ":*"
        source = text(
            "SELECT id FROM comment_versions WHERE search @@ to_tsquery('simple', :wanted)"
        )
    hits = source.bindparams(wanted=query).columns(comment_versions.c.id).subquery("hits")
    return select(hits.c.id)


def comments_now(transaction: Transaction, wanted: str) -> Select[tuple[int]]:
    """Select the ids of comments whose present text or name matches."""
    return select(comments.c.id).where(comments.c.version_id.in_(matching(transaction, wanted)))


def comments_ever(transaction: Transaction, wanted: str) -> Select[tuple[int]]:
    """Select the ids of comments of which any version matches."""
    return select(comment_versions.c.comment_id).where(
        comment_versions.c.id.in_(matching(transaction, wanted))
    )


def exactly(transaction: Transaction, wanted: str, comment_ids: list[int]) -> list[int]:
    """Keep the comments that have every word of ``wanted`` with its very diacritics."""
    needed = _plain(wanted).split()
    kept: set[int] = set()
    for block in blocks(comment_ids):
        for comment_id, body, name in transaction.connection.execute(
            select(comments.c.id, comment_versions.c.text, comment_versions.c.name)
            .join(comment_versions, comment_versions.c.id == comments.c.version_id)
            .where(comments.c.id.in_(block))
        ):
            hay = f"{_plain(body)}\n{_plain(name)}"
            if all(word in hay for word in needed):
                kept.add(comment_id)
    return [comment_id for comment_id in comment_ids if comment_id in kept]


def merge(transaction: Transaction) -> None:
    """Do a part of the index upkeep that writing leaves for idle time."""
    if transaction.sqlite:
        transaction.connection.execute(
            text("INSERT INTO search(search, rank) VALUES ('merge', :pages)"),
            {"pages": _MERGE_PAGES},
        )


def _plain(value: str) -> str:
    return unicodedata.normalize("NFC", value).casefold()
