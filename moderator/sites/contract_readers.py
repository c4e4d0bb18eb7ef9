"""Blocking readers on a site that speaks the contract, and letting them write again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from moderator.errors import Garbled, LoginNeeded, Refused
from moderator.model import DeliveryState
from moderator.model.blocking import BlockOutcome
from moderator.sites.http import LostReply, check
from moderator.sites.shapes import Fields

if TYPE_CHECKING:
    from datetime import datetime

    from moderator.model.blocking import BlockIntent
    from moderator.sites.http import Answer, Http

CAN_BLOCK = "block_reader"
CAN_BLOCK_EMAIL = "block_email"
_MISSING = frozenset({404, 410})
_DIFFERS = 412
_NOT_DONE = {
    **dict.fromkeys(_MISSING, DeliveryState.GONE),
    409: DeliveryState.DUE_AGAIN,  # an earlier try is still being worked on
    **dict.fromkeys((400, 403, 405, 413, 415, 422), DeliveryState.REFUSED),
}


class _There(Struct, frozen=True):
    """What the site says of a reader; ``version`` is empty for one that was never blocked."""

    version: str
    blocked: bool
    until: datetime | None


def blocks(can: frozenset[str], reader: str) -> bool:
    """Return whether a site that ``can`` do this takes orders about such a reader."""
    return (CAN_BLOCK if reader.startswith("a:") else CAN_BLOCK_EMAIL) in can


def set_blocked(http: Http, base: str, can: frozenset[str], intent: BlockIntent) -> BlockOutcome:
    """Send the wish with the version that is known here, and read back what the site has then.

    The key is the same for each retry, so an answer that was lost is asked for again and nothing
    happens twice. Raises LoginNeeded, Refused, Unreachable or Garbled when the site as a whole
    does not play along.
    """
    if not blocks(can, intent.reader):  # what was there when it was decided may be gone
        return BlockOutcome(intent.key, DeliveryState.REFUSED, "not_supported")
    reader = _named(intent.reader)
    body = {
        "reader": reader,
        "version": intent.version or None,
        "blocked": intent.blocks,
        "days": intent.days if intent.blocks else None,
        "reason": intent.reason or None,
    }
    answer = _send(http, f"{base}/readers/block", body, intent.key)
    problem = answer.code() or answer.describe()
    if answer.status in _NOT_DONE:
        wish = answer.retry_after() or 2.0
        return BlockOutcome(intent.key, _NOT_DONE[answer.status], problem, retry_after=wish)
    if answer.status == _DIFFERS:
        there = _read(Fields(answer.json(), "the conflict").child("reader"), reader)
        return _outcome(intent, DeliveryState.CONFLICT, there)
    done = _read(Fields(check(answer).json(), "the reader"), reader)
    again = http.send("POST", f"{base}/readers/find", body={"reader": reader})
    if again.status in _MISSING:
        return BlockOutcome(intent.key, DeliveryState.GONE, again.code() or again.describe())
    now = _read(Fields(check(again).json(), "the reader"), reader)
    if now.blocked != intent.blocks:
        return _outcome(intent, DeliveryState.CONFLICT, now)
    same = done.version == (intent.version or "")
    return _outcome(intent, DeliveryState.ALREADY if same else DeliveryState.DELIVERED, now)


def _send(http: Http, url: str, body: object, key: str) -> Answer:
    """Send once more when the answer was lost.

    Raises LoginNeeded and Refused only where surely nothing of it arrived.
    """
    headers = {"Idempotency-Key": key}
    try:
        return http.send("POST", url, body=body, headers=headers)
    except LostReply as lost:
        try:
            return http.send("POST", url, body=body, headers=headers)
        except (LoginNeeded, Refused):
            raise lost from None


def _named(reader: str) -> dict[str, str]:
    kind, value = reader[:2], reader[2:]
    return {"id": value} if kind == "a:" else {"email": value}


def _read(data: Fields, reader: dict[str, str]) -> _There:
    """Return what is said of ``reader``; raises Garbled where it is said of somebody else."""
    said = data.child("reader")
    for name, value in reader.items():
        same = str.casefold if name == "email" else str
        if same(said.text(name)) != same(value):
            raise Garbled("the site answered about another reader")
    return _There(
        data.maybe("version") or "",
        data.truth("blocked"),
        data.maybe_moment("blocked_until"),
    )


def _outcome(intent: BlockIntent, state: DeliveryState, there: _There) -> BlockOutcome:
    return BlockOutcome(
        intent.key,
        state,
        version=there.version,
        blocked=there.blocked,
        until=there.until if there.blocked else None,
    )
