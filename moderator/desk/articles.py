"""What a desk decides about an article: who works on its comments, and whether it takes more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from moderator.desk.people import check, may, plain, require_name
from moderator.errors import DecisionError
from moderator.model import Right, Words
from moderator.model.article import Handling

if TYPE_CHECKING:
    from datetime import timedelta

    from moderator.model import Clock, Undoable
    from moderator.model.article import ArticleAct, ArticlePolicy
    from moderator.store import Store

LONGEST: Final = 3650
"""Days: the longest that an article may take comments by a date."""

UNKNOWN: Final = Words("Không có bài này ở đây", "There is no such article here")
OVERTAKEN: Final = Words(
    "Đã có người quyết định khác về bài này: không hoàn tác được",
    "Something else was decided about this article since: nothing was undone",
)
_DAYS: Final = Words(f"Số ngày: từ 1 đến {LONGEST}", f"The number of days: 1 to {LONGEST}")


class Articles:
    """Articles and what holds for them. Safe to use from several threads at once.

    Anybody may pause an article and resume it; what else there is is the chief's. Each change is
    a row of the log, and the newest counts. Every change returns what holds then, and raises
    NotAllowed, and DecisionError for an article that is not known.
    """

    def __init__(self, store: Store, clock: Clock, window: timedelta) -> None:
        """Ask ``store``; a site is told ``window`` after a decision."""
        self._store = store
        self._clock = clock
        self._window = window

    def listed(self) -> tuple[ArticlePolicy, ...]:
        """Return every article for which something holds, the newest first."""
        with self._store.read() as reading:
            return reading.articles.listed()

    def policy(self, article_id: int) -> ArticlePolicy | None:
        """Return what holds for an article; None for an unknown one."""
        with self._store.read() as reading:
            return reading.articles.policy(article_id)

    def of_comment(self, comment_id: int) -> int | None:
        """Return the article of a comment, None for an unknown one."""
        with self._store.read() as reading:
            return reading.articles.of_comment(comment_id)

    def handle(
        self, actor: str, article_id: int, handling: Handling, note: str = ""
    ) -> ArticlePolicy:
        """Pause an article, leave it to the chief, or give it back to everybody.

        Approvals there that have not left are stopped. Giving back what is the chief's alone is
        the chief's too.
        """
        require_name(actor)
        with self._store.write() as writing:
            now = _known(writing.articles.policy(article_id))
            if Handling.CHIEF in {handling, now.handling}:
                check(writing, actor, Right.ARTICLES)
            writing.articles.handle(actor, article_id, handling, note)
            return _known(writing.articles.policy(article_id))

    def close(self, actor: str, article_id: int, note: str = "") -> ArticlePolicy:
        """Close an article for comments; its site is told where it can be.

        Approvals there that have not left are stopped and asked again.
        """
        require_name(actor)
        with self._store.write() as writing:
            check(writing, actor, Right.ARTICLES)
            _known(writing.articles.policy(article_id))
            writing.articles.close(actor, article_id, self._clock() + self._window, note)
            return _known(writing.articles.policy(article_id))

    def reopen(self, actor: str, article_id: int, note: str = "") -> ArticlePolicy:
        """Open an article for comments again, and let it stay open."""
        require_name(actor)
        with self._store.write() as writing:
            check(writing, actor, Right.ARTICLES)
            _known(writing.articles.policy(article_id))
            writing.articles.reopen(actor, article_id, self._clock() + self._window, note)
            return _known(writing.articles.policy(article_id))

    def close_after(self, actor: str, article_id: int, days: int | None) -> ArticlePolicy:
        """Close an article by itself, ``days`` after its publication; None: not any more.

        Where the site does not say when it was published, its first comment counts. Raises
        DecisionError for days out of range.
        """
        require_name(actor)
        if days is not None and not 1 <= days <= LONGEST:
            raise DecisionError(str(days), title=_DAYS)
        with self._store.write() as writing:
            check(writing, actor, Right.ARTICLES)
            _known(writing.articles.policy(article_id))
            writing.articles.close_after(actor, article_id, days)
            return _known(writing.articles.policy(article_id))

    def last_act(self, actor: str) -> ArticleAct | Undoable | None:
        """Return what undo would take back next of what ``actor`` did: the newest that holds.

        That is a decision, or what was decided about an article, unless that has become the
        chief's alone.
        """
        with self._store.read() as reading:
            decision = reading.undoable(actor)
            after = 0 if decision is None else decision.seq
            act = reading.articles.last_act(actor, after)
            if act is None or (act.chiefs and not may(reading, actor, Right.ARTICLES)):
                return decision
            return act

    def undo(self, actor: str, seq: int) -> ArticlePolicy:
        """Take back what ``actor`` did about an article by row ``seq`` of the log.

        Raises DecisionError where something else was decided about the article since.
        """
        require_name(actor)
        with self._store.write() as writing:
            act = writing.articles.act(seq)
            if act is None or plain(act.actor) != plain(actor):
                raise DecisionError(title=OVERTAKEN)
            if act.chiefs:
                check(writing, actor, Right.ARTICLES)
            writing.articles.take_back(act, actor, self._clock() + self._window)
            return _known(writing.articles.policy(act.article_id))


def _known(policy: ArticlePolicy | None) -> ArticlePolicy:
    if policy is None:
        raise DecisionError(title=UNKNOWN)
    return policy
