"""Opening and closing an article for comments on a site that speaks the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from moderator.errors import Garbled
from moderator.model import DeliveryState
from moderator.model.article import ArticleOutcome
from moderator.sites.http import Answer, Http, LostReply, check
from moderator.sites.shapes import Fields

if TYPE_CHECKING:
    from moderator.model.article import ArticleIntent

CAN_CLOSE = "close_article"
_MISSING = frozenset({404, 410})
_FINAL = frozenset({400, 403, 405, 409, 413, 415, 422})


def set_commenting(
    http: Http, base: str, can: frozenset[str], intent: ArticleIntent
) -> ArticleOutcome:
    """Read the article, send the wish where it differs, and read back what the site has then.

    The same wish again is harmless, so an answer that was lost is asked for again. Raises
    LoginNeeded, Refused, Unreachable or Garbled when the site as a whole does not play along.
    """
    if CAN_CLOSE not in can:  # what was there when it was decided may be gone
        return ArticleOutcome(intent.key, DeliveryState.REFUSED, None, "not_supported")
    url = f"{base}/articles/{quote(intent.remote_id, safe='')}"
    before = _open_now(http, url, intent)
    if before is None:
        return ArticleOutcome(intent.key, DeliveryState.GONE)
    if before == intent.open:
        return ArticleOutcome(intent.key, DeliveryState.ALREADY, before)
    body = {"comments_open": intent.open}
    try:
        answer = http.send("PATCH", url, body=body)
    except LostReply:
        answer = http.send("PATCH", url, body=body)
    if answer.status in _MISSING:
        return ArticleOutcome(intent.key, DeliveryState.GONE)
    if answer.status in _FINAL:
        problem = answer.code() or answer.describe()
        return ArticleOutcome(intent.key, DeliveryState.REFUSED, before, problem)
    Fields(check(answer).json(), "the article")  # a page instead of an answer: nothing was done
    return proven(intent, there=_open_now(http, url, intent))


def proven(intent: ArticleIntent, *, there: bool | None) -> ArticleOutcome:
    """Return the outcome by what was read back: None, the article is gone."""
    if there is None:
        return ArticleOutcome(intent.key, DeliveryState.GONE)
    if there != intent.open:
        stays = "done was said, but the article is as it was"
        return ArticleOutcome(intent.key, DeliveryState.REFUSED, there, stays)
    return ArticleOutcome(intent.key, DeliveryState.DELIVERED, there)


def _open_now(http: Http, url: str, intent: ArticleIntent) -> bool | None:
    """Return whether the article takes comments; None: there is no such article.

    Raises Garbled, also where another article is told of.
    """
    answer: Answer = http.get(url)
    if answer.status in _MISSING:
        return None
    article = Fields(check(answer).json(), "the article")
    open_ = article.truth("comments_open")
    if article.identity("id") != intent.remote_id:
        raise Garbled("the site answered about another article")
    return open_
