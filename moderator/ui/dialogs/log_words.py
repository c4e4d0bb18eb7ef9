"""The log's words: what a row tells, and how the site answered."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from moderator.model import DeliveryState, State, Verdict
from moderator.ui import labels
from moderator.ui.plain import safe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from moderator.model import LogRow, Words
    from moderator.ui.colours import Tone

VERDICT_TONES: dict[str, Tone] = {
    Verdict.APPROVE: "green",
    Verdict.REJECT: "red",
    Verdict.SPAM: "red",
    Verdict.TAKEDOWN: "red",
    Verdict.HOLD: "amber",
    Verdict.CHIEF: "violet",
}


def what(row: LogRow) -> str:
    """Return what happened, in a few words."""
    translate = QCoreApplication.translate
    where = _where(row.verdict)
    plain = {
        "decision": where,
        "login": translate("log", "Name in the log changed"),
        "export": translate("log", "Log exported"),
        "printed": translate("log", "Printed or saved as PDF"),
        "learning": translate("log", "Learning switched or reset"),
        "board": translate("log", "Figures of single moderators on or off"),
        "purge": translate("log", "Personal data purged"),
        "role": translate("log", "Role given"),
        "part": translate("log", "Part of the queue given"),
        "pin": translate("log", "PIN set, changed or removed"),
        "shift": translate("log", "Shift handed over"),
        "shift_read": translate("log", "Note of the shift before read"),
        "rule": translate("log", "Rules changed"),
        "note": translate("log", "Note"),
        "policy": translate("log", "Policy of the site changed"),
        "reader": translate("log", "Reader watched or trusted"),
        "reader_blocked": translate("log", "Reader blocked"),
        "reader_unblocked": translate("log", "Reader may write again"),
        "reader_sent": translate("log", "The site was told about the reader"),
        "watched": translate("log", "Passed to the chief by a rule"),
        "hours": translate("log", "Publishing hours changed"),
        "released": translate("log", "Released before the publishing hours"),
        "hold": translate("log", "The chief's hold"),
        "held": translate("log", "Passed to the chief by a hold"),
        "stopped": translate("log", "Stopped before it was sent"),
        "unwatched": translate("log", "No longer held by a rule"),
        "article_paused": translate("log", "Article paused"),
        "article_chief": translate("log", "Article left to the chief"),
        "article_everybody": translate("log", "Article given back to everybody"),
        "article_closed": translate("log", "Article closed for comments"),
        "article_reopened": translate("log", "Article opened for comments"),
        "article_close_after": translate("log", "Days for comments changed"),
        "article_sent": translate("log", "The site was told about the article"),
        "flood": translate("log", "Flood"),
        "flood_seen": translate("log", "Alarm put aside"),
        "flood_limits": translate("log", "Limits of flood alarms changed"),
        "takedown_checked": translate("log", "Off the public page"),
        "returned": translate("log", "Edited by the reader"),
        "resolved": translate("log", "Conflict resolved"),
        "second_look": translate("log", "Second look ordered"),
        "second_drawn": translate("log", "Drawn for the second look"),
        "second_answer": translate("log", "Second look answered"),
    }
    if row.kind in plain:
        return plain[row.kind] or row.verdict
    if row.kind == "undo":
        return translate("log", "Undone: %1").replace("%1", where)
    if row.kind == "remote":
        return translate("log", "On the site: %1").replace("%1", where)
    return row.kind


def tone(row: LogRow) -> Tone:
    """Return the colour of what happened."""
    return VERDICT_TONES.get(row.verdict, "grey") if row.kind == "decision" else "grey"


def who(row: LogRow) -> str:
    """Return who did it; what the program saw by itself has no name."""
    return safe(row.actor) or QCoreApplication.translate("log", "(the program)")


def answer(row: LogRow) -> str:
    """Return what the site said of it; empty where it was not asked or has not answered."""
    if row.delivery == DeliveryState.DELIVERED:  # of a removal too: "on the site" would mislead
        return QCoreApplication.translate("log", "The site took it")
    with suppress(ValueError):
        return labels.delivery(DeliveryState(row.delivery))
    return row.delivery


def reason(row: LogRow, reasons: Mapping[str, Words]) -> str:
    """Return the reason in words; a code that is no longer in the list as it is."""
    known = reasons.get(row.reason)
    return labels.words(known) if known is not None else safe(row.reason)


def _where(verdict: str) -> str:
    with suppress(ValueError):
        return labels.verdict_done(Verdict(verdict))
    with suppress(ValueError):
        return labels.state(State(verdict))
    return verdict
