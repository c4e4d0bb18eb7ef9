"""What a desk decided about an article, and what its site is asked to do about it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from moderator.model.terms import DeliveryState, Words


class Handling(StrEnum):
    """Who works on what waits under an article. Stored: only ever add to it."""

    EVERYBODY = "everybody"
    CHIEF = "chief"  # only the chief decides
    PAUSED = "paused"  # nobody, until it is resumed


class Did(StrEnum):
    """What a person did about an article: the kinds of the log's rows about it."""

    PAUSED = "article_paused"
    CHIEF = "article_chief"
    EVERYBODY = "article_everybody"
    CLOSED = "article_closed"
    REOPENED = "article_reopened"
    CLOSE_AFTER = "article_close_after"


class ArticleAct(Struct, frozen=True):
    """An act about an article that undo would take back: the newest about it."""

    seq: int
    article_id: int
    title: str
    did: Did
    actor: str
    at: datetime
    chiefs: bool  # only the chief may do it, and so take it back
    words: Words  # what undo will do, in words


class ArticlePolicy(Struct, frozen=True):
    """What holds for one article now; the newest row of the log counts.

    ``closed`` is what this desk wants of commenting, whatever the site makes of it.
    """

    article_id: int
    title: str = ""
    handling: Handling = Handling.EVERYBODY
    closed: bool = False
    by_date: bool = False  # closed because its days were over, not by a person
    close_after: int | None = None  # days
    closes_at: datetime | None = None
    actor: str = ""  # who set the newest of these
    at: datetime | None = None
    seq: int = 0  # the newest row of the log about it; 0: there is none
    site_closes: bool = False  # the site can be told to close it
    open_there: bool | None = None  # what the site said last
    sending: DeliveryState | None = None  # how far telling the site has come; None: nothing to tell
    problem: str | None = None
    missed: int = 0  # tries at which the site did not find it; it is told again some times
    again_at: datetime | None = None  # when the newest telling is, or was, due

    @property
    def aside(self) -> bool:
        """Whether what waits here is out of everybody's queue."""
        return self.handling is not Handling.EVERYBODY

    @property
    def unheard(self) -> bool:
        """Whether the site refused what it was told last, or did not find the article."""
        return self.sending in {DeliveryState.REFUSED, DeliveryState.GONE}

    @property
    def plain(self) -> bool:
        """Whether there is nothing to say of it."""
        return not self.aside and not self.closed and self.close_after is None


class ArticleIntent(Struct, frozen=True):
    """Opening or closing an article for comments; ``key`` is the same for each retry."""

    key: str
    remote_id: str
    open: bool


class ArticleOutcome(Struct, frozen=True):
    """What became of it: DELIVERED, ALREADY, GONE, REFUSED or DUE_AGAIN."""

    key: str
    state: DeliveryState
    open: bool | None = None  # what the site has now
    problem: str | None = None
    retry_after: float | None = None  # seconds, the site's wish
