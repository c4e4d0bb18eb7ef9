"""What every site offers, whatever software stands behind it."""

from __future__ import annotations

from dataclasses import dataclass, field  # noqa: TID251  # a secret is not shown
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from moderator.model import Intent, Outcome, Page, RemoteComment, SiteInfo
    from moderator.model.article import ArticleIntent, ArticleOutcome
    from moderator.model.blocking import BlockIntent, BlockOutcome


@dataclass(frozen=True, slots=True)
class Secret:
    """What proves who we are: a token alone, or a user with an application password."""

    user: str | None
    value: str = field(repr=False)


class Site(Protocol):
    """A connected site. Calls block; one object serves one thread at a time.

    Every method raises :class:`~moderator.errors.Unreachable`, ``LoginNeeded``, ``Refused`` or
    ``Garbled`` when the site as a whole does not play along, and nothing else from outside.
    """

    def info(self) -> SiteInfo:
        """Test the login and the rights, and say what the site can do."""
        ...

    def fetch(self, cursor: str | None, limit: int = 200) -> Page:
        """Return what is new since ``cursor`` (None: from the start), at most ``limit`` comments.

        A page may hold fewer comments than ``limit``, even none, and still have ``more``. The same
        comment may come twice. Call again with the page's cursor until ``more`` is false, and
        later with the last cursor to poll.
        """
        ...

    def reread(self, remote_ids: Sequence[str]) -> Mapping[str, RemoteComment | None]:
        """Return the comments as they are now, in bulk; None: no longer there.

        An id that is missing from the answer is one the site has nothing new to say about.
        """
        ...

    def deliver(self, intents: Sequence[Intent]) -> Iterator[Outcome]:
        """Carry out ``intents``, yielding one outcome for each as it becomes known.

        Each comment is read, compared with what the moderator saw, written and verified. One
        comment's fault never raises. When the site as a whole fails, the error is raised after
        the outcomes known so far: intents without an outcome are to be tried again later with the
        same key, which is safe even where one of them did arrive.

        ``UNPUBLISH`` is for urgent removals: it is carried out whatever version the site has now.
        The outcome of ``REPLY`` carries the new reply, not the comment replied to.
        """
        ...

    def set_commenting(self, intent: ArticleIntent) -> ArticleOutcome:
        """Open or close an article for comments, and read back what the site has then.

        Asked only where ``SiteInfo.closes_articles`` says that it can be. Safe to repeat.
        """
        ...

    def set_blocked(self, intent: BlockIntent) -> BlockOutcome:
        """Block a reader's account or address for a while, or let them write again.

        Asked only where ``SiteInfo.blocks`` says that it can be. Safe to repeat: the site
        remembers the key. REFUSED where the site has no way to do it.
        """
        ...

    def find(self, link: str) -> RemoteComment | None:
        """Return the comment that a public link or a bare id names; None: no such comment here."""
        ...

    def published_replies(self, remote_id: str) -> tuple[RemoteComment, ...]:
        """Return the published replies below a comment, at any depth, oldest first."""
        ...

    def publicly_visible(self, comment: RemoteComment) -> bool | None:
        """Tell whether the public page, read without a login, shows ``comment``; None: unknown."""
        ...

    def close(self) -> None:
        """Let go of connections. The object is not used afterwards."""
        ...
