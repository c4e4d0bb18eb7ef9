"""A layout that puts widgets side by side and goes on in a new line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

KEPT: dict[int, FlowLayout] = {}
"""Every layout that Qt still has. One that only Qt holds may lose the Python halves of its items,
and the next question for its height then ends the program."""


class FlowLayout(QLayout):
    """Left to right, line by line; hidden widgets take no room."""

    def __init__(self, gap: int, parent: QWidget | None = None, *, fills: bool = False) -> None:
        """Leave ``gap`` pixels between widgets and between lines.

        Where it ``fills`` its place, widgets that all stand on one line share the room beside.
        """
        super().__init__(parent)
        self._gap = gap
        self._fills = fills
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        key = id(self)
        KEPT[key] = self
        self.destroyed.connect(lambda *_, kept=KEPT: kept.pop(key, None))

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return an item; None past the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Remove an item and return it; None past the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Return none: the widgets stay as they are."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return True: lines are broken."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines at ``width``."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, area: QRect) -> None:  # noqa: N802 - Qt's name
        """Put every widget in its place."""
        super().setGeometry(area)
        self._arrange(area, place=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the smallest size: the width is the place's to say."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the largest widget."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _spare(self, room: int) -> int:
        """Return by how much each widget is widened where all stand on one line, in pixels."""
        widths = [one.sizeHint().width() for one in self._items if not one.isEmpty()]
        if not self._fills or not widths:
            return 0
        return max(0, (room - sum(widths) - self._gap * (len(widths) - 1)) // len(widths))

    def _arrange(self, area: QRect, *, place: bool) -> int:
        x, y, height = area.x(), area.y(), 0
        more = QSize(self._spare(area.width()), 0)
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint() + more
            if height and x + size.width() > area.x() + area.width():
                x, y, height = area.x(), y + height + self._gap, 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            height = max(height, size.height())
        return y + height - area.y()
