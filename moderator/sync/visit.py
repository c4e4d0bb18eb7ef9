"""What the steps of one round share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from moderator.rules.checkers import Pending, Told
from moderator.rules.context import Context
from moderator.rules.ruleset import risk
from moderator.store.records import Checked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from moderator.model import Clock, Finding, RemoteComment
    from moderator.rules.checkers import Checkers
    from moderator.rules.ruleset import Ruleset
    from moderator.sites.protocol import Site
    from moderator.store import Store
    from moderator.sync.tally import Tally


def never() -> bool:
    """Return False: nobody asks to stop."""
    return False


def nobody() -> None:
    """Tell nobody."""


class Wishes(Struct, frozen=True):
    """How a round is wanted."""

    now: bool = False  # send also what is still within its undo window
    reconcile: bool | None = None  # None: when the schedule says so
    stop: Callable[[], bool] = never  # asked between requests
    changed: Callable[[], None] = nobody  # told after each transaction worth seeing
    turn: Callable[[], None] = nobody  # taken between comments: a window may go first


class Visit(Struct, frozen=True):
    """One round with one site: the parts its steps work with."""

    store: Store
    site: Site
    site_id: int
    ruleset: Ruleset
    checkers: Checkers
    clock: Clock
    owner: str
    chance: Callable[[], float]
    started_at: datetime
    tally: Tally
    wishes: Wishes
    address: str = ""  # the site's, as it is kept here

    def stop(self) -> bool:
        """Return whether the round should end before its next request."""
        return self.wishes.stop()

    def changed(self) -> None:
        """Tell that something was written."""
        self.wishes.changed()

    def begin(self, comments: Sequence[RemoteComment], *, beside: bool) -> Pending:
        """Ask the rules about comments: ``beside`` us where that is worth it, or when we look."""
        told = [self._told(comment) for comment in comments]
        return (
            self.checkers.begin(self.ruleset, told) if beside else Pending(self.ruleset, told, ())
        )

    def arrived(self, page: Sequence[RemoteComment], pending: Pending) -> list[Checked]:
        """Return a page with what the rules found, and with whom each comment came.

        What came before must have been saved; no transaction may be open meanwhile.
        """
        found = pending.result(self.wishes.turn)
        with self.store.read() as reading:
            crowds = reading.arriving(self.site_id, page)
        return [
            self._checked(comment, self.ruleset.among(noticed, among))
            for comment, noticed, among in zip(page, found, crowds, strict=True)
        ]

    def checked(self, comments: Sequence[RemoteComment]) -> list[Checked]:
        """Run the rules on comments; no transaction may be open meanwhile."""
        found = self.begin(comments, beside=False).result(self.wishes.turn)
        return [self._checked(*one) for one in zip(comments, found, strict=True)]

    def _checked(self, comment: RemoteComment, found: tuple[Finding, ...]) -> Checked:
        return Checked(comment, found, self.ruleset.hash, risk(found))

    def _told(self, comment: RemoteComment) -> Told:
        article = comment.article
        return Told(
            comment.text,
            Context(
                name=comment.author.name,
                article_title=article.title,
                article_text=article.text,
                section=article.section,
                article=article.remote_id,
                article_url=article.url,
                site=self.address,
            ),
        )
