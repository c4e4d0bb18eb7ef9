"""How a window says what holds for an article, and how far its site has been told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from moderator.model import DeliveryState
from moderator.model.article import Did, Handling
from moderator.ui import labels
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.model.article import ArticlePolicy

NAME = 40
PROBLEM = 160


def short(policy: ArticlePolicy | None) -> str:
    """Return what holds in a few words; empty where nothing does."""
    if policy is None:
        return ""
    translate = QCoreApplication.translate
    said = []
    if policy.handling is Handling.PAUSED:
        said.append(translate("articles", "paused"))
    elif policy.handling is Handling.CHIEF:
        said.append(translate("articles", "chief only"))
    if policy.closed:
        said.append(translate("articles", "closed for comments"))
    elif policy.closes_at is not None:
        text = translate("articles", "closes on %1")
        said.append(text.replace("%1", labels.day(policy.closes_at)))
    return ", ".join(said)


def done(did: Did) -> str:
    """Return what was done about an article, for the line about the last act."""
    translate = QCoreApplication.translate
    return {
        Did.PAUSED: translate("articles", "Article paused"),
        Did.CHIEF: translate("articles", "Article left to the chief"),
        Did.EVERYBODY: translate("articles", "Article given back to everybody"),
        Did.CLOSED: translate("articles", "Article closed for comments"),
        Did.REOPENED: translate("articles", "Article opened for comments"),
        Did.CLOSE_AFTER: translate("articles", "Days for comments changed"),
    }[did]


def whole(policy: ArticlePolicy) -> str:
    """Return what holds, who said so and what the site made of it."""
    said = [short(policy)]
    if said[0]:
        said[0] = said[0][0].upper() + said[0][1:]
    if policy.at is not None and policy.actor:
        said.append(f"{shortened(safe(policy.actor), NAME)}, {labels.day(policy.at)}")
    told = telling(policy)
    if told:
        said.append(told)
    return "  ·  ".join(one for one in said if one)


def telling(policy: ArticlePolicy) -> str:
    """Return how far the site has been told; empty where there is nothing to tell."""
    translate = QCoreApplication.translate
    if policy.closed and not policy.site_closes:
        return translate("articles", "The site cannot be told: readers can still write there.")
    if policy.sending is DeliveryState.REFUSED:
        why = shortened(safe(policy.problem or ""), PROBLEM)
        return translate("articles", "The site refused: %1").replace("%1", why)
    soon = translate("articles", "The site will be told in a moment.")
    said = {
        DeliveryState.GONE: translate("articles", "The site does not know this article."),
        DeliveryState.WAITING: soon,
        DeliveryState.SENDING: soon,
        DeliveryState.DUE_AGAIN: _again(policy),
    }
    if policy.sending in said:
        return said[policy.sending]
    if policy.closed and policy.open_there:
        return translate("articles", "The site takes comments all the same.")
    return ""


def _again(policy: ArticlePolicy) -> str:
    translate = QCoreApplication.translate
    if not policy.missed or policy.again_at is None:
        return translate("articles", "No connection to the site: it is told again by itself.")
    text = translate("articles", "The site does not find this article; it is told again at %1.")
    return text.replace("%1", labels.clock_time(policy.again_at))
