"""Days, hours and lengths of time in the window's language, as the board says them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale, QObject

from moderator.model import Field, Term
from moderator.ui.labels import local

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from moderator.model.figures import Step

_MINUTE: Final = 60
_HOUR: Final = 3600
_DAY: Final = 86_400
_HOURS: Final = 2 * _HOUR
"""No step of hours is longer, also where clocks go back."""
_ONE_DAY: Final = 25 * _HOUR
_WEEK: Final = 20 * _DAY
_FEW: Final = 10


class Times(QObject):
    """A class, since only ``self.tr`` has its texts collected."""

    def lasting(self, seconds: float) -> str:
        """Return how long something took, in the largest unit that fits."""
        if seconds < _MINUTE:
            return self.tr("%1 s").replace("%1", _number(seconds, 1))
        if seconds < 2 * _HOUR:
            return self.tr("%1 min").replace("%1", _number(seconds, _MINUTE))
        if seconds < 2 * _DAY:
            return self.tr("%1 h").replace("%1", _number(seconds, _HOUR))
        return self.tr("%1 d").replace("%1", _number(seconds, _DAY))

    def days(self, first: date, last: date) -> str:
        """Return two days, both included."""
        begins, ends = (
            QLocale().toString(QDate(one.year, one.month, one.day), "dd/MM/yyyy")
            for one in (first, last)
        )
        return begins if begins == ends else f"{begins} – {ends}"

    def when(self, one: Step, steps: Sequence[Step]) -> str:
        """Return a short name of a step: an hour, a day, or the day it begins with."""
        length = (one.ends - one.begins).total_seconds()
        begins = local(one.begins)
        if length <= _HOURS:
            several = (steps[-1].begins - steps[0].begins).total_seconds() > _DAY
            form = self.tr("d/M H:mm") if several else "H:mm"
            return QLocale().toString(begins, form)
        if length > _WEEK:
            return QLocale().toString(begins, "MM/yyyy")
        return QLocale().toString(begins, self.tr("d MMM"))

    def heading(self, steps: Sequence[Step]) -> str:
        """Return what the steps are, for the head of their column."""
        length = (steps[0].ends - steps[0].begins).total_seconds() if steps else _DAY
        if length <= _HOURS:
            return self.tr("Hour")
        if length > _WEEK:
            return self.tr("Month")
        return self.tr("Day") if length <= _ONE_DAY else self.tr("Week")

    def whole(self, one: Step) -> str:
        """Return which time a step is, in full."""
        length = (one.ends - one.begins).total_seconds()
        begins = local(one.begins)
        if length <= _HOURS:
            return QLocale().toString(begins, "dd/MM/yyyy H:mm")
        day = QLocale().toString(begins, "dddd, dd/MM/yyyy")
        if length <= _ONE_DAY:
            return day
        last = QLocale().toString(local(one.ends).addSecs(-1), "dd/MM/yyyy")
        return f"{QLocale().toString(begins, 'dd/MM/yyyy')} – {last}"


def term(one: Step) -> Term:
    """Return what filters a list for the decisions of a step."""
    begins, ends = (local(moment) for moment in (one.begins, one.ends))
    last = ends.addSecs(-1).date()
    first = begins.date()
    if (one.ends - one.begins).total_seconds() <= _HOURS:
        return Term(Field.DECIDED, (begins.toString("yyyy-MM-ddTHH"),))
    days = [day.toString("yyyy-MM-dd") for day in (first, last)]
    return Term(Field.DECIDED, (days[0] if first == last else "..".join(days),))


def _number(value: float, unit: int) -> str:
    amount = value / unit
    digits = 1 if amount < _FEW and unit > _MINUTE and amount != int(amount) else 0
    return QLocale().toString(amount, "f", digits)
