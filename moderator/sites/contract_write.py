"""The contract's decisions: what is sent, and what the results mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderator.errors import Garbled
from moderator.model import Action, DeliveryState, Intent, Outcome, RemoteComment, RemoteState
from moderator.sites.contract_read import living, problem_of
from moderator.sites.http import check
from moderator.sites.markup import to_html
from moderator.sites.shapes import Fields

if TYPE_CHECKING:
    from moderator.sites.http import Answer

_STATES = {
    Action.APPROVE: RemoteState.APPROVED,
    Action.REJECT: RemoteState.REJECTED,
    Action.SPAM: RemoteState.SPAM,
    Action.RESTORE: RemoteState.PENDING,
}
_OUTCOMES = {
    "done": DeliveryState.DELIVERED,
    "already": DeliveryState.ALREADY,
    "conflict": DeliveryState.CONFLICT,
    "gone": DeliveryState.GONE,
    "forbidden": DeliveryState.REFUSED,
    "invalid": DeliveryState.REFUSED,
}
WITH_TEXT = frozenset({Action.APPROVE, Action.RESTORE, Action.EDIT, Action.REPLY})


def decision_sent(intent: Intent, *, html: bool) -> dict[str, str]:
    """Return an intent as the contract writes it; ``html`` for a site that keeps HTML."""
    body = {
        "key": intent.key,
        "id": intent.remote_id,
        "version": intent.version,
        "action": intent.action.value,
    }
    if intent.action in WITH_TEXT:
        if intent.text is not None:
            body["text"] = to_html(intent.text) if html else intent.text
        if intent.name is not None:
            body["name"] = intent.name
    if intent.reason:
        body["reason"] = intent.reason
    if intent.note:
        body["note"] = intent.note
    return body


def results_of(answer: Answer) -> dict[str, Fields]:
    """Return the results by key; raises Garbled."""
    data = Fields(check(answer).json(), "the answer to the decisions")
    return {each.text("key"): each for each in data.children("results")}


def outcome_of(intent: Intent, data: Fields) -> Outcome:
    """Return what one result means, checked against what was asked; raises Garbled."""
    word = data.text("result")
    problem = problem_of(data) or None
    state = _OUTCOMES.get(word)
    if state is None:
        return Outcome(intent.key, DeliveryState.REFUSED, None, f"unknown result {word[:40]!r}")
    there = living(data)
    if there is not None and there.remote_id != intent.remote_id and intent.action != Action.REPLY:
        raise Garbled(f"the result for {intent.remote_id} holds {there.remote_id[:40]}")
    if state is DeliveryState.REFUSED:
        return Outcome(intent.key, state, there, problem or word)
    if state is DeliveryState.CONFLICT and there is None:
        # without the present version nobody can decide again: deleted meanwhile
        return Outcome(intent.key, DeliveryState.GONE, None, problem)
    if state is not DeliveryState.DELIVERED or there is None:
        return Outcome(intent.key, state, there, problem)
    if not _fulfilled(intent, there):
        stays = f"done was said, but the state is {there.state.value}"
        return Outcome(intent.key, DeliveryState.REFUSED, there, stays)
    return Outcome(intent.key, state, there, problem, altered=_altered(intent, there))


def _fulfilled(intent: Intent, there: RemoteComment) -> bool:
    if intent.action is Action.UNPUBLISH:
        return there.state is not RemoteState.APPROVED
    return there.state is _STATES.get(intent.action, there.state)


def _altered(intent: Intent, there: RemoteComment) -> bool:
    if intent.action not in WITH_TEXT:
        return False
    text = intent.text is not None and there.text != intent.text
    return text or (intent.name is not None and there.author.name != intent.name)
