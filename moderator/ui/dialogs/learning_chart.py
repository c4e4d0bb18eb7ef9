"""A small picture: how well the order by risk fared week by week, with learning and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator.ui.charts.chart import Bar, Chart
from moderator.ui.charts.view import ChartView
from moderator.ui.chips import wrapped_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.learning import Stretch
    from moderator.ui.theme import Theme


class QualityChart(QWidget):
    """Two lines over weeks or days, with their title; arrows walk through them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin empty and hidden."""
        super().__init__(parent)
        self.title = wrapped_label("", self)
        self.title.setFont(theme.font(0, bold=True))
        self.view = ChartView(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.title)
        column.addWidget(self.view)
        self.hide()

    def show_course(self, course: Sequence[Stretch]) -> None:
        """Draw ``course``; a screen reader is told its figures. One point alone is no line."""
        told = [one for one in course if one.both is not None]
        title = self._title(by_day=bool(course) and course[0].days == 1)
        self.title.setText(title)
        bars = tuple(Bar(self._short(one), _points(one), whole=self.told(one)) for one in course)
        series = (self.tr("with learning"), self.tr("rules alone"))
        self.view.show_chart(Chart("quality", title, series, bars, joined=True, top=100))
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(self.told(one) for one in told))
        self.setVisible(len(told) > 1)
        self.updateGeometry()

    def told(self, one: Stretch) -> str:
        """Return the figures of a week or day in words."""
        if one.both is None or one.rules is None:
            text = self.tr("%1: too few decisions.")
            return text.replace("%1", self._date(one))
        text = self.tr("%1: %2 with learning, %3 by the rules alone; %4 decisions, %5 removals.")
        number = QLocale().toString
        for mark, value in (
            ("%1", self._date(one)),
            ("%2", str(round(100 * one.both))),
            ("%3", str(round(100 * one.rules))),
            ("%4", number(one.decisions)),
            ("%5", number(one.removals)),
        ):
            text = text.replace(mark, value)
        return text

    def _title(self, *, by_day: bool) -> str:
        return (
            self.tr("Quality of the order by risk, day by day (0 to 100)")
            if by_day
            else self.tr("Quality of the order by risk, week by week (0 to 100)")
        )

    def _short(self, one: Stretch) -> str:
        day = QDate(one.begins.year, one.begins.month, one.begins.day)
        return QLocale().toString(day, self.tr("d MMM"))

    def _date(self, one: Stretch) -> str:
        text = self._short(one)
        return text if one.days == 1 else self.tr("week of %1").replace("%1", text)


def _points(one: Stretch) -> tuple[int, ...]:
    if one.both is None or one.rules is None:
        return ()
    return round(100 * one.both), round(100 * one.rules)
