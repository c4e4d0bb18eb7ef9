"""What the steps of one round share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderator.model import NO_CROWDS, Crowds
from moderator.rules.context import Context
from moderator.rules.ruleset import risk
from moderator.store.records import Checked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from moderator.model import Clock, RemoteComment
    from moderator.rules.ruleset import Ruleset
    from moderator.sites.protocol import Site
    from moderator.store import Store
    from moderator.sync.tally import Tally


def never() -> bool:
    """Return False: nobody asks to stop."""
    return False


def nobody() -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a round is wanted."""

    now: bool = False  # send also what is still within its undo window
    reconcile: bool | None = None  # None: when the schedule says so
    stop: Callable[[], bool] = never  # asked between requests
    changed: Callable[[], None] = nobody  # told after each transaction worth seeing


@dataclass(frozen=True, slots=True)
class Visit:
    """One round with one site: the parts its steps work with."""

    store: Store
    site: Site
    site_id: int
    ruleset: Ruleset
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

    def arrived(self, page: Sequence[RemoteComment]) -> list[Checked]:
        """Run the rules on a page, and look with whom each comment came."""
        with self.store.read() as reading:
            crowds = reading.arriving(self.site_id, page)
        return [self.checked(*one) for one in zip(page, crowds, strict=True)]

    def checked(self, comment: RemoteComment, crowds: Crowds = NO_CROWDS) -> Checked:
        """Run the rules on a comment; no transaction may be open meanwhile."""
        article = comment.article
        context = Context(
            name=comment.author.name,
            article_title=article.title,
            article_text=article.text,
            section=article.section,
            article=article.remote_id,
            article_url=article.url,
            site=self.address,
            crowds=crowds,
        )
        findings = self.ruleset.check(comment.text, name=comment.author.name, context=context)
        return Checked(comment, findings, self.ruleset.hash, risk(findings))
