"""How a window says what was decided about a reader's writing, and what the site made of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from moderator.model import DeliveryState
from moderator.ui import labels
from moderator.ui.plain import safe, shortened

if TYPE_CHECKING:
    from moderator.model.blocking import Blocking

NAME = 40
PROBLEM = 160


def period(days: int | None) -> str:
    """Return for how long."""
    if days is None:
        return QCoreApplication.translate("blocking", "for good")
    if days == 1:
        return QCoreApplication.translate("blocking", "for one day")
    return QCoreApplication.translate("blocking", "for %1 days").replace("%1", str(days))


def whole(one: Blocking, now: datetime | None = None) -> str:
    """Return what holds, who said so and how far the site is told; empty where nothing holds."""
    translate = QCoreApplication.translate
    if one.told and not one.stands(now or datetime.now(UTC)):
        if one.blocks or one.there is None:
            return ""
        text = translate("blocking", "May write again since %1 (%2); the site has confirmed.")
        return _by(text, one).replace("%1", labels.day(one.at))
    if one.told:
        text = (
            translate("blocking", "Blocked for good (%2); the site has confirmed.")
            if one.until is None
            else translate("blocking", "Blocked until %1 (%2); the site has confirmed.")
        )
        until = "" if one.until is None else labels.clock_time(one.until)
        return _by(text.replace("%1", until), one)
    wish = (
        translate("blocking", "To be blocked %1 (%2).").replace("%1", period(one.days))
        if one.blocks
        else translate("blocking", "May write again (%2).")
    )
    return f"{_by(wish, one)} {telling(one)}".rstrip()


def done(made: Blocking) -> str:
    """Return what an act has just done."""
    if made.open:
        return whole(made)
    return QCoreApplication.translate("blocking", "Taken back: the site was never told.")


def telling(one: Blocking, now: datetime | None = None) -> str:
    """Return how far the site has been told, and what holds where it came to nothing."""
    said = _answered(one)
    lost = one.sending in {DeliveryState.REFUSED, DeliveryState.GONE}
    if not lost or not one.stands(now or datetime.now(UTC)):
        return said
    return f"{said.rstrip('.')}. {_still(one)}"


def _still(one: Blocking) -> str:
    """Return what a message that came to nothing has left as it was."""
    translate = QCoreApplication.translate
    if one.until is None:
        return (
            translate("blocking", "The block before it still holds, for good.")
            if one.blocks
            else translate("blocking", "They are still blocked.")
        )
    text = (
        translate("blocking", "The block before it still holds, until %1.")
        if one.blocks
        else translate("blocking", "They are still blocked until %1.")
    )
    return text.replace("%1", labels.clock_time(one.until))


def _answered(one: Blocking) -> str:
    translate = QCoreApplication.translate
    if one.sending is DeliveryState.REFUSED:
        why = shortened(safe(one.problem or ""), PROBLEM)
        return translate("blocking", "The site refused: %1").replace("%1", why)
    if one.sending is DeliveryState.GONE:
        return translate("blocking", "The site does not know this reader.")
    if one.sending is DeliveryState.CONFLICT:
        return _there(one)
    if one.missed and one.again_at is not None:
        text = translate("blocking", "The site does not find this reader; asked again at %1.")
        return text.replace("%1", labels.clock_time(one.again_at))
    if one.sending is DeliveryState.DUE_AGAIN:
        return translate("blocking", "No connection to the site: it is told again by itself.")
    return translate("blocking", "Waiting to be sent.")


def _there(one: Blocking) -> str:
    translate = QCoreApplication.translate
    if not one.there:
        return translate("blocking", "Not done: somebody let them write again at the site.")
    if one.until is None:
        return translate("blocking", "Not done: somebody blocked them for good at the site.")
    text = translate("blocking", "Not done: somebody blocked them until %1 at the site.")
    return text.replace("%1", labels.clock_time(one.until))


def _by(text: str, one: Blocking) -> str:
    return text.replace("%2", shortened(safe(one.actor), NAME))
