"""The text of a proposal: the proposed words in their place, what the reader typed above them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from moderator.model import FindingKind
from moderator.text.proposal import Kind, Stop
from moderator.text.visible import reveal
from moderator.ui.marks import Stroke, stretches, underline
from moderator.ui.plain import Mark
from moderator.ui.restoration_choices import Choices, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderator.ui.colours import Tone
    from moderator.ui.theme import Theme

STEP = 2.0  # the words, larger than running text
ABOVE = -3.0  # what the reader typed, smaller
LEAST_LINES, MOST_LINES = 2, 7
MOST_SHARE = 0.38  # of the window's height
MARK = FindingKind.MISSING_DIACRITICS


class RestorationView(QTextEdit):
    """Shows ``Choices``. Keys are left to the pane around it."""

    pointed = Signal(int)  # the place of a stop that was clicked

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing."""
        super().__init__(parent)
        self._theme = theme
        self._choices: Choices | None = None
        self._stops: tuple[Stop, ...] = ()
        self._forms: list[str] = []
        self._places: list[int] = []  # where each stop's form begins, in UTF-16 units
        self.setReadOnly(True)
        self.setProperty("ownsKeys", True)
        self.setAccessibleName(self.tr("Proposed text"))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self.document().setDefaultTextOption(option)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._restyle)
        self._restyle()

    # --- showing ------------------------------------------------------------------------------

    def show_text(self, text: str) -> None:
        """Show a text for which there is no proposal yet."""
        self._choices = None
        self._stops, self._forms, self._places = (), [], []
        self._put(reveal(text))

    def show_choices(self, choices: Choices) -> None:
        """Show the choices as they are now, with the current stop in sight."""
        if self._choices is not choices or self._stops is not choices.stops:
            self._choices, self._stops = choices, choices.stops
            self._build()
        for place, stop in enumerate(self._stops):
            form = choices.shown(stop)
            if form != self._forms[place]:
                self._replace(place, form)
        if self._stops:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._places[choices.at] + _units(self._forms[choices.at]))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        self.viewport().update()

    def _build(self) -> None:
        choices = self._choices
        if choices is None:
            return
        self._forms = [choices.shown(stop) for stop in self._stops]
        self._places = []
        pieces: list[str] = []
        read = at = 0
        for stop, form in zip(self._stops, self._forms, strict=True):
            between = reveal(choices.proposal.text[read : stop.start])
            at += _units(between)
            self._places.append(at)
            at += _units(form)
            pieces += (between, form)
            read = stop.end
        self._put("".join(pieces) + reveal(choices.proposal.text[read:]))

    def _put(self, text: str) -> None:
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(self._line(), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(spacing)
        self._fit()

    def _replace(self, place: int, form: str) -> None:
        start, old = self._places[place], _units(self._forms[place])
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(start + old, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(form)
        self._forms[place] = form
        moved = _units(form) - old
        if moved:
            self._places[place + 1 :] = [at + moved for at in self._places[place + 1 :]]

    @Slot()
    def _restyle(self) -> None:
        c, px = self._theme.colours, self._theme.px
        self.setFont(self._theme.font(STEP))
        self.document().setDefaultFont(self._theme.font(STEP))
        self.document().setDocumentMargin(px(8))
        self.setStyleSheet(
            f"QTextEdit {{ background: {c.sunken}; color: {c.text}; border: 1px solid {c.edge};"
            f" border-radius: {px(7)}px; padding: 0 {px(2)}px; }}"
            f" QTextEdit:focus {{ border: 2px solid {c.focus}; padding: 0 {px(2) - 1}px;"
            f" background: {c.pane}; }}"
        )
        if self._choices is not None:
            self._build()
        else:
            self._put(self.toPlainText())

    def _line(self) -> int:
        return self._theme.line(STEP) + self._theme.line(ABOVE) + self._theme.px(4)

    @Slot()
    def _fit(self) -> None:
        frame = 2 * self._theme.px(8) + 4
        lines = int(self.window().height() * MOST_SHARE) // self._line()  # the choices go below
        most = min(max(lines, LEAST_LINES), MOST_LINES) * self._line() + frame
        least = LEAST_LINES * self._line() + frame
        height = min(max(round(self.document().size().height()) + 4, least), most)
        if height != self.height():
            self.setFixedHeight(height)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the window as it is now."""
        super().showEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size with the whole text, within reason."""
        return QSize(320, self.height())

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the grounds and the reader's words, then the text over them."""
        choices = self._choices
        if choices is not None and self._stops:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, areas in self._in_view(event.rect().top(), event.rect().bottom()):
                self._paint_stop(painter, choices, place, areas)
            painter.end()
        super().paintEvent(event)

    def _in_view(self, top: int, bottom: int) -> Iterator[tuple[int, list[QRectF]]]:
        """Yield the stops between two heights of the viewport with the areas of their words."""
        edge = self.viewport().width()
        first = self.cursorForPosition(QPoint(0, top - self._line())).position()
        last = self.cursorForPosition(QPoint(edge, bottom + self._line())).position()
        layout = self.document().documentLayout()
        scrolled = self.verticalScrollBar().value()
        for place in range(max(0, bisect_right(self._places, first) - 1), len(self._places)):
            at = self._places[place]
            if at > last:
                return
            block = self.document().findBlock(at)
            area = layout.blockBoundingRect(block)
            word = Mark(at - block.position(), _units(self._forms[place]), MARK)
            yield (
                place,
                [
                    one.translated(area.left(), area.top() - scrolled)
                    for one in stretches(block.layout(), word)
                ],
            )

    def _paint_stop(
        self, painter: QPainter, choices: Choices, place: int, areas: list[QRectF]
    ) -> None:
        theme, stop = self._theme, self._stops[place]
        tone, stroke, filled = _look(stop, choices.choice(stop).standing)
        pair = theme.colours.tones[tone]
        for area in areas:
            if filled:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(pair.back))
                painter.drawRoundedRect(area.adjusted(-2, 1, 2, 1), 3, 3)
            underline(painter, area.adjusted(0, 0, 0, 1), stroke, QColor(pair.fore))
        if not areas:
            return
        if self._forms[place] != stop.before:
            self._paint_above(painter, stop.before, areas[0])
        if place == choices.at:
            colour = theme.colours.focus if self.hasFocus() else theme.colours.muted
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colour), 2))
            for area in areas:
                painter.drawRoundedRect(area.adjusted(-3, -1, 3, 4), 5, 5)

    def _paint_above(self, painter: QPainter, before: str, area: QRectF) -> None:
        """Write what the reader typed above the word that is proposed for it."""
        font = self._theme.font(ABOVE)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.muted))
        text = reveal(before)
        left = max(0.0, area.center().x() - metrics.horizontalAdvance(text) / 2)
        painter.drawText(QPointF(left, area.top() - metrics.descent() - 1), text)

    # --- keys and mouse -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave every key to the pane."""
        event.ignore()

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001, N802 - Qt's
        """Keep Tab: it goes from stop to stop."""
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the word that was clicked."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = self._stop_at(event.position())
        if place is not None:
            self.pointed.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show where a click does something."""
        over = self._stop_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _stop_at(self, point: QPointF) -> int | None:
        for place, areas in self._in_view(0, self.viewport().height()):
            for area in areas:
                if area.adjusted(-2, -self._theme.line(ABOVE), 2, 3).contains(point):
                    return place
        return None

    def word_area(self, place: int) -> QRectF:
        """Return where a stop's word stands in the viewport; empty when it is out of sight."""
        for at, areas in self._in_view(0, self.viewport().height()):
            if at == place and areas:
                return areas[0]
        return QRectF()


def _look(stop: Stop, standing: Standing) -> tuple[Tone, Stroke, bool]:
    """Return the colour, the line below and whether the ground is filled."""
    if standing is Standing.LEFT:
        return "grey", "dotted", False
    if standing is Standing.ACCEPTED:
        return "green", "solid", True
    if stop.kind is Kind.SHORT:
        return "violet", "double", stop.doubtful
    if stop.doubtful:
        return "amber", "dashed", True
    return "green", "solid", False


def _units(text: str) -> int:
    """Return the length in UTF-16 units; the text is revealed and so has no lone surrogate."""
    return len(text.encode("utf-16-le")) // 2
