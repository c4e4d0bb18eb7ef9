"""What is asked about lists beside their rows: how long they are, and what a filter may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.model import Field, Filter, Known, Term
from moderator.model.filter import ANY_STATUS

if TYPE_CHECKING:
    from array import array

    from moderator.model import Changes, Place, Query, State
    from moderator.store import Store


_EVERYWHERE = Term(Field.STATUS, (ANY_STATUS,))


class Lists:
    """Safe to use from several threads at once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self, query: Query, most: int) -> int:
        """Return how many comments a list has, counted no further than ``most``."""
        with self._store.read() as reading:
            return reading.count(query, most)

    def some(self, query: Query, most: int) -> tuple[int, set[int]]:
        """Return the newest change, and up to ``most`` comments of a list as they were then."""
        with self._store.read() as reading:
            return reading.last_seq(), set(reading.some_ids(query, most))

    def follow(self, query: Query, since: int) -> tuple[Changes, set[int]]:
        """Return what changed after ``since``, and which of those comments are in a list now."""
        with self._store.read() as reading:
            changes = reading.changes(since)
            return changes, set(reading.among(query, changes.ids))

    def whole(self, query: Query) -> tuple[array[int], dict[int, int], dict[int, State]]:
        """Return a list's ids, and their versions and states, all as of one moment."""
        with self._store.read() as reading:
            ids = reading.ids(query)
            return ids, reading.present_versions(ids), reading.present_states(ids)

    def places(self) -> tuple[Place, ...]:
        """Return the sections, and the articles with pending comments, most of them first."""
        with self._store.read() as reading:
            return reading.places()

    def by_reader(self, comment_id: int) -> Filter:
        """Return the filter for all that a comment's reader wrote.

        By account or e-mail; by the name alone where the site tells nothing better.
        """
        with self._store.read() as reading:
            return Filter(terms=(*reading.reader_terms(comment_id), _EVERYWHERE))

    def known(self) -> Known:
        """Return what a filter line may name."""
        with self._store.read() as reading:
            titles = dict.fromkeys(title for _, title, _ in reading.counts().articles)
            return Known(
                articles=tuple(titles),
                sections=reading.sections(),
                sites=tuple(site.info.name for site in reading.sites()),
                actors=reading.actors(),
            )
