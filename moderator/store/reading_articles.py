"""What can be asked of the store about articles, floods and blocked readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.store import brigades
from moderator.store.article_acts import ArticleReading
from moderator.store.floods import FloodReading
from moderator.store.reader_blocks import BlockReading
from moderator.store.reading_people import PeopleReading

if TYPE_CHECKING:
    from moderator.model.brigade import Brigade


class ArticlesReading(PeopleReading):
    """The part of a reading that is about articles."""

    @property
    def articles(self) -> ArticleReading:
        """What holds for articles."""
        return ArticleReading(self._t)

    @property
    def blocks(self) -> BlockReading:
        """Readers who are blocked at their sites."""
        return BlockReading(self._t)

    def brigades(self) -> tuple[Brigade, ...]:
        """Return the groups of the last day with comments that wait, most of them first."""
        return brigades.found(self._t)

    @property
    def floods(self) -> FloodReading:
        """Alarms about floods, and what is usual."""
        return FloodReading(self._t)
