"""Full-text search: FTS5 on SQLite, tsvector on PostgreSQL, both over one folded column."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from sqlalchemy import Select, bindparam, select, text

from moderator.model import Field
from moderator.store.tables import articles, comment_versions, comments, log_notes
from moderator.store.transaction import Transaction, blocks
from moderator.text.folding import fold_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from moderator.model import Query

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
    return hits(transaction, "comment_versions", expression(transaction, words(wanted)))


def expression(
    transaction: Transaction, found: Sequence[str], *, phrase: bool = False, goes_on: bool = True
) -> str:
    """Return how the database is asked for folded words: all of them, or side by side.

    With ``goes_on``, the last word may be the beginning of a longer one.
    """
    if transaction.sqlite:
        said = f'"{" ".join(found)}"' if phrase else " ".join(f'"{word}"' for word in found)
        return said + ("*" if goes_on else "")
    said = (" <-> " if phrase else " & ").join(f"'{word}'" for word in found)
    return said + (":*" if goes_on else "")


def hits(transaction: Transaction, table: str, wanted: str) -> Select[tuple[int]]:
    """Select the keys of rows of an indexed table that match an :func:`expression`."""
    key, index = _INDEXED[table]
    if transaction.sqlite:
        source = text(f"SELECT rowid AS id FROM {index} WHERE {index} MATCH :wanted")  # noqa: S608
    else:
        source = text(
            f"SELECT {key} AS id FROM {table} WHERE search @@ to_tsquery('simple', :wanted)"  # noqa: S608
        )
    found = (
        source.bindparams(bindparam("wanted", wanted, unique=True))
        .columns(comment_versions.c.id)
        .subquery("hits")
    )
    return select(found.c.id)


_INDEXED: Final = {
    "comment_versions": ("id", "search"),
    "articles": ("id", "article_search"),
    "log_notes": ("seq", "note_search"),
}


def comments_ever(transaction: Transaction, wanted: str) -> Select[tuple[int]]:
    """Select the ids of comments of which any version matches."""
    return select(comment_versions.c.comment_id).where(
        comment_versions.c.id.in_(matching(transaction, wanted))
    )


def exactly(
    transaction: Transaction,
    needed: Sequence[str],
    forbidden: Sequence[str],
    comment_ids: Sequence[int],
) -> list[int]:
    """Keep the comments that have all of ``needed`` with their very diacritics, and no other.

    Words and phrases are looked for in the text, the reader's name and the article's title.
    """
    wanted = [_plain(one) for one in needed]
    unwanted = [_plain(one) for one in forbidden]
    kept: set[int] = set()
    for block in blocks(comment_ids):
        for comment_id, *said in transaction.connection.execute(_SAID, {"ids": block}):
            hay = "\n".join(map(_plain, said))
            if all(one in hay for one in wanted) and not any(one in hay for one in unwanted):
                kept.add(comment_id)
    return [comment_id for comment_id in comment_ids if comment_id in kept]


class Sought(Struct, frozen=True):
    """What is looked for in comments that are read one by one, folded."""

    words: tuple[str, ...]  # in text and name, or in the article's title; the last may go on
    noted: AbstractSet[int]  # comments of which a note has these words
    phrases: tuple[str, ...]
    forbidden: tuple[str, ...]

    @classmethod
    def of(cls, transaction: Transaction, query: Query) -> Sought:
        """Gather what ``query`` looks for; what an exact one forbids is :func:`exactly`'s part."""
        found = tuple(words(query.text))
        noted = set[int]()
        if found:
            asked = hits(transaction, "log_notes", expression(transaction, found))
            of = select(log_notes.c.comment_id).where(log_notes.c.seq.in_(asked))
            noted = set(transaction.connection.execute(of).scalars())
        said = [one for one in query.terms if one.field in {Field.WORD, Field.PHRASE}]
        phrases = [" ".join(words(one.values[0])) for one in said if not one.negated]
        unwanted = [one for one in said if one.negated and not query.exact]
        forbidden = [" ".join(words(one.values[0])) for one in unwanted]
        if query.text.strip() and not found:
            phrases.append("")  # signs alone are found nowhere
        return cls(found, noted, tuple(phrases), tuple(one for one in forbidden if one))

    def among(self, transaction: Transaction, comment_ids: Sequence[int]) -> list[int]:
        """Keep the comments that hold it."""
        kept: set[int] = set()
        for block in blocks(comment_ids):
            for comment_id, said, title in transaction.connection.execute(_FOLDED, {"ids": block}):
                if self._holds(comment_id, said, title):
                    kept.add(comment_id)
        return [comment_id for comment_id in comment_ids if comment_id in kept]

    def _holds(self, comment_id: int, said: str, title: str) -> bool:
        hay = f" {said} "
        if not all(one and f" {one} " in hay for one in self.phrases):
            return False
        if any(f" {one} " in hay for one in self.forbidden):
            return False
        if not self.words or comment_id in self.noted:
            return True
        return self._has_words(hay) or self._has_words(f" {title} ")

    def _has_words(self, hay: str) -> bool:
        *whole, last = self.words
        return f" {last}" in hay and all(f" {one} " in hay for one in whole)


_SAID: Final = (
    select(comments.c.id, comment_versions.c.text, comment_versions.c.name, articles.c.title)
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .join(articles, articles.c.id == comments.c.article_id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)
_FOLDED: Final = (
    select(comments.c.id, comment_versions.c.folded, articles.c.folded)
    .join(comment_versions, comment_versions.c.id == comments.c.version_id)
    .join(articles, articles.c.id == comments.c.article_id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)


def merge(transaction: Transaction) -> None:
    """Do a part of the index upkeep that writing leaves for idle time."""
    if transaction.sqlite:
        transaction.connection.execute(
            text("INSERT INTO search(search, rank) VALUES ('merge', :pages)"),
            {"pages": _MERGE_PAGES},
        )


def _plain(value: str) -> str:
    return " ".join(unicodedata.normalize("NFC", value).casefold().split())
