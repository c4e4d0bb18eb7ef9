"""A column that scrolls: as wide as its place, as high as its content at that width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent


class ColumnScroll(QScrollArea):
    """Asks the page for its height at the width it gets, which a plain scroll area does not."""

    def __init__(self, parent: QWidget) -> None:
        """Hold an empty page."""
        super().__init__(parent)
        self.page = QWidget(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.page)
        self.page.installEventFilter(self)
        self._first: tuple[QWidget, int] | None = None  # what is to be in view, how much of it
        self._put = 0  # where the page was scrolled to for that

    def begin_with(self, part: QWidget, least: int) -> None:
        """Begin at the page's top, or as far down as ``least`` pixels of ``part`` need to be seen.

        Holds on while what stands above it still changes, until somebody scrolls.
        """
        self._first, self._put = (part, least), 0
        self.verticalScrollBar().setValue(0)
        self.fit()

    def bring(self, parts: Iterable[QWidget]) -> None:
        """Scroll so far that ``parts`` are in view, the last one surely."""
        for part in parts:
            self.ensureWidgetVisible(part, 0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fit the page again when its layout changed."""
        if watched is self.page and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the page to the new width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the page the height it needs."""
        layout = self.page.layout()
        if layout is None:
            return
        width = self.viewport().width()
        height = layout.totalHeightForWidth(width)
        if height < 0:
            height = layout.totalSizeHint().height()
        self.page.resize(width, max(height, self.viewport().height()))
        bar = self.verticalScrollBar()
        if self._first is None or bar.value() != self._put:
            self._first = None  # somebody scrolled
            return
        part, least = self._first
        if part.isHidden():
            return
        layout.activate()
        top = part.mapTo(self.page, QPoint()).y()
        bar.setValue(min(top, max(0, top + min(least, part.height()) - self.viewport().height())))
        self._put = bar.value()
