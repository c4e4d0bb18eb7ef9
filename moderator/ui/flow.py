"""A widget whose parts stand side by side and go on in a new line where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent


class Flow(QWidget):
    """Left to right, line by line, in the middle of a line; hidden parts take no room.

    A widget and no layout of our own: Qt asks a layout for its items by way of Python halves that
    may be gone by then, which ends the program.
    """

    def __init__(self, gap: int, parent: QWidget | None = None, *, fills: bool = False) -> None:
        """Leave ``gap`` pixels between parts and between lines.

        Where it ``fills`` its place, parts that all stand on one line share the room beside.
        """
        super().__init__(parent)
        self._gap = gap
        self._fills = fills
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Take ``part`` in at the end."""
        if part.parentWidget() is not self:
            hidden = part.isHidden() and part.testAttribute(
                Qt.WidgetAttribute.WA_WState_ExplicitShowHide
            )
            part.setParent(self)
            if self.isVisible() and not hidden:
                part.show()
        self._parts.append(part)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines at ``width``."""
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the smallest size: the width is the place's to say."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the largest part."""
        size = QSize()
        for part in self._shown():
            least = part.minimumSizeHint().expandedTo(part.minimumSize())
            size = size.expandedTo(least if least.isValid() else _size(part))
        return size.grownBy(self.contentsMargins())

    def event(self, event: QEvent) -> bool:
        """Put the parts in their places when one of them came, went or wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange(self.width(), place=True)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the parts in their places."""
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Put the parts in their places: of what changed while it was hidden Qt tells nothing."""
        super().showEvent(event)
        self.updateGeometry()
        self._arrange(self.width(), place=True)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if isValid(part) and not part.isHidden()]

    def _arrange(self, width: int, *, place: bool) -> int:
        """Return the height of all lines at ``width`` pixels."""
        edges = self.contentsMargins()
        left, right = edges.left(), width - edges.right()
        shown = [(part, _size(part)) for part in self._shown()]
        more = QSize(self._spare(right - left, [size.width() for _, size in shown]), 0)
        x, y, height = left, edges.top(), 0
        line: list[tuple[QWidget, QRect]] = []
        for part, least in shown:
            size = least + more
            if height and x + size.width() > right:
                _place(line if place else [], height)
                line.clear()
                x, y, height = left, y + height + self._gap, 0
            line.append((part, QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
            height = max(height, size.height())
        _place(line if place else [], height)
        return y + height + edges.bottom()

    def _spare(self, room: int, widths: list[int]) -> int:
        """Return by how much each part is widened where all stand on one line, in pixels."""
        if not self._fills or not widths:
            return 0
        return max(0, (room - sum(widths) - self._gap * (len(widths) - 1)) // len(widths))


def _place(line: list[tuple[QWidget, QRect]], height: int) -> None:
    """Put the parts of a line of ``height`` pixels in their places, lower ones in its middle."""
    for part, area in line:
        part.setGeometry(area.translated(0, (height - area.height()) // 2))


def _size(part: QWidget) -> QSize:
    wanted = part.sizeHint().expandedTo(part.minimumSizeHint()).expandedTo(part.minimumSize())
    return wanted.boundedTo(part.maximumSize())
