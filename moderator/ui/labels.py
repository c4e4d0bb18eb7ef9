"""The window's words for states, findings, verdicts and times."""

from __future__ import annotations

from functools import cmp_to_key
from typing import TYPE_CHECKING

from PySide6.QtCore import QCollator, QCoreApplication, QDateTime, QLocale, QObject

from moderator.model import DeliveryState, EditClass, FindingKind, Order, State, Verdict, Words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from moderator.model import Place
    from moderator.ui.colours import Tone

TONES: dict[FindingKind, Tone] = {
    FindingKind.MISSING_DIACRITICS: "amber",
    FindingKind.SPAM: "red",
    FindingKind.ABUSE: "red",
    FindingKind.OBFUSCATION: "violet",
    FindingKind.HIDDEN: "violet",
    FindingKind.LINK: "teal",
    FindingKind.PHONE: "teal",
    FindingKind.REPEAT: "grey",
    FindingKind.SHOUTING: "amber",
    FindingKind.UNDECODED: "amber",
    FindingKind.ENCODING: "amber",
    FindingKind.PERSONAL: "teal",
    FindingKind.OWN: "violet",
    FindingKind.WATCHED: "violet",
    FindingKind.BURST: "grey",
    FindingKind.LEARNED: "grey",
}

STATE_TONES: dict[State, Tone] = {
    State.PENDING: "grey",
    State.HELD: "amber",
    State.CHIEF: "violet",
    State.CONFLICT: "red",
    State.APPROVED: "green",
    State.REJECTED: "red",
    State.SPAM: "red",
    State.TAKEN_DOWN: "red",
    State.GONE: "grey",
}


def words(sentence: Words) -> str:
    """Return a sentence of the domain in the window's language."""
    return sentence.text(language())


def language() -> str:
    """Return the window's language: ``vi`` or ``en``."""
    return "vi" if QLocale().language() == QLocale.Language.Vietnamese else "en"


def edit_class(why: EditClass) -> str:
    """Return why a reader's words were changed."""
    translate = QCoreApplication.translate
    return {
        EditClass.SPELLING: translate("labels", "spelling"),
        EditClass.DIACRITICS: translate("labels", "diacritics"),
        EditClass.PERSONAL: translate("labels", "personal data"),
        EditClass.LEGAL: translate("labels", "for the law"),
        EditClass.OTHER: translate("labels", "other"),
    }[why]


def state(value: State) -> str:
    """Return the name of a state, as one comment's label."""
    translate = QCoreApplication.translate
    return {
        State.PENDING: translate("labels", "Pending"),
        State.HELD: translate("labels", "Held"),
        State.CHIEF: translate("labels", "With the chief"),
        State.CONFLICT: translate("labels", "Conflict"),
        State.APPROVED: translate("labels", "Approved"),
        State.REJECTED: translate("labels", "Rejected"),
        State.SPAM: translate("labels", "Spam"),
        State.TAKEN_DOWN: translate("labels", "Taken down"),
        State.GONE: translate("labels", "Gone from the site"),
    }[value]


def view(value: State) -> str:
    """Return the name of a state as the title of all that stand so."""
    if value is State.CONFLICT:
        return QCoreApplication.translate("labels", "Conflicts")
    return state(value)


def finding(value: FindingKind) -> str:
    """Return the name of a kind of finding, as a chip and a view's title."""
    translate = QCoreApplication.translate
    return {
        FindingKind.MISSING_DIACRITICS: translate("labels", "No diacritics"),
        FindingKind.SPAM: translate("labels", "Advertising"),
        FindingKind.ABUSE: translate("labels", "Abuse"),
        FindingKind.OBFUSCATION: translate("labels", "Disguised writing"),
        FindingKind.LINK: translate("labels", "Link"),
        FindingKind.PHONE: translate("labels", "Phone number"),
        FindingKind.REPEAT: translate("labels", "Repeated"),
        FindingKind.SHOUTING: translate("labels", "All capitals"),
        FindingKind.HIDDEN: translate("labels", "Hidden characters"),
        FindingKind.UNDECODED: translate("labels", "Keys left undecoded"),
        FindingKind.ENCODING: translate("labels", "Wrong character set"),
        FindingKind.PERSONAL: translate("labels", "Personal data"),
        FindingKind.OWN: translate("labels", "Desk's own rule"),
        FindingKind.WATCHED: translate("labels", "For the chief"),
        FindingKind.BURST: translate("labels", "Sent in a burst"),
        FindingKind.LEARNED: translate("labels", "Like what was removed"),
    }[value]


def verdict_done(value: Verdict, *, edited: bool = False) -> str:
    """Return what was done, for announcements and the line about the last decision."""
    translate = QCoreApplication.translate
    if edited and value is Verdict.APPROVE:
        return translate("labels", "Edited and approved")
    return {
        Verdict.APPROVE: translate("labels", "Approved"),
        Verdict.REJECT: translate("labels", "Rejected"),
        Verdict.SPAM: translate("labels", "Marked as spam"),
        Verdict.HOLD: translate("labels", "Held for later"),
        Verdict.CHIEF: translate("labels", "Passed to the chief"),
        Verdict.TAKEDOWN: translate("labels", "Taken down"),
        Verdict.RETURN: translate("labels", "Returned to pending"),
    }[value]


def order(value: Order) -> str:
    """Return the name of a sort order."""
    translate = QCoreApplication.translate
    return {
        Order.OLDEST: translate("labels", "Oldest first"),
        Order.NEWEST: translate("labels", "Newest first"),
        Order.RISK: translate("labels", "Riskiest first"),
        Order.ARTICLE: translate("labels", "By article"),
        Order.AUTHOR: translate("labels", "By reader"),
        Order.GROUP: translate("labels", "Repeated ones together"),
    }[value]


def delivery(value: DeliveryState) -> str:
    """Return how far a delivery to the site is; empty once all is well."""
    translate = QCoreApplication.translate
    return {
        DeliveryState.WAITING: translate("labels", "Waiting to be sent"),
        DeliveryState.SENDING: translate("labels", "Sending"),
        DeliveryState.DELIVERED: translate("labels", "Received by the site"),
        DeliveryState.ALREADY: translate("labels", "Already so on the site"),
        DeliveryState.CONFLICT: translate("labels", "Changed on the site"),
        DeliveryState.GONE: translate("labels", "Gone from the site"),
        DeliveryState.REFUSED: translate("labels", "Refused by the site"),
        DeliveryState.DUE_AGAIN: translate("labels", "Will be sent again"),
        DeliveryState.CANCELLED: translate("labels", "Cancelled"),
    }[value]


WEEK = 7  # days


class _Ages(QObject):
    """Ages in words. A class, since only ``self.tr`` has its plural forms collected."""

    def short(self, moment: datetime, now: datetime) -> str:
        _, minutes, hours, days = _passed(moment, now)
        if not minutes:
            return self.tr("just now")
        if not hours:
            return self.tr("%n min", None, minutes)
        if not days:
            return self.tr("%n h", None, hours)
        if days < WEEK:
            return self.tr("%n d", None, days)
        return day(moment)

    def long(self, moment: datetime, now: datetime) -> str:
        seconds, minutes, hours, days = _passed(moment, now)
        if not minutes:
            return self.tr("%n second(s) ago", None, seconds)
        if not hours:
            return self.tr("%n minute(s) ago", None, minutes)
        if not days:
            return self.tr("%n hour(s) ago", None, hours)
        return self.tr("%n day(s) ago", None, days)


def ago(moment: datetime, now: datetime) -> str:
    """Return how long ago ``moment`` was, in the short form of lists."""
    return _Ages().short(moment, now)


def since(moment: datetime, now: datetime) -> str:
    """Return how long ago ``moment`` was, as part of a sentence and to the second."""
    return _Ages().long(moment, now)


def _passed(moment: datetime, now: datetime) -> tuple[int, int, int, int]:
    """Return the whole seconds, minutes, hours and days since ``moment``; never less than 0."""
    seconds = max(0, int((now - moment).total_seconds()))
    # divmod, since the reader of translatable texts takes two slashes for a comment
    minutes = divmod(seconds, 60)[0]
    hours = divmod(minutes, 60)[0]
    return seconds, minutes, hours, divmod(hours, 24)[0]


def clock_time(moment: datetime) -> str:
    """Return a moment in the computer's time zone, date and time."""
    return QLocale().toString(local(moment), "dd/MM/yyyy HH:mm")


def time_of_day(moment: datetime) -> str:
    """Return the time of a moment of today in the computer's time zone."""
    return QLocale().toString(local(moment), "HH:mm")


def day(moment: datetime) -> str:
    """Return the day of a moment in the computer's time zone."""
    return QLocale().toString(local(moment), "dd/MM/yyyy")


def local(moment: datetime) -> QDateTime:
    """Return a moment in the computer's time zone."""
    return QDateTime.fromMSecsSinceEpoch(round(moment.timestamp() * 1000))


def number(value: int) -> str:
    """Return a number with the language's separators."""
    return QLocale().toString(value)


def collated(names: Iterable[str]) -> list[str]:
    """Return ``names`` in the language's order: in Vietnamese Ă after A, Đ after D, 9 before 10."""
    order = QCollator(QLocale())
    order.setNumericMode(True)
    return sorted(names, key=cmp_to_key(order.compare))


def sections_collated(places: Iterable[Place]) -> list[Place]:
    """Return ``places`` with the sections first, in the language's order; articles as they came."""
    given = list(places)
    sections = {one.name: one for one in given if one.article_id is None}
    articles = [one for one in given if one.article_id is not None]
    return [*(sections[name] for name in collated(sections)), *articles]


def percent(value: int) -> str:
    """Return a share in hundredths as both languages write it: the sign stands at the number."""
    return f"{number(value)}%"
