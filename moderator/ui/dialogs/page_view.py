"""One page of a sheet, as it will be on paper: white in every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from moderator.ui.printing import Pages
    from moderator.ui.theme import Theme

MOST = 12_000_000  # dots of a picture: a large page at a large zoom stays affordable
AROUND = 10  # pixels of the ground that are seen beside the paper


class Paper(QWidget):
    """The picture of a page; blank paper until it comes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show blank paper."""
        super().__init__(parent)
        self._theme = theme
        self.image: QImage | None = None

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the paper and its edge."""
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(self.rect(), QColor("white"))
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self.image)
        painter.setPen(QColor(self._theme.colours.edge))
        painter.drawRect(area)
        painter.end()


class PageView(QScrollArea):
    """Scrolls over a page; ``turn`` asks for the next (1) or the one before (-1)."""

    resized = Signal()
    turn = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show blank paper."""
        super().__init__(parent)
        self.paper = Paper(theme, self)
        self.setWidget(self.paper)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The page"))

    def fit(self, page: tuple[float, float], zoom: float) -> QSize:
        """Give the paper its size and return it; ``zoom`` 0: as wide as the room, -1: whole."""
        room = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        if zoom > 0:
            wide = page[0] / 10 * zoom * self.logicalDpiX() / 72
        else:
            wide = room.width() - bar - 2 * AROUND
            if zoom < 0:
                wide = min(wide, (room.height() - AROUND) * page[0] / page[1])
        size = QSize(max(60, round(wide)), max(60, round(wide * page[1] / page[0])))
        self.paper.resize(size)
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that there is other room."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages with Page Up and Page Down where the page is scrolled to its end."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turn.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turn.emit(-1)
        else:
            super().keyPressEvent(event)


def picture(pages: Pages, number: int, size: QSize) -> QImage:
    """Return a page drawn ``size`` large, in device pixels. May run on any thread."""
    wide, high = size.width(), size.height()
    if wide * high > MOST:
        less = (MOST / (wide * high)) ** 0.5
        wide, high = int(wide * less), int(high * less)
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    pages.paint(painter, number, QRectF(image.rect()))
    painter.end()
    return image
