"""A small picture: how well the order by risk fared week by week, with learning and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLineF, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from moderator.ui.plain import tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderator.learning import Stretch
    from moderator.ui.theme import Theme

MARKS = (0, 50, 100)
Point = tuple[QPointF, int]  # where, and its value from 0 to 100


class QualityChart(QWidget):
    """Two lines over weeks or days; unlike in stroke and points, not only in colour."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin empty and hidden."""
        super().__init__(parent)
        self._theme = theme
        self._course: tuple[Stretch, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_course(self, course: Sequence[Stretch]) -> None:
        """Draw ``course``; a screen reader is told its figures. One point alone is no line."""
        self._course = tuple(course)
        told = [one for one in course if one.both is not None]
        self.setAccessibleName(self._title())
        self.setAccessibleDescription(" ".join(self.told(one) for one in told))
        self.setVisible(len(told) > 1)
        self.updateGeometry()
        self.update()

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

    def _title(self) -> str:
        by_day = bool(self._course) and self._course[0].days == 1
        return (
            self.tr("Quality of the order by risk, day by day (0 to 100)")
            if by_day
            else self.tr("Quality of the order by risk, week by week (0 to 100)")
        )

    def _date(self, one: Stretch) -> str:
        day = QDate(one.begins.year, one.begins.month, one.begins.day)
        text = QLocale().toString(day, self.tr("d MMM"))
        return text if one.days == 1 else self.tr("week of %1").replace("%1", text)

    # --- geometry -----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for a title, the lines and the dates."""
        return QSize(self._theme.px(360), 2 * self._line() + self._theme.px(92))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same height, narrower."""
        return QSize(self._theme.px(300), self.sizeHint().height())

    def _line(self) -> int:
        return self._theme.line(-1.5)

    def _field(self) -> QRectF:
        """Return where the lines run: between the scale and the words at their ends."""
        metrics = QFontMetrics(self._theme.font(-1.5))
        left = metrics.horizontalAdvance("100") + self._theme.px(8)
        words = max(metrics.horizontalAdvance(f"{text} 100") for text in self._ends())
        right = words + self._theme.px(14)
        top = self._line() + self._theme.px(8)
        bottom = self._line() + self._theme.px(4)
        return QRectF(left, top, self.width() - left - right, self.height() - top - bottom)

    def _ends(self) -> tuple[str, str]:
        return self.tr("with learning"), self.tr("rules alone")

    def _x(self, field: QRectF, at: int) -> float:
        steps = max(len(self._course) - 1, 1)
        return field.left() + field.width() * at / steps

    def _points(self, field: QRectF, *, both: bool) -> list[Point]:
        found = []
        for at, one in enumerate(self._course):
            share = one.both if both else one.rules
            if share is not None:
                y = field.bottom() - field.height() * share
                found.append((QPointF(self._x(field, at), y), round(100 * share)))
        return found

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw title, scale, lines and what they are."""
        c, theme = self._theme.colours, self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(0, bold=True))
        painter.setPen(QColor(c.text))
        place = QRectF(0, 0, self.width(), theme.line())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self._title())
        painter.setFont(theme.font(-1.5))
        field = self._field()
        self._scale(painter, field)
        with_learning = self._points(field, both=True)
        alone = self._points(field, both=False)
        if with_learning and alone:
            self._words(painter, field, with_learning[-1], alone[-1])
            self._draw(painter, alone, c.muted, Qt.PenStyle.DashLine)
            self._draw(painter, with_learning, c.accent, Qt.PenStyle.SolidLine)
        painter.end()

    def _scale(self, painter: QPainter, field: QRectF) -> None:
        c = self._theme.colours
        line = self._line()
        for mark in MARKS:
            y = field.bottom() - field.height() * mark / 100
            painter.setPen(QPen(QColor(c.line), 1))
            painter.drawLine(QLineF(field.left(), y, field.right(), y))
            painter.setPen(QColor(c.muted))
            place = QRectF(0, y - line / 2, field.left() - self._theme.px(6), line)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(place, int(flags), str(mark))
        metrics = painter.fontMetrics()
        days = [
            QLocale().toString(
                QDate(one.begins.year, one.begins.month, one.begins.day), self.tr("d MMM")
            )
            for one in self._course
        ]
        widest = max(map(metrics.horizontalAdvance, days), default=0)
        apart = field.width() / max(len(days) - 1, 1)
        every = int((widest + self._theme.px(10)) // max(apart, 1.0)) + 1
        for at in range(len(days) - 1, -1, -every):  # the newest is always named
            place = QRectF(0, field.bottom() + self._theme.px(4), widest + 2, line)
            place.moveLeft(self._x(field, at) - place.width() / 2)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), days[at])

    def _draw(
        self, painter: QPainter, points: list[Point], colour: str, stroke: Qt.PenStyle
    ) -> None:
        pen = QPen(QColor(colour), self._theme.px(2), stroke)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([point for point, _ in points])
        size = self._theme.px(3.2)
        solid = stroke is Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(colour), self._theme.px(1.5)))
        painter.setBrush(QColor(colour if solid else self._theme.colours.window))
        for point, _ in points:
            if solid:
                painter.drawEllipse(point, size, size)
            else:
                painter.drawRect(QRectF(point.x() - size, point.y() - size, 2 * size, 2 * size))

    def _words(self, painter: QPainter, field: QRectF, both: Point, alone: Point) -> None:
        """Write what each line is and its newest value where it ends, apart from each other."""
        line = float(self._line())
        tops = [both[0].y() - line / 2, alone[0].y() - line / 2]
        high, low = (0, 1) if tops[0] <= tops[1] else (1, 0)
        lacking = line - (tops[low] - tops[high])
        if lacking > 0:
            tops[high] -= lacking / 2
            tops[low] += lacking / 2
        left = field.right() + self._theme.px(10)
        colours = (self._theme.colours.accent, self._theme.colours.muted)
        for top, text, point, colour in zip(
            tops, self._ends(), (both, alone), colours, strict=True
        ):
            painter.setPen(QColor(colour))
            place = QRectF(left, top, self.width() - left, line)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), f"{text} {point[1]}")

    def event(self, event: QEvent) -> bool:
        """Tell the figures of the week on which the mouse rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._course:
            field = self._field()
            steps = len(self._course) - 1
            share = (event.pos().x() - field.left()) / max(field.width(), 1.0)
            at = min(max(round(share * steps), 0), steps)
            QToolTip.showText(event.globalPos(), tooltip(self.told(self._course[at])), self)
            return True
        return super().event(event)
