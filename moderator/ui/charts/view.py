"""A chart as a part of a window: seen, walked through bar by bar, read as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from moderator.ui import labels
from moderator.ui.charts.chart import Chart
from moderator.ui.charts.drawing import Drawing, Look
from moderator.ui.charts.spots import Spots
from moderator.ui.chips import plain_label, wrapped_label
from moderator.ui.plain import tooltip

if TYPE_CHECKING:
    from moderator.ui.charts.chart import Bar
    from moderator.ui.theme import Theme

BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}
ON = {Qt.Key.Key_Right, Qt.Key.Key_Down}
OPENS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class ChartView(QWidget):
    """Draws a chart. Arrows walk through its bars, Enter or a click asks for what is behind.

    Each bar is a widget that the keys come to (``spots``), so that a screen reader says what it is.
    """

    chosen = Signal(str)  # the line of a bar

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin with nothing."""
        super().__init__(parent)
        self._theme = theme
        self._chart = Chart("", "", ())
        self._drawing: Drawing | None = None
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.spots = Spots(self)
        self.spots.entered.connect(self._mark)
        self.spots.pressed_at.connect(self._open)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart, or the same with other numbers; the bar that was marked stays so."""
        if chart == self._chart:
            return
        marked = self._bar()
        self._chart = chart
        names = [bar.name for bar in chart.bars]
        self.current = names.index(marked.name) if marked and marked.name in names else -1
        self._drawing = None
        self.setAccessibleName(chart.title)
        self._describe()
        shown = chart.bars if chart.most else ()
        self.spots.name([self.said(bar) for bar in shown], chart.title, max(0, self.current))
        self.updateGeometry()
        self._lay()

    def said(self, bar: Bar) -> str:
        """Return a bar's name and numbers in words; points say all of it themselves."""
        if self._chart.joined:
            return bar.whole or bar.name
        parts = [
            f"{labels.number(value)} {name}"
            for name, value in zip(self._chart.series, bar.values, strict=True)
            if value or len(bar.values) == 1
        ]
        return f"{bar.whole or bar.name}: {', '.join(parts) or labels.number(0)}"

    def _bar(self) -> Bar | None:
        bars = self._chart.bars
        return bars[self.current] if 0 <= self.current < len(bars) else None

    def _describe(self) -> None:
        count = len(self._chart.bars)
        if not self._chart.most:
            text = self._chart.empty
        elif self._chart.joined:
            text = self.tr("%n point(s)", "", count)
        else:
            text = self.tr("%n bar(s)", "", count)
        self.setAccessibleDescription(text)

    def _lay(self) -> None:
        """Lay what a screen reader finds over what is painted."""
        if self.isVisible():
            self.spots.lay(self.drawing().slots)
        self.update()

    # --- drawing ----------------------------------------------------------------------------------

    def look(self) -> Look:
        """Return how charts are drawn here."""
        theme = self._theme
        return Look(theme.colours, theme.font(-1.5), theme.line(-1.5), theme.px(10) / 10)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that the bars want."""
        height = Drawing.height(self._chart, self.look())
        return QSize(self._theme.px(330), round(height))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same height, narrower."""
        return QSize(self._theme.px(220), self.sizeHint().height())

    def drawing(self) -> Drawing:
        """Return the chart laid out in the present room."""
        if self._drawing is None:
            self._drawing = Drawing(self._chart, QRectF(self.rect()), self.look())
        return self._drawing

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the chart."""
        painter = QPainter(self)
        self.drawing().draw(painter, self.current, focus=self.spots.held() >= 0)
        if self.hasFocus():
            painter.setPen(self.palette().color(self.palette().ColorRole.Accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the chart out anew."""
        self._drawing = None
        super().resizeEvent(event)
        self._lay()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Lay out what changed while nobody saw it."""
        super().showEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw with another font or other colours."""
        self._drawing = None
        super().changeEvent(event)
        self._lay()

    # --- keys and mouse ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk through the bars, or open one."""
        key, last = event.key(), len(self.spots) - 1
        if last < 0:
            super().keyPressEvent(event)
        elif key in OPENS:
            if not event.isAutoRepeat():
                self._open(self.current)
        elif key in BACK:
            self._go(max(0, self.current - 1))
        elif key in ON:
            self._go(min(last, self.current + 1))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Hand the keys to a bar."""
        super().focusInEvent(event)
        if len(self.spots):
            self._go(max(0, self.current), event.reason())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Draw without the frame."""
        self.update()
        super().focusOutEvent(event)

    def _go(self, at: int, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self._mark(at)
        self.spots[at].setFocus(reason)

    @Slot(int)
    def _mark(self, at: int) -> None:
        self.current = at
        self.spots.rove(at)
        self.update()

    @Slot(int)
    def _open(self, at: int) -> None:
        bars = self._chart.bars
        if 0 <= at < len(bars) and bars[at].line:
            self.chosen.emit(bars[at].line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show where a click leads somewhere."""
        at = self.drawing().at(QPointF(event.position()))
        leads = at >= 0 and bool(self._chart.bars[at].line)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Mark the bar under the mouse."""
        at = self.drawing().at(QPointF(event.position()))
        if at >= 0:
            self._go(at, Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the bar that was pressed."""
        at = self.drawing().at(QPointF(event.position()))
        if event.button() == Qt.MouseButton.LeftButton and at >= 0 and at == self.current:
            self._open(at)

    def event(self, event: QEvent) -> bool:
        """Tell the numbers of the bar on which the mouse rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.drawing().at(QPointF(event.pos()))
            text = tooltip(self.said(self._chart.bars[at])) if at >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)


class ChartTable(QTableWidget):
    """The same numbers as rows and columns; Enter or a double click opens a row's comments."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._theme = theme
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.doubleClicked.connect(self._open)

    def show_chart(self, chart: Chart) -> None:
        """Write the numbers of a chart."""
        kept = self.currentRow()
        heads = chart.heads()
        self.setAccessibleName(chart.title)
        self.setColumnCount(len(heads))
        self.setRowCount(len(chart.bars))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, bar in enumerate(chart.bars):
            name = QTableWidgetItem(bar.whole or bar.name)
            name.setData(LINE_ROLE, bar.line)
            name.setToolTip(tooltip(bar.whole or bar.name))
            self.setItem(row, 0, name)
            for column, text in enumerate(cells(chart, bar)[1:], start=1):
                item = QTableWidgetItem(text)
                item.setTextAlignment(right)
                self.setItem(row, column, item)
        for column in range(len(heads)):
            side = right if column else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            head = QTableWidgetItem(heads[column])
            head.setTextAlignment(side)
            self.setHorizontalHeaderItem(column, head)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        high = self._theme.line() + self._theme.px(6)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(high)
        self.setFixedHeight(header.sizeHint().height() + high * max(1, len(chart.bars)) + 4)
        if 0 <= kept < len(chart.bars):
            self.setCurrentCell(kept, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the row that is chosen with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        item = self.item(self.currentRow(), 0)
        line = item.data(LINE_ROLE) if item is not None else ""
        if line:
            self.chosen.emit(line)


def cells(chart: Chart, bar: Bar) -> tuple[str, ...]:
    """Return a row of a chart's table."""
    found = (bar.whole or bar.name, *(labels.number(value) for value in bar.values))
    if not chart.share:
        return found
    both = sum(bar.values[:2])
    share = labels.percent(round(100 * bar.values[0] / both)) if both else "–"
    return (*found, share)


class Card(QFrame):
    """A chart with its title and note; as a table where that is wanted."""

    chosen = Signal(str, int)  # the line of a bar, and how many it counts

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Begin with nothing to show."""
        super().__init__(parent)
        self.setObjectName("card")
        self._theme = theme
        self.chart: Chart | None = None
        self.title = wrapped_label("", self)
        self.note = wrapped_label("", self, muted=True)
        self.view = ChartView(theme, self)
        self.table = ChartTable(theme, self)
        self.nothing = plain_label("", self, muted=True)
        column = QVBoxLayout(self)
        margin = theme.px(14)
        column.setContentsMargins(margin, theme.px(10), margin, theme.px(12))
        column.setSpacing(theme.px(5))
        for widget in (self.title, self.note, self.view, self.table):
            column.addWidget(widget)
        column.addStretch(1)
        self.table.hide()
        self.nothing.hide()
        self.view.chosen.connect(self._chosen)
        self.table.chosen.connect(self._chosen)
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's fonts."""
        self.title.setFont(self._theme.font(0, bold=True))
        self.note.setFont(self._theme.font(-1.5))

    def show_chart(self, chart: Chart, *, table: bool) -> None:
        """Show a chart, or its numbers as a ``table``."""
        as_table = table and bool(chart.most)
        if chart != self.chart or self.table.isHidden() == as_table:
            self.chart = chart
            self.title.setText(chart.title)
            self.note.setText(chart.note)
            self.note.setVisible(bool(chart.note))
            self.view.show_chart(chart)
            self.table.show_chart(chart)
            self.view.setVisible(not as_table)
            self.table.setVisible(as_table)

    @Slot(str)
    def _chosen(self, line: str) -> None:
        bars = () if self.chart is None else self.chart.bars
        self.chosen.emit(line, sum(bar.total for bar in bars if bar.line == line))
