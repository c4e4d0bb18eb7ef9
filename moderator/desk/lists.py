"""What is asked about lists beside their rows: how long they are, and what a filter may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.model import Known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.model import Query
    from moderator.store import Store


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

    def among(self, query: Query, some: Sequence[int]) -> set[int]:
        """Return those of ``some`` comments that belong to a list."""
        with self._store.read() as reading:
            return set(reading.among(query, some))

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
