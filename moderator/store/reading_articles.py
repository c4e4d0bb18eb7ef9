"""What can be asked of the store about articles and about floods."""

from __future__ import annotations

from moderator.store.article_acts import ArticleReading
from moderator.store.floods import FloodReading
from moderator.store.reading_people import PeopleReading


class ArticlesReading(PeopleReading):
    """The part of a reading that is about articles."""

    @property
    def articles(self) -> ArticleReading:
        """What holds for articles."""
        return ArticleReading(self._t)

    @property
    def floods(self) -> FloodReading:
        """Alarms about floods, and what is usual."""
        return FloodReading(self._t)
